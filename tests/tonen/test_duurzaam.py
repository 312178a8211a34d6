"""The sustainability monitor: cohorts at equal age, who stays, who comes back, and who is followed on."""

from __future__ import annotations

import re
from datetime import date

import pytest
from klein_register import Rij, als_voorbeeld, geplaatst, maak_cijfers, positief, wachtend

from loket.basis.periode import jaar
from loket.cijfers.cijfers import Cijfers
from loket.tonen import acties, duurzaam
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.tekenen import Grafiek

ALLE = (
    duurzaam.gelijke_leeftijd,
    duurzaam.wonen,
    duurzaam.overlast,
    duurzaam.huurachterstand,
    duurzaam.blijven,
    duurzaam.blijven_door_de_tijd,
    duurzaam.terug,
    duurzaam.sleutel,
    duurzaam.volgen,
    duurzaam.elders,
    acties.van_duurzaamheid,
)
ELDERS: Rij = {
    "programma": "Elders", "maat": "woont er nog", "waarde": "85", "eenheid": "procent", "cijfer": "woont_na_12",
    "anders": "Andere mensen.", "bron": "verslag",
}  # fmt: skip


def dicht(nummer: int, dag: str, **meer: object) -> Rij:
    return positief(nummer, dag, kandidaat_id=f"K{nummer}") | meer


def meting(nummer: int, dag: str, **meer: object) -> Rij:
    return {"traject_id": f"T{nummer}", "peildatum": dag} | meer


#: Three of 2020, of whom T3 was measured once; two of 2021, of whom T5 was not measured.
TRAJECTEN = [
    dicht(1, "2020-03-01"),
    dicht(2, "2020-03-01", einde_huur="2021-02-01", einde_reden="initiatief corporatie"),
    dicht(3, "2020-12-31"),
    dicht(4, "2021-06-01"),
    dicht(5, "2021-06-01"),
]
NAMETINGEN = [
    meting(1, "2021-02-01"),
    meting(1, "2022-02-01", overlast="meldingen"),
    meting(2, "2021-02-01", woont_nog="nee", verhuisinitiatief="corporatie"),
    meting(2, "2022-02-01", woont_nog="nee", verhuisinitiatief="corporatie"),
    meting(3, "2021-12-01"),
    meting(4, "2022-05-01"),
]


def cijfers(*trajecten: Rij, **meer: list[Rij]) -> Cijfers:
    return maak_cijfers(trajecten=[*TRAJECTEN, *trajecten], **({"nametingen": NAMETINGEN} | meer))


def cellen(tabel: object) -> list[list[str]]:
    tabel = tabel.tabel if isinstance(tabel, Grafiek) else tabel
    assert isinstance(tabel, Tabel), tabel
    return [[str(cel).replace("\N{NO-BREAK SPACE}", " ") for cel in rij] for rij in tabel.rijen]


# --- at equal age -------------------------------------------------------------------------------------------------


def test_cohorts_of_the_same_age_stand_under_each_other() -> None:
    grafiek = duurzaam.gelijke_leeftijd(cijfers())

    assert [[*rij[:3], rij[3], rij[5]] for rij in cellen(grafiek)] == [
        ["Eerste nameting", "2020", "3", "100,0%", "66,7%"],
        ["Eerste nameting", "2021", "2", "50,0%", "50,0%"],
        ["12 maanden", "2020", "3", "100,0%", "66,7%"],
        ["12 maanden", "2021", "2", "50,0%", "50,0%"],
        ["24 maanden", "2020", "3", "33,3%", "0,0%"],
    ]
    assert isinstance(grafiek, Grafiek)
    assert grafiek.bericht.replace("\N{NO-BREAK SPACE}", " ") == (
        "Strikt geteld woonde van cohort 2020 66,7% (2 van 3) en van cohort 2021 50,0% (1 van 2) duurzaam bij de eerste"
        " nameting. Het verschil tussen cohort 2020 en cohort 2021 kan toeval zijn."
    )
    assert "12 maanden, cohort 2021: zonder overlast 50,0% (1 van 2), strikt 50,0% (1 van 2)" in grafiek.alt.replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_made_up_cohorts_are_not_compared() -> None:
    grafiek = duurzaam.gelijke_leeftijd(als_voorbeeld(cijfers()))

    assert isinstance(grafiek, Grafiek)
    assert grafiek.bericht.endswith("Of de cohorten verschillen, is niet getoetst: beide cijfers zijn illustratief.")
    assert "toeval" not in grafiek.bericht


def test_a_difference_that_chance_does_not_explain_is_told_as_one() -> None:
    oud = [dicht(nr, "2020-06-01") for nr in range(1, 31)]
    nieuw = [dicht(nr, "2021-06-01") for nr in range(31, 61)]
    goed = [meting(nr, "2021-05-01") for nr in range(1, 31)]
    slecht = [meting(nr, "2022-05-01", overlast="structureel") for nr in range(31, 61)]
    grafiek = duurzaam.gelijke_leeftijd(maak_cijfers(trajecten=oud + nieuw, nametingen=goed + slecht))

    assert isinstance(grafiek, Grafiek)
    assert grafiek.bericht.endswith("Het verschil tussen cohort 2020 en cohort 2021 is groter dan toeval verklaart.")


