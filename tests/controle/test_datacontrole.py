"""The data check: every finding worked out by hand on small registers."""

from __future__ import annotations

import pandas as pd
import pytest
from klein_register import aanmelding, frame, frames, geplaatst, maak_cijfers, positief, wachtend

from loket.basis.meldingen import LoketFout
from loket.basis.periode import jaar
from loket.controle.gegevens import Datacontrole, aanmeldingen_per_week, dubbel, gaten, overzicht, sluitend
from loket.controle.gegevens import tijdigheid as tijd
from loket.controle.gegevens import uitschieters as uit
from loket.controle.gegevens import volledigheid as vol
from loket.controle.gegevens.bevinding import Grenzen
from loket.register.schema import schemas
from loket.tonen.tabel_als_html import Tabel

PEILDATUM = pd.Timestamp("2022-12-31")


VERWIJZERS = [{"verwijzer_id": "CP1", "naam": "C", "type": "convenantpartner", "geldig_van": "2018-01-01"}]


def trajecten(*rijen):
    return frame("trajecten", list(rijen))


def ids(gevonden):
    return list(gevonden["traject_id"])


def controle(**tabellen):
    return Datacontrole(maak_cijfers(**tabellen))


def gevonden(datacontrole, deel):
    return {c.naam: c.aantal for c in datacontrole.delen[deel] if c.aantal}


class TestVolledigheid:
    def per_kolom(self, **tabellen):
        return vol.volledigheid(frames(**tabellen)).set_index(["tabel", "kolom"])

    def test_a_column_counts_once_its_stage_is_reached(self):
        rijen = [aanmelding(1, "2022-01-10"), wachtend(2, "2022-02-01"), wachtend(3, "2022-03-01", corporatie=None)]
        telling = self.per_kolom(trajecten=rijen)
        assert telling.loc[("trajecten", "corporatie"), ["verwacht", "gevuld", "leeg", "procent"]].tolist() == [
            2,
            1,
            1,
            50,
        ]
        assert telling.loc[("trajecten", "start_huur"), "verwacht"] == 0
        assert pd.isna(telling.loc[("trajecten", "start_huur"), "procent"])

    def test_what_was_not_measured_is_not_filled(self):
        rijen = [{"traject_id": f"T{n}", "peildatum": "2022-06-01"} for n in (1, 2, 3, 4)]
        rijen[0]["overlast"] = "niet_gemeten"
        assert self.per_kolom(nametingen=rijen).loc[("nametingen", "overlast"), "procent"] == 75

    def test_the_end_of_a_rent_is_expected_after_a_nameting_says_so(self):
        weg = {"traject_id": "T1", "peildatum": "2022-06-01", "woont_nog": "nee", "verhuisinitiatief": "eigen"}
        rijen = [positief(1, "2021-06-01"), positief(2, "2021-06-01")]
        leeg = vol.lege_cellen(frames(trajecten=rijen, nametingen=[weg], verwijzers=[]))
        assert leeg[["traject_id", "kolom"]].to_numpy().tolist() == [["T1", "einde_huur"]]
        assert leeg.index.names == ["bestand", "rij"]

    def test_an_invoice_tells_that_there_was_an_intake(self):
        factuur = {"factuur_id": "F1", "traject_id": "T1", "factuurdatum": "2022-02-01"}
        telling = self.per_kolom(trajecten=[aanmelding(1, "2022-01-10")], facturen=[factuur])
        assert telling.loc[("trajecten", "intakedatum"), ["verwacht", "leeg"]].tolist() == [1, 1]

    def test_a_table_without_trajecten_is_told_by_its_place(self):
        besluit = {"dossier": "Pilot", "stand": "loopt", "besluit": "verlengd", "vervolg": "geen"}
        leeg = vol.lege_cellen(frames(dossiers=[besluit], verwijzers=[]))
        assert leeg.reset_index().to_numpy().tolist() == [["data/toets/2022/dossiers.csv", 2, "–", "datum"]]

    def test_per_table_the_least_complete_comes_first(self):
        rijen = [wachtend(1, "2022-02-01"), wachtend(2, "2022-03-01", corporatie=None)]
        klacht = {"klacht_id": "L1", "ontvangen": "2022-01-01", "besluit": "2022-02-01", "oordeel": "gegrond"}
        som = vol.per_tabel(vol.volledigheid(frames(trajecten=rijen, klachten=[klacht], verwijzers=[])))
        # trajecten: verwijzer and two gemeenten 6, intakedatum 2, corporatie 2 of which one is missing,
        # wachtlijstdatum 1 (where a corporatie is)
        assert som.loc["trajecten", ["verwacht", "gevuld"]].tolist() == [11, 10]
        assert som.loc["klachten", ["verwacht", "gevuld"]].tolist() == [2, 1]
        assert list(som.index) == ["klachten", "trajecten"]

    def test_every_optional_column_has_an_expectation_or_is_free(self):
        optioneel = {(naam, k) for naam, s in schemas().items() for k, kolom in s.columns.items() if kolom.nullable}
        verwacht = {(v.tabel, v.kolom) for v in vol.VERWACHTINGEN}
        assert optioneel - verwacht == vol.VRIJ
        assert not verwacht & vol.VRIJ

    def test_required_columns_are_counted_from_the_schema(self):
        alle = sum(len(schema.columns) for schema in schemas().values())
        assert vol.aantal_verplicht() == alle - len(vol.VERWACHTINGEN) - len(vol.VRIJ)


