"""A new year's folder: every table with its header row, ready to be filled."""

from __future__ import annotations

from pathlib import Path

from loket.basis.meldingen import LoketFout
from loket.register.inrichting import lees_inrichting
from loket.register.schema import JAARTABELLEN, MAG_ONTBREKEN, schemas


def begin_jaar(data: Path, loket: str, jaar: int) -> list[Path]:
    """Make the folder of a year with header-only tables and return what was made.

    Raises
    ------
    LoketFout
        When the desk is unknown or the year's folder already exists: nothing is ever overwritten.
    """
    lees_inrichting(data, loket)
    map_jaar = data / loket / str(jaar)
    if map_jaar.exists():
        raise LoketFout(f"De map {map_jaar} bestaat al.\n  wat te doen: vul de tabellen die daar staan")
    (map_jaar / "verhaal").mkdir(parents=True)
    paden = [map_jaar / f"{naam}.csv" for naam in JAARTABELLEN if naam not in MAG_ONTBREKEN]
    for pad in paden:
        pad.write_text(",".join(schemas()[pad.stem].columns) + "\n", encoding="utf-8")
    return [*paden, map_jaar / "verhaal"]
