"""The command line behind make."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from voorgeladen import loket

from loket.opties import Keuze

PROJECT = Path(__file__).parents[1]


@pytest.mark.parametrize("opdracht", ["report", "check", "diff", "watch", "lab", "new-year", "import", "describe-data"])
def test_help_is_dutch(opdracht):
    uitslag = loket(opdracht, "--help")
    assert uitslag.returncode == 0
    assert "De datamap" in uitslag.stdout


def test_help_names_every_command_in_plain_words():
    uitslag = loket("--help")
    assert "Maakt de rapporten van een loket" in uitslag.stdout
    for regel in ("report         Maak een rapport", "diff           Vergelijk", "new-year       Begin"):
        assert regel in uitslag.stdout


def test_help_of_the_report_explains_every_option():
    hulp = " ".join(loket("report", "--help").stdout.split())
    for optie, uitleg in (
        ("--year JJJJ", "Het jaar, zoals 2022."),
        ("--loket NAAM", "De map van het loket in de datamap."),
        ("--data MAP", "De datamap. Een echt register staat buiten dit project."),
        ("--peildatum JJJJ-MM-DD", "Wat daarna gebeurde, weet het verslag niet."),
        ("--output MAP", "De map voor het verslag."),
        ("--report NAAM", "Het rapport: de naam van een notebook in notebooks/."),
        ("--quarter 1-4", "Het kwartaal, bij een rapport dat daarom vraagt."),
        ("--notebook MAP", "Een notebook dat ergens anders staat"),
        ("-p, --parameter NAAM=WAARDE", "Nog een parameter van het notebook."),
        ("-h, --help", "Toon deze hulp."),
    ):
        assert f"{optie} {uitleg}" in hulp


@pytest.mark.parametrize("woord", ["extern", "Buiten"])
def test_readers_outside_the_desk_are_not_told_to_take_its_own_report(woord):
    uitslag = loket("check", "--year", 2022, "--publiek", woord)
    assert f"PUBLIEK={woord} bestaat niet. Voor lezers buiten het loket is het PUBLIEK=openbaar." in uitslag.stderr
    assert "intern" not in uitslag.stderr


@pytest.mark.parametrize("opdracht", ["report", "check", "all"])
def test_who_a_report_is_for_is_told_by_the_setting_of_make(opdracht):
    uitslag = loket(opdracht, "--year", 2022, "--publiek", "Openbar")
    assert uitslag.returncode == 1
    assert "PUBLIEK=Openbar bestaat niet. Bedoelt u: openbaar?" in uitslag.stderr


@pytest.mark.parametrize(
    ("opties", "uitleg"),
    [
        (("report", "--jaar", "2022"), "de optie ‘--jaar’ bestaat niet. Bedoelt u: --year"),
        (("report", "--year"), "bij ‘--year’ hoort één waarde."),
        (
            ("verslag",),
            "die opdracht bestaat niet. Bekend zijn: report, partners, all, check, diff, watch, lab, new-year,",
        ),
        (("report", "--year", "2022", "2021"), "dit past hier niet: ‘2021’."),
    ],
)
def test_a_wrong_option_is_told_in_dutch(opties, uitleg):
    uitslag = loket(*opties)
    assert uitslag.returncode == 2
    assert f"De opdracht klopt niet: {uitleg}" in uitslag.stderr
    assert "wat te doen: zie python -m loket --help" in uitslag.stderr
    assert "Traceback" not in uitslag.stderr


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS kent alleen namen in Unicode")
def test_a_path_that_is_no_text_can_be_shown(tmp_path):
    data = tmp_path / os.fsdecode(b"financi\xebn")
    shutil.copytree(PROJECT / "data", data)
    uitslag = subprocess.run(
        [sys.executable, "-m", "loket", "new-year", "--year", "2023", "--data", str(data)],
        capture_output=True, cwd=PROJECT, timeout=60, env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert uitslag.returncode == 0, uitslag.stderr
    assert rb"financi\udcebn" in uitslag.stdout


def test_without_a_command_there_is_help():
    uitslag = loket()
    assert uitslag.returncode == 2
    assert "Maakt de rapporten van een loket" in uitslag.stderr
    assert "klopt niet" not in uitslag.stderr


@pytest.mark.parametrize("signaal", ["SIGINT", "SIGTERM"])
def test_an_interruption_that_python_swallows_still_stops_the_build(signaal):
    """Inside a weakref's callback, as importlib has them, an exception goes nowhere."""
    code = """
import os, signal, time, weakref
import loket.__main__ as m

class Ding: pass

@m.main.command("proef")
def proef():
    ding = Ding()
    wijzer = weakref.ref(ding, lambda _: os.kill(os.getpid(), signal.SIGNAAL))
    del ding
    time.sleep(10)
    print("gewoon doorgegaan")

from loket.basis.proces import hoofd

raise SystemExit(hoofd(m.main))
""".replace("SIGNAAL", signaal)
    uitslag = subprocess.run(
        [sys.executable, "-c", code, "proef"], capture_output=True, text=True, cwd=PROJECT, timeout=60
    )
    assert uitslag.returncode == 130
    assert uitslag.stderr.strip() == "Afgebroken. Wat er al in output/ stond, is niet veranderd."
    assert uitslag.stdout == ""


