"""A slip in a definition, told as what it is: which figure, which name, and what was meant."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from keyword import iskeyword
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
            raise onbekend_in(definitie, naam, wat, namen, _in_telregel(definitie, fout)) from None
        waarom = python_in_woorden(type(fout).__name__, str(fout), in_bestand=True)
        bestand, regel = _plaats(fout)
        melding = Melding(bestand, "", "een telregel die lukt", waarom, regel, definitie.naam)
        raise InvoerFout([melding], "in de definities") from None


def onbekend_in(
    definitie: Definitie, naam: str, wat: str, bekend: Iterable[str], plek: tuple[str, int] | None = None
) -> InvoerFout:
    """Say of a name or value in a definition that it is none of those that there are; parameters as above.

    ``plek`` is the file and line where it stands, when that is not the definition itself.
    """
    raad = lijkt_op(naam, bekend) or f" Bekend zijn: {', '.join(sorted(bekend))}."
    verwacht = f"{wat}, want daarmee telt cijfer ‘{definitie.naam}’"
    return InvoerFout([_melding(definitie, verwacht, f"verbeter de naam.{raad}", naam, plek)], "in de definities")


def telregel_fout(definitie: Definitie, waarom: str) -> InvoerFout:
    """Say of the rule of a definition what it should do, and does not."""
    verwacht = "een telregel die van elke rij zegt of zij meetelt"
    return InvoerFout([_melding(definitie, verwacht, waarom, definitie.naam)], "in de definities")


def toets_vorm(definities: Iterable[Definitie]) -> None:
    """Refuse one text where there should be more (Python would take its letters), or where a rule or name should be.

    Raises
    ------
    InvoerFout
        When a definition has one.
    """
    if meldingen := [_melding(d, *fout) for d in definities for fout in _vormfouten(d)]:
        raise InvoerFout(meldingen, "in de definities")


def _vormfouten(definitie: Definitie) -> Iterator[tuple[str, str, str]]:
    """Yield what was expected, what to do, and what stands there."""
    for veld, vorm in {"woorden": '("intake", "intakes")', "groepen": '("corporatie",)'}.items():
        if isinstance(waarde := getattr(definitie, veld, None), str):
            verwacht = f"{veld} van cijfer ‘{definitie.naam}’ zoals {vorm}"
            yield verwacht, "zet er haakjes om, met een komma erin", waarde
    bij = f", bij cijfer ‘{definitie.naam}’"
    if isinstance(telt := getattr(definitie, "telt", None), str):
        yield f"een telregel zonder aanhalingstekens{bij}", "haal de aanhalingstekens weg", telt
    elif not definitie.naam.isidentifier() or iskeyword(definitie.naam):
        verwacht = f"een naam van kleine letters, cijfers en _, zoals snelle_intakes{bij}"
        yield verwacht, "schrijf de naam zonder spaties en andere tekens", definitie.naam


def _melding(
    definitie: Definitie, verwacht: str, herstel: str, waarde: str, plek: tuple[str, int] | None = None
) -> Melding:
    bestand, regel = plek or waar_staat(definitie.naam)
    return Melding(bestand, "", verwacht, herstel, regel, waarde)


def waar_staat(naam: str) -> tuple[str, int]:
    """Return the file of a definition as the analyst knows it, and the line of its name; else where such files are."""
    for pad in sorted((_KAMER / "definities").glob("*.py")):
        for nummer, regel in enumerate(pad.read_text("utf-8").splitlines(), 1):
            if regel.strip() == f'"{naam}",':
                return f"{_BESTAND}{pad.name}", nummer
    return _BESTAND, 0


def _in_telregel(definitie: Definitie, fout: BaseException) -> tuple[str, int] | None:
    """Return the file and line of a rule that is a function of its own; None when the definition itself names it."""
    functie = getattr(getattr(definitie, "telt", None), "__name__", None)
    stappen = traceback.extract_tb(fout.__traceback__)
    return _plaats(fout) if any(stap.name == functie for stap in stappen) else None


def _plaats(fout: BaseException) -> tuple[str, int]:
    """Return the file with definitions in which the count went wrong, and its line; else where such files are."""
    for stap in reversed(traceback.extract_tb(fout.__traceback__)):
        pad = Path(stap.filename)
        if pad == _KAMER / "telregels.py" or pad.parent == _KAMER / "definities":
            return (Path("loket/cijfers") / pad.relative_to(_KAMER)).as_posix(), stap.lineno or 0
    return _BESTAND, 0
