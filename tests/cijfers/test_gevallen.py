"""The cases behind a figure: for JupyterLab alone."""

from __future__ import annotations

import pandas as pd
import pytest
from klein_register import aanmelding, geplaatst, maak_cijfers

from loket.basis.afspraken import MIME_GEVALLEN
from loket.cijfers.gevallen import Gevallen


def test_cases_are_for_jupyterlab_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOKET_BOUW", raising=False)
    gevallen = maak_cijfers(trajecten=[aanmelding(1, "2022-02-01")]).aanmeldingen.trajecten

    assert isinstance(gevallen, Gevallen)
    assert len(gevallen) == 1
    assert "T1" in gevallen._repr_mimebundle_()["text/html"]
    assert gevallen._repr_mimebundle_().keys() == {"text/html", "text/plain"}

    monkeypatch.setenv("LOKET_BOUW", "1")
    assert gevallen._repr_mimebundle_() == {
        MIME_GEVALLEN: "",
        "text/plain": "1\xa0geval (alleen te zien in JupyterLab)",
    }


def test_changing_the_rows_that_are_handed_out_changes_no_figure() -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-03-03")])
    rijen = cijfers.wachttijd.rijen
    rijen["wachttijd"] = 99.0

    assert cijfers.wachttijd.waarde == pytest.approx(61 / 30.4375)


def test_an_analyst_may_add_a_column_to_the_cases_which_changes_no_register_and_stays_out_of_a_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-03-03")])
    register = cijfers.register.frames["trajecten"].copy()
    gevallen = cijfers.plaatsingen.trajecten
    gevallen["maand"] = gevallen["start_huur"].dt.month
    gevallen["corporatie"] = "?"
    gevallen.loc[:, "traject_id"] = "T9"

    assert gevallen.groupby("maand").size().to_dict() == {3: 1}
    assert "maand" in gevallen
    assert list(gevallen)[-1] == "maand"
    pd.testing.assert_frame_equal(cijfers.register.frames["trajecten"], register)
    assert "maand" not in cijfers.plaatsingen.trajecten
    monkeypatch.setenv("LOKET_BOUW", "1")
    assert MIME_GEVALLEN in gevallen._repr_mimebundle_()
