"""How cohorts were doing so long after the closing, and who came back: each kandidaat worked out by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from klein_register import Rij, aanmelding, maak_cijfers, positief

from loket.basis.periode import jaar
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.register.schema import HUURACHTERSTAND, OVERLAST
from loket.register.volgmomenten import UITKOMSTEN


def dicht(nummer: int, dag: str = "2020-06-01", **meer: object) -> Rij:
    return positief(nummer, dag, kandidaat_id=f"K{nummer}") | meer


def meting(dag: str, nummer: int = 1, **meer: object) -> Rij:
    return {"traject_id": f"T{nummer}", "peildatum": dag} | meer


WEG = {"woont_nog": "nee", "verhuisinitiatief": "corporatie"}


def volgmoment(moment: str, *nametingen: Rij, trajecten: tuple[Rij, ...] = (dicht(1),)) -> pd.Series:
    """Return the row of T1 at a moment, as known on 31 December 2022."""
    cijfers = maak_cijfers(jaar(2020, date(2022, 12, 31)), trajecten=list(trajecten), nametingen=list(nametingen))
    rijen = cijfers.register.tabel("volgmomenten")
    (rij,) = (rijen[(rijen["traject_id"] == "T1") & (rijen["moment"] == moment)]).to_dict("records")
    return pd.Series(rij)


@pytest.mark.parametrize(
    ("dag", "bij"),
    [
        ("2020-11-30", ""),
        ("2020-12-01", "12"),  # six months after the closing
        ("2021-06-01", "12"),
        ("2021-11-30", "12"),
        ("2021-12-01", "24"),  # eighteen months: no longer at 12
        ("2022-11-30", "24"),
        ("2022-12-01", ""),
    ],
)
def test_a_nameting_belongs_to_the_moment_that_it_is_nearest_to(dag: str, bij: str) -> None:
    for moment in ("12", "24"):
        gemeten = volgmoment(moment, meting(dag))["nameting"]
        assert (gemeten == pd.Timestamp(dag)) if moment == bij else pd.isna(gemeten)
    assert volgmoment("eerste", meting(dag))["nameting"] == pd.Timestamp(dag)


def test_the_first_of_two_at_a_moment_counts_so_that_a_later_one_changes_nothing() -> None:
    twee = (meting("2021-09-01", overlast="structureel"), meting("2021-05-01"))
    assert volgmoment("12", *twee)["overlast"] == "geen"


@pytest.mark.parametrize(
    ("antwoord", "wonen"),
    [
        ({}, "woont er nog"),
        ({"woont_nog": "nee", "verhuisinitiatief": "eigen"}, "verhuisd op eigen initiatief"),
        (WEG, "verhuisd op initiatief van de corporatie"),
        ({"woont_nog": "nee"}, "verhuisd zonder bekend initiatief"),
        ({"woont_nog": None}, "niet bekend of zij er nog wonen"),
    ],
)
def test_where_somebody_lives(antwoord: Rij, wonen: str) -> None:
    assert volgmoment("12", meting("2021-05-01", **antwoord))["wonen"] == wonen


def test_not_measured_is_never_none() -> None:
    rij = volgmoment("12")
    assert (rij["wonen"], rij["ontruimd"]) == ("niet gemeten", "ontruiming niet gemeten")
    assert (rij["overlast"], rij["huurachterstand"]) == ("niet_gemeten", "niet_gemeten")
    leeg = volgmoment("12", meting("2021-05-01", overlast=None, huurachterstand=None, ontruiming=None))
    assert (leeg["wonen"], leeg["ontruimd"], leeg["overlast"]) == (
        "woont er nog", "ontruiming niet gemeten", "niet_gemeten",
    )  # fmt: skip
    assert leeg["strikt"] == "niet strikt duurzaam of niet gemeten"


OPNIEUW = aanmelding(9, "2020-12-01", kandidaat_id="K1")  # six months after the closing


@pytest.mark.parametrize(
    ("trajecten", "nametingen", "na_6", "na_12", "na_24"),
    [
        ((dicht(1),), (), "woning niet bekend", "woning niet bekend", "woning niet bekend"),
        ((dicht(1),), (meting("2021-05-01"),), "niet terug", "niet terug", "woning niet bekend"),
        ((dicht(1),), (meting("2022-05-01"),), "niet terug", "niet terug", "niet terug"),
        ((dicht(1), OPNIEUW), (), *["nieuwe aanmelding"] * 3),
        ((dicht(1), OPNIEUW | {"aanmelddatum": "2020-12-02"}), (), "woning niet bekend", *["nieuwe aanmelding"] * 2),
        ((dicht(1), OPNIEUW | {"aanmelddatum": "2020-05-31"}), (), *["woning niet bekend"] * 3),
        ((dicht(1), OPNIEUW | {"kandidaat_id": "K2"}), (), *["woning niet bekend"] * 3),
        # The day of the nameting stands for a day that nobody knows.
        ((dicht(1),), (meting("2021-05-01", **WEG),), "niet terug", *["woning verloren"] * 2),
        ((dicht(1),), (meting("2021-05-01", ontruiming="ja"),), "niet terug", *["woning verloren"] * 2),
        (
            (dicht(1, einde_huur="2020-10-01", einde_reden="ontruiming"),), (),
            *["woning verloren"] * 3,
        ),
        ((dicht(1, einde_huur="2020-10-01", einde_reden="eigen initiatief"),), (), *["niet terug"] * 3),
        ((dicht(1, einde_huur="2020-10-01"),), (), *["woning niet bekend"] * 3),
        # What came first counts.
        (
            (dicht(1, einde_huur="2021-01-01", einde_reden="ontruiming"), OPNIEUW), (),
            *["nieuwe aanmelding"] * 3,
        ),
        (
            (dicht(1, einde_huur="2020-12-01", einde_reden="ontruiming"), OPNIEUW), (),
            *["woning verloren"] * 3,
        ),
    ],
)  # fmt: skip
def test_who_came_back(
    trajecten: tuple[Rij, ...], nametingen: tuple[Rij, ...], na_6: str, na_12: str, na_24: str
) -> None:
    for moment, verwacht in (("6", na_6), ("12", na_12), ("24", na_24)):
        rij = volgmoment(moment, *nametingen, trajecten=trajecten)
        assert rij["terugkeer"] == verwacht, moment
        assert (rij["terug"] == "terug") is (verwacht in ("nieuwe aanmelding", "woning verloren"))


def test_every_outcome_is_in_the_list_of_its_column() -> None:
    nametingen = [meting("2021-05-01", 1, **WEG), meting("2021-05-01", 2, ontruiming="ja", overlast=None)]
    cijfers = maak_cijfers(jaar(2020, date(2022, 12, 31)), trajecten=[dicht(1), dicht(2)], nametingen=nametingen)
    rijen = cijfers.register.tabel("volgmomenten")

    for kolom, waarden in (UITKOMSTEN | {"overlast": OVERLAST, "huurachterstand": HUURACHTERSTAND}).items():
        assert set(rijen[kolom].dropna()) <= set(waarden)


def groep(cijfers: Cijfers, naam: str, dimensie: str, waarde: str) -> float | None:
    return cijfers.cijfer(DEFINITIES[naam], ((dimensie, waarde),)).waarde


def test_an_outcome_is_unknown_until_somebody_was_measured_and_a_return_is_not() -> None:
    niemand = maak_cijfers(jaar(2020, date(2022, 12, 31)), trajecten=[dicht(1), OPNIEUW])
    assert groep(niemand, "na_12_maanden", "overlast", "geen") is None
    assert groep(niemand, "na_12_maanden", "terug", "terug") == 1
    iemand = maak_cijfers(
        jaar(2020, date(2022, 12, 31)), trajecten=[dicht(1), dicht(2)], nametingen=[meting("2021-05-01")]
    )
    assert groep(iemand, "na_12_maanden", "overlast", "structureel") == 0
    assert groep(iemand, "na_24_maanden", "overlast", "geen") is None


def test_a_moment_is_final_once_everybody_has_reached_it_and_was_measured() -> None:
    def voorlopig(naam: str, *nametingen: Rij, tot: str = "2022-06-01") -> bool:
        trajecten = [dicht(1, "2021-06-01")]
        cijfers = maak_cijfers(jaar(2021, date.fromisoformat(tot)), trajecten=trajecten, nametingen=list(nametingen))
        return bool(getattr(cijfers, naam).voorlopig)

    assert not voorlopig("na_12_maanden", meting("2022-05-01"))
    assert voorlopig("na_12_maanden", meting("2022-05-01"), tot="2022-05-31")
    assert voorlopig("na_12_maanden")
    assert voorlopig("na_24_maanden", meting("2022-05-01"))
    assert not voorlopig("na_12_maanden", tot="2023-12-31")  # followed for its full time: no nameting comes any more


def test_the_example_register_at_the_first_nameting() -> None:
    from loket.cijfers.inlezen import lees_cijfers

    cijfers = lees_cijfers("maastricht", 2022)
    for cohort, zonder_overlast, strikt in ((2020, 64, 57), (2021, 63, 56)):
        for naam in ("eerste_nameting", "na_12_maanden"):
            assert getattr(cijfers[cohort], naam).waarde == 73
            assert groep(cijfers[cohort], naam, "overlast", "geen") == zonder_overlast
            assert groep(cijfers[cohort], naam, "strikt", "strikt duurzaam") == strikt
