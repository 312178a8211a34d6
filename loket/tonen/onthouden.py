"""What a report for others than the desk says where a figure is withheld, or where a nought can be a few.

A sentence is written for a number. Of one that holds a withheld figure, only what it was about is left; and no text
that says that there was nobody is shown because a count was rounded to 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import unescape
from itertools import groupby

from loket.basis import opmaak
from loket.basis.afspraken import EVAL
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.soorten import Telling, Verhouding
from loket.cijfers.weergave import Weergave, wat

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


def onthouden(deel: object) -> str:
    """Return the same from the figure itself."""
    cijfer = deel.cijfer if isinstance(deel, Weergave) else deel
    return wat(cijfer) if isinstance(cijfer, Cijfer) and cijfer.onthouden else ""


def _zin_om(tekst: str, plaats: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends; what it hangs on, such as a list item, stays."""
    begin = max((e.end() for e in _EINDE.finditer(tekst, 0, plaats)), default=0)
    ervoor = _BEGIN.match(tekst, begin)
    einde = _EINDE.search(tekst, plaats)
    stop = len(tekst) if not einde else einde.start() if einde[0].startswith("\n") else einde.end()
    return (ervoor.end() if ervoor and ervoor.end() <= plaats else begin), stop


def zonder_delen(delen: Sequence[object]) -> Sequence[object]:
    """Do the same for words and figures that are put behind each other."""
    if not any(map(onthouden, delen)):
        return delen
    zinnen: list[list[object]] = [[]]
    for deel in delen:
        stukken = re.split(r"(?<=[.!?])(?=\s)", deel) if isinstance(deel, str) else [deel]
        for nummer, stuk in enumerate(stukken):
            if nummer:
                zinnen.append([])
            zinnen[-1].append(stuk)
    return [stuk for een in zinnen for stuk in _zonder(een)]


def _zonder(zin: list[object]) -> list[object]:
    namen = [naam for naam in map(onthouden, zin) if naam]
    woorden = "".join(deel for deel in zin if isinstance(deel, str))
    if not namen or not woorden.strip():  # a figure that stands alone, as in a table
        return zin
    return [woorden[: len(woorden) - len(woorden.lstrip())], zin_over(namen)]


def niets(cijfer: object, tekst: str) -> str:
    """Return ``tekst``, which says that there is nothing, of a figure for which that holds; else what can be said."""
    return str(oordeel(cijfer) or tekst)


def oordeel(waarde: object) -> bool | str:
    """Judge a condition by its value: whether it holds, or what there is to say when nobody can tell."""
    if waarde:
        return True
    if naam := onthouden(waarde):
        return zin_over([naam])
    if not isinstance(waarde, Cijfer) or not waarde.benaderd or waarde.waarde is None:
        return False
    geteld = isinstance(waarde.definitie, Telling) and waarde.definitie.eenheid == "aantal"
    assert waarde.cijfers.beleid, "else it is as it was counted"
    hoogstens = f"hoogstens {waarde.cijfers.beleid.drempel - 1}"
    is_deel = isinstance(waarde.definitie, Verhouding)
    return f"{wat(waarde)}: {hoogstens if geteld else waarde.hoeveel if is_deel else waarde}."
