"""The papermill engine that gives Markdown cells their numbers.

nbclient runs code cells only. This engine also evaluates every ``{eval}`` role, in cell order, and stores the result
where JupyterLab, Quarto and MyST look for it: ``metadata.user_expressions`` of the Markdown cell.
"""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.log import logger
from papermill.utils import merge_kwargs, remove_args

from loket.basis.afspraken import EVAL, MIME_GEVALLEN, VOORWAARDE, kop_in
from loket.basis.meldingen import InvoerFout, LoketFout, Melding, OnbekendeNaam, lijkt_op
from loket.bouw.opdracht import vraag_bouwomgeving
from loket.tonen.halfwerk import halfwerk_in_cel

#: Errors whose text says enough.
_EIGEN_FOUTEN = {"AttributeError", LoketFout.__name__, OnbekendeNaam.__name__}

#: Asked along with every number, for the message when there is no such name: what the notebook has named itself.
_NAMEN = "' '.join(n for n in globals() if not n.startswith('_') and n not in get_ipython().user_ns_hidden)"


class LoketEngine(NBClientEngine):
    """Executes a notebook as papermill does, Markdown cells included; registered as ``loket``."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        log_output: bool = False,
        stdout_file: Any = None,
        stderr_file: Any = None,
        start_timeout: int = 60,
        execution_timeout: int | None = None,
        **kwargs: Any,
    ) -> NotebookNode:
        """Run the notebook; see papermill's NBClientEngine for the parameters."""
        notebook = kwargs.pop("notebook", None) or kwargs.get("input_path")
        bouwomgeving = vraag_bouwomgeving()  # git looks while the kernel is being reached
        client = LoketClient(
            nb_man,
            **merge_kwargs(
                remove_args(["input_path", "timeout", "startup_timeout"], **kwargs),
                timeout=execution_timeout or kwargs.get("timeout"),
                startup_timeout=start_timeout,
                kernel_name=kernel_name,
                log=logger,
                log_output=log_output,
                stdout_file=stdout_file,
                stderr_file=stderr_file,
            ),
        )
        client.notebook, client.bouwomgeving = str(notebook), bouwomgeving
        return client.execute()


