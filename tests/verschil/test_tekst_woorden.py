"""Word by word: what was taken out and what was put in."""

from __future__ import annotations

import re

import pytest

from loket.verschil.tekst import Stuk, als_html, gelijkenis, vergelijk_woorden


def kort(oud: str, nieuw: str) -> str:
    """Write a comparison as ``[-oud-]{+nieuw+}``."""
    return "".join(
        s.nieuw if s.gelijk else (f"[-{s.oud}-]" if s.oud else "") + (f"{{+{s.nieuw}+}}" if s.nieuw else "")
        for s in vergelijk_woorden(oud, nieuw)
    )


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("Er waren 67 plaatsingen.", "Er waren 66 plaatsingen.", "Er waren [-67-]{+66+} plaatsingen."),
        ("Dat is 87,7% (64 van 73).", "Dat is 86,3% (63 van 73).", "Dat is [-87,7%-]{+86,3%+} ([-64-]{+63+} van 73)."),
        ("Dat kost € 1.234,50 per jaar.", "Dat kost € 1.235 per jaar.", "Dat kost € [-1.234,50-]{+1.235+} per jaar."),
        ("Wij wachten af.", "Wij wachten niet af.", "Wij wachten {+niet +}af."),
        ("De lange rij wacht nog.", "De rij wacht nog.", "De[- lange-] rij wacht nog."),
        ("a b een twee c d e f", "a b drie vier c d e f", "a b [-een twee-]{+drie vier+} c d e f"),
        ("Gelijk is gelijk.", "Gelijk is gelijk.", "Gelijk is gelijk."),
        ("", "Nieuw.", "{+Nieuw.+}"),
        ("Weg.", "", "[-Weg.-]"),
        ("De kat slaapt op de mat.", "Wij wachten af.", "[-De kat slaapt op de mat.-]{+Wij wachten af.+}"),
    ],
)  # fmt: skip
def test_only_the_words_that_differ_are_marked(oud, nieuw, verwacht):
    assert kort(oud, nieuw) == verwacht


def test_both_texts_can_be_read_back():
    oud, nieuw = (
        "In 2021 stonden er 98 op de wachtlijst; dat was veel.",
        "Er stonden er 108 op de lange wachtlijst: veel.",
    )
    stukken = vergelijk_woorden(oud, nieuw)
    assert "".join(s.oud for s in stukken) == oud
    assert "".join(s.nieuw for s in stukken) == nieuw


def test_a_text_with_a_sentence_added_is_still_the_same_text():
    zin = "De klachtencommissie gaf de vrouw gelijk."
    assert (
        gelijkenis(zin, zin + " Daarna kwam er een lang vervolg met veel andere woorden, en nog meer, en nog meer.") > 0
    )
    assert gelijkenis(zin, "Wij breiden uit naar Zuid-Limburg.") == 0
    assert gelijkenis("", "") == 1


def test_what_changed_is_seen_without_colour_and_heard():
    html = als_html((Stuk("Er waren ", "Er waren "), Stuk("67 <b>", "66"), Stuk(".", ".")))
    assert html == (
        'Er waren <del><span class="stem">[verwijderd: </span>67 &lt;b&gt;<span class="stem">]</span></del>'
        '<ins><span class="stem">[toegevoegd: </span>66<span class="stem">]</span></ins>.'
    )


def test_spaces_stay_outside_the_marks():
    assert re.sub(r"<span.*?</span>", "", als_html((Stuk("", " erg "), Stuk(" ", "")))) == " <ins>erg</ins> "
