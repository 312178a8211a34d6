"""A desk that has just begun gets a concept of every report, however little there is to count."""

from __future__ import annotations

from pathlib import Path

import pytest
from klein_register import kop, schrijf_register

from loket.bouw.opdracht import Opdracht
from loket.bouw.proefdraai import proefdraai
from loket.rapporten import lees_rapport
from loket.register.nieuw_jaar import begin_jaar

PROJECT = Path(__file__).parents[2]
NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))

_WIE = "T1,K1,Housing,CP1,Maastricht,Maastricht"
#: One traject, as far as its name says; after it nothing.
EEN = {
    "aangemeld": f"{_WIE},2022-01-10,,,,,,,,,,,,,,\n",
    "uitgevallen": f"{_WIE},2022-01-10,2022-01-20,Servatius,2022-02-02,,,,,2022-03-03,wachtlijst,,,,,\n",
    "geplaatst": f"{_WIE},2022-01-10,2022-01-20,Servatius,2022-11-01,2022-11-01,,,,,,,,,,\n",
    "afgesloten": f"{_WIE},2022-01-10,2022-01-20,Servatius,2022-02-02,2022-03-01,Maastricht,,,,,,2022-11-01,positief,"
    ",\n",
}


def _problemen(notebook: Path, data: Path, jaar: int, loket: str = "toets", partner: str = "Servatius") -> list[str]:
    """Return what would stop a concept of this report."""
    rapport = lees_rapport(notebook)
    over = {n: p.standaard for n, p in rapport.parameters.items() if n == "kwartaal"}  # 0: the whole year
    over |= {"partner": partner} if "partner" in rapport.parameters else {}
    proef = proefdraai(Opdracht(notebook, data, data, {"loket": loket, "jaar": jaar} | over))
    fouten = [str(b) for u in proef.uitkomsten if u.controle.ernst == "fout" for b in u.open]
    assert proef.gelezen
    return [*map(str, proef.meldingen), *fouten]


@pytest.fixture(autouse=True)
def omgeving(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the environment be as before, after the test."""
    for naam in ("LOKET_NOTEBOOK", "LOKET_DATA", "LOKET_BOUW", "LOKET_CONTROLEER_MET"):
        monkeypatch.setenv(naam, "")


@pytest.mark.parametrize("naam", EEN)
def test_a_desk_with_one_traject_gets_its_concepts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, naam: str) -> None:
    if naam != "afgesloten":  # what Typst makes of a page with less on it takes a third of the time and tells nothing
        monkeypatch.setattr("loket.bouw.proefdraai.druk", lambda _: b"")
    taak = "Servatius,0,afspraak\n" if naam == "aangemeld" else "Servatius,1,afspraak\n"
    (schrijf_register(tmp_path, trajecten=EEN[naam], facturen="", taakstelling=taak) / "2022" / "verhaal").mkdir()
    assert {pad.stem: p for pad in NOTEBOOKS if (p := _problemen(pad, tmp_path, 2022))} == {}


def test_so_does_a_desk_of_which_nobody_was_measured_yet(tmp_path: Path) -> None:
    (schrijf_register(tmp_path, trajecten=EEN["afgesloten"], facturen="") / "2022" / "verhaal").mkdir()
    jaar = begin_jaar(tmp_path, "toets", 2023).map
    (jaar / "taakstelling.csv").write_text(f"{kop('taakstelling')}Servatius,1,afspraak\n", "utf-8")
    rij = "T2,K2,Housing,CP1,Maastricht,Maastricht,2023-01-10,,,,,,,,,,,,,,\n"
    (jaar / "trajecten.csv").write_text(kop("trajecten") + rij, "utf-8")
    assert {pad.stem: p for pad in NOTEBOOKS if (p := _problemen(pad, tmp_path, 2023))} == {}


@pytest.mark.parametrize(("loket", "jaar"), [("parkstad", 2021), ("zuid-limburg", 2022)])
def test_another_desk_and_a_roll_up_get_a_concept_of_every_report(
    monkeypatch: pytest.MonkeyPatch, loket: str, jaar: int
) -> None:
    monkeypatch.setattr("loket.bouw.proefdraai.druk", lambda _: b"")
    problemen = {pad.stem: _problemen(pad, PROJECT / "data", jaar, loket, "Wormdal") for pad in NOTEBOOKS}
    assert {naam: p for naam, p in problemen.items() if p} == {}
