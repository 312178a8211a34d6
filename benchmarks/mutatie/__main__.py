"""Runs the tests on every mutant: ``python -m benchmarks.mutatie [module …]``.

A warm process that has imported the libraries, but not loket, forks for each mutant; the child imports the mutated
module and runs the module's own tests until the first failure. What passes all of them has survived.
"""

from __future__ import annotations

import csv
import os
import signal
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

from benchmarks.mutatie.mutanten import Mutant, mutanten

PROJECT = Path(__file__).parents[2]
_GELIJKWAARDIG = Path(__file__).parent / "gelijkwaardig.csv"
_SECONDEN = 120
_DEFINITIES = ("test_definities.py", "test_documentatie.py")
_CONTROLES = ("controles/test_controles.py",)
#: The tests of each module; the first are its own.
TESTS: dict[str, tuple[str, ...]] = {
    "periode": ("test_periode.py", "test_cijfers.py"),
    "overleving": ("test_overleving.py",),
    "definitie": ("test_definitie.py", *_DEFINITIES),
    "definities": (*_DEFINITIES, "test_cijfers.py", "test_cijfer.py", "test_verantwoording.py", "test_weergave.py"),
    "cijfer": ("test_cijfer.py", "test_weergave.py", "test_cijfers.py", "test_definities.py"),
    "cijfers": ("test_cijfers.py", "test_cijfer.py", "test_verantwoording.py", "test_definities.py"),
    "weergave": ("test_weergave.py", "test_cijfer.py"),
    "controles/__init__": _CONTROLES,
    "controles/akkoord": _CONTROLES,
    "controles/bevinding": _CONTROLES,
    "controles/lijst": _CONTROLES,
    "controles/optellen": ("controles/test_optellen.py",),
    "controles/tekst": _CONTROLES,
    "controles/twijfel": ("controles/test_twijfel.py",),
    "controles/volledigheid": ("controles/test_volledigheid.py",),
}


class _Invoeging(MetaPathFinder, Loader):
    """Imports the mutated source instead of the module's file."""

    def __init__(self, naam: str, bron: str, pad: Path) -> None:
        self.naam, self.bron, self.pad = naam, bron, pad

    def find_spec(self, fullname: str, path: object, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname != self.naam:
            return None
        pakket = self.pad.name == "__init__.py"
        spec = ModuleSpec(fullname, self, origin=str(self.pad), is_package=pakket)
        if pakket:
            spec.submodule_search_locations = [str(self.pad.parent)]
        return spec

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self.pad)
        exec(compile(self.bron, str(self.pad), "exec"), module.__dict__)


def levende(alle: list[Mutant], werkers: int) -> list[Mutant]:
    """Return the mutants on which all tests of their module pass; one that never ends does not."""
    bezig: dict[int, Mutant] = {}
    levend: list[Mutant] = []
    wachtrij = alle[::-1]
    while wachtrij or bezig:
        if wachtrij and len(bezig) < werkers:
            mutant = wachtrij.pop()
            kind = os.fork()
            if not kind:
                signal.alarm(_SECONDEN)  # kills the child, unless it is done by then
                os._exit(_in_kind(mutant))
            bezig[kind] = mutant
            continue
        klaar, status = os.wait()
        mutant = bezig.pop(klaar)
        if status == 0:
            levend.append(mutant)
    return sorted(levend, key=lambda mutant: mutant.regel)


def _in_kind(mutant: Mutant) -> int:
    import pytest

    niets = os.open(os.devnull, os.O_WRONLY)
    os.dup2(niets, 1)
    os.dup2(niets, 2)
    pad = PROJECT / "loket" / f"{mutant.module}.py"
    naam = "loket." + mutant.module.replace("/", ".").removesuffix(".__init__")
    sys.meta_path.insert(0, _Invoeging(naam, mutant.bron, pad))
    bestanden = [str(PROJECT / "tests" / test) for test in TESTS[mutant.module]]
    try:
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--no-header", *bestanden]))
    except BaseException:  # a mutant may do anything, also stop the process
        return 1


def warm_op() -> None:
    """Import what every child needs, but nothing of loket."""
    import babel.dates
    import babel.numbers
    import hypothesis
    import matplotlib.pyplot
    import pandas
    import pandera.pandas
    import pytest
    import scipy.stats

    del babel, hypothesis, matplotlib, pandas, pandera, pytest, scipy
    assert not any(naam.startswith("loket") for naam in sys.modules)


def main(gevraagd: list[str]) -> int:
    """Run the mutants of the modules and print a table; the exit code is 1 when one survived unexplained."""
    warm_op()
    # Plugins would be imported again in every child; none of these tests needs one.
    os.environ |= {"LOKET_DATA": str(PROJECT / "data"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    with _GELIJKWAARDIG.open(encoding="utf-8", newline="") as bestand:
        verklaard = {rij["mutant"]: rij["reden"] for rij in csv.DictReader(bestand)}
    print("| module | mutants | killed | equivalent | survived | killed share |\n|---|--:|--:|--:|--:|--:|")
    over: list[Mutant] = []
    totaal = [0, 0, 0]
    for module in gevraagd or TESTS:
        if not levende([_gezond(module)], 1):
            sys.exit(f"the tests of {module} do not pass on the code itself")
        alle = list(mutanten(module, (PROJECT / "loket" / f"{module}.py").read_text("utf-8")))
        levend = levende(alle, os.cpu_count() or 1)
        gelijk = [m for m in levend if m.naam in verklaard]
        over += [m for m in levend if m.naam not in verklaard]
        telling = (len(alle), len(alle) - len(levend), len(gelijk))
        totaal = [a + b for a, b in zip(totaal, telling, strict=True)]
        print(_rij(module, *telling), flush=True)
    print(_rij("**together**", *totaal))
    for mutant in over:
        print(f"survived: {mutant.module}.py:{mutant.regel}: {mutant.wat}")
    return int(bool(over))


def _gezond(module: str) -> Mutant:
    return Mutant(module, 0, "", (PROJECT / "loket" / f"{module}.py").read_text("utf-8"))


def _rij(naam: str, alle: int, gedood: int, gelijk: int) -> str:
    deel = gedood / (alle - gelijk) if alle > gelijk else 1
    return f"| {naam} | {alle} | {gedood} | {gelijk} | {alle - gedood - gelijk} | {deel:.1%} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
