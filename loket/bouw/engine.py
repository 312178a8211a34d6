"""The papermill engine that gives Markdown cells their numbers.

nbclient runs code cells only. This engine also evaluates every ``{eval}`` role, in cell order, and stores the result
where JupyterLab, Quarto and MyST look for it: ``metadata.user_expressions`` of the Markdown cell.
"""

from __future__ import annotations

import logging
import os
import re
from ast import literal_eval
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.utils import merge_kwargs, remove_args

from loket.basis import opmaak
from loket.basis.afspraken import EVAL, VOORWAARDE
from loket.basis.meldingen import InvoerFout, LoketFout, Melding, OnbekendeNaam, OnbekendeWaarde
from loket.basis.pythonfouten import onbekende_naam, python_in_woorden, zonder_cijfers
from loket.bouw.cellen import (
    bezwaar,
    geweigerd,
    half_in,
    kies,
    kop_van,
    na_rol,
    rolmelding,
    verborgen_in,
    voorwaardemelding,
    vul_in,
)
from loket.bouw.gelezen import opgesomd
from loket.bouw.opdracht import vraag_bouwomgeving

#: What a slip in a name gives.
_NAAMFOUTEN = {NameError.__name__, OnbekendeNaam.__name__}
#: Errors whose text says enough.
_EIGEN_FOUTEN = {LoketFout.__name__, InvoerFout.__name__, OnbekendeNaam.__name__, OnbekendeWaarde.__name__}

#: Asked along with every number, for the message when there is no such name: what the notebook has named itself.
_NAMEN = "' '.join(n for n in globals() if not n.startswith('_') and n not in get_ipython().user_ns_hidden)"


#: How a condition is judged, in the kernel; it is not imported here, for it takes pandas along.
_OORDEEL = "__import__('loket.tonen.onthouden', fromlist=['*']).oordeel_over({!r}, globals())"

#: Which files the cells have read.
_GELEZEN = f"__import__('{opgesomd.__module__}', fromlist=['*']).{opgesomd.__name__}()"

#: What goes wrong is told once, in Dutch.
_STIL = logging.getLogger("loket.uitvoering")
_STIL.addHandler(logging.NullHandler())
_STIL.propagate = False
#: Environment variable with the seconds that a cell may take.
_CELTIJD = "LOKET_CELTIJD"


