import pytest


@pytest.mark.parametrize(
    "zin",
    [
        "Er waren minder plaatsingen dan in 2021.",
        "Het aantal plaatsingen steeg van {eval}`cijfers.vorig.plaatsingen` naar {eval}`cijfers.plaatsingen`.",
        "De taakstelling bleef gelijk: {eval}`cijfers.vorig.taakstelling` en {eval}`cijfers.taakstelling`.",
        "De duurzaamheid daalde van {eval}`cijfers[2020].duurzaam` naar {eval}`cijfers[2021].duurzaam`.",
        "Het aantal aanmeldingen steeg: {eval}`cijfers.aanmeldingen.verschil`.",
    ],
)
def test_a_claim_without_figures_or_against_them_is_found(regels, zin):
    assert regels(zin) == ["vergelijking"]


@pytest.mark.parametrize(
    "zin",
    [
        "Het aantal plaatsingen daalde van {eval}`cijfers.vorig.plaatsingen` naar {eval}`cijfers.plaatsingen`.",
        "Er waren minder plaatsingen ({eval}`cijfers.plaatsingen`) dan in 2021 ({eval}`cijfers.vorig.plaatsingen`).",
        "Het aantal aanmeldingen daalde: {eval}`cijfers.aanmeldingen.verschil`.",
        "De taakstelling was {eval}`cijfers.taakstelling`; in 2021 was die lager: {eval}`cijfers.vorig.taakstelling`.",
        "Het aantal klachten bleef gelijk: {eval}`cijfers.vorig.klachten` en {eval}`cijfers.klachten`.",
        "Het waren er {eval}`cijfers.vorig.wachtlijst`. Daarna steeg de wachtlijst naar {eval}`cijfers.wachtlijst`.",
        "De duurzaamheid bleef gelijk: {eval}`cijfers[2020].duurzaam` en {eval}`cijfers[2021].duurzaam`.",
    ],
)
def test_a_claim_that_the_figures_bear_out_is_left_alone(regels, zin):
    assert regels(zin) == []


@pytest.mark.parametrize(
    "zin",
    [
        "Evenals vorig jaar is er niemand ontruimd.",
        "Opnieuw is geen enkele huurder uit huis gezet.",
        "Met {eval}`cijfers.plaatsingen` plaatsingen bleven we achter bij een jaar eerder.",
        "Met {eval}`cijfers.aanmeldingen` aanmeldingen evenaarden we het jaar ervoor.",
        "We plaatsten {eval}`cijfers.plaatsingen` kandidaten, onder het aantal van vorig jaar.",
    ],
)
def test_a_comparison_with_another_year_in_other_words_is_found(regels, zin):
    assert regels(zin) == ["vergelijking"]


@pytest.mark.parametrize(
    "zin",
    ["Evenals vorig jaar was het symposium in november.", "Zoals vorig jaar staan de klachten in een eigen hoofdstuk."],
)
def test_a_comparison_of_no_figure_is_left_alone(regels, zin):
    assert regels(zin) == []
