"""Where a number comes from, and what may be compared."""

from __future__ import annotations

import pytest
from klein_register import Rij, aanmelding, als_voorbeeld, geplaatst, maak_cijfers, positief

from loket.basis.afspraken import LEGENDA
from loket.basis.periode import jaar
from loket.cijfers.afkomst import bezwaar, kanttekening, let_op, merk
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.inlezen import lees_cijfers
from loket.cijfers.openbaar import voor_publiek
from loket.cijfers.weergave import interval, uitleg

#: Two aanmeldingen in 2022, one in 2021; one placement after 61 days and one after 65, so 2,0 and 2,1 months.
RIJEN: list[Rij] = [
    geplaatst(1, "2022-01-01", "2022-03-03"),
    geplaatst(2, "2022-01-01", "2022-03-07"),
    aanmelding(3, "2021-05-01"),
]


def gepubliceerd(cijfer: str, waarde: str, eenheid: str = "aantal", **meer: object) -> Rij:
    rij = {"paragraaf": "1", "cijfer": cijfer, "periode": "2022", "waarde": waarde, "eenheid": eenheid}
    return rij | meer


def register(*rijen: Rij, voorbeelddata: bool = True, **tabellen: list[Rij]) -> Cijfers:
    cijfers = maak_cijfers(**{"trajecten": RIJEN} | tabellen, gepubliceerd=list(rijen))
    return als_voorbeeld(cijfers) if voorbeelddata else cijfers


