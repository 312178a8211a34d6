"""No small count of the desk's report stands in the public one where it stood, in whatever form, word by word."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from cijfers.openbaar import naast
from cijfers.openbaar.vormen import KLEIN, VORMEN, Woorden, staven
from loket.cijfers.cijfers import Cijfers, cohortjaren
from loket.cijfers.openbaar import voor_publiek


@pytest.fixture(scope="module")
def versies(folder: Path, voorbeeld: Cijfers) -> dict[str, tuple[Woorden, Woorden]]:
    """Return the words of each form of both reports."""
    return {naam: naast.versies(folder / "jaarverslag.html", naam, voorbeeld) for naam in VORMEN}


@pytest.mark.parametrize("vorm", VORMEN)
def test_word_by_word_no_small_count_stands_where_it_stood(
    versies: dict[str, tuple[Woorden, Woorden]], vorm: str
) -> None:
    intern, openbaar = versies[vorm]
    assert {intern[stuk][0] for (stuk, _), _ in naast.kleine(intern, openbaar)} >= VORMEN[vorm]
    assert [openbaar[stuk] for stuk, _ in naast.gebleven(intern, openbaar)] == []


@pytest.mark.parametrize(
    ("vorm", "plek"), [(vorm, plek) for vorm, plekken in VORMEN.items() for plek in sorted(plekken)]
)
def test_a_small_count_that_is_put_back_is_found(
    versies: dict[str, tuple[Woorden, Woorden]], vorm: str, plek: str
) -> None:
    intern, openbaar = versies[vorm]
    (hier, m), (daar, n) = next(p for p in naast.kleine(intern, openbaar) if openbaar[p[1][0]][0] == plek)
    woorden = [*openbaar[daar][1]]
    woorden[n] = intern[hier][1][m]
    assert naast.gebleven(intern, [*openbaar[:daar], (plek, woorden), *openbaar[daar + 1 :]]) == [(daar, n)]


@pytest.mark.parametrize("vorm", VORMEN)
def test_where_nothing_stood_before_no_small_count_stands_either(
    versies: dict[str, tuple[Woorden, Woorden]], vorm: str
) -> None:
    """All that is left says how was rounded, or how many figures there are."""
    openbaar = versies[vorm][1]
    assert [openbaar[stuk] for stuk, _ in naast.elders(openbaar)] == []


def test_every_count_of_the_log_was_looked_at(folder: Path, versies: dict[str, tuple[Woorden, Woorden]]) -> None:
    log = csv.DictReader(io.StringIO((folder / "jaarverslag-afrondingen.csv").read_text("utf-8")))
    klein = [regel for regel in log if {regel["van"]} <= KLEIN and regel["naar"]]
    gezien = Counter(stuk for (stuk, _), _ in naast.kleine(*versies["cijfers.csv"]))
    assert 100 < len(klein) <= len(gezien)


def test_no_bar_is_as_long_as_a_small_count(folder: Path, voorbeeld: Cijfers) -> None:
    """Of a picture whose bars are all of something, how long they are tells how many each stands for."""
    aantallen = {}
    for achter, cijfers in (("", voorbeeld), ("-openbaar", voor_publiek(voorbeeld))):
        beelden = staven((folder / f"jaarverslag{achter}.html").read_text("utf-8"))
        cohorten = [c.nameting_cohort for c in cohortjaren(cijfers)] * 2  # those with overlast, then huurachterstand
        delen = [(beelden[1], cijfers.aanmeldingen), (beelden[2], cijfers.plaatsingen)]
        delen += [(beelden[4][4 * nr : 4 * nr + 4], cohort) for nr, cohort in enumerate(cohorten)]
        aantallen[achter] = [lengte * float(heel) / sum(staven_) for staven_, heel in delen for lengte in staven_]
    klein = [sum(0.5 < aantal < 4.5 for aantal in versie) for versie in aantallen.values()]
    assert klein[0] > 10
    assert klein[1] == 0
