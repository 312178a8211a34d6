"""The body as a whole: title, summary in front, numbers for headings and captions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from loket.bouw.boom import elementen, koppen, met_klasse, op_anker
from loket.bouw.proza import ExportFout
from loket.rapporten import kort

#: Ids that the page itself uses; a heading with such a name gets a number behind it.
_EIGEN_IDS = ("begin", "inhoud", "rapport")


@dataclass(frozen=True)
class Kop:
    """One heading in the table of contents; ``niveau`` is 2 for a chapter and 3 for a section."""

    niveau: int
    nummer: str
    titel: str
    anker: str


def verwijder_titel(soup: BeautifulSoup) -> None:
    """Remove the notebook's H1: the cover carries the title."""
    for titel in elementen(soup, "h1"):
        if titel.find_previous("h2"):
            raise ExportFout(f"De kop ‘{titel.get_text()}’ begint met één #. Een hoofdstuk begint met ##.")
        titel.decompose()


def lijn_getallen_uit(soup: BeautifulSoup) -> None:
    """Give right-aligned columns of Markdown tables the class that Loket's own tables use."""
    for cel in elementen(soup, "th", "td"):
        if "right" in cel.attrs.pop("style", ""):
            cel["class"] = "getal"


def samenvatting_voorop(soup: BeautifulSoup) -> None:
    """Move the chapter that is marked as summary to the front."""
    kop = soup.find("h2", attrs={"data-soort": "samenvatting"})
    if not kop:
        return
    blok: list[PageElement] = [kop]
    for volgende in kop.next_siblings:
        if isinstance(volgende, Tag) and volgende.name == "h2":
            break
        blok.append(volgende)
    for plaats, element in enumerate(blok):
        soup.insert(plaats, element.extract())


def _slug(tekst: str) -> str:
    """Make an id that stays the same from year to year: ascii, hyphens, without years."""
    return kort(re.sub(r"(?<!\d)\d{4}(?!\d)", " ", tekst)) or "deel"


def nummer_koppen(soup: BeautifulSoup, *, nummers: bool = True) -> list[Kop]:
    """Give every heading its id and, if wanted, chapters and sections their numbers (1, 1.1; annexes A, A.1)."""
    bezet = {*op_anker(soup), *_EIGEN_IDS}
    genummerd: list[Kop] = []
    hoofdstukken = bijlagen = secties = 0
    voorvoegsel, in_bijlage, vorig_niveau = "", False, 1
    for kop in koppen(soup):
        niveau = int(kop.name[1])
        for merk in met_klasse(kop, "herkomst"):
            merk.extract()
        titel = " ".join(kop.get_text().split())
        soort = kop.attrs.pop("data-soort", "")
        if niveau > vorig_niveau + 1:
            raise ExportFout(
                f"De kop ‘{titel}’ slaat een niveau over: begin een hoofdstuk met ##, daarna ###, dan ####."
            )
        vorig_niveau = niveau
        nummer = ""
        if niveau == 2:
            secties = 0
            in_bijlage = in_bijlage or soort == "bijlage"
            if soort == "samenvatting":
                voorvoegsel = ""
            elif in_bijlage:
                voorvoegsel = chr(ord("A") + bijlagen)
                bijlagen += 1
                nummer = f"Bijlage {voorvoegsel}"
            else:
                hoofdstukken += 1
                voorvoegsel = nummer = str(hoofdstukken)
        elif niveau == 3 and voorvoegsel:
            secties += 1
            nummer = f"{voorvoegsel}.{secties}"
        anker = str(kop.get("id") or _vrij_id(_slug(titel), bezet))
        kop.clear()  # plain text only: no links or bold in a heading
        nummer = nummer if nummers else ""
        if nummer:
            merk = soup.new_tag("span", attrs={"class": "nummer"})
            merk.string = nummer
            kop.extend([merk, " "])
        kop.append(titel)
        kop["id"] = anker
        if niveau < 4:
            genummerd.append(Kop(niveau, nummer, titel, anker))
    return genummerd


def _vrij_id(slug: str, bezet: set[str]) -> str:
    anker, volgnummer = slug, 1
    while anker in bezet:
        volgnummer += 1
        anker = f"{slug}-{volgnummer}"
    bezet.add(anker)
    return anker


def nummer_bijschriften(soup: BeautifulSoup) -> None:
    """Give the captions of tables and charts their numbers, each in its own series, and place them on top."""
    figuren = elementen(soup, "figure")
    for soort, woord, naam in (("tabel", "Tabel", "caption"), ("grafiek", "Figuur", "figcaption")):
        for nummer, figuur in enumerate((f for f in figuren if soort in f.get_attribute_list("class")), 1):
            bijschrift = figuur.find(naam)
            if not bijschrift:
                raise ExportFout(f"{woord} {nummer} ({figuur.get('id', 'zonder id')}) heeft geen bijschrift.")
            if soort == "grafiek":
                figuur.insert(0, bijschrift.extract())
            figuur["id"] = figuur.get("id") or f"{soort}-{nummer}"
            bijschrift["id"] = f"{figuur['id']}-titel"
            merk = soup.new_tag("span", attrs={"class": "nummer"})
            merk.string = f"{woord} {nummer}."
            bijschrift.insert(0, " ")
            bijschrift.insert(0, merk)
