"""Files that a notebook's own cells read: a table, a picture. A report is made anew when one of them changes.

What every report reads is in the checksum of its order; what else a cell reads is known only after it has been run.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from loket.basis.afspraken import PROJECT

#: Where the computer and Python keep what is their own; a report is made the same whatever it is.
_VAN_DE_COMPUTER = ("/proc/", "/sys/", "/dev/", "/etc/", "/usr/")
_gelezen: set[str] = set()


def luister() -> None:
    """Note from now on which files this process, a kernel, opens to read."""
    sys.addaudithook(_noteer)


def _noteer(gebeurtenis: str, wat: tuple[object, ...]) -> None:
    if gebeurtenis == "open" and isinstance(wat[0], str) and isinstance(wat[1], str) and wat[1].startswith("r"):
        _gelezen.add(str(Path(wat[0]).absolute()))  # the folder that it begins at may change


def opgesomd() -> list[str]:
    """Return which files that may be the analyst's own were read in this process."""
    van_python = (sys.prefix, sys.base_prefix, str(PROJECT / "loket"), *_VAN_DE_COMPUTER)
    eigen = (pad for pad in _gelezen if not pad.startswith(van_python))
    return sorted(pad for pad in eigen if "/." not in pad.removeprefix(str(PROJECT)))  # nor what programs keep hidden


def sommen(paden: Iterable[str], behalve: Iterable[str]) -> dict[str, str]:
    """Return the checksum of each file that is still there, by its path from the project on when it is within."""
    eigen = {*map(Path, paden)} - {Path(pad).absolute() for pad in behalve}
    gelezen = sorted(pad for pad in eigen if pad.is_file())
    return {str(pad.relative_to(PROJECT) if pad.is_relative_to(PROJECT) else pad): _som(pad) for pad in gelezen}


def zijn_zo_gebleven(sommen: Mapping[str, str], wortel: Path) -> bool:
    """Tell whether files, of which the paths begin at ``wortel``, have the checksums that they had.

    Raises
    ------
    OSError
        When one cannot be read any more.
    """
    return all(_som(wortel / pad) == som for pad, som in sommen.items())


def _som(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest()
