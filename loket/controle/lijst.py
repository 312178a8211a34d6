"""The outcome of the checks, as the analyst sees it in the terminal and as reviewers see it in the report."""

from __future__ import annotations

import csv
import io
import re
import shutil
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from loket.basis.afspraken import MIME_CONTROLES
from loket.basis.meldingen import Melding
from loket.basis.opmaak import met_woord, op_getal, opsomming
from loket.controle import Uitkomst
from loket.controle.akkoord import NOG_INVULLEN, Sleutel, samengevat
from loket.controle.openbaar import OPENBARE_TEKST
from loket.controle.verslag import Bevinding, Controle, bestandsnaam
from loket.tonen.tabel_als_html import Tabel

#: The code of a case in front of what was found about it.
_CODE = re.compile(r"^[A-Za-z][A-Za-z0-9_-]*[0-9][A-Za-z0-9_-]*: ")
#: A row of a table that holds cases.
_RIJ_VAN_EEN_GEVAL = re.compile(r"\b(?:trajecten|nametingen|facturen|klachten)\.csv, rij \d+$")
_WAARSCHUWING = ("waarschuwing", "waarschuwingen")
_FOUT = ("fout", "fouten")
_PUNT = ("punt", "punten")
#: So many findings of one kind are written out.
_MEESTE = 6
#: The last four columns each take so large a part of the terminal's width.
_DEEL = 5


@dataclass(frozen=True)
class Controlelijst:
    """The checks with their outcome, for the Verantwoording of the report."""

    uitkomsten: tuple[Uitkomst, ...]

    @property
    def getoond(self) -> list[Uitkomst]:
        """What readers see: what the public may not read in the text, is for who builds it."""
        return [u for u in self.uitkomsten if u.controle is not OPENBARE_TEKST]

    @property
    def tabel(self) -> Tabel:
        """The table that readers see."""
        getoond = self.getoond
        rijen = tuple((u.controle.omschrijving, u.controle.ernst, uitkomst(u)) for u in getoond)
        zonder = sum(not u.open and not u.akkoord for u in getoond)
        return Tabel(
            "controles",
            f"{zonder} van de {len(rijen)} controles vonden niets; bij de andere staat de uitkomst",
            ("Wat is gecontroleerd", "Ernst", "Uitkomst"),
            rijen,
            noot="Bij een fout komt er geen verslag. Een waarschuwing kan met een reden worden verklaard.",
        )

    def __repr__(self) -> str:
        return f"Controlelijst: {samenvatting(self.getoond)}"

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        twijfel = [u for u in self.uitkomsten if not u.controle.te_doen]
        openstaand = [f"{u.controle.naam}: {_kort(u.open)}" for u in twijfel if u.open]
        openstaand += [
            f"{u.controle.naam}: {met_woord(len(u.open), _PUNT)} nog te doen"
            for u in self.uitkomsten
            if u.controle.te_doen and u.open
        ]
        return {"text/html": self.tabel.html(), MIME_CONTROLES: openstaand, "text/plain": repr(self)}


def controlelijst(uitkomsten: list[Uitkomst]) -> Controlelijst:
    """Maak een tabel van de controles en hun uitkomst, voor wie het rapport naleest."""
    return Controlelijst(tuple(uitkomsten))


def uitkomst(gevonden: Uitkomst) -> str:
    """Say in words what a check found: ``geen bevindingen``, or what was acknowledged and why, or what is open.

    A report holds no cases: of what was found about one, only how often it was, with the reason or the file.
    """
    nog = "" if gevonden.controle.te_doen else "nog niet verklaard: "
    regels: list[str] = []
    for reden in dict.fromkeys(reden for _, reden in gevonden.akkoord):
        met_reden = [b for b, waarom in gevonden.akkoord if waarom == reden]
        regels += [f"{_keren(n)} akkoord ({reden})" for n in [sum(map(_is_geval, met_reden))] if n]
        waarom_goed = "akkoord: {} ({})" if reden else "{}"
        regels += _eerste(waarom_goed.format(_aangehaald(b), reden) for b in met_reden if not _is_geval(b))
    per_bestand = Counter(b.bestand for b in gevonden.open if _is_geval(b))
    regels += [f"{nog}{_keren(n)} in {bestand}" for bestand, n in per_bestand.items()]
    regels += _eerste(f"{nog}{_aangehaald(b)} ({_plaats(b)})" for b in gevonden.open if not _is_geval(b))
    return "; ".join(regels) or "geen bevindingen"


def _aangehaald(b: Bevinding) -> str:
    """Tell what was found; of a number in a sentence that it quotes the name, for it is not to be filled in there."""
    return re.sub(r"\{eval\}`+([^`]*)`*", r"\1", b.gevonden)


def _eerste(regels: Iterable[str]) -> list[str]:
    """Return the first of what was found, equal ones once, and how many more there are."""
    keren = Counter(regels)
    getoond = list(keren)[: _MEESTE if len(keren) <= _MEESTE else _MEESTE - 1]
    rest = keren.total() - sum(keren[regel] for regel in getoond)
    delen = [f"{_keren(keren[regel])} {regel}" if keren[regel] > 1 else regel for regel in getoond]
    return [*delen, *[f"en nog {rest}"] * bool(rest)]


def _keren(aantal: int) -> str:
    return met_woord(aantal, ("keer", "keer"))


