"""The explanation behind every number on screen."""

from __future__ import annotations

from bs4 import BeautifulSoup

from loket.bouw.scherm import maak_uitleg

UITLEG = "Waarde: 64 • Geteld: 64 van 73 • Bron: a.csv en b.csv"
BEGRIPPEN = (
    '<dl class="begrippen"><div id="begrip-x"><dt>Geen <em>overlast</em></dt><dd>Wie geen last gaf &amp; bleef.</dd>'
    '<dd class="eenheid">Eenheid: aantal.</dd></div></dl>'
)


def cijfer(tekst: str, uitleg: str = UITLEG, anker: str = "begrip-x") -> str:
    return f'<a class="cijfer" href="#{anker}" data-uitleg="{uitleg}"><data value="64">{tekst}</data></a>'


def met_uitleg(body: str) -> BeautifulSoup:
    soup = BeautifulSoup(body + BEGRIPPEN, "html.parser")
    uitleg = maak_uitleg(soup)
    return BeautifulSoup(f"{soup}{uitleg}", "html.parser")


def test_the_number_stays_text_and_gets_a_button_that_opens_its_explanation() -> None:
    soup = met_uitleg(f"<p>Er waren er {cijfer('64')}.</p>")

    assert soup.p.get_text() == "Er waren er 64."
    assert soup.p.a is None
    knop = soup.select_one("span.cijfer > button")
    assert knop.get_text() == ""
    assert knop["type"] == "button"
    assert soup.find(id=knop["popovertarget"]).has_attr("popover")


def test_the_explanation_holds_definition_value_count_and_sources() -> None:
    uitleg = met_uitleg(cijfer("64")).select_one("[popover]")

    assert uitleg.select_one(".kop").get_text() == "Geen overlast"
    assert uitleg.select_one(".kop")["id"] == uitleg["aria-labelledby"]
    assert "Wie geen last gaf & bleef." in uitleg.get_text()
    paren = [(d.dt.get_text(), d.dd.get_text()) for d in uitleg.select("dl > div")]
    assert paren == [("Waarde", "64"), ("Geteld", "64 van 73"), ("Bron", "a.csv en b.csv")]
    assert uitleg.a["href"] == "#begrip-x"
    sluit = uitleg.button
    assert (sluit["popovertarget"], sluit["popovertargetaction"]) == (uitleg["id"], "hide")


def test_equal_figures_share_one_explanation_and_others_have_their_own() -> None:
    soup = met_uitleg(cijfer("64") + cijfer("87,7%") + cijfer("65", UITLEG.replace("64", "65")))
    doelen = [knop["popovertarget"] for knop in soup.select(".cijfer > button")]

    assert doelen == ["uitleg-1", "uitleg-1", "uitleg-2"]
    assert [uitleg["id"] for uitleg in soup.select("[popover]")] == ["uitleg-1", "uitleg-2"]


def test_what_looks_like_markup_stays_text() -> None:
    uitleg = met_uitleg(cijfer("1", "Uitsplitsing: &lt;b&gt;Woonpunt&lt;/b&gt;: oost")).select_one("[popover]")
    assert uitleg.dd.get_text() == "<b>Woonpunt</b>: oost"


def test_a_link_without_explanation_stays_a_link() -> None:
    soup = met_uitleg('<p><a class="cijfer" href="#begrip-x">64</a> <a href="#elders">elders</a></p>')
    assert len(soup.p.find_all("a")) == 2
    assert not soup.select("[popover]")
