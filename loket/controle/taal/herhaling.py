"""Finds sentences that stood in last year's text, or stand twice in this one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from loket.controle.taal.context import Bevinding, Context
from loket.controle.taal.zinnen import ROL, Zin, zinnen

#: From this likeness on, two sentences are the same.
GELIJK = 0.88
#: What looks back on purpose may be like last year's text, but not be it to the letter.
LETTERLIJK = 0.96
_MIN_WOORDEN = 5
#: A whole sentence of so many words that stands within another is a repetition too.
_MIN_BEVAT = 7
#: A sentence of so much of the length of another can be that sentence.
_DEEL = 0.6
#: So many of its words in the same order are nearly all.
_BIJNA_ALLE = 0.87
#: ‘In 2020 bleek’ looks back on purpose, and so does what goes on about ‘dat jaar’ or ‘die’.
_TERUG = re.compile(r"\b(?:in|begin|eind|medio|over|sinds) (20\d\d)\b", re.IGNORECASE)
_VERVOLGT = re.compile(r"\b(?:dat jaar|toen)\b|^\W*(?:Die|Dat|Dit|Deze|Zij|Ze|Daar\w*)\b", re.IGNORECASE)

_Oud = Iterable[tuple[str, str]]


def herhaling(alle: list[Zin], context: Context) -> Iterator[Bevinding]:
    """Find sentences that stand in last year's text, or twice in this one."""
    gehad: list[tuple[str, str]] = []
    vroeger = _vroeger(context)
    for zin in alle:
        kaal, met_getallen = _kaal(zin), _kaal(zin, getallen=True)
        if not met_getallen:
            continue
        terug = _kijkt_terug(zin, context.jaar)
        grens = LETTERLIJK if terug else GELIJK
        vast = bool(kaal) and not zin.cijferrollen
        sectie = next((waar for waar, ander in vroeger if vast and _lijkt(kaal, ander, grens)), "")
        sectie = sectie or (_bevat(kaal, vroeger, terug) if vast else "")
        zelfde = GELIJK if vast else 1.0
        eerder = next((waar for waar, ander in gehad if _lijkt(met_getallen, ander, zelfde)), "")
        woord = re.search(r"\w", zin.tekst)  # a condition may stand above it
        regel = zin.regel(woord.start() if woord else 0)
        gehad.append((f"regel {regel}", met_getallen))
        if sectie or eerder:
            waar = f"in de tekst van {context.jaar - 1} ({sectie})" if sectie else f"eerder in deze tekst ({eerder})"
            uitleg = f"Deze zin staat bijna hetzelfde {waar}."
            herstel = "laat de zin weg, of schrijf wat er in dit jaar gebeurde"
            yield Bevinding("herhaling", regel, zin.toon(0, len(zin.tekst)), uitleg, herstel)


@lru_cache(maxsize=1)  # last year's text hardly ever changes
def _vroeger(context: Context) -> tuple[tuple[str, str], ...]:
    """Return last year's sentences as they are compared, each with its section."""
    return tuple(kale_zinnen(context.vorige_teksten, context))


def kale_zinnen(teksten: Mapping[str, str], context: Context) -> Iterator[tuple[str, str]]:
    """Yield the sentences of texts as they are compared, each with the name of its text."""
    for naam, tekst in teksten.items():
        for zin in zinnen(tekst, context):
            if kaal := _kaal(zin):
                yield naam, kaal


def _kijkt_terug(zin: Zin, jaar: int) -> bool:
    """Return whether a sentence is about an earlier year on purpose, itself or as the next of one that is."""
    vorige = zin.vorige if _VERVOLGT.search(zin.tekst) else ""
    return any(int(treffer[1]) < jaar for tekst in (zin.tekst, vorige) for treffer in _TERUG.finditer(tekst))


def _bevat(kaal: str, vroeger: _Oud, terug: bool) -> str:
    """Return the section of which a long sentence stands within this one, or most of its words do in their order."""
    for sectie, ander in vroeger:
        kort, lang = sorted((kaal, ander), key=len)
        woorden, alle = kort.split(), lang.split()
        if len(woorden) < _MIN_BEVAT:
            continue
        heel = f" {kort} " in f" {lang} "
        if heel or (not terug and len(woorden) >= _DEEL * len(alle) and _in_volgorde(woorden, alle)):
            return sectie
    return ""


def _in_volgorde(woorden: list[str], alle: list[str]) -> bool:
    """Return whether nearly all words stand among others in the same order."""
    bekend = set(alle)
    if sum(woord in bekend for woord in woorden) < _BIJNA_ALLE * len(woorden):
        return False  # too few stand there in any order
    delen = SequenceMatcher(None, woorden, alle, autojunk=False).get_matching_blocks()
    return sum(blok.size for blok in delen) >= _BIJNA_ALLE * len(woorden)


def _kaal(zin: Zin, getallen: bool = False) -> str:
    """Return a sentence without label, case, signs and numbers, or with the figures; empty when it is too short."""
    if zin.soort in ("kop", "tabel"):
        return ""
    tekst = re.sub(r"^\s*[\w -]{3,40}:\s", "", zin.tekst.lower())
    tekst = re.sub(ROL, lambda t: zin.rollen[t[0]].pad if getallen else "0", tekst)
    tekst = tekst if getallen else re.sub(r"\d+", "0", tekst)
    woorden = re.findall(r"\w+", tekst)
    return " ".join(woorden) if len(woorden) >= _MIN_WOORDEN else ""


def _lijkt(een: str, ander: str, grens: float) -> bool:
    """Return whether two sentences have nearly the same letters, or nearly the same words in another order."""
    if 2 * min(len(een), len(ander)) < grens * (len(een) + len(ander)):
        return False  # too few letters to be alike, as nearly all pairs are
    letters, andere_letters = _letters(een), _letters(ander)
    gedeeld = sum(min(aantal, andere_letters.get(letter, 0)) for letter, aantal in letters.items())
    if 2 * gedeeld < grens * (len(een) + len(ander)):
        return False
    woorden, andere = Counter(een.split()), Counter(ander.split())
    zelfde = 2 * (woorden & andere).total() / (woorden.total() + andere.total())
    if woorden.total() >= _MIN_BEVAT and zelfde >= grens:
        return True
    return SequenceMatcher(None, een, ander, autojunk=False).ratio() >= grens


@lru_cache(maxsize=4096)  # each sentence is compared with all others
def _letters(tekst: str) -> Counter[str]:
    return Counter(tekst)
