"""Measures the narrative lint on labelled sentences: ``python -m benchmarks.taaltoets.meet [file.csv] [--fouten]``."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HIER = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path.insert(0, str(HIER.parents[1]))

from loket.controle.taal import REGELS, Context, Gegeven, toets_tekst  # noqa: E402  # after the path, to run as a script

#: The sentences on which the rules were developed.
ONTWIKKEL = HIER / "zinnen.csv"
#: The sentences kept apart for the final figure.
BLIND = HIER / "blind.csv"
#: A label that another rule may satisfy too: a half year is a wrong period.
OOK_GOED = {"verkeerd-jaar": "halve-periode"}


@dataclass(frozen=True)
class Zin:
    """A labelled sentence, with the rules that should find something in it and those that did."""

    id: str
    zin: str
    verwacht: frozenset[str]
    gevonden: frozenset[str]


@dataclass(frozen=True)
class Score:
    """How often a rule was right: found rightly, found wrongly, missed."""

    goed: int
    vals: int
    gemist: int

    @property
    def precisie(self) -> float:
        """Share of what was found that is right."""
        return self.goed / (self.goed + self.vals) if self.goed + self.vals else 1.0

    @property
    def vangst(self) -> float:
        """Share of what is wrong that was found (recall)."""
        return self.goed / (self.goed + self.gemist) if self.goed + self.gemist else 1.0


def lees_context() -> Context:
    """Read the fixed context of the benchmark."""
    gelezen = json.loads((HIER / "context.json").read_text("utf-8"))
    cijfers = {
        (naam, groep, periode): Gegeven(waarde, eenheid, tuple(interval) if interval else None)
        for naam, groep, periode, waarde, eenheid, interval in gelezen["cijfers"]
    }
    return Context(gelezen["jaar"], cijfers, gelezen["vorige_teksten"], tuple(gelezen["namen"]))


def meet(bestand: Path = ONTWIKKEL) -> list[Zin]:
    """Run the lint on every sentence of a file."""
    context = lees_context()
    with bestand.open(encoding="utf-8", newline="") as open_bestand:
        return [_lees(rij, context) for rij in csv.DictReader(open_bestand)]


def _lees(rij: dict[str, str], context: Context) -> Zin:
    verwacht = frozenset(filter(None, rij["verwacht"].split(",")))
    gevonden = {b.regel for b in toets_tekst(rij["zin"], context)}
    for label, ook in OOK_GOED.items():
        if ook in gevonden and label in verwacht and ook not in verwacht:
            gevonden = {*gevonden - {ook}, label}
    return Zin(rij["id"], rij["zin"], verwacht, frozenset(gevonden))


def scores(zinnen: list[Zin]) -> dict[str, Score]:
    """Return the score per sentence (faulty or sound), and per rule."""
    per_zin = [(bool(z.verwacht), bool(z.gevonden)) for z in zinnen]
    uit = {"per zin": Score(per_zin.count((True, True)), per_zin.count((False, True)), per_zin.count((True, False)))}
    for regel in REGELS:
        paren = [(regel in z.verwacht, regel in z.gevonden) for z in zinnen]
        uit[regel] = Score(paren.count((True, True)), paren.count((False, True)), paren.count((True, False)))
    return uit


def tabel(naam: str, zinnen: list[Zin]) -> Iterator[str]:
    """Yield the lines of a Markdown table of the scores."""
    fout = sum(bool(z.verwacht) for z in zinnen)
    yield f"| {naam} ({len(zinnen)} zinnen, {fout} fout) | goed | vals | gemist | precisie | vangst |"
    yield "|---|--:|--:|--:|--:|--:|"
    for regel, s in scores(zinnen).items():
        cijfers = f"{s.precisie:.3f} | {s.vangst:.3f}".replace(".", ",")
        yield f"| {regel} | {s.goed} | {s.vals} | {s.gemist} | {cijfers} |"


def fouten(zinnen: list[Zin]) -> Iterator[str]:
    """Yield a line for every sentence on which the lint and the label differ."""
    for z in zinnen:
        if z.verwacht != z.gevonden:
            soort = "" if bool(z.verwacht) == bool(z.gevonden) else "!"
            yield f"{soort}{z.id} verwacht: {sorted(z.verwacht)} gevonden: {sorted(z.gevonden)} | {z.zin}"


if __name__ == "__main__":
    for pad in [Path(deel) for deel in sys.argv[1:] if not deel.startswith("--")] or [ONTWIKKEL]:
        gemeten = meet(pad)
        print("\n".join(tabel(pad.stem, gemeten)), end="\n\n")
        if "--fouten" in sys.argv:
            print("\n".join(fouten(gemeten)))
