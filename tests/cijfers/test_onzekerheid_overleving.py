"""Aalen–Johansen, and Kaplan–Meier as its simple form, against cases worked out by hand."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from loket.cijfers.onzekerheid import Schatting, aandeel, mediaan

#: Six cases; those of 2 and 5 months had not ended when they were last seen.
#: Left after 1 month: 5/6 = 83,3%. After 3: 5/6 × 3/4 = 62,5%. After 4: 62,5% × 2/3 = 41,7%. After 6: 0.
ZES = [(1, True), (2, False), (3, True), (4, True), (5, False), (6, True)]


def duren(*gevallen: tuple[float, bool]) -> pd.DataFrame:
    return pd.DataFrame(gevallen, columns=["duur", "gebeurd"]).astype({"duur": "float64", "gebeurd": "bool"})


def test_the_median_is_the_first_time_at_which_no_more_than_half_is_left() -> None:
    assert mediaan(duren(*ZES)).waarde == 4


def test_who_still_waits_makes_the_median_later() -> None:
    afgelopen = [duur for duur, gebeurd in ZES if gebeurd]
    assert mediaan(duren(*((duur, True) for duur in afgelopen))).waarde == 3
    assert mediaan(duren(*ZES)).waarde == 4


def test_the_median_is_reached_when_exactly_half_is_left() -> None:
    # Ten cases of which five ended: 9/10 × 8/9 × 7/8 × 6/7 × 5/6 is one half, but not in floating point.
    assert mediaan(duren(*((n, n <= 5) for n in range(1, 11)))).waarde == 5


def test_there_is_no_median_as_long_as_fewer_than_half_have_ended() -> None:
    assert mediaan(duren((1, True), (2, False), (3, False))).waarde is None
    assert mediaan(duren((1, False))) == Schatting(None, None)
    assert mediaan(duren()) == Schatting(None, None)


@pytest.mark.parametrize(("na", "procent"), [(0.5, 100), (1, 500 / 6), (2.9, 500 / 6), (3, 62.5), (4, 125 / 3), (6, 0)])
def test_the_share_that_is_left_after_some_months(na: float, procent: float) -> None:
    assert aandeel(duren(*ZES), na).waarde == pytest.approx(procent)


def test_nothing_is_known_beyond_the_longest_case() -> None:
    assert aandeel(duren(*ZES), 6.1) == Schatting(None, None)
    assert aandeel(duren(), 12) == Schatting(None, None)


def test_the_interval_of_a_share_is_greenwoods_on_the_log_log_scale() -> None:
    # By hand, after 3 months: variance of log(-log S) is (1/(6×5) + 1/(4×3)) / ln(0,625)² = 0,116667 / 0,220905
    # = 0,528131, so ±1,959964 × 0,726726 around log(-log 0,625): 0,625 ** exp(±1,424357), from 14,19% to 89,31%.
    interval = aandeel(duren(*ZES), 3).interval
    assert interval == (pytest.approx(14.19, abs=0.005), pytest.approx(89.31, abs=0.005))


def test_there_is_no_interval_where_nobody_or_everybody_has_ended() -> None:
    assert aandeel(duren(*ZES), 0.5).interval is None
    assert aandeel(duren(*ZES), 6).interval is None


def test_the_interval_of_the_median_is_where_the_band_crosses_one_half() -> None:
    # A hundred cases that end one by one. By hand, with the formula above: the lower bound is 50,7% after 39 months and
    # 49,7% after 40; the upper bound is 50,4% after 59 months and 49,4% after 60.
    schatting = mediaan(duren(*((n, True) for n in range(1, 101))))
    assert schatting.waarde == 50
    assert schatting.interval == (40, 60)
    assert mediaan(duren(*ZES)).interval is None  # six cases say too little


def test_what_is_given_is_not_changed() -> None:
    gegeven = duren(*ZES)
    voor = gegeven.copy()
    mediaan(gegeven)
    aandeel(gegeven, 3)
    pd.testing.assert_frame_equal(gegeven, voor)


@pytest.mark.filterwarnings("error")
def test_no_bounds_where_everybody_has_ended_is_no_reason_to_warn() -> None:
    assert mediaan(duren((1, True), (2, True))).interval is None
    assert aandeel(duren(*ZES), 6).waarde == pytest.approx(0)


#: Ten cases, one a month: a home (1), uitval (2), not seen yet (0). By hand: the share with a home grows by the share
#: that still waits, divided by how many are followed: 1/10; of 8/10 left, 1 of 8; of 7/10 left, 1 of 6.
TIEN = [1, 2, 1, 0, 1, 2, 1, 0, 1, 0]
#: What lifelines 0.30.3 gives for it, at the five ends: share and variance. It does not go with pandas 3, so it is no
#: dependency: AalenJohansenFitter().fit(range(1, 11), TIEN, event_of_interest=1).
LIFELINES = {
    1: (0.1, 0.009),
    3: (0.2, 0.016),
    5: (0.316667, 0.023259),
    7: (0.433333, 0.027148),
    9: (0.608333, 0.031766),
}


def met_anders(soorten: list[int], tijden: list[float] | None = None) -> pd.DataFrame:
    duur = [float(t) for t in (tijden or range(1, len(soorten) + 1))]
    return pd.DataFrame({"duur": duur, "gebeurd": [s == 1 for s in soorten], "anders": [s == 2 for s in soorten]})


@pytest.mark.parametrize("na", LIFELINES)
def test_it_is_what_lifelines_gives(na: int) -> None:
    kans, variantie = LIFELINES[na]
    schatting = aandeel(met_anders(TIEN), na)
    assert schatting.waarde == pytest.approx(100 * (1 - kans), abs=5e-5)
    over = 1 - kans
    marge = np.exp(1.959964 * np.sqrt(variantie) / (over * np.log(over)))
    assert schatting.interval == pytest.approx((100 * over ** (1 / marge), 100 * over**marge), abs=5e-3)


def test_who_stopped_is_not_taken_for_somebody_who_may_still_get_a_home() -> None:
    # Two of four stop before anybody is placed. As censored, both others would be everybody: half after 3 months.
    soorten = [2, 2, 1, 1]
    assert mediaan(met_anders(soorten)).waarde == 4
    assert mediaan(met_anders(soorten).drop(columns="anders")).waarde == 3
    assert mediaan(met_anders([2, 2, 2, 1])).waarde is None


_GEVALLEN = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 2)), min_size=1, max_size=30)


@given(_GEVALLEN)
def test_it_is_what_following_each_case_by_hand_gives(gevallen: list[tuple[int, int]]) -> None:
    """Hand on what a censored case weighs to those still followed: Efron's redistribution to the right."""
    gewicht = [1 / len(gevallen)] * len(gevallen)
    volgorde = sorted(range(len(gevallen)), key=lambda n: (gevallen[n][0], gevallen[n][1] == 0))
    duur = met_anders([s for _, s in gevallen], [t for t, _ in gevallen])
    met_woning = 0.0
    for plaats, nu in enumerate(volgorde):
        tijd, soort = gevallen[nu]
        rest = volgorde[plaats + 1 :]
        if soort == 0:
            for later in rest:
                gewicht[later] += gewicht[nu] / len(rest)
        met_woning += gewicht[nu] * (soort == 1)
        if not rest or gevallen[rest[0]][0] > tijd:
            assert aandeel(duur, tijd).waarde == pytest.approx(100 * (1 - met_woning), abs=1e-9)


