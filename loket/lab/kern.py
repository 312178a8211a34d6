"""The kernel that runs the cells of a notebook in JupyterLab: it speaks Dutch, and stops at what goes wrong."""

from __future__ import annotations

from typing import Any

from ipykernel.ipkernel import IPythonKernel

import loket


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

    def _post_dummy_stop_aborting_message(self, subshell_id: str | None) -> None:
        # Since ipykernel 7 reads its messages in a thread, it does not wait for its own setting.
        verder = super()._post_dummy_stop_aborting_message
        self.shell_channel_thread.io_loop.call_later(self.stop_on_error_timeout, verder, subshell_id)
