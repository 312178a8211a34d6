"""Runs the tests on every mutant: ``python -m benchmarks.mutatie [--werkers N] [--readme] [module …]``.

A warm process that has imported the libraries, but not loket, forks for each mutant; the child imports the mutated
module and runs the module's own tests until the first failure. What passes all of them has survived.
"""

from __future__ import annotations

import argparse
import csv
import os
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path

from benchmarks.mutatie.mutanten import Mutant, mutanten

PROJECT = Path(__file__).parents[2]
_README, _GELIJKWAARDIG = (Path(__file__).with_name(naam) for naam in ("README.md", "gelijkwaardig.csv"))
_MARKERINGEN = ("<!-- tabel -->", "<!-- /tabel -->")
_KOP = "| module | mutants | killed | equivalent | survived | killed share |\n|---|--:|--:|--:|--:|--:|"
_DEFINITIES = ("cijfers/test_definities.py", "test_documentatie.py")
_VAN_DEFINITIES = (
    "cijfers/test_definities_vorm.py",
    *_DEFINITIES,
    "cijfers/test_cijfers.py",
    "cijfers/test_cijfer.py",
    "tonen/test_verantwoording.py",
    "cijfers/test_weergave.py",
)
_SOORTEN_VAN_CIJFERS = sorted(
    f"cijfers/definities/{pad.stem}" for pad in (PROJECT / "loket/cijfers/definities").glob("[a-z]*.py")
)
#: The tests of each module; the first are its own.
TESTS: dict[str, tuple[str, ...]] = {
    "basis/periode": ("basis/test_periode.py", "cijfers/test_cijfers.py"),
    "cijfers/onzekerheid": ("cijfers/test_onzekerheid.py", "cijfers/test_onzekerheid_overleving.py"),
    "cijfers/telregels": ("cijfers/test_telregels.py", *_DEFINITIES, "cijfers/test_cijfer.py"),
    "cijfers/soorten": ("cijfers/test_soorten.py", *_DEFINITIES, "cijfers/test_cijfer.py", "cijfers/test_weergave.py"),
    **dict.fromkeys(_SOORTEN_VAN_CIJFERS, _VAN_DEFINITIES),
    "cijfers/grootheid": (
        "cijfers/test_grootheid.py",
        "cijfers/test_cijfer.py",
        "cijfers/test_weergave.py",
        "cijfers/test_cijfers.py",
        "cijfers/test_definities.py",
    ),
    "cijfers/telwerk": (
        "cijfers/test_telwerk.py",
        "cijfers/test_cijfers.py",
        "cijfers/test_som.py",
        "cijfers/test_cijfer.py",
        "cijfers/test_definities.py",
    ),
    "cijfers/cijfer": (
        "cijfers/test_cijfer.py",
        "cijfers/test_weergave.py",
        "cijfers/test_cijfers.py",
        "cijfers/test_definities.py",
    ),
    "cijfers/cijfers": (
        "cijfers/test_cijfers.py",
        "cijfers/test_cijfer.py",
        "tonen/test_verantwoording.py",
        "cijfers/test_definities.py",
    ),
    "cijfers/weergave": ("cijfers/test_weergave.py", "cijfers/test_cijfer.py"),
    "controle/__init__": ("controle/test_init.py", "controle/test_akkoord.py"),
    **{
        f"controle/{naam}": (f"controle/test_{naam}.py",)
        for naam in ("lijst", "optellen", "taalregels", "twijfel", "vereist")
    },
    "controle/akkoord": ("controle/test_akkoord.py", "controle/test_init.py"),
    "controle/verslag": ("controle/test_verslag.py", "controle/test_taalregels.py", "controle/test_init.py"),
}


@dataclass(frozen=True)
class Proef:
    """What is tested: a module's file, its dotted name, and the test files that should notice a fault."""

    naam: str
    pad: Path
    tests: tuple[Path, ...]

    def levende(self, alle: Sequence[Mutant], werkers: int, seconden: int) -> list[Mutant]:
        """Return the mutants on which all tests pass; one that takes longer than that does not."""
        bezig: dict[int, Mutant] = {}
        levend: list[Mutant] = []
        wachtrij = list(alle[::-1])
        while wachtrij or bezig:
            if wachtrij and len(bezig) < werkers:
                mutant = wachtrij.pop()
                kind = os.fork()
                if not kind:
                    signal.alarm(seconden)  # kills the child, unless it is done by then
                    os._exit(self._in_kind(mutant))
                bezig[kind] = mutant
                continue
            klaar, status = os.wait()
            mutant = bezig.pop(klaar)
            if status == 0:
                levend.append(mutant)
        return sorted(levend, key=lambda mutant: mutant.regel)

    def _in_kind(self, mutant: Mutant) -> int:
        import pytest

        class Eerst:
            """Runs the tests first whose name holds the definition or function that is mutated: they fail soonest."""

            def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
                items.sort(key=lambda item: f"[{mutant.in_wat}: " not in item.nodeid)

        niets = os.open(os.devnull, os.O_WRONLY)
        os.dup2(niets, 1)
        os.dup2(niets, 2)
        sys.meta_path.insert(0, _Invoeging(self.naam, str(self.pad), mutant.bron))  # type: ignore[arg-type]
        # The last of these clears away five times over all that the process knows, at its end.
        zonder = ("cacheprovider", "faulthandler", "unraisableexception")
        opties = ["-x", "-q", "--no-header", *(f"-pno:{plugin}" for plugin in zonder)]
        try:
            return int(pytest.main([*opties, *map(str, self.tests)], plugins=[Eerst()]))
        except BaseException:  # a mutant may do anything, also stop the process
            return 1