@given(_GEVALLEN)
def test_with_a_home_stopped_and_still_waiting_are_everybody(gevallen: list[tuple[int, int]]) -> None:
    tijden, soorten = [t for t, _ in gevallen], [s for _, s in gevallen]
    met_woning = met_anders(soorten, tijden)
    gestopt = met_woning.rename(columns={"gebeurd": "anders", "anders": "gebeurd"})
    bezig = met_woning.assign(gebeurd=met_woning["gebeurd"] | met_woning["anders"], anders=False)
    for na in tijden:
        weg, uit, nog = (aandeel(d, na).waarde for d in (met_woning, gestopt, bezig))
        assert weg is not None and uit is not None and nog is not None
        assert (100 - weg) + (100 - uit) + nog == pytest.approx(100, abs=1e-9)


@given(st.lists(st.tuples(st.integers(0, 24).map(lambda n: n / 2), st.booleans()), min_size=1, max_size=40))
def test_it_is_what_scipy_gives(gevallen: list[tuple[float, bool]]) -> None:
    duur = duren(*gevallen)
    waarden, gezien = duur["duur"].to_numpy(), duur["gebeurd"].to_numpy()
    scipy = ecdf(CensoredData.right_censored(waarden, ~gezien)).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # it warns where there is no band
        band = scipy.confidence_interval(method="log-log")
    for na in np.unique(waarden):
        plaats = np.flatnonzero(scipy.quantiles <= na)[-1]
        schatting = aandeel(duur, na)
        assert schatting.waarde == pytest.approx(100 * scipy.probabilities[plaats], abs=1e-9)
        grenzen = (band.low.probabilities[plaats], band.high.probabilities[plaats])
        if schatting.interval is None:
            assert np.isnan(grenzen).any()
        else:
            assert schatting.interval == pytest.approx([100 * grens for grens in grenzen], abs=1e-9)
    helft = np.flatnonzero(scipy.probabilities <= 0.5 + 1e-9)
    assert mediaan(duur).waarde == (scipy.quantiles[helft[0]] if len(helft) else None)
