"""Store the executed notebooks that the regression tests compare with: ``make expected``.

Look at the change before you commit it: ``git diff --stat`` says that something changed, the test says what.
"""

from __future__ import annotations

import os
from pathlib import Path
from unittest.mock import patch

import nbformat

PROJECT = Path(__file__).parents[1]
NOTEBOOKS = tuple(sorted(pad.stem for pad in (PROJECT / "notebooks").glob("*.ipynb")))
PARAMETERS = {"loket": "maastricht", "jaar": 2022}


def verwacht(naam: str) -> Path:
    """Return where the executed notebook of that name is stored."""
    return PROJECT / "tests" / "verwacht" / f"{naam}.ipynb"


def voer_notebook_uit(naam: str) -> nbformat.NotebookNode:
    """Execute a notebook for 2022 as the build does."""
    from loket.bouw.kern import warme_kern
    from loket.bouw.uitvoering import voer_uit

    os.chdir(PROJECT)  # the notebook's sources are told relative to the project
    zonder_commit = {"LOKET_BOUW": "1", "LOKET_VASTLEGGING": ""}  # each commit would differ
    with (
        patch("loket.bouw.engine.vraag_bouwomgeving", lambda: lambda: zonder_commit),
        warme_kern({"LOKET_DATA": "data", "LOKET_NOTEBOOK": f"notebooks/{naam}.ipynb"}) as km,
    ):
        return voer_uit(PROJECT / "notebooks" / f"{naam}.ipynb", PARAMETERS, km)


if __name__ == "__main__":
    for naam in NOTEBOOKS:
        verwacht(naam).write_text(nbformat.writes(voer_notebook_uit(naam)) + "\n", encoding="utf-8")
        print(verwacht(naam).relative_to(PROJECT))
