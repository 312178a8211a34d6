"""The papermill engine that gives Markdown cells their numbers.

nbclient runs code cells only. This engine also evaluates every ``{eval}`` role, in cell order, and stores the result
where JupyterLab, Quarto and MyST look for it: ``metadata.user_expressions`` of the Markdown cell.
"""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.log import logger
from papermill.utils import merge_kwargs, remove_args

from loket.basis.afspraken import EVAL, MIME_GEVALLEN
from loket.basis.meldingen import InvoerFout, LoketFout, Melding, OnbekendeNaam, lijkt_op
from loket.bouw.vastlegging import vraag_bouwomgeving
from loket.bouw.vooruit import Vooruit, Vraag
from loket.tonen.halfwerk import halfwerk_in_cel

#: First line of a Markdown cell that is only shown when its expression is true.
VOORWAARDE = re.compile(r"\A<!--\s*als:\s*(?P<als>.+?)\s*(?:\|\s*anders:\s*(?P<anders>.*?)\s*)?-->\n?", re.S)


#: Errors whose text says enough.
_EIGEN_FOUTEN = {"AttributeError", LoketFout.__name__, OnbekendeNaam.__name__}

#: The answer to what was asked after a cell that failed, but may.
_MISLUKT = {"status": "error", "ename": LoketFout.__name__, "evalue": "De cel hierboven is mislukt."}
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
        gedaan = kwargs.pop("gedaan", None)
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
        client.notebook, client.gedaan, client.bouwomgeving = str(notebook), gedaan, bouwomgeving
        return client.execute()


