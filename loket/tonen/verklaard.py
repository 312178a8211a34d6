"""Cases of a figure that somebody has looked at and that are right as they stand: nothing has to be mended there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from loket.cijfers.cijfer import Cijfer
from loket.register.schema import ONBEKEND


@dataclass(frozen=True)
class Verklaring:
    """A finding of a check, as it was acknowledged: in which file, what was found, and why that is right."""

    controle: str
    bestand: str
    gevonden: str
    reden: str


class Bekeken(Protocol):
    """A check that has been run, with what was acknowledged of it."""

    @property
    def verklaard(self) -> Iterable[Verklaring]:
        """What was acknowledged."""


def redenen(cijfer: Cijfer, controles: Iterable[Bekeken], over: Sequence[str]) -> Counter[str]:
    """Count the cases of a figure that are right as they stand, by the reason of that.

    Parameters
    ----------
    cijfer : Cijfer
        A count of rows.
    controles : iterable of Bekeken
        The checks of the report.
    over : sequence of str
        Checks of which a finding may be about these rows, by name; and of ``onbekend`` the columns, such as
        ``onbekend:uitval_reden``.
    """
    alle = [v for controle in controles for v in controle.verklaard if _gaat_over(v, over)]
    rijen = cijfer.rijen
    gevonden: Counter[str] = Counter()
    for (pad, _), rij in zip(rijen.index.to_list(), rijen.to_dict("records"), strict=True):
        if reden := _van_rij(str(pad), {str(k): w for k, w in rij.items()}, alle):
            gevonden[reden] += 1
    # Of all rows of the desk's own files together, a finding only says how many there are.
    for v in alle:
        if "/" not in v.bestand and (rest := len(rijen) - gevonden.total()):
            gevonden[v.reden] += min(int(v.gevonden.split()[0]), rest)
    return gevonden


def _gaat_over(v: Verklaring, over: Sequence[str]) -> bool:
    return v.controle in over or f"{v.controle}:{_kolom(v)}" in over


def _kolom(v: Verklaring) -> str:
    """Return the column of ``2 keer bindingsgemeente onbekend``."""
    return v.gevonden.removesuffix(f" {ONBEKEND}").rpartition(" ")[2]


def _van_rij(pad: str, rij: dict[str, Any], alle: list[Verklaring]) -> str:
    """Return why a row is right: its case was looked at, or all that is unknown of it."""
    for v in alle:
        if v.gevonden.partition(": ")[0] == rij.get("traject_id"):
            return v.reden
    leeg = {_kolom(v): v.reden for v in alle if v.controle == ONBEKEND and f"/{pad}".endswith(f"/{v.bestand}")}
    return next((reden for kolom, reden in leeg.items() if rij.get(kolom) == ONBEKEND), "")
