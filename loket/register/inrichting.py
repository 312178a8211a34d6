"""The fixed facts of one desk, as its ``loket.toml`` says them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

from loket.register.streek import Deelregio, GeslotenRoute

#: The file of a desk's fixed facts; a folder that holds one is a desk.
INRICHTING = "loket.toml"
#: What a new desk's ``loket.toml`` holds where nobody has filled it in yet.
NOG_INVULLEN = "nog invullen"


class Verzonnen(int):
    """A number of ``loket.toml`` that is made up: it counts as any number does, and readers see that it is no fact."""


@dataclass(frozen=True)
class Opvolging:
    """A corporatie that merged or was renamed: its old name, the last day of that name, and who came after it."""

    naam: str
    geldig_tot: date
    opvolger: str


@dataclass(frozen=True)
class Inrichting:
    """What is fixed about a desk.

    Parameters
    ----------
    code : str
        Name of the desk's folder in the data folder, such as ``maastricht``.
    naam, kort, gemeente, regio, organisatie : str
        Names as the report prints them.
    voorbeelddata : bool
        Whether the register is made up; the report then says so.
    wachttijd_afspraak_maanden : int
        Agreed longest waiting time, in months.
    nameting_jaren : int
        Years during which a positively closed tenancy is measured.
    gestart_in : int
        Year in which the desk started in its present form.
    producten, corporaties, gemeenten, uitval_redenen, afsluit_redenen, einde_redenen : tuple of str
        The values that the register's columns may hold.
    factuur_dagen : int
        An intake that has no factuur after so many days is a finding.
    taakstelling_is_maximum : bool
        Whether the taakstelling is the most that the corporaties owe, instead of what they strive for.
    betaal_dagen : int
        A factuur that has not been paid after so many days is late.
    kleinste_aantal : int
        On the sheet of a partner, the total of the desk is left out when it would show a group of fewer other people
        than this; 0 sets no such limit.
    klacht_dagen : int
        A klacht of which the decision came later, or is not there yet after so many days, is over its term.
    deelregios : tuple of Deelregio
        The parts of the region, each with its gemeenten; a desk may do without.
    aandachtsregio : str
        The deelregio that the report on spreiding tells apart; empty for none.
    routes : tuple of str
        Groups with a route of their own to a home, as the column ``route`` names them.
    gesloten_routes : tuple of GeslotenRoute
        Which of them no longer lead by way of the desk, and since when.
    verzonnen : tuple of str
        Which of these numbers are made up, in a desk of example data.
    som_van : tuple of str
        Of a roll-up, the folders of the desks that it sums; it has no register of its own.
    zelfde_sleutel : bool
        Whether these desks make pseudonyms with one key, so that one ``kandidaat_id`` is one person at all of them.
    delen : tuple of Inrichting
        The desks of ``som_van``, with the deelregio's of the roll-up.
    openbare_personen : tuple of str
        Who may be named in a public report.
    opvolgers : tuple of Opvolging
        Corporaties of the past. The register may hold their names; after their last day they count as who came after.
    """

    code: str
    naam: str
    kort: str
    gemeente: str
    regio: str
    organisatie: str
    voorbeelddata: bool
    wachttijd_afspraak_maanden: int
    nameting_jaren: int
    gestart_in: int
    producten: tuple[str, ...]
    corporaties: tuple[str, ...]
    gemeenten: tuple[str, ...]
    uitval_redenen: tuple[str, ...]
    afsluit_redenen: tuple[str, ...]
    einde_redenen: tuple[str, ...]
    factuur_dagen: int = 31
    taakstelling_is_maximum: bool = False
    betaal_dagen: int = 30
    kleinste_aantal: int = 0
    klacht_dagen: int = 42
    deelregios: tuple[Deelregio, ...] = ()
    aandachtsregio: str = ""
    routes: tuple[str, ...] = ()
    gesloten_routes: tuple[GeslotenRoute, ...] = ()
    verzonnen: tuple[str, ...] = ()
    opvolgers: tuple[Opvolging, ...] = ()
    som_van: tuple[str, ...] = ()
    zelfde_sleutel: bool = False
    delen: tuple[Inrichting, ...] = ()
    openbare_personen: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[str, ...]:
        """The keys of loket.toml that nobody has filled in yet."""
        return tuple(veld.name for veld in fields(self) if NOG_INVULLEN in _teksten(getattr(self, veld.name)))

    def kon_schrijven(self, over: int, jaar: int) -> bool:
        """Tell whether the desk was there to write about a year; about that of the report itself it always is."""
        return over >= min(jaar, self.gestart_in)

    def lijst(self, naam: str) -> tuple[str, ...]:
        """Return the allowed values of the list called ``naam`` in loket.toml."""
        waarden: tuple[str, ...] = getattr(self, naam)
        return waarden + tuple(o.naam for o in self.opvolgers if naam == "corporaties" and o.naam not in waarden)

    def op(self, peildatum: date) -> Inrichting:
        """Return what was fixed on a day: a corporatie that went on under another name later, is one of the list."""
        nog = tuple(o.naam for o in self.opvolgers if o.geldig_tot >= peildatum and o.naam not in self.corporaties)
        return replace(self, corporaties=self.corporaties + nog)

    def heet_nu(self, peildatum: date) -> dict[str, str]:
        """Return for each name that was no longer valid on a day, who came after it, however many steps later."""
        stap = {o.naam: o.opvolger for o in self.opvolgers if o.geldig_tot < peildatum}
        nu = dict(stap)
        while later := {oud: stap[naam] for oud, naam in nu.items() if naam in stap}:
            nu |= later
        return nu


def _teksten(waarde: object) -> tuple[str, ...]:
    """Return the texts that a key of loket.toml holds, without regard to capitals."""
    return tuple(str(tekst).lower() for tekst in (waarde if isinstance(waarde, tuple) else (waarde,)))
