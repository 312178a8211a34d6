"""Finds numbers, nouns and periods that are not written as the house writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.definitie import Telling
from loket.definities import DEFINITIES
from loket.taal.context import Bevinding, Context
from loket.taal.getallen import GRENS, MAANDEN
from loket.taal.zinnen import Zin

_PUNT = re.compile(r"(?<![\d.,])\d+\.\d{1,2}\s*(?:%|procent\b)")
_PROCENT = re.compile(r"(?<![\d.,])(\d+)([.,]\d+)?\s*(?:%|procent\b)")
#: Singular and plural of what a report counts, besides the figures' own words.
_ANDERE_WOORDEN = [("maand", "maanden"), ("dag", "dagen"), ("week", "weken"), ("melding", "meldingen")]
_ANDERE_WOORDEN += [("huurder", "huurders"), ("deelnemer", "deelnemers"), ("gesprek", "gesprekken")]
_PAREN = {d.woorden for d in DEFINITIES.values() if isinstance(d, Telling) and d.eenheid != "euro"} | {*_ANDERE_WOORDEN}
_ENKELVOUD = dict(sorted(_PAREN))
_MEERVOUD = {meer: een for een, meer in _ENKELVOUD.items()}
_BIJVOEGLIJK = r"(?:\w+e\s+)?"
_EEN_MEER = re.compile(rf"(?<![\w.,-])(?:1|één)\s+{_BIJVOEGLIJK}({'|'.join(_MEERVOUD)})\b", re.IGNORECASE)
_MEER_EEN = re.compile(
    rf"(?<![\w.,/-])(?!1\s|(?:19|20)\d\d\s)\d+\s+{_BIJVOEGLIJK}({'|'.join(_ENKELVOUD)})\b", re.IGNORECASE
)
_DAG = rf"(?:\d{{1,2}}-\d{{1,2}}(?:-\d{{4}})?|\d{{1,2}} (?:{MAANDEN})(?: \d{{4}})?)"
_SLOT = r"(?:(?:28|29|30|31)-\d{1,2}(?:-\d{4})?|(?:28|29|30|31) (?:\w+)(?: \d{4})?)"
_TOT = re.compile(rf"{_DAG}\s+tot\s+(?:en met\s+)?{_SLOT}|\b(?:{MAANDEN})(?: \d{{4}})?\s+tot\s+(?:{MAANDEN})\b")


def opmaak(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find decimal points, mixed decimals, wrong singular or plural, and ‘tot’ where t/m is meant."""
    for treffer in _PUNT.finditer(zin.tekst):
        goed = treffer[0].replace(".", ",")
        yield _bevinding(zin, treffer, "Een percentage heeft in het Nederlands een komma.", f"schrijf {goed}")
    yield from _ongelijke_decimalen(zin)
    for treffer in _EEN_MEER.finditer(zin.tekst):
        goed = _MEERVOUD[treffer[1].lower()]
        yield _bevinding(zin, treffer, "Bij 1 hoort het enkelvoud.", f"schrijf 1 {goed}, of koppel het met .voluit")
    for treffer in _MEER_EEN.finditer(zin.tekst):
        goed = _ENKELVOUD[treffer[1].lower()]
        yield _bevinding(zin, treffer, "Hier hoort het meervoud.", f"schrijf {goed}, of koppel het met .voluit")
    for treffer in _TOT.finditer(zin.tekst):
        if "en met" not in treffer[0]:
            uitleg = "‘Tot’ telt de laatste dag niet mee, en die hoort er hier bij."
            yield _bevinding(zin, treffer, uitleg, "schrijf t/m, of gebruik {eval}`cijfers.periodetekst`")


def _ongelijke_decimalen(zin: Zin) -> Iterator[Bevinding]:
    if not any(treffer[2] for treffer in _PROCENT.finditer(zin.blok)):
        return
    for treffer in _PROCENT.finditer(zin.tekst):
        if not treffer[2] and not GRENS.search(zin.tekst[: treffer.start()]):
            uitleg = "Naast een percentage met één decimaal staat er een zonder."
            yield _bevinding(zin, treffer, uitleg, f"schrijf {treffer[1]},0% of het echte cijfer met één decimaal")


def _bevinding(zin: Zin, treffer: re.Match[str], uitleg: str, herstel: str) -> Bevinding:
    fragment = zin.toon(treffer.start(), treffer.end())
    return Bevinding("opmaak", zin.regel(treffer.start()), fragment, uitleg, herstel)
