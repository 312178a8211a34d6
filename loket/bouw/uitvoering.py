"""Executing a notebook with checked parameters, and leaving nothing of chance or time in the result."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nbformat
import tqdm.auto  # noqa: F401  # papermill imports it when the kernel waits
from nbformat import NotebookNode
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError
from papermill.execute import raise_for_execution_errors, remove_error_markers
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from loket.basis.afspraken import KERNEL, MIME_CONTROLES
from loket.basis.meldingen import InvoerFout, LoketFout, OnbekendeNaam, geen_notebook
from loket.bouw.engine import celtijd, kop_van
from loket.rapporten import lees_rapport

#: Errors whose text is Dutch and complete.
_EIGEN_FOUTEN = {LoketFout.__name__, InvoerFout.__name__, OnbekendeNaam.__name__}


def voer_uit(notebook: Path, parameters: dict[str, Any], km: Any) -> NotebookNode:
    """Execute a notebook in a running kernel and return it, cleaned of times, paths and random ids.

    Raises
    ------
    LoketFout
        When a parameter is unknown or a cell fails.
    """
    nb = _lees(notebook)
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
        raise LoketFout(_vertel(fout, nb, notebook, parameters)) from None
    return _schoon(uitgevoerd)


def _lees(notebook: Path) -> NotebookNode:
    try:
        nb = load_notebook_node(str(notebook))
    except (OSError, UnicodeError) as fout:
        raise LoketFout(f"Het notebook {notebook} kan niet worden gelezen ({fout}).") from None
    except (nbformat.ValidationError, ValueError, LookupError, TypeError, AttributeError):
        raise geen_notebook(notebook) from None
    taal = {**nb.metadata.get("language_info", {}), **nb.metadata.get("kernelspec", {})}
    if (in_taal := str(taal.get("language") or taal["name"] if taal else "python")).lower()[:6] != "python":
        raise LoketFout(
            f"{notebook} is geschreven in {in_taal}.\n  verwacht: een notebook in Python\n"
            "  wat te doen: kies in JupyterLab de kern Python 3 en bewaar het"
        )
    # What another editor calls the kernel, or forgets to, is no matter: a build always brings its own.
    nb.metadata["kernelspec"], nb.metadata["language_info"] = nbformat.from_dict([dict(KERNEL), {"name": "python"}])
    return nb


def _vertel(fout: PapermillExecutionError, nb: NotebookNode, notebook: Path, parameters: dict[str, Any]) -> str:
    if fout.ename in _EIGEN_FOUTEN:
        return str(fout.evalue)
    cel = next((c for c in nb.cells if c.source == fout.source), None)
    gegeven = ", ".join(f"{naam}={waarde}" for naam, waarde in parameters.items())
    laatste = [regel for regel in str(fout.source).splitlines() if regel.strip()][-3:]
    return "\n".join(
        [
            f"Een cel van {notebook} is mislukt: {fout.ename}: {fout.evalue}",
            f"  waar: onder de kop ‘{kop_van(nb, cel) if cel else 'onbekend'}’",
            f"  met: {gegeven}",
            "  laatste regels van de cel:",
            *(f"    {regel}" for regel in laatste),
            "  wat te doen: open het notebook in JupyterLab, voer het uit en verbeter deze cel",
        ]
    )


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


def waarschuwingen(nb: NotebookNode) -> list[str]:
    """Return the warnings of the checks that are still open, as the notebook handed them over."""
    uitvoer = (u for cel in nb.cells for u in cel.get("outputs", []))
    return [regel for u in uitvoer for regel in u.get("data", {}).get(MIME_CONTROLES, [])]
