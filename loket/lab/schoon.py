"""What a notebook is in git: text and code only; and the parameters that stand in it while it is open."""

from __future__ import annotations

import re
from typing import Any

#: What papermill too calls a cell that was put in to set parameters.
INGEVOEGD = "injected-parameters"
_PARAMETERS = "parameters"
#: What a cell's metadata may hold in git.
_BEWAARD = ("tags", "loket")
_KERNEL = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}}


def maak_schoon(nb: dict[str, Any]) -> None:
    """Take out of a notebook what running it has put in: outputs, live numbers, parameters, traces of this machine."""
    nb["cells"] = [cel for cel in nb["cells"] if INGEVOEGD not in cel["metadata"].get("tags", [])]
    for cel in nb["cells"]:
        cel["metadata"] = {naam: waarde for naam, waarde in cel["metadata"].items() if naam in _BEWAARD}
        if cel["cell_type"] == "code":
            cel["outputs"], cel["execution_count"] = [], None
    nb["metadata"] = _KERNEL | {"language_info": {"name": "python"}}


def zet_parameters(nb: dict[str, Any], parameters: dict[str, object]) -> None:
    """Put a cell behind the notebook's parameters that sets those which differ from what stands there."""
    for plaats, cel in enumerate(nb["cells"]):
        if _PARAMETERS in cel["metadata"].get("tags", []):
            anders = [f"{n} = {w!r}" for n, w in parameters.items() if _waarde(str(cel["source"]), n) != repr(w)]
            if anders:
                nb["cells"].insert(plaats + 1, _cel(anders))
            return


def _waarde(bron: str, naam: str) -> str:
    gevonden = re.search(rf"^{naam}\s*(?::[^=]+)?=\s*(.+?)\s*(?:#.*)?$", bron, re.M)
    return gevonden[1].replace('"', "'") if gevonden else ""


def _cel(regels: list[str]) -> dict[str, Any]:
    bron = "\n".join(["# Gekozen bij make lab; dit wordt niet bewaard.", *regels])
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": INGEVOEGD,
        "metadata": {"tags": [INGEVOEGD]},
        "outputs": [],
        "source": bron,
    }
