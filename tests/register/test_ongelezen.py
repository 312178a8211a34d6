"""Files beside the register that look like a table, and are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from loket.register.ongelezen import ongelezen


@pytest.fixture
def loket(tmp_path: Path) -> Path:
    """A desk with what it may have, and with files that are nobody's slip."""
    for naam in ("loket.toml", "invoer.toml", "verwijzers.csv", "gepubliceerd-openbaar.csv", "gewichten-openbaar.csv"):
        (tmp_path / "a" / naam).parent.mkdir(exist_ok=True)
        (tmp_path / "a" / naam).touch()
    (tmp_path / "a/2022/verhaal").mkdir(parents=True)
    for naam in ("trajecten.csv", "akkoord.csv", "eigen telling.csv", "~$akkoord.csv", ".~lock.akkoord.csv#"):
        (tmp_path / "a/2022" / naam).touch()
    return tmp_path / "a"


def test_what_is_read_and_what_is_somebodys_own_is_left_alone(loket: Path) -> None:
    assert [*ongelezen(loket, 2022)] == []


@pytest.mark.parametrize(
    ("waar", "raad"),
    [
        ("akkoord.csv", "Loket leest {}/2022/akkoord.csv; zet daarin wat u hier hebt, en haal dit bestand weg"),
        ("2022/akoord.csv", "Loket leest {}/2022/akkoord.csv; zet daarin wat u hier hebt, en haal dit bestand weg"),
        ("2022/Opmerkingen.csv", "noem het {}/2022/opmerkingen.csv"),
        ("2022/opmerkingen.xlsx", "bewaar het als CSV: {}/2022/opmerkingen.csv"),
        ("opmerkingen.csv", "noem het {}/2022/opmerkingen.csv"),
        ("2022/reeksen.csv", "noem het {}/reeksen.csv"),
    ],
)
def test_a_table_in_another_place_or_by_another_name_is_told(loket: Path, waar: str, raad: str) -> None:
    (loket / waar).touch()

    assert [*ongelezen(loket, 2022)] == [(loket / waar, raad.format(loket))]


def test_a_folder_of_a_later_year_is_left_alone(loket: Path) -> None:
    (loket / "2022/akoord.csv").touch()
    (loket / "2021").mkdir()

    assert [*ongelezen(loket, 2021)] == []


def test_of_a_roll_up_only_tables_about_its_reports_are_read(loket: Path) -> None:
    som = loket.parent / "som"
    (som / "2022").mkdir(parents=True)
    (som / "loket.toml").write_text('som_van = ["a"]', "utf-8")
    for naam in ("akkoord.csv", "trajecten.csv"):
        (som / "2022" / naam).touch()

    raad = "zet het bij het loket dat deze tabel heeft: een som leest haar daar"
    assert [*ongelezen(som, 2022)] == [(som / "2022/trajecten.csv", raad)]
