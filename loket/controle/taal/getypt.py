"""Finds numbers that are typed where a figure could be bound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.basis.eenheden import EENHEDEN
from loket.basis.opmaak import rond_af
from loket.controle.taal.context import Bevinding, Context, Gegeven
from loket.controle.taal.getallen import Getal, getallen, is_grens, telt_iets_anders
from loket.controle.taal.onderwerpen import CIJFERWOORD, PERSONEN, afstand_tot, noemt
from loket.controle.taal.zinnen import Zin

_MENSEN = re.compile(rf"\s+(?:\w+e )?{PERSONEN.pattern}", re.IGNORECASE)
#: Below this a number is too common to be a figure, unless the figure's own words are near.
_KLEIN, _NABIJ = 10, 60
#: Parts of a cohort that a number of candidates can only be about, and how near their words must be.
_DELEN = ("verhuisd_eigen_initiatief", "verhuisd_initiatief_corporatie", "overlast_structureel", "woont_nog")
_DICHTBIJ = 40
#: Nouns that name one figure by themselves; a number straight before them is that figure, whatever its value.
_ZELF = {
    "aanmeldingen": re.compile(r"\s+(?:\w+e )?aanmeldingen\b", re.IGNORECASE),
    "intakes": re.compile(r"\s+(?:\w+e )?intakes\b", re.IGNORECASE),
    "plaatsingen": re.compile(r"\s+(?:\w+e )?(?:plaatsingen|bemiddelingen)\b", re.IGNORECASE),
    "klachten": re.compile(r"\s+(?:\w+e )?klachten\b", re.IGNORECASE),
    "ontruimingen": re.compile(r"\s+(?:\w+e )?\w*(?:ontruimingen|uitzettingen)\b", re.IGNORECASE),
}
#: Of these there are so few that a small number is the figure too.
_ZELDZAAM = ("klachten", "ontruimingen")
#: ‘40 procent van de aanmeldingen’ and ‘de wachttijd is 1 maand’ are figures of the report, whatever their value.
_DEEL_VAN = re.compile(
    r"\s+(?:van (?:de|alle|onze|het aantal)\s+)?(?:\w+e )?(?P<wat>aanmeldingen|intakes|plaatsingen|klachten"
    r"|taakstelling"
    r"|kandidaten|huurders|trajecten)\b",
    re.IGNORECASE,
)
_GEHEEL = {"kandidaten": "nameting_cohort", "huurders": "nameting_cohort", "trajecten": "positief_afgesloten"}
_WACHTTIJD_IS = re.compile(
    r"\bwachttijd\b[^.;]*\b(?:is|was|bedroeg|bedraagt|duurde|duurt|(?:komt|kwam) (?:uit )?op|(?:ligt|lag) op"
    r"|van)\s+(?:gemiddeld )?$",
    re.IGNORECASE,
)
#: The figures that everybody knows; a number of people that equals one of them is that figure.
_BEKEND = ("aanmeldingen", "intakes", "plaatsingen", "wachtlijst", "wachtlijst_in")
#: Plans, budgets, examples and other desks: their numbers are in no register.
_ELDERS = re.compile(
    r"\b(?:begrot\w*|raming\w*|geraamd|plannen|doel|streef\w*|streven|verwacht\w*|willen|zal|zullen|zouden?|kunnen|kan"
    r"|mag|mogen|moet(?:en)?|ruimte voor|stel|bijvoorbeeld|gemiddeld|landelijk\w*|gemeenten|loket in)\b",
    re.IGNORECASE,
)


def getypt_getal(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a typed number that is, or nearly is, a figure of the report."""
    for getal in getallen(zin.tekst):
        nummer = (zin.soort == "kop" and not getal.begin) or (getal.eenheid == "aantal" and getal.decimalen)
        if nummer or is_grens(getal, zin.tekst) or telt_iets_anders(getal, zin.tekst):
            continue
        uitleg = "Dit getal is getypt. Het verandert niet mee als het register verandert."
        beste = _beste(getal, zin, context)
        pad = _pad(*beste[1], context.jaar) if beste else ""
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


def jaar_van_getal(getal: Getal, zin: Zin, context: Context) -> int | None:
    """Return the year of the figure that a typed number is to the letter; None when it is none, or a small one."""
    beste = None if is_grens(getal, zin.tekst) or telt_iets_anders(getal, zin.tekst) else _beste(getal, zin, context)
    return beste[1][2] if beste and not beste[0] and getal.waarde >= _KLEIN else None


