"""An attacker: he has only what is published, knows the method, and computes what every count can have been.

He knows more than a reader does: which sets of published counts a person can be in together, over all publications that
he has. How many people are in each such cell is what he looks for, with linear programming: the least and the greatest
number that agrees with it all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix, hstack, identity, vstack

from loket.cijfers.openbaar.afronden import grootste_afwijking

#: Between which numbers a count lies that was published as ``rond``, at a threshold.
Grenzen = Callable[[np.ndarray, int], tuple[np.ndarray, np.ndarray]]
#: Rounds in which all targets together are driven up and down; who is left then, is attacked alone.
_RONDES = 6
#: More people than there are in any count.
_MEESTE = 10_000


@dataclass(frozen=True)
class Buit:
    """What the attack gave: the targets it pinned, and, when asked, how wide the narrowest range of any is."""

    doelen: int
    vast: int
    smalste: float | None
    onbekenden: int
    eisen: int

    def __str__(self) -> str:
        wat = f"{self.onbekenden} variables, {self.eisen} constraints, {self.doelen} counts attacked"
        smalste = "" if self.smalste is None else f", narrowest interval {self.smalste:g}"
        return f"{wat}, {self.vast} pinned{smalste}"


def volgens_de_methode(rond: np.ndarray, drempel: int) -> tuple[np.ndarray, np.ndarray]:
    """Return between which numbers a count lies, by the rules of the method."""
    ruimte = grootste_afwijking(drempel)
    laag = np.where(rond == 0, 0, np.where(rond == drempel, 1, np.maximum(drempel, rond - ruimte)))
    return laag, np.where(rond == 0, drempel - 1, rond + ruimte)


def val_aan(tellingen: Iterable[tuple[list[str], int | None]], drempel: int = 5, grenzen: Grenzen = volgens_de_methode,
            *, precies: bool = False, genoeg: int = 0) -> Buit:  # fmt: skip
    """Attack every small count there is.

    ``tellingen`` are what was published: of each count who is in it, and its number; None when it was withheld, so that
    he knows only that it exists. What is attacked are the small ones among them, each cell (whom no count tells apart),
    and what is left of a count without another that lies within it. One is pinned when it can only be 1 up to the
    threshold, or only one number below it. How wide the narrowest range is, is sought when asked (``precies``).
    ``genoeg`` ends the attack when so many are pinned.
    """
    leden, laag, hoog = _leden(tellingen, drempel, grenzen)
    aantal = leden.sum(axis=1)
    assert ((laag <= aantal) & (aantal <= hoog)).all(), "the method does not keep its own rules"
    cellen, keren = np.unique(leden, axis=1, return_counts=True)
    elk = np.eye(len(keren), dtype=cellen.dtype)
    delen = [cellen[aantal < drempel], elk[keren < drempel], _resten(cellen, aantal, drempel)]
    doelen = csr_matrix(np.unique(np.vstack(delen), axis=0).astype(float))
    getoond = np.isfinite(hoog)
    eisen = csr_matrix(np.vstack([cellen[getoond], -cellen[getoond]]).astype(float))
    spel = _Spel(eisen, np.r_[hoog[getoond], -laag[getoond]], doelen, drempel)
    for _ in range(3 if genoeg else _RONDES):
        for teken in (-1, 1):
            if len(open_ := spel.open()):
                spel.drijf(open_, teken)
    vast = 0
    for nummer in spel.open():
        spel.breedte(nummer)
        vast += nummer in spel.open()
        if genoeg and vast == genoeg:
            break
    return Buit(doelen.shape[0], vast, spel.smalste() if precies else None, len(keren), eisen.shape[0])


def _leden(
    tellingen: Iterable[tuple[list[str], int | None]], drempel: int, grenzen: Grenzen
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return how often each person (column) is in each count (row), and between which numbers that lies.

    Of the same people more than one number may have been published: then it lies between both.
    """
    per_telling: dict[tuple[str, ...], set[int]] = {}
    for wie, rond in tellingen:
        if wie:
            per_telling.setdefault(tuple(sorted(wie)), set()).update([] if rond is None else [rond])
    plek = {mens: k for k, mens in enumerate(sorted({mens for wie in per_telling for mens in wie}))}
    leden = np.zeros((len(per_telling), len(plek)), "int16")
    for rij, wie in zip(leden, per_telling, strict=True):
        np.add.at(rij, [plek[mens] for mens in wie], 1)
    paren = [grenzen(np.array([*rond], int), drempel) for rond in per_telling.values()]
    laag = np.array([laag.max(initial=0) for laag, _ in paren])
    return leden, laag, np.array([min([np.inf, *hoog]) for _, hoog in paren])


