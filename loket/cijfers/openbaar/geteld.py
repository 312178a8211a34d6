"""Which counts of people the desk publishes, over all its reports, and who is in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Sleutel, Telling
from loket.register.register import Register

#: The columns that say who a row is about; a table with none of them is not about people, and stays as it is.
WIE = ("traject_id", "klacht_id")
#: What a report crosses beside the groups of the definitions.
KRUISEN = {"plaatsingen": ("maand", "maand,corporatie")}


@dataclass(frozen=True)
class Tellingen:
    """The published counts of a register: the same people are one count, whatever it is called."""

    #: Who is in any of them, sorted: no order of rows shows.
    mensen: Any
    #: For each count (row) how often each person (column) is in it.
    leden: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
    #: Of each count, what it is called in cijfers.csv: name, group and period.
    sleutels: tuple[tuple[Sleutel, ...], ...]

    @property
    def hoofd(self) -> Any:
        """Which of them are totals: of nobody less than all of the desk."""
        return np.array([any(not groep for _, groep, _ in namen) for namen in self.sleutels], bool)


def kolom_van(frame: pd.DataFrame) -> str:
    """Return which column of a table says who a row is about; empty when it is not about people."""
    return next((kolom for kolom in WIE if kolom in frame), "")


def perioden(cijfers: Cijfers) -> list[Cijfers]:
    """Return the figures of every period of which the desk publishes: all years, and the last year's quarters."""
    jaren = [cijfers[jaar] for jaar in cijfers.register.jaren]
    alle = [*jaren, *map(cijfers.over, max(jaren, key=lambda deel: deel.jaar).periode.kwartalen)]
    return [deel for deel in alle if deel.periode.einde <= cijfers.register.peildatum]


def tel(register: Register, delen: Iterable[Cijfers], kruisen: Mapping[str, Sequence[str]] = KRUISEN) -> Tellingen:
    """Return every count of people that is published of a register, over these periods."""
    wie_er_zijn = {t: f[kolom_van(f)].to_numpy("str") for t, f in register.frames.items() if kolom_van(f)}
    mensen = np.unique(np.concatenate([*wie_er_zijn.values()]))
    plek = {tabel: np.searchsorted(mensen, wie) for tabel, wie in wie_er_zijn.items()}
    gevonden: dict[bytes, list[Sleutel]] = {}
    for deel in delen:
        for definitie in DEFINITIES.values():
            ongevraagd = getattr(definitie, "cohort", False) and deel.periode.soort != "jaar"
            if ongevraagd or not isinstance(definitie, Telling) or definitie.tabel not in plek:
                continue
            for groepen in ("", *deel.groepen(definitie), *kruisen.get(definitie.naam, ())):
                dimensies = tuple(groepen.split(",")) if groepen else ()
                for groep, rijen in deel.groepen_met(definitie, dimensies):
                    wie = np.sort(plek[definitie.tabel][rijen]).astype(">u4").tobytes()
                    gevonden.setdefault(wie, []).append(deel.cijfer(definitie, groep).sleutel)
    keren = [np.bincount(np.frombuffer(wie, ">u4"), minlength=len(mensen)) for wie in sorted(gevonden)]
    leden = np.array(keren, "int64").reshape(len(keren), len(mensen))
    return Tellingen(mensen, leden, tuple(tuple(gevonden[wie]) for wie in sorted(gevonden)))