def celtijd() -> int:
    """Return how many seconds a cell may take; ten minutes unless the user says otherwise."""
    gekozen = os.environ.get(_CELTIJD, "600")
    if not gekozen.isdecimal() or not int(gekozen):
        raise LoketFout(f"{_CELTIJD} is ‘{gekozen}’.\n  verwacht: een aantal seconden, zoals 1200")
    return int(gekozen)


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
                log=_STIL,
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
    meldingen: list[Melding]
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
        self.meldingen = [*filter(None, (geweigerd(cel, self._plaats(cel)) for cel in self.nb.cells))]
        if self.meldingen:
            raise InvoerFout(self.meldingen)
        # Said now, not when the kernel started: that may have been before the program was changed.
        self._vraag({"bouw": f"__import__('os').environ.update({self.bouwomgeving()!r})"})
        super().papermill_execute_cells()
        antwoord = self._vraag({"gelezen": _GELEZEN})["gelezen"]
        self.nb.metadata["gelezen"] = literal_eval(antwoord["data"]["text/plain"])
        if self.meldingen and not self.nb.metadata.papermill.get("exception"):
            raise InvoerFout(self.meldingen)

    def execute_cell(self, cell: NotebookNode, cell_index: int, *args: Any, **kwargs: Any) -> NotebookNode:
        """Run a code cell; evaluate a Markdown cell, along with those up to the next code cell."""
        if self.nb_man.pbar is not None:
            self.nb_man.pbar.set_postfix_str(kop_van(self.nb, cell)[:40], refresh=False)
        if cell.cell_type != "markdown":
            self._antwoorden = None
            return self._voer_code_uit(cell, cell_index, *args, **kwargs)
        if self._antwoorden is None:
            self._antwoorden = self._vraag(_uitdrukkingen(self.nb.cells[cell_index:]))
        self._vul_markdown(cell, self._antwoorden)
        return cell

    def _voer_code_uit(self, cell: NotebookNode, *args: Any, **kwargs: Any) -> NotebookNode:
        """Run a code cell; say in Dutch, with its place, that it took too long or that the kernel has gone.

        Raises
        ------
        LoketFout
            When no answer came.
        """
        try:
            return super().execute_cell(cell, *args, **kwargs)
        except CellTimeoutError:
            raise LoketFout(
                f"Een cel deed er langer over dan {opmaak.met_woord(self.timeout, ('seconde', 'seconden'))} en is"
                f" gestopt.\n  waar: {self._plaats(cell)}\n"
                f"  wat te doen: maak de cel sneller, of geef haar meer tijd: export {_CELTIJD}=1200"
            ) from None
        except DeadKernelError:
            raise LoketFout(
                "De kern, die het notebook uitvoert, is gestopt. Meestal is dan het geheugen op.\n"
                f"  waar: {self._plaats(cell)}\n  wat te doen: sluit andere programma’s en probeer het opnieuw;"
                " helpt dat niet, laat de cel dan minder rijen tegelijk gebruiken"
            ) from None

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
            if melding := voorwaardemelding(self._plaats(cell), bron, voorwaarde["als"]):
                self.meldingen.append(melding)
                return
            waar = self._bereken(cell, bron, [voorwaarde["als"]], antwoorden, _OORDEEL)
            geldt = literal_eval(waar[0]["result"].get("data", {}).get("text/plain", "True"))
            cell.source = kies(voorwaarde, geldt)
            for rol in verborgen_in(bron, cell.source):
                if antwoorden[rol].get("ename") in _NAAMFOUTEN:
                    self._bereken(cell, bron, [rol], antwoorden)
        self.meldingen += half_in(cell, bron, self._plaats(cell))
        if uitdrukkingen := EVAL.findall(cell.source):
            vul_in(cell, self._bereken(cell, bron, uitdrukkingen, antwoorden))

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
            klacht = (
                bezwaar(uitkomst["data"], na_rol(bron, resultaat["expression"]))
                if uitkomst["status"] == "ok"
                else _uitleg(resultaat, antwoorden)
            )
            if klacht:
                self.meldingen.append(rolmelding(self._plaats(cell), bron, resultaat["expression"], klacht))
        return resultaten

    def _plaats(self, cell: NotebookNode) -> str:
        return f"{Path(self.notebook).as_posix()}, cel onder ‘{kop_van(self.nb, cell)}’"


def _uitdrukkingen(cellen: list[NotebookNode]) -> dict[str, str]:
    """Return what Markdown cells ask of the kernel, up to the next code cell: until there, nothing changes."""
    teksten: list[str] = []
    for cel in takewhile(lambda c: c.cell_type == "markdown", cellen):
        if voorwaarde := VOORWAARDE.match(cel.source):
            teksten += [_OORDEEL.format(voorwaarde["als"]), *EVAL.findall(voorwaarde["anders"] or "")]
        teksten += EVAL.findall(cel.source)
    return {tekst: tekst for tekst in [*teksten, _NAMEN]} if teksten else {}


def _uitleg(resultaat: dict[str, Any], antwoorden: dict[str, Any]) -> str:
    """Put the kernel's error in words, with the nearest names."""
    uitkomst = resultaat["result"]
    tekst = str(uitkomst["evalue"])
    onbekend = re.search(r"name '(\w+)' is not defined", tekst)
    if not onbekend:
        return tekst if uitkomst["ename"] in _EIGEN_FOUTEN else python_in_woorden(uitkomst["ename"], tekst)
    if f"[{onbekend[1]}]" in resultaat["expression"]:
        return f'Om ‘{onbekend[1]}’ horen aanhalingstekens: ["{onbekend[1]}"].'
    from loket.cijfers.definities import DEFINITIES  # takes pandas along, for which only a slip has to wait

    if onbekend[1] in DEFINITIES:
        return zonder_cijfers(onbekend[1])
    bekend = antwoorden[_NAMEN]["data"]["text/plain"].strip("'").split()
    return onbekende_naam(onbekend[1], bekend)
