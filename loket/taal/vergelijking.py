"""Tests every word that compares figures against the figures themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from loket.opmaak import rond_af
from loket.taal.context import Bevinding, Context, Gegeven
from loket.taal.onderwerpen import CIJFERWOORD
from loket.taal.zinnen import ROL, Rol, Zin

_I = re.IGNORECASE
_GROEI = r"stijging\w*|gestegen|ste(?:eg|gen)|stijgt|stijgen|toegenomen|toename|groei\w*|gegroeid|opgelopen|liep op"
_KRIMP = r"daling\w*|gedaald|daalde\w*|daalt|dalen|afgenomen|afname|terugloop|teruggelopen|gekrompen|liep terug"
_NEEMT = r"nam(?:en)?\b(?:(?!\bdeel\b).)*?\b{0}|neemt\b.*?\b{0}"
_OP = re.compile(rf"\b(?:{_GROEI}|{_NEEMT.format('toe')}|meer|hoger|langer|vaker|groter)\b", _I)
_NEER = re.compile(rf"\b(?:{_KRIMP}|{_NEEMT.format('af')}|minder|lager|korter|kleiner)\b", _I)
_GELIJK = re.compile(
    r"\bgelijk gebleven\b|\b(?:bleef|bleven|blijft|is|zijn|was)\b[^.:;]*?\b(?:gelijk|constant|stabiel)\b"
    r"|\bconstant gebleven\b|\bevenveel\b|\bonveranderd\b",
    _I,
)
_STEEDS = re.compile(
    r"\bsteeds (?:meer|minder|hoger|lager|langer|korter|vaker|groter|kleiner)\b|\b(?:elk|ieder) jaar\b", _I
)
_OORDEEL = re.compile(r"\bminimaal\b|\bopvallend (?:weinig|veel|laag|lage|hoog|hoge|klein|groot)\b", _I)
#: What makes a word no comparison of figures.
_ANDERS = re.compile(
    r"\bonder meer\b|\bof meer\b|\bhoe (?:meer|minder|langer)\b|\b(?:niet|geen|veel|te) meer\b(?! \w+en\b)"
    r"|\bmeer of minder\b|\b(?:hoger|lager) niveau\b|\bmeer informatie\b|\bminimaal \d",
    _I,
)
_WENS = re.compile(
    r"\b(?:verwacht\w*|willen|wil|hopen|hoopt|zal|zullen|streven|moet(?:en)?|zouden?|kunnen|kan|doel)\b", _I
)
_DREMPEL = re.compile(
    rf"(?:meer|minder|langer|korter|hoger|lager|groter|kleiner|vaker) dan (?:de |het |een )?"
    rf"(?:helft|derde|kwart|\d+|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|afspraak|afgesproken|{ROL})",
    _I,
)
_ANAFOOR = re.compile(r"^\W*(?:dat|dit|daarna|daarvan|in 20\d\d was|toen|het verschil|hiermee)\b", _I)
_MET_TOEN = re.compile(
    r"ten opzichte van|vergelijking met|dan (?:in )?(?:20\d\d|vorig jaar|een jaar eerder|het jaar ervoor)"
    r"|afgelopen jaar",
    _I,
)
_NAAMWOORD = re.compile(
    r"\W+(?:\w+e )?(?:kandida|aanmeld|intake|plaatsing|traject|klacht|mensen|personen|huurders|ontruim|uitval|melding)",
    _I,
)
_TIJDWOORD = re.compile(r"wachttijd|wachtlijst|wachtt?en?\b", _I)
_VERZONNEN = re.compile(r"\bzonder\b.*\b(?:waren|was|hadden|had)\b", _I | re.S)


def vergelijking(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a comparison whose figures are not bound, or say otherwise."""
    gevonden = _woord(zin)
    if not gevonden:
        return
    soort, treffer = gevonden
    klacht = _toets(zin, soort, treffer, context)
    if klacht:
        uitleg, herstel = klacht
        fragment = zin.toon(treffer.start(), treffer.end())
        yield Bevinding("vergelijking", zin.regel(treffer.start()), fragment, uitleg, herstel)


def _woord(zin: Zin) -> tuple[str, re.Match[str]] | None:
    """Return the kind of claim and the word that makes it; None when the sentence claims nothing about figures."""
    tekst = _ANDERS.sub(lambda t: "…" * len(t[0]), zin.tekst)
    over_cijfer = bool(CIJFERWOORD.search(tekst) or zin.cijferrollen or re.search(r"\bkandida", tekst))
    if zin.soort == "kop" or (zin.duiding and _VERZONNEN.search(tekst)):
        return None
    if (
        _WENS.search(tekst)
        and not _MET_TOEN.search(tekst)
        and not zin.cijferrollen
        and not re.search(r"constateren", tekst)
    ):
        return None
    steeds = _STEEDS.search(tekst)
    for soort, patroon in (("gelijk", _GELIJK), ("op", _OP), ("neer", _NEER)):
        for treffer in patroon.finditer(tekst):
            if _is_bewering(treffer, tekst, zin, over_cijfer):
                return ("steeds " + soort if steeds and soort != "gelijk" else soort), treffer
    oordeel = _OORDEEL.search(tekst)
    return ("oordeel", oordeel) if oordeel and over_cijfer and not zin.duiding and not zin.cijferrollen else None


