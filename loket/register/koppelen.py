"""Rows of one table beside those of another.

An id is looked up once; from then on the place of a row in its table will do.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import pandas as pd

#: Places of rows within a table; -1 is no place.
Plaatsen = np.ndarray[tuple[int], np.dtype[np.signedinteger]]
_Waarden = TypeVar("_Waarden", pd.Series, pd.DataFrame)


class Ids:
    """The ids of a table, to look up in.

    A text is found among millions only by a walk through memory. So of each a number is made, and that is looked up;
    two texts with one number are told apart by looking at the texts.
    """

    def __init__(self, ids: pd.Series) -> None:
        self._ids = ids
        self._nummers = pd.Index(_nummers(ids))

    @property
    def is_uniek(self) -> bool:
        """Whether each is there once."""
        return bool(self._nummers.is_unique or self._ids.is_unique)

    def plaatsen(self, ids: pd.Series) -> Plaatsen:
        """Return the place of each of other ids among these, which are unique; -1 of what is not there."""
        gevonden: Plaatsen
        if self._nummers.is_unique:
            gevonden = self._nummers.get_indexer(pd.Index(_nummers(ids)))
            er, zelf, ander = gevonden >= 0, self._ids.to_numpy("object"), ids.to_numpy("object")
            if (zelf[gevonden[er]] == ander[er]).all():
                return gevonden
        gevonden = pd.Index(self._ids).get_indexer(pd.Index(ids))
        return gevonden


def is_vaker(ids: pd.Series) -> pd.Series:
    """Tell which ids may be there more than once: all that are, and next to never one that is not."""
    return pd.Series(_nummers(ids), ids.index).duplicated(keep=False)


def _nummers(ids: pd.Series) -> np.ndarray:
    """Return Python's own number of each text, which a text remembers: pandas would make another each time."""
    return np.fromiter(map(hash, ids.to_numpy("object")), np.int64, len(ids))


def op_plaats(waarden: _Waarden, plekken: Plaatsen, index: pd.Index) -> _Waarden:
    """Return what stands at each of these places, for the rows of another table; nothing where there is no place."""
    return waarden.reset_index(drop=True).reindex(plekken).set_axis(index)


def naast(waarden: _Waarden, frame: pd.DataFrame) -> _Waarden:
    """Return what is known by the place of a row beside the rows themselves; nothing where nothing is known."""
    return waarden.reindex(range(len(frame))).set_axis(frame.index)
