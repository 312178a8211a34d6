"""The names a notebook imports."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

import loket


def test_every_name_leads_somewhere() -> None:
    assert len(loket.__all__) == len(set(loket.__all__)) > 5
    for naam in loket.__all__:
        ding = getattr(loket, naam)
        assert isinstance(ding, ModuleType) or ding.__name__ == naam


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'onzin'"):
        _ = loket.onzin


@pytest.mark.parametrize("module", ["loket", "loket.__main__"])
def test_importing_does_no_work(module: str) -> None:
    """The command line stays quick: pandas and matplotlib come when they are needed."""
    code = f"import sys, {module}; print([m for m in ('pandas', 'matplotlib', 'scipy') if m in sys.modules])"
    uitvoer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert uitvoer.stdout.strip() == "[]"
