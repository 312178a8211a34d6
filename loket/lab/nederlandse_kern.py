"""The kernel that runs the cells of a notebook in JupyterLab: it speaks Dutch, and stops at what goes wrong."""

from __future__ import annotations

import ast
from typing import Any

from ipykernel.ipkernel import IPythonKernel

import loket

#: Parameters by which the cell that chooses them is known, though one of them may be mistyped.
_VAN_ELK_RAPPORT = {"loket", "jaar", "peildatum", "status"}


def parameters_in(code: str) -> set[str]:
    """Return the names that a cell chooses, when it does that alone, each with its type, as a parameters' cell does."""
    try:
        regels = ast.parse(code).body
    except SyntaxError:
        return set()
    namen = [r.target.id for r in regels if isinstance(r, ast.AnnAssign) and isinstance(r.target, ast.Name)]
    return {*namen} if len(namen) == len(regels) and len({*namen} & _VAN_ELK_RAPPORT) > 1 else set()


class LoketKern(IPythonKernel):
    """Tells a slip in Dutch from the first cell on, and runs no cell that was asked for together with a wrong one.

    JupyterLab sends all cells at once, but they reach the kernel one after another; a cell that arrives after a quick
    slip would run with what was left of the previous run, such as last year's figures.
    """

    banner = "Hierin lopen de cellen van dit notebook, in Python."
    #: IPython's are manuals in English.
    help_links: list[dict[str, str]] = []  # noqa: RUF012  # a setting of ipykernel
    #: Seconds in which all cells arrive; nobody reads what is wrong, mends it and runs it again within that time.
    stop_on_error_timeout = 1.0

    def __init__(self, **instellingen: Any) -> None:
        super().__init__(**instellingen)  # type: ignore[no-untyped-call]
        loket.richt_in(self.shell)
        self._gekozen: set[str] = set()
        self.shell.events.register("pre_run_cell", self._vergeet_gekozen)

    def _vergeet_gekozen(self, cel: Any) -> None:
        """Forget what was chosen before when it is chosen anew: a slip in a name leaves no earlier year behind."""
        if gekozen := parameters_in(cel.raw_cell):
            for naam in self._gekozen:
                self.shell.user_ns.pop(naam, None)
            self._gekozen = gekozen

    def _post_dummy_stop_aborting_message(self, subshell_id: str | None) -> None:
        # Since ipykernel 7 reads its messages in a thread, it does not wait for its own setting.
        verder = super()._post_dummy_stop_aborting_message
        self.shell_channel_thread.io_loop.call_later(self.stop_on_error_timeout, verder, subshell_id)
