"""What is said when JupyterLab does not start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import loket
from loket.basis.meldingen import LoketFout
from loket.lab import start
from loket.lab.start import start_lab

DATA = Path(__file__).parents[2] / "data"


def test_root_is_told_the_whole_command_by_which_it_does(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.chdir(tmp_path)  # so that the data are elsewhere
    with pytest.raises(LoketFout, match="beheerder") as fout:
        start_lab(Path("notebooks/kwartaalcijfers.ipynb"), DATA, {"loket": "maastricht", "jaar": 2022})
    assert str(fout.value).endswith(f"\n    make lab REPORT=kwartaalcijfers YEAR=2022 DATA={DATA} ROOT=ja")


def test_a_slip_before_anything_is_imported_is_told_in_dutch_and_no_name_is_left_behind() -> None:
    """``make lab`` gives its kernels this file to begin with."""
    kernstart = Path(start.__file__).parent / "instellingen" / "kernstart.py"
    code = f"""
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.history_manager.enabled = False
eerst = {{*shell.user_ns}}
shell.safe_execfile({str(kernstart)!r}, shell.user_ns, raise_exceptions=True)
shell.run_cell("1 / 0")
print({{*shell.user_ns}} - eerst)
"""
    omgeving = os.environ | {"PYTHONPATH": str(DATA.parent)}
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=omgeving)
    assert uit.stdout.startswith("Deze cel is mislukt. Er wordt door nul gedeeld")
    assert uit.stdout.splitlines()[-1] == "set()"


def test_the_kernels_of_jupyterlab_begin_with_that_file(monkeypatch: pytest.MonkeyPatch) -> None:
    gestart: dict[str, str] = {}
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(os, "execve", lambda _, __, omgeving: gestart.update(omgeving))
    start_lab(Path("notebooks/jaarverslag.ipynb"), DATA, {"loket": "maastricht", "jaar": 2022})
    assert Path(gestart["PYTHONSTARTUP"]).name == "kernstart.py"
    assert Path(gestart["PYTHONSTARTUP"]).exists()
    assert gestart["PYTHONPATH"].split(os.pathsep)[0] == str(Path(loket.__file__).parents[1])
