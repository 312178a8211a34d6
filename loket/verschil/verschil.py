"""The comparison as a whole: find the old version, see whether there is anything to do, write the page."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from loket.bouw.bon import is_bij
from loket.bouw.bouw import schrijf
from loket.bouw.opdracht import BON, Opdracht, lees_afdruk, vingerafdruk
from loket.rapporten import JAARVERSLAG
from loket.verschil.bron import kenmerk, zoek_bron

PAGINA = "verschil.html"

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
    oud = zoek_bron(sinds, opdracht)
    afdruk = vingerafdruk([], {"nieuw": nu, "oud": kenmerk(oud, opdracht)})
    pagina = PAGINA if opdracht.naam == JAARVERSLAG else f"{opdracht.naam}-{PAGINA}"
    pad, bon = opdracht.doel / pagina, f".{pagina.removesuffix('.html')}{BON}"
    if is_bij(opdracht.doel, afdruk, bon):
        meld(f"{pad} is al bij.")
        return False
    with tempfile.TemporaryDirectory(prefix="loket-") as tijdelijk:
        from loket.verschil.maken import maak_pagina  # heavy: only who makes a page pays for it

        inhoud = maak_pagina(opdracht, oud, Path(tijdelijk), meld)
    schrijf(opdracht.doel, {pagina: inhoud}, afdruk, bon)
    meld(f"  {pad}")
    return True
