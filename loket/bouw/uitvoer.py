"""What stands in output/: whole reports only, and a note of what each was made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from loket.basis.verwisselen import neem_mee, om_de_beurt, schrijf, verwissel, werkmap
from loket.bouw.opdracht import BON


def zet_neer(doel: Path, inhoud: Mapping[str, bytes], afdruk: str, bon: str = BON, **kenmerken: object) -> None:
    """Put a whole report in place in one step; whoever looks sees the old one or the new one, never a mixture.

    The files are written beside ``doel`` and change places with it; other files that stood there come along, such as
    another report with its own note ``bon``. That remembers the ``kenmerken`` too, such as the status.

    Raises
    ------
    OSError
        When writing fails; what stood in ``doel`` is still there.
    """
    with werkmap(doel) as nieuw:
        sommen = {naam: hashlib.sha256(bytes_).hexdigest() for naam, bytes_ in inhoud.items()}
        gemaakt = {"invoer": afdruk, "uitvoer": sommen, **kenmerken}
        for naam, bytes_ in {**inhoud, bon: json.dumps(gemaakt, indent=1, sort_keys=True).encode()}.items():
            schrijf(nieuw / naam, bytes_)
        with om_de_beurt(doel.parent):
            vervallen = _genoemd(doel / bon)  # what this report had and has no more
            for ander in doel.iterdir() if doel.is_dir() else ():
                if ander.is_file() and ander.name not in vervallen and not (nieuw / ander.name).exists():
                    neem_mee(ander, nieuw / ander.name)
            verwissel(nieuw, doel)


def _genoemd(bon: Path) -> set[str]:
    """Return the files that a note names; none when it cannot be read."""
    try:
        return set(json.loads(bon.read_text("utf-8"))["uitvoer"])
    except (OSError, ValueError, KeyError, TypeError):
        return set()
