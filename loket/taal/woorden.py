"""Finds misspelt names, causes that are no duiding, and sentences that were written before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from loket.taal.context import Bevinding, Context
from loket.taal.onderwerpen import CIJFERWOORD
from loket.taal.zinnen import ROL, Zin, zinnen

#: From this likeness on, two sentences are the same.
GELIJK = 0.88
_MIN_WOORDEN = 5
_WOORD = re.compile(r"[A-Za-zÀ-ÿ]+")
#: Words that look like a name and are none.
_GEWOON = frozenset({"loket", "loketten", "locker", "lockers", "lokaal", "lokale", "lokken", "raket"})
_STERK = re.compile(
    r"\bdoor (?:de )?(?:corona\w*|covid\w*|pandemie)|\bk(?:omt|wam|omen) (?:dit |dat |ook |vooral )?door\b"
    r"|\bdoor corona\b.*\bkomt\b|\bte maken met\b|\bgevolg van\b"
    r"|\bte (?:danken|wijten) aan\b|\bdankzij\b|\bveroorzaakt\b",
    re.IGNORECASE,
)
_ZWAK = re.compile(r"\b(?:omdat|doordat|vanwege|wegens|daardoor)\b|^Door\b(?!.{0,40}\bte\s)", re.IGNORECASE | re.DOTALL)
_SUCCES = re.compile(r"\blever(?:t|en|de)\b.*\bsucces op\b|\bwerp\w* (?:\w+ )?vruchten af\b", re.IGNORECASE)
_HOEVEEL = re.compile(
    rf"\b(?:aantal\w*|minder|meer|weinig|veel|lage?|laag|lager|hoge?|hoog|hoger|lang|langer|kort|korter|achter|gehaald"
    rf"|groei\w*|daal\w*|gedaald|steeg|gestegen|liep op|opgelopen|\d+)\b|{ROL}",
    re.IGNORECASE,
)
#: ‘In 2020 bleek’ looks back on purpose, and so does what goes on about ‘dat jaar’ or ‘toen’.
_TERUG = re.compile(r"(?:^|[.:]\s)\W*In (20\d\d)\b|\bsinds (20\d\d)", re.IGNORECASE)
_VERVOLGT = re.compile(r"\b(?:dat jaar|toen)\b", re.IGNORECASE)
_VERWIJST = re.compile(r"\b(?:dit|dat)\b", re.IGNORECASE)


def naamvariant(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a name that is nearly one of the desk's or its partners'."""
    woorden = list(_WOORD.finditer(zin.tekst))
    gehad = -1
    for i, eerste in enumerate(woorden):
        for naam in sorted(context.namen, key=len):
            delen = naam.split()
            reeks = woorden[i : i + len(delen)]
            if len(reeks) < len(delen) or eerste.start() < gehad or not _is_variant(reeks, delen, zin.tekst):
                continue
            gehad = reeks[-1].end()
            fragment = zin.toon(eerste.start(), gehad)
            uitleg = f"Dit lijkt op de naam {naam}, maar is anders geschreven."
            yield Bevinding("naamvariant", zin.regel(eerste.start()), fragment, uitleg, f"schrijf {naam}")
            break


def _is_variant(reeks: list[re.Match[str]], delen: list[str], tekst: str) -> bool:
    geschreven = [treffer[0] for treffer in reeks]
    tussen = (tekst[a.end() : b.start()] for a, b in pairwise(reeks))
    if geschreven == delen or any(ruimte.strip() for ruimte in tussen):
        return False
    afstanden = [afstand(g.lower(), d.lower()) for g, d in zip(geschreven, delen, strict=True)]
    if sum(afstanden) > 2 or max(afstanden) > (2 if min(map(len, delen)) > 4 else 1):
        return False
    if len(delen) > 1:
        return True
    return not sum(afstanden) or (geschreven[0][0].isupper() and geschreven[0].lower() not in _GEWOON)


