"""Which rows and groups of a register count in a period."""

from __future__ import annotations

import pytest
from klein_register import aanmelding, geplaatst, maak_cijfers, positief

from loket.basis.meldingen import LoketFout
from loket.basis.periode import kwartaal
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Telling, aantal


def test_a_cohort_of_nobody_or_with_a_nameting_has_been_measured() -> None:
    trajecten = [positief(1, "2021-05-01")]
    assert maak_cijfers()[2021].is_gemeten is True
    assert maak_cijfers(trajecten=trajecten)[2021].is_gemeten is False
    gemeten = maak_cijfers(trajecten=trajecten, nametingen=[{"traject_id": "T1", "peildatum": "2022-05-01"}])
    assert gemeten[2021].is_gemeten is True


def test_the_groups_of_a_dimension_are_in_the_order_of_the_report() -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-04-15")])  # 104 days: 3,4 months

    assert cijfers.groepswaarden("verwijzertype") == ("convenantpartner", "deelnemer")
    assert cijfers.groepswaarden("uitval_fase") == ("aanmelding", "intake", "wachtlijst")
    assert cijfers.groepswaarden("uitval_reden") == ("trekt zich terug", "niet bereikbaar")
    assert cijfers.groepswaarden("maand") == tuple(str(m) for m in range(1, 13))
    assert cijfers.over(kwartaal(2022, 2)).groepswaarden("maand") == ("4", "5", "6")
    assert cijfers.groepswaarden("wachttijdklasse") == ("0", "1", "2", "3")
    assert maak_cijfers().groepswaarden("wachttijdklasse") == ()


@pytest.mark.parametrize("dimensie", ["onzin", "aanmelddatum", "traject_id", "eigen_gemeente"])
def test_what_is_no_dimension_is_refused(dimensie: str) -> None:
    with pytest.raises(LoketFout, match=f"‘{dimensie}’ is geen uitsplitsing"):
        maak_cijfers().groepswaarden(dimensie)


def test_the_number_in_a_group_is_that_of_its_rows() -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-02-01"), geplaatst(3, "2022-01-01", "2022-06-01")])
    for cijfer in cijfers.alles():
        if isinstance(cijfer.definitie, Telling) and cijfer.definitie.reken is aantal:
            assert (
                cijfer.waarde
                == len(cijfer.rijen)
                == cijfers.over(cijfer.cijfers.periode).aantal(cijfer.definitie, cijfer.groep)
            )


def test_nobody_is_in_two_groups_of_one_split() -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-06-01")])
    groep = (("maand", "1"), ("maand", "2"))
    assert cijfers.aantal(DEFINITIES["plaatsingen"], groep) == 0
    assert cijfers.rijen(DEFINITIES["plaatsingen"], groep).empty
