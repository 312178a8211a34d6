"""Rows as the CSV of a register: UTF-8, commas, one line break."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from loket.register.schema import schemas


def als_csv(rijen: Iterable[Iterable[object]]) -> str:
    """Return rows as the content of a CSV file; the first is the header."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rijen)
    return buffer.getvalue()


def tabel_als_csv(tabel: str, rijen: Iterable[Mapping[str, str]]) -> str:
    """Return the rows of a table as the content of its file; a column that a row lacks is empty."""
    kolommen = list(schemas()[tabel].columns)
    return als_csv([kolommen, *([rij.get(kolom, "") for kolom in kolommen] for rij in rijen)])