def _kort(bevindingen: tuple[Bevinding, ...]) -> str:
    """Tell findings on one line: the first, or of cases how many."""
    eerste, aantal = bevindingen[0], len(bevindingen)
    if any(map(_is_geval, bevindingen)):
        return f"{_keren(aantal)} in {opsomming(list(dict.fromkeys(b.bestand for b in bevindingen)))}"
    return f"{_plaats(eerste)}: {eerste.gevonden}" + f" (en nog {aantal - 1})" * (aantal > 1)


def _is_geval(b: Bevinding) -> bool:
    """Tell whether a finding is about one case: it names its code, or stands at its row."""
    return bool(_CODE.match(b.gevonden) or _RIJ_VAN_EEN_GEVAL.search(_plaats(b)))


def samenvatting(uitkomsten: list[Uitkomst]) -> str:
    """Count the outcomes in one line."""
    telling = {"fout": 0, "waarschuwing": 0, "werk": 0}
    for u in uitkomsten:
        telling["werk" if u.controle.te_doen else u.controle.ernst] += len(u.open)
    akkoord = sum(len(u.akkoord) for u in uitkomsten)
    delen = [met_woord(telling["fout"], _FOUT), met_woord(telling["waarschuwing"], _WAARSCHUWING), f"{akkoord} akkoord"]
    delen += [f"{telling['werk']} nog te doen"] * bool(telling["werk"])
    return f"{len(uitkomsten)} controles: {', '.join(delen)}"


def als_tekst(uitkomsten: list[Uitkomst], *, alles: bool = False) -> str:
    """Return the findings as a table for the terminal, and the rows that would acknowledge the warnings.

    What is left to do is no row of it: that is :func:`nog_te_doen`.

    Parameters
    ----------
    alles : bool
        Whether all findings of one kind are written out; else the first, with how many more there are.
    """
    from tabulate import tabulate

    breedte = max(80, min(shutil.get_terminal_size((140, 40)).columns, 200))
    gevonden = [(u.controle, b) for u in uitkomsten for b in u.open]
    gevonden.sort(key=lambda paar: (paar[0].ernst != "fout", paar[1].bestand, op_getal(paar[1].plaats)))
    regels = [samenvatting(uitkomsten)]
    if twijfel := [(c, b) for c, b in gevonden if not c.te_doen]:
        kolom = breedte // _DEEL
        rijen = [_rij(groep, kolom, len(groep) if alles else _MEESTE) for groep in _samengenomen(twijfel)]
        kop = ("Controle", "Plaats", "Gevonden", "Verwacht", "Wat te doen")
        regels += ["", tabulate(rijen, kop, tablefmt="grid", disable_numparse=True)]
    if akkoorden := dict.fromkeys(_akkoorden(gevonden, uitkomsten)):
        regels += ["", "Is een waarschuwing goed zoals het is? Zet dan in akkoord.csv van dit jaar:", ""]
        buffer = io.StringIO()
        csv.writer(buffer).writerows((*rij, NOG_INVULLEN) for rij in akkoorden)
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


def _akkoorden(gevonden: Iterable[tuple[Controle, Bevinding]], uitkomsten: list[Uitkomst]) -> Iterator[Sleutel]:
    """Yield what would acknowledge each warning; for many of one check in one file it is one row."""
    samen = {u.controle.naam: samengevat(u.open) for u in uitkomsten}
    keren = Counter(
        sleutel[:2] for sleutel in {(u.controle.naam, b.bestand, b.gevonden) for u in uitkomsten for b in u.open}
    )
    for controle, b in gevonden:
        if controle.mag_blijven:
            veel = keren[controle.naam, b.bestand] > _MEESTE
            yield controle.naam, b.bestand, (samen[controle.naam][b.bestand] if veel else b).gevonden


def _samengenomen(gevonden: list[tuple[Controle, Bevinding]]) -> list[list[tuple[Controle, Bevinding]]]:
    """Put findings of one check together, in the order of the first of each."""
    groepen: dict[str, list[tuple[Controle, Bevinding]]] = {}
    for controle, b in gevonden:
        groepen.setdefault(controle.naam, []).append((controle, b))
    return list(groepen.values())


def _rij(groep: list[tuple[Controle, Bevinding]], breedte: int, meeste: int) -> tuple[str, ...]:
    """Return the row of a check: what holds for all its findings once, the rest of the first findings side by side."""
    controle, _ = groep[0]
    delen = [(_plaats(b), b.gevonden, b.verwacht, b.herstel) for _, b in groep]
    zelfde = [len(set(kolom)) == 1 for kolom in zip(*delen, strict=True)]
    getoond = delen if len(delen) <= meeste else delen[: meeste - 1]
    kolommen: list[list[str]] = [
        textwrap.wrap(een, breedte) if vast else [] for een, vast in zip(delen[0], zelfde, strict=True)
    ]
    for deel in getoond:
        gebroken = [[] if vast else textwrap.wrap(tekst, breedte) for tekst, vast in zip(deel, zelfde, strict=True)]
        hoogte = max(map(len, gebroken))
        for kolom, regels, vast in zip(kolommen, gebroken, zelfde, strict=True):
            kolom += [] if vast else [*regels, *[""] * (hoogte - len(regels))]
    if rest := len(delen) - len(getoond):
        kolommen[0] += textwrap.wrap(f"en nog {rest} (ALLES=ja toont ze)", breedte)
    aantal = f" ({len(groep)} keer)" if len(groep) > 1 else ""
    return f"{controle.ernst}\n{controle.naam}{aantal}", *("\n".join(kolom) for kolom in kolommen)


def _plaats(b: Bevinding) -> str:
    return f"{b.bestand}, {b.plaats}" if b.plaats else b.bestand