def test_a_new_year_is_begun_and_never_overwritten(tmp_path):
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    eerste = loket("new-year", "--year", 2023, "--data", tmp_path / "data")
    assert eerste.returncode == 0
    kop = (tmp_path / "data" / "maastricht" / "2023" / "trajecten.csv").read_text("utf-8")
    assert kop.startswith("traject_id,kandidaat_id,")
    assert kop.count("\n") == 1
    assert "maastricht/2023 is gemaakt, naar die van 2022." in eerste.stdout
    assert f"make check YEAR=2023 DATA={tmp_path / 'data'}\n" in eerste.stdout
    concept = (tmp_path / "data" / "maastricht" / "2023" / "verhaal" / "focus.md").read_text("utf-8")
    assert concept.startswith("In 2024 richten we ons op drie punten: <!-- herzien -->\n")
    tweede = loket("new-year", "--year", 2023, "--data", tmp_path / "data")
    assert tweede.returncode == 1
    assert "bestaat al" in tweede.stderr
    assert "output/" not in tweede.stderr


def test_a_new_desk_is_told_which_texts_the_report_shows(tmp_path):
    uitslag = loket("new-year", "--year", 2023, "--data", tmp_path, "--loket", "heuvelland")
    (stap,) = [regel for regel in uitslag.stdout.splitlines() if "Schrijf de teksten" in regel]
    assert stap.startswith("  3. Schrijf de teksten in verhaal/: colofon.md, doelstelling.md, ")
    (tmp_path / "heuvelland/akkoord.csv").touch()  # of a year, and no report looks here
    getoetst = loket("check", "--year", 2023, "--data", tmp_path, "--loket", "heuvelland").stdout
    assert (
        f"Bestanden die Loket niet leest:\n  {tmp_path}/heuvelland/akkoord.csv\n    wat te doen: noem het" in getoetst
    )
    getoond = re.findall(r"^  2023/verhaal/(\S+)", getoetst.partition("Teksten van dit rapport")[2], re.MULTILINE)
    assert stap.partition("verhaal/: ")[2].rstrip(".").split(", ") == getoond


@pytest.mark.parametrize(("data", "gemeld"), [("dta", True), ("data", False)])
def test_a_new_year_in_a_folder_that_was_not_there_says_that_the_desk_is_new(tmp_path, data, gemeld):
    (tmp_path / "data").mkdir()
    uitslag = loket("new-year", "--year", 2023, "--data", tmp_path / data)
    assert uitslag.returncode == 0
    assert (f"rm -r {tmp_path / data}" in uitslag.stdout) == gemeld


def test_a_path_with_a_space_is_to_stand_in_quotes(tmp_path):
    (tmp_path / "goed kopie.xlsx").touch()
    uitslag = loket("import", "--bron", tmp_path / "goed")
    assert f'BRON="{tmp_path / "goed kopie.xlsx"}"' in uitslag.stderr


@pytest.mark.parametrize(
    ("opties", "uitleg"),
    [
        (("--bron", ""), "Wat moet er worden ingelezen?"),
        (("--bron", "nergens.xlsx"), "De bron nergens.xlsx bestaat niet"),
        (("--bron", r"C:\Users\Marieke\register.xlsx"), "BRON=/mnt/c/Users/…"),
        (("--bron", "nergens.xlsx", "--proef", "misschien"), "verwacht: PROEF=ja of PROEF=nee"),
    ],
)
def test_an_import_of_nothing_is_told_in_dutch(opties, uitleg):
    uitslag = loket("import", *opties)
    assert uitslag.returncode == 1
    assert uitleg in uitslag.stderr


