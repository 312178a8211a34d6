"""What is said where a figure is withheld, or rounded to 0."""

from __future__ import annotations

import pandas as pd
import pytest
from klein_register import maak_cijfers, wachtend

from loket.basis.meldingen import LoketFout, OnbekendeWaarde
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.openbaar import voor_publiek
from loket.tonen.onthouden import niets, onthouden, oordeel, oordeel_over
from loket.tonen.pad import geldt, namen_van
from loket.tonen.weglaten import onthouden_in, zonder_zinnen
from loket.tonen.zin import zin

GEHEIM = "Langste wachttijd tot nu toe"


def _zonder(tekst: str) -> str:
    return zonder_zinnen(tekst, lambda rol: GEHEIM if rol == "geheim" else "")


@pytest.mark.parametrize(
    ("tekst", "wordt"),
    [
        ("Wie het langst wacht, wacht al {eval}`geheim`.", "{}"),
        ("Er zijn er {eval}`a.b`. Dat is {eval}`geheim` of zo. Klaar.", "Er zijn er {eval}`a.b`. {} Klaar."),
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


@pytest.mark.parametrize("voorwaarde", ["cijfers.realisatie > 0.8", "cijfers.intakes or 0.8 < cijfers.realisatie"])
def test_a_share_is_not_compared_with_a_part_of_one(voorwaarde: str) -> None:
    namen = {"cijfers": maak_cijfers()}
    for oordeel_van in (geldt, oordeel_over):
        with pytest.raises(LoketFout, match=r"cijfers\.realisatie is een percentage .* voor 80% schrijft u 80\.$"):
            oordeel_van(voorwaarde, namen)
    assert not geldt("cijfers.intakes > 0.5", namen)  # nor is a count


@pytest.fixture(scope="module")
def echt() -> Cijfers:
    """Twelve wait, and there was no home; the longest wait is that of one person."""
    return maak_cijfers(trajecten=[wachtend(nr, f"2022-0{1 + nr % 9}-01") for nr in range(12)])


def test_a_withheld_figure_says_what_it_is_about(echt: Cijfers) -> None:
    langste = voor_publiek(echt).langste_wacht
    assert onthouden(echt.langste_wacht) == onthouden_in(echt.langste_wacht.html()) == ""
    assert onthouden(langste) == onthouden(langste.afgerond) == "Langst wachtende kandidaat"
    assert onthouden_in(langste.html()) == "Langst wachtende kandidaat"
    assert oordeel(langste) == "Langst wachtende kandidaat: te weinig om te tonen."
    assert niets(langste, "Niemand wacht.") != niets(echt.plaatsingen, "Niemand wacht.") == "Niemand wacht."


@pytest.mark.parametrize(
    ("voorwaarde", "uitkomst"),
    [
        ("cijfers.langste_wacht > 6", "Langst wachtende kandidaat: te weinig om te tonen."),
        ("cijfers.langste_wacht > 6 and cijfers.wachtlijst", "Langst wachtende kandidaat: te weinig om te tonen."),
        ("cijfers.langste_wacht > 6 or cijfers.wachtlijst > 6", True),
        ("cijfers.wachtlijst > 6 and cijfers.wachtlijst < 6", False),
        ("vorig.langste_wacht > 6", False),  # not withheld: nobody waited
    ],
)
def test_nobody_can_tell_what_needs_a_withheld_figure_in_a_cell_or_in_a_text(
    echt: Cijfers, voorwaarde: str, uitkomst: bool | str
) -> None:
    namen = namen_van(voor_publiek(echt))
    assert oordeel_over(voorwaarde, namen) == oordeel(geldt(voorwaarde, namen)) == uitkomst


def test_in_code_it_cannot_be_reckoned_with_but_a_chart_leaves_it_open(echt: Cijfers) -> None:
    langste = voor_publiek(echt).langste_wacht
    with pytest.raises(OnbekendeWaarde, match=r"wordt hier niet getoond.*\n.*frame\.astype\(float\)"):
        _ = langste > 6
    assert pd.DataFrame({"langste": [langste, echt.langste_wacht]}).astype(float)["langste"].isna().tolist() == [
        True,
        False,
    ]


def test_a_caption_leaves_the_sentence_out_too(echt: Cijfers) -> None:
    nu = voor_publiek(echt)
    weg = "Langst wachtende kandidaat: te weinig om te tonen."
    heel = zin("Er zijn er ", nu.wachtlijst, ". Die wacht ", nu.langste_wacht, f" {nu.jaar} lang", " & meer. Klaar.")
    assert heel == f"Er zijn er {nu.wachtlijst}. {weg} Klaar."
    assert heel.html.endswith(f"</a>. {weg} Klaar.")
    assert zin("Het langst", zin(": ", nu.langste_wacht)) + "!" == weg, "what is put together later is one sentence"
    assert zin(nu.langste_wacht) == "te weinig om te tonen"
    assert "langst" in zin("Het langst: ", echt.langste_wacht)


def test_a_nought_that_can_be_a_few_is_not_told_as_none(echt: Cijfers) -> None:
    nu = voor_publiek(echt)
    assert (echt.plaatsingen.voluit.tekst, echt.plaatsingen.er.tekst) == (
        "geen plaatsingen",
        "waren er geen plaatsingen",
    )
    assert nu.plaatsingen.voluit.tekst == "hoogstens 4 plaatsingen"
    assert nu.plaatsingen.er.tekst == "waren er hoogstens 4 plaatsingen"
    assert nu.binnen_afspraak.hoeveel.tekst == "onbekend"
    assert (echt.wacht_te_lang.aandeel.hoeveel.tekst, nu.wacht_te_lang.aandeel.hoeveel.tekst) == (
        "niemand", "niemand of een klein aantal",
    )  # fmt: skip
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
