"""The page ``index.html`` of output/: which reports there are, from the notes that their builds left."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from loket.basis.afspraken import AFRONDINGEN, INTERN, NIET_VOOR_PUBLICATIE, OPENBAAR, PARTNER, Voorblad
from loket.basis.opmaak import getal
from loket.basis.verwisselen import schrijf
from loket.bouw import bouwstenen as b
from loket.bouw.exporters import LoketHTMLExporter
from loket.bouw.opdracht import BON

BESTAND = "index.html"
_TITEL = "Overzicht van de rapporten"
_KOPPEN = ("Rapport", "Voor", "Status", "Peildatum", "Veranderd", "Bestanden")


@dataclass(frozen=True)
class Gemaakt:
    """One report that stands in output/, and whether a newer one of it could not be made."""

    folder: Path
    bestanden: tuple[str, ...]
    titel: str
    loket: str
    peildatum: str
    status: str
    publiek: str
    veranderd: str
    verouderd: bool


def schrijf_overzicht(uitvoer: Path, mislukt: Collection[Path] = ()) -> Path:
    """Write the page and return where it stands.

    Parameters
    ----------
    uitvoer : Path
        The output folder.
    mislukt : collection of Path
        Notes of reports that could not be made this time.
    """
    rapporten = list(_gemaakt(uitvoer, mislukt))
    voorblad = Voorblad(titel=_TITEL, voettekst=f"{_TITEL} · {NIET_VOOR_PUBLICATIE}")
    pagina = LoketHTMLExporter().pagina(b.maak_document(_delen(uitvoer, rapporten), voorblad), "verschil")
    doel, naast = uitvoer / BESTAND, uitvoer / f".{BESTAND}.nieuw"
    uitvoer.mkdir(parents=True, exist_ok=True)
    schrijf(naast, pagina.encode())
    return naast.replace(doel)


def _gemaakt(uitvoer: Path, mislukt: Collection[Path]) -> Iterator[Gemaakt]:
    """Yield every report of which the note can be read and the files are there, by desk, latest year first."""
    for bon in sorted(uitvoer.glob(f"*/*/.*{BON}"), key=_plek):
        try:
            van = json.loads(bon.read_text("utf-8"))
            bestanden = tuple(naam for naam in van["uitvoer"] if (bon.parent / naam).is_file())
            tekst = {naam: str(van[naam]) for naam in ("titel", "loket", "peildatum", "status", "publiek", "veranderd")}
        except (OSError, ValueError, KeyError, TypeError):
            continue  # a note of an earlier version, or of a page about what changed
        if bestanden:
            yield Gemaakt(bon.parent, bestanden, **tekst, verouderd=bon in mislukt)


def _plek(bon: Path) -> tuple[str, int, str]:
    return bon.parts[-3], -_jaar(bon), bon.name.removesuffix(BON)  # the version for the desk before those for others


def _jaar(pad: Path) -> int:
    return int(pad.parent.name) if pad.parent.name.isdecimal() else 0


def _delen(uitvoer: Path, rapporten: list[Gemaakt]) -> Iterator[str]:
    if not rapporten:
        yield b.kop(2, "geen", "Nog geen rapporten")
        yield b.alinea("Hier staat nog geen rapport.")
    else:
        yield (
            "<p>Deze bladzijde noemt elk rapport dat in deze map staat. <em>Voor</em> zegt wie het mag zien."
            " <em>Veranderd</em> zegt hoeveel cijfers anders zijn dan in de versie die er eerder stond: in een versie"
            " voor iedereen zijn dat afgeronde cijfers.</p>"
        )
    for folder, groep in groupby(rapporten, lambda rapport: rapport.folder.parent):
        van_loket = list(groep)
        yield b.kop(2, folder.name, van_loket[0].loket)
        for jaar, van_jaar in groupby(van_loket, lambda rapport: rapport.folder.name):
            anker = f"{folder.name}-{jaar}"
            yield b.kop(3, anker, jaar)
            rijen = (_rij(uitvoer, rapport) for rapport in van_jaar)
            yield b.tabel(anker, f"{van_loket[0].loket}, {jaar}", _KOPPEN, rijen, range(0))


def _rij(uitvoer: Path, rapport: Gemaakt) -> str:
    bestanden = sorted(rapport.bestanden, key=lambda naam: (AFRONDINGEN in naam, _VOLGORDE.get(Path(naam).suffix, 9)))
    links = [_link(uitvoer, rapport, naam) for naam in bestanden]
    verouderd = "; verouderd: een nieuwe versie maken mislukte" * rapport.verouderd
    return b.rij(
        escape(_VOOR.get(rapport.publiek, rapport.publiek)),
        escape(rapport.status + verouderd),
        escape(rapport.peildatum),
        escape(rapport.veranderd),
        " · ".join(links),
        kop=escape(rapport.titel),
        getal=range(0),
    )


_VOOR = {INTERN: "alleen het loket", PARTNER: "alleen deze partner", OPENBAAR: "iedereen"}
_VOLGORDE = {vorm: plek for plek, vorm in enumerate((".html", ".pdf", ".xlsx", ".csv", ".ipynb"))}


def _link(uitvoer: Path, rapport: Gemaakt, naam: str) -> str:
    pad = rapport.folder / naam
    vorm = pad.suffix[1:].upper()
    if AFRONDINGEN in naam:  # of whichever version it is, it tells what the counts were
        vorm = "wat is afgerond, alleen voor het loket"
    kb = max(1, round(pad.stat().st_size / 1000))
    omvang = f"{getal(kb / 1000, 1)} MB" if kb >= 1000 else f"{kb} kB"
    return f'<a href="{escape(pad.relative_to(uitvoer).as_posix())}">{vorm}</a> ({omvang})'
