"""The notebooks: clean in git, in canonical order, and giving what it gave before."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import nbformat
import pytest
from pytest_notebook.diffing import diff_notebooks, diff_to_string, filter_diff
from vernieuw_verwacht import NOTEBOOKS as OPGESLAGEN
from vernieuw_verwacht import PROJECT, verwacht
from voorgeladen import start_kern, voer_uit

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))
NEGEER = ("/metadata", "/cells/*/metadata/tags")


@pytest.fixture(scope="module")
def uitgevoerd():
    return cache(voer_uit)


def test_every_notebook_has_a_stored_result():
    assert all(verwacht(naam).is_file() for naam in OPGESLAGEN)
    assert {pad.stem for pad in NOTEBOOKS} == {pad.stem for pad in (PROJECT / "tests" / "verwacht").glob("*.ipynb")}


@pytest.mark.parametrize("naam", OPGESLAGEN)
def test_running_the_notebook_gives_what_is_stored(uitgevoerd, naam):
    """Code outputs and live inline numbers alike; when a change is meant, run ``make expected``."""
    opgeslagen = nbformat.read(verwacht(naam), 4)
    verschil = filter_diff(diff_notebooks(opgeslagen, uitgevoerd(naam)), NEGEER)
    assert not verschil, diff_to_string(opgeslagen, verschil)[:4000]


@pytest.mark.parametrize("naam", OPGESLAGEN)
def test_plain_execution_of_the_stored_notebook_gives_the_same_outputs(nb_regression, monkeypatch, naam):
    """pytest-notebook runs the code cells itself, without our engine; that of one notebook in a new interpreter."""
    if naam != "jaarverslag":
        monkeypatch.setattr("jupyter_client.provisioning.local_provisioner.launch_kernel", start_kern)
    monkeypatch.setenv("LOKET_BOUW", "1")
    monkeypatch.setenv("LOKET_NOTEBOOK", str(PROJECT / "notebooks" / f"{naam}.ipynb"))
    nb_regression.exec_cwd = str(PROJECT)
    nb_regression.diff_ignore = (
        "/metadata",
        "/cells/*/metadata",
        "/cells/*/execution_count",
        "/cells/*/outputs/*/execution_count",
    )
    nb_regression.check(str(verwacht(naam)))


def test_the_inline_numbers_are_stored_where_jupyterlab_looks(uitgevoerd):
    cel = next(c for c in uitgevoerd("jaarverslag").cells if "cijfers.klachten.voluit" in c.source)
    eerste = cel.metadata["user_expressions"][1]
    assert eerste["expression"] == "cijfers.klachten.voluit"
    assert eerste["result"]["status"] == "ok"
    assert eerste["result"]["data"]["text/plain"] == "1\xa0klacht"
    assert eerste["result"]["data"]["text/html"].startswith('<a class="cijfer" href="#begrip-klachten" data-uitleg="')


@pytest.mark.parametrize("pad", NOTEBOOKS, ids=lambda pad: pad.stem)
class TestCommittedNotebook:
    def cellen(self, pad: Path):
        return json.loads(pad.read_text("utf-8"))["cells"]

    def test_holds_no_outputs_and_no_stale_numbers(self, pad):
        for cel in self.cellen(pad):
            assert not cel.get("outputs")
            assert cel.get("execution_count") is None
            assert "user_expressions" not in cel["metadata"]

    def test_begins_with_question_parameters_and_imports(self, pad):
        vraag, parameters, imports = self.cellen(pad)[:3]
        assert vraag["cell_type"] == "markdown"
        assert parameters["metadata"]["tags"] == ["parameters"]
        assert imports["source"][0].startswith("from loket import ")
        rest = "".join("".join(c["source"]) for c in self.cellen(pad)[3:] if c["cell_type"] == "code")
        assert "import " not in rest

    def test_is_thin(self, pad):
        for cel in self.cellen(pad):
            if cel["cell_type"] == "code":
                bron = "".join(cel["source"])
                assert len(cel["source"]) <= 6, bron
                assert not re.search(r"\bdef |read_csv|open\(|['\"]/", bron), bron
