"""Every report of every desk and year: what there is to make."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from loket.basis.afspraken import INTERN
from loket.basis.meldingen import LoketFout
from loket.bouw.opdracht import Opdracht
from loket.rapporten import parameters_voor, rapporten
from loket.register.inrichting import INRICHTING
from loket.register.mappen import jaarmappen

KWARTALEN = range(1, 5)


def alle_loketten(data: Path) -> list[str]:
    """Return the desks of a data folder.

    Raises
    ------
    LoketFout
        When there is none.
    """
    if gevonden := sorted(pad.parent.name for pad in data.glob(f"*/{INRICHTING}")):
        return gevonden
    raise LoketFout(
        f"In {data} staat geen enkel loket.\n"
        f"  verwacht: een map per loket, met {INRICHTING} en een map per jaar\n"
        "  wat te doen: geef met DATA=… de map waarin uw loketten staan"
    )


def alle_opdrachten(
    data: Path,
    uitvoer: Path,
    loketten: list[str],
    jaar: int | None,
    status: str,
    publiek: str = INTERN,
    *,
    voorbeelddata: bool = False,
) -> Iterator[Opdracht]:
    """Yield an order for each report of each desk and year; of a report on a quarter or a partner, for each of them.

    Reports of which there is no version for ``publiek`` are left out.
    Those that need the same figures follow each other. Of a register that cannot be read, the partners are not known;
    its other reports tell why.
    """
    alle = [rapport for rapport in rapporten() if publiek in rapport.publieken]
    keuzes: dict[str, Any] = {"voorbeelddata": voorbeelddata, "publiek": publiek}
    for loket in loketten:
        for van in jaarmappen(data / loket) if jaar is None else [jaar]:
            orders = (
                Opdracht(r.notebook, data, uitvoer, parameters_voor(r, loket, van, status), **keuzes) for r in alle
            )
            delen = (deel for order in orders for deel in _delen(order))
            yield from sorted(delen, key=lambda deel: deel.parameters.get("kwartaal", 0))


def _delen(opdracht: Opdracht) -> Iterator[Opdracht]:
    if "kwartaal" in opdracht.parameters:
        for kwartaal in sorted({opdracht.parameters["kwartaal"], *KWARTALEN}):  # 0 is the whole year
            yield replace(opdracht, parameters=opdracht.parameters | {"kwartaal": kwartaal})
    elif "partner" in opdracht.parameters:
        with suppress(LoketFout):
            yield from per_partner(opdracht)
    else:
        yield opdracht


def per_partner(opdracht: Opdracht) -> list[Opdracht]:
    """Return an order for the sheet of each partner that took part in the year.

    Raises
    ------
    LoketFout
        When the register cannot be read.
    """
    from loket.cijfers.inlezen import lees_cijfers
    from loket.cijfers.partner import partners

    os.environ.update(opdracht.omgeving)
    p = opdracht.parameters
    cijfers = lees_cijfers(p["loket"], p["jaar"], p.get("peildatum"))
    return [replace(opdracht, parameters=p | {"partner": partner.code}) for partner in partners(cijfers)]
