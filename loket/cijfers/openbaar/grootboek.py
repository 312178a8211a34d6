"""What was published stays published: a ledger of rounded counts beside the register, and the weights behind it.

The ledger tells the desk what it published. That later counts agree with it, comes from the weights: how often each
person counts, which never changes. They stay where the cases are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from loket.basis.afspraken import GEWICHTEN, GROOTBOEK
from loket.basis.meldingen import InvoerFout, Melding
from loket.cijfers.soorten import Sleutel
from loket.register.schrijven import als_csv

_KOP = ["cijfer", "groep", "periode", "waarde"]
_KOP_GEWICHTEN = ["wie", "gewicht"]


def lees(pad: Path) -> dict[Sleutel, int]:
    """Return what was published before, if anything."""
    return {(naam, groep, periode): int(waarde) for naam, groep, periode, waarde in _rijen(pad, _KOP)}


def lees_gewichten(map_loket: Path) -> dict[str, int]:
    """Return how often people count in what a desk published before; without them, what comes could give it away."""
    pad = map_loket / GEWICHTEN
    if (map_loket / GROOTBOEK).exists() and not pad.exists():
        raise _fout(pad, f"dit bestand, omdat {GROOTBOEK} er is")
    return {wie: int(gewicht) for wie, gewicht in _rijen(pad, _KOP_GEWICHTEN)}


def werk_bij(pad: Path, cijfers: str) -> None:
    """Put the counts of a report in the ledger, as its file of figures has them last."""
    eerder = lees(pad)
    alle = csv.DictReader(io.StringIO(cijfers))
    nieuw = {(r["cijfer"], r["groep"], r["periode"]): int(r["waarde"]) for r in alle if r["eenheid"] == "aantal"}
    if not nieuw.items() <= eerder.items():
        _schrijf(pad, [_KOP, *((*sleutel, waarde) for sleutel, waarde in sorted((eerder | nieuw).items()))])


def leg_gewichten_vast(map_loket: Path, gewichten: Mapping[str, int]) -> None:
    """Write how often people count, those of before included."""
    _schrijf(map_loket / GEWICHTEN, [_KOP_GEWICHTEN, *sorted(gewichten.items())])


def _rijen(pad: Path, kop: list[str]) -> list[list[str]]:
    """Return the rows of a file, if it is there; one that is not as the program wrote it is refused."""
    gevonden, *rijen = [*csv.reader(io.StringIO(pad.read_text("utf-8")))] or [[]] if pad.exists() else [kop]
    fout = [nr for nr, rij in enumerate(rijen, 2) if len(rij) != len(kop) or not rij[-1].isdecimal()]
    if gevonden != kop or fout:
        raise _fout(pad, f"de kolommen {', '.join(kop)}, met een geheel getal als {kop[-1]}", *fout or [1])
    return rijen


def _fout(pad: Path, verwacht: str, *rijen: int) -> InvoerFout:
    herstel = "zet het bestand terug zoals het programma het schreef"
    return InvoerFout(Melding(str(pad), "", verwacht, herstel, rij) for rij in rijen or [0])


def _schrijf(pad: Path, rijen: list[Sequence[object]]) -> None:
    naast = pad.with_suffix(".nieuw")
    naast.write_text(als_csv(rijen), "utf-8")
    naast.replace(pad)
