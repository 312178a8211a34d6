"""The price, invoices against intakes, how they stand, and the amounts."""

from __future__ import annotations

import pytest
from klein_register import Rij, aanmelding, maak_cijfers

from loket.basis.periode import jaar
from loket.tonen import facturatie
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.tekenen import Grafiek

TRAJECTEN = [
    aanmelding(1, "2021-12-01", intakedatum="2021-12-20"),
    aanmelding(2, "2022-01-01", intakedatum="2022-01-31", verwijzer_id="DN1"),
    aanmelding(3, "2022-01-01", intakedatum="2022-07-01"),
]
FACTUREN: list[Rij] = [
    {"factuur_id": "F1", "traject_id": "T1", "factuurdatum": "2022-01-05", "bedrag": 675.0, "betaald": "2022-02-01"},
    {"factuur_id": "F2", "traject_id": "T2", "factuurdatum": "2022-02-05", "bedrag": 675.0},
]
TARIEVEN: list[Rij] = [
    {"trajectprijs": 700.0, "geldig_van": "2022-07-01"},
    {"trajectprijs": 675.0, "geldig_van": "2022-01-01"},
    {"trajectprijs": 650.0, "geldig_van": "2020-01-01"},
    {"trajectprijs": 999.0, "geldig_van": "2023-01-01"},
]


def _cijfers(facturen: list[Rij] = FACTUREN):
    return maak_cijfers(trajecten=TRAJECTEN, facturen=facturen, tarieven=TARIEVEN)


def cellen(tabel: Tabel | Tekst) -> list[list[str]]:
    assert isinstance(tabel, Tabel)
    return [[str(cel).replace("\xa0", " ") for cel in rij] for rij in tabel.rijen]


def test_each_price_has_its_days_and_the_intakes_for_which_it_held() -> None:
    assert cellen(facturatie.prijzen(_cijfers())) == [
        ["Vanaf 1 januari 2020", "31 december 2021", "€ 650,00", "0"],
        ["Vanaf 1 januari 2022", "30 juni 2022", "€ 675,00", "1"],
        ["Vanaf 1 juli 2022", "nog geen eind", "€ 700,00", "1"],
    ]


def test_intakes_and_facturen_stand_beside_each_other() -> None:
    rijen = {rij[0]: rij[1:] for rij in cellen(facturatie.tegenover_intakes(_cijfers()))}

    assert rijen["Intakes in 2022"] == ["2", ""]
    assert rijen["Intakes: met een factuur op de peildatum"] == ["1", "50,0%"]
    assert rijen["Facturen: voor een intake van vóór de periode"] == ["1", "50,0%"]


def test_each_year_of_facturen_says_how_it_stands() -> None:
    tabel = facturatie.stand(_cijfers())

    assert isinstance(tabel, Tabel)
    assert tabel.kop == ("Facturen", "2022")
    assert [rij[1] for rij in cellen(tabel)[:5]] == ["2", "1", "0", "1", "1"]
    assert cellen(tabel)[-1] == ["Openstaand bedrag (€)", "€ 675,00"]


def test_without_any_payment_nothing_is_said_to_be_open() -> None:
    cijfers = _cijfers([dict(rij) | {"betaald": None} for rij in FACTUREN])

    assert "geen enkele betaling" in str(facturatie.stand(cijfers))
    tabel = facturatie.bedragen(cijfers, "verwijzer", "Facturen per organisatie")
    assert isinstance(tabel, Tabel)
    assert tabel.kop == ("Organisatie", "Verstuurde facturen", "Creditfacturen", "Gefactureerd bedrag (€)")


def test_the_amounts_of_the_groups_make_the_total() -> None:
    assert cellen(facturatie.bedragen(_cijfers(), "verwijzertype", "Facturen per type")) == [
        ["Convenantpartners", "1", "0", "€ 675,00", "€ 0,00"],
        ["Deelnemers", "1", "0", "€ 675,00", "€ 675,00"],
        ["Totaal", "2", "0", "€ 1.350,00", "€ 675,00"],
    ]


