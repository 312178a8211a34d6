"""What may reach readers, and what may not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup

from loket.basis.afspraken import MIME_CIJFERS, MIME_GEVALLEN, MIME_KALENDER, MIME_VOORBLAD
from loket.basis.meldingen import lijkt_op, nabij
from loket.bouw.boom import elementen, met_klasse
from loket.bouw.proza import ExportFout

#: What a report consists of, prose first: every element that may be there, and the attributes that one may have besides
#: those of all. Anything else could load or run something, or change the page around it.
_GEWOON = re.compile(
    r"p|h[1-6]|ul|ol|li|blockquote|em|strong|b|i|del|ins|code|pre|br|hr|sup|sub|a|span|div"
    r"|table|thead|tbody|tfoot|tr|th|td|caption|figure|figcaption|img|details|summary|dl|dt|dd|data"
)
_EIGEN = {
    "a": {"href", "data-uitleg"},
    "data": {"value"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    **{naam: {"data-soort"} for naam in ("h2", "h3", "h4")},
    "span": {"data-soort", "data-wat"},
}
_OVERAL = {"id", "class"}
#: Where a link may lead: within the report, or to a page, a file of the report itself or a mailbox.
_ADRES = re.compile(r"(?:#|https?://|mailto:|tel:)\S*|[\w./-]+", re.ASCII)


#: What a report holds of the output of a cell.
_GETOOND = {"text/html", "text/markdown", MIME_CIJFERS, MIME_KALENDER, MIME_VOORBLAD}
#: Characters of one output; the largest chart of the annual report has 200 thousand.
_GROOTSTE_UITVOER = 8_000_000
#: What to do instead, by the element that betrays how something was made.
_LIEVER = {
    "style": "gebruik voor een tabel van Styler of great_tables tabel(frame, 'naam', 'bijschrift')",
    "script": "een interactieve grafiek kan niet; teken haar met matplotlib en gebruik grafiek(…)",
    "svg": "gebruik voor een grafiek grafiek(…) en voor een plaatje afbeelding(…)",
    "iframe": "zet een link naar de bladzijde in de tekst",
}
_ANDERS = "haal het weg, of gebruik tabel(…), grafiek(…) of gewone tekst"
#: What comes before the name of a table or chart, to make it that of a place.
_VOOR_NAAM = re.compile(r"^(?:tabel|grafiek)-")
_PANDAS = (
    "een cel toont een tabel van pandas; daarin kunnen gegevens van kandidaten staan",
    "laat een tabel van totalen zien met tabel(frame, 'naam', 'bijschrift'), en bekijk gevallen alleen in JupyterLab",
)


def klachten(deel: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Yield what part of a report may not hold, each with what to do about it; in the order in which it matters."""
    alle = elementen(deel)
    if any("dataframe" in element.get_attribute_list("class") for element in alle):
        yield _PANDAS
        return
    for element in alle:
        if not _GEWOON.fullmatch(element.name):
            yield f"een cel toont een <{element.name}>", _LIEVER.get(element.name, _ANDERS)
        elif vreemd := set(element.attrs) - _OVERAL - _EIGEN.get(element.name, set()):
            yield f"een <{element.name}> heeft ‘{min(vreemd)}’", "haal dat weg"
    for tekst in deel.strings:
        if "{eval}" in tekst and not tekst.find_parent(["code", "pre"]):
            yield f"er staat nog een niet ingevuld cijfer in de tekst: ‘{tekst.strip()[:60]}’", "maak de rol heel"
    for beeld in (element for element in alle if element.name == "img"):
        if not beeld.find_parent("figure", class_="grafiek"):
            yield (
                "een afbeelding staat los in de tekst",
                "gebruik in een cel afbeelding('pad', 'alt-tekst', 'bijschrift')",
            )
        elif not str(beeld.get("src", "")).startswith("data:image/"):
            yield f"de afbeelding ‘{beeld.get('src')}’ zit niet in het rapport zelf", "gebruik afbeelding(…)"
        elif not str(beeld.get("alt", "")).strip():
            yield "een grafiek of afbeelding heeft geen alt-tekst", "beschrijf in de alt-tekst wat er te zien is"
    for link in (element for element in alle if element.name == "a"):
        doel = str(link.get("href", ""))
        if not _ADRES.fullmatch(doel):
            yield (
                f"de link ‘{link.get_text()}’ gaat naar ‘{doel[:60]}’",
                "verwijs naar een bladzijde, een kop of een mailadres",
            )


#: What Matplotlib gives back of what it draws.
_GETEKEND = re.compile(r"\[?<(Figure|Axes|BarContainer|matplotlib)")


