"""How a figure is printed for others than the desk: in whole numbers, also what follows from it."""

from __future__ import annotations

from math import ceil, floor

import pytest
from klein_register import geplaatst, maak_cijfers, wachtend

from loket.cijfers.cijfers import Cijfers
from loket.openbaar import voor_publiek
from loket.tonen.tabellen import interval


@pytest.fixture(scope="module")
def echt() -> Cijfers:
    """Forty were placed, most of them in time, and twenty wait: the half had a home after some months and days."""
    rijen = [geplaatst(nr, f"2021-0{1 + nr % 9}-1{nr % 7}", f"2022-0{1 + nr % 9}-0{1 + nr % 8}") for nr in range(40)]
    return maak_cijfers(trajecten=[*rijen, *(wachtend(40 + nr, f"2022-0{1 + nr % 9}-05") for nr in range(20))])


@pytest.mark.parametrize("naam", ["binnen_afspraak", "wachttijd_geschat"])
def test_an_interval_ends_at_whole_numbers_outside_what_was_computed(echt: Cijfers, naam: str) -> None:
    nu = getattr(voor_publiek(echt), naam)
    precies = nu._interval()
    assert precies and any(grens % 1 for grens in precies)
    laag, hoog = nu.interval
    assert (laag, hoog) == (floor(precies[0]), ceil(precies[1]))
    eenheid = "%" if naam == "binnen_afspraak" else "\N{NO-BREAK SPACE}maanden"
    assert nu.marge.tekst == nu.uitleg["95%-interval"] == f"{laag}–{hoog}{eenheid}"
    assert str(interval(nu)) == f"{laag}–{hoog}"
    assert "," in getattr(echt, naam).marge.tekst
