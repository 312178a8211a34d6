"""Finds numbers, nouns, periods and headings that are not written as the house writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.definitie import Telling
from loket.definities import DEFINITIES
from loket.taal.context import Bevinding, Context
from loket.taal.getallen import GRENS, MAANDEN
from loket.taal.zinnen import Zin

_I = re.IGNORECASE
_PUNT = re.compile(
    r"(?<![\d.,])\d+\.\d{1,2}(?=\s*(?:%|procent\w*\b|euro\b|maa?nd\w*\b|mnd\b|jaar\b))"
    r"|€\s*\d+(?:,\d{3})*\.\d\d(?!\d)|€\s*\d{1,3}(?:,\d{3})+(?!\d)"
)
_PROCENT = re.compile(r"(?<![\d.,])(\d+)([.,]\d+)?\s*(?:%|procent\b)")
#: Singular and plural of what a report counts, besides the figures' own words.
_ANDERE_WOORDEN = [("maand", "maanden"), ("dag", "dagen"), ("week", "weken"), ("melding", "meldingen")]
_ANDERE_WOORDEN += [("huurder", "huurders"), ("deelnemer", "deelnemers"), ("gesprek", "gesprekken")]
_ANDERE_WOORDEN += [("corporatie", "corporaties"), ("gemeente", "gemeenten"), ("persoon", "personen")]
_ANDERE_WOORDEN += [
    ("bewoner", "bewoners"),
    ("verwijzer", "verwijzers"),
    ("cliënt", "cliënten"),
    ("factuur", "facturen"),
]
_PAREN = {d.woorden for d in DEFINITIES.values() if isinstance(d, Telling) and d.eenheid != "euro"} | {*_ANDERE_WOORDEN}
_ENKELVOUD = dict(sorted(_PAREN))
_MEERVOUD = {meer: een for een, meer in _ENKELVOUD.items()}
_BIJVOEGLIJK = r"(?:\w+e\s+)?"
_TELWOORD = r"twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|beide"
_EEN_MEER = re.compile(rf"(?<![\w.,-])(?:1|[eé]én)\s+{_BIJVOEGLIJK}({'|'.join(_MEERVOUD)})\b", _I)
_MEER_EEN = re.compile(
    rf"(?<![\w.,/-])(?:(?!1\s|(?:19|20)\d\d\s)\d+(?:,\d+)?"
    rf"|{_TELWOORD})\s+{_BIJVOEGLIJK}({'|'.join(_ENKELVOUD)})\b(?!-)",
    _I,
)
_ZIJN_EEN = re.compile(
    rf"\b(?:zijn|waren|werden|hebben|kwamen)\s+(?:er\s+)?(?:1|[eé]én)\s+({'|'.join(_ENKELVOUD)})\b", _I
)
_DAG = rf"(?:\d{{1,2}}-\d{{1,2}}(?:-\d{{4}})?|\d{{1,2}} (?:{MAANDEN})(?: \d{{4}})?)"
_SLOT = r"(?:(?:28|29|30|31)-\d{1,2}(?:-\d{4})?|(?:28|29|30|31) (?:\w+)(?: \d{4})?)"
_TOT = re.compile(rf"{_DAG}\s+tot\s+{_SLOT}|\b(?:{MAANDEN})(?: \d{{4}})?\s+tot\s+(?:eind )?(?:{MAANDEN})\b", _I)
_NUMMER = re.compile(
    r"^(?:\d+(?:\.\d+)+\.?|(?!(?:19|20)\d\d\b)\d+[.):])\s|^\d{1,2}\s+(?=[A-ZÀ-Ý])|^(?:Hoofdstuk|Paragraaf)\s+\d", _I
)
_NUMMER_KLEIN = re.compile(r"^\d{1,2}\s+[a-zà-ÿ]")


def opmaak(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find decimal points, mixed decimals, wrong singular or plural, and ‘tot’ where t/m is meant."""
    for treffer in _PUNT.finditer(zin.tekst):
        goed = treffer[0].translate(str.maketrans(".,", ",."))
        yield _bevinding(zin, treffer, "Een getal heeft in het Nederlands een komma, geen punt.", f"schrijf {goed}")
    yield from _ongelijke_decimalen(zin)
    for treffer in _EEN_MEER.finditer(zin.tekst):
        goed = _MEERVOUD[treffer[1].lower()]
        yield _bevinding(zin, treffer, "Bij 1 hoort het enkelvoud.", f"schrijf 1 {goed}, of koppel het met .voluit")
    for treffer in _MEER_EEN.finditer(zin.tekst):
        goed = _ENKELVOUD[treffer[1].lower()]
        yield _bevinding(zin, treffer, "Hier hoort het meervoud.", f"schrijf {goed}, of koppel het met .voluit")
    for treffer in _ZIJN_EEN.finditer(zin.tekst):
        yield _bevinding(zin, treffer, "Bij 1 hoort ook het werkwoord in het enkelvoud.", "schrijf is, was of werd")
    for treffer in _TOT.finditer(zin.tekst):
        uitleg = "‘Tot’ telt de laatste dag niet mee, en die hoort er hier bij."
        yield _bevinding(zin, treffer, uitleg, "schrijf t/m, of gebruik {eval}`cijfers.periodetekst`")


def getypte_nummering(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a heading that begins with a typed number."""
    treffer = _NUMMER.match(zin.tekst) if zin.soort == "kop" and not _NUMMER_KLEIN.match(zin.tekst) else None
    if treffer:
        uitleg = "Dit nummer is getypt. De nummering van koppen wordt vanzelf gemaakt."
        fragment = zin.toon(treffer.start(), treffer.end())
        yield Bevinding("getypte-nummering", zin.plaats, fragment, uitleg, "laat het nummer weg")


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
