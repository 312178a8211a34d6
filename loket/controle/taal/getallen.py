"""Reads the numbers in a sentence: digits, number words, shares, amounts and how exactly they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loket.basis.opmaak import MAANDEN
from loket.controle.taal.onderwerpen import GETELD

_I = re.IGNORECASE
_KLEIN = "nul|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien"
_KLEIN += "|zeventien|achttien|negentien"
_TIENTALLEN = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
#: Numbers that are no count: dates, years, places in a document, times, ordinals and telephone numbers.
_GEEN_AANTAL = re.compile(
    rf"\b\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}\b|\b\d{{1,2}}(?: (?:en|t/m|tot|-) \d{{1,2}})? (?:{MAANDEN})\b"
    r"|\b(?:19|20)\d\d(?:[-/–](?:19|20)?\d\d)?\b|\b0\d{1,3}[- ]?\d{5,8}\b|\b(?:19|20)\d\d-\d\d-\d\d\b"
    r"|\b(?:artikel|art\.|hoofdstuk|paragraaf|tabel|figuur|bijlage|nummer|nr\.|pagina|blz\.|punt|stap|fase|versie"
    r"|lid|regel|zaal"
    r"|kamer|lijn|groep|deel|vraag|bladzijde|agendapunt|Q|H)\s?\d[\d.]*"
    r"|\b95%-interval\w*|\b\d+(?:[.:]\d\d)?(?: tot \d+(?:[.:]\d\d)?)? uur\b|\b\d+(?:e|de|ste)\b|\(\d\d\)",
    _I,
)
_CIJFERS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
#: Parts that people say in words, in percent.
_DELEN = {"driekwart": 75.0, "drie kwart": 75.0, "twee derde": 66.7, "tweederde": 66.7, "vier vijfde": 80.0}


def _telwoorden() -> dict[str, int]:
    """Return the number words from nul up to 999, with their values."""
    klein = _KLEIN.split("|")
    gevonden = {woord: n for n, woord in enumerate(klein)}
    for t, tiental in enumerate(_TIENTALLEN.split("|"), 2):
        gevonden[tiental] = 10 * t
        for n, eenheid in enumerate(klein[1:10], 1):
            tussen = "ën" if eenheid.endswith("e") else "en"
            gevonden[f"{eenheid.replace('é', 'e')}{tussen}{tiental}"] = 10 * t + n
    onder_honderd = dict(gevonden)
    for h, keer in enumerate(["", *klein[2:10]], 1):
        gevonden[f"{keer}honderd"] = 100 * h
        for woord, n in list(onder_honderd.items())[1:]:
            for tussen in ("", "en", " ", " en "):
                gevonden[f"{keer}honderd{tussen}{woord}"] = 100 * h + n
    return gevonden


WOORDEN = _telwoorden()
_HONDERD = rf"(?:{_KLEIN})?honderd(?:(?: en |en| )?(?:\w*(?:{_TIENTALLEN})|{_KLEIN})\b)?"
_TELWOORD = (
    rf"\b(?:eén|{_HONDERD}|(?:(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n)?(?:{_TIENTALLEN})|{_KLEIN})\b"
)
_GETAL = re.compile(
    rf"(?<![\w.,/–-])(?P<euro>€\s*)?(?P<getal>{_CIJFERS}|{_TELWOORD})"
    r"(?P<eenheid>\s*%|\s*procent\b|\s*euro\b|\s+(?:maand|maanden|mnd)\b|,-{1,2})?(?![\w/])",
    _I,
)
_OP_DE = re.compile(
    rf"(?<![\w.,])(?P<teller>\d+|{_KLEIN}) (?:op|van|uit) (?:de|elke|iedere) (?P<noemer>10|5|4|3|100|tien|vijf|vier"
    r"|drie|honderd)\b",
    _I,
)
_EENHEID = {"%": "procent", "procent": "procent", "maand": "maanden", "maanden": "maanden", "mnd": "maanden"}
_EENHEID |= {"euro": "euro", ",-": "euro", ",--": "euro"}
#: Before a number that is an agreement or a bound, not an outcome.
GRENS = re.compile(
    r"\b(?:hoogstens|hooguit|maximaal|minimaal|minstens|binnen|langer dan|(?<!iets )meer dan|korter dan"
    r"|(?<!iets )minder dan|na|vanaf|elke?|per"
    r"|eerste|laatste|afspraak is|ten minste|tenminste|uiterlijk|tot|om de|iedere|komende|elk|volgende)\s+(?:de\s+"
    r"|een\s+)?$",
    _I,
)
#: After a number that is a rule or a rate, not an outcome.
_PER = re.compile(
    r"\s+(?:[\w-]+\s+){1,2}per (?:dag|week|maand|jaar|kandidaat|medewerker|keer|corporatie|traject)\b", _I
)
#: Before a ‘één’ that is a rule: ‘elke intake geeft één factuur’.
_ELK = re.compile(r"\b(?:elke?|iedere?) \w+ \w+ (?:precies |hoogstens |steeds )?$", _I)
#: How exactly a number is meant, as the lowest and highest value of the figure per unit.
_RUIM = re.compile(
    r"\b(?:ruim|meer dan|dik|iets meer dan|boven de|over de|royaal|minstens|een dikke|een goede"
    r"|een ruime)\s+(?:de\s+)?$",
    _I,
)
_BIJNA = re.compile(
    r"\b(?:bijna|krap|haast|nagenoeg|net geen|iets minder dan|een kleine|tegen de|net onder de|amper|net aan)\s+$", _I
)
_ROND = re.compile(
    r"\b(?:zo.?n|ongeveer|circa|ca\.|rond|rond de|om en nabij|plusminus|grofweg|pakweg|een stuk of)\s+(?:de\s+)?$", _I
)
#: Words on -en or -s that are no noun, so that a number before them counts what the sentence is about.
_GEEN_NAAMWOORD = re.compile(
    r"(?:ge\w+|(?:zijn|waren|hebben|hadden|worden|werden|wonen|woonden|kwamen|komen|stonden|staan|van|en|bij|in|voor"
    r"|nog"
    r"|uit|via|gaan|kregen|wachten|wachtten|binnen|tussen|tegen|boven|samen|positief|negatief|als|is|was|eens|door"
    r"|om|op"
    r"|vielen|vertrokken|verhuisden|konden|vonden|meldden|tekenden|sinds|onder|naast|buiten|leidden|zonder|samen"
    r"|alles)\b)",
    _I,
)
_MEERVOUD = re.compile(r"\w+(?:en|s|jaar|keer|uur|dag|week|weken|kwartier)\b", _I)


@dataclass(frozen=True)
class Getal:
    """A number in a sentence: its value, decimals and unit, where it stands, and within what bounds it is meant."""

    waarde: float
    decimalen: int
    eenheid: str
    begin: int
    einde: int
    onder: float = 1.0
    boven: float = 1.0

    @property
    def ongeveer(self) -> bool:
        """Whether the writer says that the number is about so much."""
        return self.onder != self.boven


def zonder_nummers(tekst: str) -> str:
    """Blank the numbers that are no count, such as dates and places in a document."""
    return _GEEN_AANTAL.sub(lambda t: " " * len(t[0]), tekst)


def getallen(tekst: str) -> Iterator[Getal]:
    """Yield the numbers in a sentence that can be counts, shares, amounts or durations."""
    kaal = zonder_nummers(tekst)
    for treffer in _OP_DE.finditer(kaal):
        teller, noemer = (float(WOORDEN.get(treffer[n].lower()) or treffer[n]) for n in ("teller", "noemer"))
        yield Getal(100 * teller / noemer, 0, "procent", treffer.start(), treffer.end(), 0.97, 1.03)
    for woord, deel in _DELEN.items():
        for treffer in re.finditer(rf"\b{woord}\b", kaal, _I):
            yield Getal(deel, 0, "procent", treffer.start(), treffer.end(), 0.97, 1.03)
    kaal = _OP_DE.sub(lambda t: " " * len(t[0]), kaal)
    for treffer in _GETAL.finditer(kaal):
        yield _lees(treffer, kaal[: treffer.start()])


def _lees(treffer: re.Match[str], ervoor: str) -> Getal:
    woord = treffer["getal"].lower().replace("eén", "één")
    if woord in WOORDEN:
        waarde, decimalen = float(WOORDEN[woord]), 0
    elif not woord[0].isdigit():
        waarde, decimalen = float("nan"), 0
    else:
        nederlands = re.sub(r"\.(?=\d{3}(?:\D|$))", "", woord).replace(",", ".")
        waarde, decimalen = float(nederlands), len(nederlands.partition(".")[2])
    eenheid = "euro" if treffer["euro"] else _EENHEID.get((treffer["eenheid"] or "").strip().lower(), "aantal")
    onder, boven = 1.0, 1.0
    if _RUIM.search(ervoor):
        onder, boven = 1.0, 1.3
    elif _BIJNA.search(ervoor):
        onder, boven = 0.88, 1.0
    elif _ROND.search(ervoor):
        onder, boven = 0.92, 1.08
    return Getal(waarde, decimalen, eenheid, treffer.start(), treffer.end(), onder, boven)


def is_grens(getal: Getal, tekst: str) -> bool:
    """Return whether a number is an agreement, a bound or a rate: ‘hoogstens 12 maanden’, ‘3 per week’."""
    meer_dan = re.search(r"meer dan\s+$", tekst[: getal.begin], _I)
    if meer_dan and getal.eenheid == "aantal" and getal.waarde >= 10:
        return False
    return bool(GRENS.search(tekst[: getal.begin]) or (getal.eenheid == "aantal" and _PER.match(tekst[getal.einde :])))


def telt_iets_anders(getal: Getal, tekst: str) -> bool:
    """Return whether the number is part of a rule, or stands before a noun that the report does not count."""
    if getal.eenheid != "aantal":
        return False
    if getal.waarde == 1 and _ELK.search(tekst[: getal.begin]):
        return True
    verder = re.match(r"\s+([\w’-]+)(?:\s+(\w+))?", tekst[getal.einde :])
    if not verder or GETELD.match(verder[1]) or _GEEN_NAAMWOORD.match(verder[1]):
        return False
    if verder[2] and GETELD.match(verder[2]):
        return False  # an adjective: ‘3 nieuwe kandidaten’, ‘88 afgesproken woningen’
    return bool(_MEERVOUD.match(verder[1]))
