"""The report in JupyterLab's export menu: the notebook as it was saved, made into what ``make report`` gives."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from loket.bouw.exporters import LoketHTMLExporter, LoketPDFExporter, Resources
from loket.bouw.kern import warme_kern
from loket.bouw.uitvoering import voer_uit
from loket.lab.notebooks import lees_keuze
from loket.rapporten import lees_rapport
from loket.register.mappen import datamap


class _Uitgevoerd:
    """Runs the notebook before it is exported: a saved notebook holds no results."""

    def from_notebook_node(
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[Any, Resources]:
        """Give the report of the notebook, run from the beginning with the chosen parameters.

        What is run is the file that ``resources`` names: it is the same as ``nb``, but as it stands on disk.
        """
        uitgevoerd = _voer_uit(_bestand(resources))
        uitkomst: tuple[Any, Resources] = super().from_notebook_node(uitgevoerd, resources, **kw)  # type: ignore[misc]
        return uitkomst


class RapportHTML(_Uitgevoerd, LoketHTMLExporter):
    """The HTML of ``make report``, for the export menu."""


class RapportPDF(_Uitgevoerd, LoketPDFExporter):
    """The PDF of ``make report``, for the export menu."""


def _bestand(resources: Resources | None) -> Path:
    """Return the saved notebook, as seen from here; the annual report's where nothing is said."""
    over = (resources or {}).get("metadata") or {}
    return Path(os.path.relpath(over.get("path") or "notebooks")) / f"{over.get('name') or 'jaarverslag'}.ipynb"


def _voer_uit(notebook: Path) -> NotebookNode:
    bekend = lees_rapport(notebook).parameters
    gekozen = {naam: waarde for naam, waarde in lees_keuze().items() if naam in bekend}
    with warme_kern({"LOKET_DATA": str(datamap().absolute()), "LOKET_NOTEBOOK": str(notebook.absolute())}) as km:
        return voer_uit(notebook, gekozen, km)
