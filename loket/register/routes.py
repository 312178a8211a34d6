"""Groups with a route of their own to a home, as ``loket.toml`` names them, and who was sent on to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from loket.basis.meldingen import Melding, lijkt_op

if TYPE_CHECKING:
    from loket.register.inrichting import Inrichting


@dataclass(frozen=True)
class GeslotenRoute:
    """A route that no longer leads by way of the desk: since which day, and the uitval_reden of who is sent on."""

    naam: str
    sinds: date
    uitval_reden: str


def is_gesloten_route(rij: object) -> bool:
    """Tell whether what ``loket.toml`` holds under the name of a route has the right form."""
    if not isinstance(rij, dict) or rij.keys() != {"sinds", "uitval_reden"}:
        return False
    return isinstance(rij["sinds"], date) and not isinstance(rij["sinds"], datetime) and bool(rij["uitval_reden"])


def controleer_routes(gelezen: Mapping[str, Any], bestand: str) -> Iterator[Melding]:
    """Require that each closed route is one of the list, and its reason one of the uitval_redenen."""
    for naam, rij in gelezen.get("gesloten_routes", {}).items():
        for waarde, lijst in ((naam, "routes"), (rij["uitval_reden"], "uitval_redenen")):
            bekend = gelezen.get(lijst, [])
            if waarde not in bekend:
                herstel = f"verbeter de waarde, of zet haar in {lijst}.{lijkt_op(str(waarde), bekend)}"
                yield Melding(
                    bestand, "gesloten_routes", f"een waarde uit de lijst {lijst}", herstel, 0, f"{naam}: {waarde}"
                )


def leid_routes_af(trajecten: pd.DataFrame, inrichting: Inrichting) -> pd.DataFrame:
    """Add to the trajecten ``route_gesloten`` and ``doorverwezen``; both are empty without a route.

    The first (ja/nee) says that the route no longer led by way of the desk on the aanmelddatum, the second (ja/nee)
    that the traject ended because the kandidaat was sent on to that route.
    """
    route = trajecten["route"]
    sinds = route.map({r.naam: pd.Timestamp(r.sinds) for r in inrichting.gesloten_routes})
    reden = route.map({r.naam: r.uitval_reden for r in inrichting.gesloten_routes}).astype("str")
    dicht = trajecten["aanmelddatum"] >= pd.to_datetime(sinds)
    door = (trajecten["uitval_reden"] == reden).fillna(False).astype(bool)
    return trajecten.assign(
        **{
            naam: waar.map({True: "ja", False: "nee"}).astype("str").where(route.notna())
            for naam, waar in (("route_gesloten", dicht), ("doorverwezen", door))
        }
    )
