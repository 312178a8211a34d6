"""The kernel that runs the notebook: started before anything else, so that it warms up while the build imports."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from loket.bouw.vastlegging import bouwomgeving

#: Unix sockets have short paths; above this length the kernel talks over TCP on the loopback address.
_LANGSTE_PAD = 90
#: What the notebook will import anyway; loaded while the build is still importing its own libraries.
_VOORAF = "import scipy.stats, loket.grafieken, loket.verantwoording; del scipy, loket"


@contextmanager
def warme_kern(omgeving: dict[str, str]) -> Iterator[Any]:
    """Start a kernel, yield its manager at once, and stop it at the end, also after an error.

    Parameters
    ----------
    omgeving : dict of str
        Environment variables added to those of this process.
    """
    from jupyter_client.manager import AsyncKernelManager
    from jupyter_core.utils import run_sync

    with tempfile.TemporaryDirectory(prefix="loket-") as folder:
        verbinding = str(Path(folder) / "kern.json")
        km = AsyncKernelManager(kernel_name="python3", connection_file=verbinding)
        if os.name == "posix" and len(verbinding) < _LANGSTE_PAD:
            km.transport, km.ip = "ipc", str(Path(folder) / "kern")
        run_sync(km.start_kernel)(
            env=os.environ | bouwomgeving() | omgeving,
            extra_arguments=[f"--IPKernelApp.exec_lines={_VOORAF}", "--HistoryManager.enabled=False"],
        )
        try:
            yield km
        finally:
            run_sync(km.shutdown_kernel)(now=True)
