"""Starting JupyterLab on a report."""

from __future__ import annotations

import os
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

from loket.basis.make import keuze_voor_make
from loket.basis.meldingen import LoketFout
from loket.register.loket_toml import lees_inrichting
from loket.register.mappen import jaren_tot


def start_lab(notebook: Path, data: Path, parameters: dict[str, Any], extra: tuple[str, ...] = ()) -> None:
    """Become JupyterLab, with the parameters of the report and the data folder chosen.

    Raises
    ------
    LoketFout
        When the desk or the year does not exist.
    """
    loket, jaar = str(parameters["loket"]), int(parameters["jaar"])
    lees_inrichting(data, loket)
    jaren_tot(data / loket, jaar)
    if hasattr(os, "geteuid") and os.geteuid() == 0 and "--allow-root" not in extra:
        keuze = f"REPORT={notebook.stem} YEAR={jaar}{keuze_voor_make(data, loket)}"
        raise LoketFout(
            "JupyterLab start niet voor de beheerder van deze computer (root): ieder notebook kan dan alles.\n"
            "  wat te doen: log in als gewone gebruiker, of kies er zelf voor:\n"
            f"    make lab {keuze} ROOT=ja"
        )
    if not data.resolve().is_relative_to(Path.cwd().resolve()):
        teksten = data / loket / str(jaar) / "verhaal"
        print(f"De teksten van dit loket staan in {teksten}, buiten dit project.")
        print("  JupyterLab toont alleen het project: open ze in een andere editor. make watch volgt ze.")
    from loket.bouw.kern import dit_loket
    from loket.lab.notebooks import als_omgeving  # these are heavy: only when all is well

    instellingen = files("loket.lab") / "instellingen"
    omgeving = os.environ | dit_loket() | als_omgeving(parameters) | {"LOKET_DATA": str(data.absolute())}
    omgeving |= {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    opening = f"--LabApp.default_url=/lab/tree/{notebook.as_posix()}"  # the other folders stay in sight
    opdracht = [sys.executable, "-m", "loket.lab", f"--config={instellingen / 'jupyter_config.py'}", opening, *extra]
    os.execve(sys.executable, opdracht, omgeving)
