"""Workbooks and CSV files of any kind, as sheets of cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
import xlwt

from loket.basis.meldingen import InvoerFout, LoketFout
from loket.register.invoer.bladen import lees_bladen

RIJEN = [["naam", "aantal"], ["één", "1"], ["twee; of drie", "23"]]


@pytest.mark.parametrize("scheiding", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("einde", ["\n", "\r\n", "\r"])
def test_a_csv_of_any_dialect(tmp_path: Path, scheiding: str, codering: str, einde: str) -> None:
    regels = [scheiding.join(f'"{cel}"' if scheiding in cel else cel for cel in rij) for rij in RIJEN]
    (tmp_path / "lijst.csv").write_bytes((einde.join(regels) + einde).encode(codering))

    (blad,) = lees_bladen(tmp_path / "lijst.csv")

    assert (blad.naam, blad.plaats, blad.rijen) == ("lijst", "lijst.csv", RIJEN)


def test_the_line_with_which_excel_names_its_separator_is_a_row_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text("sep=;\nnaam;aantal\n")
    assert lees_bladen(tmp_path / "lijst.csv")[0].rijen == [[], ["naam", "aantal"]]


def test_a_workbook_keeps_row_numbers_and_tells_what_it_hides(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "boek.xlsx", {"default_date_format": "dd-mm-yyyy"}) as boek:
        blad = boek.add_worksheet("Trajecten 2021")
        blad.merge_range("A2:C2", "titel")
        blad.write_row(3, 0, ["dag", "bedrag", "fout"])
        blad.write_datetime(4, 0, date(2022, 12, 31))
        blad.write_formula(4, 1, "=2*A1", None, 1350)
        blad.write_formula(4, 2, "=NA()", None, "#N/A")
        blad.set_row(4, None, None, {"hidden": True})
        geheim = boek.add_worksheet("geheim")
        geheim.write(0, 0, "x")
        geheim.hide()

    een, ander = lees_bladen(tmp_path / "boek.xlsx")

    assert een.rijen[1] == ["titel"] * 3
    assert een.rijen[4] == [date(2022, 12, 31), 1350, "#N/A"]
    assert (een.verborgen_rijen, een.verborgen, ander.verborgen) == ((5,), False, True)
    assert (een.jaar, ander.jaar, een.plaats) == (2021, None, "boek.xlsx, blad Trajecten 2021")


def test_an_old_workbook(tmp_path: Path) -> None:
    boek = xlwt.Workbook()
    blad = boek.add_sheet("Lijst")
    blad.write(1, 0, "dag")
    blad.write(2, 0, date(2022, 12, 31), xlwt.easyxf(num_format_str="dd-mm-yyyy"))
    boek.save(tmp_path / "oud.xls")

    (blad,) = lees_bladen(tmp_path / "oud.xls")
    assert blad.rijen == [[""], ["dag"], [date(2022, 12, 31)]]
    assert blad.verborgen_rijen is None  # the format does not let it be seen


#: A reader of such files stumbles over line breaks between cells; no program writes them.
_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>'
    '<style:style style:name="weg" style:family="table"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>{}</office:spreadsheet></office:body>"
    "</office:document-content>"
)
_DAG = (
    '<table:table-cell office:value-type="date" office:date-value="2022-12-31"><text:p>31-12-22</text:p>'
    "</table:table-cell>"
)
_KOP = '<table:table-cell office:value-type="string"><text:p>dag</text:p></table:table-cell>'


def _ods(pad: Path, *bladen: str) -> Path:
    with ZipFile(pad, "w") as z:
        z.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        z.writestr(
            "META-INF/manifest.xml", '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        )
        z.writestr("content.xml", _ODS.format("".join(bladen)))
    return pad


def test_an_open_document(tmp_path: Path) -> None:
    rijen = f"<table:table-row>{_KOP}</table:table-row><table:table-row>{_DAG}</table:table-row>"
    (blad,) = lees_bladen(_ods(tmp_path / "open.ods", f'<table:table table:name="Lijst">{rijen}</table:table>'))

    assert blad.rijen == [["dag"], [date(2022, 12, 31)]]
    assert (blad.verborgen, blad.verborgen_rijen) == (False, ())


def test_an_open_document_tells_what_it_hides(tmp_path: Path) -> None:
    """A row that was hidden, rows that a filter hides, and the empty ones below, of which there are millions."""
    rijen = (
        f"<table:table-row>{_KOP}</table:table-row>"
        f'<table:table-row table:visibility="collapse">{_DAG}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="2">{_DAG}</table:table-row>'
        f'<table:table-row-group><table:table-row table:number-rows-repeated="2" table:visibility="filter">{_DAG}'
        "</table:table-row></table:table-row-group>"
        '<table:table-row table:number-rows-repeated="1048570" table:visibility="collapse"><table:table-cell/>'
        "</table:table-row>"
    )
    een, ander = lees_bladen(
        _ods(
            tmp_path / "open.ods",
            f'<table:table table:name="Lijst">{rijen}</table:table>',
            f'<table:table table:name="geheim" table:style-name="weg"><table:table-row>{_KOP}</table:table-row>'
            "</table:table>",
        )
    )
    assert (een.verborgen_rijen, een.verborgen, ander.verborgen) == ((2, 5, 6), False, True)


def test_a_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    for jaar in (2022, 2021):
        (tmp_path / str(jaar)).mkdir()
        (tmp_path / str(jaar) / "dossiers.csv").write_text("dossier,stand\na,b\n")
    (tmp_path / "~$slot.xlsx").write_text("slot van Excel")
    (tmp_path / "leesmij.md").write_text("geen tabel")

    bladen = lees_bladen(tmp_path)

    assert [(b.bestand, b.naam, b.jaar) for b in bladen] == [
        ("2021/dossiers.csv", "dossiers", 2021),
        ("2022/dossiers.csv", "dossiers", 2022),
    ]


@pytest.mark.parametrize(
    ("naam", "inhoud", "woord"),
    [
        ("boek.xlsx", b"PK\x03\x04 kapot", "beschadigd"),
        ("boek.xlsx", b"", "beschadigd"),
        ("boek.xls", b"geen werkboek", "beschadigd"),
        ("lijst.csv", b"a,b\0c", "tekstbestand"),
        ("brief.docx", b"PK", "werkboek"),
    ],
)
def test_what_cannot_be_read_is_told_in_dutch(tmp_path: Path, naam: str, inhoud: bytes, woord: str) -> None:
    (tmp_path / naam).write_bytes(inhoud)
    with pytest.raises(InvoerFout, match=woord):
        lees_bladen(tmp_path / naam)


def test_what_is_not_there_or_empty_is_told_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(LoketFout, match="bestaat niet"):
        lees_bladen(tmp_path / "nergens.xlsx")
    (tmp_path / "leeg.csv").write_text("\n\n")
    with pytest.raises(LoketFout, match="niets om in te lezen"):
        lees_bladen(tmp_path / "leeg.csv")
