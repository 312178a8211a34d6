"""Which words name which figure, so that a sentence can be tied to the figure it is about."""

from __future__ import annotations

import re

#: Patterns per figure, from the most to the least specific; the first words that fit decide.
ONDERWERPEN: dict[str, str] = {
    "wachttijd": r"wachttijd\w*|wachtt?en?\b.*\bmaand\w*|gemiddeld\b.*\bmaand\w*",
    "wachttijd_mediaan": r"mediaan\w*|middelste wachttijd",
    "trajectprijs": r"trajectprijs|tarief",
    "gefactureerd_bedrag": r"gefactureerd\w*|factu\w+",
    "gefactureerde_trajecten": r"gefactureerd\w*|factureer\w+|facturen",
    "binnen_afspraak": r"binnen (?:de|het) (?:\w+ )?(?:afspraak|termijn|wachttijd)\w*",
    "realisatie": r"taakstelling\w*|realisatie|gerealiseerd",
    "taakstelling": r"taakstelling\w*|woningen (?:af|toe)\w*|(?:afgesproken|toegezegde) woningen",
    "wachtlijst": r"wachtlijst\w*|wacht(?:en|ten|te|t)\b",
    "wachtlijst_in": r"op de wachtlijst (?:\w+ ){0,4}(?:geplaatst|gekomen)|nieuw op de wachtlijst",
    "aanmeldingen": r"aanmelding\w*|aangemeld\w*|meld(?:de|den|t|en)\b.*\baan\b",
    "intakes": r"intakes?\b|intakegesprek\w*",
    "plaatsingen": r"plaatsing\w*|geplaatst\w*|plaats(?:t|te|ten)\b|bemiddeling\w*|start huren|sleutel\w*",
    "eigen_gemeente": r"eigen gemeente",
    "negatief_afgesloten": r"negatie(?:f|ve)\b",
    "positief_afgesloten": r"positie(?:f|ve)\b|goed resultaat",
    "uitval": r"uitval\w*|uitgevallen|afgehaakt|haakten\b.*\baf\b",
    "klachten": r"klacht(?:en)?\b",
    "verhuisd_eigen_initiatief": r"eigen initiatief",
    "verhuisd_initiatief_corporatie": r"initiatief (?:\w+ ){0,3}(?:de )?corporatie\w*",
    "woont_nog": r"woonachtig|wo(?:on|nen)\w*\b.*\bnog\b|nog\b.*\bwo(?:ont|nen)\b|nog in (?:hun|de) \w*\s?woning",
    "overlast_structureel": r"structurele? overlast|overlast\b.*\bstructureel",
    "overlast_meldingen": r"melding\w*",
    "overlast_geen": r"(?:geen|zonder) (?:\w+ ){0,2}overlast",
    "huurachterstand_problematisch": r"problematische \w*schuld\w*|huurschuld\w*",
    "huurachterstand_opgelost": r"achterstand\w*",
    "huurachterstand_geen": r"(?:geen|zonder) (?:\w+ ){0,4}(?:huur|betalings)achterstand\w*",
    "duurzaam_strikt": r"strikt\w*",
    "duurzaam": r"duurza(?:am|me)\w*",
    "nameting_cohort": r"cohort\w*|positie(?:f|ve)\b",
    "ontruimingen": r"ontruim\w*|huisuitzetting\w*",
}
_PATRONEN = {naam: re.compile(patroon, re.IGNORECASE | re.DOTALL) for naam, patroon in ONDERWERPEN.items()}
#: Whatever names a figure of the report.
CIJFERWOORD = re.compile(
    r"aanmelding\w*|intakes?\b|plaatsing\w*|geplaatst|wachtlijst\w*|wachttijd\w*|taakstelling\w*|duurza(?:am|me)\w*"
    r"|overlast\w*|(?:huur|betalings)achterstand\w*|klachten\b|uitval\b|trajecten\b|facturen|ontruiming\w*|bemiddelingen",
    re.IGNORECASE,
)
#: Nouns that the report counts.
GETELD = re.compile(
    r"(?:kandida(?:at|ten)|trajec(?:t|ten)|mensen|personen|huurders?|cliënten|deelnemers|convenantpartners?|woning(?:en)?"
    r"|aanmelding(?:en)?|intakes?|plaatsing(?:en)?|bemiddeling(?:en)?|klacht(?:en)?|facturen|factuur|melding(?:en)?"
    r"|ontruiming(?:en)?|verhuizing(?:en)?|maand(?:en)?|verwijzers)\b",
    re.IGNORECASE,
)


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
