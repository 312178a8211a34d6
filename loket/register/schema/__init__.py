"""The tables of a register: the one truth about columns, their meaning and what they may hold.

Tables are checked as they are written, as text, so that a message can show the value that was typed.
Lists that differ from desk to desk (corporaties, gemeenten, redenen) live in ``loket.toml``; a column that takes its
values from there names the list in ``metadata["lijst"]``, and ``tabelregels.py`` checks it.

Source of the tables and rules: the desk's data agreement, described in ``data/README.md``.
"""

from __future__ import annotations

from functools import cache

from pandera.pandas import DataFrameSchema

from loket.register.schema.gevallen import gevallen, is_heropend
from loket.register.schema.namen import (
    EIGEN_DATUM,
    GEBEURTENISTABELLEN,
    HUURACHTERSTAND,
    JAARTABELLEN,
    LOKETTABELLEN,
    MAG_ONTBREKEN,
    NOOIT_LEEG,
    ONBEKEND,
    OORDELEN,
    OVERLAST,
    TABELLEN,
    VAN_HET_VERSLAG,
    VERWIJZERTYPEN,
    ZONDER_CIJFERS,
    ZONDER_EIGEN_DATUM,
)
from loket.register.schema.van_het_jaar import van_het_jaar
from loket.register.schema.van_het_loket import van_het_loket

__all__ = [
    "EIGEN_DATUM",
    "GEBEURTENISTABELLEN",
    "HUURACHTERSTAND",
    "JAARTABELLEN",
    "LOKETTABELLEN",
    "MAG_ONTBREKEN",
    "NOOIT_LEEG",
    "ONBEKEND",
    "OORDELEN",
    "OVERLAST",
    "TABELLEN",
    "VAN_HET_VERSLAG",
    "VERWIJZERTYPEN",
    "ZONDER_CIJFERS",
    "ZONDER_EIGEN_DATUM",
    "is_heropend",
    "schemas",
    "sleutelkolommen",
    "woordkolommen",
]


def woordkolommen(naam: str) -> set[str]:
    """Return the columns of a table that hold few words in many rows; see :mod:`~loket.register.woordkolommen`."""
    if naam not in GEBEURTENISTABELLEN:
        return set()
    kolommen = {str(kolom): k.metadata or {} for kolom, k in schemas()[naam].columns.items()}
    return {kolom for kolom, m in kolommen.items() if m["soort"] in ("keuze", "lijst", "tekst") or "komt_terug" in m}


def sleutelkolommen(naam: str) -> list[str]:
    """Return the columns by which a row of a table is known; none of what is no table."""
    if (schema := schemas().get(naam)) is None:
        return []
    uniek = [str(kolom) for kolom, k in schema.columns.items() if (k.metadata or {})["uniek"]]
    return list(schema.unique or uniek[:1])


@cache
def schemas() -> dict[str, DataFrameSchema]:
    """Return the schema of every table, by name.

    Built on first use: nothing does work at import time.
    """
    return {str(schema.title): schema for schema in (*gevallen(), *van_het_jaar(), *van_het_loket())}
