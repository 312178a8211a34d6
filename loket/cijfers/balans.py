"""The balance of the wachtlijst: whoever was on it or came onto it is placed, has dropped out, or is still there."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.definities.telwoorden import TRAJECT
from loket.cijfers.soorten import Definitie, Telling


class Balans(NamedTuple):
    """The five figures of a balance: begin + erbij − geplaatst − uitval = eind."""

    begin: Cijfer
    erbij: Cijfer
    geplaatst: Cijfer
    uitval: Cijfer
    eind: Cijfer

    @property
    def bekend(self) -> bool:
        """Whether the register knows all five; it does not know how its first period began."""
        return all(cijfer.waarde is not None for cijfer in self)

    def afwijking(self, begin: float | None = None) -> float:
        """Return how far the end is from what it should be; ``begin`` is a published stock to begin with instead."""
        anders = float(self.begin) if begin is None else begin
        return float(self.eind) - (anders + float(self.erbij) - float(self.geplaatst) - float(self.uitval))


def wachtlijstbalans(cijfers: Cijfers, corporatie: str = "") -> Balans:
    """Return the balance of the period, of one corporatie or of all.

    The stock at the begin is that on the last day before the period: of a quarter, that of the quarter before it.
    That of a roll-up counts trajecten: a kandidaat on the list of two desks leaves that of one.
    """
    groep = (("corporatie", corporatie),) if corporatie else ()
    wachtlijst, wachtlijst_in = (_in_trajecten(naam, cijfers) for naam in ("wachtlijst", "wachtlijst_in"))
    return Balans(
        cijfers.voorafgaand.cijfer(wachtlijst, groep),
        cijfers.cijfer(wachtlijst_in, groep),
        cijfers.cijfer(DEFINITIES["plaatsingen"], groep),
        cijfers.cijfer(DEFINITIES["uitval"], (*groep, ("uitval_fase", "wachtlijst"))),
        cijfers.cijfer(wachtlijst, groep),
    )


def _in_trajecten(naam: str, cijfers: Cijfers) -> Definitie:
    definitie = DEFINITIES[naam]
    return replace(definitie, woorden=TRAJECT) if cijfers.delen and isinstance(definitie, Telling) else definitie
