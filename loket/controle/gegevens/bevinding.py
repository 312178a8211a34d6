"""What one check found, and how that is shown: counts for every reader, rows for the analyst in JupyterLab only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape

import pandas as pd

from loket.basis.periode import Periode
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.gevallen import Gevallen
from loket.tonen.tabel_als_html import Tabel

#: The verdicts, what asks for most work first: wrong or missing; may be right; nothing found; nothing to look at.
OORDELEN = VERBETER, KIJK_NA, IN_ORDE, NIETS = "verbeter", "kijk na", "in orde", "niets te controleren"


@dataclass(frozen=True)
class Grenzen:
    """From where on something stands out.

    A desk that works differently gives other values: ``Datacontrole(cijfers, datacontrole.Grenzen(intake_dagen=60))``.

    Parameters
    ----------
    intake_dagen, factuur_dagen, nameting_dagen : int
        Longest usual time from aanmelding to intake, from intake to factuur, and from closing to the first nameting.
    stil_maanden : int
        A running traject in which nothing happened for longer than this stands still.
    herhaald_dagen : int
        A second aanmelding of the same kandidaat within this time may be a repetition.
    lang_maanden : int
        A wachttijd above this is long, whatever the others waited.
    iqr : float
        Tukey's rule: how many times the interquartile range a value may lie outside the quartiles.
    minstens : int
        With fewer values than this, quartiles and shares say nothing.
    toeval : float
        How often chance alone may give such a day or gap in a year before it counts as improbable.
    weekend_procent : float
        Up to this percentage of dates in weekends, working in weekends is no habit and each such date stands out.
    """

    intake_dagen: int = 90
    factuur_dagen: int = 31
    nameting_dagen: int = 366
    stil_maanden: int = 18
    herhaald_dagen: int = 30
    lang_maanden: int = 24
    iqr: float = 1.5
    minstens: int = 8
    toeval: float = 0.05
    weekend_procent: float = 10.0


@dataclass(frozen=True)
class Invoer:
    """What every check gets: the figures of a year, with their register, and the limits."""

    cijfers: Cijfers
    grenzen: Grenzen

    @property
    def periode(self) -> Periode:
        """The period that is checked."""
        return self.cijfers.periode

    @property
    def peildatum(self) -> pd.Timestamp:
        """The day after which the register knows nothing."""
        return pd.Timestamp(self.cijfers.register.peildatum)

    def tabel(self, naam: str) -> pd.DataFrame:
        """Return a table of the register."""
        return self.cijfers.register.tabel(naam)

    @cached_property
    def trajecten(self) -> pd.DataFrame:
        """All trajecten up to the peildatum."""
        return self.tabel("trajecten")

    def valt_in_periode(self, dagen: pd.Series) -> pd.Series:
        """Tell which days lie in the period."""
        masker: pd.Series = dagen.between(pd.Timestamp(self.periode.begin), pd.Timestamp(self.periode.einde))
        return masker


@dataclass(frozen=True)
class Controle:
    """One check and what it found.

    Parameters
    ----------
    naam : str
        What is looked for, in words that also fit when nothing was found.
    onderzocht : int
        How many rows, days or cells were looked at.
    rijen : DataFrame
        The findings, one row each; codes of cases only, no other fact about a person.
    te_doen : str
        What the analyst can do about a finding.
    ernst : str
        The verdict when there are findings: ``KIJK_NA`` or ``VERBETER``.
    verklaard : tuple of str
        The reasons of what was found too, and acknowledged in ``akkoord.csv``.
    """

    naam: str
    onderzocht: int
    rijen: pd.DataFrame
    te_doen: str
    ernst: str = KIJK_NA
    verklaard: tuple[str, ...] = ()

    @property
    def advies(self) -> str:
        """What the analyst can do, and what was acknowledged already."""
        keren = Counter(self.verklaard)
        return "; ".join(
            [self.te_doen if self.aantal else "niets", *(f"{n} keer verklaard: {reden}" for reden, n in keren.items())]
        )

    @property
    def aantal(self) -> int:
        """How many findings there are."""
        return len(self.rijen)

    @property
    def oordeel(self) -> str:
        """The verdict in words."""
        if self.aantal:
            return self.ernst
        return IN_ORDE if self.onderzocht else NIETS

    @property
    def gevallen(self) -> Gevallen:
        """The findings themselves, to look at in JupyterLab; a build shows none of them."""
        return Gevallen(self.rijen)


def per_loket(cijfers: Cijfers, controles: Callable[[Cijfers], Iterable[Controle]]) -> tuple[Controle, ...]:
    """Return the checks of a register; of a roll-up those of each desk, by its own agreements and with its name."""
    if not cijfers.delen:
        return tuple(controles(cijfers))
    return tuple(replace(c, naam=f"{deel.loket.naam}: {c.naam}") for deel in cijfers.delen for c in controles(deel))


@dataclass(frozen=True)
class Bevindingen:
    """The checks of one chapter: a table of counts, and in JupyterLab the rows behind each count.

    :class:`~loket.cijfers.cijfer.Gevallen` alone decides whether rows may be shown: in a build it has no HTML to give.
    Rows that were shown in JupyterLab carry pandas' own class, so that no exporter lets that notebook through.
    """

    anker: str
    titel: str
    controles: tuple[Controle, ...]

    @property
    def tabel(self) -> Tabel:
        """The counts, fit for every reader."""
        kop = ("Controle", "Onderzocht", "Bevindingen", "Oordeel", "Wat te doen")
        rijen = tuple((c.naam, c.onderzocht, c.aantal, c.oordeel, c.advies) for c in self.controles)
        return Tabel(f"controle-{self.anker}", self.titel, kop, rijen)

    def __repr__(self) -> str:
        return f"Bevindingen: {sum(c.aantal for c in self.controles)} bij {len(self.controles)} controles"

    def _repr_html_(self) -> str:
        return self.tabel.html() + "".join(_uitklap(c) for c in self.controles if c.aantal)


def _uitklap(controle: Controle) -> str:
    rijen = controle.gevallen._repr_mimebundle_().get("text/html")
    if not rijen:
        return ""
    return f"<details><summary>{escape(controle.naam)}: {controle.aantal}</summary>{rijen}</details>"
