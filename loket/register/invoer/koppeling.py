"""Which sheet and column of the desk's own file is which table and column here: ``data/<loket>/invoer.toml``.

The first import drafts the file. What it had to guess is marked, so that an analyst corrects instead of writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loket.basis.meldingen import InvoerFout, Melding, lijkt_op
from loket.register.invoer.bladen import Blad, is_leeg
from loket.register.invoer.synoniemen import TABELNAMEN
from loket.register.invoer.waarden import plat, schoon
from loket.register.schema import ZONDER_EIGEN_DATUM, schemas
from loket.register.tekens import lees_toml

#: The file, within the desk's folder.
KOPPELING = "invoer.toml"
#: In how many rows from the top a header is looked for.
KOPRIJEN = 40
#: Beside its own columns, a table without a date of its own needs the year of each row.
JAAR = "jaar"


@dataclass(frozen=True)
class Koppeling:
    """How one table is found in the source.

    Parameters
    ----------
    tabel : str
        Table of the register.
    bladen : tuple of str
        Names of the sheets that hold it.
    kolommen : mapping of str to str
        For each column of the table the header above it in the source.
    vast : mapping of str to str
        For a column that the source lacks, the value that every row has.
    waarden : mapping of str to mapping
        For each column, what the source writes and what it means.
    geraden : frozenset of str
        Columns of which the header was guessed; only in a draft.
    """

    tabel: str
    bladen: tuple[str, ...]
    kolommen: Mapping[str, str]
    vast: Mapping[str, str] = field(default_factory=dict)
    waarden: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    geraden: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Koppelingen:
    """The whole of ``invoer.toml``.

    Parameters
    ----------
    tabellen : mapping of str to Koppeling
        By table.
    pseudoniem : bool
        Whether the ids of persons are replaced on the way in.
    sleutel : str
        Path of the secret key, outside the project; empty means its usual place.
    """

    tabellen: Mapping[str, Koppeling]
    pseudoniem: bool = False
    sleutel: str = ""


def kolommen_van(tabel: str) -> list[str]:
    """Return the columns that a source may have for a table; ``jaar`` too where no date decides the year."""
    eigen = list(schemas()[tabel].columns)
    return [JAAR, *eigen] if tabel in ZONDER_EIGEN_DATUM else eigen


def heet_naar(blad: Blad) -> str:
    """Return the table that a sheet is called after, such as ``Trajecten 2022``; empty when it is called otherwise."""
    naam = " ".join(woord for woord in plat(blad.naam).split() if not woord.isdecimal())
    return next((tabel for tabel in schemas() if naam in (tabel, *TABELNAMEN.get(tabel, ()))), "")


def zonder_kop(koppeling: Koppeling) -> list[str]:
    """Return the columns that every row must have, and for which no header or value is given."""
    gegeven = {*koppeling.kolommen, *koppeling.vast}
    kolommen = schemas()[koppeling.tabel].columns
    return [naam for naam, kolom in kolommen.items() if not kolom.nullable and naam not in gegeven]


def hoe_te_koppelen(koppeling: Koppeling, kolom: str, bladen: list[Blad]) -> str:
    """Say how a column gets its header, and which headers belong to none yet."""
    regel = f'zet in {KOPPELING} onder [{koppeling.tabel}.kolommen] de regel {kolom} = "kop in uw bestand"'
    return regel + nog_niet_gekoppeld(overgeslagen(koppeling, bladen), "; nog")


def nog_niet_gekoppeld(koppen: list[str], begin: str) -> str:
    """Return the end of a sentence that names the headers of no column; empty when there is none."""
    namen = ", ".join(f"‘{kop}’" for kop in koppen)
    return f"{begin} niet gekoppeld {'is' if len(koppen) == 1 else 'zijn'} {namen}" if koppen else ""


def zonder_kolom(kolom: str) -> str:
    """Say what was expected of a source that has no column for one of a table."""
    return f"een kolom van uw bestand die is gekoppeld aan {kolom}"


def kopregel(blad: Blad) -> int:
    """Return the first row that can be a header: a title above it is one cell."""
    rijen = enumerate(blad.rijen[:KOPRIJEN])
    return next((nummer for nummer, rij in rijen if sum(not is_leeg(cel) for cel in rij) > 1), 0)


def zoek_kop(blad: Blad, koppen: Iterable[str]) -> tuple[int, dict[str, int]]:
    """Find the row of a sheet in which most of some headers stand.

    Returns
    -------
    rij : int
        The row, as an index.
    plaatsen : dict of str to int
        Where each header that was found stands, as an index.
    """
    gezocht = {plat(kop): kop for kop in koppen}
    beste: tuple[int, dict[str, int]] = (kopregel(blad), {})
    for nummer, rij in enumerate(blad.rijen[:KOPRIJEN]):
        plaatsen: dict[str, int] = {}
        for kolom, cel in enumerate(rij):
            if (kop := gezocht.get(plat(schoon(cel)))) and kop not in plaatsen:
                plaatsen[kop] = kolom
        if len(plaatsen) > len(beste[1]):
            beste = nummer, plaatsen
    return beste


# Reading and writing

_GERADEN = "geraden: kijk dit na"

_UITLEG = """\
# Welk blad en welke kolom van uw eigen bestand hoort bij welke tabel van Loket. Gemaakt door make import.
# Verbeter wat niet klopt; make import leest dit bestand elke keer opnieuw.
#
#   bladen     de bladen (of CSV-bestanden, zonder .csv) waarin de tabel staat
#   kolommen   kolom van Loket = "kop in uw bestand"; een kop die hier niet staat, wordt niet meegenomen
#   vast       kolom van Loket = "waarde", als uw bestand de kolom niet heeft en elke rij hetzelfde is
#   waarden    "wat in uw bestand staat" = "wat Loket ervoor schrijft"; "" is onbekend

