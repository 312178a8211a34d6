"""A roll-up, worked out by hand: who counts once, and what is of one desk alone."""

from __future__ import annotations

from datetime import date

import pytest
from klein_register import Rij, aanmelding, frames, geplaatst, maak_som, positief, wachtend

from loket.basis.periode import jaar, kwartaal
from loket.cijfers.balans import wachtlijstbalans
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Telling

#: K1 waits at both desks: at A since 1 February (12 months are agreed), at B since 1 May (9 months).
BIJ_A: list[Rij] = [
    wachtend(1, "2022-02-01", kandidaat_id="K1"),
    wachtend(2, "2021-06-01", kandidaat_id="K2"),
    geplaatst(3, "2022-01-03", "2022-06-01", kandidaat_id="K3"),
]
BIJ_B: list[Rij] = [
    wachtend(1, "2022-05-01", kandidaat_id="K1"),
    wachtend(2, "2022-01-10", kandidaat_id="K4"),
    aanmelding(3, "2022-12-01", kandidaat_id="K3"),
]


@pytest.fixture(scope="module")
def som() -> Cijfers:
    return maak_som(frames(trajecten=BIJ_A), frames(trajecten=BIJ_B))


def test_who_waits_at_two_desks_counts_once_and_what_was_done_at_each_counts_twice(som: Cijfers) -> None:
    assert [int(deel.wachtlijst) for deel in som.delen] == [2, 2]
    assert som.wachtlijst.waarde == 3
    assert [int(deel.wachtlijst_in) for deel in som.delen] == [2, 2]  # K1 and K3, K1 and K4
    assert som.wachtlijst_in.waarde == 3
    assert som.aanmeldingen.waarde == 5
    assert som.plaatsingen.waarde == 1
    apart = maak_som(frames(trajecten=BIJ_A), frames(trajecten=BIJ_B), zelfde_sleutel=False)
    assert apart.wachtlijst.waarde == 4
    assert apart.wachtlijst.uitleg.get("Let op") != som.wachtlijst.uitleg["Let op"]


def test_he_counts_where_his_agreed_time_is_over_first(som: Cijfers) -> None:
    """On 1 February 2023 both terms of K1 are over: 1 February at A, and 29 January at B."""
    (rij,) = som.wachtlijst.rijen[som.wachtlijst.rijen["kandidaat_id"] == "K1"].to_dict("records")
    assert (rij["loket"], rij["traject_id"], rij["termijn"].date()) == ("Loket B", "b-T1", date(2023, 1, 29))
    assert som.wacht_vanaf_6.waarde == 2  # K1 at B: 8 months, K4: 11 months
    assert som.wacht_vanaf_18.waarde == 1  # K2
    assert som.wacht_te_lang.waarde == 2  # K2 after 12 months at A, K4 after 9 at B
    assert som.wacht_te_lang.aandeel.noemer == 3


def test_within_a_corporatie_or_a_desk_he_counts_there_too(som: Cijfers) -> None:
    assert som.deel("wachtlijst", loket="Loket A").waarde == 2
    assert som.deel("wachtlijst", loket="Loket B").waarde == 2
    assert som.wachtlijst["Loket A"].waarde == 2
    assert som.groepswaarden("loket") == ("Loket A", "Loket B")
    assert {c.sleutel[1] for c in som.alles() if c.definitie.naam == "intakes"} >= {"loket=Loket A", "loket=Loket B"}
    assert som.delen[0].groepswaarden("loket") == ()


def test_quarters_of_a_roll_up_close_in_trajecten(som: Cijfers) -> None:
    balans = wachtlijstbalans(som)
    assert [int(c) for c in balans] == [1, 4, 1, 0, 4]
    assert balans.afwijking() == 0
    assert wachtlijstbalans(som.over(kwartaal(2022, 2))).afwijking() == 0


