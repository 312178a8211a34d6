"""Timeliness: how many days lie between an event and what should follow it, and what is overdue."""

from __future__ import annotations

import numpy as np
import pandas as pd

from loket.controle.gegevens.bevinding import Controle, Grenzen, Invoer
from loket.register.afwijkingen.facturen import lang_niet_gefactureerd
from loket.register.afwijkingen.nametingen import nametingen_per_traject

INTAKE, FACTUUR, NAMETING = "Aanmelding tot intake", "Intake tot factuur", "Afsluiting tot eerste nameting"
STAPPEN = (INTAKE, FACTUUR, NAMETING)


def stappen(trajecten: pd.DataFrame, facturen: pd.DataFrame, nametingen: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each event that was followed up.

    Returns
    -------
    DataFrame
        Columns ``traject_id``, ``stap`` (one of :data:`STAPPEN`), ``dag`` (of the follow-up) and ``dagen``.
    """
    positief = trajecten[trajecten["resultaat"] == "positief"]
    vervolg = {
        INTAKE: (trajecten, trajecten["aanmelddatum"], trajecten["intakedatum"]),
        FACTUUR: (trajecten, trajecten["intakedatum"], _eerste(facturen, "factuurdatum", trajecten)),
        NAMETING: (positief, positief["afsluitdatum"], _eerste(nametingen, "peildatum", positief)),
    }
    delen = [
        frame[["traject_id"]].assign(stap=stap, dag=daarna, dagen=(daarna - eerst).dt.days).dropna(subset="dagen")
        for stap, (frame, eerst, daarna) in vervolg.items()
    ]
    return pd.concat(delen).astype({"dagen": "int64"})


def _eerste(frame: pd.DataFrame, kolom: str, trajecten: pd.DataFrame) -> pd.Series:
    """Return for each traject its first day in another table; empty where it has none."""
    eerste = frame.groupby("traject_id")[kolom].min()
    return eerste.reindex(trajecten["traject_id"]).set_axis(trajecten.index)


def samenvatting(gevolgd: pd.DataFrame) -> pd.DataFrame:
    """Sum up :func:`stappen`.

    Returns
    -------
    DataFrame
        Indexed by stap: ``aantal``, ``mediaan``, ``negen_van_tien`` (the shortest time within which at least nine
        in ten were followed up) and ``langste``, in days; empty when nothing was followed up.
    """
    per = gevolgd.groupby("stap")["dagen"]
    frame = pd.DataFrame(
        {
            "aantal": per.size(),
            "mediaan": per.median(),
            "negen_van_tien": per.agg(lambda dagen: np.quantile(dagen, 0.9, method="inverted_cdf")),
            "langste": per.max(),
        }
    ).reindex(STAPPEN)
    return frame.fillna({"aantal": 0}).astype({"aantal": "int64"})


def te_lang(gevolgd: pd.DataFrame, grenzen: Grenzen) -> pd.DataFrame:
    """Return the follow-ups that took longer than usual."""
    langst = {INTAKE: grenzen.intake_dagen, FACTUUR: grenzen.factuur_dagen, NAMETING: grenzen.nameting_dagen}
    lang: pd.DataFrame = gevolgd[gevolgd["dagen"] > gevolgd["stap"].map(langst)]
    return lang


def wacht_op_intake(trajecten: pd.DataFrame, peildatum: pd.Timestamp, dagen: int) -> pd.DataFrame:
    """Return the trajecten that were registered more than ``dagen`` before the peildatum and still have no intake."""
    loopt = trajecten[["intakedatum", "uitval_datum", "afsluitdatum"]].isna().all(axis=1)
    te_lang: pd.Series = (peildatum - trajecten["aanmelddatum"]).dt.days > dagen
    return trajecten[loopt & te_lang]


def nametingen_per_cohort(per_traject: pd.DataFrame) -> pd.DataFrame:
    """Sum up :func:`nametingen_per_traject` by cohort: ``trajecten``, ``verwacht``, ``gedaan``, ``te_laat``."""
    per = per_traject.groupby("cohort")
    som: pd.DataFrame = per[["verwacht", "gedaan", "te_laat"]].sum()
    return som.assign(trajecten=per.size())


def controles(invoer: Invoer) -> list[Controle]:
    """Check that what should follow has followed in time."""
    grenzen, trajecten = invoer.grenzen, invoer.trajecten
    dit_jaar, per_traject = dit_jaar_gevolgd(invoer), nametingen_van(invoer)
    te_doen = {INTAKE: "kijk of de datums kloppen", FACTUUR: "kijk of de datums kloppen", NAMETING: "meet eerder"}
    lang = te_lang(dit_jaar, grenzen)
    per_stap = [
        Controle(
            f"{stap}: meer dan {dagen} dagen",
            int((dit_jaar["stap"] == stap).sum()),
            lang.loc[lang["stap"] == stap, ["traject_id"]],
            te_doen[stap],
        )
        for stap, dagen in zip(
            STAPPEN, (grenzen.intake_dagen, grenzen.factuur_dagen, grenzen.nameting_dagen), strict=True
        )
    ]
    return [
        *per_stap,
        Controle(
            f"Al meer dan {grenzen.intake_dagen} dagen geen intake",
            int(trajecten[["intakedatum", "uitval_datum", "afsluitdatum"]].isna().all(axis=1).sum()),
            wacht_op_intake(trajecten, invoer.peildatum, grenzen.intake_dagen)[["traject_id"]],
            "vul de intake of de uitval in",
        ),
        Controle(
            f"Al meer dan {grenzen.factuur_dagen} dagen na de intake geen factuur",
            int(trajecten["gefactureerd"].notna().sum()),
            lang_niet_gefactureerd(trajecten, invoer.peildatum, grenzen.factuur_dagen)[["traject_id"]],
            "voeg de factuur toe, of zeg in akkoord.csv waarom die er niet komt",
        ),
        Controle(
            "Nameting te laat",
            int((per_traject["verwacht"] > 0).sum()),
            per_traject.loc[per_traject["te_laat"] > 0, ["traject_id"]],
            "voeg de nameting toe, of leg vast dat er niet is gemeten",
        ),
    ]


def dit_jaar_gevolgd(invoer: Invoer) -> pd.DataFrame:
    """Return :func:`stappen` of a register, as far as the follow-up was in the period."""
    gevolgd = stappen(invoer.trajecten, invoer.tabel("facturen"), invoer.tabel("nametingen"))
    return gevolgd[invoer.valt_in_periode(gevolgd["dag"])]


def nametingen_van(invoer: Invoer) -> pd.DataFrame:
    """Return :func:`nametingen_per_traject` of a register."""
    return nametingen_per_traject(invoer.tabel("cohort"), invoer.peildatum, invoer.cijfers.loket.nameting_jaren)
