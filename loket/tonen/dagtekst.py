"""Days that code writes as 01-07-2022: pandas takes that for the seventh of January, without a word."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from loket.basis.meldingen import LoketFout

_DAG = re.compile(r"(\d\d?)[-/.](\d\d?)[-/.](\d{4})")
#: What makes a day of a text; not when it is told how the text is written.
_MAAKT_DAG, _ZEGT_HOE = {"between", "Timestamp", "to_datetime", "date_range"}, {"dayfirst", "format"}


def dagteksten(code: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and complaint of each such text that is compared, is the end of a slice or becomes a day."""
    for knoop in ast.walk(code):
        delen: list[ast.expr | None] = []
        match knoop:
            case ast.Compare(left=links, comparators=rechts):
                delen = [links, *rechts]
            case ast.Slice(lower=van, upper=tot):
                delen = [van, tot]
            case ast.Call(func=ast.Attribute(attr=naam) | ast.Name(id=naam), args=plaatsen, keywords=benoemd):
                if naam in _MAAKT_DAG and not _ZEGT_HOE & {str(deel.arg) for deel in benoemd}:
                    delen = [*plaatsen]
        for deel in delen:
            if isinstance(deel, ast.Constant) and (dag := _DAG.fullmatch(str(deel.value))):
                yield deel.lineno, _klacht(dag)


def _klacht(dag: re.Match[str]) -> str:
    return (
        f"In ‘{dag[0]}’ leest pandas eerst de maand, en dan de dag.\n"
        "  verwacht: een dag als jaar-maand-dag\n"
        f'  wat te doen: schrijf "{dag[3]}-{dag[2]:0>2}-{dag[1]:0>2}"; staan de dagen als tekst in een eigen tabel,'
        " maak er dan eerst dagen van met pd.to_datetime(…, dayfirst=True)"
    )


def _toets(regels: list[str]) -> list[str]:
    """Refuse a cell, given as its lines, with such a text before it is run."""
    with suppress(SyntaxError):  # which IPython tells itself
        for regel, klacht in dagteksten(ast.parse("".join(regels))):
            raise LoketFout(f"{klacht}\n  waar: regel {regel}: {regels[regel - 1].strip()}")
    return regels


def richt_in(shell: Any) -> None:
    """Let IPython run no cell with such a text."""
    if _toets not in shell.input_transformers_post:
        shell.input_transformers_post.append(_toets)
