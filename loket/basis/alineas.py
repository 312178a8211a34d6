"""The paragraphs of a Markdown text, and the marks that an author puts behind one."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Behind a paragraph that was taken over from an earlier year and still has to be rewritten.
HERZIEN = re.compile(r"[ \t]*<!--\s*herzien\s*-->", re.IGNORECASE)
MERK_HERZIEN = "<!-- herzien -->"
#: Behind a paragraph of which every number and year is a fact.
VAST = re.compile(r"<!--\s*vast\s*-->")
OPMERKING = re.compile(r"<!--.*?-->", re.DOTALL)
_KOP = re.compile(r"#{1,6}(?:\s|$)")
OPSOMMING = re.compile(r"^\s*(?:[-*+✓]|\d{1,2}[.)])\s+")


def blokken(tekst: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, kind and raw text of each paragraph, list item, heading and table row.

    The kind is ``alinea``, ``lijst``, ``kop`` or ``tabel``; code between fences is left out.
    """
    blok: list[str] = []
    begin, soort, in_code = 1, "alinea", False
    for nummer, regel in enumerate([*tekst.split("\n"), ""], 1):
        is_hek = regel.lstrip().startswith("```")
        nieuw = _soort(regel)
        if is_hek or in_code or not regel.strip() or nieuw != "alinea" or (blok and soort in ("kop", "tabel")):
            if blok:
                yield begin, soort, "\n".join(blok)
            blok = []
        in_code = in_code != is_hek
        if in_code or is_hek or not regel.strip():
            continue
        if not blok:
            begin, soort = nummer, nieuw
        blok.append(regel)
    if blok:
        yield begin, soort, "\n".join(blok)


def _soort(regel: str) -> str:
    if _KOP.match(regel):
        return "kop"
    if regel.lstrip().startswith("|"):
        return "tabel"
    return "lijst" if OPSOMMING.match(regel) else "alinea"


def te_herzien(tekst: str) -> Iterator[tuple[int, str]]:
    """Yield of each paragraph that still has to be rewritten the line of its mark, and its words."""
    for begin, _, ruw in blokken(tekst):
        gedaan = 0
        for merk in HERZIEN.finditer(ruw):
            yield begin + ruw.count("\n", 0, merk.end()), OPMERKING.sub("", ruw[gedaan : merk.start()])
            gedaan = merk.end()


def is_geschreven(tekst: str) -> bool:
    """Tell whether there is a word in a text beside headings and what its author says to Loket."""
    delen = (OPMERKING.sub("", ruw) for _, soort, ruw in blokken(tekst) if soort != "kop")
    return any(re.search(r"\w", deel) for deel in delen)


def leeg(patroon: re.Pattern[str], tekst: str) -> str:
    """Blank what a pattern finds, line by line, so that all else keeps its line."""
    return patroon.sub(lambda gevonden: re.sub(r"[^\n]", " ", gevonden[0]), tekst)
