"""The HTML file in a real browser: offline, silent, accessible, on a phone and on a desk, in light and dark."""

from contextlib import ExitStack
from functools import cache

import pytest
from toegankelijk import lees, toets

from loket.bouw.exporters import LoketHTMLExporter

BREEDTES = (320, 768, 1440)


@pytest.fixture(scope="module")
def bestand(als, tmp_path_factory):
    pad = tmp_path_factory.mktemp("browser") / "rapport.html"
    pad.write_text(als(LoketHTMLExporter), encoding="utf-8")
    return pad


@pytest.fixture(scope="module")
def tabblad(browser):
    """Give an empty page in a scheme, with or without script, opened once."""
    with ExitStack() as stapel:

        @cache
        def geef(schema, script):
            context = browser.new_context(color_scheme=schema, offline=True, java_script_enabled=script)
            stapel.callback(context.close)
            return context.new_page()

        yield geef


@pytest.fixture
def pagina(tabblad, bestand):
    """Open the report at a width and in a scheme."""

    def open_pagina(breedte=1440, schema="light", script=True):
        pagina = tabblad(schema, script)
        pagina.goto("about:blank")
        pagina.emulate_media(media="screen")
        pagina.set_viewport_size({"width": breedte, "height": 900})
        pagina.goto(bestand.as_uri())
        return pagina

    return open_pagina


@pytest.fixture(scope="module")
def gelezen(browser, bestand):
    """Give the report with everything unfolded in a scheme, and the kinds of text whose colours axe has judged."""
    with ExitStack() as stapel:
        yield cache(lambda schema: (stapel.enter_context(lees(browser, bestand, schema=schema)), set()))


@pytest.mark.parametrize("schema", ["light", "dark"])
@pytest.mark.parametrize("breedte", BREEDTES)
def test_accessible_quiet_and_within_the_screen(gelezen, breedte, schema):
    rapport, beoordeeld = gelezen(schema)
    rapport.set_viewport_size({"width": breedte, "height": 900})
    assert rapport.evaluate("document.documentElement.scrollWidth") <= breedte
    toets(rapport, beoordeeld)


def test_the_source_is_what_the_browser_makes_of_it(pagina, bestand):
    """A browser mends invalid HTML by adding, moving or dropping elements: here it has nothing to mend."""
    from bs4 import BeautifulSoup

    in_bron = [e.name for e in BeautifulSoup(bestand.read_text(encoding="utf-8"), "html.parser").find_all(True)]
    in_browser = pagina().evaluate("[...document.querySelectorAll('*')].map(e => e.localName)")
    assert in_browser == in_bron


@pytest.mark.parametrize(("breedte", "zichtbaar"), [(320, False), (768, False), (1100, True), (1440, True)])
def test_contents_are_folded_on_small_screens_only(pagina, breedte, zichtbaar):
    rapport = pagina(breedte)
    assert rapport.get_by_role("navigation").get_by_role("link", name="1 Doelstelling").is_visible() is zichtbaar
    assert rapport.locator("nav summary").is_visible() is not zichtbaar
    if not zichtbaar:
        rapport.locator("nav summary").click()
        assert rapport.get_by_role("link", name="1 Doelstelling").first.is_visible()


def test_contents_stay_in_sight_beside_the_text(pagina):
    rapport = pagina(1440)
    rapport.evaluate("window.scrollTo(0, 1500)")
    plaats = rapport.locator("nav").bounding_box()
    tekst = rapport.locator("main").bounding_box()
    assert plaats["y"] == pytest.approx(0, abs=1)
    assert plaats["x"] + plaats["width"] <= tekst["x"]


def test_a_wide_table_scrolls_in_its_own_box_and_keeps_its_caption_in_sight(pagina):
    rapport = pagina(320)
    doos = rapport.get_by_role("region", name="Tabel 1. Servatius plaatste de meeste kandidaten")
    assert doos.evaluate("e => e.scrollWidth > e.clientWidth")
    bijschrift = rapport.locator("#tabel-corporaties-titel").evaluate(
        "e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect().right }"
    )
    assert bijschrift <= 320


def test_keyboard_starts_with_the_skip_link(pagina):
    rapport = pagina()
    rapport.keyboard.press("Tab")
    actief = "document.activeElement"
    assert rapport.evaluate(f"{actief}.textContent") == "Naar de inhoud van het rapport"
    assert rapport.evaluate(f"{actief}.getBoundingClientRect().left") >= 0
    rapport.keyboard.press("Enter")
    assert rapport.evaluate(f"{actief}.id") == "rapport"


