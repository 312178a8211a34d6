"""What was published stays published: a ledger of rounded counts beside the register."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from loket.basis.meldingen import InvoerFout, Melding
from loket.cijfers.cijfer import Sleutel

_KOP = ["cijfer", "groep", "periode", "waarde"]


def lees(pad: Path) -> dict[Sleutel, int]:
    """Return what was published before, if anything; a ledger that is not as the program wrote it is refused."""
    if not pad.exists():
        return {}
    kop, *regels = list(csv.reader(io.StringIO(pad.read_text("utf-8")))) or [[]]
    fout = [nr for nr, regel in enumerate(regels, 2) if len(regel) != len(_KOP) or not regel[-1].isdecimal()]
    if kop != _KOP or fout:
        verwacht = f"de kolommen {', '.join(_KOP)}, met een geheel getal als waarde"
        herstel = "zet het bestand terug zoals het programma het schreef"
        raise InvoerFout([Melding(str(pad), "", verwacht, herstel, nr) for nr in fout or [1]])
    return {(naam, groep, periode): int(waarde) for naam, groep, periode, waarde in regels}


def werk_bij(pad: Path, cijfers: str) -> bool:
    """Put the counts of a report in the ledger, as its file of figures has them last; tell whether that changed it."""
    eerder = lees(pad)
    alle = csv.DictReader(io.StringIO(cijfers))
    nieuw = {(r["cijfer"], r["groep"], r["periode"]): int(r["waarde"]) for r in alle if r["eenheid"] == "aantal"}
    if nieuw.items() <= eerder.items():
        return False
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, lineterminator="\n")
    schrijver.writerows([_KOP, *((*sleutel, waarde) for sleutel, waarde in sorted({**eerder, **nieuw}.items()))])
    naast = pad.with_suffix(".nieuw")
    naast.write_text(buffer.getvalue(), "utf-8")
    naast.replace(pad)
    return True
