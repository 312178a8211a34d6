"""What may reach readers, and what may not."""

from __future__ import annotations

import re
from collections import Counter

from bs4 import BeautifulSoup

from loket.bouw.boom import elementen
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
    **{naam: {"data-soort"} for naam in ("h2", "h3", "h4", "span")},
}
_OVERAL = {"id", "class"}
#: Where a link may lead: within the report, or to a page, a file of the report itself or a mailbox.
_ADRES = re.compile(r"(?:#|https?://|mailto:|tel:)\S*|[\w./-]+", re.ASCII)


def controleer(soup: BeautifulSoup) -> None:
    """Refuse what may not reach readers, in the order in which it matters most.

    Raises
    ------
    ExportFout
        At the first thing found.
    """
    alle = elementen(soup)
    if any("dataframe" in element.get_attribute_list("class") for element in alle):
        raise ExportFout(
            "Een cel toont een tabel van pandas. Daarin kunnen gegevens van kandidaten staan. "
            "Gebruik een tabel van Loket."
        )
    for element in alle:
        if not _GEWOON.fullmatch(element.name):
            raise ExportFout(f"Een cel toont een <{element.name}>. Dat mag niet in het rapport.")
        if vreemd := set(element.attrs) - _OVERAL - _EIGEN.get(element.name, set()):
            raise ExportFout(f"Een <{element.name}> heeft ‘{min(vreemd)}’. Dat mag niet in het rapport.")
    for tekst in soup.strings:
        if "{eval}" in tekst and not tekst.find_parent(["code", "pre"]):
            raise ExportFout(f"Er staat nog een niet ingevuld cijfer in de tekst: ‘{tekst.strip()[:60]}’.")
    for beeld in (element for element in alle if element.name == "img"):
        if not beeld.find_parent("figure", class_="grafiek"):
            raise ExportFout("Een afbeelding staat los in de tekst. Maak er een grafiek van Loket van.")
        if not str(beeld.get("src", "")).startswith("data:image/"):
            raise ExportFout(f"De afbeelding ‘{beeld.get('src')}’ zit niet in het rapport zelf.")
        if not str(beeld.get("alt", "")).strip():
            raise ExportFout("Een grafiek of afbeelding heeft geen alt-tekst.")
    ids = Counter(str(element["id"]) for element in alle if "id" in element.attrs)
    if dubbel := sorted(naam for naam, keer in ids.items() if keer > 1):
        raise ExportFout(f"Deze namen komen twee keer voor als id: {', '.join(dubbel)}.")
    for link in (element for element in alle if element.name == "a"):
        doel = str(link.get("href", ""))
        if not _ADRES.fullmatch(doel):
            raise ExportFout(f"De link ‘{link.get_text()}’ gaat naar ‘{doel[:60]}’. Dat mag niet in het rapport.")
        if doel.startswith("#") and doel[1:] not in ids:
            raise ExportFout(f"De link ‘{link.get_text()}’ gaat naar {doel}, maar dat bestaat niet in het rapport.")
