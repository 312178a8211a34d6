"""Who has ties where, who waits and who got a home where; of a desk with few rows, and of one with none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from klein_register import Rij, aanmelding, geplaatst, maak_cijfers, wachtend

from loket.cijfers.cijfers import Cijfers
from loket.tonen import acties, spreiding
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.tekenen import Grafiek


def _plaats(nummer: int, binding: str | None, woning: str | None) -> Rij:
    return geplaatst(nummer, "2022-01-01", "2022-03-01", bindingsgemeente=binding, plaatsingsgemeente=woning)


#: Heuvelland is Meerssen and Vaals; the desk stands in Maastricht.
TRAJECTEN = [
    _plaats(1, "Maastricht", "Maastricht"),
    _plaats(2, "Maastricht", "Maastricht"),
    _plaats(3, "Vaals", "Meerssen"),
    _plaats(4, "Vaals", "Maastricht"),
    _plaats(5, "Meerssen", "Meerssen"),
    _plaats(6, None, "Maastricht"),
    wachtend(7, "2021-06-01", bindingsgemeente="Vaals"),
    wachtend(8, "2022-06-01", bindingsgemeente="Vaals"),
    wachtend(9, "2022-06-01", bindingsgemeente=None),
]


def _zonder_lijsten(cijfers: Cijfers) -> Cijfers:
    """Return the figures of a desk that keeps no deelregio's and no routes."""
    kaal = replace(cijfers.loket, deelregios=(), aandachtsregio="", routes=(), gesloten_routes=())
    return Cijfers(
        cijfers.register.uit_frames(kaal, cijfers.register.frames, cijfers.register.peildatum, (2022,)), cijfers.periode
    )


def cellen(tabel: Tabel | Tekst | Grafiek) -> list[list[str]]:
    assert isinstance(tabel, Tabel)
    return [[str(cel) for cel in rij] for rij in tabel.rijen]


def test_the_share_in_the_own_gemeente_without_and_with_that_of_the_desk() -> None:
    tabel = spreiding.eigen_gemeente(maak_cijfers(trajecten=TRAJECTEN))

    assert cellen(tabel) == [
        ["Binding in Maastricht", "2", "2", "100,0%", "34,2–100,0"],
        ["Binding in een andere gemeente", "3", "1", "33,3%", "6,1–79,2"],
        ["Binding onbekend", "1", "0", "–", "–"],
        ["Totaal", "6", "3", "50,0%", "18,8–81,2"],
    ]


def test_the_desks_own_gemeente_comes_from_loket_toml() -> None:
    cijfers = maak_cijfers(trajecten=TRAJECTEN)
    elders = replace(cijfers.loket, gemeente="Meerssen")
    frames = {naam: f for naam, f in cijfers.register.frames.items() if naam != "cohort"}
    tabel = spreiding.eigen_gemeente(
        Cijfers(cijfers.register.uit_frames(elders, frames, cijfers.register.peildatum, (2022,)), cijfers.periode)
    )

    assert cellen(tabel)[0] == ["Binding in Meerssen", "1", "1", "100,0%", "20,7–100,0"]
    assert "Maastricht" not in repr(tabel)


def test_from_gemeente_to_gemeente_the_most_first_and_the_unknown_last() -> None:
    grafiek = spreiding.kaart(maak_cijfers(trajecten=TRAJECTEN))

    assert isinstance(grafiek, Grafiek)
    tabel = grafiek.tabel
    assert isinstance(tabel, Tabel)
    assert tabel.kop == ("Binding in", "Maastricht", "Meerssen", "Totaal")
    assert cellen(tabel) == [
        ["Maastricht", "2", "0", "2"],
        ["Vaals", "1", "1", "2"],
        ["Meerssen", "0", "1", "1"],
        ["Onbekend", "1", "0", "1"],
        ["Totaal", "4", "2", "6"],
    ]


def test_the_chart_says_the_same_in_words() -> None:
    grafiek = spreiding.kaart(maak_cijfers(trajecten=TRAJECTEN))

    assert isinstance(grafiek, Grafiek)
    assert "binding in Vaals: 1 in Maastricht en 1 in Meerssen; binding in Meerssen: 1 in Meerssen" in grafiek.alt
    assert b"<svg" in grafiek.svg


@pytest.mark.parametrize(
    ("trajecten", "bericht"),
    [
        ([_plaats(1, "Vaals", "Vaals")], "Elke plaatsing was in de eigen gemeente."),
        (
            [_plaats(1, "Vaals", "Meerssen")],
            "Geen enkele plaatsing was in de eigen gemeente; wie elders een woning kreeg, kreeg die in Meerssen.",
        ),
        (
            [_plaats(n, "Vaals", woning) for n, woning in enumerate(("Meerssen", "Meerssen", "Maastricht", "Vaals"))],
            "25,0% (1 van 4) van de plaatsingen was in de eigen gemeente; wie elders een woning kreeg, kreeg die het"
            " vaakst in Meerssen: 2 van 3.",
        ),
        # Two gemeenten that are equal, and one of which the ties are unknown.
        (
            [_plaats(1, "Vaals", "Meerssen"), _plaats(2, "Vaals", "Maastricht"), _plaats(3, None, "Maastricht")],
            "Geen enkele plaatsing was in de eigen gemeente.",
        ),
    ],
)  # fmt: skip
def test_the_caption_says_no_more_than_the_numbers(trajecten: list[Rij], bericht: str) -> None:
    grafiek = spreiding.kaart(maak_cijfers(trajecten=trajecten))

    assert isinstance(grafiek, Grafiek)
    assert grafiek.bericht.replace("\xa0", " ") == bericht