class TestUitleg:
    """Every number opens its explanation, by mouse and keyboard, without any script."""

    def test_a_click_opens_it_and_escape_closes_it(self, pagina):
        rapport = pagina()
        rapport.locator("main p .cijfer").first.click()
        uitleg = rapport.get_by_role("dialog", name="Aanmeldingen")
        assert uitleg.is_visible()
        assert "Kandidaten die in de periode bij het loket zijn aangemeld." in uitleg.inner_text()
        rapport.keyboard.press("Escape")
        assert not uitleg.is_visible()

    def test_the_keyboard_opens_it_walks_into_it_and_comes_back(self, pagina):
        rapport = pagina()
        knop = rapport.locator("main p .cijfer button").first
        knop.focus()
        rapport.keyboard.press("Enter")
        uitleg = rapport.get_by_role("dialog", name="Aanmeldingen")
        assert uitleg.is_visible()
        rapport.keyboard.press("Tab")
        assert rapport.evaluate("document.activeElement.textContent") == "Naar de begrippen"
        rapport.keyboard.press("Tab")
        rapport.keyboard.press("Enter")  # on ‘Sluiten’
        assert not uitleg.is_visible()
        assert knop.evaluate("e => document.activeElement === e")

    def test_it_leads_to_the_definition(self, pagina):
        rapport = pagina()
        rapport.locator("main p .cijfer").first.click()
        rapport.get_by_role("link", name="Naar de begrippen").click()
        assert rapport.url.endswith("#begrip-aanmeldingen")
        assert rapport.locator(":target dt").text_content() == "Aanmeldingen"

    @pytest.mark.parametrize("breedte", [320, 1440])
    def test_a_number_in_a_table_opens_it_within_the_window(self, pagina, breedte):
        rapport = pagina(breedte)
        rapport.locator("td .cijfer").first.click()
        plek = rapport.get_by_role("dialog", name="Taakstelling").bounding_box()
        assert plek["x"] >= 0
        assert plek["x"] + plek["width"] <= breedte

    def test_the_buttons_make_no_table_wider(self, pagina):
        breder = pagina(1440).evaluate(
            """() => {
                const te_breed = () => [...document.querySelectorAll('.schuif')].map(e => e.scrollWidth);
                const met = te_breed();
                document.querySelectorAll('.cijfer button').forEach(e => e.remove());
                return [met, te_breed()];
            }"""
        )
        assert breder[0] == breder[1]

    def test_a_number_is_selected_and_copied_as_text(self, pagina):
        gekozen = pagina().evaluate(
            """() => {
                const p = document.querySelector('main p .cijfer').closest('p');
                getSelection().selectAllChildren(p);
                return getSelection().toString();
            }"""
        )
        assert "zijn er 177 aanmeldingen" in gekozen

    def test_a_number_is_never_parted_from_the_sign_behind_it(self, pagina):
        """The button is out of the flow, so no line can break between a number and its full stop."""
        plaats = "e => getComputedStyle(e).position"
        assert pagina().locator(".cijfer button").first.evaluate(plaats) == "absolute"


def test_lines_are_a_length_that_reads_well(pagina):
    """60 to 75 characters: counted in our typeface, in which a digit is as wide as an average letter in text."""
    breedte, teken = pagina(1440).evaluate(
        """() => {
            const p = document.querySelector('main > p'), m = document.createElement('span');
            m.textContent = 'De woningcorporaties hebben afspraken gemaakt over het aantal woningen';
            m.style.whiteSpace = 'nowrap'; p.append(m);
            return [p.clientWidth, m.offsetWidth / m.textContent.length];
        }"""
    )
    assert 60 <= breedte / teken <= 80


def test_charts_lie_on_a_light_panel_in_the_dark(pagina):
    kleur = "e => getComputedStyle(e).backgroundColor"
    assert pagina(768, "dark").locator(".grafiek img").evaluate(kleur) == "rgb(255, 255, 255)"


def test_our_typeface_is_used(pagina):
    rapport = pagina()
    assert rapport.evaluate(
        "document.fonts.ready.then(() => document.fonts.check('16px \"Atkinson Hyperlegible Next\"'))"
    )
    assert rapport.evaluate("[...document.fonts].filter(f => f.status == 'loaded').length") >= 2


def test_everything_reads_without_script(pagina):
    assert pagina(script=False).locator("main h2").first.is_visible()


def test_print_leaves_out_what_paper_can_not_do(pagina):
    rapport = pagina()
    rapport.emulate_media(media="print")
    assert not rapport.locator("nav").is_visible()
    assert not rapport.locator(".terug").first.is_visible()
    assert rapport.locator(".grafiek details table").is_visible()
