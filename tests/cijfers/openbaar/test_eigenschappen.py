"""What holds for every register: its tables add up, and what was published changes only with the people behind it.

Of 200 registers: ``python -m benchmarks.openbaar registers``.
"""

from __future__ import annotations

import numpy as np
import pytest
from klein_register import cijfers_van_frames, frames, maak_cijfers, wachtend

from cijfers.openbaar.registers import aantallen, controleer, mensen, openbaar
from loket.basis.periode import jaar
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.openbaar.afronden import past
from loket.cijfers.openbaar.beleid import Openbaar

#: The people of a count, and what is published of them; None when it is withheld.
Getoond = dict[tuple[str, ...], int | None]


def getoond(beleid: Openbaar) -> Getoond:
    alle = beleid.tellingen
    rond, echt = alle.leden @ beleid.gewichten, alle.leden.sum(axis=1)
    wie = (tuple(np.repeat(alle.mensen, keren)) for keren in alle.leden)
    veilig = past(rond, echt, beleid.drempel)
    return {m: int(n) if goed else None for m, n, goed in zip(wie, rond, veilig, strict=True)}


@pytest.mark.parametrize("zaad", range(8))
def test_all_tables_add_up_and_nothing_moves_too_far(zaad: int) -> None:
    assert controleer(maak_cijfers(trajecten=mensen(zaad, 60))) > 50


@pytest.mark.parametrize("zaad", range(3))
def test_another_order_of_rows_gives_the_same_numbers(zaad: int) -> None:
    tabellen = frames(trajecten=mensen(zaad, 60))
    anders = tabellen | {"trajecten": tabellen["trajecten"].sample(frac=1, random_state=zaad)}
    assert aantallen(openbaar(cijfers_van_frames(anders))) == aantallen(openbaar(cijfers_van_frames(tabellen)))


@pytest.mark.parametrize("zaad", range(3))
def test_one_more_person_changes_only_the_numbers_in_which_that_person_is(zaad: int) -> None:
    eerst, erbij = mensen(zaad, 60), wachtend(500, "2022-03-01", kandidaat_id="K500")
    eerder = Openbaar(maak_cijfers(trajecten=eerst), {})
    later = Openbaar(maak_cijfers(trajecten=[*eerst, erbij]), eerder.om_vast_te_leggen)
    was, nu = getoond(eerder), getoond(later)
    zonder = {wie: n for wie, n in nu.items() if "T500" not in wie}
    assert zonder == {wie: was[wie] for wie in zonder}
    met = {wie: n for wie, n in nu.items() if "T500" in wie}
    assert met
    for wie, n in met.items():  # by how often the new one counts, or it is withheld
        oud = was.get(tuple(w for w in wie if w != "T500"))
        assert n is None or oud is None or n - oud == later._per_mens["T500"]


@pytest.mark.parametrize("zaad", range(3))
def test_one_more_person_in_a_first_publication_keeps_the_rules(zaad: int) -> None:
    binnen = maak_cijfers(trajecten=[*mensen(zaad, 60), wachtend(500, "2022-03-01", kandidaat_id="K500")])
    echte = aantallen(binnen)
    assert all(past(waarde, echte[sleutel], 5) for sleutel, waarde in aantallen(openbaar(binnen)).items())


@pytest.mark.parametrize("zaad", range(3))
def test_what_was_published_stays_over_three_years(zaad: int) -> None:
    """The same people are the same number for ever, in whatever table; or it was withheld once."""
    gepubliceerd: Getoond = {}
    gewichten: dict[str, int] = {}
    blijven = 0
    for tot in (2020, 2021, 2022):
        rijen = [r for r in mensen(zaad, 120, vanaf=2020) if str(r["aanmelddatum"])[:4] <= str(tot)]
        cijfers: Cijfers = maak_cijfers(jaar(tot), jaren=tuple(range(2020, tot + 1)), trajecten=rijen)
        beleid = Openbaar(cijfers, gewichten)
        nu = getoond(beleid)
        zelfde = gepubliceerd.keys() & nu.keys()
        blijven += len(zelfde)
        assert {wie: nu[wie] for wie in zelfde} == {wie: gepubliceerd[wie] for wie in zelfde}
        assert gewichten.items() <= beleid.om_vast_te_leggen.items()
        gepubliceerd, gewichten = gepubliceerd | nu, beleid.om_vast_te_leggen
    assert blijven > 100
    assert len(gewichten) == 120
    assert sum(waarde is not None for waarde in gepubliceerd.values()) > 0.8 * len(gepubliceerd)
