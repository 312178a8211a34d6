"""Which paragraphs changed, under which heading; compared as a reader sees them, with the numbers filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import escape

from bs4 import Tag

from loket.bouw.document import Document
from loket.bouw.scherm import kale_tekst

#: A number with its points, comma and percent sign is one word, so that 87,7% → 86,3% reads as one change.
_DEEL = re.compile(r"\d(?:[\d.,]*\d)?%?|\w+(?:[-’'.]\w+)*|\s+|.", re.S)
#: Texts that share less than this part of their words are two texts, not one that was changed …
_GELIJK = 0.5
#: … unless one holds most of the other in stretches of some words, as when a sentence was added.
_STREKKING, _OMVAT = 3, 0.7


@dataclass(frozen=True)
class Stuk:
    """A stretch of text: the same in both versions, or what stood there and what stands there now."""

    oud: str
    nieuw: str

    @property
    def gelijk(self) -> bool:
        """Whether nothing changed here."""
        return self.oud == self.nieuw


def gelijkenis(oud: str, nieuw: str) -> float:
    """Return how much two texts have in common, from 0 to 1 in words; 0 when they are two different texts."""
    a, b = _woorden(oud), _woorden(nieuw)
    zoeker = SequenceMatcher(None, a, b, autojunk=False)
    samen = sum(deel.size for deel in zoeker.get_matching_blocks() if deel.size >= _STREKKING)
    omvat = samen / (min(len(a), len(b)) or 1)
    gelijk = zoeker.ratio()
    return max(gelijk, omvat / 2) if gelijk >= _GELIJK or omvat >= _OMVAT else 0.0


def vergelijk_woorden(oud: str, nieuw: str) -> tuple[Stuk, ...]:
    """Compare two texts word by word; a text that is new or gone, or has little in common, is one stretch."""
    if not oud or not nieuw or not gelijkenis(oud, nieuw):
        return (Stuk(oud, nieuw),)
    a, b = _DEEL.findall(oud), _DEEL.findall(nieuw)
    stappen = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return tuple(_voeg_samen([Stuk("".join(a[i:j]), "".join(b[k:m])) for _, i, j, k, m in stappen]))


def _voeg_samen(stukken: list[Stuk]) -> Iterator[Stuk]:
    """Join changes with hardly anything between them: a change of three words is read as one."""
    bezig = Stuk("", "")
    for plaats, stuk in enumerate(stukken):
        los = stuk.gelijk and not (0 < plaats < len(stukken) - 1 and _is_naad(stukken, plaats))
        if los:
            if not bezig.gelijk:
                yield bezig
            bezig = Stuk("", "")
            yield stuk
        else:
            bezig = Stuk(bezig.oud + stuk.oud, bezig.nieuw + stuk.nieuw)
    if not bezig.gelijk:
        yield bezig


def _is_naad(stukken: list[Stuk], plaats: int) -> bool:
    """Tell whether an unchanged stretch is a space, or one short word between longer changes."""
    tussen = len(_woorden(stukken[plaats].oud))
    buren = stukken[plaats - 1], stukken[plaats + 1]
    return not tussen or (tussen == 1 and all(max(map(len, (_woorden(b.oud), _woorden(b.nieuw)))) > 2 for b in buren))


def _woorden(tekst: str) -> list[str]:
    return [deel for deel in _DEEL.findall(tekst) if not deel.isspace()]


def als_html(stukken: tuple[Stuk, ...]) -> str:
    """Mark what changed for the eye, and say it to who listens."""
    return "".join(
        escape(stuk.nieuw)
        if stuk.gelijk
        else _merk("del", "verwijderd", stuk.oud) + _merk("ins", "toegevoegd", stuk.nieuw)
        for stuk in stukken
    )


def _merk(element: str, woord: str, tekst: str) -> str:
    """Put an element around a text, with its meaning as hidden text; spaces at its ends stay outside."""
    kern = tekst.strip()
    if not kern:
        return escape(tekst) if element == "ins" else ""
    voor, achter = tekst[: len(tekst) - len(tekst.lstrip())], tekst[len(tekst.rstrip()) :]
    stem = [f'<span class="stem">{teken}</span>' for teken in (f"[{woord}: ", "]")]
    return f"{voor}<{element}>{stem[0]}{escape(kern)}{stem[1]}</{element}>{achter}"


_KOPPEN = ("h2", "h3", "h4")
_BLOKKEN = ("p", "li", "caption")
#: Compared elsewhere on the page: key figures, definitions, charts, the input, and the program with its packages.
_ELDERS = (
    ".herkomst", ".kerncijfers", ".legenda", ".begrippen", "figure.grafiek",
    "#tabel-bronnen", "#tabel-pakketten", "#tabel-herhaling",
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
