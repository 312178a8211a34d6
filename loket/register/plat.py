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

#: The characters of ASCII that can be seen.
_ZICHTBAAR = bytes(range(ord(" "), ord("~") + 1))


def lees_plat(inhoud: bytes, schema: DataFrameSchema) -> pd.DataFrame | None:
    """Return the rows of a file, with days that can be compared; None of a file in which something asks for care.

    That is a quote, a character that cannot be seen, an empty line, a very long one, a row of another width than the
    header, and the header once more.
    """
    inhoud = inhoud.removeprefix(codecs.BOM_UTF8)  # the mark that Excel puts in front says nothing
    kop = inhoud[: inhoud.find(b"\n") if b"\n" in inhoud else None].rstrip(b"\r")
    losse_regeleinden = b"\r" in inhoud and inhoud.count(b"\r") != inhoud.count(b"\r\n")
    if b'"' in inhoud or b"\0" in inhoud or losse_regeleinden or inhoud.count(kop) != 1:
        return None
    ids, dagen = (_van_soort(schema, soort) for soort in ("sleutel", "datum"))
    ids = {naam for naam in ids if "komt_terug" not in (schema.columns[naam].metadata or {})}
    try:
        frame = _lees(inhoud, ids | {naam for soort in GETALLEN for naam in _van_soort(schema, soort)})
    except ValueError:
        return None
    # pandas fills up a row that is too short, and a longer one it refuses: without either, the commas are as many.
    regels = inhoud.count(b"\n") - inhoud.endswith(b"\n")
    is_recht = len(frame) == regels and inhoud.count(b",") == (len(frame.columns) - 1) * (regels + 1)
    if not is_recht or ",".join(frame.columns) != kop.decode():
        return None
    frame = frame.astype({naam: "category" for naam in frame if naam not in ids})
    if not _is_gewoon(inhoud, frame):
        return None
    dagen &= {*frame.columns}
    lijst = sorted({dag for naam in dagen for dag in frame[naam].cat.categories})  # written so, days sort as text
    frame = frame.astype(dict.fromkeys(dagen, pd.CategoricalDtype(lijst, ordered=True)))
    return frame.set_axis(pd.RangeIndex(2, len(frame) + 2, name="rij"))


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


def _is_gewoon(inhoud: bytes, frame: pd.DataFrame) -> bool:
    """Tell whether all that was read can be seen, and no text is too long: of plain ASCII at a glance."""
    langste = csv.field_size_limit()
    if not inhoud.translate(None, _ZICHTBAAR).strip(b"\r\n") and max(map(len, io.BytesIO(inhoud))) <= langste:
        return True
    return all(is_leesbaar("".join(t)) and max(map(len, t), default=0) <= langste for t in _teksten(frame))


def _van_soort(schema: DataFrameSchema, soort: str) -> set[str]:
    return {str(naam) for naam, kolom in schema.columns.items() if (kolom.metadata or {}).get("soort") == soort}
