"""Columns of few words: each word is kept once, and a row holds its number."""

from __future__ import annotations

import pandas as pd

from loket.register.schema import ONBEKEND


def ja_nee(waar: pd.Series, woorden: tuple[str, str] = ("ja", "nee")) -> pd.Series:
    """Return the first word where it holds and the second elsewhere; ``onbekend`` may be written in it later on."""
    codes = (~waar.to_numpy(bool)).astype("int8")
    return pd.Series(pd.Categorical.from_codes(codes, pd.Index([*woorden, ONBEKEND], dtype="str")), waar.index)
