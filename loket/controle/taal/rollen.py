"""Reads the path of a bound number: to which figure, group and year it leads.

Which year a name is about is not guessed from the name: :class:`Namen` holds what the notebook or fragment gave it.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from inspect import signature
from types import MappingProxyType

from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES


@dataclass(frozen=True)
class VanJaar:
    """The figures of one year, as far as the checks need them: which year it is."""

    jaar: int


@dataclass(frozen=True)
class Namen:
    """What the names of a text stand for.

    Parameters
    ----------
    jaar : int
        Year of the report: that of a path whose beginning is unknown.
    gebonden : tuple of (str, object)
        Each name with its value: figures (:class:`VanJaar`), a tuple of them, or a year.
    """

    jaar: int
    gebonden: tuple[tuple[str, object], ...]

    @classmethod
    def gewoon(cls, jaar: int) -> Namen:
        """Return the names of a narrative file, as far as they say which year is meant."""
        return cls(jaar, (("cijfers", VanJaar(jaar)), ("vorig", VanJaar(jaar - 1)), ("jaar", jaar)))

    def waarde(self, uitdrukking: ast.expr) -> object:
        """Return what an expression stands for; None when that is not known."""
        return lees_waarde(uitdrukking, MappingProxyType(dict(self.gebonden)))


#: What can be asked of figures that is no figure itself: their class has it, or they are made of it.
_VAN_CIJFERS = {*dir(Cijfers), *signature(Cijfers).parameters}


@dataclass(frozen=True)
class Rol:
    """A bound number: to which figure, group and year its path leads; ``naam`` is empty when it is no figure.

    ``jaartal`` says that it prints a year, ``onbekend`` that its path asks the figures for what they do not have.
    """

    pad: str
    naam: str = ""
    groep: frozenset[str] = frozenset()
    jaar: int = 0
    aandeel: bool = False
    verschil: bool = False
    jaartal: bool = False
    onbekend: bool = False


def lees_rol(pad: str, namen: Namen) -> Rol:
    """Read the path of a role, as far as it says which figure is meant."""
    boom = lees_boom(pad)
    naam, groep, eerder, vormen, eerste = "", set(), 0, set(), ""
    knoop = boom
    jaar = namen.jaar
    while isinstance(knoop, ast.Attribute | ast.Subscript):
        begin = namen.waarde(knoop)
        if isinstance(begin, VanJaar):
            break
        match knoop:
            case ast.Attribute(attr=stap) if stap in DEFINITIES:
                naam = stap
            case ast.Attribute(attr="vorig"):
                eerder += 1
            case ast.Attribute(attr=stap):
                vormen.add(stap)
            case ast.Subscript(slice=ast.Constant(value=str() as sleutel)):
                groep.add(sleutel)
        eerste = knoop.attr if isinstance(knoop, ast.Attribute) else ""
        knoop = knoop.value
    begin = namen.waarde(knoop) if knoop else None
    if isinstance(begin, VanJaar):
        jaar = begin.jaar
    onbekend = isinstance(begin, VanJaar) and not naam and bool(eerste) and eerste not in _VAN_CIJFERS
    is_jaartal = boom is not None and isinstance(namen.waarde(boom), int)
    return Rol(
        pad, naam, frozenset(groep), jaar - eerder, "aandeel" in vormen, "verschil" in vormen, is_jaartal, onbekend
    )


def lees_boom(pad: str) -> ast.expr | None:
    """Return the syntax tree of an expression; None when it is none."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return ast.parse(pad.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def lees_waarde(knoop: ast.expr, namen: Mapping[str, object]) -> object:
    """Follow an expression as far as it is about years and figures of years; None when it is not."""
    match knoop:
        case ast.Constant(value=int() | str() as vast):
            return vast
        case ast.Name(id=naam):
            return namen.get(naam)
        case ast.Tuple(elts=delen) | ast.List(elts=delen):
            return tuple(lees_waarde(deel, namen) for deel in delen)
        case ast.Attribute(value=voor, attr=("vorig" | "jaar") as stap):
            van = lees_waarde(voor, namen)
            if isinstance(van, VanJaar):
                return VanJaar(van.jaar - 1) if stap == "vorig" else van.jaar
        case ast.Subscript(value=voor, slice=sleutel):
            van, waarde = lees_waarde(voor, namen), lees_waarde(sleutel, namen)
            if isinstance(van, VanJaar) and isinstance(waarde, int):
                return VanJaar(waarde)
            if isinstance(van, tuple) and isinstance(waarde, int) and -len(van) <= waarde < len(van):
                return van[waarde]
        case ast.UnaryOp(op=ast.USub(), operand=rechts):
            waarde = lees_waarde(rechts, namen)
            return -waarde if isinstance(waarde, int) else None
        case ast.BinOp(left=links, op=ast.Add() | ast.Sub() as teken, right=rechts):
            een, ander = lees_waarde(links, namen), lees_waarde(rechts, namen)
            if isinstance(een, int) and isinstance(ander, int):
                return een + ander if isinstance(teken, ast.Add) else een - ander
    return None
