"""What desks publish after each other, each report definitief: every count of people, and who is in it."""

from __future__ import annotations

from collections.abc import Iterator

from loket.cijfers.cijfers import Cijfers
from loket.cijfers.inlezen import lees_cijfers
from loket.cijfers.openbaar import geteld
from loket.cijfers.openbaar.afronden import past
from loket.cijfers.openbaar.beleid import Openbaar
from loket.register.samen import voor_id

#: Who is in a count, and what was published of it; None when it was withheld.
Telling = tuple[list[str], int | None]
#: A desk, a year, and a quarter of it or 0.
Uitgave = tuple[str, int, int]


class Uitgever:
    """Publishes reports, and remembers how often people count in them, as the files beside the registers do."""

    def __init__(self) -> None:
        self.gewichten: dict[str, dict[str, int]] = {}

    def geef_uit(self, loket: str, jaar: int, kwartaal: int = 0) -> Openbaar:
        """Return the policy of a report; a roll-up has that of each desk."""
        cijfers = lees_cijfers(loket, jaar, kwartaal=kwartaal or None)
        delen = [Openbaar(deel, self._van(deel.loket.code)) for deel in cijfers.delen]
        beleid = Openbaar(cijfers, {} if delen else self._van(loket), "", delen)
        for deel in delen or [beleid]:
            self.gewichten[deel.cijfers.loket.code] = deel.om_vast_te_leggen
        return beleid

    def _van(self, loket: str) -> dict[str, int]:
        return self.gewichten.get(loket, {})


#: What reports cross beside that for which the weights are chosen.
_KRUISEN = {**geteld.KRUISEN, "uitval": ("corporatie,uitval_fase",), "aanmeldingen": ("verwijzer,verwijzerstatus",)}


def _perioden(cijfers: Cijfers) -> list[Cijfers]:
    """Return every period of which any report tells: each year and its quarters, and the year up to each quarter."""
    jaren = [cijfers[jaar] for jaar in cijfers.register.jaren]
    kwartalen = [kwartaal for jaar in jaren for kwartaal in jaar.periode.kwartalen]
    delen = [*jaren, *map(cijfers.over, dict.fromkeys([*kwartalen, *(deel.jaar_tot_nu for deel in kwartalen)]))]
    return [deel for deel in delen if deel.periode.einde <= cijfers.register.peildatum]


def tellingen(beleid: Openbaar) -> Iterator[Telling]:
    """Yield all counts of people that any report of this moment may print, or withholds.

    Those for which no weights are chosen are among them: a quarterly report tells of the quarters of earlier years.
    """
    alle = geteld.tel(beleid.cijfers.register, _perioden(beleid.cijfers), _KRUISEN)
    voor = "" if beleid.delen else voor_id(beleid.cijfers.loket)
    mensen = [voor + wie for wie in alle.mensen.tolist()]
    gewicht = [beleid._per_mens[wie] for wie in alle.mensen.tolist()]
    for leden, rond in zip(alle.leden, (alle.leden @ gewicht).tolist(), strict=True):
        wie = [mensen[k] for k in leden.nonzero()[0] for _ in range(leden[k])]
        yield wie, rond if past(rond, len(wie), beleid.drempel) else None
