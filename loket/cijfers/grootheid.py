"""What a figure amounts to: its value, what it is made of, how sure it is, and the rows that count."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor

import pandas as pd

from loket.basis import opmaak
from loket.basis.eenheden import DUUR, EENHEDEN
from loket.basis.meldingen import OnbekendeWaarde
from loket.cijfers import onzekerheid as overleving
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.onzekerheid import wilson
from loket.cijfers.rekenen import Rekenbaar
from loket.cijfers.soorten import Definitie, Groep, Meet, Overleving, Reken, Sleutel, Telling, Uit, Verhouding, aantal
from loket.cijfers.telfout import in_definitie, telregel_fout
from loket.cijfers.telwerk import Telwerk
from loket.register.schema import LOKETTABELLEN


@dataclass(frozen=True, eq=False, repr=False)
class Grootheid(Rekenbaar, ABC):
    """A definition, counted over one period and group. What can be said of it is :class:`~loket.cijfers.cijfer.Cijfer`.

    Parameters
    ----------
    definitie : Telling, Verhouding or Overleving
        What is counted.
    cijfers : Telwerk
        The register and period it is counted on.
    groep : tuple of (str, str)
        The groups to which it is narrowed, such as ``(("corporatie", "Servatius"),)``.
    """

    definitie: Definitie
    cijfers: Telwerk[Grootheid]
    groep: Groep = ()

    # --- value -------------------------------------------------------------------------------------------------

    @cached_property
    def waarde(self) -> float | None:
        """The value, not rounded; None when the register does not know it, or when it is not for the public."""
        return self.cijfers.beleid.waarde(self) if self.cijfers.beleid else self._bereken()

    @property
    def intern(self) -> Grootheid:
        """The same figure as it was counted."""
        return self.cijfers.intern.cijfer(self.definitie, self.groep)

    @property
    def onthouden(self) -> bool:
        """Whether the value is known, but withheld."""
        return self.waarde is None and self.intern.waarde is not None

    @property
    def benaderd(self) -> bool:
        """Whether the value was rounded for who may see it: a nought can then be a few, and all can be almost all."""
        beleid = self.cijfers.beleid
        return beleid is not None and not beleid.blijft(self)

    @property
    def is_precies(self) -> bool:
        """Whether the value is known, and as it was counted."""
        return self.waarde is not None and not self.benaderd

    def _bereken(self) -> float | None:
        if not self._is_bekend:
            reeks = self.cijfers.reeks(self.definitie.naam)
            return float(reeks["waarde"]) if reeks and not self.groep else None
        if isinstance(self.definitie, Verhouding):
            teller, noemer = self.teller, self.noemer
            geheel = self.definitie.geheel(self.cijfers.periode)
            return geheel * teller / noemer if teller is not None and noemer else None
        if isinstance(self.definitie, Overleving):
            return self._schatting.waarde
        register = self.cijfers.van_loket(self.groep)
        if self.definitie.gemeten and not register.is_gemeten:
            return None
        van_nameting = any(dimensie in self.definitie.uitkomsten for dimensie, _ in self.groep)
        if van_nameting and not register.is_uitkomst_bekend(self.definitie):
            return None
        nodig = self.definitie.bijgehouden
        if nodig and not register.houdt_bij(self.definitie.tabel, nodig):
            return None
        if self.definitie.reken is aantal:
            return self.cijfers.aantal(self.definitie, self.groep)
        meet = self.definitie.meet
        rijen = self._naamloos(meet or self.definitie.reken)
        with in_definitie(self.definitie, f"een kolom van {self.definitie.tabel}", rijen.columns):
            return self.definitie.reken(rijen if meet is None else meet(rijen, self.cijfers.periode))

    @property
    def getal(self) -> float:
        """The value as a plain number; a count is a whole one.

        Raises
        ------
        OnbekendeWaarde
            When the value is not known, or not shown.
        """
        if self.waarde is None:
            waarom = "wordt hier niet getoond" if self.onthouden else "is hier onbekend"
            raise OnbekendeWaarde(
                f"{opmaak.hoofdletter(self.definitie.label)} {waarom}; daarmee kan niet worden gerekend.\n"
                "  wat te doen: reken alleen als het er is, met <!-- als: … --> of if; teken in een grafiek"
                " frame.astype(float), dan blijft die plek leeg",
                self,
            )
        return int(self.waarde) if self.definitie.eenheid == "aantal" else float(self.waarde)

    @cached_property
    def teller(self) -> float | None:
        """For a share: the counted number; None when unknown or when the figure is no share."""
        if isinstance(self.definitie, Verhouding) and self.cijfers.bekend:
            return self.delen[0].waarde
        return None

    @cached_property
    def noemer(self) -> float | None:
        """The number among which is counted, for a share or a part; for a mean, the number of cases."""
        if not self.cijfers.bekend:
            noemer = self.cijfers.reeks(self.definitie.naam).get("noemer")
            return None if pd.isna(noemer) else float(noemer)
        if isinstance(self.definitie, Telling) and self.definitie.eenheid in DUUR:
            return self.cijfers.aantal(self.definitie, self.groep)
        if isinstance(self.definitie, Verhouding):
            return self.delen[1].waarde
        return self._ander(self.definitie.noemer).waarde if self.definitie.noemer else None

    @property
    def _is_bekend(self) -> bool:
        """Whether the register covers the period; tables of the desk itself, such as tarieven, cover all years."""
        van_het_loket = isinstance(self.definitie, Telling) and self.definitie.tabel in LOKETTABELLEN
        return van_het_loket or self.cijfers.bekend

    @property
    def uit_reeks(self) -> bool:
        """Whether the value comes from a published series, not from the register."""
        return not self._is_bekend and self.waarde is not None

    # --- what it is made of ------------------------------------------------------------------------------------

    @property
    def rijen(self) -> pd.DataFrame:
        """The rows that count; for a share, those of its teller; for an estimate, all its cases."""
        if isinstance(self.definitie, Verhouding):
            return self._ander(self.definitie.teller).rijen
        if isinstance(self.definitie, Overleving):
            return self._ander(self.definitie.groep).rijen
        return self.cijfers.rijen(self.definitie, self.groep)

    def _naamloos(self, voor: Reken | Meet) -> pd.DataFrame:
        """Return the rows of a count, with what a reckoning asks for."""
        assert isinstance(self.definitie, Telling), f"{self.definitie.naam} is no count"
        return self.cijfers.naamloos(self.definitie, self.groep, *(voor.kolommen if isinstance(voor, Uit) else ()))

    @property
    def delen(self) -> tuple[Grootheid, Grootheid]:
        """Of a share, the two figures of which it is made: what was counted, and among what."""
        assert isinstance(self.definitie, Verhouding), f"{self.definitie.naam} is no share"
        groep = self.groep[:-1] if self.definitie.van_geheel else self.groep
        return self._ander(self.definitie.teller), self.cijfers.cijfer(self._definitie(self.definitie.noemer), groep)

    def _ander(self, naam: str) -> Grootheid:
        return self.cijfers.cijfer(self._definitie(naam), self.groep)

    def _definitie(self, naam: str) -> Definitie:
        """Return the definition that this one's definition names."""
        with in_definitie(self.definitie, "een cijfer", DEFINITIES):
            return DEFINITIES[naam]

    def binnen(self, dimensie: str, waarde: str) -> Grootheid:
        """Narrow it to a group."""
        return self.cijfers.cijfer(self.definitie, (*self.groep, (dimensie, waarde)))

    @property
    def sleutel(self) -> Sleutel:
        """Name, group and period as cijfers.csv writes them."""
        periode = self.cijfers.periode
        groep = ",".join(f"{dimensie}={waarde}" for dimensie, waarde in self.groep)
        return self.definitie.naam, groep, periode.einde.isoformat() if self.definitie.stand else periode.sleutel

    @property
    def voorbeelddata(self) -> bool:
        """Whether its register is an example."""
        return self.cijfers.loket.voorbeelddata

    # --- how sure ----------------------------------------------------------------------------------------------

    @cached_property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95% interval of a share, in percent, or that of an estimate; None when there is none.

        That of what was rounded ends at whole numbers, outside what was computed: in tenths an estimate's would tell
        how many there were.
        """
        grenzen = None if self.onthouden else self._interval()
        return (floor(grenzen[0]), ceil(grenzen[1])) if grenzen and self.benaderd else grenzen

    def _interval(self) -> tuple[float, float] | None:
        if isinstance(self.definitie, Overleving):
            return self._schatting.interval if self.cijfers.bekend else None
        if not isinstance(self.definitie, Verhouding) or not self.definitie.deel or not self.noemer:
            return None
        if self.teller is None:
            return None
        if self.teller > self.noemer and not self.cijfers.beleid:
            waarom = (
                f"er tellen er {opmaak.getal(self.teller)} van {opmaak.getal(self.noemer)}: zet haakjes om elke"
                " vergelijking, zoals (a) & (b <= 14), en kijk of de noemer klopt"
            )
            raise telregel_fout(self.delen[0].definitie, waarom)
        return wilson(int(self.teller), int(self.noemer))

    @property
    def ondergrens(self) -> float | None:
        """The lower bound of an estimate's interval of which the upper one is not reached yet; else None."""
        is_schatting = isinstance(self.definitie, Overleving) and self.cijfers.bekend and not self.onthouden
        grens = self._schatting.ondergrens if is_schatting else None
        return floor(grens) if grens is not None and self.benaderd else grens

    @cached_property
    def _schatting(self) -> overleving.Schatting:
        assert isinstance(self.definitie, Overleving), f"{self.definitie.naam} is no estimate"
        rijen = self._ander(self.definitie.groep)._naamloos(self.definitie.duur)
        with in_definitie(self.definitie, "een kolom van de gevallen", rijen.columns):
            duur = self.definitie.duur(rijen, self.cijfers.periode)
        return overleving.aandeel(duur, self.definitie.na) if self.definitie.na else overleving.mediaan(duur)

    @property
    def voorlopig(self) -> bool:
        """Whether a cohort has not yet been followed for its full time on the peildatum.

        What is told of a moment after the closing stays so from when everybody has reached it and was measured.
        """
        jaren = self.cijfers.van_loket(self.groep).loket.nameting_jaren
        volledig = self.cijfers.periode.van(self.cijfers.periode.jaar + jaren)
        loopt = self.definitie.cohort and self.cijfers.register.peildatum < volledig.einde
        moment = DEFINITIES.get(self.definitie.naam)
        if not loopt or not isinstance(moment, Telling) or moment.tabel != "volgmomenten":
            return loopt
        rijen = self.cijfers.naamloos(moment, (), "nameting")
        cohort = self.cijfers.cijfer(DEFINITIES["nameting_cohort"])
        return len(rijen) < (cohort.waarde or 0) or bool(rijen["nameting"].isna().any())

    # --- as text -----------------------------------------------------------------------------------------------

    @property
    @abstractmethod
    def herkomst(self) -> str:
        """Where it comes from; see :mod:`loket.cijfers.afkomst`."""

    @property
    @abstractmethod
    def uitleg(self) -> dict[str, str]:
        """What it is about and made of; see :func:`loket.cijfers.weergave.uitleg`."""

    @property
    def kaal(self) -> str:
        """The value without its unit, for tables that name the unit in the head."""
        return opmaak.TE_WEINIG if self.onthouden else opmaak.getal(self.waarde, self.decimalen)

    @property
    def decimalen(self) -> int:
        """With how many decimals it is printed: those of its unit or series; when it was rounded none."""
        if self.benaderd and self.definitie.eenheid in ("procent", *DUUR):
            return 0
        if self.uit_reeks:
            return opmaak.aantal_decimalen(str(self.cijfers.reeks(self.definitie.naam)["waarde"]))
        return EENHEDEN[self.definitie.eenheid].decimalen

    def __str__(self) -> str:
        if self.onthouden:
            return opmaak.TE_WEINIG
        return EENHEDEN[self.definitie.eenheid].toon(self.waarde, self.decimalen)
