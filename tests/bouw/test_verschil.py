"""What changed, as a reviewer gets it: since a revision, an earlier report or only its figures; in a real browser."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from voorgeladen import loket

PROJECT = Path(__file__).parents[2]
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
GIT = {
    "GIT_CONFIG_GLOBAL": "/nergens/gitconfig",  # nobody's own settings
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_DATE": "2026-03-12T12:00:00+01:00",
    "GIT_COMMITTER_DATE": "2026-03-12T12:00:00+01:00",
    **{f"GIT_{wie}_{wat}": "toets@example.org" for wie in ("AUTHOR", "COMMITTER") for wat in ("NAME", "EMAIL")},
}


def diff(sinds, uitvoer, *opties, project=PROJECT, env=None):
    regel = ["diff", "--year", "2022", "--sinds", sinds, "--output", uitvoer, *opties]
    if not env and project == PROJECT:
        return loket(*regel)
    omgeving = os.environ | {"PYTHONPATH": str(project)} | (env or {})  # with the code and settings that are asked for
    regel = [sys.executable, "-m", "loket", *map(str, regel)]
    return subprocess.run(regel, capture_output=True, text=True, cwd=project, env=omgeving, timeout=180)


def git(project, *opdracht):
    return subprocess.run(
        ["git", *opdracht], cwd=project, env=os.environ | GIT, check=True, capture_output=True, text=True
    ).stdout


def vervang(pad, oud, nieuw):
    tekst = pad.read_text("utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), "utf-8")


def verander(data):
    """One row is changed, one is added, and one sentence is rewritten."""
    jaar = data / "maastricht" / "2022"
    vervang(jaar / "trajecten.csv", "T2022-0002,K100466,Housing,CP02", "T2022-0002,K100466,Housing,CP03")
    with (jaar / "trajecten.csv").open("a", encoding="utf-8") as bestand:
        bestand.write("T2022-9999,K999999,Housing,CP02,Maastricht,Maastricht,2022-12-20" + "," * 14 + "\n")
    vervang(jaar / "verhaal" / "klachten.md", "een nieuw traject", "een ander traject")


def lees(uitvoer):
    soup = BeautifulSoup((uitvoer / "maastricht" / "2022" / "verschil.html").read_text("utf-8"), "html.parser")
    return soup, " ".join(soup.main.get_text().replace("\xa0", " ").split())


def codes():
    gevonden = {"T2022-9999", "K999999"}
    for pad in (PROJECT / "data" / "maastricht").glob("*/*.csv"):
        with pad.open(encoding="utf-8") as bestand:
            for rij in csv.DictReader(bestand):
                gevonden |= {rij[k] for k in ("traject_id", "kandidaat_id", "factuur_id", "klacht_id") if rij.get(k)}
    return gevonden


@pytest.fixture(scope="module")
def sinds_map(tmp_path_factory, verslag_2022):
    """The page about a changed copy of the data, since the report as it is."""
    uitvoer = tmp_path_factory.mktemp("output")
    data = tmp_path_factory.mktemp("veranderd") / "data"  # the workers may set up a module twice in one process
    shutil.copytree(PROJECT / "data", data)
    verander(data)
    uitslag = diff(verslag_2022, uitvoer, "--data", data)
    assert uitslag.returncode == 0, uitslag.stderr
    return uitvoer, data


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    """A project of its own in git: without data, with code that fails, whole, and then changed in its folder."""
    project = tmp_path_factory.mktemp("project")
    for deel in ("loket", "notebooks"):  # with what Python compiled of it
        shutil.copytree(PROJECT / deel, project / deel)
    shutil.copy(PROJECT / "requirements.lock", project)
    git(project, "init", "--quiet", "--initial-branch", "hoofd")
    (project / ".gitignore").write_text("__pycache__/\noutput/\n")
    hoofd = (project / "loket" / "__main__.py").read_bytes()
    (project / "loket" / "__main__.py").write_text('raise SystemExit("Niet gelukt. Zo ging dat toen.")\n')
    for naam in ("leeg", "stuk", "heel"):
        if naam == "stuk":
            shutil.copytree(PROJECT / "data", project / "data")
        if naam == "heel":
            (project / "loket" / "__main__.py").write_bytes(hoofd)
        git(project, "add", "--all")
        git(project, "commit", "--quiet", "--message", naam)
        git(project, "tag", naam)
    verander(project / "data")
    vervang(
        project / "loket" / "cijfers" / "definities" / "instroom.py",
        "Alle trajecten met een aanmelddatum",
        "Elk traject met een aanmelddatum",
    )
    return project


def test_since_an_earlier_report(sinds_map):
    uitvoer, data = sinds_map
    soup, tekst = lees(uitvoer)
    rij = next(r for r in soup.select("#tabel-veranderd-totalen tbody tr") if r.th.get_text() == "Aanmeldingen")
    assert [cel.get_text() for cel in rij.find_all("td")] == ["177", "178", "1 meer", "2022"]
    assert "Daarvan" not in tekst.partition("2.3 Klachten")[0]
    assert "Wij boden haar daarna een [verwijderd: nieuw][toegevoegd: ander] traject aan." in tekst
    assert "is niet bekend: de gegevens van de oude versie zijn niet gegeven" in tekst
    assert soup.select("#tabel-bestanden tbody tr")
    assert len(soup.select(".paar")) == len(soup.select(".paar img")) / 2 >= 2
    assert str(data) not in str(soup)
    assert {pad.name for pad in (uitvoer / "maastricht" / "2022").iterdir()} == {
        "verschil.html", ".verschil.gemaakt-van.json",
    }  # fmt: skip


def test_nothing_to_do_the_second_time(sinds_map, verslag_2022):
    uitvoer, data = sinds_map
    pad = uitvoer / "maastricht" / "2022" / "verschil.html"
    toen = pad.stat().st_mtime_ns
    uitslag = diff(verslag_2022, uitvoer, "--data", data)
    assert (uitslag.returncode, uitslag.stdout) == (0, f"{pad} is al bij.\n")
    assert pad.stat().st_mtime_ns == toen


def test_same_input_same_bytes_on_any_path_and_in_any_time_zone(sinds_map, verslag_2022, tmp_path):
    uitvoer, data = sinds_map
    shutil.copytree(data, tmp_path / "ergens" / "anders")
    shutil.copytree(verslag_2022, tmp_path / "oud")
    env = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    uitslag = diff(tmp_path / "oud", tmp_path / "uit", "--data", tmp_path / "ergens" / "anders", env=env)
    assert uitslag.returncode == 0, uitslag.stderr
    een, ander = (pad / "maastricht" / "2022" / "verschil.html" for pad in (uitvoer, tmp_path / "uit"))
    assert een.read_bytes() == ander.read_bytes()


def test_since_a_revision_with_the_code_of_then(repo, tmp_path):
    uitslag = diff("heel", tmp_path, project=repo)
    assert uitslag.returncode == 0, uitslag.stderr
    commit = git(repo, "rev-parse", "heel").strip()
    assert f"Het verslag van versie {commit[:10]} van 12 maart 2026 wordt gemaakt" in uitslag.stdout
    soup, tekst = lees(tmp_path)
    assert f"Oud is versie {commit[:10]} van 12 maart 2026." in tekst
    assert [
        [cel.get_text() for cel in rij.find_all(["th", "td"])] for rij in soup.select("#tabel-invoer tbody tr")
    ] == [["maastricht/2022/trajecten.csv", "1", "0", "1"]]
    assert "maastricht/2022/verhaal/klachten.md: veranderd" in tekst
    assert "[verwijderd: Alle trajecten][toegevoegd: Elk traject] met een aanmelddatum" in tekst
    assert "Het notebook is niet veranderd. 1 bestand is anders" in tekst
    assert "[verwijderd: nieuw][toegevoegd: ander] traject aan" in tekst
    assert str(repo) not in str(soup)
    assert "/tmp" not in tekst
    assert not codes() & set(re.findall(r"[\w-]+", str(soup)))
    assert len(git(repo, "worktree", "list").splitlines()) == 1
    assert git(repo, "status", "--short").split() == [
        "M", "data/maastricht/2022/trajecten.csv", "M", "data/maastricht/2022/verhaal/klachten.md",
        "M", "loket/cijfers/definities/instroom.py",
    ]  # fmt: skip


def test_since_figures_only(verslag_2022, tmp_path):
    """The report stands up to date in output/: it is compared as it is, and left alone."""
    shutil.copytree(verslag_2022, tmp_path / "output" / "maastricht" / "2022")
    oud = (verslag_2022 / "cijfers.csv").read_text("utf-8").replace(",2022,177,aantal,", ",2022,176,aantal,")
    (tmp_path / "oud.csv").write_text(oud, "utf-8")
    uitslag = diff(tmp_path / "oud.csv", tmp_path / "output")
    assert uitslag.returncode == 0, uitslag.stderr
    soup, tekst = lees(tmp_path / "output")
    assert [r.th.get_text() for r in soup.select("#tabel-veranderd-totalen tbody tr")] == ["Aanmeldingen"]
    assert "Tekst en grafieken zijn niet vergeleken" in tekst
    for pad in verslag_2022.iterdir():
        assert (tmp_path / "output" / "maastricht" / "2022" / pad.name).read_bytes() == pad.read_bytes()
    gelijk = diff(verslag_2022, tmp_path / "output")
    assert gelijk.returncode == 0, gelijk.stderr
    assert "Er is niets veranderd." in lees(tmp_path / "output")[1]


def is_gezegd(uitslag, verwacht, tmp_path):
    assert uitslag.returncode == 1
    assert verwacht in uitslag.stderr
    assert "Traceback" not in uitslag.stderr
    assert "fout in het programma" not in uitslag.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("sinds", "verwacht"),
    [
        ("", "Er is geen oude versie gegeven."),
        ("loket", "In de map loket staat geen cijfers.csv."),
        ("requirements.lock", "requirements.lock is geen cijfers.csv van een verslag"),
        ("data/maastricht/2022/gepubliceerd.csv", "deze kolommen ontbreken:"),
    ],
)
def test_what_is_no_earlier_report_is_told_in_dutch(tmp_path, sinds, verwacht):
    is_gezegd(diff(sinds, tmp_path / "output"), verwacht, tmp_path)


@pytest.mark.parametrize(
    ("sinds", "opties", "verwacht"),
    [
        ("heell", (), "‘heell’ is niet gevonden. Bedoelt u: heel?"),
        ("heel", ("--report", "datacontrole"), "zet onderaan het notebook een cel verantwoording.cijfers_csv(cijfers)"),
        ("--all", (), "‘--all’ is niet gevonden."),
        ("/nergens/cijfers.csv", (), "‘/nergens/cijfers.csv’ is niet gevonden."),
        ("leeg", (), " bestaat de map data/maastricht/2022 nog niet."),
        ("stuk", (), "De code van toen meldt:\n    Niet gelukt. Zo ging dat toen."),
        ("heel", ("--data", PROJECT / "data"), "staan buiten dit project, en dus niet in git."),
        ("heel", ("--year", "2031"), "wel aanwezig: 2020, 2021, 2022"),
        ("heel", ("--loket", "heerlen"), "wel gevonden: maastricht"),
    ],
)
def test_what_can_not_be_compared_is_told_in_dutch(repo, tmp_path, sinds, opties, verwacht):
    is_gezegd(diff(sinds, tmp_path / "output", *opties, project=repo), verwacht, tmp_path)


def test_an_other_year_and_a_spoilt_notebook_are_told(verslag_2022, tmp_path):
    uitslag = diff(verslag_2022, tmp_path / "output", "--year", "2021")
    assert "De oude versie gaat over 2022, en u vraagt om 2021." in uitslag.stderr
    shutil.copytree(verslag_2022, tmp_path / "oud")
    (tmp_path / "oud" / "jaarverslag.ipynb").write_text("{}")
    uitslag = diff(tmp_path / "oud", tmp_path / "output")
    assert "jaarverslag.ipynb van de oude versie kan niet worden gelezen" in uitslag.stderr
    assert uitslag.returncode == 1
    assert "fout in het programma" not in uitslag.stderr


def test_no_case_is_on_the_page(sinds_map):
    uitvoer, _ = sinds_map
    bekend = codes()
    assert len(bekend) > 1000
    for pad in (uitvoer / "maastricht" / "2022").iterdir():
        assert not bekend & set(re.findall(r"[\w-]+", pad.read_text("utf-8"))), pad.name


@pytest.mark.parametrize("schema", ["light", "dark"])
@pytest.mark.parametrize("breedte", [320, 768, 1440])
def test_accessible_quiet_and_within_the_screen(browser, sinds_map, breedte, schema):
    bestand = sinds_map[0] / "maastricht" / "2022" / "verschil.html"
    context = browser.new_context(viewport={"width": breedte, "height": 900}, color_scheme=schema, offline=True)
    pagina = context.new_page()
    verzoeken, berichten = [], []
    pagina.on("request", lambda verzoek: verzoeken.append(verzoek.url))
    pagina.on("console", lambda bericht: berichten.append(bericht.text))
    pagina.goto(bestand.as_uri())
    assert [u for u in verzoeken if not u.startswith("data:")] == [bestand.as_uri()]
    assert berichten == []
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    uitslag = Axe().run(pagina, options=WCAG)
    assert uitslag.violations_count == 0, uitslag.generate_report()
    in_bron = [e.name for e in BeautifulSoup(bestand.read_text("utf-8"), "html.parser").find_all(True)]
    assert pagina.evaluate("[...document.querySelectorAll('*')].map(e => e.localName)") == in_bron
    naast_elkaar = pagina.evaluate(
        "(() => { const [a, b] = document.querySelectorAll('.paar figure');"
        " return a.getBoundingClientRect().top === b.getBoundingClientRect().top; })()"
    )
    assert naast_elkaar is (breedte == 1440)
    context.close()
