"""Measures the build beside the usual tools: ``python -m benchmarks.snelheid [--keer N]``.

Every way is measured in turn, so many rounds, and the median counts: only ratios within one run mean anything. What a
machine lacks (XeLaTeX, Chromium) is left out, and said.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pypandoc

from benchmarks.snelheid.bewerking import meegelezen
from benchmarks.snelheid.groot import vermenigvuldig
from benchmarks.snelheid.reeks import AANTAL, opdrachten

PROJECT = Path(__file__).parents[2]
NOTEBOOK = PROJECT / "notebooks" / "jaarverslag.ipynb"
_README = Path(__file__).with_name("README.md")
_MARKERINGEN = ("<!-- tabel -->", "<!-- /tabel -->")
_GROOT, _OMVANG = 100, 5000


@dataclass(frozen=True)
class Weg:
    """A way to do the work.

    Its name, what it needs on this machine, what runs it once in an empty folder, and how many times that is done in
    each round: a way that takes no time is measured more often, for its time is uncertain by as much as another's.
    """

    naam: str
    nodig: tuple[str, ...]
    loop: Callable[[Path], None]
    per_ronde: int = 1
    #: Seconds that go by before each; who writes a sentence takes longer.
    pauze: float = 0
    #: Whether it takes so long that the first round alone has it.
    eens: bool = False


def _doe(folder: Path, *opdracht: str | Path) -> None:
    pandoc = str(Path(pypandoc.get_pandoc_path()).parent)
    omgeving = os.environ | {
        "LOKET_DATA": str(PROJECT / "data"),
        "PYTHONPATH": str(PROJECT),
        "PYTHONDONTWRITEBYTECODE": "",  # a program is compiled the first time only, as everywhere
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), pandoc, os.environ["PATH"]]),
    }
    subprocess.run([*map(str, opdracht)], cwd=folder, env=omgeving, check=True, capture_output=True)


def _loket(folder: Path, data: Path = PROJECT / "data") -> None:
    _doe(PROJECT, "make", "report", "YEAR=2022", f"DATA={data}", f"OUTPUT={folder / 'output'}")


def _blad(folder: Path) -> None:
    _doe(PROJECT, "make", "report", "REPORT=partner", "PARTNER=DN01", "YEAR=2022", f"OUTPUT={folder / 'output'}")


def _bladen(folder: Path) -> None:
    _doe(PROJECT, "make", "partners", "YEAR=2022", f"OUTPUT={folder / 'output'}")


def _reeks(folder: Path) -> None:
    _doe(PROJECT, sys.executable, "-m", "benchmarks.snelheid.reeks", PROJECT / "data", folder / "output")


def _lus(folder: Path) -> None:
    for opdracht in opdrachten(PROJECT / "data", folder):
        gegeven = {naam: str(waarde) for naam, waarde in opdracht.parameters.items() if naam != "status"}
        _papermill_chromium(folder, PROJECT / opdracht.notebook, **gegeven)


def _papermill(folder: Path, notebook: Path = NOTEBOOK, **parameters: str) -> None:
    gegeven = [deel for paar in ({"jaar": "2022"} | parameters).items() for deel in ("-p", *paar)]
    _doe(folder, "papermill", notebook, folder / "uit.ipynb", *gegeven, "--cwd", folder)
    _doe(folder, "jupyter", "nbconvert", "--to", "html", folder / "uit.ipynb")


def _papermill_xelatex(folder: Path) -> None:
    _papermill(folder)
    _doe(folder, "jupyter", "nbconvert", "--to", "pdf", folder / "uit.ipynb")


def _papermill_chromium(folder: Path, notebook: Path = NOTEBOOK, **parameters: str) -> None:
    _papermill(folder, notebook, **parameters)
    vast = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={folder / 'uit.pdf'}"]
    _doe(folder, "chromium", *vast, (folder / "uit.html").as_uri())


def _vloer(folder: Path) -> None:
    _doe(folder, sys.executable, "-m", "benchmarks.snelheid.vloer", NOTEBOOK)


@dataclass(frozen=True)
class Vergelijking:
    """One ratio: how many times as long the upper takes as the lower, and what is to be reached."""

    wat: str
    boven: str
    onder: str
    doel: str


VERGELIJKINGEN = (
    Vergelijking("papermill + nbconvert to HTML and (XeLaTeX) PDF, against a cold build", "xelatex", "koud", "≥ 4"),
    Vergelijking("the same, with Chromium printing the PDF, against a cold build", "chromium", "koud", "≥ 2.5"),
    Vergelijking("a cold build against the floor", "koud", "vloer", "≤ 1.3"),
    Vergelijking("nothing changed, against a cold build", "niets", "koud", "≤ 0.02"),
    Vergelijking(
        "a sentence saved in `make watch` until it is on screen, against a cold build", "bewerkt", "koud", "≤ 0.15"
    ),
    Vergelijking(f"{_GROOT} × the rows, against the example", "groot", "koud", "≤ 1.3"),
    Vergelijking(f"{_OMVANG} × the rows, against the example", "omvang", "koud", "≤ 6"),
    Vergelijking("the sheets of all 21 partners, against one sheet", "bladen", "blad", "< 5"),
    Vergelijking(
        f"a loop of papermill + nbconvert + Chromium (HTML and PDF) over {AANTAL} reports, against `make all`",
        "lus",
        "reeks",
        "≥ 10",
    ),
)


def meet(keer: int, werk: Path) -> dict[str, list[float]]:
    """Run every way ``keer`` times, in turn, and return the seconds of each run."""
    klaar = werk / "klaar"
    for naam, veelvoud in (("groot", _GROOT), ("omvang", _OMVANG)):
        vermenigvuldig(PROJECT / "data", werk / naam, veelvoud)
    klaar.mkdir()
    _loket(klaar)
    with ExitStack() as stapel:
        bewerk = stapel.enter_context(meegelezen(PROJECT, werk)) if shutil.which("chromium") else lambda: None
        return _meet(keer, werk, klaar, bewerk)


def _meet(keer: int, werk: Path, klaar: Path, bewerk: Callable[[], None]) -> dict[str, list[float]]:
    wegen = (
        Weg("koud", (), _loket),
        Weg("niets", (), lambda _: _loket(klaar), 10),
        Weg("bewerkt", ("chromium",), lambda _: bewerk(), 3, 2),
        Weg("vloer", (), _vloer),
        Weg("groot", (), lambda folder: _loket(folder, werk / "groot")),
        Weg("omvang", (), lambda folder: _loket(folder, werk / "omvang")),
        Weg("blad", (), _blad),
        Weg("bladen", (), _bladen),
        Weg("reeks", (), _reeks),
        Weg("lus", ("chromium",), _lus, eens=True),
        Weg("chromium", ("chromium",), _papermill_chromium),
        Weg("xelatex", ("xelatex",), _papermill_xelatex),
    )
    tijden: dict[str, list[float]] = {}
    for ronde in range(keer):
        for weg in wegen:
            if any(not shutil.which(programma) for programma in weg.nodig) or (weg.eens and ronde):
                continue
            for nummer in range(weg.per_ronde):
                folder = werk / f"{weg.naam}-{ronde}-{nummer}"
                folder.mkdir()
                time.sleep(weg.pauze)
                begin = time.perf_counter()
                weg.loop(folder)
                tijden.setdefault(weg.naam, []).append(time.perf_counter() - begin)
            print(f"{ronde + 1}/{keer} {weg.naam}: {tijden[weg.naam][-1]:.2f} s", file=sys.stderr, flush=True)
    return tijden


def tabel(tijden: dict[str, list[float]]) -> Iterator[str]:
    """Yield the lines of a Markdown table of the ratios."""
    yield "| what | seconds | ratio | to reach |"
    yield "|---|--:|--:|--:|"
    for v in VERGELIJKINGEN:
        if v.boven not in tijden:
            yield f"| {v.wat} | left out: not on this machine | – | {v.doel} |"
            continue
        boven, onder = (statistics.median(tijden[naam]) for naam in (v.boven, v.onder))
        cijfers = 3 if boven < onder else 2
        yield f"| {v.wat} | {boven:.2f} and {onder:.2f} | {boven / onder:.{cijfers}f} | {v.doel} |"


def teken(tijden: dict[str, list[float]], pad: Path) -> None:
    """Draw the median of each way as a bar, with every run as a dot."""
    from matplotlib.figure import Figure

    volgorde = sorted(tijden, key=lambda naam: statistics.median(tijden[naam]))
    figuur = Figure(figsize=(7, 0.5 * len(volgorde) + 0.8), layout="constrained")
    assen = figuur.subplots()
    assen.barh(volgorde, [statistics.median(tijden[naam]) for naam in volgorde], color="#9fb8c8")
    for plaats, naam in enumerate(volgorde):
        assen.plot(tijden[naam], [plaats] * len(tijden[naam]), "o", color="#123f5c", markersize=4)
    assen.set_xlabel("seconds; bar: median, dots: runs")
    assen.spines[["top", "right"]].set_visible(False)
    figuur.savefig(pad, metadata={"Date": None})


def main() -> None:
    """Measure, print the table and keep it in the README."""
    lezer = argparse.ArgumentParser("python -m benchmarks.snelheid", description=__doc__)
    lezer.add_argument("--keer", type=int, default=5, help="how many rounds of all ways")
    keer = lezer.parse_args().keer
    with tempfile.TemporaryDirectory(prefix="loket-snelheid-") as werk:
        tijden = meet(keer, Path(werk))
    regels = list(tabel(tijden))
    print("\n".join(regels))
    voor, rest = _README.read_text("utf-8").split(_MARKERINGEN[0])
    na = rest.split(_MARKERINGEN[1])[1]
    _README.write_text("\n".join([voor + _MARKERINGEN[0], *regels, _MARKERINGEN[1] + na]), "utf-8")
    teken(tijden, Path(__file__).with_name("tijden.svg"))


if __name__ == "__main__":
    main()
