from loket.controle.taal.zinnen import zinnen


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


def test_a_list_item_that_goes_on_knows_the_one_above_it(context):
    punten = zinnen("- {eval}`cijfers.intakes` intakes\n  - waarvan twee in maart\n- iets anders", context)
    assert [bool(punt.vorige) for punt in punten] == [False, True, False]


def test_addresses_are_no_words(context):
    assert [z.tekst for z in zinnen("Mail info@levantogroep.nl of kijk op www.lokethousing.nl.", context)] == [
        "Mail … of kijk op …."
    ]


def test_what_still_has_to_be_rewritten_is_not_tested_and_the_item_beside_it_is(context):
    tekst = "- Er waren 177 aanmeldingen. <!-- herzien -->\n- Er waren 178 aanmeldingen."
    assert [z.tekst for z in zinnen(tekst, context)] == ["Er waren 178 aanmeldingen."]
