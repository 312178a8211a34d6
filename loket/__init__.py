"""Loket: the annual report of a housing desk, computed from its register.

The names below are what a notebook needs. They are loaded when first used, so that the command line stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_WAAR = {
    "Cijfers": "loket.cijfers",
    "Register": "loket.register",
    "jaar": "loket.periode",
    "kwartaal": "loket.periode",
    "Verhaal": "loket.verhaal",
    "cohortjaren": "loket.controles",
    "controleer": "loket.controles",
    "controlelijst": "loket.controles.lijst",
    "lijst": "loket.tabellen",
    "lees_cijfers": "loket.cijfers",
    "tabel": "loket.tabellen",
}
_MODULES = ("datacontrole", "grafieken", "herkomst", "overzichten", "verantwoording")

__all__ = [*sorted(_WAAR), *_MODULES]  # plain names, checked by tests/test_init.py


def __getattr__(naam: str) -> Any:
    if naam in _MODULES:
        return import_module(f"loket.{naam}")
    if naam in _WAAR:
        return getattr(import_module(_WAAR[naam]), naam)
    raise AttributeError(f"module 'loket' has no attribute '{naam}'")
