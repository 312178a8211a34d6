"""One lock file serves make and conda, and it is what is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
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


@pytest.fixture
def eigen_pip(tmp_path):
    """Run ``make setup`` with a pip that says and ends as told."""
    for naam in ("Makefile", "pyproject.toml"):
        shutil.copy(PROJECT / naam, tmp_path)
    (tmp_path / "requirements.lock").write_text("".join(f"pakket{n}==1 \\\n    --hash=x\n" for n in range(45)), "utf-8")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)

    def draai(uitkomst):
        regels = ["Ignoring pakket0: markers"]
        regels += [f"Collecting pakket{n}\n  Downloading pakket{n}.whl" for n in range(1, 30)]
        regels += [f"Processing /ergens/pakket{n}.whl" for n in range(30, 45)]
        regels += ["Installing collected packages: pakket1", "Successfully installed pakket1"]
        (tmp_path / "pip.txt").write_text("\n".join(regels) + "\n", "utf-8")
        fout = f"test {uitkomst} = 0 || printf 'ERROR: geen verbinding\\n  met de index\\n' >&2"
        installeer = f"cat pip.txt; echo WARNING: als root >&2; {fout}; exit {uitkomst}"
        python.write_text(f'#!/bin/sh\ncase "$*" in *require-hashes*) {installeer};; esac\n', "utf-8")
        python.chmod(0o755)
        van_elders = ("CONDA_DEFAULT_ENV", "MAKEFLAGS", "MAKELEVEL")  # the tests may themselves be run by make
        omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in van_elders}
        uitslag = subprocess.run(
            ["make", "setup"], capture_output=True, text=True, cwd=tmp_path, env=omgeving, timeout=60
        )
        return uitslag, (tmp_path / ".venv" / ".loket-ready").exists()

    return draai


@pytest.mark.skipif(not shutil.which("make"), reason="make ontbreekt op deze machine")
def test_the_set_up_says_how_far_it_is(eigen_pip):
    uitslag, klaar = eigen_pip(0)
    assert uitslag.returncode == 0
    assert klaar
    assert uitslag.stdout.splitlines()[1:] == [
        "  20 van 44 pakketten",
        "  40 van 44 pakketten",
        "  alle pakketten zijn er en worden nu neergezet",
    ]


@pytest.mark.skipif(not shutil.which("make"), reason="make ontbreekt op deze machine")
def test_a_set_up_that_fails_stops_and_says_why(eigen_pip):
    uitslag, klaar = eigen_pip(3)
    assert uitslag.returncode != 0
    assert not klaar
    assert "ERROR: geen verbinding\n  met de index\n" in uitslag.stderr
    assert "WARNING" not in uitslag.stderr + uitslag.stdout
    assert uitslag.stdout.splitlines()[-1].startswith("De omgeving is niet klaar; pip zegt hierboven waarom.")


def test_the_given_packages_are_used():
    gegeven = {"jupyterlab", "papermill", "pandas", "matplotlib", "nbconvert", "pytest-notebook"}
    assert gegeven <= {n.name for n in NODIG}
