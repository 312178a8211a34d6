"""Kaplan–Meier estimates: how long something lasts when for some cases the end has not been seen yet."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
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


#: Share of the cases that is left at the median.
_HELFT = 0.5 + 1e-9  # a product of fractions that is one half may come out a hair above it


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
        Columns ``duur`` (in months) and ``gebeurd`` (bool: the end was seen; False: censored), one row a case.

    Returns
    -------
    Schatting
        In the unit of ``duur``. No value when fewer than half have ended.
        The interval is where the confidence band of the survival function (log-log) crosses one half.
    """
    verloop = _verloop(duur)
    waarde, laag, hoog = (_eerste(verloop.tijden, kans) for kans in (verloop.over, verloop.onder, verloop.boven))
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
    verloop = _verloop(duur)
    plaats = int(np.searchsorted(verloop.tijden, na, side="right")) - 1
    interval = (100 * float(verloop.onder[plaats]), 100 * float(verloop.boven[plaats]))
    return Schatting(100 * float(verloop.over[plaats]), None if np.isnan(interval).any() else interval)


@dataclass(frozen=True)
class _Verloop:
    """The survival function from each of ``tijden`` on, and its 95% band; NaN where the estimate is 0 or 1."""

    tijden: Any
    over: Any
    onder: Any
    boven: Any


def _verloop(duur: pd.DataFrame) -> _Verloop:
    """Estimate the survival function (Kaplan and Meier 1958), with Greenwood's variance on the log-log scale.

    Written out, and tested against SciPy: to import scipy.stats takes longer than all figures of a report together.
    """
    tijden, plaats, aantal = np.unique(duur["duur"].to_numpy(float), return_inverse=True, return_counts=True)
    einden = np.bincount(plaats, duur["gebeurd"].to_numpy(float), len(tijden))
    gevolgd = len(duur) - np.cumsum(aantal) + aantal
    with np.errstate(divide="ignore", invalid="ignore"):  # there is no band where nobody or everybody has ended
        over = np.cumprod(1 - einden / gevolgd)
        variantie = np.cumsum(einden / (gevolgd * (gevolgd - einden)))
        marge = np.exp(Z * np.sqrt(variantie) / np.log(over))
        return _Verloop(tijden, over, over ** (1 / marge), over**marge)


def _eerste(tijden: Any, kansen: Any) -> float | None:
    gehaald = np.flatnonzero(kansen <= _HELFT)
    return float(tijden[gehaald[0]]) if len(gehaald) else None
