"""What the public version costs, each attack on it by itself, and what holds for 200 random registers.

``python -m benchmarks.openbaar [aanval|tijd|bouw|registers|rapporten]``. Processor time counts, for a machine may be
busy with other work.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import chain
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).parents[2]
sys.path.insert(0, str(PROJECT / "tests"))

from cijfers.openbaar import naast  # noqa: E402
from cijfers.openbaar.aanval import val_aan  # noqa: E402
from cijfers.openbaar.publicaties import Uitgave, Uitgever, tellingen  # noqa: E402
from cijfers.openbaar.registers import controleer, mensen  # noqa: E402
from klein_register import maak_cijfers  # noqa: E402

from loket.basis.afspraken import CONCEPT, INTERN, OPENBAAR  # noqa: E402
from loket.bouw.bouw import bouw as bouw_een  # noqa: E402
from loket.bouw.opdracht import Opdracht  # noqa: E402
from loket.cijfers.inlezen import lees_cijfers  # noqa: E402
from loket.cijfers.openbaar.afronden import gewichten, past  # noqa: E402
from loket.rapporten import JAARVERSLAG, cijfernaam, parameters_voor, zoek_rapport  # noqa: E402
from loket.rapporten import rapporten as alle_rapporten  # noqa: E402

_M, _P, _SOM = "maastricht", "parkstad", "zuid-limburg"
_KWARTALEN: list[Uitgave] = [(_M, 2022, kwartaal) for kwartaal in (1, 2, 3, 4)]
#: The first is of cases, the second about one partner, the third of meetings.
_NIET_VERGELEKEN = {"datacontrole", "partner", "planning"}
#: What is published after each other, and of that what the attacker has.
AANVALLEN: dict[str, list[Uitgave]] = {
    "the annual report of 2022": [(_M, 2022, 0)],
    "2021 and 2022": [(_M, 2021, 0), (_M, 2022, 0)],
    "the quarters of 2022 and the year": [*_KWARTALEN, (_M, 2022, 0)],
    "two desks and their roll-up": [(_M, 2022, 0), (_P, 2022, 0), (_SOM, 2022, 0)],
    "two desks and their roll-up, of 2021 and 2022": [
        *((loket, jaar, 0) for jaar in (2021, 2022) for loket in (_M, _P, _SOM))
    ],
    "all of these and the quarters": [
        *((loket, 2021, 0) for loket in (_M, _P, _SOM)),
        *_KWARTALEN,
        *((loket, 2022, 0) for loket in (_M, _P, _SOM)),
    ],
}


def aanval() -> None:
    """Attack each set of publications, and each target by itself."""
    for wat, uitgaven in AANVALLEN.items():
        uitgever = Uitgever()
        alle = [*chain.from_iterable(tellingen(uitgever.geef_uit(*uitgave)) for uitgave in uitgaven)]
        print(f"| {wat} | {val_aan(alle, precies='--precies' in sys.argv)} |", flush=True)


def tijd() -> None:
    """Time the search: for the example, and for ten desks of three years that draw their people from it."""
    for loket in (_M, _P):
        alle = Uitgever().geef_uit(loket, 2022).tellingen
        begin = time.process_time()
        gewicht = gewichten(alle.leden, 5, alle.hoofd, np.full(alle.leden.shape[1], -1))
        seconden = time.process_time() - begin
        fout = int((~past(alle.leden @ gewicht, alle.leden.sum(axis=1), 5)).sum())
        print(f"{loket}: {len(alle.leden)} counts of {alle.leden.shape[1]} people, {seconden:.2f} s, {fout} withheld")
        if loket == _M:
            voorbeeld = alle
    begin = time.process_time()
    for zaad in range(10):
        mensen = np.random.default_rng(zaad).integers(0, voorbeeld.leden.shape[1], voorbeeld.leden.shape[1])
        vast = np.full(0, -1)
        for tot in (len(mensen) // 3, 2 * len(mensen) // 3, len(mensen)):
            leden = voorbeeld.leden[:, mensen[:tot]]
            vast = gewichten(leden, 5, voorbeeld.hoofd, np.r_[vast, np.full(tot - len(vast), -1)])
    print(f"ten desks of three years: {time.process_time() - begin:.1f} s")


def registers(keer: int = 200) -> None:
    """See that all tables of so many random registers add up, and that no count moves too far."""
    tafels = [controleer(maak_cijfers(trajecten=mensen(zaad, 40 + zaad))) for zaad in range(keer)]
    print(f"{keer} registers: {sum(tafels)} tables add up, {min(tafels)} or more of each")


def rapporten() -> None:
    """Compare every report for the desk with that for the public, word by word."""
    soorten = [(_M, rapport.naam) for rapport in alle_rapporten() if rapport.naam not in _NIET_VERGELEKEN]
    for loket, naam in [*soorten, (_P, JAARVERSLAG), (_SOM, JAARVERSLAG)]:
        cijfers = lees_cijfers(loket, 2022)
        with tempfile.TemporaryDirectory() as uitvoer:
            for publiek in (INTERN, OPENBAAR):
                parameters = parameters_voor(zoek_rapport(naam), loket, 2022, CONCEPT)
                opdracht = Opdracht(zoek_rapport(naam).notebook, PROJECT / "data", Path(uitvoer), parameters,
                                    ("html", "csv", "xlsx"), publiek=publiek)  # fmt: skip
                bouw_een(opdracht, lambda _: None)
            stam = opdracht.naam.removesuffix(f"-{OPENBAAR}")
            for vorm in opdracht.vormen:
                bestand = f"{stam if vorm == 'html' else cijfernaam(stam)}.{vorm}"
                gevonden = naast.vergelijk(opdracht.doel, stam, bestand, cijfers)
                print(f"{loket} {bestand}: {gevonden.klein} small counts in both,", end=" ")
                print(f"{len(gevonden.gebleven)} as they were, {len(gevonden.elders)} elsewhere")


def bouw(keer: int = 3) -> None:
    """Time the whole build for the desk and for the public, in turn."""
    tijden: dict[str, list[float]] = {"intern": [], "openbaar": []}
    for _ in range(keer):
        for publiek, gemeten in tijden.items():
            with tempfile.TemporaryDirectory() as uitvoer:
                opdracht = ["report", "--year", "2022", "--output", uitvoer, "--publiek", publiek]
                begin = resource.getrusage(resource.RUSAGE_CHILDREN)
                omgeving = os.environ | {"PYTHONPATH": str(PROJECT)}
                subprocess.run([sys.executable, "-m", "loket", *opdracht], cwd=PROJECT, env=omgeving, check=True,
                               capture_output=True)  # fmt: skip
                eind = resource.getrusage(resource.RUSAGE_CHILDREN)
                gemeten.append(eind.ru_utime + eind.ru_stime - begin.ru_utime - begin.ru_stime)
    intern, openbaar = (float(np.median(gemeten)) for gemeten in tijden.values())
    print(f"intern {intern:.1f} s, openbaar {openbaar:.1f} s of processor time: ratio {openbaar / intern:.2f}")


if __name__ == "__main__":
    alles = {"aanval": aanval, "tijd": tijd, "bouw": bouw, "registers": registers, "rapporten": rapporten}
    for naam in [n for n in sys.argv[1:] if n in alles] or alles:
        alles[naam]()
