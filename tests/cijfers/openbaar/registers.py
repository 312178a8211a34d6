"""Random registers of a desk, and what they show others; what must hold for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
from klein_register import geplaatst, wachtend

from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.openbaar import geteld
from loket.cijfers.openbaar.beleid import Openbaar
from loket.cijfers.soorten import Telling

TYPEN = ("CP1", "DN1")
GEMEENTEN = ("Maastricht", "Meerssen")


def mensen(zaad: int, aantal: int, vanaf: int = 2021) -> list[dict[str, object]]:
    """Make trajecten of ``vanaf`` up to 2022: waiting or placed, of two verwijzers, gemeenten and corporaties."""
    kans = np.random.default_rng(zaad)
    gemaakt = []
    for nummer in range(aantal):
        jaartal = vanaf + int(kans.integers(2023 - vanaf))
        maand, wacht = 1 + int(kans.integers(6)), int(kans.integers(1, 6))
        dag = f"{jaartal}-{maand:02}-10"
        extra = {
            "verwijzer_id": str(kans.choice(TYPEN)),
            "bindingsgemeente": str(kans.choice(GEMEENTEN, p=[0.9, 0.1])),
            "corporatie": str(kans.choice(["Servatius", "Maasvallei"], p=[0.8, 0.2])),
            "kandidaat_id": f"K{nummer}",
        }
        if kans.random() < 0.6:
            gemaakt.append(geplaatst(nummer, dag, f"{jaartal}-{maand + wacht:02}-10", **extra))
        else:
            gemaakt.append(wachtend(nummer, dag, **extra))
    return gemaakt


def openbaar(cijfers: Cijfers, vast: dict[str, int] | None = None, eigen: str = "") -> Cijfers:
    return cijfers.voor(Openbaar(cijfers, vast or {}, eigen))


def aantallen(cijfers: Cijfers) -> dict[tuple[str, str, str], int]:
    """Return every count of people that is shown."""
    frames_ = cijfers.register.frames
    return {
        c.sleutel: int(c.waarde or 0)
        for c in cijfers.alles(per_verwijzer=True, per_gemeente=True)
        if isinstance(c.definitie, Telling) and c.definitie.eenheid == "aantal"
        if geteld.kolom_van(frames_[c.definitie.tabel])
    }


def tabellen(cijfers: Cijfers) -> Iterator[tuple[Cijfer, list[Cijfer]]]:
    """Yield every count of people with each of its splits, also crossed, in each year."""
    for jaartal in cijfers.register.jaren:
        for geheel in [c for c in cijfers[jaartal].alles() if not c.groep and isinstance(c.definitie, Telling)]:
            if geheel.definitie.eenheid != "aantal" or not geteld.kolom_van(geheel.rijen):
                continue
            for dimensies in (groep.split(",") for groep in geheel.cijfers.groepen(geheel.definitie)):
                groepen = product(*map(cijfers.groepswaarden, dimensies))
                yield (
                    geheel,
                    [
                        geheel.cijfers.cijfer(geheel.definitie, tuple(zip(dimensies, waarden, strict=True)))
                        for waarden in groepen
                    ],
                )


def controleer(binnen: Cijfers) -> int:
    """See that all tables add up that did, and that no count moves too far; return how many tables that are."""
    rond, gezien = openbaar(binnen), 0
    for geheel, delen in tabellen(binnen):
        getoond = [rond[c.cijfers.jaar].cijfer(c.definitie, c.groep).waarde for c in (geheel, *delen)]
        for cijfer, waarde in zip((geheel, *delen), getoond, strict=True):
            assert waarde is None or cijfer.waarde is None or abs(waarde - cijfer.waarde) <= 8, cijfer.sleutel
        bekend = None not in getoond and None not in [c.waarde for c in delen]
        if bekend and sum(c.waarde or 0 for c in delen) == geheel.waarde:
            gezien += geheel.waarde > 0
            assert sum(getoond[1:]) == getoond[0], (geheel.sleutel, delen[0].groep)
    return gezien