def test_each_desk_keeps_its_own_agreements(som: Cijfers) -> None:
    assert str(som.loket.wachttijd_afspraak_maanden) == "12 of 9"
    assert som.loket.wachttijd_afspraak_maanden == 12
    prijs = {"trajectprijs": 700.0, "geldig_van": "2021-01-01"}
    anders = maak_som(frames(trajecten=BIJ_A), frames(trajecten=BIJ_B, tarieven=[prijs]))
    assert [deel.trajectprijs.waarde for deel in anders.delen] == [675, 700]
    assert anders.trajectprijs.waarde is None
    assert anders.rekent_trajectprijs
    assert som.trajectprijs.waarde == 675


def test_who_was_closed_at_one_desk_comes_back_at_another() -> None:
    """Closed at A in March 2021 and registered at B in May: A by itself does not know."""
    a: list[Rij] = [positief(1, "2021-03-01", kandidaat_id="K1")]
    som = maak_som(frames(trajecten=a), frames(trajecten=[aanmelding(1, "2021-05-03", kandidaat_id="K1")]))
    assert som.delen[0][2021].deel("na_12_maanden", terugkeer="nieuwe aanmelding").waarde in (0, None)
    assert som[2021].deel("na_12_maanden", terugkeer="nieuwe aanmelding").rijen["traject_id"].tolist() == ["a-T1"]


def test_what_one_desk_does_not_keep_is_unknown_of_all() -> None:
    factuur = {"factuur_id": "F1", "traject_id": "T2", "factuurdatum": "2022-03-01"}
    a = frames(trajecten=BIJ_A, facturen=[factuur | {"betaald": "2022-03-10"}])
    som = maak_som(a, frames(trajecten=BIJ_B, facturen=[factuur]))
    assert som.delen[0].facturen_betaald.waarde == 1
    assert som.facturen_betaald.waarde is None
    assert som.deel("facturen_betaald", loket="Loket A").waarde == 1
    assert som.deel("facturen_betaald", loket="Loket B").waarde is None


def test_two_organisations_of_one_name_are_told_apart(som: Cijfers) -> None:
    assert set(som.groepswaarden("verwijzer")) >= {"Convenant (Loket A)", "Convenant (Loket B)"}
    assert som.deel("aanmeldingen", verwijzer="Convenant (Loket B)").waarde == 3


def test_dossiers_and_gremia_carry_the_name_of_their_desk() -> None:
    dossier = {"dossier": "Nazorg", "stand": "loopt", "vervolg": "verder"}
    overleg = {"gremium": "Stuurgroep", "onderwerp": "o", "verplichting": "v", "status": "gepland"}
    som = maak_som(
        frames(dossiers=[dossier], jaarplanning=[overleg | {"datum": "2022-05-01"}]),
        frames(dossiers=[dossier], jaarplanning=[overleg | {"datum": "2022-04-01"}]),
    )
    assert list(som.dit_jaar("dossiers")["dossier"]) == ["Loket A: Nazorg", "Loket B: Nazorg"]
    assert list(som.dit_jaar("jaarplanning")["gremium"]) == ["Loket B: Stuurgroep", "Loket A: Stuurgroep"]


def test_figures_that_count_people_are_those_of_kandidaten_in_trajecten() -> None:
    mensen = {naam for naam, d in DEFINITIES.items() if isinstance(d, Telling) and d.telt_mensen}
    assert mensen == {
        *("wachtlijst", "wachtlijst_in", "wachtlijst_terug", "wacht_te_lang", "afspraak_groep", "afspraak_gehaald"),
        *("wachttijd_groep", "wachttijd_zonder_woning", "wacht_vanaf_0", "wacht_vanaf_6", "wacht_vanaf_12"),
        "wacht_vanaf_18",
    }


def test_the_peildatum_holds_at_every_desk() -> None:
    som = maak_som(frames(trajecten=BIJ_A), frames(trajecten=BIJ_B), periode=jaar(2022), peildatum=date(2022, 4, 30))
    assert som.aanmeldingen.waarde == 3
