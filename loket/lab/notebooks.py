"""How JupyterLab reads and writes the project's notebooks, and which parameters were chosen for them.

``make lab`` says what it was started with in ``LOKET_KEUZE``. An open notebook holds a cell that sets it; in git a
notebook is text and code only.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from nbconvert.preprocessors import ClearOutputPreprocessor, TagRemovePreprocessor
from nbformat import NotebookNode
from tornado.web import HTTPError
from traitlets import Dict

from loket.basis.afspraken import KERNEL
from loket.basis.meldingen import LoketFout
from loket.rapporten import lees_parameters

#: What papermill too calls a cell that was put in to set parameters.
INGEVOEGD = "injected-parameters"
#: Notebooks elsewhere are the analyst's own.
_MAP = "notebooks/"
_KEUZE = "LOKET_KEUZE"
#: What the metadata of a cell may hold in git; nbconvert's own ClearMetadataPreprocessor leaves Markdown cells alone.
_BEWAARD = ("tags", "loket")
#: Above what was chosen, in the cell below the notebook's own parameters.
_GEKOZEN = (
    "# Dit koos u bij make lab. Het geldt in plaats van wat hierboven staat: verander het hier. Het wordt niet bewaard."
)
_KAPOT = (
    "Dit bestand is geen heel notebook. Zet het terug zoals u het laatst vastlegde, met deze opdracht in een terminal: "
    "git checkout HEAD -- {0}"
)
_SCHOONMAKERS = (
    TagRemovePreprocessor(enabled=True, remove_cell_tags={INGEVOEGD}),
    ClearOutputPreprocessor(enabled=True),
)


class LoketContents(AsyncLargeFileManager):
    """Opens the project's notebooks with the chosen parameters."""

    #: What was shown in each notebook when it was last saved, for who loads the page again; on no disk.
    getoond = Dict()

    async def get(
        self, path: str, content: bool = True, type: str | None = None, format: str | None = None, **meer: Any
    ) -> dict[str, Any]:
        """Return a file; a notebook of the project gets a cell with the chosen parameters."""
        try:
            model: dict[str, Any] = await super().get(path, content=content, type=type, format=format, **meer)
        except HTTPError as fout:
            if "Unreadable Notebook" not in str(fout.log_message):
                raise
            raise HTTPError(400, _KAPOT.format(path.strip("/"))) from fout
        if _is_van_ons(model, path):
            getoond, bewaard = self.getoond.get(path.strip("/")), nbformat.from_dict(model["content"])
            if getoond and maak_schoon(deepcopy(getoond)) == maak_schoon(deepcopy(bewaard)):
                model["content"] = deepcopy(getoond)
            else:
                zet_parameters(model["content"], lees_keuze())
            model["content"]["metadata"]["language_info"] = _taal()
        return model

    async def increment_filename(self, filename: str, path: str = "", insert: str = "") -> str:
        """Return a free name for a new file or a copy; Jupyter's own would be ``jaarverslag-Copy1.ipynb``."""
        if insert == "-Copy":
            filename, insert = re.sub(r"-kopie\d*(?=\.)", "", filename), "-kopie"
        naam: str = await super().increment_filename(filename, path, insert)
        return naam


@cache
def _taal() -> dict[str, Any]:
    """Return what the kernel will say of its language: else JupyterLab calls the notebook unsaved when it hears so."""
    from ipykernel.ipkernel import IPythonKernel

    return dict(IPythonKernel.language_info)


def maak_schoon_bij_bewaren(model: dict[str, Any], path: str, contents_manager: LoketContents, **_: Any) -> None:
    """Let Jupyter save a notebook of the project without what running it has put in: its ``pre_save_hook``."""
    if _is_van_ons(model, path):
        getoond = nbformat.from_dict(model["content"])
        contents_manager.getoond[path.strip("/")] = deepcopy(getoond)
        model["content"] = maak_schoon(getoond)


def maak_schoon(nb: NotebookNode) -> NotebookNode:
    """Take out of a notebook what running it has put in: outputs, live numbers, parameters, traces of this machine."""
    for schoonmaker in _SCHOONMAKERS:
        nb, _ = schoonmaker.preprocess(nb, {})
    for cel in nb.cells:
        cel.metadata = {naam: cel.metadata[naam] for naam in _BEWAARD if cel.metadata.get(naam)}
    eigen = {"loket": nb.metadata["loket"]} if "loket" in nb.metadata else {}
    nb.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}} | eigen)
    return nb


def zet_parameters(nb: NotebookNode, parameters: dict[str, object]) -> None:
    """Put a cell behind the notebook's parameters that sets those which differ from what stands there."""
    for plaats, cel in enumerate(nb["cells"]):
        if "parameters" not in cel["metadata"].get("tags", []):
            continue
        with suppress(LoketFout):  # a cell that is being written; running it says what is wrong
            eigen = lees_parameters(str(cel["source"]), Path("dit notebook"))
            anders = [f"{n} = {w!r}" for n, w in parameters.items() if n in eigen and eigen[n].standaard != w]
            if anders:
                bron = "\n".join([_GEKOZEN, *anders])
                erbij = nbformat.v4.new_code_cell(bron, id=INGEVOEGD, metadata={"tags": [INGEVOEGD]})
                nb["cells"].insert(plaats + 1, erbij)
        return


def als_omgeving(parameters: dict[str, object]) -> dict[str, str]:
    """Return the environment variable that tells JupyterLab and its exporters what was chosen."""
    return {_KEUZE: json.dumps(parameters)}


def lees_keuze() -> dict[str, object]:
    """Return the chosen parameters; nothing when JupyterLab was not started by ``make lab``."""
    keuze: dict[str, object] = json.loads(os.environ.get(_KEUZE, "{}"))
    return keuze


def _is_van_ons(model: dict[str, Any], path: str) -> bool:
    return model.get("type") == "notebook" and bool(model.get("content")) and path.strip("/").startswith(_MAP)
