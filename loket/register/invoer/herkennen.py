"""Guess which sheet is which table, and which header which column: the draft of ``invoer.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import permutations

from loket.register.inrichting import Inrichting
from loket.register.invoer.bladen import Blad, is_leeg
from loket.register.invoer.koppeling import (
    KOPRIJEN,
    Koppeling,
    Koppelingen,
    heet_naar,
    kolommen_van,
    kopregel,
    zoek_kop,
)
from loket.register.invoer.personen import is_naamkop
from loket.register.invoer.synoniemen import zegt
from loket.register.invoer.waarden import is_onbekend, keuzes_van, plat, schoon
from loket.register.schema import TABELLEN, schemas

#: From which likeness (0 to 100) a name is a guess worth making.
_GELIJKENIS = 76
#: Parts that the names of several columns share.
_GEDEELD = ("gemeente", "datum", "reden")
#: With so many of its columns a sheet is a table, whatever is missing.
_VEEL = 4


def ontwerp(bladen: list[Blad], inrichting: Inrichting) -> Koppelingen:
    """Draft how the sheets belong to the tables; each sheet goes to the table of which it has most columns.

    Values that are nearly one of their column's list get a guess too.
    """
    herkend = [(blad, *deel) for blad in bladen if (deel := _herken(blad))]
    door_koppen = {tabel for _, tabel, *_ in herkend}
    for blad in bladen:  # a table that no headers gave away, may be told by the name of a sheet
        tabel, koppen = heet_naar(blad), _kopteksten(blad.rijen[kopregel(blad)])
        if tabel and tabel not in door_koppen and koppen:
            herkend.append((blad, tabel, *_verdeel(koppen, tabel)))
    gevonden: dict[str, Koppeling] = {}
    for blad, tabel, kolommen, geraden in herkend:
        if eerder := gevonden.get(tabel):  # a sheet for each year: the same headers
            namen = tuple(dict.fromkeys((*eerder.bladen, blad.naam)))
            geraden = eerder.geraden | (geraden - {*eerder.kolommen})
            gevonden[tabel] = Koppeling(tabel, namen, kolommen | dict(eerder.kolommen), eerder.vast, {}, geraden)
        else:
            gevonden[tabel] = _koppel(blad, tabel, kolommen, geraden, inrichting)
    op_volgorde = [gevonden[tabel] for tabel in TABELLEN if tabel in gevonden]
    return Koppelingen({k.tabel: _met_waarden(k, bladen, inrichting) for k in op_volgorde})


def _koppel(
    blad: Blad, tabel: str, kolommen: dict[str, str], geraden: frozenset[str], inrichting: Inrichting
) -> Koppeling:
    vast = {}
    for naam, kolom in schemas()[tabel].columns.items():
        enige = keuzes_van(kolom, inrichting)
        if naam not in kolommen and not kolom.nullable and len(enige) == 1:
            vast[naam] = enige[0]
    return Koppeling(tabel, (blad.naam,), kolommen, vast, {}, geraden | set(vast))


def _kopteksten(rij: list[object]) -> list[str]:
    return list(dict.fromkeys(schoon(cel) for cel in rij if isinstance(cel, str) and not is_leeg(cel)))


def _herken(blad: Blad) -> tuple[str, dict[str, str], frozenset[str]] | None:
    """Return the table of which a sheet has most columns, its headers, and which of them are guesses."""
    beste: tuple[float, str, dict[str, str], frozenset[str]] | None = None
    for rij in blad.rijen[:KOPRIJEN]:
        koppen = _kopteksten(rij)
        if len(koppen) < 2:
            continue
        for tabel in TABELLEN:
            kolommen, geraden = _verdeel(koppen, tabel)
            score = len(kolommen) - len(geraden) / 2
            nodig = [naam for naam, kolom in schemas()[tabel].columns.items() if not kolom.nullable]
            aanwezig = sum(naam in kolommen for naam in nodig)
            genoeg = aanwezig >= max(2, len(nodig) / 2) or len(kolommen) >= _VEEL
            naam_past = heet_naar(blad) == tabel or plat(tabel)[:6] in plat(blad.naam)
            if genoeg and (beste is None or score + naam_past > beste[0]):
                beste = (score + naam_past, tabel, kolommen, geraden)
    return beste[1:] if beste else None


def _verdeel(koppen: list[str], tabel: str) -> tuple[dict[str, str], frozenset[str]]:
    """Give each column at most one header: first those that say the same, then the likest."""
    kolommen = kolommen_van(tabel)
    gekozen: dict[str, str] = {}
    for kolom in kolommen:
        zelfde = [kop for kop in koppen if _aaneen(kolom) in _vormen(kop) and kop not in gekozen.values()]
        gekozen |= {kolom: zelfde[0]} if zelfde else {}
    paren = sorted(
        (-_gelijkenis(kop, kolom, _soort(tabel, kolom)), kolom, kop)
        for kolom in kolommen
        for kop in koppen
        if kolom not in gekozen and kop not in gekozen.values() and not is_naamkop(kop, kolom)
    )
    geraden = set()
    for ongelijk, kolom, kop in paren:
        if -ongelijk >= _GELIJKENIS and kolom not in gekozen and kop not in gekozen.values():
            gekozen[kolom] = kop
            geraden.add(kolom)
    return gekozen, frozenset(geraden)


def _soort(tabel: str, kolom: str) -> str:
    eigen = schemas()[tabel].columns.get(kolom)  # the year of a table without dates is none of its columns
    return str((eigen.metadata or {}).get("soort", "")) if eigen else ""


@lru_cache(maxsize=50_000)
def _gelijkenis(kop: str, kolom: str, soort: str) -> float:
    """Tell how like a header is to a column (0 to 100); above that when it says the column in other words."""
    from rapidfuzz import fuzz

    if zeker := zegt(kop, kolom, soort):
        return 100.0 + zeker
    beste, naam = 0.0, _aaneen(kolom)
    for vorm in _vormen(kop):
        # What many columns share, such as ‘gemeente’, makes no two of them alike.
        gedeeld = next((deel for deel in _GEDEELD if deel in naam and deel in vorm), "")
        beste = max(beste, fuzz.ratio(naam.replace(gedeeld, ""), vorm.replace(gedeeld, "")))
    return beste


def _aaneen(tekst: str) -> str:
    return plat(tekst).replace(" ", "")


@lru_cache(maxsize=10_000)
def _vormen(kop: str) -> frozenset[str]:
    """Return a header written as one word, its words in every order: ‘Datum intake’ is also ``intakedatum``."""
    woorden = plat(kop).split()
    return frozenset("".join(volgorde) for volgorde in permutations(woorden)) if 0 < len(woorden) <= 4 else frozenset()


def _raad_waarde(waarde: str, keuzes: tuple[str, ...]) -> str:
    """Return the value of a list that a text most likely means; empty when none is near."""
    from rapidfuzz import fuzz, process

    beste = process.extractOne(plat(waarde), {k: plat(k) for k in keuzes}, scorer=fuzz.ratio, score_cutoff=85)
    return str(beste[2]) if beste else ""


def _met_waarden(koppeling: Koppeling, bladen: list[Blad], inrichting: Inrichting) -> Koppeling:
    waarden: dict[str, dict[str, str]] = {}
    for naam, kolom in schemas()[koppeling.tabel].columns.items():
        keuzes = keuzes_van(kolom, inrichting) or (kolom.metadata or {}).get("keuzes", ())
        if not keuzes or naam not in koppeling.kolommen:
            continue
        bekend = {plat(keuze) for keuze in keuzes}
        for vorm, tekst in {plat(tekst): tekst for tekst in _teksten(koppeling, naam, bladen)}.items():
            if vorm not in bekend and not is_onbekend(tekst) and (nabij := _raad_waarde(tekst, keuzes)):
                waarden.setdefault(naam, {})[tekst] = nabij
    return replace(koppeling, waarden=waarden)


def _teksten(koppeling: Koppeling, kolom: str, bladen: list[Blad]) -> Iterator[str]:
    for blad in bladen:
        if blad.naam in koppeling.bladen:
            koprij, plaatsen = zoek_kop(blad, koppeling.kolommen.values())
            plaats = plaatsen.get(koppeling.kolommen[kolom])
            if plaats is not None:
                yield from (schoon(rij[plaats]) for rij in blad.rijen[koprij + 1 :] if plaats < len(rij))
