"""What is to be mended in the facturen: counts for readers, rows in JupyterLab only."""

from __future__ import annotations

import pytest
from klein_register import Rij, aanmelding, maak_cijfers

from loket.controle.gegevens import facturen_te_herstellen

TRAJECTEN = [aanmelding(nr, "2022-01-01", intakedatum="2022-02-01") for nr in (1, 2)]
FACTUREN: list[Rij] = [
    {"factuur_id": "F1", "traject_id": "T1", "factuurdatum": "2022-02-05", "bedrag": 600.0},
    {"factuur_id": "F2", "traject_id": "T1", "factuurdatum": "2022-02-06", "bedrag": 675.0, "betaald": "2022-02-07"},
]


def _gevonden(facturen: list[Rij] = FACTUREN) -> dict[str, int]:
    bevindingen = facturen_te_herstellen(maak_cijfers(trajecten=TRAJECTEN, facturen=facturen))
    return {c.naam.split(" ")[1] + " " + c.naam.split(" ")[2]: c.aantal for c in bevindingen.controles}


def test_each_rule_of_the_register_is_counted() -> None:
    # T2 has none; T1 has two; that of F1 is lower than the price, and open too long.
    assert _gevonden() == {
        "intake heeft": 1,
        "is niets": 0,
        "factuur heeft": 1,
        "factuur is": 1,
    }


def test_without_payments_nothing_is_late() -> None:
    assert len(facturen_te_herstellen(maak_cijfers(trajecten=TRAJECTEN, facturen=FACTUREN[:1])).controles) == 5


def test_the_rows_are_shown_in_jupyterlab_and_never_in_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    bevindingen = facturen_te_herstellen(maak_cijfers(trajecten=TRAJECTEN, facturen=FACTUREN))

    monkeypatch.delenv("LOKET_BOUW", raising=False)
    assert "T1: € 600,00" in bevindingen._repr_html_().replace("\xa0", " ")
    monkeypatch.setenv("LOKET_BOUW", "1")
    html = bevindingen._repr_html_()
    assert "dataframe" not in html
    assert "T1" not in html
    assert "F1" not in html


def test_what_was_acknowledged_is_not_to_be_mended_and_its_reason_stands_with_it() -> None:
    akkoord: list[Rij] = [
        {
            "controle": "factuur-bedrag",
            "bestand": "2022/facturen.csv",
            "gevonden": "T1: € 600,00, tarief € 675,00",
            "reden": "Zo afgesproken.",
        }
    ]
    bevindingen = facturen_te_herstellen(maak_cijfers(trajecten=TRAJECTEN, facturen=FACTUREN, akkoord=akkoord))
    (bedrag,) = (c for c in bevindingen.controles if "tarief" in c.naam)
    assert (bedrag.aantal, bedrag.oordeel, bedrag.advies) == (0, "in orde", "niets; 1 keer verklaard: Zo afgesproken.")
