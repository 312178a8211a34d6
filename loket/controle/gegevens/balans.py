"""Balance: whoever was on the wachtlijst or came onto it is placed, has dropped out, or is still there."""

from __future__ import annotations

import pandas as pd

from loket.basis.periode import Periode
from loket.cijfers.soorten import in_periode, op_wachtlijst
from loket.controle.gegevens.bevinding import VERBETER, Controle, Invoer

TOTAAL = "Totaal"


def balans(
    trajecten: pd.DataFrame, periode: Periode, corporaties: tuple[str, ...], begin: float | None = None
) -> pd.DataFrame:
    """Draw up the balance of the wachtlijst: begin + erbij − geplaatst − uitval = eind.

    Parameters
    ----------
    trajecten : DataFrame
        All trajecten, also of earlier years.
    periode : Periode
        The period of the balance.
    corporaties : tuple of str
        One row each, and a total.
    begin : float, optional
        The stock with which the total begins, as published last year; default what the register now says.

    Returns
    -------
    DataFrame
        Indexed by corporatie: ``begin``, ``erbij``, ``geplaatst``, ``uitval``, ``eind``, ``afwijking`` (eind − what
        it should be) and ``procent`` (afwijking as a percentage of eind; empty when nobody waits).
    """
    stromen = {
        "begin": op_wachtlijst(trajecten, periode.vorige),
        "erbij": in_periode("wachtlijstdatum")(trajecten, periode),
        "geplaatst": in_periode("start_huur")(trajecten, periode),
        "uitval": in_periode("uitval_datum", uitval_fase="wachtlijst")(trajecten, periode),
        "eind": op_wachtlijst(trajecten, periode),
    }
    telling = pd.DataFrame(stromen).groupby(trajecten["corporatie"]).sum().reindex(corporaties, fill_value=0)
    telling.loc[TOTAAL] = telling.sum()
    telling = telling.astype("int64")
    if begin is not None:
        telling.loc[TOTAAL, "begin"] = int(begin)
    sluit = telling["begin"] + telling["erbij"] - telling["geplaatst"] - telling["uitval"]
    afwijking = telling["eind"] - sluit
    return telling.assign(afwijking=afwijking, procent=100 * afwijking / telling["eind"].where(telling["eind"] > 0))


def gepubliceerde_stand(gepubliceerd: pd.DataFrame, periode: Periode) -> float | None:
    """Return the wachtlijst on the last day before the period as it was published; None when it was not."""
    dag = periode.vorige.einde.isoformat()
    heel = (gepubliceerd["cijfer"] == "wachtlijst") & gepubliceerd["groep"].isna() & (gepubliceerd["periode"] == dag)
    waarden = gepubliceerd.loc[heel, "waarde"]
    return None if waarden.empty else float(waarden.iloc[0])


def balans_van(invoer: Invoer) -> pd.DataFrame | None:
    """Return the balance of a register; None when it holds no year before."""
    if not invoer.cijfers.vorig.bekend:
        return None
    begin = gepubliceerde_stand(invoer.tabel("gepubliceerd"), invoer.periode)
    return balans(invoer.trajecten, invoer.periode, invoer.cijfers.loket.corporaties, begin)


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
