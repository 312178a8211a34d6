"""Every rule over more than one row or table: broken once and found, and not found when sound."""

from __future__ import annotations

import pandas as pd
import pytest
from klein_register import INRICHTING, Rij, aanmelding, frames, geplaatst, positief

from loket.basis.meldingen import Melding
from loket.register.tabelregels import REGELS, Tabellen, geldige_verwijzer, tarief_op, toets_regels


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


@pytest.mark.parametrize(
    ("tabel", "rij", "kolom"),
    [
        ("trajecten", aanmelding(1, "2022-01-01", product="Hosing"), "product"),
        ("trajecten", aanmelding(1, "2022-01-01", bindingsgemeente="Mastricht"), "bindingsgemeente"),
        ("trajecten", aanmelding(1, "2022-01-01", plaatsingsgemeente="Mastricht"), "plaatsingsgemeente"),
        ("trajecten", aanmelding(1, "2022-01-01", einde_reden="weg"), "einde_reden"),
        ("trajecten", aanmelding(1, "2022-01-01", uitval_reden="weg"), "uitval_reden"),
        ("trajecten", aanmelding(1, "2022-01-01", afsluitreden="weg"), "afsluitreden"),
        ("taakstelling", {"corporatie": "Woonpunt", "aantal": 1}, "corporatie"),
    ],
)
def test_every_list_of_the_desk_is_checked(tabel: str, rij: Rij, kolom: str) -> None:
    assert _toets(**{tabel: [rij]}) == [(f"{tabel}.csv", 2, kolom, rij[kolom])]


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

    assert geldige_verwijzer(tabellen["trajecten"], tabellen["verwijzers"])["type"].tolist() == (
        [soort] if soort else []
    )
    assert _toets(**rijen) == ([] if soort else [("trajecten.csv", 2, "verwijzer_id", "X")])


@pytest.mark.parametrize(("tot", "fout"), [("2022-07-31", False), ("2022-08-01", True), (None, True)])
def test_two_rows_of_a_verwijzer_may_not_overlap(tot: str | None, fout: bool) -> None:
    verwijzers = [_WISSEL[1], _WISSEL[0] | {"geldig_tot": tot}]

    assert _toets(verwijzers=verwijzers) == ([("verwijzers.csv", 2, "geldig_van", "2022-08-01")] if fout else [])


@pytest.mark.parametrize("traject", ["T1", "T9"])
def test_a_nameting_needs_a_positively_closed_traject(traject: str) -> None:
    metingen = [{"traject_id": traject, "peildatum": "2022-05-01"}]

    assert _toets(trajecten=[_GOED], facturen=[_factuur(1)], nametingen=metingen) == [
        ("nametingen.csv", 2, "traject_id", traject)
    ]


def test_a_nameting_is_refused_when_no_traject_at_all_is_closed() -> None:
    assert _toets(nametingen=[_meting("2022-05-01")]) == [("nametingen.csv", 2, "traject_id", "T2")]


@pytest.mark.parametrize(
    ("afgesloten", "dag", "goed"),
    [
        ("2022-03-01", "2022-02-28", False),
        ("2022-03-01", "2022-03-01", True),
        ("2020-03-01", "2022-03-01", True),
        ("2020-03-01", "2022-03-02", False),
        ("2020-02-29", "2022-02-28", True),
        ("2020-02-29", "2022-03-01", False),
    ],
)
def test_a_nameting_is_at_most_24_months_after_the_closing(afgesloten: str, dag: str, goed: bool) -> None:
    traject = _POSITIEF | {"afsluitdatum": afgesloten}
    problemen = _toets(trajecten=[traject], facturen=[_FACTUUR_2], nametingen=[_meting(dag)])

    assert problemen == ([] if goed else [("nametingen.csv", 2, "peildatum", dag)])


@pytest.mark.parametrize("dag", ["2021-01-01", "2022-02-01"])
def test_an_intake_without_factuur_is_found_from_the_first_day_of_the_tarief(dag: str) -> None:
    traject = aanmelding(1, "2022-01-01", intakedatum=dag)

    assert _toets(trajecten=[traject]) == [("trajecten.csv", 2, "traject_id", "T1")]


def test_an_intake_before_there_was_a_tarief_has_no_factuur() -> None:
    traject = aanmelding(1, "2022-01-01", intakedatum="2020-12-31")

    assert _toets(trajecten=[traject]) == []
    assert _toets(trajecten=[traject], facturen=[_factuur(1)]) == [("facturen.csv", 2, "traject_id", "T1")]


def test_a_factuur_without_intake_is_found() -> None:
    assert _toets(trajecten=[aanmelding(1, "2022-01-01")], facturen=[_factuur(1)]) == [
        ("facturen.csv", 2, "traject_id", "T1")
    ]
    assert _toets(facturen=[_factuur(1)]) == [("facturen.csv", 2, "traject_id", "T1")]


def test_two_facturen_for_one_intake_are_both_found() -> None:
    assert _toets(trajecten=[_GOED], facturen=[_factuur(1), _factuur(2, traject_id="T1")]) == [
        ("facturen.csv", 2, "traject_id", "T1"),
        ("facturen.csv", 3, "traject_id", "T1"),
    ]


def test_the_bedrag_is_the_tarief_of_the_intakedatum_not_of_the_factuurdatum() -> None:
    tarieven = [
        {"trajectprijs": 700.0, "geldig_van": "2022-02-02"},
        {"trajectprijs": 675.0, "geldig_van": "2022-01-01"},
    ]
    trajecten = [_GOED, aanmelding(2, "2022-01-01", intakedatum="2022-02-02")]

    def fout(een: float, twee: float) -> list[tuple[str, int, str, str]]:
        facturen = [_factuur(1, "2022-03-01", bedrag=een), _factuur(2, "2022-03-01", bedrag=twee)]
        return _toets(trajecten=trajecten, facturen=facturen, tarieven=tarieven)

    assert fout(675.0, 700.0) == []
    assert fout(700.0, 675.0) == [("facturen.csv", 2, "bedrag", "700.0"), ("facturen.csv", 3, "bedrag", "675.0")]


@pytest.mark.parametrize(("dag", "goed"), [("2022-01-31", False), ("2022-02-01", True)])
def test_a_factuur_is_not_dated_before_its_intake(dag: str, goed: bool) -> None:
    problemen = _toets(trajecten=[_GOED], facturen=[_factuur(1, dag)])

    assert problemen == ([] if goed else [("facturen.csv", 2, "factuurdatum", dag)])


def test_no_rule_complains_again_about_a_row_that_was_refused() -> None:
    assert _toets(frozenset({"T1", "T2"}), facturen=[_factuur(1)], nametingen=[_meting("2022-05-01")]) == []
    assert _toets(frozenset({"T1"}), trajecten=[_GOED]) == []  # its factuur was refused


def test_the_price_is_empty_before_the_first_tarief_and_without_any() -> None:
    tarieven = frames()["tarieven"]  # 675,00 since 1 January 2021
    dagen = pd.Series(pd.to_datetime(["2020-12-31", "2021-01-01", "2022-05-01"]), index=[7, 8, 9])

    assert tarief_op(dagen, tarieven).fillna(-1).to_dict() == {7: -1, 8: 675.0, 9: 675.0}
    assert tarief_op(dagen, tarieven.iloc[:0]).isna().all()


def test_every_rule_has_its_tests_here() -> None:
    # A rule that is added needs a test in this file; then this number goes up.
    assert len(REGELS) == 8
