"""What one figure knows: its parts, its certainty and its words."""

from __future__ import annotations

from datetime import date
from math import isnan, sqrt

import pandas as pd
import pytest
from klein_register import Rij, aanmelding, geplaatst, maak_cijfers, positief, wachtend

from loket.basis.meldingen import LoketFout
from loket.basis.periode import jaar, kwartaal
from loket.cijfers.cijfer import MIME_GEVALLEN, Cijfer, Gevallen
from loket.cijfers.cijfers import Cijfers

_NBSP = "\N{NO-BREAK SPACE}"


def _cohort(goed: int, van: int, peildatum: date = date(2022, 12, 31)) -> Cijfers:
    """Make a cohort of 2020 of which ``goed`` are without overlast."""
    metingen: list[Rij] = [
        {"traject_id": f"T{nr}", "peildatum": "2021-06-01", "overlast": "geen" if nr < goed else "meldingen"}
        for nr in range(van)
    ]
    trajecten = [positief(nr, "2020-06-01") for nr in range(van)]
    return maak_cijfers(jaar(2020, peildatum), trajecten=trajecten, nametingen=metingen)


def _wilson(goed: int, van: int) -> tuple[float, float]:
    """Wilson (1927), as in any textbook, with z = 1,959964."""
    z, p = 1.959963984540054, goed / van
    midden = (p + z * z / (2 * van)) / (1 + z * z / van)
    helft = z * sqrt(p * (1 - p) / van + z * z / (4 * van * van)) / (1 + z * z / van)
    return 100 * (midden - helft), 100 * (midden + helft)


# --- how sure -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("goed", "van"), [(1, 2), (0, 3), (3, 3), (7, 9)])
def test_a_share_has_wilsons_interval(goed: int, van: int) -> None:
    assert _cohort(goed, van).duurzaam.interval == pytest.approx(_wilson(goed, van))


def test_wilsons_interval_of_one_in_two_as_printed_in_tables() -> None:
    assert _cohort(1, 2).duurzaam.interval == pytest.approx((9.45, 90.55), abs=0.005)


def test_no_interval_without_a_noemer_or_for_what_is_no_part() -> None:
    cijfers = maak_cijfers(
        trajecten=[geplaatst(1, "2022-01-01", "2022-02-01")], taakstelling=[{"corporatie": "Servatius", "aantal": 2}]
    )

    assert cijfers.duurzaam.interval is None  # an empty cohort
    assert cijfers.realisatie.interval is None  # placements are no sample of the promised homes
    assert cijfers[2018].duurzaam.interval is None  # published without noemer
    assert cijfers.plaatsingen.interval is None  # a count


def test_a_published_noemer_is_known_but_gives_no_interval() -> None:
    reeks = [{"indicator": "duurzaam", "jaar": 2018, "waarde": 82.5, "noemer": 40.0, "bron": "verslag"}]
    duurzaam = maak_cijfers(reeksen=reeks)[2018].duurzaam

    assert (duurzaam.noemer, duurzaam.teller, duurzaam.interval) == (40, None, None)
    assert str(duurzaam.van) == "82,5%"


@pytest.mark.parametrize(
    ("naam", "gedrukt", "kaal", "voluit"),
    [
        ("duurzaam", "94", "94", "94%"),
        ("duurzaam", "94.0", "94,0", "94,0%"),
        ("duurzaam", "82.55", "82,55", "82,55%"),
        ("wachttijd", "9", "9", "9\xa0maanden"),
        ("aanmeldingen", "1234", "1.234", "1.234"),
    ],
)
def test_a_published_series_is_printed_with_the_decimals_of_its_source(naam, gedrukt, kaal, voluit) -> None:
    reeks = [{"indicator": naam, "jaar": 2018, "waarde": gedrukt, "bron": "verslag"}]
    cijfer = getattr(maak_cijfers(reeksen=reeks)[2018], naam)

    assert (cijfer.kaal, str(cijfer), cijfer.waarde) == (kaal, voluit, float(gedrukt))
    assert cijfer.html(cijfer.kaal).count(f">{kaal}</data>") == 1


@pytest.mark.parametrize(
    ("peildatum", "voorlopig"), [(date(2022, 12, 30), True), (date(2022, 12, 31), False), (date(2023, 5, 1), False)]
)
def test_a_cohort_is_provisional_until_its_two_years_are_over(peildatum: date, voorlopig: bool) -> None:
    assert _cohort(1, 2, peildatum).duurzaam.voorlopig is voorlopig


def test_only_a_cohort_can_be_provisional() -> None:
    cijfers = _cohort(1, 2, date(2020, 12, 31))

    assert cijfers.overlast_geen.voorlopig is True
    assert cijfers.plaatsingen.voorlopig is False
    assert "voorlopig" in cijfers.stand_van_meting


