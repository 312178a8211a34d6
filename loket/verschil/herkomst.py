"""What two reports say of their own origin: definitions, and the files and software behind them."""

from __future__ import annotations

from dataclasses import dataclass

from loket.bouw.csvlink import kale_tekst
from loket.bouw.document import Document
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
