"""What the generator makes a register of: the ``voorbeeld.toml`` of a desk, beside what its ``loket.toml`` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from loket.basis.meldingen import InvoerFout, Melding
from loket.register.inrichting import Inrichting
from loket.register.loket_toml import lees_inrichting
from loket.register.tekens import lees_toml

#: The file of a desk from which its made-up register is made.
VOORBEELD = "voorbeeld.toml"

Gewichten = Mapping[str, float]


@dataclass(frozen=True)
class Jaar:
    """The totals of a year: aanmeldingen (so many by deelnemers), intakes, and who still waits since then."""

    aanmeldingen: int
    deelnemers: int
    intakes: int
    wachtend: int = 0


@dataclass(frozen=True)
class Stroom:
    """Placed trajecten: where and how many, when the tenancy starts, and how the traject ends.

    ``sluit`` holds first and last day of closing; None when the traject was still open at the end of the last year.
    ``wacht`` holds shortest, mean and longest wachttijd in days.
    """

    aantallen: Mapping[str, int]
    start: tuple[date, date]
    wacht: tuple[int, float, int]
    sluit: tuple[date, date] | None
    resultaat: str


@dataclass(frozen=True)
class Plan:
    """How many trajecten take which road; what each part means, ``voorbeeld.toml`` says beside it.

    Parameters
    ----------
    inrichting : Inrichting
        The desk's fixed facts.
    tarieven : tuple of (date, str)
        First day and price, oldest first.
    """

    inrichting: Inrichting
    tarieven: tuple[tuple[date, str], ...]
    zaad: int
    eerste_kandidaat: int
    terug: int
    jaren: Mapping[int, Jaar]
    stromen: tuple[Stroom, ...]
    laatste_jaar: Mapping[str, Any]
    uitval_wachtlijst: tuple[tuple[int, int, int], ...]
    kansen: Mapping[str, Any]
    nametingen: Mapping[int, list[list[Any]]]
    woning_in: tuple[str, ...]
    klachten: tuple[Mapping[str, Any], ...] = ()
    rafels: Mapping[str, str] = field(default_factory=dict)
    ook_elders: tuple[str, ...] = ()

    @property
    def begin(self) -> date:
        """The first day on which the desk works."""
        return date(min(self.jaren), 1, 2)

    @property
    def laatste(self) -> int:
        """The last year."""
        return max(self.jaren)

    @property
    def einde(self) -> date:
        """The last day; nothing is known after it."""
        return date(self.laatste, 12, 31)


def lees_plan(folder: Path) -> Plan:
    """Read the plan of a desk from its folder.

    Raises
    ------
    InvoerFout
        When a file is missing or unreadable, or ``voorbeeld.toml`` lacks a part.
    """
    inrichting = lees_inrichting(folder.parent, folder.name)
    gelezen, meldingen = lees_toml(folder / VOORBEELD)
    if meldingen:
        raise InvoerFout(meldingen)
    tarieven = pd.read_csv(folder / "tarieven.csv", dtype="str").sort_values("geldig_van")
    prijzen = zip(tarieven["geldig_van"].map(date.fromisoformat), tarieven["trajectprijs"], strict=True)
    try:
        return Plan(
            inrichting,
            tuple(prijzen),
            jaren={int(jaar): Jaar(**totalen) for jaar, totalen in gelezen["jaren"].items()},
            stromen=tuple(_stroom(**stroom) for stroom in gelezen["stromen"]),
            uitval_wachtlijst=tuple((van, in_, aantal) for van, in_, aantal in gelezen["uitval"]["wachtlijst"]),
            nametingen={int(jaar): rijen for jaar, rijen in gelezen["nametingen"].items()},
            woning_in=tuple(gelezen["woningen"]["gemeenten"]),
            klachten=tuple(gelezen.get("klachten", ())),
            rafels=gelezen.get("rafels", {}),
            ook_elders=tuple(gelezen.get("ook_elders", ())),
            **{naam: gelezen[naam] for naam in ("zaad", "eerste_kandidaat", "terug", "laatste_jaar", "kansen")},
        )
    except (KeyError, TypeError) as fout:
        verwacht = f"alle onderdelen, zoals in data/maastricht/{VOORBEELD}; hier past niet: {fout}"
        raise InvoerFout([Melding(str(folder / VOORBEELD), "", verwacht, "vul het onderdeel aan")]) from None


def _stroom(aantallen: Gewichten, start: list[date], wacht: list[Any], sluit: list[date], resultaat: str) -> Stroom:
    return Stroom(
        {naam: int(aantal) for naam, aantal in aantallen.items()},
        (start[0], start[1]),
        (wacht[0], wacht[1], wacht[2]),
        (sluit[0], sluit[1]),
        resultaat,
    )
