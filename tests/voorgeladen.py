"""The command line in a process that is warm already: each command is a fork of it, and so are its kernels.

Most of what a short command takes is a new interpreter and its imports. A test of what a command does, says and leaves
behind does without; a test of how it starts, with other settings of Python or with code of its own, runs the real one.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
from functools import cache, partial
from pathlib import Path
from typing import Any, NoReturn

import nbformat
from nbformat import NotebookNode
from vernieuw_verwacht import voer_notebook_uit

PROJECT = Path(__file__).parents[1]
#: After so many seconds a command is broken off.
GEDULD = 180
#: What asks for a notebook instead of a command.
_NOTEBOOK = "notebook"
#: Forking is safe on Linux only, see loket/bouw/splitsing.py; elsewhere every command is a new interpreter.
_KAN_SPLITSEN = sys.platform == "linux"


def loket(*opties: object, cwd: Path = PROJECT, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command as ``python -m loket`` does, and return its exit code and what it said."""
    tekst, omgeving = [str(optie) for optie in opties], os.environ | (env or {})
    if not _KAN_SPLITSEN:
        regel = [sys.executable, "-m", "loket", *tekst]
        return subprocess.run(regel, capture_output=True, text=True, cwd=cwd, env=omgeving, timeout=GEDULD)
    return _vraag(tekst, cwd, omgeving)


def voer_uit(naam: str) -> NotebookNode:
    """Execute a notebook for 2022 as the build does; see :func:`vernieuw_verwacht.voer_notebook_uit`."""
    if not _KAN_SPLITSEN:
        return voer_notebook_uit(naam)
    with tempfile.NamedTemporaryFile() as bestand:
        antwoord = _vraag([_NOTEBOOK, naam, bestand.name], PROJECT, dict(os.environ))
        assert antwoord.returncode == 0, antwoord.stderr
        return nbformat.read(bestand.name, as_version=4)


def _vraag(tekst: list[str], cwd: Path, omgeving: dict[str, str]) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryDirectory() as folder:
        uit, fout = (Path(folder) / naam for naam in ("uit", "fout"))
        vraag = {"opties": tekst, "cwd": str(cwd), "omgeving": omgeving, "uit": str(uit), "fout": str(fout)}
        vragen, antwoorden = _proces()
        print(json.dumps(vraag), file=vragen, flush=True)
        code = int(antwoorden.readline())
        return subprocess.CompletedProcess(tekst, code, uit.read_text("utf-8"), fout.read_text("utf-8"))


@cache
def _proces() -> tuple[Any, Any]:
    """Start the process, once for all tests of this worker; it ends when its questions do."""
    proces = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    return proces.stdin, proces.stdout


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


def _word_opdracht(vraag: dict[str, Any]) -> NoReturn:
    """Let this new process be one command."""
    for nummer, pad in enumerate((os.devnull, vraag["uit"], vraag["fout"])):
        os.dup2(os.open(pad, os.O_RDWR | os.O_CREAT), nummer)
    os.chdir(vraag["cwd"])
    os.environ.clear()
    os.environ.update(vraag["omgeving"])
    signal.alarm(GEDULD)
    if vraag["opties"][0] == _NOTEBOOK:
        nbformat.write(voer_notebook_uit(vraag["opties"][1]), vraag["opties"][2])
        os._exit(0)
    sys.argv = ["loket", *vraag["opties"]]
    from loket.__main__ import start

    start()


def _bedien() -> None:
    """Fork a command for each question, and answer with its exit code."""
    _laad()
    for regel in sys.stdin:
        if not (nummer := os.fork()):
            try:
                _word_opdracht(json.loads(regel))
            finally:
                os._exit(70)
        print(os.waitstatus_to_exitcode(os.waitpid(nummer, 0)[1]), flush=True)


if __name__ == "__main__":
    _bedien()
