"""Columns of few words: each word is kept once, and a row holds its number.

Such a column compares with a word as any other does; what would ask for a word that it does not have, stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals


def als_woorden(waarden: pd.Series) -> pd.Series:
    """Return a column of texts as one of words."""
    return waarden.astype("category")


def als_tekst(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with its words spelled out, as pandas itself reads them."""
    return frame.astype({naam: "str" for naam, soort in frame.dtypes.items() if soort == "category"})


def per_tekst(waarden: pd.Series, doe: Callable[[pd.Series], pd.Series], leeg: object = None) -> pd.Series:
    """Return what comes of each text, of which each different one is done once; of an empty cell ``leeg``."""
    if waarden.dtype == "category":
        nummers, teksten = waarden.cat.codes.to_numpy(), waarden.cat.categories
    else:
        nummers, teksten = pd.factorize(waarden)
    uitkomst = doe(pd.Series(teksten, dtype="str")).array
    return pd.Series(uitkomst.take(nummers, allow_fill=True, fill_value=leeg), waarden.index)


def ja_nee(waar: pd.Series, woorden: tuple[str, str] = ("ja", "nee")) -> pd.Series:
    """Return the first word where it holds and the second elsewhere."""
    return kies({woorden[0]: waar}, woorden[1])


def kies(waar: Mapping[str, pd.Series], anders: str) -> pd.Series:
    """Return of each row the first word that holds, or else another."""
    gevallen = [np.asarray(geval, bool) for geval in waar.values()]
    nummers = np.select(gevallen, [np.int8(nummer) for nummer in range(len(waar))], np.int8(len(waar)))
    return _van_nummers(nummers, [*waar, anders], next(iter(waar.values())).index)


def hele(getallen: pd.Series) -> pd.Series:
    """Return of numbers how many whole ones are in each, as words."""
    heel = np.floor(getallen)
    laagste = heel.min() if heel.notna().any() else 0
    nummers = (heel - laagste).fillna(-1).to_numpy("int32")
    woorden = [str(int(laagste) + n) for n in range(nummers.max(initial=-1) + 1)]
    return _van_nummers(nummers, woorden, getallen.index)


def per_woord(waarden: pd.Series, wordt: Callable[[str], str | None]) -> pd.Series:
    """Return another word for each; None, and what is empty, is empty."""
    woorden = als_woorden(waarden).cat
    nieuw = [wordt(woord) for woord in woorden.categories]
    lijst = sorted({woord for woord in nieuw if woord is not None})
    plaats = {woord: nummer for nummer, woord in enumerate(lijst)}
    nummers = np.array([*(-1 if woord is None else plaats[woord] for woord in nieuw), -1])
    return _van_nummers(nummers[woorden.codes], lijst, waarden.index)


def met(waarden: pd.Series, waar: pd.Series, woord: str) -> pd.Series:
    """Return the column with a word, which may be new to it, where that holds."""
    woorden = als_woorden(waarden)
    return (woorden if woord in woorden.cat.categories else woorden.cat.add_categories([woord])).mask(waar, woord)


def gelijk(een: pd.Series, ander: pd.Series) -> pd.Series:
    """Tell where two columns hold the same word; empty is no word."""
    een, ander = als_woorden(een), als_woorden(ander)
    nummers = np.append(een.cat.categories.get_indexer(ander.cat.categories), -1)[ander.cat.codes]
    return pd.Series((nummers == een.cat.codes.to_numpy()) & (nummers >= 0), een.index)


def onder_elkaar(delen: Iterable[pd.Series]) -> pd.Series:
    """Return columns one under the other, numbered anew; of words the words of all of them."""
    kolommen = list(delen)
    if any(kolom.dtype == "category" for kolom in kolommen):
        return pd.Series(union_categoricals([*map(als_woorden, kolommen)], sort_categories=True))
    return pd.concat(kolommen, ignore_index=True)


def _van_nummers(nummers: np.ndarray, woorden: list[str], index: pd.Index) -> pd.Series:
    return pd.Series(pd.Categorical.from_codes(nummers, pd.Index(woorden, dtype="str")), index)
