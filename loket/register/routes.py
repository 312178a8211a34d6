"""Who is of a group with a route of its own, and who was sent on to it."""

from __future__ import annotations

import pandas as pd

from loket.register.inrichting import Inrichting
from loket.register.woordkolommen import gelijk, ja_nee, per_woord


def leid_routes_af(trajecten: pd.DataFrame, inrichting: Inrichting) -> pd.DataFrame:
    """Add to the trajecten ``route_gesloten`` and ``doorverwezen``; both are empty without a route.

    The first (ja/nee) says that the route no longer led by way of the desk on the aanmelddatum, the second (ja/nee)
    that the traject ended because the kandidaat was sent on to that route.
    """
    route = trajecten["route"]
    reden = per_woord(route, {r.naam: r.uitval_reden for r in inrichting.gesloten_routes}.get)
    dicht = pd.Series(False, trajecten.index)
    for gesloten in inrichting.gesloten_routes:
        dicht |= (route == gesloten.naam) & (trajecten["aanmelddatum"] >= pd.Timestamp(gesloten.sinds))
    door = gelijk(trajecten["uitval_reden"], reden)
    return trajecten.assign(
        **{
            naam: ja_nee(waar).where(route.notna())
            for naam, waar in (("route_gesloten", dicht), ("doorverwezen", door))
        }
    )
