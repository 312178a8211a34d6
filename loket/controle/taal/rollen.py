"""Reads the path of a bound number: to which figure, group and year it leads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loket.cijfers.definities import DEFINITIES

_STAP = re.compile(r"\[(\d{4})\]|\[[\"'](.+?)[\"']\]|(\w+)")


@dataclass(frozen=True)
class Rol:
    """A bound number: to which figure, group and year its path leads; ``naam`` is empty when it is no figure."""

    pad: str
    naam: str = ""
    groep: frozenset[str] = frozenset()
    jaar: int = 0
    aandeel: bool = False
    verschil: bool = False


def lees_rol(pad: str, jaar: int) -> Rol:
    """Read the path of a role, as far as it says which figure is meant."""
    naam, groep, van, vormen = "", set(), jaar, set()
    for jaartal, sleutel, stap in _STAP.findall(pad):
        if jaartal:
            van = int(jaartal)
        elif sleutel:
            groep.add(sleutel)
        elif stap in DEFINITIES:
            naam = stap
        else:
            van -= {"vorig": 1, "nieuw": 1, "oud": 2}.get(stap, 0)
            vormen.add(stap)
    return Rol(pad, naam, frozenset(groep), van, "aandeel" in vormen, "verschil" in vormen)
