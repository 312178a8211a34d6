"""What a kernel of the build runs: it imports what the notebook will import anyway, and then is a kernel.

Memory is not cleaned up along the way: a build is over before that would pay.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def laad() -> None:
    """Import what the notebook will import."""
    # pandera takes Hypothesis along where the tests' packages are installed, to make up data; no report does.
    sys.modules.setdefault("hypothesis", None)  # type: ignore[arg-type]
    import loket.controle.lijst
    import loket.tonen.grafieken
    import loket.tonen.overzichten
    import loket.tonen.verantwoording  # noqa: F401


def start(argumenten: Sequence[str] | None = None) -> None:
    """Be a kernel, with the arguments of ``ipykernel_launcher``, until told to stop."""
    gc.disable()

    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.launch_instance(argumenten)


if __name__ == "__main__":
    gc.disable()
    laad()
    start()