# true: de nummers van kandidaten en trajecten worden vervangen door een code die niemand kan terugrekenen.
"""


def als_toml(koppelingen: Koppelingen, bladen: list[Blad]) -> str:
    """Return the text of ``invoer.toml``, with what was guessed marked and what is left out named."""
    regels = [_UITLEG + f"pseudoniem = {str(koppelingen.pseudoniem).lower()}"]
    regels += [f"sleutel = {_tekst(koppelingen.sleutel)}"] if koppelingen.sleutel else []
    for koppeling in koppelingen.tabellen.values():
        regels += ["", f"[{koppeling.tabel}]", f"bladen = {json.dumps(koppeling.bladen, ensure_ascii=False)}"]
        regels += ["", f"[{koppeling.tabel}.kolommen]"]
        for kolom in kolommen_van(koppeling.tabel):
            if kop := koppeling.kolommen.get(kolom):
                regels.append(_regel(kolom, kop, _GERADEN * (kolom in koppeling.geraden)))
            elif kolom not in koppeling.vast:
                verplicht = " en verplicht: vul in, en haal # weg" if kolom in zonder_kop(koppeling) else ""
                regels.append(f'# {kolom} = ""   niet gevonden{verplicht}')
        regels += [f"# niet meegenomen: {_tekst(kop)}" for kop in overgeslagen(koppeling, bladen)]
        if koppeling.vast:
            regels += ["", f"[{koppeling.tabel}.vast]"]
            regels += [_regel(k, w, _GERADEN * (k in koppeling.geraden)) for k, w in koppeling.vast.items()]
        for kolom, paren in koppeling.waarden.items():
            regels += ["", f"[{koppeling.tabel}.waarden.{kolom}]"]
            regels += [_regel(_tekst(van), naar, _GERADEN) for van, naar in paren.items()]
    gebruikt = {naam for koppeling in koppelingen.tabellen.values() for naam in koppeling.bladen}
    for blad in bladen:
        if blad.naam not in gebruikt:
            regels += [
                "",
                f"# Het blad {_tekst(blad.naam)} hoort bij geen tabel. Hoort het er wel bij, haal dan # weg, en vul",
                "# voor tabel en kolom_1 de naam van data/README.md in; laat de regel weg van wat niet meegaat.",
            ]
            regels += [f"# {regel}" for regel in deel_voor(blad, koppen_van(blad))]
    return "\n".join(regels) + "\n"


def deel_voor(blad: Blad, koppen: Iterable[str] = ()) -> list[str]:
    """Return the lines that would make a sheet a table: one for each of some headers, or else one to go by."""
    tabel = heet_naar(blad) or "tabel"
    kolommen = [f"kolom_{nummer} = {_tekst(kop)}" for nummer, kop in enumerate(koppen, 1)]
    return [
        f"[{tabel}]",
        f"bladen = [{_tekst(blad.naam)}]",
        f"[{tabel}.kolommen]",
        *(kolommen or ['kolom = "kop in uw bestand"']),
    ]


def koppen_van(blad: Blad) -> list[str]:
    """Return what stands in the row of a sheet that can be its header."""
    return list(dict.fromkeys(schoon(cel) for cel in blad.rijen[kopregel(blad)] if not is_leeg(cel)))


def _regel(sleutel: str, waarde: str, opmerking: str) -> str:
    regel = f"{sleutel} = {_tekst(waarde)}"
    return f"{regel:<48} # {opmerking}" if opmerking else regel


def _tekst(waarde: str) -> str:
    return json.dumps(waarde, ensure_ascii=False)  # a JSON string is a TOML string


def overgeslagen(koppeling: Koppeling, bladen: list[Blad]) -> list[str]:
    """Return the headers of a table's sheets that belong to no column."""
    gebruikt = {plat(kop) for kop in koppeling.kolommen.values()}
    koppen: list[str] = []
    for blad in bladen:
        if blad.naam in koppeling.bladen:
            rij, _ = zoek_kop(blad, koppeling.kolommen.values())
            koppen += [schoon(cel) for cel in blad.rijen[rij] if not is_leeg(cel)]
    return [kop for kop in dict.fromkeys(koppen) if plat(kop) not in gebruikt]


