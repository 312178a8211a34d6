"""All files of a report, made from one document."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import cache

import nbformat
from nbformat import NotebookNode

from loket.bouw.document import Vooraf, lees_cijfers, lees_document
from loket.bouw.exporters import LoketHTMLExporter
from loket.bouw.pdf import Zetsel, druk, zet
from loket.bouw.werkboek import maak_werkboek

#: Begins to make a file, in the background.
Maak = Callable[[Executor], "Future[bytes]"]


@cache
def scherm() -> LoketHTMLExporter:
    """Return the exporter to HTML; its template is read once."""
    return LoketHTMLExporter()


def vormen(nb: NotebookNode, naam: str, vooraf: Vooraf | None = None) -> dict[str, Maak]:
    """Return what makes each file of the report of an executed notebook, by its name."""
    document = lees_document(nb, vooraf)
    return {
        f"{naam}.html": lambda pers: pers.submit(lambda: scherm().pagina(document).encode()),
        # Set before anything else is made, so that pandoc and Typst have work while Python makes the rest.
        f"{naam}.pdf": lambda pers: pers.submit(druk, zet(document)),
        f"{naam}.ipynb": lambda pers: pers.submit(lambda: f"{nbformat.writes(nb)}\n".encode()),
        "cijfers.csv": lambda pers: pers.submit(lambda: lees_cijfers(nb).encode()),
        "cijfers.xlsx": lambda pers: pers.submit(lambda: maak_werkboek(document, lees_cijfers(nb))),
    }


@cache
def oefen() -> Zetsel:
    """Make a very small report once, ready for the press, so that templates and patterns are there for the real one."""
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(_PROEF)])
    document = lees_document(nb)
    scherm().pagina(document)
    return zet(document)


_PROEF = """## Proef

<figure class="tabel"><table><caption>Proef</caption>
<thead><tr><th>a &amp; b</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></figure>
"""
