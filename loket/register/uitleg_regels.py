"""The rules of a register as a table for ``data/README.md``: what must hold, whether it stops a report, and why."""

from __future__ import annotations

from collections.abc import Iterator

from loket.register.afwijkingen import AFWIJKINGEN
from loket.register.schema import schemas
from loket.register.tabelregels import REGELS

_KOP = ["| regel | als het niet zo is | waarom |", "|---|---|---|"]
_VORM = (
    "Elk bestand is een tabel met de kolommen van het woordenboek, en elke cel heeft de vorm van haar kolom; wat niet"
    " leeg mag zijn, is gevuld, en wat één keer mag voorkomen, komt één keer voor."
)


def regeltabel() -> str:
    """Return every rule over rows and tables, in Dutch Markdown: first what stops a report, then what does not."""
    stopt = [("vorm", _VORM, "een cel die niet te lezen is, is niet te tellen"), *_van_een_rij()]
    stopt += [(regel.naam, regel.houdt, regel.reden) for regel in REGELS]
    rijen = [f"| {houdt} | stopt | {reden} |" for _, houdt, reden in stopt]
    rijen += [f"| {regel.houdt} | waarschuwing `{regel.naam}` | {regel.reden} |" for regel in AFWIJKINGEN]
    return "\n".join([*_KOP, *rijen]) + "\n"


def _van_een_rij() -> Iterator[tuple[str, str, str]]:
    for naam, schema in schemas().items():
        for check in schema.checks:
            kolom, verwacht, _ = str(check.error).split("|")
            yield str(check.name), f"`{naam}.csv`, `{kolom}`: {verwacht}.", str(check.description)
