"""The papermill engine: Markdown cells get their numbers, in cell order, and every wrong name is told at once."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import get_exporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from papermill import execute_notebook
from papermill.exceptions import PapermillExecutionError
from voorgeladen import python, start_kern

from loket.basis.meldingen import InvoerFout
from loket.bouw.cellen import kop_van

#: Objects as the notebook has them, without the figures: one with HTML, one that is empty, cases and a table.
DINGEN = """\
class Getal:
    def __init__(self, waarde): self.waarde = waarde
    def __bool__(self): return bool(self.waarde)
    def __repr__(self): return str(self.waarde)
    def _repr_html_(self): return f"<data>{self.waarde}</data>"

class Gevallen:
    def _repr_mimebundle_(self, **_): return {"application/vnd.loket.gevallen": "", "text/plain": "3 gevallen"}

class Tabel:
    def _repr_html_(self): return "<table><tr><td>T1</td></tr></table>"

plaatsingen, niets, gevallen, tabel = Getal(67), Getal(None), Gevallen(), Tabel()
"""


@pytest.fixture(scope="module", autouse=True)
def warme_kern():
    """Let the kernels that papermill starts from here come from the warm process."""
    with pytest.MonkeyPatch.context() as anders:
        anders.setattr("jupyter_client.provisioning.local_provisioner.launch_kernel", start_kern)
        yield


def voer_uit(*bronnen):
    """Execute cells with the engine; a text that begins with ``>>>`` is code."""
    cellen = [
        new_code_cell(bron.removeprefix(">>>")) if bron.startswith(">>>") else new_markdown_cell(bron)
        for bron in bronnen
    ]
    nb = new_notebook(cells=cellen, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})
    return execute_notebook(nb, None, engine_name="loket", progress_bar=False, notebook=Path("notebooks/proef.ipynb"))


def rollen(cel):
    return {rol["expression"]: rol["result"]["data"] for rol in cel.metadata.get("user_expressions", [])}


class TestNumbers:
    @pytest.fixture(scope="class")
    @classmethod
    def cellen(cls):
        return voer_uit(
            ">>>" + DINGEN,
            ">>>jaar = 2021",
            "In {eval}`jaar`.",
            ">>>jaar = 2022",
            "In **{eval}`jaar`**, na {eval}`jaar - 1`, waren er {eval}`plaatsingen`.",
            "Geen cijfer: `{eval}` gevolgd door een naam, en ``{eval}`onbekend` ``.",
            "<!-- als: plaatsingen | anders: Geen plaatsingen. -->\nEr waren {eval}`plaatsingen` plaatsingen.",
            "<!-- als: niets | anders: In {eval}`jaar` was er niets. -->\nDit leest niemand: {eval}`1 / niets`.",
            "<!-- als: niets -->\nDit leest niemand.",
            "<!-- als:\n  jaar > 2000\n  | anders: -->\nEerste regel.\nTweede regel.",
            "<!-- een opmerking voor de schrijver -->\nGewone tekst.",
            ">>>import os\nos.environ['LOKET_BOUW']",
        ).cells

    def test_a_number_is_evaluated_in_the_order_of_the_cells(self, cellen):
        assert rollen(cellen[2])["jaar"]["text/plain"] == "2021"
        assert rollen(cellen[4])["jaar"]["text/plain"] == "2022"

    def test_every_number_of_a_cell_is_stored_in_order_as_jupyterlab_does(self, cellen):
        opgeslagen = cellen[4].metadata["user_expressions"]
        assert [rol["expression"] for rol in opgeslagen] == ["jaar", "jaar - 1", "plaatsingen"]
        assert opgeslagen[1] == {
            "expression": "jaar - 1",
            "result": {"status": "ok", "data": {"text/plain": "2021"}, "metadata": {}},
        }

    def test_a_figure_keeps_its_html(self, cellen):
        assert rollen(cellen[4])["plaatsingen"] == {"text/plain": "67", "text/html": "<data>67</data>"}

    def test_the_text_itself_is_not_changed(self, cellen):
        assert cellen[4].source == "In **{eval}`jaar`**, na {eval}`jaar - 1`, waren er {eval}`plaatsingen`."

    def test_an_example_between_backticks_is_left_alone(self, cellen):
        assert "user_expressions" not in cellen[5].metadata

    def test_a_cell_whose_condition_holds_loses_only_the_condition(self, cellen):
        assert cellen[6].source == "Er waren {eval}`plaatsingen` plaatsingen."
        assert rollen(cellen[6])["plaatsingen"]["text/plain"] == "67"

    def test_a_cell_whose_condition_fails_shows_the_other_text_with_its_numbers(self, cellen):
        assert cellen[7].source == "In {eval}`jaar` was er niets."
        assert rollen(cellen[7]) == {"jaar": {"text/plain": "2022"}}

    def test_without_another_text_nothing_is_shown(self, cellen):
        assert cellen[8].source == ""

    def test_a_condition_may_take_more_lines(self, cellen):
        assert cellen[9].source == "Eerste regel.\nTweede regel."

    def test_another_comment_is_no_condition(self, cellen):
        assert cellen[10].source == "<!-- een opmerking voor de schrijver -->\nGewone tekst."

    def test_the_kernel_knows_that_a_report_is_being_built(self, cellen):
        assert cellen[11].outputs[0].data["text/plain"] == "'1'"


class TestWrongNames:
    @pytest.fixture(scope="class")
    @classmethod
    def melding(cls):
        with pytest.raises(InvoerFout) as fout:
            voer_uit(
                "# Verslag {eval}`jaartal`",
                ">>>" + DINGEN + "jaar = 2022",
                "## Klachten\n\nIn {eval}`jaar`\nwaren er {eval}`plaatsinge`.",
                "<!-- als: jaar | anders: -->\nEr waren {eval}`plaatsingen.waarden`\nof {eval}`1 / 0`.",
                "## Duurzaamheid\n\n{eval}`gevallen` en\n{eval}`tabel`",
                "<!-- als: nieuw.cohort -->\nTekst.",
                "<!-- als: False -->\nDit ziet nu niemand: {eval}`plaatsinge` van {eval}`1 / 0`.",
            )
        return str(fout.value)

    def test_all_of_them_are_told_at_once(self, melding):
        assert melding.startswith("8 problemen in de invoer.")

    @pytest.mark.parametrize(
        ("kop", "regel"),
        [
            ("Verslag …", "regel 1: ‘jaartal’"),
            ("Klachten", "regel 4: ‘plaatsinge’"),
            ("Klachten", "regel 2: ‘plaatsingen.waarden’"),
            ("Klachten", "regel 3: ‘1 / 0’"),
            ("Duurzaamheid", "regel 3: ‘gevallen’"),
            ("Duurzaamheid", "regel 4: ‘tabel’"),
            ("Duurzaamheid", "regel 1: ‘nieuw.cohort’"),
        ],
    )
    def test_each_with_notebook_heading_line_and_what_was_typed(self, melding, kop, regel):
        onder_de_kop = melding.split(f"notebooks/proef.ipynb, cel onder ‘{kop}’")[1].split("notebooks/")[0]
        assert f"  {regel}\n" in onder_de_kop

    def test_the_nearest_names_are_given(self, melding):
        assert "De naam ‘plaatsinge’ bestaat niet. Bedoelt u: plaatsingen?" in melding

    def test_names_of_jupyter_itself_are_not_suggested(self, melding):
        assert "De naam ‘jaartal’ bestaat niet" in melding
        assert "get_ipython" not in melding

    def test_cases_and_tables_are_refused_in_a_sentence(self, melding):
        assert melding.count("Losse gevallen en tabellen horen niet in een zin.") == 1  # told once for both
        assert "T1" not in melding

    def test_every_problem_has_a_remedy(self, melding):
        assert melding.count("    verwacht: een naam of pad dat bestaat") == melding.count("    wat te doen: ") == 7


def test_a_cell_that_fails_goes_before_wrong_names():
    with pytest.raises(PapermillExecutionError, match="division by zero"):
        voer_uit("{eval}`onbekend`", ">>>1 / 0", "{eval}`ook_onbekend`")


def test_the_heading_of_a_cell_is_the_last_one_above_it():
    cellen = [new_markdown_cell(b) for b in ("tekst", "# Een", "meer", "## Twee {eval}`jaar`\n\ntekst", "slot")]
    nb = new_notebook(cells=cellen)
    assert [kop_van(nb, cel) for cel in nb.cells] == [
        "het begin van het notebook", "Een", "Een", "Twee …", "Twee …",
    ]  # fmt: skip


class TestEntryPoints:
    """The plain tools find our engine and exporters by name, and give what the build gives."""

    @pytest.fixture(scope="class")
    @classmethod
    def uitgevoerd(cls, tmp_path_factory):
        pad = tmp_path_factory.mktemp("papermill") / "uit.ipynb"
        opdracht = ("papermill", "--engine", "loket", "--no-progress-bar", "notebooks/jaarverslag.ipynb")
        uitslag = python("-m", *opdracht, pad, "-p", "jaar", "2022")
        assert uitslag.returncode == 0, uitslag.stderr
        return pad

    def test_papermill_fills_in_the_numbers(self, uitgevoerd):
        nb = nbformat.read(uitgevoerd, as_version=4)
        cel = next(cel for cel in nb.cells if "cijfers.klachten.voluit" in cel.source)
        assert rollen(cel)["cijfers.klachten.voluit"]["text/plain"] == "1\xa0klacht"

    @pytest.mark.parametrize(
        ("vorm", "naam"),
        [("html", "jaarverslag.html"), ("pdf", "jaarverslag.pdf"), ("csv", "cijfers.csv"), ("xlsx", "cijfers.xlsx")],
    )
    def test_nbconvert_gives_the_bytes_of_the_build(self, uitgevoerd, verslag_2022, tmp_path, vorm, naam):
        if vorm in ("csv", "xlsx"):  # what the command line does with the name of an exporter
            inhoud, _ = get_exporter(f"loket-{vorm}")().from_filename(str(uitgevoerd))
            assert (inhoud.encode() if isinstance(inhoud, str) else inhoud) == (verslag_2022 / naam).read_bytes()
            return
        opdracht = ("nbconvert", "--to", f"loket-{vorm}", "--output-dir", tmp_path, uitgevoerd)
        uitslag = python("-m", *opdracht, env={"JUPYTER_CONFIG_DIR": str(tmp_path)})
        assert uitslag.returncode == 0, uitslag.stderr
        assert (tmp_path / f"uit.{vorm}").read_bytes() == (verslag_2022 / naam).read_bytes()


def test_half_a_role_condition_or_comment_is_told_with_its_line():
    with pytest.raises(InvoerFout) as fout:
        voer_uit(
            "# Kop\n\nHet waren {eval}`jaar zonder eind.",
            "<!-- als: jaar > 2000 | anders: --\n\nDe voorwaarde is half.",
            "<!-- als: True -->\nEerst goed, dan <!-- vast\n\nweg.",
        )
    assert sorted((m.rij, m.verwacht.split(",")[0]) for m in fout.value.meldingen) == [
        (1, "een opmerking met begin en eind"),
        (1, "een voorwaarde op een eigen regel"),
        (2, "een opmerking met begin en eind"),
        (3, "een hele rol"),
    ]
    assert all(m.bestand == "notebooks/proef.ipynb, cel onder ‘Kop’" for m in fout.value.meldingen)
