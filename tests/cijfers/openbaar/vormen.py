"""What a reader finds in each form of a report, as texts; and what is not a count of people among its numbers."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from urllib.parse import unquote_to_bytes

import numpy as np
import openpyxl
from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from pypdf import PdfReader

from loket.basis.opmaak import maandnaam

KLEIN = {"1", "2", "3", "4"}
#: The files of a report, and where in each a small count of the desk must have been seen to say that it was looked at.
VORMEN = {
    "jaarverslag.html": {"tekst", "uitleg", "alt", "csv", "svg"},
    "jaarverslag.pdf": {"blad"},
    "cijfers.csv": {"csv"},
    "cijfers.xlsx": {"Cijfers", "tabel"},
    "jaarverslag.ipynb": {"tekst", "data-uitleg", "alt", "csv", "svg", "text/plain"},
}
#: Where in a form a text stands (an attribute by its name), and the text.
Stuk = tuple[str, str]
#: Of each text where it stands, and its words.
Woorden = list[tuple[str, list[str]]]
#: The how-manieth text, and the how-manieth word in it.
Plaats = tuple[int, int]
#: Attributes that only tell a browser what belongs together.
_VERWIJZINGEN = {"id", "class", "href", "for", "popovertarget", "aria-labelledby", "tabindex", "content", "data-wat"}
_KOPPEN = ["h1", "h2", "h3", "h4"]
_ALINEAS = [*_KOPPEN, "tr", "p", "li", "dt", "dd", "figcaption", "summary", "title"]
#: Numbers of the notebook itself: what was typed, and which Python ran it.
_NIET_GEMAAKT = {"id", "execution_count", "source", "expression", "kernelspec", "language_info", "nbformat"}
#: A number is no count when such a word stands before it, or such words after it: it is a place in the report, a group,
#: a bound or a time.
_ERVOOR = {"Tabel", "Figuur", "Bijlage", "pagina", "maand", "kwartaal", "wachttijdklasse", "hoogstens", "interval"}
_ERVOOR |= {"sinds", "nodig", "Kwartaal", "Deelnemer", "Convenantpartner"}  # the last two: names in the example
_ERNA = re.compile(
    rf"((tot )?\d+ )?(maand(en)?|jaar|dagen|{'|'.join(map(maandnaam, range(1, 13)))})\b|"
    r"e (t m \d e )?kwartaal|(xa0)?cijfers|zijn illustratief"
)
#: What stands along an axis of a chart: how many months, or a percentage.
_MAATSTREEP = re.compile("[xy]tick_")
#: A bar of a chart: its four corners.
_STAAF = re.compile(r'<path d="((?:[ML] [\d.]+ [\d.]+ \n){4})z\n" clip-path')
_WOORD = re.compile(r"\w+=[^,;\s]+|\d+(?:[-.,]\d+)*%?|\w+|€")


def stukken(pad: Path) -> list[Stuk]:
    """Return all texts of a file, in its order: the rows of a table, the lines of a page, every text of a web page."""
    if pad.suffix == ".html":
        return [*_html(pad.read_text("utf-8"))]
    if pad.suffix == ".csv":
        return [*_csv(pad.read_text("utf-8"), ",")]
    if pad.suffix == ".ipynb":
        return [*_json(json.loads(pad.read_text("utf-8")), "")]
    if pad.suffix == ".pdf":
        bladen = [blad.extract_text().splitlines() for blad in PdfReader(pad).pages]
        return [("blad", regel) for blad in bladen for regel in blad]
    rijen = [(blad.title, rij) for blad in openpyxl.load_workbook(pad) for rij in blad.iter_rows(values_only=True)]
    return [("Cijfers" if blad == "Cijfers" else "tabel", _rij(rij)) for blad, rij in rijen]


def _rij(cellen: Iterator[object] | tuple[object, ...] | list[str]) -> str:
    return " ; ".join("" if cel is None else f"{cel:g}" if isinstance(cel, float) else str(cel) for cel in cellen)


def _csv(tekst: str, teken: str) -> Iterator[Stuk]:
    return (("csv", _rij(rij)) for rij in csv.reader(io.StringIO(tekst), delimiter=teken))


def _html(tekst: str) -> Iterator[Stuk]:
    """Yield what is seen, by paragraph, row or popover, and what stands in attributes; a file within it is opened."""
    soup, alinea, gezien = BeautifulSoup(tekst, "html.parser"), None, list[str]()
    for stijl in soup("style"):
        stijl.decompose()
    for deel in soup.descendants:
        eigen = deel.find_parent(class_="uitleg") or (deel if deel.name in _ALINEAS else deel.find_parent(_ALINEAS))
        if eigen is not alinea:
            yield from _gezien(gezien, alinea)
            alinea, gezien = eigen, []
        if type(deel) is NavigableString:
            gezien.append(deel)
        for naam, waarde in deel.attrs.items() if isinstance(deel, Tag) else ():
            if str(waarde).startswith("data:"):
                yield from _bestand(str(waarde))
            elif naam == "value":  # of what stands behind it
                gezien.append(str(waarde))
            elif naam not in _VERWIJZINGEN:
                yield naam, str(waarde)
    yield from _gezien(gezien, alinea)


def _gezien(teksten: list[str], alinea: Tag | None) -> Iterator[Stuk]:
    if tekst := " ".join(" ".join(teksten).split()):
        is_kop, is_uitleg = (alinea.name in _KOPPEN, "popover" in alinea.attrs) if alinea else (False, False)
        yield "kop" if is_kop else "uitleg" if is_uitleg else "tekst", tekst


def _bestand(url: str) -> Iterator[Stuk]:
    """Yield what is in a file that an attribute holds; the letters of a picture are shapes, each text a remark."""
    tekst = _inhoud(url)
    if url.startswith("data:image/svg"):
        beeld = BeautifulSoup(tekst[tekst.index("<svg") :], "html.parser")
        for opmerking in beeld(string=lambda deel: isinstance(deel, Comment)):
            if not opmerking.find_parent(id=_MAATSTREEP):
                yield "svg", str(opmerking)
    else:
        yield from _csv(tekst, ";")


def _inhoud(url: str) -> str:
    kop, _, inhoud = url.partition(",")
    return (base64.b64decode(inhoud) if kop.endswith(";base64") else unquote_to_bytes(inhoud)).decode("utf-8-sig")


def _json(deel: object, naam: str) -> Iterator[Stuk]:
    if naam in _NIET_GEMAAKT:
        return
    if isinstance(deel, dict):
        for sleutel, waarde in deel.items():
            yield from _json(waarde, str(sleutel))
    elif isinstance(deel, list):
        for waarde in ["".join(deel)] if all(isinstance(regel, str) for regel in deel) else deel:
            yield from _json(waarde, naam)
    elif "<" in str(deel):
        yield from _html(str(deel))
    elif naam.endswith("csv"):
        yield from _csv(str(deel), ",")
    else:
        yield from ((naam, regel) for regel in str(deel).splitlines())


def naast_elkaar(een: Woorden, ander: Woorden) -> Iterator[tuple[Plaats, Plaats]]:
    """Yield each word of one version that stands in the other too: where it stands in both.

    What stands in the same kind of place is compared. Texts that are the same but for their numbers stand beside each
    other; of those between, words that are.
    """
    for plek in dict.fromkeys(plek for plek, _ in een):
        nummers = [[nr for nr, stuk in enumerate(kant) if stuk[0] == plek] for kant in (een, ander)]
        kaal = [[_kaal(kant[nr][1]) for nr in van] for kant, van in zip((een, ander), nummers, strict=True)]
        for wat, i, j, k, m in SequenceMatcher(None, *kaal, autojunk=False).get_opcodes():
            hier, daar = (
                [(nr, woord) for nr in van for woord in range(len(kant[nr][1]))]
                for kant, van in ((een, nummers[0][i:j]), (ander, nummers[1][k:m]))
            )
            blokken = [(0, 0, len(hier))]
            if wat != "equal":
                woorden = (sum(kant, ()) for kant in (kaal[0][i:j], kaal[1][k:m]))
                blokken = SequenceMatcher(None, *woorden, autojunk=False).get_matching_blocks()
            for p, q, lengte in blokken:
                yield from zip(hier[p : p + lengte], daar[q : q + lengte], strict=True)


def woorden_van(pad: Path) -> Woorden:
    """Return the texts of a file with their words and numbers, without those that have none."""
    return [(plek, gevonden) for plek, tekst in stukken(pad) if (gevonden := _WOORD.findall(tekst))]


def _kaal(woorden: list[str]) -> tuple[str, ...]:
    return tuple("#" if woord[0].isdigit() else woord for woord in woorden)


def is_aantal(woorden: list[str], nummer: int) -> bool:
    """Tell of a number in a text whether it can be a count of people, by the words around it."""
    erna = " ".join(woorden[nummer + 1 :]).removeprefix(f"{woorden[nummer]} ")  # as a value, and as it is shown
    ervoor = woorden[max(nummer - 1, 0)].rpartition("=")[2]
    return ervoor not in _ERVOOR and not _ERNA.match(erna)


def letters(woorden: list[str]) -> tuple[str, ...]:
    """Return the words of a text without its numbers: a heading is the same in the contents, with its page behind."""
    return tuple(woord for woord in woorden if not woord[0].isdigit())


def staven(html: str) -> list[list[float]]:
    """Return of each picture how long its bars are: of four corners, the side in which they differ."""
    gevonden = []
    for beeld in BeautifulSoup(html, "html.parser")("img"):
        vormen = _STAAF.findall(_inhoud(str(beeld["src"])))
        hoeken = np.array([[hoek.split()[1:] for hoek in vorm.splitlines()] for vorm in vormen], float)
        zijden = np.ptp(hoeken.reshape(-1, 4, 2), axis=1)
        gevonden.append(zijden[:, int(np.ptp(zijden[:, 0]) < np.ptp(zijden[:, 1]))].tolist() if len(zijden) else [])
    return gevonden