def _resten(cellen: np.ndarray, aantal: np.ndarray, drempel: int) -> np.ndarray:
    """Return what is left of a count without another that lies within it, when that is small."""
    gevonden = [cellen[:0]]
    for rij, hoeveel in zip(cellen, aantal, strict=True):
        erin, groter = rij.nonzero()[0], ((aantal > hoeveel) & (aantal < hoeveel + drempel)).nonzero()[0]
        ook_erin = (cellen[np.ix_(groter, erin)] >= rij[erin]).all(axis=1)
        gevonden.append(cellen[groter[ook_erin]] - rij)
    return np.vstack(gevonden)


class _Spel:
    """What has been seen of each target: whatever agrees with all that is published, widens what it may be."""

    def __init__(self, a: csr_matrix, eis: np.ndarray, doelen: csr_matrix, drempel: int) -> None:
        self.a, self.eis, self.doelen, self.drempel = a, eis, doelen, drempel
        self.laagst, self.hoogst = np.full(doelen.shape[0], np.inf), np.full(doelen.shape[0], -np.inf)

    def open(self) -> np.ndarray:
        """Return which targets are pinned, as far as has been seen."""
        klein = (self.laagst > 0.5) & (self.hoogst < self.drempel - 0.5)
        een_getal = (self.hoogst - self.laagst < 0.5) & (self.hoogst < self.drempel - 0.5) & (self.hoogst > 0.5)
        return np.flatnonzero(klein | een_getal | (self.hoogst < 0))

    def breedte(self, nummer: int) -> float:
        """Return how wide the range of a target is: it is attacked by itself."""
        for teken in (-1, 1):
            self.drijf(np.array([nummer]), teken, tot=np.inf)
        return float(self.hoogst[nummer] - self.laagst[nummer])

    def smalste(self) -> float:
        """Return how wide the narrowest range is; who was seen to have a wider one, need not be attacked by himself."""
        smalste, te_doen = np.inf, np.ones(len(self.laagst), bool)
        while (kan := np.flatnonzero(te_doen & (self.hoogst - self.laagst < smalste))).size:
            nummer = kan[(self.hoogst - self.laagst)[kan].argmin()]
            smalste, te_doen[nummer] = min(smalste, self.breedte(nummer)), False
        return smalste

    def drijf(self, welke: np.ndarray, teken: int, tot: float = 0) -> None:
        """Drive these targets down, or up as far as it takes, all at once."""
        doel, (eisen, n), k = self.doelen[welke], self.a.shape, len(welke)
        if teken < 0:
            uitkomst = linprog(doel.sum(axis=0).A1, self.a, self.eis, bounds=(0, _MEESTE), method="highs-ipm")
        else:  # each has a height of its own, that lies below the target and is driven no further than the threshold
            a = vstack([hstack([self.a, csr_matrix((eisen, k))]), hstack([-doel, identity(k)])]).tocsr()
            grens = [(0, _MEESTE)] * n + [(0, max(self.drempel, min(tot, _MEESTE)))] * k
            doel_ = np.r_[np.zeros(n), -np.ones(k)]
            uitkomst = linprog(doel_, a, np.r_[self.eis, np.zeros(k)], bounds=grens, method="highs-ipm")
        assert uitkomst.status == 0, uitkomst.message
        waarden = self.doelen @ uitkomst.x[:n]
        np.minimum(self.laagst, waarden, out=self.laagst)
        np.maximum(self.hoogst, waarden, out=self.hoogst)
