"""Small registers, written out in the test that uses them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd
import pytest

from loket.cijfers import Cijfers
from loket.inrichting import Inrichting
from loket.periode import Periode, jaar
from loket.register import Register
from loket.schema import JAARTABELLEN, LOKETTABELLEN, schemas

Rij = Mapping[str, object]

INRICHTING = Inrichting(
    code="toets",
    naam="Loket Toets",
    kort="Toets",
    gemeente="Maastricht",
    regio="Zuid-Limburg",
    organisatie="Organisatie",
    voorbeelddata=True,
    wachttijd_afspraak_maanden=12,
    nameting_jaren=2,
    gestart_in=2018,
    producten=("Housing",),
    corporaties=("Maasvallei", "Servatius"),
    gemeenten=("Maastricht", "Meerssen"),
    uitval_redenen=("trekt zich terug", "niet bereikbaar"),
    afsluit_redenen=("afspraken niet nagekomen",),
    einde_redenen=("eigen initiatief", "initiatief corporatie", "ontruiming"),
)

#: What a row holds when a test does not say otherwise.
_STANDAARD: dict[str, Rij] = {
    "trajecten": {
        "kandidaat_id": "K1",
        "product": "Housing",
        "verwijzer_id": "CP1",
        "herkomstgemeente": "Maastricht",
        "bindingsgemeente": "Maastricht",
    },
    "nametingen": {"woont_nog": "ja", "overlast": "geen", "huurachterstand": "geen", "ontruiming": "nee"},
    "facturen": {"bedrag": 675.0},
    "taakstelling": {"bron": "afspraak"},
}
_VAST: dict[str, list[Rij]] = {
    "verwijzers": [
        {"verwijzer_id": "CP1", "naam": "Convenant", "type": "convenantpartner", "geldig_van": "2018-01-01"},
        {"verwijzer_id": "DN1", "naam": "Deelnemer", "type": "deelnemer", "geldig_van": "2018-01-01"},
    ],
    "tarieven": [{"trajectprijs": 675.0, "geldig_van": "2021-01-01"}],
    "reeksen": [{"indicator": "duurzaam", "jaar": 2018, "waarde": 82.5, "bron": "verslag"}],
}


def frame(naam: str, rijen: list[Rij], jaartal: int = 2022) -> pd.DataFrame:
    """Make a typed table of rows; what a row leaves out is filled with what is usual, or left empty."""
    kolommen = schemas()[naam].columns
    volledig = [{kolom: None for kolom in kolommen} | dict(_STANDAARD.get(naam, {})) | dict(rij) for rij in rijen]
    gemaakt = pd.DataFrame(volledig, columns=list(kolommen), dtype="object")
    for kolom, omschrijving in kolommen.items():
        soort = (omschrijving.metadata or {})["soort"]
        doel = {"datum": "datetime64[s]", "getal": "float64", "decimaal": "float64", "bedrag": "float64", "jaar": "int64"}
        gemaakt[kolom] = gemaakt[kolom].astype(doel.get(soort, "str"))
    bestand = f"data/toets/{jaartal}/{naam}.csv"
    gemaakt.index = pd.MultiIndex.from_arrays(
        [pd.Index([bestand] * len(rijen), dtype="str"), range(2, len(rijen) + 2)], names=["bestand", "rij"]
    )
    return gemaakt


def frames(**tabellen: list[Rij]) -> dict[str, pd.DataFrame]:
    """Make all tables of a register; those that are not given are empty, or hold the usual rows."""
    gegeven: dict[str, list[Rij]] = {naam: [] for naam in (*JAARTABELLEN, *LOKETTABELLEN)} | _VAST | tabellen
    return {naam: frame(naam, rijen) for naam, rijen in gegeven.items()}


def maak_cijfers(
    periode: Periode | None = None, peildatum: date | None = None, jaren: tuple[int, ...] = (2020, 2021, 2022), **tabellen: list[Rij]
) -> Cijfers:
    """Make figures over a small register; the period is 2022 unless a test says otherwise."""
    periode = periode or jaar(2022)
    register = Register.uit_frames(INRICHTING, frames(**tabellen), peildatum or periode.peildatum, jaren)
    return Cijfers(register, periode)


@pytest.fixture
def cijfers_van() -> Callable[..., Cijfers]:
    """Give :func:`maak_cijfers` as a fixture, so that tests need no import from here."""
    return maak_cijfers
