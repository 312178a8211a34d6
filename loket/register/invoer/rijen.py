"""From the cells of a sheet to the rows of a table; what cannot be read is set aside with its reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loket.basis.meldingen import InvoerFout, Melding, lijkt_op, nabij
from loket.register.inrichting import Inrichting
from loket.register.invoer.bladen import Blad, is_leeg
from loket.register.invoer.koppeling import (
    JAAR,
    KOPPELING,
    Koppeling,
    Koppelingen,
    deel_voor,
    hoe_te_koppelen,
    nog_niet_gekoppeld,
    overgeslagen,
    zoek_kop,
    zonder_kolom,
    zonder_kop,
)
from loket.register.invoer.personen import VAN_PERSONEN, Pseudoniemen, als_code, is_naamkop, verraadt
from loket.register.invoer.samenvoegen import Plaats, Rij
from loket.register.invoer.waarden import Onleesbaar, keuzes_van, lees_cel, plat, schoon
from loket.register.schema import EIGEN_DATUM, JAARTABELLEN, schemas


@dataclass(frozen=True)
class Invoer:
    """What was read from a source, before it meets the register.

    Parameters
    ----------
    rijen : dict of list
        Rows by table.
    apart : list of tuple
        Table and problem of each row that cannot be read.
    onleesbaar : dict of list
        Those rows by table, with what of them can be read.
    opmerkingen : list of str
        What the analyst should know of the source: what is hidden, and what is left out.
    jaar_van : dict
        The year of each row whose year is known, by table and place.
    """

    rijen: dict[str, list[Rij]] = field(default_factory=lambda: defaultdict(list))
    apart: list[tuple[str, Melding]] = field(default_factory=list)
    onleesbaar: dict[str, list[Rij]] = field(default_factory=lambda: defaultdict(list))
    opmerkingen: list[str] = field(default_factory=list)
    jaar_van: dict[tuple[str, Plaats], int] = field(default_factory=dict)


def lees_invoer(
    bladen: list[Blad], koppelingen: Koppelingen, inrichting: Inrichting, pseudoniemen: Pseudoniemen | None = None
) -> Invoer:
    """Read the rows of every sheet that belongs to a table.

    Raises
    ------
    InvoerFout
        When a sheet of a table that is there, or a header, is not in the source, or names persons.
    """
    invoer, namen = Invoer(), [blad.naam for blad in bladen]
    aanwezig = {tabel: k for tabel, k in koppelingen.tabellen.items() if {*namen} & {*k.bladen}}
    invoer.opmerkingen.extend(
        f"{tabel}: staat niet in deze bron, en blijft zoals zij was."
        for tabel in koppelingen.tabellen
        if tabel not in aanwezig
    )
    koppelingen = replace(koppelingen, tabellen=aanwezig)
    meldingen = list(_ontbrekend(bladen, koppelingen))
    if meldingen:
        raise InvoerFout(meldingen, "in de koppeling")
    gebruikt = {naam for koppeling in koppelingen.tabellen.values() for naam in koppeling.bladen}
    for blad in bladen:
        invoer.opmerkingen.extend(_verborgen(blad))
        if blad.naam not in gebruikt:
            invoer.opmerkingen.append(
                f"{blad.plaats}: hoort bij geen tabel, en is niet ingelezen.\n"
                f"    wat te doen: hoort het wel bij een tabel, zet dan in {KOPPELING}, elk op een eigen regel:\n      "
                + "\n      ".join(deel_voor(blad))
            )
    for koppeling in koppelingen.tabellen.values():
        if over := overgeslagen(koppeling, bladen):
            invoer.opmerkingen.append(f"{koppeling.tabel}: niet meegenomen zijn de kolommen {', '.join(over)}.")
        if mist := zonder_kop(koppeling):
            invoer.opmerkingen.append(
                f"{koppeling.tabel}: geen kolom van uw bestand is gekoppeld aan {', '.join(mist)}; een nieuwe rij kan"
                f" niet zonder.\n    wat te doen: {hoe_te_koppelen(koppeling, mist[0], bladen)}"
            )
        for blad in bladen:
            if blad.naam in koppeling.bladen:
                _lees_blad(blad, koppeling, inrichting, pseudoniemen, invoer)
    return invoer


def _ontbrekend(bladen: list[Blad], koppelingen: Koppelingen) -> Iterator[Melding]:
    namen = [blad.naam for blad in bladen]
    for koppeling in koppelingen.tabellen.values():
        for naam in koppeling.bladen:
            if naam not in namen:
                herstel = f"verbeter bladen onder [{koppeling.tabel}].{lijkt_op(naam, namen)}"
                yield Melding(KOPPELING, f"{koppeling.tabel}.bladen", "een blad dat in de bron staat", herstel, 0, naam)
        for kolom, kop in koppeling.kolommen.items():
            if is_naamkop(kop, kolom):
                plek, herstel = f"{koppeling.tabel}.kolommen.{kolom}", "haal de regel weg: personen blijven erbuiten"
                yield Melding(KOPPELING, plek, "een kolom die geen personen noemt", herstel, 0, kop)
        for blad in bladen:
            if blad.naam in koppeling.bladen and (melding := _zonder_koppen(blad, koppeling)):
                yield melding


def _zonder_koppen(blad: Blad, koppeling: Koppeling) -> Melding | None:
    """Say which headers of a table are not in a sheet, all in one message: they may well be missing together."""
    _, gevonden = zoek_kop(blad, koppeling.kolommen.values())
    mist = {kolom: kop for kolom, kop in koppeling.kolommen.items() if kop not in gevonden}
    if not mist:
        return None
    over = overgeslagen(koppeling, [blad])
    bedoeld = " of ".join(dict.fromkeys(naam for kop in mist.values() for naam in nabij(kop, over)))
    de_kop = "de kop" if len(mist) == 1 else "de koppen"
    koppen = ", ".join(f"‘{kop}’ ({kolom})" for kolom, kop in mist.items())
    return Melding(
        blad.plaats,
        "",
        f"{'een kolom' if len(mist) == 1 else 'kolommen'} met {de_kop} {koppen}",
        f"verbeter {de_kop} in {KOPPELING} onder [{koppeling.tabel}.kolommen], of haal de regel weg als uw bestand de"
        f" kolom niet heeft.{f' Bedoelt u: {bedoeld}?' * bool(bedoeld)}{nog_niet_gekoppeld(over, ' Nog')}",
    )


def _verborgen(blad: Blad) -> Iterator[str]:
    if blad.verborgen:
        yield f"{blad.plaats}: dit blad is verborgen in het werkboek, en toch gelezen."
    if blad.verborgen_rijen is None:
        yield f"{blad.plaats}: of er rijen verborgen zijn, is bij dit soort bestand niet te zien; alle zijn gelezen."
    elif aantal := len(blad.verborgen_rijen):
        rijen = ", ".join(map(str, blad.verborgen_rijen[:10])) + (" …" if aantal > 10 else "")
        yield f"{blad.plaats}: verborgen, en toch gelezen: {'rij' if aantal == 1 else 'rijen'} {rijen}."


def _lees_blad(
    blad: Blad, koppeling: Koppeling, inrichting: Inrichting, pseudoniemen: Pseudoniemen | None, invoer: Invoer
) -> None:
    koprij, plaatsen = zoek_kop(blad, koppeling.kolommen.values())
    for nummer, cellen in enumerate(blad.rijen[koprij + 1 :], start=koprij + 2):
        gekozen = {
            kolom: cellen[plaatsen[kop]] if plaatsen[kop] < len(cellen) else None
            for kolom, kop in koppeling.kolommen.items()
        }
        if all(is_leeg(cel) for cel in gekozen.values()):
            continue
        if _is_totaal(cellen):
            invoer.opmerkingen.append(f"{blad.plaats}, rij {nummer}: is een totaal, en niet ingelezen.")
            continue
        plaats = Plaats(blad.plaats, nummer)
        velden, fouten = _lees_rij(gekozen | dict(koppeling.vast), koppeling, inrichting, pseudoniemen, plaats)
        jaar = _jaar(koppeling.tabel, velden, blad)
        if jaar is None and not fouten:
            fouten.append(_zonder_jaar(blad, koppeling)._replace(rij=nummer))
            velden.pop(EIGEN_DATUM.get(koppeling.tabel, JAAR), None)  # told now, and not once more
        invoer.jaar_van[koppeling.tabel, plaats] = jaar or 0
        if fouten:
            invoer.apart.extend((koppeling.tabel, fout) for fout in fouten)
            invoer.onleesbaar[koppeling.tabel].append(Rij(jaar or 0, velden, plaats))
        else:
            if JAAR not in schemas()[koppeling.tabel].columns:
                velden.pop(JAAR, None)
            invoer.rijen[koppeling.tabel].append(Rij(jaar or 0, velden, plaats))
    invoer.rijen[koppeling.tabel]  # a table without a row was read all the same


def _is_totaal(cellen: Sequence[object]) -> bool:
    """Tell whether a row adds up those above it, as people put below a list."""
    eerste = next((schoon(cel) for cel in cellen if not is_leeg(cel)), "")
    return (
        bool(re.match(r"(sub)?tota(al|len)\b", eerste, re.IGNORECASE)) and sum(map(is_leeg, cellen)) >= len(cellen) / 2
    )


def _jaar(tabel: str, velden: Mapping[str, str], blad: Blad) -> int | None:
    """Return the year of the folder in which a row belongs; 0 for a table of the desk itself, None when unknown."""
    if tabel not in JAARTABELLEN:
        return 0
    tekst = velden.get(EIGEN_DATUM.get(tabel, JAAR), "")[:4]
    if not tekst and tabel not in EIGEN_DATUM:
        return blad.jaar
    return int(tekst) if tekst.isdecimal() and 1990 <= int(tekst) <= 2100 else None


def _zonder_jaar(blad: Blad, koppeling: Koppeling) -> Melding:
    """Say what a row lacks to be of a year: a day, the column for it, or a year."""
    kolom = EIGEN_DATUM.get(koppeling.tabel, JAAR)
    if kolom in {*koppeling.kolommen, *koppeling.vast}:
        wat = "een jaar" if kolom == JAAR else "een dag, want die zegt in welk jaar de rij hoort"
        return Melding(blad.plaats, koppeling.kolommen.get(kolom, kolom), wat, "vul de cel in")
    herstel = hoe_te_koppelen(koppeling, kolom, [blad])
    if kolom != JAAR:
        return Melding(blad.plaats, kolom, zonder_kolom(kolom), herstel)
    verwacht = "een jaar: een kolom jaar, of een jaartal in de naam van het blad"
    herstel = f"zet het jaar in de naam van het blad, zoals {blad.naam} 2023, of {herstel}"
    return Melding(blad.plaats, JAAR, verwacht, herstel)


def _lees_rij(
    cellen: Mapping[str, object],
    koppeling: Koppeling,
    inrichting: Inrichting,
    pseudoniemen: Pseudoniemen | None,
    plaats: Plaats,
) -> tuple[dict[str, str], list[Melding]]:
    """Read the cells of one row; each that cannot be read is a problem of its own."""
    velden: dict[str, str] = {}
    fouten: list[Melding] = []
    for naam, cel in cellen.items():
        kop = koppeling.kolommen.get(naam, naam)
        if naam == JAAR and JAAR not in schemas()[koppeling.tabel].columns:
            kolom = schemas()["reeksen"].columns[JAAR]
        else:
            kolom = schemas()[koppeling.tabel].columns[naam]
        betekenis = {plat(van): naar for van, naar in koppeling.waarden.get(naam, {}).items()}
        try:
            if plat(schoon(cel)) in betekenis:
                tekst = betekenis[plat(schoon(cel))]
            else:
                tekst = lees_cel(cel, kolom, keuzes_van(kolom, inrichting))
        except Onleesbaar:
            meta = kolom.metadata or {}
            fouten.append(
                Melding(plaats.blad, kop, meta["verwacht"], "verbeter de cel", plaats.rij, _toon(schoon(cel)))
            )
            continue
        if pseudoniemen and naam in VAN_PERSONEN and tekst:
            tekst = pseudoniemen.code(naam, als_code(naam, tekst))
        elif wat := verraadt(tekst):
            herstel = "haal het weg uit de cel, of neem de kolom niet mee"
            fouten.append(Melding(plaats.blad, kop, f"geen {wat.split(' ', 1)[1]}", herstel, plaats.rij))
        velden[naam] = als_code(naam, tekst)
    return velden, fouten


def _toon(tekst: str) -> str:
    """Return what a cell holds for a message, unless it makes somebody known."""
    return "" if verraadt(tekst) else tekst
