"""Which paragraphs changed, under which heading; compared as a reader sees them, with the numbers filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from bs4 import Tag

from loket.bouw.document import Document
from loket.verschil.woorden import Stuk, gelijkenis, vergelijk_woorden

_KOPPEN = ("h2", "h3", "h4")
_BLOKKEN = ("p", "li", "caption")
#: Compared elsewhere on the page: key figures, definitions, charts, the input, and the program with its packages.
_ELDERS = (
    ".kerncijfers", ".begrippen", "figure.grafiek", "#tabel-bronnen", "#tabel-pakketten", "#tabel-herhaling",
)  # fmt: skip


@dataclass(frozen=True)
class Sectie:
    """What stands under one heading: its number and title, and its paragraphs in order."""

    anker: str
    nummer: str = ""
    titel: str = ""
    alineas: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Alinea:
    """One paragraph that changed; ``soort`` is ``nieuw``, ``vervallen``, ``veranderd`` or ``kop``."""

    soort: str
    stukken: tuple[Stuk, ...]


@dataclass(frozen=True)
class Sectieverschil:
    """The paragraphs that changed under one heading, which carries the name that it has now."""

    anker: str
    nummer: str
    titel: str
    alineas: tuple[Alinea, ...]


def vergelijk_tekst(oud: Document, nieuw: Document) -> tuple[Sectieverschil, ...]:
    """Return the sections with a change, in the order of the new report; sections that are gone keep their place."""
    toen, nu = ({sectie.anker: sectie for sectie in lees_secties(document)} for document in (oud, nieuw))
    gevonden = []
    for anker in _volgorde(list(toen), list(nu)):
        a, b = toen.get(anker, Sectie(anker)), nu.get(anker, Sectie(anker))
        alineas = tuple(_alineas(a, b))
        if alineas:
            kop = b if anker in nu else a
            gevonden.append(Sectieverschil(anker, kop.nummer, kop.titel, alineas))
    return tuple(gevonden)


def lees_secties(document: Document) -> list[Sectie]:
    """Cut a document at its headings; of a table that holds no figures every row is a paragraph."""
    soup = document.kopie()
    for elders in soup.select(", ".join(_ELDERS)):
        elders.decompose()
    secties = [Sectie("begin", titel="Begin")]
    for element in soup.find_all([*_KOPPEN, *_BLOKKEN, "tr"]):
        nummer = "".join(merk.extract().get_text() for merk in element.select(":scope > .nummer"))
        if element.name in _KOPPEN:
            secties.append(Sectie(str(element["id"]), nummer, _tekst(element)))
        elif element.name == "tr":
            tabel = element.find_parent("figure", class_="tabel")
            if isinstance(tabel, Tag) and not tabel.select_one("a.cijfer"):
                secties[-1].alineas.append(" · ".join(map(_tekst, element.find_all(["th", "td"]))))
        elif tekst := _tekst(element):
            secties[-1].alineas.append(tekst)
    return secties


def _tekst(element: Tag) -> str:
    """Return what an element says itself, without the paragraphs and items that lie in it."""
    eigen = (
        str(tekst)
        for tekst in element.find_all(string=True)
        if tekst.find_parent([*_KOPPEN, *_BLOKKEN, "th", "td"]) is element
    )
    return " ".join("".join(eigen).split())


def _volgorde(oud: list[str], nieuw: list[str]) -> list[str]:
    volgorde = list(nieuw)
    for plaats, anker in enumerate(oud):
        if anker not in volgorde:
            volgorde.insert(volgorde.index(oud[plaats - 1]) + 1 if plaats else 0, anker)
    return volgorde


def _alineas(oud: Sectie, nieuw: Sectie) -> Iterator[Alinea]:
    if oud.titel and nieuw.titel and oud.titel != nieuw.titel:
        yield Alinea("kop", vergelijk_woorden(oud.titel, nieuw.titel))
    stappen = SequenceMatcher(None, oud.alineas, nieuw.alineas, autojunk=False).get_opcodes()
    for stap, i, j, k, m in stappen:
        if stap != "equal":
            for a, b in _paren(oud.alineas[i:j], nieuw.alineas[k:m]):
                yield Alinea("veranderd" if a and b else "nieuw" if b else "vervallen", vergelijk_woorden(a, b))


def _paren(oud: list[str], nieuw: list[str]) -> Iterator[tuple[str, str]]:
    """Put each new paragraph beside the old one that it was made of, in order; what has no partner stands alone."""
    begin, los = 0, list[str]()
    for tekst in nieuw:
        punten = {plaats: gelijkenis(oud[plaats], tekst) for plaats in range(begin, len(oud))}
        beste = max(punten, key=lambda plaats: punten[plaats], default=None)
        if beste is None or not punten[beste]:
            los.append(tekst)
            continue
        yield from ((weg, "") for weg in oud[begin:beste])
        yield from (("", erbij) for erbij in los)
        yield oud[beste], tekst
        begin, los = beste + 1, []
    yield from ((weg, "") for weg in oud[begin:])
    yield from (("", erbij) for erbij in los)
