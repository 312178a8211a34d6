"""Makes mutants of a module: the same code with one small fault.

Dutch prose (labels, sentences, messages) is no code, so it is left alone: see :func:`_is_proza` and ``_TEKST``.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

#: What an operator may be mistaken for: the neighbour first, then the opposite.
_ANDERS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
}
#: Arguments that are Dutch text (label, woorden, omschrijving), also where they hold no space, by what is called.
_TEKST = {
    "Telling": (1, 2, 5),
    "Verhouding": (1, 4),
    "Overleving": (1, 4),
    "_cohortdeel": (1, 2),
    "_van_de_aanmeldingen": (1, 3),
}
_DECORATEURS = ("property", "cached_property", "staticmethod", "classmethod")
_OPDRACHT = (ast.Assign, ast.AugAssign, ast.Raise, ast.Continue, ast.Break)
_Fout = tuple[str, ast.AST]
_Zet = Callable[[ast.AST], None]


@dataclass(frozen=True)
class Mutant:
    """A module with one fault: its line, its name (without the line, which shifts), its code, and what it is in."""

    module: str
    regel: int
    naam: str
    bron: str
    in_wat: str = ""


def mutanten(module: str, bron: str) -> Iterator[Mutant]:
    """Yield every mutant of a module's source."""
    boom, regels = ast.parse(bron), bron.splitlines()
    keer: Counter[str] = Counter()
    for knoop, zet, nummer, in_wat in list(_plaatsen(boom, 1, "")):
        for wat, fout in _fouten(knoop, bool(in_wat)):
            zet(fout)
            gemaakt = ast.unparse(boom)
            zet(knoop)
            naam = f"{module}{in_wat and '.'}{in_wat}: {wat} in ‘{regels[nummer - 1].strip()}’"
            keer[naam] += 1
            yield Mutant(module, nummer, naam + f" ({keer[naam]})" * (keer[naam] > 1), gemaakt, in_wat)


def _plaatsen(knoop: ast.AST, regel: int, in_wat: str) -> Iterator[tuple[ast.AST, _Zet, int, str]]:
    """Yield every node that is run, with what puts another in its place, its line, and what it is in."""
    for veld, waarde in ast.iter_fields(knoop):
        for nummer, deel in enumerate(waarde if isinstance(waarde, list) else [waarde]):
            if not isinstance(deel, ast.AST) or _is_geen_code(knoop, veld, nummer, deel):
                continue
            hier, nu = getattr(deel, "lineno", regel), _in_wat(deel) or in_wat
            zet = partial(waarde.__setitem__, nummer) if isinstance(waarde, list) else partial(setattr, knoop, veld)
            yield deel, zet, hier, nu
            yield from _plaatsen(deel, hier, nu)


def _in_wat(knoop: ast.AST) -> str:
    match knoop:
        case ast.FunctionDef(name=naam):
            return naam
        case ast.Call(func=ast.Name(id=wat), args=[ast.Constant(value=str() as naam), *_]) if wat in _TEKST:
            return naam
    return ""


def _fouten(knoop: Any, in_functie: bool) -> Iterator[_Fout]:
    """Yield what can be made wrong at a node: in words, and the node that takes its place."""
    match knoop:
        case ast.cmpop() | ast.boolop() | ast.operator():
            for soort in _ANDERS.get(type(knoop), ()):
                yield f"{type(knoop).__name__} → {soort.__name__}", soort()
        case ast.UnaryOp(op=op, operand=rest) if not isinstance(op, ast.UAdd):
            yield f"{type(op).__name__} → niets", rest
        case ast.IfExp(test=test) | ast.If(test=test) if not _draait_al_om(test):
            yield "if → if not", _met(knoop, test=ast.UnaryOp(ast.Not(), test))
        case ast.Return(value=waarde) if waarde is not None and ast.unparse(waarde) != "None":
            yield "return … → return None", _met(knoop, value=ast.Constant(None))
        case ast.Call(keywords=namen):
            for woord in namen:
                if woord.arg and not _is_proza(woord.value):
                    yield f"{woord.arg}=… → weg", _met(knoop, keywords=[w for w in namen if w is not woord])
        case ast.FunctionDef(decorator_list=lijst):
            for decorateur in lijst:
                if ast.unparse(decorateur) in _DECORATEURS:
                    over = [d for d in lijst if d is not decorateur]
                    yield f"@{ast.unparse(decorateur)} → weg", _met(knoop, decorator_list=over)
        case ast.Constant(value=waarde) if not _is_proza(knoop):
            for ander in _andere(waarde):
                yield f"{waarde!r} → {ander!r}", _met(knoop, value=ander)
    if in_functie and (isinstance(knoop, (*_OPDRACHT, ast.Expr)) or (isinstance(knoop, ast.If) and not knoop.orelse)):
        yield f"{type(knoop).__name__} → weg", ast.Pass()


def _met(knoop: ast.AST, **velden: object) -> ast.AST:
    kopie = copy.copy(knoop)
    for veld, waarde in velden.items():
        setattr(kopie, veld, waarde)
    return kopie


def _andere(waarde: object) -> tuple[object, ...]:
    match waarde:
        case bool():
            return (not waarde,)
        case int() | float():
            return waarde + 1, waarde - 1
        case str():
            return (f"XX{waarde}",)
    return (0,) if waarde is None else ()


def _draait_al_om(test: ast.expr) -> bool:
    """Whether turning the test round is what another mutant does already."""
    return (isinstance(test, ast.Compare) and len(test.ops) == 1) or isinstance(test, ast.UnaryOp)


def _is_proza(knoop: ast.AST) -> bool:
    """Whether a text holds a space: then people read it, and it is not the name of anything."""
    delen = knoop.values if isinstance(knoop, ast.JoinedStr) else [knoop]
    teksten = [deel.value for deel in delen if isinstance(deel, ast.Constant)]
    return any(isinstance(tekst, str) and " " in tekst for tekst in teksten)


def _is_geen_code(ouder: ast.AST, veld: str, nummer: int, knoop: ast.AST) -> bool:
    """Whether a node is never run, or is there for people and type checkers only."""
    if veld in ("annotation", "returns", "ctx"):
        return True
    match ouder, knoop:
        case ast.Call(func=ast.Name(id=wat)), _ if veld == "args":
            return nummer in _TEKST.get(wat, ())
        case ast.JoinedStr(), ast.Constant():
            return _is_proza(ouder)
        case _, ast.Call(func=ast.Name(id="dataclass")):
            return True  # one test over all modules asks that every dataclass is frozen
        case ast.Compare(), ast.Constant(value=None):
            return True  # ``is`` has a mutant of its own
        case _, ast.Expr(value=ast.Constant()) | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Module(), ast.Assign(targets=[ast.Name(id=naam)]):  # aliases of types, such as Groep or _Fout
            return naam == "__all__" or naam.strip("_").istitle()
    return False
