"""Columns of few words."""

from __future__ import annotations

import pandas as pd

from loket.register.woordkolommen import (
    als_tekst,
    als_woorden,
    gelijk,
    hele,
    ja_nee,
    kies,
    met,
    onder_elkaar,
    per_tekst,
    per_woord,
)


def _kolom(*waarden: str | None) -> pd.Series:
    """Return words in rows that do not count from 0."""
    return als_woorden(pd.Series(waarden, range(7, 7 + len(waarden)), dtype="str"))


def _teksten(kolom: pd.Series) -> dict[object, object]:
    return {rij: None if pd.isna(waarde) else waarde for rij, waarde in kolom.items()}


def test_what_holds_is_the_first_word_and_what_does_not_the_second() -> None:
    waar = pd.Series([True, False, True], index=[7, 8, 9])

    assert ja_nee(waar).to_dict() == {7: "ja", 8: "nee", 9: "ja"}
    assert ja_nee(waar, ("hier", "elders")).tolist() == ["hier", "elders", "hier"]


def test_what_nobody_knows_can_be_written_in_it_or_left_empty() -> None:
    antwoord = ja_nee(pd.Series([True, False, False]))

    assert met(antwoord, pd.Series([False, False, True]), "onbekend").tolist() == ["ja", "nee", "onbekend"]
    assert antwoord.where(pd.Series([True, False, True])).isna().tolist() == [False, True, False]


def test_the_first_that_holds_is_chosen() -> None:
    een, twee = (pd.Series(waar, [7, 8, 9]) for waar in ([True, False, False], [True, True, False]))

    assert _teksten(kies({"een": een, "twee": twee}, "geen")) == {7: "een", 8: "twee", 9: "geen"}


def test_words_can_become_the_same_word_or_none() -> None:
    kolom = _kolom("a", None, "b", "c")

    assert _teksten(per_woord(kolom, {"a": "x", "c": "x"}.get)) == {7: "x", 8: None, 9: None, 10: "x"}


def test_columns_of_other_words_are_compared_by_what_is_written() -> None:
    assert gelijk(_kolom("b", "a", None, "c"), _kolom("b", "c", None, None)).to_dict() == {
        7: True,
        8: False,
        9: False,
        10: False,
    }


def test_columns_of_other_words_stand_one_under_the_other() -> None:
    samen = onder_elkaar([_kolom("b", None), _kolom("c", "a")])

    assert _teksten(samen) == {0: "b", 1: None, 2: "c", 3: "a"}
    assert samen.cat.categories.tolist() == ["a", "b", "c"]
    assert onder_elkaar([pd.Series([1.0]), pd.Series([2.0])]).tolist() == [1.0, 2.0]


def test_what_follows_from_a_text_is_worked_out_once_for_each() -> None:
    gezien: list[str] = []

    def lengte(teksten: pd.Series) -> pd.Series:
        gezien.extend(teksten)
        return teksten.str.len()

    for kolom in (_kolom("aa", None, "b", "aa"), _kolom("aa", None, "b", "aa").astype("str")):
        gezien.clear()
        assert per_tekst(kolom, lengte, leeg=0).to_dict() == {7: 2, 8: 0, 9: 1, 10: 2}
        assert sorted(gezien) == ["aa", "b"]


def test_words_are_spelled_out_for_who_reckons_with_them() -> None:
    tabel = als_tekst(pd.DataFrame({"woord": _kolom("a", None), "getal": [1, 2]}))

    assert tabel.dtypes.astype("str").tolist() == ["str", "int64"]
    assert _teksten(tabel["woord"]) == {7: "a", 8: None}


def test_whole_ones_as_words() -> None:
    woorden = hele(pd.Series([3.9, 0.0, None, 10.0], index=[7, 8, 9, 10]))

    assert woorden.tolist()[:2] == ["3", "0"] and pd.isna(woorden[9]) and woorden[10] == "10"
    assert [*woorden.cat.categories] == [str(n) for n in range(11)]
    assert hele(pd.Series([-1.5, 0.5])).tolist() == ["-2", "0"]
    assert hele(pd.Series([None], dtype="float64")).isna().all()
