"""Which revision of the program makes a report, and how the kernel hears of it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).parents[2]
#: What decides how a report is made; a change of anything else is no other program.
_PROGRAMMA = ("loket", "notebooks", "requirements.lock")
_LENGTE = 12


def vraag_bouwomgeving() -> Callable[[], dict[str, str]]:
    """Ask for the environment variables that tell a kernel that it makes a report, and of which revision.

    Returns at once, as :func:`vraag_vastlegging` does.
    """
    vastlegging = vraag_vastlegging()
    return lambda: {"LOKET_BOUW": "1", "LOKET_VASTLEGGING": vastlegging()}


def vraag_vastlegging(project: Path = PROJECT) -> Callable[[], str]:
    """Ask git for the last commit that changed the program, and return at once.

    Returns
    -------
    callable
        Waits for the answer and gives it: twelve characters, followed by ``+`` when something was changed after it;
        empty outside git.
    """
    try:  # both at once, for git is half of the time of a build that has nothing to do
        vragen = [_git(project, *opdracht) for opdracht in (("log", "-1", "--format=%H"), ("status", "--porcelain"))]
    except OSError:  # no git here
        return lambda: ""

    def antwoord() -> str:
        antwoorden = [git.communicate()[0].strip() for git in vragen]
        commit, gewijzigd = (tekst * (git.returncode == 0) for git, tekst in zip(vragen, antwoorden, strict=True))
        return commit[:_LENGTE] + "+" * bool(commit and gewijzigd)

    return antwoord


def _git(project: Path, *opdracht: str) -> subprocess.Popen[str]:
    opdrachtregel = ["git", "-C", str(project), *opdracht, "--", *_PROGRAMMA]
    return subprocess.Popen(opdrachtregel, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
