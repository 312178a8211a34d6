"""Store the executed report notebook that the regression test compares with: ``make expected``.

Look at the change before you commit it: ``git diff --stat`` says that something changed, the test says what.
"""

from __future__ import annotations

import os
from pathlib import Path

import nbformat

PROJECT = Path(__file__).parents[1]
NOTEBOOK = PROJECT / "notebooks" / "jaarverslag.ipynb"
VERWACHT = PROJECT / "tests" / "verwacht" / "jaarverslag.ipynb"
PARAMETERS = {"loket": "maastricht", "jaar": 2022}


def voer_notebook_uit() -> nbformat.NotebookNode:
    """Execute the report notebook of 2022 as the build does."""
    from loket.bouw.kern import warme_kern
    from loket.bouw.uitvoering import voer_uit

    os.chdir(PROJECT)  # the notebook's sources are told relative to the project
    with warme_kern({"LOKET_DATA": "data"}) as km:
        return voer_uit(NOTEBOOK, PARAMETERS, km)


if __name__ == "__main__":
    VERWACHT.write_text(nbformat.writes(voer_notebook_uit()) + "\n", encoding="utf-8")
    print(VERWACHT.relative_to(PROJECT))
