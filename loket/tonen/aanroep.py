"""How one of Loket's own functions is called, for who called it otherwise."""

from __future__ import annotations

import inspect
import re
import traceback
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import loket
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.register.register import Register
from loket.tonen.verhaal import Verhaal

#: How Python names a function that was called with too much or too little: ``kruis()``, ``Cijfers.kruis()``.
_IN_FOUT = re.compile(r"([\w.]+)\(\) (?:got|takes|missing)")
#: What stands before the point in a notebook, of the classes of which it has an object.
_OBJECTEN = {"cijfers": Cijfers, "cijfers.plaatsingen": Cijfer, "cijfers.register": Register, "verhaal": Verhaal}


def zo_hoort_het(fout: BaseException) -> str:
    """Say how the function is called in which something went wrong, or that could not be called so.

    Returns
    -------
    str
        Such as ``"Zo hoort het: tabel(frame, anker, titel)."``; empty when it is no function of Loket's own.
    """
    gevonden = _IN_FOUT.search(str(fout)) if isinstance(fout, TypeError) else None
    eigen = (frame.f_code for frame, _ in traceback.walk_tb(fout.__traceback__) if is_van_loket(frame))
    functie = gevonden[1] if gevonden else getattr(next(eigen, None), "co_qualname", "")
    regels = "".join(stap.line or "" for stap in traceback.extract_tb(fout.__traceback__))
    bekend = {naam: ding for naam, ding in _van_notebooks() if ding.__qualname__ == functie.removesuffix(".__init__")}
    # Two modules may have a function of the same name.
    aanroep = next((naam for naam in bekend if naam in regels), next(iter(bekend), ""))
    return f"Zo hoort het: {aanroep}({haakjes(bekend[aanroep])})." if aanroep else ""


def is_van_loket(frame: FrameType) -> bool:
    """Tell whether it is Loket's own code that runs in a frame."""
    return str(frame.f_globals.get("__name__")).startswith("loket.")


def haakjes(functie: Callable[..., Any]) -> str:
    """Return what stands between the brackets of a call."""
    delen = [deel for deel in inspect.signature(functie).parameters.values() if deel.name != "self"]
    return ", ".join(deel.name if deel.kind is not deel.KEYWORD_ONLY else f"{deel.name}=…" for deel in delen)


def _van_notebooks() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield what a notebook can call, each with how it is written there."""
    for naam in loket.__all__:
        ding = getattr(loket, naam)
        if inspect.ismodule(ding):
            yield from ((n, f) for n, f in _functies(naam, ding) if f.__module__ == ding.__name__)
        elif callable(ding):
            yield naam, ding
    for naam, klasse in _OBJECTEN.items():
        yield from _functies(naam, klasse)


def _functies(voor: str, van: object) -> Iterator[tuple[str, Callable[..., Any]]]:
    yield from ((f"{voor}.{n}", f) for n, f in inspect.getmembers(van, _is_functie) if n[0] != "_")


def _is_functie(ding: object) -> bool:
    return inspect.isfunction(ding) or hasattr(ding, "__wrapped__")
