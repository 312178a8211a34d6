"""Finds the year's aanmeldingen, intakes and plaatsingen told as one group of people that gets smaller."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.controle.taal.context import Bevinding, Context
from loket.controle.taal.getallen import getallen
from loket.controle.taal.zinnen import ROL, Zin

_I = re.IGNORECASE
_STAPPEN = {
    "aanmeldingen": re.compile(r"\baanmelding(?:en)?\b|\baangemeld(?:e|en)?\b|\bmeldden\b.*\baan\b", _I | re.S),
    "intakes": re.compile(r"\bintakes?\b|\bintakegesprek\w*", _I),
    "plaatsingen": re.compile(
        r"\bplaatsing(?:en)?\b|\bgeplaatst\w*|\bbemiddeling(?:en)?\b|\bbemiddeld\b|\bgehuisvest\b"
        r"|\b(?:eigen |een |hun )?(?:woning(?:en)?|huis|sleutel)\b",
        _I,
    ),
}
#: What goes on about the same people.
_VERWIJST = (
    r"waarvan|daarvan|hiervan|daaruit|hieruit|waaruit|van (?:hen|wie|deze|die)|uiteindelijk|vervolgens|daarna"
    r"|bleven .*over"
)
#: What makes one stage of the other.
_WORDT = (
    r"geleid tot|leid(?:t|den|de) (?:er )?(?:\S+ )?(?:\w+ )?tot|leiden tot|resulteer\w+|geresulteerd|mond\w+ .*uit"
    r"|uitgemond"
    r"|k(?:omen|wamen|wam|omt) .*\bvoort|voortgekomen|stroom\w+ .*\bdoor|doorgestroomd|over(?:bleven|gebleven)"
    r"|haal\w+ .*\beindstreep|kwam\w* tot|volgden|lever(?:t|en|de|den) .*\bop|opgeleverd|br(?:engt|engen|acht|achten) "
    r".*\b(?:voort|op)|goed voor|eerst\b[^.;]*\btoen|aan het einde? van de rit|onder de streep"
    r"|eindig\w+ (?:\S+ ){0,2}(?:in|met)|liep\w* (?:\S+ )?uit op|uitgelopen op|omgezet in"
    r"|vertaal\w+ zich|verzilver\w+|sch(?:opte|opten|oppen|opt) het tot|br(?:acht|engt|achten|engen) het tot"
)
#: One stage as the share of another, or what is lost between them.
_STAP = r"(?:de |onze |het aantal )?(?:aanmelding|aangemeld|intake|plaatsing|bemiddeling)\w*"
_DEEL = (
    r"conversie\w*|rendement\w*|slagings\w+|slaagkans\w*|succes(?:percentage|kans|ratio|quote)\w*|trechter\w*"
    r"|slaag\w+|slagen"
    r"|doorstroom(?:percentage|cijfer)\w*"
    rf"|van {_STAP}[^.;]*\b(?:naar|tot|tot aan) {_STAP}"
    rf"|(?:tussen|van|na|bij) {_STAP}[^.;]*\b(?:verlie[zs]\w+|verlor\w+|haak\w+|afgehaakt"
    rf"|viel\w* (?:er )?(?:\S+ )?(?:af|uit)"
    r"|afgevallen|sneuvel\w+|strand\w+|rest(?:en|ten|te|eert|eerde\w*|eren)|over(?:bleven|gebleven))"
)
#: A bare number before a verb counts the people of the stage before: ‘…, en {P} kregen een huis’.
_KAAL = (
    rf"{ROL} (?:ook |daadwerkelijk |werkelijk |inmiddels |nu )?(?:wer(?:d|den)|kwam(?:en)?|kreeg|kregen|wonen"
    rf"|woonden|moch"
    r"ten|konden|vonden|verhuisden|haalden|gingen|tekenden|betrokken|bleven|zijn|hadden|hebben|lukte|startten"
    r"|begonnen)\b"
)
#: ‘{P} van de mensen die op intake waren’.
_VAN_DE = (
    rf"{ROL} van (?:de|alle|onze) [^.;]*\b(?:intake|aangemeld|aanmeld)|\b(?:bij|voor|van) {ROL} (?:is|was|heeft|had)\b"
)
_SCHAKEL = re.compile(
    rf"\b(?:{_VERWIJST}|{_WORDT}|{_DEEL})\b|\b(?:van|uit|na) (?:(?:de|het|deze|die|alle|onze)\s+)?(?:{ROL}"
    rf"|(?!20\d\d)\d+)"
    rf"|\bvan (?:alle|de|onze) {_STAP}[^.;]*{ROL}|{_KAAL}|{_VAN_DE}",
    _I | re.S,
)
_BEGINT = re.compile(rf"^\W*(?:{_VERWIJST})\b", _I)
#: Between two stages in one clause: side by side, so that nothing ties them.
_NAAST = re.compile(
    rf"[.,;:|{ROL[1:-1]}]|\b(?:en|of|dan|naast|tegenover|maar|plus|evenals|behalve|terwijl|tegen)\b", _I
)
_NAAST_ERVOOR = re.compile(r"\b(?:naast|behalve|tegenover|los van|bij)\s+(?:de )?$", _I)
#: Says that others went before, also when they are not named here.
_VAN_HEN = re.compile(r"\b(?:van hen|daaruit)\b", _I)
_ANDERE_MENSEN = re.compile(
    r"\bniet (?:\w+ ){0,2}(?:dezelfde|hetzelfde)\b"
    r"|\bandere (?:mensen|kandidaten)\b|\bnaast elkaar\b"
    r"|\blos(?:se)? (?:daarvan|van elkaar|tellingen)\b",
    _I,
)


def trechter(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find yearly flows that are told as one funnel, though the people counted differ."""
    schakel = vind_schakel(zin)
    if not schakel:
        return
    uitleg = (
        "Dit vertelt aanmeldingen, intakes en plaatsingen van één jaar als één groep. Het zijn niet dezelfde mensen:"
        " wie wordt geplaatst, kan een jaar eerder zijn aangemeld."
    )
    herstel = "noem de aantallen naast elkaar, of schrijf dat het niet om dezelfde kandidaten gaat"
    fragment = zin.toon(schakel.start(), schakel.end())
    yield Bevinding("trechter", zin.regel(schakel.start()), fragment, uitleg, herstel)


