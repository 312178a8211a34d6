"""Executing a notebook with checked parameters, and leaving nothing of chance or time in the result."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError
from papermill.execute import raise_for_execution_errors, remove_error_markers
from papermill.parameterize import parameterize_notebook

from loket.basis.afspraken import MIME_CONTROLES
from loket.basis.meldingen import CelFout, InvoerFout, LoketFout, OnbekendeNaam, OnbekendeWaarde, melding_uit
from loket.basis.pythonfouten import python_in_woorden
from loket.bouw.cellen import kop_van, lees_notebook
from loket.bouw.engine import celtijd
from loket.rapporten import lees_rapport

with warnings.catch_warnings(action="ignore"):  # a bar for notebooks, which nobody sees
    import tqdm.auto  # noqa: F401  # papermill imports it when the kernel waits

#: Errors whose text is Dutch and complete.
_EIGEN_FOUTEN = {LoketFout.__name__, OnbekendeNaam.__name__, OnbekendeWaarde.__name__}


def voer_uit(
    notebook: Path, parameters: dict[str, Any], km: Any, gelezen: Callable[[list[str]], object] = list
) -> NotebookNode:
    """Execute a notebook in a running kernel and return it, cleaned of times, paths and random ids.

    ``gelezen`` is told which files its cells have read.

    Raises
    ------
    LoketFout
        When a parameter is unknown or a cell fails.
    """
    nb = _voor_papermill(lees_notebook(notebook))
    parameters = lees_rapport(notebook).kies(parameters)
    balk = {"desc": f"{notebook.stem} {parameters['jaar']}", "unit": "cel", "disable": None, "file": sys.stderr}
    try:
        # What papermill's execute_notebook does, but without writing the notebook as text four times in between.
        uitgevoerd = papermill_engines.execute_notebook_with_engine(
            "loket",
            parameterize_notebook(remove_error_markers(nb), parameters, engine_name="loket"),
            papermill_engines.nb_kernel_name("loket", nb),
            km=km,
            execution_timeout=celtijd(),
            progress_bar=balk,
            notebook=notebook,
        )
        raise_for_execution_errors(uitgevoerd, None)
    except PapermillExecutionError as fout:
        raise _celfout(fout, nb, notebook) from None
    gelezen(uitgevoerd.metadata.pop("gelezen"))
    return _schoon(uitgevoerd)


def _voor_papermill(nb: NotebookNode) -> NotebookNode:
    """Give a notebook the places where papermill puts what it knows; its own reader does so too."""
    nb.metadata["papermill"] = nbformat.from_dict({"parameters": {}, "default_parameters": {}})
    for cel in nb.cells:
        cel.metadata.setdefault("tags", [])
        cel.metadata["papermill"] = nbformat.from_dict({})
    return nb


def _celfout(fout: PapermillExecutionError, nb: NotebookNode, notebook: Path) -> LoketFout:
    """Say in which cell and line it went wrong, as check does."""
    if fout.ename == InvoerFout.__name__:  # each of its problems says where it is
        return LoketFout(str(fout.evalue))
    cel = next((c for c in nb.cells if c.source == fout.source), None)
    plaats = f"{notebook.as_posix()}, cel onder ‘{kop_van(nb, cel) if cel else 'onbekend'}’"
    verteld = "\n".join(fout.traceback)  # by the kernel, but when LOKET_TRACEBACK asks for all of it
    if not (melding := melding_uit(plaats, verteld)):
        return LoketFout(f"{plaats}: {python_in_woorden(fout.ename, fout.evalue)}\n{verteld}")
    if fout.ename in _EIGEN_FOUTEN:
        return CelFout(melding, f"{fout.evalue}\n  waar: {plaats}, regel {melding.rij}")
    return InvoerFout([melding], "in het notebook")


def _schoon(nb: NotebookNode) -> NotebookNode:
    """Remove what differs from run to run, so that the same input gives the same bytes."""
    nb.metadata.pop("papermill", None)
    nb.metadata.pop("widgets", None)
    nb.metadata.get("language_info", {}).pop("version", None)
    for nummer, cel in enumerate(nb.cells):
        cel["id"] = f"cel-{nummer}"
        cel.metadata.pop("papermill", None)
        cel.metadata.pop("execution", None)
        if cel.cell_type == "code":  # warnings are for the terminal; they hold paths
            cel.outputs = [uitvoer for uitvoer in cel.outputs if uitvoer.get("name") != "stderr"]
    return nb


def neem_uit(nb: NotebookNode, mime: str) -> str:
    """Take out of a notebook what it handed over to the build alone, and return it."""
    gevonden = [u.data.pop(mime) for cel in nb.cells for u in cel.get("outputs", []) if mime in u.get("data", {})]
    return "".join(gevonden)


def waarschuwingen(nb: NotebookNode) -> list[str]:
    """Take out of a notebook the warnings of the checks that are still open: they are for who builds it."""
    uitvoer = (u for cel in nb.cells for u in cel.get("outputs", []))
    return [regel for u in uitvoer for regel in u.get("data", {}).pop(MIME_CONTROLES, [])]
