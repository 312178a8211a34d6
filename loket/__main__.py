"""``python -m loket report --year 2022``: a process that starts and ends as quickly as it can."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def start() -> NoReturn:
    """Run the command line and end at once: to take down every library takes a tenth of a build with nothing to do."""
    gc.disable()  # most commands are over before cleaning up would pay, the shortest already while they import
    from loket.opdrachtregel import hoofd

    code = hoofd()
    with suppress(OSError):  # nobody reads it any more
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    start()
