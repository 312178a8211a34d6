"""Builds that run at once, a disk that fills up and a folder that may not be written: what stood there stays whole."""

from __future__ import annotations

import hashlib
import json
import os
import re
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from voorgeladen import python, start

#: Writes a report as a build does, of as many bytes as asked; only the making is left out.
_BOUW = """
import resource, sys
from pathlib import Path
from loket.__main__ import main
from loket.basis.proces import hoofd
from loket.bouw import bouw as rapport

uitvoer, grootte, grens = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
if grens:
    resource.setrlimit(resource.RLIMIT_FSIZE, (grens, grens))
rapport._maak = lambda *_: ({"jaarverslag.html": b"n" * 1000, "jaarverslag.pdf": b"n" * grootte}, {})
sys.argv = ["loket", "report", "--year", "2022", "--output", uitvoer]
sys.exit(hoofd(main))
"""


def is_heel(doel: Path) -> bool:
    """Tell whether every report in a folder is what its note says."""
    bonnen = [json.loads(bon.read_text("utf-8"))["uitvoer"] for bon in doel.glob(".*.gemaakt-van.json")]
    return bool(bonnen) and all(
        hashlib.sha256((doel / naam).read_bytes()).hexdigest() == som for bon in bonnen for naam, som in bon.items()
    )


def schrijf(uitvoer: Path, grootte: int, grens: int = 0) -> subprocess.CompletedProcess[str]:
    return python("-c", _BOUW, uitvoer, grootte, grens)


def is_geweigerd(uitslag: subprocess.CompletedProcess[str], reden: str) -> None:
    assert uitslag.returncode == 1
    assert re.search(rf"Het verslag kan niet worden weggeschreven naar .+: (?:{reden})\.", uitslag.stderr), (
        uitslag.stderr
    )
    assert "maak ruimte of geef schrijfrechten op deze map" in uitslag.stderr
    assert not re.search(r"Traceback|Error|Errno|fout in het programma", uitslag.stderr)


def test_builds_of_the_same_report_and_the_data_check_at_once_all_end_well(tmp_path, verslag_2022):
    processen = [
        start(
            "-m", "loket", "report", "--report", rapport, "--year", 2022, "--output", tmp_path, stderr=subprocess.PIPE
        )
        for rapport in ("jaarverslag", "jaarverslag", "datacontrole")
    ]
    for proces in processen:
        fout = proces.stderr.read()
        assert proces.wait(60) == 0, fout
    doel = tmp_path / "maastricht" / "2022"
    verslag = {pad.name: pad.read_bytes() for pad in verslag_2022.iterdir()}
    samen = {pad.name: pad.read_bytes() for pad in doel.iterdir()}
    assert samen.keys() - verslag.keys() == {
        "datacontrole.html",
        "datacontrole.pdf",
        "datacontrole.ipynb",
        ".datacontrole.gemaakt-van.json",
    }
    zelfde = [naam for naam in verslag if not naam.startswith(".")]  # the note says what changed since the first
    assert {naam: samen[naam] for naam in zelfde} == {naam: verslag[naam] for naam in zelfde}
    assert is_heel(doel)
    assert [pad.name for pad in doel.parent.iterdir()] == ["2022"]


@pytest.fixture
def kleine_schijf(tmp_path) -> Iterator[Path]:
    """Give a folder on a disk of 256 kB, or where no disk may be added one in which no file may be larger."""
    schijf = tmp_path / "schijf"
    schijf.mkdir()
    aan = shutil.which("mount") and not os.geteuid()
    opdracht = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(schijf)]
    aan = aan and subprocess.run(opdracht, capture_output=True, timeout=20).returncode == 0
    yield schijf
    if aan:
        subprocess.run(["umount", str(schijf)], check=True, timeout=20)


def test_a_disk_that_fills_up_keeps_the_old_report_and_nothing_of_the_new_one(kleine_schijf):
    assert schrijf(kleine_schijf, 1000).returncode == 0
    (doel,) = (kleine_schijf / "maastricht").iterdir()
    eerst = {pad.name: pad.read_bytes() for pad in doel.iterdir()}
    (doel / "jaarverslag.pdf").write_bytes(b"verouderd")  # so that there is something to do
    eerst["jaarverslag.pdf"] = b"verouderd"
    grens = 0 if os.path.ismount(kleine_schijf) else resource.getpagesize()
    is_geweigerd(
        schrijf(kleine_schijf, 300_000, grens), "de schijf is vol|de schijf laat geen bestand van deze grootte toe"
    )
    assert {pad.name: pad.read_bytes() for pad in doel.iterdir()} == eerst
    assert [pad.name for pad in doel.parent.iterdir()] == ["2022"]
    assert schrijf(kleine_schijf, 2000).returncode == 0
    assert is_heel(doel)


def test_a_disk_that_allows_no_larger_file_keeps_the_old_report(tmp_path):
    assert schrijf(tmp_path, 1000).returncode == 0
    (doel,) = (tmp_path / "maastricht").iterdir()
    (doel / "jaarverslag.pdf").write_bytes(b"verouderd")
    is_geweigerd(schrijf(tmp_path, 300_000, resource.getpagesize()), "de schijf laat geen bestand van deze grootte toe")
    assert (doel / "jaarverslag.pdf").read_bytes() == b"verouderd"
    assert [pad.name for pad in doel.parent.iterdir()] == ["2022"]


def test_a_disk_that_became_read_only_keeps_the_old_report(kleine_schijf):
    assert schrijf(kleine_schijf, 1000).returncode == 0
    (doel,) = (kleine_schijf / "maastricht").iterdir()
    (doel / "jaarverslag.pdf").write_bytes(b"verouderd")
    if os.path.ismount(kleine_schijf):
        subprocess.run(["mount", "-o", "remount,ro", str(kleine_schijf)], check=True, timeout=20)
    else:
        doel.parent.chmod(0o555)
    try:
        is_geweigerd(schrijf(kleine_schijf, 1000), "de schijf is alleen-lezen|er zijn geen schrijfrechten")
        assert (doel / "jaarverslag.pdf").read_bytes() == b"verouderd"
        assert [pad.name for pad in doel.parent.iterdir()] == ["2022"]
    finally:
        if not os.path.ismount(kleine_schijf):
            doel.parent.chmod(0o755)
