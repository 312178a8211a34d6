"""One build, from the command line, as a user runs it."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from pypdf import PdfReader

from loket.bouw import rapport
from loket.bouw.rapport import Opdracht, bouw
from loket.meldingen import LoketFout

PROJECT = Path(__file__).parents[2]
BESTANDEN = {"jaarverslag.html", "jaarverslag.pdf", "jaarverslag.ipynb", "cijfers.csv"}


def opdracht(*opties, env=None, cwd=PROJECT) -> list[str]:
    return [sys.executable, "-m", "loket", "report", *map(str, opties)]


def voer_uit(*opties, env=None, cwd=PROJECT):
    return subprocess.run(
        opdracht(*opties), capture_output=True, text=True, cwd=cwd, env=os.environ | (env or {}), timeout=180
    )


@pytest.fixture
def vorige(tmp_path):
    """Put a previous report in the output folder."""
    doel = tmp_path / "output" / "maastricht" / "2022"
    doel.mkdir(parents=True)
    (doel / "jaarverslag.html").write_text("het vorige verslag")
    return doel


def staat_er_nog(doel) -> bool:
    return [pad.read_text() for pad in doel.iterdir()] == ["het vorige verslag"] and len(
        list(doel.parent.iterdir())
    ) == 1


@pytest.fixture
def data(tmp_path):
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    return tmp_path / "data"


def notebook_met(tmp_path, verander) -> Path:
    nb = nbformat.read(PROJECT / "notebooks" / "jaarverslag.ipynb", as_version=4)
    verander(nb)
    pad = tmp_path / "jaarverslag.ipynb"
    nbformat.write(nb, pad)
    return pad


def test_other_years_work_and_say_in_dutch_what_is_missing(tmp_path):
    uitslag = voer_uit("--year", 2021, "--output", tmp_path)
    assert uitslag.returncode == 0, uitslag.stderr
    doel = tmp_path / "maastricht" / "2021"
    assert {pad.name for pad in doel.iterdir()} == BESTANDEN | {".gemaakt-van.json"}
    tekst = "".join(pagina.extract_text() for pagina in PdfReader(doel / "jaarverslag.pdf").pages)
    assert "Over cohort 2019 staan geen gegevens in het register." in " ".join(tekst.split())
    assert "Over 2021 is hier geen tekst geschreven." in " ".join(tekst.split())
    assert not re.search(r"\bnan\b|\bNone\b|\{eval\}|Traceback", tekst)


def test_nothing_is_done_when_nothing_changed_and_a_changed_text_is_seen(tmp_path, data):
    def maak():
        return voer_uit("--year", 2022, "--data", data, "--output", tmp_path)

    assert maak().returncode == 0
    html = tmp_path / "maastricht" / "2022" / "jaarverslag.html"
    eerst = html.stat().st_mtime_ns
    opnieuw = maak()
    assert "Niets veranderd" in opnieuw.stdout
    assert html.stat().st_mtime_ns == eerst
    verhaal = data / "maastricht" / "2022" / "verhaal" / "focus.md"
    verhaal.write_text("Een nieuwe zin over 2023.\n", encoding="utf-8")
    assert maak().returncode == 0
    assert "Een nieuwe zin over 2023." in html.read_text("utf-8")


def test_no_case_leaves_the_data_folder(tmp_path):
    assert voer_uit("--year", 2022, "--output", tmp_path).returncode == 0
    doel = tmp_path / "maastricht" / "2022"
    teksten = [pad.read_text("utf-8") for pad in doel.iterdir() if pad.suffix != ".pdf"]
    teksten.append("".join(pagina.extract_text() for pagina in PdfReader(doel / "jaarverslag.pdf").pages))
    pseudoniem = re.compile(r"\b(?:[TF]20\d\d-\d{4}|K\d{6})\b")
    assert all(not pseudoniem.search(tekst) for tekst in teksten)
    nb = json.loads((doel / "jaarverslag.ipynb").read_text("utf-8"))
    assert "papermill" not in nb["metadata"]
    assert str(PROJECT) not in json.dumps(nb)


def test_a_data_problem_stops_the_build_and_leaves_the_previous_report(tmp_path, data, vorige):
    trajecten = data / "maastricht" / "2022" / "trajecten.csv"
    trajecten.write_text(trajecten.read_text("utf-8").replace(",Housing,", ",Huizing,", 1), encoding="utf-8")
    uitslag = voer_uit("--year", 2022, "--data", data, "--output", tmp_path / "output")
    assert uitslag.returncode == 1
    assert "rij 2, kolom product: ‘Huizing’" in uitslag.stderr
    assert "Traceback" not in uitslag.stderr + uitslag.stdout
    assert staat_er_nog(vorige)


def test_unknown_names_in_the_notebook_are_told_all_at_once(tmp_path, vorige):
    def verander(nb):
        for cel in nb.cells:
            cel.source = cel.source.replace("cijfers.klachten.voluit", "cijfers.klacht.voluit")
            cel.source = cel.source.replace("{eval}`jaar + 1`", "{eval}`jaartal`")

    notebook = notebook_met(tmp_path, verander)
    uitslag = voer_uit("--year", 2022, "--notebook", notebook, "--output", tmp_path / "output")
    assert uitslag.returncode == 1
    assert "2 problemen in de invoer." in uitslag.stderr
    assert "cel onder ‘Klachten’" in uitslag.stderr
    assert "regel 3: ‘cijfers.klacht.voluit’" in uitslag.stderr
    assert "Bedoelt u: klachten" in uitslag.stderr
    assert "De naam ‘jaartal’ bestaat niet. Bedoelt u: jaar" in uitslag.stderr
    assert "Traceback" not in uitslag.stderr
    assert staat_er_nog(vorige)


def test_a_cell_that_raises_is_told_with_its_heading_parameters_and_last_lines(tmp_path, vorige):
    def verander(nb):
        cel = next(c for c in nb.cells if c.source.startswith("grafieken.wachttijd"))
        cel.source = "deler = 0\n1 / deler"

    notebook = notebook_met(tmp_path, verander)
    uitslag = voer_uit("--year", 2022, "--notebook", notebook, "--output", tmp_path / "output")
    assert uitslag.returncode == 1
    assert "ZeroDivisionError: division by zero" in uitslag.stderr
    assert "onder de kop ‘Resultaten in cijfers’" in uitslag.stderr
    assert "met: loket=maastricht, jaar=2022" in uitslag.stderr
    assert "    1 / deler" in uitslag.stderr
    assert "Traceback" not in uitslag.stderr
    assert staat_er_nog(vorige)


def test_a_sentence_that_holds_cases_stops_the_build(tmp_path, vorige):
    def verander(nb):
        for cel in nb.cells:
            cel.source = cel.source.replace("cijfers.klachten.voluit", "cijfers.klachten.gevallen")

    notebook = notebook_met(tmp_path, verander)
    uitslag = voer_uit("--year", 2022, "--notebook", notebook, "--output", tmp_path / "output")
    assert uitslag.returncode == 1
    assert "Losse gevallen en tabellen horen niet in een zin." in uitslag.stderr
    assert staat_er_nog(vorige)


@pytest.mark.parametrize(
    ("opties", "verwacht"),
    [
        (("--year", "abc"), "‘abc’ is geen jaar"),
        (("--year", "1"), "‘1’ is geen jaar"),
        (("--year", "20222"), "‘20222’ is geen jaar"),
        (("--year", "../../etc"), "‘../../etc’ is geen jaar"),
        ((), "geef bijvoorbeeld YEAR=2022"),
        (("--year", "2031"), "wel aanwezig: 2020, 2021, 2022"),
        (("--year", "2031"), "make new-year YEAR=2031"),
        (("--year", "2022", "--loket", "heerlen"), "wel gevonden: maastricht"),
        (("--year", "2022", "--loket", "../maastricht"), "Het loket ‘../maastricht’ is niet gevonden"),
        (("--year", "2022", "--peildatum", "2022-06-30"), "een latere dag"),
        (("--year", "2022", "-p", "peildag=1"), "Bedoelt u: peildatum"),
        (("--year", "2022", "--notebook", "notebooks/weg.ipynb"), "weg.ipynb"),
    ],
)
def test_a_wrong_option_gives_one_dutch_message(tmp_path, vorige, opties, verwacht):
    uitslag = voer_uit(*opties, "--output", tmp_path / "output")
    assert uitslag.returncode == 1
    assert verwacht in uitslag.stderr
    assert "Traceback" not in uitslag.stderr
    assert staat_er_nog(vorige)


@pytest.mark.parametrize(
    ("code", "reden"), [(errno.ENOSPC, "de schijf is vol"), (errno.EACCES, "er zijn geen schrijfrechten")]
)
def test_output_that_can_not_be_written_is_told(tmp_path, monkeypatch, code, reden):
    def vol(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(rapport, "_maak", lambda _: {"jaarverslag.html": b"nieuw"})
    monkeypatch.setattr(rapport, "zet_neer", vol)
    opdracht = Opdracht(
        PROJECT / "notebooks" / "jaarverslag.ipynb", PROJECT / "data", tmp_path, {"loket": "maastricht", "jaar": 2022}
    )
    with pytest.raises(LoketFout, match=reden):
        bouw(opdracht)


@pytest.mark.parametrize("signaal", [signal.SIGINT, signal.SIGTERM])
def test_breaking_off_says_so_and_leaves_the_previous_report(tmp_path, vorige, signaal):
    proces = subprocess.Popen(
        opdracht("--year", 2022, "--output", tmp_path / "output"),
        cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    time.sleep(2.5)
    proces.send_signal(signaal)
    _, fout = proces.communicate(timeout=60)
    assert proces.returncode == 130
    assert "Afgebroken." in fout
    assert "Traceback" not in fout
    assert staat_er_nog(vorige)


@pytest.mark.parametrize("na", [0.3, 2.0, 4.5])
def test_a_killed_build_leaves_the_old_report_or_the_new_one(tmp_path, vorige, na):
    proces = subprocess.Popen(
        opdracht("--year", 2022, "--output", tmp_path / "output"), cwd=PROJECT, stderr=subprocess.DEVNULL
    )
    time.sleep(na)
    proces.kill()
    proces.wait()
    namen = {pad.name for pad in vorige.iterdir()}
    assert namen == {"jaarverslag.html"} or namen >= BESTANDEN
    if namen == {"jaarverslag.html"}:
        assert (vorige / "jaarverslag.html").read_text() == "het vorige verslag"
