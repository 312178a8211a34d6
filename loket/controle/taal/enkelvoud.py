"""Finds a noun that is singular or plural where the number before it asks for the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Telling
from loket.controle.taal.getallen import zonder_nummers

_I = re.IGNORECASE
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