def vind_schakel(zin: Zin) -> re.Match[str] | None:
    """Return the words that tie one stage to another as if about the same people; None when there are none."""
    if zin.soort in ("kop", "tabel") or _ANDERE_MENSEN.search(zin.tekst):
        return None
    stappen = _stappen(zin)
    if _BEGINT.match(zin.tekst):
        stappen |= {naam for naam, patroon in _STAPPEN.items() if patroon.search(zin.vorige)}
    los = "" if zin.vorige else _VAN_HEN.search(zin.tekst)
    if len(stappen) < 2 and not (stappen and los):
        return None
    return _SCHAKEL.search(zin.tekst) or _in_een_zinsdeel(zin)


def _in_een_zinsdeel(zin: Zin) -> re.Match[str] | None:
    """Return what stands between two bound stages that one clause ties together, in whatever words."""
    for treffer in re.finditer(rf"(?P<een>{ROL})[^{ROL[1:-1]}]+(?=(?P<ander>{ROL}))", zin.tekst):
        een, ander = zin.rollen[treffer["een"]].naam, zin.rollen[treffer["ander"]].naam
        samen = een != ander and een in _STAPPEN and ander in _STAPPEN
        if samen and not _NAAST.search(treffer[0][1:]) and not _NAAST_ERVOOR.search(zin.tekst[: treffer.start()]):
            return treffer
    return None


def _stappen(zin: Zin) -> set[str]:
    """Return the stages that a sentence with a number names or binds."""
    gebonden = {rol.naam for rol in zin.cijferrollen} & set(_STAPPEN)
    if not gebonden and all(getal.eenheid == "maanden" for getal in getallen(zin.tekst)):
        return set()
    genoemd = {naam for naam, patroon in _STAPPEN.items() if patroon.search(zin.tekst)}
    ander = any(rol.onbekend or (rol.naam and rol.naam not in _STAPPEN) for rol in zin.rollen.values())
    return gebonden if ander else gebonden | genoemd
