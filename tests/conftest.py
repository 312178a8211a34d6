"""Fixtures that tests share; the small registers themselves are made in ``klein_register.py``."""

from __future__ import annotations

import atexit
import gc
import os
from collections.abc import Callable
from importlib import import_module

import pytest
from hypothesis import settings

from loket.basis.meldingen import LoketFout
from loket.basis.pythonfouten import programmafout

try:
    import_module("loket.cijfers.definities")  # a figure that was added may be one that cannot be read
except Exception as fout:
    raise SystemExit(str(fout) if isinstance(fout, LoketFout) else programmafout(fout)) from None

from klein_register import frame, frames, maak_cijfers

from loket.cijfers import inlezen
from loket.cijfers.cijfers import Cijfers

__all__ = ["cijfers_van", "frame", "frames", "maak_cijfers"]

# The same examples every time, however slow the machine: a test that failed can be run again.
settings.register_profile("loket", deadline=None, derandomize=True)
settings.load_profile("loket")

#: Folders of tests that build, start processes, open a browser, or attack.
_TRAAG = {"bouw", "volgen", "openbaar"}


@pytest.fixture(autouse=True)
def niets_gelezen() -> None:
    """Let no test know which register another one read last."""
    inlezen.onthoud(None)


@pytest.fixture
def cijfers_van() -> Callable[..., Cijfers]:
    """Give :func:`maak_cijfers` as a fixture, so that tests need no import from here."""
    return maak_cijfers


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin each half of the tests with half of the files that take long, and end it with quick ones.

    Of two workers each is dealt a half, and who is done takes from the end of what the other has: so a build, a browser
    or a JupyterLab that the tests of a file share is not started twice, and no long test is the last.
    """
    traag = [item for item in items if item.path.parent.name in _TRAAG]
    vlug = [item for item in items if item.path.parent.name not in _TRAAG]
    bestanden = list(dict.fromkeys(item.path for item in traag))
    eerst = [item for item in traag if item.path in bestanden[: len(bestanden) // 2]]
    over = max(len(items) // 2 - len(eerst), 0)
    items[:] = eerst + vlug[:over] + traag[len(eerst) :] + vlug[over:]


def pytest_collection_finish() -> None:
    """Let the garbage collector leave all that was imported alone, and look less often: a tenth of the time."""
    gc.freeze()
    atexit.register(
        gc.unfreeze
    )  # else libraries that look, when Python ends, for what nobody cleared away find all of it
    gc.set_threshold(50_000, 20, 20)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a left-out test fail the run where everything should be installed."""
    verslag = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and verslag and verslag.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
