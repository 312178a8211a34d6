"""The policy: what of a figure may be shown to whom. These constants and :meth:`Openbaar.waarde` are all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from loket.basis.afspraken import OPENBAAR, PARTNER
from loket.basis.eenheden import DUUR
from loket.basis.opmaak import rond_af
from loket.cijfers.cijfer import Cijfer, Groep, Sleutel
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.soorten import Overleving, Telling, Verhouding
from loket.openbaar import afronden, cellen
from loket.register.inrichting import Inrichting
from loket.register.samen import voor_id

#: What :func:`drempel` is for a desk of which loket.toml has no ``kleinste_aantal``.
DREMPEL = 5
#: A mean, a median, an estimate or a share needs so many cases, as they are and as they are published.
MINSTE_GEVALLEN = 10
#: The columns that say of which partner a case is.
_VAN_PARTNER = ("corporatie", "verwijzer_id")


class Openbaar:
    """What becomes of figures.

    ``vast`` is what was published before, ``eigen`` the partner that sees its own, ``delen`` the policy of each desk of
    a roll-up: people count in it as at their desk, so that what is published of the desks adds up to it.
    """

    def __init__(
        self, cijfers: Cijfers, vast: Mapping[Sleutel, int], eigen: str = "", delen: Sequence[Openbaar] = ()
    ) -> None:
        self.cijfers, self.vast, self.eigen, self.delen = cijfers, vast, eigen, delen
        self.publiek = PARTNER if eigen else OPENBAAR
        self.drempel = drempel(cijfers.loket)
        self._van_tabel: dict[str, Any] = {}

    def waarde(self, cijfer: Cijfer) -> float | None:
        """Return what is published of a figure; None when it is unknown or withheld."""
        definitie, echt = cijfer.definitie, cijfer.intern.waarde
        if echt is None or self.blijft(cijfer):
            return echt
        if cijfer.intern.uit_reeks:  # nor a published share of a small group, or one that leaves one
            kleinste = min(echt, 100 - echt) * (cijfer.intern.noemer or np.inf) / 100
            return _heel(echt) if kleinste >= self.drempel else None
        if isinstance(definitie, Verhouding):  # of what is published itself, in whole percents
            teller, noemer = cijfer.teller, cijfer.noemer
            if teller is None or noemer is None or noemer < MINSTE_GEVALLEN:
                return None
            return _heel(definitie.geheel(cijfer.cijfers.periode) * teller / noemer)
        if isinstance(definitie, Overleving):
            return _heel(echt) if min(cijfer.intern.noemer or 0, cijfer.noemer or 0) >= MINSTE_GEVALLEN else None
        rond = cijfer.cijfers.aantal(definitie, cijfer.groep)
        if definitie.eenheid == "aantal" or rond is None:
            return rond
        genoeg = min(len(cijfer.cijfers.rijnummers(definitie, cijfer.groep)), rond) >= MINSTE_GEVALLEN
        if definitie.eenheid in DUUR:  # in whole months or days, and never that of one case
            return _heel(echt) if genoeg and not definitie.reken.__qualname__.startswith("langste") else None
        return definitie.reken(cijfer.cijfers.gewogen(definitie, cijfer.groep)) if genoeg or not rond else None

    def aantal(self, cijfers: Cijfers, definitie: Telling, groep: Groep) -> int | None:
        """Return a count as it is published; None when the rounding does not make it safe."""
        plaatsen, cijfer = cijfers.rijnummers(definitie, groep), cijfers.cijfer(definitie, groep)
        if self.blijft(cijfer):
            return len(plaatsen)
        if (eerder := self._staat_vast(cijfer.sleutel, len(plaatsen))) is not None:
            return eerder
        rond = int(self._gewicht(definitie.tabel)[plaatsen].sum())
        return rond if afronden.past(rond, len(plaatsen), self.drempel) else None

    def gewogen(self, cijfers: Cijfers, definitie: Telling, groep: Groep) -> pd.DataFrame:
        """Return the rows that count, each as often as it does in what is published."""
        plaatsen, frame = cijfers.rijnummers(definitie, groep), cijfers.register.tabel(definitie.tabel)
        return frame.iloc[np.repeat(plaatsen, self._gewicht(definitie.tabel)[plaatsen])]

    def blijft(self, cijfer: Cijfer) -> bool:
        """Tell whether a figure stays as it is: of a partner itself, and what is not about people."""
        if any(dimensie in _VAN_PARTNER and waarde == self.eigen for dimensie, waarde in cijfer.groep):
            return True
        if isinstance(cijfer.definitie, Verhouding):
            return all(map(self.blijft, cijfer.delen))
        tabel = cijfer.definitie.tabel if isinstance(cijfer.definitie, Telling) else ""
        return bool(tabel) and not cellen.kolom_van(self.cijfers.register.frames[tabel])

    def _gewicht(self, tabel: str) -> Any:
        """Return how often each row of a table counts: all rows about one person the same."""
        if tabel not in self._van_tabel:
            frame = self.cijfers.register.frames[tabel]
            self._van_tabel[tabel] = frame[cellen.kolom_van(frame)].astype("str").map(self._per_mens).to_numpy("int64")
        return self._van_tabel[tabel]

    @cached_property
    def _per_mens(self) -> dict[str, int]:
        """How often each person counts, by the id that the register has for them."""
        if self.delen:
            return {voor_id(deel.cijfers.loket) + wie: n for deel in self.delen for wie, n in deel._per_mens.items()}
        return dict(zip(self.tellingen.mensen.tolist(), self.gewichten.tolist(), strict=True))

    @cached_property
    def tellingen(self) -> cellen.Tellingen:
        """All counts of people that are published of the register."""
        return cellen.tel(self.cijfers.register, self.cijfers)

    @cached_property
    def gewichten(self) -> Any:
        """How often each person counts in all that is published.

        A table of which every count was published before, is shown as it was; of that only the total still binds.
        """
        alle = self.tellingen
        echt = alle.leden.sum(axis=1).tolist()
        vast = [{n: self._staat_vast(n, e) for n in namen} for namen, e in zip(alle.sleutels, echt, strict=True)]
        nieuw = {_tabel(naam) for eerder in vast for naam, was in eerder.items() if was is None}
        nodig = np.array([any(not n[1] or _tabel(n) in nieuw for n in namen) for namen in alle.sleutels], bool)
        eerder = np.array([next((w for w in was.values() if w is not None), -1) for was in vast], "int64")
        return afronden.gewichten(alle.leden[nodig], self.drempel, alle.hoofd[nodig], eerder[nodig])

    def _staat_vast(self, sleutel: Sleutel, echt: int) -> int | None:
        """Return what was published of a count before, unless so much has changed that it no longer holds."""
        eerder = self.vast.get(sleutel)
        return eerder if eerder is not None and afronden.past(eerder, echt, self.drempel) else None


def drempel(inrichting: Inrichting) -> int:
    """Return below which number of people a count of a desk is small; of a roll-up the highest of its desks."""
    return max(map(drempel, inrichting.delen), default=inrichting.kleinste_aantal or DREMPEL)


def _tabel(sleutel: Sleutel) -> tuple[str, ...]:
    """Return in which table a count stands: its name and period, and by what it is split."""
    naam, groep, periode = sleutel
    return naam, periode, *(deel.partition("=")[0] for deel in groep.split(","))


def _heel(waarde: float) -> float:
    return float(rond_af(waarde, 0))
