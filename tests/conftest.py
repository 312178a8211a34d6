"""Fixtures that tests share; the small registers themselves are made in ``klein_register.py``."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import settings
from klein_register import frame, frames, maak_cijfers

from loket.cijfers.cijfers import Cijfers

__all__ = ["cijfers_van", "frame", "frames", "maak_cijfers"]

# The same examples every time, however slow the machine: a test that failed can be run again.
settings.register_profile("loket", deadline=None, derandomize=True)
settings.load_profile("loket")


@pytest.fixture
def cijfers_van() -> Callable[..., Cijfers]:
    """Give :func:`maak_cijfers` as a fixture, so that tests need no import from here."""
    return maak_cijfers


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a left-out test fail the run where everything should be installed."""
    verslag = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and verslag and verslag.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