class TestTijdigheid:
    def test_days_from_event_to_follow_up(self):
        rijen = trajecten(aanmelding(1, "2022-01-01", intakedatum="2022-01-31"), positief(2, "2022-03-01"))
        facturen = frame("facturen", [{"factuur_id": "F1", "traject_id": "T1", "factuurdatum": "2022-02-10"}])
        metingen = frame("nametingen", [{"traject_id": "T2", "peildatum": dag} for dag in ("2022-12-01", "2022-11-01")])
        gevolgd = tijd.stappen(rijen, facturen, metingen).set_index(["stap", "traject_id"])["dagen"]
        assert gevolgd.to_dict() == {
            (tijd.INTAKE, "T1"): 30, (tijd.INTAKE, "T2"): 0, (tijd.FACTUUR, "T1"): 10, (tijd.NAMETING, "T2"): 245,
        }  # fmt: skip

    def test_the_summary_of_ten(self):
        dagen = pd.DataFrame({"stap": [tijd.INTAKE] * 10, "dagen": [1, 2, 3, 4, 5, 6, 7, 8, 20, 90]})
        som = tijd.samenvatting(dagen)
        assert som.loc[tijd.INTAKE].tolist() == [10, 5.5, 20, 90]
        assert som.loc[tijd.FACTUUR, "aantal"] == 0
        assert som.loc[tijd.FACTUUR].isna().sum() == 3

    def test_the_limit_itself_is_not_too_long(self):
        dagen = pd.DataFrame({"traject_id": ["T1", "T2"], "stap": [tijd.FACTUUR] * 2, "dagen": [31, 32]})
        assert ids(tijd.te_lang(dagen, Grenzen())) == ["T2"]

    def test_who_waits_too_long_for_an_intake(self):
        rijen = trajecten(
            aanmelding(1, "2022-10-02"),  # 90 days
            aanmelding(2, "2022-10-01"),  # 91 days
            aanmelding(3, "2022-01-01", intakedatum="2022-02-01"),
            aanmelding(4, "2022-01-01", uitval_datum="2022-02-01"),
        )
        assert ids(tijd.wacht_op_intake(rijen, PEILDATUM, 90)) == ["T2"]

    def test_a_nameting_is_due_after_each_full_year(self):
        cohort = trajecten(
            positief(1, "2020-12-31"), positief(2, "2020-06-01"), positief(3, "2021-12-31"), positief(4, "2022-01-01")
        )
        per = tijd.nametingen_per_traject(cohort.assign(keer_gemeten=[2, 0, 0, 0]), PEILDATUM, 2)
        assert per[["verwacht", "gedaan", "te_laat"]].to_numpy().tolist() == [
            [2, 2, 0],
            [2, 0, 2],
            [1, 0, 1],
            [0, 0, 0],
        ]
        per_cohort = tijd.nametingen_per_cohort(per)
        kolommen = ["trajecten", "verwacht", "gedaan", "te_laat"]
        assert per_cohort[kolommen].to_dict("index") == {
            2020: {"trajecten": 2, "verwacht": 4, "gedaan": 2, "te_laat": 2},
            2021: {"trajecten": 1, "verwacht": 1, "gedaan": 0, "te_laat": 1},
            2022: {"trajecten": 1, "verwacht": 0, "gedaan": 0, "te_laat": 0},
        }

    def test_an_extra_nameting_makes_up_for_nobody_else(self):
        cohort = trajecten(positief(1, "2021-06-01")).assign(keer_gemeten=2)
        per = tijd.nametingen_per_traject(cohort, PEILDATUM, 2)
        assert per[["verwacht", "gedaan", "te_laat"]].to_numpy().tolist() == [[1, 2, 0]]


