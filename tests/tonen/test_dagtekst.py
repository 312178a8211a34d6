"""A day in code that pandas takes for another one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

from loket.tonen import celfout
from loket.tonen.dagtekst import dagteksten, richt_in

CIJFERS = Path(__file__).parents[2] / "loket/cijfers"


@pytest.mark.parametrize(
    ("code", "schrijf"),
    [
        ('frame[frame["start_huur"] >= "01-07-2022"]', "2022-07-01"),
        ('frame.query("a")[("1/7/2022" < frame.dag) & True]', "2022-07-01"),
        ('frame["start_huur"].between("31.12.2021", dag, inclusive="left")', "2021-12-31"),
        ('frame.loc["01-07-2022":]', "2022-07-01"),
        ('pd.Timestamp("01-07-2022")', "2022-07-01"),
        ('frame["start_huur"] >= "2022-07-01"', ""),
        ('pd.to_datetime("01-07-2022", dayfirst=True)', ""),
        ('tabel(frame, "naam", "Stand op 01-07-2022") or assen.set_title("01-07-2022")', ""),
    ],
)
def test_a_day_is_written_with_the_year_in_front_where_pandas_reads_it(code: str, schrijf: str) -> None:
    gevonden = [klacht for _, klacht in dagteksten(ast.parse(code))]
    assert [f'schrijf "{schrijf}";' in klacht for klacht in gevonden] == [True] * bool(schrijf)


def test_a_cell_with_such_a_day_is_not_run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOKET_TRACEBACK", raising=False)
    shell = InteractiveShell()
    for deel in (celfout.richt_in, richt_in, richt_in):  # twice changes nothing
        deel(shell)
    assert not shell.run_cell('x = 1\ny = x == "01-07-2022"').success
    assert "x" not in shell.user_ns
    regels = capsys.readouterr().out.strip().splitlines()
    assert regels[0] == "In ‘01-07-2022’ leest pandas eerst de maand, en dan de dag."
    assert regels[-1] == '  waar: regel 2: y = x == "01-07-2022"'
    assert shell.run_cell("x = (").error_before_exec is not None


@pytest.mark.parametrize("pad", sorted(CIJFERS.rglob("*.py")), ids=lambda pad: pad.stem)
def test_no_definition_has_one(pad: Path) -> None:
    assert [*dagteksten(ast.parse(pad.read_text("utf-8")))] == []
