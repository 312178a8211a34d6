"""The names of verwijzers, and on what footing they registered a kandidaat."""

from __future__ import annotations

from datetime import date

from klein_register import INRICHTING, aanmelding, frames

from loket.register.afleiding import leid_af
from loket.register.verwijzers import CONVENANT, MET, ZONDER


def _rij(wie: str, naam: str, van: str, tot: str | None = None, sinds: str | None = None, soort: str = "deelnemer"):
    rij = {"verwijzer_id": wie, "naam": naam, "type": soort, "geldig_van": van, "geldig_tot": tot}
    return rij | {"deelnemersovereenkomst_sinds": sinds}


_VERWIJZERS = [
    _rij("A", "Oud", "2018-01-01", "2022-06-30", "2022-03-01"),
    _rij("A", "Nieuw", "2022-07-01", None, "2022-03-01"),
    _rij("B", "Zorg", "2018-01-01", soort="convenantpartner"),
    _rij("C", "Zorg", "2018-01-01", None, "2023-01-01"),
]


def _tabellen(peildatum: date, *wie_en_wanneer: tuple[str | None, str]):
    trajecten = [aanmelding(nr, dag, verwijzer_id=wie) for nr, (wie, dag) in enumerate(wie_en_wanneer)]
    return leid_af(frames(trajecten=trajecten, verwijzers=_VERWIJZERS), INRICHTING, peildatum)


def test_an_organisation_has_the_name_of_the_peildatum_and_two_of_one_name_their_code() -> None:
    def namen(dag: date) -> list[str]:
        return _tabellen(dag)["verwijzers"]["verwijzer"].tolist()

    assert namen(date(2022, 6, 30)) == ["Oud", "Oud", "Zorg (B)", "Zorg (C)"]
    assert namen(date(2022, 7, 1)) == ["Nieuw", "Nieuw", "Zorg (B)", "Zorg (C)"]


def test_the_status_is_that_of_the_aanmelddatum() -> None:
    trajecten = _tabellen(
        date(2022, 12, 31),
        ("A", "2022-02-28"),
        ("A", "2022-03-01"),
        ("A", "2022-07-01"),
        ("B", "2022-01-01"),
        ("C", "2022-01-01"),
        ("C", "2017-12-31"),
        (None, "2022-01-01"),
    )["trajecten"]

    assert trajecten["verwijzerstatus"].tolist() == [ZONDER, MET, MET, CONVENANT, ZONDER, "onbekend", "onbekend"]
    assert trajecten["verwijzer"].tolist() == [*["Nieuw"] * 3, "Zorg (B)", *["Zorg (C)"] * 2, "onbekend"]


def test_an_agreement_that_begins_after_the_peildatum_is_not_known() -> None:
    assert _tabellen(date(2022, 12, 31))["verwijzers"]["deelnemersovereenkomst_sinds"].isna().tolist()[-1]
    assert not _tabellen(date(2023, 1, 1))["verwijzers"]["deelnemersovereenkomst_sinds"].isna().tolist()[-1]


def test_an_agreement_that_goes_on_under_another_name_is_one() -> None:
    assert _tabellen(date(2022, 12, 31))["verwijzers"]["eerste"].tolist()[:2] == ["ja", "nee"]
