"""How rows become a value."""

from __future__ import annotations

import pandas as pd
import pytest

from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Overleving, Verhouding, aantal, gemiddelde, laatste, mediaan, som

_RIJEN = pd.DataFrame({"x": [4.0, 1.0, 1.0], "dag": pd.to_datetime(["2022-01-01", "2022-12-31", None])})


def test_rows_become_a_value() -> None:
    assert aantal(_RIJEN) == 3
    assert som("x")(_RIJEN) == 6
    assert gemiddelde("x")(_RIJEN) == 2
    assert mediaan("x")(_RIJEN) == 1
    assert laatste("x", "dag")(_RIJEN.iloc[[1, 0]]) == 1


@pytest.mark.parametrize(
    ("reken", "verwacht"), [(aantal, 0), (som("x"), 0), (gemiddelde("x"), None), (mediaan("x"), None)]
)
def test_no_rows_are_zero_or_no_value(reken: object, verwacht: float | None) -> None:
    assert reken(_RIJEN.iloc[:0]) == verwacht  # type: ignore[operator]


def test_an_estimate_is_a_share_or_a_time_and_its_cases_are_its_group() -> None:
    assert (DEFINITIES["woont_na_12"].eenheid, DEFINITIES["wachttijd_geschat"].eenheid) == ("procent", "maanden")
    assert DEFINITIES["wachttijd_geschat"].noemer == "wachttijd_groep"  # type: ignore[union-attr]


def test_what_is_not_said_of_a_definition_is_not_so() -> None:
    deel = Verhouding("a", "A", "b", "c", "Zin.")
    schatting = Overleving("a", "A", "b", lambda rijen, _: rijen, "Zin.")
    assert (deel.cohort, deel.stand, deel.deel) == (False, False, True)
    assert (schatting.cohort, schatting.stand) == (False, False)
