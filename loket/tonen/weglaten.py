"""What is left of a text in which a figure is withheld: a sentence is written for a number.

Of one that holds a withheld figure, only what it was about is left. The build itself asks this, which needs no pandas.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape
from itertools import groupby

from loket.basis import opmaak
from loket.basis.afspraken import EVAL

#: In the HTML of a withheld figure: what it is about.
_WAT = re.compile(r'<span class="onthouden" data-wat="([^"]*)">')
#: Where a sentence ends, and where a paragraph or list item begins, perhaps with its first words in bold.
_EINDE = re.compile(r"[.!?][*_)’”]*(?=\s|$)|\n[ \t]*\n|\n(?=[ \t]*(?:[-*+>]|\d+\.)[ \t])")
_BEGIN = re.compile(r"\s*(?:(?:[-*+>]|\d+\.)[ \t]+)?(?:\*\*[^*\n]+\*\*:?[ \t]+)?")


def zin_over(namen: Iterable[str]) -> str:
    """Say of figures that they are withheld, as a sentence."""
    return f"{opmaak.opsomming(list(dict.fromkeys(namen)))}: {opmaak.TE_WEINIG}."


def zonder_zinnen(tekst: str, wat_ontbreekt: Callable[[str], str]) -> str:
    """Replace each sentence of a Markdown text of which a role is withheld; ``wat_ontbreekt`` gives what that is."""
    weg = [(rol.start(), naam) for rol in EVAL.finditer(tekst) if (naam := wat_ontbreekt(rol[1]))]
    if not weg:
        return tekst
    kaal = EVAL.sub(lambda rol: "x" * len(rol[0]), tekst)
    delen, klaar = [], 0
    for (begin, einde), namen in groupby(weg, lambda deel: _zin_om(kaal, deel[0])):
        delen += [tekst[klaar:begin], zin_over(naam for _, naam in namen)]
        klaar = einde
    return "".join([*delen, tekst[klaar:]])


def onthouden_in(html: str) -> str:
    """Return what a withheld figure is about, from what it shows; empty for all else."""
    gevonden = _WAT.search(html)
    return unescape(gevonden[1]) if gevonden else ""


def _zin_om(tekst: str, plaats: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends; what it hangs on, such as a list item, stays."""
    begin = max((e.end() for e in _EINDE.finditer(tekst, 0, plaats)), default=0)
    ervoor = _BEGIN.match(tekst, begin)
    einde = _EINDE.search(tekst, plaats)
    stop = len(tekst) if not einde else einde.start() if einde[0].startswith("\n") else einde.end()
    return (ervoor.end() if ervoor and ervoor.end() <= plaats else begin), stop
