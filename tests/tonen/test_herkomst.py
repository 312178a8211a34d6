"""What a report was made of, and how it is made again."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from klein_register import als_voorbeeld, maak_cijfers, schrijf_register

from loket.basis.periode import jaar
from loket.cijfers.cijfers import Cijfers
from loket.register.register import Register
from loket.tonen import herkomst
from loket.tonen.verhaal import Verhaal


def test_the_sources_are_files_with_checksums(tmp_path: Path) -> None:
    map_loket = schrijf_register(tmp_path)
    verhaal_map = map_loket / "2022" / "verhaal"
    verhaal_map.mkdir()
    (verhaal_map / "focus.md").write_text("Een\ntwee\n", encoding="utf-8")
    cijfers = Cijfers(Register.lees("toets", jaar(2022), tmp_path), jaar(2022))
    rijen = {str(rij[0]): rij for rij in herkomst.bronnen(cijfers, Verhaal(cijfers)).rijen}

    assert str(rijen["toets/2022/trajecten.csv"][1]) == "1"
    assert str(rijen["toets/2022/verhaal/focus.md"][1]) == "2"
    assert all(re.fullmatch("[0-9a-f]{16}", str(rij[2])) for rij in rijen.values())
    assert not any(str(tmp_path) in pad for pad in rijen)


def test_the_software_is_listed_with_its_versions() -> None:
    assert all(re.match(r"\d", str(rij[1])) for rij in herkomst.pakketten().rijen)


@pytest.mark.parametrize(
    ("commit", "programma"),
    [
        ("0123456789ab", "vastlegging 0123456789ab"),
        ("0123456789ab+", "vastlegging 0123456789ab, met wijzigingen die nog niet zijn vastgelegd"),
        ("", "niet vastgelegd in git"),
    ],
)
def test_the_program_is_told_by_its_commit(monkeypatch: pytest.MonkeyPatch, commit: str, programma: str) -> None:
    monkeypatch.setenv("LOKET_VASTLEGGING", commit)
    assert herkomst.herhaling(maak_cijfers(), "concept").rijen[0] == ("Programma", programma)


def test_the_command_makes_the_same_report() -> None:
    gewoon = maak_cijfers()
    eerder = maak_cijfers(periode=jaar(2022, date(2023, 1, 31)), peildatum=date(2023, 1, 31))
    opdrachten = [herkomst.herhaling(c, "definitief").rijen[-1][1] for c in (gewoon, eerder)]
    vast = f"make report YEAR=2022 LOKET={gewoon.loket.code} STATUS=definitief"
    assert opdrachten == [vast, f"{vast} PEILDATUM=2023-01-31"]

    voorbeeld = [herkomst.herhaling(als_voorbeeld(gewoon), status).rijen[-1][1] for status in ("concept", "definitief")]
    assert voorbeeld == [vast.replace("definitief", "concept"), f"{vast} VOORBEELD=ja"]
