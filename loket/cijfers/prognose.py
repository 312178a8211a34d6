"""What a desk may expect of next year: how many plaatsingen, and how many are left waiting at its end.

The method, in one page
-----------------------
Three things move a wachtlijst: who comes on it, who drops out of it, and the homes that are found. Of each the
past years tell the pace. The future pace is not known; what is known is how well a few years of some dozens of
events tell it.

1. *Pace of homes, and of new names.* The count of a year is taken to be Poisson about a pace that drifts from
   year to year. What is known of the pace is a Gamma distribution that forgets: every year its shape and rate
   are multiplied by ``VERGEET`` before the new year's count and one year are added (the discounted Gamma-
   Poisson model: West and Harrison, *Bayesian Forecasting and Dynamic Models*, 1997). So the newest year weighs
   most, and the older ones still count. Next year's pace differs from it by another ``DRIFT``: a large desk
   has many events, and is for that no more certain of what will be decided.
2. *Dropping out.* Each month, whoever waits has the same chance to drop out: all drop-outs of the past years
   over all months of waiting.
3. *Next year* is played ``KEREN`` times, month by month: draw a pace, let names come, let some drop out, and
   place as many as there are homes, but never more than there are people waiting. Only there the list limits
   the plaatsingen.
4. The forecast is the middle of those outcomes, and its interval holds the middle 80% of them.

The desk as a whole is forecast from its own list, as each corporatie is from its: a sum of forecasts would take
it that what happens at one says nothing of another, and so be too sure. How well this does stands in
``tests/cijfers/test_prognose.py``: 500 simulated desks whose paces drift, together or each by itself. Without
``DRIFT`` the interval of a desk of three corporaties that drift together held 63 of 100 years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from loket.basis.meldingen import LoketFout

#: How much of what was known is still held true a year later.
VERGEET = 0.6
#: How much next year's pace may differ from what the past years say, as a standard deviation of its logarithm.
DRIFT = 0.08
#: How many times next year is played.
KEREN = 4000
#: The least a forecast is made from: years that the register holds in whole, and plaatsingen in them.
MINSTE_JAREN, MINSTE_PLAATSINGEN = 2, 20
#: Share of the outcomes outside the interval, at each end.
_STAART = 0.1


@dataclass(frozen=True)
class Jaarloop:
    """How a wachtlijst went in one year.

    Parameters
    ----------
    erbij, geplaatst, uitval : int
        Who came on it, got a home, and dropped out, in the year.
    eind : int
        Who waited on its last day.
    begin : int or None
        Who waited on the day before it; None in the first year of a register.
    """

    erbij: int
    geplaatst: int
    uitval: int
    eind: int
    begin: int | None = None


@dataclass(frozen=True)
class Verwachting:
    """The outcomes of all plays of one figure.

    Parameters
    ----------
    uitkomsten : array of int
        One value a play.
    """

    uitkomsten: Any

    @property
    def midden(self) -> int:
        """The middle outcome: half of them are higher, half are lower."""
        return int(np.quantile(self.uitkomsten, 0.5, method="inverted_cdf"))

    @property
    def interval(self) -> tuple[int, int]:
        """The bounds between which 80% of the outcomes lie."""
        laag, hoog = np.quantile(self.uitkomsten, [_STAART, 1 - _STAART], method="inverted_cdf")
        return int(laag), int(hoog)

    def kans_op(self, minstens: int) -> float:
        """Return the share of the outcomes that are at least so high, in percent."""
        return 100 * float(np.mean(self.uitkomsten >= minstens))


def voorspel(jaren: Sequence[Jaarloop], zaad: int = 0, keren: int = KEREN) -> tuple[Verwachting, Verwachting]:
    """Forecast the year after the last of ``jaren``.

    Parameters
    ----------
    jaren : sequence of Jaarloop
        The past years, the newest last.
    zaad : int
        Where the chance begins; the same gives the same forecast. Another one for each corporatie.
    keren : int
        How many times the year is played.

    Returns
    -------
    plaatsingen, wachtlijst : Verwachting
        How many are placed in the year, and how many wait at its end.

    Raises
    ------
    LoketFout
        When there is too little to go by.
    """
    if te_weinig := waarom_niet(jaren):
        raise LoketFout(te_weinig)
    kans = np.random.default_rng(zaad)
    tempo = _trek(kans, [j.geplaatst for j in jaren], keren)
    instroom = _trek(kans, [j.erbij for j in jaren], keren)
    gewacht = sum(12 * (j.begin + j.eind) / 2 for j in jaren if j.begin is not None)
    gestopt = sum(j.uitval for j in jaren if j.begin is not None)
    per_maand = 1 - np.exp(-kans.gamma(gestopt + 0.5, 1 / max(gewacht, 1.0), keren))
    wachtend = np.full(keren, jaren[-1].eind)
    geplaatst = np.zeros(keren, dtype=np.int64)
    for _ in range(12):
        wachtend = wachtend + kans.poisson(instroom / 12)
        wachtend = wachtend - kans.binomial(wachtend, per_maand)
        woningen = np.minimum(wachtend, kans.poisson(tempo / 12))
        wachtend, geplaatst = wachtend - woningen, geplaatst + woningen
    return Verwachting(geplaatst), Verwachting(wachtend)


def waarom_niet(jaren: Sequence[Jaarloop]) -> str:
    """Say why no forecast can be made from these years; empty when it can."""
    if len(jaren) < MINSTE_JAREN or all(j.begin is None for j in jaren):
        return f"Voor een verwachting zijn minstens {MINSTE_JAREN} hele jaren in het register nodig."
    if sum(j.geplaatst for j in jaren) < MINSTE_PLAATSINGEN:
        return f"Voor een verwachting zijn minstens {MINSTE_PLAATSINGEN} plaatsingen nodig."
    return ""


def _trek(kans: np.random.Generator, aantallen: Sequence[int], keren: int) -> Any:
    """Draw paces, in events a year, from what the counts of the past years tell."""
    vorm, jaren = 0.0, 0.0
    for aantal in aantallen:
        vorm, jaren = VERGEET * vorm + aantal, VERGEET * jaren + 1
    drift = np.exp(kans.normal(-(DRIFT**2) / 2, DRIFT, keren))
    return drift * kans.gamma(VERGEET * vorm + 0.5, 1 / (VERGEET * jaren), keren)
