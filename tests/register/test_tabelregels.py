"""Every rule over more than one row or table: broken once and found, and not found when sound."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from klein_register import INRICHTING, Rij, aanmelding, frames, geplaatst, positief, wachtend

from loket.basis.meldingen import Melding
from loket.register.inrichting import Opvolging
from loket.register.tabelregels import REGELS, Tabellen, tarief_op, toets_regels
from loket.register.verwijzers import geldige_verwijzer


def _toets(overgeslagen: frozenset[str] = frozenset(), **tabellen: list[Rij]) -> list[tuple[str, int, str, str]]:
    """Return table, row, column and value of every problem."""
    return [
        (m.bestand.removeprefix("data/toets/2022/"), m.rij, m.kolom, m.waarde)
        for m in toets_regels(Tabellen(frames(**tabellen), INRICHTING, overgeslagen))
    ]


def _meldingen(**tabellen: list[Rij]) -> list[Melding]:
    return toets_regels(Tabellen(frames(**tabellen), INRICHTING))


def _factuur(nummer: int, dag: str = "2022-02-01", **meer: object) -> Rij:
    return {"factuur_id": f"F{nummer}", "traject_id": f"T{nummer}", "factuurdatum": dag} | meer


_GOED = aanmelding(1, "2022-01-01", intakedatum="2022-02-01")
# Closed on 1 March 2022.
_POSITIEF = positief(2, "2022-03-01", aanmelddatum="2022-01-01", intakedatum="2022-01-01", wachtlijstdatum="2022-01-01")
_POSITIEF |= {"start_huur": "2022-01-01"}
_FACTUUR_2 = _factuur(2)


def _meting(dag: str) -> Rij:
    return {"traject_id": "T2", "peildatum": dag}


def test_a_sound_register_has_no_problems() -> None:
    assert (
        _toets(
            trajecten=[_GOED, _POSITIEF, aanmelding(3, "2022-12-31")],
            facturen=[_factuur(1), _FACTUUR_2],
            nametingen=[_meting("2022-03-01"), _meting("2022-12-31")],
            klachten=[{"klacht_id": "K1", "ontvangen": "2022-01-01"}],
        )
        == []
    )


def test_each_id_of_a_traject_is_kept_once() -> None:
    van_cel_tot_cel = "".join(("T", "1"))  # as a file gives it: a text of its own
    tabellen = frames(trajecten=[_POSITIEF, _GOED], nametingen=[_meting("2022-03-01")], facturen=[_FACTUUR_2])
    tabellen["facturen"] = tabellen["facturen"].assign(traject_id=[van_cel_tot_cel])
    zo_gelezen = {naam: frame.copy() for naam, frame in tabellen.items()}
    gedeeld = Tabellen(tabellen, INRICHTING).met_ids_van_trajecten()
    assert gedeeld["facturen"]["traject_id"].array[0] is tabellen["trajecten"]["traject_id"].array[1]
    for naam, frame in gedeeld.items():
        pd.testing.assert_frame_equal(frame, zo_gelezen[naam])
        pd.testing.assert_frame_equal(tabellen[naam], zo_gelezen[naam])


def test_an_empty_register_has_no_problems() -> None:
    assert _toets() == []
    assert _toets(tarieven=[], verwijzers=[], reeksen=[]) == []


@pytest.mark.parametrize("dag", ["2021-12-31", "2023-01-01"])
def test_a_row_in_the_folder_of_another_year_is_found(dag: str) -> None:
    assert _toets(trajecten=[aanmelding(1, "2022-01-01"), aanmelding(2, dag)]) == [
        ("trajecten.csv", 3, "aanmelddatum", dag)
    ]
    assert _toets(klachten=[{"klacht_id": "K1", "ontvangen": dag}]) == [("klachten.csv", 2, "ontvangen", dag)]


def test_a_value_that_is_not_in_its_list_is_found_with_the_nearest() -> None:
    (melding,) = _meldingen(
        trajecten=[
            geplaatst(1, "2022-01-01", "2022-02-01", intakedatum="2020-01-01", corporatie="Servatus"),
        ]
    )[:1]

    assert (melding.rij, melding.kolom, melding.waarde) == (2, "corporatie", "Servatus")
    assert melding.verwacht == "een waarde uit de lijst ‘corporaties’ in loket.toml"
    assert "Bedoelt u: Servatius?" in melding.herstel


def test_a_corporatie_of_a_taakstelling_is_checked_too() -> None:
    assert _toets(taakstelling=[{"corporatie": "Woonpunt", "aantal": 1}]) == [
        ("taakstelling.csv", 2, "corporatie", "Woonpunt")
    ]


def test_a_name_of_the_past_is_one_of_the_list() -> None:
    oud = replace(INRICHTING, opvolgers=(Opvolging("Oud Wonen", date(2021, 12, 31), "Servatius"),))
    tabellen = frames(trajecten=[wachtend(1, "2022-01-01", corporatie="Oud Wonen")])
    assert toets_regels(Tabellen(tabellen, oud)) == []
    assert len(toets_regels(Tabellen(tabellen, INRICHTING))) == 1


def test_a_traject_id_twice_is_found_in_both_rows() -> None:
    assert _toets(
        trajecten=[aanmelding(1, "2022-01-01"), aanmelding(2, "2022-01-01"), aanmelding(1, "2022-05-01")]
    ) == [
        ("trajecten.csv", 2, "traject_id", "T1"),
        ("trajecten.csv", 4, "traject_id", "T1"),
    ]


def test_an_unknown_verwijzer_is_found_once() -> None:
    assert _toets(trajecten=[aanmelding(1, "2022-01-01", verwijzer_id="DN9")]) == [
        ("trajecten.csv", 2, "verwijzer_id", "DN9")
    ]


_WISSEL = [
    {"verwijzer_id": "X", "naam": "X", "type": "deelnemer", "geldig_van": "2022-02-01", "geldig_tot": "2022-06-30"},
    {
        "verwijzer_id": "X",
        "naam": "X",
        "type": "convenantpartner",
        "geldig_van": "2022-08-01",
        "geldig_tot": "2022-08-31",
    },
]


@pytest.mark.parametrize(
    ("dag", "soort"),
    [
        ("2022-01-31", None),
        ("2022-02-01", "deelnemer"),
        ("2022-06-30", "deelnemer"),
        ("2022-07-01", None),
        ("2022-08-01", "convenantpartner"),
        ("2022-08-31", "convenantpartner"),
        ("2022-09-01", None),
    ],
)
def test_a_verwijzer_must_be_valid_on_the_aanmelddatum(dag: str, soort: str | None) -> None:
    rijen = {"trajecten": [aanmelding(1, dag, verwijzer_id="X")], "verwijzers": _WISSEL}
    tabellen = frames(**rijen)

    gevonden = geldige_verwijzer(tabellen["trajecten"], tabellen["verwijzers"])["type"]
    assert gevonden.dropna().tolist() == ([soort] if soort else [])
    assert _toets(**rijen) == []  # the type is unknown then, and a finding says so


@pytest.mark.parametrize(("tot", "fout"), [("2022-07-31", False), ("2022-08-01", True), (None, True)])
def test_two_rows_of_a_verwijzer_may_not_overlap(tot: str | None, fout: bool) -> None:
    verwijzers = [_WISSEL[1], _WISSEL[0] | {"geldig_tot": tot}]

    assert _toets(verwijzers=verwijzers) == ([("verwijzers.csv", 2, "geldig_van", "2022-08-01")] if fout else [])


def test_a_nameting_and_a_factuur_need_a_traject_that_exists() -> None:
    assert _toets(trajecten=[_GOED], facturen=[_factuur(1), _factuur(9)], nametingen=[_meting("2022-05-01")]) == [
        ("nametingen.csv", 2, "traject_id", "T2"),
        ("facturen.csv", 3, "traject_id", "T9"),
    ]
    assert len(_toets(nametingen=[_meting("2022-05-01")])) == 1  # so too when there is no traject at all


def test_no_rule_complains_again_about_a_row_that_was_refused() -> None:
    assert _toets(frozenset({"T1", "T2"}), facturen=[_factuur(1)], nametingen=[_meting("2022-05-01")]) == []


def test_the_price_is_empty_before_the_first_tarief_and_without_any() -> None:
    tarieven = frames()["tarieven"]  # 675,00 since 1 January 2021
    dagen = pd.Series(pd.to_datetime(["2020-12-31", "2021-01-01", "2022-05-01"]), index=[7, 8, 9])

    assert tarief_op(dagen, tarieven).fillna(-1).to_dict() == {7: -1, 8: 675.0, 9: 675.0}
    assert tarief_op(dagen, tarieven.iloc[:0]).isna().all()


def test_every_rule_has_its_tests_here() -> None:
    # A rule that is added needs a test in this file; then this number goes up.
    assert len(REGELS) == 6
