"""The building blocks of the tables."""

from __future__ import annotations

import pandas as pd
import pytest

from loket.register.kolommen import decimaal, is_datum, keuze, past_op, vorm


def _telt(check: object, *waarden: str) -> list[bool]:
    return [bool(w) for w in check(pd.Series(waarden, dtype="str")).check_output]  # type: ignore[operator]


def test_a_day_must_exist() -> None:
    dagen = pd.Series(
        ["2024-02-29", "2023-02-29", "2022-04-31", "1990-01-01", "2099-12-31", "2100-01-01", None], dtype="str"
    )

    assert is_datum(dagen).tolist() == [True, False, False, True, True, False, True]  # empty is no wrong day


def test_a_column_without_any_day_is_fine() -> None:
    assert is_datum(pd.Series([None, None], dtype="str")).tolist() == [True, True]


def test_a_choice_is_one_of_its_values() -> None:
    assert _telt(keuze("x", ("ja", "nee")).checks[0], "ja", "Ja", "nee", "nee ", "ja") == [
        True,
        False,
        True,
        False,
        True,
    ]


def test_a_pattern_holds_for_the_whole_text() -> None:
    assert _telt(past_op("a|bc"), "a", "bc", "a\n", "ab", " a") == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("waarde", "goed"), [("82.5", True), ("94", True), ("0.1234", True), ("82,5", False), (".5", False)]
)
def test_a_decimal_has_a_point(waarde: str, goed: bool) -> None:
    assert _telt(decimaal("x").checks[0], waarde) == [goed]


def test_a_form_is_put_in_words() -> None:
    kolom = vorm("uitleg", "[0-9]+", "cijfers", leeg=True)

    assert _telt(kolom.checks[0], "12", "x") == [True, False]
    assert (kolom.nullable, kolom.description) == (True, "uitleg")
    assert (kolom.metadata or {})["verwacht"] == "cijfers"
