import pytest

from loket.controle.taal import toets_tekst
from loket.controle.taal.getallen import getallen, telt_iets_anders


@pytest.mark.parametrize(
    ("zin", "pad"),
    [
        ("Er waren 177 aanmeldingen.", "cijfers.aanmeldingen"),
        ("In 2021 waren er 189 aanmeldingen.", "cijfers.vorig.aanmeldingen"),
        ("Van de deelnemers kwamen 106 aanmeldingen.", 'cijfers.aanmeldingen["deelnemer"]'),
        ("Zo’n 180 mensen zijn aangemeld.", "cijfers.aanmeldingen"),
        ("Zevenenzestig mensen kregen een huis.", "cijfers.plaatsingen"),
        ("De trajectprijs is € 675.", "cijfers.trajectprijs"),
        ("Van het cohort 2020 woont 87,7% zonder overlast.", "cijfers[2020].overlast_geen.aandeel"),
        ("Gemiddeld wachtten mensen bijna negen maanden.", "cijfers.wachttijd"),
        ("| Corporatie | Plaatsingen |\n|---|---|\n| Maasvallei | 10 |", 'cijfers.plaatsingen["Maasvallei"]'),
        ("Er waren 150 aanmeldingen.", "cijfers.aanmeldingen"),
        ("8 kandidaten zijn verhuisd op eigen initiatief.", "cijfers[2020].verhuisd_eigen_initiatief"),
    ],
)
def test_a_typed_figure_is_found_with_its_path(context, zin, pad):
    gevonden = [b for b in toets_tekst(zin, context) if b.regel == "getypt-getal"]
    assert f"{{eval}}`{pad}`" in gevonden[0].herstel


def test_a_number_that_is_not_the_figure_is_told_so(context):
    (bevinding,) = toets_tekst("Er waren 150 aanmeldingen.", context)
    assert bevinding.uitleg == "Dit getal is getypt, en het register geeft een ander getal."


@pytest.mark.parametrize(
    ("zin", "regel"),
    [
        ("Er was 1 intake; elke intake geeft één factuur.", [False, True]),
        ("Iedere kandidaat krijgt hoogstens één traject.", [True]),
        ("Er kwam één klacht binnen.", [False]),
        ("Elke corporatie kreeg 67 kandidaten.", [False]),
    ],
)
def test_a_one_that_is_a_rule_is_no_count(zin: str, regel: list[bool]) -> None:
    assert [telt_iets_anders(getal, zin) for getal in getallen(zin)] == regel
