"""Under every table and chart on screen: its data as CSV, in a link that holds them itself."""

from __future__ import annotations

import csv
import io
from urllib.parse import quote

from bs4 import BeautifulSoup, Tag

from loket.bouw.boom import elementen, figuren, rijen

#: A spreadsheet takes a text that begins so for a formula.
_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def voeg_csv_toe(soup: BeautifulSoup, achtervoegsel: str) -> None:
    """Give every table and chart a link to its data; the file is named after its anchor, with ``achtervoegsel``."""
    for figuur in figuren(soup):
        tabel = figuur.find("table")
        if not isinstance(tabel, Tag):
            continue
        bestand = "-".join(filter(None, (str(figuur["id"]), achtervoegsel))) + ".csv"
        link = soup.new_tag(
            "a", href=f"data:text/csv;charset=utf-8,{quote(tabel_als_csv(tabel))}", attrs={"download": bestand}
        )
        link.string = "Download als CSV"
        regel = soup.new_tag("p", attrs={"class": "csv"})
        regel.append(link)
        (figuur.find("details") or figuur).append(regel)


def tabel_als_csv(tabel: Tag) -> str:
    """Write a table as CSV: a figure by its unrounded value, anything else as it reads."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([_cel(cel) for cel in rij] for rij in rijen(tabel))
    return buffer.getvalue()


def kale_tekst(element: Tag) -> str:
    """Return what an element says, with plain spaces."""
    return " ".join(element.get_text().split())


def _cel(cel: Tag) -> str:
    if gegevens := elementen(cel, "data"):
        return str(gegevens[0]["value"])
    tekst = kale_tekst(cel)
    if tekst == "–":
        return ""
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst
