"""Problems in the input, and how they are told: in Dutch, all at once, each with its place and remedy."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

#: How many rows of the same problem are written out before the rest is summed up.
MAX_GELIJK = 3


class Melding(NamedTuple):
    """One problem in the input.

    Parameters
    ----------
    bestand : str
        File, as the analyst knows it (relative to the data folder's parent where possible).
    kolom : str
        Column or part of the file; empty when the problem is about the file as a whole.
    verwacht : str
        What should have been there, in Dutch.
    herstel : str
        What the reader can do about it, in Dutch.
    rij : int
        Row as a spreadsheet counts it (the header is row 1), or line of a text; 0 when there is none.
    waarde : str
        The value that was found; empty when there is none to show.
    leeg : bool
        Whether nothing is wrong but that something has not been filled in yet.
    """

    bestand: str
    kolom: str
    verwacht: str
    herstel: str
    rij: int = 0
    waarde: str = ""
    leeg: bool = False

    @property
    def plaats(self) -> str:
        """Row, column and value in words, such as ``rij 4, kolom aanmelddatum: ‘31-12-2022’``; TOML has lines."""
        is_tabel = self.bestand.lower().endswith((".csv", ".tsv", ".txt")) or ", blad " in self.bestand
        soort = "rij" if is_tabel else "regel"
        delen = [f"{soort} {self.rij}"] if self.rij else []
        deel = "regel" if self.bestand.lower().endswith(".toml") else "kolom"
        delen += [f"{deel} {self.kolom}"] if self.kolom else []
        tekst = ", ".join(delen)
        if self.waarde:
            getoond = self.waarde if len(self.waarde) <= 60 else self.waarde[:57] + "…"
            tekst = f"{tekst}: ‘{getoond}’" if tekst else f"‘{getoond}’"
        return tekst


class LoketFout(Exception):
    """An error that the analyst can mend; its text is Dutch and complete, so no traceback is needed."""

    def _render_traceback_(self) -> list[str]:
        """Let IPython show the message alone: one short Dutch text instead of sixty lines of traceback."""
        return [str(self)]


class OnbekendeNaam(LoketFout, AttributeError):
    """A figure or other name that does not exist; for Python an attribute that is not there."""


class InvoerFout(LoketFout):
    """The input holds problems; ``str()`` lists all of them.

    Parameters
    ----------
    meldingen : iterable of Melding
        The problems, in any order; they are told file by file.
    waar : str
        What follows their number in the first line.
    """

    def __init__(self, meldingen: Iterable[Melding], waar: str = "in de invoer") -> None:
        self.waar = waar
        self.meldingen = sorted(set(meldingen))
        super().__init__(_vertel(self.meldingen, waar))


def _vertel(meldingen: list[Melding], waar: str) -> str:
    aantal = len(meldingen)
    regels = [f"{aantal} {'probleem' if aantal == 1 else 'problemen'} {waar}."]
    for bestand, van_bestand in groupby(meldingen, key=lambda m: m.bestand):
        regels += ["", bestand]
        for _, zelfde in groupby(van_bestand, key=lambda m: (m.kolom, m.verwacht, m.herstel)):
            groep = list(zelfde)
            regels += [f"  {m.plaats}" for m in groep[:MAX_GELIJK] if m.plaats]
            if len(groep) > MAX_GELIJK:
                regels.append(f"  … en nog {len(groep) - MAX_GELIJK} keer hetzelfde probleem")
            regels.append(f"    verwacht: {groep[0].verwacht}")
            regels.append(f"    wat te doen: {groep[0].herstel}")
    return "\n".join(regels)


def geen_notebook(pad: Path) -> InvoerFout:
    """Say of a file that it is no notebook, or not a whole one."""
    return InvoerFout(
        [Melding(str(pad), "", "een heel notebook", "zet het terug, of bewaar het opnieuw in JupyterLab")]
    )


def lijkt_op(naam: str, bekend: Iterable[str]) -> str:
    """Name the nearest known names, for the tail of a message.

    Returns
    -------
    str
        ``" Bedoelt u: plaatsingen?"``, or all known names when nothing is near and the list is short.
    """
    from difflib import get_close_matches

    namen = sorted(set(bekend))
    dichtbij = get_close_matches(naam, namen, n=3, cutoff=0.6)
    if dichtbij:
        return f" Bedoelt u: {' of '.join(dichtbij)}?"
    return f" Bekend zijn: {', '.join(namen)}." if 0 < len(namen) <= 20 else ""


def oorzaak(fout: OSError, recht: str = "schrijfrechten") -> str:
    """Say in Dutch why the system refused; ``recht`` names the right that may be missing."""
    import errno

    redenen = {
        errno.ENOENT: "het bestand bestaat niet",
        errno.EISDIR: "het is een map",
        errno.ENOTDIR: "er staat een bestand waar een map moet staan",
        errno.EEXIST: "er staat een bestand waar een map moet staan",
        errno.ENOSPC: "de schijf is vol",
        errno.EACCES: f"er zijn geen {recht}",
        errno.EPERM: f"er zijn geen {recht}",
        errno.EROFS: "de schijf is alleen-lezen",
        errno.EADDRINUSE: "zij is al in gebruik",
        errno.EDQUOT: "de schijfruimte is op",
        errno.EFBIG: "de schijf laat geen bestand van deze grootte toe",
    }
    return redenen.get(fout.errno or 0, os.strerror(fout.errno or 0))


#: What Python's own errors mean to an analyst, and what to do; a group in the pattern stands for what it is about. The
#: first row that fits holds.
_PYTHON = (
    ("IndentationError", r"expected an indented", "Onder een regel die op : eindigt, hoort een regel die inspringt."),
    (
        "IndentationError",
        r"",
        "Een regel begint te ver naar rechts of links: laat hem gelijk beginnen met die erboven.",
    ),
    ("TabError", r"", "Tabs en spaties staan door elkaar: begin elke regel met spaties."),
    ("SyntaxError", r"'(.)' was never closed", "Het teken {} wordt nergens gesloten: zet er de andere helft bij."),
    ("SyntaxError", r"incomplete input", "De code houdt te vroeg op: er ontbreekt een haakje, of een regel."),
    ("SyntaxError", r"unterminated", "Een tekst wordt niet gesloten: zet er een aanhalingsteken achter."),
    ("SyntaxError", r"forgot a comma", "Tussen twee waarden ontbreekt een komma: zet die ertussen."),
    ("SyntaxError", r"meant ['\"]==", "Vergelijken doet u met ==: één = geeft een waarde een naam."),
    ("SyntaxError", r"expected ':'", "Aan het eind van een regel ontbreekt een dubbele punt: zet die erbij."),
    (
        "SyntaxError",
        r"",
        "Python kan dit niet lezen: er is een punt, haakje of aanhalingsteken te veel of te weinig.",
    ),
    ("ZeroDivisionError", r"", "Er wordt door nul gedeeld: vraag eerst of het getal waardoor u deelt niet 0 is."),
    ("AttributeError", r"'NoneType' object has no attribute '(.+?)'", "Hier is niets om ‘.{}’ van te vragen."),
    (
        "AttributeError",
        r"attribute '(.+?)'",
        "‘{}’ bestaat hier niet: kijk met TAB welke namen er achter de punt kunnen.",
    ),
    ("TypeError", r"unexpected keyword argument '(.+?)'", "‘{}’ hoort hier niet tussen de haakjes: haal het weg."),
    ("TypeError", r"missing \d+ required .*?: (.+)$", "Tussen de haakjes ontbreekt: {}."),
    ("TypeError", r"^(.+?)\(\) takes .*given", "Tussen de haakjes van {} staat te veel of te weinig."),
    (
        "TypeError",
        r"unsupported operand|can only concatenate",
        "Een tekst en een getal, of iets wat leeg is, kunnen niet samen in een som: maak van een tekst een getal met"
        " float(…).",
    ),
    (
        "TypeError",
        r"'module' object is not callable",
        "Wat vóór de haakjes staat, is zelf geen functie maar een verzameling daarvan: zet er een punt en de naam van"
        " de functie tussen, zoals grafieken.wachttijd(cijfers). Een eigen grafiek maakt u met grafiek(…), zonder -en.",
    ),
    ("TypeError", r"not callable", "Hier horen geen haakjes ( ) achter: haal ze weg."),
    ("TypeError", r"not subscriptable", "Hier horen geen rechte haken [ ] achter: haal ze weg."),
    (
        "KeyError",
        r"^['\"]?(.+?)['\"]?$",
        "De sleutel ‘{}’ bestaat hier niet: kijk hoe die heet. Bij een tabel is dat een kolom; frame.columns noemt ze.",
    ),
    ("IndexError", r"", "Zoveel zijn er niet: het getal tussen [ ] is te groot. Tellen begint bij 0."),
    (
        "ModuleNotFoundError",
        r"named '(.+?)'",
        "Het pakket ‘{}’ is er niet: kijk of u het goed schreef, of doe het met pandas of matplotlib.",
    ),
    ("ImportError", r"import name '(.+?)' from '(.+?)'", "‘{}’ staat niet in ‘{}’: kijk of u het goed schreef."),
    ("FileNotFoundError", r": '(.+?)'", "Het bestand ‘{}’ bestaat niet: kijk naar de naam en de map."),
    (
        "PermissionError",
        r": '(.+?)'",
        "Er zijn geen rechten voor ‘{}’: geef uzelf die rechten, of kies een ander bestand.",
    ),
    (
        "ValueError",
        r"could not convert string to float: '(.*)'|invalid literal for int.*: '(.*)'",
        "‘{}’ is voor Python geen getal: schrijf het met een punt in plaats van een komma, zonder punten voor duizend.",
    ),
    ("ValueError", r"values to unpack", "Links van = staan niet evenveel namen als er rechts waarden zijn."),
    (
        "ValueError",
        r"truth value of",
        "Een hele kolom is niet waar of onwaar: vraag het met .any() (minstens een) of .all() (alle).",
    ),
    (
        "UnicodeDecodeError",
        r"",
        'Het bestand is niet bewaard als UTF-8: bewaar het zo, of geef encoding="cp1252" bij het lezen.',
    ),
    ("MemoryError", r"", "Het geheugen is op: vraag minder tegelijk."),
    ("RecursionError", r"", "Dit roept zichzelf steeds weer aan."),
)


#: How names that everybody knows are imported.
_GEWOON = {
    "np": "import numpy as np",
    "pd": "import pandas as pd",
    "plt": "import matplotlib.pyplot as plt",
}


def onbekende_naam(naam: str, bekend: Iterable[str] = (), *, in_bestand: bool = False) -> str:
    """Say that a name does not exist, and what to do.

    Parameters
    ----------
    naam : str
        The name.
    bekend : iterable of str
        The names that there are, as far as they are known.
    in_bestand : bool
        Whether it stands in a file with code; else in a cell or a text of a notebook.
    """
    import loket  # by now it has told its names

    if in_bestand:
        regel = f": {_GEWOON[naam]}" if naam in _GEWOON else "."
        return (
            f"De naam ‘{naam}’ bestaat niet: kijk of u hem goed schreef, of importeer hem bovenaan dit bestand{regel}"
        )
    regel = _GEWOON.get(naam, f"from loket import {naam}" if naam in loket.__all__ else "")
    if regel:
        return f"De naam ‘{naam}’ is hier nog niet bekend: voeg toe aan de eerste codecel: {regel}"
    raad = lijkt_op(naam, bekend)
    if raad:
        return f"De naam ‘{naam}’ bestaat niet.{raad}"
    return f"De naam ‘{naam}’ bestaat niet: kijk of u hem goed schreef, en of de cel die hem maakt hierboven staat."


def python_in_woorden(soort: str, tekst: str, *, in_bestand: bool = False) -> str:
    """Say in Dutch what an error of Python means; in its own words only when there are no others.

    Parameters
    ----------
    soort, tekst : str
        The name of the error, and what it says.
    in_bestand : bool
        Whether it arose in a file with code; else in a cell of a notebook.
    """
    if soort == "NameError" and (gevonden := re.search(r"name '(.+?)'", tekst)):
        return onbekende_naam(gevonden[1], in_bestand=in_bestand)
    for bekend, patroon, zin in _PYTHON:
        if bekend == soort and (gevonden := re.search(patroon, tekst)):
            return zin.format(*(_opgesomd(deel) for deel in gevonden.groups() if deel))
    return f"{soort}: {tekst}" if tekst else soort


def _opgesomd(tekst: str) -> str:
    """Put Python's list of names (``'a', 'b', and 'c'``) in Dutch; other texts stay as they are."""
    if not re.fullmatch(r"'\w+'((,|,? and) '\w+')*", tekst):
        return tekst
    return re.sub(r"'(\w+)'", r"‘\1’", re.sub(r",? and ", " en ", tekst))


def programmafout(fout: BaseException) -> str:
    """Tell of a fault of the program itself, not of the user: in two lines, without the page of traceback."""
    import traceback

    plaats = traceback.extract_tb(fout.__traceback__)[-1]
    bestand, regel = plaats.filename, plaats.lineno
    if isinstance(fout, SyntaxError):  # the place of a slip of the pen is not where it was found
        bestand, regel = fout.filename or bestand, fout.lineno
    return (
        f"Dit is een fout in het programma zelf: {python_in_woorden(type(fout).__name__, str(fout), in_bestand=True)}\n"
        f"  waar: {Path(bestand).name}, regel {regel}"
    )