def test_who_lives_where_with_the_noemer_and_who_was_not_measured() -> None:
    tabel = duurzaam.wonen(cijfers())

    assert isinstance(tabel, Tabel)
    assert tabel.kop == (
        "Moment", "Cohort", "Kandidaten", "Woont er nog", "Zelf verhuisd", "Verhuisd door corporatie", "Niet gemeten",
        "Ontruimd",
    )  # fmt: skip
    assert cellen(tabel)[0] == ["Eerste nameting", "2020", "3", "2", "0", "1", "0", "0"]
    assert cellen(tabel)[3] == ["12 maanden", "2021", "2", "1", "0", "0", "1", "0"]
    assert cellen(tabel)[4] == ["24 maanden", "2020", "3", "1", "0", "1", "1", "0"]
    assert tabel.noot.replace("\N{NO-BREAK SPACE}", " ").endswith(
        "Van cohort 2021 is nog niemand 24 maanden geleden afgesloten."
    )


def test_a_column_for_what_is_not_known_is_there_when_somebody_is_in_it() -> None:
    extra = meting(5, "2022-05-01", woont_nog=None)
    tabel = duurzaam.wonen(cijfers(nametingen=[*NAMETINGEN, extra]))

    assert isinstance(tabel, Tabel)
    assert "Wonen onbekend" in tabel.kop
    assert "Verhuisd, onbekend" not in tabel.kop


def test_a_moment_that_part_of_a_cohort_has_reached_says_so() -> None:
    halverwege = maak_cijfers(
        jaar(2022, date(2023, 3, 31)), trajecten=[dicht(1, "2021-03-01"), dicht(2, "2021-06-01")],
        nametingen=[meting(1, "2022-02-01"), meting(1, "2023-02-01"), meting(2, "2022-05-01")],
    )  # fmt: skip
    tabel = duurzaam.overlast(halverwege)

    assert isinstance(tabel, Tabel)
    assert cellen(tabel)[2][:3] == ["24 maanden", "2021", "1"]
    assert "nog niet iedereen 24" in tabel.noot


def test_the_cohort_that_was_let_go_stays_to_compare_with() -> None:
    later = maak_cijfers(jaar(2023), jaren=(2020, 2021, 2022, 2023), trajecten=TRAJECTEN, nametingen=NAMETINGEN)

    assert [c.jaar for c in duurzaam.cohorten(later)] == [2020, 2021]
    assert ("na_24_maanden", "", "2020") in {c.sleutel for c in later.alles()}, "the file of figures has it too"


# --- who stays, who comes back ------------------------------------------------------------------------------------


def test_how_long_tenancies_last_with_the_numbers_at_risk_and_both_bounds() -> None:
    negatief = geplaatst(6, "2020-01-01", "2020-01-01", afsluitdatum="2020-07-01", resultaat="negatief")
    tabel = duurzaam.blijven(cijfers(negatief))

    assert isinstance(tabel, Tabel)
    (twaalf, vierentwintig) = cellen(tabel)
    # T2 left after 397 days and T6, at the lower bound, after 182; all others were seen for 24 months or longer but T5.
    assert twaalf[:3] == ["12 maanden", "5", "100,0%"]
    assert twaalf[4] == "83,3%"
    assert vierentwintig[:2] == ["24 maanden", "2"]
    assert "1 huurder" in tabel.noot.replace("\N{NO-BREAK SPACE}", " ")
    zonder = duurzaam.blijven(cijfers())
    assert isinstance(zonder, Tabel)
    assert "de grenzen zijn gelijk" in zonder.noot


def test_the_curve_tells_how_many_are_at_risk() -> None:
    grafiek = duurzaam.blijven_door_de_tijd(cijfers())

    assert isinstance(grafiek, Grafiek)
    assert cellen(grafiek)[0] == ["0 maanden", "5", "100,0%", "100,0%"]
    assert [rij[0] for rij in cellen(grafiek)] == ["0 maanden", "6 maanden", "12 maanden", "18 maanden", "24 maanden"]
    assert "zo lang gevolgd: 2 van 5" in grafiek.bericht


def test_who_came_back_among_those_followed_as_long() -> None:
    terug: Rij = {"traject_id": "T9", "kandidaat_id": "K4", "aanmelddatum": "2022-01-01"}
    tabel = duurzaam.terug(cijfers(terug))

    assert [[*rij[:6], rij[7]] for rij in cellen(tabel)] == [
        ["6 maanden", "2020", "3", "0", "0", "0,0%", "0"],
        ["6 maanden", "2021", "2", "0", "0", "0,0%", "1"],
        ["12 maanden", "2020", "3", "0", "1", "33,3%", "0"],
        ["12 maanden", "2021", "2", "1", "0", "50,0%", "1"],
        ["24 maanden", "2020", "3", "0", "1", "33,3%", "1"],
    ]


