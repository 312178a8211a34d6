"""A plain CSV file, read column by column: a text that comes back is kept once, and judged once."""

from __future__ import annotations

import codecs
import csv
import io
from collections import defaultdict
from collections.abc import Iterator

import pandas as pd
from pandera.pandas import DataFrameSchema

from loket.register.kolommen import GETALLEN
from loket.register.tekens import is_leesbaar

#: What a text may hold: all that can be seen but a comma and a quote, and the bytes of what is not ASCII.
_TEKST = bytes({*range(ord(" "), 0x100)} - {*b',"\x7f'})


def lees_plat(inhoud: bytes, schema: DataFrameSchema) -> pd.DataFrame | None:
    """Return the rows of a file, with days that can be compared; None of a file in which something asks for care.

    That is a quote, a character that cannot be seen, an empty line, a very long one, a row of another width than the
    header, and the header once more.
    """
    inhoud = inhoud.removeprefix(codecs.BOM_UTF8)  # the mark that Excel puts in front says nothing
    kop = inhoud[: inhoud.find(b"\n") if b"\n" in inhoud else None].rstrip(b"\r")
    if not (rijen := _tel_rijen(inhoud, kop)):
        return None
    ids, dagen = (_van_soort(schema, soort) for soort in ("sleutel", "datum"))
    ids = {naam for naam in ids if "komt_terug" not in (schema.columns[naam].metadata or {})}
    try:
        frame = _lees(inhoud, ids | {naam for soort in GETALLEN for naam in _van_soort(schema, soort)})
    except ValueError:
        return None
    if len(frame) + 1 != rijen or ",".join(frame.columns) != kop.decode():
        return None
    frame = frame.astype({naam: "category" for naam in frame if naam not in ids})
    if not inhoud.isascii() and not all(is_leesbaar("".join(teksten)) for teksten in _teksten(frame)):
        return None
    dagen &= {*frame.columns}
    lijst = sorted({dag for naam in dagen for dag in frame[naam].cat.categories})  # written so, days sort as text
    frame = frame.astype(dict.fromkeys(dagen, pd.CategoricalDtype(lijst, ordered=True)))
    return frame.set_axis(pd.RangeIndex(2, len(frame) + 2, name="rij"))


def _tel_rijen(inhoud: bytes, kop: bytes) -> int:
    """Return how many rows there are, the header too; 0 when they are not all as wide and plain.

    Without its texts a plain file is the same commas and end of line over and over; what else is left, asks for care.
    """
    regeleinde = b"\r\n" if inhoud[len(kop) : len(kop) + 1] == b"\r" else b"\n"
    zonder_tekst = inhoud.translate(None, _TEKST) + (b"" if inhoud.endswith(b"\n") else regeleinde)
    rijen = zonder_tekst.count(b"\n")
    is_recht = zonder_tekst == (b"," * kop.count(b",") + regeleinde) * rijen
    is_kort = max(map(len, io.BytesIO(inhoud)), default=0) <= csv.field_size_limit()
    return rijen if is_recht and is_kort and inhoud.count(kop) == 1 else 0


def _lees(inhoud: bytes, geen_woorden: set[str]) -> pd.DataFrame:
    """Read each column as words, but for some."""
    dtype = defaultdict(lambda: "category", dict.fromkeys(geen_woorden, "str"))
    frame = pd.read_csv(io.BytesIO(inhoud), dtype=dtype, keep_default_na=False, na_values=[""], quoting=csv.QUOTE_NONE)
    anders = {naam for naam in {*frame} - geen_woorden if not _zijn_teksten(frame[naam])}
    if not frame[[*anders]].isna().all(axis=None):  # pandas took them for numbers, of which 01 and 1 are the same
        return _lees(inhoud, geen_woorden | anders)
    return frame.astype(dict.fromkeys(anders, "str"))


def _zijn_teksten(woorden: pd.Series) -> bool:
    return woorden.dtype == "category" and woorden.cat.categories.dtype == "str"


def _teksten(frame: pd.DataFrame) -> Iterator[list[str]]:
    """Yield what is in the header and in each column, a text that comes back once."""
    yield [*frame.columns]
    for _, kolom in frame.items():
        teksten = kolom.cat.categories if isinstance(kolom.dtype, pd.CategoricalDtype) else kolom.dropna()
        yield teksten.to_numpy("object").tolist()


def _van_soort(schema: DataFrameSchema, soort: str) -> set[str]:
    return {str(naam) for naam, kolom in schema.columns.items() if (kolom.metadata or {}).get("soort") == soort}
