"""What follows from the verwijzers: their names, and on what footing each registered a kandidaat."""

from __future__ import annotations

from datetime import date

import pandas as pd

from loket.register.koppelen import naast
from loket.register.schema import ONBEKEND
from loket.register.tabelregels import geldige_verwijzer
from loket.register.woorden import ja_nee, kies, met, per_woord

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


def met_verwijzer(trajecten: pd.DataFrame, verwijzers: pd.DataFrame) -> pd.DataFrame:
    """Add to trajecten who registered: ``verwijzer``, and ``verwijzertype`` and ``verwijzerstatus`` of that day."""
    geldig = naast(geldige_verwijzer(trajecten, verwijzers), trajecten)
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
