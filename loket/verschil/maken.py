"""Both reports, made where needed, and the page about what differs between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from loket.basis.afspraken import INTERN, PROJECT
from loket.basis.meldingen import LoketFout
from loket.bouw.bon import is_bij
from loket.bouw.bouw import bouw
from loket.bouw.exporters import LoketHTMLExporter
from loket.bouw.opdracht import Opdracht
from loket.verschil.bron import Revisie, bestanden, bouw_toen, controlesom, datamap_in_git, geeft_geen_cijfers, pak_uit
from loket.verschil.pagina import maak_document
from loket.verschil.veranderingen import vergelijk_versies
from loket.verschil.versie import Versie, lees_versie


def maak_pagina(opdracht: Opdracht, oud: Path | Revisie, tijdelijk: Path, meld: Callable[[str], None]) -> bytes:
    """Return the page as bytes; what is made on the way goes to ``tijdelijk``.

    Raises
    ------
    LoketFout
        When one of the two versions cannot be made or read, or they are not about the same year.
    """
    loket, jaar = str(opdracht.parameters["loket"]), int(opdracht.parameters["jaar"])
    toen = _toen(opdracht, oud, tijdelijk, meld)
    _weiger_ander_jaar(toen, loket, jaar)
    meld("Het verslag van nu wordt gemaakt …")
    paden = bestanden(_nu(opdracht, tijdelijk), opdracht)
    naam = f"het verslag zoals het nu is (controlesom {controlesom(*paden)})"
    nu = lees_versie(*paden, naam, PROJECT, opdracht.data)
    vergelijking = vergelijk_versies(toen, nu, loket, jaar, opdracht.notebook.name)
    if opdracht.publiek != INTERN:
        vergelijking = vergelijking.zonder_rijen()
    return LoketHTMLExporter().pagina(maak_document(vergelijking), "verschil").encode()


def _toen(opdracht: Opdracht, oud: Path | Revisie, tijdelijk: Path, meld: Callable[[str], None]) -> Versie:
    """Return the old version: read as it stands, or made by its own code."""
    if isinstance(oud, Path):
        paden = bestanden(oud, opdracht)
        soort = "een eerder verslag" if oud.is_dir() else "een eerdere cijfers.csv"
        return lees_versie(*paden, f"{soort} (controlesom {controlesom(*paden)})")
    binnen = datamap_in_git(opdracht, oud)
    meld(f"Het verslag van {oud.naam} wordt gemaakt …")
    project = tijdelijk / "project"
    pak_uit(oud, project)
    verslag = bouw_toen(oud, project, binnen, opdracht, tijdelijk / "toen")
    return lees_versie(*bestanden(verslag, opdracht), oud.naam, project, project / binnen)


def _nu(opdracht: Opdracht, tijdelijk: Path) -> Path:
    """Return the folder of the report as it is now: the one in output/ when it is up to date, else one made aside.

    It is always a concept, as ``make report`` makes it: what stands in output/ may not decide what the page says.
    """
    doel = opdracht.doel
    if not is_bij(doel, opdracht.afdruk(), opdracht.bon):
        terzijde = replace(opdracht, uitvoer=tijdelijk / "nu", vormen=("ipynb", "csv"))
        bouw(terzijde, lambda _: None)
        doel = terzijde.doel
    if not bestanden(doel, opdracht)[0].is_file():
        raise geeft_geen_cijfers(opdracht)
    return doel


def _weiger_ander_jaar(toen: Versie, loket: str, jaar: int) -> None:
    van = max(sleutel[2][:4] for sleutel in toen.regels)
    if van != str(jaar):
        raise LoketFout(
            f"De oude versie gaat over {van}, en u vraagt om {jaar}.\n"
            f"  verwacht: een eerder verslag over {jaar} van loket {loket}\n"
            "  wat te doen: geef een ander bestand of een andere map, of een ander YEAR"
        )
