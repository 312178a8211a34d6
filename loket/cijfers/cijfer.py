"""One figure: a value that knows its definition, its parts, how sure it is and its cases."""

from __future__ import annotations

import operator
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor
from typing import TYPE_CHECKING, Any

import pandas as pd

from loket.basis import opmaak
from loket.basis.afspraken import MIME_GEVALLEN
from loket.basis.eenheden import DUUR, EENHEDEN
from loket.basis.meldingen import LoketFout, OnbekendeNaam, lijkt_op, nabij
from loket.cijfers import onzekerheid as overleving
from loket.cijfers.afkomst import BEREKEND, GEPUBLICEERD, aantal_decimalen, bezwaar, herkomst, kanttekening
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.onzekerheid import wilson
from loket.cijfers.rekenen import Rekenbaar, vergelijk
from loket.cijfers.soorten import Definitie, Meet, Overleving, Reken, Telling, Uit, Verhouding, aantal
from loket.cijfers.telfout import in_definitie, telregel_fout
from loket.cijfers.weergave import Weergave, beschrijving, html, interval, met_opmaak, uitleg, verschil
from loket.cijfers.woorden import hoeveel, verdeeld, voluit
from loket.register.schema import LOKETTABELLEN
from loket.register.woorden import als_tekst

if TYPE_CHECKING:
    from loket.cijfers.cijfers import Cijfers

#: The number by which a month is asked for, by its name.
_MAANDEN = {naam: nummer for nummer, naam in enumerate(opmaak.MAANDEN.split("|"), 1)}

#: The groups to which a figure is narrowed: (dimension, value) pairs.
Groep = tuple[tuple[str, str], ...]
#: Name, group and period of a figure, as cijfers.csv writes them.
Sleutel = tuple[str, str, str]


