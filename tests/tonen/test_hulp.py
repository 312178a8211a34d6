"""What a question mark and ``help`` show."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

import pytest
from IPython.core.interactiveshell import InteractiveShell
from klein_register import geplaatst, maak_cijfers

from loket.tonen.hulp import richt_in


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    stond = builtins.help
    shell = InteractiveShell()
    shell.history_manager.enabled = False
    richt_in(shell)
    shell.user_ns["cijfers"] = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-03-03")])
    yield shell
    builtins.help = stond


def test_a_question_mark_shows_what_the_figure_is_and_nothing_of_python(shell: InteractiveShell) -> None:
    getoond = shell.object_inspect_mime("cijfers.plaatsingen")["text/plain"]

    assert "Plaatsingen:" in getoond
    for deel in ("Alle trajecten waarvan de huur", "Waarde: 1\n", "In een zin: Er waren {eval}`cijfers.plaatsingen`."):
        assert deel in getoond
    for deel in ("Docstring", "Type", "String form", "File", "Parameters", "A figure"):
        assert deel not in getoond
    assert "Docstring" in shell.object_inspect_mime("len")["text/plain"]  # IPython's own answer


def test_what_a_notebook_imports_is_described_in_dutch(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.run_cell("from loket import tabel, grafieken, Cijfers")
    getoond = shell.object_inspect_mime("tabel")["text/plain"]
    for vraag in ("help(tabel)", "help(cijfers.plaatsingen)"):
        shell.run_cell(vraag)
    gezegd = capsys.readouterr().out
    for deel in (
        "tabel(frame, anker, titel, koppen=…, noot=…, leeg=…, openbaar=…)",
        "Tussen de haakjes:",
        "Voorbeelden:",
    ):
        assert deel in getoond
        assert deel in gezegd
    assert "Waarde: 1\n" in gezegd
    assert "Parameters" not in gezegd + getoond
    assert "Signature" not in getoond
    assert "Docstring" in shell.object_inspect_mime("print")["text/plain"]


def test_of_what_is_not_there_the_nearest_name_is_told(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.user_ns["grafiek"] = 1
    shell.run_cell("grafik?")
    shell.run_cell("plaatsingen?")
    shell.run_cell("cijfers.wachtlijs?")
    assert capsys.readouterr().out.splitlines() == [
        "De naam ‘grafik’ bestaat niet. Bedoelt u: grafiek?",
        "De naam ‘plaatsingen’ bestaat niet. Bedoelt u: cijfers.plaatsingen?",
        "‘wachtlijs’ bestaat niet bij cijfers. Bedoelt u: wachtlijst of wachtlijst_in of wachttijd?",
    ]
