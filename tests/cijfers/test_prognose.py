"""The forecast is tested as a forecaster is: on years that it has not seen."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from loket.basis.meldingen import LoketFout
from loket.cijfers.prognose import Jaarloop, Verwachting, voorspel, waarom_niet

KEREN = 400


def simuleer(kans: np.random.Generator) -> list[list[Jaarloop]]:
    """Play a desk of one to three corporaties for four to six years; every pace drifts from year to year.

    Homes come by chance, each is for somebody who waits, and who waits may drop out. At half of the desks all paces
    drift together, at the others each by itself. The paces, the drift and the list at the beginning differ from desk to
    desk, and are never told to the forecaster.
    """
    while True:
        duur, samen, drift = kans.integers(4, 7), kans.random() < 0.5, kans.uniform(0.05, 0.25)
        corporaties = [_Corporatie(kans) for _ in range(kans.integers(1, 4))]
        for _ in range(duur):
            for corporatie in corporaties:
                corporatie.speel(kans)
            schok = kans.normal(-drift * drift / 2, drift, 2)
            for corporatie in corporaties:
                corporatie.verander(schok if samen else kans.normal(-drift * drift / 2, drift, 2))
        desk = [corporatie.jaren for corporatie in corporaties]
        if not any(waarom_niet(jaren[:-1]) for jaren in desk):  # what is refused is not forecast
            return desk


class _Corporatie:
    def __init__(self, kans: np.random.Generator) -> None:
        self.tempo = np.exp(kans.normal(np.log(25), 0.5))
        self.instroom = self.tempo * np.exp(kans.normal(0.15, 0.15))
        self.stopt, self.wachtend = kans.uniform(0.005, 0.02), int(self.tempo * kans.uniform(0.4, 1.5))
        self.jaren: list[Jaarloop] = []

    def speel(self, kans: np.random.Generator) -> None:
        erbij = geplaatst = uitval = 0
        begin = self.wachtend if self.jaren else None
        for _ in range(12):
            nieuw = kans.poisson(self.instroom / 12)
            weg = kans.binomial(self.wachtend + nieuw, self.stopt)
            woning = min(self.wachtend + nieuw - weg, kans.poisson(self.tempo / 12))
            self.wachtend += nieuw - weg - woning
            erbij, uitval, geplaatst = erbij + nieuw, uitval + weg, geplaatst + woning
        self.jaren.append(Jaarloop(erbij, geplaatst, uitval, self.wachtend, begin))

    def verander(self, schok: np.ndarray) -> None:
        self.tempo, self.instroom = self.tempo * np.exp(schok[0]), self.instroom * np.exp(schok[1])


def bij_elkaar(desk: list[list[Jaarloop]]) -> list[Jaarloop]:
    """Return the years of the whole list."""
    return [
        Jaarloop(
            sum(j.erbij for j in jaren), sum(j.geplaatst for j in jaren), sum(j.uitval for j in jaren),
            sum(j.eind for j in jaren), None if jaren[0].begin is None else sum(j.begin or 0 for j in jaren),
        )
        for jaren in zip(*desk, strict=True)
    ]  # fmt: skip


def crps(uitkomsten: np.ndarray, echt: float) -> float:
    """Return how far a forecast is from what happened: the error of a number, less for who tells how sure they are.

    The continuous ranked probability score (Gneiting and Raftery 2007); of a single number it is the absolute error.
    """
    n, gesorteerd = len(uitkomsten), np.sort(uitkomsten)
    return float(np.mean(np.abs(gesorteerd - echt)) - np.sum((2 * np.arange(1, n + 1) - n - 1) * gesorteerd) / n**2)


@cache
def terugblik() -> dict[str, dict[str, float]]:
    """Forecast the last year of 500 desks from the years before it."""
    kans, gemeten = np.random.default_rng(16), {"plaatsingen": [], "wachtlijst": []}
    for _ in range(500):
        desk = simuleer(kans)
        geheel = bij_elkaar(desk)
        samen, een = voorspel(geheel[:-1], 0, KEREN), voorspel(desk[0][:-1], 1, KEREN)
        for plaats, (naam, veld) in enumerate((("plaatsingen", "geplaatst"), ("wachtlijst", "eind"))):
            echt, vorig, echt_een = (getattr(jaar, veld) for jaar in (geheel[-1], geheel[-2], desk[0][-1]))
            laag, hoog = samen[plaats].interval
            gemeten[naam].append(
                {
                    "binnen": laag <= echt <= hoog,
                    "binnen_per_corporatie": een[plaats].interval[0] <= echt_een <= een[plaats].interval[1],
                    "score": crps(samen[plaats].uitkomsten, echt),
                    "ernaast": abs(samen[plaats].midden - echt),
                    "als_vorig_jaar": abs(vorig - echt),
                    "om_vorig_jaar": crps(kans.poisson(vorig, KEREN), echt),
                }
            )
    return {naam: {k: float(np.mean([r[k] for r in rijen])) for k in rijen[0]} for naam, rijen in gemeten.items()}


@pytest.mark.parametrize("cijfer", ["plaatsingen", "wachtlijst"])
def test_four_in_five_years_lie_within_the_interval(cijfer: str) -> None:
    assert 0.75 <= terugblik()[cijfer]["binnen"] <= 0.85
    assert 0.75 <= terugblik()[cijfer]["binnen_per_corporatie"] <= 0.85


@pytest.mark.parametrize("cijfer", ["plaatsingen", "wachtlijst"])
def test_it_is_at_least_15_percent_better_than_as_last_year(cijfer: str) -> None:
    """Also than the stronger rival: last year's number with the chance of a Poisson count about it.

    And the number in the middle, taken by itself, is nearer than last year's.
    """
    gemeten = terugblik()[cijfer]
    assert gemeten["ernaast"] < gemeten["als_vorig_jaar"]
    assert gemeten["score"] <= 0.85 * gemeten["als_vorig_jaar"]
    assert gemeten["score"] <= 0.85 * gemeten["om_vorig_jaar"]


STABIEL = [Jaarloop(40, 40, 0, 30, 30)] * 5


def test_a_desk_that_never_changes_is_forecast_as_it_was() -> None:
    """With 40 homes a year the pace is known from 0.6 + 0.36 + … = 1.38 years: 55 homes; the middle is about 40."""
    plaatsingen, wachtlijst = voorspel(STABIEL)
    assert abs(plaatsingen.midden - 40) <= 1
    laag, hoog = plaatsingen.interval
    # Variance of a Poisson count about a Gamma pace that drifts: 40 + 40² / 55 + (40 · 0.08)² = 79; 1.28 sd are 11.4.
    assert abs(laag - 29) <= 2
    assert abs(hoog - 51) <= 2
    assert abs(wachtlijst.midden - 30) <= 2


def test_nobody_is_placed_who_does_not_wait() -> None:
    leeg = [Jaarloop(10, 10, 0, 0, 0)] * 3
    plaatsingen, wachtlijst = voorspel(leeg)
    assert (wachtlijst.uitkomsten >= 0).all()
    assert plaatsingen.midden <= 11


def test_the_newest_year_weighs_most() -> None:
    dalend = [Jaarloop(60, aantal, 2, 100, 100) for aantal in (80, 60, 40)]
    assert 40 < voorspel(dalend)[0].midden < 60


def test_the_same_years_give_the_same_forecast() -> None:
    een, weer, ander = voorspel(STABIEL)[0], voorspel(STABIEL)[0], voorspel(STABIEL, zaad=1)[0]
    assert (een.uitkomsten == weer.uitkomsten).all()
    assert (een.uitkomsten != ander.uitkomsten).any()


def test_the_chance_to_reach_a_number() -> None:
    verwachting = Verwachting(np.array([1, 2, 3, 4]))
    assert [verwachting.kans_op(n) for n in (0, 2, 5)] == [100.0, 75.0, 0.0]
    assert (verwachting.midden, verwachting.interval) == (2, (1, 4))


@pytest.mark.parametrize(
    ("jaren", "woord"),
    [
        ([], "hele jaren"),
        ([Jaarloop(40, 40, 0, 30, 30)], "hele jaren"),
        ([Jaarloop(40, 40, 0, 30)] * 2, "hele jaren"),
        ([Jaarloop(5, 3, 0, 5, 3)] * 3, "minstens 20 plaatsingen"),
    ],
)
def test_too_little_to_go_by_is_refused(jaren: list[Jaarloop], woord: str) -> None:
    assert woord in waarom_niet(jaren)
    with pytest.raises(LoketFout, match=woord):
        voorspel(jaren)
