"""An executed notebook as one document: numbers filled in, headings and captions numbered, links checked.

HTML and PDF are made from the same body, so both show the same words, the same numbers and the same order.
"""

from __future__ import annotations

import html
import re
import unicodedata
from ast import literal_eval
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any

import mistune
from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import PageElement
from nbformat import NotebookNode

from loket.meldingen import LoketFout

MIME_VOORBLAD = "application/vnd.loket.voorblad+json"
MIME_CIJFERS = "application/vnd.loket.cijfers+csv"

#: Date of a document that names no peildatum: never "now", so that the same input gives the same bytes.
TERUGVALDATUM = date(2000, 1, 1)

#: Ids that the page itself uses; a heading with such a name gets a number behind it.
_EIGEN_IDS = ("begin", "inhoud", "rapport")

_ROL = r"\{eval\}(?P<rol_tik>`+)(?P<rol_uitdrukking>[^`]+?)(?P=rol_tik)(?!`)"


class ExportFout(LoketFout):
    """The executed notebook can't become a report; the text says in Dutch what is wrong and where."""


@dataclass(frozen=True)
class Kop:
    """One heading in the table of contents; ``niveau`` is 2 for a chapter and 3 for a section."""

    niveau: int
    nummer: str
    titel: str
    anker: str


@dataclass(frozen=True)
class Voorblad:
    """What the cover says; the notebook hands it over as JSON."""

    titel: str = "Rapport"
    loket: str = ""
    soort: str = ""
    jaar: int | None = None
    periode: str = ""
    peildatum: str = ""
    peildatum_tekst: str = ""
    colofon: str = ""
    voorbeelddata: bool = False
    status: str = ""
    voettekst: str = ""

    @property
    def datum(self) -> date:
        """The peildatum, or a fixed date when the notebook gave none."""
        return date.fromisoformat(self.peildatum) if self.peildatum else TERUGVALDATUM


@dataclass(frozen=True)
class Document:
    """The report before it takes a form: cover, body (HTML) and table of contents."""

    voorblad: Voorblad
    body: str
    koppen: tuple[Kop, ...]


def lees_document(nb: NotebookNode) -> Document:
    """Read an executed notebook as a document.

    Raises
    ------
    ExportFout
        If a number was not computed, a cell failed, a link leads nowhere, or something may not be shown.
    """
    soup = BeautifulSoup("", "html.parser")
    kop = "het begin"
    for cel in nb.cells:
        _weiger_fouten(cel, kop)
        if _tags(cel) & {"verberg", "parameters", "injected-parameters"}:
            continue
        kop = _eerste_kop(cel) or kop
        deel = BeautifulSoup("\n".join(_fragmenten(cel, kop)), "html.parser")
        _merk_koppen(deel, cel, kop)
        soup.extend(list(deel.contents))
    for commentaar in soup.find_all(string=lambda tekst: isinstance(tekst, Comment)):
        commentaar.extract()
    voorblad = _lees_voorblad(nb)
    _verwijder_titel(soup)
    _samenvatting_voorop(soup)
    _lijn_getallen_uit(soup)
    _nummer_bijschriften(soup)
    koppen = _nummer_koppen(soup)
    _controleer(soup)
    return Document(voorblad, str(soup).strip() + "\n", tuple(koppen))


def lees_cijfers(nb: NotebookNode) -> str:
    """Give the figures (CSV) that the notebook handed over."""
    for _, uitvoer in _uitvoer(nb):
        if MIME_CIJFERS in uitvoer.get("data", {}):
            return str(uitvoer["data"][MIME_CIJFERS])
    raise ExportFout("Dit notebook heeft geen cijfers doorgegeven. Voer het eerst helemaal uit.")


# --- cells -----------------------------------------------------------------------------------------------


def _tags(cel: NotebookNode) -> set[str]:
    return set(cel.metadata.get("tags", []))


def _eerste_kop(cel: NotebookNode) -> str:
    gevonden = re.search(r"^#{1,4}\s+(.+)$", cel.source, re.M) if cel.cell_type == "markdown" else None
    return gevonden[1].strip() if gevonden else ""


def _uitvoer(nb: NotebookNode) -> Iterator[tuple[NotebookNode, NotebookNode]]:
    for cel in nb.cells:
        for uitvoer in cel.get("outputs", []):
            yield cel, uitvoer


