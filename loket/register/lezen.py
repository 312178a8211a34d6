"""One CSV file: from bytes to a checked frame of texts; how a row is refused stands in ``weigeren.py``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from pandera.pandas import DataFrameSchema

from loket.basis.meldingen import Melding
from loket.register.plat import lees_plat
from loket.register.schema import NOOIT_LEEG
from loket.register.tekens import decodeer, lees_records
from loket.register.weigeren import hoe_terug, toets_kop, toets_tabel


def lees_tabel(
    inhoud: bytes, schema: DataFrameSchema, bestand: str, *, mag_leeg: bool = False, als_woorden: bool = False
) -> tuple[pd.DataFrame | None, list[Melding]]:
    """Read one table and check it against its schema.

    Parameters
    ----------
    inhoud : bytes
        The file's content.
    schema : DataFrameSchema
        The table's columns and row rules.
    bestand : str
        How the file is called in a message.
    mag_leeg : bool
        Whether a table that needs rows may be without: that of a year that has just begun.
    als_woorden : bool
        Whether a text that comes back may stay what it was while the file was checked: the number of a word.

    Returns
    -------
    frame : DataFrame or None
        All rows of the right width, all columns as text, indexed by ``rij`` (the header is row 1); None when
        the file cannot be read as this table at all.
    meldingen : list of Melding
        All problems found.
    """
    frame, meldingen = lees_plat(inhoud, schema), list[Melding]()
    if frame is None:
        frame, meldingen = _lees_zorgvuldig(inhoud, bestand)
    if frame is None:
        return None, meldingen
    if verkeerde_kop := toets_kop(list(frame.columns), schema, bestand):
        return None, verkeerde_kop
    weggelaten = [naam for naam in schema.columns if naam not in frame]  # such a column is empty
    frame = frame.reindex(columns=list(schema.columns)).astype(dict.fromkeys(weggelaten, "str"))
    if frame.empty and not meldingen and schema.title in NOOIT_LEEG and not mag_leeg:
        return None, [
            Melding(
                bestand,
                "",
                "minstens één rij onder de kopregel",
                "vul de tabel, of zet het goede bestand terug",
                leeg=True,
            )
        ]
    meldingen += toets_tabel(frame, schema, bestand)
    return frame if als_woorden else frame.astype("str"), meldingen


def lees_bytes(pad: Path) -> bytes | None:
    """Return the file's bytes, or None when it does not exist or cannot be read."""
    try:
        return pad.read_bytes()
    except OSError:
        return None


def _lees_zorgvuldig(inhoud: bytes, bestand: str) -> tuple[pd.DataFrame | None, list[Melding]]:
    """Read record by record what is not plain, and tell what is wrong with it."""
    opslaan = hoe_terug(Path(bestand))
    tekst, meldingen = decodeer(inhoud, bestand, opslaan)
    if tekst is None:
        return None, meldingen
    if not tekst.strip():
        return None, [Melding(bestand, "", "een kopregel en rijen; het bestand is leeg", "zet het goede bestand terug")]
    records, meldingen = lees_records(tekst, bestand, opslaan)
    return (None, meldingen) if meldingen else _frame(records, bestand)


def _frame(records: list[list[str]], bestand: str) -> tuple[pd.DataFrame, list[Melding]]:
    kop, breedte = records[0], len(records[0])
    genummerd = [(rij, velden) for rij, velden in enumerate(records[1:], start=2) if velden]
    goed = [(rij, velden) for rij, velden in genummerd if len(velden) == breedte and velden != kop]
    meldingen = list(_geen_rijen(genummerd, kop, bestand)) if len(goed) < len(genummerd) else []
    waarden = np.array([velden for _, velden in goed], dtype="object").reshape(len(goed), breedte)
    waarden[waarden == ""] = np.nan  # an empty cell is no text
    rijen = pd.Index([rij for rij, _ in goed], name="rij", dtype="int64")
    return pd.DataFrame(waarden, rijen, kop, dtype="str"), meldingen


def _geen_rijen(genummerd: list[tuple[int, list[str]]], kop: list[str], bestand: str) -> Iterator[Melding]:
    """Tell of rows of another width than the header, and of headers halfway."""
    for rij, velden in genummerd:
        if len(velden) != len(kop):
            yield Melding(
                bestand,
                "",
                f"{len(kop)} velden, net als de kopregel; hier staan er {len(velden)}",
                hoe_terug(Path(bestand))
                if len(velden) == 1 and "," in velden[0]  # Excel had the whole row in one cell
                else "kijk of er een komma te veel of te weinig staat; zet tekst met een komma tussen aanhalingstekens",
                rij,
                ",".join(velden),
            )
        elif velden == kop:
            yield Melding(bestand, "", "de kopregel één keer, bovenaan", "verwijder deze rij", rij, ",".join(velden))
