"""Kill a build at many moments and see whether a whole report is left: ``make kill-test``.

Two versions of the report take turns. Whatever the moment, output/ must hold the one or the other, byte for byte, and
no kernel may live on; every tenth build is left alone and must succeed without any cleaning.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click

PROJECT = Path(__file__).parents[2]
_ZIN = "\nDeze zin staat alleen in de tweede versie.\n"
#: A kernel looks every second whether its parent is still there.
_GEDULD = 15.0


@dataclass(frozen=True)
class Proef:
    """The folder in which builds are killed: a copy of the data, the output and the folder for temporary files."""

    map: Path

    @property
    def doel(self) -> Path:
        """Where the report stands."""
        return self.map / "output" / "maastricht" / "2022"

    def schrijf(self, versie: int) -> None:
        """Let the next build make this version of the report."""
        tekst = (PROJECT / "data/maastricht/2022/verhaal/focus.md").read_text("utf-8")
        focus = self.map / "data/maastricht/2022/verhaal/focus.md"
        focus.write_text(tekst + _ZIN * versie, encoding="utf-8")

    def begin(self) -> subprocess.Popen[bytes]:
        """Start a build in a process group of its own."""
        opties = ["--year", "2022", "--data", str(self.map / "data"), "--output", str(self.map / "output")]
        return subprocess.Popen(
            [sys.executable, "-m", "loket", "report", *opties],
            cwd=PROJECT, env=os.environ | {"TMPDIR": str(self.map / "tmp")}, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def inhoud(self) -> dict[str, str]:
        """Return the checksum of each file of the report; empty when the note does not say the same."""
        sommen = {pad.name: hashlib.sha256(pad.read_bytes()).hexdigest() for pad in self.doel.iterdir()}
        bon = json.loads((self.doel / ".jaarverslag.gemaakt-van.json").read_text("utf-8"))["uitvoer"]
        return sommen if bon.items() <= sommen.items() and len(sommen) == len(bon) + 1 else {}

    def kernels(self) -> list[str]:
        """Return the processes with the folder for temporary files on their command line, as a kernel has."""
        eigen = os.fsencode(self.map / "tmp")
        gevonden = []
        for proces in Path("/proc").glob("[0-9]*"):
            try:
                if eigen in (proces / "cmdline").read_bytes():
                    gevonden.append(proces.name)
            except OSError:
                continue
        return gevonden

    def wacht_op_schrijven(self, proces: subprocess.Popen[bytes]) -> None:
        """Wait until the build has begun to write, or has ended."""
        while proces.poll() is None and not any(self.doel.parent.glob(".in-aanbouw-*")):
            time.sleep(0.001)

    def zonder_kernels(self) -> bool:
        """Wait until no kernel is left."""
        einde = time.monotonic() + _GEDULD
        while self.kernels() and time.monotonic() < einde:
            time.sleep(0.2)
        return not self.kernels()


def _maak_heel(proef: Proef, versie: int) -> tuple[dict[str, str], float, float]:
    """Build undisturbed; return what came out, and how long all of it and the writing took."""
    proef.schrijf(versie)
    begin = time.monotonic()
    proces = proef.begin()
    proef.wacht_op_schrijven(proces)
    geschreven = time.monotonic()
    code = proces.wait()
    einde = time.monotonic()
    resten = [pad.name for pad in proef.doel.parent.iterdir() if pad.name != "2022"]
    if code or resten:
        raise SystemExit(f"een ongestoorde bouw gaf code {code} en liet achter: {resten}")
    return proef.inhoud(), einde - begin, einde - geschreven


@click.command()
@click.option("--keer", default=50, show_default=True, help="Hoe vaak een bouw wordt gedood.")
@click.option("--zaad", default=2022, show_default=True, help="Bepaalt de momenten.")
def main(keer: int, zaad: int) -> None:
    """Dood een bouw op willekeurige momenten en kijk wat er in output/ staat."""
    kans = random.Random(zaad)
    uitslagen: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="afbreken-") as folder:
        proef = Proef(Path(folder))
        (proef.map / "tmp").mkdir()
        shutil.copytree(PROJECT / "data", proef.map / "data")
        versies, duren, schrijftijden = map(list, zip(*(_maak_heel(proef, versie) for versie in (0, 1)), strict=True))
        duur, schrijftijd = max(duren), max(schrijftijden)
        nummer = 1
        while nummer <= keer:
            nu = versies.index(proef.inhoud())
            proef.schrijf(1 - nu)
            proces = proef.begin()
            if bij_schrijven := nummer % 2 == 0:
                proef.wacht_op_schrijven(proces)
                time.sleep(kans.uniform(0, schrijftijd))
            else:
                time.sleep(kans.uniform(0, duur))
            if proces.poll() is not None:
                continue  # it was just too late: that is no moment
            os.killpg(proces.pid, signal.SIGKILL)
            proces.wait()
            inhoud = proef.inhoud()
            fout = [] if inhoud in versies else ["GEEN HEEL VERSLAG"]
            fout += [] if proef.zonder_kernels() else ["EEN KERNEL LEEFT NOG"]
            staat = " en ".join(fout) or ("oud" if inhoud == versies[nu] else "nieuw")
            wanneer = "bij het schrijven" if bij_schrijven else "tijdens het maken"
            uitslag = f"gedood {wanneer}: {staat}"
            uitslagen[uitslag] = uitslagen.get(uitslag, 0) + 1
            click.echo(f"{nummer:3} {uitslag}")
            if fout:
                raise SystemExit(1)
            if nummer % 10 == 0:
                andere = 1 - versies.index(proef.inhoud())
                if _maak_heel(proef, andere)[0] != versies[andere]:
                    raise SystemExit("de volgende bouw gaf een ander verslag")
                click.echo("    ongestoorde bouw: heel, geen resten")
            nummer += 1
    click.echo("\n" + "\n".join(f"{aantal:3} × {uitslag}" for uitslag, aantal in sorted(uitslagen.items())))


if __name__ == "__main__":
    main()