def lees_koppelingen(bestand: Path) -> Koppelingen:
    """Read ``invoer.toml``.

    Raises
    ------
    InvoerFout
        When it cannot be read, is no TOML, or names a table, column or setting that does not exist; all is listed.
    """
    gelezen, meldingen = lees_toml(bestand, "verwijder het bestand voor een nieuw ontwerp")
    if meldingen := meldingen or list(_controleer(gelezen, str(bestand))):
        raise InvoerFout(meldingen, "in de koppeling")
    tabellen = {
        naam: Koppeling(
            naam,
            tuple(deel["bladen"]),
            {k: w for k, w in deel["kolommen"].items() if w},
            deel.get("vast", {}),
            deel.get("waarden", {}),
        )
        for naam, deel in gelezen.items()
        if isinstance(deel, dict)
    }
    return Koppelingen(tabellen, gelezen.get("pseudoniem", False), gelezen.get("sleutel", ""))


def _controleer(gelezen: dict[str, Any], bestand: str) -> Iterator[Melding]:
    for naam, deel in gelezen.items():
        if naam in ("pseudoniem", "sleutel"):
            soort, woord = (bool, "true of false") if naam == "pseudoniem" else (str, "een pad tussen aanhalingstekens")
            if not isinstance(deel, soort):
                yield Melding(bestand, naam, woord, "verbeter deze regel", 0, str(deel))
        elif naam not in schemas() or not isinstance(deel, dict):
            yield Melding(
                bestand, naam, "de naam van een tabel", f"verbeter of verwijder dit deel.{lijkt_op(naam, schemas())}"
            )
        else:
            yield from _controleer_tabel(naam, deel, bestand)


def _controleer_tabel(tabel: str, deel: dict[str, Any], bestand: str) -> Iterator[Melding]:
    bladen, kolommen = deel.get("bladen"), deel.get("kolommen")
    if not (isinstance(bladen, list) and bladen and all(isinstance(b, str) for b in bladen)):
        yield Melding(bestand, f"{tabel}.bladen", 'namen van bladen, zoals ["Trajecten"]', "vul deze regel aan")
    if not isinstance(kolommen, dict):
        yield Melding(bestand, f"{tabel}.kolommen", "een deel met kolommen", "vul dit deel aan")
    for onderdeel in ("kolommen", "vast", "waarden"):
        inhoud = deel.get(onderdeel, {})
        for kolom, waarde in inhoud.items() if isinstance(inhoud, dict) else ():
            plaats = f"{tabel}.{onderdeel}.{kolom}"
            if kolom not in kolommen_van(tabel):
                herstel = f"verbeter of verwijder de regel.{lijkt_op(kolom, kolommen_van(tabel))}"
                yield Melding(bestand, plaats, f"een kolom van {tabel}", herstel)
            elif onderdeel == "waarden":
                if not (isinstance(waarde, dict) and all(isinstance(w, str) for w in waarde.values())):
                    yield Melding(bestand, plaats, 'regels zoals "na intake" = "intake"', "verbeter dit deel")
            elif not isinstance(waarde, str):
                yield Melding(bestand, plaats, "tekst tussen aanhalingstekens", "verbeter deze regel", 0, str(waarde))
    if vreemd := [naam for naam in deel if naam not in ("bladen", "kolommen", "vast", "waarden")]:
        yield Melding(bestand, f"{tabel}.{vreemd[0]}", "bladen, kolommen, vast of waarden", "verwijder deze regel")
    if isinstance(kolommen, dict):
        koppen = [plat(w) for w in kolommen.values() if isinstance(w, str) and w]
        for kop in sorted({k for k in koppen if koppen.count(k) > 1}):
            yield Melding(bestand, f"{tabel}.kolommen", "elke kop bij één kolom", "verbeter een van de regels", 0, kop)
