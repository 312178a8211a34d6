"""Where the old version comes from: a revision in git, the folder of a report, or only its figures."""

from __future__ import annotations

import hashlib
from pathlib import Path

from loket.basis.meldingen import LoketFout
from loket.bouw.opdracht import Opdracht
from loket.verschil.revisie import Revisie, bekende_namen, in_git, zoek_revisie


def zoek_bron(sinds: str) -> Path | Revisie:
    """Find the old version: a file or folder goes before a revision with the same name.

    Raises
    ------
    LoketFout
        When there is neither.
    """
    pad = Path(sinds)
    if sinds and (pad.is_file() or (pad / "cijfers.csv").is_file()):
        return pad
    if revisie := zoek_revisie(sinds):
        return revisie
    waarom = f"‘{sinds}’ is niet gevonden" if sinds else "Er is geen oude versie gegeven"
    if sinds and pad.is_dir():
        waarom = f"In de map {pad} staat geen cijfers.csv"
    if sinds and not in_git():
        waarom += ", en dit project staat hier niet in git"
    raad = bekende_namen(sinds) if sinds and not pad.exists() else ""
    raise LoketFout(
        f"{waarom}.{raad}\n"
        "  verwacht: een versie in git (een tak, een tag of een commit), een cijfers.csv van een eerder verslag,"
        " of de map van een eerder verslag\n"
        "  wat te doen: geef bijvoorbeeld SINDS=HEAD~1 of SINDS=output/maastricht/2022; git log noemt de versies"
    )


def kenmerk(oud: Path | Revisie, opdracht: Opdracht) -> str:
    """Return what tells this old version from every other, on any machine."""
    if isinstance(oud, Revisie):
        return oud.commit
    return f"{'map' if oud.is_dir() else 'bestand'} {controlesom(*bestanden(oud, opdracht))}"


def bestanden(verslag: Path, opdracht: Opdracht) -> tuple[Path, Path]:
    """Return the figures and the executed notebook of a report; a lone cijfers.csv has no notebook."""
    return (verslag / "cijfers.csv" if verslag.is_dir() else verslag), verslag / opdracht.notebook.name


def controlesom(*paden: Path) -> str:
    """Return the beginning of the SHA-256 of files together; those that do not exist are left out."""
    som = hashlib.sha256()
    for pad in paden:
        if pad.is_file():
            som.update(pad.read_bytes())
    return som.hexdigest()[:10]
