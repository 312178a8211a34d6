"""The document on paper: body → pandoc (Typst markup) → Typst → one PDF/UA-1 and PDF/A-2a file.

Nothing is written to disk and nothing is read but the package's own files, so no path or clock reaches the bytes.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from math import ceil
from pathlib import Path
from typing import Any

import pypandoc
import typst
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from loket.basis.opmaak import opsomming
from loket.bouw.boom import elementen, figuren, koppen, met_klasse, rijen
from loket.bouw.document import Document
from loket.bouw.proza import ExportFout

_SJABLOON = Path(str(files("loket.bouw") / "sjabloon"))
_LETTERTYPEN = Path(str(files("loket.basis") / "lettertypen"))
#: A paragraph below this many characters can go along with a table to the next page.
_KORTE_INLEIDING = 400
#: A page holds about 52 lines of a table; with a caption and a note, this many fit for certain.
_LANG = 42
#: Characters on a line of a table over the whole width; less than fit, for words are not cut.
_REGEL = 72
#: How Typst tells of text that no font can show.
_ZONDER_TEKEN = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_SVG = "data:image/svg+xml;base64,"


@dataclass(frozen=True)
class Zetsel:
    """A document as it goes to press: its body for pandoc, what the template is told, and its date."""

    body: str
    gegevens: str
    datum: date


def maak_pdf(document: Document) -> bytes:
    """Give the document as the bytes of a PDF.

    Raises
    ------
    ExportFout
        If Typst refuses the document or warns about it.
    """
    return druk(zet(document))


def zet(document: Document) -> Zetsel:
    """Prepare a document for the press: the work of Python."""
    body, beelden = _papier_body(document.kopie())
    gegevens = {"voorblad": asdict(document.voorblad), "beelden": beelden}
    return Zetsel(body, json.dumps(gegevens), document.voorblad.datum)


def druk(zetsel: Zetsel) -> bytes:
    """Print what was set: the work of pandoc and Typst.

    Raises
    ------
    ExportFout
        If Typst refuses the document or warns about it.
    """
    sjabloon = (_SJABLOON / "rapport.typ").read_text(encoding="utf-8")
    try:
        pdf, waarschuwingen = typst.compile_with_warnings(
            f"{sjabloon}\n{_naar_typst(zetsel.body)}".encode(),
            font_paths=_lettertypen(),
            ignore_system_fonts=True,  # every machine gives the same bytes
            sys_inputs={"gegevens": zetsel.gegevens},
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            timestamp=datetime.combine(zetsel.datum, time(), UTC),
        )
    except typst.TypstError as fout:
        if tekens := set("".join(_ZONDER_TEKEN.findall(fout.diagnostic))):
            raise ExportFout("\n".join(_waar(tekens, zetsel.body))) from None
        raise ExportFout(f"Typst kan van dit rapport geen PDF maken:\n{fout.diagnostic}") from fout
    if waarschuwingen:
        raise ExportFout("Typst waarschuwt:\n" + "\n".join(w.diagnostic for w in waarschuwingen))
    return bytes(pdf)


def _waar(tekens: set[str], body: str) -> Iterator[str]:
    """Say of signs that no font has, under which heading they stand."""
    yield "Het lettertype van de PDF heeft niet elk teken."
    kop = "het begin"
    for deel in BeautifulSoup(body, "html.parser").descendants:
        if isinstance(deel, Tag) and deel.name in ("h2", "h3", "h4"):
            kop = deel.get_text().strip()
        elif isinstance(deel, NavigableString) and (hier := sorted(tekens & set(deel))):
            yield f"Onder ‘{kop}’: {opsomming([f'‘{teken}’' for teken in hier])} in ‘{' '.join(deel.split())[:60]}’."
    yield "  wat te doen: schrijf een woord in plaats van het teken"


@cache
def _lettertypen() -> Any:
    return typst.Fonts(include_system_fonts=False, font_paths=[_LETTERTYPEN])


def _naar_typst(body: str) -> str:
    return str(
        pypandoc.convert_text(
            body,
            to="typst-smart",  # quotes stay as the author wrote them
            format="html",
            extra_args=["--wrap=none", f"--lua-filter={_SJABLOON / 'typst.lua'}"],
            verify_format=False,  # saves two extra pandoc processes
            sandbox=False,
        )
    )


def _papier_body(soup: BeautifulSoup) -> tuple[str, list[dict[str, str]]]:
    """Rewrite the body in terms that pandoc keeps: what HTML says with tags becomes a div with a class."""
    beelden: list[dict[str, str]] = []
    _houd_inleiding_bij_figuur(soup)
    for link in elementen(soup, "a"):
        link.attrs.pop("data-uitleg", None)  # for the screen only, and more text than the report itself
    for kop in koppen(soup):
        if nummer := kop.find("span", class_="nummer"):
            kop["data-nummer"] = nummer.extract().get_text()
    for figuur in figuren(soup):
        figuur.name = "div"
        for bijschrift in elementen(figuur, "caption", "figcaption"):
            figuur.insert(0, _als_div(bijschrift.extract(), "bijschrift"))
        for noot in met_klasse(figuur, "noot", "p"):
            _als_div(noot, "noot")
        for lade in elementen(figuur, "details"):
            if lade.summary:
                lade.summary.decompose()
            lade.unwrap()
        for onthouden in met_klasse(figuur, "onthouden", "span"):
            if cel := onthouden.find_parent(["td", "th"]):
                cel["class"] = f"{' '.join(cel.get_attribute_list('class'))} onthouden"
        if _regels(figuur) > _LANG:
            figuur["class"] = f"{' '.join(figuur.get_attribute_list('class'))} lang"
        for beeld in elementen(figuur, "img"):
            figuur["data-beeld"] = str(len(beelden))
            beelden.append({"alt": str(beeld["alt"]), "svg": _svg(str(beeld["src"]))})
            beeld.decompose()
    for lijst, soort in (("kerncijfers", "kerncijfer"), ("begrippen", "begrip")):
        for element in met_klasse(soup, lijst, "dl"):
            for blok in elementen(element, "div"):
                blok["class"] = soort
            for deel in elementen(element, "dt", "dd"):
                klasse = " ".join(deel.get_attribute_list("class"))
                _als_div(deel, klasse or ("naam" if deel.name == "dt" else "uitleg"))
            element.name = "div"
    return str(soup), beelden


def _houd_inleiding_bij_figuur(soup: BeautifulSoup) -> None:
    """Mark a short paragraph between a heading and its table or chart: neither stands a page away from the other."""
    voor_figuur = {id(figuur.find_previous_sibling()) for figuur in figuren(soup)}
    for kop in koppen(soup):
        na = kop.find_next_sibling()
        if na and na.name == "p" and id(na) in voor_figuur and len(na.get_text()) < _KORTE_INLEIDING:
            na.wrap(soup.new_tag("div", attrs={"class": "inleiding"}))


def _regels(tabel: Tag) -> int:
    """Count the lines of a table, with white space, roughly but never too few; columns are as wide as their texts."""
    lengten = [[len(cel.get_text().strip()) for cel in rij] for rij in rijen(tabel)]
    breedten = [3 + min(60, max(kolom)) for kolom in zip_longest(*lengten, fillvalue=0)]
    per_teken = sum(breedten) / _REGEL
    return sum(
        1 + max(ceil(n * per_teken / breedte) for n, breedte in zip(rij, breedten, strict=False)) for rij in lengten
    )


def _als_div(element: Tag, klasse: str) -> Tag:
    element.name = "div"
    element.attrs = {"class": klasse}
    return element


def _svg(bron: str) -> str:
    if not bron.startswith(_SVG):
        raise ExportFout("Een grafiek is geen SVG. Alleen SVG blijft scherp op papier.")
    return b64decode(bron.removeprefix(_SVG)).decode("utf-8")
