"""A draft of ``invoer.toml`` laid ready: in its place, or beside it when one of another workbook stands there.

Whatever the source is like, the analyst gets a file to go on with, and nothing that she wrote is lost.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from itertools import count
from pathlib import Path

from loket.basis.make import keuze_voor_make
from loket.basis.meldingen import LoketFout
from loket.register.inrichting import INRICHTING, Inrichting
from loket.register.invoer.bladen import Blad
from loket.register.invoer.herkennen import ontwerp
from loket.register.invoer.koppeling import KOPPELING, Koppeling, Koppelingen, als_toml, lees_koppelingen, zoek_kop
from loket.register.invoer.wegschrijven import vervang_of_meld

#: The draft beside a mapping that is of another workbook.
ONTWERP = "invoer-ontwerp.toml"
_HERHAAL = "en geef de opdracht dan nog een keer"


def koppelingen_voor(
    bladen: list[Blad], bron: Path, folder: Path, inrichting: Inrichting, *, proef: bool
) -> tuple[Koppelingen, bool]:
    """Return how the sheets of a source belong to the tables, and whether that is a draft: nothing says so yet.

    Raises
    ------
    LoketFout
        When no sheet is known to be a table; a draft lies ready then, unless nothing may be written.
    InvoerFout
        When ``invoer.toml`` cannot be read.
    """
    bestand = folder / KOPPELING
    stond = lees_koppelingen(bestand) if bestand.exists() else Koppelingen({})
    stond = replace(stond, tabellen={tabel: _met_jaar(k, bladen) for tabel, k in stond.tabellen.items()})
    if any(_past(blad, koppeling) for koppeling in stond.tabellen.values() for blad in bladen):
        return stond, False
    tabellen = {**ontwerp(bladen, inrichting).tabellen, **_onder_een_andere_naam(stond, bladen)}
    nieuw = replace(stond, tabellen=tabellen)  # pseudonyms stay pseudonyms
    if stond.tabellen:
        raise _van_iets_anders(bron, folder, bladen, nieuw, proef=proef)
    if not nieuw.tabellen:
        raise _zonder_tabel(bron, folder, bladen, nieuw, proef=proef)
    return nieuw, True


def _past(blad: Blad, koppeling: Koppeling) -> bool:
    """Tell whether a sheet is the table that it is called after: another workbook may use the same name."""
    koppen = {*koppeling.kolommen.values()}
    return blad.naam in koppeling.bladen and (not koppen or bool(zoek_kop(blad, koppen)[1]))


def _met_jaar(koppeling: Koppeling, bladen: list[Blad]) -> Koppeling:
    """Return a table with its sheets as the source calls them: *Afspraken* may have become *Afspraken 2023*."""
    namen, gevonden = [blad.naam for blad in bladen], list[str]()
    for blad in koppeling.bladen:
        met_jaar = [naam for naam in namen if re.fullmatch(rf"{re.escape(blad)}[ _-]*[0-9]{{4}}", naam)]
        gevonden += [blad] if blad in namen else met_jaar or [blad]
    return replace(koppeling, bladen=tuple(dict.fromkeys(gevonden)))


def _onder_een_andere_naam(stond: Koppelingen, bladen: list[Blad]) -> dict[str, Koppeling]:
    """Return the tables of a mapping of which all headers are in sheets with another name, such as of a new year."""
    gevonden = {}
    for tabel, koppeling in stond.tabellen.items():
        koppen = {*koppeling.kolommen.values()}
        namen = dict.fromkeys(blad.naam for blad in bladen if koppen <= {*zoek_kop(blad, koppen)[1]})
        if namen and koppen:
            gevonden[tabel] = replace(koppeling, bladen=tuple(namen))
    return gevonden


def in_plaats(folder: Path, koppelingen: Koppelingen, bladen: list[Blad]) -> dict[str, bytes]:
    """Return the files that make a draft the desk's mapping; what stood there without a table is kept beside it."""
    tekst, bestand = als_toml(koppelingen, bladen).encode(), folder / KOPPELING
    stond = bestand.read_bytes() if bestand.exists() else tekst
    return {KOPPELING: tekst} | ({_vrij(folder): stond} if stond != tekst else {})


def _zonder_tabel(bron: Path, folder: Path, bladen: list[Blad], koppelingen: Koppelingen, *, proef: bool) -> LoketFout:
    """Lay a draft ready in which each sheet still waits for its table, and return what to tell of it."""
    bestand = folder / KOPPELING
    if proef:
        doe = f"geef de opdracht zonder PROEF=ja: dan komt elk blad met zijn koppen in {bestand}, om aan te vullen"
    else:
        if not bestand.exists():
            vervang_of_meld(folder, {}, in_plaats(folder, koppelingen, bladen))
        doe = (
            f"open {bestand}, haal # weg bij een blad en zijn koppen, schrijf erbij welke tabel en kolommen dat zijn,\n"
            f"    {_HERHAAL}. Of noem het blad in uw bestand zoals de tabel (Trajecten, Facturen): dan raadt Loket meer"
        )
    return LoketFout(
        f"In {bron} is geen enkele tabel herkend, en er is niets ingelezen.\n  bladen: {_namen(bladen)}\n"
        f"  wat te doen: {doe}"
    )


def _van_iets_anders(
    bron: Path, folder: Path, bladen: list[Blad], koppelingen: Koppelingen, *, proef: bool
) -> LoketFout:
    """Lay a draft ready beside a mapping of which no sheet is in the source, and return what to tell of it."""
    bestand, ernaast = folder / KOPPELING, folder / ONTWERP
    begin = f"Geen enkel blad van deze bron past bij {bestand}.\n  wel gevonden: {_namen(bladen)}\n"
    if (bron / INRICHTING).is_file():
        opdracht = f"make import BRON={shlex.quote(str(bron))}{keuze_voor_make(bron.parent, bron.name)}"
        return LoketFout(f"{begin}  wat te doen: {bron} is zelf de map van een loket; wijs die dan aan: {opdracht}")
    if proef:
        doe = f"geef de opdracht zonder PROEF=ja: dan komt er een ontwerp voor dit bestand in {ernaast}"
        return LoketFout(f"{begin}  wat te doen: {doe}")
    tekst = als_toml(koppelingen, bladen).encode()
    er = ""
    if not ernaast.exists():
        vervang_of_meld(folder, {}, {ONTWERP: tekst})
    elif ernaast.read_bytes() != tekst:
        er = " Dat stond er al en is zo gebleven; haal het weg voor een nieuw."
    zet_om = [("mv", bestand, folder / _vrij(folder)), ("mv", ernaast, bestand)]
    return LoketFout(
        f"{begin}  Voor deze bron staat een ontwerp in {ernaast}.{er}\n"
        f"  wat te doen: kijk het ontwerp na, laat het met deze regel in de plaats komen van {KOPPELING}, {_HERHAAL}:\n"
        f"    {' && '.join(shlex.join(map(str, regel)) for regel in zet_om)}"
    )


def _vrij(folder: Path) -> str:
    """Return a name for a mapping that is put aside, at which nothing stands."""
    namen = (f"invoer-oud{'' if nummer == 1 else f'-{nummer}'}.toml" for nummer in count(1))
    return next(naam for naam in namen if not (folder / naam).exists())


def _namen(bladen: list[Blad]) -> str:
    return ", ".join(dict.fromkeys(blad.naam for blad in bladen))
