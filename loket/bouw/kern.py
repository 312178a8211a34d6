"""The kernel that runs the notebook: started before anything else, so that it warms up while the build imports."""

from __future__ import annotations

import math
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from traitlets import Unicode

import loket
from loket.basis.meldingen import LoketFout
from loket.bouw import kernstart

#: Unix sockets have short paths; above this length the kernel talks over TCP on the loopback address.
_LANGSTE_PAD = 90
#: What a kernel runs, in this very environment, whatever kernels the user has installed.
STARTER = "loket.bouw.kernstart"
_INSTELLINGEN = (
    "--HistoryManager.enabled=False",
    "--IPKernelApp.capture_fd_output=False",  # see kernstart
    "--IPythonKernel._execute_sleep=0",  # a pause after each cell, for who looks on
    # A report takes no other forms, and to ask each number for its picture takes longer than to compute it.
    *(f"--DisplayFormatter.active_types={vorm}" for vorm in ("text/plain", "text/html", "text/markdown")),
)
_DE_KERN = "De kern, die het notebook uitvoert,"
_ZIE_WAAROM = (
    "  wat te doen: sluit andere programma’s en probeer het opnieuw; helpt dat niet, dan toont dezelfde opdracht na\n"
    "    export LOKET_TRACEBACK=1 waarom"
)


def dit_loket() -> dict[str, str]:
    """Return what makes another Python import Loket from where this one did.

    Where a project was copied with its ``.venv``, that still names the folder from which it was copied.
    """
    hier = str(Path(loket.__file__).absolute().parents[1])
    return {"PYTHONPATH": os.pathsep.join(filter(None, [hier, os.environ.get("PYTHONPATH")]))}


class _Kernen(KernelSpecManager):
    """Knows one kernel: the build's own."""

    provisioner = Unicode("local-provisioner")

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return how the kernel is started, by whatever name."""
        # -P: what stands in the working directory is no module
        opdracht = [sys.executable, "-P", "-m", STARTER, "-f", "{connection_file}", *_INSTELLINGEN]
        metadata = {"kernel_provisioner": {"provisioner_name": self.provisioner}}
        return KernelSpec(argv=opdracht, display_name="Loket", language="python", metadata=metadata)


class _Client(AsyncKernelClient):
    """Is ready as soon as the kernel has been heard on both channels."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for the kernel; jupyter_client's own way listens for another fifth of a second to be sure.

        Raises
        ------
        LoketFout
            When the kernel has died, or says nothing for ``timeout`` seconds.
        Exception
            When it died of what it imports: the same error.
        """
        einde = time.monotonic() + (timeout or math.inf)
        vragen: set[str] = set()
        while time.monotonic() < einde:
            vragen.add(self.kernel_info())
            with suppress(Empty):  # not there yet, or not yet listening to what it publishes
                antwoord = await self.shell_channel.get_msg(timeout=1)
                while True:
                    bericht = await self.iopub_channel.get_msg(timeout=0.2)
                    rust = bericht["content"].get("execution_state") == "idle"
                    if rust and bericht["parent_header"].get("msg_id") in vragen:
                        self._handle_kernel_info_reply(antwoord)
                        return
            if not await self.is_alive():
                kernstart.laad()  # what stopped it is met here as well, and is then this process's to tell
                raise LoketFout(f"{_DE_KERN} stopt zodra die start.\n{_ZIE_WAAROM}")
        raise LoketFout(f"{_DE_KERN} gaf in {timeout:.0f} seconden geen antwoord.\n{_ZIE_WAAROM}")


@contextmanager
def warme_kern(omgeving: dict[str, str], provisioner: str = "local-provisioner") -> Iterator[Any]:
    """Start a kernel, yield its manager at once, and stop it at the end, also after an error.

    Parameters
    ----------
    omgeving : dict of str
        Environment variables added to those of this process.
    provisioner : str
        What starts the process, by its name among jupyter_client's kernel provisioners.
    """
    with tempfile.TemporaryDirectory(prefix="loket-") as folder:
        verbinding = str(Path(folder) / "kern.json")
        km = AsyncKernelManager(kernel_spec_manager=_Kernen(provisioner=provisioner), connection_file=verbinding)
        km.client_factory = _Client
        if os.name == "posix" and len(verbinding) < _LANGSTE_PAD:
            km.transport, km.ip = "ipc", str(Path(folder) / "kern")
        # What the user has set up for IPython is for her own work: a report is made the same for everyone.
        eigen = {"IPYTHONDIR": folder, "PYTHONSTARTUP": ""}
        run_sync(km.start_kernel)(env=os.environ | dit_loket() | omgeving | eigen)
        try:
            yield km
        finally:
            run_sync(km.shutdown_kernel)(now=True)
