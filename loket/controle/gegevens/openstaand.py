"""Loose ends: meetings and trajecten that still wait for somebody."""

from __future__ import annotations

import pandas as pd

from loket.controle.gegevens.bevinding import VERBETER, Controle, Invoer

_DAGEN = ["aanmelddatum", "intakedatum", "wachtlijstdatum", "start_huur", "einde_huur"]


def voorbij_maar_gepland(jaarplanning: pd.DataFrame, peildatum: pd.Timestamp) -> pd.DataFrame:
    """Return the meetings that were to take place before the peildatum and are still called gepland."""
    return jaarplanning[(jaarplanning["status"] == "gepland") & (jaarplanning["datum"] < peildatum)]


def lopende(trajecten: pd.DataFrame) -> pd.DataFrame:
    """Return the trajecten that have neither dropped out nor been closed."""
    return trajecten[trajecten[["uitval_datum", "afsluitdatum"]].isna().all(axis=1)]


def stilstaande(trajecten: pd.DataFrame, facturen: pd.DataFrame, peildatum: pd.Timestamp, maanden: int) -> pd.DataFrame:
    """Return the running trajecten in which nothing happened during the last ``maanden`` before the peildatum."""
    lopend = lopende(trajecten)
    factuur = facturen.groupby("traject_id")["factuurdatum"].max().reindex(lopend["traject_id"])
    laatste = lopend[_DAGEN].assign(factuur=factuur.set_axis(lopend.index)).max(axis=1)
    return lopend[laatste < peildatum - pd.DateOffset(months=maanden)]


def controles(invoer: Invoer) -> list[Controle]:
    """Check for what was left open."""
    jaarplanning, maanden = invoer.tabel("jaarplanning"), invoer.grenzen.stil_maanden
    stil = stilstaande(invoer.trajecten, invoer.tabel("facturen"), invoer.peildatum, maanden)
    return [
        Controle(
            "Overleg dat voorbij is, maar nog op ‘gepland’ staat",
            len(jaarplanning),
            voorbij_maar_gepland(jaarplanning, invoer.peildatum)[["datum", "onderwerp"]],
            "zet de status op gehouden of vervallen",
            VERBETER,
        ),
        Controle(
            f"Lopende trajecten waarin {maanden} maanden niets gebeurde",
            len(lopende(invoer.trajecten)),
            stil[["traject_id"]],
            "kijk of het traject nog loopt; leg anders uitval of afsluiting vast",
        ),
    ]
