"""Periods and the days on their edges."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from loket.basis.meldingen import LoketFout
from loket.basis.periode import DAGEN_PER_MAAND, Periode, controleer_jaar, dag, jaar, kwartaal, maand, peildag


def test_a_year_runs_to_its_last_day_and_knows_nothing_later() -> None:
    assert jaar(2022) == Periode(date(2022, 1, 1), date(2022, 12, 31), date(2022, 12, 31), "2022")


def test_a_later_peildatum_leaves_the_period_alone() -> None:
    periode = jaar(2022, date(2023, 1, 31))

    assert (periode.einde, periode.peildatum) == (date(2022, 12, 31), date(2023, 1, 31))


def test_a_peildatum_inside_the_period_is_refused() -> None:
    with pytest.raises(LoketFout, match=r"Peildatum 2022-12-30 ligt vóór het einde van de periode(.|\n)*QUARTER=2"):
        jaar(2022, date(2022, 12, 30))


def test_a_quarter_with_too_early_a_peildatum_is_not_sent_to_a_quarter() -> None:
    with pytest.raises(LoketFout, match=r"laat PEILDATUM weg, of kies een latere dag$"):
        kwartaal(2022, 2, date(2022, 5, 31))


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(LoketFout, match="eindigt"):
        Periode(date(2022, 2, 1), date(2022, 1, 1), date(2022, 12, 31), "x")


@pytest.mark.parametrize(
    ("nummer", "begin", "einde"),
    [
        (1, date(2022, 1, 1), date(2022, 3, 31)),
        (2, date(2022, 4, 1), date(2022, 6, 30)),
        (3, date(2022, 7, 1), date(2022, 9, 30)),
        (4, date(2022, 10, 1), date(2022, 12, 31)),
    ],
)
def test_a_quarter_has_three_months(nummer: int, begin: date, einde: date) -> None:
    periode = kwartaal(2022, nummer)

    assert (periode.begin, periode.einde, periode.peildatum) == (begin, einde, einde)
    assert (periode.naam, periode.sleutel) == (f"{nummer}e kwartaal 2022", f"2022K{nummer}")


@pytest.mark.parametrize("nummer", [0, 5])
def test_there_are_four_quarters(nummer: int) -> None:
    with pytest.raises(LoketFout, match="verwacht: 1, 2, 3 of 4"):
        kwartaal(2022, nummer)


def test_a_period_of_another_length_is_called_by_its_days() -> None:
    assert jaar(2022).sleutel == "2022"
    assert Periode(date(2022, 1, 1), date(2022, 6, 30), date(2022, 6, 30), "h").sleutel == "2022-01-01/2022-06-30"


def test_last_year_is_seen_from_the_same_peildatum() -> None:
    assert jaar(2022).jaar_eerder == Periode(date(2021, 1, 1), date(2021, 12, 31), date(2022, 12, 31), "2021")
    assert kwartaal(2022, 4).jaar_eerder.naam == "4e kwartaal 2021"


def test_the_last_of_february_stays_the_last_of_february() -> None:
    def vorige(begin: date, einde: date) -> tuple[date, date]:
        eerder = Periode(begin, einde, einde, "x").jaar_eerder
        return eerder.begin, eerder.einde

    assert vorige(date(2020, 2, 1), date(2020, 2, 29)) == (date(2019, 2, 1), date(2019, 2, 28))
    assert vorige(date(2021, 2, 1), date(2021, 2, 28)) == (date(2020, 2, 1), date(2020, 2, 29))
    assert vorige(date(2021, 2, 1), date(2021, 2, 27)) == (date(2020, 2, 1), date(2020, 2, 27))
    assert vorige(date(2020, 2, 1), date(2020, 2, 28)) == (date(2019, 2, 1), date(2019, 2, 28))


def test_another_year_keeps_a_late_peildatum_and_moves_an_early_one() -> None:
    assert jaar(2022).van(2021).peildatum == date(2022, 12, 31)
    assert jaar(2022).van(2024).peildatum == date(2024, 12, 31)


@pytest.mark.parametrize("tekst", ["", "22", "1999", "2101", "2022 ", "tweeduizend", "-202", "20222", "2022.0"])
def test_what_is_no_year_is_refused(tekst: str) -> None:
    with pytest.raises(LoketFout, match="is geen jaar"):
        controleer_jaar(tekst)


@pytest.mark.parametrize("tekst", ["2000", "2022", "2100"])
def test_four_digits_are_a_year(tekst: str) -> None:
    assert controleer_jaar(tekst) == int(tekst)


def test_a_day_is_read() -> None:
    assert dag("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "tekst", ["", "2023-02-29", "31-01-2023", "20230131", "2023-W01-1", "2023-1-31", "2023-01-31 "]
)
def test_what_is_no_day_is_refused(tekst: str) -> None:
    with pytest.raises(LoketFout, match="is geen dag"):
        dag(tekst)


def test_a_period_may_be_one_day() -> None:
    dag = date(2022, 5, 10)
    assert Periode(dag, dag, dag, "10 mei").sleutel == "2022-05-10/2022-05-10"


def test_twelve_months_are_a_year_of_365_and_a_quarter_days() -> None:
    assert 12 * DAGEN_PER_MAAND == 365.25


def test_what_goes_before_ends_where_the_period_begins():
    """To compare, the same quarter a year earlier; to balance a stock, the quarter just before."""
    assert jaar(2022).voorafgaande == jaar(2022).jaar_eerder
    assert [kwartaal(2022, n).voorafgaande.sleutel for n in (1, 2, 3, 4)] == ["2021K4", "2022K1", "2022K2", "2022K3"]
    assert kwartaal(2022, 4).voorafgaande.peildatum == date(2022, 12, 31)
    los = Periode(date(2022, 2, 10), date(2022, 3, 9), date(2022, 3, 9), "x").voorafgaande
    assert (los.begin, los.einde) == (date(2021, 2, 10), date(2022, 2, 9))


def test_a_month_follows_the_month_before_it() -> None:
    februari = maand(2024, 2)
    assert (februari.begin, februari.einde, februari.naam) == (date(2024, 2, 1), date(2024, 2, 29), "februari 2024")
    assert maand(2023, 1).voorafgaande == maand(2022, 12, date(2023, 1, 31))
    assert [m.begin.month for m in kwartaal(2022, 4).maanden] == [10, 11, 12]
    assert len(jaar(2022).maanden) == 12
    assert [k.kwartaal for k in jaar(2022).kwartalen] == [1, 2, 3, 4]
    assert [k.sleutel for k in kwartaal(2022, 2).jaar_tot_nu.kwartalen] == ["2022K1", "2022K2"]
    assert {k.peildatum for k in jaar(2022, date(2023, 2, 1)).kwartalen} == {date(2023, 2, 1)}
    assert not jaar(2022).is_maand


@pytest.mark.parametrize(
    ("maak", "soort"),
    [(jaar, "jaar"), (lambda tekst: kwartaal(2022, tekst), "kwartaal")],
)
def test_a_year_or_quarter_typed_as_text_is_refused(maak: Callable[[object], object], soort: str) -> None:
    """A build refuses it too, for its numbers are of the type that the first cell gives."""
    with pytest.raises(LoketFout) as fout:
        maak("1")
    assert str(fout.value).startswith(f"Het {soort} ‘1’ is een tekst, en geen getal.")
    assert str(fout.value).endswith(f"haal de aanhalingstekens weg: {soort} = 1")


def test_a_peildatum_of_another_age_is_a_slip() -> None:
    assert peildag("2032-12-31", 2022) == date(2032, 12, 31)
    with pytest.raises(LoketFout, match="meer dan 10 jaar na 2022"):
        peildag("2099-06-30", 2022)
