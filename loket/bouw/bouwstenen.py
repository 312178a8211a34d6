"""Pieces of a page that no notebook made, as HTML in the style of the report: tables, counts, paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from bs4 import BeautifulSoup

from loket.basis import opmaak
from loket.basis.afspraken import Voorblad
from loket.bouw.document import Document
from loket.bouw.nummering import Kop
from loket.bouw.toegestaan import controleer, klachten, weiger


def maak_document(delen: Iterable[str], voorblad: Voorblad) -> Document:
    """Return pieces of HTML as a document, with the same checks as a report.

    Raises
    ------
    ExportFout
        When something is in it that may not reach readers.
    """
    soup = BeautifulSoup("\n".join(delen), "html.parser")
    weiger(("Op de bladzijde", *klacht) for klacht in klachten(soup))
    controleer(soup)
    koppen = tuple(
        Kop(
            int(kop.name[1]),
            "".join(merk.get_text() for merk in kop.select(".nummer")),
            "".join(tekst for tekst in kop.find_all(string=True, recursive=False)).strip(),
            str(kop["id"]),
        )
        for kop in soup.find_all(["h2", "h3"])
    )
    return Document(voorblad, soup, koppen)


def alinea(tekst: str) -> str:
    """Return a paragraph of plain text."""
    return f"<p>{escape(tekst)}</p>"


def kop(niveau: int, anker: str, titel: str, nummer: str = "") -> str:
    """Return a heading; ``nummer`` is the one that the report gives it."""
    merk = f'<span class="nummer">{escape(nummer)}</span> ' if nummer else ""
    return f'<h{niveau} id="{escape(anker)}">{merk}{escape(titel)}</h{niveau}>'


def aantal(hoeveel: int, een: str, meer: str) -> str:
    """Write a count with its noun, and ‘geen’ for none: ``geen grafieken``, ``1 alinea``."""
    return opmaak.met_woord(hoeveel, (een, meer)) if hoeveel else f"geen {meer}"


def tellingen(rijen: Iterable[tuple[str, int | None, str]]) -> str:
    """Return the counts that begin the page: name, number and remark; None is a part that was not compared."""
    blokken = "".join(
        f'<div><dt>{escape(naam)}</dt><dd class="waarde">{"?" if waarde is None else opmaak.getal(waarde)}</dd>'
        f'<dd class="vorig">{escape(uitleg)}</dd></div>'
        for naam, waarde, uitleg in rijen
    )
    return f'<dl class="kerncijfers">{blokken}</dl>'


def tabel(anker: str, titel: str, koppen: tuple[str, ...], rijen: Iterable[str], getal: range, noot: str = "") -> str:
    """Return a table of rows that are HTML already; the columns in ``getal`` hold numbers."""
    hoofd = "".join(
        f'<th scope="col"{_GETAL if k in getal else ""}>{escape(naam)}</th>' for k, naam in enumerate(koppen)
    )
    onder = f'<p class="noot">{escape(noot)}</p>' if noot else ""
    return (
        f'<figure class="tabel" id="tabel-{anker}"><table><caption id="tabel-{anker}-titel">{escape(titel)}</caption>'
        f"<thead><tr>{hoofd}</tr></thead><tbody>{''.join(rijen)}</tbody></table>{onder}</figure>"
    )


_GETAL = ' class="getal"'


def rij(*cellen: str, kop: str, getal: range) -> str:
    """Return a row: its head, and cells that are HTML already."""
    rest = "".join(f"<td{_GETAL if k in getal else ''}>{cel}</td>" for k, cel in enumerate(cellen, 1))
    return f'<tr><th scope="row">{kop}</th>{rest}</tr>'
