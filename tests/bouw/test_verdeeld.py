"""Builds on the workers of a real dask scheduler: the same bytes, and a worker that is lost costs no report."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from klein_register import schrijf_register

from loket.basis.meldingen import LoketFout
from loket.bouw import verdeeld, werker
from loket.bouw.bouw import bouw as bouw_hier
from loket.bouw.opdracht import Opdracht
from loket.bouw.reeks import Reeks, bouw_reeks

PROJECT = Path(__file__).parents[2]
_STUK = "T1,K1,Housing,WEG,,,2022-01-10,,,,,,,,,,,,,\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two desks, one of which cannot be read, and one notebook."""
    folder = tmp_path_factory.mktemp("verdeeld")
    schrijf_register(folder / "data").rename(folder / "data/goed")
    schrijf_register(folder / "data", trajecten=_STUK).rename(folder / "data/stuk")
    (folder / "notebooks").mkdir()
    shutil.copy(PROJECT / "notebooks/deelnemers.ipynb", folder / "notebooks")
    return folder


def opdracht(project: Path, loket: str = "goed", uitvoer: str = "uitvoer") -> Opdracht:
    notebook, parameters = project / "notebooks/deelnemers.ipynb", {"loket": loket, "jaar": 2022, "status": "concept"}
    return Opdracht(notebook, project / "data", project / uitvoer, parameters, vormen=("html", "csv"))


@contextmanager
def proces(*opdracht: str, **omgeving: str) -> Iterator[subprocess.Popen[str]]:
    """Run a part of dask."""
    regel = [sys.executable, "-m", f"distributed.cli.{opdracht[0]}", *opdracht[1:]]
    with subprocess.Popen(regel, stderr=subprocess.PIPE, text=True, env=os.environ | omgeving) as loopt:
        try:
            yield loopt
        finally:
            loopt.kill()


def hoor(loopt: subprocess.Popen[str], klaar: str) -> str:
    """Wait until a part of dask says that it is ready, and return what it says then."""
    assert loopt.stderr
    return next(filter(None, (re.search(klaar, regel) for regel in loopt.stderr)))[0]


def test_a_lost_worker_costs_no_report_and_each_has_the_bytes_of_one_made_here(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdeeld, "_GEDULD", 60)  # a slow machine may take its time
    gezegd: list[str] = []
    versie = werker.versie()
    reeks = Reeks("rapporten", project, ("rapport", "rapporten"), lambda o: o.doel.parent.name)
    with ExitStack() as stapel:
        vast = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        adres = hoor(stapel.enter_context(proces("dask_scheduler", *vast)), r"tcp://127\.0\.0\.1:\d+")
        werkers = []
        for naam in ("a", "b"):
            (tmp_path / naam).mkdir()
            opties = (adres, "--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", str(tmp_path))
            met = {"TMPDIR": str(tmp_path / naam), "PYTHONPATH": str(PROJECT)}
            werkers.append(stapel.enter_context(proces("dask_worker", *opties, **met)))
        for loopt in werkers:
            hoor(loopt, "Registered to")

        def dood() -> None:
            while not any((tmp_path / "a").glob("loket-werker-*")):
                time.sleep(0.01)
            werkers[0].kill()

        moord = threading.Thread(target=dood, daemon=True)
        moord.start()
        bouw = verdeeld.verdeel(adres, gezegd.append)
        orders = [opdracht(project), opdracht(project, "stuk")]
        niet = bouw_reeks(orders, reeks, gezegd.append, gezegd.append, bouw)
        assert werkers[0].wait(60) == -signal.SIGKILL, "it was killed in the midst of a build"

    assert niet == orders[1:]
    assert gezegd[0].startswith("1 rapport gemaakt")
    assert str(project / "data/stuk/2022/trajecten.csv") in gezegd[-1]
    daar, hier = opdracht(project), opdracht(project, uitvoer="hier")
    assert bouw_hier(hier, lambda _: None)
    assert werker.versie() == versie, "the program was changed or committed during this test, so the bytes differ"
    gemaakt = {pad.name: pad.read_bytes() for pad in daar.doel.iterdir()}
    assert gemaakt == {pad.name: pad.read_bytes() for pad in hier.doel.iterdir()}
    assert {daar.bon, "deelnemers.html", "deelnemers.csv"} == set(gemaakt)


# --- each part by itself, with what dask would say ---------------------------------------------------------------


class Client:
    """Says what workers answer, and which there are."""

    def __init__(self, antwoorden: dict[str, object]) -> None:
        self.antwoorden = antwoorden

    def run(self, *_: object, on_error: str) -> dict[str, object]:
        return self.antwoorden

    def scheduler_info(self, n_workers: int) -> dict[str, object]:
        return {"workers": {"tcp://ander": {}}}


def test_a_worker_of_another_version_is_refused_with_both(project: Path) -> None:
    mappen = [str(map_) for map_ in werker.mappen_van(opdracht(project))]
    versie, sommen = werker.kijk(mappen)
    gezegd: list[str] = []
    anders = {"tcp://oud": ("vastlegging 000", sommen), "tcp://kaal": ModuleNotFoundError("loket")}
    zelfde = {"tcp://een": (versie, sommen), "tcp://twee": (versie, [sommen[0], "iets anders"])}
    assert verdeeld._zelfde_werkers(Client(anders | zelfde), mappen, gezegd.append) == (list(zelfde), {mappen[0]})
    assert "tcp://oud" in gezegd[0] and f"hier: {versie}\n  daar: vastlegging 000" in gezegd[0]
    assert "tcp://kaal" in gezegd[1] and "onbekend" in gezegd[1]
    with pytest.raises(LoketFout, match="geen werkers met deze versie"):
        verdeeld._zelfde_werkers(Client(anders), mappen, gezegd.append)


def test_data_that_a_worker_does_not_see_are_sent(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weg = replace(opdracht(project), data=Path("/elders/data"))
    stuur = {"/elders/data/goed": verdeeld._lees(project / "data/goed")}

    def bouw(*_: object, input: str, **__: object) -> subprocess.CompletedProcess[str]:
        hier = werker._uit_tekst(input)
        for pad in werker.bestanden_in(project / "data"):
            deel = Path(pad).relative_to(project / "data")
            assert deel.parts[0] == "stuk" or (hier.data / deel).read_bytes() == Path(pad).read_bytes()
        assert (hier.doel / "deelnemers.csv").read_bytes() == b"vorige"
        assert hier.notebook == weg.notebook
        fout = {"fout": f"{hier.data}/goed/loket.toml: mis"}
        return subprocess.CompletedProcess([], 0, f"ruis\n{json.dumps(fout)}\n")

    monkeypatch.setattr(werker.subprocess, "run", bouw)
    antwoord, bestanden = werker.op_werker(werker.als_tekst(weg), stuur, {"deelnemers.csv": b"vorige"})
    assert (antwoord, bestanden) == ({"fout": "/elders/data/goed/loket.toml: mis"}, {})


def test_what_is_not_whole_is_not_written(project: Path) -> None:
    order = opdracht(project, uitvoer="niet-heel")
    som = hashlib.sha256(b"heel").hexdigest()
    for invoer, inhoud in (("dit", b"half"), ("iets anders", b"heel")):
        bon = json.dumps({"invoer": invoer, "uitvoer": {"deelnemers.html": som}}).encode()
        with pytest.raises(LoketFout, match="klopt niet"):
            verdeeld._zet_neer(order, "dit", {"klaar": True}, {"deelnemers.html": inhoud, order.bon: bon})
    assert not order.uitvoer.exists()


def test_without_any_worker_left_the_rest_is_told(project: Path) -> None:
    def wacht(*_: object, **__: object) -> None:
        raise TimeoutError

    bezig = {object(): (opdracht(project), "")}
    (uitkomst,) = verdeeld._antwoorden(SimpleNamespace(wait=wacht), Client({}), ["tcp://weg"], bezig)
    assert uitkomst[0] == opdracht(project)
    assert "Er is geen werker meer." in uitkomst[1]["fout"]


def test_without_dask_or_a_scheduler_it_says_what_to_do(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdeeld, "_GEDULD", 0.2)
    with pytest.raises(LoketFout, match="antwoordt geen scheduler"):
        list(verdeeld.verdeel("tcp://127.0.0.1:9", print)([opdracht(project)]))
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(LoketFout, match="pip install"):
        verdeeld.verdeel("tcp://127.0.0.1:9", print)
