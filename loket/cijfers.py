"""Evaluates the definitions on a register: ``Cijfers(register, jaar(2022)).aanmeldingen`` is 177."""

from __future__ import annotations

from itertools import product
from typing import Any

import pandas as pd

from loket import opmaak
from loket.cijfer import Cijfer, Groep
from loket.definitie import InPeriode, Telling
from loket.definities import DEFINITIES
from loket.inrichting import Inrichting
from loket.meldingen import InvoerFout, LoketFout, Melding, OnbekendeNaam, lijkt_op
from loket.periode import Periode, dag, jaar
from loket.register import Register
from loket.schema import VERWIJZERTYPEN, schemas


class Cijfers:
    """All figures of a register over one period.

    Figures are attributes, named after their definition: ``cijfers.plaatsingen``.
    Another year, as known on the same peildatum, is an item: ``cijfers[2021].plaatsingen``.

    Parameters
    ----------
    register : Register
        The register, masked to its peildatum.
    periode : Periode
        The period that the figures are about.
    """

    def __init__(self, register: Register, periode: Periode) -> None:
        self.register = register
        self.periode = periode
        self._rijen: dict[str, pd.DataFrame] = {}
        self._perioden: dict[Periode, Cijfers] = {}

    def __repr__(self) -> str:
        return f"Cijfers van {self.register.inrichting.naam} over {self.periode.naam}"

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *DEFINITIES]

    def __getattr__(self, naam: str) -> Cijfer:
        if naam.startswith("_"):
            raise AttributeError(naam)
        if naam not in DEFINITIES:
            raise OnbekendeNaam(f"Er is geen cijfer ‘{naam}’.{lijkt_op(naam, DEFINITIES)}")
        return Cijfer(DEFINITIES[naam], self)

    def __getitem__(self, jaartal: int) -> Cijfers:
        if not isinstance(jaartal, int):
            raise LoketFout(f"cijfers[…] vraagt om een jaartal, zoals cijfers[2021]; niet om ‘{jaartal}’.")
        peildatum = max(self.register.peildatum, jaar(jaartal).einde)
        return self.over(jaar(jaartal, peildatum))

    def over(self, periode: Periode) -> Cijfers:
        """Return the figures over another period, as known on the same peildatum."""
        if periode not in self._perioden:
            self._perioden[periode] = Cijfers(self.register, periode)
        return self._perioden[periode]

    def alles(self) -> list[Cijfer]:
        """Return every figure of the report: each definition over the period and the one before, and its groups.

        Outcomes of cohorts are given for the cohorts under measurement, and published series for each of their years.
        Figures that the register does not know are left out.
        """
        gemeten = range(self.jaar - self.loket.nameting_jaren, self.jaar)
        gevonden: list[Cijfer] = []
        for definitie in DEFINITIES.values():
            reeks = self.register.tabel("reeksen").query("indicator == @definitie.naam")["jaar"]
            perioden = (
                [self[jaartal] for jaartal in sorted({*gemeten, *reeks})] if definitie.cohort else [self.vorig, self]
            )
            for cijfers in perioden:
                gevonden.append(Cijfer(definitie, cijfers))
                for dimensies in (groep.split(",") for groep in definitie.groepen if cijfers.bekend):
                    for waarden in product(*map(cijfers.groepswaarden, dimensies)):
                        gevonden.append(Cijfer(definitie, cijfers, tuple(zip(dimensies, waarden, strict=True))))
        return [cijfer for cijfer in gevonden if cijfer.waarde is not None]

    @property
    def loket(self) -> Inrichting:
        """The desk's fixed facts: ``cijfers.loket.naam``."""
        return self.register.inrichting

    @property
    def jaar(self) -> int:
        """Calendar year of the period."""
        return self.periode.jaar

    @property
    def laatste_dag(self) -> str:
        """The period's last day, as text."""
        return opmaak.datum(self.periode.einde)

    @property
    def periodetekst(self) -> str:
        """The period as text: ``1 januari t/m 31 december 2022``."""
        return opmaak.periode(self.periode.begin, self.periode.einde)

    @property
    def peildatumtekst(self) -> str:
        """The day after which nothing is known, as text."""
        return opmaak.datum(self.register.peildatum)

    @property
    def stand_van_meting(self) -> str:
        """Whether the cohort has been followed for its full time, as a sentence."""
        if self.duurzaam.voorlopig:
            return "Deze cijfers zijn voorlopig: het cohort is nog niet de volle tijd gevolgd."
        return "Deze cijfers zijn definitief: het cohort is de volle tijd gevolgd."

    def dit_jaar(self, naam: str) -> pd.DataFrame:
        """Return the rows of a table that belong to the report's year."""
        frame = self.register.tabel(naam)
        return frame[frame["jaar"] == self.jaar]

    @property
    def vorig(self) -> Cijfers:
        """The figures of the same period one year earlier, as known now."""
        return self.over(self.periode.vorige)

    @property
    def bekend(self) -> bool:
        """Whether the register holds a folder for the period's year."""
        return self.periode.jaar in self.register.jaren

    @property
    def is_gemeten(self) -> bool:
        """Whether anybody of the period's cohort has a nameting, or there is nobody to measure."""
        cohort = self.nameting_cohort.rijen
        return bool(cohort.empty or cohort["nameting"].notna().any())

    def reeks(self, naam: str) -> pd.DataFrame:
        """Return the published series of ``naam`` for years that no register holds, when the period is such a year."""
        reeksen = self.register.tabel("reeksen")
        return reeksen[(reeksen["indicator"] == naam) & (reeksen["jaar"].astype("str") == self.periode.sleutel)]

    def rijen(self, definitie: Telling, groep: Groep = ()) -> pd.DataFrame:
        """Return the rows that count for a definition in the period, within a group."""
        if definitie.naam not in self._rijen:
            frame = self.register.tabel(definitie.tabel)
            self._rijen[definitie.naam] = frame[definitie.telt(frame, self.periode)]
        rijen = self._rijen[definitie.naam]
        for dimensie, waarde in groep:
            rijen = rijen[self._kolom(rijen, definitie, dimensie) == waarde]
        return rijen if groep else rijen.copy(deep=False)  # changing what is returned changes no figure

    @staticmethod
    def _kolom(rijen: pd.DataFrame, definitie: Telling, dimensie: str) -> pd.Series:
        if dimensie == "maand" and isinstance(definitie.telt, InPeriode):
            maand: pd.Series = rijen[definitie.telt.kolom].dt.month.astype("str")
            return maand
        if dimensie not in rijen:
            raise LoketFout(f"{opmaak.hoofdletter(definitie.label)} kan niet worden uitgesplitst naar ‘{dimensie}’.")
        kolom: pd.Series = rijen[dimensie]
        return kolom

    def groepswaarden(self, dimensie: str) -> tuple[str, ...]:
        """Return every value that a group can have, in the order of the report, also those without rows."""
        if dimensie == "verwijzertype":
            return VERWIJZERTYPEN
        if dimensie == "maand":
            return tuple(str(m) for m in range(self.periode.begin.month, self.periode.einde.month + 1))
        if dimensie == "wachttijdklasse":
            langste = self.plaatsingen.rijen["wachttijd"].max()
            return tuple(str(m) for m in range(int(langste) + 1)) if pd.notna(langste) else ()
        for schema in schemas().values():
            if dimensie in schema.columns:
                meta: dict[str, Any] = schema.columns[dimensie].metadata or {}
                if "lijst" in meta:
                    return self.register.inrichting.lijst(meta["lijst"])
                if "keuzes" in meta:
                    return tuple(meta["keuzes"])
        raise LoketFout(f"‘{dimensie}’ is geen uitsplitsing.")

    def per(self, dimensie: str, *namen: str, totaal: bool = True) -> pd.DataFrame:
        """Split figures by a dimension.

        Parameters
        ----------
        dimensie : str
            Column to split by: ``corporatie``, ``verwijzertype``, ``maand``, …
        *namen : str
            Figures, one column each.
        totaal : bool
            Whether the last row, ``Totaal``, holds the figures over all cases together.

        Returns
        -------
        DataFrame
            One row a group; each cell is a :class:`~loket.cijfer.Cijfer`.
        """
        waarden = self.groepswaarden(dimensie)
        kolommen = {
            naam: [
                *(Cijfer(DEFINITIES[naam], self, ((dimensie, waarde),)) for waarde in waarden),
                *([getattr(self, naam)] if totaal else []),
            ]
            for naam in namen
        }
        index = pd.Index([*waarden, *(["Totaal"] if totaal else [])], name=dimensie, dtype="object")
        return pd.DataFrame(kolommen, index=index, dtype="object")

    def kruis(self, naam: str, rijen: str, kolommen: str) -> pd.DataFrame:
        """Split one figure by two dimensions, with totals; cells as in :meth:`per`."""
        per_rij: list[Groep] = [*(((rijen, waarde),) for waarde in self.groepswaarden(rijen)), ()]
        per_kolom: list[Groep] = [*(((kolommen, waarde),) for waarde in self.groepswaarden(kolommen)), ()]
        data = {
            (kolom[0][1] if kolom else "Totaal"): [Cijfer(DEFINITIES[naam], self, (*rij, *kolom)) for rij in per_rij]
            for kolom in per_kolom
        }
        index = pd.Index([*self.groepswaarden(rijen), "Totaal"], name=rijen, dtype="object")
        return pd.DataFrame(data, index=index, dtype="object")


def lees_cijfers(loket: str, jaartal: int, peildatum: str | None = None) -> Cijfers:
    """Read a desk's register and return the figures of one year: the first step of every notebook.

    Parameters
    ----------
    loket : str
        Name of the desk's folder in the data folder.
    jaartal : int
        Year of the report.
    peildatum : str, optional
        A day such as ``2023-01-31`` after which nothing is known; default the year's last day.

    Raises
    ------
    LoketFout
        When a parameter is wrong, or the register holds problems.
    """
    periode = jaar(jaartal, dag(peildatum) if peildatum else None)
    cijfers = Cijfers(Register.lees(loket, periode), periode)
    reeksen = cijfers.register.tabel("reeksen")
    onbekend = reeksen[~reeksen["indicator"].isin(DEFINITIES)]
    if len(onbekend):
        verwacht = "een cijfer waarvan een definitie is"
        raise InvoerFout(
            Melding(str(bestand), "indicator", verwacht, f"verbeter de naam.{lijkt_op(naam, DEFINITIES)}", rij, naam)
            for bestand, rij, naam in onbekend["indicator"].reset_index().itertuples(index=False)
        )
    return cijfers
