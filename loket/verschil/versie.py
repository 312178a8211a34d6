"""One version of a report, as it is compared: its figures, and where they are known its text and its input."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from math import isfinite, nan
from pathlib import Path

from loket.basis.meldingen import LoketFout
from loket.bouw.document import Document, lees_document

Sleutel = tuple[str, str, str]

_NODIG = ("cijfer", "groep", "periode", "waarde", "eenheid", "label", "definitie")


@dataclass(frozen=True)
class Regel:
    """One figure as cijfers.csv writes it; ``teller`` and ``noemer`` are empty when there are none."""

    cijfer: str
    groep: str
    periode: str
    waarde: float
    eenheid: str
    label: str
    definitie: str
    teller: str = ""
    noemer: str = ""

    @property
    def sleutel(self) -> Sleutel:
        """What the figure is called by: name, group and period."""
        return self.cijfer, self.groep, self.periode

    @property
    def dimensies(self) -> list[tuple[str, str]]:
        """The group as pairs of dimension and value."""
        paren = (deel.partition("=") for deel in re.split(r",(?=\w+=)", self.groep) if deel)
        return [(dimensie, waarde) for dimensie, _, waarde in paren]


@dataclass(frozen=True)
class Versie:
    """One version of a report.

    Parameters
    ----------
    naam : str
        How the page calls it.
    regels : dict
        Its figures, in the order of the report.
    document : Document, optional
        Its text and charts; None when only the figures are known.
    project, data : Path, optional
        Its code with its notebook, and its data folder; None when they are not known.
    """

    naam: str
    regels: dict[Sleutel, Regel]
    document: Document | None = None
    project: Path | None = None
    data: Path | None = None


def lees_versie(
    cijfers: Path, notebook: Path, naam: str, project: Path | None = None, data: Path | None = None
) -> Versie:
    """Read a version from its ``cijfers`` and, when it is there, its executed ``notebook``.

    Raises
    ------
    LoketFout
        When one of them is not what it should be.
    """
    regels = lees_regels(cijfers.read_bytes(), cijfers.name)
    document = lees_notebook(notebook) if notebook.is_file() else None
    return Versie(naam, regels, document, project, data)


def lees_notebook(notebook: Path) -> Document:
    """Read an executed notebook as a document; the problem is told with the notebook's name."""
    import nbformat  # heavy: only who has a notebook pays for it

    try:
        return lees_document(nbformat.read(notebook, as_version=4))
    except (LoketFout, nbformat.ValidationError, OSError, ValueError, KeyError, AttributeError, TypeError) as fout:
        raise LoketFout(
            f"{notebook.name} van de oude versie kan niet worden gelezen: {fout}\n"
            "  verwacht: een uitgevoerd notebook, zoals make report het maakt\n"
            "  wat te doen: geef een andere map, of alleen haar cijfers.csv"
        ) from None


def lees_regels(inhoud: bytes, naam: str) -> dict[Sleutel, Regel]:
    """Read the content of a cijfers.csv; ``naam`` is the file's name in a message.

    Raises
    ------
    LoketFout
        When it is no such file.
    """
    try:
        rijen = list(csv.DictReader(io.StringIO(inhoud.decode("utf-8")), strict=True))
    except UnicodeDecodeError:
        raise _geen_cijfers(naam, "het is geen tekst in UTF-8") from None
    except csv.Error:
        raise _geen_cijfers(naam, "het is geen geldig CSV-bestand") from None
    if ontbreekt := [kolom for kolom in _NODIG if kolom not in (rijen[0] if rijen else {})]:
        raise _geen_cijfers(
            naam, f"deze kolommen ontbreken: {', '.join(ontbreekt)}" if rijen else "er staan geen rijen"
        )
    regels: dict[Sleutel, Regel] = {}
    for nummer, rij in enumerate(rijen, 2):
        if None in rij.values() or None in rij:
            raise _geen_cijfers(naam, f"rij {nummer} heeft te veel of te weinig velden")
        try:
            waarde = float(rij["waarde"])
        except ValueError:
            waarde = nan
        if not isfinite(waarde):
            raise _geen_cijfers(naam, f"rij {nummer} heeft geen getal als waarde")
        teksten = {kolom: rij[kolom] for kolom in _NODIG if kolom != "waarde"}
        regel = Regel(**teksten, waarde=waarde, teller=rij.get("teller", ""), noemer=rij.get("noemer", ""))
        if regel.sleutel in regels:
            raise _geen_cijfers(naam, f"rij {nummer} is een cijfer dat er al was")
        regels[regel.sleutel] = regel
    return regels


def _geen_cijfers(naam: str, reden: str) -> LoketFout:
    return LoketFout(
        f"{naam} is geen cijfers.csv van een verslag: {reden}.\n"
        f"  verwacht: een bestand met de kolommen {', '.join(_NODIG)}\n"
        "  wat te doen: geef een cijfers.csv die make report heeft gemaakt, zonder hem te veranderen"
    )
