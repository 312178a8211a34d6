"""Rows of one table beside those of another.

An id is looked up once; from then on the place of a row in its table will do. Both are the same, but a text is found
among millions only by a walk through memory.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import pandas as pd

#: Places of rows within a table; -1 is no place.
Plaatsen = np.ndarray[tuple[int], np.dtype[np.signedinteger]]
_Waarden = TypeVar("_Waarden", pd.Series, pd.DataFrame)


def plaatsen(ids: pd.Series, alle: pd.Series) -> Plaatsen:
    """Return for each id its place among all, each of which is there once."""
    gevonden: Plaatsen = pd.Index(alle).get_indexer(pd.Index(ids))
    return gevonden


def op_plaats(waarden: _Waarden, plekken: Plaatsen, index: pd.Index) -> _Waarden:
    """Return what stands at each of these places, for the rows of another table; nothing where there is no place."""
    return waarden.reset_index(drop=True).reindex(plekken).set_axis(index)


def naast(waarden: _Waarden, frame: pd.DataFrame) -> _Waarden:
    """Return what is known by the place of a row beside the rows themselves; nothing where nothing is known."""
    return waarden.reindex(range(len(frame))).set_axis(frame.index)
