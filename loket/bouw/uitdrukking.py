"""Works out what a notebook's code gives, as far as it only asks things of Loket; nothing of an analyst's own is run.

What else Python can do (loops, functions, other packages) raises :class:`EigenCode`: only a build runs that.
"""

from __future__ import annotations

import ast
import builtins
import operator
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import ModuleType
from typing import Any

from loket.basis.meldingen import OnbekendeNaam
from loket.basis.pythonfouten import onbekende_naam, zonder_cijfers
from loket.cijfers.cijfer import Cijfer, zonder_aanhalingstekens
from loket.cijfers.definities import DEFINITIES
from loket.tonen.onthouden import en_of


class EigenCode(Exception):
    """Code of the analyst's own, or a name that such code gave."""


class Vervolg(EigenCode):
    """A name that stands for nothing because something went wrong before, as was told then."""


#: Stands for a value that only running the code would tell, and for one that could not be had.
ONBEKEND, MISLUKT = object(), object()

_INGEBOUWD: dict[str, Any] = {f.__name__: f for f in (abs, bool, float, int, len, list, max, min, round, str, sum)}
_TEKENS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda een, ander: een in ander,
    ast.NotIn: lambda een, ander: een not in ander,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
}


def bereken(knoop: ast.expr, namen: Mapping[str, Any]) -> Any:
    """Return the value of an expression.

    Parameters
    ----------
    knoop : ast.expr
        The expression.
    namen : mapping of str
        What its names stand for; :data:`ONBEKEND` when that is not known.

    Raises
    ------
    EigenCode
        When it does more than ask things of Loket.
    LoketFout
        When there is no such name; the nearest ones are given.
    """
    match knoop:
        case ast.Constant(value=waarde):
            return waarde
        case ast.Name(id=naam):
            return _naam(naam, namen)
        case ast.Attribute(value=voor, attr=naam) if not naam.startswith("_"):
            return getattr(bereken(voor, namen), naam)
        case ast.Subscript(value=voor, slice=ast.Name(id=naam)) if naam not in namen and isinstance(
            bron := bereken(voor, namen), Cijfer
        ):
            raise zonder_aanhalingstekens(bron, ast.unparse(voor), naam)
        case ast.Subscript(value=voor, slice=sleutel) if not isinstance(sleutel, ast.Slice):
            return bereken(voor, namen)[bereken(sleutel, namen)]
        case ast.Tuple(elts=delen):
            return tuple(bereken(deel, namen) for deel in delen)
        case ast.List(elts=delen):
            return [bereken(deel, namen) for deel in delen]
        case ast.Dict(keys=sleutels, values=waarden) if all(sleutels):
            paren = zip(sleutels, waarden, strict=True)
            return {bereken(s, namen): bereken(w, namen) for s, w in paren if s}
        case ast.UnaryOp(op=teken, operand=deel) if type(teken) in _TEKENS:
            return _TEKENS[type(teken)](bereken(deel, namen))
        case ast.BinOp(left=links, op=teken, right=rechts) if type(teken) in _TEKENS:
            return _TEKENS[type(teken)](bereken(links, namen), bereken(rechts, namen))
        case ast.Compare(left=links, ops=[teken], comparators=[rechts]) if type(teken) in _TEKENS:
            return _TEKENS[type(teken)](bereken(links, namen), bereken(rechts, namen))
        case ast.BoolOp():
            return en_of(knoop, partial(bereken, namen=namen))
        case ast.IfExp(test=als, body=dan, orelse=anders):
            return bereken(dan if bereken(als, namen) else anders, namen)
        case ast.JoinedStr(values=delen):
            return "".join(_in_tekst(deel, namen) for deel in delen)
        case ast.Call(func=functie, args=plaatsen, keywords=benoemd) if all(deel.arg for deel in benoemd):
            wat = bereken(functie, namen)
            if not _is_van_loket(wat):
                raise EigenCode
            met_naam = {str(deel.arg): bereken(deel.value, namen) for deel in benoemd}
            return wat(*_waarden(plaatsen, namen), **met_naam)
    raise EigenCode


def wordt_gevraagd(knoop: ast.expr) -> Iterator[ast.expr]:
    """Yield each part of an expression that asks for something by name, and is sure to when the code is run.

    What stands in a function, a loop or a branch of its own may never be, or with other names.
    """
    if isinstance(
        knoop, ast.Lambda | ast.IfExp | ast.BoolOp | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
    ):
        return
    if isinstance(knoop, ast.Attribute | ast.Subscript):
        yield knoop
    for deel in ast.iter_child_nodes(knoop):
        yield from wordt_gevraagd(deel.value if isinstance(deel, ast.keyword) else deel)  # type: ignore[arg-type]


def _waarden(plaatsen: list[ast.expr], namen: Mapping[str, Any]) -> Iterator[Any]:
    """Give what stands between brackets, with what a star takes apart."""
    for deel in plaatsen:
        if isinstance(deel, ast.Starred):
            yield from bereken(deel.value, namen)
        else:
            yield bereken(deel, namen)


def _naam(naam: str, namen: Mapping[str, Any]) -> Any:
    if naam in namen:
        if namen[naam] is ONBEKEND:
            raise EigenCode
        if namen[naam] is MISLUKT:
            raise Vervolg
        return namen[naam]
    if naam in _INGEBOUWD:
        return _INGEBOUWD[naam]
    if hasattr(builtins, naam) or naam in ("display", "get_ipython"):
        raise EigenCode
    raise OnbekendeNaam(zonder_cijfers(naam) if naam in DEFINITIES else onbekende_naam(naam, namen))


def _is_van_loket(wat: Any) -> bool:
    if isinstance(wat, ModuleType):  # it cannot be called, and that is what the build would tell
        return True
    if wat in _INGEBOUWD.values():
        return True
    van = getattr(wat, "__module__", None) or type(wat).__module__
    return callable(wat) and str(van).partition(".")[0] == "loket"


def _in_tekst(deel: ast.expr, namen: Mapping[str, Any]) -> str:
    if isinstance(deel, ast.FormattedValue) and deel.conversion == -1:
        vorm = bereken(deel.format_spec, namen) if deel.format_spec else ""
        return format(bereken(deel.value, namen), vorm)
    return str(bereken(deel, namen))
