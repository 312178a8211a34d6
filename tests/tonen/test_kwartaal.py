"""The quarter in its year, and whether the quarters make the year."""

from __future__ import annotations

from datetime import date

import pytest
from klein_register import aanmelding, als_voorbeeld, geplaatst, maak_cijfers, wachtend

from loket.basis.periode import kwartaal
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.inlezen import lees_cijfers
from loket.cijfers.soorten import Telling
from loket.cijfers.telregels import telt_op
from loket.tonen import kwartaal as tonen
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel

TRAJECTEN = [
    aanmelding(1, "2021-05-01"),
    aanmelding(2, "2022-02-01", verwijzer_id="DN1"),
    geplaatst(3, "2022-03-01", "2022-05-01"),
    wachtend(4, "2022-04-01", uitval_datum="2022-06-01", uitval_fase="wachtlijst", uitval_reden="trekt zich terug"),
    wachtend(5, "2022-06-30"),
    aanmelding(6, "2022-07-01"),
]
FACTUREN = [
    {"factuur_id": "F1", "traject_id": "T3", "factuurdatum": "2022-03-31", "bedrag": 675.0},
    {"factuur_id": "F2", "traject_id": "T3", "factuurdatum": "2022-04-01", "bedrag": -675.25},
]


def _cijfers(nummer: int = 2, **meer: object):
    periode = kwartaal(2022, nummer, date(2022, 12, 31))
    return maak_cijfers(periode, trajecten=TRAJECTEN, facturen=FACTUREN, **meer)  # type: ignore[arg-type]


def cellen(tabel: Tabel | Tekst) -> dict[str, list[str]]:
    assert isinstance(tabel, Tabel)
    return {str(naam): [str(cel) for cel in rest] for naam, *rest in tabel.rijen}


def test_the_quarter_stands_beside_the_year_so_far_and_last_years() -> None:
    tabel = tonen.naast_elkaar(_cijfers())

    assert tabel.kop[1:] == ("K2 2022", "K1 t/m K2 2022", "K2 2021", "K1 t/m K2 2021")
    # T4 and T5 in the second quarter, T2 and T3 in the first.
    assert cellen(tabel)["Aanmeldingen"] == ["2", "4", "1", "1"]
    assert cellen(tabel)["Wachtlijst, stand"] == ["1", "1", "0", "0"]


def test_the_first_quarter_is_the_year_so_far() -> None:
    cijfers = _cijfers(1)

    assert tonen.jaar_tot_nu(cijfers) is cijfers
    assert tonen.naast_elkaar(cijfers).kop[1:] == ("K1 2022", "K1 2021")
    assert isinstance(tonen.aansluiting(cijfers), Tekst)


def test_the_fourth_quarter_ends_the_year_itself() -> None:
    assert tonen.jaar_tot_nu(_cijfers(4)).periode.sleutel == "2022"
    assert tonen.naast_elkaar(_cijfers(4)).kop[1:] == ("K4 2022", "2022", "K4 2021", "2021")


def test_a_year_earlier_that_is_made_up_is_left_out_with_the_reason() -> None:
    tabel = tonen.naast_elkaar(als_voorbeeld(_cijfers()))

    assert tabel.kop[1:] == ("K2 2022", "K1 t/m K2 2022")
    assert "illustratief" in tabel.noot


def test_the_quarters_so_far_make_the_year_so_far() -> None:
    tabel = tonen.aansluiting(_cijfers())

    assert isinstance(tabel, Tabel)
    assert tabel.kop == ("Cijfer", "K1", "K2", "2022 tot nu", "Sluit aan")
    assert tabel.titel == "Alle 14 cijfers van de kwartalen sluiten aan op 2022 tot nu"
    assert cellen(tabel)["Aanmeldingen"] == ["2", "2", "4", "ja"]
    assert cellen(tabel)["Wachtlijst, stand"] == ["1", "1", "1", "ja"]
    assert [c.replace("\xa0", " ") for c in cellen(tabel)["Gefactureerd bedrag (€)"]] == [
        "€ 675,00", "€ -675,25", "€ -0,25", "ja",
    ]  # fmt: skip
    assert "Gemiddelde wachttijd (maanden)" not in cellen(tabel)


def test_what_does_not_add_up_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tonen, "kwartalen", lambda cijfers: [cijfers, cijfers])
    tabel = tonen.aansluiting(_cijfers())

    assert isinstance(tabel, Tabel)
    assert "sluiten niet aan" in tabel.titel
    assert cellen(tabel)["Nieuw op de wachtlijst"] == ["2", "2", "3", "nee, scheelt 1"]


@pytest.mark.parametrize(("jaar", "peildatum"), [(2020, ""), (2021, ""), (2022, ""), (2022, "2023-03-31")])
def test_whatever_adds_up_does_so_in_every_year_of_the_example(jaar: int, peildatum: str) -> None:
    cijfers = lees_cijfers("maastricht", jaar, peildatum, kwartaal=4)
    per, geheel = tonen.kwartalen(cijfers), tonen.jaar_tot_nu(cijfers)
    optelbaar = [d for d in DEFINITIES.values() if isinstance(d, Telling) and telt_op(d) and not d.gemeten]

    assert len(optelbaar) > 30
    scheef = {d.naam: tonen.afwijking([k.cijfer(d) for k in per], geheel.cijfer(d)) for d in optelbaar}
    assert not {naam: hoeveel for naam, hoeveel in scheef.items() if hoeveel}


def test_why_trajecten_stopped_phase_by_phase_and_by_verwijzertype() -> None:
    tabel = tonen.redenen(_cijfers(), "uitval", "uitval_fase", "uitval_reden")

    assert isinstance(tabel, Tabel)
    assert tabel.kop == ("Fase en reden", "Convenantpartners", "Deelnemers", "Totaal")
    assert cellen(tabel) == {"Wachtlijst: trekt zich terug": ["1", "0", "1"], "Totaal": ["1", "0", "1"]}


def test_a_quarter_without_is_a_sentence() -> None:
    assert str(tonen.redenen(_cijfers(1), "uitval", "uitval_fase", "uitval_reden")) == (
        "*Uitval vóór plaatsing in het 1e kwartaal van 2022: geen.*"
    )
    assert isinstance(tonen.redenen(_cijfers(), "negatief_afgesloten", "afsluitreden"), Tekst)


def test_a_register_without_a_case_has_tables_of_zeros() -> None:
    leeg = maak_cijfers(kwartaal(2022, 4))

    assert cellen(tonen.naast_elkaar(leeg))["Aanmeldingen"][0] == "0"
    assert isinstance(tonen.aansluiting(leeg), Tabel)
