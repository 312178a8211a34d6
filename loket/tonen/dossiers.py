"""De onderwerpen van het loket: wat er te beslissen is, wat er is besloten, en hoe ze ervoor staan."""

from __future__ import annotations

import pandas as pd

from loket.basis import opmaak
from loket.cijfers.cijfers import Cijfers
from loket.tonen import publiek
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.tabellen import lijst
from loket.tonen.verhaal import Verhaal
from loket.tonen.waarde import wanneer


def _van_dit_jaar(cijfers: Cijfers) -> pd.DataFrame:
    alle = publiek.dossiers(cijfers)
    return alle[alle["jaar"] == cijfers.jaar]


def gevraagd(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the decisions that the report asks for: about what, of whom and when."""
    frame = _van_dit_jaar(cijfers)
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
    frame = _van_dit_jaar(cijfers)
    return lijst(
        frame,
        "dossiers",
        f"De lopende onderwerpen, met hun stand eind {cijfers.jaar}",
        {"dossier": "Onderwerp", "stand": "Stand", "vervolg": "Vervolg"},
    )


def besluiten(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the decisions of this year and the years before, the newest year first."""
    alle = publiek.dossiers(cijfers)
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


def verloop(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the story of each subject over the years: how it stood at the end of each, and what was decided.

    The subjects of this year come first; those of before that are no longer among them come after, and are named.
    """
    alle = publiek.dossiers(cijfers)
    alle = alle[alle["jaar"] <= cijfers.jaar]
    if alle.empty:
        return Tekst(f"*Tot en met {cijfers.jaar} staat er geen onderwerp in de dossiers.*")
    nu = list(_van_dit_jaar(cijfers)["dossier"])
    eerder = [naam for naam in alle["dossier"].drop_duplicates() if naam not in nu]
    plaats = {naam: plek for plek, naam in enumerate([*nu, *eerder])}
    alle = alle.assign(plek=alle["dossier"].map(plaats)).sort_values(["plek", "jaar"], kind="stable")
    besluiten = [
        besluit if pd.isna(dag) or pd.isna(besluit) else f"{besluit} ({wanneer(dag)})"
        for besluit, dag in zip(alle["besluit"], alle["datum"], strict=True)
    ]
    noot = "Een onderwerp dat een andere naam kreeg, staat er als een ander onderwerp."
    noot += f" Niet meer bij {cijfers.jaar}: {opmaak.opsomming(eerder)}." * bool(eerder)
    return lijst(
        alle.assign(jaartal=alle["jaar"].astype("str"), besloten=besluiten),
        "verloop",
        f"Het verloop van elk onderwerp, tot en met {cijfers.jaar}",
        {"dossier": "Onderwerp", "jaartal": "Jaar", "stand": "Stand", "besloten": "Besluit", "vervolg": "Vervolg toen"},
        noot=noot,
    )


def stappen(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the next step of each subject of this year: what, whose it is, who decides and when."""
    frame = _van_dit_jaar(cijfers)
    if frame.empty:
        return Tekst(f"*In de dossiers van {cijfers.jaar} staat geen onderwerp.*")
    return lijst(
        frame,
        "stappen",
        f"De volgende stap van elk onderwerp van {cijfers.jaar}",
        {
            "dossier": "Onderwerp",
            "eigenaar": "Eigenaar",
            "vervolg": "Volgende stap",
            "beslist": "Wie beslist",
            "wanneer": "Wanneer",
        },
        noot="Een streepje betekent: dit is niet vastgelegd, of er is geen besluit nodig.",
    )
