"""Measures the narrative lint on the labelled sentences: ``python -m benchmarks.taaltoets.meet [ontwikkel|toets|koud]``."""

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

from loket.taal import REGELS, Context, Gegeven, toets_tekst  # noqa: E402  # after the path, to run as a script

DELEN = ("ontwikkel", "toets", "koud")


@dataclass(frozen=True)
class Zin:
    """A labelled sentence, with the rules that should find something in it and those that did."""

    id: str
    deel: str
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


def meet(deel: str) -> list[Zin]:
    """Run the lint on every sentence of one half."""
    context = lees_context()
    with (HIER / "zinnen.csv").open(encoding="utf-8", newline="") as bestand:
        return [
            Zin(
                rij["id"],
                deel,
                rij["zin"],
                frozenset(filter(None, rij["verwacht"].split(","))),
                frozenset(b.regel for b in toets_tekst(rij["zin"], context)),
            )
            for rij in csv.DictReader(bestand)
            if rij["deel"] == deel
        ]


def scores(zinnen: list[Zin]) -> dict[str, Score]:
    """Return the score per sentence (faulty or sound), over all labels, and per rule."""
    per_zin = [(bool(z.verwacht), bool(z.gevonden)) for z in zinnen]
    uit = {"per zin": Score(per_zin.count((True, True)), per_zin.count((False, True)), per_zin.count((True, False)))}
    for regel in REGELS:
        paren = [(regel in z.verwacht, regel in z.gevonden) for z in zinnen]
        uit[regel] = Score(paren.count((True, True)), paren.count((False, True)), paren.count((True, False)))
    return uit


def tabel(deel: str) -> Iterator[str]:
    """Yield the lines of a Markdown table of one half's scores."""
    zinnen = meet(deel)
    fout = sum(bool(z.verwacht) for z in zinnen)
    yield f"| {deel} ({len(zinnen)} zinnen, {fout} fout) | goed | vals | gemist | precisie | vangst |"
    yield "|---|--:|--:|--:|--:|--:|"
    for naam, s in scores(zinnen).items():
        yield f"| {naam} | {s.goed} | {s.vals} | {s.gemist} | {s.precisie:.3f} | {s.vangst:.3f} |".replace(".", ",")


if __name__ == "__main__":
    gevraagd = [deel for deel in sys.argv[1:] if deel in DELEN]
    for deel in gevraagd or DELEN:
        print("\n".join(tabel(deel)), end="\n\n")
        if "--fouten" in sys.argv:
            for z in meet(deel):
                if z.verwacht != z.gevonden:
                    print(z.id, "| verwacht:", *sorted(z.verwacht), "| gevonden:", *sorted(z.gevonden), "|", z.zin)