class Gevallen:
    """De gevallen achter een cijfer: te zien in JupyterLab, en nooit in een rapport.

    Ze zijn een kopie, met het bestand en de rij waar elk geval staat: u kunt er kolommen bij zetten, en ze tellen zoals
    een tabel van pandas. Een gewone tabel van pandas krijgt u met ``.copy()``.

    Examples
    --------
    >>> cijfers.plaatsingen.trajecten.groupby("corporatie").size()
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = als_tekst(frame).copy()

    def __len__(self) -> int:
        return len(self.frame)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.frame)

    def __contains__(self, kolom: object) -> bool:
        return kolom in self.frame

    def __setitem__(self, kolom: Any, waarde: Any) -> None:
        self.frame[kolom] = waarde

    def __getattr__(self, naam: str) -> Any:
        """Do what a DataFrame does: ``.groupby(…)``, ``.columns``."""
        if naam.startswith("_"):
            raise AttributeError(naam)
        try:
            return getattr(self.frame, naam)
        except AttributeError:
            raise OnbekendeNaam(
                f"‘{naam}’ bestaat niet bij deze gevallen.{lijkt_op(naam, map(str, self.frame.columns))}"
            ) from None

    def __getitem__(self, kolom: Any) -> Any:
        if isinstance(kolom, str) and kolom not in self.frame:
            raise LoketFout(
                f"De kolom ‘{kolom}’ bestaat niet bij deze gevallen.{lijkt_op(kolom, map(str, self.frame.columns))}"
            )
        return self.frame[kolom]

    def __repr__(self) -> str:
        return f"{opmaak.met_woord(len(self), ('geval', 'gevallen'))} (alleen te zien in JupyterLab)"

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        if os.environ.get("LOKET_BOUW"):
            return {MIME_GEVALLEN: "", "text/plain": repr(self)}  # the build refuses whatever holds this
        return {"text/html": str(self.frame.to_html()), "text/plain": repr(self)}


@dataclass(frozen=True, eq=False)
class Cijfer(Rekenbaar):
    """A figure over one period and group.

    Parameters
    ----------
    definitie : Telling, Verhouding or Overleving
        What is counted.
    cijfers : Cijfers
        The register and period it is counted on.
    groep : tuple of (str, str)
        The groups to which it is narrowed, such as ``(("corporatie", "Servatius"),)``.
    """

    definitie: Definitie
    cijfers: Cijfers
    groep: Groep = ()

    # --- value -------------------------------------------------------------------------------------------------

    @cached_property
    def waarde(self) -> float | None:
        """The value, not rounded; None when the register does not know it, or when it is not for the public."""
        return self.cijfers.beleid.waarde(self) if self.cijfers.beleid else self._bereken()

    @property
    def intern(self) -> Cijfer:
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
        LoketFout
            When the value is not known.
        """
        if self.waarde is None:
            raise LoketFout(
                f"{opmaak.hoofdletter(self.definitie.label)} is hier onbekend; daarmee kan niet worden gerekend."
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
    def trajecten(self) -> Gevallen:
        """The cases behind the figure, to look at in JupyterLab; no report may hold them."""
        return Gevallen(self.rijen)

    gevallen = trajecten

    # --- related figures ---------------------------------------------------------------------------------------

    def __getitem__(self, waarde: str) -> Cijfer:
        """Narrow the figure to a group, by the group's value: ``cijfers.aanmeldingen["deelnemer"]``."""
        keuzes = self.groepen
        if not isinstance(waarde, str) or waarde not in keuzes:
            tekst = str(_MAANDEN.get(str(waarde).lower(), waarde))
            pad = f'cijfers.{self.definitie.naam}["{tekst}"]' if tekst in keuzes else ""
            if re.fullmatch(r"20\d\d", tekst):
                pad = f"cijfers[{tekst}].{self.definitie.naam}"
            bedoeld = f" Bedoelt u: {pad}?" if pad else ""
            raise LoketFout(
                f"{opmaak.hoofdletter(self.definitie.label)} kent geen groep ‘{waarde}’."
                f"{bedoeld or lijkt_op(str(waarde), keuzes) or self._keuzes()}"
            )
        return self.cijfers.cijfer(self.definitie, (*self.groep, (keuzes[waarde], waarde)))

    def _keuzes(self) -> str:
        """Name the groups, by what they are values of: those of a figure that has many."""
        per_dimensie: dict[str, list[str]] = {}
        for waarde, dimensie in self.groepen.items():
            per_dimensie.setdefault(dimensie.replace("_", " "), []).append(f"“{waarde}”")
        soorten = (f"{naam} {opmaak.opsomming(waarden)}" for naam, waarden in per_dimensie.items())
        return f" Er zijn: {'; '.join(soorten)}." if per_dimensie else " Het is nergens naar te splitsen."

    @property
    def groepen(self) -> dict[str, str]:
        """The groups to which the figure can be narrowed, each with the dimension that it is a value of."""
        gevonden: dict[str, str] = {}
        for dimensie in self.cijfers.groepen(self.definitie):
            for waarde in self.cijfers.groepswaarden(dimensie) if "," not in dimensie else ():
                gevonden.setdefault(waarde, dimensie)  # what two dimensions have, such as onbekend, is of the first
        return gevonden

    @property
    def aandeel(self) -> Cijfer:
        """The part as a percentage of its noemer: ``cijfers[2020].overlast_geen.aandeel`` is 87,7%.

        Of a group of a count without a noemer, that of the whole: ``cijfers.aanmeldingen["deelnemer"].aandeel``.
        """
        is_telling = isinstance(self.definitie, Telling) and self.definitie.eenheid == "aantal"
        van_geheel = not self.definitie.noemer and bool(self.groep)
        if not is_telling or not (self.definitie.noemer or van_geheel):
            raise LoketFout(f"{opmaak.hoofdletter(self.definitie.label)} is geen deel van een ander cijfer.")
        verhouding = Verhouding(
            self.definitie.naam,
            self.definitie.label,
            self.definitie.naam,
            self.definitie.noemer or self.definitie.naam,
            self.definitie.omschrijving,
            cohort=self.definitie.cohort,
            van_geheel=van_geheel,
        )
        return self.cijfers.cijfer(verhouding, self.groep)

    @property
    def vorig(self) -> Cijfer:
        """The same figure one year earlier, as known now."""
        return self.cijfers.vorig.cijfer(self.definitie, self.groep)

    @property
    def verschil(self) -> Weergave:
        """The change since last year in words: ``12 minder dan in 2021``."""
        gelijksoortig = not bezwaar(self, self.vorig)
        return Weergave(self, verschil(self, self.vorig), BEREKEND if gelijksoortig else "", geldt=gelijksoortig)

    def _ander(self, naam: str) -> Cijfer:
        return self.cijfers.cijfer(self._definitie(naam), self.groep)

    def _definitie(self, naam: str) -> Definitie:
        """Return the definition that this one's definition names."""
        with in_definitie(self.definitie, "een cijfer", DEFINITIES):
            return DEFINITIES[naam]

    # --- where it comes from -----------------------------------------------------------------------------------

    @cached_property
    def herkomst(self) -> str:
        """Where the figure comes from: ``gepubliceerd``, ``berekend`` or ``illustratief``."""
        return herkomst(self)

    @property
    def voorbeelddata(self) -> bool:
        """Whether its register is an example."""
        return self.cijfers.loket.voorbeelddata

    @property
    def delen(self) -> tuple[Cijfer, Cijfer]:
        """Of a share, the two figures of which it is made: what was counted, and among what."""
        assert isinstance(self.definitie, Verhouding), f"{self.definitie.naam} is no share"
        groep = self.groep[:-1] if self.definitie.van_geheel else self.groep
        return self._ander(self.definitie.teller), self.cijfers.cijfer(self._definitie(self.definitie.noemer), groep)

    @cached_property
    def kanttekening(self) -> str:
        """A sentence for a time that is measured too short, because the register is too young; else empty."""
        return kanttekening(self)

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
        return len(rijen) < (self.cijfers.nameting_cohort.waarde or 0) or bool(rijen["nameting"].isna().any())

    @property
    def uit_reeks(self) -> bool:
        """Whether the value comes from a published series, not from the register."""
        return not self._is_bekend and self.waarde is not None

    # --- text --------------------------------------------------------------------------------------------------

    @property
    def sleutel(self) -> Sleutel:
        """Name, group and period as cijfers.csv writes them."""
        periode = self.cijfers.periode
        groep = ",".join(f"{dimensie}={waarde}" for dimensie, waarde in self.groep)
        return self.definitie.naam, groep, periode.einde.isoformat() if self.definitie.stand else periode.sleutel

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
            return aantal_decimalen(str(self.cijfers.reeks(self.definitie.naam)["waarde"]))
        return EENHEDEN[self.definitie.eenheid].decimalen

    @property
    def afgerond(self) -> Weergave:
        """The value in whole numbers, with its unit: ``9 maanden``."""
        return Weergave(self, EENHEDEN[self.definitie.eenheid].toon(self.waarde, 0), herkomst(self, 0))

    @property
    def voluit(self) -> Weergave:
        """The number with its noun: ``geen klachten``, ``1 klacht``; what is no count keeps its own unit."""
        return Weergave(self, voluit(self))

    @property
    def er(self) -> Weergave:
        """The number with its noun and the verb before it: ``was er 1 klacht``, ``waren er geen klachten``."""
        return Weergave(self, f"{'was' if self.waarde == 1 else 'waren'} er {voluit(self)}")

    @property
    def hoeveel(self) -> Weergave:
        """A share in words, with a verb in the singular: ``niemand``, ``iedereen``, ``elke plaatsing``."""
        return Weergave(self, hoeveel(self))

    @property
    def Hoeveel(self) -> Weergave:
        """The same at the begin of a sentence."""
        return Weergave(self, opmaak.hoofdletter(hoeveel(self)))

    @property
    def verdeeld(self) -> Weergave:
        """How a count is split: ``gegrond`` when it is one, else ``1 gegrond en 2 ongegrond``."""
        return Weergave(self, verdeeld(self))

    @property
    def van(self) -> Weergave:
        """A share with its parts: ``87,7% (64 van 73)``."""
        if self.teller is None or self.noemer is None:
            return Weergave(self, str(self))
        spatie = opmaak.VASTE_SPATIE
        delen = f"{opmaak.getal(self.teller)}{spatie}van{spatie}{opmaak.getal(self.noemer)}"
        return Weergave(self, f"{self} ({delen})")

    @property
    def marge(self) -> Weergave:
        """The 95% interval: ``78,2–93,4%``; ``onbekend`` when there is none."""
        is_schatting = isinstance(self.definitie, Overleving) and self.waarde is not None
        soort = BEREKEND if self.herkomst == GEPUBLICEERD else ""
        return Weergave(self, interval(self) or ("niet te berekenen" if is_schatting else opmaak.ONBEKEND), soort)

    def __str__(self) -> str:
        if self.onthouden:
            return opmaak.TE_WEINIG
        return EENHEDEN[self.definitie.eenheid].toon(self.waarde, self.decimalen)

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        """Write the bare number with as many decimals as an f-string asks for, in Dutch: ``f"{cijfer:.1f}"``."""
        decimalen = re.fullmatch(r",?\.(\d)f", spec)
        return opmaak.getal(self.waarde, int(decimalen[1])) if decimalen else met_opmaak(str(self), spec)

    def __bool__(self) -> bool:
        return bool(self.waarde)

    # Two figures are compared by what they amount to; as a key each is itself, for there is one of each.
    __hash__ = object.__hash__

    def __eq__(self, ander: object) -> Any:
        return vergelijk(self, operator.eq, ander)

    def __ne__(self, ander: object) -> Any:
        return vergelijk(self, operator.ne, ander)

    #: A figure is one number, to matplotlib too: without this Python looks for its groups 0, 1 and so on.
    __iter__: None = None

    def __float__(self) -> float:
        return float("nan") if self.waarde is None else float(self.waarde)

    @cached_property
    def uitleg(self) -> dict[str, str]:
        """What the figure is about and made of, as the reader sees it behind the number."""
        return uitleg(self)

    def html(self, tekst: str | None = None, herkomst: str = "") -> str:
        """Return the figure as a link to its definition, with its unrounded value and what it is made of."""
        return html(self, str(self) if tekst is None else tekst, herkomst)

    def _repr_html_(self) -> str:
        return self.html()

    def getdoc(self) -> str:
        """Return what IPython shows for ``cijfers.plaatsingen?`` and in a tooltip: what this figure is."""
        return beschrijving(self)

    def __getattr__(self, naam: str) -> Any:
        if naam.startswith("_"):
            raise AttributeError(naam)
        # In code there is more than in a text.
        bedoeld = nabij(naam, [eigen for eigen in dir(type(self)) if not eigen.startswith("_")]) or VORMEN
        raise OnbekendeNaam(f"‘{naam}’ bestaat niet bij {self.definitie.label}.{lijkt_op(naam, bedoeld)}")


#: What can be asked of a figure in a sentence.
VORMEN = (
    "aandeel",
    "vorig",
    "verschil",
    "voluit",
    "er",
    "hoeveel",
    "Hoeveel",
    "verdeeld",
    "afgerond",
    "van",
    "kaal",
    "marge",
    "kanttekening",
)


def zonder_aanhalingstekens(cijfer: Cijfer, pad: str, waarde: str) -> LoketFout:
    """Say of a group that was written as a name how it is written; ``pad`` is how the figure was."""
    groep = next(iter(nabij(waarde, cijfer.groepen)), waarde)
    return LoketFout(f'Om een groep horen aanhalingstekens: {pad}["{groep}"].')