class LoketClient(PapermillNotebookClient):
    """Evaluates Markdown cells between the code cells, and gathers every unknown name."""

    notebook = "notebook"
    #: Receives each cell when it has been executed.
    gedaan: Callable[[NotebookNode], None] | None = None
    #: Gives what the kernel has to know of this build; see :mod:`loket.bouw.vastlegging`.
    bouwomgeving: Callable[[], dict[str, str]]

    def papermill_execute_cells(self) -> None:
        """Run all cells in order, then raise once for all names that lead nowhere.

        Raises
        ------
        InvoerFout
            When one or more ``{eval}`` roles gave no result.
        """
        self.meldingen: list[Melding] = []
        # Said now, not when the kernel started: that may have been before the program was changed.
        bouw = {"bouw": f"__import__('os').environ.update({self.bouwomgeving()!r})"}
        bericht = self.kc.execute("", store_history=False, user_expressions=bouw | self._uitdrukkingen(self.nb.cells))
        self._onthoud(self.wait_for_reply(bericht))
        self.on_cell_executed = self._onthoud
        self.kc.execute = Vooruit(self.kc.execute, self._vragen())
        super().papermill_execute_cells()
        if self.meldingen and not self.nb.metadata.papermill.get("exception"):
            raise InvoerFout(self.meldingen)

    def execute_cell(self, cell: NotebookNode, cell_index: int, *args: Any, **kwargs: Any) -> NotebookNode:
        """Run a code cell; evaluate a Markdown cell."""
        if cell.cell_type == "markdown":
            self._vul_markdown(cell)
        else:
            super().execute_cell(cell, cell_index, *args, **kwargs)
        if self.gedaan:
            self.gedaan(cell)
        return cell

    def _vul_markdown(self, cell: NotebookNode) -> None:
        bron = cell.source  # as the analyst sees it: its line numbers are those of the messages
        if voorwaarde := VOORWAARDE.match(bron):
            waar = self._bereken(cell, bron, [voorwaarde["als"]], "bool({})")
            tonen = not waar or waar[0]["result"].get("data", {}).get("text/plain") == "True"
            cell.source = cell.source[voorwaarde.end() :] if tonen else voorwaarde["anders"] or ""
        weg = bron.count("\n") - cell.source.count("\n")
        for regel, verwacht, herstel in halfwerk_in_cel(cell.source):
            waarde = cell.source.split("\n")[regel - 1].strip()
            self.meldingen.append(Melding(self._plaats(cell), "", verwacht, herstel, regel + weg, waarde))
        uitdrukkingen = EVAL.findall(cell.source)
        if uitdrukkingen:
            cell.metadata["user_expressions"] = self._bereken(cell, bron, uitdrukkingen)

    def _bereken(
        self, cell: NotebookNode, bron: str, uitdrukkingen: list[str], vorm: str = "{}"
    ) -> list[dict[str, Any]]:
        """Return what the kernel made of expressions, each within ``vorm``; problems are put on the list."""
        antwoorden = (self._antwoorden.get(vorm.format(tekst), _MISLUKT) for tekst in uitdrukkingen)
        resultaten = [{"expression": t, "result": r} for t, r in zip(uitdrukkingen, antwoorden, strict=True)]
        for resultaat in resultaten:
            uitkomst = resultaat["result"]
            if uitkomst["status"] != "ok":
                self._meld(cell, bron, resultaat["expression"], self._uitleg(uitkomst))
            elif MIME_GEVALLEN in uitkomst["data"] or "<table" in uitkomst["data"].get("text/html", ""):
                self._meld(cell, bron, resultaat["expression"], "Losse gevallen en tabellen horen niet in een zin.")
            elif "text/html" not in uitkomst["data"] and not _is_woord(uitkomst["data"].get("text/plain", "")):
                self._meld(cell, bron, resultaat["expression"], "In een zin hoort een cijfer, een tekst of een getal.")
        return resultaten

    def _onthoud(self, execute_reply: dict[str, Any], **_: Any) -> None:
        """Keep what the Markdown cells up to the next code cell asked."""
        self._antwoorden: dict[str, Any] = execute_reply["content"].get("user_expressions", {})

    def _vragen(self) -> Iterator[Vraag]:
        """Yield all code that will be run, each with what the Markdown cells behind it ask."""
        for nummer, cel in enumerate(self.nb.cells):
            if self._wordt_uitgevoerd(cel):
                keuzes = {
                    "store_history": True,
                    "stop_on_error": "raises-exception" not in cel.metadata.get("tags", []),
                }
                yield Vraag(cel.source, keuzes, self._uitdrukkingen(self.nb.cells[nummer + 1 :]))

    def _uitdrukkingen(self, cellen: list[NotebookNode]) -> dict[str, str]:
        """Return what Markdown cells ask of the kernel, up to the next code cell: until there, nothing changes."""
        teksten: list[str] = []
        for cel in takewhile(lambda c: not self._wordt_uitgevoerd(c), cellen):
            if cel.cell_type == "markdown":
                if voorwaarde := VOORWAARDE.match(cel.source):
                    teksten.append(f"bool({voorwaarde['als']})")
                teksten += EVAL.findall(cel.source)
        return {tekst: tekst for tekst in [*teksten, _NAMEN]} if teksten else {}

    def _wordt_uitgevoerd(self, cel: NotebookNode) -> bool:
        overslaan = self.skip_cells_with_tag in cel.metadata.get("tags", [])
        return bool(cel.cell_type == "code" and cel.source.strip() and not overslaan)

    def _uitleg(self, uitkomst: dict[str, Any]) -> str:
        """Put the kernel's error in words, with the nearest names."""
        tekst = str(uitkomst["evalue"])
        onbekend = re.search(r"name '(\w+)' is not defined", tekst)
        if not onbekend:
            return tekst if uitkomst["ename"] in _EIGEN_FOUTEN else f"{uitkomst['ename']}: {tekst}"
        bekend = self._antwoorden[_NAMEN]["data"]["text/plain"].strip("'").split()
        return f"De naam ‘{onbekend[1]}’ bestaat niet.{lijkt_op(onbekend[1], bekend)}"

    def _meld(self, cell: NotebookNode, bron: str, uitdrukking: str, uitleg: str) -> None:
        regel = next((n for n, r in enumerate(bron.split("\n"), 1) if f"`{uitdrukking}`" in r), 1)
        verwacht = "een naam of pad dat bestaat, zoals {eval}`cijfers.plaatsingen`"
        herstel = f"verbeter de naam. {uitleg}"
        self.meldingen.append(Melding(self._plaats(cell), "", verwacht, herstel, regel, uitdrukking))

    def _plaats(self, cell: NotebookNode) -> str:
        return f"{Path(self.notebook).as_posix()}, cel onder ‘{kop_van(self.nb, cell)}’"


def _is_woord(weergave: str) -> bool:
    """Tell whether a repr is that of a text or number: a list or column could hold cases."""
    try:
        return isinstance(literal_eval(weergave), str | int | float)
    except (ValueError, SyntaxError):
        return False


def kop_van(nb: NotebookNode, cell: NotebookNode) -> str:
    """Return the heading under which a cell stands, to tell the analyst where to look."""
    kop = "het begin van het notebook"
    for kandidaat in nb.cells:
        if kandidaat.cell_type == "markdown" and (gevonden := re.search(r"^#+ +(.+)$", kandidaat.source, re.M)):
            kop = EVAL.sub("…", gevonden[1]).strip()
        if kandidaat is cell:
            break
    return kop
