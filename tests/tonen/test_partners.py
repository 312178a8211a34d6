"""The sheet of a partner: only its own figures and the desk's totals, and what is to be done."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from pathlib import Path

import pytest
from klein_register import geplaatst, maak_cijfers, wachtend

from loket.cijfers.cijfers import Cijfers
from loket.cijfers.inlezen import lees_cijfers as lees
from loket.cijfers.partner import Partner, partners, zoek_partner
from loket.tonen import partners as blad
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.verhaal import Verhaal

PROJECT = Path(__file__).parents[2]


@cache
def voorbeeld() -> Cijfers:
    return lees("maastricht", 2022)


def alles_van(partner: Partner) -> str:
    """Return every text that a sheet has, as its files will."""
    tabellen = (
        blad.overzicht(partner).html()
        + blad.kwartalen(partner).html()
        + str(blad.voorblad(partner, Verhaal(partner.cijfers), "concept"))
    )
    taken = blad.te_doen(partner)
    return tabellen + (taken.html() if isinstance(taken, Tabel) else taken.markdown) + blad.cijfers_csv(partner).tekst


@pytest.mark.parametrize("nummer", range(21))
def test_no_sheet_names_another_partner(nummer: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    allen = partners(voorbeeld())
    eigen, tekst = allen[nummer], alles_van(allen[nummer])
    assert len(allen) == 21
    assert re.search(rf"\b{eigen.naam}\b", tekst)
    for ander in allen:
        if ander is not eigen:
            assert not re.search(rf"\b(?:{ander.naam}|{ander.code})\b", tekst)


def test_the_figures_of_a_sheet_are_its_own_and_the_desk_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    rijen = list(csv.DictReader(io.StringIO(blad.cijfers_csv(zoek_partner(voorbeeld(), "DN01")).tekst)))
    assert {rij["groep"] for rij in rijen} == {"", "verwijzer_id=DN01"}
    eigen = {(r["cijfer"], r["periode"]): r["waarde"] for r in rijen if r["groep"]}
    kwartalen = [int(eigen["aanmeldingen", f"2022K{n}"]) for n in range(1, 5)]
    assert sum(kwartalen) == int(eigen["aanmeldingen", "2022"]) == 18
    assert len({(r["cijfer"], r["groep"], r["periode"]) for r in rijen}) == len(rijen)


def test_a_hidden_total_is_hidden_everywhere() -> None:
    cijfers = maak_cijfers(
        trajecten=[
            geplaatst(1, "2022-01-01", "2022-02-01"),
            geplaatst(2, "2022-01-01", "2022-02-01", corporatie="Maasvallei"),
        ],
        taakstelling=[{"corporatie": "Servatius", "aantal": 4}, {"corporatie": "Maasvallei", "aantal": 17}],
    )
    servatius = zoek_partner(cijfers, "Servatius")
    tabel = blad.overzicht(servatius)
    assert [rij[-2:] for rij in tabel.rijen if rij[0] == "Taakstelling"] == [("niet getoond", "–")]
    assert "Niet getoond is wat iets over een andere partner zou verraden." in tabel.noot
    groepen = {rij["groep"] for rij in csv.DictReader(io.StringIO(blad.cijfers_csv(servatius).tekst))}
    assert groepen == {"corporatie=Servatius"}
    assert ">21<" not in tabel.html()


def test_a_corporatie_reads_who_waits_too_long() -> None:
    rijen = {
        rij[0]: [str(cel) for cel in rij[1:]] for rij in blad.overzicht(zoek_partner(voorbeeld(), "Woonpunt")).rijen
    }
    assert rijen["Wacht langer dan afgesproken"] == ["10", "25", "–"]
    assert rijen["Langst wachtende kandidaat (maanden)"] == [
        "22,1\xa0maanden",
        "niet getoond",
        "–",
    ]  # Servatius has him


def taken(cijfers: Cijfers, naam: str) -> list[tuple[str, str, str]]:
    gevonden = blad.te_doen(zoek_partner(cijfers, naam))
    return (
        [(str(wat), str(aantal), str(wie)) for wat, aantal, wie in gevonden.rijen]
        if isinstance(gevonden, Tabel)
        else []
    )


def test_a_sheet_ends_with_what_is_to_be_done_and_by_whom() -> None:
    cijfers = maak_cijfers(
        trajecten=[
            geplaatst(1, "2022-01-01", "2022-02-01"),
            wachtend(2, "2022-03-01", verwijzer_id="DN1"),
            wachtend(3, "2022-03-01", verwijzer_id="DN1"),
        ],
        facturen=[
            {"factuur_id": "F1", "traject_id": "T1", "factuurdatum": "2022-02-01"},
            {"factuur_id": "F2", "traject_id": "T2", "factuurdatum": "2022-04-01"},
        ],
        taakstelling=[{"corporatie": "Servatius", "aantal": 4}],
    )
    besluit = "Besluit of de woningen die in 2022 aan de taakstelling ontbreken, er in 2023 bij komen"
    assert taken(cijfers, "Servatius") == [
        (besluit, "3", "Servatius en het loket"),
        ("Zoek een woning voor iedereen die nog wacht", "2", "Servatius"),
    ]
    afspreken = "Spreek een taakstelling af: er is er geen vastgelegd"
    assert taken(cijfers, "Maasvallei") == [(afspreken, "–", "Maasvallei en het loket")]
    assert taken(cijfers, "DN1") == [
        ("Teken de deelnemersovereenkomst", "–", "Deelnemer en het loket"),
        ("Houd contact met de kandidaten die nog op een woning wachten", "2", "Deelnemer"),
        ("Stuur de facturen van intakes die er nog geen hebben", "1", "het loket"),
    ]
    te_laat = "Betaal de facturen die na de betaaltermijn nog open staan"
    betaald = {"factuur_id": "F3", "traject_id": "T1", "factuurdatum": "2022-02-02", "betaald": "2022-02-03"}
    met_betalingen = maak_cijfers(
        trajecten=[wachtend(1, "2021-03-01", verwijzer_id="DN1"), wachtend(2, "2022-03-01", verwijzer_id="DN1")],
        facturen=[betaald, {"factuur_id": "F2", "traject_id": "T2", "factuurdatum": "2022-04-01"}],
    )
    assert (te_laat, "1", "Deelnemer") in taken(met_betalingen, "DN1")
    assert taken(met_betalingen, "Servatius")[1:] == [
        ("Zoek eerst een woning voor wie al langer wacht dan is afgesproken", "1", "Servatius"),
        ("Zoek een woning voor iedereen die nog wacht", "2", "Servatius"),
    ]
    assert blad.te_doen(zoek_partner(cijfers, "CP1")).markdown == "Deze cijfers vragen nu niets van Convenant."


def test_a_taakstelling_that_was_reached_asks_for_nothing() -> None:
    cijfers = maak_cijfers(
        trajecten=[geplaatst(1, "2022-01-01", "2022-02-01")], taakstelling=[{"corporatie": "Servatius", "aantal": 1}]
    )
    assert taken(cijfers, "Servatius") == []


def test_remarks_on_the_annual_report_are_not_for_a_partner() -> None:
    opmerking = {"anker": "tabel-partner", "rol": "gemeente", "opmerking": "En Maasvallei?", "status": "open"}
    cijfers = maak_cijfers(opmerkingen=[opmerking])
    assert blad.voorblad(zoek_partner(cijfers, "Servatius"), Verhaal(cijfers), "concept").opmerkingen == ()
