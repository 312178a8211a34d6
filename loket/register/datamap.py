"""Where the data are, and of which years."""

from __future__ import annotations

import os
from pathlib import Path

from loket.basis.meldingen import LoketFout


def jaren_tot(map_loket: Path, jaar: int) -> tuple[int, ...]:
    """Return the years of which the desk has a folder, up to and including ``jaar``.

    Raises
    ------
    LoketFout
        When ``jaar`` itself has none.
    """
    alle = sorted(int(p.name) for p in map_loket.iterdir() if p.is_dir() and p.name.isdecimal())
    if jaar not in alle:
        raise LoketFout(
            f"Er zijn geen gegevens over {jaar}: de map {map_loket / str(jaar)} bestaat niet.\n"
            f"  wel aanwezig: {', '.join(map(str, alle)) or 'geen enkel jaar'}\n"
            f"  wat te doen: kies een van deze jaren, of begin een nieuw jaar met: make new-year YEAR={jaar}"
        )
    return tuple(j for j in alle if j <= jaar)


def datamap() -> Path:
    """Return the data folder: ``LOKET_DATA``, or the nearest ``data/`` in this folder or above it."""
    if gegeven := os.environ.get("LOKET_DATA"):
        return Path(gegeven)
    hier = Path.cwd()
    for folder in (hier, *hier.parents):
        if any((folder / "data").glob("*/loket.toml")):
            return folder / "data"
    return hier / "data"
