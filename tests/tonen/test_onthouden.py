"""What is said where a figure is withheld, or rounded to 0."""

from __future__ import annotations

import pytest
from klein_register import aanmelding, maak_cijfers

from loket.cijfers.cijfers import Cijfers
from loket.openbaar import voor_publiek
from loket.tonen.onthouden import onthouden, onthouden_in, oordeel, zonder_zinnen
from loket.tonen.verhaal import geldt, namen_van
from loket.tonen.zin import zin

GEHEIM = "Langste wachttijd tot nu toe"


def _zonder(tekst: str) -> str:
    return zonder_zinnen(tekst, lambda rol: GEHEIM if rol == "geheim" else "")


@pytest.mark.parametrize(
    ("tekst", "wordt"),
    [
        ("Wie het langst wacht, wacht al {eval}`geheim`.", "{}"),
        ("Er zijn er {eval}`a.b`. Dat is {eval}`geheim` of zo. Zij wachten.", "Er zijn er {eval}`a.b`. {} Zij wachten."),
        ("Eerst. {eval}`geheim` (ongeveer {eval}`geheim`)!\n\nDan.", "Eerst. {}\n\nDan."),
        ("- **Wonen.** Dat had {eval}`geheim`. Meer.\n- **Geld**: dat had {eval}`geheim`\n- Klaar",
         "- **Wonen.** {} Meer.\n- **Geld**: {}\n- Klaar"),
        ("Geen {eval}`a`.", "Geen {eval}`a`."),
        ("Na 9,5 maanden\nhad {eval}`geheim` een woning", "{}"),
    ],
)  # fmt: skip
def test_of_a_sentence_only_what_it_was_about_is_left(tekst: str, wordt: str) -> None:
    assert _zonder(tekst) == wordt.replace("{}", f"{GEHEIM}: te weinig om te tonen.")


def test_two_figures_in_a_sentence_are_named_together() -> None:
    tekst = zonder_zinnen("Van {eval}`a` is dat {eval}`b`.", lambda rol: {"a": "Dit", "b": "dat"}[rol])
    assert tekst == "Dit en dat: te weinig om te tonen."


@pytest.fixture(scope="module")
def echt() -> Cijfers:
    """Three of twelve dropped out: a nought, or five; there was no complaint, and no home."""
    rijen = [aanmelding(nr, f"2022-0{1 + nr % 9}-01") for nr in range(12)]
    return maak_cijfers(trajecten=rijen)


def test_a_withheld_figure_says_what_it_is_about(echt: Cijfers) -> None:
    cijfer = voor_publiek(echt).langste_wacht
    assert onthouden(echt.aanmeldingen) == onthouden(cijfer) == ""  # nobody waits: there is nothing to withhold
    assert onthouden_in(echt.aanmeldingen.html()) == ""
    assert onthouden_in('<span class="onthouden" data-wat="Wacht &amp; meer">x</span>') == "Wacht & meer"


def test_a_nought_that_can_be_a_few_is_not_told_as_none(echt: Cijfers) -> None:
    nu = voor_publiek(echt)
    assert (echt.plaatsingen.voluit.tekst, echt.plaatsingen.er.tekst) == ("geen plaatsingen", "waren er geen plaatsingen")
    assert nu.plaatsingen.voluit.tekst == "hoogstens 4 plaatsingen"
    assert nu.plaatsingen.er.tekst == "waren er hoogstens 4 plaatsingen"
    assert oordeel(echt.plaatsingen) is False
    assert oordeel(nu.plaatsingen) == "Plaatsingen: hoogstens 4."
    assert oordeel(nu.aanmeldingen) is True


def test_what_is_not_about_people_stays_as_it_is(echt: Cijfers) -> None:
    nu = voor_publiek(echt)
    assert not nu.taakstelling.benaderd
    assert nu.aanmeldingen.benaderd and not echt.aanmeldingen.benaderd
    assert oordeel(nu.dossiers_zonder_eigenaar) is False


@pytest.mark.parametrize(
    ("voorwaarde", "intern"), [("cijfers.plaatsingen == 0", True), ("cijfers.plaatsingen < 3", True)]
)
def test_of_a_rounded_count_nothing_exact_holds(echt: Cijfers, voorwaarde: str, intern: bool) -> None:
    assert bool(geldt(voorwaarde, namen_van(echt))) is intern
    assert bool(geldt(voorwaarde, namen_van(voor_publiek(echt)))) is (" == " not in voorwaarde)
