"""The real annual report of 2022, as reviewers get it: in a real browser and as an accessible PDF."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from outloud import check
from pypdf import PdfReader
from toegankelijk import geschilderd_en_gelezen, lees, toets, toets_kleur

PROJECT = Path(__file__).parents[2]
#: Facts of the published report, each of which must be in ours.
FEITEN = (
    "177 aanmeldingen", "127 intakes", "67 plaatsingen", "59,9% (106 van 177)",
    "40,1% (71 van 177)", "127 trajecten", "€ 675,00", "€ 85.725,00", "63 trajecten positief",
    "3 trajecten negatief", "9 maanden", "88 woningen",
    "108 kandidaten", "1 klacht", "89,0% (65 van 73)", "93,2% (68 van 73)", "87,7% (64 van 73)",
    "9,6% (7 van 73)", "2,7% (2 van 73)", "90,4% (66 van 73)", "6,8% (5 van 73)", "86,3% (63 van 73)",
    "11,0% (8 van 73)", "91,8% (67 van 73)", "8,2% (6 van 73)", "82,5%", "94%", "geen ontruimingen",
    "10 mei 2022", "10 november 2022", "1 juli 2022", "1 oktober 2022", "René Fontijn", "Paul Schefman", "BOWWZ",
    "symposium", "Heuvelland", "woonblokkade", "Veiligheidshuis", "coördinatiepunt", "white label", "beschermd wonen",
)  # fmt: skip


@pytest.fixture(scope="module")
def verslag(verslag_2022):
    return verslag_2022


@pytest.fixture(scope="module")
def papier(verslag):
    return PdfReader(verslag / "jaarverslag.pdf")


@pytest.fixture(scope="module")
def pdf_tekst(papier):
    """The PDF's text on one line, with hyphenated words put together again."""
    tekst = " ".join(pagina.extract_text() for pagina in papier.pages)
    return " ".join(re.sub(r"[\u00ad\u2010-]\s+", "", tekst).split()).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def html_tekst(verslag):
    """The text that a reader of the page sees, on one line."""
    bron = (verslag / "jaarverslag.html").read_text("utf-8")
    return " ".join(re.sub(r"<[^>]+>", "", re.sub(r"<style.*?</style>", "", bron, flags=re.S)).split())


@pytest.fixture(scope="module")
def pagina(browser, verslag):
    """The page, opened once; at the end it has asked for nothing and said nothing."""
    with lees(browser, verslag / "jaarverslag.html") as pagina:
        yield pagina


@pytest.fixture(scope="module")
def beoordeeld():
    """The kinds of text of which axe has judged the colours."""
    return set()


@pytest.mark.parametrize("breedte", [320, 768, 1440])
def test_the_page_is_accessible_offline_and_silent(pagina, beoordeeld, breedte):
    pagina.set_viewport_size({"width": breedte, "height": 900})
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    toets(pagina, beoordeeld)


def test_in_the_dark_it_fits_as_well_and_its_colours_differ_enough(pagina):
    """At one width: test_browser looks at every part of a report at all of them."""
    pagina.emulate_media(color_scheme="dark")
    for breedte in (1440, 768, 320):
        pagina.set_viewport_size({"width": breedte, "height": 900})
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    toets_kleur(pagina)
    pagina.emulate_media(color_scheme="light")


def test_the_pdf_is_accessible(verslag):
    """The checker may say ORD-001: it counts what is in a link after the sentence around it, unlike the next test."""
    uitslag = check(verslag / "jaarverslag.pdf")
    assert {bevinding.rule for bevinding in uitslag.findings} <= {"ORD-001"}


def test_every_page_of_the_pdf_is_painted_in_the_order_in_which_it_is_read(papier):
    volgorden = list(geschilderd_en_gelezen(papier))
    assert sum(len(geschilderd) for geschilderd, _ in volgorden) > 1000
    for geschilderd, gelezen in volgorden:
        assert geschilderd == gelezen


def test_the_pdf_says_what_it_is(papier):
    assert papier.metadata.title == "Jaarverslag Loket Housing Maastricht 2022"
    assert papier.trailer["/Root"]["/Lang"] == "nl"
    xmp = papier.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    koppen = [deel for deel in papier.outline if not isinstance(deel, list)]
    assert [kop.title for kop in koppen][:3] == ["Samenvatting", "1 Doelstelling", "2 Stand van zaken"]


def test_every_page_but_the_cover_counts_the_pages(papier):
    totaal = len(papier.pages)
    for nummer, pagina in enumerate(papier.pages, 1):
        if nummer > 1:
            assert f"voorbeelddata · niet voor publicatie · pagina {nummer} van {totaal}" in " ".join(
                pagina.extract_text().split()
            )


def test_no_page_ends_with_a_heading_or_the_caption_of_a_table(papier):
    for pagina in papier.pages[2:]:
        regels = [r for r in pagina.extract_text().splitlines() if r.strip() and "pagina" not in r]
        assert not re.match(r"Tabel \d+\.|\d(?:\.\d)? +[A-Z]|Bijlage [A-Z] ", regels[-1]), regels[-1]


@pytest.mark.parametrize("feit", FEITEN)
def test_every_fact_of_the_published_report_is_in_html_and_pdf(html_tekst, pdf_tekst, feit):
    assert feit.lower() in html_tekst.lower()
    assert feit.lower() in pdf_tekst.lower()


def test_nothing_of_the_workshop_is_left_in_the_text(html_tekst, pdf_tekst):
    for tekst in (html_tekst, pdf_tekst):
        assert not re.search(r"\bnan\b|\bNone\b|\bNaT\b|\{eval\}|Traceback|No description has been", tekst)


def test_the_typeface_has_every_letter_of_the_report(html_tekst):
    lettertype = TTFont(PROJECT / "loket" / "basis" / "lettertypen" / "AtkinsonHyperlegibleNext-Regular.ttf")
    assert {letter for letter in html_tekst if ord(letter) not in lettertype.getBestCmap()} == set()


def test_the_csv_holds_every_published_figure_under_its_own_key(verslag):
    rijen = list(csv.DictReader(io.StringIO((verslag / "cijfers.csv").read_text("utf-8"))))
    assert list(rijen[0]) == [
        "cijfer",
        "groep",
        "periode",
        "waarde",
        "eenheid",
        "teller",
        "noemer",
        "label",
        "definitie",
        "herkomst",
    ]
    sleutels = {(rij["cijfer"], rij["groep"], rij["periode"]) for rij in rijen}
    gepubliceerd = PROJECT / "data" / "maastricht" / "2022" / "gepubliceerd.csv"
    with gepubliceerd.open(encoding="utf-8") as bestand:
        nodig = {(rij["cijfer"], rij["groep"], rij["periode"]) for rij in csv.DictReader(bestand)}
    assert len(nodig) == 49
    assert nodig <= sleutels


def test_each_chart_has_numbers_in_its_alt_text_and_a_table(verslag):
    html = (verslag / "jaarverslag.html").read_text("utf-8")
    alts = re.findall(r'<img alt="([^"]+)"', html)
    assert len(alts) == html.count('<figure class="grafiek"') > 0
    assert all(len(re.findall(r"\d", alt)) >= 3 for alt in alts)
    assert html.count("De cijfers bij deze grafiek") == len(alts)
