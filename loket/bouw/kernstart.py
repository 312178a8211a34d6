"""What a kernel of the build runs: it imports what the notebook will import anyway, and then is a kernel."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence

#: What ipykernel sets too, but after Matplotlib was imported here: a chart that a cell shows is output of that cell.
_BACKEND = "module://matplotlib_inline.backend_inline"


def laad() -> None:
    """Import what the notebook will import."""
    # pandera takes Hypothesis along where the tests' packages are installed, to make up data; no report does.
    sys.modules.setdefault("hypothesis", None)  # type: ignore[arg-type]
    sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]  # nor does one need ipykernel's debugger
    os.environ.setdefault("MPLBACKEND", _BACKEND)
    import loket.controle.lijst
    import loket.tonen.delen
    import loket.tonen.eigen
    import loket.tonen.grafieken
    import loket.tonen.overzichten
    import loket.tonen.partners
    import loket.tonen.verantwoording  # noqa: F401


def start(argumenten: Sequence[str] | None = None) -> None:
    """Be a kernel, with the arguments of ``ipykernel_launcher``, until told to stop."""
    from ipykernel.kernelapp import IPKernelApp

    from loket.bouw import gelezen
    from loket.tonen import celfout, dagtekst, tussendoor, waarde

    # ipykernel reads the number at its import, which in a forked process was before there was one. By it, a kernel
    # whose parent was killed ends by itself.
    app = IPKernelApp.instance(parent_handle=int(os.environ.get("JPY_PARENT_PID") or 0))
    app.initialize(argumenten)
    if matplotlib := sys.modules.get("matplotlib"):  # loaded before this process was forked, perhaps for another end
        matplotlib.use(_BACKEND)
    _vang_op(app.shell.events.register)
    waarde.richt_in(app.shell)
    celfout.richt_in(app.shell)
    dagtekst.richt_in(app.shell)
    tussendoor.richt_in(app.shell)
    gelezen.luister()
    app.start()


def _vang_op(registreer: Callable[[str, Callable[[object], None]], None]) -> None:
    """Let what a cell writes past Python, as a C library or another program does, be output of that very cell.

    ipykernel's own way reads it in a thread, which may be after the cell has ended; then nobody hears of it.
    """
    bestanden = [(tempfile.TemporaryFile(buffering=0), stroom) for stroom in ("stdout", "stderr")]  # noqa: SIM115
    for nummer, (bestand, _) in enumerate(bestanden, 1):
        os.dup2(bestand.fileno(), nummer)

    def na_de_cel(_: object) -> None:
        for bestand, stroom in bestanden:
            if bestand.tell():
                bestand.seek(0)
                getattr(sys, stroom).write(bestand.read().decode(errors="replace"))
                bestand.seek(0)
                bestand.truncate()

    registreer("post_run_cell", na_de_cel)


def begin() -> None:
    """Import, and be a kernel. Of what goes wrong in an import only the process that asked for it tells."""
    try:
        laad()
    except Exception:
        if os.environ.get("LOKET_TRACEBACK"):
            raise
        sys.exit(1)
    start()


if __name__ == "__main__":
    begin()
