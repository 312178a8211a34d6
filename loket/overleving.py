"""Kaplan–Meier estimates: how long something lasts when for some cases the end has not been seen yet."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

#: Share of the cases that is left at the median.
_HELFT = 0.5 + 1e-9  # a product of fractions that is one half may come out a hair above it


@dataclass(frozen=True)
class Schatting:
    """An estimate with its 95% interval; ``None`` where the data do not reach."""

    waarde: float | None
    interval: tuple[float, float] | None


def mediaan(duur: pd.DataFrame) -> Schatting:
    """Estimate after how long half of the cases have ended, those still going on included.

    Parameters
    ----------
    duur : DataFrame
        Columns ``duur`` (in months) and ``gebeurd`` (bool: the end was seen; False: censored), one row a case.

    Returns
    -------
    Schatting
        In the unit of ``duur``. No value when fewer than half have ended; no interval when a bound is not reached.
        The interval is where the confidence band of the survival function (log-log) crosses one half.
    """
    functie = _functie(duur)
    onder, boven = _band(functie)
    waarde, laag, hoog = (_eerste(functie.quantiles, kansen) for kansen in (functie.probabilities, onder, boven))
    interval = (laag, hoog) if waarde is not None and laag is not None and hoog is not None else None
    return Schatting(waarde, interval)


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
    functie = _functie(duur)
    plaats = int(np.searchsorted(functie.quantiles, na, side="right")) - 1
    onder, boven = _band(functie)
    interval = (100 * float(onder[plaats]), 100 * float(boven[plaats]))
    return Schatting(100 * float(functie.probabilities[plaats]), None if np.isnan(interval).any() else interval)


def _functie(duur: pd.DataFrame) -> Any:
    from scipy.stats import CensoredData, ecdf  # takes half a second to import, so only when it is asked for

    return ecdf(CensoredData.right_censored(duur["duur"].to_numpy(float), ~duur["gebeurd"].to_numpy(bool))).sf


def _band(functie: Any) -> tuple[Any, Any]:
    # There are no bounds where the estimate is 0 or 1, and SciPy warns of it; that is expected, not a fault.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        band = functie.confidence_interval(method="log-log")
    return band.low.probabilities, band.high.probabilities


def _eerste(tijden: Any, kansen: Any) -> float | None:
    gehaald = np.flatnonzero(kansen <= _HELFT)
    return float(tijden[gehaald[0]]) if len(gehaald) else None
