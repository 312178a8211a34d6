"""Sentences, and which rules find something in them: one a line in ``zinnen.csv``, beside what the line shows.

In the table a line break is written as ``\\n``; ``gevonden`` names the rules in the order in which they report.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

with Path(__file__).with_name("zinnen.csv").open(encoding="utf-8") as _tabel:
    RIJEN = list(csv.DictReader(_tabel))


@pytest.mark.parametrize("rij", RIJEN, ids=lambda rij: f"{rij['module']}: {rij['wat']}")
def test_a_sentence_gives_these_findings(regels: Callable[[str], list[str]], rij: dict[str, str]) -> None:
    assert regels(rij["zin"].replace("\\n", "\n")) == rij["gevonden"].split()
