"""Arithmetic with figures: what comes out is a plain number, which a sentence writes in Dutch."""

from __future__ import annotations

import operator
from collections.abc import Callable
from numbers import Real
from typing import TYPE_CHECKING, Any

from loket.basis.meldingen import LoketFout
from loket.basis.opmaak import hoofdletter

if TYPE_CHECKING:
    from loket.cijfers.soorten import Definitie

#: Units whose numbers are counts.
_GEHEEL = ("aantal",)


class Rekenbaar:
    """A figure one can reckon with: ``cijfers.aanmeldingen - vorig.aanmeldingen`` is 12."""

    definitie: Definitie
    waarde: Any

    @property
    def getal(self) -> float:
        """The value as a plain number; a count is a whole one.

        Raises
        ------
        LoketFout
            When the value is not known.
        """
        if self.waarde is None:
            raise LoketFout(f"{hoofdletter(self.definitie.label)} is hier onbekend; daarmee kan niet worden gerekend.")
        return int(self.waarde) if self.definitie.eenheid in _GEHEEL else float(self.waarde)

    def _met(self, doe: Callable[[Any, Any], Any], ander: object, *, omgekeerd: bool = False) -> Any:
        if isinstance(ander, Rekenbaar):
            ander = ander.getal
        if not isinstance(ander, Real):
            return NotImplemented
        try:
            return doe(ander, self.getal) if omgekeerd else doe(self.getal, ander)
        except ZeroDivisionError:
            raise LoketFout(f"{hoofdletter(self.definitie.label)}: delen door nul kan niet.") from None

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

    def __neg__(self) -> float:
        return -self.getal

    def __abs__(self) -> float:
        return abs(self.getal)

    def __round__(self, cijfers: int | None = None) -> float:
        return round(self.getal, cijfers)

    def __int__(self) -> int:
        return int(self.getal)
