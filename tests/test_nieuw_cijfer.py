"""The stubs of a new figure: in every place, and none of them lets a test pass."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from cijfers import test_definities, test_herberekening
from nieuw_cijfer import PLAATSEN, PROJECT, zet_klaar

from loket.cijfers.definities import DEFINITIES

NAAM = "snelle_intakes"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The files in which a figure has a place, and the rest of the SQL."""
    shutil.copytree(PROJECT / "tests/cijfers/sql", tmp_path / "tests/cijfers/sql")
    for bestand, *_ in PLAATSEN:
        (tmp_path / bestand).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / bestand, tmp_path / bestand)
    return tmp_path


def test_the_stubs_are_found_by_the_tests_that_ask_for_them(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gezegd = zet_klaar(NAAM, project)
    assert [regel.split(",")[0].strip() for regel in gezegd] == [bestand for bestand, *_ in PLAATSEN]
    for (bestand, *_), regel in zip(PLAATSEN, gezegd, strict=True):
        nummer = int(regel.partition("regel ")[2].partition(":")[0])
        assert any(NAAM in r or "Telling(" in r for r in _regels(project / bestand)[nummer - 1 : nummer + 1])

    namen: dict[str, Any] = {"__name__": "instroom"}
    exec((project / "loket/cijfers/definities/instroom.py").read_text("utf-8"), namen)
    definities = DEFINITIES | {definitie.naam: definitie for definitie in namen["instroom"]()}
    assert [naam for naam in definities if naam not in DEFINITIES] == [NAAM]

    monkeypatch.setattr(test_definities, "DEFINITIES", definities)
    monkeypatch.setitem(test_definities.GEVALLEN, NAAM, [])  # as it stands there now
    with pytest.raises(AssertionError, match=NAAM):
        test_definities.test_every_definition_is_computed_by_hand()
    monkeypatch.setattr(test_herberekening, "SQL", project / "tests/cijfers/sql")
    with duckdb.connect() as duck, pytest.raises(pytest.fail.Exception, match=f"NOG INVULLEN: de SQL van {NAAM}"):
        test_herberekening.met_sql(duck, PROJECT / "data/maastricht", 2022, date(2022, 12, 31))


def test_a_definition_that_cannot_be_read_is_told_in_dutch_by_the_tests(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "loket", tmp_path / "loket", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tests").mkdir()
    for bestand in ("conftest.py", "klein_register.py"):
        shutil.copy(PROJECT / "tests" / bestand, tmp_path / "tests")
    with (tmp_path / "loket/cijfers/definities/instroom.py").open("a", encoding="utf-8") as definities:
        definities.write("def (\n")
    regel = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "tests"]
    uitslag = subprocess.run(
        regel, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True
    )
    gezegd = uitslag.stdout + uitslag.stderr
    assert "Een bestand van het programma kan niet worden gelezen: " in gezegd
    assert "waar: loket/cijfers/definities/instroom.py, regel " in gezegd
    assert "Error" not in gezegd.replace("SystemExit", "")
    assert uitslag.returncode


@pytest.mark.parametrize("naam", ["", "Snelle", "snelle intakes", "2e", "intakes"])
def test_a_name_that_cannot_be_one_changes_nothing(project: Path, naam: str) -> None:
    eerst = {pad: pad.read_bytes() for pad in project.rglob("*") if pad.is_file()}
    with pytest.raises(SystemExit, match=r"kan geen naam zijn|staat al in"):
        zet_klaar(naam, project)
    assert {pad: pad.read_bytes() for pad in eerst} == eerst


def _regels(pad: Path) -> list[str]:
    return pad.read_text("utf-8").splitlines()
