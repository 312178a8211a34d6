"""Applies the rules of ``telregels.py`` to a register: each table is split once, for all figures that count in it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from loket.basis import opmaak
from loket.basis.meldingen import LoketFout, lijkt_op
from loket.basis.periode import Periode
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Groep, Telling, Telt
from loket.cijfers.telfout import in_definitie, onbekend_in, telregel_fout
from loket.cijfers.telregels import InPeriode
from loket.register.koppelen import Plaatsen
from loket.register.register import Register
from loket.register.samen import LOKET
from loket.register.schema import ONBEKEND, schemas

#: How many splits are kept: the next figure is mostly one of the same rows, and all of them together are many.
_BEWAARD = 32
_NERGENS = np.array([], dtype=np.int32)


class Rijen:
    """The rows that count in a period, and in each group of it.

    Parameters
    ----------
    register : Register
        The register, masked to its peildatum.
    periode : Periode
        The period that is counted.
    anders : Rijen, optional
        Those of the same register in another period: the tables and columns are the same.
    """

    def __init__(self, register: Register, periode: Periode, anders: Rijen | None = None) -> None:
        self.register = register
        self.periode = periode
        self._indelingen: dict[tuple[str, Telt, tuple[str, ...]], dict[tuple[str, ...], Plaatsen]] = {}
        self._kolommen: dict[tuple[str, str, str], pd.Categorical] = anders._kolommen if anders else {}
        self._tabellen: dict[str, pd.DataFrame] = anders._tabellen if anders else {}

    def tabel(self, definitie: Telling) -> pd.DataFrame:
        """Return a table without the files and rows where its cases stand, to take from: half the time."""
        if definitie.tabel not in self._tabellen:
            with in_definitie(definitie, "een tabel van het register", self.register.frames):
                self._tabellen[definitie.tabel] = self.register.frames[definitie.tabel].reset_index(drop=True)
        return self._tabellen[definitie.tabel]

    def nummers(self, definitie: Telling, groep: Groep) -> Plaatsen:
        """Return which rows of the table count in a group, of a kandidaat at two desks those of one."""
        plaatsen = self._tellende(definitie, groep)
        if not self.register.delen or not definitie.telt_mensen:
            return plaatsen
        geheel = DEFINITIES.get(definitie.noemer)
        van = geheel if isinstance(geheel, Telling) and geheel.telt_mensen else definitie
        return np.intersect1d(plaatsen, self._elk_bij_een_loket(van, groep))

    def _elk_bij_een_loket(self, definitie: Telling, groep: Groep) -> Plaatsen:
        """Return which rows count when each kandidaat counts at the desk alone where his agreed time is over first."""
        plaatsen = self._tellende(definitie, groep)
        rijen = self.tabel(definitie)[["kandidaat_id", LOKET, "termijn"]].iloc[plaatsen].assign(plaats=plaatsen)
        op_volgorde = rijen.sort_values("termijn", kind="stable")
        eerste = op_volgorde.groupby("kandidaat_id")[LOKET].transform("first")
        return op_volgorde.loc[op_volgorde[LOKET] == eerste, "plaats"].to_numpy()

    def _tellende(self, definitie: Telling, groep: Groep) -> Plaatsen:
        """Return which rows of the table meet the definition in a group."""
        indeling = self._indeling(definitie, tuple(dimensie for dimensie, _ in groep))
        return indeling.get(tuple(waarde for _, waarde in groep), _NERGENS)

    def groepen_met(self, definitie: Telling, dimensies: tuple[str, ...]) -> Iterator[tuple[Groep, Plaatsen]]:
        """Yield each group of a split in which anything counts, with the rows that do."""
        for waarden in self._indeling(definitie, dimensies):
            groep = tuple(zip(dimensies, waarden, strict=True))
            if len(plaatsen := self.nummers(definitie, groep)):
                yield groep, plaatsen

    def _indeling(self, definitie: Telling, dimensies: tuple[str, ...]) -> dict[tuple[str, ...], Plaatsen]:
        """Return of all groups of a split at once which rows meet the definition, without those that have none."""
        sleutel = definitie.tabel, definitie.telt, dimensies
        if sleutel not in self._indelingen:
            self._indelingen[sleutel] = self._deel_in(definitie, dimensies)
            if len(self._indelingen) > _BEWAARD:
                del self._indelingen[next(iter(self._indelingen))]
        return self._indelingen[sleutel]

    def _deel_in(self, definitie: Telling, dimensies: tuple[str, ...]) -> dict[tuple[str, ...], Plaatsen]:
        if not dimensies:
            frame = self.tabel(definitie)
            self._toets_waarden(definitie)
            with in_definitie(definitie, f"een kolom van {definitie.tabel}", frame.columns):
                telt = definitie.telt(frame.copy(deep=False), self.periode)
                if str(getattr(telt, "dtype", "")) not in ("bool", "boolean") or len(telt) != len(frame):
                    raise telregel_fout(definitie, "kijk of return ervoor staat, en of er iets in wordt vergeleken")
                return {(): np.flatnonzero(telt).astype(np.int32)}  # half the memory
        geheel, kolom = self._indeling(definitie, dimensies[:-1]), self._kolom(definitie, dimensies[-1])
        delen = {(*groep, waarde): deel for groep, alle in geheel.items() for waarde, deel in _splits(alle, kolom)}
        return dict(sorted(delen.items(), key=lambda deel: deel[1][0]))  # as the groups come in the table

    def _toets_waarden(self, definitie: Telling) -> None:
        """Refuse a value that a column with a fixed list cannot hold: nothing would count, without a word."""
        for kolom, waarde in definitie.telt.gelijk if isinstance(definitie.telt, InPeriode) else ():
            lijst = self._lijst(definitie.tabel, kolom)
            if not lijst or waarde in lijst:
                continue  # what the rows themselves hold need not be looked up
            kan = {*lijst, *self.register.frames[definitie.tabel][kolom].dropna().unique()}
            if waarde not in kan:
                raise onbekend_in(definitie, waarde, f"een waarde van kolom {kolom}", kan)

    def _lijst(self, tabel: str, kolom: str) -> set[str]:
        """Return which values a column may hold; of a column without a fixed list nothing.

        What follows from the cases, as ``cohort`` does, has the columns of those and of the nametingen.
        """
        for naam in (tabel,) if tabel in schemas() else ("trajecten", "nametingen"):
            if kolom in schemas()[naam].columns:
                meta = schemas()[naam].columns[kolom].metadata or {}
                lijst = self.register.inrichting.lijst(meta["lijst"]) if "lijst" in meta else meta.get("keuzes", ())
                return {ONBEKEND, *lijst} if lijst else set()
        return set()

    def _kolom(self, definitie: Telling, dimensie: str) -> pd.Categorical:
        """Return by what the rows of a definition's table are split; read once for all that is counted in it."""
        maand = definitie.telt.kolom if dimensie == "maand" and isinstance(definitie.telt, InPeriode) else ""
        if (sleutel := (definitie.tabel, dimensie, maand)) not in self._kolommen:
            frame = self.register.frames[definitie.tabel]
            if not maand and dimensie not in frame:
                if dimensie in ",".join(definitie.groepen).split(","):
                    raise onbekend_in(definitie, dimensie, f"een kolom van {definitie.tabel}", frame.columns)
                bekend = [groep for groep in definitie.groepen if "," not in groep]
                raise LoketFout(
                    f"{opmaak.hoofdletter(definitie.label)} kan niet worden uitgesplitst naar ‘{dimensie}’."
                    f"{lijkt_op(dimensie, bekend)}"
                )
            kolom = pd.Categorical(frame[maand].dt.month if maand else frame[dimensie])
            self._kolommen[sleutel] = kolom.rename_categories(lambda m: str(int(m))) if maand else kolom
        return self._kolommen[sleutel]


def _splits(alle: Plaatsen, kolom: pd.Categorical) -> Iterator[tuple[str, Plaatsen]]:
    """Yield each value of a column that some of these rows hold, with those rows; no value is no group."""
    codes = kolom.codes[alle]
    volgorde = codes.argsort(kind="stable")
    grenzen = codes[volgorde].searchsorted(np.arange(len(kolom.categories) + 1))
    for waarde, deel in zip(kolom.categories, np.split(alle[volgorde], grenzen)[1:-1], strict=True):
        if len(deel):
            yield waarde, deel
