"""Which agreements are in force, and who registers with or without one."""

from __future__ import annotations

import pytest
from klein_register import Rij, aanmelding, maak_cijfers

from loket.basis.periode import jaar
from loket.tonen import deelnemers
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.tekenen import Grafiek


def _rij(wie: str, sinds: str | None, soort: str = "deelnemer") -> Rij:
    rij = {"verwijzer_id": wie, "naam": f"Zorg {wie}", "type": soort, "geldig_van": "2018-01-01"}
    return rij | {"deelnemersovereenkomst_sinds": sinds}


def _cijfers(*verwijzers: Rij, jaartal: int = 2022):
    trajecten = [
        aanmelding(1, "2022-06-30", verwijzer_id="A"),
        aanmelding(2, "2022-07-01", verwijzer_id="A"),
        aanmelding(3, "2022-07-01", verwijzer_id="B"),
    ]
    return maak_cijfers(jaar(jaartal), jaren=(2021, 2022), trajecten=trajecten, verwijzers=list(verwijzers))


C, A, B = _rij("C", None, "convenantpartner"), _rij("A", "2022-07-01"), _rij("B", None)


@pytest.mark.parametrize(
    ("verwijzers", "zin"),
    [
        ((C,), "Op 31 december 2022 had het loket geen deelnemers."),
        ((C, B), "Op 31 december 2022 had geen van de deelnemers (1) een overeenkomst."),
        ((C, A), "Op 31 december 2022 had elke deelnemer een overeenkomst: 1 van 1."),
        ((C, A, B), "Op 31 december 2022 had een deel van de deelnemers een overeenkomst: 1 van 2."),
    ],
)
def test_signed_so_many_of_so_many(verwijzers: tuple[Rij, ...], zin: str) -> None:
    cijfers = _cijfers(*verwijzers)

    assert str(deelnemers.stand(cijfers)) == zin
    assert deelnemers.door_de_tijd(cijfers).titel == zin.rstrip(".")


def test_the_agreements_in_force_by_date() -> None:
    tabel = deelnemers.door_de_tijd(_cijfers(C, A, B))

    assert [[str(cel) for cel in rij] for rij in tabel.rijen][4:7] == [
        ["31 maart 2022", "3", "2", "0", "0,0%", "2"],
        ["30 juni 2022", "3", "2", "0", "0,0%", "2"],
        ["30 september 2022", "3", "2", "1", "50,0%", "1"],
    ]
    assert len(tabel.rijen) == 8
    assert len(deelnemers.door_de_tijd(_cijfers(C, A, B, jaartal=2021)).rijen) == 4  # before 2021 there is no register


@pytest.mark.parametrize(
    ("verwijzers", "bericht", "rijen"),
    [
        (
            (C, A, B),
            "Op 1 juli 2022 steeg het aantal deelnemers met een overeenkomst van 0 naar 1.",
            [["1 januari 2021", "2", "0", "2"], ["1 juli 2022", "2", "1", "1"]],
        ),
        (
            (C, A, _rij("B", "2022-08-01")),
            "Van 1 januari 2021 t/m 31 december 2022 steeg het aantal deelnemers met een overeenkomst van 0 naar 2.",
            [["1 januari 2021", "2", "0", "2"], ["1 juli 2022", "2", "1", "1"], ["1 augustus 2022", "2", "2", "0"]],
        ),
        (
            (C, B),
            "Van 1 januari 2021 t/m 31 december 2022 had geen enkele deelnemer een overeenkomst.",
            [["1 januari 2021", "1", "0", "1"]],
        ),
        (
            (_rij("A", "2020-07-01"), B | {"geldig_tot": "2021-06-30"}),
            "Het aantal deelnemers met een overeenkomst was op 31 december 2022 hetzelfde als op 1 januari 2021: 1.",
            [["1 januari 2021", "2", "1", "1"], ["1 juli 2021", "1", "1", "0"]],
        ),
        (
            (_rij("A", "2020-07-01") | {"geldig_tot": "2022-06-30"},),
            "Op 1 juli 2022 daalde het aantal deelnemers met een overeenkomst van 1 naar 0.",
            [["1 januari 2021", "1", "1", "0"], ["1 juli 2022", "0", "0", "0"]],
        ),
    ],
)
def test_the_chart_has_a_step_on_each_day_of_change(
    verwijzers: tuple[Rij, ...], bericht: str, rijen: list[list[str]]
) -> None:
    grafiek = deelnemers.verloop(_cijfers(*verwijzers))

    assert isinstance(grafiek, Grafiek)
    assert grafiek.bericht == bericht
    assert grafiek.tabel is not None
    assert [[str(cel).removeprefix("Vanaf ") for cel in rij] for rij in grafiek.tabel.rijen] == rijen
    assert f"vanaf {rijen[-1][0]} {rijen[-1][2]} van {rijen[-1][1]}." in grafiek.alt
    assert b"<svg" in grafiek.svg


def test_without_deelnemers_there_is_nothing_to_draw() -> None:
    assert "geen gegevens over deelnemers" in str(deelnemers.verloop(_cijfers(C)))


def test_aanmeldingen_stand_under_the_status_of_their_day() -> None:
    tabel = deelnemers.aanmeldingen(_cijfers(C, A, B))

    assert isinstance(tabel, Tabel)
    assert [[str(cel) for cel in rij] for rij in tabel.rijen] == [
        ["Zorg A", "0", "1", "1", "2"],
        ["Zorg B", "0", "0", "1", "1"],
        ["Totaal", "0", "1", "2", "3"],
    ]


def test_who_has_no_agreement_is_named_with_its_aanmeldingen() -> None:
    tabel = deelnemers.zonder(_cijfers(C, A, B))

    assert isinstance(tabel, Tabel)
    assert tabel.titel == "Op 31 december 2022 zonder overeenkomst: 1 deelnemer"
    assert [[str(cel) for cel in rij] for rij in tabel.rijen] == [["Zorg B", "1 januari 2018", "1"]]
    assert "elke deelnemer" in str(deelnemers.zonder(_cijfers(C, A)))
    assert "geen gegevens" in str(deelnemers.zonder(_cijfers(C)))
