"""Paragraphs that changed, under their heading."""

from __future__ import annotations

from bs4 import BeautifulSoup

from loket.basis.afspraken import Voorblad
from loket.bouw.document import Document
from loket.verschil.tekst import lees_secties, vergelijk_tekst


def document(*stukken: str) -> Document:
    return Document(Voorblad(), BeautifulSoup("\n".join(stukken), "html.parser"), ())


def kop(anker: str, titel: str, nummer: str = "") -> str:
    return f'<h2 id="{anker}"><span class="nummer">{nummer}</span> {titel}</h2>'


KLACHTEN = kop("klachten", "Klachten", "2.3")
ZIN = '<p>In 2022 was er <a class="cijfer" href="#b"><data value="1">1 klacht</data></a> over het loket.</p>'


def kort(oud: Document, nieuw: Document) -> list[tuple[str, list[tuple[str, str, str]]]]:
    return [
        (
            s.anker,
            [(a.soort, "".join(x.oud for x in a.stukken), "".join(x.nieuw for x in a.stukken)) for a in s.alineas],
        )
        for s in vergelijk_tekst(oud, nieuw)
    ]


def test_the_rendered_numbers_are_compared():
    (sectie,) = vergelijk_tekst(document(KLACHTEN, ZIN), document(KLACHTEN, ZIN.replace("1 klacht", "2 klachten")))
    assert (sectie.nummer, sectie.titel) == ("2.3", "Klachten")
    (alinea,) = sectie.alineas
    assert alinea.soort == "veranderd"
    assert [(s.oud, s.nieuw) for s in alinea.stukken if not s.gelijk] == [("1 klacht", "2 klachten")]


def test_nothing_changed_is_nothing_told_also_when_only_markup_numbers_or_ids_differ():
    ander = document(
        kop("klachten", "Klachten", "2.4"), ZIN.replace("<p>", "<p>\n <strong>").replace("</p>", "</strong></p>")
    )
    assert kort(document(KLACHTEN, ZIN), ander) == []


def test_new_and_gone_paragraphs_stand_alone_and_in_order():
    oud = document(KLACHTEN, "<p>Dit blijft staan.</p>", "<p>De kat slaapt op de mat.</p>")
    nieuw = document(KLACHTEN, "<p>Wij rekenen met twaalf maanden.</p>", "<p>Dit blijft staan.</p>")
    assert kort(oud, nieuw) == [
        (
            "klachten",
            [("nieuw", "", "Wij rekenen met twaalf maanden."), ("vervallen", "De kat slaapt op de mat.", "")],
        )
    ]


def test_a_changed_paragraph_finds_its_partner_among_others():
    oud = document(KLACHTEN, "<p>Weg met deze hele zin.</p>", "<p>In 2022 kwamen er 98 mensen bij op de lijst.</p>")
    nieuw = document(
        KLACHTEN, "<p>In 2022 kwamen er 99 mensen bij op de lijst.</p>", "<p>Iets anders, splinternieuw.</p>"
    )
    assert [soort for soort, *_ in kort(oud, nieuw)[0][1]] == ["vervallen", "veranderd", "nieuw"]


def test_a_section_that_is_gone_keeps_its_place_and_a_new_title_is_told():
    een, twee, drie = kop("een", "Een"), kop("twee", "Twee"), kop("drie", "Focus in 2022")
    oud = document(een, "<p>a a a</p>", twee, "<p>b b b</p>", drie, "<p>c c c</p>")
    nieuw = document(een, "<p>x y z</p>", kop("drie", "Focus in 2023"), "<p>c c c</p>")
    assert kort(oud, nieuw) == [
        ("een", [("vervallen", "a a a", ""), ("nieuw", "", "x y z")]),
        ("twee", [("vervallen", "b b b", "")]),
        ("drie", [("kop", "Focus in 2022", "Focus in 2023")]),
    ]


def test_lists_quotes_captions_and_tables_of_words_are_read_once_each():
    lijst = "<ul><li>een<ul><li>twee</li></ul></li><li><p>drie</p></li></ul><blockquote><p>vier</p></blockquote>"
    tabel = (
        '<figure class="tabel" id="tabel-dossiers"><table>'
        '<caption><span class="nummer">Tabel 1.</span> Onderwerpen</caption>'
        "<tr><th>Onderwerp</th><th>Stand</th></tr><tr><th>Pilot</th><td>loopt</td></tr>"
        "</table><p>Een noot.</p></figure>"
    )
    (_, sectie) = lees_secties(document(KLACHTEN, lijst, tabel))
    assert sectie.alineas == [
        "een", "twee", "drie", "vier", "Onderwerpen", "Onderwerp · Stand", "Pilot · loopt", "Een noot.",
    ]  # fmt: skip


def test_what_is_compared_elsewhere_is_left_out():
    elders = (
        '<dl class="kerncijfers"><div><dt>x</dt><dd><p>67</p></dd></div></dl>',
        '<dl class="begrippen"><div><dt>x</dt><dd><p>Alle.</p></dd></div></dl>',
        '<figure class="grafiek" id="g"><figcaption>Bericht</figcaption><p>cijfers</p></figure>',
        '<figure class="tabel" id="tabel-bronnen"><table><tr><td>abc</td></tr></table></figure>',
        '<figure class="tabel" id="tabel-herhaling"><table><tr><td>abc</td></tr></table></figure>',
        '<figure class="tabel" id="t"><table><tr><td><a class="cijfer">67</a></td></tr></table></figure>',
    )
    assert [s.alineas for s in lees_secties(document(KLACHTEN, *elders))] == [[], []]


def test_the_sign_of_where_a_number_comes_from_is_no_change_of_the_text():
    gemerkt = ZIN.replace("</data>", '</data><sup><span class="herkomst">i</span></sup>')
    assert kort(document(KLACHTEN, ZIN), document(KLACHTEN, gemerkt)) == []
