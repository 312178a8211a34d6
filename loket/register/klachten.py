"""What follows from the klachten: how long a decision took, whether it was in time, and whether anything was done."""

from __future__ import annotations

import pandas as pd

from loket.register.inrichting import Inrichting
from loket.register.woordkolommen import ja_nee

#: What the desk did after a decision. What it was, is one person's story: only that something was done is counted.
AFHANDELING = IETS, NIETS, NIET_VASTGELEGD = ("iets gedaan", "niets gedaan", "niet vastgelegd")


def leid_klachten_af(klachten: pd.DataFrame, inrichting: Inrichting) -> pd.DataFrame:
    """Add to the klachten, as known on the peildatum, what figures count by.

    Added are ``termijn`` (the last day on which a decision is in time), and, empty without a decision: ``duur`` (days
    from receipt to decision), ``op_tijd`` (ja/nee) and ``afhandeling`` (one of :data:`AFHANDELING`).
    """
    beslist = klachten["besluit"].notna()
    termijn = klachten["ontvangen"] + pd.Timedelta(days=inrichting.klacht_dagen)
    gevolg = klachten["gevolg"]
    afhandeling = pd.Series(IETS, klachten.index, dtype="str").mask(gevolg.str.lower() == "geen", NIETS)
    return klachten.assign(
        termijn=termijn,
        duur=(klachten["besluit"] - klachten["ontvangen"]).dt.days,
        op_tijd=ja_nee(klachten["besluit"] <= termijn).where(beslist),
        afhandeling=afhandeling.mask(gevolg.isna(), NIET_VASTGELEGD).where(beslist),
    )
