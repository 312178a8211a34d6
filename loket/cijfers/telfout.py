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
            raise onbekend_in(definitie, naam, wat, namen) from None
        waarom = python_in_woorden(type(fout).__name__, str(fout), in_bestand=True)
        bestand, regel = _plaats(fout)
        melding = Melding(bestand, "", "een telregel die lukt", waarom, regel, definitie.naam)
        raise InvoerFout([melding], "in de definities") from None


def onbekend_in(definitie: Definitie, naam: str, wat: str, bekend: Iterable[str]) -> InvoerFout:
    """Say of a name or value in a definition that it is none of those that there are; parameters as above."""
    raad = lijkt_op(naam, bekend) or f" Bekend zijn: {', '.join(sorted(bekend))}."
    verwacht = f"{wat}, want daarmee telt cijfer ‘{definitie.naam}’"
    bestand, regel = waar_staat(definitie.naam)
    return InvoerFout([Melding(bestand, "", verwacht, f"verbeter de naam.{raad}", regel, naam)], "in de definities")


def toets_vorm(definities: Iterable[Definitie]) -> None:
    """Refuse one text where there should be more (Python would take its letters), or where a rule or name should be.

    Raises
    ------
    InvoerFout
        When a definition has one.
    """
    definities = [*definities]
    hoort = {"woorden": '("intake", "intakes")', "groepen": '("corporatie",)'}
    herstel = "zet er haakjes om, met een komma erin"
    meldingen = [
        Melding(bestand, "", f"{veld} van cijfer ‘{d.naam}’ zoals {vorm}", herstel, regel, getattr(d, veld))
        for d in definities
        for veld, vorm in hoort.items()
        if isinstance(getattr(d, veld, None), str)
        for bestand, regel in [waar_staat(d.naam)]
    ]
    for d in definities:
        if isinstance(telt := getattr(d, "telt", None), str):
            verwacht, herstel, waarde = "een telregel zonder aanhalingstekens", "haal de aanhalingstekens weg", telt
        elif not d.naam.isidentifier() or iskeyword(d.naam):
            verwacht = "een naam van kleine letters, cijfers en _, zoals snelle_intakes"
            herstel, waarde = "schrijf de naam zonder spaties en andere tekens", d.naam
        else:
            continue
        bestand, regel = waar_staat(d.naam)
        meldingen.append(Melding(bestand, "", f"{verwacht}, bij cijfer ‘{d.naam}’", herstel, regel, waarde))
    if meldingen:
        raise InvoerFout(meldingen, "in de definities")


def telregel_fout(definitie: Definitie, waarom: str) -> InvoerFout:
    """Say of the rule of a definition what it should do, and does not."""
    bestand, regel = waar_staat(definitie.naam)
    verwacht = "een telregel die van elke rij zegt of zij meetelt"
    return InvoerFout([Melding(bestand, "", verwacht, waarom, regel, definitie.naam)], "in de definities")


def waar_staat(naam: str) -> tuple[str, int]:
    """Return the file of a definition as the analyst knows it, and the line of its name; else where such files are."""
    for pad in sorted((_KAMER / "definities").glob("*.py")):
        for nummer, regel in enumerate(pad.read_text("utf-8").splitlines(), 1):
            if regel.strip() == f'"{naam}",':
                return f"{_BESTAND}{pad.name}", nummer
    return _BESTAND, 0


def _plaats(fout: BaseException) -> tuple[str, int]:
    """Return the file with definitions in which the count went wrong, and its line; else where such files are."""
    for stap in reversed(traceback.extract_tb(fout.__traceback__)):
        pad = Path(stap.filename)
        if pad == _KAMER / "soorten.py" or pad.parent == _KAMER / "definities":
            return (Path("loket/cijfers") / pad.relative_to(_KAMER)).as_posix(), stap.lineno or 0
    return _BESTAND, 0
