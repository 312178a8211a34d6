"""Counts a register over one period: which rows and groups there are, and what is known."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Generic, Protocol, Self, TypeVar

import pandas as pd

from loket.basis.meldingen import LoketFout, lijkt_op
from loket.basis.periode import Periode, jaar
from loket.cijfers.definities import DEFINITIES, UITSPLITSINGEN
from loket.cijfers.soorten import Definitie, Groep, Sleutel, Telling
from loket.cijfers.telfout import in_definitie, onbekend_in
from loket.cijfers.welke_rijen import Rijen
from loket.register.deelregios import BINDINGSPLEKKEN
from loket.register.inrichting import Inrichting
from loket.register.klachten import AFHANDELING
from loket.register.koppelen import Plaatsen
from loket.register.register import Register
from loket.register.samen import LOKET
from loket.register.schema import ONBEKEND, VERWIJZERTYPEN, schemas
from loket.register.verwijzers import VERWIJZERSTATUSSEN
from loket.register.volgmomenten import UITKOMSTEN

#: The kind of figure that is counted here: a figure knows what it is counted on, and not the other way round.
C_co = TypeVar("C_co", covariant=True)


class Beleid(Protocol):
    """What becomes of figures before anybody sees them; without one they are shown as they were counted."""

    #: Who may see them, and below which number of people a count is small.
    publiek: str
    drempel: int
    #: What was published before.
    gepubliceerd: Mapping[Sleutel, int]

    @property
    def delen(self) -> Sequence[Beleid]:
        """Of a roll-up, that of each desk."""

    def blijft(self, cijfer: Any) -> bool:
        """Tell whether a figure is shown as it was counted."""

    def aantal(self, cijfers: Telwerk[Any], definitie: Telling, groep: Groep) -> int | None:
        """Return a count as it is shown; None when it is withheld."""

    def waarde(self, cijfer: Any) -> float | None:
        """Return the value of any figure as it is shown; None when it is unknown or withheld."""

    def gewogen(self, cijfers: Telwerk[Any], definitie: Telling, groep: Groep) -> pd.DataFrame:
        """Return the rows that count, each as often as it does in what is shown."""


class Telwerk(ABC, Generic[C_co]):
    """What figures are counted on; as an analyst knows it, it is :class:`~loket.cijfers.cijfers.Cijfers`.

    Parameters
    ----------
    register : Register
        The register, as it was known on the peildatum.
    periode : Periode
        The period that is counted.
    beleid : Beleid, optional
        What becomes of the figures for readers outside the desk.
    rijen : Rijen, optional
        Which rows count, when that was found out before.
    """

    def __init__(
        self: Self, register: Register, periode: Periode, beleid: Beleid | None = None, rijen: Rijen | None = None
    ) -> None:
        self.register = register
        self.periode = periode
        self.beleid = beleid
        self._perioden: dict[Periode, Self] = {periode: self}
        self._waarden: dict[str, tuple[str, ...]] = {}
        self._rijen = rijen or Rijen(register, periode)

    @abstractmethod
    def cijfer(self, definitie: Definitie, groep: Groep = ()) -> C_co:
        """Return a figure."""

    def over(self, periode: Periode) -> Self:
        """Return the figures over another period, as known on the same peildatum."""
        if periode not in self._perioden:
            intern = self.intern.over(periode) if self.beleid else None
            rijen = intern._rijen if intern else Rijen(self.register, periode, self._rijen)
            ander = self._perioden[periode] = type(self)(self.register, periode, self.beleid, rijen)
            ander._perioden, ander._waarden = self._perioden, self._waarden
            if intern:
                ander.intern = intern
        return self._perioden[periode]

    def van_jaar(self, jaartal: int) -> Self:
        """Return the figures over another year, as known on the same peildatum or its own last day."""
        return self.over(jaar(jaartal, max(self.register.peildatum, jaar(jaartal).einde)))

    @property
    def vorig(self) -> Self:
        """The figures of the same period one year earlier, as known now: to compare with."""
        return self.over(self.periode.jaar_eerder)

    @property
    def voorafgaand(self) -> Self:
        """The figures of the period just before this one, as known now: where its stocks begin."""
        return self.over(self.periode.voorafgaande)

    @cached_property
    def intern(self) -> Self:
        """The same figures as they were counted, for the desk itself: what a check looks at."""
        return self

    def voor(self, beleid: Beleid) -> Self:
        """Return the same figures as others may see them."""
        ander = type(self)(self.register, self.periode, beleid, self._rijen)
        ander.intern = self
        return ander

    @cached_property
    def delen(self) -> tuple[Self, ...]:
        """Of a roll-up, the figures of each desk that it sums, over the same period; of a desk there are none."""
        if self.beleid:
            return tuple(d.voor(beleid) for d, beleid in zip(self.intern.delen, self.beleid.delen, strict=True))
        return tuple(type(self)(deel, self.periode) for deel in self.register.delen)

    def van_loket(self, groep: Groep) -> Self:
        """Return the figures of the desk to which a group is narrowed; of no desk these figures themselves."""
        naam = dict(groep).get(LOKET)
        return next((deel for deel in self.delen if deel.loket.naam == naam), self)

    # --- what is known -----------------------------------------------------------------------------------------

    @property
    def loket(self) -> Inrichting:
        """The desk's fixed facts: ``cijfers.loket.naam``."""
        return self.register.inrichting

    @property
    def jaar(self) -> int:
        """Calendar year of the period."""
        return self.periode.jaar

    @property
    def bekend(self) -> bool:
        """Whether the register holds a folder for the period's year."""
        return self.periode.jaar in self.register.jaren

    @cached_property
    def is_gemeten(self) -> bool:
        """Whether anybody of the period's cohort has a nameting, or there is nobody to measure."""
        nameting = self._cohort("nameting")["nameting"]
        return bool(nameting.empty or nameting.notna().any())

    def _cohort(self, *kolommen: str) -> pd.DataFrame:
        """Return some columns of who is measured."""
        definitie = DEFINITIES["nameting_cohort"]
        assert isinstance(definitie, Telling), "who is measured is counted"
        return self.naamloos(definitie, (), *kolommen)

    def is_uitkomst_bekend(self, definitie: Telling) -> bool:
        """Tell whether any of the cases of a definition has a nameting."""
        nametingen = self._rijen.tabel(definitie)["nameting"].iloc[self.rijnummers(definitie, ())]
        return bool(nametingen.notna().any())

    def houdt_bij(self, tabel: str, kolom: str) -> bool:
        """Whether the register keeps a column: as long as it is empty in every row, an empty cell proves nothing."""
        if self.delen:
            return all(deel.houdt_bij(tabel, kolom) for deel in self.delen)
        return _houdt_bij(self.register, tabel, kolom)

    def reeks(self, naam: str) -> Mapping[Hashable, Any]:
        """Return the row of the published series of ``naam`` about the period; empty when it is in none."""
        return self._reeksen.get(naam, {})

    @cached_property
    def _reeksen(self) -> dict[str, dict[Hashable, Any]]:
        reeksen = self.register.tabel("reeksen")
        over = reeksen[reeksen["jaar"].astype("str") == self.periode.sleutel]
        return {str(rij["indicator"]): rij for rij in over.to_dict("records")}

    # --- which rows and groups ---------------------------------------------------------------------------------

    def rijen(self, definitie: Telling, groep: Groep = ()) -> pd.DataFrame:
        """Return the rows that count for a definition in the period, within a group."""
        plaatsen = self.rijnummers(definitie, groep)
        return self.register.frames[definitie.tabel].iloc[plaatsen]

    def naamloos(self, definitie: Telling, groep: Groep = (), *kolommen: str) -> pd.DataFrame:
        """Return the same without the files and rows where they stand, or some columns of it alone, to reckon with."""
        tabel = self._rijen.tabel(definitie)
        with in_definitie(definitie, f"een kolom van {definitie.tabel}", tabel.columns):
            van_belang = pd.DataFrame({k: tabel[k] for k in kolommen}, copy=False) if kolommen else tabel
        return van_belang.iloc[self.rijnummers(definitie, groep)]

    def rijnummers(self, definitie: Telling, groep: Groep) -> Plaatsen:
        """Return which rows of the table count in a group, of a kandidaat at two desks those of one."""
        return self._rijen.nummers(definitie, groep)

    def aantal(self, definitie: Telling, groep: Groep = ()) -> int | None:
        """Return how many :meth:`rijen` there are, without making a table of them; None when that is not shown."""
        return self.beleid.aantal(self, definitie, groep) if self.beleid else len(self.rijnummers(definitie, groep))

    def groepen_met(self, definitie: Telling, dimensies: tuple[str, ...]) -> Iterator[tuple[Groep, Plaatsen]]:
        """Yield each group of a split in which anything counts, with the rows that do."""
        return self._rijen.groepen_met(definitie, dimensies)

    def groepen(self, definitie: Definitie) -> tuple[str, ...]:
        """Return by what a figure can be split: what its definition says, and in a roll-up each figure by desk."""
        return (*definitie.groepen, *([LOKET] if self.delen else []))

    def groepswaarden(self, dimensie: str) -> tuple[str, ...]:
        """Return every value that a group can have, in the order of the report, also those without rows."""
        if dimensie in self._waarden:
            return self._waarden[dimensie]
        if dimensie == LOKET:
            return tuple(deel.inrichting.naam for deel in self.register.delen)
        if dimensie == "verwijzertype":
            return self._met_wat_er_is(dimensie, "trajecten", VERWIJZERTYPEN)
        if dimensie == "verwijzerstatus":
            return self._met_wat_er_is(dimensie, "trajecten", VERWIJZERSTATUSSEN)
        if dimensie == "verwijzer":
            namen = self.register.frames["verwijzers"]["verwijzer"].drop_duplicates()
            return self._met_wat_er_is(dimensie, "trajecten", tuple(namen))
        if dimensie in UITKOMSTEN:
            return UITKOMSTEN[dimensie]
        if dimensie in ("bindingsregio", "plaatsingsregio"):
            return self._met_wat_er_is(dimensie, "trajecten", tuple(d.naam for d in self.loket.deelregios))
        if dimensie == "bindingsplek":
            return self._met_wat_er_is(dimensie, "trajecten", BINDINGSPLEKKEN)
        if dimensie == "gremium":
            return self._met_wat_er_is(dimensie, "jaarplanning", ())
        if dimensie == "afhandeling":
            return AFHANDELING
        if dimensie == "maand":
            return tuple(str(m) for m in range(self.periode.begin.month, self.periode.einde.month + 1))
        if dimensie == "wachttijdklasse":
            plaatsingen = DEFINITIES["plaatsingen"]
            assert isinstance(plaatsingen, Telling), "plaatsingen are counted"
            beleid, kolom = self.beleid, "wachttijd"
            getoond = beleid.gewogen(self, plaatsingen, ()) if beleid else self.naamloos(plaatsingen, (), kolom)
            langste = getoond[kolom].max()
            return tuple(str(m) for m in range(int(langste) + 1)) if pd.notna(langste) else ()
        for naam, schema in schemas().items():
            if dimensie in schema.columns and dimensie in UITSPLITSINGEN:
                meta: dict[str, Any] = schema.columns[dimensie].metadata or {}
                if "lijst" in meta:
                    return self._met_wat_er_is(dimensie, naam, getattr(self.register.inrichting, meta["lijst"]))
                if "keuzes" in meta:
                    return self._met_wat_er_is(dimensie, naam, tuple(meta["keuzes"]))
        anders = [ander for ander in UITSPLITSINGEN if ander != dimensie]
        for definitie in DEFINITIES.values():
            if dimensie in ",".join(definitie.groepen).split(","):
                raise onbekend_in(definitie, dimensie, "een kenmerk waarnaar Loket kan verdelen", anders)
        raise LoketFout(f"‘{dimensie}’ is geen uitsplitsing.{lijkt_op(dimensie, anders)}")

    def _met_wat_er_is(self, dimensie: str, tabel: str, lijst: tuple[str, ...]) -> tuple[str, ...]:
        """Add to a list what the register holds beside it, the unknown last: no case drops out of a split."""
        erbij = set(self.register.frames[tabel][dimensie].dropna().unique()) - set(lijst)
        self._waarden[dimensie] = (*lijst, *sorted(erbij, key=lambda waarde: (waarde == ONBEKEND, waarde)))
        return self._waarden[dimensie]


@lru_cache(maxsize=4)  # asked for every figure; a register does not change
def _houdt_bij(register: Register, tabel: str, kolom: str) -> bool:
    return bool(register.frames[tabel][kolom].notna().any())
