"""Problems in the input, and how they are told: in Dutch, all at once, each with its place and remedy."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from shlex import quote
from typing import NamedTuple

#: How many rows of the same problem are written out before the rest is summed up.
MAX_GELIJK = 3
#: How a kernel tells of a slip in a cell: so it begins, and so it says in which line.
MISLUKT, _WAAR = "Deze cel is mislukt. ", re.compile(r"\n  waar: regel (\d+): (.*)")


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


class OnbekendeWaarde(LoketFout):
    """A figure that was to be reckoned with is not known, or not shown to who the report is for.

    Parameters
    ----------
    tekst : str
        The message.
    cijfer : object
        The figure.
    """

    def __init__(self, tekst: str, cijfer: object) -> None:
        self.cijfer = cijfer
        super().__init__(tekst)


class InvoerFout(LoketFout):
    """The input holds problems; ``str()`` lists all of them.

    Parameters
    ----------
    meldingen : iterable of Melding
        The problems, in any order; they are told file by file.
    waar : str
        What follows their number in the first line.
    meeste : int, optional
        How many of the same are written out; None for all.
    """

    def __init__(
        self, meldingen: Iterable[Melding], waar: str = "in de invoer", meeste: int | None = MAX_GELIJK
    ) -> None:
        self.waar = waar
        self.meldingen = sorted(set(meldingen))
        super().__init__(_vertel(self.meldingen, waar, meeste))


class CelFout(InvoerFout):
    """One problem in a cell, of which the text says all by itself.

    Parameters
    ----------
    melding : Melding
        The same, to be listed with others.
    tekst : str
        What is told when there are none.
    """

    def __init__(self, melding: Melding, tekst: str) -> None:
        super().__init__([melding])
        self.args = (tekst,)


def _vertel(meldingen: list[Melding], waar: str, meeste: int | None) -> str:
    aantal = len(meldingen)
    regels = [f"{aantal} {'probleem' if aantal == 1 else 'problemen'} {waar}."]
    for bestand, van_bestand in groupby(meldingen, key=lambda m: m.bestand):
        regels += ["", bestand]
        for _, zelfde in groupby(van_bestand, key=lambda m: (m.kolom, m.verwacht, m.herstel)):
            groep = list(zelfde)
            regels += [f"  {m.plaats}" for m in groep[:meeste] if m.plaats]
            if meeste and len(groep) > meeste:
                regels.append(f"  … en nog {len(groep) - meeste} keer hetzelfde probleem")
            regels.append(f"    verwacht: {groep[0].verwacht}")
            regels.append(f"    wat te doen: {groep[0].herstel}")
    return "\n".join(regels)


def van_cel(plaats: str, verteld: str, regel: int = 0, waarde: str = "") -> Melding:
    """Return what a :class:`LoketFout` says of a cell, as one problem; lines of it tell what it expects and advises."""
    delen = {"verwacht": "een cel die lukt", "wat te doen": ""}
    wat: list[str] = []
    for zin in verteld.split("\n"):
        naam, _, rest = zin.strip().partition(": ")
        if naam in delen and zin.startswith("  "):
            delen[naam] = rest
        else:
            wat.append(zin)
    doe = delen["wat te doen"]
    herstel = "\n".join(wat) + (f" {doe[0].upper()}{doe[1:]}" if doe else "")
    return Melding(plaats, "", delen["verwacht"], herstel, regel, waarde)


def melding_uit(plaats: str, verteld: str) -> Melding | None:
    """Return what a kernel (:mod:`loket.tonen.celfout`) told of the cell at ``plaats``; None when it told of none."""
    if not (gevonden := _WAAR.search(verteld)):
        return None
    wat = _WAAR.sub("", verteld, count=1).removeprefix(MISLUKT)
    return van_cel(plaats, wat, int(gevonden[1]), gevonden[2])


def geen_notebook(pad: Path) -> InvoerFout:
    """Say of a file that it is no notebook, or not a whole one."""
    herstel = (
        f"zet het terug zoals het in git staat: git checkout HEAD -- {quote(str(pad))}\n"
        "      Wat er sindsdien aan veranderde, is dan weg. Een notebook dat niet in git staat: bewaar het opnieuw in"
        " JupyterLab"
    )
    return InvoerFout([Melding(str(pad), "", "een heel notebook", herstel)])


def lijkt_op(naam: str, bekend: Iterable[str]) -> str:
    """Name the nearest known names, for the tail of a message.

    Returns
    -------
    str
        ``" Bedoelt u: plaatsingen?"``, or all known names when nothing is near and the list is short.
    """
    namen = sorted(set(bekend))
    if dichtbij := nabij(naam, namen):
        return f" Bedoelt u: {' of '.join(dichtbij)}?"
    return f" Bekend zijn: {', '.join(namen)}." if 0 < len(namen) <= 20 else ""


def nabij(naam: str, bekend: Iterable[str], hoe: float = 0.6) -> list[str]:
    """Return the known names that are nearest to one, at most three; none when nothing is as near as ``hoe``.

    Capitals make no difference: what is the same but for those is all that was meant.
    """
    from difflib import get_close_matches

    vormen: dict[str, list[str]] = {}
    for ander in sorted(set(bekend), key=str.swapcase):  # small letters first
        vormen.setdefault(ander.casefold(), []).append(ander)
    kaal = naam.casefold()
    gelijk = [kaal] if kaal in vormen else get_close_matches(kaal, vormen, n=3, cutoff=hoe)
    return [ander for vorm in gelijk for ander in vormen[vorm]][:3]


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
