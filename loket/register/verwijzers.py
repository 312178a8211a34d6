"""What follows from the verwijzers: their names, and on what footing each registered a kandidaat."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from loket.register.koppelen import op_plaats
from loket.register.schema import ONBEKEND
from loket.register.woordkolommen import als_woorden, ja_nee, kies, met, per_woord

#: On what footing a verwijzer registers a kandidaat; that of the convenant needs no deelnemersovereenkomst.
VERWIJZERSTATUSSEN = CONVENANT, MET, ZONDER = (
    "partner in het convenant",
    "deelnemer met overeenkomst",
    "deelnemer zonder overeenkomst",
)


def leid_verwijzers_af(verwijzers: pd.DataFrame, peildatum: date) -> pd.DataFrame:
    """Add what figures count by, and forget agreements that begin after the peildatum.

    Added are ``verwijzer`` (the name of the organisation on the peildatum, with its code where two have the same),
    ``verwijzertype`` and ``eerste`` (ja/nee: the first row of the organisation with this start of its agreement, so
    that an agreement that goes on under another name or type counts once).
    """
    nog_niet = verwijzers["deelnemersovereenkomst_sinds"] > pd.Timestamp(peildatum)
    verwijzers = verwijzers.assign(
        deelnemersovereenkomst_sinds=verwijzers["deelnemersovereenkomst_sinds"].mask(nog_niet)
    )
    bekend = verwijzers.assign(later=verwijzers["geldig_van"] > pd.Timestamp(peildatum))
    op_volgorde = bekend.sort_values(["later", "geldig_van"], ascending=[True, False])
    namen = op_volgorde.drop_duplicates("verwijzer_id").set_index("verwijzer_id")["naam"]
    dubbel = namen.duplicated(keep=False)
    namen = namen.mask(dubbel, namen + " (" + namen.index.astype("str") + ")")
    sleutel = ["verwijzer_id", "deelnemersovereenkomst_sinds"]
    eerste = ~verwijzers.sort_values("geldig_van").duplicated(sleutel).reindex(verwijzers.index)
    return verwijzers.assign(
        verwijzer=verwijzers["verwijzer_id"].map(namen).astype("str"),
        verwijzertype=verwijzers["type"],
        eerste=ja_nee(eerste),
    )


def geldige_verwijzer(trajecten: pd.DataFrame, verwijzers: pd.DataFrame) -> pd.DataFrame:
    """Return beside each traject the ``type`` and ``deelnemersovereenkomst_sinds`` of its verwijzer on that day.

    That is its aanmelddatum; empty without a verwijzer, or a row of it that was valid.
    """
    van_wie, dagen = als_woorden(trajecten["verwijzer_id"]).cat, trajecten["aanmelddatum"].to_numpy()
    wie = van_wie.categories.get_indexer(pd.Index(verwijzers["verwijzer_id"]))
    vanaf, tot = (verwijzers[kolom].to_numpy() for kolom in ("geldig_van", "geldig_tot"))
    beurt = np.where(wie >= 0, verwijzers.groupby("verwijzer_id").cumcount(), -1)
    gevonden = np.full(len(trajecten), -1, dtype="int32")
    for keer in range(beurt.max(initial=-1) + 1):  # the first row of each verwijzer, then the second
        van_verwijzer = np.full(len(van_wie.categories) + 1, -1)  # the last is of an empty cell
        van_verwijzer[wie[beurt == keer]] = np.flatnonzero(beurt == keer)
        rij = van_verwijzer[van_wie.codes]
        geldig = (rij >= 0) & (dagen >= vanaf[rij]) & ~(dagen > tot[rij])
        gevonden[geldig] = rij[geldig]
    return op_plaats(verwijzers[["type", "deelnemersovereenkomst_sinds"]], gevonden, trajecten.index)


def met_verwijzer(trajecten: pd.DataFrame, verwijzers: pd.DataFrame) -> pd.DataFrame:
    """Add to trajecten who registered: ``verwijzer``, and ``verwijzertype`` and ``verwijzerstatus`` of that day."""
    geldig = geldige_verwijzer(trajecten, verwijzers)
    getekend = geldig["deelnemersovereenkomst_sinds"] <= trajecten["aanmelddatum"]
    namen = dict(zip(verwijzers["verwijzer_id"], verwijzers["verwijzer"], strict=True))
    kolommen = {
        "verwijzertype": geldig["type"],
        "verwijzerstatus": kies(
            {ONBEKEND: geldig["type"].isna(), CONVENANT: geldig["type"] == "convenantpartner", MET: getekend}, ZONDER
        ),
        "verwijzer": per_woord(trajecten["verwijzer_id"], namen.get),
    }
    return trajecten.assign(**{naam: met(waarden, waarden.isna(), ONBEKEND) for naam, waarden in kolommen.items()})
