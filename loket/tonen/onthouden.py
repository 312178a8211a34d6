"""What a report for others than the desk says where a figure is withheld, or where a nought can be a few.

No text that says that there was nobody is shown because a count was rounded to 0.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from typing import Any

from loket.basis.meldingen import LoketFout, OnbekendeWaarde
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.soorten import Telling, Verhouding
from loket.cijfers.weergave import Weergave, wat
from loket.tonen.weglaten import zin_over


def onthouden(deel: object) -> str:
    """Return what a figure is about that is withheld; empty for all else."""
    cijfer = deel.cijfer if isinstance(deel, Weergave) else deel
    return wat(cijfer) if isinstance(cijfer, Cijfer) and cijfer.onthouden else ""


def zonder_delen(delen: Sequence[object]) -> Sequence[object]:
    """Do as :func:`~loket.tonen.weglaten.zonder_zinnen` for words and figures that are put behind each other."""
    if not any(map(onthouden, delen)):
        return delen
    zinnen: list[list[object]] = [[]]
    for deel in delen:
        stukken = re.split(r"(?<=[.!?])(?=\s)", deel) if isinstance(deel, str) else [deel]
        for nummer, stuk in enumerate(stukken):
            if nummer:
                zinnen.append([])
            zinnen[-1].append(stuk)
    return [stuk for een in zinnen for stuk in _zonder(een)]


def _zonder(zin: list[object]) -> list[object]:
    namen = [naam for naam in map(onthouden, zin) if naam]
    woorden = "".join(deel for deel in zin if isinstance(deel, str))
    if not namen or not woorden.strip():  # a figure that stands alone, as in a table
        return zin
    return [woorden[: len(woorden) - len(woorden.lstrip())], zin_over(namen)]


def niets(cijfer: object, tekst: str) -> str:
    """Return ``tekst``, which says that there is nothing, of a figure for which that holds; else what can be said."""
    return str(oordeel(cijfer) or tekst)


def oordeel_over(voorwaarde: str, namen: dict[str, Any]) -> bool | str:
    """Judge the condition of a cell, with the names of its notebook."""

    def bereken(deel: ast.expr) -> object:
        return eval(compile(ast.Expression(deel), "<voorwaarde>", "eval"), namen)

    return oordeel(beslis(ast.parse(voorwaarde.strip(), mode="eval").body, bereken))


def beslis(voorwaarde: ast.expr, bereken: Callable[[ast.expr], object]) -> object:
    """Work a condition out, by its parts as Python does: the first that decides is the answer.

    A part that needs a figure which is not known, does not hold; that figure is its answer.
    """
    if isinstance(voorwaarde, ast.BoolOp):
        return en_of(voorwaarde, lambda deel: beslis(deel, bereken))
    if isinstance(voorwaarde, ast.Compare):
        _eis_procenten(voorwaarde, bereken)
    try:
        return bereken(voorwaarde)
    except OnbekendeWaarde as fout:
        return fout.cijfer


def _eis_procenten(vergelijking: ast.Compare, bereken: Callable[[ast.expr], object]) -> None:
    """Refuse to compare a share, which is in percent, with a part of one: nearly every share is more than 0.8%."""
    kanten = [vergelijking.left, *vergelijking.comparators]
    deel = next((k.value for k in kanten if isinstance(k, ast.Constant) and isinstance(k.value, float)), 0.0)
    if not 0 < deel < 1:
        return
    for kant in kanten:
        cijfer = None if isinstance(kant, ast.Constant) else bereken(kant)
        if isinstance(cijfer, Cijfer) and cijfer.definitie.eenheid == "procent":
            raise LoketFout(
                f"{ast.unparse(kant)} is een percentage en gaat van 0 tot 100: voor {deel * 100:g}% schrijft u"
                f" {deel * 100:g}."
            )


def en_of(knoop: ast.BoolOp, bereken: Callable[[ast.expr], object]) -> object:
    """Work out parts joined by ``and`` or ``or``: the first that decides is the answer."""
    gevonden: object = None
    for deel in knoop.values:
        if bool(gevonden := bereken(deel)) != isinstance(knoop.op, ast.And):
            break
    return gevonden


def oordeel(waarde: object) -> bool | str:
    """Judge a condition by its value: whether it holds, or what there is to say when nobody can tell."""
    if waarde:
        return True
    if naam := onthouden(waarde):
        return zin_over([naam])
    if not isinstance(waarde, Cijfer) or not waarde.benaderd or waarde.waarde is None:
        return False
    geteld = isinstance(waarde.definitie, Telling) and waarde.definitie.eenheid == "aantal"
    assert waarde.cijfers.beleid, "else it is as it was counted"
    hoogstens = f"hoogstens {waarde.cijfers.beleid.drempel - 1}"
    is_deel = isinstance(waarde.definitie, Verhouding)
    return f"{wat(waarde)}: {hoogstens if geteld else waarde.hoeveel if is_deel else waarde}."
