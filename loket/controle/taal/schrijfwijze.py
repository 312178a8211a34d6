"""Finds numbers, nouns, periods and headings that are not written as the house writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.basis.opmaak import MAANDEN
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Telling
from loket.controle.taal.context import Bevinding, Context
from loket.controle.taal.getallen import GRENS, zonder_nummers
from loket.controle.taal.zinnen import ROL, Zin

_I = re.IGNORECASE

#: A unit that was typed before or behind a bound number.
_EENHEID_ERBIJ = re.compile(
    rf"€\s*(?P<voor>{ROL})|(?P<na>{ROL})\s*(?:%|(?:procent|maand(?:en)?|dag(?:en)?|euro)\b)", _I
)
#: Singular and plural of what a report counts, besides the figures' own words.
_WOORDEN = dict(d.woorden for d in DEFINITIES.values() if isinstance(d, Telling) and d.eenheid != "euro")
_WOORDEN |= {"maand": "maanden", "dag": "dagen", "week": "weken", "gemeente": "gemeenten", "persoon": "personen"}
#: The ends of nouns, alone or in a compound: each word on them makes its plural in the same way.
_EINDEN = {
    "er": "ers",
    "enaar": "enaars",
    "tor": "toren",
    "eur": "eurs",
    "ing": "ingen",
    "tie": "ties",
    "teit": "teiten",
    "schap": "schappen",
    "ënt": "ënten",
    "ment": "menten",
    "sulent": "sulenten",
    "agent": "agenten",
    "lant": "lanten",
    "ialist": "ialisten",
    "partij": "partijen",
    "gesprek": "gesprekken",
    "bezoek": "bezoeken",
    "komst": "komsten",
    "avond": "avonden",
    "middag": "middagen",
    "wijk": "wijken",
    "buurt": "buurten",
    "punt": "punten",
    "groep": "groepen",
    "plan": "plannen",
    "team": "teams",
    "brief": "brieven",
    "vraag": "vragen",
    "formulier": "formulieren",
    "contract": "contracten",
    "akkoord": "akkoorden",
    "besluit": "besluiten",
    "verslag": "verslagen",
    "rapport": "rapporten",
    "project": "projecten",
    "loket": "loketten",
    "sleutel": "sleutels",
    "factuur": "facturen",
    "huis": "huizen",
    "pand": "panden",
    "studio": "studio’s",
    "collega": "collega’s",
    "pilot": "pilots",
    "symposium": "symposia",
    "verzoek": "verzoeken",
    "signaal": "signalen",
    "onderdeel": "onderdelen",
    "voorstel": "voorstellen",
    "artikel": "artikelen",
    "lid": "leden",
    "stap": "stappen",
    "baas": "bazen",
    "wagen": "wagens",
    "gebied": "gebieden",
    "taal": "talen",
    "kind": "kinderen",
    "klant": "klanten",
    "gast": "gasten",
    "student": "studenten",
    "straat": "straten",
    "traject": "trajecten",
    "regel": "regels",
    "voorbeeld": "voorbeelden",
    "bureau": "bureaus",
    "school": "scholen",
    "doel": "doelen",
    "fase": "fasen",
    "ronde": "rondes",
    "thema": "thema’s",
    "boek": "boeken",
    "stad": "steden",
    "dorp": "dorpen",
    "spreekuur": "spreekuren",
}
_MEERVOUD = {meer: een for een, meer in _WOORDEN.items()}
_EINDEN_MEER = {meer: een for een, meer in _EINDEN.items()}
#: Words on such an end that are no noun, and measures, which stay singular behind a number.
_GEEN_NAAMWOORD = (
    r"(?:(?:meer|minder|keer|over|onder|voor|door|achter|per|ver|er|her|hier|weer|zeer|eer|zonder|ander|ieder|later"
    r"|eerder|vaker|verder|zeker|onzeker|echter|alweer|ongeveer|zuiver|lekker|\w*meter|\w*liter|\w*kwartier|ging|hing"
    r"|ving|oktober|september|november|december|winter|zomer|hoger|lager|groter|kleiner|langer|korter|beter|slechter"
    r"|sneller|ouder|jonger|duurder)\b|\w+er dan\b)"
)
_TELWOORD = "twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|beide"
_BIJVOEGLIJK = r"(?:\w+e\s+)?"


def _een_van(woorden: dict[str, str], einden: dict[str, str]) -> str:
    """Return a pattern for the nouns with these words, or with these ends."""
    return rf"({'|'.join(woorden)}|(?!{_GEEN_NAAMWOORD})\w*(?:{'|'.join(einden)}))\b(?![-’'])"


_EEN_MEER = re.compile(rf"(?<![\w.,-])(?:1|[eé]én)\s+{_BIJVOEGLIJK}{_een_van(_MEERVOUD, _EINDEN_MEER)}", _I)
_MEER_EEN = re.compile(
    rf"(?<![\w.,/-])(?:(?!1\s|(?:19|20)\d\d\s)\d+(?:,\d+)?|{_TELWOORD})\s+{_BIJVOEGLIJK}{_een_van(_WOORDEN, _EINDEN)}",
    _I,
)
_ZIJN_EEN = re.compile(
    rf"\b(?:zijn|waren|werden|hebben|kwamen)\s+(?:er\s+)?(?:1|[eé]én)\s+{_een_van(_WOORDEN, _EINDEN)}", _I
)


def ongelijk_getal(tekst: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield each number with a noun in the wrong number, what is wrong with it, and the noun as it should be."""
    tekst = zonder_nummers(tekst)
    for treffer in _EEN_MEER.finditer(tekst):
        yield treffer, "Bij 1 hoort het enkelvoud.", f"1 {_ander(treffer[1], _MEERVOUD, _EINDEN_MEER)}"
    for treffer in _MEER_EEN.finditer(tekst):
        yield treffer, "Hier hoort het meervoud.", _ander(treffer[1], _WOORDEN, _EINDEN)
    for treffer in _ZIJN_EEN.finditer(tekst):
        yield treffer, "Bij 1 hoort ook het werkwoord in het enkelvoud.", "is, was of werd"


