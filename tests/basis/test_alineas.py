"""The paragraphs of a text, and the marks behind them."""

from __future__ import annotations

import pytest

from loket.basis.alineas import OPMERKING, blokken, is_geschreven, leeg, te_herzien


def test_each_paragraph_item_heading_and_row_has_its_line_and_kind() -> None:
    tekst = "# Kop\nTekst\nverder\n- punt\n  verder\n\n| a |\n|---|\n> citaat\n```\ncode\n```\nNa"
    assert list(blokken(tekst)) == [
        (1, "kop", "# Kop"),
        (2, "alinea", "Tekst\nverder"),
        (4, "lijst", "- punt\n  verder"),
        (7, "tabel", "| a |"),
        (8, "tabel", "|---|"),
        (9, "alinea", "> citaat"),
        (13, "alinea", "Na"),
    ]


def test_a_paragraph_to_rewrite_is_known_by_its_mark() -> None:
    tekst = "Klaar.\n\nEen\ntwee. <!-- herzien -->\n<!-- nota -->\nDrie <!--HERZIEN-->"
    assert list(te_herzien(tekst)) == [(4, "Een\ntwee."), (6, "\n\nDrie")]


def test_what_is_blanked_keeps_every_line_and_place() -> None:
    assert leeg(OPMERKING, "a <!-- b\nc --> d") == "a       \n      d"


@pytest.mark.parametrize(
    ("tekst", "geschreven"),
    [
        ("", False),
        ("## Klachten\n", False),
        ("## Klachten\n\n### Wachttijd\n<!-- nog doen\nmorgen -->\n", False),
        ("## Klachten\n- \n***\n", False),
        ("## Klachten\nGeen.", True),
        ("#geen kop", True),
        ("- {eval}`cijfers.klachten`", True),
    ],
)
def test_a_heading_alone_is_not_written(tekst: str, geschreven: bool) -> None:
    assert is_geschreven(tekst) is geschreven
