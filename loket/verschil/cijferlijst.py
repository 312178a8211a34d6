"""Which figures changed between two versions, and how a reader sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from loket.basis import opmaak
from loket.basis.eenheden import EENHEDEN, verandering
from loket.cijfers.definities import DEFINITIES
from loket.tonen.tabel_als_html import groepslabel, kolomkop
from loket.verschil.versie import Regel, Sleutel


@dataclass(frozen=True)
class Paar:
    """One figure in the old version and in the new one."""

    oud: Regel
    nieuw: Regel

    @property
    def verschil(self) -> str:
        """The difference in words."""
        if self.oud.eenheid != self.nieuw.eenheid:
            return "andere eenheid"
        erbij = self.nieuw.waarde - self.oud.waarde
        anders = verandering(erbij, self.nieuw.eenheid) if self.nieuw.eenheid in EENHEDEN else f"{erbij:+.4g}"
        return anders or ("heel klein verschil" if erbij else "gelijk, over een ander aantal")


@dataclass(frozen=True)
class Cijferlijst:
    """Figures that changed, figures that only the new or the old version has, and how many stayed the same."""

    veranderd: tuple[Paar, ...]
    nieuw: tuple[Regel, ...]
    vervallen: tuple[Regel, ...]
    gelijk: int

    @property
    def regels(self) -> list[Regel]:
        """Every figure on the list, once, as it is now where it still is."""
        return [*(paar.nieuw for paar in self.veranderd), *self.nieuw, *self.vervallen]


def vergelijk_cijfers(oud: dict[Sleutel, Regel], nieuw: dict[Sleutel, Regel]) -> Cijferlijst:
    """Compare two sets of figures, in the order of the new report."""
    paren = [Paar(oud[sleutel], regel) for sleutel, regel in nieuw.items() if sleutel in oud]
    veranderd = tuple(paar for paar in paren if _getallen(paar.oud) != _getallen(paar.nieuw))
    return Cijferlijst(
        veranderd,
        tuple(regel for sleutel, regel in nieuw.items() if sleutel not in oud),
        tuple(regel for sleutel, regel in oud.items() if sleutel not in nieuw),
        len(paren) - len(veranderd),
    )


def _getallen(regel: Regel) -> tuple[float, str, str, str]:
    return regel.waarde, regel.eenheid, regel.teller, regel.noemer


def als_getal(regel: Regel) -> str:
    """Write a figure with its unit: ``87,7%``."""
    if regel.eenheid in EENHEDEN:
        return EENHEDEN[regel.eenheid].toon(regel.waarde)
    return f"{opmaak.getal(regel.waarde, 1)} {regel.eenheid}"  # a unit of an earlier version


def als_geteld(regel: Regel) -> str:
    """Say what a figure is a part of, or over how many it was counted: ``64 van 73``, ``n = 67``; or nothing."""
    if not regel.noemer:
        return ""
    if regel.teller:
        return f"{_heel(regel.teller)} van {_heel(regel.noemer)}"
    return f"van {_heel(regel.noemer)}" if regel.eenheid == "aantal" else f"n = {_heel(regel.noemer)}"


def _heel(deel: str) -> str:
    return opmaak.getal(float(deel)) if deel.isdecimal() else deel


def als_naam(regel: Regel) -> tuple[str, str]:
    """Return a figure's label, and the group within it; empty when it is about all."""
    groep = ", ".join(_groep(dimensie, waarde) for dimensie, waarde in regel.dimensies)
    return opmaak.hoofdletter(regel.label), groep


def _groep(dimensie: str, waarde: str) -> str:
    """Write a group within a label: ``Servatius``, ``december``, ``deelnemers``, ``reden niet bereikbaar``."""
    if dimensie == "corporatie":
        return waarde
    if dimensie == "maand" and waarde in _MAANDEN:
        return opmaak.maandnaam(int(waarde))
    if dimensie == "verwijzertype" or (dimensie == "wachttijdklasse" and waarde.isdecimal()):
        return groepslabel(dimensie, waarde).lower()
    return f"{kolomkop(dimensie).lower()} {waarde.replace('_', ' ')}"


_MAANDEN = {str(nummer) for nummer in range(1, 13)}


def als_periode(regel: Regel) -> str:
    """Write a period for readers: ``2022``, ``31 december 2022``, ``cohort 2020``, ``4e kwartaal 2022``."""
    if kwartaal := re.fullmatch(r"(\d{4})K([1-4])", regel.periode):
        return f"{kwartaal[2]}e kwartaal {kwartaal[1]}"
    try:
        return opmaak.datum(date.fromisoformat(regel.periode)).replace(" ", opmaak.VASTE_SPATIE)
    except ValueError:
        definitie = DEFINITIES.get(regel.cijfer)
        return f"cohort{opmaak.VASTE_SPATIE}{regel.periode}" if definitie and definitie.cohort else regel.periode
