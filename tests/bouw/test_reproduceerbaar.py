"""The same input gives the same bytes, whoever builds it and where: path, user, time zone, language, seed, umask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from loket.bouw.opdracht import Opdracht
from loket.lab.volgen.werkplaats import als_tekst

PROJECT = Path(__file__).parents[2]
NAMEN = {"jaarverslag.html", "jaarverslag.pdf", "jaarverslag.ipynb", "cijfers.csv", "cijfers.xlsx"}
#: Each differs from the other in everything that a build could take from its surroundings.
OMSTANDIGHEDEN = {
    "Tokio": {"TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "0", "USER": "root", "COLUMNS": "40"},
    "New York": {
        "TZ": "America/New_York",
        "LC_ALL": "nl_NL.UTF-8",
        "LANG": "nl_NL.UTF-8",
        "LANGUAGE": "nl",
        "PYTHONHASHSEED": "4242",
        "USER": "h.blokker",
        "LOGNAME": "h.blokker",
        "COLUMNS": "200",
        "SOURCE_DATE_EPOCH": "86400",
        "MPLBACKEND": "svg",
    },
}
UMASK = {"Tokio": 0o022, "New York": 0o077}


def verschillen(een: Path, ander: Path) -> list[str]:
    """Tell of each file that differs where it does so first, as the rows of a table."""
    rijen = []
    for naam in sorted(NAMEN):
        hier, daar = (folder / naam for folder in (een, ander))
        bytes_ = hier.read_bytes(), daar.read_bytes()
        if bytes_[0] != bytes_[1]:
            kortste = min(map(len, bytes_))
            plaats = next((n for n, (a, b) in enumerate(zip(*bytes_, strict=False)) if a != b), kortste)
            fragmenten = [b[max(0, plaats - 20) : plaats + 40] for b in bytes_]
            rijen.append(f"{naam:20} | byte {plaats:9} | {fragmenten[0]!r} | {fragmenten[1]!r}")
    return rijen


def test_a_difference_is_told_by_file_and_place(tmp_path):
    for folder, inhoud in (("een", b"1234 hier"), ("ander", b"1234 daar")):
        (tmp_path / folder).mkdir()
        for naam in NAMEN:
            (tmp_path / folder / naam).write_bytes(inhoud if naam == "cijfers.csv" else b"")
    (rij,) = verschillen(tmp_path / "een", tmp_path / "ander")
    assert [deel.strip() for deel in rij.split("|")] == [
        "cijfers.csv",
        "byte         5",
        "b'1234 hier'",
        "b'1234 daar'",
    ]


def koud(thuis: Path) -> tuple[list[str], str]:
    """Return the command of a build, and what it reads from standard input."""
    opties = ["--year", "2022", "--data", thuis / "data", "--notebook", thuis / "notebooks" / "jaarverslag.ipynb"]
    opdracht = [sys.executable, "-m", "loket", "report", *map(str, opties), "--output", str(thuis / "uit")]
    return opdracht, ""


def warm(thuis: Path) -> tuple[list[str], str]:
    """Return the same for the process behind ``make watch``, which has imported and read all before it builds."""
    parameters = {"loket": "maastricht", "jaar": 2022}
    opdracht = Opdracht(thuis / "notebooks" / "jaarverslag.ipynb", thuis / "data", thuis / "uit", parameters)
    bladzijde = str(thuis / "bladzijde.html")
    return [sys.executable, "-m", "loket.lab.volgen.werkplaats", als_tekst(opdracht), bladzijde], "bouw\n"


def vijandig(thuis: Path) -> None:
    """Give a user settings of her own that would change every chart and number."""
    for pad, tekst in {
        ".config/matplotlib/matplotlibrc": "font.size: 20\nsvg.fonttype: none\naxes.facecolor: red\n",
        ".ipython/profile_default/startup/00-eigen.py": "import pandas\npandas.options.display.precision = 1\n1 / 0\n",
        ".ipython/profile_default/ipython_config.py": "c.InteractiveShell.ast_node_interactivity = 'all'\n",
        ".jupyter/jupyter_nbconvert_config.py": "c.HTMLExporter.exclude_input = False\n1 / 0\n",
    }.items():
        (thuis / pad).parent.mkdir(parents=True, exist_ok=True)
        (thuis / pad).write_text(tekst)


@pytest.mark.parametrize("wijze", [koud, warm], ids=["cold", "watch"])
@pytest.mark.parametrize("plek", OMSTANDIGHEDEN)
def test_a_build_elsewhere_gives_the_bytes_of_the_build_here(tmp_path, verslag_2022, plek, wijze):
    """The build here has this project's paths, relative; a build elsewhere has a copy of the data, by its full path."""
    thuis, werkmap = tmp_path / plek / "een andere plek", tmp_path / "werkmap"
    for naam in ("data", "notebooks"):
        shutil.copytree(PROJECT / naam, thuis / naam)
    werkmap.mkdir()
    (thuis / "tijdelijk").mkdir()
    vijandig(thuis)
    opdracht, invoer = wijze(thuis)
    env = os.environ | OMSTANDIGHEDEN[plek] | {"HOME": str(thuis), "TMPDIR": str(thuis / "tijdelijk")}
    uitslag = subprocess.run(
        opdracht, input=invoer, cwd=werkmap, env=env, umask=UMASK[plek], capture_output=True, text=True, timeout=180
    )
    assert uitslag.returncode == 0, uitslag.stderr
    assert "fout" not in uitslag.stdout
    doel = thuis / "uit" / "maastricht" / "2022"
    assert {pad.name for pad in doel.iterdir()} == NAMEN | {".jaarverslag.gemaakt-van.json"}
    gevonden = verschillen(doel, verslag_2022)
    assert not gevonden, f"\n{plek} | eerste verschil | daar | hier\n" + "\n".join(gevonden)
