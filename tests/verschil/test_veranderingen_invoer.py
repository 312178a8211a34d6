"""Which rows came, went and changed: counts, and never a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from loket.verschil.veranderingen import (
    Bestand,
    Tabelverschil,
    code,
    vergelijk_bestanden,
    vergelijk_gegevens,
    vergelijk_tabel,
)

OUD = "traject_id,corporatie\nT1,Servatius\nT2,Woonpunt\nT3,Maasvallei\n"
GEEN_SLEUTEL = "datum,onderwerp\n2022-01-01,a\n2022-01-01,a\n2022-02-01,b\n"


@pytest.mark.parametrize(
    ("nieuw", "erbij", "weg", "veranderd"),
    [
        (OUD, 0, 0, 0),
        (OUD + "T4,Woonpunt\nT5,Woonpunt\n", 2, 0, 0),
        (OUD.replace("T1,Servatius\n", ""), 0, 1, 0),
        (OUD.replace("Woonpunt", "Servatius"), 0, 0, 1),
        (OUD.replace("T1", "T9"), 1, 1, 0),
        ("traject_id,corporatie\nT3,Maasvallei\nT2,Woonpunt\nT1,Servatius\n", 0, 0, 0),
        ("corporatie,traject_id\nServatius,T1\nWoonpunt,T2\nMaasvallei,T3\n", 0, 0, 0),
        ("traject_id,corporatie,nieuw\nT1,Servatius,x\nT2,Woonpunt,x\nT3,Maasvallei,x\n", 0, 0, 0),
        ("", 0, 3, 0),
        ("corporatie\nServatius\n", 1, 3, 0),
    ],
)
def test_rows_are_recognised_by_their_key(nieuw, erbij, weg, veranderd):
    assert vergelijk_tabel("a/2022/trajecten.csv", OUD, nieuw) == Tabelverschil(
        "a/2022/trajecten.csv", erbij, weg, veranderd
    )


def test_a_new_table_has_only_new_rows():
    assert vergelijk_tabel("trajecten.csv", "", OUD).erbij == 3


def test_a_key_of_two_columns():
    oud = "traject_id,peildatum,woont_nog\nT1,2022-01-01,ja\nT1,2022-06-01,ja\n"
    assert vergelijk_tabel("nametingen.csv", oud, oud.replace("06-01,ja", "06-01,nee")).veranderd == 1


@pytest.mark.parametrize("tabel", ["jaarplanning.csv", "onbekend.csv"])
def test_without_a_key_a_changed_row_went_and_came(tabel):
    assert vergelijk_tabel(tabel, GEEN_SLEUTEL, GEEN_SLEUTEL.replace(",b", ",c")) == Tabelverschil(tabel, 1, 1, 0)
    assert vergelijk_tabel(tabel, GEEN_SLEUTEL, GEEN_SLEUTEL.replace("2022-01-01,a\n", "", 1)).weg == 1


def test_a_key_that_is_there_twice_is_no_key():
    assert vergelijk_tabel("trajecten.csv", OUD + "T1,Woonpunt\n", OUD).weg == 1


def schrijf(wortel: Path, **bestanden: str) -> Path:
    for naam, tekst in bestanden.items():
        pad = wortel / naam.replace("__", "/").replace("_md", ".md").replace("_csv", ".csv").replace("_py", ".py")
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(tekst)
    return wortel


def test_only_the_files_of_the_desk_up_to_the_year_count(tmp_path):
    gelijk = {"a__2021__klachten_csv": "x\n1\n", "a__2022__verhaal__focus_md": "een"}
    oud = schrijf(tmp_path / "oud", **gelijk, a__2022__trajecten_csv=OUD, a__2023__trajecten_csv=OUD, b__x_csv="1")
    nieuw = schrijf(tmp_path / "nieuw", **gelijk, a__2022__trajecten_csv=OUD + "T4,Woonpunt\n", a__2023__x_csv="1")
    schrijf(nieuw, a__2022__verhaal__focus_md="twee", a__2022__verhaal__erbij_md="drie")
    tabellen, teksten = vergelijk_gegevens(oud, nieuw, "a", 2022)
    assert tabellen == (Tabelverschil("a/2022/trajecten.csv", erbij=1),)
    assert teksten == (
        Bestand("a/2022/verhaal/erbij.md", "nieuw"),
        Bestand("a/2022/verhaal/focus.md", "veranderd"),
    )


def test_code_is_the_package_its_lock_file_and_the_notebook(tmp_path):
    oud = schrijf(tmp_path / "oud", loket__a_py="1", loket__b_py="1", tests__c_py="1")
    nieuw = schrijf(tmp_path / "nieuw", loket__a_py="2", tests__c_py="2")
    (nieuw / "loket" / "__pycache__").mkdir()
    (nieuw / "loket" / "__pycache__" / "a.pyc").write_text("1")
    (nieuw / "requirements.lock").write_text("pandas")
    (nieuw / "notebooks").mkdir()
    (nieuw / "notebooks" / "jaarverslag.ipynb").write_text("{}")
    assert vergelijk_bestanden(code(oud, "jaarverslag.ipynb"), code(nieuw, "jaarverslag.ipynb")) == (
        Bestand("loket/a.py", "veranderd"),
        Bestand("loket/b.py", "vervallen"),
        Bestand("notebooks/jaarverslag.ipynb", "nieuw"),
        Bestand("requirements.lock", "nieuw"),
    )
