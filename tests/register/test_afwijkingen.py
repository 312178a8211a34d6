"""Every rule about what is odd: found where it is broken, and not where the register is sound."""

from __future__ import annotations

from datetime import date

import pytest
from klein_register import Rij, aanmelding, geplaatst, maak_cijfers, positief, wachtend

from loket.register.afwijkingen import AFWIJKINGEN
from loket.register.tabelregels import Tabellen


def gevonden(naam: str, peildatum: date = date(2022, 12, 31), **tabellen: list[Rij]) -> list[tuple[str, int, str]]:
    """Return file, row and what was found, for one rule."""
    import pandas as pd

    register = maak_cijfers(peildatum=peildatum, **tabellen).register
    (regel,) = (r for r in AFWIJKINGEN if r.naam == naam)
    alles = Tabellen(register.frames, register.inrichting, peildatum=pd.Timestamp(peildatum))
    return [(m.bestand.rpartition("/")[2], m.rij, m.waarde.replace("\xa0", " ")) for m in regel.zoek(alles)]


def factuur(nummer: int, dag: str = "2022-02-01", traject: int = 0, **meer: object) -> Rij:
    return {"factuur_id": f"F{nummer}", "traject_id": f"T{traject or nummer}", "factuurdatum": dag} | meer


def meting(dag: str, **meer: object) -> Rij:
    return {"traject_id": "T1", "peildatum": dag} | meer


GOED = aanmelding(1, "2022-01-01", intakedatum="2022-02-01")
POSITIEF = positief(1, "2020-03-01")
UITVAL = {"uitval_datum": "2022-03-01", "uitval_fase": "intake", "uitval_reden": "trekt zich terug"}


@pytest.mark.parametrize("naam", [regel.naam for regel in AFWIJKINGEN])
def test_a_sound_register_and_an_empty_one_have_nothing_odd(naam: str) -> None:
    goed = {
        "trajecten": [
            GOED,
            positief(
                2, "2022-03-01", aanmelddatum="2022-01-01", intakedatum="2022-01-02", wachtlijstdatum="2022-01-03"
            ),
            wachtend(3, "2022-11-01", aanmelddatum="2022-10-01") | UITVAL | {
                "uitval_datum": "2022-12-01", "uitval_fase": "wachtlijst"},
        ],
        "facturen": [factuur(1), factuur(2, "2022-01-02"), factuur(3, "2022-11-01")],
        "nametingen": [{"traject_id": "T2", "peildatum": "2022-03-01"}],
    }  # fmt: skip
    assert gevonden(naam, **goed) == []
    assert gevonden(naam) == []
    assert gevonden(naam, tarieven=[], verwijzers=[], reeksen=[]) == []


@pytest.mark.parametrize(
    ("tabel", "rij", "kolom"),
    [
        ("trajecten", aanmelding(1, "2022-01-01", verwijzer_id=None), "verwijzer_id"),
        ("trajecten", aanmelding(1, "2022-01-01", herkomstgemeente=None), "herkomstgemeente"),
        ("trajecten", aanmelding(1, "2022-01-01", bindingsgemeente=None), "bindingsgemeente"),
        ("trajecten", wachtend(1, "2022-01-01", corporatie=None), "corporatie"),
        ("trajecten", geplaatst(1, "2022-01-01", "2022-02-01", plaatsingsgemeente=None), "plaatsingsgemeente"),
        ("trajecten", geplaatst(1, "2022-01-01", "2022-02-01", einde_huur="2022-03-01"), "einde_reden"),
        ("trajecten", GOED | UITVAL | {"uitval_reden": None}, "uitval_reden"),
        ("trajecten", GOED | {"afsluitdatum": "2022-03-01", "resultaat": "negatief"}, "afsluitreden"),
        ("nametingen", meting("2022-03-01", woont_nog=None), "woont_nog"),
        ("nametingen", meting("2022-03-01", woont_nog="nee"), "verhuisinitiatief"),
        ("nametingen", meting("2022-03-01", ontruiming=None), "ontruiming"),
        ("klachten", {"klacht_id": "K1", "ontvangen": "2022-01-01", "besluit": "2022-02-01"}, "oordeel"),
    ],
)
def test_what_nobody_knows_is_counted_by_column(tabel: str, rij: Rij, kolom: str) -> None:
    assert gevonden("onbekend", **{tabel: [rij]}) == [(f"{tabel}.csv", 0, f"1 keer {kolom} onbekend")]


def test_what_has_not_happened_yet_is_not_unknown() -> None:
    later = geplaatst(1, "2022-06-01", "2023-01-02", plaatsingsgemeente=None)
    assert gevonden("onbekend", trajecten=[later]) == []
    assert gevonden("onbekend", date(2023, 1, 2), trajecten=[later]) == [
        ("trajecten.csv", 0, "1 keer plaatsingsgemeente onbekend")
    ]


