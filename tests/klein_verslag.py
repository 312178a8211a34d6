"""A small report that most checks find nothing in, and short ways to ask for findings."""

from __future__ import annotations

from pathlib import Path

from klein_register import Rij, maak_cijfers, positief

from loket.cijfers.cijfers import Cijfers
from loket.controle import Uitkomst

PROJECT = Path(__file__).parents[1]
#: Two cohorts of one, both measured; the fixed rows of the small register give one series without noemer.
TRAJECTEN = [positief(1, "2020-05-01"), positief(2, "2021-05-01")]
NAMETINGEN: list[Rij] = [{"traject_id": f"T{nr}", "peildatum": "2022-05-01"} for nr in (1, 2)]
GELIJK = "cohort 2020 en cohort 2021: allebei 1 kandidaat"


def cijfers(*akkoord: Rij, **meer: list[Rij]) -> Cijfers:
    taken = [{"corporatie": naam, "aantal": 1} for naam in ("Maasvallei", "Servatius")]
    vast: dict[str, list[Rij]] = {"trajecten": TRAJECTEN, "nametingen": NAMETINGEN, "taakstelling": taken}
    return maak_cijfers(akkoord=list(akkoord), reeksen=[], **(vast | meer))


def akkoord(gevonden: str = GELIJK, controle: str = "gelijke-cohorten", bestand: str = "2022/nametingen.csv") -> Rij:
    return {"controle": controle, "bestand": bestand, "gevonden": gevonden, "reden": "Nagekeken."}


def met_bevinding(uitkomsten: list[Uitkomst]) -> dict[str, Uitkomst]:
    return {u.controle.naam: u for u in uitkomsten if u.open or u.akkoord}
