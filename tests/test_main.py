"""The command line behind make."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


def loket(*opties):
    return subprocess.run(
        [sys.executable, "-m", "loket", *map(str, opties)], capture_output=True, text=True, cwd=PROJECT, timeout=60
    )


@pytest.mark.parametrize("opdracht", ["report", "new-year", "describe-data"])
def test_help_is_dutch(opdracht):
    uitslag = loket(opdracht, "--help")
    assert uitslag.returncode == 0
    assert "De datamap" in uitslag.stdout


def test_help_names_every_command_in_plain_words():
    uitslag = loket("--help")
    assert "Maakt het jaarverslag van een loket" in uitslag.stdout
    for regel in ("report         Maak het jaarverslag", "new-year       Begin een nieuw jaar"):
        assert regel in uitslag.stdout


def test_an_unknown_option_is_told_in_dutch():
    uitslag = loket("report", "--jaar", "2022")
    assert uitslag.returncode == 2
    assert "De opdracht klopt niet" in uitslag.stderr
    assert "Traceback" not in uitslag.stderr


def test_a_new_year_is_begun_and_never_overwritten(tmp_path):
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    eerste = loket("new-year", "--year", 2023, "--data", tmp_path / "data")
    assert eerste.returncode == 0
    kop = (tmp_path / "data" / "maastricht" / "2023" / "trajecten.csv").read_text("utf-8")
    assert kop.startswith("traject_id,kandidaat_id,")
    assert (tmp_path / "data" / "maastricht" / "2023" / "verhaal").is_dir()
    tweede = loket("new-year", "--year", 2023, "--data", tmp_path / "data")
    assert tweede.returncode == 1
    assert "bestaat al" in tweede.stderr


def test_starting_the_command_line_loads_no_pandas():
    """What is not needed for a message or for « nothing changed » is not imported: make stays quick."""
    code = "import sys, loket.__main__, loket.bouw.rapport; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJECT, timeout=60).returncode == 0


@pytest.mark.skipif(not shutil.which("make"), reason="make ontbreekt op deze machine")
def test_make_alone_prints_what_there_is():
    uitslag = subprocess.run(["make"], capture_output=True, text=True, cwd=PROJECT, timeout=60)
    assert uitslag.returncode == 0
    for doel in ("report", "test", "lint", "new-year", "example-data"):
        assert f"make {doel}" in uitslag.stdout
