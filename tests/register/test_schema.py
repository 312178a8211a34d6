"""Every rule over one row: broken once and found at its place, and not found when the row is sound."""

from __future__ import annotations

import pytest
from klein_register import kop

from loket.basis.meldingen import Melding
from loket.register.lezen import lees_tabel
from loket.register.schema import EIGEN_DATUM, JAARTABELLEN, LOKETTABELLEN, NOOIT_LEEG, schemas, sleutelkolommen

_AANMELDING = {
    "traject_id": "T1",
    "kandidaat_id": "K1",
    "product": "Housing",
    "verwijzer_id": "CP1",
    "herkomstgemeente": "Maastricht",
    "bindingsgemeente": "Maastricht",
    "aanmelddatum": "2022-01-10",
}
_INTAKE = _AANMELDING | {"intakedatum": "2022-02-10"}
_WACHT = _INTAKE | {"corporatie": "Servatius", "wachtlijstdatum": "2022-03-10"}
_HUUR = _WACHT | {"start_huur": "2022-06-10", "plaatsingsgemeente": "Maastricht"}
_POSITIEF = _HUUR | {"afsluitdatum": "2022-09-10", "resultaat": "positief"}
_DICHT = {"afsluitdatum": "2022-09-10", "resultaat": "negatief", "afsluitreden": "x"}
_NEGATIEF = _HUUR | {"afsluitdatum": "2022-09-10", "resultaat": "negatief", "afsluitreden": "afspraken niet nagekomen"}
_EINDE = _HUUR | {"einde_huur": "2022-12-10", "einde_reden": "ontruiming"}


def _uitval(traject: dict[str, str], fase: str) -> dict[str, str]:
    return traject | {"uitval_datum": "2022-12-01", "uitval_fase": fase, "uitval_reden": "trekt zich terug"}


_METING = {
    "traject_id": "T1",
    "peildatum": "2022-10-01",
    "woont_nog": "ja",
    "overlast": "geen",
    "huurachterstand": "geen",
    "ontruiming": "nee",
}
_VERHUISD = _METING | {"woont_nog": "nee", "verhuisinitiatief": "eigen"}
_KLACHT = {"klacht_id": "K1", "ontvangen": "2022-05-10"}
_BESLIST = _KLACHT | {"besluit": "2022-06-10", "oordeel": "gegrond"}
_VERWIJZER = {"verwijzer_id": "X", "naam": "X", "type": "deelnemer", "geldig_van": "2022-01-10"}


def _toets(tabel: str, rij: dict[str, str]) -> list[Melding]:
    """Read a table with a sound row and then the row under test."""
    kolommen = list(schemas()[tabel].columns)
    assert set(rij) <= set(kolommen)
    tekst = kop(tabel) + ",".join(rij.get(kolom, "") for kolom in kolommen) + "\n"
    return lees_tabel(tekst.encode(), schemas()[tabel], f"{tabel}.csv")[1]


@pytest.mark.parametrize(
    ("tabel", "rij"),
    [
        ("trajecten", _AANMELDING),
        ("trajecten", _INTAKE),
        ("trajecten", _WACHT),
        ("trajecten", _HUUR),
        ("trajecten", _POSITIEF),
        ("trajecten", _NEGATIEF),
        ("trajecten", _EINDE),
        ("trajecten", _uitval(_AANMELDING, "aanmelding")),
        ("trajecten", _uitval(_INTAKE, "intake")),
        ("trajecten", _uitval(_WACHT, "wachtlijst")),
        # Everything on one day is in order.
        ("trajecten", {k: "2022-01-10" if v.startswith("2022") else v for k, v in _POSITIEF.items()}),
        # A negative closure may come before the wachtlijst.
        ("trajecten", _INTAKE | {"afsluitdatum": "2022-03-01", "resultaat": "negatief", "afsluitreden": "x"}),
        ("nametingen", _METING),
        ("nametingen", _VERHUISD),
        ("klachten", _KLACHT),
        ("klachten", _BESLIST | {"besluit": "2022-05-10"}),
        ("verwijzers", _VERWIJZER | {"geldig_tot": "2022-01-10"}),
        # What is odd but makes no figure wrong is no reason to stop: see test_afwijkingen.py.
        ("trajecten", _AANMELDING | {"verwijzer_id": "", "herkomstgemeente": "", "bindingsgemeente": ""}),
        ("trajecten", _WACHT | {"wachtlijstdatum": "2022-02-09"}),
        ("trajecten", _uitval(_INTAKE, "intake") | {"uitval_datum": "2022-02-09"}),
        ("trajecten", _INTAKE | {"afsluitdatum": "2022-02-09", "resultaat": "negatief", "afsluitreden": "x"}),
        ("trajecten", _WACHT | _DICHT | {"afsluitdatum": "2022-03-09"}),
        ("trajecten", _HUUR | _DICHT | {"afsluitdatum": "2022-03-09"}),
        ("trajecten", _WACHT | {"corporatie": ""}),
        ("trajecten", _INTAKE | {"corporatie": "Servatius"}),
        ("trajecten", _HUUR | {"plaatsingsgemeente": ""}),
        ("trajecten", _EINDE | {"einde_reden": ""}),
        ("trajecten", _uitval(_AANMELDING, "aanmelding") | {"uitval_reden": ""}),
        ("trajecten", _uitval(_INTAKE, "aanmelding")),
        ("trajecten", _NEGATIEF | {"afsluitreden": ""}),
        ("trajecten", _POSITIEF | {"afsluitreden": "afspraken niet nagekomen"}),
        ("nametingen", _VERHUISD | {"verhuisinitiatief": ""}),
        ("nametingen", _METING | dict.fromkeys(("woont_nog", "overlast", "huurachterstand", "ontruiming"), "")),
        ("klachten", _BESLIST | {"oordeel": ""}),
        ("facturen", {"factuur_id": "F1", "traject_id": "T1", "factuurdatum": "2022-02-01", "bedrag": "-675.00"}),
    ],
)
def test_a_sound_row_is_accepted(tabel: str, rij: dict[str, str]) -> None:
    assert _toets(tabel, rij) == []


