"""Gaps: weeks and months in which nothing was recorded, and stretches that are too long for chance."""

from __future__ import annotations

import numpy as np
import pandas as pd

from loket.basis.periode import Periode
from loket.controle.gegevens.bevinding import Controle, Invoer

#: Events that go on all year, by the column that holds their day.
DOORLOPEND = {"aanmelddatum": "aanmelding", "intakedatum": "intake", "start_huur": "plaatsing"}


def per_week(dagen: pd.Series, periode: Periode) -> pd.DataFrame:
    """Count events by week, from Monday to Sunday, in every week that touches the period.

    Returns
    -------
    DataFrame
        Indexed by Monday: ``aantal``, and ``heel``: whether the whole week lies in the period.
    """
    begin, einde = pd.Timestamp(periode.begin), pd.Timestamp(periode.einde)
    weken = pd.date_range(_maandag(pd.Series([begin])).iloc[0], einde, freq="7D", name="week")
    aantal = _maandag(dagen[dagen.between(begin, einde)]).value_counts().reindex(weken, fill_value=0)
    heel = (weken >= begin) & (weken + pd.Timedelta(days=6) <= einde)
    return pd.DataFrame({"aantal": aantal, "heel": heel}, index=weken)


def _maandag(dagen: pd.Series) -> pd.Series:
    maandag: pd.Series = dagen - pd.to_timedelta(dagen.dt.day_of_week, unit="D")
    return maandag


def per_maand(dagen: pd.Series, periode: Periode) -> pd.Series:
    """Count events by month of the period; indexed by the month's number."""
    in_periode = dagen[dagen.between(pd.Timestamp(periode.begin), pd.Timestamp(periode.einde))]
    maanden = pd.RangeIndex(periode.begin.month, periode.einde.month + 1, name="maand")
    aantal: pd.Series = in_periode.dt.month.value_counts().reindex(maanden, fill_value=0)
    return aantal


def stiltes(dagen: pd.Series, periode: Periode, toeval: float) -> pd.DataFrame:
    """Return the stretches without any event that are improbably long for events spread evenly over the period.

    With ``n`` events in ``d`` days, a stretch of ``g`` days is empty by chance with probability ``exp(-n·g/d)``. A
    stretch counts when fewer than ``toeval`` of all stretches between events would be that long.

    Returns
    -------
    DataFrame
        ``van`` and ``tot`` (first and last day without an event) and ``dagen``, for each such stretch.
    """
    begin, einde = pd.Timestamp(periode.begin), pd.Timestamp(periode.einde)
    een_dag = pd.Timedelta(days=1)
    in_periode = dagen[dagen.between(begin, einde)]
    uniek = in_periode.drop_duplicates().sort_values()
    van = pd.Series([begin, *(uniek + een_dag)])
    tot = pd.Series([*(uniek - een_dag), einde])
    lengte = (tot - van).dt.days + 1
    per_dag = len(in_periode) / ((einde - begin).days + 1)
    verwacht: pd.Series = len(lengte) * np.exp(-per_dag * lengte)
    onverwacht: pd.Series = (verwacht < toeval) & (lengte > 0)
    return pd.DataFrame({"van": van, "tot": tot, "dagen": lengte})[onverwacht].reset_index(drop=True)


def gaten(trajecten: pd.DataFrame, periode: Periode) -> pd.DataFrame:
    """Count the empty weeks and months of each event in :data:`DOORLOPEND`.

    Returns
    -------
    DataFrame
        Indexed by column: ``aantal`` events, ``weken`` and ``maanden`` (whole ones in the period), ``lege_weken`` and
        ``lege_maanden``.
    """
    rijen = {}
    for kolom in DOORLOPEND:
        weken, maanden = per_week(trajecten[kolom], periode), per_maand(trajecten[kolom], periode)
        heel = weken.loc[weken["heel"], "aantal"]
        rijen[kolom] = (maanden.sum(), len(heel), (heel == 0).sum(), len(maanden), (maanden == 0).sum())
    kolommen = ["aantal", "weken", "lege_weken", "maanden", "lege_maanden"]
    return pd.DataFrame.from_dict(rijen, orient="index", columns=kolommen).astype("int64").rename_axis("kolom")


def lege_maanden(trajecten: pd.DataFrame, periode: Periode) -> pd.DataFrame:
    """Return ``gebeurtenis`` and ``maand`` of each month of the period in which such an event never took place."""
    per = {soort: per_maand(trajecten[kolom], periode) for kolom, soort in DOORLOPEND.items()}
    telling = pd.concat(per, names=["gebeurtenis", "maand"]).rename("aantal").reset_index()
    leeg: pd.DataFrame = telling.loc[telling["aantal"] == 0, ["gebeurtenis", "maand"]]
    return leeg


def alle_stiltes(trajecten: pd.DataFrame, periode: Periode, toeval: float) -> pd.DataFrame:
    """Return :func:`stiltes` of each event in :data:`DOORLOPEND`, with the column ``gebeurtenis`` in front."""
    per = {soort: stiltes(trajecten[kolom], periode, toeval) for kolom, soort in DOORLOPEND.items()}
    return pd.concat(per, names=["gebeurtenis", "nummer"]).reset_index("gebeurtenis").reset_index(drop=True)


def controles(invoer: Invoer) -> list[Controle]:
    """Check that no month is empty, and no stretch improbably long."""
    trajecten, periode = invoer.trajecten, invoer.periode
    telling = gaten(trajecten, periode)
    return [
        Controle(
            "Maanden zonder aanmelding, intake of plaatsing",
            int(telling["maanden"].sum()),
            lege_maanden(trajecten, periode),
            "kijk of er een maand niet is ingevoerd",
        ),
        Controle(
            "Onwaarschijnlijk lange tijd zonder aanmelding, intake of plaatsing",
            int(telling["aantal"].sum()),
            alle_stiltes(trajecten, periode, invoer.grenzen.toeval),
            "kijk of er in die tijd niets is ingevoerd",
        ),
    ]
