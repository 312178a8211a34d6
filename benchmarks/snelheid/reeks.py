"""A batch of reports, made as ``make all`` makes them or by the usual tools one after another.

``python -m benchmarks.snelheid.reeks DATA OUTPUT`` builds the batch in one process that begins cold.
"""

from __future__ import annotations

import sys
from pathlib import Path

from loket.bouw.alles import alle_opdrachten
from loket.bouw.opdracht import Opdracht
from loket.bouw.reeks import Reeks, bouw_reeks

#: How many reports the batch is: all of the year 2022 but for those of the partners, of which there are some.
AANTAL = 24


def opdrachten(data: Path, uitvoer: Path) -> list[Opdracht]:
    """Return the orders of the batch."""
    alle = alle_opdrachten(data, uitvoer, ["maastricht"], 2022, "concept")
    return sorted(alle, key=lambda opdracht: "partner" in opdracht.parameters)[:AANTAL]


def main(data: Path, uitvoer: Path) -> int:
    """Build the batch, and return 1 when a report of it failed."""
    reeks = Reeks("rapporten", uitvoer, ("rapport", "rapporten"), lambda opdracht: opdracht.naam)
    return int(bool(bouw_reeks(opdrachten(data, uitvoer), reeks, print, print)))


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
