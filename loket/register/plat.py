"""A plain CSV file, read column by column: a text that comes back is kept once, and judged once."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator

import pandas as pd
import pyarrow as pa
import pyarrow.csv
from pandera.pandas import DataFrameSchema

from loket.register.tekens import is_leesbaar

# pandas would keep every text in Arrow once that is there: slower for the few rows of most tables.
pd.set_option("mode.string_storage", "python")

_WOORDEN = pa.dictionary(pa.int32(), pa.string())


def lees_plat(inhoud: bytes, schema: DataFrameSchema) -> pd.DataFrame | None:
    """Return the rows of a file, with days that can be compared; None of a file in which something asks for care.

    That is a quote, a character that cannot be seen, an empty line, a very long one, a row of another width than the
    header, and the header once more.
    """
    inhoud = inhoud.removeprefix(codecs.BOM_UTF8)  # the mark that Excel puts in front says nothing
    kop = inhoud.partition(b"\n")[0].rstrip(b"\r")
    if b'"' in inhoud or b"\0" in inhoud or inhoud.count(b"\r") != inhoud.count(b"\r\n") or inhoud.count(kop) != 1:
        return None
    ids, dagen = (_van_soort(schema, soort) for soort in ("sleutel", "datum"))
    try:
        soorten = {naam: pa.string() if naam in ids else _WOORDEN for naam in kop.decode().split(",")}
        tabel = pyarrow.csv.read_csv(
            pa.BufferReader(inhoud),
            parse_options=pyarrow.csv.ParseOptions(quote_char=False),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=soorten, null_values=[""], strings_can_be_null=True
            ),
        )
    except (pa.ArrowInvalid, UnicodeDecodeError):
        return None
    frame: pd.DataFrame = tabel.unify_dictionaries().to_pandas()
    regels = inhoud.count(b"\n") - inhoud.endswith(b"\n")
    if not frame.columns.is_unique or len(frame) != regels or not all(map(_is_gewoon, _teksten(frame))):
        return None
    dagen &= {*frame.columns}
    lijst = sorted({dag for naam in dagen for dag in frame[naam].cat.categories})  # written so, days sort as text
    frame = frame.astype(dict.fromkeys(dagen, pd.CategoricalDtype(lijst, ordered=True)))
    return frame.set_axis(pd.RangeIndex(2, len(frame) + 2, name="rij"))


def _teksten(frame: pd.DataFrame) -> Iterator[list[str]]:
    """Yield what is in the header and in each column, a text that comes back once."""
    yield [*frame.columns]
    for _, kolom in frame.items():
        teksten = kolom.cat.categories if isinstance(kolom.dtype, pd.CategoricalDtype) else kolom.dropna()
        yield teksten.to_numpy("object").tolist()


def _is_gewoon(teksten: list[str]) -> bool:
    return is_leesbaar("".join(teksten)) and max(map(len, teksten), default=0) <= csv.field_size_limit()


def _van_soort(schema: DataFrameSchema, soort: str) -> set[str]:
    return {str(naam) for naam, kolom in schema.columns.items() if (kolom.metadata or {}).get("soort") == soort}
