"""One figure, as an analyst asks for it and a reader sees it: what can be done and said with a :class:`Grootheid`."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from loket.basis import opmaak
from loket.basis.afspraken import BEREKEND, GEPUBLICEERD
from loket.basis.eenheden import EENHEDEN
from loket.basis.meldingen import LoketFout, OnbekendeNaam, lijkt_op, nabij
from loket.cijfers.afkomst import bezwaar, herkomst, kanttekening
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.gevallen import Gevallen
from loket.cijfers.grootheid import Grootheid
from loket.cijfers.rekenen import vergelijk
from loket.cijfers.soorten import Overleving, Telling, Verhouding
from loket.cijfers.telwerk import Telwerk
from loket.cijfers.weergave import Weergave, beschrijving, html, interval, met_opmaak, uitleg, verschil
from loket.cijfers.woorden import hoeveel, van, verdeeld, voluit

#: The number by which a month is asked for, by its name.
_MAANDEN = {naam: nummer for nummer, naam in enumerate(opmaak.MAANDEN.split("|"), 1)}


@dataclass(frozen=True, eq=False, repr=False)
class Cijfer(Grootheid):
    """A figure over one period and group; its parameters are those of :class:`Grootheid`."""

    cijfers: Telwerk[Cijfer]

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

    # --- where it comes from -----------------------------------------------------------------------------------

    @cached_property
    def herkomst(self) -> str:
        """Where the figure comes from: ``gepubliceerd``, ``berekend`` or ``illustratief``."""
        return herkomst(self)

    @cached_property
    def kanttekening(self) -> str:
        """A sentence for a time that is measured too short, because the register is too young; else empty."""
        return kanttekening(self)

    @cached_property
    def uitleg(self) -> dict[str, str]:
        """What the figure is about and made of, as the reader sees it behind the number."""
        return uitleg(self)

    # --- text --------------------------------------------------------------------------------------------------

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
        return Weergave(self, van(self))

    @property
    def marge(self) -> Weergave:
        """The 95% interval: ``78,2–93,4%``; ``onbekend`` when there is none."""
        is_schatting = isinstance(self.definitie, Overleving)
        if not is_schatting and not getattr(self.definitie, "deel", False):
            geschat = f"{self.definitie.naam}_geschat"
            wel = f", zoals cijfers.{geschat}.marge" * (geschat in DEFINITIES)
            raise LoketFout(
                f"{opmaak.hoofdletter(self.definitie.label)} heeft geen marge: een aandeel van een geheel en een"
                f" schatting hebben die wel{wel}."
            )
        zonder = "niet te berekenen" if is_schatting and self.waarde is not None else opmaak.ONBEKEND
        soort = BEREKEND if self.herkomst == GEPUBLICEERD else ""
        return Weergave(self, interval(self) or zonder, soort)

    def __repr__(self) -> str:
        return str(self)

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
