"""The figures of a desk, as a notebook asks for them: ``Cijfers(register, jaar(2022)).aanmeldingen`` is 177."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import product
from pathlib import Path

import pandas as pd

from loket.basis import opmaak
from loket.basis.afspraken import INTERN
from loket.basis.meldingen import LoketFout, OnbekendeNaam, lijkt_op
from loket.basis.periode import EERSTE_JAAR, LAATSTE_JAAR, Periode
from loket.cijfers import definities as _definities
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Definitie, Groep, Telling
from loket.cijfers.telwerk import Beleid, Telwerk
from loket.cijfers.welke_rijen import Rijen
from loket.register.afwijkingen.nametingen import nametingen_per_traject
from loket.register.register import Register

#: Where the definitions stand.
_MAP = Path(str(_definities.__file__)).parent


class Cijfers(Telwerk[Cijfer]):
    """De cijfers van een loket over één periode.

    Een cijfer vraagt u met zijn naam: ``cijfers.plaatsingen``; TAB achter de punt toont alle namen, en
    ``cijfers.plaatsingen?`` wat er is geteld. Een ander jaar staat tussen rechte haken: ``cijfers[2021].plaatsingen``.

    Parameters
    ----------
    register : Register
        Het register, zoals het op de peildatum bekend was.
    periode : Periode
        De periode waarover de cijfers gaan.
    beleid : Beleid, optional
        Wat er met de cijfers gebeurt voor lezers buiten het loket.
    rijen : Rijen, optional
        Welke rijen meetellen, als dat al eerder is uitgezocht.

    Examples
    --------
    >>> cijfers.per("corporatie", "plaatsingen", "wachttijd")
    >>> cijfers.kruis("aanmeldingen", "maand", "verwijzertype")
    """

    def __init__(
        self, register: Register, periode: Periode, beleid: Beleid | None = None, rijen: Rijen | None = None
    ) -> None:
        super().__init__(register, periode, beleid, rijen)
        self._cijfers: dict[tuple[Definitie, Groep], Cijfer] = {}

    def __repr__(self) -> str:
        return f"Cijfers van {self.register.inrichting.naam} over {self.periode.naam}"

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *DEFINITIES]

    def __getattr__(self, naam: str) -> Cijfer:
        if naam.startswith("_"):
            raise AttributeError(naam)
        if naam not in DEFINITIES:
            raise OnbekendeNaam(f"Er is geen cijfer ‘{naam}’.{lijkt_op(naam, DEFINITIES)}{_herstart()}")
        return self.cijfer(DEFINITIES[naam])

    def __setattr__(self, naam: str, waarde: object) -> None:
        if naam in DEFINITIES:
            raise LoketFout(
                f"Een cijfer komt uit het register; cijfers.{naam} kan niets anders worden.\n"
                f"  wat te doen: vergelijken doet u met ==, zoals cijfers.{naam} == {waarde};"
                " geef een eigen getal een eigen naam"
            )
        super().__setattr__(naam, waarde)

    def __getitem__(self, jaartal: int) -> Cijfers:
        if isinstance(jaartal, str) and re.fullmatch(r"20\d\d", jaartal):
            raise LoketFout(f"cijfers[…] vraagt om een jaartal zonder aanhalingstekens: cijfers[{jaartal}].")
        if isinstance(jaartal, int) and 0 <= jaartal < 100:
            raise LoketFout(f"Een jaartal heeft vier cijfers. Bedoelt u: cijfers[{2000 + jaartal}]?")
        if isinstance(jaartal, int) and not EERSTE_JAAR <= jaartal <= LAATSTE_JAAR:
            raise LoketFout(f"‘{jaartal}’ is geen jaar waarover een verslag kan gaan: schrijf het als cijfers[2021].")
        if not isinstance(jaartal, int):
            raise LoketFout(f"cijfers[…] vraagt om een jaartal, zoals cijfers[2021]; niet om ‘{jaartal}’.")
        return self.van_jaar(jaartal)

    def cijfer(self, definitie: Definitie, groep: Groep = ()) -> Cijfer:
        """Return a figure; the same one is the same object each time, so that its value is computed once."""
        sleutel = definitie, groep
        if sleutel not in self._cijfers:
            self._cijfers[sleutel] = Cijfer(definitie, self, groep)
        return self._cijfers[sleutel]

    def deel(self, naam: str, **groep: str) -> Cijfer:
        """Return a figure within a group: ``cijfers.deel("wachtlijst", corporatie="Servatius")``; of none the whole."""
        return self.cijfer(getattr(self, naam).definitie, tuple(groep.items()))

    def alles(
        self, *ook: Cijfers, per_verwijzer: bool = False, per_gemeente: bool = False, onthouden: bool = False
    ) -> list[Cijfer]:
        """Return every figure of the report: each definition over the period and the one before, and its groups.

        Outcomes of cohorts are given for the cohorts under measurement, and published series for each of their years.
        Figures that the register does not know are left out.

        Parameters
        ----------
        *ook : Cijfers
            Other periods that the report is about, such as the year so far beside a quarter; without their groups.
        per_verwijzer : bool
            Whether the figures of each organisation are in it; only a report that shows them has them.
        per_gemeente : bool
            The same of each pair of gemeenten, that of the binding and that of the home.
        onthouden : bool
            Whether those are in it that are known, but not shown.
        """
        gemeten = range(self.jaar - self.loket.nameting_jaren, self.jaar)
        los = {gemeten.start - 1} & {*self.register.jaren}  # of the cohort just let go: what to compare at equal age
        reeksen = dict(list(self.register.tabel("reeksen").groupby("indicator")["jaar"]))
        gevonden: list[Cijfer] = []
        for definitie in DEFINITIES.values():
            ook_los = los if isinstance(definitie, Telling) and definitie.tabel == "volgmomenten" else ()
            jaren = sorted({*ook_los, *gemeten, *reeksen.get(definitie.naam, ())})
            perioden = [self[jaartal] for jaartal in jaren] if definitie.cohort else [self.vorig, *ook, self]
            if definitie.stand:  # those that end on the same day have the same one
                perioden = list({cijfers.periode.einde: cijfers for cijfers in perioden}.values())
            for cijfers in dict.fromkeys(perioden):
                if (
                    cijfers.periode.einde > self.register.peildatum
                    and getattr(definitie, "tabel", "") != "jaarplanning"
                ):
                    continue  # of a period that is not over yet, only what was planned is known
                gevonden.append(cijfers.cijfer(definitie))
                if cijfers in ook and cijfers is not self:
                    continue
                for dimensies in (groep.split(",") for groep in self.groepen(definitie) if cijfers.bekend):
                    if "verwijzer" in dimensies and not per_verwijzer:
                        continue
                    if dimensies == ["bindingsgemeente", "plaatsingsgemeente"] and not per_gemeente:
                        continue
                    for waarden in product(*map(cijfers.groepswaarden, dimensies)):
                        gevonden.append(cijfers.cijfer(definitie, tuple(zip(dimensies, waarden, strict=True))))
        return [cijfer for cijfer in gevonden if cijfer.waarde is not None or (onthouden and cijfer.onthouden)]

    @property
    def publiek(self) -> str:
        """Who may see these figures: one of :data:`~loket.basis.afspraken.PUBLIEKEN`."""
        return self.beleid.publiek if self.beleid else INTERN

    @property
    def stappen(self) -> tuple[Periode, ...]:
        """The parts of the period that are told: months; for others quarters, which are rounded along with it."""
        return self.periode.kwartalen if self.beleid else self.periode.maanden

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
        """Whether the cohort has been followed for its full time and everybody has been measured, as a sentence."""
        if self.duurzaam.voorlopig:
            return "Deze cijfers zijn voorlopig: het cohort is nog niet de volle tijd gevolgd."
        if gemist := self._gemist:
            hoeveel = f" (bij {gemist} van de {self.nameting_cohort} ontbreekt een nameting)" * (not self.beleid)
            return f"Deze cijfers zijn niet definitief: nog niet iedereen is zo vaak gemeten als afgesproken{hoeveel}."
        return "Deze cijfers zijn definitief: het cohort is de volle tijd gevolgd, en iedereen is gemeten."

    @cached_property
    def _gemist(self) -> int:
        """Of how many of the cohort a nameting is missing that was due by the peildatum."""
        if self.delen:
            return sum(deel._gemist for deel in self.delen)
        cohort, dag_ = self._cohort("traject_id", "afsluitdatum", "keer_gemeten"), pd.Timestamp(self.register.peildatum)
        per_traject = nametingen_per_traject(cohort, dag_, self.loket.nameting_jaren)
        return int((per_traject["te_laat"] > 0).sum())

    def dit_jaar(self, naam: str) -> pd.DataFrame:
        """Return the rows of a table that belong to the report's year."""
        frame = self.register.tabel(naam)
        return frame[frame["jaar"] == self.jaar]

    @property
    def heeft_metingen(self) -> bool:
        """Whether anybody of the period's cohort has a nameting."""
        return self.is_gemeten and bool(self.nameting_cohort)

    @property
    def zonder_metingen(self) -> bool:
        """Whether there is a cohort of which nobody has a nameting yet."""
        return not self.is_gemeten

    @cached_property
    def is_er_gemeten(self) -> bool:
        """Whether there is any nameting of the period, of whichever cohort."""
        dagen = self.register.frames["nametingen"]["peildatum"]
        return bool(dagen.between(pd.Timestamp(self.periode.begin), pd.Timestamp(self.periode.einde)).any())

    @property
    def betalingen_bekend(self) -> bool:
        """Whether the register keeps payments."""
        return self.houdt_bij("facturen", "betaald")

    @property
    def rekent_trajectprijs(self) -> bool:
        """Whether there was a trajectprijs by the end of the period, be it not the same at each desk of a roll-up."""
        return any(deel.trajectprijs for deel in self.delen or (self,))

    def per(self, dimensie: str, *namen: str, totaal: bool = True) -> pd.DataFrame:
        """Verdeel cijfers naar een kenmerk.

        Parameters
        ----------
        dimensie : str
            Het kenmerk: corporatie, verwijzertype, maand, bindingsgemeente, wachttijdklasse, afsluitreden, …
            Welke er bij een cijfer kunnen, zegt ``cijfers.plaatsingen?``.
        *namen : str
            De cijfers: elk een kolom.
        totaal : bool
            Of de laatste rij, ``Totaal``, over alle gevallen samen gaat.

        Returns
        -------
        DataFrame
            Een rij voor elke groep, met een cijfer in elke cel; maak er een tabel van met ``tabel(…)``.

        Examples
        --------
        >>> tabel(cijfers.per("corporatie", "taakstelling", "plaatsingen"), "per-corporatie", "Wie plaatste hoeveel")
        """
        waarden = self.groepswaarden(dimensie)
        kolommen = {
            naam: [
                *(self.deel(naam, **{dimensie: waarde}) for waarde in waarden),
                *([getattr(self, naam)] if totaal else []),
            ]
            for naam in namen
        }
        return pd.DataFrame(
            kolommen, index=_rijen([*waarden, *(["Totaal"] if totaal else [])], dimensie), dtype="object"
        )

    def kruis(self, naam: str, rijen: str, kolommen: str) -> pd.DataFrame:
        """Verdeel één cijfer naar twee kenmerken, met totalen; zie ook :meth:`per`.

        Examples
        --------
        >>> cijfers.kruis("aanmeldingen", "maand", "verwijzertype")
        """
        per_rij: list[Groep] = [*(((rijen, waarde),) for waarde in self.groepswaarden(rijen)), ()]
        per_kolom: list[Groep] = [*(((kolommen, waarde),) for waarde in self.groepswaarden(kolommen)), ()]
        data = {
            (kolom[0][1] if kolom else "Totaal"): [
                self.cijfer(getattr(self, naam).definitie, (*rij, *kolom)) for rij in per_rij
            ]
            for kolom in per_kolom
        }
        return pd.DataFrame(data, index=_rijen([*self.groepswaarden(rijen), "Totaal"], rijen), dtype="object")


def _gewijzigd() -> int:
    """Return when a file with definitions was last changed."""
    return max(pad.stat().st_mtime_ns for pad in _MAP.glob("*.py"))


#: The same as of when they were read.
_GELEZEN = _gewijzigd()


def _herstart() -> str:
    """Say that the definitions were changed after they were read: a kernel reads them once."""
    if _gewijzigd() == _GELEZEN:
        return ""
    return "\n  wat te doen: de definities zijn daarna veranderd: herstart de kern met Kernel → Herstart Kernel…"


def _rijen(waarden: list[str], dimensie: str) -> pd.CategoricalIndex:
    """Return row heads that sort in the order of the report: months from 1 to 12, the total last."""
    return pd.CategoricalIndex(waarden, waarden, ordered=True, name=dimensie)


def cohortjaren(cijfers: Cijfers) -> list[Cijfers]:
    """Geef de cijfers van elk cohort dat in dit jaar wordt nagemeten, het oudste eerst."""
    return [cijfers[cijfers.jaar - n] for n in range(cijfers.register.inrichting.nameting_jaren, 0, -1)]
