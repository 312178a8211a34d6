"""A path to a figure, and a condition of such paths: what a text may ask for, in which nothing can run code.

A path is only names, attributes and literal keys, such as ``cijfers.plaatsingen["Servatius"]``.
"""

from __future__ import annotations

import ast
import operator
import warnings
from collections.abc import Callable
from dataclasses import fields
from functools import partial
from typing import Any

from loket.basis.meldingen import LoketFout, OnbekendeNaam, lijkt_op
from loket.basis.pythonfouten import zonder_cijfers
from loket.cijfers.cijfer import VORMEN, Cijfer, zonder_aanhalingstekens
from loket.cijfers.cijfers import Cijfers, cohortjaren
from loket.cijfers.definities import DEFINITIES
from loket.register.inrichting import Inrichting
from loket.tonen.halfwerk import bezwaar_tegen
from loket.tonen.onthouden import beslis

#: No real path is longer; parsing a longer one could exhaust the stack.
_LANGSTE_PAD = 200
#: How a condition may compare two figures.
_VERGELIJK: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}

#: What figures say of their period, as text.
_VAN_PERIODE = ("laatste_dag", "periodetekst", "peildatumtekst", "stand_van_meting")
#: What a sentence may ask for.
_HOORT = 'Hier hoort een naam van een cijfer, zoals cijfers.plaatsingen of cijfers.plaatsingen["Servatius"].'
_WEL_REKENEN = "; dat kan in een tekstcel van het notebook, en een verandering is cijfers.plaatsingen.verschil"
#: What can only be a condition.
_WAAR = ("bekend", "heeft_metingen", "zonder_metingen")
#: What a path may ask of each kind of object; everything else is refused.
TOEGESTAAN: dict[type, tuple[str, ...]] = {
    Cijfers: (*DEFINITIES, "vorig", "jaar", "loket", *_WAAR, *_VAN_PERIODE),
    Cijfer: VORMEN,
    Inrichting: tuple(veld.name for veld in fields(Inrichting) if veld.type in ("str", "int")),
}


def namen_van(cijfers: Cijfers) -> dict[str, Any]:
    """Return what the names in a narrative stand for: those of the report's own notebook."""
    return {
        "cijfers": cijfers,
        "vorig": cijfers.vorig,
        "cohorten": cohortjaren(cijfers),
        "jaar": cijfers.jaar,
        "loket": cijfers.loket,
    }


def volg_pad(uitdrukking: str, namen: dict[str, Any]) -> object:
    """Follow a path of names, attributes and literal keys; nothing is called.

    Raises
    ------
    LoketFout
        When the text is no such path or leads nowhere; the nearest names are given.
    """
    return _volg(_ontleed(uitdrukking), namen)


def geldt(voorwaarde: str, namen: dict[str, Any]) -> object:
    """Judge a condition: a path that leads to something, two figures compared, or those joined by ``and`` or ``or``.

    Raises
    ------
    LoketFout
        When it is neither, or a path leads nowhere.
    """
    if bezwaar := bezwaar_tegen(voorwaarde):
        raise LoketFout(bezwaar)
    return beslis(_ontleed(voorwaarde), partial(_geldt, namen=namen))


def _geldt(knoop: ast.expr, namen: dict[str, Any]) -> object:
    match knoop:
        case ast.Compare(left=links, ops=[teken], comparators=[rechts]) if type(teken) in _VERGELIJK:
            een, ander = (_getal(kant, namen, exact=type(teken) in (ast.Eq, ast.NotEq)) for kant in (links, rechts))
            return een is not None and ander is not None and _VERGELIJK[type(teken)](een, ander)
    return _volg(knoop, namen)


def _getal(knoop: ast.expr, namen: dict[str, Any], *, exact: bool) -> float | None:
    """Return the number of one side of a comparison; None when it is no longer the ``exact`` one.

    Raises
    ------
    OnbekendeWaarde
        When it is not known.
    """
    if isinstance(knoop, ast.Constant) and isinstance(knoop.value, int | float):
        return knoop.value
    if isinstance(knoop, ast.Constant):
        raise LoketFout(f"Een cijfer is alleen met een getal te vergelijken, en {ast.unparse(knoop)} is een tekst.")
    gevonden = _volg(knoop, namen)
    if isinstance(gevonden, Cijfer):
        return None if exact and gevonden.benaderd else gevonden.getal
    if isinstance(gevonden, int):
        return gevonden
    raise LoketFout(f"‘{ast.unparse(knoop)}’ is geen cijfer en geen getal; daarmee kan niet worden vergeleken.")


def _ontleed(uitdrukking: str) -> ast.expr:
    if len(uitdrukking) > _LANGSTE_PAD:
        raise LoketFout(f"{_HOORT} Dit is te lang.")
    try:
        with warnings.catch_warnings(action="ignore"):  # Python's own remarks on odd numbers are in English
            return ast.parse(uitdrukking.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise LoketFout(bezwaar_tegen(uitdrukking) or _HOORT) from None


def _volg(knoop: ast.expr, namen: dict[str, Any]) -> object:
    match knoop:
        case ast.Name(id=naam):
            if naam in DEFINITIES:
                raise OnbekendeNaam(zonder_cijfers(naam))
            if naam not in namen:
                raise OnbekendeNaam(f"De naam ‘{naam}’ bestaat niet.{lijkt_op(naam, [*namen, *DEFINITIES])}")
            return namen[naam]
        case ast.Attribute(value=voor, attr=naam):
            bron = _volg(voor, namen)
            toegestaan = TOEGESTAAN.get(type(bron), ())
            if naam not in toegestaan:
                raise OnbekendeNaam(f"‘{naam}’ bestaat niet bij {ast.unparse(voor)}.{lijkt_op(naam, toegestaan)}")
            return getattr(bron, naam)
        case ast.Subscript(value=voor, slice=ast.Constant(value=sleutel)) if isinstance(sleutel, str | int):
            bron = _volg(voor, namen)
            if isinstance(bron, list) and isinstance(sleutel, int) and sleutel < len(bron):
                return bron[sleutel]
            if not isinstance(bron, Cijfers | Cijfer):
                raise LoketFout(f"Achter {ast.unparse(voor)} horen geen rechte haken [ ].")
            gekozen: object = bron[sleutel]  # type: ignore[index]  # each refuses a key of the wrong kind itself
            return gekozen
        case ast.Subscript(value=voor, slice=ast.Name(id=naam)) if isinstance(bron := _volg(voor, namen), Cijfer):
            raise zonder_aanhalingstekens(bron, ast.unparse(voor), naam)
    raise LoketFout(f"{_HOORT} Rekenen kan hier niet{_WEL_REKENEN * isinstance(knoop, ast.BinOp)}.")