class _Invoeging(SourceFileLoader):
    """Finds and loads the mutated source instead of the module's file."""

    def __init__(self, naam: str, pad: str, bron: str) -> None:
        super().__init__(naam, pad)
        self.bron = bron

    def find_spec(self, naam: str, *_: object) -> ModuleSpec | None:
        return spec_from_file_location(naam, self.path, loader=self) if naam == self.name else None

    def get_code(self, fullname: str) -> object:  # type: ignore[override]
        return compile(self.bron, self.path, "exec")


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
    # Plugins would be imported again in every child; none of these tests needs one.
    os.environ |= {"LOKET_DATA": str(PROJECT / "data"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


def meet(module: str, werkers: int) -> tuple[list[Mutant], list[Mutant]]:
    """Return all mutants of a module of loket, and those that survive its tests."""
    pad = PROJECT / "loket" / f"{module}.py"
    naam = "loket." + module.replace("/", ".").removesuffix(".__init__")
    proef = Proef(naam, pad, tuple(PROJECT / "tests" / test for test in TESTS[module]))
    begin = time.monotonic()
    if not proef.levende([Mutant(module, 0, "", pad.read_text("utf-8"))], 1, 600):
        sys.exit(f"the tests of {module} do not pass on the code itself")
    alle = list(mutanten(module, pad.read_text("utf-8")))
    return alle, proef.levende(alle, werkers, 20 + 5 * int(time.monotonic() - begin))


def main(argumenten: Sequence[str]) -> int:
    """Measure modules and print a table; the exit code is 1 when a survivor, or an explanation, stands alone."""
    lezer = argparse.ArgumentParser("python -m benchmarks.mutatie", description=__doc__)
    lezer.add_argument("module", nargs="*", help=f"{', '.join(TESTS)}; default: all")
    lezer.add_argument("--werkers", type=int, default=os.cpu_count() or 1, help="how many mutants at a time")
    lezer.add_argument("--readme", action="store_true", help="write the rows of the table into README.md")
    gevraagd = lezer.parse_args(argumenten)
    warm_op()
    with _GELIJKWAARDIG.open(encoding="utf-8", newline="") as bestand:
        verklaard = {rij["mutant"]: rij["reden"] for rij in csv.DictReader(bestand)}
    print(_KOP)
    telling: dict[str, tuple[int, int, int]] = {}
    over: list[str] = []
    for module in gevraagd.module or TESTS:
        alle, levend = meet(module, gevraagd.werkers)
        namen = {mutant.naam for mutant in levend}
        telling[module] = (len(alle), len(alle) - len(levend), len(namen & set(verklaard)))
        print(_rij(module, *telling[module]), flush=True)
        over += [f"survived, line {m.regel}: {m.naam}" for m in levend if m.naam not in verklaard]
        van_hier = [naam for naam in verklaard if naam.startswith((f"{module}.", f"{module}:"))]
        over += [f"explained, but no survivor: {naam}" for naam in van_hier if naam not in namen]
    print(_rij("**together**", *(sum(kolom) for kolom in zip(*telling.values(), strict=True))))
    print(*over, sep="\n")
    if gevraagd.readme:
        _README.write_text(met_tabel(_README.read_text("utf-8"), telling), "utf-8")
    return int(bool(over))


def met_tabel(tekst: str, telling: dict[str, tuple[int, int, int]]) -> str:
    """Put rows into the table of a text; rows of modules that were not measured now stay as they are."""
    voor, rest = tekst.split(_MARKERINGEN[0])
    tabel, na = rest.split(_MARKERINGEN[1])
    oud = [[cel.strip() for cel in regel.split("|")[1:-1]] for regel in tabel.strip().splitlines()[2:-1]]
    bekend = {cellen[0]: (int(cellen[1]), int(cellen[2]), int(cellen[3])) for cellen in oud} | telling
    rijen = [_rij(module, *bekend[module]) for module in TESTS if module in bekend]
    rijen.append(_rij("**together**", *(sum(kolom) for kolom in zip(*bekend.values(), strict=True))))
    return "\n".join([voor + _MARKERINGEN[0], _KOP, *rijen, _MARKERINGEN[1] + na])


def _rij(naam: str, alle: int, gedood: int, gelijk: int) -> str:
    deel = gedood / (alle - gelijk) if alle > gelijk else 1
    return f"| {naam} | {alle} | {gedood} | {gelijk} | {alle - gedood - gelijk} | {deel:.1%} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
