"""What follows from the facturen: whose each one is, whether it was sent in time, and whether it has been paid."""

from __future__ import annotations

from datetime import date

import pandas as pd

from loket.register.inrichting import Inrichting
from loket.register.koppelen import is_vaker
from loket.register.schema import ONBEKEND
from loket.register.woordkolommen import ja_nee, kies, met

#: How it stands with a factuur. A creditfactuur takes back another one, and is none of these itself.
STANDEN = BETAALD, GECREDITEERD, OPEN = ("betaald", "gecrediteerd", "open")
CREDIT = "creditfactuur"


#: What a factuur takes over from its traject.
VAN_TRAJECT = ["intakedatum", "verwijzer_id", "verwijzer", "verwijzertype"]


def leid_facturen_af(
    facturen: pd.DataFrame, van: pd.DataFrame, inrichting: Inrichting, peildatum: date
) -> pd.DataFrame:
    """Add to the facturen, as known on the peildatum, what figures count by; ``van`` holds :data:`VAN_TRAJECT` of each.

    Added are ``eerste`` (ja/nee: the first of its traject that is no creditfactuur), ``intakedatum``, ``verwijzer_id``,
    ``verwijzer`` and ``verwijzertype`` (of the traject), ``stand`` (one of :data:`STANDEN`, or :data:`CREDIT`),
    ``verstuurd_op_tijd`` (ja/nee: within ``factuur_dagen`` of the intake; empty without an intake) and ``te_laat``
    (ja/nee: open for longer than ``betaal_dagen``).
    """
    stand = _stand(facturen)
    dagen, oud = (facturen["factuurdatum"] - van["intakedatum"]).dt.days, pd.Timestamp(peildatum)
    te_laat = (stand == OPEN) & (facturen["factuurdatum"] + pd.Timedelta(days=inrichting.betaal_dagen) < oud)
    return facturen.assign(
        eerste=ja_nee(_eerste(facturen)),
        intakedatum=van["intakedatum"],
        **{kolom: met(van[kolom], van[kolom].isna(), ONBEKEND) for kolom in VAN_TRAJECT if kolom != "intakedatum"},
        stand=stand,
        verstuurd_op_tijd=ja_nee(dagen <= inrichting.factuur_dagen).where(dagen.notna()),
        te_laat=ja_nee(te_laat),
    )


def _eerste(facturen: pd.DataFrame) -> pd.Series:
    eerste = facturen["bedrag"] >= 0
    vaker = facturen.assign(plaats=range(len(facturen)))[eerste & is_vaker(facturen["traject_id"])]
    op_volgorde = vaker.sort_values(["factuurdatum", "factuur_id"])
    eerste.iloc[op_volgorde.loc[op_volgorde.duplicated("traject_id"), "plaats"]] = False
    return eerste


def _stand(facturen: pd.DataFrame) -> pd.Series:
    """Tell how it stands with each factuur.

    What a traject has been credited and not been paid back, takes back its unpaid facturen, the newest first: of a
    factuur that was sent twice, the second. A factuur that is taken back in part only, is open.
    """
    los = facturen.assign(plaats=range(len(facturen)))[facturen["betaald"].isna()]
    los = los[los["traject_id"].isin(los.loc[los["bedrag"] < 0, "traject_id"])]
    los = los.sort_values(["factuurdatum", "factuur_id"], ascending=False)
    tegoed = (-los["bedrag"]).clip(lower=0).groupby(los["traject_id"]).transform("sum")
    gewoon = los[los["bedrag"] >= 0]
    tot_hier = gewoon.groupby("traject_id")["bedrag"].cumsum()
    terug = gewoon.loc[(tot_hier <= tegoed[los["bedrag"] >= 0]) & (gewoon["bedrag"] > 0), "plaats"]
    is_terug = pd.Series(False, facturen.index)
    is_terug.iloc[terug.to_numpy()] = True
    return kies({CREDIT: facturen["bedrag"] < 0, GECREDITEERD: is_terug, BETAALD: facturen["betaald"].notna()}, OPEN)
