"""What ``cijfers.plaatsingen?``, ``tabel?`` and ``help(…)`` show in JupyterLab: what it is, and nothing of Python."""

from __future__ import annotations

import builtins
import inspect
import pydoc
import re
from typing import Any

import loket
from loket.basis.meldingen import lijkt_op
from loket.basis.pythonfouten import onbekende_naam, zonder_cijfers
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.definities import DEFINITIES
from loket.tonen.aanroep import haakjes

#: The parts of a docstring, as an analyst reads them.
_DELEN = {"Parameters": "Tussen de haakjes", "Returns": "Geeft", "Raises": "Gaat niet", "Examples": "Voorbeelden"}


def beschrijving(ding: object) -> str:
    """Return the description of a figure, or of what a notebook imports from Loket; empty for all else."""
    if isinstance(ding, Cijfer):
        return ding.getdoc()
    naam = getattr(ding, "__name__", "")
    if naam not in loket.__all__ or getattr(loket, naam) is not ding or inspect.ismodule(ding):
        return ""
    tekst = inspect.getdoc(ding) or ""
    for deel, wordt in _DELEN.items():
        tekst = re.sub(rf"^{deel}\n-+$", f"{wordt}:", tekst, flags=re.MULTILINE)
    return f"{naam}({haakjes(ding)})\n\n{tekst}"


def beschreven(vraag: Any) -> list[tuple[str, str]] | None:
    """Return what IPython shows for a question mark behind a name; None for what is not of Loket.

    ``vraag`` is IPython's ``InspectorHookData``.
    """
    if vraag.detail_level or not (tekst := beschrijving(vraag.obj)):
        return None
    kop, _, rest = tekst.partition("\n")
    return [(kop, rest)]


def hulp(*over: object) -> None:
    """Do what ``help(…)`` does."""
    if over and (tekst := beschrijving(over[0])):
        print(tekst)
    else:
        pydoc.help(*over)


def richt_in(shell: Any) -> None:
    """Let IPython describe what is of Loket, and say in Dutch that there is no such name."""
    shell.inspector.mime_hooks = {**shell.inspector.mime_hooks, "text/plain": beschreven}
    builtins.help = hulp  # type: ignore[assignment]
    toon = shell._inspect

    def toon_of_zeg(soort: str, naam: str, *overig: Any, **keuzes: Any) -> Any:
        if shell._object_find(naam).found:
            return toon(soort, naam, *overig, **keuzes)
        voor, _, laatste = naam.rpartition(".")
        if voor and (bron := shell._object_find(voor)).found:
            bekend = [eigen for eigen in dir(bron.obj) if not eigen.startswith("_")]
            print(f"‘{laatste}’ bestaat niet bij {voor}.{lijkt_op(laatste, bekend)}")
        else:
            print(zonder_cijfers(naam) if naam in DEFINITIES else onbekende_naam(naam, shell.user_ns))
        return "not found"

    shell._inspect = toon_of_zeg
