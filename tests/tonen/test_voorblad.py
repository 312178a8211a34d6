"""The cover of a report."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest
from klein_register import als_voorbeeld, maak_cijfers

from loket.basis.meldingen import LoketFout
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.openbaar import voor_publiek
from loket.tonen.verhaal import Verhaal
from loket.tonen.voorblad import voorblad


def test_the_cover_names_the_report_and_says_that_the_data_are_made_up(tmp_path: Path) -> None:
    cijfers = als_voorbeeld(maak_cijfers())
    verhaal = Verhaal(Cijfers(replace(cijfers.register, map=tmp_path), cijfers.periode))
    gegevens = asdict(voorblad(cijfers, verhaal, "concept"))

    assert gegevens["titel"] == "Jaarverslag Loket Toets 2022"
    assert gegevens["periode"] == "1 januari t/m 31 december 2022"
    assert (gegevens["peildatum"], gegevens["peildatum_tekst"]) == ("2022-12-31", "31 december 2022")
    assert gegevens["voorbeelddata"] is True
    assert "geen feit over het loket" in gegevens["let_op"]
    assert gegevens["voettekst"].endswith("· voorbeelddata · niet voor publicatie")
    assert gegevens["colofon"] == ""


def test_a_concept_says_so_on_every_page_and_carries_the_open_remarks() -> None:
    opmerking = {"anker": "klachten", "rol": "gemeente", "opmerking": "Klopt dit?"}
    rijen = [opmerking | {"status": "open"}, opmerking | {"opmerking": "Gedaan.", "status": "verwerkt"}]
    cijfers = als_voorbeeld(maak_cijfers(opmerkingen=rijen))
    verhaal = Verhaal(cijfers)

    concept = asdict(voorblad(cijfers, verhaal, "concept"))
    assert concept["voettekst"] == "Jaarverslag Loket Toets 2022 · concept · voorbeelddata · niet voor publicatie"
    assert concept["opmerkingen"] == (opmerking | {"bestand": "2022/opmerkingen.csv", "rij": "2"},)
    definitief = asdict(voorblad(cijfers, verhaal, "definitief"))
    assert definitief["voettekst"] == "Jaarverslag Loket Toets 2022 · voorbeelddata · niet voor publicatie"
    assert definitief["opmerkingen"] == ()


def test_the_cover_of_a_real_register_has_nothing_to_warn_of() -> None:
    cijfers = maak_cijfers()
    gegevens = asdict(voorblad(cijfers, Verhaal(cijfers), "definitief"))
    assert (gegevens["voorbeelddata"], gegevens["let_op"]) == (False, "")
    assert gegevens["voettekst"] == "Jaarverslag Loket Toets 2022 · niet voor publicatie"


def test_a_public_report_says_for_whom_it_is_and_holds_no_remarks() -> None:
    opmerking = {"anker": "klachten", "rol": "gemeente", "opmerking": "Klopt dit?", "status": "open"}
    cijfers = voor_publiek(maak_cijfers(opmerkingen=[opmerking]))
    cover = voorblad(cijfers, Verhaal(cijfers), "concept")
    assert cover.publiek == "iedereen; aantallen mensen zijn afgerond"
    assert cover.voettekst.endswith("openbare versie")
    assert (cover.achter, cover.opmerkingen) == ("-openbaar", ())
    assert cover.cijfers.endswith("-openbaar")
    assert cover.let_op.endswith(
        "en elk aantal kan tot 8 hoger of lager zijn. Percentages zijn van die aantallen gemaakt."
    )


def test_a_status_that_does_not_exist_is_refused_at_once() -> None:
    cijfers = maak_cijfers()
    with pytest.raises(LoketFout, match=r"De status ‘definitif’ bestaat niet\. Bedoelt u: definitief"):
        voorblad(cijfers, Verhaal(cijfers), "definitif")
