"""One build, from the command line, as a user runs it."""

from __future__ import annotations

import csv
import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import nbformat
import pytest
from pypdf import PdfReader
from voorgeladen import loket

from loket.basis.meldingen import LoketFout
from loket.bouw import bouw as rapport
from loket.bouw import opdracht as opdrachten
from loket.bouw import uitvoer, uitvoering
from loket.bouw.bouw import bouw
from loket.bouw.opdracht import Opdracht

PROJECT = Path(__file__).parents[2]
BESTANDEN = {"jaarverslag.html", "jaarverslag.pdf", "jaarverslag.ipynb", "cijfers.csv", "cijfers.xlsx"}


def opdracht(*opties) -> list[str]:
    return [sys.executable, "-m", "loket", "report", *map(str, opties)]


def voer_uit(*opties):
    return loket("report", *opties)


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
    assert {pad.name for pad in doel.iterdir()} == BESTANDEN | {".jaarverslag.gemaakt-van.json"}
    tekst = "".join(pagina.extract_text() for pagina in PdfReader(doel / "jaarverslag.pdf").pages)
    assert "Over cohort 2019 staan geen gegevens in het register." in " ".join(tekst.split())
    assert "Over 2021 is hier geen tekst geschreven." in " ".join(tekst.split())
    assert not re.search(r"\bnan\b|\bNone\b|\{eval\}|Traceback", tekst)