@pytest.mark.parametrize(
    ("in_notebook", "gekozen", "verwacht"),
    [
        ("concept", "concept", None),  # as it stands in the notebook
        ("concept", "definitief", "definitief"),
        ("definitief", "concept", "concept"),
        ("definitief", "definitief", "definitief"),
    ],
)
def test_the_status_is_what_was_asked_for_whatever_the_notebook_says(
    tmp_path: Path, in_notebook: str, gekozen: str, verwacht: str | None
) -> None:
    tekst = (PROJECT / "notebooks" / "jaarverslag.ipynb").read_text("utf-8")
    (tmp_path / "eigen.ipynb").write_text(tekst.replace('\\"concept\\"  #', f'\\"{in_notebook}\\"  #'), "utf-8")
    keuze = Keuze(2022, "maastricht", "", tmp_path / "eigen.ipynb", None, None, (), gekozen)
    assert keuze.rapport.parameters["status"].standaard == in_notebook
    assert keuze.parameters.get("status") == verwacht


def test_who_it_is_for_goes_with_the_order() -> None:
    opdracht = Keuze(2022, "maastricht", "planning", None, None, None, (), publiek="openbaar").opdracht(Path("data"))
    assert (opdracht.publiek, opdracht.naam) == ("openbaar", "planning-openbaar")
    assert opdracht.controleer_met == "make check REPORT=planning YEAR=2022 PUBLIEK=openbaar"


@pytest.mark.parametrize("modules", ["loket.__main__, loket.bouw.bouw", "loket.bouw.uitvoering, loket.bouw.vormen"])
def test_what_builds_loads_no_pandas(modules: str):
    """Nor does a message or « nothing changed »: make stays quick. To compute is for the kernel."""
    code = f"import sys, {modules}; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJECT, timeout=60).returncode == 0


@pytest.mark.skipif(not shutil.which("make"), reason="make ontbreekt op deze machine")
def test_make_alone_prints_what_there_is():
    uitslag = subprocess.run(["make"], capture_output=True, text=True, cwd=PROJECT, timeout=60)
    assert uitslag.returncode == 0
    for doel in ("report", "check-report", "diff", "test", "lint", "import", "new-year", "example-data"):
        assert f"make {doel}" in uitslag.stdout
    assert re.findall(r"REPORT=(\w+)  ", uitslag.stdout)[:1] == ["jaarverslag"]
    assert "(kwartaal)" in uitslag.stdout


@pytest.mark.skipif(not shutil.which("make"), reason="make ontbreekt op deze machine")
@pytest.mark.parametrize("instelling", ["year=2022", "HALFJAAR=1"])
def test_make_refuses_a_setting_that_does_not_exist(instelling: str) -> None:
    opdracht = ["make", "help", "DATA=een map", instelling]
    uitslag = subprocess.run(opdracht, capture_output=True, text=True, cwd=PROJECT, timeout=60)
    assert uitslag.returncode != 0
    assert f"De instelling ‘{instelling.split('=')[0]}’ bestaat niet" in uitslag.stderr


@pytest.mark.parametrize(
    ("optie", "waarde", "uitleg"),
    [
        ("--year", "2031", "Er zijn geen gegevens over 2031"),
        ("--loket", "maastrich", "Het loket ‘maastrich’ is niet"),
    ],
)
def test_the_lab_of_an_unknown_desk_or_year_does_not_open(optie: str, waarde: str, uitleg: str) -> None:
    uitslag = loket("lab", "--year", "2022", optie, waarde)
    assert uitslag.returncode == 1
    assert uitleg in uitslag.stderr


_SLIKT_IN = """
import os, signal, sys, time
from loket.basis.proces import hoofd

def slikt_in(**_):
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(5)
    except BaseException:
        pass
    time.sleep(20)

sys.exit(hoofd(slikt_in))
"""


def test_an_interruption_that_a_library_swallows_comes_again() -> None:
    uitslag = subprocess.run([sys.executable, "-c", _SLIKT_IN], capture_output=True, text=True, cwd=PROJECT, timeout=15)
    assert (uitslag.returncode, uitslag.stdout) == (130, "")
    assert "Afgebroken." in uitslag.stderr


_RUIMT_OP = """
import os, signal, sys, time
from loket.basis.proces import hoofd

def ruimt_op(**_):
    try:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)
    finally:
        time.sleep(1.5)  # longer than an interruption waits before it comes again
        print("opgeruimd")

sys.exit(hoofd(ruimt_op))
"""


def test_an_interruption_does_not_come_again_while_a_command_ends_in_order() -> None:
    uitslag = subprocess.run([sys.executable, "-c", _RUIMT_OP], capture_output=True, text=True, cwd=PROJECT, timeout=15)
    assert (uitslag.returncode, uitslag.stdout) == (130, "opgeruimd\n")