class TestHerkomst:
    def test_made_up_cases_are_illustrative_and_real_ones_are_counted(self) -> None:
        assert register().aanmeldingen.herkomst == "illustratief"
        assert register(voorbeelddata=False).aanmeldingen.herkomst == "berekend"

    def test_what_was_published_is_so_in_its_own_group_and_period_only(self) -> None:
        cijfers = register(
            gepubliceerd("aanmeldingen", "2"),
            gepubliceerd("intakes", "2", groep="verwijzertype=deelnemer"),
            gepubliceerd("wachtlijst", "0", periode="2022-12-31"),
        )
        assert cijfers.aanmeldingen.herkomst == "gepubliceerd"
        assert cijfers.wachtlijst.herkomst == "gepubliceerd"
        assert cijfers.vorig.aanmeldingen.herkomst == "illustratief"
        assert cijfers.aanmeldingen["convenantpartner"].herkomst == "illustratief"
        assert cijfers.intakes.herkomst == "illustratief"

    def test_what_was_published_is_not_made_up_in_a_version_for_others(self) -> None:
        """Rounded, it follows from what was published, also when it is the very same; an agreement stays as it is."""
        afspraak = {"corporatie": "Servatius", "aantal": 3}
        cijfers = register(
            gepubliceerd("aanmeldingen", "2"), gepubliceerd("taakstelling", "3"), taakstelling=[afspraak]
        )
        anderen = voor_publiek(cijfers)
        assert (cijfers.aanmeldingen.herkomst, anderen.aanmeldingen.herkomst) == ("gepubliceerd", "berekend")
        assert (cijfers.taakstelling.herkomst, anderen.taakstelling.herkomst) == ("gepubliceerd", "gepubliceerd")
        assert (cijfers.intakes.herkomst, anderen.intakes.herkomst) == ("illustratief", "illustratief")

    def test_at_a_desk_of_a_roll_up_it_is_what_it_is_at_that_desk(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LOKET_DATA", "data")
        som = lees_cijfers("zuid-limburg", 2022)
        bij_maastricht = som.deel("aanmeldingen", loket="Loket Housing Maastricht")
        assert (bij_maastricht.waarde, bij_maastricht.herkomst) == (177, "gepubliceerd")
        assert som.aanmeldingen.herkomst == "illustratief"

    def test_a_number_that_was_published_differently_is_not_published(self) -> None:
        anders = gepubliceerd("aanmeldingen", "3", erratum="telt dubbel")
        assert register(anders).aanmeldingen.herkomst == "illustratief"
        assert register(anders, voorbeelddata=False).aanmeldingen.herkomst == "berekend"

    def test_decimals_that_were_not_published_are_not(self) -> None:
        cijfers = register(gepubliceerd("wachttijd", "2", "maanden"))
        assert str(cijfers.wachttijd) == "2,1\xa0maanden"  # (61 + 65) / 2 days
        assert cijfers.wachttijd.herkomst == "illustratief"
        assert cijfers.wachttijd.afgerond.herkomst == "gepubliceerd"
        assert uitleg(cijfers.wachttijd)["Herkomst"].endswith("; afgerond op een heel getal is het zo gepubliceerd")
        assert register(gepubliceerd("wachttijd", "2.1", "maanden")).wachttijd.herkomst == "gepubliceerd"

    def test_a_share_of_two_published_numbers_is_computed(self) -> None:
        taak: list[Rij] = [{"corporatie": "Servatius", "aantal": 4}]
        een = gepubliceerd("plaatsingen", "2")
        assert register(een, taakstelling=taak).realisatie.herkomst == "illustratief"
        beide = register(een, gepubliceerd("taakstelling", "4"), taakstelling=taak)
        assert beide.realisatie.herkomst == "berekend"

    def test_a_part_and_its_share_are_published_apart(self) -> None:
        rij = gepubliceerd("overlast_geen", "1", periode="2020", gedrukt_aandeel="100.0")
        delen: dict[str, list[Rij]] = {
            "trajecten": [positief(1, "2020-05-01")],
            "nametingen": [{"traject_id": "T1", "peildatum": "2021-05-01"}],
        }
        assert register(rij, **delen)[2020].overlast_geen.aandeel.herkomst == "gepubliceerd"
        zonder = register(rij | {"gedrukt_aandeel": None}, **delen)[2020]
        assert (zonder.overlast_geen.herkomst, zonder.overlast_geen.aandeel.herkomst) == (
            "gepubliceerd",
            "illustratief",
        )

    def test_what_the_source_does_not_print_itself_follows_from_what_it_prints(self) -> None:
        rij = gepubliceerd("plaatsingen", "2")
        assert register(rij).plaatsingen.herkomst == "gepubliceerd"
        assert register(rij | {"gedrukt": "nee"}).plaatsingen.herkomst == "berekend"
        assert register(rij | {"gedrukt": "nee", "waarde": "3"}).plaatsingen.herkomst == "illustratief"

    def test_a_count_of_whole_cohorts_that_were_published_follows_from_them(self) -> None:
        dichte: list[Rij] = [positief(1, "2020-05-01"), positief(2, "2021-05-01"), positief(3, "2022-05-01")]
        cohort = gepubliceerd("nameting_cohort", "1", periode="2021")
        cijfers = register(cohort, trajecten=dichte)
        assert cijfers[2021].eerste_nameting.herkomst == cijfers[2021].na_12_maanden.herkomst == "berekend"
        assert cijfers.te_meten.waarde == 2  # those of 2021 and 2022
        assert cijfers.te_meten.herkomst == "illustratief"  # how many of 2022 there are, nobody published
        assert cijfers.los_te_laten.herkomst == cijfers[2020].nameting_cohort.herkomst == "illustratief"
        assert cijfers[2021].na_24_maanden.herkomst == "illustratief"  # nobody is that far

        met_2022 = register(cohort, gepubliceerd("positief_afgesloten", "1"), trajecten=dichte)
        assert met_2022.nameting_cohort.herkomst == met_2022.te_meten.herkomst == "berekend"
        assert register(cohort, trajecten=dichte, voorbeelddata=False).te_meten.herkomst == "berekend"

    def test_a_series_is_published_and_a_price_of_the_desk_is_no_case(self) -> None:
        assert register()[2018].duurzaam.herkomst == "gepubliceerd"
        assert register().trajectprijs.herkomst == "berekend"


class TestMerk:
    def test_what_is_usual_in_a_report_has_no_sign(self) -> None:
        assert {s: merk(s, True) != "" for s in LEGENDA[True]} == {
            "gepubliceerd": False,
            "berekend": True,
            "illustratief": True,
        }
        assert {s: merk(s, False) != "" for s in LEGENDA[False]} == {"gepubliceerd": True, "berekend": False}

    def test_the_sign_stands_behind_the_number_in_every_form_of_it(self) -> None:
        cijfers = register(gepubliceerd("plaatsingen", "2"))
        teken = '</data><sup><span class="herkomst">i</span></sup></a>'
        assert cijfers.aanmeldingen.html().endswith(teken)
        assert cijfers.aanmeldingen.voluit._repr_html_().endswith(teken)
        assert "herkomst" not in cijfers.plaatsingen.html()

    def test_the_cover_tells_every_sign(self) -> None:
        for teken, wat in LEGENDA[True].values():
            assert not teken or f"Een kleine {teken} achter een cijfer betekent: {wat}." in let_op()


class TestVergelijken:
    def test_no_change_on_made_up_cases(self) -> None:
        cijfers = register(gepubliceerd("aanmeldingen", "2"))
        assert str(cijfers.aanmeldingen.verschil) == "niet te vergelijken: het cijfer van 2021 is illustratief"
        assert bezwaar(cijfers.vorig.aanmeldingen, cijfers.aanmeldingen) == "het cijfer van 2021 is illustratief"
        assert bezwaar(cijfers.intakes, cijfers.vorig.intakes) == "beide cijfers zijn illustratief"
        assert not cijfers.aanmeldingen.verschil
        assert "Jaar eerder" not in uitleg(cijfers.aanmeldingen)

    def test_a_change_between_two_published_numbers(self) -> None:
        cijfers = register(gepubliceerd("aanmeldingen", "2"), gepubliceerd("aanmeldingen", "1", periode="2021"))
        assert str(cijfers.aanmeldingen.verschil) == "1 meer dan in 2021"
        assert cijfers.aanmeldingen.verschil
        assert uitleg(cijfers.aanmeldingen)["Jaar eerder"] == "1"

    def test_a_real_register_compares(self) -> None:
        assert str(register(voorbeelddata=False).aanmeldingen.verschil) == "1 meer dan in 2021"

    def test_a_year_of_which_the_noemer_is_unknown_is_no_base(self) -> None:
        reeks: Rij = {"indicator": "duurzaam", "jaar": 2019, "waarde": 94.0, "bron": "verslag"}
        cohort: dict[str, list[Rij]] = {
            "trajecten": [positief(1, "2020-05-01")],
            "nametingen": [{"traject_id": "T1", "peildatum": "2021-05-01"}],
        }
        duurzaam = register(voorbeelddata=False, reeksen=[reeks], **cohort)[2020].duurzaam
        zonder = "niet te vergelijken: van 2019 is het aantal kandidaten onbekend"
        assert str(duurzaam.verschil) == zonder
        met = register(voorbeelddata=False, reeksen=[reeks | {"noemer": 50.0}], **cohort)[2020].duurzaam
        assert str(met.verschil) == "6,0\xa0procentpunt hoger dan in 2019"

    def test_no_interval_on_made_up_cases_of_an_earlier_year(self) -> None:
        cijfers = register()
        assert interval(cijfers.aangemeld_geplaatst.aandeel)  # of the report's own year: with its sign
        assert interval(cijfers.vorig.aangemeld_geplaatst.aandeel) == ""
        assert interval(register(voorbeelddata=False).vorig.aangemeld_geplaatst.aandeel)


class TestTeJong:
    """A register from 2020 on, in which somebody waited 18 months: from 1 January 2022 on it is old enough."""

    RIJEN: tuple[Rij, ...] = (
        geplaatst(1, "2020-03-01", "2021-09-01"),
        geplaatst(2, "2021-12-01", "2022-03-01"),
    )

    def cijfers(self, *jaren: int) -> Cijfers:
        return maak_cijfers(jaar(2022), jaren=jaren, trajecten=list(self.RIJEN))

    @pytest.mark.parametrize("naam", ["wachttijd", "wachttijd_mediaan", "geplaatst_binnen_afspraak", "binnen_afspraak"])
    def test_a_time_that_lies_behind_needs_a_register_as_old(self, naam: str) -> None:
        oud = self.cijfers(2020, 2021, 2022)
        assert kanttekening(getattr(oud, naam)) == ""
        assert kanttekening(getattr(oud.vorig, naam)).startswith("Het register begint op 1 januari 2020. Wie eerder")
        assert bezwaar(getattr(oud, naam), getattr(oud.vorig, naam)) == "het register begint pas in 2020"
        assert kanttekening(getattr(self.cijfers(2021, 2022), naam))

    def test_a_count_and_an_estimate_measure_no_time_that_lies_behind(self) -> None:
        vorig = self.cijfers(2020, 2021, 2022).vorig
        assert [kanttekening(c) for c in (vorig.aanmeldingen, vorig.plaatsingen, vorig.wachttijd_geschat)] == [""] * 3

    def test_who_looks_at_the_figure_is_told(self) -> None:
        vorig = self.cijfers(2020, 2021, 2022).vorig.wachttijd
        assert uitleg(vorig)["Let op"] == vorig.kanttekening != ""

    def test_of_an_unknown_time_nothing_is_said(self) -> None:
        assert kanttekening(maak_cijfers(jaren=(2022,)).wachttijd) == ""


def test_a_share_of_an_unknown_number_is_not_compared() -> None:
    """Of 2019 only a percentage was published: nobody knows how sure it is."""
    reeks = {"indicator": "duurzaam", "jaar": 2019, "waarde": 94.0, "bron": "verslag"}
    cohort = {"trajecten": [positief(1, "2020-05-01")], "nametingen": [{"traject_id": "T1", "peildatum": "2021-05-01"}]}
    zonder, met = (maak_cijfers(reeksen=[reeks | noemer], **cohort)[2020] for noemer in ({}, {"noemer": 50.0}))
    assert bezwaar(zonder.duurzaam, zonder.vorig.duurzaam) == "van 2019 is het aantal kandidaten onbekend"
    assert not zonder.duurzaam.verschil
    assert str(met.duurzaam.verschil) == "6,0\xa0procentpunt hoger dan in 2019"
