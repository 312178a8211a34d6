"""What may reach readers, and what may not."""

from __future__ import annotations

from collections import Counter

from bs4 import BeautifulSoup

from loket.bouw.boom import elementen
from loket.bouw.proza import ExportFout

#: What could load or run something, or change the page around it.
_VERBODEN = frozenset({"script", "style", "iframe", "object", "embed", "link", "meta", "base", "form"})


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
    if verboden := next((element.name for element in alle if element.name in _VERBODEN), None):
        raise ExportFout(f"Een cel toont een <{verboden}>. Dat mag niet in het rapport.")
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
        if doel.startswith("#") and doel[1:] not in ids:
            raise ExportFout(f"De link ‘{link.get_text()}’ gaat naar {doel}, maar dat bestaat niet in het rapport.")
