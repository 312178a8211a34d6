"""An executed notebook as one document: numbers filled in, headings and captions numbered, links checked.

HTML and PDF are made from the same body, so both show the same words, the same numbers and the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, fields

from bs4 import BeautifulSoup, Comment
from bs4.element import NavigableString
from nbformat import NotebookNode

from loket.basis.afspraken import MIME_CIJFERS, MIME_VOORBLAD, NIET_VOOR_PUBLICATIE, Voorblad, kop_in
from loket.basis.meldingen import InvoerFout, Melding, lijkt_op
from loket.bouw.boom import elementen, koppen, met_klasse, op_anker
from loket.bouw.nummering import (
    Kop,
    lijn_getallen_uit,
    nummer_bijschriften,
    nummer_koppen,
    samenvatting_voorop,
    verwijder_titel,
)
from loket.bouw.proza import ExportFout, markdown
from loket.bouw.toegestaan import controleer, eis_begrippen, kan_komen, klachten, uitvoerklacht, weiger

#: A target of MyST: the line before a heading that names its anchor.
_DOEL = re.compile(r"^\((\w[\w-]*)\)=$")
#: A report that stands beside this one.
_ERNAAST = re.compile(r"([\w-]+)\.html")
#: Tags of cells that are not for readers.
_NIET_GETOOND = {"verberg", "parameters", "injected-parameters"}


@dataclass(frozen=True)
class Document:
    """The report before it takes a form: cover, body (HTML) and table of contents.

    All forms are made from one body; whoever changes it for its form, takes a copy.
    """

    voorblad: Voorblad
    body: BeautifulSoup
    koppen: tuple[Kop, ...]
    #: Files with figures that stand beside it.
    ernaast: tuple[str, ...] = ()

    def kopie(self) -> BeautifulSoup:
        """Return the body as a tree of one's own."""
        return deepcopy(self.body)


def lees_document(nb: NotebookNode, *, niet_gelopen: str = "") -> Document:
    """Read an executed notebook as a document.

    Parameters
    ----------
    nb : NotebookNode
        The notebook.
    niet_gelopen : str
        Code of cells that were not run: links may lead to what those show.

    Raises
    ------
    ExportFout
        If a number was not computed, a cell failed, a link leads nowhere, or something may not be shown.
    InvoerFout
        If a remark of a reviewer is at a place that is not there; all are listed.
    """
    soup, heel = BeautifulSoup("", "html.parser"), not niet_gelopen
    kop = "het begin"
    geweigerd: list[tuple[str, str, str]] = []
    for cel in nb.cells:
        _weiger_fouten(cel, kop)
        if _tags(cel) & _NIET_GETOOND:
            continue
        kop = kop_in(cel) or kop
        deel = BeautifulSoup(_html(cel, kop), "html.parser")
        lijn_getallen_uit(deel)
        gevonden = [*filter(None, map(uitvoerklacht, cel.get("outputs", []))), *klachten(deel)]
        geweigerd += [(f"Onder ‘{kop}’", *klacht) for klacht in gevonden]
        _merk_koppen(deel, cel, kop)
        soup.extend(list(deel.contents))
    for commentaar in [deel for deel in soup.descendants if isinstance(deel, Comment)]:
        commentaar.extract()
    weiger(geweigerd)
    if heel or not any("begrippen(" in cel.source for cel in nb.cells):
        eis_begrippen(soup)
    voorblad = lees_voorblad(nb)
    _verwijs_naar_gelijke(soup, voorblad.achter)
    verwijder_titel(soup)
    samenvatting_voorop(soup)
    nummer_bijschriften(soup)
    koppen = nummer_koppen(soup, nummers=not voorblad.blad)
    controleer(soup, niet_gelopen)
    if heel:
        laat_weg_wat_niemand_noemt(soup)
    plaats_opmerkingen(soup, voorblad.opmerkingen, niet_gelopen)
    heeft_cijfers = zoek_cijfers(nb) is not None and voorblad.cijfers
    ernaast = (f"{voorblad.cijfers}.xlsx", f"{voorblad.cijfers}.csv") if heeft_cijfers else ()
    return Document(voorblad, soup, tuple(koppen), ernaast)


def _verwijs_naar_gelijke(soup: BeautifulSoup, achter: str) -> None:
    """Let links to reports beside it lead to those for the same readers, whose names end as its own does."""
    for link in elementen(soup, "a"):
        naam = _ERNAAST.fullmatch(str(link.get("href", "")))
        if achter and naam:
            link["href"] = f"{naam[1]}{achter}.html"


def zoek_cijfers(nb: NotebookNode) -> str | None:
    """Give the figures (CSV) that the notebook handed over; None when it has none."""
    return zoek_uitvoer(nb, MIME_CIJFERS)


def zoek_uitvoer(nb: NotebookNode, mime: str) -> str | None:
    """Give what the notebook handed over for a file beside the report; None when there is no such output."""
    delen = (uitvoer.get("data", {}).get(mime) for _, uitvoer in _uitvoer(nb))
    return next((str(tekst) for tekst in delen if tekst is not None), None)


def lees_cijfers(nb: NotebookNode) -> str:
    """Give the figures (CSV) of a notebook that must have handed them over."""
    if (tekst := zoek_cijfers(nb)) is not None:
        return tekst
    raise ExportFout("Dit notebook heeft geen cijfers doorgegeven. Voer het eerst helemaal uit.")


# --- cells -----------------------------------------------------------------------------------------------


def _tags(cel: NotebookNode) -> set[str]:
    return set(cel.metadata.get("tags", []))


