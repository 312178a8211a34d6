"""Replace a whole folder in one step: whoever looks sees the old one or the new one, never a mixture.

What is new is written in a folder beside it, and the two change places. A process that is killed leaves at most that
folder behind, which the next one clears.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

_TIJDELIJK = ".in-aanbouw-"
#: Marks a folder that was moved aside, followed by its name.
_OPZIJ = "-oud-"


@contextmanager
def werkmap(doel: Path) -> Iterator[Path]:
    """Give an empty folder beside ``doel`` to fill and then :func:`verwissel`; whatever it is at the end is removed."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stapel:
        with om_de_beurt(doel.parent):
            ruim_op(doel.parent)
            nieuw = Path(tempfile.mkdtemp(prefix=f"{_TIJDELIJK}{os.getpid()}-", dir=doel.parent))
            stapel.enter_context(om_de_beurt(nieuw))  # says for as long as this process lives that it does
        stapel.callback(shutil.rmtree, nieuw, ignore_errors=True)
        nieuw.chmod(0o755)
        yield nieuw


def ruim_op(folder: Path) -> None:
    """Remove what a killed build left behind, a build that still runs is left alone; put back what it moved aside."""
    for rest in folder.glob(f"{_TIJDELIJK}*"):
        nummer = rest.name.removeprefix(_TIJDELIJK).split("-")[0]
        if not nummer.isdecimal() or _in_gebruik(rest, int(nummer)):
            continue
        naam = rest.name.partition(_OPZIJ)[2]
        if naam and not (folder / naam).exists():
            rest.rename(folder / naam)
        else:
            shutil.rmtree(rest, ignore_errors=True)


@contextmanager
def om_de_beurt(folder: Path) -> Iterator[None]:
    """Let who share a folder go in turn, so that neither brings back what the other has just replaced."""
    nummer = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks: then only builds at the same moment could collide
            fcntl.flock(nummer, fcntl.LOCK_EX)
        yield
    finally:
        os.close(nummer)  # gives the lock back, as the end of a killed build does


def _in_gebruik(folder: Path, nummer: int) -> bool:
    """Tell whether the build that made a folder still runs: it then holds the lock on it."""
    try:
        slot = os.open(folder, os.O_RDONLY)
    except OSError:
        return True  # its build is just clearing it
    try:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return _leeft(nummer)  # a file system without locks: the number may by now be that of another process
    finally:
        os.close(slot)
    return False


def _leeft(nummer: int) -> bool:
    try:
        os.kill(nummer, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def schrijf(pad: Path, inhoud: bytes) -> None:
    """Write a file and see it on the disk."""
    with pad.open("wb") as bestand:
        bestand.write(inhoud)
        bestand.flush()
        os.fsync(bestand.fileno())  # a full disk must be noticed now, not after the old report is gone


def neem_mee(van: Path, naar: Path) -> None:
    """Take a file along as the same file, so that what is saved in it at this very moment is not lost."""
    naar.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(van, naar)
    except OSError:  # a file system without hard links
        shutil.copy2(van, naar)


def verwissel(nieuw: Path, doel: Path) -> None:
    """Let two folders change places; in one step where the system can."""
    if not doel.exists():
        nieuw.rename(doel)
        return
    if _wissel_ineens(nieuw, doel):
        return
    opzij = nieuw.with_name(f"{nieuw.name}{_OPZIJ}{doel.name}")
    doel.rename(opzij)
    try:
        nieuw.rename(doel)
    except OSError:
        opzij.rename(doel)
        raise
    shutil.rmtree(opzij, ignore_errors=True)


def _wissel_ineens(een: Path, ander: Path) -> bool:
    """Use Linux' renameat2(RENAME_EXCHANGE) or macOS' renamex_np(RENAME_SWAP); False where neither works."""
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    paden = os.fsencode(een), os.fsencode(ander)
    for functie, argumenten in (("renameat2", (-100, paden[0], -100, paden[1], 2)), ("renamex_np", (*paden, 2))):
        if hasattr(libc, functie):
            return bool(getattr(libc, functie)(*argumenten) == 0)
    return False
