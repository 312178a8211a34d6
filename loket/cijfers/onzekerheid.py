"""How sure a figure is, and how long something lasts when for some cases the end has not been seen yet.

An end can also have become impossible: who leaves the wachtlijst gets no home. Such a case is not censored, as if it
might still get one, but stays in the whole: the estimate is the cumulative incidence (Aalen and Johansen 1978).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd

#: Standard deviations on either side of a normal distribution's middle that hold 95% of it.
Z = NormalDist().inv_cdf(0.975)


def wilson(teller: int, noemer: int) -> tuple[float, float]:
    """Return the 95% interval of a share.

    Written out (Wilson 1927), and tested against SciPy: to import scipy.stats takes longer than all figures of a report
    together.

    Parameters
    ----------
    teller : int
        Cases that have the property.
    noemer : int
        All cases; at least one.

    Returns
    -------
    tuple of float
        Lower and upper bound, in percent.
    """
    aandeel, rek = teller / noemer, Z * Z / noemer
    midden = aandeel + rek / 2
    marge = sqrt(rek * (aandeel * (1 - aandeel) + rek / 4))
    return 100 * max(0.0, midden - marge) / (1 + rek), 100 * min(1.0, (midden + marge) / (1 + rek))


def verschil_in_delen(een: tuple[int, int], ander: tuple[int, int]) -> tuple[float, float]:
    """Return the 95% interval of the difference between two shares, each given as its count and its noemer.

    Newcombe's hybrid of two Wilson intervals (1998, method 10).

    Returns
    -------
    tuple of float
        Lower and upper bound of the first share minus the second, in percentage points.
    """
    p, q = 100 * een[0] / een[1], 100 * ander[0] / ander[1]
    (p_laag, p_hoog), (q_laag, q_hoog) = wilson(*een), wilson(*ander)
    return p - q - hypot(p - p_laag, q_hoog - q), p - q + hypot(p_hoog - p, q - q_laag)


#: Above these sums the χ² test, with so many degrees of freedom, calls differences no chance (5%).
_KRITIEK = (3.841, 5.991, 7.815, 9.488, 11.070, 12.592, 14.067, 15.507, 16.919, 18.307, 19.675)
#: With fewer expected in a class, the test says nothing.
_MINSTENS_VERWACHT = 5


def verschilt(aantallen: Sequence[float], gewichten: Sequence[float]) -> bool | None:
    """Tell whether counts differ more from an even spread than chance explains (χ² test, 5%).

    Parameters
    ----------
    aantallen : sequence of float
        Counts of two to twelve classes.
    gewichten : sequence of float
        Sizes of the classes, such as the days of months.

    Returns
    -------
    bool or None
        None when there are too few cases to tell.
    """
    geteld, verwacht = np.asarray(aantallen, float), np.asarray(gewichten, float)
    verwacht = verwacht * geteld.sum() / verwacht.sum()
    if not 1 < len(geteld) <= len(_KRITIEK) + 1 or verwacht.min() < _MINSTENS_VERWACHT:
        return None
    return bool((((geteld - verwacht) ** 2 / verwacht).sum()) > _KRITIEK[len(geteld) - 2])


#: Share of the cases that is left at the median.
_HELFT = 0.5 + 1e-9  # a product of fractions that is one half may come out a hair above it
#: A sum of fractions that is one may come out a hair below it.
_NIETS = 1e-12


@dataclass(frozen=True)
class Schatting:
    """An estimate with its 95% interval; ``None`` where the data do not reach.

    ``ondergrens`` is the lower bound of an interval of which the upper one is not reached yet.
    """

    waarde: float | None
    interval: tuple[float, float] | None
    ondergrens: float | None = None


def mediaan(duur: pd.DataFrame) -> Schatting:
    """Estimate after how long half of the cases have ended, those still going on included.

    Parameters
    ----------
    duur : DataFrame
        Columns ``duur`` (in months) and ``gebeurd`` (bool: the end was seen), one row a case. Perhaps ``anders`` (bool:
        it ended in another way, so that this end does not come); a case without either is censored.

    Returns
    -------
    Schatting
        In the unit of ``duur``. No value when fewer than half have ended.
        The interval is where the confidence band (log-log) crosses one half.
    """
    kansen = verloop(duur)
    waarde, laag, hoog = (_eerste(kansen.tijden, kans) for kans in (kansen.over, kansen.onder, kansen.boven))
    if waarde is None or laag is None:
        return Schatting(waarde, None)
    return Schatting(waarde, None, laag) if hoog is None else Schatting(waarde, (laag, hoog))


def aandeel(duur: pd.DataFrame, na: float) -> Schatting:
    """Estimate which share has not ended after ``na`` months, in percent; columns as in :func:`mediaan`.

    Returns
    -------
    Schatting
        No value when nobody was followed for so long; no interval when nobody has ended by then.
    """
    if duur.empty or duur["duur"].max() < na:
        return Schatting(None, None)
    if not (duur["gebeurd"] & (duur["duur"] <= na)).any():
        return Schatting(100.0, None)
    kansen = verloop(duur)
    plaats = int(np.searchsorted(kansen.tijden, na, side="right")) - 1
    interval = (100 * float(kansen.onder[plaats]), 100 * float(kansen.boven[plaats]))
    return Schatting(100 * float(kansen.over[plaats]), None if np.isnan(interval).any() else interval)


@dataclass(frozen=True)
class Verloop:
    """Which share has not ended from each of ``tijden`` on, and its 95% band; NaN where the estimate is 0 or 1."""

    tijden: Any
    over: Any
    onder: Any
    boven: Any


def verloop(duur: pd.DataFrame) -> Verloop:
    """Estimate the share that has not ended: one less the cumulative incidence.

    Its variance is that of the delta method (Marubini and Valsecchi 1995, p. 341), its band on the log-log scale. Where
    nothing ends ``anders``, that is Kaplan–Meier with Greenwood's variance. Written out, and tested against SciPy and
    lifelines: to import scipy.stats takes longer than all figures of a report together, and lifelines asks for an older
    pandas.
    """
    tijden, plaats, aantal = np.unique(duur["duur"].to_numpy(float), return_inverse=True, return_counts=True)
    einden = np.bincount(plaats, duur["gebeurd"].to_numpy(float), len(tijden))
    alle = einden + (np.bincount(plaats, duur["anders"].to_numpy(float), len(tijden)) if "anders" in duur else 0)
    gevolgd = len(duur) - np.cumsum(aantal) + aantal
    gaande = np.cumprod(1 - alle / gevolgd)  # no end of any kind yet
    ervoor = np.append(1.0, gaande[:-1])
    geeindigd = np.cumsum(ervoor * einden / gevolgd)
    over = np.where(1 - geeindigd < _NIETS, 0.0, 1 - geeindigd)
    with np.errstate(divide="ignore", invalid="ignore"):  # there is no band where nobody or everybody has ended
        stap = np.where(gevolgd > alle, alle / (gevolgd * (gevolgd - alle)), 0.0)
        samen = ervoor * einden / gevolgd**2
        variantie = (
            geeindigd**2 * np.cumsum(stap)
            - 2 * geeindigd * np.cumsum(geeindigd * stap + samen)
            + np.cumsum(geeindigd**2 * stap + 2 * geeindigd * samen)
            + np.cumsum(ervoor**2 * einden * (gevolgd - einden) / gevolgd**3)
        )
        marge = np.exp(Z * np.sqrt(np.maximum(variantie, 0)) / (over * np.log(over)))
        return Verloop(tijden, over, over ** (1 / marge), over**marge)


def _eerste(tijden: Any, kansen: Any) -> float | None:
    gehaald = np.flatnonzero(kansen <= _HELFT)
    return float(tijden[gehaald[0]]) if len(gehaald) else None
