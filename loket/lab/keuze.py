"""The desk and year that ``make lab`` was started with, in ``LOKET_KEUZE``."""

from __future__ import annotations

import json
import os

_NAAM = "LOKET_KEUZE"


def als_omgeving(parameters: dict[str, object]) -> dict[str, str]:
    """Return the environment variable that tells JupyterLab and its exporters what was chosen."""
    return {_NAAM: json.dumps(parameters)}


def lees_keuze() -> dict[str, object]:
    """Return the chosen parameters; nothing when JupyterLab was not started by ``make lab``."""
    keuze: dict[str, object] = json.loads(os.environ.get(_NAAM, "{}"))
    return keuze
