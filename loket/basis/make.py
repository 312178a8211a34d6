"""Commands of make in a message, such that who copies one reaches the same desk."""

from __future__ import annotations

import shlex
from pathlib import Path


def keuze_voor_make(data: Path, loket: str) -> str:
    """Return what a command of make needs behind it to find this desk; empty for the usual one."""
    waar = "" if data.absolute() == Path("data").absolute() else f" DATA={shlex.quote(str(data))}"
    return waar + ("" if loket == "maastricht" else f" LOKET={loket}")
