"""Paths and conditions: what a text may ask for, and nothing that runs."""

from __future__ import annotations

import pytest
from klein_register import aanmelding, geplaatst, maak_cijfers

from loket.basis.meldingen import LoketFout
from loket.cijfers.cijfers import Cijfers
from loket.tonen.pad import geldt, volg_pad


def _cijfers() -> Cijfers:
    return maak_cijfers(
        trajecten=[geplaatst(1, "2022-01-01", "2022-03-03"), aanmelding(2, "2022-05-01", verwijzer_id="DN1")]
    )


def _volg(pad: str) -> str:
    cijfers = _cijfers()
    return repr(volg_pad(pad, {"cijfers": cijfers, "jaar": 2022, "loket": cijfers.loket}))


@pytest.mark.parametrize(
    ("pad", "verwacht"),
    [
        ("jaar", "2022"),
        (" cijfers.plaatsingen ", "1"),
        ("cijfers.aanmeldingen['deelnemer']", "1"),
        ('cijfers.aanmeldingen["deelnemer"].voluit', "1\N{NO-BREAK SPACE}aanmelding"),
        ("cijfers[2021].aanmeldingen", "0"),
        ("cijfers.vorig.aanmeldingen", "0"),
        ("cijfers.aanmeldingen.vorig", "0"),
        ("cijfers.aanmeldingen.verschil", "2 meer dan in 2021"),
        ("cijfers[2018].duurzaam", "82,5%"),
        ("cijfers.wachttijd.afgerond", "2\N{NO-BREAK SPACE}maanden"),
        ("cijfers.jaar", "2022"),
        ("cijfers.loket.naam", "'Loket Toets'"),
        ("loket.wachttijd_afspraak_maanden", "12"),
    ],
)
def test_a_path_of_names_and_keys_leads_to_a_figure(pad: str, verwacht: str) -> None:
    assert _volg(pad) == verwacht


@pytest.mark.parametrize(
    "pad",
    [
        "cijfers.per('corporatie', 'plaatsingen')",
        "open('x')",
        "cijfers.plaatsingen()",
        "cijfers.plaatsingen + 1",
        "-1",
        "1",
        "'tekst'",
        "f'{cijfers}'",
        "[cijfers]",
        "lambda: 1",
        "cijfers if jaar else jaar",
        "cijfers[jaar]",
        "cijfers[2020:2022]",
        "cijfers[-1]",
        "cijfers[None]",
        "cijfers[2022.0]",
        "(x := 1)",
        "cijfers.plaatsingen; 1",
        "import os",
        "",
        "cijfers.",
        "cijfers..plaatsingen",
        "cijfers.plaatsingen\0",
        "cijfers" + ".vorig" * 5000,
        "(" * 300,
    ],
)
def test_whatever_is_more_than_a_path_is_refused(pad: str) -> None:
    with pytest.raises(LoketFout, match=r"Hier hoort een naam van een cijfer, zoals cijfers\.plaatsingen of"):
        _volg(pad)


@pytest.mark.parametrize(
    "pad",
    [
        "cijfers.__class__",
        "cijfers._rijen",
        "cijfers.register",
        "cijfers.rijen",
        "cijfers.per",
        "cijfers.register",
        "cijfers.plaatsingen.trajecten",
        "cijfers.plaatsingen.gevallen",
        "cijfers.plaatsingen.rijen",
        "cijfers.plaatsingen.cijfers",
        "cijfers.plaatsingen.__init__",
        "cijfers.plaatsingen.definitie",
        "cijfers.plaatsingen.voluit.cijfer",
        "cijfers.aanmeldingen.verschil.upper",
        "loket.producten",
        "loket.lijst",
        "jaar.real",
    ],
)
def test_an_attribute_that_is_not_allowed_does_not_exist(pad: str) -> None:
    with pytest.raises(LoketFout, match="bestaat niet bij"):
        _volg(pad)


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(LoketFout, match=r"De naam ‘klachten’ bestaat niet\. Bedoelt u: cijfers\.klachten\?"):
        _volg("klachten")
    with pytest.raises(LoketFout, match="Vergelijken doet u met =="):
        _volg("cijfers.klachten = 1")
    with pytest.raises(LoketFout, match=r"De naam ‘cijfer’ bestaat niet\. Bedoelt u: cijfers"):
        _volg("cijfer.plaatsingen")
    with pytest.raises(LoketFout, match=r"‘plaatsing’ bestaat niet bij cijfers\. Bedoelt u: plaatsingen"):
        _volg("cijfers.plaatsing")
    with pytest.raises(LoketFout, match=r"‘afgrond’ bestaat niet bij cijfers\.wachttijd\. Bedoelt u: afgerond"):
        _volg("cijfers.wachttijd.afgrond")


