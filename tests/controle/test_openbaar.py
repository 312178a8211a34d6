from __future__ import annotations

from dataclasses import replace

import pytest
from klein_register import maak_cijfers

from loket.controle.openbaar import OPENBARE_TEKST
from loket.controle.verslag import Stuk, Verslag


def gevonden(tekst: str, *namen: str) -> list[str]:
    cijfers = maak_cijfers()
    if namen:
        inrichting = replace(cijfers.loket, openbare_personen=namen)
        cijfers = type(cijfers)(replace(cijfers.register, inrichting=inrichting), cijfers.periode)
    verslag = Verslag(cijfers, (Stuk("2022/verhaal/klachten.md", tekst),))
    return [b.gevonden.partition(":")[0] for b in OPENBARE_TEKST.zoek(verslag)]


def test_the_line_is_that_of_the_words_and_not_of_their_paragraph() -> None:
    verslag = Verslag(
        maak_cijfers(), (Stuk("2022/verhaal/klachten.md", "Kop\n\nEen regel,\nen de vrouw\ndie klaagde."),)
    )
    assert [b.plaats for b in OPENBARE_TEKST.zoek(verslag)] == ["regel 4"]


def test_only_what_the_report_shows_is_looked_at() -> None:
    """There are no klachten: what is shown then is what stands behind anders."""
    onder = "Dat meldde mevrouw."
    voor = "<!-- als: cijfers.klachten | anders: {} -->\n"
    assert gevonden(voor.format("Geen.") + onder) == []
    assert gevonden(voor.format("Dat meldde meneer.") + "Niets.") == ["een verhaal over één persoon"]
    assert gevonden("<!-- als: cijfers.klachten == 0 -->\n" + onder) == ["een verhaal over één persoon"]
    assert gevonden("<!-- als: cijfers.klachtn -->\n" + onder) == ["een verhaal over één persoon"]  # told elsewhere
    assert gevonden(voor.format("Geen.") + onder + f"\n\n## Verder\n{onder}") == ["een verhaal over één persoon"]


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("De klacht ging over een 43-jarige.", "een leeftijd"),
        ("Zij is 43 jaar oud.", "een leeftijd"),
        ("Dat meldde mevrouw.", "een verhaal over één persoon"),
        ("Het ging om een kandidaat die zonder woning kwam.", "een verhaal over één persoon"),
        ("Op 3 mei is de huurder vertrokken.", "een dag in het verhaal van een persoon"),
        ("Er waren drie kandidaten uit Vaals.", "een getypt aantal onder de 5"),
        ("Er waren 2 klachten.", "een getypt aantal onder de 5"),
        ("Sinds oktober leidt Jan de Vries het loket.", "een naam"),
        ("Wij spraken met Piet de Vries over de wachtlijst.", "een naam"),
        ("Wij spraken met J. Jansen en daarna met J.P. van den Berg niet.", "een naam"),
    ],
)
def test_what_gives_a_person_away_is_told(tekst: str, wat: str) -> None:
    assert {*gevonden(tekst)} == {wat}


@pytest.mark.parametrize(
    "tekst",
    [
        "Er waren 12 klachten en vijf kandidaten.",
        "De overeenkomst geldt sinds 1 juli 2022.",
        "Het ging om een kandidaat die zonder woning kwam. <!-- intern -->",
        "In {eval}`jaar` waren er {eval}`cijfers.klachten.voluit`.",
    ],
)
def test_what_tells_of_nobody_is_left_alone(tekst: str) -> None:
    assert gevonden(tekst) == []


def test_a_public_person_may_be_named() -> None:
    assert gevonden("Sinds oktober leidt Jan de Vries het loket.", "Jan de Vries") == []
    assert gevonden("Sinds oktober leidt Jan de Wit het loket.", "Jan de Vries") == ["een naam"]