def _weiger_fouten(cel: NotebookNode, kop: str) -> None:
    for uitvoer in cel.get("outputs", []):
        if uitvoer.output_type == "error":
            raise ExportFout(f"Een cel onder ‘{kop}’ is mislukt: {uitvoer.ename}: {uitvoer.evalue}")


def _fragmenten(cel: NotebookNode, kop: str) -> Iterator[str]:
    """Give the HTML that readers get from one cell: prose, or what its code displayed; never code."""
    if cel.cell_type == "markdown":
        yield _markdown(cel.source, cel.metadata.get("user_expressions", []), kop)
    for uitvoer in cel.get("outputs", []):
        data = uitvoer.get("data", {})
        if "text/html" in data:
            yield data["text/html"]
        elif "text/markdown" in data:
            yield _markdown(data["text/markdown"], [], kop)


def _merk_koppen(deel: BeautifulSoup, cel: NotebookNode, kop: str) -> None:
    """Hand the cell's tags and anchor to its first heading; numbering comes later, over the whole body."""
    eerste = deel.find(["h2", "h3", "h4"])
    merken = _tags(cel) & {"samenvatting", "bijlage"}
    anker = cel.metadata.get("loket", {}).get("anker")
    if not eerste:
        if merken or anker:
            raise ExportFout(f"Een cel onder ‘{kop}’ heeft een tag of anker voor een kop, maar geen kop.")
        return
    if anker:
        eerste["id"] = anker
    if merken:
        eerste["data-soort"] = merken.pop()


def _lees_voorblad(nb: NotebookNode) -> Voorblad:
    namen = {veld.name for veld in fields(Voorblad)}
    for _, uitvoer in _uitvoer(nb):
        gegevens = uitvoer.get("data", {}).get(MIME_VOORBLAD)
        if gegevens:
            bekend = {naam: waarde for naam, waarde in gegevens.items() if naam in namen and waarde is not None}
            return Voorblad(**bekend)
    titel = nb.metadata.get("title") or _titel_uit_h1(nb)
    return Voorblad(titel=titel, voettekst=titel)


def _titel_uit_h1(nb: NotebookNode) -> str:
    for cel in nb.cells:
        if cel.cell_type == "markdown" and (regel := re.search(r"^# .+$", cel.source, re.M)):
            tekst = _markdown(regel[0], cel.metadata.get("user_expressions", []), regel[0][2:])
            return BeautifulSoup(tekst, "html.parser").get_text().strip()
    return Voorblad.titel


# --- markdown with inline numbers ------------------------------------------------------------------------


def _rol_plugin(md: mistune.Markdown) -> None:
    """Teach mistune MyST's {eval} role; as an inline rule it leaves code spans and code blocks alone."""

    def lees_rol(_: Any, gevonden: re.Match[str], state: Any) -> int:
        uitdrukking = gevonden["rol_uitdrukking"].strip()
        state.append_token({"type": "cijfer", "raw": _resultaat(uitdrukking, **state.env["loket"])})
        return gevonden.end()

    md.inline.register("loket_rol", _ROL, lees_rol, before="codespan")
    if md.renderer:
        md.renderer.register("cijfer", lambda _renderer, raw: raw)


@cache
def _mistune() -> mistune.Markdown:
    return mistune.create_markdown(escape=False, plugins=["strikethrough", "table", _rol_plugin])


def _markdown(bron: str, uitdrukkingen: list[dict[str, Any]], kop: str) -> str:
    bron = re.sub(r"\A(\s*<!--.*?-->)+", "", bron, flags=re.S)
    md = _mistune()
    state = md.block.state_cls()
    state.env["loket"] = {"kop": kop, "resultaten": {u["expression"].strip(): u["result"] for u in uitdrukkingen}}
    return str(md.parse(bron, state)[0])


def _resultaat(uitdrukking: str, resultaten: dict[str, Any], kop: str) -> str:
    """Give the stored result of one inline number as HTML."""
    resultaat = resultaten.get(uitdrukking)
    if resultaat is None or resultaat.get("status") != "ok":
        reden = f" ({resultaat['evalue']})" if resultaat and resultaat.get("evalue") else ""
        raise ExportFout(
            f"Onder ‘{kop}’ is {{eval}}`{uitdrukking}` niet berekend{reden}. Voer het notebook opnieuw uit."
        )
    data = resultaat["data"]
    if "text/html" in data:
        return str(data["text/html"])
    tekst = str(data.get("text/plain", ""))
    if tekst[:1] in {"'", '"'}:  # the repr of a str
        tekst = str(literal_eval(tekst))
    return html.escape(tekst, quote=False)


