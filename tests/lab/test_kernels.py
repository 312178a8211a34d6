"""Where the cells of a notebook run in JupyterLab."""

from __future__ import annotations

from pathlib import Path

from loket.lab.kernels import LoketKernels


def test_cells_run_in_the_folder_of_the_project_as_in_a_build(tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    assert LoketKernels(root_dir=str(tmp_path)).cwd_for_path("notebooks/jaarverslag.ipynb") == str(tmp_path)