def _uitvoer(nb: NotebookNode) -> Iterator[tuple[NotebookNode, NotebookNode]]:
    for cel in nb.cells:
        for uitvoer in cel.get("outputs", []):
            yield cel, uitvoer


def _weiger_fouten(cel: NotebookNode, kop: str) -> None:
    for uitvoer in cel.get("outputs", []):
        if uitvoer.output_type == "error":
            raise ExportFout(f"Een cel onder ‘{kop}’ is mislukt: {uitvoer.ename}: {uitvoer.evalue}")


def _html(cel: NotebookNode, kop: str = "") -> str:
    """Return the HTML that readers get from one cell: prose, or what its code displayed; never code."""
    return "\n".join(_fragmenten(cel, kop))


def _fragmenten(cel: NotebookNode, kop: str) -> Iterator[str]:
    if cel.cell_type == "markdown":
        yield markdown(cel.source, cel.metadata.get("user_expressions", []), kop)
    for uitvoer in cel.get("outputs", []):
        data = uitvoer.get("data", {})
        if "text/html" in data:
            yield data["text/html"]
        elif "text/markdown" in data:
            yield markdown(data["text/markdown"], [], kop)


def _merk_koppen(deel: BeautifulSoup, cel: NotebookNode, kop: str) -> None:
    """Hand the cell's tags and anchor to its first heading; numbering comes later, over the whole body."""
    for alinea in elementen(deel, "p"):
        doel, volgende = _DOEL.match(alinea.string or ""), alinea.find_next_sibling()
        if doel and volgende and volgende.name in ("h2", "h3", "h4"):
            volgende["id"] = doel[1]
            if isinstance(alinea.next_sibling, NavigableString):
                alinea.next_sibling.extract()
            alinea.decompose()
    eerste = next(iter(koppen(deel)), None)
    merken = _tags(cel) & {"samenvatting", "bijlage"}
    anker = cel.metadata.get("loket", {}).get("anker")
    if not eerste:
        if (merken or anker) and deel.get_text(strip=True):  # else a condition has left all of it out
            raise ExportFout(f"Een cel onder ‘{kop}’ heeft een tag of anker voor een kop, maar geen kop.")
        return
    if anker:
        eerste["id"] = anker
    if merken:
        eerste["data-soort"] = merken.pop()


def lees_voorblad(nb: NotebookNode) -> Voorblad:
    """Return the cover that the notebook handed over; of one that has none its title, and that it is for the desk."""
    namen = {veld.name for veld in fields(Voorblad)}
    for _, uitvoer in _uitvoer(nb):
        gegevens = uitvoer.get("data", {}).get(MIME_VOORBLAD)
        if gegevens:
            bekend = {naam: waarde for naam, waarde in gegevens.items() if naam in namen and waarde is not None}
            return Voorblad(**bekend)
    titel = nb.metadata.get("title") or _titel_uit_h1(nb)
    return Voorblad(titel=titel, voettekst=f"{titel} · {NIET_VOOR_PUBLICATIE}")


def laat_weg_wat_niemand_noemt(soup: BeautifulSoup) -> None:
    """Leave out of the Begrippen every definition of a figure that is not in this report; all are in its CSV."""
    genoemd = {str(link.get("href", ""))[1:] for link in elementen(soup, "a")}
    for lijst in met_klasse(soup, "begrippen", "dl"):
        for blok in elementen(lijst, "div"):
            if blok.get("id") not in genoemd:
                blok.extract()


def plaats_opmerkingen(soup: BeautifulSoup, opmerkingen: Iterable[dict[str, str]], niet_gelopen: str = "") -> None:
    """Put each remark of a reviewer behind the heading, or before the table or chart, with its anchor.

    Of one at what cells that were not run may show, nothing is said.
    """
    ankers = op_anker(soup)
    bekend = [opmerking for opmerking in opmerkingen if not kan_komen(opmerking["anker"], ankers, niet_gelopen)]
    if fout := [_zonder_plek(opmerking, ankers) for opmerking in bekend if opmerking["anker"] not in ankers]:
        raise InvoerFout(fout, "in de opmerkingen van meelezers")
    for nummer, opmerking in enumerate(bekend, 1):
        blok = soup.new_tag("div", attrs={"class": "opmerking", "role": "note", "aria-label": f"Opmerking {nummer}"})
        alinea, rol = soup.new_tag("p"), soup.new_tag("strong")
        rol.string = f"Opmerking {nummer}, {opmerking['rol']}:"
        alinea.extend([rol, f" {opmerking['opmerking']}"])
        blok.append(alinea)
        doel = ankers[opmerking["anker"]]
        (doel.insert_before if doel.name == "figure" else doel.insert_after)(blok)


def _zonder_plek(opmerking: dict[str, str], ankers: Iterable[str]) -> Melding:
    bestand, anker = opmerking["bestand"], opmerking["anker"]
    herstel = f"verbeter het anker: het staat in het adres van het verslag na #.{lijkt_op(anker, ankers)}"
    verwacht = "een plek die in dit verslag staat"
    return Melding(bestand, "anker", verwacht, herstel, int(opmerking["rij"]), anker)


def _titel_uit_h1(nb: NotebookNode) -> str:
    for cel in nb.cells:
        if cel.cell_type == "markdown" and (regel := re.search(r"^# .+$", cel.source, re.M)):
            tekst = markdown(regel[0], cel.metadata.get("user_expressions", []), regel[0][2:])
            return BeautifulSoup(tekst, "html.parser").get_text().strip()
    return Voorblad.titel