@pytest.mark.parametrize(
    ("kolom", "waarde"),
    [
        ("product", "Hosing"),
        ("bindingsgemeente", "Roermond"),
        ("plaatsingsgemeente", "Roermond"),
        ("einde_reden", "weg"),
        ("uitval_reden", "weg"),
        ("afsluitreden", "weg"),
    ],
)
def test_what_is_in_no_list_is_counted_under_its_own_name(kolom: str, waarde: str) -> None:
    rij = geplaatst(1, "2022-01-01", "2022-02-01", einde_huur="2022-03-01", einde_reden="ontruiming")
    rij |= UITVAL | {"afsluitdatum": "2022-04-01", "resultaat": "negatief", "afsluitreden": "afspraken niet nagekomen"}
    assert gevonden(
        "buiten-de-lijst", trajecten=[rij, *(rij | {kolom: waarde, "traject_id": t} for t in ("T2", "T3"))]
    ) == [("trajecten.csv", 0, f"2 keer {kolom} ‘{waarde}’")]


def test_a_verwijzer_that_was_not_valid() -> None:
    verwijzers = [{"verwijzer_id": "X", "naam": "X", "type": "deelnemer", "geldig_van": "2022-02-01"}]
    trajecten = [aanmelding(1, "2022-01-31", verwijzer_id="X"), aanmelding(2, "2022-02-01", verwijzer_id="X")]
    assert gevonden("verwijzer-geldig", trajecten=trajecten, verwijzers=verwijzers) == [
        ("trajecten.csv", 2, "T1: X is niet geldig op 31 januari 2022")
    ]


ODD = [
    (
        "intake-voor-wachtlijst",
        wachtend(1, "2022-05-01", intakedatum="2022-05-02"),
        "wachtlijstdatum 1 mei 2022, intakedatum 2 mei 2022",
    ),
    (
        "intake-voor-afsluiting",
        GOED | {"afsluitdatum": "2022-01-31"},
        "afsluitdatum 31 januari 2022, intakedatum 1 februari 2022",
    ),
    (
        "heropend",
        GOED | UITVAL | {"uitval_datum": "2022-01-31"},
        "uitval (intake) op 31 januari 2022, intake op 1 februari 2022",
    ),
    (
        "heropend",
        GOED | UITVAL | {"uitval_fase": "aanmelding"},
        "uitval (aanmelding) op 1 maart 2022, intake op 1 februari 2022",
    ),
    (
        "heropend",
        geplaatst(1, "2022-02-02", "2022-05-01", aanmelddatum="2022-01-01", intakedatum="2022-01-01")
        | {"afsluitdatum": "2022-02-01", "resultaat": "negatief"},
        "negatief afgesloten op 1 februari 2022, op de wachtlijst op 2 februari 2022",
    ),
    ("corporatie-vooraf", GOED | {"corporatie": "Servatius"}, "corporatie Servatius, zonder wachtlijstdatum"),
    (
        "route-gesloten",
        GOED | {"route": "Veiligheidshuis"},
        "Veiligheidshuis, aangemeld op 1 januari 2022, terwijl die groep sinds 1 januari 2022 niet meer via het loket"
        " gaat",
    ),
    ("afsluitreden-past", POSITIEF | {"afsluitreden": "weg"}, "afsluitreden ‘weg’ zonder negatief resultaat"),
]


@pytest.mark.parametrize(("naam", "rij", "wat"), ODD)
def test_events_that_are_odd(naam: str, rij: Rij, wat: str) -> None:
    assert gevonden(naam, trajecten=[rij]) == [("trajecten.csv", 2, f"T1: {wat}")]


def test_before_the_route_was_closed_an_aanmelding_is_usual() -> None:
    open_ = {"aanmelddatum": "2021-12-31", "route": "Veiligheidshuis"}
    assert gevonden("route-gesloten", trajecten=[GOED | open_, GOED | {"traject_id": "T2", "route": "Anders"}]) == []


def test_intakes_on_the_day_of_the_aanmelding_are_one_finding() -> None:
    zelfde = [aanmelding(n, "2022-01-01", intakedatum="2022-01-01") for n in (1, 2)]
    assert gevonden("intake-zelfde-dag", trajecten=[*zelfde, GOED | {"traject_id": "T3"}]) == [
        ("trajecten.csv", 0, "2 intakes op de dag van de aanmelding")
    ]


@pytest.mark.parametrize(
    ("dag", "regel"),
    [
        ("2020-02-29", "nameting-na-afsluiting"),
        ("2020-03-01", ""),
        ("2022-03-01", ""),
        ("2022-03-15", "nameting-op-tijd"),  # 24,5 months after the closing
    ],
)
def test_a_nameting_before_the_closing_or_after_24_months_is_odd_and_counts(dag: str, regel: str) -> None:
    tabellen = {"trajecten": [POSITIEF], "nametingen": [meting(dag)]}
    for naam in ("nameting-na-afsluiting", "nameting-op-tijd"):
        assert bool(gevonden(naam, **tabellen)) == (naam == regel)
    assert maak_cijfers(**tabellen)[2020].woont_nog.waarde == 1


