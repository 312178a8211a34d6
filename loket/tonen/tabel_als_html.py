"""A table as readers get it: accessible HTML, with heads and cells in words; no arithmetic happens here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

import pandas as pd

from loket.basis import opmaak
from loket.basis.afspraken import ILLUSTRATIEF
from loket.basis.eenheden import EENHEDEN
from loket.cijfers.afkomst import merk
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.definities import DEFINITIES
from loket.tonen.waarde import Gemerkt, Getal, afgeleid, html_van, is_getal, wanneer
from loket.tonen.zin import als_html

#: How a reader sees values that the register writes as codes.
_WOORDEN = {
    "convenantpartner": "convenantpartners",
    "deelnemer": "deelnemers",
    "deels_gegrond": "deels gegrond",
    "niet_ontvankelijk": "niet ontvankelijk",
    "uitval_fase": "Fase",
    "uitval_reden": "Reden",
    "afsluitreden": "Reden",
    "verwijzer": "Organisatie",
    "verwijzerstatus": "Status",
    "verwijzertype": "Verwijzer",
    "wachttijdklasse": "Wachttijd",
}
#: How the register writes months.
_MAANDEN = frozenset(map(str, range(1, 13)))


@dataclass(frozen=True)
class Tabel:
    """A table for readers.

    Parameters
    ----------
    anker : str
        Id in the document; stable from year to year.
    titel : str
        Caption: what the table says. Plain text, or a ``Zin`` when there are figures in it; so is the remark.
    kop : tuple of str
        Column heads, the first for the row heads.
    rijen : tuple of tuple
        Cells: the row head first; figures or texts after it.
    totaal : bool
        Whether the last row is a total.
    noot : str
        Remark below the table.
    """

    anker: str
    titel: str
    kop: tuple[str, ...]
    rijen: tuple[tuple[object, ...], ...]
    totaal: bool = False
    noot: str = ""

    def __repr__(self) -> str:
        return f"Tabel: {self.titel}"

    @property
    def is_illustratief(self) -> bool:
        """Whether any figure in it is illustratief."""
        return any(isinstance(cel, Cijfer) and cel.herkomst == ILLUSTRATIEF for rij in self.rijen for cel in rij)

    def html(self, *, kaal: bool = False) -> str:
        """Return the table; ``kaal`` leaves out figure and caption, for a table inside another figure."""
        getal = [bool(self.rijen) and all(_is_getal(rij[k]) for rij in self.rijen) for k in range(len(self.kop))]
        hoofd = "".join(
            f'<th scope="col"{_klasse(is_getal)}>{escape(naam)}</th>'
            for naam, is_getal in zip(self.kop, getal, strict=True)
        )
        lijf, voet = (self.rijen[:-1], self.rijen[-1:]) if self.totaal else (self.rijen, ())
        binnen = f"<thead><tr>{hoofd}</tr></thead><tbody>{''.join(map(_rij, lijf))}</tbody>"
        if voet:
            binnen += f"<tfoot>{''.join(map(_rij, voet))}</tfoot>"
        if kaal:
            return f"<table>{binnen}</table>"
        noot = f'<p class="noot">{als_html(self.noot)}</p>' if self.noot else ""
        return (
            f'<figure class="tabel" id="tabel-{self.anker}">'
            f"<table><caption>{als_html(self.titel)}</caption>{binnen}</table>{noot}</figure>"
        )

    def _repr_html_(self) -> str:
        return self.html()


def _klasse(is_getal: bool) -> str:
    return ' class="getal"' if is_getal else ""


def _rij(cellen: tuple[object, ...]) -> str:
    hoofd, *rest = cellen
    return f'<tr><th scope="row">{_cel(hoofd)}</th>' + "".join(map(_td, rest)) + "</tr>"


def _td(waarde: object) -> str:
    return f"<td{_klasse(_is_getal(waarde))}>{_cel(waarde)}</td>"


def _is_getal(waarde: object) -> bool:
    binnen = waarde.waarde if isinstance(waarde, Gemerkt) else waarde
    return isinstance(binnen, Cijfer | Getal) or is_getal(binnen)


def _cel(waarde: object) -> str:
    if isinstance(waarde, Cijfer):
        return waarde.html(waarde.kaal)
    if isinstance(waarde, Gemerkt):
        return _cel(waarde.waarde) + merk(waarde.herkomst, waarde.voorbeelddata)
    if isinstance(waarde, str):
        return escape(waarde) or "–"
    if waarde is None or waarde is pd.NA or waarde is pd.NaT or (isinstance(waarde, float) and pd.isna(waarde)):
        return "–"
    if isinstance(waarde, date):
        return wanneer(waarde).replace(" ", opmaak.VASTE_SPATIE, 1)  # a day takes one line, or two
    html = html_van(waarde)
    return escape(str(waarde)) if html is None else html


def interval(cijfer: Cijfer) -> Gemerkt | Getal:
    """Write the 95% interval short, for a column that names its unit; with the sign of what it is computed from."""
    if not cijfer.interval:
        return Getal("–")
    decimalen = 0 if cijfer.benaderd else 1
    grenzen = "–".join(opmaak.getal(grens, decimalen) for grens in cijfer.interval)
    return afgeleid(grenzen, cijfer)


def groepslabel(dimensie: str, waarde: str) -> str:
    """Return a group's value as a reader sees it: ``jan``, ``3 tot 4 maanden``, ``Deelnemers``.

    What an analyst calls months and classes herself (``jan``, ``2022-01``) stays as she wrote it.
    """
    if waarde == "Totaal":
        return waarde
    if dimensie == "maand":
        return opmaak.maand(int(waarde)) if waarde in _MAANDEN else waarde
    if dimensie == "wachttijdklasse" and waarde.isdecimal():
        return f"{waarde} tot {opmaak.met_woord(int(waarde) + 1, ('maand', 'maanden'))}"
    return opmaak.hoofdletter(_WOORDEN.get(waarde, waarde))


def kolomkop(naam: str) -> str:
    """Return a column's head: the figure's label with its unit, or a value or column name in words."""
    if naam in DEFINITIES:
        definitie = DEFINITIES[naam]
        return opmaak.hoofdletter(definitie.label) + EENHEDEN[definitie.eenheid].in_kop
    return opmaak.hoofdletter(_WOORDEN.get(naam, naam).replace("_", " "))
