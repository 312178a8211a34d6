"""What of a CSV file is refused: a header or a row that its schema does not allow, with its place and remedy."""

from __future__ import annotations

import shlex
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
from pandera.errors import SchemaErrors
from pandera.pandas import DataFrameSchema

from loket.basis.make import keuze_voor_make
from loket.basis.meldingen import Melding, lijkt_op
from loket.register.kolommen import DUBBEL


def toets_tabel(frame: pd.DataFrame, schema: DataFrameSchema, bestand: str) -> list[Melding]:
    """Check the frame against its schema and put pandera's failure cases into words."""
    if frame.empty:
        return []
    try:
        schema.validate(frame, lazy=True, inplace=True)  # nothing is coerced, so nothing changes
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
        if check == DUBBEL:
            verwacht, herstel = "elke waarde één keer in deze kolom", "verwijder of hernummer de dubbele rij"
        elif check == "not_nullable":
            verwacht, herstel = f"ingevuld: {verwacht}", f"vul de lege cel in: {schema.columns[kolom].description}"
    waarde: Any = frame.at[rij, kolom]
    getoond = "" if pd.isna(waarde) else str(waarde)
    return Melding(bestand, kolom, verwacht, herstel, rij, getoond, check == "not_nullable")


def toets_kop(kop: list[str], schema: DataFrameSchema, bestand: str) -> list[Melding]:
    """Check the header against the schema: which columns there are."""
    nodig = list(schema.columns)
    if len(kop) == 1 and len(nodig) > 1 and any(teken in kop[0] for teken in ";\t"):
        return [Melding(bestand, "", "kolommen gescheiden door een komma", hoe_terug(Path(bestand)), 1, kop[0])]
    vreemd = [naam for naam in kop if naam not in nodig]
    if len(kop) == len(nodig) > 2 and vreemd == kop:
        return [Melding(bestand, "", "de kopregel bovenaan; die ontbreekt", f"zet bovenaan {','.join(nodig)}", 1)]
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


def hoe_terug(pad: Path) -> str:
    """Say how to get a table that another program saved back in the register's own form."""
    folder = pad.parents[1] if pad.parent.name.isdecimal() else pad.parent
    opdracht = f"make import BRON={shlex.quote(str(folder))}{keuze_voor_make(folder.parent, folder.name)}"
    return f"{opdracht} zet elke tabel die Excel anders bewaarde, terug in de vorm van Loket"
