"""Which names a text is offered in JupyterLab's editor: by where it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loket.lab.namen_in_tekst import aanvullingen
from loket.lab.notebooks import als_omgeving

PROJECT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    for naam, waarde in als_omgeving({"loket": "maastricht", "jaar": 2022}).items():
        monkeypatch.setenv(naam, waarde)


@pytest.mark.parametrize(
    ("pad", "begonnen", "verwacht"),
    [
        ("data/maastricht/2022/verhaal/focus.md", "vorig.plaats", (6, [("plaatsingen", "aantal")])),
        ("data/maastricht/2022/verhaal/focus.md", "cijfers[", (8, [(str(j), "jaar") for j in (2020, 2021, 2022)])),
        ("data/maastricht/2021/verhaal/focus.md", "cohor", (0, [("cohorten", "lijst")])),
        ("data/maastricht/1999/verhaal/focus.md", "vorig.plaats", (12, [])),
        ("notebooks/delen/cohort.md", "", (0, [("cohort", "cijfers")])),
        ("notebooks/delen/cohort.md", "cohort.woont_no", (7, [("woont_nog", "aantal")])),
        ("notebooks/schrijven.md", "vorig.plaats", (6, [])),
        ("README.md", "", (0, [])),
    ],
)
def test_the_names_of_a_text(pad: str, begonnen: str, verwacht: tuple[int, list[tuple[str, str]]]) -> None:
    assert aanvullingen(Path(pad), begonnen) == verwacht


def test_a_fragment_knows_the_names_that_notebooks_give_it(tmp_path: Path) -> None:
    bronnen = ['delen("proef", mijn=cijfers, ander=vorig)', "# delen(", 'delen("iets", niet=cijfers)']
    cellen = [{"source": [bron]} for bron in bronnen]
    (tmp_path / "een.ipynb").write_text(json.dumps({"cells": cellen}), "utf-8")
    namen = [naam for naam, _ in aanvullingen(tmp_path / "delen" / "proef.md", "")[1]]
    assert sorted(namen) == ["ander", "mijn"]
