from __future__ import annotations

from pathlib import Path

import pytest
from klein_register import schrijf_register

from loket.basis.afspraken import ANDERS, GEWICHTEN, GROOTBOEK, WEG
from loket.basis.meldingen import InvoerFout, LoketFout
from loket.bouw.bouw import _leg_vast, _na_publicatie
from loket.bouw.opdracht import Opdracht, lees_afdruk
from loket.cijfers import openbaar
from loket.cijfers.openbaar.grootboek import lees, lees_gewichten, leg_gewichten_vast, werk_bij

KOP = "cijfer,groep,periode,waarde,eenheid\n"


def test_without_a_ledger_nothing_was_published(tmp_path: Path) -> None:
    assert lees(tmp_path / "boek.csv") == {}


def test_counts_are_added_and_the_newest_stands(tmp_path: Path) -> None:
    pad = tmp_path / "boek.csv"
    werk_bij(pad, f"{KOP}plaatsingen,,2021,85,aantal\nwachttijd,,2021,9,maanden\n")
    assert lees(pad) == {("plaatsingen", "", "2021"): 85}
    geschreven = pad.stat().st_ino
    werk_bij(pad, f"{KOP}plaatsingen,,2021,85,aantal\n")
    assert pad.stat().st_ino == geschreven, "nothing is new in it"
    werk_bij(pad, f"{KOP}plaatsingen,,2022,65,aantal\nplaatsingen,corporatie=Servatius,2022,40,aantal\n")
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


def _rijen(aantal: int) -> str:
    rij = "T{0},K{0},Housing,CP1,Maastricht,Maastricht,2022-01-10,,,,,,,,,,,,,,\n"
    return "".join(rij.format(nummer) for nummer in range(1, aantal + 1))


def test_what_is_published_binds_whoever_was_in_it(tmp_path: Path) -> None:
    map_loket = schrijf_register(tmp_path, trajecten=_rijen(7), facturen="")
    openbaar.leg_vast(tmp_path, "toets", 2022)
    eerst = lees_gewichten(map_loket)
    assert {*eerst} == {f"T{nummer}" for nummer in range(1, 8)}
    pad = map_loket / "2022" / "trajecten.csv"
    pad.write_text(pad.read_text("utf-8") + _rijen(9).split("T8,")[1].join(["T8,", ""]), "utf-8")
    openbaar.leg_vast(tmp_path, "toets", 2022)
    assert eerst.items() < lees_gewichten(map_loket).items()
    assert len(lees_gewichten(map_loket)) == 9


def test_what_was_made_of_an_older_ledger_is_not_published(tmp_path: Path) -> None:
    map_loket = schrijf_register(tmp_path)
    parameters = {"loket": "toets", "jaar": 2022, "status": "definitief"}
    opdracht = Opdracht(Path("notebooks/jaarverslag.ipynb"), tmp_path, tmp_path, parameters, publiek="openbaar")
    afdruk = lees_afdruk(opdracht)
    leg_gewichten_vast(map_loket, {"T9": 5})  # another build was first
    with pytest.raises(LoketFout, match="na elkaar"):
        _leg_vast(opdracht, {}, afdruk)
    assert not (map_loket / GROOTBOEK).exists()


def test_the_build_says_what_is_not_as_it_was_published() -> None:
    spatie = "\N{NO-BREAK SPACE}"
    assert [*_na_publicatie("plaatsingen,,2021,3,5,5,blijft zoals gepubliceerd\n")] == []
    een, twee, waar = _na_publicatie(f"a,,2021,9,9,8,{ANDERS}\nb,,2021,7,,5,{WEG}\nc,,2021,2,,0,{WEG}\n")
    assert een == f"Let op: 1{spatie}gepubliceerd aantal is nu anders, want er tellen andere mensen in mee."
    assert twee.startswith(f"Let op: 2{spatie}gepubliceerde aantallen staan er niet meer in: geen afronding")
    assert waar.strip().startswith("Welke dat zijn")
