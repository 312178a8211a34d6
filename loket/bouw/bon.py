"""The note about a report: what it was made of, to know when there is nothing to do."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

#: Remembers what a report was made of and what came out, to know when there is nothing to do. Reports that share a
#: folder each have a note of their own, with the notebook's name in front.
BON = ".gemaakt-van.json"


def bestanden_in(folder: Path) -> Iterator[str]:
    """Yield the files in a folder and below it; as text, for to make a path of each takes longer than to read it."""
    for plek, mappen, namen in os.walk(folder):
        mappen[:] = [naam for naam in mappen if naam != "__pycache__"]
        yield from (pad for naam in namen if os.path.isfile(pad := f"{plek}/{naam}"))


def vingerafdruk(bestanden: Iterable[str], gegevens: Mapping[str, object], wortel: Path = Path()) -> str:
    """Return one checksum over files (contents, and names from ``wortel`` on) and other inputs, in any order."""
    som = hashlib.sha256(json.dumps(dict(gegevens), sort_keys=True, default=str).encode())
    for pad in sorted(bestanden):
        som.update(os.fsencode(pad.removeprefix(f"{wortel}/")) + b"\0")
        with open(pad, "rb") as bestand:
            som.update(hashlib.sha256(bestand.read()).digest())
    return som.hexdigest()


def is_bij(doel: Path, afdruk: str, bon: str = BON) -> bool:
    """Tell whether ``doel`` holds a whole report made of exactly these inputs, according to the note ``bon``."""
    try:
        gemaakt = json.loads((doel / bon).read_text("utf-8"))
        return gemaakt["invoer"] == afdruk and all(
            hashlib.sha256((doel / naam).read_bytes()).hexdigest() == som for naam, som in gemaakt["uitvoer"].items()
        )
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return False
