"""What people type, read as what a column holds."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loket.register.invoer.waarden import Onleesbaar, is_onbekend, lees_cel, lees_dag, lees_getal, plat, schoon
from loket.register.schema import schemas

OUDJAAR = date(2022, 12, 31)
TRAJECTEN, NAMETINGEN, FACTUREN = (schemas()[naam].columns for naam in ("trajecten", "nametingen", "facturen"))


@pytest.mark.parametrize(
    "cel",
    [
        OUDJAAR,
        datetime(2022, 12, 31, 9, 30),
        44926,
        44926.0,
        44926.75,
        "44926",
        "31-12-2022",
        "31/12/22",
        "31.12.2022",
        " 31 dec 2022 ",
        "31 dec. 2022",
        "31 december 2022",
        "za 31 dec 2022",
        "zaterdag 31 december 2022",
        "2022-12-31",
        "2022-12-31 00:00:00",
        "2022-12-31T09:30:00",
        "31-12-2022 09:30",
        "31-12-2022 om 9.30 uur",
        "31\u00a0december\u00a02022",
    ],
)
def test_one_day_written_in_many_ways(cel: object) -> None:
    assert lees_dag(cel) == OUDJAAR


@pytest.mark.parametrize(
    "cel",
    ["12/31/2022", "31-02-2022", "dec 2022", "2022", 12, 2022, True, "gisteren", "1-1-1890", "31-12-22022", 99_999],
)
def test_what_is_no_certain_day_is_not_guessed(cel: object) -> None:
    with pytest.raises(Onleesbaar):
        lees_dag(cel)


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)))
def test_every_day_is_read_back_from_every_way_of_writing(dag: date) -> None:
    maanden = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
    nummer = (dag - date(1899, 12, 30)).days
    teksten = [f"{dag:%d-%m-%Y}", f"{dag.day}/{dag.month}/{dag:%y}", f"{dag.day} {maanden[dag.month - 1]} {dag.year}"]
    assert {lees_dag(cel) for cel in (dag, nummer, dag.isoformat(), *teksten)} == {dag}


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("€ 675,00", "675.00"),
        ("€675", "675.00"),
        ("675,-", "675.00"),
        ("EUR 675.00", "675.00"),
        ("675,5", "675.50"),
        ("1.350,00", "1350.00"),
        ("1.350", "1350.00"),
        ("1.234.567,89", "1234567.89"),
    ],
)
def test_an_amount_written_in_dutch(tekst: str, verwacht: str) -> None:
    assert lees_cel(tekst, FACTUREN["bedrag"]) == verwacht


@pytest.mark.parametrize("tekst", ["1,234.50", "zeshonderd", "675,005", "6 7 5 euro's", "1.35.0"])
def test_no_amount_is_guessed(tekst: str) -> None:
    with pytest.raises(Onleesbaar):
        lees_cel(tekst, FACTUREN["bedrag"])


@given(st.integers(0, 10**9))
def test_cents_are_read_back(cent: int) -> None:
    met_punten = f"{cent // 100:,}".replace(",", ".")
    assert lees_getal(f"€ {met_punten},{cent % 100:02d}") * 100 == cent


@pytest.mark.parametrize("cel", ["", None, " ", "-", "–", "?", "onbekend", "Onbekend ", "n.v.t.", "NVT", "n.b."])
def test_nothing_known_is_an_empty_cell(cel: object) -> None:
    assert lees_cel(cel, TRAJECTEN["intakedatum"]) == ""
    assert is_onbekend(schoon(cel))


def test_geen_is_an_answer_and_not_an_unknown() -> None:
    assert lees_cel("Geen", NAMETINGEN["overlast"]) == "geen"


@pytest.mark.parametrize(
    ("cel", "verwacht"),
    [("J", "ja"), ("x", "ja"), (1.0, "ja"), (True, "ja"), ("Nee ", "nee"), ("N", "nee"), (0, "nee"), (False, "nee")],
)
def test_yes_and_no(cel: object, verwacht: str) -> None:
    assert lees_cel(cel, NAMETINGEN["woont_nog"]) == verwacht


def test_capitals_signs_and_accents_do_not_matter_for_a_choice() -> None:
    assert lees_cel("Niet gemeten", NAMETINGEN["overlast"]) == "niet_gemeten"
    assert lees_cel("SITTARD  GELEEN", TRAJECTEN["bindingsgemeente"], ("Sittard-Geleen",)) == "Sittard-Geleen"
    assert plat("Één café!") == "een cafe"


def test_another_choice_is_left_for_the_rules_to_judge() -> None:
    assert lees_cel("Roermond ", TRAJECTEN["bindingsgemeente"], ("Maastricht",)) == "Roermond"


@pytest.mark.parametrize(("cel", "verwacht"), [(12.0, "12"), ("0012", "0012"), (" T2022-0001\u00a0", "T2022-0001")])
def test_an_id_keeps_its_leading_zeros_and_loses_no_more_than_spaces(cel: object, verwacht: str) -> None:
    assert lees_cel(cel, TRAJECTEN["traject_id"]) == verwacht


def test_text_becomes_one_line_without_signs_that_nobody_sees() -> None:
    assert schoon(" een\n tweede\u200b\tregel ") == "een tweede regel"


@pytest.mark.parametrize("kolom", ["traject_id", "aanmelddatum", "corporatie"])
def test_an_error_value_of_a_spreadsheet_is_not_taken_for_unknown(kolom: str) -> None:
    with pytest.raises(Onleesbaar):
        lees_cel("#N/A", TRAJECTEN[kolom])


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes()))
def test_no_cell_makes_it_stumble(cel: object) -> None:
    for kolom in (*TRAJECTEN.values(), *FACTUREN.values(), schemas()["taakstelling"].columns["aantal"]):
        try:
            tekst = lees_cel(cel, kolom)
        except Onleesbaar:
            continue
        assert tekst == tekst.strip()
        assert "\n" not in tekst
