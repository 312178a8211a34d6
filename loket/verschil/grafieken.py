"""Which charts changed, in what they show or in what they say."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup

from loket.bouw.csvlink import kale_tekst
from loket.bouw.document import Document


@dataclass(frozen=True)
class Beeld:
    """One chart: its message, its alternative text, and the picture as a data address."""

    anker: str
    bericht: str
    alt: str
    bron: str


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
    for figuur in BeautifulSoup(document.body, "html.parser").select("figure.grafiek"):
        bijschrift, beeld = figuur.select_one("figcaption"), figuur.select_one("img")
        if bijschrift and beeld:
            for nummer in bijschrift.select(".nummer"):
                nummer.extract()
            anker = str(figuur["id"])
            gevonden[anker] = Beeld(anker, kale_tekst(bijschrift), str(beeld["alt"]), str(beeld["src"]))
    return gevonden
