"""What can be typed next: the names that work there, with their kinds."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from klein_register import aanmelding, geplaatst, maak_cijfers

from loket.basis.meldingen import LoketFout
from loket.tonen.aanvullen import richt_in, vul_aan
from loket.tonen.pad import namen_van, volg_pad


@pytest.fixture(scope="module")
def namen() -> dict[str, Any]:
    return namen_van(maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-03-03"), aanmelding(2, "2022-05-01")]))


@pytest.mark.parametrize(
    ("begonnen", "plek", "verwacht"),
    [
        ("", 0, {"cijfers": "cijfers", "vorig": "cijfers", "cohorten": "lijst", "jaar": "getal", "loket": "loket"}),
        ("coh", 0, {"cohorten": "lijst"}),
        ("cijfers.plaats", 8, {"plaatsingen": "aantal"}),
        ("vorig.Plaats", 6, {"plaatsingen": "aantal"}),
        ("cijfers[2021].duurz", 14, {"duurzaam": "aandeel", "duurzaam_strikt": "aandeel"}),
        ("cohorten[0].tariefx", 12, {}),
        ("cijfers.jaar", 8, {"jaar": "getal"}),
        (
            "cijfers.aanmeldingen.v",
            21,
            {"van": "tekst", "verdeeld": "tekst", "verschil": "tekst", "voluit": "tekst", "vorig": "aantal"},
        ),
        ("cijfers.aanmeldingen[d", 21, {}),
        ('cijfers.intakes["de', 17, {"deelnemer": "verwijzertype", "Deelnemer": "verwijzer"}),
        ('cijfers.aanmeldingen["deelnemer z', 22, {"deelnemer zonder overeenkomst": "verwijzerstatus"}),
        ('cijfers.aanmeldingen["deelnemer"].aan', 34, {"aandeel": "aandeel"}),
        ("cijfers.aanmeldingen.aan", 21, {}),  # of the whole there is no share
        ("cijfers.plaatsing.v", 18, {}),
        ("loket.naam", 6, {"naam": "tekst"}),
        ("open('x').re", 12, {}),
        ("cijfers.per('maa", 16, {}),  # a text calls nothing
    ],
)
def test_a_text_is_offered_what_works_there(
    namen: dict[str, Any], begonnen: str, plek: int, verwacht: dict[str, str]
) -> None:
    gevonden_plek, gevonden = vul_aan(begonnen, namen)
    gekozen = dict(gevonden)
    if "duurz" in begonnen:
        gekozen.pop("duurzaam_strikt_aantal")
    assert (gevonden_plek, gekozen) == (plek, verwacht)


@pytest.mark.parametrize(
    "begonnen", ["cijfers.", "cijfers.aanmeldingen.", "loket.", "cijfers.aanmeldingen[", "cohorten["]
)
def test_whatever_is_offered_in_a_text_leads_somewhere(namen: dict[str, Any], begonnen: str) -> None:
    _, gevonden = vul_aan(begonnen, namen)
    assert gevonden
    for naam, _ in gevonden:
        try:
            volg_pad(begonnen + naam + ("]" if begonnen.endswith("[") else ""), namen)
        except LoketFout as fout:
            pytest.fail(str(fout))


@pytest.mark.parametrize(
    ("begonnen", "verwacht"),
    [
        ("tabel(cijfers.per('maa", {"maand": "uitsplitsing"}),
        ("cijfers.per('maand', 'plaatsi", {"plaatsingen": "aantal"}),
        ("x = cijfers.plaatsingen.traj", {"trajecten": "eigenschap"}),
        ("cijfers.krui", {"kruis": "functie"}),
        ("cij", {}),  # IPython knows better
        ("naam.per('maa", {}),
    ],
)
def test_code_is_offered_more(namen: dict[str, Any], begonnen: str, verwacht: dict[str, str]) -> None:
    assert dict(vul_aan(begonnen, namen, code=True)[1]) == verwacht


def test_ipython_shows_the_kinds(namen: dict[str, Any]) -> None:
    from IPython.core.completer import IPCompleter, provisionalcompleter

    completer = IPCompleter(namespace=namen, use_jedi=False)
    richt_in(SimpleNamespace(Completer=completer, user_ns=namen))
    with provisionalcompleter():
        for code, verwacht in [("a = 1\ncijfers.plaats", "aantal"), ("cijfers.duurzaam_strikt", "aandeel")]:
            gevonden = list(completer.completions(code, len(code)))
            assert gevonden[0].type == verwacht
            assert code[: gevonden[0].start] + gevonden[0].text == code.rpartition(".")[0] + "." + gevonden[0].text