@pytest.mark.parametrize(
    ("tweede", "zin"),
    [
        (2, "Deze cijfers zijn definitief: het cohort is de volle tijd gevolgd, en iedereen is gemeten."),
        (1, "niet definitief: nog niet iedereen is zo vaak gemeten als afgesproken (bij 1 van de 2 ontbreekt een"),
        (0, "niet definitief: nog niet iedereen is zo vaak gemeten als afgesproken (bij 2 van de 2 ontbreekt een"),
    ],
)
def test_a_cohort_is_definitief_only_when_every_nameting_that_was_due_is_there(tweede: int, zin: str) -> None:
    """Two of 2020: each was due in June of 2021 and of 2022."""
    eerste: list[Rij] = [{"traject_id": f"T{nr}", "peildatum": "2021-06-01"} for nr in range(2)]
    metingen: list[Rij] = [*eerste, *({"traject_id": f"T{nr}", "peildatum": "2022-06-01"} for nr in range(tweede))]
    trajecten = [positief(nr, "2020-06-01") for nr in range(2)]
    cijfers = maak_cijfers(jaar(2020, date(2022, 12, 31)), trajecten=trajecten, nametingen=metingen)
    assert zin in cijfers.stand_van_meting
    assert cijfers[2022].is_er_gemeten is bool(tweede)
    assert not cijfers.is_er_gemeten  # of 2020 itself


# --- parts --------------------------------------------------------------------------------------------------------


def test_a_share_knows_its_teller_noemer_and_rows() -> None:
    duurzaam = _cohort(2, 3).duurzaam

    assert (duurzaam.teller, duurzaam.noemer) == (2, 3)
    assert sorted(duurzaam.rijen["traject_id"]) == ["T0", "T1"]


def test_a_part_has_a_share_of_its_noemer() -> None:
    deel = _cohort(2, 3).overlast_geen

    assert deel.noemer == 3
    assert deel.aandeel.waarde == pytest.approx(200 / 3)
    assert str(deel.aandeel.van) == f"66,7% (2{_NBSP}van{_NBSP}3)"
    assert deel.aandeel.interval == pytest.approx(_wilson(2, 3))


def test_the_noemer_of_a_mean_is_the_number_of_cases() -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-02-01"), wachtend(2, "2022-01-01")])

    assert cijfers.wachttijd.noemer == 1


@pytest.mark.parametrize("naam", ["aanmeldingen", "duurzaam"])
def test_what_is_no_part_has_no_share(naam: str) -> None:
    with pytest.raises(LoketFout, match="is geen deel van een ander cijfer"):
        _ = getattr(maak_cijfers(), naam).aandeel


def test_a_group_is_asked_by_its_value() -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-02-01"), aanmelding(2, "2022-03-01", verwijzer_id="DN1")])

    assert cijfers.aanmeldingen["deelnemer"].waarde == 1
    assert cijfers.aanmeldingen["deelnemer"]["3"].waarde == 1  # deelnemers in March
    assert cijfers.aanmeldingen["deelnemer"]["2"].waarde == 0
    assert cijfers.aanmeldingen["deelnemer"].sleutel == ("aanmeldingen", "verwijzertype=deelnemer", "2022")


def test_an_unknown_group_is_refused_with_the_nearest() -> None:
    with pytest.raises(LoketFout, match=r"Plaatsingen kent geen groep ‘Servatus’\. Bedoelt u: Servatius\?"):
        _ = maak_cijfers().plaatsingen["Servatus"]
    for maand in ("maart", "Maart", 3):
        with pytest.raises(LoketFout, match=r'Bedoelt u: cijfers\.aanmeldingen\["3"\]\?'):
            _ = maak_cijfers(trajecten=[aanmelding(1, "2022-03-01")]).aanmeldingen[maand]
    veel = maak_cijfers(trajecten=[geplaatst(1, "2022-01-03", "2022-12-30")])
    with pytest.raises(LoketFout, match=r"‘Zzz’\. Er zijn: corporatie “Maasvallei” en “Servatius”; verwijzertype “"):
        _ = veel.plaatsingen["Zzz"]
    with pytest.raises(LoketFout, match=r"Bedoelt u: cijfers\[2021\]\.plaatsingen\?"):
        _ = maak_cijfers().plaatsingen["2021"]


def test_the_key_of_a_stock_is_its_day() -> None:
    assert maak_cijfers().wachtlijst.sleutel == ("wachtlijst", "", "2022-12-31")
    assert maak_cijfers(kwartaal(2022, 1)).plaatsingen.sleutel == ("plaatsingen", "", "2022K1")


