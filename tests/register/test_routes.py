"""Groups with a route of their own: what loket.toml may say of them, and who was sent on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from klein_register import INRICHTING, aanmelding, frame, schrijf_register

from loket.basis.meldingen import InvoerFout
from loket.basis.periode import jaar
from loket.register.loket_toml import lees_inrichting
from loket.register.register import Register
from loket.register.routes import leid_routes_af
from loket.register.streek import GeslotenRoute

_GOED = 'routes = ["Groep"]\n[gesloten_routes.Groep]\nsinds = 2022-01-01\nuitval_reden = "niet bereikbaar"\n'


def _lees(tmp_path: Path, regels: str):
    toml = schrijf_register(tmp_path) / "loket.toml"
    toml.write_text(toml.read_text("utf-8") + regels, "utf-8")
    return lees_inrichting(tmp_path, "toets")


def test_routes_are_read(tmp_path: Path) -> None:
    gelezen = _lees(tmp_path, _GOED)

    assert gelezen.routes == ("Groep",)
    assert gelezen.gesloten_routes == (GeslotenRoute("Groep", date(2022, 1, 1), "niet bereikbaar"),)


@pytest.mark.parametrize(
    ("oud", "nieuw", "waarde"),
    [
        ('routes = ["Groep"]', 'routes = ["Groepen"]', "Groep: Groep"),
        ('routes = ["Groep"]\n', "", "Groep: Groep"),
        ('"niet bereikbaar"', '"weg"', "Groep: weg"),
        ("2022-01-01", '"2022-01-01"', ""),
        ("sinds", "vanaf", ""),
    ],
)
def test_a_route_that_is_wrong_is_told(tmp_path: Path, oud: str, nieuw: str, waarde: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        _lees(tmp_path, _GOED.replace(oud, nieuw, 1))

    (melding,) = fout.value.meldingen
    assert melding.kolom == "gesloten_routes"
    assert melding.waarde == waarde or not waarde
    assert melding.herstel


def test_closed_from_its_day_on_and_sent_on_for_its_reason() -> None:
    route = {"route": "Veiligheidshuis"}
    trajecten = frame(
        "trajecten",
        [
            aanmelding(1, "2021-12-31", **route),
            aanmelding(2, "2022-01-01", **route, uitval_reden="naar eigen route"),
            aanmelding(3, "2022-01-01", **route, uitval_reden="niet bereikbaar"),
            aanmelding(4, "2022-01-01", route="Anders", uitval_reden="naar eigen route"),
            aanmelding(5, "2022-01-01", uitval_reden="naar eigen route"),
        ],
    )
    afgeleid = leid_routes_af(trajecten, INRICHTING)

    assert list(afgeleid["route_gesloten"].iloc[:4]) == ["nee", "ja", "ja", "nee"]
    assert list(afgeleid["doorverwezen"].iloc[:4]) == ["nee", "ja", "nee", "nee"]
    assert afgeleid[["route_gesloten", "doorverwezen"]].iloc[4].isna().all()
    assert leid_routes_af(frame("trajecten", []), INRICHTING).empty


def test_a_table_may_do_without_the_column(tmp_path: Path) -> None:
    pad = schrijf_register(tmp_path) / "2022" / "trajecten.csv"
    zonder = pd.read_csv(pad, dtype="str").drop(columns="route")
    zonder.to_csv(pad, index=False)

    assert Register.lees("toets", jaar(2022), tmp_path).tabel("trajecten")["route"].isna().all()
