"""What was published stays published: a ledger of rounded counts beside the register, and the weights behind it.

The ledger tells the desk what it published. That later counts agree with it, comes from the weights: how often each
person counts, which never changes. They stay where the cases are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from loket.basis.afspraken import GEWICHTEN, GROOTBOEK
from loket.basis.meldingen import InvoerFout, Melding
from loket.cijfers.cijfer import Sleutel

_KOP = ["cijfer", "groep", "periode", "waarde"]
_KOP_GEWICHTEN = ["wie", "gewicht"]


def lees(pad: Path) -> dict[Sleutel, int]:
    """Return what was published before, if anything."""
    return {(naam, groep, periode): int(waarde) for naam, groep, periode, waarde in _regels(pad, _KOP)}


def lees_gewichten(map_loket: Path) -> dict[str, int]:
    """Return how often people count in what a desk published before; without them, what comes could give it away."""
    pad = map_loket / GEWICHTEN
    if (map_loket / GROOTBOEK).exists() and not pad.exists():
        raise InvoerFout([_melding(pad, f"dit bestand, omdat {GROOTBOEK} er is")])
    return {wie: int(gewicht) for wie, gewicht in _regels(pad, _KOP_GEWICHTEN)}


def werk_bij(pad: Path, cijfers: str) -> bool:
    """Put the counts of a report in the ledger, as its file of figures has them last; tell whether that changed it."""
    eerder = lees(pad)
    alle = csv.DictReader(io.StringIO(cijfers))
    nieuw = {(r["cijfer"], r["groep"], r["periode"]): int(r["waarde"]) for r in alle if r["eenheid"] == "aantal"}
    if nieuw.items() <= eerder.items():
        return False
    _schrijf(pad, _KOP, ((*sleutel, waarde) for sleutel, waarde in sorted({**eerder, **nieuw}.items())))
    return True


def leg_gewichten_vast(map_loket: Path, gewichten: Mapping[str, int]) -> None:
    """Write how often people count, those of before included."""
    _schrijf(map_loket / GEWICHTEN, _KOP_GEWICHTEN, sorted(gewichten.items()))


def _regels(pad: Path, kop: list[str]) -> list[list[str]]:
    """Return the rows of a file, if it is there; one that is not as the program wrote it is refused."""
    if not pad.exists():
        return []
    gevonden, *regels = list(csv.reader(io.StringIO(pad.read_text("utf-8")))) or [[]]
    fout = [nr for nr, regel in enumerate(regels, 2) if len(regel) != len(kop) or not regel[-1].isdecimal()]
    if gevonden != kop or fout:
        verwacht = f"de kolommen {', '.join(kop)}, met een geheel getal als {kop[-1]}"
        raise InvoerFout([_melding(pad, verwacht, nr) for nr in fout or [1]])
    return regels


def _melding(pad: Path, verwacht: str, nummer: int = 0) -> Melding:
    return Melding(str(pad), "", verwacht, "zet het bestand terug zoals het programma het schreef", nummer)


def _schrijf(pad: Path, kop: list[str], regels: Iterable[tuple[object, ...]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([kop, *regels])
    naast = pad.with_suffix(".nieuw")
    naast.write_text(buffer.getvalue(), "utf-8")
    naast.replace(pad)