def test_a_key_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(LoketFout, match="kent geen groep ‘Servatus’"):
        _volg("cijfers.plaatsingen['Servatus']")
    for zonder in ("cijfers.plaatsingen[servatius]", "cijfers.plaatsingen[Servatus]"):
        with pytest.raises(LoketFout, match=r'horen aanhalingstekens: cijfers\.plaatsingen\["Servatius"\]\.$'):
            _volg(zonder)
    with pytest.raises(LoketFout, match=r"een jaartal zonder aanhalingstekens: cijfers\[2021\]\.$"):
        _volg("cijfers['2021']")
    with pytest.raises(LoketFout, match=r"‘202’ is geen jaar .*: schrijf het als cijfers\[2021\]\.$"):
        _volg("cijfers[202]")
    with pytest.raises(LoketFout, match=r"vier cijfers\. Bedoelt u: cijfers\[2022\]\?"):
        _volg("cijfers[22]")
    with pytest.raises(LoketFout, match="Er ontbreekt een aanhalingsteken"):
        _volg('cijfers[2021].plaatsingen["Servatius]')
    with pytest.raises(LoketFout, match="Er ontbreekt een ]"):
        _volg('cijfers.plaatsingen["Servatius"')
    with pytest.raises(LoketFout, match="Achter loket horen geen rechte haken"):
        _volg("loket['naam']")


@pytest.mark.parametrize(
    ("voorwaarde", "verwacht"),
    [
        ("cijfers.plaatsingen < cijfers.aanmeldingen", True),
        ("cijfers.plaatsingen > cijfers.aanmeldingen", False),
        ("cijfers.plaatsingen == 1", True),
        ("cijfers.plaatsingen >= 1 and cijfers.aanmeldingen != 3", True),
        ("cijfers.plaatsingen and cijfers.aanmeldingen == 3", False),
        ("cijfers[2018].duurzaam > 82.4", True),
        ("jaar == 2022", True),
        ("cijfers.plaatsingen", True),
        ("cijfers.klachten", False),
        ("cijfers.klachten or jaar", True),
        ("cijfers.klachten or cijfers.klachten > 0", False),
        # Of what is not known, nothing holds: no claim stands on it.
        ("cijfers[2019].duurzaam > 0", False),
        ("cijfers[2019].duurzaam == 0", False),
        ("cijfers[2019].duurzaam <= cijfers[2018].duurzaam", False),
    ],
)
def test_a_condition_may_compare_figures(voorwaarde: str, verwacht: bool) -> None:
    assert bool(geldt(voorwaarde, {"cijfers": _cijfers(), "jaar": 2022})) is verwacht


@pytest.mark.parametrize(
    "voorwaarde",
    ["1 < cijfers.plaatsingen < 3", "cijfers.plaatsingen < open('x')", "cijfers.loket.naam > 1", "not jaar",
     "cijfers.klachten & jaar", "cijfers.plaatsingen == '67'", "cijfers.klachten | ander: Geen.",
     "cijfers.klachten = 1", "cijfers.plaatsingen in jaar", "cijfers.plaatsingen < 'x'", "cijfers.weg > 1"],
)  # fmt: skip
def test_a_condition_compares_nothing_else(voorwaarde: str) -> None:
    with pytest.raises(LoketFout):
        geldt(voorwaarde, {"cijfers": _cijfers(), "jaar": 2022})
