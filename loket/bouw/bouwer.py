"""One build in processes of its own: split off ahead of need, and broken off when nobody waits for it any more."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any, NoReturn

from loket.basis.meldingen import LoketFout
from loket.basis.pythonfouten import programmafout
from loket.bouw.opdracht import Opdracht

#: ``{"html": true}`` when there is a page; then, or at once, ``{"klaar": whether there was anything to do}`` when the
#: whole report stands in output/, or ``{"fout": text}`` when there is none.
Antwoord = dict[str, Any]


def maak(opdracht: Opdracht, bladzijde: Path | None, zeg: Callable[[Antwoord], None], kern: Any = None) -> None:
    """Build once, put the page in ``bladzijde`` (if any) as soon as there is one, and say how it goes."""
    from loket.bouw.bouw import bouw

    def toon(inhoud: bytes) -> None:
        assert bladzijde, "else nobody waits for the page"
        naast = bladzijde.with_suffix(".nieuw")
        naast.write_bytes(inhoud)
        naast.replace(bladzijde)
        zeg({"html": True})

    try:
        zeg({"klaar": bouw(opdracht, lambda _: None, kern, toon if bladzijde else None)})
    except LoketFout as fout:
        zeg({"fout": str(fout)})
    except Exception as fout:
        zeg({"fout": programmafout(fout)})


class Bouwer:
    """A builder that has started its kernel and waits for a sign; what forks it may have no other threads.

    Parameters
    ----------
    opdracht : Opdracht
        What to build.
    bladzijde : Path, optional
        Where the page goes as soon as there is one.
    """

    def __init__(self, opdracht: Opdracht, bladzijde: Path | None = None) -> None:
        teken, self._teken = os.pipe()
        self._antwoorden, antwoorden = os.pipe()
        self._nummer = os.fork()
        if not self._nummer:
            os.close(self._teken)
            _leef(opdracht, bladzijde, teken, antwoorden)
        os.close(teken)
        os.close(antwoorden)
        self._rest = b""

    def fileno(self) -> int:
        """Return where its answers come, for a selector."""
        return self._antwoorden

    def begin(self) -> None:
        """Let it build."""
        with suppress(BrokenPipeError):  # it has gone, as the end of its answers will tell
            os.write(self._teken, b"!")

    def lees(self) -> Iterator[Antwoord]:
        """Yield the answers that are there; the end without a last answer is one too."""
        gelezen = os.read(self._antwoorden, 1 << 16)
        *regels, self._rest = (self._rest + gelezen).split(b"\n")
        yield from map(json.loads, regels)
        if not gelezen:
            yield {"fout": "Het bouwen is afgebroken.\n  wat te doen: bewaar het bestand nog een keer"}

    def sluit(self) -> None:
        """Wait until it has ended; one that still waits for a sign, ends at once."""
        os.close(self._teken)
        os.waitpid(self._nummer, 0)
        os.close(self._antwoorden)

    def breek_af(self) -> None:
        """End it in the midst of its work. What stands in output/ stays whole, and its kernel ends by itself."""
        os.kill(self._nummer, signal.SIGKILL)
        self.sluit()


def _leef(opdracht: Opdracht, bladzijde: Path | None, teken: int, antwoorden: int) -> NoReturn:
    """Be the builder, in the process that was split off."""
    code = 1

    def zeg(antwoord: Antwoord) -> None:
        with suppress(BrokenPipeError):  # who asked has gone
            os.write(antwoorden, json.dumps(antwoord).encode() + b"\n")

    for signaal in (signal.SIGINT, signal.SIGTERM):  # who forked ends it in order; a kernel half started would be left
        signal.signal(signaal, signal.SIG_IGN)
    try:
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)  # these are for the process that was forked
        os.dup2(0, 1)
        _bouw_op_teken(opdracht, bladzijde, teken, zeg)
        code = 0
    except Exception as fout:
        if os.read(teken, 1):  # who waits for a build hears it then
            zeg({"fout": programmafout(fout)})
    finally:
        os._exit(code)


def _bouw_op_teken(opdracht: Opdracht, bladzijde: Path | None, teken: int, zeg: Callable[[Antwoord], None]) -> None:
    from loket.bouw.kern import warme_kern
    from loket.bouw.splitsing import PROVISIONER

    with warme_kern(opdracht.omgeving, provisioner=PROVISIONER) as km:
        if os.read(teken, 1):  # else who should have told is gone
            maak(opdracht, bladzijde, zeg, nullcontext(km))
