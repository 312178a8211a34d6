"""Commands in messages lead to the desk of who reads them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from loket.basis.make import keuze_voor_make

LOKET = Path(__file__).parents[2] / "loket"
#: A command with a setting: who copies it needs the desk as well.
_OPDRACHT = re.compile(r"\bmake (?:report|check|check-report|diff|watch|lab|import|new-year) [^;.\n]*[A-Z]{4,}=")
#: The report prints how to make it again; it is the same bytes wherever the data stand, and names the desk itself.
_ELDERS = {"tonen/herkomst.py"}


def test_what_a_command_needs_behind_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert keuze_voor_make(Path("data"), "maastricht") == ""
    assert keuze_voor_make(tmp_path / "data", "maastricht") == ""
    assert keuze_voor_make(Path("/eigen/map"), "parkstad") == " DATA=/eigen/map LOKET=parkstad"
    assert keuze_voor_make(Path("/mijn map"), "maastricht") == " DATA='/mijn map'"


def _teksten(boom: ast.AST) -> list[tuple[str, str]]:
    """Return each text of a module but its docstrings, beside the source of what it is made of."""
    uitleg = {id(k.value) for k in ast.walk(boom) if isinstance(k, ast.Expr)}
    delen = {id(deel) for k in ast.walk(boom) if isinstance(k, ast.JoinedStr) for deel in k.values}
    gevonden = []
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.JoinedStr):
            vast = [str(d.value) if isinstance(d, ast.Constant) else "…" for d in knoop.values]
            gevonden.append(("".join(vast), ast.unparse(knoop)))
        elif isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and id(knoop) not in uitleg | delen:
            gevonden.append((knoop.value, ""))
    return gevonden


def test_every_command_in_a_message_names_the_data_and_the_desk() -> None:
    gevonden, zonder = 0, []
    for pad in LOKET.rglob("*.py"):
        if (naam := pad.relative_to(LOKET).as_posix()) in _ELDERS:
            continue
        for tekst, bron in _teksten(ast.parse(pad.read_text("utf-8"))):
            if _OPDRACHT.search(tekst):
                gevonden += 1
                zonder += [] if "keuze" in bron else [f"{naam}: {tekst}"]
    assert gevonden >= 6
    assert zonder == []