# --- words --------------------------------------------------------------------------------------------------------


def _wacht(dagen: str) -> Cijfers:
    return maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", dagen)])


def test_a_figure_reads_as_dutch() -> None:
    cijfers = _wacht("2022-03-03")

    assert repr(cijfers.plaatsingen) == "1"
    assert f"{cijfers.wachttijd:>15}" == f"    2,0{_NBSP}maanden"
    assert f"{cijfers.wachttijd:.2f}" == "2,00"
    assert f"{cijfers.plaatsingen:,.0f}" == "1"
    for geen_tekst in (lambda: f"{cijfers.plaatsingen:d}", lambda: f"{cijfers.plaatsingen.verschil:.1f}"):
        with pytest.raises(LoketFout, match=r"is al tekst\.\n  wat te doen: laat :(d|\.1f) weg"):
            geen_tekst()
    assert cijfers.wachttijd.kaal == "2,0"
    assert str(cijfers.eigen_gemeente) == "100,0%"
    assert str(cijfers.trajectprijs) == f"€{_NBSP}675,00"
    assert str(cijfers[2019].plaatsingen) == "onbekend"
    assert isnan(float(cijfers[2019].plaatsingen))
    assert not cijfers[2019].plaatsingen
    assert bool(cijfers.plaatsingen)
    assert not cijfers.klachten


def test_only_a_count_takes_a_noun() -> None:
    cijfers = _wacht("2022-03-03")

    assert str(cijfers.plaatsingen.voluit) == f"1{_NBSP}plaatsing"
    assert str(cijfers.klachten.voluit) == "geen klachten"
    assert str(cijfers.wachttijd.voluit) == f"2,0{_NBSP}maanden"  # not: 2 plaatsingen
    assert str(cijfers.eigen_gemeente.voluit) == "100,0%"  # not: 100
    assert str(cijfers.trajectprijs.voluit) == f"€{_NBSP}675,00"
    assert str(cijfers[2019].klachten.voluit) == "onbekend"


@pytest.mark.parametrize(
    ("huur", "verwacht"),
    [
        ("2022-02-14", f"1{_NBSP}maand"),  # 44 days are 1,446 months
        ("2022-02-16", f"2{_NBSP}maanden"),  # 46 days are 1,511 months
        ("2022-01-01", f"0{_NBSP}maanden"),
    ],
)
def test_months_are_rounded_to_whole_ones(huur: str, verwacht: str) -> None:
    assert str(_wacht(huur).wachttijd.afgerond) == verwacht


def test_a_rounded_figure_keeps_its_unit() -> None:
    cijfers = _cohort(2, 3)

    assert str(cijfers.duurzaam.afgerond) == "67%"
    assert str(cijfers.overlast_geen.afgerond) == "2"
    assert str(_wacht("2022-02-14").sleutel_dagen.afgerond) == f"44{_NBSP}dagen"
    assert str(cijfers[2019].duurzaam.afgerond) == "onbekend"
    assert str(maak_cijfers().trajectprijs.afgerond) == f"€{_NBSP}675"


def _jaren(vorig: int, nu: int) -> Cijfers:
    dagen = ["2021-03-01"] * vorig + ["2022-03-01"] * nu
    return maak_cijfers(trajecten=[aanmelding(nr, dag) for nr, dag in enumerate(dagen)])


@pytest.mark.parametrize(
    ("vorig", "nu", "verwacht"),
    [(1, 3, "2 meer dan in 2021"), (3, 1, "2 minder dan in 2021"), (2, 2, "evenveel als in 2021")],
)
def test_a_count_is_compared_in_words(vorig: int, nu: int, verwacht: str) -> None:
    assert str(_jaren(vorig, nu).aanmeldingen.verschil) == verwacht


def test_a_comparison_needs_both_years() -> None:
    cijfers = maak_cijfers(jaren=(2022,), trajecten=[aanmelding(1, "2022-02-01")])

    assert str(cijfers.aanmeldingen.verschil) == "niet te vergelijken: 2021 is onbekend"
    assert str(cijfers.wachttijd.verschil) == "niet te vergelijken: 2021 is onbekend"


def test_shares_months_and_amounts_are_compared_in_their_own_words() -> None:
    cijfers = maak_cijfers(
        trajecten=[
            geplaatst(1, "2021-01-01", "2021-03-03"),  # 61 days
            geplaatst(2, "2022-01-01", "2022-05-03"),  # 122 days, twice
            geplaatst(3, "2022-01-01", "2022-05-03", plaatsingsgemeente="Meerssen"),
        ],
        facturen=[{"factuur_id": "F1", "traject_id": "T1", "factuurdatum": "2022-05-01", "bedrag": 675.0}],
    )

    assert str(cijfers.wachttijd.verschil) == f"2,0{_NBSP}maanden langer dan in 2021"
    assert str(cijfers.eigen_gemeente.verschil) == f"50,0{_NBSP}procentpunt lager dan in 2021"
    assert str(cijfers.binnen_afspraak.verschil) == "gelijk aan 2021"
    assert str(cijfers.gefactureerd_bedrag.verschil) == f"€{_NBSP}675,00 meer dan in 2021"


