"""Wilson's interval and the χ² test, by hand and against SciPy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chisquare

from loket.cijfers.onzekerheid import Z, verschil_in_delen, verschilt, wilson


def test_z_is_that_of_95_percent() -> None:
    assert pytest.approx(1.959964, abs=5e-7) == Z


def test_five_of_ten_by_hand() -> None:
    # z² = 3,8415. Middle: (0,5 + 0,19207) / 1,38415 = 0,5; margin: √(0,38415 × (0,25 + 0,09604)) / 1,38415 = 0,26341.
    assert wilson(5, 10) == (pytest.approx(23.659, abs=5e-4), pytest.approx(76.341, abs=5e-4))


@pytest.mark.parametrize(("teller", "interval"), [(0, (0.0, 27.753)), (10, (72.247, 100.0))])
def test_nobody_or_everybody_says_something_too(teller: int, interval: tuple[float, float]) -> None:
    # By hand: z² / (10 + z²) = 3,8415 / 13,8415 = 0,27753.
    assert wilson(teller, 10) == (pytest.approx(interval[0], abs=5e-4), pytest.approx(interval[1], abs=5e-4))


@given(st.data())
def test_it_is_what_scipy_gives(data: st.DataObject) -> None:
    noemer = data.draw(st.integers(1, 100_000))
    teller = data.draw(st.integers(0, noemer))
    grenzen = binomtest(teller, noemer).proportion_ci(0.95, method="wilson")
    assert wilson(teller, noemer) == (pytest.approx(100 * grenzen.low), pytest.approx(100 * grenzen.high))
    laag, hoog = wilson(teller, noemer)
    assert 0 <= laag <= hoog <= 100


def test_a_spread_by_hand() -> None:
    # Expected 10 and 10: (16 − 10)² / 10 twice is 7,2, above 3,84; with 14 it is 3,2.
    assert verschilt([16, 4], [1, 1]) is True
    assert verschilt([14, 6], [1, 1]) is False
    assert verschilt([32, 8], [4, 1]) is False  # as large as the classes are


@pytest.mark.parametrize(
    ("aantallen", "gewichten"), [([9, 0], [1, 1]), ([20], [1]), ([10] * 13, [1] * 13), ([0, 0], [1, 1])]
)
def test_too_few_cases_or_classes_tell_nothing(aantallen: list[float], gewichten: list[float]) -> None:
    assert verschilt(aantallen, gewichten) is None


@given(st.lists(st.integers(20, 60), min_size=2, max_size=12))
def test_the_spread_is_what_scipy_tells(aantallen: list[int]) -> None:
    kans = chisquare(aantallen).pvalue
    if abs(kans - 0.05) > 1e-4:  # the table has three decimals
        assert verschilt(aantallen, [1] * len(aantallen)) is bool(kans < 0.05)


def test_the_difference_of_two_shares_is_that_of_newcombes_own_example() -> None:
    """Newcombe 1998, table II, example (a), method 10: 56 of 70 and 48 of 80."""
    assert verschil_in_delen((56, 70), (48, 80)) == pytest.approx((5.24, 33.39), abs=0.005)
    assert verschil_in_delen((48, 80), (56, 70)) == pytest.approx((-33.39, -5.24), abs=0.005)
