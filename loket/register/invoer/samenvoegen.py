"""Rows that came in beside the rows that stood there: what is new, changed, the same or gone, and what cannot go in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from loket.basis.meldingen import Melding
from loket.register.inrichting import Inrichting
from loket.register.schema import LOKETTABELLEN, ZONDER_EIGEN_DATUM, schemas, sleutelkolommen
from loket.register.tabelregels import Tabellen, toets_regels
from loket.register.typering import typeer
from loket.register.weigeren import toets_tabel

Sleutel = tuple[str, ...]


class Plaats(NamedTuple):
    """Where a row stands in the source."""

    blad: str
    rij: int


@dataclass(frozen=True)
class Rij:
    """One row of a table, as text.

    Parameters
    ----------
    jaar : int
        Year of the folder in which it belongs; 0 for a table of the desk itself.
    velden : mapping of str to str
        By column; an empty text is unknown. Columns that the source lacks are absent.
    plaats : Plaats or None
        Where it stands in the source; None for a row that stood in the register already.
    """

    jaar: int
    velden: Mapping[str, str]
    plaats: Plaats | None = None

    def zonder(self, kolom: str) -> Rij:
        """Return the row as if the source lacked a column."""
        return replace(self, velden={naam: waarde for naam, waarde in self.velden.items() if naam != kolom})


class Wijziging(NamedTuple):
    """One cell of a known row that the source writes differently."""

    tabel: str
    sleutel: Sleutel
    kolom: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class Uitkomst:
    """What an import does to one table.

    Parameters
    ----------
    rijen : dict
        All rows that the table holds afterwards, by key.
    nieuw, gewijzigd, gelijk : Counter
        Number of rows by year.
    wijzigingen : list of Wijziging
        Each changed cell.
    weg : list of tuple
        Year and key of rows that stood in the register and are not in the source, of the years that it has rows of;
        they stay.
    dubbel : int
        Rows that stand in the source more than once in the same words; each counts once.
    """

    rijen: dict[Sleutel, Rij] = field(default_factory=dict)
    nieuw: Counter[int] = field(default_factory=Counter)
    gewijzigd: Counter[int] = field(default_factory=Counter)
    gelijk: Counter[int] = field(default_factory=Counter)
    wijzigingen: list[Wijziging] = field(default_factory=list)
    weg: list[tuple[int, Sleutel]] = field(default_factory=list)
    dubbel: int = 0


def sleutel_van(tabel: str, jaar: int, velden: Mapping[str, str]) -> Sleutel:
    """Return the key of a row; without a date or id of its own, a row is known within its year."""
    eigen = tuple(velden.get(kolom, "") for kolom in sleutelkolommen(tabel))
    return (str(jaar), *eigen) if tabel in ZONDER_EIGEN_DATUM else eigen


def voeg_samen(
    bestaand: Mapping[str, Iterable[Rij]],
    gelezen: Mapping[str, Iterable[Rij]],
    inrichting: Inrichting,
    onleesbaar: Mapping[str, Iterable[Rij]] = MappingProxyType({}),
) -> tuple[dict[str, Uitkomst], list[tuple[str, Melding]]]:
    """Put what came in beside what stood there, and set aside every row that would make the register wrong.

    Parameters
    ----------
    bestaand : mapping
        The rows of every table of the register.
    gelezen : mapping
        The rows of the tables that came in.
    inrichting : Inrichting
        The desk's fixed facts.
    onleesbaar : mapping
        The rows of the source of which a cell could not be read: they stay out, and are not gone.

    Returns
    -------
    uitkomsten : dict of Uitkomst
        By table, also those of which nothing came in.
    apart : list of tuple
        Table and problem of each row that was set aside; the problem tells its place in the source.
    """
    apart: list[tuple[str, Melding]] = []
    binnen: dict[str, dict[Sleutel, Rij]] = {}
    dubbel: Counter[str] = Counter()
    for tabel, rijen in gelezen.items():
        binnen[tabel], tweemaal, dubbel[tabel] = _elk_een_keer(tabel, rijen, onleesbaar.get(tabel, ()))
        apart += tweemaal
    in_bron = {  # also what cannot go in: it is not gone
        tabel: {sleutel_van(tabel, r.jaar, r.velden): r.jaar for r in chain(rijen, onleesbaar.get(tabel, ()))}
        for tabel, rijen in gelezen.items()
    }
    stond = {tabel: _op_sleutel(tabel, rijen) for tabel, rijen in bestaand.items()}
    opzij = {tabel: _op_sleutel(tabel, onleesbaar.get(tabel, ())) for tabel in stond}  # only the cells that are right

    def samengevoegd() -> dict[str, dict[Sleutel, Rij]]:
        return {tabel: _vul_aan(rijen, binnen.get(tabel, {})) for tabel, rijen in stond.items()}

    def zet_apart(fouten: Fouten) -> bool:
        van_de_bron = [fout for fout in fouten if fout.plaats]
        for fout in van_de_bron:
            # a row may have more problems than one
            rij = binnen[fout.tabel].pop(fout.sleutel, None) or opzij[fout.tabel][fout.sleutel]
            opzij[fout.tabel][fout.sleutel] = rij.zonder(fout.melding.kolom)
            apart.append((fout.tabel, fout.in_bron))
        return bool(van_de_bron)

    while zet_apart(fouten := _rijfouten(samengevoegd())):
        pass
    # What stood there and is wrong by itself is for `make check` to tell; no other row is judged by it.
    slecht = {(fout.tabel, fout.sleutel) for fout in fouten}
    while zet_apart(_regelfouten(samen := samengevoegd(), slecht, inrichting)):
        pass
    apart += [(fout.tabel, fout.in_bron) for fout in _wat_nog_meer(samen, opzij, slecht, inrichting)]
    return {t: _vergelijk(t, stond[t], binnen.get(t), in_bron.get(t, {}), samen[t], dubbel[t]) for t in stond}, apart


def _op_sleutel(tabel: str, rijen: Iterable[Rij]) -> dict[Sleutel, Rij]:
    return {sleutel_van(tabel, rij.jaar, rij.velden): rij for rij in rijen}


def _elk_een_keer(
    tabel: str, rijen: Iterable[Rij], onleesbaar: Iterable[Rij]
) -> tuple[dict[Sleutel, Rij], list[tuple[str, Melding]], int]:
    """Keep one of rows that say the same; rows of one key that say different things are all set aside.

    So is a row of which another one, with the same key, cannot be read: nobody knows which is right.
    """
    per_sleutel: defaultdict[Sleutel, list[Rij]] = defaultdict(list)
    for rij in rijen:
        per_sleutel[sleutel_van(tabel, rij.jaar, rij.velden)].append(rij)
    twijfel = {sleutel_van(tabel, rij.jaar, rij.velden) for rij in onleesbaar}
    goed, apart, dubbel = {}, [], 0
    kolommen = sleutelkolommen(tabel)
    for sleutel, zelfde in per_sleutel.items():
        if sleutel not in twijfel and all(rij.velden == zelfde[0].velden for rij in zelfde):
            goed[sleutel] = zelfde[0]
            dubbel += len(zelfde) - 1
            continue
        for rij in zelfde:
            assert rij.plaats is not None
            verwacht = f"elke {' en '.join(kolommen)} één keer; deze rijen zeggen niet hetzelfde"
            herstel = "laat alleen de goede rij staan"
            waarde = ", ".join(rij.velden.get(k, "") for k in kolommen)
            apart.append((tabel, Melding(rij.plaats.blad, kolommen[0], verwacht, herstel, rij.plaats.rij, waarde)))
    return goed, apart, dubbel


def _vul_aan(stond: Mapping[Sleutel, Rij], binnen: Mapping[Sleutel, Rij]) -> dict[Sleutel, Rij]:
    """Renew the rows that stood there by those that came in; a column that the source lacks stays as it was."""
    samen = dict(stond)
    for sleutel, rij in binnen.items():
        oud = stond[sleutel].velden if sleutel in stond else {}
        samen[sleutel] = Rij(rij.jaar, {**oud, **rij.velden}, rij.plaats)
    return samen


class Fout(NamedTuple):
    """A problem of one row; ``plaats`` is None when the row stood in the register already."""

    tabel: str
    sleutel: Sleutel
    plaats: Plaats | None
    melding: Melding

    @property
    def in_bron(self) -> Melding:
        """The problem with its place in the source."""
        assert self.plaats is not None
        return self.melding._replace(bestand=self.plaats.blad, rij=self.plaats.rij)


Fouten = list[Fout]
Tafels = Mapping[str, Mapping[Sleutel, Rij]]


def _wat_nog_meer(
    samen: Tafels, opzij: Mapping[str, Mapping[Sleutel, Rij]], slecht: set[tuple[str, Sleutel]], inrichting: Inrichting
) -> Fouten:
    """Return what else is wrong in rows that were set aside, so that all is told at once.

    Only cells by themselves and what they refer to: a rule over more cells may break because of the one that was wrong.
    """
    if not any(opzij.values()):
        return []
    alles = {t: _vul_aan(rijen, opzij[t] if t not in LOKETTABELLEN else {}) for t, rijen in samen.items()}
    fouten = _rijfouten(alles, per_cel=True) + _regelfouten(alles, slecht, inrichting)
    per_cel = {(fout.tabel, fout.sleutel, fout.melding.kolom): fout for fout in reversed(fouten)}  # the first of each
    rijen = ((fout, opzij[fout.tabel].get(fout.sleutel)) for fout in reversed(per_cel.values()))
    return [fout for fout, rij in rijen if rij and fout.melding.kolom in rij.velden]


def _rijfouten(samen: Tafels, *, per_cel: bool = False) -> Fouten:
    """Return every problem that a row has by itself: its columns and, unless ``per_cel``, the rules over one row."""
    meldingen = []
    for tabel, rijen in samen.items():
        frame, schema = als_frame(tabel, rijen), copy(schemas()[tabel])
        if per_cel:
            schema.checks = []
        per_jaar = tabel in ZONDER_EIGEN_DATUM  # such a key holds within its year
        delen = [deel for _, deel in frame.groupby(level="bestand")] if per_jaar else [frame]
        for deel in delen:
            meldingen += toets_tabel(deel.droplevel("bestand"), schema, f"0/{tabel}.csv")
    return _fouten(samen, meldingen)


def _regelfouten(samen: Tafels, slecht: set[tuple[str, Sleutel]], inrichting: Inrichting) -> Fouten:
    """Return every problem that a row has with other rows and tables."""
    getypeerd = {}
    for tabel, rijen in samen.items():
        weg = [nummer for nummer, sleutel in enumerate(rijen) if (tabel, sleutel) in slecht]
        getypeerd[tabel] = typeer(als_frame(tabel, rijen).drop(index=weg, level="rij"), tabel)
    return _fouten(samen, toets_regels(Tabellen(getypeerd, inrichting)))


def _fouten(samen: Tafels, meldingen: Iterable[Melding]) -> Fouten:
    sleutels = {tabel: list(rijen) for tabel, rijen in samen.items()}
    fouten = []
    for melding in dict.fromkeys(meldingen):
        tabel = melding.bestand.split("/")[1].removesuffix(".csv")
        sleutel = sleutels[tabel][melding.rij]
        fouten.append(Fout(tabel, sleutel, samen[tabel][sleutel].plaats, melding))
    return fouten


def als_frame(tabel: str, rijen: Mapping[Sleutel, Rij]) -> pd.DataFrame:
    """Return rows as a frame of texts, indexed by file and by their number in ``rijen``."""
    kolommen = list(schemas()[tabel].columns)
    waarden = [[rij.velden.get(kolom) or None for kolom in kolommen] for rij in rijen.values()]
    plaatsen = [(f"{rij.jaar}/{tabel}.csv", nummer) for nummer, rij in enumerate(rijen.values())]
    index = pd.MultiIndex.from_tuples(plaatsen, names=["bestand", "rij"]) if plaatsen else _LEEG
    return pd.DataFrame(waarden, index=index, columns=kolommen, dtype="str")


_LEEG = pd.MultiIndex.from_arrays([pd.Index([], dtype="str"), pd.Index([], dtype="int64")], names=["bestand", "rij"])


def _vergelijk(
    tabel: str,
    stond: Mapping[Sleutel, Rij],
    binnen: Mapping[Sleutel, Rij] | None,
    in_bron: Mapping[Sleutel, int],
    samen: dict[Sleutel, Rij],
    dubbel: int,
) -> Uitkomst:
    uitkomst = Uitkomst(samen, dubbel=dubbel)
    if binnen is None:  # the source says nothing of this table
        return uitkomst
    for sleutel in binnen:
        rij = samen[sleutel]
        if sleutel not in stond:
            uitkomst.nieuw[rij.jaar] += 1
            continue
        oud = stond[sleutel]
        anders = [
            Wijziging(tabel, sleutel, kolom, oud.velden.get(kolom, ""), waarde)
            for kolom, waarde in rij.velden.items()
            if waarde != oud.velden.get(kolom, "")
        ]
        uitkomst.wijzigingen.extend(anders)
        (uitkomst.gewijzigd if anders else uitkomst.gelijk)[rij.jaar] += 1
    jaren = {*in_bron.values()}  # of another year the source says nothing
    weg = ((rij.jaar, sleutel) for sleutel, rij in stond.items() if rij.jaar in jaren and sleutel not in in_bron)
    uitkomst.weg.extend(weg)
    return uitkomst
