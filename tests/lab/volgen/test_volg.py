"""Which changes count, and which of them are of the program itself."""

from __future__ import annotations

import json
import os
import shutil
import time
from threading import Event, Thread

import pytest

from loket.bouw.opdracht import Opdracht
from loket.lab.volgen import volg as bewaking


@pytest.fixture
def project(tmp_path, monkeypatch):
    for naam in (
        "data/maastricht/2022/verhaal",
        "data/elders",
        "notebooks",
        "loket/__pycache__",
        "loket/basis",
        "output",
    ):
        (tmp_path / naam).mkdir(parents=True)
    for naam in (
        "requirements.lock",
        "notebooks/jaarverslag.ipynb",
        "notebooks/ander.ipynb",
        "loket/basis/opmaak.py",
    ):
        (tmp_path / naam).write_text("oud")
    monkeypatch.setattr(bewaking, "PROJECT", tmp_path)
    return tmp_path


@pytest.fixture
def gezien(project):
    """What is yielded, as it comes."""
    opdracht = Opdracht(
        project / "notebooks/jaarverslag.ipynb", project / "data", project / "output", {"loket": "maastricht"}
    )
    gezien, stop = [], Event()

    def luister():
        for programma in bewaking.veranderingen(opdracht, stop):
            gezien.append(programma)

    draad = Thread(target=luister)
    draad.start()
    wacht_op(lambda: gezien == [False])  # the files are being watched
    yield gezien
    stop.set()
    draad.join(10)


def wacht_op(waar):
    tot = time.monotonic() + 10
    while not waar():
        assert time.monotonic() < tot
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("naam", "programma"),
    [
        ("data/maastricht/2022/trajecten.csv", False),
        ("data/maastricht/2022/verhaal/focus.md", False),
        ("data/maastricht/loket.toml", False),
        ("notebooks/jaarverslag.ipynb", False),
        ("loket/basis/opmaak.py", True),
        ("loket/nieuw.py", True),
        ("requirements.lock", True),
    ],
)
def test_a_change_of_a_source_is_seen(project, gezien, naam, programma):
    (project / naam).write_text("nieuw")
    wacht_op(lambda: len(gezien) > 1)
    assert set(gezien[1:]) == {programma}


def test_a_change_of_what_only_a_cell_reads_is_seen(project, monkeypatch):
    """Which files that are, stands beside the last report."""
    notebook, data = project / "notebooks/jaarverslag.ipynb", project / "data"
    opdracht = Opdracht(notebook, data, project / "output", {"loket": "maastricht", "jaar": 2022})
    gevolgd = data / "maastricht/2022/trajecten.csv"
    for pad in (project / "logo.png", project / "notebooks/naast.csv", gevolgd):
        pad.write_text("oud")
    opdracht.doel.mkdir(parents=True)
    gelezen = {"logo.png": "", "notebooks/naast.csv": "", str(gevolgd): ""}
    (opdracht.doel / opdracht.bon).write_text(json.dumps({"gelezen": gelezen}))
    monkeypatch.setattr("loket.bouw.bon.PROJECT", project)
    eerder = bewaking._van_cellen(opdracht, [data / "maastricht", notebook.parent])
    assert {pad.name for pad in eerder} == {"logo.png", "naast.csv"}

    stop, gezien = Event(), []
    for programma in bewaking.veranderingen(opdracht, stop):
        gezien.append(programma)
        if len(gezien) == 2:
            break
        Thread(target=lambda: (time.sleep(0.5), os.utime(project / "logo.png", (1, 1)))).start()
    assert gezien == [False, False]


def test_saving_beside_and_renaming_is_seen_as_editors_do_it(project, gezien):
    tekst = project / "data/maastricht/2022/verhaal/focus.md"
    (project / "elders.md").write_text("nieuw")
    shutil.move(project / "elders.md", tekst)
    wacht_op(lambda: len(gezien) > 1)
    assert set(gezien[1:]) == {False}


@pytest.mark.parametrize(
    "naam",
    [
        "output/jaarverslag.html",
        "data/elders/loket.toml",
        "notebooks/ander.ipynb",
        "loket/__pycache__/cijfer.pyc",
        "data/maastricht/2022/.~lock.trajecten.csv#",
        "data/maastricht/2022/verhaal/focus.md~",
        "data/maastricht/2022/verhaal/.focus.md.swp",
    ],
)
def test_what_is_no_source_is_left_alone(project, gezien, naam):
    (project / naam).write_text("nieuw")
    (project / "data/maastricht/2022/klachten.csv").write_text("nieuw")
    wacht_op(lambda: len(gezien) > 1)
    time.sleep(0.3)
    assert len(gezien) == 2  # the one source, and nothing for the other file
