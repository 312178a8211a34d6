"""The annual report of the example, built for the desk and for the public, which the tests of a folder share."""

from __future__ import annotations

from pathlib import Path

import pytest

from loket.basis.afspraken import INTERN, OPENBAAR
from loket.bouw.bouw import bouw
from loket.bouw.opdracht import Opdracht
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.inlezen import lees_cijfers


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both reports, beside each other, as a desk does."""
    uitvoer = tmp_path_factory.mktemp("uitvoer")
    parameters = {"loket": "maastricht", "jaar": 2022}
    notebook, data = Path("notebooks/jaarverslag.ipynb"), Path("data")
    alles = ("html", "pdf", "ipynb", "csv", "xlsx")
    for publiek in (INTERN, OPENBAAR):
        bouw(Opdracht(notebook, data, uitvoer, parameters, alles, publiek=publiek), lambda _: None)
    return uitvoer / "maastricht" / "2022"


@pytest.fixture(scope="package")
def voorbeeld() -> Cijfers:
    """Return the figures of the desk itself."""
    return lees_cijfers("maastricht", 2022)
