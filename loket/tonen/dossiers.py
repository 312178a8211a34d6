"""The desk's subjects: what has to be decided about them, what was decided, and how they stand."""

from __future__ import annotations

import pandas as pd

from loket.cijfers.cijfers import Cijfers
from loket.tonen.tabellen import Tabel, lijst
from loket.tonen.verhaal import Tekst, Verhaal


def gevraagd(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the decisions that the report asks for: about what, of whom and when."""
    frame = cijfers.dit_jaar("dossiers")
    open_ = frame[frame["beslist"].notna()]
    if open_.empty:
        return Tekst("In de dossiers staat geen besluit dat nog nodig is.")
    return lijst(
        open_,
        "besluiten-gevraagd",
        "Besluiten waar dit verslag om vraagt",
        {"dossier": "Onderwerp", "vervolg": "Wat is nodig", "beslist": "Wie beslist", "wanneer": "Wanneer"},
    )


def overzicht(cijfers: Cijfers, verhaal: Verhaal) -> Tabel | Tekst:
    """Return how each subject stands; nothing when the year's narrative tells that already."""
    if verhaal.tekst("voortgang"):
        return Tekst("")
    frame = cijfers.dit_jaar("dossiers")
    return lijst(
        frame,
        "dossiers",
        f"De lopende onderwerpen, met hun stand eind {cijfers.jaar}",
        {"dossier": "Onderwerp", "stand": "Stand", "vervolg": "Vervolg"},
    )


def besluiten(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the decisions of this year and the years before, the newest year first."""
    alle = cijfers.register.tabel("dossiers")
    genomen = alle[alle["besluit"].notna() & (alle["jaar"] <= cijfers.jaar)].sort_values(
        ["jaar", "datum"], kind="stable"
    )
    # A subject that goes on keeps its decision in the folder of the next year.
    genomen = genomen.drop_duplicates(["dossier", "besluit"]).sort_values("jaar", ascending=False, kind="stable")
    dagen = [str(jaar) if pd.isna(dag) else dag for jaar, dag in zip(genomen["jaar"], genomen["datum"], strict=True)]
    return lijst(
        genomen.assign(dag=dagen),
        "besluiten",
        f"Besluiten die zijn genomen, tot en met {cijfers.jaar}",
        {"dossier": "Onderwerp", "besluit": "Besluit", "dag": "Wanneer"},
    )
