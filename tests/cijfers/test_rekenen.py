"""Arithmetic with figures, and what they say when it cannot be done."""

from __future__ import annotations

import copy
import pickle
import re

import numpy as np
import pandas as pd
import pytest
from klein_register import aanmelding, als_voorbeeld, geplaatst, maak_cijfers

from loket.basis.meldingen import LoketFout, OnbekendeNaam
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import UITSPLITSINGEN
from loket.tonen.waarde import in_zin


@pytest.fixture(scope="module")
def cijfers() -> Cijfers:
    """One placement, three registrations: one through a partner's and two through participants' verwijzer."""
    trajecten = [
        geplaatst(1, "2022-01-01", "2022-03-03"),
        aanmelding(2, "2022-02-01", verwijzer_id="DN1"),
        aanmelding(3, "2022-02-01", verwijzer_id="DN1"),
        aanmelding(4, "2021-02-01"),
    ]
    return maak_cijfers(trajecten=trajecten)


def test_counts_give_whole_numbers_and_a_sentence_writes_them_in_dutch(cijfers: Cijfers) -> None:
    verschil = cijfers.aanmeldingen - cijfers.vorig.aanmeldingen
    assert verschil == 2
    assert isinstance(verschil, int)
    assert cijfers.aanmeldingen + 1 == 1 + cijfers.aanmeldingen == 4
    assert 10 - cijfers.aanmeldingen == 7
    assert cijfers.aanmeldingen * 1.5 == 4.5
    assert in_zin(cijfers.plaatsingen / cijfers.aanmeldingen * 100) == '<data value="33.33333333">33,3</data>'
    assert sum([cijfers.aanmeldingen, cijfers.plaatsingen]) == 4
    assert (round(cijfers.wachttijd), -cijfers.plaatsingen, abs(cijfers.plaatsingen)) == (2, -1, 1)
    assert int(cijfers.aanmeldingen) == 3
    assert cijfers.aanmeldingen > 1
    assert cijfers.plaatsingen <= cijfers.aanmeldingen
    assert max(cijfers.plaatsingen, cijfers.aanmeldingen) is cijfers.aanmeldingen


def test_figures_are_compared_by_what_they_amount_to(cijfers: Cijfers) -> None:
    een = cijfers.plaatsingen
    assert een == 1
    assert 1 == een  # noqa: SIM300  # the number first
    assert een != 2
    assert not een != 1  # noqa: SIM202
    assert een == cijfers.vorig.aanmeldingen
    assert een == cijfers.aanmeldingen - cijfers.aanmeldingen["deelnemer"] - cijfers.vorig.aanmeldingen * 0
    assert een != cijfers.aanmeldingen
    assert len({een, cijfers.vorig.aanmeldingen}) == 2  # each is itself as a key
    assert (een in [2, een], een == None, een == [1]) == (True, False, False)  # noqa: E711


def test_of_what_is_not_known_no_comparison_holds() -> None:
    onbekend = maak_cijfers().vorig.duurzaam
    assert onbekend.waarde is None
    assert (onbekend == 0, onbekend != 0, onbekend == onbekend) == (False, False, True)


@pytest.mark.parametrize("vergelijk", [lambda c: c.plaatsingen == "1", lambda c: "1" != c.plaatsingen])  # noqa: SIM300
def test_a_figure_is_not_compared_with_a_text(cijfers: Cijfers, vergelijk) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(LoketFout, match="‘1’ is een tekst"):
        vergelijk(cijfers)
    with pytest.raises(LoketFout, match=r"‘1\splaatsing’ is tekst, en niet met 1 te vergelijken"):
        _ = cijfers.plaatsingen.voluit == 1
    assert cijfers.plaatsingen.voluit == cijfers.plaatsingen.voluit


VERZONNEN = '<sup><span class="herkomst">i</span></sup>'
BEREKEND = '<sup><span class="herkomst">b</span></sup>'


def _met_reeks() -> Cijfers:
    """Return figures of which duurzaam over 2018 and 2019 was published; the rest was counted."""
    reeks = [{"indicator": "duurzaam", "jaar": jaar, "waarde": "80", "bron": "verslag"} for jaar in (2018, 2019)]
    return maak_cijfers(trajecten=[aanmelding(1, "2022-02-01")], reeksen=reeks)


def test_what_is_reckoned_is_as_weak_as_the_weakest_figure_in_it() -> None:
    cijfers = als_voorbeeld(_met_reeks())
    gepubliceerd, verzonnen = cijfers[2018].duurzaam, cijfers.aanmeldingen
    assert (gepubliceerd.herkomst, verzonnen.herkomst) == ("gepubliceerd", "illustratief")
    assert (
        in_zin(gepubliceerd - cijfers[2019].duurzaam) == f'<data value="0">0,0</data>{BEREKEND}'
    )  # follows from what was
    assert in_zin(gepubliceerd * verzonnen) == f'<data value="80">80,0</data>{VERZONNEN}'
    for uitkomst in (
        verzonnen + 1,
        1 - verzonnen,
        -verzonnen,
        abs(verzonnen),
        round(verzonnen / 3, 1),
        (verzonnen + 1) * 2,
        sum([verzonnen, verzonnen]),
        (gepubliceerd + 1) - verzonnen,
        verzonnen * np.float64(1.5),
        verzonnen * np.int64(2),
    ):
        assert in_zin(uitkomst).endswith(VERZONNEN)


def test_of_a_real_register_what_is_reckoned_has_no_sign() -> None:
    cijfers = _met_reeks()
    assert in_zin(cijfers.aanmeldingen + 1) == '<data value="2">2</data>'


