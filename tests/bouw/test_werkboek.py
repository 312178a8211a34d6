"""The workbook: the same tables and figures, as numbers that Excel can count with."""

from __future__ import annotations

import io

import openpyxl
import pytest
from bs4 import BeautifulSoup

from loket.basis.afspraken import Voorblad
from loket.bouw.document import Document
from loket.bouw.exporters import LoketXLSXExporter
from loket.bouw.werkboek import maak_werkboek

CSV = (
    "cijfer,groep,periode,waarde,eenheid,teller,noemer,label,definitie\n"
    "plaatsingen,,2022,67,aantal,,,plaatsingen,Alle trajecten.\n"
    "binnen_afspraak,,2022,80.597,procent,54,67,=aandeel,+Het deel.\n"
)
BODY = """
<figure class="tabel" id="tabel-corporaties"><table><caption><span>Tabel 1.</span> Per corporatie</caption>
<thead><tr><th>Corporatie</th><th>Wachttijd (maanden)</th><th>Bedrag (€)</th></tr></thead>
<tbody><tr><th>=SUM(A1)</th><td><data value="7.9663">8,0</data></td><td><data value="85725">85.725,00</data></td></tr>
<tr><th>Maasvallei<sup><span class="herkomst">i</span></sup></th><td><data value="9">9,0</data><sup><span
class="herkomst">i</span></sup></td><td>–</td></tr>
<tr><th>Woonpunt</th><td>–</td><td>onbekend</td></tr><tr><th>Samen</th><td><data value="97.06">93,4–97,1%</data></td>
<td><data value="87.67">87,7% (64 van 73)</data></td></tr></tbody></table><p class="noot">Een noot.</p></figure>
<figure class="grafiek" id="grafiek-corporaties"><figcaption>Figuur 1</figcaption><details><table>
<tr><th>Maand</th></tr><tr><th>jan</th></tr></table></details></figure>
<figure class="grafiek" id="grafiek-zonder"></figure>
"""


@pytest.fixture
def boek():
    document = Document(
        Voorblad(titel="Jaarverslag", loket="Loket", peildatum="2022-12-31"), BeautifulSoup(BODY, "html.parser"), ()
    )
    return openpyxl.load_workbook(io.BytesIO(maak_werkboek(document, CSV)))


def test_there_is_a_sheet_for_all_figures_and_one_for_each_table_and_chart_with_data(boek):
    assert boek.sheetnames == ["Voorblad", "Inhoud", "Cijfers", "corporaties", "corporaties-2"]


def test_the_cover_says_what_it_is_and_the_contents_lead_to_every_sheet(boek):
    feiten = {rij[0].value: rij[1].value for rij in boek["Voorblad"].iter_rows(min_row=2)}
    assert boek["Voorblad"]["A1"].value == "Jaarverslag"
    assert feiten["Loket"] == "Loket"
    assert "Let op" not in feiten  # only of invented data
    assert "niet afgerond" in feiten["Getallen"]
    letters = feiten["Kleine letter"]
    assert "zonder letter zo gepubliceerd door het loket; ᵇ berekend" in letters and "; ⁱ illustratief" in letters
    inhoud = {rij[0].value: (rij[0].hyperlink.location, rij[1].value) for rij in boek["Inhoud"].iter_rows(min_row=4)}
    assert inhoud["corporaties"] == ("'corporaties'!A1", "Tabel 1. Per corporatie")
    assert list(inhoud) == boek.sheetnames[2:]


def test_figures_are_numbers_with_the_decimals_of_the_report(boek):
    blad = boek["corporaties"]
    assert blad["A1"].value == "Tabel 1. Per corporatie"
    assert [cel.value for cel in blad[3]] == ["Corporatie", "Wachttijd (maanden)", "Bedrag (€)"]
    assert (blad["B4"].value, blad["B4"].number_format) == (7.9663, "#,##0.0")
    assert (blad["C4"].value, blad["C4"].number_format) == (85725, "#,##0.00")
    assert (blad["B6"].value, blad["C6"].value) == (None, "onbekend")
    assert blad["A2"].value == "Een noot."


def test_a_range_or_a_share_with_its_parts_stays_whole(boek):
    (rij,) = (rij for rij in boek["corporaties"].iter_rows(values_only=True) if rij[0] == "Samen")
    assert rij == ("Samen", "93,4–97,1%", "87,7% (64 van 73)")


def test_the_sign_of_where_a_number_comes_from_is_shown_and_leaves_it_a_number(boek):
    blad = boek["corporaties"]
    assert blad["A5"].value == "Maasvalleiⁱ"
    assert (blad["B5"].value, blad["B5"].number_format) == (9, '#,##0.0"ⁱ"')


def test_all_figures_carry_their_definition_and_unit(boek):
    kop, eerste, tweede = ([cel.value for cel in rij] for rij in boek["Cijfers"])
    assert kop[-1] == "definitie"
    assert eerste[3:5] == [67, "aantal"]
    assert tweede[3:7] == [80.597, "procent", 54, 67]
    assert boek["Cijfers"]["D3"].number_format == "#,##0.0"


def test_no_text_is_a_formula(boek):
    for blad in boek:
        assert all(cel.data_type != "f" for rij in blad for cel in rij)
    assert boek["corporaties"]["A4"].value == "=SUM(A1)"


def test_heads_stay_in_sight(boek):
    assert boek["Cijfers"].freeze_panes == "B2"
    assert boek["corporaties"].freeze_panes == "B4"


def test_the_report_gives_the_same_bytes_twice_and_no_now(notebook):
    een, ander = (LoketXLSXExporter().from_notebook_node(notebook)[0] for _ in range(2))
    assert een == ander
    eigenschappen = openpyxl.load_workbook(io.BytesIO(een)).properties
    assert eigenschappen.title == "Jaarverslag Loket Housing Maastricht 2022"
    assert eigenschappen.created.isoformat() == "2022-12-31T00:00:00"
    assert eigenschappen.modified.isoformat() == "2022-12-31T00:00:00"
