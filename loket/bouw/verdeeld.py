"""Builds on other machines: dask.distributed hands each to a worker, and only this process writes in output/.

A worker makes each report in a process and a folder of its own (``werker.py``), and sends back its files with their
checksums. Its program, Python and revision must be the same as here, or the bytes would differ.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from loket.basis.meldingen import LoketFout
from loket.bouw.bon import spaar_definitief
from loket.bouw.bouw import schrijf
from loket.bouw.bouwer import Antwoord
from loket.bouw.opdracht import Opdracht, bestanden_in, lees_afdruk
from loket.bouw.werker import Bestanden, als_tekst, kijk, mappen_van, op_werker

#: A build that goes down with its worker is tried so many times more, each time elsewhere.
_OPNIEUW = 2
#: So many seconds a scheduler may take to answer; after so many without a result it is seen whether workers are left.
_GEDULD = 5


def verdeel(
    adres: str, klaag: Callable[[str], None]
) -> Callable[[Sequence[Opdracht]], Iterator[tuple[Opdracht, Antwoord]]]:
    """Return what builds on the workers of the scheduler at ``adres``, and yields the last answer about each order.

    ``klaag`` is told which workers are refused.

    Raises
    ------
    LoketFout
        When dask.distributed is not installed.
    """
    try:
        import distributed
    except ImportError:
        raise LoketFout(
            "Voor SCHEDULER=… is dask.distributed nodig; dat is hier niet geïnstalleerd.\n"
            f"  wat te doen: {sys.executable} -m pip install 'distributed>=2025.1'"
        ) from None

    def bouw(opdrachten: Sequence[Opdracht]) -> Iterator[tuple[Opdracht, Antwoord]]:
        if not opdrachten:
            return
        with _verbonden(distributed, adres) as client:
            mappen = sorted({str(pad) for opdracht in opdrachten for pad in mappen_van(opdracht)})
            werkers, gezien = _zelfde_werkers(client, mappen, klaag)
            bezig: dict[Any, tuple[Opdracht, str]] = {}
            for opdracht in opdrachten:
                try:
                    afdruk = lees_afdruk(opdracht)
                    spaar_definitief(opdracht)
                except LoketFout as fout:
                    yield opdracht, {"fout": str(fout)}
                    continue
                stuur = {str(pad): _lees(pad) for pad in mappen_van(opdracht) if str(pad) not in gezien}
                vraag = (als_tekst(opdracht), stuur, _vorige(opdracht))
                taak = client.submit(op_werker, *vraag, workers=werkers, pure=False, retries=_OPNIEUW)
                bezig[taak] = opdracht, afdruk
            yield from _antwoorden(distributed, client, werkers, bezig)

    return bouw


def _antwoorden(
    distributed: Any, client: Any, werkers: list[str], bezig: dict[Any, tuple[Opdracht, str]]
) -> Iterator[tuple[Opdracht, Antwoord]]:
    """Write each report as it comes, and yield how it went."""
    while bezig:
        try:
            klaar = distributed.wait(list(bezig), timeout=_GEDULD, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            if {*werkers} & {*client.scheduler_info(n_workers=-1)["workers"]}:
                continue
            fout = "Er is geen werker meer.\n  wat te doen: start werkers, en geef de opdracht nog eens"
            yield from ((opdracht, {"fout": fout}) for opdracht, _ in bezig.values())
            return
        for taak in klaar:
            opdracht, afdruk = bezig.pop(taak)
            try:
                yield opdracht, _zet_neer(opdracht, afdruk, *taak.result())
            except LoketFout as fout:
                yield opdracht, {"fout": str(fout)}
            except Exception as fout:  # of dask itself, such as a build that takes every worker down
                yield opdracht, {"fout": f"Het bouwen is afgebroken: {type(fout).__name__}: {fout}"}


def _zet_neer(opdracht: Opdracht, afdruk: str, antwoord: Antwoord, bestanden: Bestanden) -> Antwoord:
    """Write what a worker made, when it is whole and made of what is here."""
    if "fout" in antwoord:
        return antwoord
    bon = json.loads(bestanden.pop(opdracht.bon))
    sommen = {naam: hashlib.sha256(inhoud).hexdigest() for naam, inhoud in bestanden.items()}
    if bon.pop("invoer") != afdruk or bon.pop("uitvoer") != sommen:
        raise LoketFout("Wat de werker stuurde, klopt niet met zijn controlegetal.\n  wat te doen: probeer het opnieuw")
    schrijf(opdracht.doel, bestanden, afdruk, opdracht.bon, **bon)
    return antwoord


# --- which workers, and what they see --------------------------------------------------------------------------


@contextmanager
def _verbonden(distributed: Any, adres: str) -> Iterator[Any]:
    try:
        client = distributed.Client(adres, timeout=_GEDULD)
    except (OSError, ValueError, TypeError) as fout:
        raise LoketFout(
            f"Op {adres} antwoordt geen scheduler ({type(fout).__name__}).\n"
            "  wat te doen: start hem met dask scheduler, en geef het adres dat hij noemt: SCHEDULER=tcp://naam:8786"
        ) from None
    with client:
        yield client


def _zelfde_werkers(client: Any, mappen: list[str], klaag: Callable[[str], None]) -> tuple[list[str], set[str]]:
    """Return the workers that make the same bytes, and the folders that each of them sees as they are here.

    Raises
    ------
    LoketFout
        When there is none.
    """
    hier, sommen = kijk(mappen)
    gevonden = client.run(kijk, mappen, on_error="return")
    zelfde = {werker: a[1] for werker, a in gevonden.items() if isinstance(a, tuple) and a[0] == hier}
    for werker, a in gevonden.items():
        if werker not in zelfde:
            daar = a[0] if isinstance(a, tuple) else f"onbekend, want Loket ontbreekt of is ouder ({type(a).__name__})"
            klaag(f"Werker {werker} doet niet mee: hij heeft een andere versie.\n  hier: {hier}\n  daar: {daar}")
    if not zelfde:
        raise LoketFout(
            "De scheduler heeft geen werkers met deze versie van Loket.\n"
            "  wat te doen: zet dezelfde versie op elke machine, start daar dask worker, en probeer het opnieuw"
        )
    return list(zelfde), {m for nr, m in enumerate(mappen) if all(daar[nr] == sommen[nr] for daar in zelfde.values())}


def _lees(folder: Path) -> Bestanden:
    return {pad.removeprefix(f"{folder}/"): Path(pad).read_bytes() for pad in bestanden_in(folder)}


def _vorige(opdracht: Opdracht) -> Bestanden:
    """Return the figures of the report that stands there, with which the new one is compared."""
    pad = opdracht.doel / opdracht.bestandsnaam("csv")
    return {pad.name: pad.read_bytes()} if pad.is_file() else {}
