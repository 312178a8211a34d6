"""The same input gives the same bytes: on another path, in another time zone, locale and hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
OMSTANDIGHEDEN = (
    {"TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "America/New_York", "LC_ALL": "nl_NL.UTF-8", "LANG": "nl_NL.UTF-8", "PYTHONHASHSEED": "4242"},
)


def test_two_builds_in_different_circumstances_give_the_same_bytes(tmp_path):
    verslagen = []
    for nummer, omstandigheden in enumerate(OMSTANDIGHEDEN):
        thuis = tmp_path.joinpath(*["een andere plek"] * (nummer + 1))
        for naam in ("data", "notebooks"):
            shutil.copytree(PROJECT / naam, thuis / naam)
        opdracht = [sys.executable, "-m", "loket", "report", "--year", "2022", "--output", "uit"]
        env = os.environ | omstandigheden | {"HOME": str(thuis)}
        uitslag = subprocess.run(opdracht, cwd=thuis, env=env, capture_output=True, text=True, timeout=180)
        assert uitslag.returncode == 0, uitslag.stderr
        doel = thuis / "uit" / "maastricht" / "2022"
        verslagen.append({pad.name: pad.read_bytes() for pad in doel.iterdir() if not pad.name.startswith(".")})
    assert set(verslagen[0]) == {"jaarverslag.html", "jaarverslag.pdf", "jaarverslag.ipynb", "cijfers.csv"}
    for naam in verslagen[0]:
        assert verslagen[0][naam] == verslagen[1][naam], naam