class TestGaten:
    def test_weeks_begin_on_monday_and_those_at_the_edges_are_not_whole(self):
        weken = gaten.per_week(pd.Series(pd.to_datetime(["2022-01-01", "2022-01-09", "2022-01-10"])), jaar(2022))
        # 2022 began on a Saturday and ended on one: 51 whole weeks and two parts
        assert len(weken) == 53
        assert weken["heel"].sum() == 51
        assert weken["aantal"].head(4).tolist() == [1, 1, 1, 0]
        assert weken.index[0] == pd.Timestamp("2021-12-27")

    def test_days_outside_the_period_do_not_count(self):
        dagen = pd.Series(pd.to_datetime(["2021-12-31", "2022-02-01", None, "2023-01-01"]))
        assert gaten.per_week(dagen, jaar(2022))["aantal"].sum() == 1
        assert gaten.per_maand(dagen, jaar(2022)).tolist() == [0, 1, *[0] * 10]

    def test_empty_weeks_and_months_of_each_event(self):
        rijen = trajecten(*(aanmelding(m, f"2022-{m:02}-03") for m in range(1, 12)))
        telling = gaten.gaten(rijen, jaar(2022))
        # the 3rd of January to November: 11 different whole weeks, and nothing in December
        assert telling.loc["aanmelddatum"].to_dict() == {
            "aantal": 11, "weken": 51, "lege_weken": 40, "maanden": 12, "lege_maanden": 1,
        }  # fmt: skip
        assert telling.loc["start_huur", ["lege_weken", "lege_maanden"]].tolist() == [51, 12]
        leeg = gaten.lege_maanden(rijen, jaar(2022))
        assert leeg[leeg["gebeurtenis"] == "aanmelding"].to_numpy().tolist() == [["aanmelding", 12]]

    def test_a_stretch_too_long_for_chance(self):
        """Every day of the year but May: 334 events, 335 stretches; exp(-334/365 * 31) of one is about 5e-13."""
        dagen = pd.Series(pd.date_range("2022-01-01", "2022-12-31"))
        stil = gaten.stiltes(dagen[dagen.dt.month != 5], jaar(2022), 0.05)
        assert stil.to_numpy().tolist() == [[pd.Timestamp("2022-05-01"), pd.Timestamp("2022-05-31"), 31]]

    @pytest.mark.parametrize(("toeval", "aantal"), [(0.20, 0), (0.21, 1)])
    def test_the_limit_is_how_often_chance_would_do_it(self, toeval, aantal):
        """Three events make four stretches, the last of 360 days: 4 * exp(-3 * 360 / 365) = 0.2075."""
        dagen = pd.Series(pd.to_datetime(["2022-01-01", "2022-01-02", "2022-01-05"]))
        assert len(gaten.stiltes(dagen, jaar(2022), toeval)) == aantal

    def test_without_events_there_is_no_stretch_between_them(self):
        assert gaten.stiltes(pd.Series([], dtype="datetime64[s]"), jaar(2022), 0.05).empty


