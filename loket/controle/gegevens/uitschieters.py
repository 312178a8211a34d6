"""Outliers: waiting times far from the others, and days that stand out."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from loket.basis.periode import DAGEN_PER_MAAND, Periode
from loket.controle.gegevens.bevinding import Controle, Grenzen, Invoer

#: Every event of a traject, by the column that holds its day.
GEBEURTENISSEN = {
    "aanmelddatum": "aanmelding",
    "intakedatum": "intake",
    "wachtlijstdatum": "op de wachtlijst",
    "start_huur": "start van de huur",
    "uitval_datum": "uitval",
    "afsluitdatum": "afsluiting",
}


def hekken(waarden: pd.Series, iqr: float, minstens: int) -> tuple[float, float] | None:
    """Return Tukey's fences: the quartiles, ``iqr`` times their distance further out; None with too few values."""
    if len(waarden) < minstens:
        return None
    laag, hoog = np.quantile(waarden, [0.25, 0.75])
    ruimte = iqr * (hoog - laag)
    return float(laag - ruimte), float(hoog + ruimte)


def vreemde_wachttijden(geplaatst: pd.DataFrame, grenzen: Grenzen) -> pd.DataFrame:
    """Return the plaatsingen whose wachttijd is outside the fences or longer than ``lang_maanden``."""
    wachttijd = geplaatst["wachttijd"]
    laag, hoog = hekken(wachttijd, grenzen.iqr, grenzen.minstens) or (-np.inf, np.inf)
    vreemd: pd.DataFrame = geplaatst[(wachttijd < laag) | (wachttijd > min(hoog, grenzen.lang_maanden))]
    return vreemd


def lang_wachtenden(trajecten: pd.DataFrame, peildatum: pd.Timestamp, maanden: int) -> pd.DataFrame:
    """Return the trajecten that have been on the wachtlijst for more than ``maanden`` on the peildatum."""
    wacht = trajecten["wachtlijstdatum"].notna() & trajecten[["start_huur", "uitval_datum"]].isna().all(axis=1)
    lang: pd.Series = (peildatum - trajecten["wachtlijstdatum"]).dt.days > maanden * DAGEN_PER_MAAND
    return trajecten[wacht & lang]


def piekdagen(trajecten: pd.DataFrame, periode: Periode, toeval: float) -> pd.DataFrame:
    """Return the days with improbably many events of one kind, for events spread evenly over the working days.

    A day counts when chance would give fewer than ``toeval`` such days in the whole period (Poisson). The first of a
    month is left out for start_huur: most rents begin there.

    Returns
    -------
    DataFrame
        ``kolom``, ``dag`` and ``aantal``, for each such day.
    """
    begin, einde = pd.Timestamp(periode.begin), pd.Timestamp(periode.einde)
    werkdagen = len(pd.bdate_range(begin, einde))
    delen = []
    for kolom in GEBEURTENISSEN:
        dagen = trajecten.loc[trajecten[kolom].between(begin, einde), kolom]
        if kolom == "start_huur":
            dagen = dagen[dagen.dt.day > 1]
        per_dag = dagen.value_counts().sort_index().rename_axis("dag").rename("aantal").reset_index()
        kans = [minstens_zoveel(aantal, len(dagen) / werkdagen) for aantal in per_dag["aantal"]]
        verwacht = werkdagen * pd.Series(kans, dtype="float64")
        delen.append(per_dag[verwacht < toeval].assign(kolom=kolom))
    gevonden: pd.DataFrame = pd.concat(delen, ignore_index=True)[["kolom", "dag", "aantal"]]
    return gevonden


def minstens_zoveel(aantal: int, gemiddeld: float) -> float:
    """Return the chance of at least so many events where ``gemiddeld`` are expected, by Poisson's distribution."""
    minder = sum(gemiddeld**k / math.factorial(k) for k in range(aantal))
    return max(0.0, 1 - math.exp(-gemiddeld) * minder)


def op_piekdagen(trajecten: pd.DataFrame, pieken: pd.DataFrame) -> pd.DataFrame:
    """Return ``traject_id`` and ``gebeurtenis`` of each event on one of the days of :func:`piekdagen`."""
    delen = [
        trajecten.loc[trajecten[piek["kolom"]] == piek["dag"], ["traject_id"]].assign(
            gebeurtenis=GEBEURTENISSEN[piek["kolom"]]
        )
        for piek in pieken.to_dict("records")
    ]
    op_dag: pd.DataFrame = pd.concat([_geen_gebeurtenissen(trajecten), *delen])
    return op_dag


def _geen_gebeurtenissen(trajecten: pd.DataFrame) -> pd.DataFrame:
    return trajecten[["traject_id"]].iloc[:0].assign(gebeurtenis="")


def in_het_weekend(trajecten: pd.DataFrame, periode: Periode, grenzen: Grenzen) -> pd.DataFrame:
    """Return the events on Saturday or Sunday, where working in weekends is no habit.

    Starts of a rent are left out: a rent can begin on any day. So are kinds of event with fewer than ``minstens``
    dates, and those of which more than ``weekend_procent`` fall in weekends.

    Returns
    -------
    DataFrame
        ``traject_id`` and ``gebeurtenis``, one row for each such date.
    """
    begin, einde = pd.Timestamp(periode.begin), pd.Timestamp(periode.einde)
    delen = [_geen_gebeurtenissen(trajecten)]
    for kolom, soort in GEBEURTENISSEN.items():
        rijen = trajecten[trajecten[kolom].between(begin, einde)]
        weekend = rijen[rijen[kolom].dt.day_of_week >= 5]
        if kolom == "start_huur" or len(rijen) < grenzen.minstens:
            continue
        if 100 * len(weekend) <= grenzen.weekend_procent * len(rijen):
            delen.append(weekend[["traject_id"]].assign(gebeurtenis=soort))
    return pd.concat(delen)


def controles(invoer: Invoer) -> list[Controle]:
    """Check waiting times and dates for what stands out."""
    trajecten, grenzen = invoer.trajecten, invoer.grenzen
    geplaatst = trajecten[invoer.valt_in_periode(trajecten["start_huur"])]
    in_periode = {kolom: int(invoer.valt_in_periode(trajecten[kolom]).sum()) for kolom in GEBEURTENISSEN}
    return [
        Controle(
            "Plaatsingen met een opvallende wachttijd",
            len(geplaatst),
            vreemde_wachttijden(geplaatst, grenzen)[["traject_id"]],
            "kijk of wachtlijstdatum en start_huur kloppen",
        ),
        Controle(
            f"Al meer dan {grenzen.lang_maanden} maanden op de wachtlijst",
            invoer.cijfers.wachtlijst.rijen.shape[0],
            lang_wachtenden(trajecten, invoer.peildatum, grenzen.lang_maanden)[["traject_id"]],
            "kijk of de kandidaat nog wacht",
        ),
        Controle(
            "Gebeurtenissen op een onwaarschijnlijk drukke dag",
            sum(in_periode.values()),
            op_piekdagen(trajecten, piekdagen(trajecten, invoer.periode, grenzen.toeval)),
            "kijk of de invoerdag is gebruikt in plaats van de echte dag",
        ),
        Controle(
            "Datums in het weekend",
            sum(aantal for kolom, aantal in in_periode.items() if kolom != "start_huur"),
            in_het_weekend(trajecten, invoer.periode, grenzen),
            "kijk of de dag klopt",
        ),
    ]
