"""How notebooks are opened and saved: the project's own clean and with what was chosen, others as they are."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_core.utils import run_sync
from tornado.web import HTTPError

from loket.lab.notebooks import (
    INGEVOEGD,
    LoketContents,
    als_omgeving,
    lees_keuze,
    maak_schoon,
    maak_schoon_bij_bewaren,
    zet_parameters,
)

PROJECT = Path(__file__).parents[2]
NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))


def lees(pad: Path) -> Any:
    return nbformat.read(pad, as_version=4)


@pytest.mark.parametrize("pad", NOTEBOOKS, ids=lambda pad: pad.stem)
def test_a_committed_notebook_is_already_clean(pad: Path) -> None:
    nb = maak_schoon(lees(pad))
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
    nb = maak_schoon(nb)
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

    def test_what_the_notebook_does_not_have_is_left_out(self) -> None:
        nb = self.notebook()
        zet_parameters(nb, {"jaar": 2022, "kwartaal": 3})
        assert len(nb.cells) == 2

    def test_a_cell_that_is_being_written_gets_nothing_behind_it(self) -> None:
        nb = self.notebook()
        nb.cells[1]["source"] = "jaar: int ="
        zet_parameters(nb, {"jaar": 2021})
        assert len(nb.cells) == 2

    def test_what_stands_there_already_needs_no_cell(self) -> None:
        nb = self.notebook()
        zet_parameters(nb, {"loket": "maastricht", "jaar": 2022})
        assert len(nb.cells) == 2

    def test_without_parameters_nothing_is_put_in(self) -> None:
        nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("jaar = 2022")])
        voor = copy.deepcopy(nb)
        zet_parameters(nb, {"jaar": 2021})
        assert nb == voor


@pytest.fixture
def inhoud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LoketContents:
    (tmp_path / "notebooks").mkdir()
    shutil.copy(PROJECT / "notebooks" / "jaarverslag.ipynb", tmp_path / "notebooks")
    for naam, waarde in als_omgeving({"loket": "maastricht", "jaar": 2021}).items():
        monkeypatch.setenv(naam, waarde)
    beheer = LoketContents(root_dir=str(tmp_path))
    beheer.register_pre_save_hook(maak_schoon_bij_bewaren)
    return beheer


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


def test_a_reload_shows_what_was_shown_until_the_file_changes(inhoud: LoketContents, tmp_path: Path) -> None:
    pad = tmp_path / "notebooks" / "jaarverslag.ipynb"
    model = open_(inhoud, "notebooks/jaarverslag.ipynb")
    nummer = next(n for n, cel in enumerate(model["content"]["cells"]) if cel["cell_type"] == "code")
    model["content"]["cells"][nummer]["outputs"] = [nbformat.v4.new_output("stream", text="getoond")]
    run_sync(inhoud.save)({"type": "notebook", "content": model["content"]}, "notebooks/jaarverslag.ipynb")
    opnieuw = open_(inhoud, "notebooks/jaarverslag.ipynb")["content"]
    assert opnieuw["cells"][nummer]["outputs"][0]["text"] == "getoond"
    assert sum("jaar = 2021" in cel["source"] for cel in opnieuw["cells"]) == 1

    pad.write_text(pad.read_text("utf-8").replace("Stand van zaken", "Stand van nu"), "utf-8")
    anders = open_(inhoud, "notebooks/jaarverslag.ipynb")["content"]
    assert not any(cel.get("outputs") for cel in anders["cells"])


def test_the_language_is_what_the_kernel_will_say_so_that_opening_changes_nothing(inhoud: LoketContents) -> None:
    taal = open_(inhoud, "notebooks/jaarverslag.ipynb")["content"]["metadata"]["language_info"]
    assert taal["codemirror_mode"] == {"name": "ipython", "version": 3}


def test_a_notebook_elsewhere_is_the_analysts_own(inhoud: LoketContents, tmp_path: Path) -> None:
    cel = nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("stream", text="1")])
    nbformat.write(nbformat.v4.new_notebook(cells=[cel]), tmp_path / "eigen.ipynb")
    model = open_(inhoud, "eigen.ipynb")
    run_sync(inhoud.save)({"type": "notebook", "content": model["content"]}, "eigen.ipynb")
    assert nbformat.read(tmp_path / "eigen.ipynb", as_version=4).cells[0].outputs


def test_without_a_choice_there_are_no_parameters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOKET_KEUZE", raising=False)
    assert lees_keuze() == {}


def test_a_broken_notebook_says_how_to_get_it_back(inhoud: LoketContents, tmp_path: Path) -> None:
    (tmp_path / "notebooks" / "jaarverslag.ipynb").write_text("{kapot", "utf-8")
    with pytest.raises(HTTPError, match=r"git checkout HEAD -- notebooks/jaarverslag\.ipynb") as fout:
        run_sync(inhoud.get)("notebooks/jaarverslag.ipynb")
    assert "Unreadable" not in str(fout.value)


def test_a_copy_and_what_is_new_have_dutch_names(inhoud: LoketContents) -> None:
    kopieen = [run_sync(inhoud.copy)("notebooks/jaarverslag.ipynb")["path"] for _ in range(2)]
    assert kopieen == ["notebooks/jaarverslag-kopie1.ipynb", "notebooks/jaarverslag-kopie2.ipynb"]
    assert run_sync(inhoud.copy)(kopieen[0])["path"] == "notebooks/jaarverslag-kopie3.ipynb"
