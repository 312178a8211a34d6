"""The figures as a workbook: every table and chart of the report on a sheet of its own, and all figures together."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, time
from typing import Any

from bs4 import Tag
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from loket.basis.afspraken import LEGENDA, Voorblad
from loket.basis.eenheden import EENHEDEN
from loket.bouw.boom import figuren, met_klasse, rijen
from loket.bouw.document import Document
from loket.bouw.scherm import HOOG, een_getal, kale_tekst

#: Excel allows no longer name for a sheet.
_LANGSTE_NAAM = 31
_BREEDSTE = 60
#: What a reader has to know of all sheets.
_UITLEG = (
    ("Bladen", "Elk blad heeft één tabel. Het blad Inhoud noemt ze allemaal."),
    ("Getallen", "De getallen zijn niet afgerond opgeslagen; Excel toont ze met de decimalen van het verslag."),
    ("Lege cel", "Er is hier geen getal, of het is niet bekend."),
)
#: Columns of cijfers.csv that hold numbers.
_GETALLEN = ("waarde", "teller", "noemer")


def maak_werkboek(document: Document, cijfers: str) -> bytes:
    """Give a report as the bytes of an .xlsx file.

    Texts are written as texts, so none is ever taken for a formula; figures keep their unrounded value and show the
    decimals that the report shows, in the reader's own notation.

    Parameters
    ----------
    document : Document
        The report, of which the tables are taken.
    cijfers : str
        The content of cijfers.csv, for the first sheet.
    """
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as boek:
        boek.set_properties(
            {
                "title": document.voorblad.titel,
                "author": document.voorblad.loket,
                "created": datetime.combine(document.voorblad.datum, time(), UTC).replace(tzinfo=None),
            }
        )
        vorm = _Vormen(boek)
        voorblad, inhoud = boek.add_worksheet("Voorblad"), boek.add_worksheet("Inhoud")
        bladen = {"Cijfers": "Alle cijfers van dit verslag, zoals in cijfers.csv"}
        _cijferblad(boek.add_worksheet("Cijfers"), cijfers, vorm)
        for figuur in figuren(document.body):
            if tabel := figuur.find("table"):
                naam = _vrij(str(figuur["id"]).partition("-")[2][:_LANGSTE_NAAM], boek)
                bladen[naam] = _bijschrift(figuur)
                _tabelblad(boek.add_worksheet(naam), figuur, tabel, vorm)
        _voorblad(voorblad, document.voorblad, vorm)
        _inhoud(inhoud, bladen, vorm)
    return buffer.getvalue()


def _voorblad(blad: Worksheet, v: Voorblad, vorm: _Vormen) -> None:
    """Write what the workbook is, as the UK's guidance for statistics in spreadsheets asks."""
    feiten = [
        ("Loket", v.loket), ("Periode", v.periode), ("Peildatum", v.peildatum_tekst), ("Samengesteld door", v.colofon),
        ("Status", v.status), ("Voor", v.publiek), ("Let op", v.let_op), *_UITLEG,
        ("Kleine letter", _van_letters(vorm.merken)),
    ]  # fmt: skip
    blad.write_string(0, 0, v.titel, vorm.titel)
    for r, (naam, tekst) in enumerate([feit for feit in feiten if feit[1]], 1):
        blad.write_string(r, 0, naam, vorm.naam)
        blad.write_string(r, 1, tekst, vorm.tekst)
    blad.set_column(0, 0, 20)
    blad.set_column(1, 1, _BREEDSTE + 20)


def _van_letters(merken: set[str]) -> str:
    """Say what the letters behind the numbers mean, and what it means that there is none; empty without any."""
    voorbeelddata = "g".translate(HOOG) not in merken
    uitleg = [f"{m.translate(HOOG) or 'zonder letter'} {wat}" for m, wat in LEGENDA[voorbeelddata].values()]
    return f"Waar een getal vandaan komt: {'; '.join(uitleg)}." if merken else ""


def _inhoud(blad: Worksheet, bladen: dict[str, str], vorm: _Vormen) -> None:
    blad.write_string(0, 0, "Inhoud", vorm.titel)
    for k, kop in enumerate(("Blad", "Wat er staat")):
        blad.write_string(2, k, kop, vorm.kop)
    for r, (naam, wat) in enumerate(bladen.items(), 3):
        blad.write_url(r, 0, f"internal:'{naam}'!A1", vorm.link, naam)
        blad.write_string(r, 1, wat, vorm.tekst)
    blad.set_column(0, 0, _LANGSTE_NAAM)
    blad.set_column(1, 1, _BREEDSTE + 20)


