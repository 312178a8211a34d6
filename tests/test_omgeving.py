"""One lock file serves make and conda, and it is what is installed."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PROJECT = Path(__file__).parents[1]
SLOT = (PROJECT / "requirements.lock").read_text("utf-8")
_REGELS = [Requirement(regel.rstrip(" \\")) for regel in SLOT.splitlines() if re.match(r"[A-Za-z0-9]", regel)]
#: What the lock pins for this Python; for another one it may pin another version.
VAST = {r.name.lower().replace("_", "-"): r for r in _REGELS if r.marker is None or r.marker.evaluate()}
PROJECTBESTAND = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
NODIG = [Requirement(r) for r in (*PROJECTBESTAND["dependencies"], *PROJECTBESTAND["optional-dependencies"]["test"])]


def test_every_package_in_the_lock_has_a_hash_and_no_address():
    pakketten = re.split(r"\n(?=[A-Za-z0-9])", SLOT.strip())
    assert all("--hash=sha256:" in pakket for pakket in pakketten)
    assert not re.search(r"https?://|--index|--find-links| @ ", SLOT)


@pytest.mark.parametrize("nodig", NODIG, ids=lambda n: n.name)
def test_every_direct_dependency_is_locked_and_installed_at_that_version(nodig):
    vast = VAST[nodig.name.lower().replace("_", "-")]
    gekozen = str(vast.specifier).removeprefix("==")
    assert nodig.specifier.contains(gekozen)
    assert version(nodig.name) == gekozen


def test_conda_uses_the_same_lock():
    omgeving = (PROJECT / "environment.yml").read_text("utf-8")
    assert re.search(r"^name: loket$", omgeving, re.M)
    assert "- python>=3.11" in omgeving
    assert "      - --require-hashes\n      - -r requirements.lock\n" in omgeving
    assert "ifeq ($(CONDA_DEFAULT_ENV),loket)" in (PROJECT / "Makefile").read_text("utf-8")


def test_the_given_packages_are_used():
    gegeven = {"jupyterlab", "papermill", "pandas", "matplotlib", "nbconvert", "pytest-notebook"}
    assert gegeven <= {n.name for n in NODIG}
