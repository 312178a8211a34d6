"""From texts to what they say: each column of a table as days, numbers or words, and its files as one frame."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from loket.register.schema import schemas, woordkolommen
from loket.register.woordkolommen import als_woorden, onder_elkaar, per_tekst


def stapel(naam: str, frames: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the rows of a table's files as one typed frame; it takes the files, so that not all are there twice."""
    frames = {bestand: frames.pop(bestand).copy(deep=False) for bestand in [*frames]}
    index = _plaatsen({bestand: frame.index.to_numpy() for bestand, frame in frames.items()})
    kolommen = {
        kolom: onder_elkaar(_typeer(frame.pop(kolom), soort) for frame in frames.values())
        for kolom, soort in _soorten(naam)
    }
    return pd.DataFrame(kolommen, copy=False).set_axis(index)


def _plaatsen(rijen: dict[str, np.ndarray]) -> pd.MultiIndex:
    """Return where rows stand: (bestand, rij)."""
    bestand = np.repeat(np.arange(len(rijen)), [len(van_bestand) for van_bestand in rijen.values()])
    rij = np.concatenate([*rijen.values()])
    niveaus: Any = [pd.Index([*rijen]), pd.RangeIndex(rij.max(initial=0) + 1)]
    codes: Any = [bestand, rij]
    return pd.MultiIndex(niveaus, codes, names=["bestand", "rij"])


def typeer(frame: pd.DataFrame, naam: str) -> pd.DataFrame:
    """Return a table of checked texts with each column as what it is: a day, a number, a text."""
    return frame.assign(**{kolom: _typeer(frame[kolom], soort) for kolom, soort in _soorten(naam)})


def _soorten(naam: str) -> list[tuple[str, str]]:
    woorden = woordkolommen(naam)
    soorten = {kolom: (k.metadata or {}).get("soort", "tekst") for kolom, k in schemas()[naam].columns.items()}
    return [(kolom, "woord" if kolom in woorden else soort) for kolom, soort in soorten.items()]


def _typeer(waarden: pd.Series, soort: str) -> pd.Series:
    if soort == "woord":
        return als_woorden(waarden)
    if soort == "datum":
        return per_tekst(waarden, lambda dagen: pd.to_datetime(dagen, format="%Y-%m-%d").astype("datetime64[s]"))
    if soort in ("getal", "decimaal", "bedrag"):
        return per_tekst(waarden, lambda getallen: getallen.astype("float64"))
    return waarden.astype("int64" if soort == "jaar" else "str")
