from loket.taal.zinnen import lees_rol, zinnen


def test_sentences_know_their_line_and_kind(context):
    gelezen = zinnen("## Kop\n\nEen zin. Nog een\nzin.\n\n- punt\n\n| a | b |", context)
    assert [(z.tekst, z.plaats, z.soort) for z in gelezen] == [
        ("Kop", 1, "kop"),
        ("Een zin.", 3, "alinea"),
        ("Nog een\nzin.", 3, "alinea"),
        ("punt", 6, "lijst"),
        ("| a | b |", 8, "tabel"),
    ]
    assert gelezen[2].regel(gelezen[2].tekst.index("zin")) == 4


def test_a_year_at_the_start_of_a_line_is_no_list_number(context):
    assert [z.tekst for z in zinnen("De pilot begon in\n2018. Daarna ging het door.", context)] == [
        "De pilot begon in\n2018.",
        "Daarna ging het door.",
    ]


def test_quotes_code_and_what_is_fixed_are_no_text_of_the_author(context):
    assert [z.tekst for z in zinnen("Hij zei: “177 aanmeldingen”.", context)] == ["Hij zei: …."]
    assert zinnen("Er waren 177 aanmeldingen. <!-- vast -->", context) == []
    assert [z.tekst for z in zinnen("Typ `177` nooit.", context)] == ["Typ … nooit."]


def test_a_duiding_block_is_known(context):
    assert zinnen("> **Duiding.** Dat denken wij.", context)[0].duiding
    assert not zinnen("> Dat denken wij.", context)[0].duiding


def test_what_stands_above_and_below_is_known(context):
    kop, intro, punt = zinnen("## Plaatsingen\n\nPer corporatie:\n\n- {eval}`cijfers.plaatsingen`", context)
    assert [rol.naam for rol in kop.eronder] == ["plaatsingen"]
    assert intro.aanhef == "Plaatsingen"
    assert punt.aanhef == "Plaatsingen Per corporatie:"


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
