"""Tables of several figures under each other."""

from __future__ import annotations

from klein_register import aanmelding, als_voorbeeld, geplaatst, maak_cijfers, wachtend

from loket.tonen import overzichten
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel

TRAJECTEN = [
    aanmelding(1, "2021-03-01"),
    geplaatst(2, "2021-04-01", "2022-02-01"),
    wachtend(3, "2021-05-01", uitval_datum="2022-03-01", uitval_fase="wachtlijst", uitval_reden="trekt zich terug"),
    wachtend(4, "2022-05-01"),
    geplaatst(5, "2022-06-01", "2022-07-01"),
]


def cellen(tabel: Tabel | Tekst) -> list[list[str]]:
    assert isinstance(tabel, Tabel)
    return [[str(cel) for cel in rij] for rij in tabel.rijen]


def test_the_flow_shows_this_year_last_year_and_the_change() -> None:
    tabel = overzichten.jaarstroom(maak_cijfers(trajecten=TRAJECTEN))

    assert tabel.kop == ("Gebeurtenis", "2022", "2021", "Verschil")
    assert cellen(tabel)[0] == ["Aanmeldingen", "2", "3", "1 minder"]
    assert cellen(tabel)[3] == ["Plaatsingen", "2", "0", "2 meer"]
    assert cellen(tabel)[4] == ["Positief afgesloten trajecten", "0", "0", "evenveel"]


def test_without_last_year_the_flow_shows_this_year_only() -> None:
    tabel = overzichten.jaarstroom(maak_cijfers(jaren=(2022,), trajecten=TRAJECTEN))
    assert tabel.kop == ("Gebeurtenis", "2022")
    assert all(len(rij) == 2 for rij in tabel.rijen)


def test_a_year_that_is_made_up_does_not_stand_beside_the_flow() -> None:
    assert overzichten.jaarstroom(als_voorbeeld(maak_cijfers(trajecten=TRAJECTEN))).kop == ("Gebeurtenis", "2022")


def test_the_funnel_follows_those_registered_in_each_year() -> None:
    tabel = overzichten.trechter(maak_cijfers(trajecten=TRAJECTEN))

    assert tabel.kop == ("Stap", "Aangemeld in 2021", "Deel (%)", "Aangemeld in 2022", "Deel (%)")
    assert cellen(tabel) == [
        ["Aangemeld", "3", "", "2", ""],
        ["Met een intake", "2", "66,7%", "2", "100,0%"],
        ["Op de wachtlijst gekomen", "2", "66,7%", "2", "100,0%"],
        ["Geplaatst", "1", "33,3%", "1", "50,0%"],
        ["Uitgevallen", "1", "33,3%", "0", "0,0%"],
        ["Nog onderweg", "1", "33,3%", "1", "50,0%"],
    ]


def test_a_funnel_of_nobody_is_a_sentence() -> None:
    assert isinstance(overzichten.trechter(maak_cijfers()), Tekst)


def test_the_balance_runs_from_begin_to_end_for_each_year_that_has_a_year_before() -> None:
    # Begin 2021: nobody. In 2021 T2 and T3 came; in 2022 T4 and T5 came, T2 and T5 were placed, T3 left: T4 waits.
    tabel = overzichten.wachtlijstbalans(maak_cijfers(trajecten=TRAJECTEN))

    assert tabel.kop == ("Kandidaten", "2021", "2022")
    assert [rij[1:] for rij in cellen(tabel)] == [["0", "2"], ["2", "2"], ["0", "2"], ["0", "1"], ["2", "1"]]
    assert overzichten.wachtlijstbalans(maak_cijfers(jaren=(2021, 2022), trajecten=TRAJECTEN)).kop[1:] == ("2022",)
    assert isinstance(overzichten.wachtlijstbalans(maak_cijfers(jaren=(2022,))), Tekst)