def test_the_days_to_the_key_with_who_is_left_out() -> None:
    begin = "2022-01-01"
    tabel = duurzaam.sleutel(
        cijfers(geplaatst(6, begin, "2022-01-31"), geplaatst(7, begin, "2022-03-02"), wachtend(8, begin))
    )

    assert isinstance(tabel, Tabel)
    assert cellen(tabel)[-1] == ["2022", "2", "38 dagen", "45 dagen", "53 dagen", "45 dagen"]
    assert "op de wachtlijst stond (1)" in tabel.noot


def test_who_is_measured_and_who_is_let_go() -> None:
    assert [rij[1] for rij in cellen(duurzaam.volgen(cijfers()))] == ["3", "1", "2", "1"]
    assert [rij[1:] for rij in cellen(acties.van_duurzaamheid(cijfers()))] == [
        ["2", "het loket"],
        ["1", "het loket"],
        ["3", "loket en zorgorganisaties"],
    ]


def test_who_is_not_followed_is_said_too() -> None:
    assert "Niet in deze tabel" not in duurzaam.volgen(cijfers()).noot
    loopt = geplaatst(6, "2022-01-01", "2022-06-01")
    negatief = [
        geplaatst(n, "2020-01-01", "2020-01-01", afsluitdatum="2020-07-01", resultaat="negatief") for n in (7, 8)
    ]
    assert (
        duurzaam.volgen(cijfers(loopt, *negatief))
        .noot.replace("\N{NO-BREAK SPACE}", " ")
        .startswith(
            "Niet in deze tabel: 1 huurder van wie het traject nog loopt (wordt gevolgd na een positieve afsluiting) en"
            " 2 huurders van wie het traject negatief is afgesloten (wordt niet gevolgd). Wie het zijn"
        )
    )


def test_what_others_publish_stands_beside_the_nearest_figure_with_why_it_is_another() -> None:
    tabel = duurzaam.elders(cijfers(vergelijking=[ELDERS]))

    assert cellen(tabel) == [
        ["Elders: woont er nog", "85%", "100,0%", "Hier: woont er na 12 maanden nog. Andere mensen."]
    ]
    assert isinstance(tabel, Tabel)
    assert tabel.noot == "Bronnen: verslag."
    (rij,) = cellen(duurzaam.elders(cijfers(vergelijking=[ELDERS | {"waarde": "1247.05", "eenheid": "maanden"}])))
    assert rij[1] == "1.247,05 maanden"
    negatief = geplaatst(6, "2020-01-01", "2020-01-01", afsluitdatum="2020-07-01", resultaat="negatief")
    assert cellen(duurzaam.elders(cijfers(negatief, vergelijking=[ELDERS])))[0][2] == "83,3–100,0%"


# --- little or nothing --------------------------------------------------------------------------------------------

KLEIN = {
    "niets": maak_cijfers(),
    "één jaar": maak_cijfers(jaren=(2022,)),
    "niet gemeten": maak_cijfers(trajecten=[dicht(1, "2021-06-01")], vergelijking=[ELDERS]),
    "net begonnen": maak_cijfers(trajecten=[geplaatst(1, "2022-12-01", "2022-12-31"), dicht(2, "2022-12-31")]),
    "één gemeten": maak_cijfers(
        trajecten=[dicht(1, "2021-12-31")], nametingen=[meting(1, "2022-01-05", overlast=None)]
    ),
}


@pytest.mark.parametrize("naam", KLEIN)
@pytest.mark.parametrize("toon", ALLE, ids=lambda f: f.__name__)
def test_a_small_register_is_told_in_dutch_and_never_as_nan(toon, naam: str) -> None:
    gemaakt = toon(KLEIN[naam])

    html = gemaakt._repr_html_() if isinstance(gemaakt, Tabel | Grafiek) else str(gemaakt)
    assert isinstance(gemaakt, Tabel | Grafiek | Tekst)
    assert html
    assert not re.search(r"\b(nan|nat|none)\b", re.sub(r'src="[^"]*"', "", html), re.IGNORECASE)
    if naam == "niets" and toon is not duurzaam.volgen:
        assert isinstance(gemaakt, Tekst), "without a row there is a sentence"


def test_of_nobody_no_share_is_told() -> None:
    assert isinstance(duurzaam.gelijke_leeftijd(KLEIN["niet gemeten"]), Tekst)
    (rij, _) = cellen(duurzaam.terug(KLEIN["niet gemeten"]))
    assert rij == ["6 maanden", "2021", "1", "0", "0", "0,0%", "0,0–79,3", "1"]
