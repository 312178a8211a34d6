"""Where in the desk's region each traject belongs."""

from __future__ import annotations

import pandas as pd

from loket.register.inrichting import Inrichting
from loket.register.schema import ONBEKEND
from loket.register.woordkolommen import gelijk, ja_nee, met, per_woord

#: Where a gemeente belongs that is in no deelregio.
BUITEN = "buiten de deelregio’s"
#: Whether the kandidaat has his network in the desk's own gemeente.
BINDINGSPLEKKEN = EIGEN, ANDERS = ("gemeente van het loket", "andere gemeente")


def leid_deelregios_af(trajecten: pd.DataFrame, inrichting: Inrichting) -> pd.DataFrame:
    """Add to the trajecten where they belong; what nobody knows stays ``onbekend``.

    Added are ``bindingsplek`` (one of :data:`BINDINGSPLEKKEN`); ``bindingsregio`` and ``plaatsingsregio``, empty for a
    desk without deelregio's, the second without a start_huur too; and ``eigen_regio`` (ja/nee/onbekend: placed in the
    deelregio of the binding), empty when those are. A gemeente in no deelregio is one of its own in that.
    """
    binding, woning = trajecten["bindingsgemeente"], trajecten["plaatsingsgemeente"]
    plek = ja_nee(binding == inrichting.gemeente, BINDINGSPLEKKEN)
    van = {gemeente: regio.naam for regio in inrichting.deelregios for gemeente in regio.gemeenten} | {
        ONBEKEND: ONBEKEND
    }

    def regio(gemeenten: pd.Series) -> pd.Series:
        return per_woord(gemeenten, lambda gemeente: van.get(gemeente, BUITEN) if inrichting.deelregios else None)

    regios = regio(binding), regio(woning)
    zelfde = (gelijk(*regios) & (regios[0] != BUITEN)) | gelijk(binding, woning)
    onbekend = (regios[0] == ONBEKEND) | (regios[1] == ONBEKEND)
    return trajecten.assign(
        bindingsplek=met(plek, binding == ONBEKEND, ONBEKEND),
        bindingsregio=regios[0],
        plaatsingsregio=regios[1],
        eigen_regio=met(ja_nee(zelfde), onbekend, ONBEKEND).where(regios[1].notna()),
    )
