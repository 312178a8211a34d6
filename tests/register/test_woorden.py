"""Columns of few words."""

from __future__ import annotations

import pandas as pd

from loket.register.woorden import ja_nee


def test_what_holds_is_the_first_word_and_what_does_not_the_second() -> None:
    waar = pd.Series([True, False, True], index=[7, 8, 9])

    assert ja_nee(waar).to_dict() == {7: "ja", 8: "nee", 9: "ja"}
    assert ja_nee(waar, ("hier", "elders")).tolist() == ["hier", "elders", "hier"]


def test_what_nobody_knows_can_be_written_in_it_or_left_empty() -> None:
    antwoord = ja_nee(pd.Series([True, False, False]))

    assert antwoord.mask(pd.Series([False, False, True]), "onbekend").tolist() == ["ja", "nee", "onbekend"]
    assert antwoord.where(pd.Series([True, False, True])).isna().tolist() == [False, True, False]
