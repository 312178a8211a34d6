from dataclasses import replace

import pytest

from loket.controle.taal import REGELS, Bevinding, toets_tekst


def test_a_finding_says_where_what_and_how(context):
    (bevinding,) = toets_tekst("## Kop\n\nDit is een zin.\nEr waren 177 aanmeldingen.", context)
    assert bevinding == Bevinding(
        "getypt-getal",
        4,
        "177 aanmeldingen",
        "Dit getal is getypt. Het verandert niet mee als het register verandert.",
        "koppel het: {eval}`cijfers.aanmeldingen`. Staat het getal vast, zet dan <!-- vast --> achter de alinea.",
    )


def test_findings_come_in_the_order_of_the_text(context):
    gevonden = toets_tekst("Er waren 67 plaatsingen.\n\nLocket Housing groeide.\n\nEr waren 127 intakes.", context)
    assert [(b.plaats, b.regel) for b in gevonden] == [(1, "getypt-getal"), (3, "naamvariant"), (5, "getypt-getal")]


def test_an_empty_text_has_no_findings(context):
    assert toets_tekst("", context) == []


def test_every_rule_has_one_name():
    assert len(set(REGELS)) == len(REGELS) == 11


@pytest.mark.parametrize("zin", ["Een woning van een woningcorporatie.", "Zij wonen er nog.", "Kleine woningen."])
def test_plain_words_are_no_slips_of_a_corporatie_that_is_called_so(context, zin):
    assert toets_tekst(zin, replace(context, namen=("Wonen Zuid", "Woonpunt"))) == []
