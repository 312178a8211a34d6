"""Files that stand with a register and are not read: in the wrong folder, or with a slip in their name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loket.basis.afspraken import GEWICHTEN, GROOTBOEK
from loket.basis.meldingen import nabij
from loket.register.mappen import eigen_jaren, mappen_van
from loket.register.schema import JAARTABELLEN, LOKETTABELLEN, VAN_HET_VERSLAG

#: So near to a table's name, a file's name is a slip; else it is somebody's own file, which a cell may read.
_BIJNA = 0.8


def ongelezen(map_loket: Path, jaar: int) -> Iterator[tuple[Path, str]]:
    """Yield each file that looks like a table and is not read, in the desk's folder and those of its years.

    Parameters
    ----------
    map_loket : Path
        Folder of the desk; of a roll-up too.
    jaar : int
        The report's year; folders of later years are left alone.

    Yields
    ------
    (Path, str)
        The file, and in Dutch what to do with it.
    """
    is_som = mappen_van(map_loket) != (map_loket,)
    hier = {naam for naam in (*LOKETTABELLEN, *JAARTABELLEN) if naam in VAN_HET_VERSLAG or not is_som}
    mappen = [map_loket, *(map_loket / str(j) for j in eigen_jaren(map_loket) if j <= jaar)]
    for folder in mappen:
        horen = hier.intersection(LOKETTABELLEN if folder == map_loket else JAARTABELLEN)
        gelezen = {f"{naam}.csv" for naam in horen} | {GEWICHTEN, GROOTBOEK}
        eigen = (p for p in folder.iterdir() if p.is_file() and not p.name.startswith((".", "~")))  # Excel's own
        for pad in sorted(p for p in eigen if p.name not in gelezen):
            bedoeld = nabij(pad.name.partition(".")[0], (*LOKETTABELLEN, *JAARTABELLEN), _BIJNA)
            if bedoeld:
                yield pad, _raad(pad, bedoeld[0], map_loket, jaar, hier)


def _raad(pad: Path, naam: str, map_loket: Path, jaar: int, hier: set[str]) -> str:
    """Say where the table that a file looks like belongs, and under which name."""
    if naam not in hier:
        return "zet het bij het loket dat deze tabel heeft: een som leest haar daar"
    van_jaar = pad.parent if pad.parent != map_loket else map_loket / str(jaar)
    doel = (map_loket if naam in LOKETTABELLEN else van_jaar) / f"{naam}.csv"
    if doel.exists():
        return f"Loket leest {doel}; zet daarin wat u hier hebt, en haal dit bestand weg"
    return f"noem het {doel}" if pad.suffix == ".csv" else f"bewaar het als CSV: {doel}"