def afstand(een: str, ander: str) -> int:
    """Return how many letters must be added, removed, replaced or swapped to make one word of the other."""
    vorige: list[int] = []
    rij = list(range(len(ander) + 1))
    for i, a in enumerate(een, 1):
        ouder, vorige, rij = vorige, rij, [i]
        for j, b in enumerate(ander, 1):
            kosten = min(vorige[j] + 1, rij[j - 1] + 1, vorige[j - 1] + (a != b))
            if i > 1 and j > 1 and a == ander[j - 2] and b == een[i - 2]:
                kosten = min(kosten, ouder[j - 2] + 1)
            rij.append(kosten)
    return rij[-1]


def oorzaak(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a cause of a figure that is not marked as duiding."""
    if zin.duiding:
        return
    cijfer = CIJFERWOORD.search(zin.tekst) or zin.cijferrollen
    treffer = _SUCCES.search(zin.tekst)
    if cijfer or _VERWIJST.search(zin.tekst):
        treffer = treffer or _STERK.search(zin.tekst)
    if cijfer and _HOEVEEL.search(zin.tekst):
        treffer = treffer or _ZWAK.search(zin.tekst)
    if treffer:
        uitleg = "Dit noemt een oorzaak van een cijfer. Het register bewijst geen oorzaken."
        herstel = "zet de zin in een blok dat begint met > **Duiding.** en zeg dat het uw verklaring is"
        fragment = zin.toon(treffer.start(), treffer.end())
        yield Bevinding("oorzaak", zin.regel(treffer.start()), fragment, uitleg, herstel)


def herhaling(alle: list[Zin], context: Context) -> Iterator[Bevinding]:
    """Find sentences that stand in last year's text, or twice in this one."""
    vroeger = [
        (sectie, kaal)
        for sectie, tekst in context.vorige_teksten.items()
        for zin in zinnen(tekst, context)
        if (kaal := _kaal(zin))
    ]
    gehad: list[tuple[int, str]] = []
    for zin in alle:
        kaal, met_getallen = _kaal(zin), _kaal(zin, getallen=True)
        if not kaal or zin.cijferrollen:
            continue
        oud = [] if _kijkt_terug(zin, context.jaar) else vroeger
        sectie = next((waar for waar, ander in oud if _lijkt(kaal, ander)), "")
        eerder = next((f"regel {waar}" for waar, ander in gehad if _lijkt(met_getallen, ander)), "")
        gehad.append((zin.plaats, met_getallen))
        if sectie or eerder:
            waar = f"in de tekst van {context.jaar - 1} ({sectie})" if sectie else f"eerder in deze tekst ({eerder})"
            uitleg = f"Deze zin staat bijna hetzelfde {waar}."
            herstel = "laat de zin weg, of schrijf wat er in dit jaar gebeurde"
            yield Bevinding("herhaling", zin.plaats, zin.toon(0, len(zin.tekst)), uitleg, herstel)


def _kijkt_terug(zin: Zin, jaar: int) -> bool:
    """Return whether a sentence is about an earlier year on purpose, itself or as the next of one that is."""
    vorige = zin.vorige if _VERVOLGT.search(zin.tekst) else ""
    jaren = [int(treffer[1] or treffer[2]) for tekst in (zin.tekst, vorige) for treffer in _TERUG.finditer(tekst)]
    return any(genoemd < jaar for genoemd in jaren)


def _kaal(zin: Zin, getallen: bool = False) -> str:
    """Return a sentence without label, case, signs and numbers; empty when it is too short to compare."""
    if zin.soort in ("kop", "tabel"):
        return ""
    tekst = re.sub(r"^\s*[\w -]{3,40}:\s", "", zin.tekst.lower())
    tekst = re.sub(r"[\ue000-\uf8ff]" if getallen else r"\d+|[\ue000-\uf8ff]", "0", tekst)
    woorden = re.findall(r"\w+", tekst)
    return " ".join(woorden) if len(woorden) >= _MIN_WOORDEN else ""


def _lijkt(een: str, ander: str) -> bool:
    maat = SequenceMatcher(None, een, ander, autojunk=False)
    return maat.real_quick_ratio() >= GELIJK and maat.quick_ratio() >= GELIJK and maat.ratio() >= GELIJK