class TestDubbel:
    def test_a_row_that_equals_another_but_for_its_id(self):
        rijen = trajecten(
            aanmelding(1, "2022-01-10"), aanmelding(2, "2022-01-10"), aanmelding(3, "2022-01-10", kandidaat_id="K2")
        )
        assert dubbel.gelijke_rijen(rijen)[["traject_id", "bij"]].to_numpy().tolist() == [["T2", "T1"]]

    def test_trajecten_of_one_kandidaat_that_run_at_the_same_time(self):
        rijen = trajecten(
            aanmelding(1, "2022-01-10", uitval_datum="2022-03-01"),
            aanmelding(2, "2022-02-28"),  # T1 still ran
            aanmelding(3, "2022-05-01", kandidaat_id="K2", uitval_datum="2022-06-01"),
            aanmelding(4, "2022-06-01", kandidaat_id="K2"),  # began on the day T3 stopped
            aanmelding(5, "2022-01-10", kandidaat_id="K3"),
        )
        paren = dubbel.overlappende(rijen)
        assert paren[["traject_id", "bij"]].to_numpy().tolist() == [["T2", "T1"]]
        assert list(paren.index) == [("data/toets/2022/trajecten.csv", 3)]

    def test_a_traject_in_between_does_not_hide_an_earlier_one(self):
        rijen = trajecten(
            aanmelding(1, "2022-01-01"),
            aanmelding(2, "2022-02-01", uitval_datum="2022-02-10"),
            aanmelding(3, "2022-03-01"),
        )
        assert dubbel.overlappende(rijen)[["traject_id", "bij"]].to_numpy().tolist() == [["T2", "T1"], ["T3", "T1"]]

    def test_the_same_kandidaat_again_within_thirty_days(self):
        rijen = trajecten(
            aanmelding(1, "2022-01-01"),
            aanmelding(2, "2022-01-31"),  # 30 days
            aanmelding(3, "2022-03-03"),  # 31 days after T2
            aanmelding(4, "2022-01-02", kandidaat_id="K2"),
        )
        assert dubbel.herhaalde(rijen, 30)[["traject_id", "bij"]].to_numpy().tolist() == [["T2", "T1"]]


