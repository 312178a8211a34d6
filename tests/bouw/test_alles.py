"""Every report of every desk at once: a desk that is broken stops no other, and a page lists what is there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from bs4 import BeautifulSoup
from klein_register import schrijf_register
from toegankelijk import lees, toets
from voorgeladen import loket

from loket.basis.meldingen import LoketFout
from loket.bouw.alles import alle_loketten, alle_opdrachten
from loket.bouw.overzicht import schrijf_overzicht

PROJECT = Path(__file__).parents[2]
NAMEN = {"deelnemers.html", "deelnemers.pdf", "deelnemers.ipynb", "deelnemers.csv", "deelnemers.xlsx"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two desks, one of which cannot be read, and one notebook."""
    folder = tmp_path_factory.mktemp("alles")
    schrijf_register(folder / "data").rename(folder / "data/goed")
    schrijf_register(folder / "data", trajecten="T1,K1,Housing,WEG,,,2022-01-10,,,,,,,,,,,,,\n").rename(
        folder / "data/stuk"
    )
    (folder / "data/voorbeeld-export").mkdir()  # no desk
    (folder / "notebooks").mkdir()
    shutil.copy(PROJECT / "notebooks/deelnemers.ipynb", folder / "notebooks")
    return folder


@pytest.fixture(scope="module")
def eerste(project: Path) -> CompletedProcess[str]:
    return loket("all", cwd=project)


def test_a_broken_desk_stops_only_its_own_reports_and_is_told_at_the_end(
    eerste: CompletedProcess[str], project: Path
) -> None:
    assert eerste.returncode == 1
    assert eerste.stdout.splitlines() == ["1 rapport gemaakt in output.", "  output/index.html"]
    assert "Niet gelukt: 1 van de 2 rapporten.\n\n  stuk/2022/deelnemers:\n    " in eerste.stderr
    assert "trajecten.csv" in eerste.stderr
    assert "WEG" in eerste.stderr
    assert "Traceback" not in eerste.stderr
    assert {pad.name for pad in (project / "output/goed/2022").iterdir()} == NAMEN | {".deelnemers.gemaakt-van.json"}
    assert not (project / "output/stuk").exists()


def test_each_report_has_the_bytes_of_one_made_alone(eerste: CompletedProcess[str], project: Path) -> None:
    apart = ("--report", "deelnemers", "--year", 2022, "--loket", "goed", "--output", "apart")
    assert loket("report", *apart, cwd=project).returncode == 0
    for naam in NAMEN:
        samen = project / "output/goed/2022" / naam
        assert samen.read_bytes() == (project / "apart/goed/2022" / naam).read_bytes(), naam


def test_it_goes_on_where_it_was(eerste: CompletedProcess[str], project: Path) -> None:
    """What is up to date is not made again, also when it was made by itself; what was lost is."""
    tweede = loket("all", "--loket", "goed", cwd=project)
    assert tweede.returncode == 0
    assert tweede.stdout.startswith("Geen rapport gemaakt in output; 1 al bij, want er is niets veranderd.")
    (project / "output/goed/2022/deelnemers.pdf").unlink()
    assert loket("all", "--loket", "goed", "--year", 2022, cwd=project).stdout.startswith("1 rapport gemaakt")


def test_the_page_lists_what_is_there(eerste: CompletedProcess[str], project: Path, browser: Any) -> None:
    bon = project / "output/goed/2022/.deelnemers.gemaakt-van.json"
    soup = BeautifulSoup(schrijf_overzicht(project / "output", [bon]).read_text("utf-8"), "html.parser")
    (rij,) = soup.select("tbody tr")
    assert rij.th and rij.th.get_text().startswith("Deelnemers Loket")
    voor, status, peildatum, _, bestanden = rij.select("td")
    assert voor.get_text() == "alleen het loket"
    assert status.get_text() == "concept; verouderd: een nieuwe versie maken mislukte"
    assert peildatum.get_text() == "31 december 2022"
    links = [str(a["href"]) for a in bestanden.select("a")]
    assert [Path(link).suffix for link in links] == [".html", ".pdf", ".xlsx", ".csv", ".ipynb"]
    assert all((project / "output" / link).is_file() for link in links)
    for breedte in (1280, 375):
        with lees(browser, project / "output/index.html", breedte) as pagina:
            toets(pagina)


