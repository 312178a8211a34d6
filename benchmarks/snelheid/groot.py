"""A register with many times the rows of another: each case again, under ids of its own."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

#: The tables of cases, and the columns that name one.
_GEVALLEN = {
    "trajecten.csv": ("traject_id", "kandidaat_id"),
    "nametingen.csv": ("traject_id",),
    "facturen.csv": ("factuur_id", "traject_id"),
    "klachten.csv": ("klacht_id",),
}


def vermenigvuldig(bron: Path, doel: Path, keer: int) -> None:
    """Copy a data folder with every case ``keer`` times; tables that hold no cases stay as they are."""
    shutil.copytree(bron, doel)
    for naam, sleutels in _GEVALLEN.items():
        for bestand in doel.rglob(naam):
            with bestand.open(encoding="utf-8", newline="") as gelezen:
                lezer = csv.DictReader(gelezen)
                kop, rijen = list(lezer.fieldnames or ()), list(lezer)
            with bestand.open("w", encoding="utf-8", newline="") as geschreven:
                schrijver = csv.DictWriter(geschreven, kop, lineterminator="\n")
                schrijver.writeheader()
                for nummer in range(keer):
                    for rij in rijen:
                        schrijver.writerow(rij | {s: f"{rij[s]}x{nummer}" * bool(rij[s]) for s in sleutels})