class TestUitschieters:
    def test_tukeys_fences(self):
        # 1 … 9: quartiles 3 and 7, so 1.5 * 4 further out
        assert uit.hekken(pd.Series(range(1, 10)), 1.5, 8) == (-3.0, 13.0)
        assert uit.hekken(pd.Series(range(7)), 1.5, 8) is None

    def test_waiting_times_outside_the_fences_or_above_two_years(self):
        wachttijden = pd.DataFrame({"traject_id": [f"T{n}" for n in range(10)], "wachttijd": [*range(1, 10), 14.0]})
        # 1 … 9 and 14: quartiles 3.25 and 7.75, upper fence 7.75 + 6.75 = 14.5
        assert ids(uit.vreemde_wachttijden(wachttijden, Grenzen())) == []
        wachttijden.loc[9, "wachttijd"] = 15.0
        assert ids(uit.vreemde_wachttijden(wachttijden, Grenzen())) == ["T9"]
        assert ids(
            uit.vreemde_wachttijden(pd.DataFrame({"traject_id": ["A", "B"], "wachttijd": [24, 24.1]}), Grenzen())
        ) == ["B"]

    def test_who_has_been_waiting_for_over_two_years(self):
        # 24 months of 30.4375 days are 730.5 days; 31 December 2020 is 730 days before the peildatum
        rijen = trajecten(
            wachtend(1, "2020-12-31"), wachtend(2, "2020-12-30"), geplaatst(3, "2020-01-01", "2022-06-01"),
            wachtend(4, "2020-01-01", uitval_datum="2021-01-01"),
        )  # fmt: skip
        assert ids(uit.lang_wachtenden(rijen, PEILDATUM, 24)) == ["T2"]

    def test_a_day_with_improbably_many_events(self):
        """Forty over 260 working days: 260 * P(X >= 3) is about 0.14, and 260 * P(X >= 4) about 0.005."""
        gewoon = [aanmelding(n, str(dag.date())) for n, dag in enumerate(pd.bdate_range("2022-01-03", periods=33), 1)]
        drie = [aanmelding(n, "2022-09-01") for n in range(50, 53)]
        vier = [aanmelding(n, "2022-10-03") for n in range(60, 64)]
        rijen = trajecten(*gewoon, *drie, *vier)
        pieken = uit.piekdagen(rijen, jaar(2022), 0.05)
        assert pieken.to_numpy().tolist() == [["aanmelddatum", pd.Timestamp("2022-10-03"), 4]]
        assert ids(uit.op_piekdagen(rijen, pieken)) == ["T60", "T61", "T62", "T63"]

    def test_the_first_of_a_month_is_an_ordinary_start_of_a_rent(self):
        rijen = trajecten(*(geplaatst(n, "2022-02-01", "2022-07-01") for n in range(8)))
        pieken = uit.piekdagen(rijen, jaar(2022), 0.05)
        assert "start_huur" not in set(pieken["kolom"])
        assert "wachtlijstdatum" in set(pieken["kolom"])

    @pytest.mark.parametrize(("weekend", "verwacht"), [(1, ["T90"]), (2, [])])
    def test_dates_in_weekends_stand_out_only_where_they_are_rare(self, weekend, verwacht):
        """One in ten is rare; two in eleven are a habit."""
        gewoon = [aanmelding(n, f"2022-06-{n:02}") for n in (1, 2, 3, 6, 7, 8, 9, 10, 13)]
        zaterdagen = [aanmelding(90 + n, "2022-06-18") for n in range(weekend)]
        gevonden = uit.in_het_weekend(trajecten(*gewoon, *zaterdagen), jaar(2022), Grenzen())
        assert ids(gevonden) == verwacht

    def test_a_rent_may_begin_in_a_weekend(self):
        rijen = trajecten(*(geplaatst(n, "2022-02-01", "2022-06-18") for n in range(20)))
        assert uit.in_het_weekend(rijen, jaar(2022), Grenzen()).empty


