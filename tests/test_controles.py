"""What must add up."""

from __future__ import annotations

from klein_register import Rij, aanmelding, geplaatst, maak_cijfers, positief, wachtend

from loket.cijfers import Cijfers
from loket.controles import PARTITIES, cohortjaren, controleer, wachtlijstbalans
from loket.definities import DEFINITIES
from loket.meldingen import InvoerFout


def _problemen(cijfers: Cijfers) -> list[tuple[str, str]]:
    """Return the place and the text of every problem."""
    try:
        controleer(cijfers)
    except InvoerFout as fout:
        return [(m.bestand, f"{m.verwacht}; {m.herstel}") for m in fout.meldingen]
    return []


def _meting(nummer: int, dag: str) -> Rij:
    return {"traject_id": f"T{nummer}", "peildatum": dag}


def test_an_empty_register_adds_up() -> None:
    assert _problemen(maak_cijfers()) == []
    assert _problemen(maak_cijfers(jaren=(2022,))) == []


def test_the_cohorts_under_measurement_are_those_of_the_two_years_before() -> None:
    assert [c.jaar for c in cohortjaren(maak_cijfers())] == [2020, 2021]


def test_a_cohort_that_is_measured_adds_up() -> None:
    assert (
        _problemen(
            maak_cijfers(
                trajecten=[positief(1, "2020-05-01"), positief(2, "2021-05-01")],
                nametingen=[_meting(1, "2021-05-01"), _meting(2, "2022-05-01")],
            )
        )
        == []
    )


def test_a_case_without_nameting_is_named_in_every_partition() -> None:
    problemen = _problemen(
        maak_cijfers(
            trajecten=[positief(nr, "2021-05-01") for nr in range(8)],
            nametingen=[_meting(7, "2022-05-01"), *(_meting(nr, "2023-01-01") for nr in range(7))],
        )
    )

    assert [plaats for plaats, _ in problemen] == [
        "nametingen.csv (cohort 2021, huurachterstand)",
        "nametingen.csv (cohort 2021, overlast)",
        "nametingen.csv (cohort 2021, wonen)",
    ]
    assert all("samen het cohort zijn: 8; ze tellen op tot 1" in tekst for _, tekst in problemen)
    assert all(tekst.endswith("T0, T1, T2, T3, T4 en nog 2 trajecten") for _, tekst in problemen)


def test_partitions_are_made_of_parts_of_the_cohort() -> None:
    delen = [naam for partitie in PARTITIES.values() for naam in partitie]

    assert len(delen) == len(set(delen))
    assert all(DEFINITIES[naam].noemer == "nameting_cohort" for naam in delen)


def _factuur(nummer: int, dag: str) -> Rij:
    return {"factuur_id": f"F{nummer}", "traject_id": f"T{nummer}", "factuurdatum": dag}


def test_intakes_and_facturen_of_one_year_must_be_the_same_trajecten() -> None:
    trajecten = [
        aanmelding(1, "2021-01-01", intakedatum="2021-12-20"),
        aanmelding(2, "2022-01-01", intakedatum="2022-12-20"),
    ]
    goed = [_factuur(1, "2021-12-31"), _factuur(2, "2022-12-31")]
    verschoven = [_factuur(1, "2022-01-03"), _factuur(2, "2023-01-03")]

    assert _problemen(maak_cijfers(trajecten=trajecten, facturen=goed)) == []
    # One intake and one factuur, and yet not the same traject.
    problemen = _problemen(maak_cijfers(trajecten=trajecten, facturen=verschoven))
    assert [plaats for plaats, _ in problemen] == ["facturen.csv (2022)"] * 2
    assert any("T2 had in die periode wel een intake maar geen factuur" in tekst for _, tekst in problemen)
    assert any("T1 had in die periode wel een factuur maar geen intake" in tekst for _, tekst in problemen)


def test_intakes_before_the_first_tarief_need_no_factuur() -> None:
    trajecten = [
        aanmelding(1, "2022-01-01", intakedatum="2022-05-31"),
        aanmelding(2, "2022-01-01", intakedatum="2022-06-01"),
    ]
    later = [{"trajectprijs": 675.0, "geldig_van": "2022-06-01"}]

    assert _problemen(maak_cijfers(trajecten=trajecten, facturen=[_factuur(2, "2022-06-01")], tarieven=later)) == []
    assert (
        _problemen(maak_cijfers(trajecten=trajecten, tarieven=[{"trajectprijs": 675.0, "geldig_van": "2023-01-01"}]))
        == []
    )


_UITVAL = {"uitval_fase": "wachtlijst", "uitval_reden": "trekt zich terug"}
_LIJST: list[Rij] = [
    wachtend(1, "2021-12-31"),  # begin, still there
    geplaatst(2, "2021-05-01", "2022-01-01"),  # begin, placed
    wachtend(3, "2021-05-01", uitval_datum="2022-12-31", **_UITVAL),  # begin, left
    geplaatst(4, "2021-05-01", "2021-12-31"),  # gone before the year
    wachtend(5, "2022-01-01"),  # in, still there
    wachtend(6, "2022-12-31"),  # in, still there
    geplaatst(7, "2022-05-01", "2022-05-01"),  # in and placed on one day
    geplaatst(8, "2022-05-01", "2023-01-01"),  # in, placed after the year
]


def test_the_wachtlijst_balance_is_begin_plus_in_minus_out() -> None:
    # begin 1, 2, 3; in 5, 6, 7, 8; placed 2, 7; left 3; end 1, 5, 6, 8
    assert wachtlijstbalans(maak_cijfers(trajecten=_LIJST)) == (3, 4, 2, 1, 4)
    assert not any("wachtlijst" in plaats for plaats, _ in _problemen(maak_cijfers(trajecten=_LIJST)))


def test_without_last_year_there_is_no_balance() -> None:
    assert wachtlijstbalans(maak_cijfers(jaren=(2022,), trajecten=_LIJST)) is None


def test_a_balance_that_does_not_close_is_told_with_its_numbers() -> None:
    # Closed negatively while waiting: the row rules refuse this, and so the balance must notice it if they do not.
    verdwenen = wachtend(
        9, "2021-05-01", uitval_datum="2022-05-01", uitval_fase="intake", uitval_reden="niet bereikbaar"
    )
    ((plaats, tekst),) = [p for p in _problemen(maak_cijfers(trajecten=[*_LIJST, verdwenen])) if "wachtlijst" in p[0]]

    assert plaats == "trajecten.csv (wachtlijst 2022)"
    assert "hier 4 + 4 − 2 − 1 ≠ 4" in tekst
