"""What running puts into a notebook, and what is saved of it."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import nbformat
import pytest

from loket.lab.schoon import INGEVOEGD, maak_schoon, zet_parameters

PROJECT = Path(__file__).parents[2]
NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))


def lees(pad: Path) -> Any:
    return nbformat.read(pad, as_version=4)


@pytest.mark.parametrize("pad", NOTEBOOKS, ids=lambda pad: pad.stem)
def test_a_committed_notebook_is_already_clean(pad: Path) -> None:
    nb = lees(pad)
    maak_schoon(nb)
    assert nbformat.writes(nb) + "\n" == pad.read_text("utf-8")


@pytest.mark.parametrize("pad", NOTEBOOKS, ids=lambda pad: pad.stem)
def test_what_running_puts_in_is_taken_out_again(pad: Path) -> None:
    nb = lees(pad)
    zet_parameters(nb, {"jaar": 2021})
    for nummer, cel in enumerate(nb.cells):
        cel["metadata"]["user_expressions"] = [{"expression": "cijfers.intakes", "result": {}}]
        cel["metadata"]["execution"] = {"iopub.execute_input": "2022-01-01T00:00:00Z"}
        if cel["cell_type"] == "code":
            cel["outputs"], cel["execution_count"] = [nbformat.v4.new_output("stream", text="T2022-0001")], nummer
    nb.metadata["language_info"] = {"name": "python", "version": "3.99"}
    maak_schoon(nb)
    assert nbformat.writes(nb) + "\n" == pad.read_text("utf-8")


class TestParameters:
    BRON = 'loket: str = "maastricht"  # map in data/\njaar: int = 2022\n'

    def notebook(self) -> Any:
        cel = nbformat.v4.new_code_cell(self.BRON, metadata={"tags": ["parameters"]})
        return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Kop"), cel])

    def test_what_differs_is_set_in_a_cell_behind_them(self) -> None:
        nb = self.notebook()
        zet_parameters(nb, {"loket": "maastricht", "jaar": 2021})
        assert nb.cells[2]["metadata"] == {"tags": [INGEVOEGD]}
        assert nb.cells[2]["source"].splitlines()[1:] == ["jaar = 2021"]
        nbformat.validate(nb)

    def test_what_stands_there_already_needs_no_cell(self) -> None:
        nb = self.notebook()
        zet_parameters(nb, {"loket": "maastricht", "jaar": 2022})
        assert len(nb.cells) == 2

    def test_without_parameters_nothing_is_put_in(self) -> None:
        nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("jaar = 2022")])
        voor = copy.deepcopy(nb)
        zet_parameters(nb, {"jaar": 2021})
        assert nb == voor
