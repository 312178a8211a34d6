"""Beginning a new year."""

from __future__ import annotations

from pathlib import Path

import pytest
from klein_register import kop, schrijf_register

from loket.basis.meldingen import InvoerFout, LoketFout
from loket.basis.periode import jaar
from loket.register.inrichting import lees_inrichting
from loket.register.onderhoud import begin_jaar
from loket.register.register import Register


def test_a_new_year_has_every_table_with_its_header(tmp_path: Path) -> None:
    map_loket = schrijf_register(tmp_path)
    gemaakt = begin_jaar(tmp_path, "toets", 2023)

    assert {pad.name for pad in gemaakt} == {
        "trajecten.csv",
        "nametingen.csv",
        "facturen.csv",
        "klachten.csv",
        "taakstelling.csv",
        "jaarplanning.csv",
        "dossiers.csv",
        "verhaal",
    }
    assert (map_loket / "2023" / "verhaal").is_dir()
    assert all(pad.read_text("utf-8") == kop(pad.stem) for pad in gemaakt if pad.suffix)


def test_in_an_empty_data_folder_a_desk_is_made_that_has_only_to_be_filled_in(tmp_path: Path) -> None:
    gemaakt = begin_jaar(tmp_path / "eigen", "heuvel-land", 2023)
    folder = tmp_path / "eigen" / "heuvel-land"
    assert gemaakt[0] == folder / "loket.toml"
    assert all(pad.exists() for pad in gemaakt)
    inrichting = lees_inrichting(tmp_path / "eigen", "heuvel-land")
    assert (inrichting.naam, inrichting.gestart_in) == ("Loket Housing Heuvel Land", 2023)
    assert all(regel.strip() for regel in (folder / "loket.toml").read_text("utf-8").split("\n\n"))
    assert (folder / "tarieven.csv").read_text("utf-8") == kop("tarieven")


@pytest.mark.parametrize("naam", ["Park Stad", "../elders", "1", "Ümlaut"])
def test_the_name_of_a_new_desk_can_be_that_of_a_folder(tmp_path: Path, naam: str) -> None:
    with pytest.raises(LoketFout, match="kan niet de naam van een map zijn"):
        begin_jaar(tmp_path / "eigen", naam, 2023)
    assert not (tmp_path / "eigen").exists()


def test_beside_other_desks_a_name_that_is_nearly_theirs_is_a_slip(tmp_path: Path) -> None:
    schrijf_register(tmp_path)
    with pytest.raises(LoketFout, match="Bedoelt u: toets"):
        begin_jaar(tmp_path, "toest", 2023)
    assert not (tmp_path / "toest").exists()


def test_a_report_of_a_new_year_asks_only_for_the_tables_that_may_not_be_empty(tmp_path: Path) -> None:
    schrijf_register(tmp_path)
    begin_jaar(tmp_path, "toets", 2023)

    with pytest.raises(InvoerFout) as fout:
        Register.lees("toets", jaar(2023), tmp_path)
    assert [Path(m.bestand).name for m in fout.value.meldingen] == ["taakstelling.csv", "trajecten.csv"]


def test_a_year_that_exists_is_left_alone(tmp_path: Path) -> None:
    bestand = schrijf_register(tmp_path) / "2022" / "trajecten.csv"
    inhoud = bestand.read_bytes()

    with pytest.raises(LoketFout, match="bestaat al"):
        begin_jaar(tmp_path, "toets", 2022)
    assert bestand.read_bytes() == inhoud
