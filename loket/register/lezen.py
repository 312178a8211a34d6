"""One CSV file: from bytes to a checked frame of texts, with every problem located."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from pandera.errors import SchemaErrors
from pandera.pandas import DataFrameSchema

from loket.basis.make import keuze_voor_make
from loket.basis.meldingen import Melding, lijkt_op
from loket.register.plat import lees_plat
from loket.register.schema import NOOIT_LEEG
from loket.register.tekens import decodeer, lees_records


def lees_tabel(
    inhoud: bytes, schema: DataFrameSchema, bestand: str, *, mag_leeg: bool = False
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

    Returns
    -------
    frame : DataFrame or None
        All rows of the right width, all columns as texts or words, indexed by ``rij`` (the header is row 1); None when
        the file cannot be read as this table at all.
    meldingen : list of Melding
        All problems found.
    """
    frame, meldingen = lees_plat(inhoud, schema), list[Melding]()
    if frame is None:
        frame, meldingen = _lees_zorgvuldig(inhoud, bestand)
    if frame is None:
        return None, meldingen
    if verkeerde_kop := _controleer_kop(list(frame.columns), schema, bestand):
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
    return frame, meldingen + toets_tabel(frame, schema, bestand)


def _opslaan(pad: Path) -> str:
    """Say how to get a table that another program saved back in the register's own form."""
    folder = pad.parents[1] if pad.parent.name.isdecimal() else pad.parent
    opdracht = f"make import BRON={shlex.quote(str(folder))}{keuze_voor_make(folder.parent, folder.name)}"
    return f"{opdracht} zet elke tabel die Excel anders bewaarde, terug in de vorm van Loket"


def lees_bytes(pad: Path) -> bytes | None:
    """Return the file's bytes, or None when it does not exist or cannot be read."""
    try:
        return pad.read_bytes()
    except OSError:
        return None


def _controleer_kop(kop: list[str], schema: DataFrameSchema, bestand: str) -> list[Melding]:
    nodig = list(schema.columns)
    if len(kop) == 1 and len(nodig) > 1 and any(teken in kop[0] for teken in ";\t"):
        return [Melding(bestand, "", "kolommen gescheiden door een komma", _opslaan(Path(bestand)), 1, kop[0])]
    vreemd = [naam for naam in kop if naam not in nodig]
    meldingen = [
        Melding(
            bestand,
            naam,
            "deze kolom in de kopregel",
            f"voeg de kolom toe, of geef haar de goede naam terug.{_verwissel(naam, vreemd)}",
            1,
        )
        for naam, kolom in schema.columns.items()
        if naam not in kop and not (kolom.metadata or {}).get("mag_weg")
    ]
    meldingen += [
        Melding(
            bestand,
            naam,
            "alleen bekende kolommen",
            f"verwijder of hernoem de kolom.{lijkt_op(naam, nodig)}",
            1,
        )
        for naam in vreemd
    ]
    meldingen += [
        Melding(bestand, naam, "elke kolom één keer", "verwijder de dubbele kolom", 1)
        for naam, keer in Counter(kop).items()
        if keer > 1
    ]
    return meldingen


def _verwissel(naam: str, vreemd: list[str]) -> str:
    return lijkt_op(naam, vreemd).replace("Bedoelt u", "Lijkt op") if vreemd else ""


def _lees_zorgvuldig(inhoud: bytes, bestand: str) -> tuple[pd.DataFrame | None, list[Melding]]:
    """Read record by record what is not plain, and tell what is wrong with it."""
    opslaan = _opslaan(Path(bestand))
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
                "kijk of er een komma te veel of te weinig staat; zet tekst met een komma tussen aanhalingstekens",
                rij,
                ",".join(velden),
            )
        elif velden == kop:
            yield Melding(bestand, "", "de kopregel één keer, bovenaan", "verwijder deze rij", rij, ",".join(velden))


def toets_tabel(frame: pd.DataFrame, schema: DataFrameSchema, bestand: str) -> list[Melding]:
    """Check the frame against its schema and put pandera's failure cases into words."""
    if frame.empty:
        return []
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as fouten:
        gevallen = fouten.failure_cases
        return sorted(
            {
                _melding(frame, schema, bestand, str(context), kolom, str(check), int(rij))
                for context, kolom, check, rij in zip(
                    gevallen["schema_context"],
                    gevallen["column"],
                    gevallen["check"],
                    gevallen["index"],
                    strict=True,
                )
            }
        )
    return []


def _melding(
    frame: pd.DataFrame, schema: DataFrameSchema, bestand: str, context: str, kolom: str, check: str, rij: int
) -> Melding:
    if check.count("|") == 2:  # a row rule of ours: column, what was expected, what to do
        kolom, verwacht, herstel = check.split("|")
    elif check == "multiple_fields_uniqueness":
        kolom = (schema.unique or [kolom])[0]
        verwacht, herstel = (
            f"elke combinatie van {', '.join(schema.unique or [])} één keer",
            "verwijder de dubbele rij",
        )
    else:
        meta = schema.columns[kolom].metadata or {}
        verwacht, herstel = str(meta["verwacht"]), str(meta["herstel"])
        if check == "field_uniqueness":
            verwacht, herstel = "elke waarde één keer in deze kolom", "verwijder of hernummer de dubbele rij"
        elif check == "not_nullable":
            verwacht, herstel = f"ingevuld: {verwacht}", f"vul de lege cel in: {schema.columns[kolom].description}"
    waarde: Any = frame.at[rij, kolom]
    getoond = "" if pd.isna(waarde) else str(waarde)
    return Melding(bestand, kolom, verwacht, herstel, rij, getoond, check == "not_nullable")
