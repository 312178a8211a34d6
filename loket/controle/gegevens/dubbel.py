"""Duplicates: the same kandidaat or the same facts recorded twice."""

from __future__ import annotations

import pandas as pd

from loket.controle.gegevens.bevinding import VERBETER, Controle, Invoer
from loket.register.schema import schemas

_LATER = pd.Timestamp("2100-12-31")


def gelijke_rijen(trajecten: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that equal an earlier row in everything but the traject_id, with that row's id as ``bij``."""
    kolommen = [kolom for kolom in schemas()["trajecten"].columns if kolom != "traject_id"]
    dubbel = trajecten[trajecten.duplicated(kolommen, keep=False)]
    eerste = dubbel.groupby(kolommen, dropna=False)["traject_id"].transform("first")
    return dubbel.assign(bij=eerste)[dubbel.duplicated(kolommen)]


def overlappende(trajecten: pd.DataFrame) -> pd.DataFrame:
    """Return the trajecten that began while an earlier one of the same kandidaat ran, with the latter's id as ``bij``.

    A traject runs from its aanmelddatum until its uitval or afsluitdatum; on that last day a new one may begin.
    """
    einde = trajecten["uitval_datum"].fillna(trajecten["afsluitdatum"]).fillna(_LATER)
    paren = _paren(trajecten.assign(einde=einde))
    return _per_traject(paren[paren["aanmelddatum"] < paren["einde_bij"]])


def herhaalde(trajecten: pd.DataFrame, dagen: int) -> pd.DataFrame:
    """Return the trajecten of a kandidaat who was registered at most ``dagen`` earlier, in the traject ``bij``."""
    paren = _paren(trajecten)
    return _per_traject(paren[(paren["aanmelddatum"] - paren["aanmelddatum_bij"]).dt.days <= dagen])


def _paren(trajecten: pd.DataFrame) -> pd.DataFrame:
    """Pair every traject with each earlier one of the same kandidaat, whose columns end in ``_bij``."""
    meer = trajecten[trajecten["kandidaat_id"].duplicated(keep=False)]
    genummerd = meer.sort_values(["aanmelddatum", "traject_id"]).reset_index()
    genummerd["nummer"] = range(len(genummerd))
    paren = genummerd.merge(genummerd, on="kandidaat_id", suffixes=("", "_bij"))
    return paren[paren["nummer_bij"] < paren["nummer"]]


def _per_traject(paren: pd.DataFrame) -> pd.DataFrame:
    """Keep one row a traject, with the latest other one, and put its place back into the index."""
    laatste = paren.sort_values("nummer_bij").drop_duplicates("traject_id", keep="last").sort_values("nummer")
    return laatste.rename(columns={"traject_id_bij": "bij"}).set_index(["bestand", "rij"])


def controles(invoer: Invoer) -> list[Controle]:
    """Check that nobody and nothing was recorded twice."""
    trajecten, dagen = invoer.trajecten, invoer.grenzen.herhaald_dagen
    return [
        Controle(
            "Gelijke rijen: alleen het traject_id verschilt",
            len(trajecten),
            gelijke_rijen(trajecten)[["traject_id", "bij"]],
            "verwijder de dubbele rij",
            VERBETER,
        ),
        Controle(
            "Trajecten van dezelfde kandidaat die tegelijk lopen",
            len(trajecten),
            overlappende(trajecten)[["traject_id", "bij"]],
            "sluit het eerste traject af, of voeg ze samen",
        ),
        Controle(
            f"Dezelfde kandidaat binnen {dagen} dagen opnieuw aangemeld",
            len(trajecten),
            herhaalde(trajecten, dagen)[["traject_id", "bij"]],
            "kijk of het één aanmelding is",
        ),
    ]
