"""Where and in what the cells of a notebook run in JupyterLab."""

from __future__ import annotations

from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager


class LoketKernels(AsyncMappingKernelManager):
    """Starts each kernel in the project's folder, so that ``"data/eigen.csv"`` in a cell is one file everywhere."""

    async def start_kernel(self, **hoe: Any) -> str:
        """Start one of Loket's own kernels."""
        soort = ["--IPKernelApp.kernel_class=loket.lab.nederlandse_kern.LoketKern", "--IPKernelApp.log_level=ERROR"]
        return str(await super().start_kernel(extra_arguments=soort, **hoe))

    def cwd_for_path(self, path: str, **_: Any) -> str:
        """Return the project's folder, wherever the notebook is."""
        return str(self.root_dir)