class TestBalans:
    RIJEN = (
        wachtend(1, "2021-05-01"),  # was there and still is
        geplaatst(2, "2021-06-01", "2022-03-01"),
        wachtend(3, "2022-02-01"),
        wachtend(4, "2022-02-01", uitval_datum="2022-04-01", uitval_fase="wachtlijst", corporatie="Maasvallei"),
    )
    KOLOMMEN = ("begin", "erbij", "geplaatst", "uitval", "eind", "afwijking")

    def test_what_came_in_went_out_or_is_still_there(self):
        telling = sluitend.balans(maak_cijfers(trajecten=[*self.RIJEN]))
        assert telling[list(self.KOLOMMEN)].to_numpy().tolist() == [
            [0, 1, 0, 1, 0, 0], [2, 1, 1, 0, 2, 0], [2, 2, 1, 1, 2, 0],
        ]  # fmt: skip
        assert pd.isna(telling.loc["Maasvallei", "procent"])
        assert telling.loc["Totaal", "procent"] == 0

    def test_a_begin_as_published_shows_what_was_recorded_late(self):
        telling = sluitend.balans(maak_cijfers(trajecten=[*self.RIJEN]), 1)
        assert telling.loc["Totaal", ["begin", "eind", "afwijking", "procent"]].tolist() == [1, 2, 1, 50]

    def test_who_leaves_without_a_trace_upsets_the_balance(self):
        """Uitval in the wrong phase: gone from the wachtlijst, but not counted as having left it."""
        weg = wachtend(5, "2021-05-01", uitval_datum="2022-04-01", uitval_fase="intake")
        telling = sluitend.balans(maak_cijfers(trajecten=[wachtend(6, "2021-05-01"), weg]))
        assert telling.loc["Servatius", ["begin", "eind", "afwijking", "procent"]].tolist() == [2, 1, -1, -100]

    @pytest.mark.parametrize(
        ("rij", "stand"),
        [
            ({"periode": "2021-12-31"}, 82.0),
            ({"periode": "2022-12-31"}, None),
            ({"periode": "2021-12-31", "groep": "corporatie=Servatius"}, None),
            ({"periode": "2021-12-31", "cijfer": "intakes"}, None),
        ],
    )
    def test_only_last_years_stock_is_where_the_year_begins(self, rij, stand):
        rijen = [{"paragraaf": "1", "cijfer": "wachtlijst", "waarde": "82", "eenheid": "aantal"} | rij]
        assert sluitend.gepubliceerde_stand(frame("gepubliceerd", rijen), jaar(2022)) == stand

    def test_the_first_year_has_no_balance(self):
        eerste = Datacontrole(maak_cijfers(jaren=(2022,), trajecten=[wachtend(1, "2022-01-03")]))
        assert eerste.delen["balans"][0].oordeel == "niets te controleren"


class TestOpenstaand:
    def test_meetings_that_are_over_but_still_planned(self):
        rijen = [
            {"datum": dag, "gremium": "overleg", "onderwerp": stand, "verplichting": "geen", "status": stand}
            for dag, stand in (("2022-05-01", "gepland"), ("2022-05-02", "gehouden"), ("2022-12-31", "gepland"))
        ]
        over, _ = Datacontrole(maak_cijfers(jaarplanning=rijen)).delen["openstaand"]
        assert list(over.rijen["datum"]) == [pd.Timestamp("2022-05-01"), pd.Timestamp("2022-12-31")]

    def test_running_trajecten_without_an_event_for_over_eighteen_months(self):
        # eighteen months before 31 December 2022 is 30 June 2021
        rijen = trajecten(
            wachtend(1, "2021-06-29"),
            wachtend(2, "2021-06-30"),
            wachtend(3, "2021-01-01", uitval_datum="2021-03-01"),
            positief(4, "2021-02-01"),
            aanmelding(5, "2021-01-01", intakedatum="2021-02-01"),
        )
        facturen = frame("facturen", [{"factuur_id": "F5", "traject_id": "T5", "factuurdatum": "2021-07-01"}])
        assert ids(sluitend.stilstaande(rijen, facturen, PEILDATUM, 18)) == ["T1"]

    def test_faults_of_the_softer_kind_are_counted_and_do_not_stop_the_check(self):
        """A cohort without nametingen does not add up: the annual report stops, this check counts it."""
        assert gevonden(controle(trajecten=[positief(1, "2021-02-01")]), "tijdigheid") == {"Nameting te laat": 1}


