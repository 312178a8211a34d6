"""Every kind of bad input gives one Dutch message with its place, and never a report."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from loket.basis.meldingen import LoketFout
from loket.cijfers.inlezen import lees_cijfers
from loket.controle import controleer
from loket.tonen.verhaal import Verhaal

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def data(tmp_path, monkeypatch) -> Path:
    """Give a copy of the example data that a test may damage."""
    kopie = tmp_path / "data"
    shutil.copytree(PROJECT / "data", kopie)
    monkeypatch.setenv("LOKET_DATA", str(kopie))
    return kopie / "maastricht"


def fout_van_2022() -> str:
    """Do what the notebook does before it shows anything, and return the message."""
    with pytest.raises(LoketFout) as gevangen:
        cijfers = lees_cijfers("maastricht", 2022)
        controleer(cijfers, Verhaal(cijfers))
    fout = str(gevangen.value)
    assert fout.count("    verwacht: ") == fout.count("    wat te doen: ") >= 1  # every problem comes with its remedy
    assert not re.search(r"Traceback|\bnan\b|\bNone\b|\bNaT\b", fout)
    return fout


def bewerk(pad: Path, verander: Callable[[str], str]) -> None:
    tekst = pad.read_text("utf-8")
    nieuw = verander(tekst)
    assert nieuw != tekst, "the damage did nothing"
    pad.write_text(nieuw, encoding="utf-8")


def zet(pad: Path, rij: int, kolom: str, waarde: str) -> str:
    """Change one cell (``rij`` as a spreadsheet counts) and return what stood there."""
    regels = pad.read_text("utf-8").split("\n")
    plaats = regels[0].split(",").index(kolom)
    velden = regels[rij - 1].split(",")
    oud, velden[plaats] = velden[plaats], waarde
    regels[rij - 1] = ",".join(velden)
    pad.write_text("\n".join(regels), encoding="utf-8")
    return oud


def rij_met(pad: Path, kolom: str) -> int:
    """Return the first row in which a column is filled."""
    regels = pad.read_text("utf-8").rstrip("\n").split("\n")
    plaats = regels[0].split(",").index(kolom)
    return next(n for n, regel in enumerate(regels[1:], 2) if regel.split(",")[plaats])


def test_the_sound_data_give_no_message():
    cijfers = lees_cijfers("maastricht", 2022)
    controleer(cijfers, Verhaal(cijfers))
    Verhaal(cijfers)


@pytest.mark.parametrize("naam", ["trajecten", "nametingen", "facturen", "klachten", "taakstelling", "dossiers"])
def test_a_missing_table(data, naam):
    (data / "2022" / f"{naam}.csv").unlink()
    fout = fout_van_2022()
    assert f"2022/{naam}.csv" in fout
    assert "dit bestand; het ontbreekt" in fout
    assert "met deze kopregel: " in fout


def test_a_table_whose_name_has_a_capital(data):
    (data / "2022" / "trajecten.csv").rename(data / "2022" / "Trajecten.csv")
    assert "er staat wel Trajecten.csv: geef het de naam trajecten.csv" in fout_van_2022()


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        (b"", "het bestand is leeg"),
        (b"traject_id,peildatum\n", "kolom kandidaat_id"),
        (b"traject_id;kandidaat_id\nT1;K1\n", "kolommen gescheiden door een komma"),
        (b"traject_id,\0\n", "nul-tekens"),
        (b'traject_id,"kandidaat_id\n', "een geldig CSV-bestand"),
    ],
)
def test_a_file_that_is_no_table(data, inhoud, verwacht):
    (data / "2022" / "trajecten.csv").write_bytes(inhoud)
    fout = fout_van_2022()
    assert "2022/trajecten.csv" in fout
    assert verwacht in fout
    assert "wat te doen:" in fout


@pytest.mark.parametrize("naam", ["trajecten", "taakstelling"])
def test_a_table_with_only_its_header(data, naam):
    bewerk(data / "2022" / f"{naam}.csv", lambda t: t.split("\n")[0] + "\n")
    assert "minstens één rij onder de kopregel" in fout_van_2022()


def test_a_renamed_column_names_the_likely_one(data):
    bewerk(data / "2022" / "trajecten.csv", lambda t: t.replace("start_huur", "starthuur", 1))
    fout = fout_van_2022()
    assert "kolom start_huur" in fout
    assert "Lijkt op: starthuur" in fout
    assert "Bedoelt u: start_huur" in fout


def test_letters_of_excel(data):
    pad = data / "2022" / "klachten.csv"
    pad.write_bytes(pad.read_bytes().replace("ë".encode(), b"\xeb"))
    fout = fout_van_2022()
    assert "klachten.csv" in fout
    assert "rij 2" in fout
    assert "tekst in UTF-8" in fout


@pytest.mark.parametrize("waarde", ["31-12-2022", "2022-02-30", "2022-1-5", "gisteren", "2022-01-05 "])
def test_a_day_that_is_none(data, waarde):
    zet(data / "2022" / "trajecten.csv", 9, "aanmelddatum", waarde)
    fout = fout_van_2022()
    assert f"rij 9, kolom aanmelddatum: ‘{waarde}’" in fout
    assert "een bestaande dag, geschreven als 2022-12-31" in fout


def test_days_in_the_wrong_order(data):
    pad = data / "2021" / "trajecten.csv"
    rij = rij_met(pad, "start_huur")
    zet(pad, rij, "start_huur", "2021-01-01")
    fout = fout_van_2022()
    assert f"rij {rij}, kolom start_huur: ‘2021-01-01’" in fout
    assert "een dag op of na de wachtlijstdatum van dezelfde rij" in fout


def test_a_traject_id_twice_in_a_year_and_over_the_years(data):
    zet(data / "2022" / "trajecten.csv", 3, "traject_id", "T2022-0001")
    assert re.search(r"rij 2, kolom traject_id: ‘T2022-0001’\n  rij 3, kolom traject_id", fout_van_2022())
    shutil.copytree(PROJECT / "data" / "maastricht", data, dirs_exist_ok=True)
    zet(data / "2022" / "trajecten.csv", 3, "traject_id", "T2021-0001")
    fout = fout_van_2022()
    assert "elk traject_id één keer, ook over de jaren heen" in fout
    assert "2021/trajecten.csv" in fout


@pytest.mark.parametrize(
    ("kolom", "waarde", "verwacht"),
    [
        ("corporatie", "Servatios", "lijst ‘corporaties’ in loket.toml"),
        ("verwijzer_id", "CP09", "een verwijzer uit verwijzers.csv"),
        ("uitval_fase", "begin", "aanmelding of intake of wachtlijst"),
        ("resultaat", "goed", "positief of negatief"),
        ("kandidaat_id", "123456782", "nooit een BSN of naam"),
    ],
)
def test_a_value_that_is_not_allowed(data, kolom, waarde, verwacht):
    pad = data / "2021" / "trajecten.csv"
    rij = rij_met(pad, kolom)
    zet(pad, rij, kolom, waarde)
    fout = fout_van_2022()
    assert f"rij {rij}, kolom {kolom}: ‘{waarde}’" in fout
    assert verwacht in fout


def test_a_taakstelling_of_an_unknown_corporatie(data):
    zet(data / "2022" / "taakstelling.csv", 2, "corporatie", "Woonpunten")
    fout = fout_van_2022()
    assert "2022/taakstelling.csv" in fout
    assert "rij 2, kolom corporatie: ‘Woonpunten’" in fout
    assert "Bedoelt u: Woonpunt" in fout


@pytest.mark.parametrize(("kolom", "waarde"), [("overlast", "soms"), ("ontruiming", "ja "), ("woont_nog", "?")])
def test_an_answer_of_a_nameting_that_is_none(data, kolom, waarde):
    zet(data / "2022" / "nametingen.csv", 4, kolom, waarde)
    assert f"rij 4, kolom {kolom}{f': ‘{waarde}’' if waarde else ''}\n" in fout_van_2022()


def test_a_row_in_the_folder_of_another_year(data):
    zet(data / "2022" / "facturen.csv", 4, "factuurdatum", "2021-12-30")
    fout = fout_van_2022()
    assert "rij 4, kolom factuurdatum: ‘2021-12-30’" in fout
    assert "een dag in het jaar van deze map" in fout


def test_a_nameting_and_a_factuur_of_a_traject_that_is_not_there(data):
    zet(data / "2022" / "nametingen.csv", 2, "traject_id", "T2022-9999")
    zet(data / "2022" / "facturen.csv", 5, "traject_id", "T2022-9998")
    fout = fout_van_2022()
    assert "2022/nametingen.csv\n  rij 2, kolom traject_id: ‘T2022-9999’" in fout
    assert "2022/facturen.csv\n  rij 5, kolom traject_id: ‘T2022-9998’" in fout
    assert "een traject uit trajecten.csv" in fout


def test_an_initiative_of_who_did_not_move(data):
    zet(data / "2022" / "nametingen.csv", 2, "woont_nog", "ja")
    zet(data / "2022" / "nametingen.csv", 2, "verhuisinitiatief", "eigen")
    assert "rij 2, kolom verhuisinitiatief: ‘eigen’" in fout_van_2022()


def test_what_is_merely_odd_stops_nothing_and_is_a_finding(data):
    """An unmeasured tenant, a blank, a value of another region, an invoice gone, doubled, of another amount."""
    jaar = data / "2022"
    bewerk(jaar / "nametingen.csv", lambda t: "\n".join(t.split("\n")[:-2]) + "\n")
    bewerk(jaar / "facturen.csv", lambda t: "\n".join([t.split("\n")[0], *t.split("\n")[2:]]))
    zet(jaar / "facturen.csv", 9, "bedrag", "650.00")
    zet(jaar / "trajecten.csv", 9, "bindingsgemeente", "Weert")
    zet(jaar / "trajecten.csv", 10, "verwijzer_id", "")
    cijfers = lees_cijfers("maastricht", 2022)
    open_ = {u.controle.naam for u in controleer(cijfers, Verhaal(cijfers)) if u.open}
    assert open_ >= {"nameting-gedaan", "factuur-gestuurd", "factuur-bedrag", "buiten-de-lijst", "onbekend"}
    assert cijfers.aanmeldingen["onbekend"].waarde == 1
    assert "Weert" in cijfers.groepswaarden("bindingsgemeente")
    assert cijfers[2021].nog_niet_gemeten.waarde + cijfers[2020].nog_niet_gemeten.waarde == 1


def test_several_problems_are_told_at_once(data):
    zet(data / "2022" / "trajecten.csv", 2, "aanmelddatum", "31-12-2022")
    zet(data / "2022" / "facturen.csv", 3, "bedrag", "675")
    (data / "2021" / "klachten.csv").unlink()
    fout = fout_van_2022()
    assert fout.startswith("3 problemen in de invoer.")
    for bestand in ("2022/trajecten.csv", "2022/facturen.csv", "2021/klachten.csv"):
        assert bestand in fout


def test_an_unknown_name_in_the_narrative_gives_file_line_and_the_nearest_names(data):
    (data / "2022" / "verhaal" / "focus.md").write_text("Plannen.\n\nEr waren {eval}`cijfers.plaatsing`.\n", "utf-8")
    fout = fout_van_2022()
    assert "2022/verhaal/focus.md" in fout
    assert "regel 3: ‘cijfers.plaatsing’" in fout
    assert "Bedoelt u: plaatsingen" in fout


@pytest.mark.parametrize("uitdrukking", ["cijfers.plaatsingen.rijen", "open('x')", "cijfers.__class__", "1 + 1"])
def test_a_narrative_cannot_run_code_or_show_cases(data, uitdrukking):
    (data / "2022" / "verhaal" / "focus.md").write_text(f"Er waren {{eval}}`{uitdrukking}`.\n", "utf-8")
    fout = fout_van_2022()
    assert "2022/verhaal/focus.md" in fout
    assert f"regel 1: ‘{uitdrukking}’" in fout


def test_a_narrative_that_excel_or_word_saved(data):
    (data / "2022" / "verhaal" / "focus.md").write_bytes("Financiën".encode("cp1252"))
    assert "2022/verhaal/focus.md" in fout_van_2022()


def test_a_toml_with_a_misspelt_name(data):
    bewerk(data / "loket.toml", lambda t: t.replace("corporaties =", "corporatie ="))
    fout = fout_van_2022()
    assert "loket.toml" in fout
    assert "Bedoelt u: corporaties" in fout
