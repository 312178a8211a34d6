"""Where the data are, and of which years."""

from __future__ import annotations

from pathlib import Path

import pytest
from klein_register import schrijf_register

from loket.basis.meldingen import LoketFout
from loket.register.mappen import datamap, jaren_na, jaren_tot


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


def test_later_years_up_to_the_peildatum(tmp_path: Path) -> None:
    for jaar in ("2021", "2022", "2023", "2024"):
        (tmp_path / jaar).mkdir()
    assert [jaren_na(tmp_path, 2022, tot) for tot in (2022, 2023, 2030)] == [(), (2023,), (2023, 2024)]
