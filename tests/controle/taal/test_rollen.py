from loket.controle.taal.rollen import lees_rol


def test_a_path_says_figure_group_and_year():
    assert (lees_rol("cijfers.plaatsingen", 2022).naam, lees_rol("cijfers.plaatsingen", 2022).jaar) == (
        "plaatsingen",
        2022,
    )
    assert lees_rol("cijfers.vorig.plaatsingen", 2022).jaar == 2021
    assert lees_rol("vorig.wachtlijst.voluit", 2022).jaar == 2021
    assert lees_rol("cijfers.plaatsingen.vorig", 2022).jaar == 2021
    assert lees_rol("cijfers[2020].overlast_geen.aandeel", 2022).aandeel
    assert lees_rol('cijfers.plaatsingen["Servatius"]', 2022).groep == {"Servatius"}
    assert lees_rol("cijfers.intakes.verschil", 2022).verschil
    assert lees_rol("loket.naam", 2022).naam == ""


def test_the_notebooks_cohorts_are_two_and_one_year_back():
    assert lees_rol("oud.duurzaam.van", 2022).jaar == 2020
    assert lees_rol("nieuw.duurzaam.van", 2022).jaar == 2021
