"""The page and the paper say the same: every text of the one is in the other, to the letter, and so is every number."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

#: What only the page has: explanations that open, navigation, buttons.
_ALLEEN_SCHERM = ".uitleg, style, nav, .csv, .terug, .sla-over, button, summary, footer"
_DRAGERS = ["h1", "h2", "h3", "h4", "p", "li", "td", "th", "dt", "dd", "caption", "figcaption"]
_VOETTEKST = re.compile(r"pagina \d+ van \d+")
_GETAL = re.compile(r"\d+(?:[.,]\d+)*")


def kaal(tekst: str) -> str:
    """Take out what a line break may add or drop: spaces and hyphens."""
    return re.sub(r"[\s\u00ad\u200b\u2010-]+", "", tekst)


@pytest.fixture(scope="module")
def scherm(verslag_2022):
    """The page without what paper has no use for."""
    soep = BeautifulSoup((verslag_2022 / "jaarverslag.html").read_text("utf-8"), "html.parser")
    for deel in soep.select(_ALLEEN_SCHERM):
        deel.decompose()
    return soep


@pytest.fixture(scope="module")
def papier(verslag_2022, scherm):
    """The lines of each page, without running head and footer."""
    hoofdstukken = {kaal(re.sub(r"^[\d.]+|^Bijlage \w+\W*", "", kop.get_text().strip())) for kop in scherm.select("h2")}
    bladen = []
    for blad in PdfReader(verslag_2022 / "jaarverslag.pdf").pages:
        regels = [regel for regel in blad.extract_text().splitlines() if not _VOETTEKST.search(regel)]
        bladen.append(regels[1:] if regels and kaal(regels[0]) in hoofdstukken else regels)
    return bladen


def test_every_text_on_the_page_is_on_paper(scherm, papier):
    op_papier = kaal("".join(regel for blad in papier for regel in blad))
    teksten = [e.get_text() for e in scherm.find_all(_DRAGERS) if not e.find(_DRAGERS)]
    assert len(teksten) > 1000
    assert [tekst for tekst in teksten if kaal(tekst) not in op_papier] == []


def test_every_number_on_paper_is_on_the_page(scherm, papier):
    op_scherm = set(_GETAL.findall(scherm.get_text(" ")))
    inhoud = next(nummer for nummer, blad in enumerate(papier) if kaal(blad[0]) == "Inhoud")
    op_papier = {getal for blad in papier[inhoud + 1 :] for regel in blad for getal in _GETAL.findall(regel)}
    assert len(op_papier) > 200
    assert {
        getal for getal in op_papier if getal not in op_scherm and kaal(getal) not in kaal(scherm.get_text())
    } == set()
