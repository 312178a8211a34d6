"""Every figure's definition, subject by subject; each file holds those of one.

A figure is a definition, not a number: the rows that count, and for a share the definition among which it counts.
The same definition serves year, quarter, corporatie, verwijzertype and gemeente, so totals agree by construction.
Each ``omschrijving`` is printed in the report's Begrippen: it says in one sentence what the code beside it does.

Source: the desk's list of definitions (``data/README.md``) and the published annual report of 2022.
"""

from __future__ import annotations

from loket.cijfers.definities import (
    afronding,
    deelnemers,
    duurzaamheid,
    facturatie,
    instroom,
    plaatsing,
    planning,
    volgmomenten,
    wachten,
)
from loket.cijfers.definities.duurzaamheid import PARTITIES
from loket.cijfers.soorten import Definitie
from loket.cijfers.telfout import toets_vorm

__all__ = ["DEFINITIES", "PARTITIES", "UITSPLITSINGEN"]

#: All definitions by name, in the order of the report.
DEFINITIES: dict[str, Definitie] = {
    definitie.naam: definitie
    for definitie in [
        *instroom.instroom(),
        *instroom.trechter(),
        *plaatsing.plaatsingen(),
        *wachten.schattingen(),
        *afronding.afronding(),
        *duurzaamheid.duurzaamheid(),
        *wachten.wachtenden(),
        *wachten.afspraak(),
        *facturatie.facturatie(),
        *deelnemers.deelnemers(),
        *volgmomenten.volgmomenten(),
        *plaatsing.spreiding(),
        *planning.planning(),
        *planning.dossiers(),
        *planning.klachten(),
    ]
}
toets_vorm(DEFINITIES.values())
#: Every dimension by which some figure can be split.
UITSPLITSINGEN = tuple(
    sorted({d for definitie in DEFINITIES.values() for g in definitie.groepen for d in g.split(",")})
)
