"""One notebook made many times, each time about another partner: warm builders, a few at a time.

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

from tqdm import tqdm

from loket.basis import opmaak
from loket.bouw.bouwer import Antwoord, Bouwer, maak
from loket.bouw.opdracht import Opdracht, is_bij, lees_afdruk
from loket.bouw.opwarmen import laad
from loket.bouw.splitsing import KAN_SPLITSEN

#: How a failure begins when there is more to say than one line.
_INSPRINGEN = "\n    "


def bouw_reeks(opdrachten: Sequence[Opdracht], meld: Callable[[str], None], klaag: Callable[[str], None]) -> bool:
    """Build every report that is not up to date; tell at the end what was made and what was not.

    Parameters
    ----------
    opdrachten : sequence of Opdracht
        What to build, all of one notebook, desk and year.
    meld, klaag : callable
        Receive the Dutch lines for the user: how it went, and what failed.

    Returns
    -------
    bool
        Whether all of them are there now.
    """
    te_doen = [opdracht for opdracht in opdrachten if not _is_bij(opdracht)]
    fouten: dict[str, list[str]] = defaultdict(list)
    tqdm.monitor_interval = 0  # that would be a thread, and a process with threads is not to be forked
    with tqdm(total=len(te_doen), desc=_naam(opdrachten), unit="blad", disable=None, file=sys.stderr) as balk:
        for opdracht, antwoord in _bouw(te_doen):
            balk.update()
            if "fout" in antwoord:
                fouten[antwoord["fout"]].append(opdracht.naam)
    mislukt = sum(map(len, fouten.values()))
    meld(_afloop(opdrachten, len(te_doen) - mislukt, len(opdrachten) - len(te_doen)))
    if fouten:
        klaag(f"\nNiet gelukt: {mislukt} van de {_bladen(len(opdrachten))}.")
    for fout, namen in fouten.items():
        klaag(f"\n  {opmaak.opsomming(sorted(namen))}:{_INSPRINGEN}{fout.replace(chr(10), _INSPRINGEN)}")
    return not fouten


def _naam(opdrachten: Sequence[Opdracht]) -> str:
    return f"{opdrachten[0].notebook.stem} {opdrachten[0].parameters['jaar']}"


def _bladen(aantal: int) -> str:
    return f"{aantal} {'blad' if aantal == 1 else 'bladen'}"


def _afloop(opdrachten: Sequence[Opdracht], gemaakt: int, al_bij: int) -> str:
    wat = f"{_bladen(gemaakt)} gemaakt" if gemaakt else "Geen blad gemaakt"
    return f"{wat} in {opdrachten[0].doel}" + f"; {al_bij} al bij, want er is niets veranderd" * bool(al_bij) + "."


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
    elif opdrachten:
        laad(opdrachten[0])
        gc.freeze()  # see volgen/werkplaats.py
        yield from _splits(opdrachten)


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
    with selectors.DefaultSelector() as oor, _tot_het_eind(bezig):
        while wachtend or bezig:
            while wachtend and len(bezig) <= (os.cpu_count() or 1):
                opdracht = wachtend.pop()
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
