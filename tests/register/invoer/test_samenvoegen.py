"""New, changed, the same, gone, and set aside."""

from __future__ import annotations

import pytest
from klein_register import INRICHTING

from loket.register.invoer.samenvoegen import Plaats, Rij, Wijziging, voeg_samen
from loket.register.schema import schemas

TABELLEN = tuple(schemas())
VERWIJZER = {"verwijzer_id": "CP1", "naam": "Een", "type": "convenantpartner", "geldig_van": "2018-01-01"}
TARIEF = {"trajectprijs": "675.00", "geldig_van": "2030-01-01"}
TRAJECT = {
    "traject_id": "T1",
    "kandidaat_id": "K1",
    "product": "Housing",
    "verwijzer_id": "CP1",
    "herkomstgemeente": "Maastricht",
    "bindingsgemeente": "Maastricht",
    "aanmelddatum": "2022-03-01",
}


def samen(stond: list[dict[str, str]], binnen: list[dict[str, str]], tabel: str = "trajecten"):
    bestaand = {naam: [] for naam in TABELLEN} | {"verwijzers": [Rij(0, VERWIJZER)], "tarieven": [Rij(0, TARIEF)]}
    bestaand[tabel] = bestaand[tabel] + [Rij(jaar_van(r), r) for r in stond]
    gelezen = {tabel: [Rij(jaar_van(r), r, Plaats("b.xlsx, blad T", n)) for n, r in enumerate(binnen, 2)]}
    uitkomsten, apart = voeg_samen(bestaand, gelezen, INRICHTING)
    return uitkomsten[tabel], apart


def jaar_van(rij: dict[str, str]) -> int:
    return int(rij.get("aanmelddatum", "2022")[:4])


def test_a_row_is_new_changed_or_the_same() -> None:
    ander = TRAJECT | {"traject_id": "T2"}
    nieuw = TRAJECT | {"traject_id": "T3"}
    uit, apart = samen([TRAJECT, ander], [TRAJECT, ander | {"intakedatum": "2022-03-09"}, nieuw])

    assert not apart
    assert (uit.nieuw[2022], uit.gewijzigd[2022], uit.gelijk[2022]) == (1, 1, 1)
    assert uit.wijzigingen == [Wijziging("trajecten", ("T2",), "intakedatum", "", "2022-03-09")]
    assert uit.rijen["T2",].velden["intakedatum"] == "2022-03-09"


def test_what_is_gone_from_the_source_is_said_and_stays() -> None:
    uit, _ = samen([TRAJECT, TRAJECT | {"traject_id": "T2"}], [TRAJECT])
    assert uit.weg == [(2022, ("T2",))]
    assert ("T2",) in uit.rijen


def test_of_a_year_that_the_source_says_nothing_of_nothing_is_gone() -> None:
    vorig = TRAJECT | {"traject_id": "T0", "aanmelddatum": "2021-05-01"}
    uit, _ = samen([vorig, TRAJECT, TRAJECT | {"traject_id": "T2"}], [TRAJECT])
    assert uit.weg == [(2022, ("T2",))]
    assert samen([vorig, TRAJECT], [])[0].weg == []


def test_a_row_that_was_set_aside_is_not_gone_from_the_source() -> None:
    uit, apart = samen([TRAJECT], [TRAJECT | {"intakedatum": "2022-02-01"}])
    assert apart
    assert uit.weg == []


def test_a_column_that_the_source_lacks_stays_as_it_was() -> None:
    zonder = {k: w for k, w in TRAJECT.items() if k != "product"}
    uit, apart = samen([TRAJECT], [zonder | {"herkomstgemeente": "Weert"}])
    assert not apart
    assert uit.rijen["T1",].velden == TRAJECT | {"herkomstgemeente": "Weert"}


def test_a_corrected_date_moves_the_row_to_another_year() -> None:
    uit, _ = samen([TRAJECT], [TRAJECT | {"aanmelddatum": "2021-12-30"}])
    assert [rij.jaar for rij in uit.rijen.values()] == [2021]
    assert uit.gewijzigd[2021] == 1


def test_doubled_rows_count_once_and_contradictions_are_both_set_aside() -> None:
    uit, apart = samen([], [TRAJECT, TRAJECT])
    assert (uit.nieuw[2022], uit.dubbel, apart) == (1, 1, [])
    uit, apart = samen([], [TRAJECT, TRAJECT | {"herkomstgemeente": "Weert"}])
    assert not uit.rijen
    assert [m.rij for _, m in apart] == [2, 3]


