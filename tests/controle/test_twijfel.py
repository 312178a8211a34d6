"""What may be right, but should be looked at."""

from __future__ import annotations

from datetime import date

import pytest
from klein_register import Rij, aanmelding, geplaatst, maak_cijfers, positief

from loket.cijfers.cijfers import Cijfers
from loket.controle.twijfel import TWIJFEL
from loket.controle.verslag import Bevinding, Verslag


def gevonden(naam: str, cijfers: Cijfers) -> list[Bevinding]:
    (controle,) = (c for c in TWIJFEL if c.naam == naam)
    assert controle.ernst == "waarschuwing"
    return list(controle.zoek(Verslag(cijfers)))


def meting(nummer: int, dag: str = "2022-05-01", **meer: object) -> Rij:
    return {"traject_id": f"T{nummer}", "peildatum": dag} | meer


def test_two_cohorts_of_one_size_are_found() -> None:
    een_en_een = [positief(1, "2020-05-01"), positief(2, "2021-05-01")]
    (bevinding,) = gevonden("gelijke-cohorten", maak_cijfers(trajecten=een_en_een))

    assert (bevinding.bestand, bevinding.plaats) == ("2022/nametingen.csv", "")
    assert bevinding.gevonden == "cohort 2020 en cohort 2021: allebei 1 kandidaat"
    een_en_twee = [*een_en_een, positief(3, "2021-06-01")]
    assert gevonden("gelijke-cohorten", maak_cijfers(trajecten=een_en_twee)) == []
    assert gevonden("gelijke-cohorten", maak_cijfers()) == []  # two empty cohorts are no surprise


# Servatius: 61 and 61 days (2,0 months each); Maasvallei: 183 days (6,0). Over the cases 3,3; over the corporaties 4,0.
_SCHEEF = [
    geplaatst(1, "2022-01-01", "2022-03-03"),
    geplaatst(2, "2022-01-01", "2022-03-03"),
    geplaatst(3, "2022-01-01", "2022-07-03", corporatie="Maasvallei"),
]


def test_a_mean_of_means_that_prints_otherwise_is_found() -> None:
    (bevinding,) = gevonden("gemiddelde-van-gemiddelden", maak_cijfers(trajecten=_SCHEEF))

    assert (bevinding.bestand, bevinding.plaats) == ("2022/trajecten.csv", "")
    assert bevinding.gevonden == (
        "wachttijd over alle plaatsingen 3,3 maanden, gemiddelde van de corporaties 4,0 maanden"
    )
    assert gevonden("gemiddelde-van-gemiddelden", maak_cijfers(trajecten=_SCHEEF[1:])) == []  # one case each
    assert gevonden("gemiddelde-van-gemiddelden", maak_cijfers()) == []


def _verwijzers(dag: str | None) -> list[Rij]:
    rij = {"verwijzer_id": "CP1", "naam": "A", "type": "deelnemer", "geldig_van": "2018-01-01"}
    return [rij | {"deelnemersovereenkomst_sinds": dag}]


@pytest.mark.parametrize(
    ("ingang", "aantal"),
    [
        ("2022-12-31", 3),
        ("2022-07-01", 2),
        ("2022-06-30", 1),
        ("2022-01-01", 0),
        ("2021-07-01", 0),
        ("2023-01-01", 0),
        (None, 0),
    ],
)
def test_registrations_before_an_agreement_that_begins_in_the_year_are_counted(ingang: str, aantal: int) -> None:
    trajecten = [aanmelding(nr, dag) for nr, dag in enumerate(("2022-01-02", "2022-06-30", "2022-07-01"))]
    bevindingen = gevonden("overeenkomst-halverwege", maak_cijfers(trajecten=trajecten, verwijzers=_verwijzers(ingang)))

    woord = "1 aanmelding" if aantal == 1 else f"{aantal} aanmeldingen"
    dagen = {"2022-12-31": "31 december 2022", "2022-07-01": "1 juli 2022", "2022-06-30": "30 juni 2022"}
    verwacht = [f"{woord} in 2022 vóór de overeenkomst van {dagen[ingang]}"] if aantal else []
    assert [b.gevonden for b in bevindingen] == verwacht
    assert {b.bestand for b in bevindingen} <= {"verwijzers.csv"}


