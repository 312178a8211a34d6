"""A slip in a definition, told as what it is: which figure, which name, and what was meant."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from loket.basis.meldingen import InvoerFout, LoketFout, Melding, lijkt_op
from loket.basis.pythonfouten import python_in_woorden
from loket.cijfers.soorten import Definitie

_BESTAND = "loket/cijfers/definities/"
_KAMER = Path(__file__).parent


@contextmanager
def in_definitie(definitie: Definitie, wat: str, bekend: Iterable[str]) -> Iterator[None]:
    """Tell in Dutch what goes wrong within, while a figure is being counted.

    Parameters
    ----------
    definitie : Definitie
        Of that figure.
    wat : str
        What the names are that are asked for within, such as ``een kolom van trajecten``.
    bekend : iterable of str
        The names that there are.

    Raises
    ------
    InvoerFout
        When a name is not among them, or the count fails in another way.
    """
    try:
        yield
    except LoketFout:
        raise
    except Exception as fout:
        namen = sorted(map(str, bekend))
        naam = str(fout.args[0]) if isinstance(fout, KeyError) and fout.args else ""
        if naam and naam not in namen:
            verwacht = f"{wat}, want daarmee telt cijfer ‘{definitie.naam}’"
            raad = lijkt_op(naam, namen) or f" Bekend zijn: {', '.join(namen)}."
            melding = Melding(_BESTAND, "", verwacht, f"verbeter de naam.{raad}", waarde=naam)
        else:
            waarom = python_in_woorden(type(fout).__name__, str(fout), in_bestand=True)
            bestand, regel = _plaats(fout)
            melding = Melding(bestand, "", "een telregel die lukt", waarom, regel, definitie.naam)
        raise InvoerFout([melding], "in de definities") from None


def _plaats(fout: BaseException) -> tuple[str, int]:
    """Return the file with definitions in which the count went wrong, and its line; else where such files are."""
    for stap in reversed(traceback.extract_tb(fout.__traceback__)):
        pad = Path(stap.filename)
        if pad == _KAMER / "soorten.py" or pad.parent == _KAMER / "definities":
            return (Path("loket/cijfers") / pad.relative_to(_KAMER)).as_posix(), stap.lineno or 0
    return _BESTAND, 0
