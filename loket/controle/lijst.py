"""The outcome of the checks, as the analyst sees it in the terminal and as reviewers see it in the report."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from loket.basis.afspraken import MIME_CONTROLES
from loket.basis.meldingen import Melding
from loket.basis.opmaak import met_woord, op_getal
from loket.controle import Uitkomst
from loket.controle.verslag import Bevinding, Controle, bestandsnaam
from loket.tonen.tabellen import Tabel

#: The code of a traject in front of what was found about it.
_CODE = re.compile(r"^[A-Za-z][A-Za-z0-9_-]*[0-9][A-Za-z0-9_-]*: ")
_WAARSCHUWING = ("waarschuwing", "waarschuwingen")
_FOUT = ("fout", "fouten")
_PUNT = ("punt", "punten")
#: So many places of one finding are written out.
_MEESTE_PLAATSEN = 6
#: The last four columns each take so large a part of the terminal's width.
_DEEL = 5


@dataclass(frozen=True)
class Controlelijst:
    """The checks with their outcome, for the Verantwoording of the report."""

    uitkomsten: tuple[Uitkomst, ...]

    @property
    def tabel(self) -> Tabel:
        """The table that readers see."""
        rijen = tuple((u.controle.omschrijving, u.controle.ernst, uitkomst(u)) for u in self.uitkomsten)
        zonder = sum(not u.open and not u.akkoord for u in self.uitkomsten)
        return Tabel(
            "controles",
            f"{zonder} van de {len(rijen)} controles vonden niets; bij de andere staat wat er is gevonden",
            ("Wat is gecontroleerd", "Ernst", "Uitkomst"),
            rijen,
            noot="Bij een fout komt er geen verslag. Een waarschuwing kan worden verklaard; de reden staat er dan bij.",
        )

    def __repr__(self) -> str:
        return f"Controlelijst: {samenvatting(list(self.uitkomsten))}"

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        twijfel = [u for u in self.uitkomsten if not u.controle.te_doen]
        openstaand = [f"{u.controle.naam}: {_plaats(b)}: {b.gevonden}" for u in twijfel for b in u.open]
        openstaand += [
            f"{u.controle.naam}: {met_woord(len(u.open), _PUNT)} nog te doen"
            for u in self.uitkomsten
            if u.controle.te_doen and u.open
        ]
        return {"text/html": self.tabel.html(), MIME_CONTROLES: openstaand, "text/plain": repr(self)}


def controlelijst(uitkomsten: list[Uitkomst]) -> Controlelijst:
    """Return the checks with their outcome, as a table for reviewers."""
    return Controlelijst(tuple(uitkomsten))


def uitkomst(gevonden: Uitkomst) -> str:
    """Say in words what a check found: ``geen bevindingen``, or what was acknowledged and why, or what is open."""
    delen = Counter(f"akkoord: {_zonder_code(b)} ({reden})" for b, reden in gevonden.akkoord)
    nog = "" if gevonden.controle.te_doen else "nog niet verklaard: "
    open_ = Counter(f"{nog}{_zonder_code(b)} ({_plaats(b)})" for b in gevonden.open)
    getoond = list(open_)[: _MEESTE_PLAATSEN if len(open_) <= _MEESTE_PLAATSEN else _MEESTE_PLAATSEN - 1]
    delen += Counter({deel: open_[deel] for deel in getoond})
    regels = [f"{keer} keer {deel}" if keer > 1 else deel for deel, keer in delen.items()]
    regels += [f"en nog {len(open_) - len(getoond)}"] * (len(getoond) < len(open_))
    return "; ".join(regels) or "geen bevindingen"


def _zonder_code(b: Bevinding) -> str:
    """Leave out the code of the case with which a finding begins: a report holds no cases."""
    return _CODE.sub("", b.gevonden)


def samenvatting(uitkomsten: list[Uitkomst]) -> str:
    """Count the outcomes in one line."""
    telling = {"fout": 0, "waarschuwing": 0, "werk": 0}
    for u in uitkomsten:
        telling["werk" if u.controle.te_doen else u.controle.ernst] += len(u.open)
    akkoord = sum(len(u.akkoord) for u in uitkomsten)
    delen = [met_woord(telling["fout"], _FOUT), met_woord(telling["waarschuwing"], _WAARSCHUWING), f"{akkoord} akkoord"]
    delen += [f"{telling['werk']} nog te doen"] * bool(telling["werk"])
    return f"{len(uitkomsten)} controles: {', '.join(delen)}"


def als_tekst(uitkomsten: list[Uitkomst]) -> str:
    """Return the findings as a table for the terminal, and the rows that would acknowledge the warnings.

    What is left to do is no row of it: that is :func:`nog_te_doen`.
    """
    from tabulate import tabulate

    breedte = max(80, min(shutil.get_terminal_size((140, 40)).columns, 200))
    gevonden = [(u.controle, b) for u in uitkomsten for b in u.open]
    gevonden.sort(key=lambda paar: (paar[0].ernst != "fout", paar[1].bestand, op_getal(paar[1].plaats)))
    regels = [samenvatting(uitkomsten)]
    if twijfel := [(c, b) for c, b in gevonden if not c.te_doen]:
        rijen = list(map(_rij, _samengenomen(twijfel)))
        kop = ("Controle", "Plaats", "Gevonden", "Verwacht", "Wat te doen")
        kolommen = [None, *[breedte // _DEEL] * 4]
        regels += ["", tabulate(rijen, kop, tablefmt="grid", maxcolwidths=kolommen, disable_numparse=True)]
    waarschuwingen = dict.fromkeys((c.naam, b.bestand, b.gevonden) for c, b in gevonden if c.mag_blijven)
    if waarschuwingen:
        regels += ["", "Is een waarschuwing goed zoals het is? Zet dan in akkoord.csv van dit jaar:", ""]
        buffer = io.StringIO()
        csv.writer(buffer).writerows((*rij, "<waarom dit klopt>") for rij in waarschuwingen)
        regels += [f"  {regel}" for regel in ("controle,bestand,gevonden,reden", *buffer.getvalue().splitlines())]
    return "\n".join(regels)


def nog_te_doen(leeg: Iterable[Melding], uitkomsten: list[Uitkomst]) -> str:
    """Return as one list what is left to do, file by file: what is still ``leeg``, and what the checks found.

    Returns
    -------
    str
        Empty when everything is done.
    """
    punten = [(bestandsnaam(m.bestand), f"{m.herstel} (anders komt er geen verslag)", m.plaats, "leeg") for m in leeg]
    punten += [(b.bestand, b.herstel, b.plaats, b.gevonden) for u in uitkomsten if u.controle.te_doen for b in u.open]
    if not punten:
        return ""
    punten.sort(key=lambda punt: (*punt[:2], op_getal(punt[2])))
    regels = [f"Nog te doen: {met_woord(len(punten), _PUNT)}."]
    for bestand, van_bestand in groupby(punten, itemgetter(0)):
        regels += ["", bestand]
        for herstel, groep in groupby(van_bestand, itemgetter(1)):
            regels += [*(f"  {': '.join(filter(None, punt[2:]))}" for punt in groep), f"    wat te doen: {herstel}"]
    return "\n".join(regels)


def _samengenomen(gevonden: list[tuple[Controle, Bevinding]]) -> list[list[tuple[Controle, Bevinding]]]:
    """Put findings together that differ in nothing but their place, in the order of the first of each."""
    groepen: dict[tuple[str, ...], list[tuple[Controle, Bevinding]]] = {}
    for controle, b in gevonden:
        groepen.setdefault((controle.naam, b.gevonden, b.verwacht, b.herstel), []).append((controle, b))
    return list(groepen.values())


def _rij(groep: list[tuple[Controle, Bevinding]]) -> tuple[str, ...]:
    controle, b = groep[0]
    plaatsen = [_plaats(een) for _, een in groep]
    if len(plaatsen) > _MEESTE_PLAATSEN:
        plaatsen = [*plaatsen[: _MEESTE_PLAATSEN - 1], f"en nog {len(plaatsen) - _MEESTE_PLAATSEN + 1}"]
    aantal = f" ({len(groep)} keer)" if len(groep) > 1 else ""
    return f"{controle.ernst}\n{controle.naam}{aantal}", "\n".join(plaatsen), b.gevonden, b.verwacht, b.herstel


def _plaats(b: Bevinding) -> str:
    return f"{b.bestand}, {b.plaats}" if b.plaats else b.bestand
