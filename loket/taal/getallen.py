"""Reads the numbers in a sentence, and finds those that are typed where a figure could be bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loket.opmaak import rond_af
from loket.taal.context import Bevinding, Context, Gegeven
from loket.taal.onderwerpen import CIJFERWOORD, GETELD, afstand_tot, noemt
from loket.taal.zinnen import Zin

MAANDEN = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
#: Numbers that are no count: dates, years, places in a document, times and ordinals.
_GEEN_AANTAL = re.compile(
    rf"\b\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}\b|\b\d{{1,2}} (?:{MAANDEN})\b|\b(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?\b"
    r"|\b(?:artikel|art\.|hoofdstuk|paragraaf|tabel|figuur|bijlage|nummer|nr\.|pagina|blz\.|punt|stap|fase|versie)\s\d[\d.]*"
    r"|\b\d+(?:[.:]\d\d)?(?: tot \d+(?:[.:]\d\d)?)? uur\b|\b\d+(?:e|de|ste)\b",
    re.IGNORECASE,
)
_CIJFERS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_KLEIN = "nul|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien"
_KLEIN += "|zeventien|achttien|negentien"
_TIENTALLEN = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"


def _telwoorden() -> dict[str, int]:
    """Return the number words from nul up to and including negenennegentig, with their values."""
    klein = _KLEIN.split("|")
    gevonden = {woord: n for n, woord in enumerate(klein)}
    for t, tiental in enumerate(_TIENTALLEN.split("|"), 2):
        gevonden[tiental] = 10 * t
        for n, eenheid in enumerate(klein[1:10], 1):
            tussen = "ën" if eenheid.endswith("e") else "en"
            gevonden[f"{eenheid.replace('é', 'e')}{tussen}{tiental}"] = 10 * t + n
    return gevonden


WOORDEN = _telwoorden()
_GETAL = re.compile(
    rf"(?<![\w.,/–-])(?P<euro>€\s*)?(?P<getal>{_CIJFERS}|\b(?:{'|'.join(sorted(WOORDEN, key=len, reverse=True))})\b)"
    r"(?P<eenheid>\s*%|\s*procent\b|\s*euro\b|\s+(?:maand|maanden|mnd)\b)?(?![\w/])",
    re.IGNORECASE,
)
#: Before a number that is an agreement or a bound, not an outcome.
GRENS = re.compile(
    r"(?:hoogstens|maximaal|minimaal|minstens|binnen|langer dan|meer dan|korter dan|na|vanaf|elke?|per|eerste"
    r"|afspraak is)\s+(?:de\s+)?$",
    re.IGNORECASE,
)
#: Words on -en that are no noun, so that a number before them counts what the sentence is about.
_GEEN_NAAMWOORD = re.compile(
    r"(?:ge\w+|(?:zijn|waren|hebben|hadden|worden|werden|wonen|woonden|kwamen|komen|stonden|staan|van|en|bij|in|voor|nog"
    r"|uit|via|gaan|kregen|wachten|wachtten|binnen|tussen|tegen|boven|samen|positief|negatief|als|is|was|eens)\b)",
    re.IGNORECASE,
)
_MEERVOUD = re.compile(r"\w+(?:en|s|jaar|keer|uur|dag|week|weken)\b", re.IGNORECASE)
#: Parts of a cohort that a number of candidates can only be about, and how near their words must be.
_DELEN = ("verhuisd_eigen_initiatief", "verhuisd_initiatief_corporatie", "overlast_structureel", "woont_nog")
_DICHTBIJ = 40
_DECIMALEN = {"aantal": 0, "procent": 1, "euro": 2, "maanden": 1}


@dataclass(frozen=True)
class Getal:
    """A number in a sentence: its value, decimals and unit, and where it stands."""

    waarde: float
    decimalen: int
    eenheid: str
    begin: int
    einde: int


def getallen(tekst: str) -> Iterator[Getal]:
    """Yield the numbers in a sentence that can be counts, shares, amounts or durations."""
    kaal = _GEEN_AANTAL.sub(lambda t: " " * len(t[0]), tekst)
    for treffer in _GETAL.finditer(kaal):
        woord = treffer["getal"].lower()
        if woord in WOORDEN:
            waarde, decimalen = float(WOORDEN[woord]), 0
        else:
            nederlands = re.sub(r"\.(?=\d{3}(?:\D|$))", "", woord).replace(",", ".")
            waarde, decimalen = float(nederlands), len(nederlands.partition(".")[2])
        achter = (treffer["eenheid"] or "").strip().lower()
        eenheid = {
            "%": "procent",
            "procent": "procent",
            "maand": "maanden",
            "maanden": "maanden",
            "mnd": "maanden",
        }.get(achter, "aantal")
        if treffer["euro"] or achter == "euro":
            eenheid = "euro"
        yield Getal(waarde, decimalen, eenheid, treffer.start(), treffer.end())


def getypt_getal(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a typed number that is, or nearly is, a figure of the report."""
    for getal in getallen(zin.tekst):
        if _is_grens(getal, zin.tekst) or _telt_iets_anders(getal, zin.tekst):
            continue
        uitleg = "Dit getal is getypt. Het verandert niet mee als het register verandert."
        pad = _beste_pad(getal, zin, context)
        if not pad and (pad := _pad_bij_andere_waarde(getal, zin, context)):
            uitleg = "Dit getal is getypt, en het register geeft een ander getal."
        if not pad:
            continue
        yield Bevinding(
            "getypt-getal",
            zin.regel(getal.begin),
            zin.toon(getal.begin, _woordeinde(zin.tekst, getal.einde)),
            uitleg,
            f"koppel het: {{eval}}`{pad}`. Staat het getal vast, zet dan <!-- vast --> achter de alinea.",
        )


