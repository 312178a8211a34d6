"""All files of a report, made from one document, and what its note says of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from loket.basis.afspraken import MIME_AFRONDINGEN, MIME_KALENDER
from loket.basis.opmaak import met_woord
from loket.bouw.document import lees_document, lees_voorblad, zoek_cijfers, zoek_uitvoer
from loket.bouw.exporters import LoketHTMLExporter
from loket.bouw.pdf import druk, zet
from loket.bouw.proza import ExportFout
from loket.bouw.werkboek import maak_werkboek

#: Begins to make a file, in the background.
Maak = Callable[[Executor], "Future[bytes]"]


@cache
def scherm() -> LoketHTMLExporter:
    """Return the exporter to HTML; its template is read once."""
    return LoketHTMLExporter()


def vormen(nb: NotebookNode) -> dict[str, Maak]:
    """Return what makes each form of the report of an executed notebook; without figures there is no csv or xlsx.

    Nor is there an ics without a calendar.
    """
    if zoek_uitvoer(nb, MIME_AFRONDINGEN) is not None:
        raise ExportFout("Dit notebook heeft nog de lijst van afrondingen, die alleen voor het loket is.")
    document, cijfers, kalender = lees_document(nb), zoek_cijfers(nb), zoek_uitvoer(nb, MIME_KALENDER)
    maken: dict[str, Maak] = {
        "html": lambda pers: pers.submit(lambda: scherm().pagina(document).encode()),
        # Set before anything else is made, so that pandoc and Typst have work while Python makes the rest.
        "pdf": lambda pers: pers.submit(druk, zet(document)),
        "ipynb": lambda pers: pers.submit(lambda: f"{nbformat.writes(nb)}\n".encode()),
    }
    if cijfers is not None:
        maken["csv"] = lambda pers: pers.submit(cijfers.encode)
        maken["xlsx"] = lambda pers: pers.submit(maak_werkboek, document, cijfers)
    if kalender is not None:
        maken["ics"] = lambda pers: pers.submit(kalender.encode)
    return maken


def kenmerken(nb: NotebookNode, oud: Path) -> dict[str, str]:
    """Return what an overview says of a report: cover, and which of its figures differ from those in ``oud``."""
    voorblad, cijfers = lees_voorblad(nb), zoek_cijfers(nb)
    van = {"titel": voorblad.titel, "loket": voorblad.loket, "peildatum": voorblad.peildatum_tekst}
    try:
        toen = _waarden(oud.read_text("utf-8"))
    except (OSError, ValueError, KeyError):  # there is none, or it is of another time
        return van | {"veranderd": "nieuw"}
    nu = _waarden(cijfers or "")
    anders = sum(toen.get(naam) != nu.get(naam) for naam in toen | nu)
    return van | {"veranderd": met_woord(anders, ("cijfer", "cijfers")) if anders else "geen cijfer"}


def _waarden(cijfers: str) -> dict[tuple[str, str, str], str]:
    return {(r["cijfer"], r["groep"], r["periode"]): r["waarde"] for r in csv.DictReader(io.StringIO(cijfers))}
