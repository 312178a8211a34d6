"""What stands loose in the midst of a cell."""

from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell

from loket.tonen.tabel_als_html import Tabel
from loket.tonen.tussendoor import richt_in


@pytest.mark.parametrize(
    ("cel", "getoond"),
    [
        ("t('a')\nt('b')\nx = 1", ["Tabel: a", "Tabel: b"]),
        ("for naam in 'ab':\n    t(naam)", ["Tabel: a", "Tabel: b"]),
        ("if True:\n    t('a')\nelse:\n    t('b')", ["Tabel: a"]),
        ("def maak():\n    t('a')\nmaak()", []),
        ("a = t('a')\n1 + 1\n'tekst'\n[t('b')]\nx = 1", []),
    ],
)
def test_charts_and_tables_are_shown_wherever_they_stand_loose(
    monkeypatch: pytest.MonkeyPatch, cel: str, getoond: list[str]
) -> None:
    gezien: list[object] = []
    monkeypatch.setattr("IPython.display.display", gezien.append)
    shell = InteractiveShell()
    richt_in(shell)
    richt_in(shell)  # twice changes nothing
    shell.user_ns["t"] = lambda titel: Tabel("x", titel, ("a",), ())
    assert shell.run_cell(cel).success
    assert [*map(repr, gezien)] == getoond


def test_an_error_is_told_at_its_own_line() -> None:
    shell = InteractiveShell()
    richt_in(shell)
    fout = shell.run_cell("x = 1\n\n1 / 0\nx = 2").error_in_exec
    assert isinstance(fout, ZeroDivisionError)
    assert fout.__traceback__ is not None
    regels = []
    stap = fout.__traceback__
    while stap:
        regels.append(stap.tb_lineno)
        stap = stap.tb_next
    assert regels[-1] == 3


@pytest.mark.parametrize(("cel", "getoond"), [("t('a');", ["Tabel: a"]), ("t('a')  # zo", []), ("1;", [])])
def test_a_semicolon_hides_no_chart_or_table(monkeypatch: pytest.MonkeyPatch, cel: str, getoond: list[str]) -> None:
    """Jupyter itself shows what the last line gives, unless it ends with a semicolon."""
    gezien: list[object] = []
    monkeypatch.setattr("IPython.display.display", gezien.append)
    shell = InteractiveShell()
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    richt_in(shell)
    shell.user_ns["t"] = lambda titel: Tabel("x", titel, ("a",), ())
    assert shell.run_cell(cel, store_history=True).success
    assert [*map(repr, gezien)] == getoond