def _beste(getal: Getal, zin: Zin, context: Context) -> tuple[float, tuple[str, frozenset[str], int]] | None:
    """Return how far off the figure is that fits best by value, words, group and year, and which figure it is."""
    jaren = {int(jaar) for jaar in re.findall(r"\b20\d\d\b", zin.tekst)}
    gevonden: list[tuple[tuple[float, ...], tuple[str, frozenset[str], int]]] = []
    for naam, groep, jaar, gegeven in context.kandidaten():
        verschil = _verschil(getal, gegeven)
        if verschil is None or not noemt(groep, f"{zin.tekst} {zin.aanhef}"):
            continue
        afstand = _afstand(naam, groep, getal, zin, exact=not verschil)
        if afstand is None:
            continue
        if getal.waarde < _KLEIN and (afstand > _NABIJ or (verschil and getal.eenheid == "aantal")):
            continue
        ander_jaar = jaar not in jaren if jaren else jaar != context.jaar
        gevonden.append(((verschil, -len(groep), ander_jaar, afstand), (naam, groep, jaar)))
    if not gevonden:
        return None
    (verschil, *_), figuur = min(gevonden, key=lambda paar: (paar[0], paar[1][0], paar[1][2]))
    return verschil, figuur


def _afstand(naam: str, groep: frozenset[str], getal: Getal, zin: Zin, exact: bool) -> int | None:
    """Return how far a figure's words are; for an exact value also those above the sentence, or its group's name."""
    afstand = afstand_tot(naam, zin.tekst, getal.begin, getal.einde)
    if afstand is not None:
        return afstand
    if groep and exact and getal.waarde >= _KLEIN and naam in (*_BEKEND, "taakstelling"):
        return 2 * _NABIJ
    if groep and (getal.eenheid == "procent" or (exact and getal.eenheid == "maanden")):
        return 2 * _NABIJ
    if not exact:
        return None
    if naam in _BEKEND and not groep and getal.waarde >= _KLEIN and _MENSEN.match(zin.tekst[getal.einde :]):
        return 2 * _NABIJ
    if zin.aanhef and afstand_tot(naam, zin.aanhef, 0, 0) is not None:
        return _NABIJ
    precies = len(str(getal.waarde).rstrip("0").replace(".", "")) >= 3
    if precies and getal.eenheid == "euro":
        return 2 * _NABIJ
    return 2 * _NABIJ if precies and (groep or CIJFERWOORD.search(zin.tekst)) else None


def _pad_bij_andere_waarde(getal: Getal, zin: Zin, context: Context) -> str:
    """Return the path of the figure that the words next to a number name, though its value is another."""
    verder = zin.tekst[getal.einde :]
    if getal.eenheid == "procent" and (deel := _DEEL_VAN.match(verder)) and not _ELDERS.search(zin.tekst):
        wat = deel["wat"].lower()
        return _pad(_GEHEEL.get(wat, wat), frozenset(), context.jaar, context.jaar)
    if getal.eenheid == "maanden" and _WACHTTIJD_IS.search(zin.tekst[: getal.begin]):
        return _pad("wachttijd", frozenset(), context.jaar, context.jaar)
    if getal.eenheid != "aantal" or _ELDERS.search(zin.tekst):
        return ""
    ander_jaar = re.search(r"\b20\d\d\b", zin.tekst.replace(str(context.jaar), ""))
    zelf = next((naam for naam, patroon in _ZELF.items() if patroon.match(verder)), "")
    if zelf and not ander_jaar and getal.waarde >= (2 if zelf in _ZELDZAAM else _KLEIN):
        return _pad(zelf, frozenset(), context.jaar, context.jaar)
    if not re.match(r"\s+kandida", verder):
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
    precies = float(rond_af(gegeven.waarde, EENHEDEN[gegeven.eenheid].decimalen))
    if getal.waarde == precies:
        return 0.0
    if getal.waarde == float(rond_af(gegeven.waarde, getal.decimalen)):
        return 0.5
    if getal.ongeveer and getal.onder * getal.waarde <= precies <= getal.boven * getal.waarde:
        return 1.0
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
