"""What follows from the jaarplanning: how each part stands on the peildatum, and what comes back next year."""

from __future__ import annotations

from datetime import date

import pandas as pd

#: How it stands with a part of the planning. Who is overdue had its day, and nobody wrote down how that went.
STANDEN = GEHOUDEN, GEPLAND, TE_LAAT, VERVALLEN = ("gehouden", "gepland", "te laat", "vervallen")


def leid_planning_af(planning: pd.DataFrame, peildatum: date) -> pd.DataFrame:
    """Add ``stand``, one of :data:`STANDEN`; of what comes after the peildatum, the outcome and ``bedrag`` are unknown.

    Of what was called off nobody writes down when: it is vervallen from the beginning.
    """
    later = planning["datum"] > pd.Timestamp(peildatum)
    status = planning["status"]
    stand = status.mask(later & (status == GEHOUDEN), GEPLAND).mask(~later & (status == GEPLAND), TE_LAAT)
    return planning.assign(stand=stand, bedrag=planning["bedrag"].mask(later))


def komt_terug(status: object, terugkerend: object) -> bool:
    """Tell whether a part comes back next year: all do but what was called off, and what ``terugkerend`` denies."""
    return status != VERVALLEN and terugkerend != "nee"