class TestGeheel:
    def test_a_sound_register_has_nothing_to_say(self):
        """One aanmelding, intake and plaatsing on the tenth of each month, and no facts that should be followed up."""
        rijen = [
            geplaatst(n, f"2022-{n:02}-10", f"2022-{n:02}-10", kandidaat_id=f"K{n}", bindingsgemeente="Meerssen")
            for n in range(1, 13)
        ]
        facturen = [
            {"factuur_id": f"F{n}", "traject_id": f"T{n}", "factuurdatum": f"2022-{n:02}-20"} for n in range(1, 13)
        ]
        gezond = controle(trajecten=rijen, facturen=facturen, verwijzers=VERWIJZERS)
        # 10 April, July, September and December 2022 were in a weekend: with so many, that is no exception
        assert {naam: n for deel in gezond.delen for naam, n in gevonden(gezond, deel).items()} == {}
        assert gezond.aandacht == "Geen van de 19\xa0controles vond iets."

    def test_every_part_works_on_an_empty_register(self):
        leeg = controle(verwijzers=VERWIJZERS)
        assert {c.oordeel for c in leeg.controles} <= {"niets te controleren", "kijk na", "in orde"}
        assert isinstance(overzicht(leeg), Tabel)

    def test_the_verdicts(self):
        dubbel_ = controle(trajecten=[aanmelding(1, "2022-01-10"), aanmelding(2, "2022-01-10")])
        oordelen = {c.naam: c.oordeel for c in dubbel_.delen["dubbel"]}
        assert list(oordelen.values()) == ["verbeter", "kijk na", "kijk na"]
        assert controle().delen["dubbel"][0].oordeel == "niets te controleren"

    def test_the_overview_puts_work_first(self):
        oordelen = [rij[2] for rij in overzicht(controle(trajecten=[wachtend(1, "2020-01-10")])).rijen]
        assert oordelen == sorted(oordelen, key=["verbeter", "kijk na", "in orde", "niets te controleren"].index)

    def test_an_unknown_part_is_told(self):
        with pytest.raises(LoketFout, match=r"geen deel ‘dubbele’. Bedoelt u: dubbel"):
            controle()["dubbele"]

    def test_no_frame_of_the_register_is_changed(self):
        cijfers = maak_cijfers(trajecten=[wachtend(1, "2022-01-10"), positief(2, "2021-06-01")])
        voor = {naam: tabel.copy(deep=True) for naam, tabel in cijfers.register.frames.items()}
        _ = Datacontrole(cijfers).controles
        for naam, tabel in cijfers.register.frames.items():
            pd.testing.assert_frame_equal(tabel, voor[naam])

    def test_the_weeks_are_told_with_numbers(self):
        grafiek = aanmeldingen_per_week(
            controle(trajecten=[aanmelding(1, "2022-01-10"), aanmelding(2, "2022-01-12", kandidaat_id="K2")])
        )
        assert grafiek.bericht == (
            "In 50 van de 51 hele weken van 2022 kwam geen aanmelding binnen; het hoogste aantal in een week was 2."
        )
        assert "van 0 tot 2." in grafiek.alt


class TestRijen:
    @pytest.fixture
    def bevindingen(self):
        return controle(trajecten=[aanmelding(1, "2022-01-10"), aanmelding(2, "2022-01-10")])["dubbel"]

    def test_jupyterlab_shows_the_rows_with_their_place(self, bevindingen, monkeypatch):
        monkeypatch.delenv("LOKET_BOUW", raising=False)
        html = bevindingen._repr_html_()
        assert "T2" in html
        assert "trajecten.csv" in html
        assert 'class="dataframe"' in html, "no exporter lets this class through"

    def test_a_build_shows_counts_only(self, bevindingen, monkeypatch):
        monkeypatch.setenv("LOKET_BOUW", "1")
        html = bevindingen._repr_html_()
        assert html == bevindingen.tabel.html()
        assert "T2" not in html
        assert "<details" not in html

    def test_the_text_form_counts(self, bevindingen):
        assert repr(bevindingen) == "Bevindingen: 3 bij 3 controles"

    def test_only_codes_are_listed(self):
        """No finding shows a date, gemeente or reason of a person."""
        rijen = [wachtend(1, "2020-01-10"), wachtend(2, "2020-01-10"), positief(3, "2021-01-10")]
        for c in controle(trajecten=rijen).controles:
            if "traject_id" in c.rijen:
                assert set(c.rijen.columns) <= {"traject_id", "bij", "kolom", "gebeurtenis"}, c.naam
