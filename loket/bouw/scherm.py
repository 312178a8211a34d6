"""Under every table and chart on screen: its data as CSV, in a link that holds them itself."""

from __future__ import annotations

import csv
import io
import re
from html import escape
from urllib.parse import quote

from bs4 import BeautifulSoup, Tag

from loket.basis.afspraken import SCHEIDING
from loket.bouw.boom import elementen, figuren, is_merk, met_klasse, rijen

#: The signs of where a number comes from, small by themselves.
HOOG = str.maketrans({"b": "ᵇ", "g": "ᵍ", "i": "ⁱ"})
#: A spreadsheet takes a text that begins so for a formula.
_FORMULE = ("=", "+", "-", "@", "\t", "\r")
#: One number, with its unit.
_EEN_GETAL = re.compile(r"\D*\d[\d.]*(?:,\d+)?\D*")


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
    """Write a table as CSV that a Dutch spreadsheet opens well: a figure by its unrounded value, else as it reads.

    So with a byte-order mark, ``;`` between the cells and a comma in numbers; ``cijfers.csv`` is for machines.
    """
    buffer = io.StringIO()
    buffer.write("\ufeff")
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerows(
        [_cel(cel) for cel in rij] for rij in rijen(tabel)
    )
    return buffer.getvalue()


def kale_tekst(element: Tag) -> str:
    """Return what an element says, with plain spaces; the sign of where a number comes from stays a small one."""
    delen = (tekst.translate(HOOG) if is_merk(tekst.parent) else tekst for tekst in element.strings)
    return " ".join("".join(delen).split())


def een_getal(cel: Tag) -> Tag | None:
    """Return the figure of a cell that is told as one number; of ``87,7% (64 van 73)`` that alone is too little."""
    return next((d for d in elementen(cel, "data") if _EEN_GETAL.fullmatch(d.get_text())), None)


def _cel(cel: Tag) -> str:
    if gegeven := een_getal(cel):
        return str(gegeven["value"]).replace(".", ",")
    tekst = kale_tekst(cel)
    if tekst == "–":
        return ""
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst


def maak_uitleg(soup: BeautifulSoup) -> str:
    """Give every figure in the body a button, and return the explanations as HTML; equal figures share one."""
    blokken = (blok for lijst in met_klasse(soup, "begrippen", "dl") for blok in elementen(lijst, "div"))
    begrippen = {str(blok["id"]): _naam_en_uitleg(blok) for blok in blokken if "id" in blok.attrs}
    bekend: dict[tuple[str, str], str] = {}
    popovers: list[str] = []
    for link in [a for a in elementen(soup, "a") if "data-uitleg" in a.attrs]:
        anker, uitleg = str(link["href"])[1:], str(link["data-uitleg"])
        if (anker, uitleg) not in bekend:
            bekend[anker, uitleg] = f"uitleg-{len(bekend) + 1}"
            popovers.append(_popover(bekend[anker, uitleg], anker, uitleg, *begrippen.get(anker, (anker, ""))))
        _als_knop(soup, link, bekend[anker, uitleg])
    return "".join(popovers)


def _als_knop(soup: BeautifulSoup, link: Tag, doel: str) -> None:
    link.name = "span"
    link.attrs = {"class": "cijfer"}
    link.append(soup.new_tag("button", attrs={"type": "button", "popovertarget": doel, "aria-label": "Uitleg"}))


def _naam_en_uitleg(begrip: Tag) -> tuple[str, str]:
    naam, uitleg = begrip.find("dt"), begrip.find("dd", class_=lambda klasse: klasse != "eenheid")
    return naam.get_text() if naam else str(begrip["id"]), uitleg.get_text() if uitleg else ""


def _popover(naam: str, anker: str, uitleg: str, begrip: str, definitie: str) -> str:
    paren = (deel.partition(": ") for deel in uitleg.split(SCHEIDING))
    regels = "".join(
        f"<div><dt>{escape(term, False)}</dt><dd>{escape(wat, False)}</dd></div>" for term, _, wat in paren
    )
    return (
        f'<div popover="" id="{naam}" class="uitleg" role="dialog" aria-labelledby="{naam}-kop">'
        f'<p class="kop" id="{naam}-kop">{escape(begrip, False)}</p>'
        f"<p>{escape(definitie, False)}</p><dl>{regels}</dl>"
        f'<p class="slot"><a href="#{anker}">Naar de begrippen</a>'
        f'<button type="button" popovertarget="{naam}" popovertargetaction="hide">Sluiten</button></p></div>'
    )
