"""The note about a report: what it was made of, to know when there is nothing to do."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

#: Remembers what a report was made of and what came out, to know when there is nothing to do. Reports that share a
#: folder each have a note of their own, with the notebook's name in front.
BON = ".gemaakt-van.json"


def vingerafdruk(bestanden: Iterable[Path], gegevens: Mapping[str, object], wortel: Path = Path()) -> str:
    """Return one checksum over files (contents, and names from ``wortel`` on) and other inputs, in any order."""
    som = hashlib.sha256(json.dumps(dict(gegevens), sort_keys=True, default=str).encode())
    for bestand in sorted(set(bestanden)):
        som.update(os.fsencode(bestand.relative_to(wortel).as_posix()) + b"\0")
        som.update(hashlib.sha256(bestand.read_bytes()).digest())
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
