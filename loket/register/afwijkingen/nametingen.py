"""Nametingen that are due, done and overdue, and what is odd in them."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from loket.basis.meldingen import Melding
from loket.register.afwijkingen.per_rij import dag, per_rij
from loket.register.tabelregels import Regel, Tabellen


def _nameting_zonder_afsluiting(tabellen: Tabellen) -> Iterator[Melding]:
    metingen = tabellen["nametingen"]
    yield from per_rij(
        metingen[metingen["gesloten"].isna() | (metingen["peildatum"] < metingen["gesloten"])],
        "peildatum",
        lambda r: f"gemeten op {dag(r.peildatum)}, voordat het traject was afgesloten",
        "een nameting na de afsluiting van het traject",
        "verbeter de peildatum, of vul de afsluiting van het traject in",
    )


def _nameting_na_de_termijn(tabellen: Tabellen) -> Iterator[Melding]:
    metingen, jaren = tabellen["nametingen"], tabellen.inrichting.nameting_jaren
    yield from per_rij(
        metingen[metingen["peildatum"] > metingen["gesloten"] + pd.DateOffset(years=jaren)],
        "peildatum",
        lambda r: f"gemeten op {dag(r.peildatum)}, afgesloten op {dag(r.gesloten)}",
        f"een nameting hoogstens {jaren * 12} maanden na de afsluiting",
        "verbeter de dagen, of zeg waarom er later is gemeten",
    )


def nametingen_per_traject(cohort: pd.DataFrame, peildatum: pd.Timestamp, jaren: int) -> pd.DataFrame:
    """Return the cohort with, for each traject, how many nametingen are due, done and overdue.

    A nameting is due for each full year since the closing, ``jaren`` at most.

    Returns
    -------
    DataFrame
        Columns ``traject_id``, ``cohort`` (year), ``verwacht``, ``gedaan`` and ``te_laat``.
    """
    keren = [cohort["afsluitdatum"] + pd.DateOffset(years=n) <= peildatum for n in range(1, jaren + 1)]
    verwacht = pd.concat(keren, axis=1).sum(axis=1).astype("int64")
    gedaan = cohort["keer_gemeten"]
    return cohort[["traject_id"]].assign(
        cohort=cohort["afsluitdatum"].dt.year,
        verwacht=verwacht,
        gedaan=gedaan,
        te_laat=(verwacht - gedaan).clip(lower=0),
    )


def _nameting_ontbreekt(tabellen: Tabellen) -> Iterator[Melding]:
    cohort, jaren = tabellen["cohort"], tabellen.inrichting.nameting_jaren
    per_traject = nametingen_per_traject(cohort, tabellen.peildatum, jaren)
    yield from per_rij(
        per_traject[per_traject["te_laat"] > 0],
        "traject_id",
        lambda r: f"{r.gedaan} van de {r.verwacht} nametingen",
        "een nameting voor elk vol jaar sinds de afsluiting",
        "voeg de nameting toe, of zeg waarom er niet is gemeten",
    )


VAN_NAMETINGEN = (
    Regel(
        "nameting-na-afsluiting",
        "Een nameting is van een traject dat al is afgesloten.",
        "alleen wie positief is afgesloten, telt in een cohort",
        _nameting_zonder_afsluiting,
    ),
    Regel(
        "nameting-op-tijd",
        "Een nameting is niet later dan de jaren dat het loket meet.",
        "de nieuwste nameting telt, ook als zij laat is",
        _nameting_na_de_termijn,
    ),
    Regel(
        "nameting-gedaan",
        "Elk vol jaar na een positieve afsluiting is er gemeten.",
        "de nieuwste nameting telt; wie er geen heeft, telt als nog niet gemeten",
        _nameting_ontbreekt,
    ),
)
