"""Kernels split off from a process that has imported everything, so that they are ready at once.

jupyter_client asks a provisioner for a kernel's process; this one forks the process that asks instead of starting a new
interpreter. Each kernel is still a process of its own. The process that asks must have no other threads.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import traceback
from typing import Any, NoReturn

from jupyter_client.provisioning import LocalProvisioner

from loket.bouw import kernstart
from loket.bouw.kern import STARTER

#: Forking is safe here. macOS has it too, but its own libraries may not be used after it.
KAN_SPLITSEN = sys.platform == "linux"
#: The name of the provisioner, see pyproject.toml.
PROVISIONER = "loket-splitsing"


class Splitsing(LocalProvisioner):
    """Starts a kernel by forking this process."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> dict[str, Any]:
        """Fork a kernel and return how to connect to it; ``cmd`` is what would start it in a new interpreter."""
        omgeving = kwargs.get("env", os.environ) | {"JPY_PARENT_PID": str(os.getpid())}
        nummer = os.fork()
        if nummer == 0:
            _word_kern(cmd[cmd.index(STARTER) + 1 :], omgeving, kwargs.get("cwd"))
        self.process = Kind(nummer)
        self.pid = self.pgid = nummer  # a kernel leads its own process group
        return dict(self.connection_info)


class Kind:
    """A forked process, with the part of Popen that jupyter_client uses."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return the exit code, or None as long as the process runs."""
        return self._haal_op(os.WNOHANG)

    def wait(self) -> int | None:
        """Wait for the end of the process and return its exit code."""
        return self._haal_op(0)

    def send_signal(self, signum: int) -> None:
        """Send a signal, if the process still runs."""
        if self.poll() is None:
            os.kill(self.pid, signum)

    def terminate(self) -> None:
        """Ask the process to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the process."""
        self.send_signal(signal.SIGKILL)

    def _haal_op(self, wijze: int) -> int | None:
        if self.returncode is None:
            nummer, stand = os.waitpid(self.pid, wijze)
            if nummer:
                self.returncode = os.waitstatus_to_exitcode(stand)
        return self.returncode


def _word_kern(argumenten: list[str], omgeving: dict[str, str], werkmap: str | None) -> NoReturn:
    """Let this new process be a kernel until it is told to stop."""
    code, terminal = 1, os.dup(2)  # the kernel will take 1 and 2 for itself
    try:
        os.setsid()
        for signaal in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
            signal.signal(signaal, signal.default_int_handler if signaal == signal.SIGINT else signal.SIG_DFL)
        leeg = os.open(os.devnull, os.O_RDWR)
        for nummer in (0, 1):
            os.dup2(leeg, nummer)
        os.environ.clear()
        os.environ.update(omgeving)
        if werkmap:
            os.chdir(werkmap)
        asyncio._set_running_loop(None)  # the loop of the process that was forked runs there, not here
        asyncio.set_event_loop(asyncio.new_event_loop())
        kernstart.start(argumenten)
        code = 0
    except Exception:  # who forked sees only that the kernel is gone
        os.write(terminal, traceback.format_exc().encode())
    finally:
        os._exit(code)
