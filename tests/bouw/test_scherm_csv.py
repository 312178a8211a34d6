"""The data of each table and chart as CSV."""

from __future__ import annotations

import csv
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from loket.bouw.scherm import tabel_als_csv, voeg_csv_toe

TABEL = (
    "<table><caption>Titel</caption><thead><tr><th>Corporatie</th><th>Wachttijd, gemiddeld (maanden)</th></tr></thead>"
    '<tbody><tr><th>Servatius</th><td><a><data value="7.966">8,0</data></a></td></tr>'
    "<tr><th>Woonpunt &amp; co</th><td>–</td></tr></tbody></table>"
)


def test_a_dutch_spreadsheet_opens_it_with_figures_unrounded_and_what_is_empty_empty() -> None:
    tekst = tabel_als_csv(BeautifulSoup(TABEL, "html.parser").table)
    assert tekst.startswith("\ufeff")  # else Excel reads another encoding
    assert list(csv.reader(tekst[1:].splitlines(), delimiter=";")) == [
        ["Corporatie", "Wachttijd, gemiddeld (maanden)"],
        ["Servatius", "7,966"],
        ["Woonpunt & co", ""],
    ]


@pytest.mark.parametrize("tekst", ["=1+1", "+31", "-x", "@SUM(A1)"])
def test_a_text_never_becomes_a_formula(tekst: str) -> None:
    tabel = BeautifulSoup(f"<table><tr><th>Kop</th></tr><tr><td>{tekst}</td></tr></table>", "html.parser").table
    assert tabel_als_csv(tabel).splitlines()[1] == f"'{tekst}"


def test_tables_and_charts_get_a_link_with_a_name_that_says_what_it_is() -> None:
    soup = BeautifulSoup(
        f'<figure class="tabel" id="tabel-corporaties">{TABEL}</figure>'
        f'<figure class="grafiek" id="grafiek-wachttijd"><details>{TABEL}</details></figure>'
        '<figure class="grafiek" id="grafiek-kaal"></figure>',
        "html.parser",
    )
    voeg_csv_toe(soup, "2022")

    assert [a["download"] for a in soup.select("a[download]")] == [
        "tabel-corporaties-2022.csv",
        "grafiek-wachttijd-2022.csv",
    ]
    inhoud = unquote(soup.select_one("a[download]")["href"].removeprefix("data:text/csv;charset=utf-8,"))
    assert inhoud == tabel_als_csv(BeautifulSoup(TABEL, "html.parser").table)
    assert soup.select_one("details > p.csv > a[download]")
