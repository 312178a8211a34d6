"""Whether the wachtlijst is in balance, corporatie by corporatie and as a whole."""

from __future__ import annotations

import pandas as pd

from loket.basis.periode import Periode
from loket.cijfers.balans import wachtlijstbalans
from loket.cijfers.cijfers import Cijfers
from loket.controle.gegevens.bevinding import VERBETER, Controle, Invoer
from loket.register.planning import TE_LAAT
from loket.register.schema import is_heropend

TOTAAL = "Totaal"


def balans(cijfers: Cijfers, begin: float | None = None) -> pd.DataFrame:
    """Draw up the balance of the wachtlijst: begin + erbij − geplaatst − uitval = eind.

    Parameters
    ----------
    cijfers : Cijfers
        The figures of the period.
    begin : float, optional
        The stock with which the total begins, as published before; default what the register now says.

    Returns
    -------
    DataFrame
        Indexed by corporatie and a total: ``begin``, ``erbij``, ``geplaatst``, ``uitval``, ``eind``, ``afwijking``
        (eind − what it should be) and ``procent`` (afwijking as a percentage of eind; empty when nobody waits).
    """
    rijen = {}
    for naam in (*cijfers.loket.corporaties, TOTAAL):
        deel = wachtlijstbalans(cijfers, "" if naam == TOTAAL else naam)
        eerst = begin if naam == TOTAAL else None
        aantallen = {stap: int(float(cijfer)) for stap, cijfer in deel._asdict().items()}
        aantallen |= {} if eerst is None else {"begin": int(eerst)}
        rijen[naam] = aantallen | {"afwijking": int(deel.afwijking(eerst))}
    telling = pd.DataFrame.from_dict(rijen, orient="index", dtype="int64").rename_axis("corporatie")
    return telling.assign(procent=100 * telling["afwijking"] / telling["eind"].where(telling["eind"] > 0))


def gepubliceerde_stand(gepubliceerd: pd.DataFrame, periode: Periode) -> float | None:
    """Return the wachtlijst on the last day before the period as it was published; None when it was not."""
    dag = periode.voorafgaande.einde.isoformat()
    heel = (gepubliceerd["cijfer"] == "wachtlijst") & gepubliceerd["groep"].isna() & (gepubliceerd["periode"] == dag)
    waarden = gepubliceerd.loc[heel, "waarde"]
    return None if waarden.empty else float(waarden.iloc[0])


def balans_van(invoer: Invoer) -> pd.DataFrame | None:
    """Return the balance of a register; None when it does not know how the period began."""
    if not invoer.cijfers.voorafgaand.bekend:
        return None
    return balans(invoer.cijfers, gepubliceerde_stand(invoer.tabel("gepubliceerd"), invoer.periode))


def controles(invoer: Invoer) -> list[Controle]:
    """Check that the wachtlijst is in balance, corporatie by corporatie and as a whole."""
    telling = balans_van(invoer)
    scheef = pd.DataFrame() if telling is None else telling.loc[telling["afwijking"] != 0, ["afwijking"]]
    return [
        Controle(
            "Wachtlijst niet in balans",
            0 if telling is None else len(telling),
            scheef,
            "zoek wie de wachtlijst verliet zonder start_huur of uitval, of later is ingevoerd",
            VERBETER,
        )
    ]


_DAGEN = ["aanmelddatum", "intakedatum", "wachtlijstdatum", "start_huur", "einde_huur"]


def lopende(trajecten: pd.DataFrame) -> pd.DataFrame:
    """Return the trajecten that have neither dropped out nor been closed."""
    gesloten = trajecten["afsluitdatum"].notna() & ~is_heropend(trajecten)
    return trajecten[trajecten["uitval_datum"].isna() & ~gesloten]


def stilstaande(trajecten: pd.DataFrame, facturen: pd.DataFrame, peildatum: pd.Timestamp, maanden: int) -> pd.DataFrame:
    """Return the running trajecten in which nothing happened during the last ``maanden`` before the peildatum."""
    lopend = lopende(trajecten)
    factuur = facturen.groupby("traject_id")["factuurdatum"].max().reindex(lopend["traject_id"])
    laatste = lopend[_DAGEN].assign(factuur=factuur.set_axis(lopend.index)).max(axis=1)
    return lopend[laatste < peildatum - pd.DateOffset(months=maanden)]


def open_eindes(invoer: Invoer) -> list[Controle]:
    """Check for what was left open."""
    jaarplanning, maanden = invoer.tabel("jaarplanning"), invoer.grenzen.stil_maanden
    stil = stilstaande(invoer.trajecten, invoer.tabel("facturen"), invoer.peildatum, maanden)
    return [
        Controle(
            "Overleg dat voorbij is, maar nog op ‘gepland’ staat",
            len(jaarplanning),
            jaarplanning.loc[jaarplanning["stand"] == TE_LAAT, ["datum", "onderwerp"]],
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
