"""make says nothing of its own: what a command tells in Dutch, and whether it failed, is all there is."""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
#: A slow machine may take its time; what never comes must end the test all the same.
GEDULD = 60
pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make ontbreekt op deze machine")


@pytest.fixture
def draai(tmp_path):
    """Start make in a project whose Python is a few lines of shell.

    Who starts the tests behind a terminal (``&``) has them ignore Ctrl+C, and a shell can not trap what it was told to
    ignore: what is handled here is not ignored by what starts here.
    """
    was = signal.signal(signal.SIGINT, signal.default_int_handler)

    def start(python: str, *doel: str) -> subprocess.Popen[str]:
        for naam in ("Makefile", "pyproject.toml", "requirements.lock"):
            shutil.copy(PROJECT / naam, tmp_path)
        bin_map = tmp_path / ".venv" / "bin"
        bin_map.mkdir(parents=True)
        for naam in ("python", "ruff", "mypy"):
            (bin_map / naam).write_text(f"#!/bin/sh\n{python}\n", "utf-8")
            (bin_map / naam).chmod(0o755)
        (bin_map.parent / ".loket-ready").touch()
        van_elders = ("CONDA_DEFAULT_ENV", "MAKEFLAGS", "MAKELEVEL")  # the tests may themselves be run by make
        omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in van_elders}
        pijp = subprocess.PIPE
        return subprocess.Popen(
            ["make", *doel], cwd=tmp_path, env=omgeving, stdout=pijp, stderr=pijp, text=True, start_new_session=True
        )

    yield start
    signal.signal(signal.SIGINT, was)


@pytest.mark.parametrize("code", [1, 2, 130])
def test_a_failure_is_told_once(draai, code: int) -> None:
    proces = draai(f"echo Niet gelukt. >&2; exit {code}", "report", "YEAR=2022")
    assert proces.communicate(timeout=GEDULD) == ("", "Niet gelukt.\n")
    assert proces.returncode == 1


def test_what_goes_well_is_a_nought(draai) -> None:
    proces = draai("echo Klaar.", "report", "YEAR=2022")
    assert proces.communicate(timeout=GEDULD) == ("Klaar.\n", "")
    assert proces.returncode == 0


def test_a_failure_stops_what_would_come_after_it(draai) -> None:
    """`make lint` has three lines: the first that fails is the last."""
    proces = draai("echo $1; exit 1", "lint", "report")
    assert proces.communicate(timeout=GEDULD) == ("format\n", "")
    assert proces.returncode == 1


def test_an_interruption_is_told_once(draai, tmp_path: Path) -> None:
    """As Ctrl+C does: the whole group is told."""
    proces = draai(
        "trap 'echo Afgebroken. >&2; exit 130' INT; touch begonnen; while :; do sleep 0.05; done", "watch", "YEAR=2022"
    )
    begonnen = tmp_path / "begonnen"
    einde = time.monotonic() + GEDULD
    while not begonnen.exists():
        assert time.monotonic() < einde
        time.sleep(0.02)
    os.killpg(proces.pid, signal.SIGINT)
    assert proces.communicate(timeout=GEDULD) == ("", "Afgebroken.\n")
    assert proces.returncode


def test_a_command_that_does_not_exist_is_told_in_dutch(draai) -> None:
    proces = draai("exit 0", "repport")
    assert proces.communicate(timeout=GEDULD) == ("", "‘make repport’ bestaat niet. Wat er wel is, zegt: make\n")
    assert proces.returncode == 1


@pytest.mark.parametrize(
    ("instelling", "zegt"),
    [
        ("GRENS=6", "De instelling ‘GRENS’ bestaat niet; wel: YEAR REPORT "),
        ("JAAR=2022", "De instelling ‘JAAR’ bestaat niet. Bedoelt u YEAR=2022? Alle instellingen, en wat ze"),
        ("loket=parkstad", "De instelling ‘loket’ bestaat niet. Bedoelt u LOKET=parkstad? "),
        ("VOORBEELD=nee", "Schrijf VOORBEELD=ja, of laat het weg.\n"),
    ],
)
@pytest.mark.parametrize("doel", [["report"], ["lint", "test"], ["help"], ["repport"], ["setup"], []])
def test_a_wrong_setting_is_told_once_and_nothing_runs(draai, instelling: str, zegt: str, doel: list[str]) -> None:
    proces = draai("echo Klaar.", *doel, instelling)
    stdout, stderr = proces.communicate(timeout=GEDULD)
    assert (stdout, stderr.count("\n"), proces.returncode) == ("", 1, 1)
    assert stderr.startswith(zegt)


def test_one_sheet_is_asked_for_in_another_way(draai) -> None:
    stdout, stderr = draai("echo Klaar.", "partners", "YEAR=2022", "PARTNER=DN01").communicate(timeout=GEDULD)
    assert stdout == ""
    assert stderr.endswith("één blad: make report REPORT=partner PARTNER=DN01 YEAR=2022\n")


def test_a_dry_run_runs_nothing(draai) -> None:
    proces = draai("echo Klaar.; exit 1", "-n", "report", "YEAR=2022")
    assert "loket report --year" in proces.communicate(timeout=GEDULD)[0]
    assert proces.returncode == 0


def test_every_command_about_reports_hears_who_they_are_for(draai) -> None:
    doelen = ["report", "all", "partners", "check", "diff", "watch"]
    regels = draai("exit 1", "-n", *doelen, "YEAR=2022", "PUBLIEK=openbaar").communicate(timeout=20)[0].splitlines()
    gezegd = [regel.partition("; loket ")[2].split()[0] for regel in regels if '--publiek "openbaar"' in regel]
    assert gezegd == doelen


def test_a_parameter_of_the_notebook_itself_is_passed_on(draai) -> None:
    doelen = ["report", "check", "diff", "watch", "lab"]
    proces = draai("exit 1", "-n", *doelen, "YEAR=2022", "PARAMETER=grens=6 soort=hulp")
    regels = proces.communicate(timeout=20)[0].splitlines()
    assert sum('-p "grens=6" -p "soort=hulp"' in regel for regel in regels) == len(doelen)


def test_who_gives_a_parameter_as_a_setting_is_told_how(draai) -> None:
    assert draai("exit 1", "report", "grens=6").communicate(timeout=20)[1].endswith("Schrijf PARAMETER=grens=6\n")


def test_every_line_of_a_recipe_begins_the_same_way() -> None:
    """A line that does not is never run (see -q in the Makefile)."""
    tekst = (PROJECT / "Makefile").read_text("utf-8").replace("\\\n", "")
    regels = re.findall(r"^\t(.*)", tekst, re.M)
    assert regels and [regel for regel in regels if not regel.startswith("$(DO)")] == []
