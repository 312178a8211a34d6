"""The same input gives the same bytes: on another path, in another time zone, locale and hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
NAMEN = {"jaarverslag.html", "jaarverslag.pdf", "jaarverslag.ipynb", "cijfers.csv", "cijfers.xlsx"}
OMSTANDIGHEDEN = {
    "Tokio": {"TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "0"},
    "New York": {"TZ": "America/New_York", "LC_ALL": "nl_NL.UTF-8", "LANG": "nl_NL.UTF-8", "PYTHONHASHSEED": "4242"},
}


@pytest.mark.parametrize("plek", OMSTANDIGHEDEN)
def test_a_build_elsewhere_gives_the_bytes_of_the_build_here(tmp_path, verslag_2022, plek):
    """The build here has this project's paths, relative; a build elsewhere has a copy of the data, by its full path."""
    thuis, werkmap = tmp_path / plek / "een andere plek", tmp_path / "werkmap"
    for naam in ("data", "notebooks"):
        shutil.copytree(PROJECT / naam, thuis / naam)
    werkmap.mkdir()
    opties = ["--year", "2022", "--data", thuis / "data", "--notebook", thuis / "notebooks" / "jaarverslag.ipynb"]
    opdracht = [sys.executable, "-m", "loket", "report", *map(str, opties), "--output", str(thuis / "uit")]
    env = os.environ | OMSTANDIGHEDEN[plek] | {"HOME": str(thuis)}
    uitslag = subprocess.run(opdracht, cwd=werkmap, env=env, capture_output=True, text=True, timeout=180)
    assert uitslag.returncode == 0, uitslag.stderr
    doel = thuis / "uit" / "maastricht" / "2022"
    assert {pad.name for pad in doel.iterdir()} == NAMEN | {".jaarverslag.gemaakt-van.json"}
    for naam in NAMEN:
        assert (doel / naam).read_bytes() == (verslag_2022 / naam).read_bytes(), naam
