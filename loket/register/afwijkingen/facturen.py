"""Facturen that are missing, double, credited or of another price than agreed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from loket.basis import opmaak
from loket.basis.meldingen import Melding
from loket.register.afwijkingen.per_rij import dag, per_rij
from loket.register.tabelregels import Regel, Tabellen, tarief_op


def lang_niet_gefactureerd(trajecten: pd.DataFrame, peildatum: pd.Timestamp, dagen: int) -> pd.DataFrame:
    """Return the trajecten whose intake was more than ``dagen`` before the peildatum and still has no factuur."""
    oud = trajecten["intakedatum"] < peildatum - pd.Timedelta(days=dagen)
    return trajecten[(trajecten["gefactureerd"] == "nee") & oud]


def _met_intake(tabellen: Tabellen) -> pd.DataFrame:
    """Return the facturen with the price of the day of their intake, if there is one."""
    facturen = tabellen["facturen"]
    return facturen.assign(
        tarief=tarief_op(facturen["intakedatum"].fillna(pd.Timestamp(1900, 1, 1)), tabellen["tarieven"])
    )


def _factuur_ontbreekt(tabellen: Tabellen) -> Iterator[Melding]:
    dagen = tabellen.inrichting.factuur_dagen
    yield from per_rij(
        lang_niet_gefactureerd(tabellen["trajecten"], tabellen.peildatum, dagen),
        "intakedatum",
        lambda r: f"intake op {dag(r.intakedatum)}, zonder factuur",
        f"een factuur binnen {dagen} dagen na de intake",
        "voeg de factuur toe, of zeg waarom die er niet komt",
    )


def _factuur_dubbel(tabellen: Tabellen) -> Iterator[Melding]:
    alle = tabellen["facturen"]
    nog_een = alle.loc[(alle["eerste"] == "nee") & (alle["bedrag"] >= 0), "traject_id"]
    facturen = alle[alle["traject_id"].isin(nog_een)]
    soort = facturen["bedrag"].ge(0).map({True: 1, False: -1})
    over = soort.groupby(facturen["traject_id"]).transform("sum")
    yield from per_rij(
        facturen[(over > 1) & (facturen["eerste"] == "nee") & (facturen["bedrag"] >= 0)],
        "traject_id",
        lambda r: f"nog een factuur van {opmaak.euro(r.bedrag)}",
        "één factuur per intake; het bedrag telt nu dubbel, het traject niet",
        "crediteer de dubbele factuur, of verbeter het traject_id",
    )


def _factuur_gecrediteerd(tabellen: Tabellen) -> Iterator[Melding]:
    facturen = tabellen["facturen"]
    yield from per_rij(
        facturen[facturen["bedrag"] < 0],
        "bedrag",
        lambda r: f"creditfactuur van {opmaak.euro(-r.bedrag)}",
        "geen creditfactuur; het bedrag gaat van het gefactureerde bedrag af",
        "zeg waarom er is gecrediteerd",
    )


def _factuur_bedrag(tabellen: Tabellen) -> Iterator[Melding]:
    facturen = _met_intake(tabellen)
    yield from per_rij(
        facturen[(facturen["bedrag"] >= 0) & facturen["tarief"].notna() & (facturen["bedrag"] != facturen["tarief"])],
        "bedrag",
        lambda r: f"{opmaak.euro(r.bedrag)}, tarief {opmaak.euro(r.tarief)}",
        "het tarief uit tarieven.csv dat gold op de intakedatum",
        "verbeter het bedrag of het tarief, of zeg waarom er is afgeweken",
    )


def _factuur_en_intake(rij: Any) -> str:
    intake = "geen intake" if pd.isna(rij.intakedatum) else f"intake op {dag(rij.intakedatum)}"
    return f"factuur van {dag(rij.factuurdatum)}, {intake}"


def _factuur_zonder_intake(tabellen: Tabellen) -> Iterator[Melding]:
    facturen = _met_intake(tabellen)
    zonder = facturen["tarief"].isna() | (facturen["factuurdatum"] < facturen["intakedatum"])
    yield from per_rij(
        facturen[zonder & (facturen["bedrag"] >= 0)],
        "factuurdatum",
        _factuur_en_intake,
        "een factuur op of na de dag van de intake, sinds er een trajectprijs was",
        "verbeter de dagen, of vul de intakedatum in",
    )


VAN_FACTUREN = (
    Regel(
        "factuur-gestuurd",
        "Elke intake heeft binnen de termijn van het loket (factuur_dagen) een factuur.",
        "wat nog niet is gefactureerd, is een cijfer van zichzelf",
        _factuur_ontbreekt,
    ),
    Regel(
        "factuur-enkel",
        "Elke intake heeft één factuur die niet is gecrediteerd.",
        "het bedrag is wat er is gefactureerd; een traject telt één keer, bij zijn eerste factuur",
        _factuur_dubbel,
    ),
    Regel(
        "factuur-gecrediteerd",
        "Er is niets gecrediteerd.",
        "een creditfactuur gaat van het bedrag af en telt niet als gefactureerd traject",
        _factuur_gecrediteerd,
    ),
    Regel(
        "factuur-bedrag",
        "Elke factuur heeft het tarief dat gold op de intakedatum.",
        "het bedrag is wat er is gefactureerd",
        _factuur_bedrag,
    ),
    Regel(
        "factuur-na-intake",
        "Elke factuur is van na een intake, sinds er een trajectprijs was.",
        "het bedrag is wat er is gefactureerd",
        _factuur_zonder_intake,
    ),
)
