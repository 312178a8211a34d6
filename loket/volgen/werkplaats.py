"""The process that builds for ``make watch``: warm, so that a build costs its own work only.

It reads one line for each build that is wanted, and answers with one JSON object a line: ``{"html": path}`` as soon as
there is a page, ``{"klaar": true}`` when the whole report stands in output/, ``{"fout": text}`` when there is none.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loket.bouw.opdracht import Opdracht
from loket.meldingen import LoketFout, programmafout

if TYPE_CHECKING:
    from loket.bouw.document import Vooraf

Antwoord = dict[str, Any]


def als_tekst(opdracht: Opdracht) -> str:
    """Write an order as the argument of this program."""
    return json.dumps(asdict(opdracht), default=str)


def _lees(tekst: str) -> Opdracht:
    velden = json.loads(tekst)
    paden = {naam: Path(velden[naam]) for naam in ("notebook", "data", "uitvoer")}
    return Opdracht(**(velden | paden | {"vormen": tuple(velden["vormen"])}))


def _antwoord(antwoord: Antwoord) -> None:
    print(json.dumps(antwoord), flush=True)


def maak(opdracht: Opdracht, bladzijde: Path, kern: Any = None, vooraf: Vooraf | None = None) -> Antwoord:
    """Build once, put the page in ``bladzijde`` as soon as there is one, and return how it went."""
    from loket.bouw.rapport import bouw

    def toon(_: str, inhoud: bytes) -> None:
        naast = bladzijde.with_suffix(".nieuw")
        naast.write_bytes(inhoud)
        naast.replace(bladzijde)
        _antwoord({"html": True})

    try:
        gebouwd = bouw(opdracht, lambda _: None, kern, toon, vooraf)
    except LoketFout as fout:
        return {"fout": str(fout)}
    except Exception as fout:
        return {"fout": programmafout(fout)}
    return {"klaar": gebouwd}


def warm_op(opdracht: Opdracht) -> Vooraf:
    """Import what a build and its kernel import, compute what does not depend on the text, and read the last report."""
    from loket.bouw import kernstart, uitvoering, vormen  # noqa: F401
    from loket.bouw.document import Vooraf

    kernstart.laad()
    import nbformat

    from loket import grafieken, herkomst, verantwoording
    from loket.cijfers import lees_cijfers
    from loket.controles import Verslag, onderzoek
    from loket.verhaal import Verhaal

    os.environ.update(opdracht.omgeving)
    with suppress(LoketFout):  # the build itself will tell what is wrong
        p = opdracht.parameters
        cijfers = lees_cijfers(str(p["loket"]), int(p["jaar"]), p.get("peildatum"))
        onderzoek(Verslag.lees(cijfers, Verhaal(cijfers)))
        verantwoording.cijfers_csv(cijfers)
        herkomst.pakketten()
        for cijfer in cijfers.alles():
            cijfer.html()
        for teken in grafieken.ALLE:
            teken(cijfers)
    vormen.oefen()
    vooraf = Vooraf()
    with suppress(Exception):  # also a rehearsal; there may be no last report, or half of one
        nb = nbformat.read(opdracht.doel / f"{opdracht.notebook.stem}.ipynb", as_version=4)
        vormen.scherm().from_notebook_node(nb)
        for cel in nb.cells:
            vooraf.lees(cel)
    return vooraf


def _splits_af(opdracht: Opdracht, bladzijde: Path, vooraf: Vooraf) -> tuple[int, int]:
    """Fork a builder that starts its kernel and then waits; return its number and where to tell it to begin."""
    lees, schrijf = os.pipe()
    nummer = os.fork()
    if nummer:
        os.close(lees)
        return nummer, schrijf
    code = 1
    try:
        os.close(schrijf)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)  # the lines of standard input are for the one that was forked
        _bouw_op_teken(opdracht, bladzijde, lees, vooraf)
        code = 0
    except KeyboardInterrupt:
        pass
    except Exception as fout:
        if os.read(lees, 1):  # who waits for a build hears it then
            _antwoord({"fout": programmafout(fout)})
            code = 0
    finally:
        os._exit(code)


def _bouw_op_teken(opdracht: Opdracht, bladzijde: Path, teken: int, vooraf: Vooraf) -> None:
    from loket.bouw.kern import warme_kern
    from loket.bouw.splitsing import PROVISIONER

    with warme_kern(opdracht.omgeving, PROVISIONER) as km:
        if not os.read(teken, 1):  # who should have told is gone
            return
        antwoord = maak(opdracht, bladzijde, nullcontext(km), vooraf)
    _antwoord(antwoord)  # the last thing, so that there is one answer


def _met_splitsing(opdracht: Opdracht, bladzijde: Path) -> None:
    """Build at each line, in processes split off ahead of need."""
    nummer, begin = _splits_af(opdracht, bladzijde, warm_op(opdracht))
    for _ in sys.stdin:
        with suppress(BrokenPipeError):  # the builder has gone, as its end will tell
            os.write(begin, b"!")
        os.close(begin)
        if os.waitpid(nummer, 0)[1]:
            _antwoord({"fout": "Het bouwen is afgebroken.\n  wat te doen: bewaar het bestand nog een keer"})
        nummer, begin = _splits_af(opdracht, bladzijde, warm_op(opdracht))
    os.close(begin)
    os.waitpid(nummer, 0)


def _zonder_splitsing(opdracht: Opdracht, bladzijde: Path) -> None:
    """Build at each line, with a kernel that starts then."""
    for _ in sys.stdin:
        _antwoord(maak(opdracht, bladzijde))


def main(opdracht: Opdracht, bladzijde: Path) -> None:
    """Build at each line of standard input, until it ends."""
    from loket.bouw.splitsing import KAN_SPLITSEN

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    werkwijze: Callable[[Opdracht, Path], None] = _met_splitsing if KAN_SPLITSEN else _zonder_splitsing
    with suppress(KeyboardInterrupt):
        werkwijze(opdracht, bladzijde)


if __name__ == "__main__":
    main(_lees(sys.argv[1]), Path(sys.argv[2]))