class TestGrondVanEinde:
    WEG = meting(1, woont_nog="nee", verhuisinitiatief="corporatie")

    def zoek(self, reden: str | None, nameting: Rij) -> list[str]:
        einde = {"einde_huur": "2022-04-01", "einde_reden": reden} if reden else {}
        cijfers = maak_cijfers(trajecten=[positief(1, "2021-05-01", **einde)], nametingen=[nameting])
        bevindingen = gevonden("grond-van-einde", cijfers)
        assert all((b.bestand, b.plaats) == ("2022/nametingen.csv", "rij 2") for b in bevindingen)
        return [b.gevonden for b in bevindingen]

    def test_who_left_needs_a_ground(self) -> None:
        assert self.zoek(None, self.WEG) == ["T1: vertrokken, zonder einde_reden"]
        assert self.zoek("initiatief corporatie", self.WEG) == []

    def test_an_eviction_is_one_in_both_tables(self) -> None:
        ontruimd = self.WEG | {"ontruiming": "ja"}
        assert self.zoek("ontruiming", ontruimd) == []
        assert self.zoek("ontruiming", self.WEG) == ["T1: vertrokken, einde_reden ‘ontruiming’, ontruiming nee"]
        assert self.zoek("eigen initiatief", ontruimd) == [
            "T1: vertrokken, einde_reden ‘eigen initiatief’, ontruiming ja"
        ]

    def test_an_eviction_without_a_move_needs_a_ground_too(self) -> None:
        assert self.zoek(None, meting(1, ontruiming="ja")) == ["T1: vertrokken, zonder einde_reden"]

    def test_who_stayed_or_left_in_another_year_needs_none(self) -> None:
        assert self.zoek(None, meting(1)) == []
        assert self.zoek(None, self.WEG | {"peildatum": "2021-12-31"}) == []


def test_a_cohort_that_nobody_measured_is_found() -> None:
    trajecten = [positief(1, "2020-05-01"), positief(2, "2021-05-01")]
    (bevinding,) = gevonden("cohort-gemeten", maak_cijfers(trajecten=trajecten, nametingen=[meting(1)]))

    assert (bevinding.bestand, bevinding.plaats) == ("2022/nametingen.csv", "")
    assert bevinding.gevonden == "cohort 2021: nog niemand gemeten"
    assert gevonden("cohort-gemeten", maak_cijfers(trajecten=trajecten, nametingen=[meting(1), meting(2)])) == []


def test_a_published_share_without_noemer_is_found_at_its_row() -> None:
    reeks = {"indicator": "duurzaam", "jaar": 2018, "waarde": 82.5, "bron": "verslag"}
    met = reeks | {"jaar": 2019, "noemer": 50}
    (bevinding,) = gevonden("reeks-zonder-noemer", maak_cijfers(reeksen=[met, reeks]))

    assert bevinding.plaats == "rij 3"
    assert bevinding.gevonden == "duurzaam 2018: 82,5% zonder noemer"


def test_a_published_figure_that_differs_is_found_unless_the_difference_is_explained() -> None:
    rij = {"paragraaf": "1", "cijfer": "aanmeldingen", "periode": "2022", "waarde": "2", "eenheid": "aantal"}
    trajecten = [aanmelding(1, "2022-02-01")]

    def zoek(**meer: str) -> list[Bevinding]:
        return gevonden("gepubliceerd-gelijk", maak_cijfers(trajecten=trajecten, gepubliceerd=[rij | meer]))

    (bevinding,) = zoek()
    assert (bevinding.bestand, bevinding.plaats, bevinding.gevonden) == ("2022/gepubliceerd.csv", "rij 2", "waarde 2")
    assert zoek(erratum="telfout") == []
    assert zoek(waarde="1") == []
    assert [b.gevonden for b in zoek(waarde="1", erratum="telfout")] == ["erratum telfout"]


def test_each_corporatie_needs_a_taakstelling() -> None:
    rij = {"corporatie": "Servatius", "aantal": 5}
    (bevinding,) = gevonden("elke-corporatie", maak_cijfers(taakstelling=[rij]))

    assert (bevinding.bestand, bevinding.plaats) == ("2022/taakstelling.csv", "")
    assert bevinding.gevonden == "Maasvallei: geen taakstelling"
    assert gevonden("elke-corporatie", maak_cijfers(taakstelling=[rij, rij | {"corporatie": "Maasvallei"}])) == []


def test_no_check_changes_the_register() -> None:
    cijfers = maak_cijfers(trajecten=_SCHEEF, nametingen=[meting(1, woont_nog="nee", verhuisinitiatief="eigen")])
    voor = {naam: frame.copy() for naam, frame in cijfers.register.frames.items()}
    for controle in TWIJFEL:
        list(controle.zoek(Verslag(cijfers)))
    for naam, frame in cijfers.register.frames.items():
        assert frame.equals(voor[naam]), naam


@pytest.mark.parametrize(
    ("peildatum", "wat"),
    [
        ("2023-01-31", []),
        ("2023-05-03", []),  # 183 days after 1 November
        ("2023-05-04", ["het nieuwste is van 1 november 2022, de peildatum is 4 mei 2023"]),
        ("2032-01-31", ["het nieuwste is van 1 november 2022, de peildatum is 31 januari 2032"]),
    ],
)
def test_a_peildatum_long_after_the_newest_row_is_told(peildatum: str, wat: list[str]) -> None:
    cijfers = maak_cijfers(
        peildatum=date.fromisoformat(peildatum), trajecten=[aanmelding(1, "2022-11-01"), aanmelding(2, "2022-03-01")]
    )

    assert [b.gevonden for b in gevonden("register-bij", cijfers)] == wat


def test_a_year_in_which_nothing_was_filled_in_yet_has_no_peildatum_too_late() -> None:
    assert gevonden("register-bij", maak_cijfers(trajecten=[aanmelding(1, "2021-02-01")])) == []
    assert gevonden("register-bij", maak_cijfers()) == []
