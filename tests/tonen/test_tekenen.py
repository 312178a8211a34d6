"""What all charts share."""

from __future__ import annotations

from itertools import pairwise

import pytest

from loket.tonen.tabel_als_html import Tabel
from loket.tonen.tekenen import DONKER, GRIJS, INKT, LICHT, MIDDEN, Grafiek, tekening


def _helderheid(kleur: str) -> float:
    """Relative luminance, as in WCAG 2."""
    delen = [int(kleur[plaats : plaats + 2], 16) / 255 for plaats in (1, 3, 5)]
    lineair = [d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


@pytest.mark.parametrize(("kleur", "minstens"), [(INKT, 4.5), (GRIJS, 4.5), (DONKER, 3), (MIDDEN, 3), (LICHT, 3)])
def test_every_colour_stands_out_on_white(kleur: str, minstens: float) -> None:
    assert 1.05 / (_helderheid(kleur) + 0.05) >= minstens


def test_without_colour_the_categories_still_differ_in_lightness() -> None:
    helder = sorted(map(_helderheid, (DONKER, MIDDEN, LICHT)))
    assert all((licht + 0.05) / (donker + 0.05) >= 1.5 for donker, licht in pairwise(helder))


def test_a_chart_escapes_its_words() -> None:
    html = Grafiek("x", "a < b", 'zegt "ja" & nee', b"<svg/>", Tabel("", "", ("K",), (("r",),)))._repr_html_()

    assert 'alt="zegt &quot;ja&quot; &amp; nee"' in html
    assert "<figcaption>a &lt; b</figcaption>" in html


def test_letters_are_drawn_as_shapes_and_nothing_tells_when() -> None:
    with tekening(1) as (assen, svg):
        assen.set_title("Ë")

    assert b"<text" not in svg.getvalue()
    assert b"<dc:date>" not in svg.getvalue()