def _is_bewering(treffer: re.Match[str], tekst: str, zin: Zin, over_cijfer: bool) -> bool:
    """Return whether a comparing word is about a figure."""
    woord, verder = treffer[0].lower(), tekst[treffer.end() :]
    if _DREMPEL.match(tekst, treffer.start()) and len(zin.cijferrollen) < 2:
        return False
    met_toen = bool(_MET_TOEN.search(tekst))
    if woord in ("meer", "minder", "vaker"):
        return bool(_NAAMWOORD.match(verder)) or len(zin.cijferrollen) > 1 or (met_toen and over_cijfer)
    if woord in ("langer", "korter"):
        return bool(_TIJDWOORD.search(tekst))
    if woord in ("hoger", "lager", "groter", "kleiner"):
        return bool(zin.cijferrollen) or over_cijfer
    return over_cijfer or met_toen


def _toets(zin: Zin, soort: str, treffer: re.Match[str], context: Context) -> tuple[str, str] | None:
    """Return what is wrong with the claim and its remedy; None when the figures bear it out."""
    koppel = "koppel beide cijfers in de zin, bijvoorbeeld met {eval}`cijfers.….verschil` of {eval}`cijfers.vorig.…`"
    if soort == "oordeel":
        return "Dit oordeel over een aantal staat er zonder het cijfer.", koppel
    rollen = list(zin.cijferrollen)
    verschil = next((rol for rol in rollen if rol.verschil), None)
    if verschil:
        toen = Rol("", verschil.naam, verschil.groep, verschil.jaar - 1, verschil.aandeel)
        nu = Rol("", verschil.naam, verschil.groep, verschil.jaar, verschil.aandeel)
        rollen = [toen, nu]
    if _ANAFOOR.match(zin.tekst) and zin.eerder and (len(rollen) < 2 or not _na_dan(zin, treffer)):
        rollen = [zin.eerder[-1], *rollen]
    gegevens = [(rol, gegeven) for rol in rollen if (gegeven := context.gegeven(rol))]
    if len(gegevens) < 2:
        return (
            None if verschil or zin.duiding else ("Dit vergelijkt cijfers, maar ze staan er niet allebei bij.", koppel)
        )
    return _beoordeel(soort, _ordenen(zin, treffer, gegevens))


def _na_dan(zin: Zin, treffer: re.Match[str]) -> re.Match[str] | None:
    return re.compile(rf"\b(?:dan|tegen)\b[^{ROL[1:-1]}]*({ROL})").search(zin.tekst, treffer.end())


def _ordenen(zin: Zin, treffer: re.Match[str], gegevens: list[tuple[Rol, Gegeven]]) -> list[Gegeven]:
    """Put the figures in the order of the comparison: what is compared with first."""
    if (dan := _na_dan(zin, treffer)) and len({rol.naam for rol, _ in gegevens}) >= 1:
        basis = zin.rollen[dan[1]]
        ander = [g for rol, g in gegevens if rol is not basis]
        eigen = [g for rol, g in gegevens if rol is basis]
        if ander and eigen:
            return [*eigen, *ander]
    if len({rol.naam for rol, _ in gegevens}) == 1:
        gegevens = sorted(gegevens, key=lambda paar: paar[0].jaar)
    return [gegeven for _, gegeven in gegevens]


def _beoordeel(soort: str, reeks: list[Gegeven]) -> tuple[str, str] | None:
    herstel = "schrijf wat de cijfers laten zien, of laat de vergelijking weg"
    decimalen = {"procent": 1, "maanden": 1, "euro": 2}.get(reeks[0].eenheid, 0)
    waarden = [float(rond_af(gegeven.waarde, decimalen)) for gegeven in reeks]
    stappen = [nieuw - oud for oud, nieuw in pairwise(waarden)]
    ruis = [_overlapt(oud, nieuw) for oud, nieuw in pairwise(reeks)]
    if soort == "gelijk":
        anders = any(stap and not gelijk for stap, gelijk in zip(stappen, ruis, strict=True))
        return ("De cijfers zijn niet gelijk.", herstel) if anders else None
    teken = 1 if soort.endswith("op") else -1
    if soort.startswith("steeds") and any(teken * stap <= 0 for stap in stappen):
        return "De reeks gaat niet steeds dezelfde kant op.", herstel
    totaal = waarden[-1] - waarden[0]
    if teken * totaal <= 0:
        return "De cijfers laten een andere richting zien.", herstel
    if _overlapt(reeks[0], reeks[-1]):
        return "Het verschil is kleiner dan de onzekerheid van de cijfers.", herstel
    return None


def _overlapt(een: Gegeven, ander: Gegeven) -> bool:
    """Return whether each value lies within the other's interval; False when an interval is unknown."""
    if not een.interval or not ander.interval:
        return False
    (laag, hoog), (onder, boven) = een.interval, ander.interval
    return laag <= ander.waarde <= hoog and onder <= een.waarde <= boven
