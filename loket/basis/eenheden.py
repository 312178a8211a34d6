"""The units of figures: how many decimals, how they are written, and what a change is called."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from loket.basis import opmaak


class Eenheid(NamedTuple):
    """One unit.

    Parameters
    ----------
    decimalen, voor_machines : int
        Decimals as printed, and in cijfers.csv.
    vorm : callable
        Writes a value with its unit, with so many decimals.
    meer, minder : str
        What a figure is called when it has gone up, and when it has gone down.
    in_kop : str
        What follows the label in a column's head; the cells then hold bare numbers.
    """

    decimalen: int
    voor_machines: int
    vorm: Callable[[float | None, int], str]
    meer: str
    minder: str
    in_kop: str

    def toon(self, waarde: float | None, decimalen: int | None = None) -> str:
        """Write a value with its unit; default with the unit's own decimals."""
        return self.vorm(waarde, self.decimalen if decimalen is None else decimalen)


EENHEDEN = {
    "aantal": Eenheid(0, 0, opmaak.getal, "meer", "minder", ""),
    "procent": Eenheid(1, 4, opmaak.procent, "procentpunt hoger", "procentpunt lager", " (%)"),
    "euro": Eenheid(2, 2, opmaak.euro, "meer", "minder", " (€)"),
    "maanden": Eenheid(1, 4, opmaak.maanden, "langer", "korter", " (maanden)"),
    "dagen": Eenheid(0, 2, opmaak.dagen, "langer", "korter", " (dagen)"),
}
#: The units of how long something lasts: such a figure is measured over cases, and does not add up.
DUUR = ("maanden", "dagen")


def verandering(erbij: float, naam: str, decimalen: int | None = None) -> str:
    """Say how much more or less: ``12 minder``, ``1,4 procentpunt hoger``; empty when it is nothing as printed."""
    eenheid = EENHEDEN[naam]
    hoeveel = eenheid.decimalen if decimalen is None else decimalen
    if not opmaak.rond_af(erbij, hoeveel):
        return ""
    is_deel = naam == "procent"  # the difference of two shares has a unit of its own
    grootte = opmaak.getal(abs(erbij), hoeveel) if is_deel else eenheid.toon(abs(erbij), hoeveel)
    return f"{grootte}{opmaak.VASTE_SPATIE if is_deel else ' '}{eenheid.meer if erbij > 0 else eenheid.minder}"
