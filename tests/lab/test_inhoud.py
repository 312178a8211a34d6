"""How notebooks are opened and saved: the project's own clean and with the chosen year, others as they are."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_core.utils import run_sync

from loket.lab.inhoud import LoketContents
from loket.lab.keuze import als_omgeving, lees_keuze

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def inhoud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LoketContents:
    (tmp_path / "notebooks").mkdir()
    shutil.copy(PROJECT / "notebooks" / "jaarverslag.ipynb", tmp_path / "notebooks")
    for naam, waarde in als_omgeving({"loket": "maastricht", "jaar": 2021}).items():
        monkeypatch.setenv(naam, waarde)
    return LoketContents(root_dir=str(tmp_path))


def open_(inhoud: LoketContents, pad: str) -> dict[str, Any]:
    return run_sync(inhoud.get)(pad)


def test_a_notebook_opens_with_the_chosen_year_and_is_saved_without_it(inhoud: LoketContents, tmp_path: Path) -> None:
    pad = tmp_path / "notebooks" / "jaarverslag.ipynb"
    voor = pad.read_text("utf-8")
    model = open_(inhoud, "notebooks/jaarverslag.ipynb")
    assert any("jaar = 2021" in cel["source"] for cel in model["content"]["cells"])

    model["content"]["cells"][3]["outputs"] = [nbformat.v4.new_output("stream", text="T2022-0001")]
    run_sync(inhoud.save)({"type": "notebook", "content": model["content"]}, "notebooks/jaarverslag.ipynb")
    assert pad.read_text("utf-8") == voor


def test_a_notebook_elsewhere_is_the_analysts_own(inhoud: LoketContents, tmp_path: Path) -> None:
    cel = nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("stream", text="1")])
    nbformat.write(nbformat.v4.new_notebook(cells=[cel]), tmp_path / "eigen.ipynb")
    model = open_(inhoud, "eigen.ipynb")
    run_sync(inhoud.save)({"type": "notebook", "content": model["content"]}, "eigen.ipynb")
    assert nbformat.read(tmp_path / "eigen.ipynb", as_version=4).cells[0].outputs


def test_without_a_choice_there_are_no_parameters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOKET_KEUZE", raising=False)
    assert lees_keuze() == {}