def _is_grens(getal: Getal, tekst: str) -> bool:
    return getal.eenheid in ("maanden", "procent", "aantal") and bool(GRENS.search(tekst[: getal.begin]))


def _telt_iets_anders(getal: Getal, tekst: str) -> bool:
    """Return whether the number stands before a noun that the report does not count."""
    if getal.eenheid != "aantal":
        return False
    verder = re.match(r"\s+([\w’-]+)(?:\s+(\w+))?", tekst[getal.einde :])
    if not verder or GETELD.match(verder[1]) or _GEEN_NAAMWOORD.match(verder[1]):
        return False
    if verder[2] and GETELD.match(verder[2]) and verder[1].endswith("e"):
        return False  # an adjective: ‘3 nieuwe kandidaten’
    return bool(_MEERVOUD.match(verder[1]))


def _beste_pad(getal: Getal, zin: Zin, context: Context) -> str:
    """Return the path of the figure that fits best by value, words, group and year; empty when none does."""
    jaren = {int(jaar) for jaar in re.findall(r"\b20\d\d\b", zin.tekst)}
    gevonden: list[tuple[tuple[float, ...], str]] = []
    for naam, groep, jaar, gegeven in context.kandidaten():
        afstand = afstand_tot(naam, zin.tekst, getal.begin, getal.einde)
        verschil = _verschil(getal, gegeven)
        if afstand is None or verschil is None or not noemt(groep, zin.tekst):
            continue
        if getal.waarde < 10 and (afstand > 60 or (verschil and getal.eenheid == "aantal")):
            continue
        ander_jaar = jaar not in jaren if jaren else jaar != context.jaar
        gevonden.append(((verschil, -len(groep), ander_jaar, afstand), _pad(naam, groep, jaar, context.jaar)))
    return min(gevonden)[1] if gevonden else ""


def _pad_bij_andere_waarde(getal: Getal, zin: Zin, context: Context) -> str:
    """Return the path of a cohort's part whose words follow a number of candidates, though its value is another."""
    if getal.eenheid != "aantal" or not re.match(r"\s+kandida", zin.tekst[getal.einde :]):
        return ""
    gevonden = [
        (afstand, jaar, naam)
        for naam, _, jaar, gegeven in context.kandidaten()
        if naam in _DELEN and gegeven.eenheid == "aantal"
        if (afstand := afstand_tot(naam, zin.tekst, getal.begin, getal.einde)) is not None and afstand <= _DICHTBIJ
    ]
    _, jaar, naam = min(gevonden, default=(0, 0, ""))
    return _pad(naam, frozenset(), jaar, context.jaar) if naam else ""


def _verschil(getal: Getal, gegeven: Gegeven) -> float | None:
    """Return 0 when the number is the figure, more the further it is off, None when it is another number."""
    if getal.eenheid != gegeven.eenheid and not (getal.eenheid == "aantal" and gegeven.eenheid == "euro"):
        return None
    if getal.eenheid == "aantal" and gegeven.eenheid == "euro" and gegeven.waarde < 1000:
        return None
    precies = float(rond_af(gegeven.waarde, _DECIMALEN[gegeven.eenheid]))
    if getal.waarde == precies:
        return 0.0
    if getal.waarde == float(rond_af(gegeven.waarde, getal.decimalen)):
        return 0.5
    grens = 1.0 if gegeven.eenheid == "procent" else 0.02 * precies
    return 1.0 if abs(getal.waarde - precies) <= grens else None


def _pad(naam: str, groep: frozenset[str], jaar: int, dit_jaar: int) -> str:
    begin = {dit_jaar: "cijfers", dit_jaar - 1: "cijfers.vorig"}.get(jaar, f"cijfers[{jaar}]")
    stam, _, aandeel = naam.partition(".")
    sleutels = "".join(f'["{waarde}"]' for waarde in sorted(groep))
    return f"{begin}.{stam}{sleutels}{'.aandeel' if aandeel else ''}"


def _woordeinde(tekst: str, einde: int) -> int:
    verder = re.match(r"\s+[\w’-]+", tekst[einde:])
    return einde + verder.end() if verder and CIJFERWOORD.match(verder[0].strip()) else einde
