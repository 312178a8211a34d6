"""Which words name which figure, so that a sentence can be tied to the figure it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

_I = re.IGNORECASE
_KREGEN = r"(?:kreeg|kregen|krijgen|gekregen|vond|vonden|gevonden|betrok|betrokken|kon|konden)"
_WONING = r"(?:woning(?:en)?|huis|thuis|woonruimte|plek|onderdak|appartement(?:en)?|sleutels?)"
_OP_TIJD = r"binnen (?:de|het|een|twaalf|12) (?:\w+ )?(?:afspraak|termijn|wachttijd|jaar|maanden)\w*"
#: Patterns per figure; a number may be the figure when these words are in its sentence.
ONDERWERPEN: dict[str, str] = {
    "wachttijd": r"wacht(?:tijd|duur)\w*|doorlooptijd\w*|wachtt?en?\b.*\bma?a?nd\w*|gemiddeld\b.*\bma?a?nd\w*",
    "wachttijd_mediaan": r"mediaan\w*|middelste wachttijd|de helft wacht\w*",
    "trajectprijs": r"traject(?:prijs|prijzen)|tarief|(?:prijs|opbrengst|bedrag|kost\w*) (?:per|van een) traject",
    "gefactureerd_bedrag": r"gefactureerd\w*|factu\w+|omzet|opbrengst\w*|in rekening|gedeclareerd\w*|inkomsten",
    "gefactureerde_trajecten": r"gefactureerd\w*|factureer\w+|facturen|trajectprijs|in rekening",
    "binnen_afspraak": rf"{_OP_TIJD}|op tijd",
    "geplaatst_binnen_afspraak": _OP_TIJD,
    "realisatie": r"taakstelling\w*|realisatie\w*|gerealiseerd|afgesproken woningen|woningen (?:af|toe)\w*",
    "taakstelling": r"taakstelling\w*|woningen (?:\w+ )?(?:af|toe)\w*|(?:afgesproken|toegezegde) woningen|toezegging\w*"
    r"|zeg\w* .*\bwoningen\b|toegezegd\w*",
    "wachtlijst": r"wachtlijst\w*|wacht(?:en|ten|te|t)\b|wachtenden|wachtrij",
    "wachtlijst_in": r"op de wachtlijst\b.*?\b(?:geplaatst|gekomen|bij|kwamen)|nieuw\w* .*\bwachtlijst"
    r"|kwam\w* .*\bwachtlijst|wachtlijst .*\bbij\b",
    "aanmeldingen": r"aanmeld(?:ing|brie|formulie|verzoe|kaart|mail)\w*|(?:aan)?gemeld\w*|\bmeld\w* zich\b"
    r"|klop\w*\b.*\baan\b|meld(?:de|den|t|en)\b.*\baan\b|instroom"
    r"|verwijzingen|aanvragen|inschrijving\w*",
    "intakes": r"intakes?\b|intakegesprek\w*|gesprekken\b",
    "plaatsingen": r"plaatsing\w*|geplaatst\w*|plaats(?:t|te|ten)\b|bemiddeld\w*|bemiddeling\w*|start huren|sleutel\w*"
    rf"|gehuisvest\w*|{_KREGEN}\b.*?\b{_WONING}|huurcontract\w*|gerealiseerd\w*|realiseer\w+|lever(?:t|de|den)\b"
    r"|teller\b",
    "eigen_gemeente": r"eigen (?:gemeente|woonplaats|stad|omgeving)",
    "geplaatst_eigen_gemeente": r"eigen (?:gemeente|woonplaats|stad|omgeving)",
    "negatief_afgesloten": r"negatie(?:f|ve)\b|voortijdig\w*|verkeerd af|mislukt\w*|zonder succes",
    "positief_afgesloten": r"positie(?:f|ve)\b|goed resultaat|met succes|succesvol\w*",
    "uitval": r"uitval\w*|uitgevallen|vielen\b.*\b(?:uit|af)\b|afgehaakt|haakten\b.*\baf\b|afhakers"
    r"|stopten\b.*\bwoning",
    "klachten": r"klacht(?:en)?\b",
    "verhuisd_eigen_initiatief": r"eigen (?:initiatief|beweging|wens)|verhui\w+|zelf\b.*\bvertrokken",
    "verhuisd_initiatief_corporatie": r"initiatief (?:\w+ ){0,3}(?:de )?corporatie\w*",
    "woont_nog": r"woonachtig|wo(?:on|nen)\w*\b.*\bnog\b|nog\b.*\bwo(?:ont|nen|onden)\b|nog in (?:hun|de) \w*\s?woning",
    "overlast_structureel": r"structurele? overlast|overlast\b.*\bstructureel",
    "overlast_meldingen": r"melding\w*|kla(?:gen|agden|agde)\b.*\boverlast|overlast\w*",
    "overlast_geen": r"(?:geen|zonder|overlastvrij) (?:\w+ ){0,2}overlast|overlastvrij",
    "huurachterstand_problematisch": r"problematische \w*schuld\w*|huurschuld\w*",
    "huurachterstand_opgelost": r"achterstand\w*",
    "huurachterstand_geen": r"(?:geen|zonder) (?:\w+ ){0,4}(?:huur|betalings)?achterstand\w*|huur op tijd",
    "duurzaam_strikt": r"strikt\w*",
    "duurzaam_strikt_aantal": r"strikt\w*",
    "duurzaam": r"duurza(?:am|me)\w*",
    "nameting_cohort": r"cohort\w*|positie(?:f|ve)\b|nameting\w*",
    "ontruimingen": r"ontruim\w*|huisuitzetting\w*|uithuiszetting\w*",
}
_PATRONEN = {naam: re.compile(patroon, _I | re.DOTALL) for naam, patroon in ONDERWERPEN.items()}
_PERSOON = (
    r"kandida(?:at|ten)|mensen|personen|huurders?|cliënten|bewoners?|inwoners?|burgers|huishoudens|gezinnen|jongeren"
)
#: Whatever names a figure of the report.
CIJFERWOORD = re.compile(
    rf"\b(?:(?:aantal|aandeel|percentage) (?:\w+e )?(?:{_PERSOON}|maanden|sleutels|uitvallers|meldingen)"
    r"|aanmelding(?:en)?|aangemeld\w*|instroom|uitstroom"
    r"|doorstroom|toestroom"
    r"|intakes?|intakegesprekken"
    r"|plaatsing(?:en)?|geplaatst|ontruimd|uitgezet|uit (?:huis|(?:zijn|hun|haar|de|een) woning) gezet"
    r"|bemiddeling(?:en)?|bemiddeld\w*|gehuisvest\w*"
    r"|wachtlijst\w*|wachttijd\w*|wachtduur"
    r"|wachtrij|wachtenden|doorlooptijd\w*|taakstelling\w*|realisatie\w*|gerealiseerd\w*|duurzaam(?:heid\w*)?"
    r"|duurzame? wonen"
    r"|\w*overlast|\w*achterstand(?:en)?|huurschuld\w*|klacht(?:en)?|uitval|uitgevallen|uitvallers"
    r"|traject(?:en)?|facturen|facturatie|gefactureerde?|omzet|opbrengst\w*|\w*ontruiming\w*|\w*uitzetting\w*)\b",
    _I,
)
#: Nouns that the report counts.
GETELD = re.compile(
    rf"(?:{_PERSOON}|trajec(?:t|ten)|deelnemers|convenantpartners?|woning(?:en)?|huizen|namen|gevallen|keer|maal|stuks"
    r"|aanmelding(?:en)?|(?:aanmeld|aanvraag|inschrijf|intake)\w+en|\w+gesprekken|intakes?|plaatsing(?:en)?"
    r"|bemiddeling(?:en)?"
    r"|klacht(?:en)?|facturen|factuur|melding(?:en)?"
    r"|ontruiming(?:en)?|verhuizing(?:en)?|ma?a?nd(?:en)?|mnd|sleutels?|huurcontracten|contracten|wachtenden|personen"
    r"|huisuitzettingen|uithuiszettingen|inschrijvingen|aanvragen|gesprekken|plekken)\b",
    _I,
)
PERSONEN = re.compile(rf"(?:{_PERSOON})\b", _I)
#: What says that somebody was counted: got a home, still lives there, or was registered.
UITKOMST = re.compile(
    rf"\b(?:wo(?:ont|nen|onden)\b.*\bnog|nog\b.*\bwo(?:ont|nen|onden)|{_KREGEN}\b.*?\b{_WONING}|wacht(?:te|ten|t|en)"
    r"|geplaatst|plaats(?:te|ten|t)|verhuis(?:d|de|den)|uitgevallen|duurzaam|aangemeld|geholpen|helpen|hielpen"
    r"|gehuisvest"
    r"|bemiddeld)\b",
    _I | re.S,
)

#: Heads of a noun phrase that give the size of what follows: ‘het aantal intakes’, ‘een daling van de uitval’.
_MAATWOORD = (
    r"lijst|groep|aantal(?:len)?|percentages?|aandeel|deel|cijfers?|totaal|totale|omvang|lengte|duur|hoogte|stand"
    r"|gemiddelden?|mediaan"
    r"|volume|score|lijn|trend|beeld|ontwikkeling|verloop|groei|stijging|daling|toename|afname|krimp|terugloop"
    r"|terugval|plus"
    r"|min|piek|dip|verschil|jaar|jaren|kwartaal|sprake|geval|gebied|kant|resultaten|reeks|mate|tempo|verdubbeling"
    r"|halvering"
    r"|opzichte|basis|grootte|record|topjaar|vermindering|verhoging|teruggang|achteruitgang|aanwas|toeloop|oorzaak"
    r"|oorzaken|reden"
    r"|redenen|verklaring|gevolg|achtergrond|percentages|kwart|helft|meerderheid|reductie|dieptepunt|stagnatie"
    r"|vertraging|uitblijven|ontbreken|achterblijven|wegblijven|afwezigheid|oplopen"
)
#: ‘De drempel voor een aanmelding’ is about the drempel, not about the aanmeldingen.
_ONDER_ANDER_HOOFD = re.compile(
    rf"\b(?:de|het|een|onze|hun|meer|minder|veel|weinig|goede|betere)\s+(?:\w+e\s+)?(?!(?:{_MAATWOORD})\b)\w{{3,}}\s+"
    r"(?:voor|over|van|bij|rond|rondom|aan|met|tijdens|na|naar|op|tussen)\s+(?:de |het |een |onze |elke |hun "
    r"|iedere )?"
    r"(?:\w+e )?$",
    _I,
)


def cijferwoorden(tekst: str) -> Iterator[re.Match[str]]:
    """Yield the words in a sentence that name a figure and are no complement of another noun."""
    for treffer in CIJFERWOORD.finditer(tekst):
        if not _ONDER_ANDER_HOOFD.search(tekst[: treffer.start()]):
            yield treffer


def over_cijfer(tekst: str) -> bool:
    """Return whether a sentence is about a figure."""
    return any(True for _ in cijferwoorden(tekst))


def afstand_tot(naam: str, tekst: str, begin: int, einde: int) -> int | None:
    """Return how far the words of a figure are from a place in a sentence; None when they are not there."""
    patroon = _PATRONEN.get(naam.removesuffix(".aandeel"))
    if not patroon:
        return None
    return min((max(t.start() - einde, begin - t.end(), 0) for t in patroon.finditer(tekst)), default=None)


def noemt(groep: frozenset[str], tekst: str) -> bool:
    """Return whether a sentence names every value of a group; months and partners in any inflection."""
    woorden = {"1": "januari", "2": "februari", "3": "maart", "4": "april", "5": "mei", "6": "juni", "7": "juli"}
    woorden |= {"8": "augustus", "9": "september", "10": "oktober", "11": "november", "12": "december"}
    kaal = tekst.lower().replace("convenant partner", "convenantpartner")
    return all(re.search(rf"\b{re.escape(woorden.get(waarde, waarde).lower())}", kaal) for waarde in groep)
