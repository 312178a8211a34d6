"""Where the data are, and of which years."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from klein_register import schrijf_register

from loket.basis.meldingen import InvoerFout, LoketFout
from loket.register.inrichting import Opvolging, datamap, jaren_na, jaren_tot, lees_inrichting


def test_years_are_folders_of_digits_up_to_the_year(tmp_path: Path) -> None:
    for naam in ("2020", "2022", "2021", "oud", "2023"):
        (tmp_path / naam).mkdir()
    (tmp_path / "2019").write_text("")

    assert jaren_tot(tmp_path, 2022) == (2020, 2021, 2022)
    with pytest.raises(LoketFout, match="wel aanwezig: 2020, 2021, 2022, 2023"):
        jaren_tot(tmp_path, 2024)


def test_the_data_folder_is_the_given_one_or_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schrijf_register(tmp_path / "data")
    (tmp_path / "notebooks" / "data").mkdir(parents=True)  # a folder of that name without a desk is not it
    monkeypatch.chdir(tmp_path / "notebooks")
    monkeypatch.delenv("LOKET_DATA", raising=False)
    assert datamap() == tmp_path / "data"

    monkeypatch.setenv("LOKET_DATA", "/elders")
    assert datamap() == Path("/elders")


_OUD = '[opvolgers."Oud Wonen"]\ngeldig_tot = 2021-12-31\nopvolger = "{}"\n'


def test_a_corporatie_of_the_past_leads_to_one_of_now(tmp_path: Path) -> None:
    toml = schrijf_register(tmp_path) / "loket.toml"
    toml.write_text(toml.read_text("utf-8") + _OUD.format("Servatius") + "\n", "utf-8")
    gelezen = lees_inrichting(tmp_path, "toets")
    assert gelezen.opvolgers == (Opvolging("Oud Wonen", date(2021, 12, 31), "Servatius"),)
    assert gelezen.lijst("corporaties") == ("Maasvallei", "Servatius", "Oud Wonen")
    assert (gelezen.factuur_dagen, gelezen.kleinste_aantal) == (31, 0)


@pytest.mark.parametrize(
    "regels",
    [
        _OUD.format("Servatus"),
        _OUD.format("Oud Wonen"),  # it leads to itself
        _OUD.format("Servatius").replace("2021-12-31", '"2021-12-31"'),
        _OUD.format("Servatius").replace("geldig_tot", "tot"),
        _OUD.format("Maasvallei").replace("Oud Wonen", "Servatius"),  # it still is one of the list
        "factuur_dagen = 0\n",
        "kleinste_aantal = -1\n",
    ],
)
def test_a_wrong_successor_or_term_is_told(tmp_path: Path, regels: str) -> None:
    toml = schrijf_register(tmp_path) / "loket.toml"
    toml.write_text(toml.read_text("utf-8") + regels, "utf-8")
    with pytest.raises(InvoerFout, match=r"opvolgers|factuur_dagen|kleinste_aantal"):
        lees_inrichting(tmp_path, "toets")


def test_later_years_up_to_the_peildatum(tmp_path: Path) -> None:
    for jaar in ("2021", "2022", "2023", "2024"):
        (tmp_path / jaar).mkdir()
    assert [jaren_na(tmp_path, 2022, tot) for tot in (2022, 2023, 2030)] == [(), (2023,), (2023, 2024)]
