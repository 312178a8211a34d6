"""What stands in output/: whole reports only, and a note of what each was made of."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from loket.bouw.opdracht import BON

_TIJDELIJK = ".in-aanbouw-"
#: Marks a report that was moved aside, followed by the name of its folder.
_OPZIJ = "-oud-"


def zet_neer(doel: Path, inhoud: Mapping[str, bytes], afdruk: str, bon: str = BON) -> None:
    """Put a whole report in place in one step; whoever looks sees the old one or the new one, never a mixture.

    The files are written beside ``doel`` and change places with it; other files that stood there come along, such as
    another report with its own note ``bon``.

    Raises
    ------
    OSError
        When writing fails; what stood in ``doel`` is still there.
    """
    doel.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stapel:
        with _om_de_beurt(doel.parent):
            ruim_op(doel.parent)
            nieuw = Path(tempfile.mkdtemp(prefix=f"{_TIJDELIJK}{os.getpid()}-", dir=doel.parent))
            stapel.enter_context(_om_de_beurt(nieuw))  # says for as long as this build lives that it does
        stapel.callback(shutil.rmtree, nieuw, ignore_errors=True)
        sommen = {naam: hashlib.sha256(bytes_).hexdigest() for naam, bytes_ in inhoud.items()}
        gemaakt = json.dumps({"invoer": afdruk, "uitvoer": sommen}, indent=1, sort_keys=True).encode()
        for naam, bytes_ in {**inhoud, bon: gemaakt}.items():
            _schrijf(nieuw / naam, bytes_)
        nieuw.chmod(0o755)
        with _om_de_beurt(doel.parent):
            vervallen = _genoemd(doel / bon)  # what this report had and has no more
            for ander in doel.iterdir() if doel.is_dir() else ():
                if ander.is_file() and ander.name not in vervallen and not (nieuw / ander.name).exists():
                    shutil.copy2(ander, nieuw / ander.name)
            _verwissel(nieuw, doel)


def _genoemd(bon: Path) -> set[str]:
    """Return the files that a note names; none when it cannot be read."""
    try:
        return set(json.loads(bon.read_text("utf-8"))["uitvoer"])
    except (OSError, ValueError, KeyError, TypeError):
        return set()


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
def _om_de_beurt(folder: Path) -> Iterator[None]:
    """Let builds that share a folder go in turn, so that neither brings back what the other has just replaced."""
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


def _schrijf(pad: Path, inhoud: bytes) -> None:
    with pad.open("wb") as bestand:
        bestand.write(inhoud)
        bestand.flush()
        os.fsync(bestand.fileno())  # a full disk must be noticed now, not after the old report is gone


def _verwissel(nieuw: Path, doel: Path) -> None:
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
