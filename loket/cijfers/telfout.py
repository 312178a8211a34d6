"""A slip in a definition, told as what it is: which figure, which name, and what was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from loket.basis.meldingen import InvoerFout, LoketFout, Melding, lijkt_op, python_in_woorden
from loket.cijfers.soorten import Definitie

_BESTAND = "loket/cijfers/definities/"


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
            waarom = python_in_woorden(type(fout).__name__, str(fout))
            melding = Melding(_BESTAND, "", "een telregel die lukt", waarom, waarde=definitie.naam)
        raise InvoerFout([melding], "in de definities") from None
