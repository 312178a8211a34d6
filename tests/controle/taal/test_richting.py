import re

import pytest

from loket.controle.taal.richting import GELIJK, GROEI, KRIMP, MET_TOEN, STEEDS


def vindt(patroon: str, zin: str) -> bool:
    return bool(re.search(rf"\b(?:{patroon})\b", zin, re.IGNORECASE))


@pytest.mark.parametrize(
    "zin", ["het steeg", "het nam fors toe", "toegenomen", "het liep op.", "opgelopen", "een forse plus"]
)
def test_growth(zin):
    assert vindt(GROEI, zin)
    assert not vindt(KRIMP, zin)


@pytest.mark.parametrize(
    "zin", ["het kelderde", "het slonk", "het liep terug", "teruggelopen", "het nam af", "gehalveerd"]
)
def test_decline(zin):
    assert vindt(KRIMP, zin)
    assert not vindt(GROEI, zin)


@pytest.mark.parametrize(
    "zin", ["bleef gelijk", "op hetzelfde niveau", "ongewijzigd", "net zo veel", "evenals vorig jaar"]
)
def test_the_same(zin):
    assert vindt(GELIJK, zin)


@pytest.mark.parametrize("zin", ["hij liep op straat", "hij nam deel aan het overleg", "het loket"])
def test_no_direction(zin):
    assert not any(vindt(patroon, zin) for patroon in (GROEI, KRIMP, GELIJK))


def test_other_times():
    assert MET_TOEN.search("meer dan vorig jaar") and MET_TOEN.search("ten opzichte van 2021")
    assert not MET_TOEN.search("meer dan de helft")
    assert STEEDS.search("steeds meer") and STEEDS.search("jaar na jaar")
