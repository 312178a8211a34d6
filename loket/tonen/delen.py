"""Fragments: Markdown with live numbers that a notebook shows more than once, each time with other figures bound.

A fragment is ``delen/<naam>.md`` beside the notebooks. Its expressions and conditions are those of ``verhaal/*.md``, so
nothing in it can run code.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loket.basis.afspraken import PROJECT
from loket.basis.meldingen import InvoerFout, LoketFout, lijkt_op
from loket.cijfers.cijfers import Cijfers
from loket.tonen.alinea import Tekst
from loket.tonen.verhaal import lees_tekst, toon

_NOTEBOOK = PROJECT / "notebooks" / "jaarverslag.ipynb"


def dit_notebook() -> Path:
    """Return the notebook that is being run: the build says which, JupyterLab too; else the annual report's."""
    sessie = Path(os.environ.get("JPY_SESSION_NAME", ""))
    anders = sessie if sessie.suffix == ".ipynb" and sessie.is_file() else _NOTEBOOK
    return Path(os.environ.get("LOKET_NOTEBOOK", anders))


def pad_van(naam: str, notebook: Path) -> Path:
    """Return where a fragment stands: beside the notebook, or else beside those of the project.

    Raises
    ------
    LoketFout
        When there is none of this name; the nearest names are given.
    """
    mappen = [van.parent / "delen" for van in (notebook, _NOTEBOOK)]
    for pad in (folder / f"{naam}.md" for folder in mappen):
        if pad.is_file():
            return pad
    bekend = [ander.stem for folder in mappen for ander in folder.glob("*.md")]
    raise LoketFout(f"Er is geen deel ‘{naam}’: delen/{naam}.md bestaat niet.{lijkt_op(naam, bekend)}")


def delen(naam: str, **gebonden: Cijfers | list[Cijfers]) -> Tekst:
    """Zet een vaste tekst uit de map ``delen`` in het rapport, met de cijfers erin.

    Parameters
    ----------
    naam : str
        De naam van het bestand in ``delen/``, zonder ``.md``.
    **gebonden : Cijfers of list of Cijfers
        Waar de namen in de tekst voor staan. Bij een lijst komt de tekst er voor elk jaar een keer. Begint hij met een
        kop, dan krijgt die een vast adres: ``<naam>-nieuw`` is de laatste, ``<naam>-oud`` die ervoor, enzovoort.

    Raises
    ------
    InvoerFout
        Als de tekst vraagt naar een cijfer dat niet bestaat. Alle fouten staan er dan bij.

    Examples
    --------
    >>> delen("cohort", cohort=cohorten)
    """
    bestand = pad_van(naam, dit_notebook())
    tekst, meldingen = lees_tekst(bestand)
    stukken = []
    for anker, namen in _bindingen(naam, gebonden):
        stuk, fouten = toon(bestand, tekst, namen)
        doel = f"({anker})=\n" if anker and tekst.startswith("#") else ""
        stukken.append(doel + stuk.strip())
        meldingen += fouten
    if meldingen:
        raise InvoerFout(meldingen)
    return Tekst("\n\n".join(stukken))


def _bindingen(naam: str, gebonden: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield anchor and names of each time that the fragment is shown."""
    lijst = next((sleutel for sleutel, waarde in gebonden.items() if isinstance(waarde, list | tuple)), None)
    if lijst is None:
        yield "", gebonden
        return
    for plek, waarde in enumerate(gebonden[lijst]):
        voor_het_eind = len(gebonden[lijst]) - 1 - plek
        hoe_oud = {0: "nieuw", 1: "oud"}.get(voor_het_eind, f"oud-{voor_het_eind}")
        yield f"{naam}-{hoe_oud}", gebonden | {lijst: waarde}
