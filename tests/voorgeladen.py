"""Python in a process that is warm already: each command is a fork of it, and so are its kernels.

Most of what a short command takes is a new interpreter and its imports. A test of what a command does, says and leaves
behind does without; a test of how it starts, with other settings of Python or with code of its own, runs the real one.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from select import select
from typing import Any, NoReturn

import nbformat
from nbformat import NotebookNode

PROJECT = Path(__file__).parents[1]
#: After so many seconds a command is broken off.
GEDULD = 600
#: Executes a notebook and writes what came out.
_NOTEBOOK = """import sys, nbformat
from vernieuw_verwacht import voer_notebook_uit
nbformat.write(voer_notebook_uit(sys.argv[1]), sys.argv[2])"""
#: Forking is safe on Linux only, see loket/bouw/splitsing.py; elsewhere every command is a new interpreter.
KAN_SPLITSEN = sys.platform == "linux"


def loket(*opties: object, cwd: Path = PROJECT, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command as ``python -m loket`` does, and return its exit code and what it said."""
    return python("-m", "loket", *opties, cwd=cwd, env=env)


def python(*regel: object, cwd: Path = PROJECT, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run ``python -m module …`` or ``python -c code …``, and return its exit code and what it said."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as uit, tempfile.TemporaryFile("w+", encoding="utf-8") as fout:
        code = start(*regel, cwd=cwd, env=env, stdout=uit, stderr=fout).wait(GEDULD)
        for bestand in (uit, fout):
            bestand.seek(0)
        return subprocess.CompletedProcess(regel, code, uit.read(), fout.read())


def voer_uit(naam: str) -> NotebookNode:
    """Execute a notebook for 2022 as the build does; see :func:`vernieuw_verwacht.voer_notebook_uit`."""
    with tempfile.NamedTemporaryFile() as bestand:
        uitslag = python("-c", _NOTEBOOK, naam, bestand.name, env={"PYTHONPATH": str(Path(__file__).parent)})
        assert uitslag.returncode == 0, uitslag.stderr
        return nbformat.read(bestand.name, as_version=4)


def start(
    *regel: object, cwd: Path = PROJECT, env: dict[str, str] | None = None, **meer: Any
) -> subprocess.Popen[str] | Afsplitsing:
    """Start ``python`` with these arguments, and return the process; ``meer`` is what Popen may be told besides."""
    tekst, omgeving = [str(deel) for deel in regel], os.environ | (env or {})
    if not KAN_SPLITSEN:
        return subprocess.Popen([sys.executable, *tekst], cwd=cwd, env=omgeving, text=True, **meer)
    return Afsplitsing(tekst, cwd, omgeving, **meer)


def start_kern(
    opdracht: list[str], env: dict[str, str] | None = None, cwd: str | None = None, **_: object
) -> subprocess.Popen[str] | Afsplitsing:
    """Start a plain IPython kernel; stands in for what jupyter_client starts it with."""
    regel = opdracht[opdracht.index("-m") :]
    return start(*regel, cwd=Path(cwd or Path.cwd()), env=env, start_new_session=True)


class Afsplitsing:
    """A command split off, with the part of Popen that the tests use."""

    def __init__(
        self, regel: list[str], cwd: Path, omgeving: dict[str, str], *,
        stdin: Any = subprocess.DEVNULL, stdout: Any = subprocess.DEVNULL, stderr: Any = subprocess.DEVNULL,
        start_new_session: bool = False,
    ) -> None:  # fmt: skip
        self.returncode: int | None = None
        vraag = {"regel": regel, "cwd": str(cwd), "omgeving": omgeving, "sessie": start_new_session}
        self._gesprek, daar = socket.socketpair()
        (van, self.stdin), (uit, self.stdout), (fout, self.stderr) = (
            _pijp(stdin, "w"), _pijp(stdout, "r"), _pijp(stderr, "r")
        )  # fmt: skip
        socket.send_fds(_proces(), [b"!"], [daar.fileno(), van, uit, fout])
        for nummer in (daar.detach(), van, uit, fout):
            os.close(nummer)
        self._gesprek.sendall(json.dumps(vraag).encode() + b"\n")
        self._antwoord = self._gesprek.makefile("r")
        self.pid = int(self._antwoord.readline())

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended, and return its exit code."""
        if self.returncode is None:
            if not select([self._gesprek], [], [], timeout)[0]:
                raise TimeoutError(f"na {timeout} seconden loopt het nog")
            self.returncode = int(self._antwoord.readline())
            self._gesprek.close()
        return self.returncode

    def poll(self) -> int | None:
        """Return its exit code, or None as long as it runs."""
        with suppress(TimeoutError):
            return self.wait(0)
        return None

    def send_signal(self, signaal: int) -> None:
        """Send it a signal, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, signaal)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def communicate(self, timeout: float | None = None) -> tuple[str, None]:
        """Close what it reads, and return what it still has to say."""
        self.stdin.close()
        rest = self.stdout.read()
        self.wait(timeout)
        return rest, None


