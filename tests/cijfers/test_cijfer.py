"""What one figure knows: its parts, its certainty and its words."""

from __future__ import annotations

from math import isnan

import pytest
from klein_register import aanmelding, cohort, geplaatst, maak_cijfers

from loket.basis.meldingen import LoketFout
from loket.cijfers.cijfers import Cijfers

_NBSP = "\N{NO-BREAK SPACE}"


# --- parts --------------------------------------------------------------------------------------------------------


def test_a_part_has_a_share_of_its_noemer() -> None:
    deel = cohort(2, 3).overlast_geen

    assert deel.noemer == 3
    assert deel.aandeel.waarde == pytest.approx(200 / 3)
    assert str(deel.aandeel.van) == f"66,7% (2{_NBSP}van{_NBSP}3)"
    assert deel.aandeel.interval == pytest.approx((20.77, 93.85), abs=0.005)


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
    cijfers = cohort(2, 3)

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
    cijfers = cohort(2, 3)

    html = cijfers.duurzaam_strikt._repr_html_()
    assert html.startswith(
        '<a class="cijfer" href="#begrip-duurzaam-strikt" data-uitleg="Waarde: 66,7% • Geteld: 2 van 3'
    )
    assert html.endswith('<data value="66.66666667">66,7%</data></a>')
    assert "<a" not in cijfers[2019].plaatsingen.html()
