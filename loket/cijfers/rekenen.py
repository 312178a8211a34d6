"""Arithmetic with figures: what comes out is a plain number that remembers where it comes from.

``cijfers.aanmeldingen - vorig.aanmeldingen`` is 12. It can be used wherever a number can, and a sentence writes it in
Dutch, with the sign of the weakest figure in it. What is no arithmetic, such as ``float`` or ``numpy.mean``, gives a
number without memory.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from numbers import Integral, Real
from typing import Any

from loket.basis.afspraken import BEREKEND, ILLUSTRATIEF
from loket.basis.meldingen import LoketFout, OnbekendeWaarde


class Rekenbaar:
    """What one can reckon with: a figure, or what came of it."""

    #: Where it comes from, and whether the register of which it was made is an example.
    herkomst: Any
    voorbeelddata: Any
    #: The value as a plain number.
    getal: Any
    #: Whether that is the value itself: a figure may be unknown, or rounded for who may see it.
    is_precies: Any = True

    def _met(self, doe: Callable[[Any, Any], Any], ander: object, *, omgekeerd: bool = False) -> Any:
        if not isinstance(ander, Rekenbaar | Real):
            return NotImplemented
        een, twee = (ander, self) if omgekeerd else (self, ander)
        try:
            waarde = doe(*(deel.getal if isinstance(deel, Rekenbaar) else deel for deel in (een, twee)))
        except ZeroDivisionError:
            onder = twee.definitie.label if hasattr(twee, "definitie") else "wat onder de streep staat"
            raise OnbekendeWaarde(f"Delen door nul kan niet: {onder} is hier 0.", twee) from None
        return _onthoud(waarde, *(deel for deel in (een, twee) if isinstance(deel, Rekenbaar)))

    def __add__(self, ander: object) -> Any:
        return self._met(operator.add, ander)

    def __radd__(self, ander: object) -> Any:
        return self._met(operator.add, ander, omgekeerd=True)

    def __sub__(self, ander: object) -> Any:
        return self._met(operator.sub, ander)

    def __rsub__(self, ander: object) -> Any:
        return self._met(operator.sub, ander, omgekeerd=True)

    def __mul__(self, ander: object) -> Any:
        return self._met(operator.mul, ander)

    def __rmul__(self, ander: object) -> Any:
        return self._met(operator.mul, ander, omgekeerd=True)

    def __truediv__(self, ander: object) -> Any:
        return self._met(operator.truediv, ander)

    def __rtruediv__(self, ander: object) -> Any:
        return self._met(operator.truediv, ander, omgekeerd=True)

    def __lt__(self, ander: object) -> Any:
        return self._met(operator.lt, ander)

    def __le__(self, ander: object) -> Any:
        return self._met(operator.le, ander)

    def __gt__(self, ander: object) -> Any:
        return self._met(operator.gt, ander)

    def __ge__(self, ander: object) -> Any:
        return self._met(operator.ge, ander)

    def __neg__(self) -> Any:
        return _onthoud(-self.getal, self)

    def __abs__(self) -> Any:
        return _onthoud(abs(self.getal), self)

    def __round__(self, cijfers: int | None = None) -> Any:
        return _onthoud(round(self.getal, cijfers), self)

    def __int__(self) -> int:
        return int(self.getal)


class Uitkomst(Rekenbaar):
    """A number that was reckoned from figures."""


class Aantal(Uitkomst, int):  # type: ignore[misc]  # int itself overloads round
    """A whole one: a count, never a year."""

    @property
    def getal(self) -> int:
        """The value as a plain number."""
        return int.__int__(self)


class Maat(Uitkomst, float):  # type: ignore[misc]  # as does float
    """One with decimals."""

    @property
    def getal(self) -> float:
        """The value as a plain number."""
        return float.__float__(self)


def vergelijk(cijfer: Rekenbaar, doe: Callable[[Any, Any], bool], ander: object) -> Any:
    """Compare a figure with a number or another figure, by ``==`` or ``!=``.

    Of what is not known, or was rounded, neither holds.

    Raises
    ------
    LoketFout
        When it is compared with a text.
    """
    if isinstance(ander, str):
        raise LoketFout(
            f"Een cijfer is alleen met een getal te vergelijken, en ‘{ander}’ is een tekst.\n"
            "  wat te doen: haal de aanhalingstekens weg"
        )
    if not isinstance(ander, Rekenbaar | Real):
        return NotImplemented
    if not cijfer.is_precies or (isinstance(ander, Rekenbaar) and not ander.is_precies):
        return cijfer is ander and doe is operator.eq
    return doe(*(deel.getal if isinstance(deel, Rekenbaar) else deel for deel in (cijfer, ander)))


def _onthoud(waarde: Any, *delen: Rekenbaar) -> Any:
    """Let a number remember the weakest of what it was made of; what only followed from it, was never published."""
    if isinstance(waarde, bool) or not isinstance(waarde, Real):
        return waarde
    uitkomst = Aantal(waarde) if isinstance(waarde, Integral) else Maat(waarde)
    uitkomst.herkomst = ILLUSTRATIEF if any(deel.herkomst == ILLUSTRATIEF for deel in delen) else BEREKEND
    uitkomst.voorbeelddata = any(deel.voorbeelddata for deel in delen)
    return uitkomst