def _pijp(soort: Any, wijze: str) -> tuple[int, Any]:
    """Return what the command gets, and the file at this side if there is one."""
    if soort == subprocess.DEVNULL:
        return os.open(os.devnull, os.O_RDWR), None
    if soort != subprocess.PIPE:
        return os.dup(soort.fileno()), None
    lezen, schrijven = os.pipe()
    daar, hier = (lezen, schrijven) if wijze == "w" else (schrijven, lezen)
    return daar, os.fdopen(hier, wijze, encoding="utf-8")


@cache
def _proces() -> socket.socket:
    """Start the process, once for all tests of this worker; it ends when this one does."""
    hier, daar = socket.socketpair()
    subprocess.Popen([sys.executable, __file__, str(daar.fileno())], stdin=subprocess.DEVNULL, pass_fds=[daar.fileno()])
    daar.close()
    return hier


def _laad() -> None:
    """Import and compute what can be known before a command is given, as ``make watch`` does."""
    sys.path.insert(0, str(PROJECT))
    from loket.bouw import bouw, kern, proefdraai, splitsing  # noqa: F401
    from loket.bouw.opdracht import Opdracht
    from loket.bouw.opwarmen import warm_op
    from loket.verschil import maken, pagina  # noqa: F401

    kern.warme_kern = partial(kern.warme_kern, provisioner=splitsing.PROVISIONER)
    parameters = {"loket": "maastricht", "jaar": 2022}
    os.chdir(PROJECT)  # where the commands find their notebooks and data, by the same paths
    warm_op(Opdracht(Path("notebooks/jaarverslag.ipynb"), Path("data"), Path(os.devnull), parameters))
    gc.freeze()  # see lab/volgen/werkplaats.py


def _word_opdracht(gesprek: socket.socket, stromen: list[int]) -> NoReturn:
    """Let this new process be the command that is asked for."""
    code: object = 70
    try:
        vraag = json.loads(gesprek.makefile("r").readline())
        for nummer, stroom in enumerate(stromen):
            os.dup2(stroom, nummer)
            os.close(stroom)
        if vraag["sessie"]:
            os.setsid()
        gesprek.sendall(f"{os.getpid()}\n".encode())
        gesprek.close()
        os.chdir(vraag["cwd"])
        os.environ.clear()
        os.environ.update(vraag["omgeving"])
        signal.alarm(GEDULD)
        soort, wat, *argumenten = vraag["regel"]
        sys.argv = [soort, *argumenten]
        sys.path[:0] = [vraag["cwd"], *vraag["omgeving"].get("PYTHONPATH", "").split(os.pathsep)]
        if soort == "-m":
            runpy.run_module(wat, run_name="__main__", alter_sys=True)
        else:
            exec(compile(wat, "<string>", "exec"), {"__name__": "__main__"})
        code = None
    except SystemExit as einde:
        code = einde.code
        if isinstance(code, str):
            print(code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
        code = 1
    finally:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code if isinstance(code, int) else int(code is not None))


def _voer_gesprek(gesprek: socket.socket, stromen: list[int]) -> None:
    """Fork a command, which says itself which process it is, and answer with its exit code."""
    if not (nummer := os.fork()):
        _word_opdracht(gesprek, stromen)
    for stroom in stromen:
        os.close(stroom)
    code = os.waitstatus_to_exitcode(os.waitpid(nummer, 0)[1])
    with suppress(OSError):  # nobody wants to know
        gesprek.sendall(f"{code}\n".encode())


def _bedien(vragen: socket.socket) -> None:
    """Fork a process for each question, so that more commands can run at once."""
    _laad()
    while nummers := socket.recv_fds(vragen, 1, 4)[1]:
        if not os.fork():
            try:
                vragen.close()
                _voer_gesprek(socket.socket(fileno=nummers[0]), nummers[1:])
            finally:
                os._exit(0)
        for nummer in nummers:
            os.close(nummer)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


if __name__ == "__main__":
    _bedien(socket.socket(fileno=int(sys.argv[1])))
