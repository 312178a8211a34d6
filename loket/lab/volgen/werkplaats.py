"""The process that builds for ``make watch``: warm, so that a build costs its own work only.

It reads one line for each build that is wanted, and answers with one JSON object a line, see ``bouwer``; the field
``nummer`` says which build it is about. Who asks again does not wait: the build before is broken off.
"""

from __future__ import annotations

import gc
import json
import os
import selectors
import signal
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from loket.bouw.bouwer import Antwoord, Bouwer, maak
from loket.bouw.opdracht import Opdracht
from loket.bouw.opwarmen import lees_cijfers, warm_op

if TYPE_CHECKING:
    from loket.cijfers.cijfers import Cijfers

#: After so many seconds in which nothing was asked, there is time to warm up again.
_RUST = 1.0


def als_tekst(opdracht: Opdracht) -> str:
    """Write an order as the argument of this program."""
    return json.dumps(asdict(opdracht), default=str)


def _lees(tekst: str) -> Opdracht:
    velden = json.loads(tekst)
    paden = {naam: Path(velden[naam]) for naam in ("notebook", "data", "uitvoer")}
    return Opdracht(**(velden | paden | {"vormen": tuple(velden["vormen"])}))


def _zeg(antwoord: Antwoord, nummer: int) -> None:
    print(json.dumps(antwoord | {"nummer": nummer}), flush=True)


class _Werkplaats:
    """One builder at work, and one that is ready for the next build."""

    def __init__(self, opdracht: Opdracht, bladzijde: Path) -> None:
        self._opdracht, self._bladzijde = opdracht, bladzijde
        self._vragen = selectors.DefaultSelector()
        self._vragen.register(0, selectors.EVENT_READ)
        self._bezig: Bouwer | None = None
        self._gereed: Bouwer | None = None
        self._nummer = 0
        self._cijfers: Cijfers | None = None
        self._warm = False
        self._bereid_voor()

    def _splits_af(self) -> Bouwer:
        return Bouwer(self._opdracht, self._bladzijde)

    def _bereid_voor(self) -> None:
        """Warm up when the register is another, or when there is a first report, and split off who knows of it."""
        cijfers = lees_cijfers(self._opdracht)
        if cijfers is not self._cijfers or not self._warm:
            warm_op(self._opdracht)
            gc.freeze()  # as its documentation advises before a fork: else cleaning up there copies all that is here
            self._cijfers, self._warm = cijfers, True
            if self._gereed:
                self._gereed.sluit()
            self._gereed = self._splits_af()
        self._voorbereid = True

    def werk(self) -> None:
        """Build at each line of standard input, until it ends."""
        while True:
            bronnen = [sleutel.fd for sleutel, _ in self._vragen.select(None if self._voorbereid else _RUST)]
            if 0 in bronnen:
                if not (regels := os.read(0, 1 << 16)):
                    return self._sluit()
                self._begin(regels.count(b"\n"))
            elif bronnen:
                self._luister()
            elif not self._bezig:
                self._bereid_voor()

    def _begin(self, aantal: int) -> None:
        """Begin the build that is asked for now; nobody waits for the one before any more."""
        self._nummer += aantal
        if self._bezig:
            self._vragen.unregister(self._bezig)
            self._bezig.breek_af()
        self._bezig, self._gereed = self._gereed or self._splits_af(), None
        self._vragen.register(self._bezig, selectors.EVENT_READ)
        self._bezig.begin()
        self._voorbereid = False

    def _luister(self) -> None:
        """Pass on what the builder at work has to say."""
        assert self._bezig, "it is the one that was heard"
        for antwoord in self._bezig.lees():
            _zeg(antwoord, self._nummer)
            self._gereed = self._gereed or self._splits_af()  # what remains to be done, nobody waits for
            if "html" not in antwoord:
                self._vragen.unregister(self._bezig)
                self._bezig.sluit()
                self._bezig = None
                return

    def _sluit(self) -> None:
        """Let all end; what is being made is finished first."""
        for bouwer in filter(None, (self._gereed, self._bezig)):
            bouwer.sluit()


def _zonder_splitsing(opdracht: Opdracht, bladzijde: Path) -> None:
    """Build at each line, with a kernel that starts then."""
    for nummer, _ in enumerate(sys.stdin, 1):
        maak(opdracht, bladzijde, partial(_zeg, nummer=nummer))


def main(opdracht: Opdracht, bladzijde: Path) -> None:
    """Build at each line of standard input, until it ends."""
    from loket.bouw.splitsing import KAN_SPLITSEN

    # Ctrl+C is for who watches, who then closes the input: an interruption here could come in the midst of a fork.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if KAN_SPLITSEN:
        _Werkplaats(opdracht, bladzijde).werk()
    else:
        _zonder_splitsing(opdracht, bladzijde)


if __name__ == "__main__":
    main(_lees(sys.argv[1]), Path(sys.argv[2]))
