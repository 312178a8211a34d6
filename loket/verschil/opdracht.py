"""The comparison as a whole: find the old version, make both reports where needed, write the page."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from loket.bouw.rapport import PROJECT, Opdracht, bouw, lees_afdruk, schrijf
from loket.bouw.uitvoer import BON, is_bij, vingerafdruk
from loket.meldingen import LoketFout
from loket.verschil.revisie import Revisie, bekende_namen, bouw_toen, datamap_in_git, pak_uit, zoek_revisie

PAGINA = "verschil.html"
_BON = f".verschil{BON}"

Meld = Callable[[str], None]


def vergelijk(opdracht: Opdracht, sinds: str, meld: Meld = print) -> bool:
    """Write the page about what changed since an earlier version; the report itself is not touched.

    Parameters
    ----------
    opdracht : Opdracht
        The report as it is now.
    sinds : str
        The old version: a path to a cijfers.csv or to the folder of a report, or a revision in git.
    meld : callable
        Receives each Dutch line for the user.

    Returns
    -------
    bool
        Whether there was anything to do.

    Raises
    ------
    LoketFout
        When a version is unknown or cannot be made; what stood in output/ is untouched.
    """
    nu = lees_afdruk(opdracht)
    oud = _zoek(sinds)
    binnen = datamap_in_git(opdracht, oud) if isinstance(oud, Revisie) else Path()
    afdruk = vingerafdruk([], {"nieuw": nu, "oud": _kenmerk(oud, opdracht)})
    pad = opdracht.doel / PAGINA
    if is_bij(opdracht.doel, afdruk, _BON):
        meld(f"{pad} is al bij.")
        return False
    with tempfile.TemporaryDirectory(prefix="loket-") as tijdelijk:
        inhoud = _maak(opdracht, oud, binnen, Path(tijdelijk), meld)
    schrijf(opdracht.doel, {PAGINA: inhoud}, afdruk, _BON)
    meld(f"  {pad}")
    return True


def _zoek(sinds: str) -> Path | Revisie:
    """Find the old version: a file or folder goes before a revision with the same name."""
    pad = Path(sinds)
    if sinds and (pad.is_file() or (pad / "cijfers.csv").is_file()):
        return pad
    if revisie := zoek_revisie(sinds):
        return revisie
    waarom = f"‘{sinds}’ is niet gevonden" if sinds else "Er is geen oude versie gegeven"
    if sinds and pad.is_dir():
        waarom = f"In de map {pad} staat geen cijfers.csv"
    raad = bekende_namen(sinds) if sinds and not pad.exists() else ""
    raise LoketFout(
        f"{waarom}.{raad}\n"
        "  verwacht: een versie in git (een tak, een tag of een commit), een cijfers.csv van een eerder verslag,"
        " of de map van een eerder verslag\n"
        "  wat te doen: geef bijvoorbeeld SINDS=HEAD~1 of SINDS=output/maastricht/2022; git log noemt de versies"
    )


def _bestanden(folder: Path, opdracht: Opdracht) -> tuple[Path, Path]:
    """Return the figures and the executed notebook of a report; a lone cijfers.csv has no notebook."""
    if folder.is_dir():
        return folder / "cijfers.csv", folder / opdracht.notebook.name
    return folder, folder / opdracht.notebook.name


def _kenmerk(oud: Path | Revisie, opdracht: Opdracht) -> str:
    from loket.verschil.versie import controlesom

    if isinstance(oud, Revisie):
        return oud.commit
    return f"{'map' if oud.is_dir() else 'bestand'} {controlesom(*_bestanden(oud, opdracht))}"


def _maak(opdracht: Opdracht, oud: Path | Revisie, binnen: Path, tijdelijk: Path, meld: Meld) -> bytes:
    from loket.bouw.exporters import LoketHTMLExporter
    from loket.verschil.pagina import maak_document
    from loket.verschil.vergelijking import vergelijk_versies
    from loket.verschil.versie import Versie, controlesom, lees_versie

    loket, jaar = str(opdracht.parameters["loket"]), int(opdracht.parameters["jaar"])
    if isinstance(oud, Revisie):
        meld(f"Het verslag van {oud.naam} wordt gemaakt …")
        project = tijdelijk / "project"
        pak_uit(oud, project)
        toen = bouw_toen(oud, project, binnen, opdracht, tijdelijk / "toen")
        oude = lees_versie(*_bestanden(toen, opdracht), oud.naam, project, project / binnen)
    else:
        soort = "een eerder verslag" if oud.is_dir() else "een eerdere cijfers.csv"
        bestanden = _bestanden(oud, opdracht)
        oude = lees_versie(*bestanden, f"{soort} (controlesom {controlesom(*bestanden)})")
        _weiger_ander_verslag(oude, loket, jaar)
    meld("Het verslag van nu wordt gemaakt …")
    cijfers, notebook = _bestanden(_nu(opdracht, tijdelijk), opdracht)
    naam = f"het verslag zoals het nu is (controlesom {controlesom(cijfers, notebook)})"
    nieuwe: Versie = lees_versie(cijfers, notebook, naam, PROJECT, opdracht.data)
    vergelijking = vergelijk_versies(oude, nieuwe, loket, jaar, opdracht.notebook.name)
    return LoketHTMLExporter().pagina(maak_document(vergelijking), "verschil").encode()


def _nu(opdracht: Opdracht, tijdelijk: Path) -> Path:
    """Return the folder of the report as it is now: the one in output/ when it is up to date, else one made aside."""
    for status in ({}, {"status": "definitief"}):
        zoals = replace(opdracht, parameters=opdracht.parameters | status)
        if is_bij(zoals.doel, zoals.afdruk(), zoals.bon):
            return zoals.doel
    aside = replace(opdracht, uitvoer=tijdelijk / "nu", vormen=("ipynb", "csv"))
    bouw(aside, lambda _: None)
    return aside.doel


def _weiger_ander_verslag(oude: object, loket: str, jaar: int) -> None:
    """Refuse to compare with a report over another year."""
    from loket.verschil.versie import Versie

    assert isinstance(oude, Versie)
    van = oude.document.voorblad.jaar if oude.document else None
    if (van is not None and van != jaar) or not any(sleutel[2].startswith(str(jaar)) for sleutel in oude.regels):
        over = f"gaat over {van}" if van else f"heeft geen cijfers over {jaar}"
        raise LoketFout(
            f"De oude versie {over}, en u vraagt om {jaar}.\n"
            f"  verwacht: een eerder verslag over {jaar} van loket {loket}\n"
            "  wat te doen: geef een ander bestand of een andere map, of een ander YEAR"
        )
