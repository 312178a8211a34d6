"""What a definition of a figure is made of, and how the rows that count become a value.

Which rows count is said by the rules in ``telregels.py``; the definitions themselves stand in ``definities/``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from loket.basis.periode import DAGEN_PER_MAAND, Periode

#: Whoever counts kandidaten counts people: see :attr:`Telling.telt_mensen`.
KANDIDAAT = ("kandidaat", "kandidaten")

#: The groups to which a figure is narrowed: (dimension, value) pairs.
Groep = tuple[tuple[str, str], ...]
#: Name, group and period of a figure, as cijfers.csv writes them.
Sleutel = tuple[str, str, str]

Telt = Callable[[pd.DataFrame, Periode], pd.Series]
Reken = Callable[[pd.DataFrame], float | None]
Meet = Callable[[pd.DataFrame, Periode], pd.DataFrame]


def aantal(rijen: pd.DataFrame) -> float | None:
    """Count the rows."""
    return len(rijen)


@dataclass(frozen=True)
class Uit:
    """Reckons with some columns alone, so that of the rows that count only those are taken.

    ``een_geval`` says that the value is that of one of the cases.
    """

    kolommen: tuple[str, ...]
    doe: Callable[..., Any]
    een_geval: bool = False

    def __call__(self, rijen: pd.DataFrame, *periode: Periode) -> Any:
        """Reckon."""
        return self.doe(rijen, *periode)


def uit(*kolommen: str) -> Callable[[Meet], Meet]:
    """Say of a :data:`Meet` with which columns it does."""
    return lambda meet: Uit(kolommen, meet)


def som(kolom: str, keer: int = 1) -> Reken:
    """Add up a column, times ``keer``: -1 tells of what was paid back how much it was; no rows give 0."""
    return Uit((kolom,), lambda rijen: keer * float(rijen[kolom].sum()) + 0.0)  # no minus zero


def gemiddelde(kolom: str) -> Reken:
    """Take the mean over the cases; no rows give no value."""
    return Uit((kolom,), lambda rijen: float(rijen[kolom].mean()) if len(rijen) else None)


def mediaan(kolom: str) -> Reken:
    """Take the median over the cases; no rows give no value."""
    return Uit((kolom,), lambda rijen: float(rijen[kolom].median()) if len(rijen) else None)


def kwantiel(kolom: str, deel: float) -> Reken:
    """Take the value below which such a part of the cases lies; no rows give no value."""
    return Uit((kolom,), lambda rijen: float(rijen[kolom].quantile(deel)) if len(rijen) else None)


def langste(kolom: str) -> Reken:
    """Take the largest value; no rows give no value."""
    return Uit((kolom,), lambda rijen: float(rijen[kolom].max()) if len(rijen) else None, een_geval=True)


def laatste(kolom: str, volgorde: str) -> Reken:
    """Take the value of the newest row; no rows give no value, nor do desks of a roll-up that differ in it."""

    def nieuwste(rijen: pd.DataFrame) -> float | None:
        op_volgorde = rijen.sort_values(volgorde, kind="stable")
        per_loket = op_volgorde.drop_duplicates("loket", keep="last") if "loket" in rijen else op_volgorde.tail(1)
        waarden = per_loket[kolom].unique()
        return float(waarden[0]) if len(waarden) == 1 else None

    return nieuwste


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
        ``aantal``, ``maanden``, ``dagen`` or ``euro``.
    reken : callable
        From the rows that count to the value; default: how many there are.
    meet : callable, optional
        ``(rows, periode) -> DataFrame`` of what ``reken`` takes instead, when that depends on the period's last day.
    noemer : str
        Definition of which this is a part, for ``.aandeel``; empty when there is none.
    groepen : tuple of str
        Columns by which cijfers.csv and the tables split the figure; two with a comma between are crossed.
    stand : bool
        Whether it says how things stand on the period's last day, instead of counting what happened in the period.
    cohort : bool
        Whether the period is that of the closing, while the outcome is measured later.
    gemeten : bool
        Whether the figure needs a nameting: it is unknown, not 0, as long as nobody in the cohort has one.
    uitkomsten : tuple of str
        Groups that tell the outcome of a nameting: each is unknown, not 0, as long as none of its cases has one.
    bijgehouden : str
        Column without which the figure says nothing: it is unknown, not 0, as long as that is empty in the whole table.
    geheel : str
        Definition of which this is all, once the time has come: of the years of closing that it touches.
    terugblik : bool
        Whether it measures a time that lies behind; a register that begins too late gives too short a time.
    """

    naam: str
    label: str
    woorden: tuple[str, str]
    tabel: str
    telt: Telt
    omschrijving: str
    eenheid: str = "aantal"
    reken: Reken = aantal
    meet: Meet | None = None
    noemer: str = ""
    groepen: tuple[str, ...] = ()
    stand: bool = False
    cohort: bool = False
    gemeten: bool = False
    uitkomsten: tuple[str, ...] = ()
    bijgehouden: str = ""
    geheel: str = ""
    terugblik: bool = False

    @property
    def telt_mensen(self) -> bool:
        """Whether it counts kandidaten: in a roll-up, who counts at two desks counts once.

        What happened (an aanmelding, a plaatsing) happened at each desk; in a cohort each home is followed.
        """
        return self.woorden == KANDIDAAT and self.tabel == "trajecten" and self.eenheid == "aantal"


@dataclass(frozen=True)
class Verhouding:
    """A share: one definition as a percentage of another.

    ``deel`` says whether the counted rows are among the noemer's rows; only then is there an interval. ``van_geheel``
    says that the noemer is the count without the last group to which the figure is narrowed. With ``maanden`` as its
    ``eenheid`` it says in how many months there are as many of the noemer, at the pace of the period.
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
    van_geheel: bool = False

    def geheel(self, periode: Periode) -> float:
        """Return what the share is when both are equal: 100 percent, or the months of the period."""
        dagen = (periode.einde - periode.begin).days + 1
        return 100 if self.eenheid == "procent" else dagen / DAGEN_PER_MAAND


@dataclass(frozen=True)
class Overleving:
    """An Aalen–Johansen estimate: how long something lasts, with those for whom the end has not been seen.

    It is that of Kaplan–Meier for cases that can end in one way only.

    Parameters
    ----------
    groep : str
        Definition (a :class:`Telling`) whose rows are the cases.
    duur : callable
        ``(rows, periode) -> DataFrame`` with ``duur`` in months, ``gebeurd`` and perhaps ``anders``, as the module
        ``onzekerheid`` takes it.
    na : int
        Months after which the share that is left is estimated, in percent; 0 estimates the median, in months.

    The other parameters are those of :class:`Telling`.
    """

    naam: str
    label: str
    groep: str
    duur: Meet
    omschrijving: str
    na: int = 0
    groepen: tuple[str, ...] = ()
    cohort: bool = False
    stand: bool = False

    @property
    def eenheid(self) -> str:
        """``procent`` for a share, ``maanden`` for a median."""
        return "procent" if self.na else "maanden"

    @property
    def noemer(self) -> str:
        """The definition that counts the cases."""
        return self.groep


Definitie = Telling | Verhouding | Overleving
