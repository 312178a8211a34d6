"""Tests every word that compares figures against the figures themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from loket.basis.opmaak import rond_af
from loket.controle.taal.bewering import bewering
from loket.controle.taal.context import Bevinding, Context, Gegeven
from loket.controle.taal.rollen import Rol
from loket.controle.taal.zinnen import ROL, Zin

_I = re.IGNORECASE
_ANAFOOR = re.compile(r"^\W*(?:dat|dit|daarna|daarvan|in 20\d\d was|toen|het verschil|hiermee|die)\b", _I)
#: ‘In 2021 was die hoger: …’ says it of the figure that follows.
_WAS_HET = re.compile(rf"\b(?:in 20\d\d|toen|vorig jaar|een jaar eerder) (?:was|waren|lag|lagen)\b[^{ROL[1:-1]}]*$", _I)
_KOPPEL = "koppel beide cijfers in de zin, bijvoorbeeld met {eval}`cijfers.….verschil` of {eval}`cijfers.vorig.…`"
_DECIMALEN = {"procent": 1, "maanden": 1, "euro": 2}


def vergelijking(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a comparison whose figures are not bound, or say otherwise."""
    gevonden = bewering(zin)
    if not gevonden:
        return
    soort, treffer = gevonden
    klacht = _toets(zin, soort, treffer, context)
    if klacht:
        uitleg, herstel = klacht
        fragment = zin.toon(treffer.start(), treffer.end())
        yield Bevinding("vergelijking", zin.regel(treffer.start()), fragment, uitleg, herstel)


def _toets(zin: Zin, soort: str, treffer: re.Match[str], context: Context) -> tuple[str, str] | None:
    """Return what is wrong with the claim and its remedy; None when the figures bear it out."""
    if soort == "oordeel":
        return "Dit oordeel over een aantal staat er zonder het cijfer.", _KOPPEL
    rollen = list(zin.cijferrollen)
    verschil = next((rol for rol in rollen if rol.verschil), None)
    if verschil:
        rollen = [
            Rol("", verschil.naam, verschil.groep, jaar, verschil.aandeel)
            for jaar in (verschil.jaar - 1, verschil.jaar)
        ]
    if _ANAFOOR.match(zin.tekst) and zin.eerder and (len(rollen) < 2 or not _na_dan(zin, treffer)):
        rollen = [zin.eerder[-1], *rollen]
    gegevens = [(rol, gegeven) for rol in rollen if (gegeven := context.gegeven(rol))]
    if len(gegevens) < 2:
        kan_zonder = verschil or zin.duiding
        return None if kan_zonder else ("Dit vergelijkt cijfers, maar ze staan er niet allebei bij.", _KOPPEL)
    return None if soort == "anders" else _beoordeel(soort, _ordenen(zin, treffer, gegevens))


def _na_dan(zin: Zin, treffer: re.Match[str]) -> re.Match[str] | None:
    return re.compile(rf"\b(?:dan|tegen)\b[^{ROL[1:-1]}]*({ROL})").search(zin.tekst, treffer.end())


def _ordenen(zin: Zin, treffer: re.Match[str], gegevens: list[tuple[Rol, Gegeven]]) -> list[Gegeven]:
    """Put the figures in the order of the comparison: what is compared with first."""
    if dan := _na_dan(zin, treffer):
        basis = [paar for paar in gegevens if paar[0] is zin.rollen[dan[1]]]
        ander = [paar for paar in gegevens if paar[0] is not zin.rollen[dan[1]]]
        if basis and ander:
            return [gegeven for _, gegeven in [*basis, *ander]]
    erna = re.compile(ROL).search(zin.tekst, treffer.end())
    if erna and _WAS_HET.search(zin.tekst[: treffer.start()]):
        gegevens = sorted(gegevens, key=lambda paar: paar[0] is zin.rollen[erna[0]])
    elif len({rol.naam for rol, _ in gegevens}) == 1:
        gegevens = sorted(gegevens, key=lambda paar: paar[0].jaar)
    return [gegeven for _, gegeven in gegevens]


def _beoordeel(soort: str, reeks: list[Gegeven]) -> tuple[str, str] | None:
    """Compare the claim with the figures, in the order of the comparison."""
    herstel = "schrijf wat de cijfers laten zien, of laat de vergelijking weg"
    decimalen = _DECIMALEN.get(reeks[0].eenheid, 0)
    waarden = [float(rond_af(gegeven.waarde, decimalen)) for gegeven in reeks]
    stappen = [nieuw - oud for oud, nieuw in pairwise(waarden)]
    if soort == "gelijk":
        ruis = [_overlapt(oud, nieuw) for oud, nieuw in pairwise(reeks)]
        anders = any(stap and not gelijk for stap, gelijk in zip(stappen, ruis, strict=True))
        return ("De cijfers zijn niet gelijk.", herstel) if anders else None
    teken = 1 if soort.endswith("op") else -1
    if soort.startswith("steeds") and any(teken * stap <= 0 for stap in stappen):
        return "De reeks gaat niet steeds dezelfde kant op.", herstel
    if teken * (waarden[-1] - waarden[0]) <= 0:
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