def uitvoerklacht(uitvoer: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return why an output of a cell is not for readers, and what to do; None when the report will hold it.

    Nothing may vanish between JupyterLab and the report, and no case may stay behind in output/.
    """
    data = uitvoer.get("data", {})
    if sum(map(len, map(str, data.values()))) > _GROOTSTE_UITVOER:
        return "een cel toont meer dan in een verslag past", "toon een tabel van totalen"
    if uitvoer.get("name") == "stderr":  # warnings of libraries: JupyterLab shows them to the analyst
        return None
    if "text/html" in data and not str(data["text/html"]).startswith("<data "):
        return None
    if _GETOOND & set(data) - {"text/html"}:
        return None
    if "text/html" in data:
        return "een cel toont een los getal", "zet het in een zin, als {eval}`…`, of haal de regel weg"
    if MIME_GEVALLEN in data:
        return "een cel toont gegevens van kandidaten", "bekijk gevallen alleen in JupyterLab"
    if any(soort.startswith("image/") for soort in data) or _GETEKEND.match(str(data.get("text/plain", ""))):
        return (
            "een cel toont een grafiek of plaatje dat in geen enkel bestand komt",
            "eindig de cel met grafiek(fig, 'naam', 'bericht', alt='…', cijfers=frame), zonder plt.show();"
            " gebruik voor een plaatje afbeelding(…)",
        )
    return (
        f"een cel toont ‘{_kort(uitvoer)}’; daarin kunnen gegevens van kandidaten staan",
        "haal de regel weg en bekijk gevallen alleen in JupyterLab; toon totalen met tabel(…)",
    )


def _kort(uitvoer: Mapping[str, Any]) -> str:
    """Name an output by its kind; what it holds may be a case."""
    if uitvoer.get("name") == "stdout":
        return "print(…)"
    data = uitvoer.get("data", {})
    soort = re.match(r"<([\w.]+)", str(data.get("text/plain", "")))
    return soort[1] if soort else next((naam for naam in data if naam != "text/plain"), "een los object")


def weiger(gevonden: Iterable[tuple[str, str, str]]) -> None:
    """Refuse a report for what was found in it: where, what, and what to do.

    Raises
    ------
    ExportFout
        When anything was; all of it is told.
    """
    if regels := [f"{waar}: {wat}.\n  wat te doen: {herstel}" for waar, wat, herstel in gevonden]:
        raise ExportFout("\n".join(["Dit kan niet in het rapport.", *dict.fromkeys(regels)]))


def eis_begrippen(soup: BeautifulSoup) -> None:
    """Refuse figures in a report that does not say what they are.

    Raises
    ------
    ExportFout
        When it has figures, and no list of definitions.
    """
    cijfer = next(iter(met_klasse(soup, "cijfer", "a")), None)
    if cijfer and not any(met_klasse(soup, "begrippen", "dl")):
        raise ExportFout(
            f"Dit rapport toont cijfers, zoals ‘{cijfer.get_text()}’, en zegt nergens wat zij betekenen.\n"
            "  wat te doen: zet er een kop bij, zoals ## Begrippen, met daaronder een cel:\n"
            "    from loket import verantwoording\n    verantwoording.begrippen()"
        )


class DodeLink(ExportFout):
    """A link leads to ``doel``, and that is not there."""

    def __init__(self, bericht: str, doel: str) -> None:
        super().__init__(bericht)
        self.doel = doel


def kan_komen(doel: str, ids: Iterable[str], niet_gelopen: str) -> bool:
    """Tell whether cells that were not run may show what has a name: it is in their code, or near to no other."""
    if not niet_gelopen or doel in ids:
        return False
    naam = re.escape(_VOOR_NAAM.sub("", doel))
    return doel.startswith("begrip-") or not nabij(doel, ids) or bool(re.search(f"[\"']{naam}[\"']", niet_gelopen))


def controleer(soup: BeautifulSoup, niet_gelopen: str = "") -> None:
    """Refuse names that lead nowhere, or to two places, in a report; ``niet_gelopen`` is code that was not run.

    Raises
    ------
    ExportFout
        At the first one found.
    """
    alle = elementen(soup)
    ids = Counter(str(element["id"]) for element in alle if "id" in element.attrs)
    if dubbel := min((naam for naam, keer in ids.items() if keer > 1), default=""):
        koppen = (element.find_previous(["h2", "h3"]) for element in alle if element.get("id") == dubbel)
        onder = " en onder ".join(f"‘{kop.get_text()}’" if kop else "geen kop" for kop in koppen)
        raise ExportFout(
            f"De naam ‘{_VOOR_NAAM.sub('', dubbel)}’ staat er twee keer: onder {onder}.\n"
            "  wat te doen: geef elke tabel, grafiek en kop een eigen naam"
        )
    for link in (element for element in alle if element.name == "a"):
        doel = str(link.get("href", ""))
        if doel.startswith("#") and doel[1:] not in ids and not kan_komen(doel[1:], ids, niet_gelopen):
            kop = link.find_previous(["h2", "h3"])
            raise DodeLink(
                f"De link ‘{link.get_text()}’ gaat naar {doel}, maar dat bestaat niet in het rapport."
                f"{lijkt_op(doel[1:], ids)}" + (f"\n  waar: onder ‘{kop.get_text()}’" if kop else ""),
                doel,
            )
