"""What can be found out by who has several publications: of years, of quarters, of desks and their roll-up.

Here the counts that all reports draw from are attacked together; ``python -m benchmarks.openbaar aanval`` attacks each
set by itself.
"""

from __future__ import annotations

from itertools import chain

import numpy as np
import pytest

from cijfers.openbaar.aanval import Grenzen, val_aan, volgens_de_methode
from cijfers.openbaar.publicaties import Telling as Geteld
from cijfers.openbaar.publicaties import Uitgave, Uitgever, tellingen
from loket.cijfers.openbaar.afronden import past
from loket.cijfers.openbaar.beleid import Openbaar
from loket.cijfers.openbaar.geteld import kolom_van
from loket.cijfers.soorten import Telling
from loket.register.samen import voor_id

_M, _P = "maastricht", "parkstad"
JAREN: list[Uitgave] = [(_M, 2021, 0), (_M, 2022, 0)]
KWARTALEN: list[Uitgave] = [(_M, 2022, kwartaal) for kwartaal in (1, 2, 3, 4)]
LOKETTEN: list[Uitgave] = [(_M, 2022, 0), (_P, 2022, 0), ("zuid-limburg", 2022, 0)]
ALLES = list(dict.fromkeys([JAREN[0], *KWARTALEN, JAREN[1], (_P, 2021, 0), *LOKETTEN]))


@pytest.fixture(scope="module")
def uitgaven() -> dict[Uitgave, Openbaar]:
    """Publish all of them, in the order in which they come."""
    uitgever = Uitgever()
    return {uitgave: uitgever.geef_uit(*uitgave) for uitgave in ALLES}


@pytest.fixture(scope="module")
def geteld(uitgaven: dict[Uitgave, Openbaar]) -> dict[Uitgave, list[Geteld]]:
    """Return what each of them tells or withholds."""
    return {uitgave: [*tellingen(beleid)] for uitgave, beleid in uitgaven.items()}


def test_who_has_all_publications_together_finds_nobody(geteld: dict[Uitgave, list[Geteld]]) -> None:
    """Whoever has less of them, two years or the quarters or two desks, has fewer demands: he finds no more.

    He looks for what was withheld as well: it may be what is left of what was not.
    """
    alle = [*chain.from_iterable(geteld.values())]
    buit = val_aan(alle)
    assert buit.doelen > 2000
    assert sum(rond is None and len(wie) < 5 for wie, rond in alle) > 100
    assert not buit.vast, str(buit)


def test_what_a_quarterly_report_tells_of_earlier_periods_is_attacked(
    uitgaven: dict[Uitgave, Openbaar], geteld: dict[Uitgave, list[Geteld]]
) -> None:
    aangevallen = {tuple(sorted(wie)) for wie, _ in geteld[KWARTALEN[1]]}
    nu = uitgaven[KWARTALEN[1]].cijfers
    voor = voor_id(nu.loket)
    eerder = [nu.voorafgaand, nu.vorig.voorafgaand, nu.over(nu.periode.jaar_tot_nu), nu.vorig.vorig]
    gezien = 0
    for cijfer in nu.alles(*eerder, per_verwijzer=True, per_gemeente=True):
        kolom = kolom_van(cijfer.rijen)
        if isinstance(cijfer.definitie, Telling) and kolom and len(cijfer.rijen):
            gezien += 1
            assert tuple(sorted(voor + cijfer.rijen[kolom])) in aangevallen, cijfer.sleutel
    assert gezien > 500


def test_the_attacker_wins_when_each_year_is_rounded_by_itself(geteld: dict[Uitgave, list[Geteld]]) -> None:
    los = tellingen(Uitgever().geef_uit(*JAREN[1]))
    assert val_aan(chain(geteld[JAREN[0]], los), genoeg=3).vast == 3


def _een_voor_een(rond: np.ndarray, drempel: int) -> tuple[np.ndarray, np.ndarray]:
    return np.maximum(rond - 2, 0), rond + 2


def _weggelaten(rond: np.ndarray, drempel: int) -> tuple[np.ndarray, np.ndarray]:
    klein = rond < drempel
    return np.where(klein, 1, rond), np.where(klein, drempel - 1, rond)


@pytest.mark.parametrize(
    ("wat", "grenzen"),
    [
        ("as counted", lambda rond, _: (rond, rond)),
        ("small cells left out", _weggelaten),
        ("rounded one by one", _een_voor_een),
    ],
    ids=lambda wat: wat if isinstance(wat, str) else "",
)
def test_the_attacker_wins_where_little_is_done(uitgaven: dict[Uitgave, Openbaar], wat: str, grenzen: Grenzen) -> None:
    alle = uitgaven[JAREN[0]].tellingen
    rond = alle.leden.sum(axis=1)
    if wat == "rounded one by one":
        rond = 5 * np.floor(rond / 5 + 0.5).astype(int)
    wie = [[str(k) for k in rij.nonzero()[0] for _ in range(rij[k])] for rij in alle.leden]
    assert val_aan(zip(wie, rond.tolist(), strict=True), grenzen=grenzen, genoeg=3).vast == 3


def test_who_counted_counts_as_often_in_the_next_publication(uitgaven: dict[Uitgave, Openbaar]) -> None:
    eerder: dict[str, int] = {}
    for uitgave in [JAREN[0], *KWARTALEN, JAREN[1]]:
        nu = uitgaven[uitgave].om_vast_te_leggen
        assert eerder.items() <= nu.items()
        eerder = nu


def test_hardly_anything_is_withheld_for_it(uitgaven: dict[Uitgave, Openbaar]) -> None:
    for uitgave, hoogstens in ((JAREN[0], 0.005), (JAREN[1], 0.1)):
        beleid = uitgaven[uitgave]
        leden = beleid.tellingen.leden
        goed = past(leden @ beleid.gewichten, leden.sum(axis=1), 5)
        assert 1 - goed.mean() <= hoogstens


def test_he_reckons_what_can_be_reckoned_by_hand() -> None:
    # Of 6 people 5 are published: then 1 to 13 are left of a total of 6 published as 10 (5 to 18) and a part as 5.
    samen, deel = ["a", "b", "c", "d", "e", "f"], ["a", "b", "c", "d", "e"]
    precies: Grenzen = lambda rond, _: (rond, rond)  # noqa: E731
    assert val_aan([(samen, 6), (deel, 5)], grenzen=precies).vast == 1
    assert val_aan([(samen, 10), (deel, 5)], grenzen=volgens_de_methode, precies=True).vast == 0
    # What is withheld is attacked too, and so is what it leaves of the others: a to d, e, f, and e with f.
    assert val_aan([(samen, 6), (deel, 5), (["e", "f"], None)], grenzen=precies).doelen == 4
    assert val_aan([(["a", "b"], 0), (["a"], 5), (["c"], 0)]).vast == 2, "one within nobody: a, and a with b"
    # The two who were withheld are what is left of six without four.
    onthouden = [(samen, 6), (["a", "b", "c", "d"], 4), (["e", "f"], None)]
    assert val_aan(onthouden, grenzen=precies).vast == val_aan(onthouden[:2], grenzen=precies).vast == 2
    assert val_aan([*onthouden[1:], (["f", "g"], None)], grenzen=precies).vast == 1, "who is nowhere else is not found"