def test_the_page_says_how_many_figures_differ_from_the_version_before(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "p")

    def veranderd() -> str:
        assert loket("all", "--loket", "goed", cwd=tmp_path / "p").returncode == 0
        soup = BeautifulSoup((tmp_path / "p/output/index.html").read_bytes(), "html.parser")
        return soup.select("tbody td")[3].get_text()

    shutil.rmtree(tmp_path / "p/output", ignore_errors=True)
    assert veranderd() == "nieuw"
    klachten = tmp_path / "p/data/goed/2022/verhaal"
    klachten.mkdir(exist_ok=True)
    (klachten / "colofon.md").write_text("Ik.\n", "utf-8")
    assert veranderd() == "geen cijfer"
    with (tmp_path / "p/data/goed/2022/trajecten.csv").open("a", encoding="utf-8") as trajecten:
        trajecten.write("T9,K9,Housing,CP1,Maastricht,Maastricht,2022-01-10,,,,,,,,,,,,,,\n")
    assert veranderd().endswith("cijfers")


def test_of_a_quarter_and_a_partner_there_is_one_for_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schrijf_register(tmp_path / "data")
    monkeypatch.chdir(PROJECT)
    for naam in ("LOKET_NOTEBOOK", "LOKET_DATA"):
        monkeypatch.setenv(naam, "")
    orders = list(alle_opdrachten(tmp_path / "data", tmp_path, ["toets"], None, "concept"))
    namen = [order.naam for order in orders]
    assert len(set(namen)) == len(namen)
    assert {f"kwartaalcijfers-k{k}" for k in (1, 2, 3, 4)} < set(namen)
    assert {"planning", "planning-k1"} < set(namen), "a report on a quarter or the year is made of both"
    assert {"partner-servatius", "partner-maasvallei", "jaarverslag", "datacontrole"} < set(namen)


def test_others_get_the_reports_that_have_a_version_for_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schrijf_register(tmp_path / "data")
    monkeypatch.chdir(PROJECT)
    for naam in ("LOKET_NOTEBOOK", "LOKET_DATA", "LOKET_PUBLIEK"):
        monkeypatch.setenv(naam, "")
    van = {
        publiek: {
            order.naam for order in alle_opdrachten(tmp_path / "data", tmp_path, ["toets"], None, "concept", publiek)
        }
        for publiek in ("intern", "partner", "openbaar")
    }
    assert {f"{naam}-openbaar" for naam in van["intern"] - {"datacontrole"}} == van["openbaar"]
    assert {f"{naam}-partner" for naam in van["intern"] if naam.startswith("partner-")} == van["partner"] != set()


def test_the_page_says_of_each_version_who_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "toets/2022"
    folder.mkdir(parents=True)
    van = {"titel": "Jaarverslag", "loket": "Toets", "peildatum": "31 december 2022", "status": "concept"}
    for publiek, *namen in (("intern", "j.html"), ("openbaar", "j-openbaar.html", "j-afrondingen.csv")):
        for naam in namen:
            (folder / naam).write_text("x", "utf-8")
        bon = van | {"veranderd": "nieuw", "publiek": publiek, "uitvoer": dict.fromkeys(namen, "")}
        (folder / f".{Path(namen[0]).stem}.gemaakt-van.json").write_text(json.dumps(bon), "utf-8")
    soup = BeautifulSoup(schrijf_overzicht(tmp_path).read_text("utf-8"), "html.parser")
    assert [rij.select("td")[0].get_text() for rij in soup.select("tbody tr")] == ["alleen het loket", "iedereen"]
    assert soup.select("tbody td")[-1].get_text().endswith("· wat is afgerond, alleen voor het loket (1 kB)")
    assert "niet voor publicatie" in soup.get_text()


def test_a_data_folder_without_a_desk_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoketFout, match="staat geen enkel loket"):
        alle_loketten(tmp_path)


def test_an_output_folder_without_reports_has_a_page_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "toets/2022").mkdir(parents=True)
    (tmp_path / "toets/2022/.oud.gemaakt-van.json").write_text("{}", "utf-8")
    assert "Hier staat nog geen rapport." in schrijf_overzicht(tmp_path).read_text("utf-8")
