"""Which files are watched, and what a change of them means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import DefaultFilter, watch

from loket.bouw.opdracht import PROJECT, Opdracht

#: After so many milliseconds without another change, what was saved is whole.
_RUST = 20
#: So often is looked whether to stop.
_TIK = 200


class _Bronnen(DefaultFilter):
    """Leaves out what editors and Python put beside the files."""

    ignore_dirs = (*DefaultFilter.ignore_dirs, ".ipynb_checkpoints")
    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, r"^\.~lock\.", r"^\.#", r"\.tmp$")


def veranderingen(opdracht: Opdracht, stop: Event) -> Iterator[bool]:
    """Yield as soon as the files are watched, and at each change; True when the program itself has changed.

    Changes while the caller is busy are gathered and come as one.
    """
    begonnen = False
    program = PROJECT / "loket", PROJECT / "requirements.lock"
    invoer = opdracht.data / str(opdracht.parameters["loket"]), opdracht.notebook.parent
    paden = [pad for pad in (*program, *invoer) if pad.exists()]
    for gevonden in watch(
        *paden,
        watch_filter=_Bronnen(),
        debounce=400,
        step=_RUST,
        stop_event=stop,
        rust_timeout=_TIK,
        yield_on_timeout=True,
    ):
        gewijzigd = [pad for _, naam in gevonden if _telt_mee(pad := Path(naam), opdracht)]
        if gewijzigd or not begonnen:
            begonnen = True
            yield any(map(_is_program, gewijzigd))


def _telt_mee(pad: Path, opdracht: Opdracht) -> bool:
    """Tell whether a changed file is one of ours: beside the notebook may stand others."""
    naast = opdracht.notebook.parent.resolve()
    return pad.resolve().parent != naast or pad.name == opdracht.notebook.name


def _is_program(pad: Path) -> bool:
    pad = pad.resolve()
    return pad.is_relative_to(PROJECT / "loket") or pad == PROJECT / "requirements.lock"
