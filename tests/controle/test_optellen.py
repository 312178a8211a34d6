"""What must add up."""

from __future__ import annotations

import pytest
from klein_register import Rij, geplaatst, maak_cijfers, positief, wachtend

from loket.basis.periode import kwartaal
from loket.cijfers.balans import wachtlijstbalans
from loket.cijfers.cijfers import Cijfers, cohortjaren
from loket.cijfers.definities import DEFINITIES, PARTITIES
from loket.controle.optellen import OPTELLEN
from loket.controle.verslag import Bevinding, Verslag


def gevonden(naam: str, cijfers: Cijfers) -> list[Bevinding]:
    (controle,) = (c for c in OPTELLEN if c.naam == naam)
    assert controle.ernst == "fout"
    return list(controle.zoek(Verslag(cijfers)))


def meting(nummer: int, dag: str) -> Rij:
    return {"traject_id": f"T{nummer}", "peildatum": dag}


@pytest.mark.parametrize("naam", [controle.naam for controle in OPTELLEN])
def test_an_empty_register_adds_up(naam: str) -> None:
    assert gevonden(naam, maak_cijfers()) == []
    assert gevonden(naam, maak_cijfers(jaren=(2022,))) == []


class TestCohort:
    def test_the_cohorts_under_measurement_are_those_of_the_two_years_before(self) -> None:
        assert [c.jaar for c in cohortjaren(maak_cijfers())] == [2020, 2021]

    def test_a_cohort_that_is_measured_adds_up(self) -> None:
        cijfers = maak_cijfers(
            trajecten=[positief(1, "2020-05-01"), positief(2, "2021-05-01")],
            nametingen=[meting(1, "2021-05-01"), meting(2, "2022-05-01")],
        )
        assert gevonden("cohort-telt-op", cijfers) == []

    def test_who_is_not_measured_is_counted_and_stops_nothing(self) -> None:
        cijfers = maak_cijfers(
            trajecten=[positief(nr, "2021-05-01") for nr in range(8)],
            nametingen=[meting(7, "2022-05-01"), *(meting(nr, "2023-01-01") for nr in range(7))],
        )
        assert gevonden("cohort-telt-op", cijfers) == []
        assert cijfers[2021].nog_niet_gemeten.waarde == 7

    def test_an_answer_in_no_part_is_told(self) -> None:
        anders = meting(1, "2022-05-01") | {"overlast": "soms"}
        (bevinding,) = gevonden(
            "cohort-telt-op", maak_cijfers(trajecten=[positief(1, "2021-05-01")], nametingen=[anders])
        )
        assert (bevinding.plaats, bevinding.gevonden) == ("cohort 2021, overlast", "0 + 0 + 0 + 0 + 0 = 0")
        assert bevinding.verwacht == "delen die samen het cohort zijn: 1"
        assert bevinding.herstel == "kijk in de nametingen welk antwoord niet meetelt"

    def test_an_empty_answer_is_in_a_part(self) -> None:
        leeg = meting(1, "2022-05-01") | dict.fromkeys(("woont_nog", "overlast", "huurachterstand"), None)
        cijfers = maak_cijfers(trajecten=[positief(1, "2021-05-01")], nametingen=[leeg])
        assert gevonden("cohort-telt-op", cijfers) == []
        assert (cijfers[2021].wonen_onbekend.waarde, cijfers[2021].overlast_niet_gemeten.waarde) == (1, 1)

    def test_partitions_are_made_of_parts_of_the_cohort(self) -> None:
        delen = [naam for partitie in PARTITIES.values() for naam in partitie]

        assert len(delen) == len(set(delen))
        assert all(DEFINITIES[naam].noemer == "nameting_cohort" for naam in delen)


VAN_LIJST = {"uitval_fase": "wachtlijst", "uitval_reden": "trekt zich terug"}


class TestWachtlijst:
    LIJST = (
        wachtend(1, "2021-12-31"),  # begin, still there
        geplaatst(2, "2021-05-01", "2022-01-01"),  # begin, placed
        wachtend(3, "2021-05-01", uitval_datum="2022-12-31", **VAN_LIJST),  # begin, left
        geplaatst(4, "2021-05-01", "2021-12-31"),  # gone before the year
        wachtend(5, "2022-01-01"),  # in, still there
        wachtend(6, "2022-12-31"),  # in, still there
        geplaatst(7, "2022-05-01", "2022-05-01"),  # in and placed on one day
        geplaatst(8, "2022-05-01", "2023-01-01"),  # in, placed after the year
    )

    def test_the_balance_is_begin_plus_in_minus_out(self) -> None:
        # begin 1, 2, 3; in 5, 6, 7, 8; placed 2, 7; left 3; end 1, 5, 6, 8
        cijfers = maak_cijfers(trajecten=[*self.LIJST])
        assert [float(c) for c in wachtlijstbalans(cijfers)] == [3, 4, 2, 1, 4]
        assert gevonden("wachtlijst-sluit", cijfers) == []

    def test_without_last_year_there_is_no_balance(self) -> None:
        assert not wachtlijstbalans(maak_cijfers(jaren=(2022,), trajecten=[*self.LIJST])).bekend

    def test_a_quarter_begins_where_the_one_before_it_ended(self) -> None:
        # On 30 September 1, 3 and 5 wait, and 8; then 6 comes in, 3 leaves, nobody is placed: 1, 5, 6, 8
        cijfers = maak_cijfers(kwartaal(2022, 4), trajecten=[*self.LIJST])
        assert [float(c) for c in wachtlijstbalans(cijfers)] == [4, 1, 0, 1, 4]
        assert gevonden("wachtlijst-sluit", cijfers) == []

    def test_a_balance_that_does_not_close_is_told_with_its_numbers(self) -> None:
        # Stopped in another phase while waiting: the row rules refuse this, and if they do not, the balance notices it.
        weg = wachtend(9, "2021-05-01", uitval_datum="2022-05-01", uitval_fase="intake", uitval_reden="niet bereikbaar")
        (bevinding,) = gevonden("wachtlijst-sluit", maak_cijfers(trajecten=[*self.LIJST, weg]))

        assert (bevinding.bestand, bevinding.plaats) == ("2022/trajecten.csv", "wachtlijst 2022")
        assert bevinding.gevonden == "4 + 4 − 2 − 1 is niet 4"
