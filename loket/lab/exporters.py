"""The report in JupyterLab's export menu: the notebook as it was saved, made into what ``make report`` gives."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from loket.bouw.exporters import LoketHTMLExporter, LoketPDFExporter, Resources
from loket.bouw.kern import warme_kern
from loket.bouw.uitvoering import voer_uit
from loket.datamap import datamap
from loket.lab.keuze import lees_keuze
from loket.lab.schoon import maak_schoon


class _Uitgevoerd:
    """Runs the notebook before it is exported: a saved notebook holds no results."""

    def from_notebook_node(
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[Any, Resources]:
        """Give the report of the notebook, run from the beginning with the chosen parameters."""
        uitkomst: tuple[Any, Resources] = super().from_notebook_node(_voer_uit(nb), resources, **kw)  # type: ignore[misc]
        return uitkomst


class JaarverslagHTML(_Uitgevoerd, LoketHTMLExporter):
    """The HTML of ``make report``, for the export menu."""


class JaarverslagPDF(_Uitgevoerd, LoketPDFExporter):
    """The PDF of ``make report``, for the export menu."""


def _voer_uit(nb: NotebookNode) -> NotebookNode:
    schoon = nbformat.from_dict(nb)
    maak_schoon(schoon)
    with tempfile.TemporaryDirectory(prefix="loket-lab-") as folder:
        notebook = Path(folder) / "notebooks" / "jaarverslag.ipynb"
        notebook.parent.mkdir()
        nbformat.write(schoon, notebook)
        with warme_kern({"LOKET_DATA": str(datamap().absolute()), "LOKET_NOTEBOOK": str(notebook)}) as km:
            return voer_uit(notebook, lees_keuze(), km)
