"""Running an analyst's own notebook: what it shows is in every form, and what goes wrong is told at its cell."""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import suppress
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from PIL import Image
from pypdf import PdfReader
from voorgeladen import loket, start

PROJECT = Path(__file__).parents[2]
PARAMETERS = 'loket: str = "maastricht"\njaar: int = 2022\npeildatum: str = ""\nstatus: str = "concept"'
BEGIN = """\
import matplotlib.pyplot as plt
import pandas as pd
from loket import Verhaal, afbeelding, grafiek, lees_cijfers, tabel, verantwoording, voorblad

cijfers = lees_cijfers(loket, jaar, peildatum)
voorblad(cijfers, Verhaal(cijfers), status, "Proef")
"""
EIGEN = """\
frame = pd.DataFrame({"groep": ["a", "b"], "aantal": [1, 1234], "deel": [12.34, 8.0]})
fig, assen = plt.subplots()
assen.bar(frame["groep"], frame["aantal"], label="aantal ≤ 2.000 →")
assen.legend()
grafiek(fig, "mijn", "Er waren twee groepen.", alt="Twee staven: a 1, b 1.234.", cijfers=frame)
"""


def schrijf(folder: Path, *bronnen: str, metadata: dict[str, object] | None = None) -> Path:
    """Write a notebook of cells; a text that begins with ``>>>`` is code."""
    cellen = [
        new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
        *(
            new_code_cell(bron.removeprefix(">>>")) if bron.startswith(">>>") else new_markdown_cell(bron)
            for bron in bronnen
        ),
    ]
    pad = folder / "proef.ipynb"
    pad.write_text(nbformat.writes(new_notebook(cells=cellen, metadata=metadata or {})), "utf-8")
    return pad


