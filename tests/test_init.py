"""The names a notebook imports."""

from __future__ import annotations

import inspect
import re
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


@pytest.mark.parametrize("naam", loket.__all__)
def test_what_an_analyst_asks_with_a_question_mark_is_told_in_dutch(naam: str) -> None:
    uitleg = inspect.getdoc(getattr(loket, naam)) or ""
    assert re.search(r"\b(de|het|een|die|dat)\b", uitleg, re.IGNORECASE)
    assert not re.search(r"\b(the|which|what|when|of a|return|default|default;)\b", uitleg, re.IGNORECASE)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'onzin'"):
        _ = loket.onzin


@pytest.mark.parametrize("module", ["loket", "loket.__main__"])
def test_importing_does_no_work(module: str) -> None:
    """The command line stays quick: pandas and matplotlib come when they are needed."""
    code = f"import sys, {module}; print([m for m in ('pandas', 'matplotlib', 'scipy') if m in sys.modules])"
    uitvoer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert uitvoer.stdout.strip() == "[]"
