"""Which charts changed, in what they show or in what they say."""

from __future__ import annotations

from dataclasses import dataclass, field

from bs4 import Tag

from loket.bouw.csvlink import kale_tekst
from loket.bouw.document import Document


@dataclass(frozen=True)
class Beeld:
    """One chart: its message, its alternative text, the picture as a data address, and where it stands."""

    anker: str
    bericht: str = ""
    alt: str = ""
    bron: str = ""
    nummer: str = field(default="", compare=False)
    sectie: str = field(default="", compare=False)


@dataclass(frozen=True)
class Beeldpaar:
    """One chart that changed; one of the two is None when it is new or gone."""

    oud: Beeld | None
    nieuw: Beeld | None

    @property
    def beeld(self) -> Beeld:
        """The chart as it is now, or as it last was."""
        gevonden = self.nieuw or self.oud
        assert gevonden  # one of the two is there
        return gevonden


def vergelijk_grafieken(oud: Document, nieuw: Document) -> tuple[tuple[Beeldpaar, ...], int]:
    """Return the charts that changed, and how many did not; charts that are gone come last."""
    toen, nu = lees_grafieken(oud), lees_grafieken(nieuw)
    paren = [Beeldpaar(toen.get(anker), nu.get(anker)) for anker in {**nu, **toen}]
    veranderd = tuple(paar for paar in paren if paar.oud != paar.nieuw)
    return veranderd, len(paren) - len(veranderd)


def lees_grafieken(document: Document) -> dict[str, Beeld]:
    """Return the charts of a document by their anchor."""
    gevonden = {}
    for figuur in document.kopie().select("figure.grafiek"):
        bijschrift, beeld = figuur.select_one("figcaption"), figuur.select_one("img")
        if bijschrift and beeld:
            nummer = _nummer(bijschrift)
            kop = figuur.find_previous(["h2", "h3", "h4"])
            if kop:
                _nummer(kop)
            anker, sectie = str(figuur["id"]), kale_tekst(kop) if kop else ""
            tekst = kale_tekst(bijschrift)
            gevonden[anker] = Beeld(anker, tekst, str(beeld["alt"]), str(beeld["src"]), nummer.rstrip("."), sectie)
    return gevonden


def _nummer(element: Tag) -> str:
    """Take the number out of a heading or caption, and return it."""
    return "".join(merk.extract().get_text() for merk in element.select(".nummer"))
