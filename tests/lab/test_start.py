"""What is said when JupyterLab does not start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import loket
from loket.basis.meldingen import LoketFout
from loket.lab.start import start_lab

DATA = Path(__file__).parents[2] / "data"


def test_root_is_told_the_whole_command_by_which_it_does(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.chdir(tmp_path)  # so that the data are elsewhere
    with pytest.raises(LoketFout, match="beheerder") as fout:
        start_lab(Path("notebooks/kwartaalcijfers.ipynb"), DATA, {"loket": "maastricht", "jaar": 2022})
    assert str(fout.value).endswith(f"\n    make lab REPORT=kwartaalcijfers YEAR=2022 DATA={DATA} ROOT=ja")


def test_jupyterlab_and_its_kernels_run_the_code_that_started_them(monkeypatch: pytest.MonkeyPatch) -> None:
    gestart: dict[str, str] = {}
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(os, "execve", lambda _, __, omgeving: gestart.update(omgeving))
    start_lab(Path("notebooks/jaarverslag.ipynb"), DATA, {"loket": "maastricht", "jaar": 2022})
    assert gestart["PYTHONPATH"].split(os.pathsep)[0] == str(Path(loket.__file__).parents[1])
