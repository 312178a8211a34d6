"""The other reports, as the desk has them and as the public has them, word by word.

Here are the quarter, the roll-up and a partner's sheet; ``python -m benchmarks.openbaar rapporten`` compares them all.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from voorgeladen import python

from cijfers.openbaar import naast
from cijfers.openbaar.vormen import KLEIN
from loket.basis.afspraken import INTERN, OPENBAAR, PARTNER
from loket.bouw.opdracht import Opdracht
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.inlezen import lees_cijfers
from loket.cijfers.openbaar import voor_publiek
from loket.tonen.verantwoording import cijfers_csv

#: Builds in a process that is warm already.
_BOUW = """from pathlib import PosixPath
from loket.bouw.bouw import bouw
from loket.bouw.opdracht import Opdracht
bouw({!r})"""


def _bouw(uitvoer: Path, naam: str, publiek: str, **over: Any) -> Opdracht:
    parameters = {"loket": "maastricht", "jaar": 2022, **over}
    notebook = Path("notebooks") / f"{naam}.ipynb"
    opdracht = Opdracht(notebook, Path("data"), uitvoer, parameters, ("html", "csv"), publiek=publiek)
    uitslag = python("-c", _BOUW.format(opdracht))
    assert uitslag.returncode == 0, uitslag.stderr
    return opdracht


@pytest.mark.parametrize(
    ("naam", "over"), [("kwartaalcijfers", {"kwartaal": 4}), ("jaarverslag", {"loket": "zuid-limburg"})]
)
def test_word_by_word_no_small_count_stands_where_it_stood(tmp_path: Path, naam: str, over: dict[str, Any]) -> None:
    intern = _bouw(tmp_path, naam, INTERN, **over)
    _bouw(tmp_path, naam, OPENBAAR, **over)
    cijfers = lees_cijfers(str(intern.parameters["loket"]), 2022)
    for vorm in ("html", "csv"):
        gevonden = naast.vergelijk(intern.doel, intern.naam, intern.bestandsnaam(vorm), cijfers)
        assert gevonden.klein > 100
        assert gevonden.gebleven == gevonden.elders == []


def test_a_partner_sees_its_own_numbers_and_of_all_others_what_the_public_sees(
    tmp_path: Path, voorbeeld: Cijfers
) -> None:
    versies = [_bouw(tmp_path, "partner", publiek, partner="Servatius") for publiek in (INTERN, PARTNER)]
    was, nu = (_rijen((v.doel / v.bestandsnaam("csv")).read_text("utf-8")) for v in versies)
    openbaar = _rijen(cijfers_csv(voor_publiek(voorbeeld)).tekst)

    eigen = {sleutel for sleutel in was if "corporatie=Servatius" in sleutel[1]}

    assert {*KLEIN} & {was[sleutel] for sleutel in eigen}
    assert {s: nu[s] for s in eigen} == {s: was[s] for s in eigen}
    anderen = nu.keys() & openbaar.keys() - eigen
    assert len(anderen) > 5
    assert {s: nu[s] for s in anderen} == {s: openbaar[s] for s in anderen}
    assert any(nu[s] != was[s] for s in anderen)


def _rijen(tekst: str) -> dict[tuple[str, str, str], str]:
    rijen = csv.DictReader(io.StringIO(tekst))
    return {(r["cijfer"], r["groep"], r["periode"]): r["waarde"] for r in rijen}