def test_a_nameting_of_a_traject_that_goes_on_and_of_one_closed_negatively() -> None:
    negatief = POSITIEF | {"resultaat": "negatief", "afsluitreden": "afspraken niet nagekomen"}
    assert gevonden("nameting-na-afsluiting", trajecten=[negatief], nametingen=[meting("2021-03-01")]) == []
    assert gevonden("nameting-na-afsluiting", trajecten=[GOED], nametingen=[meting("2022-03-01")]) == [
        ("nametingen.csv", 2, "T1: gemeten op 1 maart 2022, voordat het traject was afgesloten")
    ]


def test_a_nameting_is_due_for_each_full_year() -> None:
    assert gevonden("nameting-gedaan", trajecten=[POSITIEF], nametingen=[meting("2021-03-01")]) == [
        ("trajecten.csv", 2, "T1: 1 van de 2 nametingen")
    ]
    twee = [meting("2021-03-01"), meting("2022-03-01")]
    assert gevonden("nameting-gedaan", trajecten=[POSITIEF], nametingen=twee) == []
    assert gevonden("nameting-gedaan", trajecten=[positief(1, "2022-01-01")]) == []


@pytest.mark.parametrize(("dag", "te_laat"), [("2022-11-29", True), ("2022-11-30", False), ("2020-12-31", False)])
def test_an_intake_without_factuur_is_odd_after_31_days_once_there_is_a_tarief(dag: str, te_laat: bool) -> None:
    intake = aanmelding(1, "2020-01-01", intakedatum=dag)
    waarde = "T1: intake op 29 november 2022, zonder factuur"
    assert gevonden("factuur-gestuurd", trajecten=[intake]) == ([("trajecten.csv", 2, waarde)] if te_laat else [])


def test_a_factuur_after_the_peildatum_is_not_there_yet() -> None:
    tabellen = {"trajecten": [GOED], "facturen": [factuur(1, "2023-01-05")]}
    assert len(gevonden("factuur-gestuurd", **tabellen)) == 1
    assert gevonden("factuur-gestuurd", date(2023, 1, 5), **tabellen) == []


def test_a_second_factuur_is_odd_until_it_is_credited() -> None:
    twee = [factuur(2, "2022-02-08", 1), factuur(1, "2022-02-01", 1)]
    terug = factuur(3, "2022-03-01", 1, bedrag=-675.0)
    assert gevonden("factuur-enkel", trajecten=[GOED], facturen=twee) == [
        ("facturen.csv", 2, "T1: nog een factuur van € 675,00")
    ]
    assert gevonden("factuur-enkel", trajecten=[GOED], facturen=[*twee, terug]) == []
    assert gevonden("factuur-gecrediteerd", trajecten=[GOED], facturen=[*twee, terug]) == [
        ("facturen.csv", 4, "T1: creditfactuur van € 675,00")
    ]


def test_the_bedrag_is_the_tarief_of_the_intakedatum_not_of_the_factuurdatum() -> None:
    tarieven = [
        {"trajectprijs": 700.0, "geldig_van": "2022-02-02"},
        {"trajectprijs": 675.0, "geldig_van": "2022-01-01"},
    ]
    trajecten = [GOED, aanmelding(2, "2022-01-01", intakedatum="2022-02-02")]

    def fout(een: float, twee: float) -> list[tuple[str, int, str]]:
        facturen = [factuur(1, "2022-03-01", bedrag=een), factuur(2, "2022-03-01", bedrag=twee)]
        return gevonden("factuur-bedrag", trajecten=trajecten, facturen=facturen, tarieven=tarieven)

    assert fout(675.0, 700.0) == []
    assert fout(700.0, 700.0) == [("facturen.csv", 2, "T1: € 700,00, tarief € 675,00")]


@pytest.mark.parametrize(
    ("intake", "dag", "wat"),
    [
        ("2022-02-01", "2022-02-01", ""),
        ("2022-02-01", "2022-01-31", "factuur van 31 januari 2022, intake op 1 februari 2022"),
        ("2020-12-31", "2022-02-01", "factuur van 1 februari 2022, intake op 31 december 2020"),
        (None, "2022-02-01", "factuur van 1 februari 2022, geen intake"),
    ],
)
def test_a_factuur_needs_an_intake_before_it_for_which_there_was_a_tarief(intake: str | None, dag: str, wat: str):
    traject = aanmelding(1, "2020-01-01", intakedatum=intake)
    assert gevonden("factuur-na-intake", trajecten=[traject], facturen=[factuur(1, dag)]) == (
        [("facturen.csv", 2, f"T1: {wat}")] if wat else []
    )


def test_names_and_reasons_are_there_for_every_rule() -> None:
    assert len({regel.naam for regel in AFWIJKINGEN}) == len(AFWIJKINGEN) == 18
    assert all(regel.houdt.endswith(".") and regel.reden for regel in AFWIJKINGEN)
