"""Reading one CSV file: every problem at its place, and never a crash."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from klein_register import kop

from loket.basis.meldingen import Melding
from loket.register.lezen import lees_tabel
from loket.register.plat import lees_plat
from loket.register.schema import JAARTABELLEN, LOKETTABELLEN, schemas

_KOP = b"corporatie,aantal,bron\n"


def _lees(inhoud: bytes, tabel: str = "taakstelling") -> list[Melding]:
    return lees_tabel(inhoud, schemas()[tabel], "t.csv")[1]


def _een(inhoud: bytes, tabel: str = "taakstelling") -> tuple[int, str, str, str]:
    """Return row, column, value and what was expected of the only problem."""
    (melding,) = _lees(inhoud, tabel)
    assert melding.bestand == "t.csv"
    assert melding.herstel
    return melding.rij, melding.kolom, melding.waarde, melding.verwacht


def test_a_sound_file_is_read_as_text_with_its_row_numbers() -> None:
    frame, meldingen = lees_tabel(
        _KOP + b"Servatius,38,afspraak\n\nMaasvallei,16,x\n", schemas()["taakstelling"], "t.csv"
    )

    assert meldingen == []
    assert frame is not None
    assert frame.to_dict("index") == {
        2: {"corporatie": "Servatius", "aantal": "38", "bron": "afspraak"},
        4: {"corporatie": "Maasvallei", "aantal": "16", "bron": "x"},  # row 3 is blank, as a spreadsheet counts
    }


def test_windows_line_ends_and_quotes_and_another_order_of_columns_are_fine() -> None:
    frame, meldingen = lees_tabel(
        b'bron,aantal,corporatie\r\n"a, b",3,Servatius\r\n', schemas()["taakstelling"], "t.csv"
    )

    assert meldingen == []
    assert frame is not None
    assert list(frame.columns) == ["corporatie", "aantal", "bron"]
    assert frame.at[2, "bron"] == "a, b"


# --- the file as a whole ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inhoud", "rij", "waarde", "verwacht"),
    [
        (_KOP + b"Servatius,1\0,x\n", 2, "", "nul-tekens"),
        (_KOP + b"Servatius,1,x\nMaasvallei,2,caf\xe9\n", 3, "Maasvallei,2,café", "tekst in UTF-8"),
        (_KOP.decode().encode("utf-16"), 1, "", "nul-tekens"),
        (b"", 0, "", "het bestand is leeg"),
        (b"\n \n", 0, "", "het bestand is leeg"),
        (b"corporatie;aantal;bron\nServatius;1;x\n", 1, "corporatie;aantal;bron", "gescheiden door een komma"),
        (b"corporatie\taantal\tbron\n", 1, "corporatie\taantal\tbron", "gescheiden door een komma"),
        (_KOP + b'Servatius,1,"x\n', 2, "", "een geldig CSV-bestand: aanhalingstekens twee aan twee"),
        (_KOP + b'Servatius,1,"x"y\n', 2, "", "een geldig CSV-bestand: aanhalingstekens twee aan twee"),
        (_KOP + b"Servatius,1,x\rMaasvallei,2,y\n", 2, "", "een geldig CSV-bestand: overal hetzelfde regeleinde"),
        (_KOP + b"Servatius,1," + b"x" * 140_000, 2, "", "een geldig CSV-bestand: cellen van hoogstens 131072 tekens"),
        (_KOP + "Serva\u200btius,1,x\n".encode(), 2, "Serva□tius,1,x", "te zien zijn (hier staat U+200B)"),
        (_KOP + b"Servatius,1,\x1bx\n", 2, "Servatius,1,□x", "te zien zijn (hier staat U+001B)"),
        (_KOP + "Servatius,1,caf\ufffd\n".encode(), 2, "Servatius,1,caf□", "te zien zijn (hier staat U+FFFD)"),
        (_KOP, 0, "", "minstens één rij onder de kopregel"),
    ],
    ids=[
        "NUL",
        "cp1252",
        "utf-16",
        "empty",
        "blank",
        "semicolon",
        "tab",
        "unclosed",
        "stray quote",
        "old Macintosh",
        "huge cell",
        "zero width",
        "escape",
        "lost letter",
        "header only",
    ],
)
def test_a_file_that_cannot_be_read_says_why(inhoud: bytes, rij: int, waarde: str, verwacht: str) -> None:
    frame, (melding,) = lees_tabel(inhoud, schemas()["taakstelling"], "t.csv")

    assert frame is None
    assert (melding.bestand, melding.rij, melding.kolom, melding.waarde) == ("t.csv", rij, "", waarde)
    assert verwacht in melding.verwacht
    assert melding.herstel


def test_a_table_that_may_be_empty_is_fine_with_only_its_header() -> None:
    frame, meldingen = lees_tabel(kop("klachten").encode(), schemas()["klachten"], "t.csv")

    assert meldingen == []
    assert frame is not None
    assert frame.empty


# --- the header ---------------------------------------------------------------------------------------------------


def test_a_renamed_column_is_missing_and_unknown_and_each_names_the_other() -> None:
    ontbreekt, vreemd = sorted(_lees(b"corporatie,aantallen,bron\nServatius,1,x\n"), key=lambda m: m.kolom)

    assert (ontbreekt.rij, ontbreekt.kolom, ontbreekt.verwacht) == (1, "aantal", "deze kolom in de kopregel")
    assert "Lijkt op: aantallen?" in ontbreekt.herstel
    assert (vreemd.rij, vreemd.kolom, vreemd.verwacht) == (1, "aantallen", "alleen bekende kolommen")
    assert "Bedoelt u: aantal?" in vreemd.herstel


def test_a_header_that_is_gone_is_told_once() -> None:
    (melding,) = _lees(b"Servatius,1,x\n")
    assert (melding.rij, melding.verwacht) == (1, "de kopregel bovenaan; die ontbreekt")
    assert melding.herstel == "zet bovenaan corporatie,aantal,bron"


def test_a_column_twice_is_refused() -> None:
    assert _een(b"corporatie,aantal,bron,bron\nServatius,1,x,y\n") == (1, "bron", "", "elke kolom één keer")


def test_a_nameless_column_is_refused() -> None:
    assert _een(b"corporatie,aantal,bron,\nServatius,1,x,\n") == (1, "", "", "alleen bekende kolommen")


def test_the_header_twice_is_refused() -> None:
    rij = ",".join(schemas()["akkoord"].columns)
    assert _een(f"{rij}\n{rij}\n".encode(), "akkoord") == (2, "", rij, "de kopregel één keer, bovenaan")


def test_a_blank_first_line_misses_every_column() -> None:
    assert {m.kolom for m in _lees(b"\n" + _KOP + b"Servatius,1,x\n")} == {"corporatie", "aantal", "bron"}


# --- rows and cells -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rij", "velden"), [(b"Servatius,1\n", 2), (b"Servatius,1,x,y\n", 4)])
def test_a_row_with_another_number_of_fields_is_found_and_the_others_are_still_checked(rij: bytes, velden: int) -> None:
    frame, meldingen = lees_tabel(_KOP + b"Maasvallei,x,y\n" + rij, schemas()["taakstelling"], "t.csv")

    breedte, cel = sorted(meldingen, key=lambda m: -m.rij)
    assert (breedte.rij, breedte.kolom, breedte.waarde) == (3, "", rij.decode().strip())
    assert breedte.verwacht == f"3 velden, net als de kopregel; hier staan er {velden}"
    assert (cel.rij, cel.kolom, cel.waarde) == (2, "aantal", "x")
    assert frame is not None
    assert list(frame.index) == [2]


@pytest.mark.parametrize(
    "waarde",
    [
        "31-12-2022",
        "2022-02-30",
        "2022-2-3",
        "20221231",
        " 2022-12-31",
        "1989-12-31",
        "2022-12-31\n",
        "20２2-12-31",
        "x",
    ],
)
def test_what_is_no_day_is_found_at_its_cell(waarde: str) -> None:
    inhoud = kop("tarieven") + f'675.00,2021-01-01\n675.00,"{waarde}"\n'

    assert _een(inhoud.encode(), "tarieven") == (
        3,
        "geldig_van",
        waarde,
        "een bestaande dag, geschreven als 2022-12-31",
    )


@pytest.mark.parametrize(
    "waarde", ["675", "675,00", "675.0", "€675.00", "-675.00", "1.675.00", "675.00\n", "07.00", "６75.00"]
)
def test_what_is_no_amount_is_found_at_its_cell(waarde: str) -> None:
    inhoud = kop("tarieven") + f'"{waarde}",2021-01-01\n'

    assert _een(inhoud.encode(), "tarieven")[:3] == (2, "trajectprijs", waarde)


@pytest.mark.parametrize("waarde", ["-1", "1.5", "1,5", "1.000", "08", "acht", "1 ", "1\n", "1２", "9999999999"])
def test_what_is_no_whole_number_is_found_at_its_cell(waarde: str) -> None:
    assert _een(_KOP + f'Servatius,"{waarde}",x\n'.encode())[:3] == (2, "aantal", waarde)


@pytest.mark.parametrize("waarde", [" x", "x ", " ", "x\ny", "x\n", "x\r"])
def test_spaces_around_a_text_and_line_breaks_are_found(waarde: str) -> None:
    assert _een(_KOP + f'Servatius,1,"{waarde}"\n'.encode())[:3] == (2, "bron", waarde)


@pytest.mark.parametrize("waarde", ["123456782", "J. Jansen", "K 1", "K.1", "K1\n", "é1"])
def test_what_is_no_code_is_found(waarde: str) -> None:
    inhoud = kop("nametingen") + f'"{waarde}",2022-01-01,ja,,geen,geen,nee\n'

    assert _een(inhoud.encode(), "nametingen")[:3] == (2, "traject_id", waarde)


@pytest.mark.parametrize("waarde", ["Ja", "j", "ja ", "true"])
def test_what_is_not_among_the_choices_is_found(waarde: str) -> None:
    inhoud = kop("nametingen") + f"T1,2022-01-01,ja,,geen,geen,{waarde}\n"

    assert _een(inhoud.encode(), "nametingen") == (2, "ontruiming", waarde, "ja of nee (of leeg)")


def test_an_empty_cell_is_found_where_it_may_not_be() -> None:
    assert _een(_KOP + b"Servatius,,x\n")[:3] == (2, "aantal", "")


def test_both_rows_of_a_double_key_are_found() -> None:
    meldingen = _lees(_KOP + b"Servatius,1,x\nServatius,2,y\nMaasvallei,1,z\n")

    assert [(m.rij, m.kolom, m.waarde) for m in meldingen] == [
        (2, "corporatie", "Servatius"),
        (3, "corporatie", "Servatius"),
    ]
    assert {m.verwacht for m in meldingen} == {"elke waarde één keer in deze kolom"}


def test_both_rows_of_a_double_combination_are_found() -> None:
    rijen = "duurzaam,2018,82.5,,x\nduurzaam,2018,94,,y\nduurzaam,2019,94,,y\n"
    meldingen = _lees((kop("reeksen") + rijen).encode(), "reeksen")

    assert [(m.rij, m.kolom) for m in meldingen] == [(2, "indicator"), (3, "indicator")]
    assert {m.verwacht for m in meldingen} == {"elke combinatie van indicator, jaar één keer"}


def test_all_problems_of_a_file_are_told_at_once() -> None:
    meldingen = _lees(_KOP + b"Servatius,x, y\nMaasvallei,,\n")

    assert [(m.rij, m.kolom) for m in sorted(meldingen, key=lambda m: (m.rij, m.kolom))] == [
        (2, "aantal"),
        (2, "bron"),
        (3, "aantal"),
        (3, "bron"),
    ]


# --- whatever comes -----------------------------------------------------------------------------------------------

_TABEL = st.sampled_from([*JAARTABELLEN, *LOKETTABELLEN])
_CEL = st.one_of(
    st.just(""),
    st.sampled_from(
        ["2022-01-01", "2021-12-31", "T1", "ja", "nee", "geen", "positief", "wachtlijst", "1", "675.00", "2022"]
    ),
    st.text(
        st.characters(exclude_categories=["C", "Zl", "Zp"], include_characters="\t\n\r", exclude_characters="\ufffd"),
        max_size=6,
    ),
)


@given(st.binary(max_size=60), _TABEL, st.booleans())
@settings(max_examples=40)
def test_no_bytes_whatever_make_the_reader_crash(inhoud: bytes, tabel: str, met_kop: bool) -> None:
    frame, meldingen = lees_tabel(kop(tabel).encode() * met_kop + inhoud, schemas()[tabel], "t.csv")

    assert frame is not None or meldingen


@given(st.data(), _TABEL)
@settings(max_examples=30)
def test_no_cells_whatever_make_the_reader_crash(data: st.DataObject, tabel: str) -> None:
    breedte = len(schemas()[tabel].columns)
    rijen = data.draw(st.lists(st.lists(_CEL, min_size=breedte, max_size=breedte), min_size=1, max_size=4))
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rijen)  # a bare \r is no valid CSV

    frame, meldingen = lees_tabel((kop(tabel) + buffer.getvalue()).encode(), schemas()[tabel], "t.csv")

    assert frame is not None
    assert all(2 <= m.rij <= len(rijen) + 1 and m.kolom in frame.columns for m in meldingen)


@given(st.data(), _TABEL, st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=40)
def test_quotes_and_line_endings_make_no_difference(data: st.DataObject, tabel: str, regeleinde: str) -> None:
    breedte = len(schemas()[tabel].columns)
    kaal = _CEL.filter(lambda cel: not set(cel) & set('\n\r"'))
    cel = kaal.map(lambda cel: cel.replace(",", ""))
    rijen = data.draw(st.lists(st.lists(cel, min_size=breedte, max_size=breedte), min_size=1, max_size=4))
    plat = kop(tabel).rstrip() + regeleinde + "".join(f"{','.join(rij)}{regeleinde}" for rij in rijen)
    met_aanhalingstekens = "".join(",".join(f'"{veld}"' for veld in rij) + "\n" for rij in rijen)
    assert lees_plat(plat.encode(), schemas()[tabel]) is not None

    frame, meldingen = lees_tabel(plat.encode(), schemas()[tabel], "t.csv")
    anders, ook = lees_tabel((kop(tabel) + met_aanhalingstekens).encode(), schemas()[tabel], "t.csv")

    assert frame is not None
    assert anders is not None
    pd.testing.assert_frame_equal(frame, anders, check_index_type=False)
    assert meldingen == ook
