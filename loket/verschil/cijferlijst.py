"""Which figures changed between two versions, and how a reader sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from loket import opmaak
from loket.definities import DEFINITIES
from loket.tabellen import groepslabel
from loket.verschil.versie import Regel, Sleutel
from loket.weergave import OPMAAK, verandering


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
        anders = verandering(erbij, self.nieuw.eenheid) if self.nieuw.eenheid in OPMAAK else f"{erbij:+.4g}"
        return anders or ("minder dan de afronding" if erbij else "alleen het aantal waarover is geteld")


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
    """Write a figure with its unit, and with what it is a part of: ``87,7% (64 van 73)``."""
    toon = OPMAAK.get(regel.eenheid)
    tekst = toon(regel.waarde) if toon else f"{opmaak.getal(regel.waarde, 1)} {regel.eenheid}"
    if not regel.noemer:
        return tekst
    geteld = " van ".join(opmaak.getal(float(deel)) for deel in (regel.teller, regel.noemer) if deel)
    return f"{tekst} ({geteld if regel.teller else f'van {geteld}' if regel.eenheid == 'aantal' else f'n = {geteld}'})"


def als_naam(regel: Regel) -> tuple[str, str]:
    """Return a figure's label, and the group within it; empty when it is about all."""
    groep = ", ".join(_groep(dimensie, waarde) for dimensie, waarde in regel.dimensies)
    return opmaak.hoofdletter(regel.label), groep


def _groep(dimensie: str, waarde: str) -> str:
    if dimensie in ("maand", "wachttijdklasse") and not re.fullmatch(r"1?\d", waarde):
        return waarde
    return groepslabel(dimensie, waarde)


def als_periode(regel: Regel) -> str:
    """Write a period for readers: ``2022``, ``31 december 2022``, ``cohort 2020``, ``4e kwartaal 2022``."""
    if kwartaal := re.fullmatch(r"(\d{4})K([1-4])", regel.periode):
        return f"{kwartaal[2]}e kwartaal {kwartaal[1]}"
    try:
        return opmaak.datum(date.fromisoformat(regel.periode))
    except ValueError:
        definitie = DEFINITIES.get(regel.cijfer)
        return f"cohort {regel.periode}" if definitie and definitie.cohort else regel.periode
