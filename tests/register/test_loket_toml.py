"""The fixed facts of a desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from klein_register import INRICHTING, schrijf_register

from loket.basis.meldingen import InvoerFout, LoketFout
from loket.register.inrichting import Opvolging, Verzonnen
from loket.register.loket_toml import lees_inrichting


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    schrijf_register(tmp_path)

    kaal = replace(INRICHTING, deelregios=(), aandachtsregio="", routes=(), gesloten_routes=())
    assert lees_inrichting(tmp_path, "toets") == kaal


@pytest.mark.parametrize(
    ("regel", "nieuw", "kolom", "waarde"),
    [
        ('kort = "Toets"\n', "", "kort", ""),
        ("voorbeelddata = false", 'voorbeelddata = "ja"', "voorbeelddata", "ja"),
        ("nameting_jaren = 2", "nameting_jaren = 2.5", "nameting_jaren", "2.5"),
        ("nameting_jaren = 2", "nameting_jaren = true", "nameting_jaren", "True"),
        ('producten = ["Housing"]', "producten = []", "producten", "[]"),
        ('producten = ["Housing"]', "producten = [1]", "producten", "[1]"),
        ('producten = ["Housing"]', 'producten = ["A", "A"]', "producten", "['A', 'A']"),
        ('producten = ["Housing"]', 'producten = ["A "]', "producten", "['A ']"),
        ('kort = "Toets"', 'kort = ""', "kort", ""),
        ('kort = "Toets"', 'kort = """a\nb"""', "kort", "a\nb"),
        ("nameting_jaren = 2", "nameting_jaren = 0", "nameting_jaren", "0"),
        ("nameting_jaren = 2", "nameting_jaren = 11", "nameting_jaren", "11"),
        ("wachttijd_afspraak_maanden = 12", "wachttijd_afspraak_maanden = 121", "wachttijd_afspraak_maanden", "121"),
        ("gestart_in = 2018", "gestart_in = 218", "gestart_in", "218"),
        ("gestart_in = 2018", 'gestart_in = 2018\nverzonnen = ["naam"]', "verzonnen", "naam"),
    ],
)
def test_a_wrong_key_is_found(tmp_path: Path, regel: str, nieuw: str, kolom: str, waarde: str) -> None:
    bestand = schrijf_register(tmp_path) / "loket.toml"
    tekst = bestand.read_text("utf-8")
    assert regel in tekst
    bestand.write_text(tekst.replace(regel, nieuw), encoding="utf-8")

    with pytest.raises(InvoerFout) as fout:
        lees_inrichting(tmp_path, "toets")
    (melding,) = fout.value.meldingen
    assert (melding.bestand, melding.kolom, melding.waarde) == (str(bestand), kolom, waarde)


@pytest.mark.parametrize("kop", ['[opvolgers."Oud"]', "[deelregios]"])
def test_a_line_of_the_desk_below_a_heading_is_told_as_that(tmp_path: Path, kop: str) -> None:
    bestand = schrijf_register(tmp_path) / "loket.toml"
    bestand.write_text(f'{bestand.read_text("utf-8")}\n{kop}\nopenbare_personen = ["Jan Jansen"]\n', "utf-8")

    with pytest.raises(InvoerFout) as fout:
        lees_inrichting(tmp_path, "toets")
    (melding,) = fout.value.meldingen
    assert (melding.kolom, melding.waarde) == ("openbare_personen", "['Jan Jansen']")
    assert melding.herstel.startswith("zet de regel boven de eerste kop met [ ]; nu hoort zij bij [")


def test_a_made_up_number_counts_as_any_and_knows_that_it_is(tmp_path: Path) -> None:
    bestand = schrijf_register(tmp_path) / "loket.toml"
    tekst = bestand.read_text("utf-8")
    bestand.write_text(f'verzonnen = ["klacht_dagen", "nameting_jaren"]\n{tekst}', encoding="utf-8")
    inrichting = lees_inrichting(tmp_path, "toets")
    assert (inrichting.klacht_dagen, inrichting.nameting_jaren) == (42, 2)  # the first by default
    assert isinstance(inrichting.klacht_dagen, Verzonnen)
    assert not isinstance(inrichting.betaal_dagen, Verzonnen)


def test_a_misspelt_key_is_missing_and_unknown(tmp_path: Path) -> None:
    bestand = schrijf_register(tmp_path) / "loket.toml"
    bestand.write_text(bestand.read_text("utf-8").replace("gemeente =", "gemente ="), encoding="utf-8")

    with pytest.raises(InvoerFout) as fout:
        lees_inrichting(tmp_path, "toets")
    assert [m.kolom for m in fout.value.meldingen] == ["gemeente", "gemente"]
    assert "Bedoelt u: gemeente" in fout.value.meldingen[1].herstel


@pytest.mark.parametrize("inhoud", [b"naam = ", b"naam = 'caf\xe9'", b"naam = " + b"[" * 5000, None])
def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, inhoud: bytes | None) -> None:
    bestand = schrijf_register(tmp_path) / "loket.toml"
    bestand.unlink()
    if inhoud is not None:
        bestand.write_bytes(inhoud)

    with pytest.raises(InvoerFout) as fout:
        lees_inrichting(tmp_path, "toets")
    assert [m.bestand for m in fout.value.meldingen] == [str(bestand)]


@pytest.mark.parametrize("loket", ["", "elders", "../toets", "Toets", "."])
def test_what_is_no_desk_is_refused(tmp_path: Path, loket: str) -> None:
    schrijf_register(tmp_path)

    with pytest.raises(LoketFout, match="wel gevonden: toets"):
        lees_inrichting(tmp_path, loket)


def test_no_data_folder_is_no_desk(tmp_path: Path) -> None:
    with pytest.raises(LoketFout, match="bestaat niet"):
        lees_inrichting(tmp_path / "weg", "toets")


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
