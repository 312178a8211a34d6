"""The policy, on small registers of which all is known."""

from __future__ import annotations

from itertools import product

import pandas as pd
import pytest
from klein_register import frames, maak_cijfers, maak_som

from cijfers.openbaar.registers import GEMEENTEN, TYPEN, aantallen, mensen, openbaar
from loket.basis.afspraken import OPENBAAR, PARTNER
from loket.basis.opmaak import TE_WEINIG
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.openbaar import geteld, voor_publiek


@pytest.fixture(scope="module")
def echt() -> Cijfers:
    return maak_cijfers(trajecten=mensen(1, 80))


@pytest.fixture(scope="module")
def rond(echt: Cijfers) -> Cijfers:
    return openbaar(echt)


def test_a_small_count_is_nowhere(echt: Cijfers, rond: Cijfers) -> None:
    getoond = aantallen(rond)
    klein = {sleutel for sleutel, waarde in aantallen(echt).items() if 0 < waarde < 5}
    assert len(klein) > 20, "else there is nothing to hide"
    assert not {sleutel for sleutel, waarde in getoond.items() if 0 < waarde < 5}
    assert {getoond[sleutel] for sleutel in klein & getoond.keys()} == {0, 5}


def test_times_need_ten_cases_and_are_whole(echt: Cijfers, rond: Cijfers) -> None:
    assert echt.plaatsingen.waarde > 10
    assert rond.wachttijd.waarde == round(echt.wachttijd.waarde)
    assert str(rond.wachttijd).split("\N{NO-BREAK SPACE}")[0] == f"{rond.wachttijd.waarde:.0f}"
    weinig = openbaar(maak_cijfers(trajecten=mensen(2, 9)))
    assert weinig.wachttijd.waarde is None
    assert weinig.wachttijd.onthouden
    assert str(weinig.wachttijd) == TE_WEINIG
    assert TE_WEINIG in weinig.wachttijd.html()


def test_the_time_of_one_person_is_never_shown(rond: Cijfers) -> None:
    assert rond.langste_wacht.intern.waarde is not None
    assert rond.langste_wacht.waarde is None


def test_a_share_is_of_rounded_counts_in_whole_percents(rond: Cijfers) -> None:
    deel = rond.binnen_afspraak
    assert deel.waarde == round(100 * deel.teller / deel.noemer)
    assert str(deel).endswith("%") and "," not in str(deel)
    assert deel.interval is not None
    weinig = openbaar(maak_cijfers(trajecten=mensen(2, 9))).binnen_afspraak
    assert weinig.waarde is None and weinig.interval is None


def test_what_is_not_about_people_stays(echt: Cijfers) -> None:
    met = maak_cijfers(trajecten=mensen(1, 20), taakstelling=[{"corporatie": "Servatius", "aantal": 3}])
    assert openbaar(met).taakstelling.waarde == 3


def test_a_partner_sees_its_own_numbers_as_they_are(echt: Cijfers) -> None:
    cijfers = openbaar(echt, eigen="Maasvallei")
    assert cijfers.publiek == PARTNER
    eigen = cijfers.deel("wachtlijst", corporatie="Maasvallei")
    assert eigen.waarde == len(eigen.rijen)
    ander = openbaar(echt).deel("wachtlijst", corporatie="Servatius").waarde
    assert cijfers.deel("wachtlijst", corporatie="Servatius").waarde == ander


def test_figures_know_who_may_see_them(echt: Cijfers) -> None:
    assert echt.publiek == "intern"
    assert voor_publiek(echt).publiek == OPENBAAR
    assert voor_publiek(echt).intern is echt
    assert voor_publiek(echt)[2021].intern is echt[2021]


def test_what_no_table_is_rounded_for_is_withheld_not_shown(rond: Cijfers) -> None:
    gekruist = [
        rond.deel("aanmeldingen", bindingsgemeente=g, verwijzer_id=v, corporatie=c).waarde
        for g, v, c in product(GEMEENTEN, TYPEN, ("Servatius", "Maasvallei"))
    ]
    assert not {*gekruist} & {1, 2, 3, 4}


def test_rows_are_weighed_as_they_count(rond: Cijfers) -> None:
    assert len(rond.beleid.gewogen(rond, rond.plaatsingen.definitie, ())) == rond.plaatsingen.waarde


def test_who_is_counted_is_found_by_traject_or_klacht() -> None:
    assert geteld.kolom_van(pd.DataFrame(columns=["traject_id", "factuur_id"])) == "traject_id"
    assert geteld.kolom_van(pd.DataFrame(columns=["klacht_id"])) == "klacht_id"
    assert geteld.kolom_van(pd.DataFrame(columns=["gremium"])) == ""


def test_a_roll_up_is_the_sum_of_what_its_desks_publish() -> None:
    """What the desks publish leaves nothing to find by subtraction: people count as at their own desk."""
    som = maak_som(*(frames(trajecten=mensen(zaad, 60)) for zaad in (1, 2)), zelfde_sleutel=False)
    publiek = voor_publiek(som)
    a, b = (voor_publiek(deel) for deel in som.delen)
    for naam in ("aanmeldingen", "intakes", "plaatsingen"):
        samen = getattr(publiek, naam)
        assert samen.waarde == getattr(a, naam).waarde + getattr(b, naam).waarde
        assert [samen[deel.loket.naam].waarde for deel in (a, b)] == [getattr(deel, naam).waarde for deel in (a, b)]
        assert [getattr(deel, naam).waarde for deel in publiek.delen] == [getattr(deel, naam).waarde for deel in (a, b)]
    assert not {n for n in aantallen(publiek).values() if 0 < n < 5}
