"""What a worker of dask.distributed does for ``verdeeld.py``: builds in a process and a folder of its own.

It reads data and notebooks by their path when it sees the very same files there, and else gets them sent.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path

from loket.basis.afspraken import PROJECT
from loket.bouw.bouwer import Antwoord, maak
from loket.bouw.opdracht import Opdracht, bestanden_in, vingerafdruk, vraag_vastlegging

Bestanden = dict[str, bytes]


def versie() -> str:
    """Return what decides how this machine makes a report: the revision, a checksum of the program, and Python."""
    bestanden = [*bestanden_in(PROJECT / "loket"), str(PROJECT / "requirements.lock")]
    som = vingerafdruk(bestanden, {}, PROJECT)[:12]
    return f"vastlegging {vraag_vastlegging()() or 'onbekend'}, programma {som}, Python {sys.version.split()[0]}"


def kijk(mappen: list[str]) -> tuple[str, list[str]]:
    """Return the version of Loket on this machine, and a checksum of each folder as it is seen here."""
    return versie(), [vingerafdruk(bestanden_in(Path(m)), {}, Path(m)) for m in mappen]


def mappen_van(opdracht: Opdracht) -> tuple[Path, Path]:
    """Return the folders that an order is made of: that of the desk, and that of the notebooks."""
    return (opdracht.data / str(opdracht.parameters["loket"])).absolute(), opdracht.notebook.parent.absolute()


def als_tekst(opdracht: Opdracht) -> str:
    """Write an order as text, with paths that mean the same everywhere on a machine."""
    absoluut = replace(opdracht, data=opdracht.data.absolute(), notebook=opdracht.notebook.absolute())
    return json.dumps(asdict(absoluut), default=str)


def _uit_tekst(tekst: str) -> Opdracht:
    van = json.loads(tekst)
    van |= {naam: Path(van[naam]) for naam in ("notebook", "data", "uitvoer")}
    return Opdracht(**van | {"vormen": tuple(van["vormen"])})


def op_werker(tekst: str, gestuurd: dict[str, Bestanden], vorige: Bestanden) -> tuple[Antwoord, Bestanden]:
    """Build an order in a process of its own, and return how it went and the files of the report with its note."""
    opdracht = _uit_tekst(tekst)
    with tempfile.TemporaryDirectory(prefix="loket-werker-") as naam:
        werk, hier = Path(naam), opdracht
        data, notebooks = (str(pad) for pad in mappen_van(opdracht))
        if data in gestuurd:
            _schrijf(werk / "data" / Path(data).name, gestuurd[data])
            hier = replace(hier, data=werk / "data")
        if notebooks in gestuurd:
            _schrijf(werk / "notebooks", gestuurd[notebooks])
            hier = replace(hier, notebook=werk / "notebooks" / opdracht.notebook.name)
        hier = replace(hier, uitvoer=werk / "uitvoer")
        _schrijf(hier.doel, vorige)
        bouw = [sys.executable, "-P", "-m", "loket.bouw.werker"]
        proces = subprocess.run(bouw, input=als_tekst(hier), capture_output=True, text=True, cwd=PROJECT)
        if proces.returncode:
            raise RuntimeError(proces.stderr[-2000:])
        antwoord: Antwoord = json.loads(proces.stdout.splitlines()[-1])
        if "fout" in antwoord:
            for daar, oorspronkelijk in ((hier.data, opdracht.data), (hier.notebook.parent, opdracht.notebook.parent)):
                antwoord["fout"] = antwoord["fout"].replace(str(daar), str(oorspronkelijk))
            return antwoord, {}
        namen = [hier.bon, *json.loads((hier.doel / hier.bon).read_bytes())["uitvoer"]]
        return antwoord, {naam: (hier.doel / naam).read_bytes() for naam in namen}


def _schrijf(folder: Path, bestanden: Bestanden) -> None:
    for naam, inhoud in bestanden.items():
        (folder / naam).parent.mkdir(parents=True, exist_ok=True)
        (folder / naam).write_bytes(inhoud)


if __name__ == "__main__":
    maak(_uit_tekst(sys.stdin.read()), None, lambda antwoord: print(json.dumps(antwoord)))
