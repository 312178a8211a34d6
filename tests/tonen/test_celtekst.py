"""What JupyterLab says of a Markdown cell."""

from __future__ import annotations

import pytest

from loket.tonen.celtekst import Gezien, bekijk


class Cijfers:
    """Stands in for the figures."""

    klachten = 2


@pytest.mark.parametrize(
    ("bron", "gezien"),
    [
        ("Gewone tekst met {eval}`cijfers.klachten`.", Gezien(False, "")),
        ("<!-- als: cijfers.klachten -->\nEr waren klachten.", Gezien(False, "")),
        (
            "<!-- als: cijfers.klachten > 9 -->\nVeel.",
            Gezien(True, "Deze tekst staat nu niet in het rapport, want dit geldt niet: cijfers.klachten > 9"),
        ),
        (
            "<!-- als: cijfers.klachten > 9 | anders: Het waren er {eval}`cijfers.klachten`. -->\nVeel.",
            Gezien(True, "In het rapport staat nu in plaats hiervan: Het waren er 2."),
        ),
    ],
)
def test_it_says_whether_the_text_is_in_the_report(bron: str, gezien: Gezien) -> None:
    assert bekijk(bron, {"cijfers": Cijfers}) == gezien


@pytest.mark.parametrize(
    ("bron", "zegt"),
    [
        ("<!-- als: cijfer.klachten -->\nX", "in de voorwaarde: De naam ‘cijfer’ bestaat niet"),
        ("<!-- als cijfers.klachten -->\nX", "een voorwaarde op een eigen regel"),
        ("<!-- als: cijfers.klachten = 1 -->\nX", "in de voorwaarde: Vergelijken doet u met =="),
        ("<!-- als: cijfers.klachten & 1 -->\nX", "in de voorwaarde: Tussen twee voorwaarden hoort and"),
        ("<!-- als: cijfers.klachten | ander: Y -->\nX", "in de voorwaarde: Achter het teken | hoort anders:"),
        ("Er waren {eval} `cijfers.klachten`.", "een hele rol"),
        ("Er waren eval`cijfers.klachten`.", "een hele rol"),
    ],
)
def test_what_a_build_would_refuse_is_said(bron: str, zegt: str) -> None:
    gezien = bekijk(bron, {"cijfers": Cijfers})
    assert (gezien.weg, zegt in gezien.zeg) == (False, True), gezien
