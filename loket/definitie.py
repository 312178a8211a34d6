"""What a definition of a figure is made of: which rows count, and how they become a value.

The definitions themselves stand in ``definities.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from loket.periode import Periode

Telt = Callable[[pd.DataFrame, Periode], pd.Series]
Reken = Callable[[pd.DataFrame], float | None]


def aantal(rijen: pd.DataFrame) -> float | None:
    """Count the rows."""
    return len(rijen)


def som(kolom: str) -> Reken:
    """Add up a column; no rows give 0."""
    return lambda rijen: float(rijen[kolom].sum())


def gemiddelde(kolom: str) -> Reken:
    """Take the mean over the cases; no rows give no value."""
    return lambda rijen: float(rijen[kolom].mean()) if len(rijen) else None


def mediaan(kolom: str) -> Reken:
    """Take the median over the cases; no rows give no value."""
    return lambda rijen: float(rijen[kolom].median()) if len(rijen) else None


def laatste(kolom: str, volgorde: str) -> Reken:
    """Take the value of the newest row; no rows give no value."""
    return lambda rijen: float(rijen.sort_values(volgorde)[kolom].iloc[-1]) if len(rijen) else None


@dataclass(frozen=True)
class Telling:
    """A figure that counts (or adds up, or averages) rows of one table.

    Parameters
    ----------
    naam : str
        Name in code, narrative and cijfers.csv.
    label : str
        Dutch label, without capital.
    woorden : tuple of str
        Noun in singular and plural, for running text.
    tabel : str
        Table whose rows count.
    telt : callable
        ``(frame, periode) -> bool per row``.
    omschrijving : str
        One Dutch sentence that defines the figure.
    eenheid : str
        ``aantal``, ``maanden`` or ``euro``.
    reken : callable
        From the rows that count to the value; default: how many there are.
    noemer : str
        Definition of which this is a part, for ``.aandeel``; empty when there is none.
    groepen : tuple of str
        Columns by which cijfers.csv and the tables split the figure; two with a comma between are crossed.
    stand : bool
        Whether it is a stock on the period's last day instead of a flow over the period.
    cohort : bool
        Whether the period is that of the closing, while the outcome is measured later.
    gemeten : bool
        Whether the figure needs a nameting: it is unknown, not 0, as long as nobody in the cohort has one.
    """

    naam: str
    label: str
    woorden: tuple[str, str]
    tabel: str
    telt: Telt
    omschrijving: str
    eenheid: str = "aantal"
    reken: Reken = aantal
    noemer: str = ""
    groepen: tuple[str, ...] = ()
    stand: bool = False
    cohort: bool = False
    gemeten: bool = False


@dataclass(frozen=True)
class Verhouding:
    """A share: one definition as a percentage of another.

    ``deel`` says whether the counted rows are among the noemer's rows; only then is there an interval.
    The other parameters are those of :class:`Telling`.
    """

    naam: str
    label: str
    teller: str
    noemer: str
    omschrijving: str
    deel: bool = True
    groepen: tuple[str, ...] = ()
    cohort: bool = False
    eenheid: str = "procent"
    stand: bool = False


Definitie = Telling | Verhouding


@dataclass(frozen=True)
class InPeriode:
    """Counts rows whose ``kolom`` lies in the period and whose other columns equal ``gelijk``."""

    kolom: str
    gelijk: tuple[tuple[str, str], ...] = ()

    def __call__(self, frame: pd.DataFrame, periode: Periode) -> pd.Series:
        """Tell which rows count."""
        masker = frame[self.kolom].between(pd.Timestamp(periode.begin), pd.Timestamp(periode.einde))
        for naam, waarde in self.gelijk:
            masker &= frame[naam] == waarde
        return masker


def in_periode(kolom: str, **gelijk: str) -> InPeriode:
    """Count rows whose ``kolom`` lies in the period and whose other columns equal ``gelijk``."""
    return InPeriode(kolom, tuple(gelijk.items()))


def op_wachtlijst(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count rows that are on the wachtlijst on the period's last day."""
    dag = pd.Timestamp(periode.einde)
    weg = (frame["start_huur"] <= dag) | (frame["uitval_datum"] <= dag)
    return (frame["wachtlijstdatum"] <= dag) & ~weg


def van_het_jaar(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count rows of the year in which the period lies."""
    return frame["jaar"] == periode.jaar


def geldig_tarief(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count tarieven that had begun by the period's last day."""
    return frame["geldig_van"] <= pd.Timestamp(periode.einde)


def duurzaam_strikt(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count cohort rows that are still resident, without overlast and without huurachterstand, case by case."""
    goed = (frame["woont_nog"] == "ja") & (frame["overlast"] == "geen") & (frame["huurachterstand"] == "geen")
    return in_periode("afsluitdatum")(frame, periode) & goed


def nog_niet_gemeten(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count cohort rows without any nameting by the peildatum."""
    return in_periode("afsluitdatum")(frame, periode) & frame["nameting"].isna()
