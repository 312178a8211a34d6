"""Finds the year's aanmeldingen, intakes and plaatsingen told as one group of people that gets smaller."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.taal.context import Bevinding, Context
from loket.taal.getallen import getallen
from loket.taal.zinnen import ROL, Zin

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
    r"waarvan|daarvan|hiervan|daaruit|hieruit|waaruit|van (?:hen|deze|die)|uiteindelijk|vervolgens|daarna|bleven .*over"
)
#: What makes one stage of the other.
_WORDT = (
    r"geleid tot|leid(?:t|den|de) (?:er )?(?:\S+ )?(?:\w+ )?tot|leiden tot|resulteer\w+|geresulteerd|mond\w+ .*uit"
    r"|uitgemond"
    r"|k(?:omen|wamen|wam|omt) .*\bvoort|voortgekomen|stroom\w+ .*\bdoor|doorgestroomd|over(?:bleven|gebleven)"
    r"|haal\w+ .*\beindstreep|kwam\w* tot|volgden"
)
_SCHAKEL = re.compile(
    rf"\b(?:{_VERWIJST}|{_WORDT})\b|\b(?:van|uit) (?:de|het|deze|die|alle|onze)?\s*(?:{ROL}|\d+)", _I | re.S
)
_BEGINT = re.compile(rf"^\W*(?:{_VERWIJST})\b", _I)
#: Says that others went before, also when they are not named here.
_VAN_HEN = re.compile(r"\b(?:van hen|daaruit)\b", _I)
_ANDERE_MENSEN = re.compile(r"\bniet (?:\w+ ){0,2}(?:dezelfde|hetzelfde)\b|\bandere (?:mensen|kandidaten)\b", _I)


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
    return _SCHAKEL.search(zin.tekst) if len(stappen) > 1 or (stappen and los) else None


def _stappen(zin: Zin) -> set[str]:
    """Return the stages that a sentence with a number names or binds."""
    gebonden = {rol.naam for rol in zin.cijferrollen} & set(_STAPPEN)
    if not gebonden and all(getal.eenheid == "maanden" for getal in getallen(zin.tekst)):
        return set()
    genoemd = {naam for naam, patroon in _STAPPEN.items() if patroon.search(zin.tekst)}
    ander = any(rol.naam and rol.naam not in _STAPPEN for rol in zin.cijferrollen)
    return gebonden if ander else gebonden | genoemd
