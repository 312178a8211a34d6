"""The comparison as a whole: find the old version, see whether there is anything to do, write the page."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path

from loket.bouw.rapport import Opdracht, lees_afdruk, schrijf
from loket.bouw.uitvoer import BON, is_bij, vingerafdruk
from loket.meldingen import LoketFout
from loket.verschil.revisie import Revisie, bekende_namen, zoek_revisie

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
    afdruk = vingerafdruk([], {"nieuw": nu, "oud": _kenmerk(oud, opdracht)})
    pad = opdracht.doel / PAGINA
    if is_bij(opdracht.doel, afdruk, _BON):
        meld(f"{pad} is al bij.")
        return False
    with tempfile.TemporaryDirectory(prefix="loket-") as tijdelijk:
        from loket.verschil.maken import maak_pagina  # heavy: only who makes a page pays for it

        inhoud = maak_pagina(opdracht, oud, Path(tijdelijk), meld)
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


def _kenmerk(oud: Path | Revisie, opdracht: Opdracht) -> str:
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