def _bijschrift(figuur: Tag) -> str:
    bijschrift = figuur.find(["caption", "figcaption"])
    return kale_tekst(bijschrift) if bijschrift else ""


class _Vormen:
    """The formats of one workbook; Excel shows them in the notation of the reader's language."""

    def __init__(self, boek: Workbook) -> None:
        self._boek = boek
        self._getal: dict[tuple[int, str], Any] = {}
        self.titel = boek.add_format({"bold": True, "font_size": 12})
        self.kop = boek.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
        self.tekst = boek.add_format({"text_wrap": True, "valign": "top"})
        self.naam = boek.add_format({"bold": True, "valign": "top"})
        self.link = boek.add_format({"font_color": "#123f5c", "underline": 1, "valign": "top"})

    def getal(self, decimalen: int, merk: str = "") -> Any:
        """Return the format of a number with so many decimals, and with the sign of where it comes from."""
        if (decimalen, merk) not in self._getal:
            patroon = "#,##0" + ("." + "0" * decimalen if decimalen else "") + (f'"{merk}"' if merk else "")
            self._getal[decimalen, merk] = self._boek.add_format({"num_format": patroon, "valign": "top"})
        return self._getal[decimalen, merk]

    @property
    def merken(self) -> set[str]:
        """The signs that numbers have got."""
        return {merk for _, merk in self._getal if merk}


def _cijferblad(blad: Worksheet, cijfers: str, vorm: _Vormen) -> None:
    kop, *rijen = csv.reader(io.StringIO(cijfers))
    eenheid = kop.index("eenheid") if "eenheid" in kop else None
    for k, naam in enumerate(kop):
        blad.write_string(0, k, naam, vorm.kop)
        blad.set_column(k, k, min(_BREEDSTE, max(len(rij[k]) for rij in [kop, *rijen]) + 2))
    for r, rij in enumerate(rijen, 1):
        for k, (naam, cel) in enumerate(zip(kop, rij, strict=True)):
            if naam in _GETALLEN and cel:
                decimalen = EENHEDEN[rij[eenheid]].decimalen if eenheid and naam == "waarde" else 0
                blad.write_number(r, k, float(cel), vorm.getal(decimalen))
            else:
                blad.write_string(r, k, cel, vorm.tekst)
    blad.freeze_panes(1, 1)
    blad.autofilter(0, 0, len(rijen), len(kop) - 1)


def _tabelblad(blad: Worksheet, figuur: Tag, tabel: Tag, vorm: _Vormen) -> None:
    blad.write_string(0, 0, _bijschrift(figuur), vorm.titel)
    for noot in met_klasse(figuur, "noot", "p")[:1]:  # above the table: who cannot see it, hears it first
        blad.write_string(1, 0, kale_tekst(noot))
    alle = rijen(tabel)
    breedte: dict[int, int] = {}
    for r, rij in enumerate(alle, 2):
        for k, cel in enumerate(rij):
            tekst = kale_tekst(cel)
            breedte[k] = max(
                breedte.get(k, 0), *(len(woord) for woord in tekst.split()), min(len(tekst), 30) if r > 2 else 0
            )
            if waarde := een_getal(cel):
                decimalen = len(waarde.get_text().partition(",")[2].rstrip("%)"))
                merk = "".join(deel.get_text().translate(HOOG) for deel in met_klasse(cel, "herkomst", "span"))
                blad.write_number(r, k, float(str(waarde["value"])), vorm.getal(min(decimalen, 3), merk))
            elif tekst != "–":
                blad.write_string(r, k, tekst, vorm.kop if r == 2 else vorm.tekst)
    for k, wijd in breedte.items():
        blad.set_column(k, k, min(_BREEDSTE, wijd + 2))
    blad.freeze_panes(3, 1)


def _vrij(naam: str, boek: Workbook) -> str:
    """Return a name that no sheet has yet: a chart and a table may be about the same thing."""
    bezet = {blad.get_name().lower() for blad in boek.worksheets()}
    nummer = 2
    vrij = naam
    while vrij.lower() in bezet:
        vrij = f"{naam[: _LANGSTE_NAAM - 2]}-{nummer}"
        nummer += 1
    return vrij
