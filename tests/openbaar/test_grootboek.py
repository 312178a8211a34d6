from __future__ import annotations

from pathlib import Path

import pytest

from loket.basis.afspraken import GEWICHTEN, GROOTBOEK
from loket.basis.meldingen import InvoerFout
from loket.openbaar.grootboek import lees, lees_gewichten, leg_gewichten_vast, werk_bij

KOP = "cijfer,groep,periode,waarde,eenheid\n"


def test_without_a_ledger_nothing_was_published(tmp_path: Path) -> None:
    assert lees(tmp_path / "boek.csv") == {}


def test_counts_are_added_and_the_newest_stands(tmp_path: Path) -> None:
    pad = tmp_path / "boek.csv"
    assert werk_bij(pad, f"{KOP}plaatsingen,,2021,85,aantal\nwachttijd,,2021,9,maanden\n")
    assert lees(pad) == {("plaatsingen", "", "2021"): 85}
    assert not werk_bij(pad, f"{KOP}plaatsingen,,2021,85,aantal\n")
    assert werk_bij(pad, f"{KOP}plaatsingen,,2022,65,aantal\nplaatsingen,corporatie=Servatius,2022,40,aantal\n")
    assert pad.read_text() == (
        "cijfer,groep,periode,waarde\nplaatsingen,,2021,85\nplaatsingen,,2022,65\n"
        "plaatsingen,corporatie=Servatius,2022,40\n"
    )
    assert [naast.name for naast in tmp_path.iterdir()] == ["boek.csv"]


@pytest.mark.parametrize("inhoud", ["", "wat,anders\n", "cijfer,groep,periode,waarde\nplaatsingen,,2021,veel\n",
                                    "cijfer,groep,periode,waarde\nplaatsingen,2021,5\n"])  # fmt: skip
def test_a_ledger_that_was_spoiled_is_told(tmp_path: Path, inhoud: str) -> None:
    (tmp_path / "boek.csv").write_text(inhoud)
    with pytest.raises(InvoerFout, match=r"boek\.csv"):
        lees(tmp_path / "boek.csv")


def test_how_often_people_count_is_kept_beside_it(tmp_path: Path) -> None:
    assert lees_gewichten(tmp_path) == {}
    leg_gewichten_vast(tmp_path, {"T2": 0, "T1": 5})
    assert (tmp_path / GEWICHTEN).read_text() == "wie,gewicht\nT1,5\nT2,0\n"
    assert lees_gewichten(tmp_path) == {"T1": 5, "T2": 0}


def test_a_ledger_without_it_is_told(tmp_path: Path) -> None:
    werk_bij(tmp_path / GROOTBOEK, f"{KOP}plaatsingen,,2021,85,aantal\n")
    with pytest.raises(InvoerFout, match=r"gewichten-openbaar\.csv"):
        lees_gewichten(tmp_path)
