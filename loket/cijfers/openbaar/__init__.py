"""What others than the desk may see: figures in which no small group of people can be found.

Counts of people are rounded together; the rest of what a reader sees is made of those.
"""

from __future__ import annotations

import os
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

from loket.basis.afspraken import GROOTBOEK, INTERN, PUBLIEK
from loket.cijfers import inlezen
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.openbaar import grootboek
from loket.cijfers.openbaar.beleid import Openbaar
from loket.register.register import Register


@wraps(inlezen.lees_cijfers)
def lees_cijfers(*vraag: Any, **keuzes: Any) -> Cijfers:
    """Do the same, for whom the report is."""
    cijfers = inlezen.lees_cijfers(*vraag, **keuzes)
    publiek, _, eigen = os.environ.get(PUBLIEK, INTERN).partition(":")
    if publiek != INTERN:
        cijfers = voor_publiek(cijfers, eigen)
        inlezen.onthoud(cijfers)
    return cijfers


@lru_cache(maxsize=1)
def voor_publiek(cijfers: Cijfers, eigen: str = "") -> Cijfers:
    """Return figures as the public may see them, or a partner, for whom its own (``eigen``) stay as they are."""
    return cijfers.voor(_beleid(cijfers, eigen))


def _beleid(cijfers: Cijfers, eigen: str) -> Openbaar:
    """Return what becomes of the figures of a desk, and in a roll-up of those of each of its desks."""
    delen = [_beleid(deel, eigen) for deel in cijfers.delen]
    folder = cijfers.register.map
    eerder = {} if delen else grootboek.lees_gewichten(folder)
    return Openbaar(cijfers, eerder, eigen, delen, grootboek.lees(folder / GROOTBOEK))


def leg_vast(data: Path, loket: str, jaartal: int, peildatum: str = "", kwartaal: int | None = None) -> None:
    """Keep how often the people of a desk, or of each desk of a roll-up, count in what is about to be published."""
    periode = inlezen.periode_van(jaartal, peildatum, kwartaal)
    beleid = _beleid(Cijfers(Register.lees(loket, periode, data), periode), "")
    for deel in beleid.delen or (beleid,):
        grootboek.leg_gewichten_vast(deel.cijfers.register.map, deel.om_vast_te_leggen)
