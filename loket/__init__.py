"""Loket: the reports of a housing desk, computed from its register.

The names below are what a notebook needs. They are loaded when first used, so that the command line stays quick.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

_WAAR = {
    "Cijfers": "loket.cijfers.cijfers",
    "Register": "loket.register.register",
    "jaar": "loket.basis.periode",
    "kwartaal": "loket.basis.periode",
    "Verhaal": "loket.tonen.verhaal",
    "afbeelding": "loket.tonen.eigen",
    "cohortjaren": "loket.cijfers.cijfers",
    "controleer": "loket.controle",
    "controlelijst": "loket.controle.lijst",
    "lijst": "loket.tonen.tabellen",
    "delen": "loket.tonen.delen",
    "grafiek": "loket.tonen.eigen",
    "lees_cijfers": "loket.cijfers.openbaar",
    "tabel": "loket.tonen.tabellen",
    "voorblad": "loket.tonen.voorblad",
    "vooruitblik": "loket.cijfers.vooruitblik",
}
_MODULES = {
    "acties": "loket.tonen.acties",
    "datacontrole": "loket.controle.gegevens",
    "deelnemers": "loket.tonen.deelnemers",
    "dossiers": "loket.tonen.dossiers",
    "duurzaam": "loket.tonen.duurzaam",
    "facturatie": "loket.tonen.facturatie",
    "grafieken": "loket.tonen.grafieken",
    "herkomst": "loket.tonen.herkomst",
    "kalender": "loket.tonen.kalender",
    "kwartaalcijfers": "loket.tonen.kwartaal",
    "loketten": "loket.tonen.loketten",
    "overzichten": "loket.tonen.overzichten",
    "partners": "loket.tonen.partners",
    "planning": "loket.tonen.planning",
    "spreiding": "loket.tonen.spreiding",
    "verantwoording": "loket.tonen.verantwoording",
    "vooruitkijken": "loket.tonen.vooruitkijken",
}

__all__ = [*sorted(_WAAR), *_MODULES]  # plain names, checked by tests/test_init.py


def richt_in(shell: Any) -> None:
    """Let a kernel in which an analyst works show figures, complete names and tell slips in Dutch."""
    for deel in ("waarde", "aanvullen", "celfout", "dagtekst", "hulp", "tussendoor"):
        import_module(f"loket.tonen.{deel}").richt_in(shell)
    import_module("loket.tonen.celfout").richt_zinnen_in(shell)


if "IPython" in sys.modules and (_shell := sys.modules["IPython"].get_ipython()):  # a kernel of somebody else's
    richt_in(_shell)


def __getattr__(naam: str) -> Any:
    if naam in _MODULES:
        return import_module(_MODULES[naam])
    if naam in _WAAR:
        return getattr(import_module(_WAAR[naam]), naam)
    raise AttributeError(f"module 'loket' has no attribute '{naam}'")
