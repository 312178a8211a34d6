"""Persons stay out of the register."""

from __future__ import annotations

from pathlib import Path

import pytest

from loket.basis.meldingen import LoketFout
from loket.register.invoer.personen import Pseudoniemen, als_code, elfproef, is_naamkop, verraadt


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("123456782", "een BSN"),
        ("bsn 1234.56.782 opgevraagd", "een BSN"),
        ("mail naar jan@voorbeeld.nl", "een e-mailadres"),
        ("bel 06-12345678", "een telefoonnummer"),
        ("043 350 40 40", "een telefoonnummer"),
        ("+31 6 1234 5678", "een telefoonnummer"),
        ("geb. 12-03-1990", "een geboortedatum"),
        ("geboren op 12 maart 1990", "een geboortedatum"),
        ("gesproken met mevr. De Vries", "de naam van een persoon"),
        ("de heer J. van den Berg", "de naam van een persoon"),
    ],
)
def test_what_makes_a_person_known(tekst: str, wat: str) -> None:
    assert verraadt(tekst) == wat


@pytest.mark.parametrize(
    "tekst",
    ["", "123456789", "T123456782", "2022-12-31", "F2021-0181", "675.00", "jaarverslag 2022, paragraaf 4.3",
     "de heer", "mevrouw meldde zich af", "31-12-2022 09:30", "Convenantpartner 1", "K100054", "000000000"],
)  # fmt: skip
def test_what_does_not(tekst: str) -> None:
    assert verraadt(tekst) == ""


def test_the_eleven_test_by_hand() -> None:
    """9·1 + 8·2 + 7·3 + 6·4 + 5·5 + 4·6 + 3·7 + 2·8 − 2 = 154 = 14 × 11."""
    assert elfproef("123456782")
    assert not elfproef("123456783")
    assert not elfproef("12345678")


def test_a_header_that_names_persons() -> None:
    assert is_naamkop("Naam kandidaat", "kandidaat_id")
    assert is_naamkop("Geboortedatum", "aanmelddatum")
    assert not is_naamkop("Naam", "naam")
    assert not is_naamkop("Datum aanmelding", "aanmelddatum")


def test_a_code_begins_with_a_letter() -> None:
    assert als_code("traject_id", "0012") == "T0012"
    assert als_code("kandidaat_id", "K12") == "K12"
    assert als_code("onderwerp", "12") == "12"


def maak(tmp_path: Path) -> Pseudoniemen:
    return Pseudoniemen(tmp_path / "thuis" / "sleutel", tmp_path / "data" / "kenmerk.txt", (tmp_path / "data",))


def bewaar(pseudoniemen: Pseudoniemen, tmp_path: Path) -> None:
    pseudoniemen.bewaar()
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "kenmerk.txt").write_text(f"Kenmerk: {pseudoniemen.kenmerk}\n")


def test_the_same_key_gives_the_same_codes_and_another_key_does_not(tmp_path: Path) -> None:
    eerst = maak(tmp_path)
    bewaar(eerst, tmp_path)
    weer = maak(tmp_path)

    assert eerst.code("traject_id", "12") == weer.code("traject_id", "12")
    assert eerst.code("traject_id", "12") != eerst.code("traject_id", "13")
    assert eerst.code("traject_id", "12") != eerst.code("kandidaat_id", "12")
    assert maak(tmp_path / "ander").code("traject_id", "12") != eerst.code("traject_id", "12")


def test_the_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    bewaar(maak(tmp_path), tmp_path)
    sleutel = tmp_path / "thuis" / "sleutel"
    assert sleutel.stat().st_mode & 0o777 == 0o600
    sleutel.chmod(0o644)
    with pytest.raises(LoketFout, match="Anderen kunnen"):
        maak(tmp_path)


def test_a_lost_or_other_key_is_said_plainly(tmp_path: Path) -> None:
    bewaar(maak(tmp_path), tmp_path)
    sleutel = tmp_path / "thuis" / "sleutel"
    sleutel.write_text("ab" * 32)
    with pytest.raises(LoketFout, match="een andere"):
        maak(tmp_path)
    sleutel.write_text("geen sleutel")
    with pytest.raises(LoketFout, match="is geen sleutel"):
        maak(tmp_path)
    sleutel.unlink()
    with pytest.raises(LoketFout, match="is weg"):
        maak(tmp_path)


def test_the_key_does_not_lie_beside_the_data(tmp_path: Path) -> None:
    with pytest.raises(LoketFout, match="bij de gegevens"):
        Pseudoniemen(tmp_path / "data" / "sleutel", tmp_path / "data" / "k", (tmp_path / "data",))
