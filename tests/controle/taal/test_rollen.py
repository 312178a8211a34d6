import pytest

from loket.controle.taal.rollen import Namen, VanJaar, lees_rol

NAMEN = Namen(2022, (("cijfers", VanJaar(2022)), ("jaar", 2022), ("toen", VanJaar(2020)), ("reeks", (VanJaar(2021),))))


def lees(pad):
    return lees_rol(pad, NAMEN)


def test_a_path_says_figure_group_and_year():
    assert (lees("cijfers.plaatsingen").naam, lees("cijfers.plaatsingen").jaar) == ("plaatsingen", 2022)
    assert lees("cijfers.vorig.plaatsingen").jaar == 2021
    assert lees("cijfers.plaatsingen.vorig").jaar == 2021
    assert lees("cijfers[2020].overlast_geen.aandeel").aandeel
    assert lees("cijfers[2020].overlast_geen.aandeel").jaar == 2020
    assert lees('cijfers.plaatsingen["Servatius"]').groep == {"Servatius"}
    assert lees("cijfers.intakes.verschil").verschil
    assert lees("loket.naam").naam == ""


def test_the_year_of_a_name_is_what_was_bound_to_it():
    assert lees("toen.duurzaam.van").jaar == 2020
    assert lees("toen.vorig.duurzaam.vorig").jaar == 2018
    assert lees("reeks[0].duurzaam").jaar == 2021
    assert lees("reeks[7].duurzaam").jaar == 2022  # leads nowhere, as running it will tell


def test_a_path_may_print_a_year():
    assert all(lees(pad).jaartal for pad in ("jaar", "jaar - 1", "cijfers.jaar", "toen.vorig.jaar"))
    assert not any(lees(pad).jaartal for pad in ("cijfers.intakes", "loket.naam", "jaarverslag", "jaar("))


@pytest.mark.parametrize(
    ("pad", "onbekend"),
    [
        ("cijfers.snele_intakes.van", True),
        ("cijfers.intakes.van", False),
        ("cijfers.laatste_dag", False),
        ("cijfers.periode.voluit", False),
        ("cijfers[2021].intake", True),
        ("jaar", False),
    ],
)
def test_a_name_that_the_figures_do_not_have_is_unknown(pad: str, onbekend: bool) -> None:
    assert lees_rol(pad, Namen.gewoon(2022)).onbekend is onbekend
