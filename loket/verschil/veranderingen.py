"""Everything that differs between two versions of a report, together."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from loket.bouw.document import Document
from loket.bouw.scherm import kale_tekst
from loket.register.mappen import eigen_jaren, mappen_van
from loket.register.schema import sleutelkolommen
from loket.verschil.cijferlijst import Cijferlijst, vergelijk_cijfers
from loket.verschil.tekst import Beeldpaar, Sectieverschil, vergelijk_grafieken, vergelijk_tekst
from loket.verschil.versie import Versie


@dataclass(frozen=True)
class Begrip:
    """What a figure is called and how it is defined; both are empty where it does not exist."""

    label: str = ""
    omschrijving: str = ""


@dataclass(frozen=True)
class Begrippaar:
    """A definition in the old version and in the new one."""

    cijfer: str
    oud: Begrip
    nieuw: Begrip


@dataclass(frozen=True)
class Herkomst:
    """One row that differs between two tables on origin: a file with its rows, or a package with its version."""

    naam: str
    oud: str
    nieuw: str


def vergelijk_begrippen(oud: Versie, nieuw: Versie) -> tuple[Begrippaar, ...]:
    """Return the definitions that differ; those without any figure are known only where both texts are."""
    met_tekst = bool(oud.document and nieuw.document)
    toen, nu = (_begrippen(versie, met_tekst) for versie in (oud, nieuw))
    paren = (Begrippaar(naam, toen.get(naam, Begrip()), nu.get(naam, Begrip())) for naam in {**nu, **toen})
    return tuple(paar for paar in paren if paar.oud != paar.nieuw)


def _begrippen(versie: Versie, met_tekst: bool) -> dict[str, Begrip]:
    if not (met_tekst and versie.document):
        return {regel.cijfer: Begrip(regel.label, regel.definitie) for regel in versie.regels.values()}
    gevonden = {}
    for blok in versie.document.body.select('.begrippen > div[id^="begrip-"]'):
        label, omschrijving = blok.select_one("dt"), blok.select_one("dd")
        if label and omschrijving:
            naam = str(blok["id"]).removeprefix("begrip-").replace("-", "_")
            gevonden[naam] = Begrip(kale_tekst(label), kale_tekst(omschrijving))
    return gevonden


def vergelijk_herkomst(oud: Document, nieuw: Document, anker: str) -> tuple[Herkomst, ...]:
    """Compare the tables ``anker`` of two reports: the first cell is the name, the second is shown, all count."""
    toen, nu = _tabel(oud, anker), _tabel(nieuw, anker)
    namen = sorted({**toen, **nu})
    return tuple(
        Herkomst(naam, *(rij[0] if rij else "" for rij in (toen.get(naam), nu.get(naam))))
        for naam in namen
        if toen.get(naam) != nu.get(naam)
    )


def _tabel(document: Document, anker: str) -> dict[str, list[str]]:
    rijen = document.body.select(f"#{anker} tbody tr")
    cellen = ([kale_tekst(cel) for cel in rij.find_all(["th", "td"])] for rij in rijen)
    return {naam: rest for naam, *rest in cellen if rest}


Rij = dict[str, str]


@dataclass(frozen=True)
class Tabelverschil:
    """How many rows of one table came, went and changed; ``erbij`` and ``weg`` count changed rows without a key."""

    bestand: str
    erbij: int = 0
    weg: int = 0
    veranderd: int = 0


@dataclass(frozen=True)
class Bestand:
    """A file that is new, gone or changed: ``stand`` is ``nieuw``, ``vervallen`` or ``veranderd``."""

    naam: str
    stand: str


def vergelijk_tabel(bestand: str, oud: str, nieuw: str) -> Tabelverschil:
    """Count the rows that differ between two versions of a table, given as the text of the CSV; empty is no file.

    Parameters
    ----------
    bestand : str
        Path of the file; its name tells which columns make a row one and the same.
    """
    toen, nu = _rijen(oud), _rijen(nieuw)
    gedeeld = set(toen[0]) & set(nu[0]) if toen and nu else set()
    sleutel = sleutelkolommen(Path(bestand).stem)
    if set(sleutel) <= gedeeld and sleutel:
        a, b = ({tuple(rij[k] for k in sleutel): rij for rij in rijen} for rijen in (toen, nu))
        if len(a) == len(toen) and len(b) == len(nu):
            anders = sum(any(a[k][kolom] != b[k][kolom] for kolom in gedeeld) for k in a.keys() & b.keys())
            return Tabelverschil(bestand, len(b.keys() - a.keys()), len(a.keys() - b.keys()), anders)
    telling_toen, telling_nu = (Counter(tuple(sorted(rij.items())) for rij in rijen) for rijen in (toen, nu))
    return Tabelverschil(bestand, (telling_nu - telling_toen).total(), (telling_toen - telling_nu).total())


def _rijen(tekst: str) -> list[Rij]:
    return [
        {kolom: waarde or "" for kolom, waarde in rij.items() if isinstance(kolom, str)}
        for rij in csv.DictReader(io.StringIO(tekst))
    ]


def vergelijk_gegevens(
    oud: Path, nieuw: Path, loket: str, jaar: int
) -> tuple[tuple[Tabelverschil, ...], tuple[Bestand, ...]]:
    """Compare the tables, and the other files, that a report over ``jaar`` reads from two data folders."""
    tabellen, overig = [], []
    for bestand in vergelijk_bestanden(invoer_van(oud, loket, jaar), invoer_van(nieuw, loket, jaar)):
        if bestand.naam.endswith(".csv"):
            teksten = (_lees(data / bestand.naam) for data in (oud, nieuw))
            tabellen.append(vergelijk_tabel(bestand.naam, *teksten))
        else:
            overig.append(bestand)
    return tuple(tabellen), tuple(overig)


def vergelijk_bestanden(oud: dict[str, Path], nieuw: dict[str, Path]) -> tuple[Bestand, ...]:
    """Return the files that differ between two sets, by name."""
    gevonden = []
    for naam in sorted({**oud, **nieuw}):
        if naam not in oud or naam not in nieuw:
            gevonden.append(Bestand(naam, "nieuw" if naam in nieuw else "vervallen"))
        elif oud[naam].read_bytes() != nieuw[naam].read_bytes():
            gevonden.append(Bestand(naam, "veranderd"))
    return tuple(gevonden)


def invoer_van(data: Path, loket: str, jaar: int) -> dict[str, Path]:
    """Return the files that a report reads, by name; of a roll-up those of its desks too."""
    mappen = dict.fromkeys((data / loket, *mappen_van(data / loket)))
    jaren = [folder / str(jaartal) for folder in mappen for jaartal in eigen_jaren(folder) if jaartal <= jaar]
    paden = (pad for folder in mappen for pad in folder.glob("*"))
    return _op_naam(data, [*paden, *(pad for folder in jaren for pad in folder.rglob("*"))])


def code(project: Path, notebook: str) -> dict[str, Path]:
    """Return the files beside the data that decide what a report says: the code, its packages and the notebook."""
    paden = [pad for pad in (project / "loket").rglob("*") if "__pycache__" not in pad.parts]
    return _op_naam(project, [*paden, project / "requirements.lock", project / "notebooks" / notebook])


def _op_naam(wortel: Path, paden: Iterable[Path]) -> dict[str, Path]:
    return {pad.relative_to(wortel).as_posix(): pad for pad in paden if pad.is_file()}


def _lees(pad: Path) -> str:
    return pad.read_text("utf-8", errors="replace") if pad.is_file() else ""


@dataclass(frozen=True)
class Vergelijking:
    """What differs; a part that could not be compared is None.

    Parameters
    ----------
    oud, nieuw : Versie
        The two versions.
    cijfers : Cijferlijst
        The figures.
    begrippen : tuple of Begrippaar
        The definitions.
    tekst : tuple of Sectieverschil, optional
        The paragraphs; None when only figures are known.
    grafieken : tuple of Beeldpaar, optional
        The charts; None when only figures are known.
    grafieken_gelijk : int
        How many charts stayed the same.
    tabellen, teksten, code : tuple, optional
        The input's tables and its other files, and the code; None when that folder is not known.
    bronnen, pakketten : tuple of Herkomst, optional
        What both reports say of their files and software; None when the folder tells more, or nothing is known.
    alleen_afgerond : bool
        Whether others than the desk may see it: nothing is told then of the rows.
    """

    oud: Versie
    nieuw: Versie
    cijfers: Cijferlijst
    begrippen: tuple[Begrippaar, ...]
    tekst: tuple[Sectieverschil, ...] | None = None
    grafieken: tuple[Beeldpaar, ...] | None = None
    grafieken_gelijk: int = 0
    tabellen: tuple[Tabelverschil, ...] | None = None
    teksten: tuple[Bestand, ...] | None = None
    code: tuple[Bestand, ...] | None = None
    bronnen: tuple[Herkomst, ...] | None = None
    pakketten: tuple[Herkomst, ...] | None = None
    alleen_afgerond: bool = False

    @property
    def verslag_gelijk(self) -> bool:
        """Whether a reader of the report sees no difference, as far as it was compared."""
        lijst = self.cijfers
        return not (lijst.veranderd or lijst.nieuw or lijst.vervallen or self.begrippen or self.tekst or self.grafieken)

    @property
    def alles_gelijk(self) -> bool:
        """Whether nothing behind the report differs either."""
        herkomst = (self.tabellen, self.teksten, self.code, self.bronnen, self.pakketten)
        return self.verslag_gelijk and not any(herkomst)

    def zonder_rijen(self) -> Vergelijking:
        """Return what others than the desk may see: how many rows came and went is no figure, and not rounded."""
        return replace(self, tabellen=None, teksten=None, bronnen=None, alleen_afgerond=True)

    @property
    def alineas(self) -> int:
        """How many paragraphs changed."""
        return sum(len(sectie.alineas) for sectie in self.tekst or ())


def vergelijk_versies(oud: Versie, nieuw: Versie, loket: str, jaar: int, notebook: str) -> Vergelijking:
    """Compare two versions as far as both are known.

    Parameters
    ----------
    loket, jaar : str, int
        What the report is about.
    notebook : str
        Name of the notebook within ``notebooks/``.
    """
    cijfers = vergelijk_cijfers(oud.regels, nieuw.regels)
    begrippen = vergelijk_begrippen(oud, nieuw)
    if not (oud.document and nieuw.document):
        return Vergelijking(oud, nieuw, cijfers, begrippen)
    tekst = vergelijk_tekst(oud.document, nieuw.document)
    grafieken, gelijk = vergelijk_grafieken(oud.document, nieuw.document)
    if not (oud.project and oud.data and nieuw.project and nieuw.data):
        herkomst = (vergelijk_herkomst(oud.document, nieuw.document, f"tabel-{t}") for t in ("bronnen", "pakketten"))
        bronnen, pakketten = herkomst
        return Vergelijking(
            oud, nieuw, cijfers, begrippen, tekst, grafieken, gelijk, bronnen=bronnen, pakketten=pakketten
        )
    tabellen, teksten = vergelijk_gegevens(oud.data, nieuw.data, loket, jaar)
    bestanden = vergelijk_bestanden(code(oud.project, notebook), code(nieuw.project, notebook))
    return Vergelijking(oud, nieuw, cijfers, begrippen, tekst, grafieken, gelijk, tabellen, teksten, bestanden)
