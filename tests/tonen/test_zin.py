"""Captions and remarks with figures in them."""

from __future__ import annotations

import pytest
from klein_register import aanmelding, als_voorbeeld, maak_cijfers

from loket.tonen.tabel_als_html import Tabel
from loket.tonen.tekenen import Grafiek
from loket.tonen.zin import Zin, als_html, opgesomd, zin

CIJFERS = als_voorbeeld(maak_cijfers(trajecten=[aanmelding(1, "2022-05-01"), aanmelding(2, "2022-05-02")]))
TEKEN = '<sup><span class="herkomst">i</span></sup>'


def test_as_text_it_is_its_words_and_as_html_a_figure_has_its_sign_and_definition() -> None:
    een = zin("Er waren <", CIJFERS.aanmeldingen, ">.")
    assert een == "Er waren <2>."
    assert een.html.startswith('Er waren &lt;<a class="cijfer" href="#begrip-aanmeldingen"')
    assert een.html.endswith(f'<data value="2">2</data>{TEKEN}</a>&gt;.')


def test_what_is_added_keeps_the_signs() -> None:
    for samen in (zin(CIJFERS.aanmeldingen) + " & meer", "Zo: " + zin(CIJFERS.aanmeldingen)):
        assert isinstance(samen, Zin)
        assert TEKEN in samen.html
    assert (zin("a") + " & b").html == "a &amp; b"


@pytest.mark.parametrize(
    ("delen", "tekst"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_parts_are_joined_as_in_a_sentence(delen: list[str], tekst: str) -> None:
    assert opgesomd(delen) == tekst


def test_the_sign_stands_in_caption_and_remark_of_a_table_and_in_the_caption_of_a_chart() -> None:
    aantal = CIJFERS.aanmeldingen
    tabel = Tabel("a", zin("Samen ", aantal), ("Wat",), (("x",),), noot=zin("Van ", aantal, "."))
    assert tabel.html().count(TEKEN) == 2
    grafiek = Grafiek("a", zin("Samen ", aantal), "alt", b"", None)
    assert grafiek._repr_html_().count(TEKEN) == 1
    assert "Samen &lt;" in Grafiek("a", "Samen <", "alt", b"", None)._repr_html_()


def test_what_is_no_text_and_no_figure_is_refused() -> None:
    with pytest.raises(TypeError, match="list"):
        als_html([])
