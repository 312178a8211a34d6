"""Wilson's interval, by hand and against SciPy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from loket.cijfers.onzekerheid import Z, wilson


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
