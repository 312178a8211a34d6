"""Where the cells of a notebook run in JupyterLab: in the folder where the build runs them too."""

from __future__ import annotations

from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager


class LoketKernels(AsyncMappingKernelManager):
    """Starts each kernel in the project's folder, so that ``"data/eigen.csv"`` in a cell is one file everywhere."""

    def cwd_for_path(self, path: str, **_: Any) -> str:
        """Return the project's folder, wherever the notebook is."""
        return str(self.root_dir)
