"""A report is made anew when a file changes that its cells read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from loket.bouw.gelezen import PROJECT, sommen, zijn_zo_gebleven

_LEES = """
from pathlib import Path
from loket.bouw.gelezen import luister, opgesomd
luister()
Path("eigen.csv").read_text()
open("nieuw.csv", "w").close()
import json.tool, loket.basis.proces  # files of Python and of Loket itself
Path("/proc/self/stat").read_text()
print("\\n".join(opgesomd()))
"""


def test_only_what_is_the_analysts_own_counts_as_read(tmp_path: Path) -> None:
    (tmp_path / "eigen.csv").touch()
    omgeving = os.environ | {"PYTHONPATH": str(PROJECT)}
    uit = subprocess.run(
        [sys.executable, "-c", _LEES], cwd=tmp_path, env=omgeving, capture_output=True, text=True, check=True
    )
    assert uit.stdout.split() == [str(tmp_path / "eigen.csv")]


def test_a_file_is_known_by_its_content_and_what_every_report_reads_is_left_out(tmp_path: Path) -> None:
    eigen, bekend = tmp_path / "eigen.csv", tmp_path / "trajecten.csv"
    eigen.write_text("1")
    bekend.write_text("2")
    gelezen = sommen([str(eigen), str(bekend), str(tmp_path / "weer-weg")], [str(bekend)])
    assert [*gelezen] == [str(eigen)]
    assert zijn_zo_gebleven(gelezen, PROJECT)
    eigen.write_text("3")
    assert not zijn_zo_gebleven(gelezen, PROJECT)
    assert [*sommen([str(PROJECT / "README.md")], [])] == ["README.md"]
