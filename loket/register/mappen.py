"""Which folders hold a desk's register, and of which years."""

from __future__ import annotations

import os
from pathlib import Path

from loket.basis.make import keuze_voor_make
from loket.basis.meldingen import LoketFout
from loket.register.inrichting import INRICHTING
from loket.register.tekens import lees_toml


def mappen_van(map_loket: Path) -> tuple[Path, ...]:
    """Return the folders that hold the register of a desk: its own, or of a roll-up those of the desks that it sums."""
    bestand = map_loket / INRICHTING
    try:
        is_som = b"som_van" in bestand.read_bytes()
    except OSError:
        is_som = False
    codes = lees_toml(bestand)[0].get("som_van") if is_som else None
    delen = tuple(map_loket.parent / str(code) for code in codes) if isinstance(codes, list) else ()
    return tuple(deel for deel in delen if deel.is_dir()) or (map_loket,)


def jaarmappen(map_loket: Path) -> list[int]:
    """Return the years of which the desk has a folder, in order; of a roll-up, those that each of its desks has."""
    return sorted(set.intersection(*(set(eigen_jaren(folder)) for folder in mappen_van(map_loket))))


def eigen_jaren(folder: Path) -> list[int]:
    """Return the years of which there is a folder in this one, in order."""
    return sorted(int(p.name) for p in folder.iterdir() if p.is_dir() and p.name.isdecimal())


def jaren_tot(map_loket: Path, jaar: int) -> tuple[int, ...]:
    """Return the years of which the desk has a folder, up to and including ``jaar``.

    Raises
    ------
    LoketFout
        When ``jaar`` itself has none.
    """
    alle = jaarmappen(map_loket)
    if jaar not in alle:
        keuze = keuze_voor_make(map_loket.parent, map_loket.name)
        if (delen := mappen_van(map_loket)) != (map_loket,):
            zonder = [deel for deel in delen if not (deel / str(jaar)).is_dir()]
            begin = [f"make new-year YEAR={jaar}{keuze_voor_make(deel.parent, deel.name)}" for deel in zonder]
            raise LoketFout(
                f"Er is geen som over {jaar}: {map_loket.name} telt loketten op, en niet elk loket heeft dat jaar.\n"
                f"  wat ontbreekt: {', '.join(str(deel / str(jaar)) for deel in zonder)}\n"
                f"  wel in elk loket: {', '.join(map(str, alle)) or 'geen enkel jaar'}\n"
                f"  wat te doen: kies een van deze jaren, of begin het jaar bij het loket zelf, met: {'; '.join(begin)}"
            )
        raise LoketFout(
            f"Er zijn geen gegevens over {jaar}: de map {map_loket / str(jaar)} bestaat niet.\n"
            f"  wel aanwezig: {', '.join(map(str, alle)) or 'geen enkel jaar'}\n"
            f"  wat te doen: kies een van deze jaren, of begin een nieuw jaar met: make new-year YEAR={jaar}{keuze}"
        )
    return tuple(j for j in alle if j <= jaar)


def jaren_na(map_loket: Path, jaar: int, tot: int) -> tuple[int, ...]:
    """Return the years after ``jaar``, up to and including ``tot``, of which the desk has a folder."""
    return tuple(j for j in jaarmappen(map_loket) if jaar < j <= tot)


def datamap() -> Path:
    """Return the data folder: ``LOKET_DATA``, or the nearest ``data/`` in this folder or above it."""
    if gegeven := os.environ.get("LOKET_DATA"):
        return Path(gegeven)
    hier = Path.cwd()
    for folder in (hier, *hier.parents):
        if any((folder / "data").glob(f"*/{INRICHTING}")):
            return folder / "data"
    return hier / "data"