class LoketClient(PapermillNotebookClient):
    """Evaluates Markdown cells between the code cells, and gathers every unknown name."""

    notebook = "notebook"
    #: Gives what the kernel has to know of this build; see :mod:`loket.bouw.opdracht`.
    bouwomgeving: Callable[[], dict[str, str]]
    #: What the kernel answered to the Markdown cells since the last code cell; None when it was not asked yet.
    _antwoorden: dict[str, Any] | None = None

    def papermill_execute_cells(self) -> None:
        """Run all cells in order, then raise once for all names that lead nowhere.

        Raises
        ------
        InvoerFout
            When one or more ``{eval}`` roles gave no result.
        """
        self.meldingen: list[Melding] = []
        # Said now, not when the kernel started: that may have been before the program was changed.
        self._vraag({"bouw": f"__import__('os').environ.update({self.bouwomgeving()!r})"})
        super().papermill_execute_cells()
        if self.meldingen and not self.nb.metadata.papermill.get("exception"):
            raise InvoerFout(self.meldingen)

    def execute_cell(self, cell: NotebookNode, cell_index: int, *args: Any, **kwargs: Any) -> NotebookNode:
        """Run a code cell; evaluate a Markdown cell, along with those up to the next code cell."""
        if cell.cell_type != "markdown":
            self._antwoorden = None
            return super().execute_cell(cell, cell_index, *args, **kwargs)
        if self._antwoorden is None:
            self._antwoorden = self._vraag(_uitdrukkingen(self.nb.cells[cell_index:]))
        self._vul_markdown(cell, self._antwoorden)
        return cell

    def _vraag(self, uitdrukkingen: dict[str, str]) -> dict[str, Any]:
        """Let the kernel evaluate expressions, all in one message."""
        if not uitdrukkingen:
            return {}
        bericht = self.kc.execute("", store_history=False, user_expressions=uitdrukkingen)
        antwoorden: dict[str, Any] = self.wait_for_reply(bericht)["content"]["user_expressions"]
        return antwoorden

    def _vul_markdown(self, cell: NotebookNode, antwoorden: dict[str, Any]) -> None:
        bron = cell.source  # as the analyst sees it: its line numbers are those of the messages
        if voorwaarde := VOORWAARDE.match(bron):
            waar = self._bereken(cell, bron, [voorwaarde["als"]], antwoorden, "bool({})")
            tonen = not waar or waar[0]["result"].get("data", {}).get("text/plain") == "True"
            cell.source = cell.source[voorwaarde.end() :] if tonen else voorwaarde["anders"] or ""
        weg = bron.count("\n") - cell.source.count("\n")
        for regel, verwacht, herstel in halfwerk_in_cel(cell.source):
            waarde = cell.source.split("\n")[regel - 1].strip()
            self.meldingen.append(Melding(self._plaats(cell), "", verwacht, herstel, regel + weg, waarde))
        uitdrukkingen = EVAL.findall(cell.source)
        if uitdrukkingen:
            cell.metadata["user_expressions"] = self._bereken(cell, bron, uitdrukkingen, antwoorden)

    def _bereken(
        self,
        cell: NotebookNode,
        bron: str,
        uitdrukkingen: list[str],
        antwoorden: dict[str, Any],
        vorm: str = "{}",
    ) -> list[dict[str, Any]]:
        """Return what the kernel made of expressions, each within ``vorm``; problems are put on the list."""
        resultaten = [{"expression": t, "result": antwoorden[vorm.format(t)]} for t in uitdrukkingen]
        for resultaat in resultaten:
            uitkomst = resultaat["result"]
            if uitkomst["status"] != "ok":
                self._meld(cell, bron, resultaat["expression"], _uitleg(uitkomst, antwoorden))
            elif MIME_GEVALLEN in uitkomst["data"] or "<table" in uitkomst["data"].get("text/html", ""):
                self._meld(cell, bron, resultaat["expression"], "Losse gevallen en tabellen horen niet in een zin.")
            elif "text/html" not in uitkomst["data"] and not _is_woord(uitkomst["data"].get("text/plain", "")):
                self._meld(cell, bron, resultaat["expression"], "In een zin hoort een cijfer, een tekst of een getal.")
        return resultaten

    def _meld(self, cell: NotebookNode, bron: str, uitdrukking: str, uitleg: str) -> None:
        regel = next((n for n, r in enumerate(bron.split("\n"), 1) if f"`{uitdrukking}`" in r), 1)
        verwacht = "een naam of pad dat bestaat, zoals {eval}`cijfers.plaatsingen`"
        herstel = f"verbeter de naam. {uitleg}"
        self.meldingen.append(Melding(self._plaats(cell), "", verwacht, herstel, regel, uitdrukking))

    def _plaats(self, cell: NotebookNode) -> str:
        return f"{Path(self.notebook).as_posix()}, cel onder ‘{kop_van(self.nb, cell)}’"


def _uitdrukkingen(cellen: list[NotebookNode]) -> dict[str, str]:
    """Return what Markdown cells ask of the kernel, up to the next code cell: until there, nothing changes."""
    teksten: list[str] = []
    for cel in takewhile(lambda c: c.cell_type == "markdown", cellen):
        if voorwaarde := VOORWAARDE.match(cel.source):
            teksten += [f"bool({voorwaarde['als']})", *EVAL.findall(voorwaarde["anders"] or "")]
        teksten += EVAL.findall(cel.source)
    return {tekst: tekst for tekst in [*teksten, _NAMEN]} if teksten else {}


def _uitleg(uitkomst: dict[str, Any], antwoorden: dict[str, Any]) -> str:
    """Put the kernel's error in words, with the nearest names."""
    tekst = str(uitkomst["evalue"])
    onbekend = re.search(r"name '(\w+)' is not defined", tekst)
    if not onbekend:
        return tekst if uitkomst["ename"] in _EIGEN_FOUTEN else f"{uitkomst['ename']}: {tekst}"
    bekend = antwoorden[_NAMEN]["data"]["text/plain"].strip("'").split()
    return f"De naam ‘{onbekend[1]}’ bestaat niet.{lijkt_op(onbekend[1], bekend)}"


def _is_woord(weergave: str) -> bool:
    """Tell whether a repr is that of a text or number: a list or column could hold cases."""
    try:
        return isinstance(literal_eval(weergave), str | int | float)
    except (ValueError, SyntaxError):
        return False


def kop_van(nb: NotebookNode, cell: NotebookNode) -> str:
    """Return the heading under which a cell stands, to tell the analyst where to look."""
    tot = next(nummer for nummer, kandidaat in enumerate(nb.cells, 1) if kandidaat is cell)
    return next(filter(None, map(kop_in, reversed(nb.cells[:tot]))), "het begin van het notebook")
