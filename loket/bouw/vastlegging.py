"""Which revision of the program makes a report, and how the kernel hears of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

PROJECT = Path(__file__).parents[2]
#: What decides how a report is made; a change of anything else is no other program.
_PROGRAMMA = ("loket", "notebooks", "requirements.lock")
_LENGTE = 12


def bouwomgeving() -> dict[str, str]:
    """Return the environment variables that tell a kernel that it makes a report, and of which revision."""
    return {"LOKET_BOUW": "1", "LOKET_VASTLEGGING": vastlegging()}


def vastlegging(project: Path = PROJECT) -> str:
    """Return the last commit that changed the program.

    Returns
    -------
    str
        Twelve characters, followed by ``+`` when something was changed after it; empty outside git.
    """
    commit = _git(project, "log", "-1", "--format=%H")[:_LENGTE]
    return commit + "+" * bool(commit and _git(project, "status", "--porcelain"))


def _git(project: Path, *opdracht: str) -> str:
    try:
        uitslag = subprocess.run(
            ["git", "-C", str(project), *opdracht, "--", *_PROGRAMMA], capture_output=True, text=True, check=False
        )
    except OSError:  # no git here
        return ""
    return uitslag.stdout.strip() if uitslag.returncode == 0 else ""
