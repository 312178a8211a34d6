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
