"""The forecast of a desk, from its own register."""

from __future__ import annotations

from dataclasses import replace

import pytest
from klein_register import geplaatst, maak_cijfers, wachtend

from loket.basis.periode import jaar, kwartaal
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.inlezen import lees_cijfers
from loket.cijfers.prognose import Jaarloop
from loket.cijfers.vooruitblik import jaarlopen, vooruitblik

VAN_LIJST = {"uitval_fase": "wachtlijst", "uitval_reden": "trekt zich terug"}


@pytest.fixture(scope="module")
def cijfers() -> Cijfers:
    return lees_cijfers("maastricht", 2022)


def test_a_year_of_the_list_is_read_from_the_figures() -> None:
    klein = maak_cijfers(
        trajecten=[
            geplaatst(1, "2021-03-01", "2022-02-01"),
            wachtend(2, "2022-05-01"),
            wachtend(3, "2022-05-01", uitval_datum="2022-06-01", **VAN_LIJST),
            wachtend(4, "2022-05-01", corporatie="Maasvallei"),
        ]
    )
    assert jaarlopen(klein, "Servatius")[-1] == Jaarloop(erbij=2, geplaatst=1, uitval=1, eind=1, begin=1)


def test_the_published_years_give_a_forecast_for_each_corporatie_and_together(cijfers: Cijfers) -> None:
    vooruit = vooruitblik(cijfers)
    assert vooruit
    assert (vooruit.jaar, list(vooruit.per_corporatie)) == (2023, ["Maasvallei", "Servatius", "Woonpunt"])
    laag, hoog = vooruit.plaatsingen.verwachting.interval
    assert laag < vooruit.plaatsingen.verwachting.midden < hoog
    assert vooruit.plaatsingen.bereik == f"{laag} tot en met {hoog}"
    assert vooruit.kans_op(0) == "meer dan 99%"
    assert vooruit.kans_op(1000) == "minder dan 1%"
    assert repr(vooruit.wachtlijst) == str(vooruit.wachtlijst.verwachting.midden)


@pytest.mark.parametrize(("voorbeelddata", "merk"), [(True, '<sup><span class="herkomst">i</span></sup>'), (False, "")])
def test_in_a_sentence_a_forecast_of_example_data_has_its_sign(
    cijfers: Cijfers, voorbeelddata: bool, merk: str
) -> None:
    verwacht = replace(vooruitblik(cijfers).plaatsingen, voorbeelddata=voorbeelddata)
    assert verwacht._repr_html_() == f"{verwacht!r}{merk}"


def test_a_later_event_changes_no_forecast_that_could_be_made_before() -> None:
    """What was forecast of 2022 at the end of 2021 is forecast again now."""
    toen, nu = lees_cijfers("maastricht", 2021), lees_cijfers("maastricht", 2022).vorig
    assert repr(vooruitblik(toen).plaatsingen) == repr(vooruitblik(nu).plaatsingen)


def test_without_a_whole_year_or_enough_years_there_is_no_forecast(cijfers: Cijfers) -> None:
    eerste = vooruitblik(cijfers.over(kwartaal(2022, 4)))
    assert not eerste
    assert eerste.reden == "Een verwachting is er alleen na een heel jaar."
    jong = vooruitblik(cijfers.over(jaar(2020, cijfers.register.peildatum)))
    assert "Van Maasvallei" in jong.reden or "van Maasvallei is te weinig bekend" in jong.reden
