"""Finds names of the desk and its partners that are nearly, but not quite, right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from loket.controle.taal.context import Bevinding, Context
from loket.controle.taal.zinnen import Zin

_WOORD = re.compile(r"[A-Za-zÀ-ÿ]+")
#: Common words that are as near to a name as a slip of the pen.
_GEWOON = (
    "lokt",
    "lokte",
    "lokale",
    "lokaal",
    "lokken",
    "locker",
    "raket",
    "loketten",
    "woning",
    "woningcorporatie",
    "wonen",
    "wonend",
    "woonpunten",
    "woonbuurt",
    "woonunit",
)
#: Shorter names have too many neighbours for two slips.
_LANG = 8
_MEESTE_DELEN = 4
#: Shorter first words are those of any sentence: ‘De Brug’, ‘Ons Huis’.
_EIGEN = 5


def naamvariant(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a name that is nearly one of the desk's or its partners'."""
    tekst = zin.tekst
    for naam in sorted(context.namen, key=len, reverse=True):
        tekst = re.sub(
            rf"\b{re.escape(naam)}(?:s|se|en|er|-[\w-]*|[a-z]{{3,}})?(?!\w)", lambda t: "." * len(t[0]), tekst
        )
        for begin, einde in _varianten(naam, tekst):
            tekst = tekst[:begin] + "." * (einde - begin) + tekst[einde:]
            uitleg = f"Dit lijkt op de naam {naam}, maar is anders geschreven."
            yield Bevinding("naamvariant", zin.regel(begin), zin.toon(begin, einde), uitleg, f"schrijf {naam}")


def _varianten(naam: str, tekst: str) -> Iterator[tuple[int, int]]:
    """Yield where a text, from which the right names are taken out, nearly has a name."""
    woorden = list(_WOORD.finditer(tekst))
    gehad = -1
    for i, eerste in enumerate(woorden):
        # a slip is hardly ever in the first letter
        if eerste.start() < gehad or eerste[0][0].lower() != naam[0].lower():
            continue
        if einde := _variant(naam, woorden[i : i + _MEESTE_DELEN], tekst) or _eerste_woord(naam, eerste):
            gehad = einde
            yield eerste.start(), einde


def _variant(naam: str, woorden: list[re.Match[str]], tekst: str) -> int:
    """Return the end of a variant, when the next words together are nearly the name; else 0."""
    doel = naam.replace(" ", "").lower()
    for aantal in range(1, _MEESTE_DELEN + 1):
        reeks = woorden[:aantal]
        if len(reeks) < aantal or not re.fullmatch(r"[\w \n-]*", tekst[reeks[0].start() : reeks[-1].end()]):
            return 0
        samen = "".join(treffer[0] for treffer in reeks)
        verschil = OSA.distance(samen.lower(), doel, score_cutoff=2)
        zelfde_delen = aantal == len(naam.split())
        grens = (2 if len(doel) >= _LANG else 1) if zelfde_delen else 1
        if verschil > grens or samen.lower() in _GEWOON:
            continue
        is_naam = any(treffer[0][0].isupper() for treffer in reeks)
        if not verschil or is_naam or (verschil == 1 and aantal == 1 and len(doel) > _LANG):
            return reeks[-1].end()
    return 0


def _eerste_woord(naam: str, woord: re.Match[str]) -> int:
    """Return the end of a word in which a name's first word is misspelt: ‘Locket’, ‘Locketmedewerkers’; else 0."""
    begin, laag = naam.split()[0].lower(), woord[0].lower()
    if " " not in naam or len(laag) < len(begin) or laag.startswith((begin, *_GEWOON)):
        return 0
    if len(begin) < _EIGEN:
        return 0
    bijna = any(OSA.distance(laag[:lengte], begin) == 1 for lengte in (len(begin), len(begin) + 1))
    return woord.end() if bijna else 0
