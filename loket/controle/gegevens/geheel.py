"""All checks of a register together: ``Datacontrole(cijfers)`` is what the notebook works with."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from loket.basis import opmaak
from loket.basis.afspraken import INTERN
from loket.basis.meldingen import LoketFout, lijkt_op
from loket.cijfers.cijfers import Cijfers
from loket.controle.gegevens import dubbel, gaten, sluitend, tijdigheid, uitschieters, volledigheid
from loket.controle.gegevens.bevinding import Bevindingen, Controle, Grenzen, Invoer, per_loket

_CONTROLES: dict[str, Callable[[Invoer], list[Controle]]] = {
    "volledigheid": volledigheid.controles,
    "tijdigheid": tijdigheid.controles,
    "gaten": gaten.controles,
    "dubbel": dubbel.controles,
    "uitschieters": uitschieters.controles,
    "balans": sluitend.controles,
    "openstaand": sluitend.open_eindes,
}
#: The chapters of the report, with the caption of each one's table.
DELEN = {
    "volledigheid": "Controle op volledigheid",
    "tijdigheid": "Controles op tijdigheid",
    "gaten": "Controles op gaten",
    "dubbel": "Controles op dubbele gegevens",
    "uitschieters": "Controles op uitschieters",
    "balans": "Controle op de balans van de wachtlijst",
    "openstaand": "Controles op wat nog open staat",
}


class Datacontrole:
    """The checks of a register, chapter by chapter: ``controle["dubbel"]``.

    Parameters
    ----------
    cijfers : Cijfers
        The figures of the year, with their register.
    grenzen : Grenzen, optional
        From where on something stands out.
    """

    def __init__(self, cijfers: Cijfers, grenzen: Grenzen | None = None) -> None:
        if cijfers.publiek != INTERN:
            raise LoketFout(
                "De datacontrole is er alleen voor het loket zelf: zij gaat over losse trajecten.\n"
                f"  wat te doen: laat PUBLIEK={cijfers.publiek} weg, of kies een ander rapport"
            )
        self.cijfers = cijfers
        self._gegeven = grenzen
        self.invoer = self._invoer(cijfers)
        self.grenzen = self.invoer.grenzen

    def _invoer(self, cijfers: Cijfers) -> Invoer:
        return Invoer(cijfers, self._gegeven or Grenzen(factuur_dagen=cijfers.loket.factuur_dagen))

    def __repr__(self) -> str:
        return f"Datacontrole van {self.cijfers.loket.naam} over {self.cijfers.periode.naam}"

    @cached_property
    def delen(self) -> dict[str, tuple[Controle, ...]]:
        """Every check by chapter, in the order of the report."""
        return {deel: per_loket(self.cijfers, partial(self._deel, deel)) for deel in DELEN}

    def _deel(self, deel: str, cijfers: Cijfers) -> list[Controle]:
        return _CONTROLES[deel](self._invoer(cijfers))

    def __getitem__(self, deel: str) -> Bevindingen:
        if deel not in DELEN:
            raise LoketFout(f"De datacontrole heeft geen deel ‘{deel}’.{lijkt_op(deel, DELEN)}")
        return Bevindingen(deel, DELEN[deel], self.delen[deel])

    @property
    def controles(self) -> list[Controle]:
        """All checks, in the order of the report."""
        return [controle for deel in self.delen.values() for controle in deel]

    @property
    def aantal_controles(self) -> str:
        """How many checks there are, with the noun."""
        return opmaak.met_woord(len(self.controles), ("controle", "controles"))

    @property
    def aandacht(self) -> str:
        """How many checks found something, as a sentence."""
        aantal = sum(bool(controle.aantal) for controle in self.controles)
        if not aantal:
            return f"Geen van de {self.aantal_controles} vond iets."
        werkwoord = "vond" if aantal == 1 else "vonden"
        return f"{opmaak.getal(aantal)} van de {self.aantal_controles} {werkwoord} iets."

    @property
    def aantal_trajecten(self) -> str:
        """How many trajecten the register holds, with the noun."""
        return opmaak.met_woord(len(self.invoer.trajecten), ("traject", "trajecten"))
