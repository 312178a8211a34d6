"""One partner's own figures, beside those of the desk; each expectation is worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from klein_register import aanmelding, geplaatst, maak_cijfers, wachtend

from loket.basis.meldingen import LoketFout
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.partner import partners, zoek_partner

VERWIJZERS = [
    {"verwijzer_id": "CP1", "naam": "Convenant", "type": "convenantpartner", "geldig_van": "2018-01-01"},
    {"verwijzer_id": "DN1", "naam": "Noord", "type": "deelnemer", "geldig_van": "2018-01-01",
     "deelnemersovereenkomst_sinds": "2022-07-01"},
    {"verwijzer_id": "DN2", "naam": "Zuid", "type": "deelnemer", "geldig_van": "2022-05-01",
     "deelnemersovereenkomst_sinds": "2023-01-01"},
    {"verwijzer_id": "DN3", "naam": "Weg", "type": "deelnemer", "geldig_van": "2018-01-01", "geldig_tot": "2021-12-31"},
]  # fmt: skip


def klein(**meer: object) -> Cijfers:
    """Seven trajecten of 2022: CP1 has three of them, DN1 three and DN2 one."""
    trajecten = [
        geplaatst(1, "2022-01-01", "2022-03-01"),
        geplaatst(2, "2022-01-01", "2022-07-01", corporatie="Maasvallei", verwijzer_id="DN1"),
        wachtend(3, "2022-02-01"),
        wachtend(4, "2022-02-01", verwijzer_id="DN1"),
        wachtend(5, "2022-02-01", verwijzer_id="DN1", corporatie="Maasvallei"),
        aanmelding(6, "2022-06-01", verwijzer_id="DN2"),
        aanmelding(7, "2022-06-01"),
    ]
    facturen = [
        {"factuur_id": "F1", "traject_id": "T1", "factuurdatum": "2022-02-01"},
        {"factuur_id": "F2", "traject_id": "T2", "factuurdatum": "2022-02-01"},
        {"factuur_id": "F3", "traject_id": "T4", "factuurdatum": "2022-03-01", "bedrag": 700.0},
    ]
    taakstelling = [{"corporatie": "Servatius", "aantal": 4}, {"corporatie": "Maasvallei", "aantal": 1}]
    cijfers = maak_cijfers(trajecten=trajecten, facturen=facturen, taakstelling=taakstelling, verwijzers=VERWIJZERS)
    loket = replace(cijfers.loket, **meer)
    return Cijfers(replace(cijfers.register, inrichting=loket), cijfers.periode) if meer else cijfers


def test_the_partners_of_a_year_are_its_corporaties_and_who_took_part() -> None:
    gevonden = partners(klein())
    assert [partner.code for partner in gevonden] == ["Maasvallei", "Servatius", "CP1", "DN1", "DN2"]
    assert [partner.naam for partner in gevonden] == ["Maasvallei", "Servatius", "Convenant", "Noord", "Zuid"]
    assert [partner.is_corporatie for partner in gevonden] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("partner", "verwacht"),
    [
        ("Servatius", {"wachtlijst_in": 3, "plaatsingen": 1, "taakstelling": 4, "realisatie": 25, "wachtlijst": 2}),
        ("Maasvallei", {"wachtlijst_in": 2, "plaatsingen": 1, "taakstelling": 1, "realisatie": 100, "wachtlijst": 1}),
        ("CP1", {"aanmeldingen": 3, "intakes": 2, "plaatsingen": 1, "wachtlijst": 1, "gefactureerd_bedrag": 675}),
        ("DN1", {"aanmeldingen": 3, "intakes": 3, "wachtlijst": 2, "gefactureerd_bedrag": 1375,
                 "nog_niet_gefactureerd": 1}),
        ("DN2", {"aanmeldingen": 1, "intakes": 0, "plaatsingen": 0, "wachttijd": None, "gefactureerd_bedrag": 0}),
    ],
)  # fmt: skip
def test_its_own_figures_are_those_of_its_own_cases(partner: str, verwacht: dict[str, float | None]) -> None:
    eigen = zoek_partner(klein(), partner)
    assert {naam: getattr(eigen, naam).waarde for naam in verwacht} == verwacht


@pytest.mark.parametrize("naam", ["aanmeldingen", "intakes", "plaatsingen", "wachtlijst", "gefactureerd_bedrag"])
def test_what_partners_have_together_is_what_the_desk_has(naam: str) -> None:
    cijfers = klein()
    eigen = [getattr(p, naam).waarde for p in partners(cijfers) if not p.is_corporatie]
    assert sum(eigen) == getattr(cijfers, naam).waarde


@pytest.mark.parametrize(
    ("naam", "nabij"),
    [("servatius", "Servatius"), ("DN3", "DN1"), ("dn1", "DN1"), ("deelnemer 1", "DN1"), ("", "Bekend zijn")],
)
def test_an_unknown_partner_is_refused_with_the_nearest_names(naam: str, nabij: str) -> None:
    with pytest.raises(LoketFout, match=f"in 2022 geen partner ‘{naam}’.*{nabij}"):
        zoek_partner(klein(), naam)


def test_an_agreement_counts_from_its_first_day() -> None:
    wie = {p.code: p.deelname for p in partners(klein())}
    assert wie["CP1"] == "doet mee als convenantpartner"
    assert wie["DN1"] == "doet mee met een deelnemersovereenkomst, die geldt sinds 1 juli 2022"
    assert wie["DN2"] == "doet mee zonder deelnemersovereenkomst"


def test_a_total_that_less_its_own_is_one_other_partner_is_not_shown() -> None:
    """There are two corporaties, so to Servatius any total says what Maasvallei has; three organisations have more."""
    cijfers = klein()
    servatius, dn1, dn2 = (zoek_partner(cijfers, naam) for naam in ("Servatius", "DN1", "DN2"))
    assert [servatius.totaal(n) for n in ("plaatsingen", "taakstelling", "realisatie", "wachttijd_geschat")] == [
        None
    ] * 4
    assert dn1.totaal("aanmeldingen") is cijfers.aanmeldingen  # CP1 and DN2 have the rest
    assert dn1.totaal("plaatsingen") is None  # CP1 has the rest
    assert dn2.totaal("plaatsingen") is cijfers.plaatsingen  # CP1 and DN1 have all


def test_the_desk_s_smallest_number_is_about_the_others_and_about_people() -> None:
    """Of 7 aanmeldingen 4 are not of DN1, and of 5 intakes none is of DN2."""
    for kleinste, getoond in ((0, True), (4, True), (5, False)):
        cijfers = klein(kleinste_aantal=kleinste)
        assert bool(zoek_partner(cijfers, "DN1").totaal("aanmeldingen")) is getoond
        assert zoek_partner(cijfers, "DN1").aanmeldingen.waarde == 3  # its own number as it is
    assert zoek_partner(klein(kleinste_aantal=5), "DN2").totaal("intakes")


def test_the_longest_wait_of_the_desk_is_shown_to_whom_it_belongs() -> None:
    """It is one case: to the others it would be a figure of another partner."""
    corporaties = ("Maasvallei", "Servatius", "Woonpunt")
    trajecten = [wachtend(n, f"2022-0{n}-01", corporatie=naam) for n, naam in enumerate(corporaties, 1)]
    cijfers = maak_cijfers(trajecten=trajecten)
    cijfers = Cijfers(
        replace(cijfers.register, inrichting=replace(cijfers.loket, corporaties=corporaties)), cijfers.periode
    )
    totalen = [zoek_partner(cijfers, naam).totaal("langste_wacht") for naam in corporaties]
    assert totalen == [cijfers.langste_wacht, None, None]


def test_a_taakstelling_is_of_homes_not_of_people() -> None:
    cijfers = klein(corporaties=("Maasvallei", "Servatius", "Woonpunt"), kleinste_aantal=5)
    rijen = cijfers.register.tabel("taakstelling")
    assert set(rijen["corporatie"]) == {"Maasvallei", "Servatius"}
    assert zoek_partner(cijfers, "Woonpunt").totaal("taakstelling") is cijfers.taakstelling
    assert zoek_partner(cijfers, "Woonpunt").totaal("plaatsingen") is None  # 2 of others


def test_two_sheets_never_have_files_of_the_same_name() -> None:
    with pytest.raises(LoketFout, match="‘Zo Wonen’ en ‘Zo-wonen’ krijgen een blad met dezelfde bestandsnaam"):
        partners(klein(corporaties=("Zo Wonen", "Zo-wonen")))