def _ander(woord: str, woorden: dict[str, str], einden: dict[str, str]) -> str:
    """Return the plural of a singular, or the other way round."""
    woord = woord.lower()
    einde = max((einde for einde in einden if woord.endswith(einde)), key=len, default="")
    return woorden.get(woord) or woord.removesuffix(einde) + einden[einde]


_PUNT = re.compile(
    r"(?<![\d.,])\d+\.\d{1,2}(?=\s*(?:%|procent\w*\b|euro\b|maa?nd\w*\b|mnd\b|jaar\b))"
    r"|€\s*\d+(?:,\d{3})*\.\d\d(?!\d)|€\s*\d{1,3}(?:,\d{3})+(?!\d)"
    r"|(?<![\d.,])\d+\.\d{1,2}(?= (?:fte|keer|maal|punt(?:en)?|personen|miljoen|ton|kilometer|(?:op|uit)"
    r" (?:een|de) (?:schaal|10|tien)))"
    r"|(?:(?<=gemiddeld )|(?<=\been )|(?<=cijfer )|(?<=score )|(?<=score van )|(?<=cijfer van )"
    r"|(?<=factor ))\d+\.\d{1,2}(?!\d|\.\d)"
)
_PROCENT = re.compile(r"(?<![\d.,])(\d+)([.,]\d+)?\s*(?:%|procent\b)")
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
    yield from _dubbele_eenheid(zin)
    for treffer, uitleg, goed in ongelijk_getal(_NUMMER.sub("", zin.tekst) if zin.soort == "kop" else zin.tekst):
        yield _bevinding(zin, treffer, uitleg, f"schrijf {goed}, of koppel het met .voluit")
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


def _dubbele_eenheid(zin: Zin) -> Iterator[Bevinding]:
    """Find a unit beside a figure that prints its own: ``8,9 maanden maanden``."""
    for treffer in _EENHEID_ERBIJ.finditer(zin.tekst):
        rol = zin.rollen.get(treffer["voor"] or treffer["na"])
        eenheid = DEFINITIES[rol.naam].eenheid if rol and rol.naam and not rol.verschil else ""
        if rol and (rol.aandeel or eenheid not in ("", "aantal")) and not rol.pad.endswith(".kaal"):
            yield _bevinding(zin, treffer, "Bij dit cijfer staat de eenheid vanzelf.", "haal de getypte eenheid weg")


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
