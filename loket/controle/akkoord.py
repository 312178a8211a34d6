"""Warnings that somebody has looked at: ``akkoord.csv`` says which, and why they are right as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from loket.cijfers.cijfers import Cijfers
from loket.controle.verslag import Bevinding, Controle

#: What an acknowledgement names: check, file and what was found.
Sleutel = tuple[str, str, str]


@dataclass(frozen=True)
class Akkoord:
    """The acknowledgements of the report's year.

    Parameters
    ----------
    redenen : dict of Sleutel to str
        The reason of each.
    rijen : dict of Sleutel to int
        The row on which each stands.
    bestand : str
        The file, as findings name it.
    """

    redenen: dict[Sleutel, str]
    rijen: dict[Sleutel, int]
    bestand: str

    @classmethod
    @lru_cache(maxsize=1)  # a register does not change
    def lees(cls, cijfers: Cijfers) -> Akkoord:
        """Take the acknowledgements from the register."""
        tabel = cijfers.dit_jaar("akkoord")[["controle", "bestand", "gevonden", "reden"]]
        rijen = [(tuple(sleutel), reden, plaats[1]) for plaats, *sleutel, reden in tabel.itertuples()]
        return cls(
            {sleutel: reden for sleutel, reden, _ in rijen},
            {sleutel: rij for sleutel, _, rij in rijen},
            f"{cijfers.jaar}/akkoord.csv",
        )

    def reden(self, controle: Controle, bevinding: Bevinding) -> str:
        """Return the reason why a finding is right as it stands; empty when nobody said so. A fout never is."""
        if controle.ernst == "fout":
            return ""
        return self.redenen.get((controle.naam, bevinding.bestand, bevinding.gevonden), "")

    def zonder_bevinding(self, gevonden: Iterable[tuple[Controle, Bevinding]]) -> Iterator[Bevinding]:
        """Find the acknowledgements that match none of the findings."""
        bekend = {(c.naam, b.bestand, b.gevonden) for c, b in gevonden if c.ernst == "waarschuwing"}
        for sleutel in self.redenen.keys() - bekend:
            yield Bevinding(
                self.bestand,
                f"rij {self.rijen[sleutel]}",
                ": ".join(sleutel),
                "een waarschuwing waar dit akkoord bij hoort; die is er niet (meer)",
                "kijk wat er is veranderd, en haal de rij weg",
            )