def bouw(notebook: Path, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return loket("report", "--notebook", notebook, "--year", "2022", "--output", notebook.parent, env=omgeving)


@pytest.fixture(scope="module")
def eigen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a notebook with an own chart, table and picture, saved by an editor that names no kernel."""
    folder = tmp_path_factory.mktemp("eigen")
    Image.new("RGB", (90, 30), "red").save(folder / "logo.png")
    notebook = schrijf(
        folder, ">>>" + BEGIN,
        "## Mijn deel\n\nHet is {eval}`88.54`% van {eval}``1234`` in {eval}`jaar`, op"
        " {eval}`cijfers.periode.einde`: ≤ 2 → ✓.",
        ">>>" + EIGEN, '>>>tabel(frame, "eigen", "Mijn tabel")',
        '>>>afbeelding("logo.png", "een rood vlak", "Ons logo")',
        metadata={"colab": {"provenance": []}},
    )  # fmt: skip
    klaar = bouw(notebook)
    assert klaar.returncode == 0, klaar.stderr
    return folder / "maastricht" / "2022"


def test_an_own_chart_table_and_picture_are_in_html_and_pdf(eigen: Path) -> None:
    html = (eigen / "proef.html").read_text("utf-8")
    for anker in ("grafiek-mijn", "tabel-eigen", "grafiek-logo"):
        assert f'id="{anker}"' in html
    assert html.count("Download als CSV") == 2
    tekst = "".join(blad.extract_text() for blad in PdfReader(eigen / "proef.pdf").pages)
    for bijschrift in ("Er waren twee groepen.", "Mijn tabel", "Ons logo"):
        assert bijschrift in tekst


def test_plain_numbers_and_days_are_dutch_in_jupyterlab_and_in_the_report(eigen: Path) -> None:
    nb = json.loads((eigen / "proef.ipynb").read_text("utf-8"))
    rollen = [rol for cel in nb["cells"] for rol in cel["metadata"].get("user_expressions", [])]
    assert [rol["result"]["data"]["text/html"] for rol in rollen] == [
        '<data value="88.54">88,5</data>',
        '<data value="1234">1.234</data>',
        "2022",
        "31 december 2022",
    ]
    assert "2022, op 31 december 2022: ≤ 2 → ✓." in (eigen / "proef.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("cel", "omgeving", "verwacht"),
    [
        ("import time\ntime.sleep(60)", {"LOKET_CELTIJD": "1"}, "langer over dan 1\N{NO-BREAK SPACE}seconde"),
        ("import os\nos._exit(1)", {}, "Meestal is dan het geheugen op."),
        ("a = 0\nb = 1 / a\nc = 2\nd = 3\ne = 4", {}, "regel 2: ‘b = 1 / a’\n"),
        ("for a in [0]:\n    1 / a\nc = 2\nd = 3\ne = 4", {}, "regel 2: ‘1 / a’\n"),  # not tried by a check
        ("a =", {}, "wat te doen: Python kan dit niet lezen"),
        ("from loket import tabl", {}, "‘tabl’ staat niet in ‘loket’: kijk of u het goed schreef. Bedoelt u: tabel?"),
        ("from loket import tabel\ntabel(1, 'a', 'b')", {}, "cel onder ‘Klachten’, regel 2\n"),
        ("plt.bar(['a'], [1]); plt.show()", {}, "eindig de cel met grafiek(fig, 'naam'"),
    ],
    ids=["te lang", "geheugen", "fout", "fout in eigen code", "leesfout", "naam", "eigen fout", "losse grafiek"],
)
def test_what_goes_wrong_is_told_at_its_cell(tmp_path: Path, cel: str, omgeving: dict[str, str], verwacht: str) -> None:
    klaar = bouw(
        schrijf(tmp_path, "## Eerst", ">>>import matplotlib.pyplot as plt", "## Klachten", f">>>{cel}"), **omgeving
    )
    assert klaar.returncode == 1
    assert verwacht in klaar.stderr
    assert "‘Klachten’" in klaar.stderr
    assert klaar.stderr.count("wat te doen") == 1  # nothing is told twice
    assert "Traceback" not in klaar.stderr
    assert "waiting for" not in klaar.stderr
    assert not (tmp_path / "maastricht").exists()


def test_a_text_that_is_too_long_is_said_at_once(tmp_path: Path) -> None:
    klaar = bouw(schrijf(tmp_path, "## Lang", "woord " * 34_000))
    assert "‘204.000 tekens’" in klaar.stderr
    assert "‘Lang’" in klaar.stderr


@pytest.mark.parametrize("tijd", ["", "veel", "0", "-1"])
def test_a_time_limit_that_is_none_is_refused(tmp_path: Path, tijd: str) -> None:
    klaar = bouw(schrijf(tmp_path, "## Een"), LOKET_CELTIJD=tijd)
    assert "verwacht: een aantal seconden" in klaar.stderr


def test_a_notebook_in_another_language_is_refused(tmp_path: Path) -> None:
    kern = {"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}
    klaar = bouw(schrijf(tmp_path, "## Een", metadata=kern))
    assert "is geschreven in R." in klaar.stderr


def test_a_sign_that_no_font_has_is_told_with_its_heading(tmp_path: Path) -> None:
    klaar = bouw(schrijf(tmp_path, "## Een", "## Gezicht\n\nMooi \N{GRINNING FACE} zo."))
    assert "Onder ‘2 Gezicht’" in klaar.stderr or "Onder ‘Gezicht’" in klaar.stderr
    assert "‘\N{GRINNING FACE}’ in ‘Mooi" in klaar.stderr
    assert "typst" not in klaar.stderr.lower()


@pytest.mark.skipif(os.name != "posix", reason="there is no pty")
def test_the_progress_bar_names_the_heading_at_which_it_is(tmp_path: Path) -> None:
    import pty
    import termios

    notebook = schrijf(tmp_path, "## Eerst", ">>>import time\ntime.sleep(0.3)", "## Daarna", ">>>time.sleep(0.3)")
    meester, slaaf = pty.openpty()
    termios.tcsetwinsize(slaaf, (24, 120))
    opties = ["--notebook", notebook, "--year", "2022", "--output", tmp_path]
    with os.fdopen(slaaf, "wb") as scherm:
        proces = start("-m", "loket", "report", *opties, stderr=scherm)
    gezien = b""
    with suppress(OSError):  # Linux says so when the other end is closed
        while deel := os.read(meester, 4096):
            gezien += deel
    os.close(meester)
    assert proces.wait() == 0
    assert "Eerst" in gezien.decode()
    assert "Daarna" in gezien.decode()
