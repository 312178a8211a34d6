"""Figures in a sentence: none, one, two and all."""

from __future__ import annotations

import pytest
from klein_register import aanmelding, geplaatst, maak_cijfers, positief, wachtend

from loket.cijfers.cijfers import Cijfers


def _kaal(tekst: object) -> str:
    return str(tekst).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("aantal", "voluit", "er"),
    [
        (0, "geen aanmeldingen", "waren er geen aanmeldingen"),
        (1, "1 aanmelding", "was er 1 aanmelding"),
        (2, "2 aanmeldingen", "waren er 2 aanmeldingen"),
    ],
)
def test_a_count_with_its_noun_and_verb(aantal: int, voluit: str, er: str) -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(nr, "2022-05-01") for nr in range(aantal)])
    assert (_kaal(cijfers.aanmeldingen.voluit), _kaal(cijfers.aanmeldingen.er)) == (voluit, er)


def test_what_is_no_count_keeps_its_own_unit() -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-01-01")])
    assert _kaal(cijfers.wachttijd.voluit) == "0,0 maanden"


def _op_lijst(te_lang: int, allen: int) -> Cijfers:
    dagen = ["2020-01-01"] * te_lang + ["2022-12-01"] * (allen - te_lang)
    return maak_cijfers(trajecten=[wachtend(nr, dag) for nr, dag in enumerate(dagen)])


@pytest.mark.parametrize(
    ("te_lang", "allen", "hoeveel"),
    [(0, 4, "niemand"), (1, 4, "25,0% (1 van 4)"), (2, 4, "50,0% (2 van 4)"), (4, 4, "iedereen"), (1, 1, "iedereen")],
)
def test_a_share_of_persons(te_lang: int, allen: int, hoeveel: str) -> None:
    assert _kaal(_op_lijst(te_lang, allen).wacht_te_lang.aandeel.hoeveel) == hoeveel


def test_a_share_at_the_begin_of_a_sentence() -> None:
    assert _kaal(_op_lijst(0, 2).wacht_te_lang.aandeel.Hoeveel) == "Niemand"


@pytest.mark.parametrize(
    ("op_tijd", "allen", "hoeveel"),
    [(0, 2, "geen enkele plaatsing"), (1, 2, "50,0% (1 van 2)"), (2, 2, "elke plaatsing")],
)
def test_a_share_of_things(op_tijd: int, allen: int, hoeveel: str) -> None:
    dagen = ["2022-01-01"] * op_tijd + ["2020-01-01"] * (allen - op_tijd)
    cijfers = maak_cijfers(trajecten=[geplaatst(nr, dag, "2022-02-01") for nr, dag in enumerate(dagen)])
    assert _kaal(cijfers.binnen_afspraak.hoeveel) == hoeveel


def test_a_share_of_nobody_is_unknown_and_no_sentence_holds_it() -> None:
    assert str(maak_cijfers().binnen_afspraak.hoeveel) == "onbekend"
    assert not maak_cijfers().binnen_afspraak.hoeveel


def test_a_share_of_which_only_the_percentage_was_published() -> None:
    assert _kaal(maak_cijfers()[2018].duurzaam.hoeveel) == "82,5%"


@pytest.mark.parametrize(
    ("oordelen", "verdeeld"),
    [
        (["niet_ontvankelijk"], "niet ontvankelijk"),
        (["gegrond", "gegrond"], "2 gegrond"),
        (["ongegrond", "gegrond", "ongegrond"], "1 gegrond en 2 ongegrond"),
    ],
)
def test_how_a_count_is_split(oordelen: list[str], verdeeld: str) -> None:
    klachten = [
        {"klacht_id": f"K{nr}", "ontvangen": "2022-01-01", "besluit": "2022-02-01", "oordeel": oordeel}
        for nr, oordeel in enumerate(oordelen)
    ]
    assert str(maak_cijfers(klachten=klachten).klachten.verdeeld) == verdeeld


def test_a_cohort_of_which_all_are_well() -> None:
    meting = {"traject_id": "T1", "peildatum": "2022-05-01"}
    cijfers = maak_cijfers(trajecten=[positief(1, "2021-05-01")], nametingen=[meting])
    assert str(cijfers[2021].duurzaam.hoeveel) == "iedereen"
