"""Where the old version comes from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from loket.basis.meldingen import LoketFout
from loket.bouw.opdracht import Opdracht
from loket.verschil import bron as revisie
from loket.verschil.bron import bestanden, kenmerk, zoek_bron

OPDRACHT = Opdracht(Path("notebooks/jaarverslag.ipynb"), Path("data"), Path("output"), {"loket": "m", "jaar": 2022})


def test_a_report_is_its_figures_and_its_notebook(tmp_path):
    (tmp_path / "cijfers.csv").write_text("a")
    assert zoek_bron(str(tmp_path), OPDRACHT) == tmp_path
    assert bestanden(tmp_path, OPDRACHT) == (tmp_path / "cijfers.csv", tmp_path / "jaarverslag.ipynb")
    assert bestanden(tmp_path / "cijfers.csv", OPDRACHT)[0] == tmp_path / "cijfers.csv"


def test_the_mark_follows_from_the_content_and_not_from_the_place(tmp_path):
    for naam in ("een", "twee"):
        (tmp_path / naam).mkdir()
        (tmp_path / naam / "cijfers.csv").write_text("a")
    assert kenmerk(tmp_path / "een", OPDRACHT) == kenmerk(tmp_path / "twee", OPDRACHT)
    assert kenmerk(tmp_path / "een", OPDRACHT) != kenmerk(tmp_path / "een" / "cijfers.csv", OPDRACHT)
    (tmp_path / "twee" / "jaarverslag.ipynb").write_text("b")
    assert kenmerk(tmp_path / "een", OPDRACHT) != kenmerk(tmp_path / "twee", OPDRACHT)


def test_for_others_no_figures_of_the_desk_are_read(tmp_path):
    openbaar = replace(OPDRACHT, publiek="openbaar")
    for naam in ("cijfers.csv", "jaarverslag.ipynb"):
        (tmp_path / naam).write_text("a")
    with pytest.raises(LoketFout, match=r"In de map .* staat geen cijfers-openbaar\.csv"):
        zoek_bron(str(tmp_path), openbaar)
    with pytest.raises(LoketFout, match="kan van een versie zijn waarin aantallen niet zijn afgerond"):
        zoek_bron(str(tmp_path / "cijfers.csv"), openbaar)
    (tmp_path / "cijfers-openbaar.csv").write_text("a")
    assert zoek_bron(str(tmp_path), openbaar) == tmp_path
    assert zoek_bron(str(tmp_path / "cijfers-openbaar.csv"), openbaar).name == "cijfers-openbaar.csv"


def test_a_project_outside_git_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(revisie, "PROJECT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(LoketFout, match="‘HEAD’ is niet gevonden, en dit project staat hier niet in git"):
        zoek_bron("HEAD", OPDRACHT)