def test_of_two_rows_with_one_key_neither_goes_in_when_one_cannot_be_read() -> None:
    bestaand = {naam: [] for naam in TABELLEN} | {"verwijzers": [Rij(0, VERWIJZER)]}
    een, ander = Rij(2022, TRAJECT, Plaats("b", 2)), Rij(0, {"traject_id": "T1"}, Plaats("b", 3))
    uitkomsten, apart = voeg_samen(bestaand, {"trajecten": [een]}, INRICHTING, {"trajecten": [ander]})
    assert not uitkomsten["trajecten"].rijen
    assert (apart[0][1].rij, apart[0][1].kolom) == (2, "traject_id")


def test_a_row_that_breaks_a_rule_is_set_aside_and_the_old_one_stays() -> None:
    uit, apart = samen([TRAJECT], [TRAJECT | {"intakedatum": "2022-02-01"}, TRAJECT | {"traject_id": "T2"}])

    assert uit.rijen["T1",].velden == TRAJECT
    assert uit.nieuw[2022] == 1
    ((tabel, melding),) = apart
    assert (tabel, melding.bestand, melding.rij, melding.kolom) == ("trajecten", "b.xlsx, blad T", 2, "intakedatum")


def test_all_problems_of_a_row_are_told_at_once() -> None:
    fout = TRAJECT | {"intakedatum": "2022-02-01", "product": "", "kandidaat_id": ""}
    _, apart = samen([], [fout])
    assert {m.kolom for _, m in apart} >= {"intakedatum", "product", "kandidaat_id"}


@pytest.mark.parametrize("datum", [{"intakedatum": "2022-02-01"}, {"product": ""}])
def test_what_a_wrong_row_refers_to_is_told_with_it(datum: dict[str, str]) -> None:
    _, apart = samen([], [TRAJECT | datum | {"verwijzer_id": "CP9"}])
    assert {m.kolom for _, m in apart} == {*datum, "verwijzer_id"}


def test_of_a_row_with_a_cell_that_cannot_be_read_the_other_cells_are_told_as_well_and_nothing_that_follows() -> None:
    """Its intake day cannot be read: that the days are then out of order, nobody knows."""
    bestaand = {naam: [] for naam in TABELLEN} | {"verwijzers": [Rij(0, VERWIJZER)], "trajecten": [Rij(2022, TRAJECT)]}
    rij = TRAJECT | {"verwijzer_id": "een", "kandidaat_id": "", "wachtlijstdatum": "2022-04-01"}
    onleesbaar = {"trajecten": [Rij(2022, rij, Plaats("b, blad T", 2))]}

    _, apart = voeg_samen(bestaand, {"trajecten": []}, INRICHTING, onleesbaar)

    assert [(m.bestand, m.rij, m.kolom) for _, m in apart] == [
        ("b, blad T", 2, "kandidaat_id"),
        ("b, blad T", 2, "verwijzer_id"),
    ]
    assert apart[1][1].herstel.endswith("Bedoelt u: CP1 (Een)?")


def test_what_refers_to_a_row_that_was_set_aside_is_set_aside_too() -> None:
    klaar = TRAJECT | {
        "intakedatum": "2022-03-09",
        "corporatie": "Servatius",
        "wachtlijstdatum": "2022-03-10",
        "start_huur": "2022-04-01",
        "plaatsingsgemeente": "Maastricht",
        "afsluitdatum": "2022-06-01",
        "resultaat": "positief",
    }
    meting = {
        "traject_id": "T1",
        "peildatum": "2022-12-01",
        "woont_nog": "ja",
        "overlast": "geen",
        "huurachterstand": "geen",
        "ontruiming": "nee",
    }
    bestaand = {naam: [] for naam in TABELLEN} | {"verwijzers": [Rij(0, VERWIJZER)], "tarieven": [Rij(0, TARIEF)]}

    def lees(traject: dict[str, str]):
        gelezen = {
            "trajecten": [Rij(2022, traject, Plaats("b, blad T", 2))],
            "nametingen": [Rij(2022, meting, Plaats("b, blad N", 2))],
        }
        return voeg_samen(bestaand, gelezen, INRICHTING)

    assert not lees(klaar)[1]
    uitkomsten, apart = lees(klaar | {"start_huur": "2022-03-01"})
    assert {tabel for tabel, _ in apart} == {"trajecten", "nametingen"}
    assert not uitkomsten["nametingen"].rijen


def test_a_table_that_did_not_come_in_is_not_touched() -> None:
    bestaand = {naam: [] for naam in TABELLEN} | {"trajecten": [Rij(2022, TRAJECT)], "verwijzers": [Rij(0, VERWIJZER)]}
    uitkomsten, _ = voeg_samen(bestaand, {"tarieven": [Rij(0, TARIEF, Plaats("b", 2))]}, INRICHTING)
    assert not uitkomsten["trajecten"].weg
    assert len(uitkomsten["trajecten"].rijen) == 1