@pytest.mark.parametrize(
    ("rij", "kolom"),
    [
        (_INTAKE | {"intakedatum": "2022-01-09"}, "intakedatum"),
        (_HUUR | {"start_huur": "2022-03-09"}, "start_huur"),
        (_EINDE | {"einde_huur": "2022-06-09"}, "einde_huur"),
        (_POSITIEF | {"afsluitdatum": "2022-06-09"}, "afsluitdatum"),
        (_uitval(_AANMELDING, "aanmelding") | {"uitval_datum": "2022-01-09"}, "uitval_datum"),
        (_uitval(_WACHT, "wachtlijst") | {"uitval_datum": "2022-03-09"}, "uitval_datum"),
        (
            _AANMELDING | {"afsluitdatum": "2022-01-09", "resultaat": "negatief", "afsluitreden": "x"},
            "afsluitdatum",
        ),
        (_WACHT | {"intakedatum": ""}, "intakedatum"),
        (_HUUR | {"wachtlijstdatum": "", "corporatie": ""}, "wachtlijstdatum"),
        (_WACHT | {"plaatsingsgemeente": "Maastricht"}, "plaatsingsgemeente"),
        (_HUUR | {"einde_reden": "ontruiming"}, "einde_reden"),
        (_WACHT | {"einde_huur": "2022-12-10", "einde_reden": "ontruiming"}, "einde_huur"),
        (_uitval(_AANMELDING, "aanmelding") | {"uitval_fase": ""}, "uitval_fase"),
        (_AANMELDING | {"uitval_reden": "trekt zich terug"}, "uitval_reden"),
        (_uitval(_WACHT, "intake"), "wachtlijstdatum"),
        (_uitval(_HUUR, "wachtlijst"), "start_huur"),
        (
            _uitval(_INTAKE, "intake") | {"afsluitdatum": "2022-12-10", "resultaat": "negatief", "afsluitreden": "x"},
            "afsluitdatum",
        ),
        (_uitval(_AANMELDING, "intake"), "intakedatum"),
        (_uitval(_INTAKE, "wachtlijst"), "wachtlijstdatum"),
        (_POSITIEF | {"resultaat": ""}, "resultaat"),
        (_HUUR | {"resultaat": "positief"}, "resultaat"),
        (_INTAKE | {"afsluitdatum": "2022-09-10", "resultaat": "positief"}, "start_huur"),
        (_WACHT | _DICHT, "afsluitdatum"),
        # Closed on the wachtlijst, or positively: the wachtlijst, or the cohort, of a day in between is wrong.
        (_HUUR | _DICHT | {"afsluitdatum": "2022-03-10"}, "afsluitdatum"),
        (_POSITIEF | {"afsluitdatum": "2022-03-09"}, "afsluitdatum"),
    ],
)
def test_a_broken_traject_is_found_at_its_column(rij: dict[str, str], kolom: str) -> None:
    gevonden = {(m.bestand, m.rij, m.kolom, m.waarde) for m in _toets("trajecten", rij)}

    assert ("trajecten.csv", 2, kolom, rij.get(kolom, "")) in gevonden


@pytest.mark.parametrize(
    ("tabel", "rij", "kolom"),
    [
        ("nametingen", _METING | {"verhuisinitiatief": "eigen"}, "verhuisinitiatief"),
        ("klachten", _BESLIST | {"besluit": "2022-05-09"}, "besluit"),
        ("klachten", _KLACHT | {"oordeel": "gegrond"}, "oordeel"),
        ("verwijzers", _VERWIJZER | {"geldig_tot": "2022-01-09"}, "geldig_tot"),
        (
            "facturen",
            {"factuur_id": "F1", "traject_id": "T1", "factuurdatum": "2022-02-01", "bedrag": "-0.00"},
            "bedrag",
        ),
    ],
)
def test_a_broken_row_of_another_table_is_found_at_its_column(tabel: str, rij: dict[str, str], kolom: str) -> None:
    (melding,) = _toets(tabel, rij)

    assert (melding.rij, melding.kolom, melding.waarde) == (2, kolom, rij.get(kolom, ""))
    assert melding.verwacht
    assert melding.herstel


def test_a_wrong_day_is_not_also_out_of_order() -> None:
    (melding,) = _toets("trajecten", _INTAKE | {"intakedatum": "01-01-2022"})

    assert melding.verwacht == "een bestaande dag, geschreven als 2022-12-31"


def test_the_lists_of_tables_speak_of_tables_that_exist() -> None:
    alle = {*JAARTABELLEN, *LOKETTABELLEN}

    assert set(schemas()) == alle
    assert set(NOOIT_LEEG) <= alle
    assert all(kolom in schemas()[tabel].columns for tabel, kolom in EIGEN_DATUM.items())


def test_every_table_has_a_key() -> None:
    assert all(map(sleutelkolommen, schemas()))
    assert sleutelkolommen("facturen") == ["factuur_id"]
    assert sleutelkolommen("nametingen") == ["traject_id", "peildatum"]
    assert sleutelkolommen("loket") == []
