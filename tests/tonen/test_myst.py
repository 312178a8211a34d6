"""Every example in notebooks/schrijven.md: shown as it says, or refused with the remedy that it gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_markdown_cell, new_notebook

from loket.bouw.document import lees_document
from loket.tonen.halfwerk import halfwerk, halfwerk_in_cel
from loket.tonen.myst import niet_hetzelfde

BLADZIJDE = (Path(__file__).parents[2] / "notebooks" / "schrijven.md").read_text("utf-8")
_WERKT, _GEWEIGERD = BLADZIJDE.split("## Dit wordt geweigerd")
#: What marks the HTML of each example that works.
ZO = {
    "vet": "<strong>vet</strong>",
    "schuin": "<em>schuin</em>",
    "doorgehaald": "<del>oud</del>",
    "een kop": '<h2 id="klachten"><span class="nummer">1</span> Klachten</h2>',
    "een tussenkop": '<h3 id="wachttijd">',
    "een opsomming": "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>",
    "een genummerde lijst": "<ol>\n<li>een</li>\n<li>twee</li>\n</ol>",
    "een citaat": "<blockquote>\n<p>Zij zei ja.</p>\n</blockquote>",
    "een tabel": "<th>a</th>",
    "een link": '<a href="https://example.org">de site</a>',
    "een verwijzing naar een kop": '<a href="#hier">hier</a>',
    "een lijn": "<p>een</p>\n<hr/>\n<p>twee</p>",
    "een opmerking voor uzelf": "<p>tekst </p>",
    "een cijfer": "<p>67</p>",
    "een cijfer, met twee accenten": "<p>67</p>",
}


def _rijen(deel: str) -> list[tuple[str, str, str]]:
    """Return the rows of the table: what it is, the example as an author types it, and the third column."""
    rijen = []
    for regel in deel.splitlines():
        if not regel.startswith("|") or regel.startswith(("| Wat", "|---")):
            continue
        wat, voorbeeld, rest = (cel.strip() for cel in re.split(r"(?<!\\)\|", regel)[1:4])
        tikken = re.match("`+", voorbeeld)[0]
        code = voorbeeld.removeprefix(tikken).removesuffix(tikken)
        code = code[1:] if code.startswith(" ") else code
        code = code[:-1] if code.endswith(" ") else code
        rijen.append((wat, code.replace("\\|", "|").replace("⏎", "\n"), rest))
    return rijen


def test_every_example_that_works_has_a_case() -> None:
    assert [wat for wat, _, _ in _rijen(_WERKT)] == list(ZO)


@pytest.mark.parametrize(("wat", "voorbeeld", "_"), _rijen(_WERKT), ids=list(ZO))
def test_it_works(wat: str, voorbeeld: str, _: str) -> None:
    assert [*halfwerk_in_cel(voorbeeld)] == []
    assert [*halfwerk(voorbeeld)] == []
    uitkomst = {"status": "ok", "data": {"text/plain": "67"}, "metadata": {}}
    cel = new_markdown_cell(voorbeeld)
    cel.metadata["user_expressions"] = [{"expression": "cijfers.plaatsingen", "result": uitkomst}]
    assert ZO[wat] in str(lees_document(new_notebook(cells=[cel])).body)


@pytest.mark.parametrize(("wat", "voorbeeld", "herstel"), _rijen(_GEWEIGERD))
def test_it_is_refused_with_its_remedy(wat: str, voorbeeld: str, herstel: str) -> None:
    for zoek in (halfwerk, halfwerk_in_cel):
        assert herstel in [gevonden[2] for gevonden in zoek(f"Een zin.\n\n{voorbeeld}")], wat


@pytest.mark.parametrize(
    "tekst",
    [
        "Het kost $ 5 of $5 per dag, dus € 5.",
        "Het kost $5 en later $6.",
        "Een ^ of ~ los, en a~b.",
        "Mail naar info@example.org.",
        "`[^1]` en `$x$` zijn voorbeelden.",
        "```\n$x$\n[^1]\n```",
        "Er waren 3 punten:\n\n- **een**: twee",
        "(zie hierboven) = 3",
        "#1 van de lijst, met \\#zorg en ## los",
        "## 1 jaar\n\n####\n\n```\n#code\n```",
        "Op 100% en 5 % van de lijst.",
        "Het getal {eval}`cijfers.x['a']`.",
        "Let op! [Hier](#hier) en \\![hier](#hier).",
    ],
)
def test_plain_text_is_left_alone(tekst: str) -> None:
    assert [*niet_hetzelfde(tekst)] == []


def test_the_line_is_told() -> None:
    assert [regel for regel, _, _ in niet_hetzelfde("een\n\n```\ncode\n```\nH~2~O")] == [6]


def test_the_page_itself_is_sound() -> None:
    assert BeautifulSoup(BLADZIJDE, "html.parser")
    assert len(_rijen(_GEWEIGERD)) == 20
