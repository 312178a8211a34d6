"""The ``loket.toml`` of a roll-up, and its register as files: whose tables are read, and how faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from klein_register import schrijf_register

from loket.basis.meldingen import InvoerFout, LoketFout
from loket.basis.periode import jaar
from loket.bouw.opdracht import Opdracht
from loket.register.invoer.importeren import importeer
from loket.register.loket_toml import lees_inrichting
from loket.register.mappen import jaarmappen, jaren_tot, mappen_van
from loket.register.nieuw_jaar import begin_jaar
from loket.register.register import Register
from loket.verschil.veranderingen import invoer_van

SOM = """\
som_van = ["een", "twee"]
zelfde_sleutel = true
naam = "Loketten samen"
kort = "Samen"
gemeente = "de gemeente van het eigen loket"
regio = "Zuid-Limburg"
organisatie = "Beide organisaties"
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two desks and their roll-up; the second is called otherwise, and has its own corporatie and agreements."""
    schrijf_register(tmp_path).rename(tmp_path / "een")
    twee = schrijf_register(tmp_path).rename(tmp_path / "twee")
    toml = (
        (twee / "loket.toml")
        .read_text("utf-8")
        .replace("Loket Toets", "Loket Twee")
        .replace("maanden = 12", "maanden = 9")
    )
    (twee / "loket.toml").write_text(toml.replace('"Maasvallei", "Servatius"', '"Servatius", "Wormdal"'), "utf-8")
    (tmp_path / "som").mkdir()
    (tmp_path / "som/loket.toml").write_text(SOM, "utf-8")
    return tmp_path


def test_lists_are_joined_and_agreements_stay_those_of_each(data: Path) -> None:
    som = lees_inrichting(data, "som")
    assert som.corporaties == ("Maasvallei", "Servatius", "Wormdal")
    assert str(som.wachttijd_afspraak_maanden) == "12 of 9"
    assert f"{som.wachttijd_afspraak_maanden} maanden" == "12 of 9 maanden"
    assert (som.nameting_jaren, som.gestart_in, som.voorbeelddata) == (2, 2018, False)
    assert [deel.naam for deel in som.delen] == ["Loket Toets", "Loket Twee"]


@pytest.mark.parametrize(
    ("oud", "nieuw", "kolom", "waarde"),
    [
        ('["een", "twee"]', '"een"', "som_van", "een"),
        ('["een", "twee"]', '["een"]', "som_van", "['een']"),
        ('["een", "twee"]', '["een", "drie"]', "som_van", "drie"),
        ('["een", "twee"]', '["een", "som"]', "som_van", "som"),
        ('regio = "Zuid-Limburg"', 'regio = "Z"\nnameting_jaren = 2', "nameting_jaren", ""),
        ('regio = "Zuid-Limburg"\n', "", "regio", ""),
        ("zelfde_sleutel = true", 'zelfde_sleutel = "ja"', "zelfde_sleutel", "ja"),
    ],
)
def test_what_is_wrong_in_it_is_told(data: Path, oud: str, nieuw: str, kolom: str, waarde: str) -> None:
    (data / "som/loket.toml").write_text(SOM.replace(oud, nieuw), "utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees_inrichting(data, "som")
    assert [(m.kolom, m.waarde) for m in fout.value.meldingen] == [(kolom, waarde)]
    assert str(data / "som/loket.toml") in str(fout.value)


def test_desks_of_one_name_and_desks_with_keys_of_their_own_are_refused(data: Path) -> None:
    for loket, kenmerk in (("een", "aaa"), ("twee", "bbb")):
        (data / loket / "pseudoniem.txt").write_text(f"kenmerk van de sleutel: {kenmerk}\n", "utf-8")
    toml = data / "twee/loket.toml"
    toml.write_text(toml.read_text("utf-8").replace("Loket Twee", "Loket Toets"), "utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees_inrichting(data, "som")
    assert {(m.kolom, m.waarde) for m in fout.value.meldingen} == {
        ("som_van", "Loket Toets"),
        ("zelfde_sleutel", "true"),
    }


def test_its_tables_are_those_of_its_desks_and_ids_stay_apart(data: Path) -> None:
    register = Register.lees("som", jaar(2022), data)
    assert list(register.tabel("trajecten")["traject_id"]) == ["een-T1", "twee-T1"]
    assert list(register.tabel("trajecten")["kandidaat_id"]) == ["K1", "K1"]
    assert list(register.tabel("facturen")["verwijzer"]) == ["Convenant (Loket Toets)", "Convenant (Loket Twee)"]
    assert [bron.pad for bron in register.bronnen][:2] == ["som/loket.toml", "een/loket.toml"]
    assert register.jaren == (2022,)


def test_faults_of_all_its_desks_are_told_at_once_with_their_files(data: Path) -> None:
    for loket in ("een", "twee"):
        pad = data / loket / "2022/trajecten.csv"
        pad.write_text(pad.read_text("utf-8").replace("2022-01-10", "10-01-2022"), "utf-8")
    with pytest.raises(InvoerFout) as fout:
        Register.lees("som", jaar(2022), data)
    assert {m.bestand for m in fout.value.meldingen} == {
        str(data / loket / "2022/trajecten.csv") for loket in ("een", "twee")
    }


def test_it_has_the_years_that_each_desk_has(data: Path) -> None:
    (data / "een/2021").mkdir()
    assert mappen_van(data / "som") == (data / "een", data / "twee")
    assert jaarmappen(data / "som") == [2022]
    with pytest.raises(LoketFout, match=r"Er is geen som over 2021(.|\n)*ontbreekt: .*twee/2021"):
        jaren_tot(data / "som", 2021)


@pytest.mark.parametrize("bestand", ["een/2022/trajecten.csv", "twee/loket.toml", "som/2022/verhaal/focus.md"])
def test_a_report_of_it_is_made_again_when_a_file_of_a_desk_changes(data: Path, bestand: str) -> None:
    opdracht = Opdracht(Path(__file__), data, data / "uit", {"loket": "som", "jaar": 2022})
    eerst = opdracht.afdruk()
    pad = data / bestand
    pad.parent.mkdir(parents=True, exist_ok=True)
    with pad.open("a", encoding="utf-8") as tekst:
        tekst.write("\n")
    assert opdracht.afdruk() != eerst
    assert bestand in invoer_van(data, "som", 2022)


def test_what_writes_tables_names_the_desks(data: Path) -> None:
    with pytest.raises(LoketFout, match=r"is een som(.|\n)*YEAR=2023 DATA=.* LOKET=een\n.*LOKET=twee"):
        begin_jaar(data, "som", 2023)
    with pytest.raises(LoketFout, match=r"is een som(.|\n)*make import BRON=register.xlsx DATA=.* LOKET=een"):
        importeer(Path("register.xlsx"), data, "som", print)
