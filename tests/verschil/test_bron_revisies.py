"""The report of then, made by the code of then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loket.basis.meldingen import LoketFout
from loket.bouw.opdracht import Opdracht
from loket.verschil.bron import Revisie, bouw_toen, zoek_revisie

TOEN = Revisie("0123456789abcdef", date(2026, 3, 12))
OPDRACHT = Opdracht(Path("notebooks/jaarverslag.ipynb"), Path("data"), Path("output"), {"loket": "m", "jaar": 2022})


def project(tmp_path: Path, code: str) -> Path:
    (tmp_path / "project" / "loket").mkdir(parents=True)
    (tmp_path / "project" / "loket" / "__init__.py").touch()
    (tmp_path / "project" / "loket" / "__main__.py").write_text(code)
    return tmp_path / "project"


def test_a_revision_is_called_by_ten_signs_and_its_day():
    assert TOEN.naam == "versie 0123456789 van 12 maart 2026"


@pytest.mark.parametrize("sinds", ["", " ", "-h", "--all", "HEAD:README.md", "geen-tak-met-deze-naam"])
def test_what_is_no_commit_is_none(sinds):
    assert zoek_revisie(sinds) is None


def test_the_code_of_then_gets_the_data_of_then_and_no_settings_of_now(tmp_path, monkeypatch):
    monkeypatch.setenv("LOKET_DATA", "/van/nu")
    code = """
import os, pathlib, sys
doel = pathlib.Path(sys.argv[sys.argv.index("--output") + 1], "m", "2022")
doel.mkdir(parents=True)
doel.joinpath("cijfers.csv").write_text("\\n".join([*sys.argv[1:], os.environ.get("LOKET_DATA", "geen"), os.getcwd()]))
"""
    toen = project(tmp_path, code)
    verslag = bouw_toen(TOEN, toen, Path("data"), OPDRACHT, tmp_path / "uit")
    assert (verslag / "cijfers.csv").read_text().splitlines() == [
        "report", "--year", "2022", "--loket", "m", "--data", "data", "--output", str(tmp_path / "uit"),
        "geen", str(toen),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "gezegd"),
    [
        ("raise ValueError('kapot')", "meldt:\n    ValueError: kapot\n  wat te doen"),
        ("import sys; sys.exit('Eén.\\nTwee.')", "meldt:\n    Eén.\n    Twee.\n  wat te doen"),
        ("import sys; sys.exit(3)", "meldt:\n    (geen melding)\n  wat te doen"),
        ("", "geeft in versie 0123456789 van 12 maart 2026 geen cijfers, en is dus niet te vergelijken."),
    ],
)
def test_a_version_that_can_not_be_made_is_told_with_its_own_words(tmp_path, code, gezegd):
    with pytest.raises(LoketFout) as fout:
        bouw_toen(TOEN, project(tmp_path, code), Path("data"), OPDRACHT, tmp_path / "uit")
    assert gezegd in str(fout.value)
    assert str(tmp_path) not in str(fout.value)
