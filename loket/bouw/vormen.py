"""All files of a report, made from one document."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import nbformat
from nbformat import NotebookNode

from loket.bouw.document import lees_cijfers, lees_document
from loket.bouw.exporters import LoketHTMLExporter
from loket.bouw.pdf import maak_pdf
from loket.bouw.werkboek import maak_werkboek


@cache
def scherm() -> LoketHTMLExporter:
    """Return the exporter to HTML; its template is read once."""
    return LoketHTMLExporter()


def vormen(nb: NotebookNode, naam: str) -> dict[str, Callable[[], bytes]]:
    """Return what makes each file of the report of an executed notebook, by its name."""
    document = lees_document(nb)
    return {
        f"{naam}.html": lambda: scherm().pagina(document).encode(),
        f"{naam}.pdf": lambda: maak_pdf(document),
        f"{naam}.ipynb": lambda: f"{nbformat.writes(nb)}\n".encode(),
        "cijfers.csv": lambda: lees_cijfers(nb).encode(),
        "cijfers.xlsx": lambda: maak_werkboek(document, lees_cijfers(nb)),
    }