def test_a_deelregio_with_who_waits_and_who_was_placed() -> None:
    cijfers = maak_cijfers(trajecten=TRAJECTEN)

    assert cellen(spreiding.deelregios(cijfers)) == [
        ["Heuvelland", "2", "1", "3", "1", "2"],
        ["Buiten de deelregio’s", "0", "0", "2", "2", "2"],
        ["Onbekend", "1", "0", "1", "0", "0"],
        ["Totaal", "3", "1", "6", "3", "4"],
    ]
    assert cellen(spreiding.uitwisseling(cijfers)) == [
        ["Heuvelland", "1", "2", "3"],
        ["Buiten de deelregio’s", "2", "0", "2"],
        ["Onbekend", "1", "0", "1"],
        ["Totaal", "4", "2", "6"],
    ]


def test_who_had_a_home_in_time_of_all_whose_time_was_up() -> None:
    trajecten = [
        geplaatst(1, "2021-03-01", "2022-03-01", bindingsgemeente="Vaals"),  # 365 days: in time
        wachtend(2, "2021-03-01", bindingsgemeente="Vaals"),
        geplaatst(3, "2021-03-01", "2021-09-01"),
        wachtend(4, "2022-03-01", bindingsgemeente="Vaals"),  # its time is not up yet
    ]

    assert cellen(spreiding.op_tijd(maak_cijfers(trajecten=trajecten))) == [
        ["Heuvelland", "2", "1", "50,0%", "9,5–90,5"],
        ["Buiten de deelregio’s", "1", "1", "100,0%", "20,7–100,0"],
        ["Totaal", "3", "2", "66,7%", "20,8–93,9"],
    ]


def test_the_deelregio_that_stands_apart() -> None:
    cijfers = maak_cijfers(trajecten=TRAJECTEN)
    apart = spreiding.Apart(cijfers)

    assert apart
    getallen = (apart.wachtlijst, apart.te_lang, apart.plaatsingen, apart.eigen_regio, apart.woningen)
    assert [str(c) for c in getallen] == ["2", "1", "3", "66,7%", "2"]
    assert str(apart.langste_wacht) == "19,0\xa0maanden"  # 578 days
    assert cellen(spreiding.deelregio_apart(cijfers)) == [
        ["Meerssen", "0", "1", "1", "1", "2"],
        ["Vaals", "2", "2", "0", "1", "0"],
        ["Totaal", "2", "3", "1", "2", "2"],
    ]
    assert cellen(spreiding.waar_geplaatst(cijfers)) == [["Meerssen", "0", "1", "1"], ["Vaals", "1", "1", "2"]]


_VHH = {"route": "Veiligheidshuis"}
_DOOR = {"uitval_datum": "2022-05-04", "uitval_fase": "aanmelding", "uitval_reden": "naar eigen route"}
_ROUTE = [aanmelding(1, "2022-01-01", **_VHH), aanmelding(2, "2022-05-01", **_VHH, **_DOOR)]


def test_who_came_by_a_closed_route_and_who_was_sent_on() -> None:
    assert cellen(spreiding.routes(maak_cijfers(trajecten=_ROUTE))) == [
        ["Veiligheidshuis", "1 januari 2022", "2", "2", "1", "1"]
    ]
    niets = str(spreiding.routes(maak_cijfers(trajecten=[aanmelding(1, "2022-01-01")])))
    assert "bij geen enkel traject een route" in niets
    assert "onbekend, en niet 0" in niets


def test_what_is_to_be_done_and_by_whom() -> None:
    rijen = cellen(acties.van_spreiding(maak_cijfers(trajecten=[*TRAJECTEN, aanmelding(10, "2022-01-01", **_VHH)])))

    assert [(aantal, wie) for _, aantal, wie in rijen] == [
        ("2", "gemeenten in Heuvelland"),
        ("1", "corporaties en loket"),
        ("1", "het loket"),
        ("1", "Veiligheidshuis"),
        ("1", "het loket"),
        ("1", "het loket"),
    ]
    assert "volgt niets" in str(acties.van_spreiding(maak_cijfers()))


FUNCTIES = (
    spreiding.eigen_gemeente, spreiding.kaart, spreiding.deelregios, spreiding.op_tijd,
    spreiding.uitwisseling, spreiding.deelregio_apart, spreiding.waar_geplaatst, spreiding.routes,
    acties.van_spreiding,
)  # fmt: skip


@pytest.mark.parametrize("functie", FUNCTIES, ids=lambda f: f.__name__)
@pytest.mark.parametrize(
    "trajecten", [[], [aanmelding(1, "2022-01-01")], [_plaats(1, None, None)]], ids=["0", "1", "?"]
)
@pytest.mark.parametrize("kaal", [False, True], ids=["met", "zonder"])
def test_nothing_and_next_to_nothing_is_said_in_dutch(functie, trajecten: list[Rij], kaal: bool) -> None:
    cijfers = maak_cijfers(trajecten=trajecten)
    getoond = functie(_zonder_lijsten(cijfers) if kaal else cijfers)

    tekst = str(getoond) if isinstance(getoond, Tekst) else getoond._repr_html_()
    assert not {"nan", "None", "NaN", "<NA>"} & set(tekst.replace("<", " ").replace(">", " ").split())
    assert tekst or functie is spreiding.waar_geplaatst  # the table above it says why