def test_what_is_reckoned_is_a_number_like_any_other(cijfers: Cijfers) -> None:
    uitkomst = cijfers.aanmeldingen + 1
    assert (uitkomst == 4, uitkomst > 3, hash(uitkomst), f"{uitkomst:03d}", [0] * uitkomst) == (
        True, True, hash(4), "004", [0, 0, 0, 0],
    )  # fmt: skip
    assert (repr(uitkomst), type(int(uitkomst)), pd.Series([uitkomst]).dtype) == ("4", int, "int64")
    for gelijk in (copy.deepcopy(uitkomst), pickle.loads(pickle.dumps(uitkomst))):
        assert (gelijk, gelijk.herkomst) == (uitkomst, uitkomst.herkomst)
    assert in_zin(cijfers.aanmeldingen * 674).startswith('<data value="2022">2.022</data>')  # a count, no year


@pytest.mark.parametrize(
    "doe", [lambda c: c.vorig.wachttijd + 1, lambda c: round(c.vorig.wachttijd), lambda c: 2 - c.vorig.wachttijd]
)
def test_what_is_unknown_cannot_be_reckoned_with(cijfers: Cijfers, doe) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(LoketFout, match="wachttijd is hier onbekend; daarmee kan niet worden gerekend"):
        doe(cijfers)


def test_division_by_nothing_is_said_in_dutch(cijfers: Cijfers) -> None:
    with pytest.raises(LoketFout, match="Delen door nul kan niet: plaatsingen is hier 0"):
        cijfers.aanmeldingen / cijfers.vorig.plaatsingen


def test_a_share_of_a_group(cijfers: Cijfers) -> None:
    deel = cijfers.aanmeldingen["deelnemer"].aandeel
    assert (str(deel), str(deel.van).replace("\N{NO-BREAK SPACE}", " ")) == ("66,7%", "66,7% (2 van 3)")
    assert (deel.teller, deel.noemer) == (2, 3)
    assert str(deel.marge) == "20,8–93,9%"  # Wilson, by hand
    with pytest.raises(LoketFout, match="geen deel van een ander cijfer"):
        cijfers.aanmeldingen.aandeel  # noqa: B018


@pytest.mark.parametrize(
    ("vraag", "melding"),
    [
        (lambda c: c.plaatsingen.percentage, "‘percentage’ bestaat niet bij plaatsingen. Bekend zijn: .*aandeel"),
        (lambda c: c.plaatsingen.volut, "Bedoelt u: voluit"),
        (lambda c: c.plaatsingen.verschil.voluit, "is al tekst"),
        (lambda c: c.plaatsing, "Bedoelt u: plaatsingen"),
        (lambda c: c.per("corporaties", "plaatsingen"), "‘corporaties’ is geen uitsplitsing. Bedoelt u: corporatie"),
        (lambda c: c.per("corporatie", "plaatsing"), "Bedoelt u: plaatsingen"),
        (lambda c: c.kruis("plaatsing", "corporatie", "maand"), "Bedoelt u: plaatsingen"),
        (lambda c: c.aanmeldingen["deelnemr"], "Bedoelt u: deelnemer"),
        (lambda c: c.aanmeldingen[2], "kent geen groep ‘2’"),
        (lambda c: c["2021"], "zonder aanhalingstekens: cijfers\\[2021\\]"),
        (lambda c: c.plaatsingen.trajecten["corporatee"], "Bedoelt u: corporatie"),
        (lambda c: c.plaatsingen.trajecten.corporatee, "Bedoelt u: corporatie"),
    ],
)
def test_what_does_not_exist_is_told_in_dutch_with_the_nearest_names(cijfers: Cijfers, vraag, melding: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(LoketFout, match=melding):
        vraag(cijfers)


def test_python_still_sees_an_attribute_that_is_not_there(cijfers: Cijfers) -> None:
    assert not hasattr(cijfers.plaatsingen, "percentage")
    assert issubclass(OnbekendeNaam, AttributeError)


def test_cases_can_be_grouped_and_counted(cijfers: Cijfers) -> None:
    assert cijfers.aanmeldingen.trajecten.groupby("verwijzertype").size().to_dict() == {
        "convenantpartner": 1,
        "deelnemer": 2,
    }


def test_months_sort_from_one_to_twelve(cijfers: Cijfers) -> None:
    frame = cijfers.per("maand", "aanmeldingen")
    assert list(frame.sort_index().index) == [*map(str, range(1, 13)), "Totaal"]


def test_a_question_mark_tells_what_the_figure_is(cijfers: Cijfers) -> None:
    tekst = cijfers.plaatsingen.getdoc()
    assert tekst.startswith("Plaatsingen\n")
    for deel in ("Waarde: 1", "Uit te splitsen naar:", "corporatie", "Er waren {eval}`cijfers.plaatsingen`."):
        assert deel in tekst


def test_a_question_mark_names_every_split_that_can_be_made_and_no_other(cijfers: Cijfers) -> None:
    """Also of a figure whose definition names none, such as a new one."""
    assert not cijfers.aangemeld_wachtlijst.definitie.groepen
    for cijfer in (cijfers.aangemeld_wachtlijst, cijfers.aanmeldingen, cijfers.duurzaam, cijfers.overeenkomsten):
        regel = next(r for r in cijfer.getdoc().splitlines() if r.startswith("Uit te splitsen naar: "))
        genoemd = re.split(", | en ", regel.partition(": ")[2])
        for dimensie in filter(cijfers.groepswaarden, UITSPLITSINGEN):  # of which there is a group
            try:
                cijfers.per(dimensie, cijfer.definitie.naam).map(str)
            except LoketFout:
                assert dimensie not in genoemd
            else:
                assert dimensie in genoemd
