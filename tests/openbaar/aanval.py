"""An attacker: he has only what is published, knows the method, and computes what every count can have been.

He knows more than a reader does: which sets of published counts a person can be in together. How many people are in
each such cell is what he looks for, with linear programming: the least and the greatest number that agrees with it all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from loket.openbaar.afronden import grootste_afwijking


@dataclass(frozen=True)
class Buit:
    """What the attack gave: the targets it pinned, and how wide the narrowest range of any target is."""

    doelen: int
    vast: list[int]
    smalste: float
    onbekenden: int
    eisen: int

    def __str__(self) -> str:
        wat = f"{self.onbekenden} variables, {self.eisen} constraints, {self.doelen} counts attacked"
        return f"{wat}, {len(self.vast)} pinned, narrowest interval {self.smalste:g}"


def grenzen(rond: np.ndarray, drempel: int) -> tuple[np.ndarray, np.ndarray]:
    """Return between which numbers a count lies that is published as ``rond``, by the rules of the method."""
    ruimte = grootste_afwijking(drempel)
    laag = np.where(rond == 0, 0, np.where(rond == drempel, 1, np.maximum(drempel, rond - ruimte)))
    return laag, np.where(rond == 0, drempel - 1, rond + ruimte)


def val_aan(
    leden: np.ndarray, laag: np.ndarray, hoog: np.ndarray, drempel: int = 5, *, genoeg: int | None = None
) -> Buit:
    """Attack every small count there is, published or not, and every cell: whom nothing published tells apart.

    A count is pinned when it can only be 1 up to the threshold, or only one number below it. ``genoeg`` ends the attack
    after so many.
    """
    cellen, keren = np.unique(leden, axis=1, return_counts=True)
    aantal = leden.sum(axis=1)
    doelen = np.vstack([cellen[(aantal > 0) & (aantal < drempel)], np.eye(len(keren), dtype=int)[keren < drempel]])
    doelen = np.unique(doelen, axis=0)
    eis, a = np.r_[hoog, -laag], csr_matrix(np.vstack([cellen, -cellen]).astype(float))

    def los_op(richting: np.ndarray) -> np.ndarray:
        uitkomst = linprog(richting, a, eis, bounds=(0, 1000), method="highs")
        assert uitkomst.status == 0, uitkomst.message
        return uitkomst.x

    laagst, hoogst = np.full(len(doelen), np.inf), np.full(len(doelen), -np.inf)

    def zie(punt: np.ndarray) -> None:
        """Whatever agrees with all that is published, widens what every target may be."""
        waarden = doelen @ punt
        np.minimum(laagst, waarden, out=laagst)
        np.maximum(hoogst, waarden, out=hoogst)

    som = doelen.sum(axis=0).astype(float)
    for richting in (som, -som):
        zie(los_op(richting))
    gepind: set[int] = set()
    for nummer, doel in enumerate(doelen):
        if genoeg is not None and len(gepind) >= genoeg:
            break
        for teken in (1, -1):
            if hoogst[nummer] - laagst[nummer] < drempel - 1:  # as far as has been seen: now look for himself
                zie(los_op(teken * doel.astype(float)))
        if _gepind(laagst[nummer], hoogst[nummer], drempel):
            gepind.add(nummer)
    return Buit(len(doelen), sorted(gepind), float((hoogst - laagst).min()), len(keren), 2 * len(leden))


def _gepind(laag: float, hoog: float, drempel: int) -> bool:
    klein = laag > 0.5 and hoog < drempel - 0.5
    return klein or (hoog - laag < 0.5 and hoog < drempel - 0.5 and hoog > 0.5)
