"""Starting JupyterLab on the report of one year."""

from __future__ import annotations

import os
import sys
from importlib.resources import files
from pathlib import Path

from loket.lab.keuze import als_omgeving
from loket.register.datamap import jaren_tot
from loket.register.inrichting import lees_inrichting


def start_lab(notebook: Path, data: Path, loket: str, jaar: int, extra: tuple[str, ...] = ()) -> None:
    """Become JupyterLab, with the desk, the year and the data folder chosen.

    Raises
    ------
    LoketFout
        When the desk or the year does not exist.
    """
    lees_inrichting(data, loket)
    jaren_tot(data / loket, jaar)
    omgeving = os.environ | als_omgeving({"loket": loket, "jaar": jaar}) | {"LOKET_DATA": str(data.absolute())}
    instellingen = str(files("loket.lab") / "instellingen" / "jupyter_config.py")
    opening = f"--LabApp.default_url=/lab/tree/{notebook.as_posix()}"  # the other folders stay in sight
    opdracht = [sys.executable, "-m", "jupyterlab", f"--config={instellingen}", opening, *extra]
    os.execve(sys.executable, opdracht, omgeving)
