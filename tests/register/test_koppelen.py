"""Rows of one table beside those of another."""

from __future__ import annotations

import pandas as pd

from loket.register.koppelen import naast, op_plaats, plaatsen

_TRAJECTEN = pd.DataFrame({"traject_id": ["T1", "T2", "T3"], "corporatie": ["A", "B", None]}, index=[20, 30, 40])


def test_an_id_has_the_place_of_the_row_that_holds_it() -> None:
    assert plaatsen(pd.Series(["T3", "T9", "T1", "T3"]), _TRAJECTEN["traject_id"]).tolist() == [2, -1, 0, 2]


def test_what_stands_at_a_place_is_taken_over_and_nothing_where_there_is_none() -> None:
    plekken = plaatsen(pd.Series(["T2", "T9", "T3"]), _TRAJECTEN["traject_id"])

    genomen = op_plaats(_TRAJECTEN["corporatie"], plekken, pd.Index(["x", "y", "z"]))

    assert genomen.fillna("–").to_dict() == {"x": "B", "y": "–", "z": "–"}


def test_what_is_known_by_place_stands_beside_the_rows() -> None:
    assert naast(pd.Series([5.0, 7.0], index=[2, -1]), _TRAJECTEN).fillna(0).to_dict() == {20: 0, 30: 0, 40: 5}
