"""Chance that gives the same outcome everywhere, and days on which a desk works."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")

_FEESTDAGEN = {(1, 1), (4, 27), (12, 25), (12, 26)}


class Kans:
    """A seeded source of chance; only ``random()`` is used, which Python keeps the same in every version."""

    def __init__(self, zaad: int) -> None:
        self._bron = random.Random(zaad)

    def tussen(self, laagste: int, hoogste: int) -> int:
        """Return a whole number, both ends included."""
        return laagste + int(self._bron.random() * (hoogste - laagste + 1))

    def kies(self, keuzes: Mapping[T, float]) -> T:
        """Return one of the choices, by weight."""
        worp = self._bron.random() * sum(keuzes.values())
        for keuze, gewicht in keuzes.items():
            worp -= gewicht
            if worp < 0:
                return keuze
        return list(keuzes)[-1]

    def geschud(self, reeks: Sequence[T]) -> list[T]:
        """Return the items in chance order."""
        return [item for _, item in sorted(((self._bron.random(), n), item) for n, item in enumerate(reeks))]

    def dag(self, eerste: date, laatste: date) -> date:
        """Return a working day; summer and Christmas are quiet, so those days are drawn less often."""
        while True:
            gekozen = eerste + timedelta(days=self.tussen(0, (laatste - eerste).days))
            rustig = gekozen.month in (7, 8) or (gekozen.month == 12 and gekozen.day > 18)
            if is_werkdag(gekozen) and not (rustig and self._bron.random() < 0.4):
                return gekozen


def is_werkdag(dag: date) -> bool:
    """Tell whether the desk works on this day."""
    return dag.weekday() < 5 and (dag.month, dag.day) not in _FEESTDAGEN


def werkdag(dag: date, stap: int = 1) -> date:
    """Return the day itself, or the nearest working day after it (``stap`` 1) or before it (−1)."""
    while not is_werkdag(dag):
        dag += timedelta(days=stap)
    return dag