# --- the whole body --------------------------------------------------------------------------------------


def _verwijder_titel(soup: BeautifulSoup) -> None:
    for titel in soup.find_all("h1"):
        if titel.find_previous("h2"):
            raise ExportFout(f"De kop ‘{titel.get_text()}’ begint met één #. Een hoofdstuk begint met ##.")
        titel.decompose()  # the cover carries the title


def _lijn_getallen_uit(soup: BeautifulSoup) -> None:
    """Give right-aligned columns of Markdown tables the class that Loket's own tables use."""
    for cel in soup.find_all(["th", "td"], style=True):
        if "right" in cel.attrs.pop("style"):
            cel["class"] = "getal"


def _samenvatting_voorop(soup: BeautifulSoup) -> None:
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
    kaal = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()
    zonder_jaar = re.sub(r"(?<!\d)\d{4}(?!\d)", " ", kaal)
    return re.sub(r"[^a-z0-9]+", "-", zonder_jaar).strip("-") or "deel"


def _nummer_koppen(soup: BeautifulSoup) -> list[Kop]:
    """Give chapters and sections their numbers (1, 1.1; annexes A, A.1) and every heading its id."""
    bezet = {str(element["id"]) for element in soup.find_all(id=True)} | set(_EIGEN_IDS)
    koppen: list[Kop] = []
    hoofdstukken = bijlagen = secties = 0
    voorvoegsel, in_bijlage, vorig_niveau = "", False, 1
    for kop in soup.find_all(["h2", "h3", "h4"]):
        niveau = int(kop.name[1])
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
        if nummer:
            merk = soup.new_tag("span", attrs={"class": "nummer"})
            merk.string = nummer
            kop.extend([merk, " "])
        kop.append(titel)
        kop["id"] = anker
        if niveau < 4:
            koppen.append(Kop(niveau, nummer, titel, anker))
    return koppen


def _vrij_id(slug: str, bezet: set[str]) -> str:
    anker, volgnummer = slug, 1
    while anker in bezet:
        volgnummer += 1
        anker = f"{slug}-{volgnummer}"
    bezet.add(anker)
    return anker


def _nummer_bijschriften(soup: BeautifulSoup) -> None:
    """Give the captions of tables and charts their numbers, each in its own series, and place them on top."""
    for soort, woord, naam in (("tabel", "Tabel", "caption"), ("grafiek", "Figuur", "figcaption")):
        for nummer, figuur in enumerate(soup.select(f"figure.{soort}"), 1):
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


def _controleer(soup: BeautifulSoup) -> None:
    """Refuse what may not reach readers, in the order in which it matters most."""
    if soup.select_one(".dataframe"):
        raise ExportFout(
            "Een cel toont een tabel van pandas. Daarin kunnen gegevens van kandidaten staan. "
            "Gebruik een tabel van Loket."
        )
    if verboden := soup.find(["script", "style", "iframe", "object", "embed", "link", "meta", "base", "form"]):
        raise ExportFout(f"Een cel toont een <{verboden.name}>. Dat mag niet in het rapport.")
    for tekst in soup.find_all(string=re.compile(r"\{eval\}")):
        if not tekst.find_parent(["code", "pre"]):
            raise ExportFout(f"Er staat nog een niet ingevuld cijfer in de tekst: ‘{str(tekst).strip()[:60]}’.")
    for beeld in soup.find_all("img"):
        if not beeld.find_parent("figure", class_="grafiek"):
            raise ExportFout("Een afbeelding staat los in de tekst. Maak er een grafiek van Loket van.")
        if not str(beeld.get("src", "")).startswith("data:image/"):
            raise ExportFout(f"De afbeelding ‘{beeld.get('src')}’ zit niet in het rapport zelf.")
        if not str(beeld.get("alt", "")).strip():
            raise ExportFout("Een grafiek of afbeelding heeft geen alt-tekst.")
    ids = [str(element["id"]) for element in soup.find_all(id=True)]
    if dubbel := sorted({naam for naam in ids if ids.count(naam) > 1}):
        raise ExportFout(f"Deze namen komen twee keer voor als id: {', '.join(dubbel)}.")
    for link in soup.select('a[href^="#"]'):
        if str(link["href"])[1:] not in ids:
            raise ExportFout(
                f"De link ‘{link.get_text()}’ gaat naar {link['href']}, maar dat bestaat niet in het rapport."
            )
