"""A report as the desk has it beside the same report for the public: which small counts of people stand in both."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cijfers.openbaar.vormen import KLEIN, Plaats, Woorden, is_aantal, letters, naast_elkaar, woorden_van
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.openbaar import geteld
from loket.cijfers.soorten import Telling
from loket.rapporten import cijfernaam

#: What says how was rounded: “van 1 tot en met 4 is …”.
_UITLEG = [["van", "1", "tot"], ["met", "4", "is"]]


def over_mensen(naam: str, cijfers: Cijfers) -> bool:
    """Tell of a figure whether it is about people."""
    definitie = DEFINITIES[naam]
    return not isinstance(definitie, Telling) or bool(geteld.kolom_van(cijfers.register.frames[definitie.tabel]))


def versies(html: Path, bestand: str, cijfers: Cijfers) -> tuple[Woorden, Woorden]:
    """Return the words of one form of both versions, without headings and without figures of something else.

    ``html`` is the page of the desk, beside which the other files stand; ``cijfers`` are the desk's own.
    """
    koppen = {letters(woorden) for plek, woorden in woorden_van(html) if plek == "kop"}
    anders = {naam for naam in DEFINITIES if not over_mensen(naam, cijfers)}
    intern, openbaar = (
        [(p, w) for p, w in woorden_van(html.with_name(naam)) if letters(w) not in koppen and w[0] not in anders]
        for naam in (bestand, bestand.replace(".", "-openbaar."))
    )
    return intern, openbaar


def kleine(een: Woorden, ander: Woorden) -> Iterator[tuple[Plaats, Plaats]]:
    """Yield the small counts of people of one version that stand in the other as well, whatever they are there."""
    for (hier, nummer), daar in naast_elkaar(een, ander):
        woorden = een[hier][1]
        if woorden[nummer] in KLEIN and is_aantal(woorden, nummer):
            yield (hier, nummer), daar


def gebleven(een: Woorden, ander: Woorden) -> list[Plaats]:
    """Return where in the other version a small count stands as it stood in the one."""
    return [(k, n) for (i, m), (k, n) in kleine(een, ander) if een[i][1][m] == ander[k][1][n]]


def elders(ander: Woorden) -> list[Plaats]:
    """Return where in a version any small count stands, wherever it came from; what says how was rounded is none."""
    alle = [(k, n) for k, (_, w) in enumerate(ander) for n, woord in enumerate(w) if woord in KLEIN and is_aantal(w, n)]
    return [(k, n) for k, n in alle if ander[k][1][n - 1 : n + 2] not in _UITLEG]


def van_iets_anders(pad: Path, cijfers: Cijfers) -> set[tuple[str, str]]:
    """Return of a file of figures the small ones that are not about people: what of, and the number.

    Such as the taakstelling of one corporatie, or how often one body met.
    """
    rijen = [r for r in csv.DictReader(io.StringIO(pad.read_text("utf-8"))) if not over_mensen(r["cijfer"], cijfers)]
    return {(r["groep"].rpartition("=")[2], r[deel]) for r in rijen for deel in ("waarde", "teller", "noemer")}


class Gevonden(NamedTuple):
    """How many small counts stand in both versions of a form, and which of the public's are there as they were."""

    klein: int
    gebleven: list[tuple[str, list[str]]]
    elders: list[tuple[str, list[str]]]


def vergelijk(folder: Path, naam: str, bestand: str, cijfers: Cijfers) -> Gevonden:
    """Compare one form of a report in a folder that has it for the desk and for the public."""
    intern, openbaar = versies(folder / f"{naam}.html", bestand, cijfers)
    anders = van_iets_anders(folder / f"{cijfernaam(naam)}.csv", cijfers)

    def over(plaatsen: list[Plaats]) -> list[tuple[str, list[str]]]:
        return [openbaar[k] for k, n in plaatsen if not _is_van(*openbaar[k], n, anders)]

    return Gevonden(len([*kleine(intern, openbaar)]), over(gebleven(intern, openbaar)), over(elders(openbaar)))


def _is_van(plek: str, woorden: list[str], nummer: int, anders: set[tuple[str, str]]) -> bool:
    """Tell of a number whether it is one of something else; in a picture, what it is of stands in another text."""
    tekst = f" {' '.join(woorden)} "
    return any(woorden[nummer] == getal and (plek == "svg" or f" {wat} " in tekst) for wat, getal in anders)