def _factuur(nummer: int, dag: str, betaald: str | None = None) -> Rij:
    rij = {"factuur_id": f"F{nummer}", "traject_id": f"T{nummer}", "factuurdatum": dag, "bedrag": 675.0}
    return rij | {"betaald": betaald}


@pytest.mark.parametrize(
    ("facturen", "bericht"),
    [
        ([_factuur(1, "2022-01-05", "2022-02-01")], "De enige factuur uit 2022 staat niet meer open."),
        (
            [_factuur(1, "2021-12-31", "2022-02-01"), _factuur(2, "2022-02-05")],
            "De enige factuur uit 2022 staat nog open, na de betaaltermijn. De enige factuur uit 2021 staat niet meer"
            " open.",
        ),
        (
            [_factuur(1, "2022-01-05", "2022-02-01"), _factuur(2, "2022-12-30")],
            "Van de 2 facturen uit 2022 staat er nog 1 open.",
        ),
        (
            [_factuur(1, "2022-12-30"), _factuur(2, "2022-02-05"), _factuur(3, "2022-02-05", "2022-02-06")],
            "Van de 3 facturen uit 2022 staan er nog 2 open, 1 daarvan na de betaaltermijn.",
        ),
        (
            [_factuur(1, "2022-02-05"), _factuur(2, "2022-02-05"), _factuur(3, "2021-02-05", "2022-02-06")],
            "Van de 2 facturen uit 2022 staan er nog 2 open, alle 2 na de betaaltermijn. De enige factuur uit 2021"
            " staat niet meer open.",
        ),
        (
            [_factuur(1, "2022-02-05", "2022-02-06"), _factuur(2, "2022-02-05", "2022-02-06")],
            "Van de 2 facturen uit 2022 staat er geen meer open.",
        ),
        (
            [_factuur(1, "2022-02-05"), _factuur(2, "2022-02-05")],
            "Uit 2022: 2 facturen. Wat is betaald, staat niet in het register.",
        ),
    ],
)
def test_the_chart_says_what_is_open_of_each_year(facturen: list[Rij], bericht: str) -> None:
    grafiek = facturatie.per_kwartaal(_cijfers(facturen))

    assert isinstance(grafiek, Grafiek)
    assert grafiek.bericht.replace("\xa0", " ") == bericht


def test_the_chart_has_a_row_for_each_quarter_in_picture_table_and_words() -> None:
    grafiek = facturatie.per_kwartaal(_cijfers([*FACTUREN, _factuur(3, "2022-08-01", "2022-08-05")]))

    assert isinstance(grafiek, Grafiek)
    assert grafiek.tabel is not None
    assert [rij[:3] for rij in cellen(grafiek.tabel)] == [
        ["1e kwartaal 2022", "2", "1"],
        ["2e kwartaal 2022", "0", "0"],
        ["3e kwartaal 2022", "1", "1"],
        ["4e kwartaal 2022", "0", "0"],
    ]
    assert "1e kwartaal 2022: 2 verstuurde facturen, 1 betaald, 0 gecrediteerd, 1 nog open" in grafiek.alt
    assert b"<svg" in grafiek.svg


def test_a_year_without_is_told_in_sentences() -> None:
    leeg = maak_cijfers(jaar(2020))

    assert str(facturatie.prijzen(leeg)) == "*Er zijn geen gegevens over een trajectprijs tot en met 31 december 2020.*"
    for tekst in (
        facturatie.tegenover_intakes(leeg),
        facturatie.stand(leeg),
        facturatie.per_kwartaal(leeg),
        facturatie.bedragen(leeg, "verwijzer", "Facturen per organisatie"),
    ):
        assert isinstance(tekst, Tekst)
        assert str(tekst).startswith("*Er zijn geen gegevens over ")
