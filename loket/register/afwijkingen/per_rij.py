"""How a rule tells what it found: row by row, or of rows that are alike how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from loket.basis import opmaak
from loket.basis.meldingen import Melding

#: The text of one row: what was found, from its values.
Vertel = Callable[[Any], str]


def per_rij(rijen: pd.DataFrame, kolom: str, vertel: Vertel, verwacht: str, herstel: str) -> Iterator[Melding]:
    """Tell each row by itself, with the code of its traject in front."""
    rij: Any
    for rij in rijen.itertuples():
        (bestand, nummer), code = rij.Index, getattr(rij, "traject_id", "")
        gevonden = vertel(rij)
        yield Melding(bestand, kolom, verwacht, herstel, nummer, f"{code}: {gevonden}" if code else gevonden)


def per_bestand(rijen: pd.DataFrame, kolom: str, woorden: tuple[str, str], *tekst: str) -> Iterator[Melding]:
    """Count rows that differ in nothing but their place, file by file."""
    wat, verwacht, herstel = tekst
    for bestand, groep in rijen.groupby(level="bestand"):
        yield Melding(str(bestand), kolom, verwacht, herstel, 0, f"{opmaak.met_woord(len(groep), woorden)} {wat}")


def dag(waarde: object) -> str:
    """Return a day of a table in Dutch."""
    return opmaak.datum(pd.Timestamp(str(waarde)).date())
