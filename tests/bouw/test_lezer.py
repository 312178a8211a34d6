"""The real report as readers use it: with the keyboard only, enlarged, on paper, searching, and without colours."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from toegankelijk import lees

#: Each visible block of the text beside the one that follows it: how far the upper one reaches over the lower one.
_OVERLAP = """() => {
    const dozen = [...document.querySelectorAll('main > *, main section > *')]
        .filter(e => e.offsetParent && getComputedStyle(e).position !== 'absolute')
        .map(e => [e, e.getBoundingClientRect()]).filter(([, d]) => d.height > 0);
    return dozen.slice(1).map(([e, d], i) => [dozen[i][0], dozen[i][1].bottom - d.top, e])
        .filter(([boven, px, onder]) => px > 1 && !boven.contains(onder))
        .map(([boven, px, onder]) => `${boven.outerHTML.slice(0, 80)} / ${onder.outerHTML.slice(0, 80)}: ${px}`);
}"""


@pytest.fixture(scope="module")
def html(verslag_2022):
    return verslag_2022 / "jaarverslag.html"


@pytest.fixture(scope="module")
def geopend(browser, html):
    """The page, opened once for all tests that leave it as it was."""
    with lees(browser, html) as pagina:
        yield pagina


@pytest.fixture
def op(geopend):
    """Return the page on a screen of some width."""

    def zet(breedte):
        geopend.set_viewport_size({"width": breedte, "height": 900})
        return geopend

    yield zet
    geopend.evaluate("document.documentElement.style.fontSize = ''")


@pytest.mark.parametrize("breedte", [320, 768, 1440])
def test_nothing_lies_over_something_else(op, breedte):
    assert op(breedte).evaluate(_OVERLAP) == []


@pytest.mark.parametrize("breedte", [768, 1100, 1440])
def test_from_a_tablet_on_every_table_shows_whole(op, breedte):
    te_breed = "e => e.filter(d => d.scrollWidth > d.clientWidth + 1).map(d => d.closest('figure').id)"
    assert op(breedte).locator(".schuif").evaluate_all(te_breed) == []


@pytest.mark.parametrize("breedte", [320, 640, 1440])
def test_twice_as_large_everything_still_fits(op, breedte):
    """640 is a screen of 1280 at 200%; besides, a reader may have doubled the size of the letters alone."""
    pagina = op(breedte)
    if breedte > 320:
        pagina.evaluate("document.documentElement.style.fontSize = '200%'")
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    assert pagina.evaluate(_OVERLAP) == []


def test_the_keyboard_reaches_everything_in_order_and_one_sees_where_it_is(browser, html):
    with lees(browser, html) as pagina:
        bereikbaar = pagina.evaluate(
            """() => [...document.querySelectorAll('a[href], button, summary, [tabindex="0"]')]
                .filter(e => e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0).length"""
        )
        gehad = pagina.evaluate("[]")
        for _ in range(40):
            pagina.keyboard.press("Tab")
            gehad.append(
                pagina.evaluate(
                    """() => {
                        const e = document.activeElement, s = getComputedStyle(e), d = e.getBoundingClientRect();
                        const rand = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
                        return [rand, d.width > 0 && d.bottom > 0 && d.top < innerHeight, d.top + scrollY, d.left];
                    }"""
                )
            )
        assert bereikbaar > 300
        assert all(rand and zichtbaar for rand, zichtbaar, *_ in gehad)


def test_without_script_or_style_of_its_own_the_summary_comes_first(browser, html):
    with lees(browser, html, java_script_enabled=False) as pagina:
        assert pagina.locator("main h2").first.inner_text() == "Samenvatting"
        assert pagina.locator(".kerncijfers dt").count() == 6


def test_what_the_report_concludes_and_asks_for_stands_on_one_screen(op):
    plaatsen = ("main h2 >> nth=0", "#tabel-besluiten-gevraagd")
    kop, laatste = (op(1440).locator(plaats).bounding_box() for plaats in plaatsen)
    assert laatste["y"] + laatste["height"] - kop["y"] <= 900


@pytest.mark.parametrize("gezocht", ["177", "87,7% (64 van 73)", "€ 85.725,00", "8,9 maanden", "108 kandidaten"])
def test_find_in_page_finds_figures_as_they_are_read(op, gezocht):
    assert op(1440).evaluate("gezocht => window.find(gezocht, false, false, true)", gezocht)


def test_the_browser_prints_all_of_it_within_the_paper(op):
    papier = PdfReader(BytesIO(op(1440).pdf(format="A4", prefer_css_page_size=True)))
    bladen = [blad.extract_text() for blad in papier.pages]
    tekst = " ".join(" ".join(bladen).split())
    for verwacht in ("Samenvatting", "177 aanmeldingen", "Zo zijn de cijfers in dit verslag geteld", "SHA-256"):
        assert verwacht in tekst
    assert "Download als CSV" not in tekst
    for nummer, blad in enumerate(bladen, 1):  # the status stands on every page
        voet = "2022 · concept · voorbeelddata · niet voor publicatie · pagina"
        assert f"{voet} {nummer} van {len(bladen)}" in blad
    assert len(bladen) < 60


def test_the_addresses_of_parts_hold_no_number_or_year(html):
    """A link to a part of the report works next year too; only definitions of series may name their own year."""
    ankers = re.findall(r'\bid="([^"]+)"', html.read_text("utf-8"))
    assert len(ankers) == len(set(ankers)) > 50
    eigen = [anker for anker in ankers if not anker.startswith(("begrip-", "uitleg-"))]
    assert [anker for anker in eigen if re.search(r"20\d\d|^\d", anker)] == []


def test_the_page_is_light_and_allows_nothing_from_elsewhere(html):
    bron = html.read_text("utf-8")
    assert len(bron.encode()) < 1_000_000
    beleid = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', bron)
    assert beleid and "default-src 'none'" in beleid[1]
    assert "script-src" not in beleid[1] or "script-src 'none'" in beleid[1]
    assert "http" not in beleid[1]
    assert "<script" not in bron