def test_a_report_is_four_files_and_a_note(verslag_2022):
    assert {pad.name for pad in verslag_2022.iterdir()} == BESTANDEN | {".jaarverslag.gemaakt-van.json"}
    assert [pad.name for pad in verslag_2022.parent.iterdir()] == ["2022"]
    assert (verslag_2022 / "jaarverslag.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert (verslag_2022 / "jaarverslag.pdf").read_bytes().startswith(b"%PDF-1.7")
    nbformat.validate(nbformat.read(verslag_2022 / "jaarverslag.ipynb", as_version=4))
    bon = json.loads((verslag_2022 / ".jaarverslag.gemaakt-van.json").read_text("utf-8"))
    assert bon["gelezen"] == {}, "its own cells read nothing that is not in the checksum of every report"


def test_nothing_is_done_when_nothing_changed_and_a_changed_text_is_seen(tmp_path, data, verslag_2022):
    def maak():
        return voer_uit("--year", 2022, "--data", data, "--output", tmp_path)

    shutil.copytree(verslag_2022, tmp_path / "maastricht" / "2022")  # made of the same data on another path
    html = tmp_path / "maastricht" / "2022" / "jaarverslag.html"
    eerst = html.stat().st_mtime_ns
    opnieuw = maak()
    assert "Niets veranderd" in opnieuw.stdout
    assert html.stat().st_mtime_ns == eerst
    verhaal = data / "maastricht" / "2022" / "verhaal" / "focus.md"
    verhaal.write_text("Een nieuwe zin over 2023.\n", encoding="utf-8")
    assert maak().returncode == 0
    assert "Een nieuwe zin over 2023." in html.read_text("utf-8")


def test_a_changed_file_that_a_cell_reads_means_building_again(tmp_path):
    eigen = tmp_path / "eigen.csv"
    code = f"import pandas as pd\nfrom loket import tabel\ntabel(pd.read_csv({str(eigen)!r}), 'eigen', 'Mijn tabel')"
    notebook = notebook_met(tmp_path, lambda nb: nb.cells.append(nbformat.v4.new_code_cell(code)))
    for aantal in (7171, 8282):
        eigen.write_text(f"maand,aantal\njan,{aantal}\n")
        assert voer_uit("--year", 2022, "--notebook", notebook, "--output", tmp_path).returncode == 0
        assert f'value="{aantal}"' in (tmp_path / "maastricht" / "2022" / "jaarverslag.html").read_text("utf-8")
    assert "Niets veranderd" in voer_uit("--year", 2022, "--notebook", notebook, "--output", tmp_path).stdout


@pytest.mark.parametrize("gewijzigd", ["loket/regel.py", "requirements.lock"])
def test_changed_code_or_packages_mean_building_again(tmp_path, monkeypatch, gewijzigd):
    (tmp_path / "loket").mkdir()
    for naam in ("loket/regel.py", "requirements.lock"):
        (tmp_path / naam).write_text("oud")
    monkeypatch.setattr(opdrachten, "PROJECT", tmp_path)
    notebook = PROJECT / "notebooks" / "jaarverslag.ipynb"
    opdracht = Opdracht(notebook, PROJECT / "data", tmp_path, {"loket": "maastricht", "jaar": 2022})
    eerst = opdracht.afdruk()
    (tmp_path / gewijzigd).write_text("nieuw")
    assert opdracht.afdruk() != eerst


def codes_van_gevallen() -> set[str]:
    """Every code in the register that stands for one person, traject, invoice or complaint."""
    codes = set()
    for pad in (PROJECT / "data" / "maastricht").glob("*/*.csv"):
        with pad.open(encoding="utf-8") as bestand:
            for rij in csv.DictReader(bestand):
                codes |= {rij[k] for k in ("traject_id", "kandidaat_id", "factuur_id", "klacht_id") if rij.get(k)}
    return codes


def test_no_case_leaves_the_data_folder(verslag_2022):
    teksten = {
        pad.name: pad.read_text("utf-8") for pad in verslag_2022.iterdir() if pad.suffix not in (".pdf", ".xlsx")
    }
    with ZipFile(verslag_2022 / "cijfers.xlsx") as boek:
        teksten |= {naam: boek.read(naam).decode() for naam in boek.namelist()}
    assert any("aanmeldingen" in tekst for naam, tekst in teksten.items() if naam.startswith("xl/"))
    teksten["pdf"] = "".join(p.extract_text() for p in PdfReader(verslag_2022 / "jaarverslag.pdf").pages)
    codes = codes_van_gevallen()
    assert len(codes) > 1000
    for naam, tekst in teksten.items():
        assert not codes & set(re.findall(r"[\w-]+", tekst)), naam
        assert not re.search(r"\b(?:[TF]20\d\d-\d{4}|K\d{6})\b", tekst), naam


def test_the_executed_notebook_holds_no_times_paths_or_random_ids(verslag_2022):
    tekst = (verslag_2022 / "jaarverslag.ipynb").read_text("utf-8")
    nb = json.loads(tekst)
    assert [cel["id"] for cel in nb["cells"]] == [f"cel-{n}" for n in range(len(nb["cells"]))]
    assert "papermill" not in nb["metadata"]
    assert all(not {"papermill", "execution"} & set(cel["metadata"]) for cel in nb["cells"])
    assert not re.search(r"\b\d\d:\d\d:\d\d\b", tekst)
    assert not re.search(r" at 0x[0-9a-f]+>|\b[0-9a-f]{8}-[0-9a-f]{4}-", tekst)
    for pad in (PROJECT, Path.home(), Path(sys.prefix), verslag_2022.parents[2], Path("/tmp")):
        assert f"{pad}/" not in tekst


def test_a_data_problem_stops_the_build_and_leaves_the_previous_report(tmp_path, data, vorige):
    trajecten = data / "maastricht" / "2022" / "trajecten.csv"
    trajecten.write_text(trajecten.read_text("utf-8").replace(",Servatius,", ",Servatios,", 1), encoding="utf-8")
    uitslag = voer_uit("--year", 2022, "--data", data, "--output", tmp_path / "output")
    assert uitslag.returncode == 1
    assert "kolom corporatie: ‘Servatios’" in uitslag.stderr
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
    assert "regel 2: ‘cijfers.klacht.voluit’" in uitslag.stderr
    assert "Bedoelt u: klachten" in uitslag.stderr
    assert "De naam ‘jaartal’ bestaat niet. Bedoelt u: jaar" in uitslag.stderr
    assert "Traceback" not in uitslag.stderr
    assert staat_er_nog(vorige)


def test_a_cell_that_raises_is_told_with_its_heading_and_line(tmp_path, vorige):
    def verander(nb):
        cel = next(c for c in nb.cells if c.source.startswith("grafieken.wachttijd"))
        cel.source = "import math\n1 / math.floor(0.5)"

    notebook = notebook_met(tmp_path, verander)
    uitslag = voer_uit("--year", 2022, "--notebook", notebook, "--output", tmp_path / "output")
    assert uitslag.returncode == 1
    assert "Er wordt door nul gedeeld" in uitslag.stderr
    assert "cel onder ‘Resultaten in cijfers’\n  regel 2: ‘1 / math.floor(0.5)’\n" in uitslag.stderr
    assert "Traceback" not in uitslag.stderr
    assert staat_er_nog(vorige)


def test_a_sentence_that_holds_cases_stops_the_build(tmp_path, vorige):
    def verander(nb):
        zinnen = ("cijfers.klachten.gevallen", 'list(cijfers.plaatsingen.rijen["traject_id"])')
        nb.cells += [nbformat.v4.new_markdown_cell(f"Het waren {{eval}}`{zin}`.") for zin in zinnen]

    notebook = notebook_met(tmp_path, verander)
    uitslag = voer_uit("--year", 2022, "--notebook", notebook, "--output", tmp_path / "output")
    assert uitslag.returncode == 1
    assert "Losse gevallen en tabellen horen niet in een zin." in uitslag.stderr
    assert "In een zin hoort een cijfer, een tekst of een getal." in uitslag.stderr
    assert "T2022-" not in uitslag.stderr
    assert staat_er_nog(vorige)


def test_a_cell_that_prints_or_shows_cases_stops_the_build(tmp_path, vorige):
    cellen = [
        "print(cijfers.plaatsingen.rijen)",
        'cijfers.plaatsingen.rijen["traject_id"]',
        "cijfers.plaatsingen.trajecten",
    ]

    def verander(nb):
        nb.cells += [nbformat.v4.new_code_cell(bron) for bron in cellen]

    notebook = notebook_met(tmp_path, verander)
    uitslag = voer_uit("--year", 2022, "--notebook", notebook, "--output", tmp_path / "output")
    assert uitslag.returncode == 1
    assert "Dit kan niet in het rapport." in uitslag.stderr
    assert uitslag.stderr.count("Onder ‘Bronnen, software en herhaling’: een cel toont") == len(cellen)
    assert "bekijk gevallen alleen in JupyterLab" in uitslag.stderr
    assert "T2022-" not in uitslag.stderr
    assert staat_er_nog(vorige)


@pytest.mark.parametrize(
    ("opties", "verwacht"),
    [
        (("--year", "abc"), "‘abc’ is geen jaar"),
        (("--year", "1"), "‘1’ is geen jaar"),
        (("--year", "20222"), "‘20222’ is geen jaar"),
        (("--year", "../../etc"), "‘../../etc’ is geen jaar"),
        ((), "YEAR ontbreekt.\n  wat te doen: geef bijvoorbeeld YEAR=2022"),
        (("--year", "2031"), "wel aanwezig: 2020, 2021, 2022"),
        (("--year", "2031"), "make new-year YEAR=2031"),
        (("--year", "2022", "--loket", "heerlen"), "wel gevonden: maastricht"),
        (("--year", "2022", "--loket", "../maastricht"), "Het loket ‘../maastricht’ is niet gevonden"),
        (("--year", "2022", "--peildatum", "2022-06-30"), "een latere dag"),
        (("--year", "2022", "-p", "peildag=1"), "Bedoelt u: peildatum"),
        (("--year", "2022", "-p", "jaar=2021"), "De parameter ‘jaar’ is er al."),
        (("--year", "2022", "-p", "loket=../x"), "De parameter ‘loket’ is er al."),
        (("--year", "2022", "-p", "peildatum"), "‘peildatum’ is geen parameter."),
        (("--year", "2022", "--data", "/nergens"), "De datamap /nergens bestaat niet"),
        (("--year", "2022", "--notebook", "notebooks/weg.ipynb"), "weg.ipynb kan niet worden gelezen: het bestand be"),
        (("--year", "2022", "--notebook", "notebooks"), "notebooks kan niet worden gelezen: het is een map"),
        (("--year", "2022", "--notebook", "README.md"), "README.md\n    verwacht: een heel notebook"),
    ],
)
def test_a_wrong_option_gives_one_dutch_message(tmp_path, vorige, opties, verwacht):
    uitslag = voer_uit(*opties, "--output", tmp_path / "output")
    assert uitslag.returncode == 1
    assert verwacht in uitslag.stderr
    assert "Traceback" not in uitslag.stderr
    assert "fout in het programma" not in uitslag.stderr
    assert staat_er_nog(vorige)


@pytest.mark.parametrize(
    "inhoud",
    [
        "[]",
        "{}",
        '{"nbformat": 3}',
        '{"cells": {}, "metadata": [], "nbformat": 4, "nbformat_minor": 5}',
        '{"cells": [{"cell_type": "code"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
        "\ud800",
    ],
)
def test_what_is_no_whole_notebook_is_told(tmp_path, inhoud):
    notebook = tmp_path / "jaarverslag.ipynb"
    notebook.write_text(inhoud, encoding="utf-8", errors="surrogatepass")
    with pytest.raises(LoketFout, match=r"jaarverslag\.ipynb") as fout:
        uitvoering.voer_uit(notebook, {"jaar": 2022}, None)
    assert "een heel notebook" in str(fout.value) or "kan niet worden gelezen" in str(fout.value)


@pytest.mark.parametrize(
    ("code", "reden"), [(errno.ENOSPC, "de schijf is vol"), (errno.EACCES, "er zijn geen schrijfrechten")]
)
def test_output_that_can_not_be_written_is_told(tmp_path, monkeypatch, code, reden):
    def vol(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(rapport, "_maak", lambda *_: ({"jaarverslag.html": b"nieuw"}, {}))
    monkeypatch.setattr(uitvoer, "zet_neer", vol)
    opdracht = Opdracht(
        PROJECT / "notebooks" / "jaarverslag.ipynb", PROJECT / "data", tmp_path, {"loket": "maastricht", "jaar": 2022}
    )
    with pytest.raises(LoketFout, match=reden):
        bouw(opdracht)


def zonder_kern(monkeypatch, uitvoer) -> Opdracht:
    """Give an order whose report is made at once, so that only the writing is real."""
    monkeypatch.setattr(rapport, "_maak", lambda *_: ({"jaarverslag.html": b"nieuw"}, {}))
    notebook = PROJECT / "notebooks" / "jaarverslag.ipynb"
    return Opdracht(notebook, PROJECT / "data", uitvoer, {"loket": "maastricht", "jaar": 2022})


def test_a_read_only_output_folder_is_told(tmp_path, monkeypatch, vorige):
    # root may write everywhere but in the kernel's own file system
    uitvoer = tmp_path / "output" if os.geteuid() else Path("/sys/loket")
    vorige.parent.chmod(0o555)
    with pytest.raises(LoketFout, match=r"er zijn geen schrijfrechten|de schijf is alleen-lezen"):
        bouw(zonder_kern(monkeypatch, uitvoer), lambda _: None)
    vorige.parent.chmod(0o755)
    assert staat_er_nog(vorige)


def test_an_output_folder_that_is_a_file_is_told(tmp_path, monkeypatch):
    (tmp_path / "output").write_text("geen map")
    with pytest.raises(LoketFout, match="er staat een bestand waar een map moet staan"):
        bouw(zonder_kern(monkeypatch, tmp_path / "output"), lambda _: None)
    assert (tmp_path / "output").read_text() == "geen map"


@pytest.mark.parametrize("signaal", [signal.SIGINT, signal.SIGTERM])
def test_breaking_off_says_so_and_leaves_the_previous_report(tmp_path, vorige, signaal):
    proces = subprocess.Popen(
        opdracht("--year", 2022, "--output", tmp_path / "output"),
        cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    time.sleep(1.2)
    proces.send_signal(signaal)
    _, fout = proces.communicate(timeout=60)
    assert proces.returncode == 130
    assert "Afgebroken." in fout
    assert "Traceback" not in fout
    assert staat_er_nog(vorige)


def processen_met(pad: Path) -> list[str]:
    """Return the command lines that name a folder; empty where the system does not tell."""
    regels = []
    for proces in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            regels.append(proces.read_text("utf-8", "replace").replace("\0", " "))
    return [regel for regel in regels if f"{pad}/" in regel]


def test_a_killed_build_leaves_the_old_report_or_the_new_one_and_the_next_build_works(tmp_path, vorige, gebouwd):
    """Killed with all its processes but the kernel, which goes by itself; ``make kill-test`` does so fifty times."""
    nieuw = {pad.name: pad.read_bytes() for pad in gebouwd("deelnemers").iterdir() if not pad.name.startswith(".")}
    (vorige / "jaarverslag.html").rename(vorige / "deelnemers.html")
    opties = ("--report", "deelnemers", "--year", 2022, "--output", tmp_path / "output")
    tijdelijk = tmp_path / "tmp"
    tijdelijk.mkdir()
    for na in (0.3, 1.6, 3.0):  # it takes some three seconds
        proces = subprocess.Popen(
            opdracht(*opties), cwd=PROJECT, stderr=subprocess.DEVNULL,
            env=os.environ | {"TMPDIR": str(tijdelijk)}, start_new_session=True,
        )  # fmt: skip
        time.sleep(na)
        os.killpg(proces.pid, signal.SIGKILL)
        proces.wait()
        inhoud = {pad.name: pad.read_bytes() for pad in vorige.iterdir() if not pad.name.startswith(".")}
        assert inhoud in ({"deelnemers.html": b"het vorige verslag"}, nieuw)
    assert voer_uit(*opties).returncode == 0
    assert {naam: (vorige / naam).read_bytes() for naam in nieuw} == nieuw
    assert [pad.name for pad in vorige.parent.iterdir()] == ["2022"]
    einde = time.monotonic() + 30
    while processen_met(tijdelijk) and time.monotonic() < einde:
        time.sleep(0.2)
    assert processen_met(tijdelijk) == []
