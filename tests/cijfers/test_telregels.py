"""Which rows count; each rule is counted out by hand with the definitions that use it."""

from __future__ import annotations

import pandas as pd

from loket.basis.periode import jaar
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Telling
from loket.cijfers.telregels import in_periode, telt_op

_RIJEN = pd.DataFrame({"x": [4.0, 1.0, 1.0], "dag": pd.to_datetime(["2022-01-01", "2022-12-31", None])})


def test_an_empty_day_lies_in_no_period() -> None:
    assert in_periode("dag")(_RIJEN, jaar(2022)).tolist() == [True, True, False]


def test_another_column_must_be_equal_and_an_empty_cell_is_not() -> None:
    rijen = _RIJEN.assign(soort=pd.Series(["a", None, "a"], dtype="str"))

    assert in_periode("dag", soort="a")(rijen, jaar(2022)).tolist() == [True, False, False]


def test_what_happened_adds_up_and_a_stand_a_time_or_what_is_so_all_year_does_not() -> None:
    def van(naam: str) -> bool:
        telling = DEFINITIES[naam]
        assert isinstance(telling, Telling)
        return telt_op(telling)

    assert van("aanmeldingen")
    assert not any(map(van, ("wachtlijst", "wachttijd", "taakstelling", "trajectprijs")))
