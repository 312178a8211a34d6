import pytest


@pytest.mark.parametrize(
    "zin",
    [
        "In 2021 waren er {eval}`cijfers.plaatsingen` plaatsingen.",
        "## Jaarcijfers 2021\n\n{eval}`cijfers.intakes` intakes.",
        "| Taakstelling 2021 | {eval}`cijfers.taakstelling` |",
        "Tabel: aanmeldingen 2021 per verwijzer\n\nTotaal: {eval}`cijfers.aanmeldingen`",
        "Voor het jaar 2021 is een jaarplanning vastgesteld.",
        "De jaarplanning is vastgesteld voor 2021.",
        "Dit verslag gaat over het jaar 2021.",
        "In 2023 is de regiegroep opgegaan in het BOWWZ.",
    ],
)
def test_a_wrong_year_is_found(regels, zin):
    assert regels(zin) == ["verkeerd-jaar"]


@pytest.mark.parametrize(
    "zin",
    [
        "In 2021 waren er {eval}`cijfers.vorig.plaatsingen` plaatsingen.",
        "Terugblik 2021: {eval}`cijfers.vorig.plaatsingen` plaatsingen.",
        "Van het cohort 2020 woont {eval}`cijfers[2020].duurzaam` duurzaam.",
        "In 2023 richten we ons op drie punten.",
        "Voor 2022 is een planning- en controlecyclus vastgesteld.",
        "In {eval}`jaar - 1` waren er {eval}`vorig.plaatsingen`, en nu {eval}`cijfers.plaatsingen`.",
    ],
)
def test_a_right_year_is_left_alone(regels, zin):
    assert regels(zin) == []


@pytest.mark.parametrize(
    "zin",
    [
        "Terugkijkend op verslagjaar 2021 zijn we trots.",
        "De jaarplanning die we in dit verslagjaar invoerden, gold voor het jaar 2021.",
        "Met dit verslag blikken we terug op 2021.",
    ],
)
def test_an_old_year_of_report_is_found(regels, zin):
    assert regels(zin) == ["verkeerd-jaar"]


def test_a_typed_figure_of_this_year_in_another_year_is_found(regels):
    assert regels("In 2021 zijn er 67 kandidaten geplaatst.") == ["getypt-getal", "verkeerd-jaar"]
    assert regels("In 2021 waren er 189 aanmeldingen.") == ["getypt-getal"]


@pytest.mark.parametrize(
    "zin",
    ["In het vorige verslagjaar, 2021, begon de proef.", "Terugkijkend op 2021 en 2022 zien we twee drukke jaren."],
)
def test_an_earlier_year_on_purpose_is_left_alone(regels, zin):
    assert regels(zin) == []
