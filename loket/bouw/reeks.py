"""Many reports in one go: warm builders, a few at a time.

A build that fails stops no other; what is up to date is not made again.
"""

from __future__ import annotations

import gc
import os
import selectors
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from loket.basis import opmaak
from loket.bouw.bon import is_bij
from loket.bouw.bouwer import Antwoord, Bouwer, maak
from loket.bouw.opdracht import Opdracht, lees_afdruk
from loket.bouw.opwarmen import laad
from loket.bouw.splitsing import KAN_SPLITSEN

#: How a failure begins when there is more to say than one line.
_INSPRINGEN = "\n    "


#: Builds orders and yields the last answer about each, in any order.
Bouw = Callable[[Sequence[Opdracht]], Iterator[tuple[Opdracht, Antwoord]]]


@dataclass(frozen=True)
class Reeks:
    """What a series is called: its bar, where it goes, one of it (singular and plural), and how to name one."""

    naam: str
    waar: Path
    woorden: tuple[str, str]
    noem: Callable[[Opdracht], str]

    def tel(self, aantal: int) -> str:
        """Write a number of them: ``1 blad``."""
        return opmaak.met_woord(aantal, self.woorden).replace(opmaak.VASTE_SPATIE, " ")


def bouw_reeks(
    opdrachten: Sequence[Opdracht],
    reeks: Reeks,
    meld: Callable[[str], None],
    klaag: Callable[[str], None],
    bouw: Bouw | None = None,
) -> list[Opdracht]:
    """Build every report that is not up to date; tell at the end what was made and what was not.

    Parameters
    ----------
    opdrachten : sequence of Opdracht
        What to build; those of one desk and year follow each other.
    reeks : Reeks
        What it is called.
    meld, klaag : callable
        Receive the Dutch lines for the user: how it went, and what failed.
    bouw : callable, optional
        Builds, and yields the last answer about each; default on this machine.

    Returns
    -------
    list of Opdracht
        Those that are not there, or of which only an older version is.
    """
    te_doen = [opdracht for opdracht in opdrachten if not _is_bij(opdracht)]
    mislukt: dict[str, list[Opdracht]] = defaultdict(list)
    tqdm.monitor_interval = 0  # that would be a thread, and a process with threads is not to be forked
    with tqdm(total=len(te_doen), desc=reeks.naam, unit=f" {reeks.woorden[0]}", disable=None, file=sys.stderr) as balk:
        for opdracht, antwoord in (bouw or _bouw)(te_doen):
            balk.update()
            if "fout" in antwoord:
                mislukt[antwoord["fout"]].append(opdracht)
    niet = [opdracht for van_een in mislukt.values() for opdracht in van_een]
    meld(_afloop(reeks, len(te_doen) - len(niet), len(opdrachten) - len(te_doen)))
    if niet:
        klaag(f"\nNiet gelukt: {len(niet)} van de {reeks.tel(len(opdrachten))}.")
    for fout, van_een in mislukt.items():
        namen = opmaak.opsomming(sorted(map(reeks.noem, van_een)))
        klaag(f"\n  {namen}:{_INSPRINGEN}{fout.replace(chr(10), _INSPRINGEN)}")
    return niet


def _afloop(reeks: Reeks, gemaakt: int, al_bij: int) -> str:
    wat = f"{reeks.tel(gemaakt)} gemaakt" if gemaakt else f"Geen {reeks.woorden[0]} gemaakt"
    return f"{wat} in {reeks.waar}" + f"; {al_bij} al bij, want er is niets veranderd" * bool(al_bij) + "."


def _is_bij(opdracht: Opdracht) -> bool:
    gemaakt = (opdracht.doel / opdracht.bon).is_file()  # else there is no need to read all input
    return gemaakt and is_bij(opdracht.doel, lees_afdruk(opdracht), opdracht.bon)


def _bouw(opdrachten: Sequence[Opdracht]) -> Iterator[tuple[Opdracht, Antwoord]]:
    """Build, and yield the last answer about each."""
    if not KAN_SPLITSEN:
        for opdracht in opdrachten:
            antwoorden: list[Antwoord] = []
            maak(opdracht, None, antwoorden.append)
            yield opdracht, antwoorden[-1]
    else:
        yield from _splits(opdrachten)


def _leest(opdracht: Opdracht) -> tuple[object, ...]:
    """Return what decides which figures a builder needs."""
    return opdracht.data, *(opdracht.parameters.get(naam) for naam in ("loket", "jaar", "peildatum", "kwartaal"))


@contextmanager
def _tot_het_eind(bezig: Iterable[Bouwer]) -> Iterator[None]:
    """Break off what is still at work at the end, as after an interruption."""
    try:
        yield
    finally:
        for bouwer in bezig:
            bouwer.breek_af()


def _splits(opdrachten: Sequence[Opdracht]) -> Iterator[tuple[Opdracht, Antwoord]]:
    """Keep all processors at work: one builder more than there are, for each waits for its kernel and for the disk."""
    wachtend = list(reversed(opdrachten))
    bezig: dict[Bouwer, Opdracht] = {}
    geladen: object = None
    with selectors.DefaultSelector() as oor, _tot_het_eind(bezig):
        while wachtend or bezig:
            while wachtend and len(bezig) <= (os.cpu_count() or 1):
                if bezig and wachtend[-1].legt_vast:  # first it must be known what those publish
                    break
                opdracht = wachtend.pop()
                if (nodig := _leest(opdracht)) != geladen:
                    laad(opdracht)
                    gc.freeze()  # see lab/volgen/werkplaats.py
                    geladen = nodig
                bouwer = Bouwer(opdracht)
                bezig[bouwer] = opdracht
                oor.register(bouwer, selectors.EVENT_READ)
                bouwer.begin()
            for sleutel, _ in oor.select():
                bouwer = sleutel.fileobj  # type: ignore[assignment]
                for antwoord in bouwer.lees():
                    oor.unregister(bouwer)
                    opdracht = bezig.pop(bouwer)
                    bouwer.sluit()
                    yield opdracht, antwoord
                    break
