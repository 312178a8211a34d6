"""Columns of few words."""

from __future__ import annotations

import numpy as np
import pandas as pd


def ja_nee(waar: pd.Series, woorden: tuple[str, str] = ("ja", "nee")) -> pd.Series:
    """Return the first word where it holds and the second elsewhere."""
    return pd.Series(np.array(woorden[::-1], "object")[waar.to_numpy(bool).astype("intp")], waar.index, dtype="str")