# --- html and cases -----------------------------------------------------------------------------------------------


def test_html_links_to_the_definition_and_holds_the_unrounded_value() -> None:
    cijfers = _cohort(2, 3)

    html = cijfers.duurzaam_strikt._repr_html_()
    assert html.startswith(
        '<a class="cijfer" href="#begrip-duurzaam-strikt" data-uitleg="Waarde: 66,7% • Geteld: 2 van 3'
    )
    assert html.endswith('<data value="66.66666667">66,7%</data></a>')
    assert "<a" not in cijfers[2019].plaatsingen.html()


def test_cases_are_for_jupyterlab_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOKET_BOUW", raising=False)
    gevallen = maak_cijfers(trajecten=[aanmelding(1, "2022-02-01")]).aanmeldingen.trajecten

    assert isinstance(gevallen, Gevallen)
    assert len(gevallen) == 1
    assert "T1" in gevallen._repr_mimebundle_()["text/html"]
    assert gevallen._repr_mimebundle_().keys() == {"text/html", "text/plain"}

    monkeypatch.setenv("LOKET_BOUW", "1")
    assert gevallen._repr_mimebundle_() == {
        MIME_GEVALLEN: "",
        "text/plain": "1\xa0geval (alleen te zien in JupyterLab)",
    }


def test_changing_the_rows_that_are_handed_out_changes_no_figure() -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-03-03")])
    rijen = cijfers.wachttijd.rijen
    rijen["wachttijd"] = 99.0

    assert cijfers.wachttijd.waarde == pytest.approx(61 / 30.4375)


def test_an_analyst_may_add_a_column_to_the_cases_which_changes_no_register_and_stays_out_of_a_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-03-03")])
    register = cijfers.register.frames["trajecten"].copy()
    gevallen = cijfers.plaatsingen.trajecten
    gevallen["maand"] = gevallen["start_huur"].dt.month
    gevallen["corporatie"] = "?"
    gevallen.loc[:, "traject_id"] = "T9"

    assert gevallen.groupby("maand").size().to_dict() == {3: 1}
    assert "maand" in gevallen
    assert list(gevallen)[-1] == "maand"
    pd.testing.assert_frame_equal(cijfers.register.frames["trajecten"], register)
    assert "maand" not in cijfers.plaatsingen.trajecten
    monkeypatch.setenv("LOKET_BOUW", "1")
    assert MIME_GEVALLEN in gevallen._repr_mimebundle_()


def test_a_figure_is_frozen() -> None:
    cijfer = maak_cijfers().plaatsingen

    assert isinstance(cijfer, Cijfer)
    with pytest.raises(AttributeError):
        cijfer.groep = (("corporatie", "Servatius"),)  # type: ignore[misc]


def test_of_a_cohort_that_nobody_measured_nothing_is_known() -> None:
    cijfers = maak_cijfers(trajecten=[positief(1, "2021-05-01")])
    assert cijfers[2021].woont_nog.waarde is None
    assert cijfers[2021].nameting_cohort.waarde == 1


def test_what_is_no_share_has_no_teller_and_a_published_share_may_have_no_noemer() -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-05-01")])
    assert cijfers.aanmeldingen.teller is None
    assert cijfers[2018].duurzaam.noemer is None
    assert cijfers[2019].wachttijd_geschat.interval is None


def test_a_part_of_a_cohort_that_is_still_followed_is_provisional() -> None:
    cijfers = maak_cijfers(
        trajecten=[positief(1, "2021-05-01")], nametingen=[{"traject_id": "T1", "peildatum": "2022-05-01"}]
    )
    assert cijfers[2021].overlast_geen.aandeel.voorlopig


def test_a_key_names_every_group() -> None:
    cel = maak_cijfers().kruis("plaatsingen", "corporatie", "verwijzertype").iloc[0, 0]
    assert cel.sleutel == ("plaatsingen", "corporatie=Maasvallei,verwijzertype=convenantpartner", "2022")


def test_a_table_of_the_desk_holds_for_years_without_a_register_and_is_no_published_series() -> None:
    eerder = maak_cijfers(jaren=(2022,)).vorig
    assert not eerder.bekend
    assert not eerder.overeenkomsten.uit_reeks
    assert str(eerder.overeenkomsten) == "0"
