"""Makes mutants of a module: the same code with one small fault.

Dutch prose (labels, sentences, messages) is no code, so it is left alone: a text is prose when it holds a
space or is part of an f-string.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_VERGELIJK: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_REKEN: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}


@dataclass(frozen=True)
class Mutant:
    """A module with one fault: where it is, what was done, and the code."""

    module: str
    regel: int
    wat: str
    bron: str

    @property
    def naam(self) -> str:
        """How lists of survivors call it; without the line, which shifts."""
        return f"{self.module}: {self.wat}"


def mutanten(module: str, bron: str) -> Iterator[Mutant]:
    """Yield every mutant of a module's source."""
    boom = ast.parse(bron)
    overslaan = _niet_uitgevoerd(boom)
    knopen = list(ast.walk(boom))
    for nummer, knoop in enumerate(knopen):
        if id(knoop) in overslaan:
            continue
        for keuze, (oud, nieuw) in enumerate(_fouten(knoop)):
            kopie = copy.deepcopy(boom)
            doel = list(ast.walk(kopie))[nummer]
            _pas_toe(doel, keuze)
            tekst = f"{oud} → {nieuw} in ‘{_regel(bron, knoop)}’"
            yield Mutant(module, getattr(knoop, "lineno", 0), tekst, ast.unparse(kopie))


def _fouten(knoop: ast.AST) -> list[tuple[str, str]]:
    """Say what can be made wrong at a node, in the order of :func:`_pas_toe`."""
    match knoop:
        case ast.Compare(ops=ops):
            return [(_naam(op), _naam(_VERGELIJK[type(op)]())) for op in ops if type(op) in _VERGELIJK]
        case ast.BoolOp(op=op):
            return [("and", "or") if isinstance(op, ast.And) else ("or", "and")]
        case ast.BinOp(op=op) if type(op) in _REKEN:
            return [(_naam(op), _naam(_REKEN[type(op)]()))]
        case ast.UnaryOp(op=ast.Not() | ast.USub() | ast.Invert() as op):
            return [(_naam(op), "niets")]
        case ast.If() | ast.IfExp():
            return [("if", "if not")]
        case ast.Return(value=waarde) if waarde is not None and not _is_none(waarde):
            return [("return …", "return None")]
        case ast.Call(keywords=namen):
            return [(f"{k.arg}=…", "weg") for k in namen if k.arg and not _is_proza(k.value)]
        case ast.Constant(value=bool() | int() | float() as waarde):
            return [(repr(waarde), repr(_anders(waarde)))]
        case ast.Constant(value=str() as waarde) if waarde and not _is_proza(knoop):
            return [(repr(waarde), repr(_anders(waarde)))]
    return []


def _pas_toe(knoop: ast.AST, keuze: int) -> None:
    match knoop:
        case ast.Compare():
            plaatsen = [i for i, op in enumerate(knoop.ops) if type(op) in _VERGELIJK]
            knoop.ops[plaatsen[keuze]] = _VERGELIJK[type(knoop.ops[plaatsen[keuze]])]()
        case ast.BoolOp():
            knoop.op = ast.Or() if isinstance(knoop.op, ast.And) else ast.And()
        case ast.BinOp():
            knoop.op = _REKEN[type(knoop.op)]()
        case ast.UnaryOp():
            knoop.op = ast.UAdd() if not isinstance(knoop.op, ast.Not) else knoop.op
            _vervang_door(knoop, knoop.operand)
        case ast.If() | ast.IfExp():
            knoop.test = ast.UnaryOp(ast.Not(), knoop.test)
        case ast.Return():
            knoop.value = ast.Constant(None)
        case ast.Call():
            namen = [k for k in knoop.keywords if k.arg and not _is_proza(k.value)]
            knoop.keywords.remove(namen[keuze])
        case ast.Constant():
            knoop.value = _anders(knoop.value)


def _vervang_door(knoop: ast.UnaryOp, ander: ast.expr) -> None:
    """Turn a node into another one in place: ``not x`` becomes ``bool(x)`` in spirit, the operand itself in code."""
    knoop.__class__ = ander.__class__  # type: ignore[assignment]
    knoop.__dict__ = ander.__dict__


def _anders(waarde: object) -> object:
    if isinstance(waarde, bool):
        return not waarde
    return waarde + 1 if isinstance(waarde, int | float) else f"XX{waarde}"


def _is_proza(knoop: ast.AST) -> bool:
    if isinstance(knoop, ast.JoinedStr):
        return True
    return isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and " " in knoop.value.strip(" ")


def _is_none(knoop: ast.expr) -> bool:
    return isinstance(knoop, ast.Constant) and knoop.value is None


def _niet_uitgevoerd(boom: ast.Module) -> set[int]:
    """Return the nodes that are no code: annotations, docstrings, ``__all__``, and the words in an f-string."""
    weg: list[ast.AST] = []
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.FunctionDef):
            argumenten = [*knoop.args.args, *knoop.args.kwonlyargs, knoop.args.vararg, knoop.args.kwarg]
            weg += [a.annotation for a in argumenten if a and a.annotation]
            weg += [knoop.returns] if knoop.returns else []
        if isinstance(knoop, ast.JoinedStr):
            weg += [deel for deel in knoop.values if isinstance(deel, ast.Constant)]
        if isinstance(knoop, ast.AnnAssign):
            weg.append(knoop.annotation)
        if isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Constant):
            weg.append(knoop)
        if isinstance(knoop, ast.If) and ast.unparse(knoop.test) == "TYPE_CHECKING":
            weg.append(knoop)
        if isinstance(knoop, ast.Assign) and ast.unparse(knoop.targets[0]) in ("__all__", "Groep", "Sleutel", "Ernst"):
            weg.append(knoop)
    return {id(deel) for knoop in weg for deel in ast.walk(knoop)}


def _naam(op: ast.AST) -> str:
    return type(op).__name__


def _regel(bron: str, knoop: ast.AST) -> str:
    return bron.splitlines()[getattr(knoop, "lineno", 1) - 1].strip()
