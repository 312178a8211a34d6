"""Dutch formats."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from loket.basis import opmaak


@pytest.mark.parametrize(
    ("waarde", "decimalen", "verwacht"),
    [
        (0, 0, "0"),
        (177, 0, "177"),
        (999, 0, "999"),
        (1234, 0, "1.234"),
        (1234567, 0, "1.234.567"),
        (8.94, 1, "8,9"),
        (8.95, 1, "9,0"),  # half up
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),  # half to even would give 2
        (2.675, 2, "2,68"),  # the float lies below 2,675; people read 2,675
        (1234.5, 2, "1.234,50"),
        (-0.04, 1, "0,0"),  # never -0
        (-0.4, 0, "0"),
        (-1.25, 1, "-1,3"),
        (None, 0, "onbekend"),
    ],
)
def test_a_number_is_dutch_and_rounded_half_up(waarde: float | None, decimalen: int, verwacht: str) -> None:
    assert opmaak.getal(waarde, decimalen) == verwacht


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        (100 * 64 / 73, "87,7%"),  # 87,671
        (100 * 2 / 73, "2,7%"),  # 2,740: the published 2,8% is an erratum
        (12.25, "12,3%"),
        (100.0, "100,0%"),
        (0.0, "0,0%"),
        (-0.01, "0,0%"),
        (None, "onbekend"),
    ],
)
def test_a_percentage_has_one_decimal(waarde: float | None, verwacht: str) -> None:
    assert opmaak.procent(waarde) == verwacht


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        (85725.0, "€\N{NO-BREAK SPACE}85.725,00"),
        (675.0, "€\N{NO-BREAK SPACE}675,00"),
        (0.005, "€\N{NO-BREAK SPACE}0,01"),
        (-0.001, "€\N{NO-BREAK SPACE}0,00"),
        (None, "onbekend"),
    ],
)
def test_an_amount_has_its_sign_in_front_and_two_decimals(waarde: float | None, verwacht: str) -> None:
    assert opmaak.euro(waarde) == verwacht


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        (8.9, "8,9\N{NO-BREAK SPACE}maanden"),
        (1.0, "1,0\N{NO-BREAK SPACE}maand"),
        (0.96, "1,0\N{NO-BREAK SPACE}maand"),
        (1.1, "1,1\N{NO-BREAK SPACE}maanden"),
        (0.0, "0,0\N{NO-BREAK SPACE}maanden"),
        (None, "onbekend"),
    ],
)
def test_months_are_singular_only_when_one_is_printed(waarde: float | None, verwacht: str) -> None:
    assert opmaak.maanden(waarde) == verwacht


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [(None, "onbekend"), (0.6, "1\N{NO-BREAK SPACE}dag"), (1247.5, "1.248\N{NO-BREAK SPACE}dagen")],
)
def test_days_are_whole(waarde: float | None, verwacht: str) -> None:
    assert opmaak.dagen(waarde) == verwacht


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [(0, "0 klachten"), (1, "1 klacht"), (2, "2 klachten"), (1001, "1.001 klachten"), (None, "onbekend")],
)
def test_a_count_has_its_noun_in_the_right_number(waarde: float | None, verwacht: str) -> None:
    assert opmaak.met_woord(waarde, ("klacht", "klachten")) == verwacht.replace(" ", opmaak.VASTE_SPATIE)


def test_rounding_gives_an_exact_decimal() -> None:
    assert opmaak.rond_af(94, 1) == Decimal("94.0")
    assert opmaak.rond_af(1e15, 2) == Decimal("1000000000000000.00")


def test_days_and_periods_are_written_out() -> None:
    assert opmaak.datum(date(2022, 5, 10)) == "10 mei 2022"
    assert opmaak.periode(date(2022, 1, 1), date(2022, 12, 31)) == "1 januari t/m 31 december 2022"
    assert opmaak.periode(date(2021, 10, 1), date(2022, 3, 31)) == "1 oktober 2021 t/m 31 maart 2022"


def test_months_have_a_short_and_a_full_name() -> None:
    assert [opmaak.maand(m) for m in (1, 3, 5, 12)] == ["jan", "mrt", "mei", "dec"]
    assert opmaak.maandnaam(3) == "maart"


@pytest.mark.parametrize(
    ("delen", "verwacht"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_parts_are_joined_as_in_a_sentence(delen: list[str], verwacht: str) -> None:
    assert opmaak.opsomming(delen) == verwacht


def test_a_capital_leaves_the_rest_alone() -> None:
    assert opmaak.hoofdletter("uitval vóór Plaatsing") == "Uitval vóór Plaatsing"
    assert opmaak.hoofdletter("") == ""


def test_a_published_number_keeps_the_decimals_of_its_source() -> None:
    spatie = opmaak.VASTE_SPATIE
    assert opmaak.procent(94.0, 0) == "94%"
    assert opmaak.procent(82.55, 2) == "82,55%"
    assert opmaak.maanden(1.0, 0) == f"1{spatie}maand"
    assert opmaak.dagen(247.5, 1) == f"247,5{spatie}dagen"
    assert opmaak.euro(85725.4, 0) == f"€{spatie}85.725"
    assert opmaak.euro(-1234.5, 1) == f"€{spatie}-1.234,5"
