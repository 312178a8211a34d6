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
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.grootheid import Grootheid
from loket.cijfers.openbaar import afronden
from loket.cijfers.openbaar.geteld import Tellingen, kolom_van, perioden, tel
from loket.cijfers.soorten import Groep, Overleving, Sleutel, Telling, Uit, Verhouding
from loket.cijfers.telwerk import Telwerk
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

    ``eerder`` says how often people count in what was published before, ``eigen`` which partner sees its own,
    ``delen`` is the policy of each desk of a roll-up: people count in it as at their desk, so that the desks add up to
    it. ``gepubliceerd`` is what was published before, for the list of what was rounded.
    """

    def __init__(
        self,
        cijfers: Cijfers,
        eerder: Mapping[str, int],
        eigen: str = "",
        delen: Sequence[Openbaar] = (),
        gepubliceerd: Mapping[Sleutel, int] | None = None,
    ) -> None:
        self.cijfers, self.eerder, self.eigen, self.delen = cijfers, eerder, eigen, delen
        self.gepubliceerd = gepubliceerd or {}
        self.publiek = PARTNER if eigen else OPENBAAR
        self.drempel = drempel(cijfers.loket)

    def waarde(self, cijfer: Grootheid) -> float | None:
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
            gevallen = min(cijfer.intern.noemer or 0, cijfer.noemer or 0)
            kleinste = min(echt, 100 - echt) * gevallen / 100 if definitie.na else gevallen
            return _heel(echt) if gevallen >= MINSTE_GEVALLEN and kleinste >= self.drempel else None
        rond = cijfer.cijfers.aantal(definitie, cijfer.groep)
        if definitie.eenheid == "aantal" or rond is None:
            return rond
        genoeg = min(len(cijfer.cijfers.rijnummers(definitie, cijfer.groep)), rond) >= MINSTE_GEVALLEN
        if definitie.eenheid in DUUR:  # in whole months or days, and never that of one case
            van_een = isinstance(definitie.reken, Uit) and definitie.reken.een_geval
            return _heel(echt) if genoeg and not van_een else None
        return definitie.reken(self.gewogen(cijfer.cijfers, definitie, cijfer.groep)) if genoeg or not rond else None

    def aantal(self, cijfers: Telwerk[Grootheid], definitie: Telling, groep: Groep) -> int | None:
        """Return a count as it is published; None when the rounding does not make it safe."""
        plaatsen = cijfers.rijnummers(definitie, groep)
        if self.blijft(cijfers.cijfer(definitie, groep)):
            return len(plaatsen)
        rond = int(self._gewicht[definitie.tabel][plaatsen].sum())
        return rond if afronden.past(rond, len(plaatsen), self.drempel) else None

    def gewogen(self, cijfers: Telwerk[Grootheid], definitie: Telling, groep: Groep) -> pd.DataFrame:
        """Return the rows that count, each as often as it does in what is published."""
        plaatsen, frame = cijfers.rijnummers(definitie, groep), cijfers.register.frames[definitie.tabel]
        return frame.iloc[np.repeat(plaatsen, self._gewicht[definitie.tabel][plaatsen])]

    def blijft(self, cijfer: Grootheid) -> bool:
        """Tell whether a figure stays as it is: of a partner itself, and what is not about people."""
        if any(dimensie in _VAN_PARTNER and waarde == self.eigen for dimensie, waarde in cijfer.groep):
            return True
        if isinstance(cijfer.definitie, Verhouding):
            return all(map(self.blijft, cijfer.delen))
        tabel = cijfer.definitie.tabel if isinstance(cijfer.definitie, Telling) else ""
        return bool(tabel) and not kolom_van(self.cijfers.register.frames[tabel])

    @cached_property
    def _gewicht(self) -> dict[str, Any]:
        """Of each table how often its rows count: all rows about one person the same."""
        wie = {t: f[kolom].astype("str") for t, f in self.cijfers.register.frames.items() if (kolom := kolom_van(f))}
        return {tabel: mensen.map(self._per_mens).to_numpy("int64") for tabel, mensen in wie.items()}

    @cached_property
    def _per_mens(self) -> dict[str, int]:
        """How often each person counts, by the id that the register has for them."""
        if self.delen:
            return {voor_id(deel.cijfers.loket) + wie: n for deel in self.delen for wie, n in deel._per_mens.items()}
        return dict(zip(self.tellingen.mensen.tolist(), self.gewichten.tolist(), strict=True))

    @cached_property
    def tellingen(self) -> Tellingen:
        """All counts of people of which the weights are chosen."""
        return tel(self.cijfers.register, perioden(self.cijfers))

    @cached_property
    def gewichten(self) -> Any:
        """How often each person counts in all that is published: who counted before, as often as then."""
        alle = self.tellingen
        vast = np.array([self.eerder.get(wie, -1) for wie in alle.mensen.tolist()], "int64")
        return afronden.gewichten(alle.leden, self.drempel, alle.hoofd, vast)

    @property
    def om_vast_te_leggen(self) -> dict[str, int]:
        """How often people count from now on: those of before, and whoever is in any count that is published."""
        telt_mee = self.tellingen.mensen[self.tellingen.leden.sum(axis=0) > 0].tolist()
        return {**self.eerder, **{wie: self._per_mens[wie] for wie in telt_mee}}


def drempel(inrichting: Inrichting) -> int:
    """Return below which number of people a count of a desk is small; of a roll-up the highest of its desks."""
    return max(map(drempel, inrichting.delen), default=inrichting.kleinste_aantal or DREMPEL)


def _heel(waarde: float) -> float:
    return float(rond_af(waarde, 0))
