"""Which klachten ask for something: counts for readers, rows in JupyterLab only."""

from __future__ import annotations

import pytest
from klein_register import Rij, maak_cijfers

from loket.controle.gegevens import klachten_te_herstellen

#: Of KL1 the term ends on 30 December, of KL2 on the peildatum itself; of KL4 nobody wrote what was done.
KLACHTEN: list[Rij] = [
    {"klacht_id": "KL1", "ontvangen": "2022-11-18"},
    {"klacht_id": "KL2", "ontvangen": "2022-11-19"},
    {"klacht_id": "KL3", "ontvangen": "2022-01-01", "besluit": "2022-01-02", "oordeel": "gegrond", "gevolg": "excuses"},
    {"klacht_id": "KL4", "ontvangen": "2021-01-01", "besluit": "2021-01-02", "oordeel": "gegrond"},
]


def test_what_is_over_its_term_and_what_was_not_written_down_is_counted_over_all_years() -> None:
    bevindingen = klachten_te_herstellen(maak_cijfers(klachten=KLACHTEN))
    assert [(c.onderzocht, c.aantal) for c in bevindingen.controles] == [(2, 1), (2, 1)]
    assert [c.aantal for c in klachten_te_herstellen(maak_cijfers()).controles] == [0, 0]


def test_the_rows_are_shown_in_jupyterlab_and_never_in_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    bevindingen = klachten_te_herstellen(maak_cijfers(klachten=KLACHTEN))
    monkeypatch.delenv("LOKET_BOUW", raising=False)
    assert "KL1" in bevindingen._repr_html_()
    monkeypatch.setenv("LOKET_BOUW", "1")
    html = bevindingen._repr_html_()
    assert "KL" not in html
    assert "excuses" not in html
