"""Rows of one table beside those of another."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from loket.register import koppelen
from loket.register.koppelen import Ids, is_vaker, naast, op_plaats

_TRAJECTEN = pd.DataFrame({"traject_id": ["T1", "T2", "T3"], "corporatie": ["A", "B", None]}, index=[20, 30, 40])


def test_an_id_has_the_place_of_the_row_that_holds_it() -> None:
    assert Ids(_TRAJECTEN["traject_id"]).plaatsen(pd.Series(["T3", "T9", "T1", "T3"])).tolist() == [2, -1, 0, 2]


@pytest.mark.parametrize("nummer", [len, lambda tekst: int(tekst == "T12")], ids=["some have one", "most have one"])
def test_ids_with_one_number_are_told_apart(nummer: Callable[[str], int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(koppelen, "_nummers", lambda ids: np.array([nummer(tekst) for tekst in ids]))
    ids = Ids(pd.Series(["T1", "T12", "T123"]))

    assert ids.is_uniek
    assert ids.plaatsen(pd.Series(["T9", "T123", "T1", "T45"])).tolist() == [-1, 2, 0, -1]
    assert not Ids(pd.Series(["T1", "T12", "T1"])).is_uniek


def test_who_is_there_more_than_once() -> None:
    assert is_vaker(pd.Series(["K1", "K2", "K1"])).tolist() == [True, False, True]


def test_what_stands_at_a_place_is_taken_over_and_nothing_where_there_is_none() -> None:
    plekken = Ids(_TRAJECTEN["traject_id"]).plaatsen(pd.Series(["T2", "T9", "T3"]))

    genomen = op_plaats(_TRAJECTEN["corporatie"], plekken, pd.Index(["x", "y", "z"]))

    assert genomen.fillna("–").to_dict() == {"x": "B", "y": "–", "z": "–"}


def test_what_is_known_by_place_stands_beside_the_rows() -> None:
    assert naast(pd.Series([5.0, 7.0], index=[2, -1]), _TRAJECTEN).fillna(0).to_dict() == {20: 0, 30: 0, 40: 5}
