"""What the lint of the narrative knows, and what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loket.cijfers.soorten import Telling
from loket.register.inrichting import NOG_INVULLEN

if TYPE_CHECKING:
    from loket.cijfers.cijfers import Cijfers
    from loket.controle.taal.rollen import Rol

#: Name (with ``.aandeel`` for a part as a percentage), group and period of a figure, as cijfers.csv writes them.
Sleutel = tuple[str, str, str]


@dataclass(frozen=True)
class Bevinding:
    """One finding in the narrative; a warning, for the author to judge.

    Parameters
    ----------
    regel : str
        Name of the rule, such as ``getypt-getal``.
    plaats : int
        Line of the text, counted from 1.
    fragment : str
        The words it is about.
    uitleg, herstel : str
        What is wrong, and what the author can do about it, in Dutch.
    """

    regel: str
    plaats: int
    fragment: str
    uitleg: str
    herstel: str


@dataclass(frozen=True)
class Gegeven:
    """The value of a figure: the number, its unit and, for a share, its 95% interval in percent."""

    waarde: float
    eenheid: str = "aantal"
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, eq=False)
class Context:
    """What a text is tested against.

    Parameters
    ----------
    jaar : int
        Year of the report.
    cijfers : mapping
        The figures of the report: this year's, last year's, and those of the cohorts and series.
    vorige_teksten : mapping of str to str
        Last year's narrative, by section.
    namen : tuple of str
        The right names of the desk and its partners.
    feiten : frozenset of str
        Fragments that the author has marked as fixed; whatever holds one is left alone.
    """

    jaar: int
    cijfers: Mapping[Sleutel, Gegeven]
    vorige_teksten: Mapping[str, str] = field(default_factory=dict)
    namen: tuple[str, ...] = ()
    feiten: frozenset[str] = frozenset()

    @classmethod
    def van(
        cls, cijfers: Cijfers, vorige_teksten: Mapping[str, str] | None = None, feiten: Iterable[str] = ()
    ) -> Context:
        """Make the context of a report from its figures."""
        gegevens: dict[Sleutel, Gegeven] = {}
        for cijfer in cijfers.alles():
            naam, groep, periode = cijfer.sleutel
            gegevens[naam, groep, periode] = Gegeven(float(cijfer), cijfer.definitie.eenheid, cijfer.interval)
            if isinstance(cijfer.definitie, Telling) and cijfer.definitie.noemer and not groep:
                deel = cijfer.aandeel
                if deel.waarde is not None:
                    gegevens[f"{naam}.aandeel", groep, periode] = Gegeven(deel.waarde, "procent", deel.interval)
        loket = cijfers.loket
        eigen = (loket.naam, loket.kort, loket.organisatie, *loket.corporaties)
        namen = tuple(naam for naam in eigen if naam.lower() != NOG_INVULLEN)
        return cls(cijfers.jaar, gegevens, dict(vorige_teksten or {}), namen, frozenset(feiten))

    def gegeven(self, rol: Rol) -> Gegeven | None:
        """Return the value to which a role leads; None when it is unknown or no figure."""
        naam = f"{rol.naam}.aandeel" if rol.aandeel else rol.naam
        for (bekend, groep, periode), gegeven in self.cijfers.items():
            if bekend == naam and groepswaarden(groep) == rol.groep and jaar_van(periode) == rol.jaar:
                return gegeven
        return None

    def kandidaten(self) -> Iterator[tuple[str, frozenset[str], int, Gegeven]]:
        """Yield name, group values, year and value of every figure split by at most one dimension."""
        for (naam, groep, periode), gegeven in self.cijfers.items():
            if "," not in groep and not groep.startswith("wachttijdklasse"):
                yield naam, groepswaarden(groep), jaar_van(periode), gegeven


def groepswaarden(groep: str) -> frozenset[str]:
    """Return the values in a group's key: ``corporatie=Servatius`` gives Servatius."""
    return frozenset(deel.partition("=")[2] for deel in groep.split(",") if deel)


def jaar_van(periode: str) -> int:
    """Return the year of a period's key, such as ``2022`` or ``2022-12-31``."""
    return int(periode[:4])
