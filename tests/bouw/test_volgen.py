"""``make watch`` in a real browser: write, save, see; make a slip, see why; and never lose the last good report."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
NAMEN = ("jaarverslag.html", "jaarverslag.pdf", "jaarverslag.ipynb", "cijfers.csv", "cijfers.xlsx")
#: A slow machine may take its time; what never comes must end the test all the same.
GEDULD = 120_000


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project of its own, so that its program can be changed too."""
    project = tmp_path_factory.mktemp("project")
    for naam in ("data", "notebooks", "loket"):  # with what Python compiled of it
        shutil.copytree(PROJECT / naam, project / naam)
    shutil.copy(PROJECT / "requirements.lock", project)
    return project


def opdracht(*opties: str) -> list[str]:
    return [sys.executable, "-m", "loket", *opties, "--year", "2022"]


def omgeving(project: Path) -> dict[str, str]:
    (project / "tijdelijk").mkdir(exist_ok=True)
    return os.environ | {"PYTHONPATH": str(project), "TMPDIR": str(project / "tijdelijk"), "PROEF": str(project)}


def processen(project: Path) -> list[int]:
    """Return every process that belongs to this project's watch, by its environment."""
    merk, gevonden = f"PROEF={project}".encode(), []
    for pad in Path("/proc").glob("[0-9]*"):
        try:
            if merk in (pad / "environ").read_bytes().split(b"\0"):
                gevonden.append(int(pad.name))
        except OSError:  # it has just ended, or is not ours
            continue
    return gevonden


def wacht_tot(waar, seconden=30):
    tot = time.monotonic() + seconden
    while not waar():
        assert time.monotonic() < tot, "het kwam er niet van"
        time.sleep(0.05)


class Watch:
    """``make watch``, as it runs beside the test."""

    def __init__(self, project: Path) -> None:
        self.project = project
        # Its own: another watch of these tests is killed, and then cannot clear away what it had.
        self.tijdelijk = Path(tempfile.mkdtemp(dir=project))
        env = omgeving(project) | {"TMPDIR": str(self.tijdelijk)}
        self.proces = subprocess.Popen(
            opdracht("watch", "--no-browser"),
            cwd=project, env=env, stdout=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        regel = self.proces.stdout.readline()
        self.adres = re.search(r"http://127\.0\.0\.1:\d+/\S+/", regel)[0]

    def stop(self, signaal=signal.SIGINT):
        os.killpg(self.proces.pid, signaal)
        return self.proces.communicate(timeout=60)[0], self.proces.returncode


@pytest.fixture(scope="module")
def watch(project):
    watch = Watch(project)
    yield watch
    if watch.proces.poll() is None:
        watch.stop(signal.SIGKILL)


@pytest.fixture(scope="module")
def pagina(browser, watch):
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    pagina = context.new_page()
    pagina.set_default_timeout(GEDULD)
    pagina.elders, pagina.klachten = [], []
    pagina.on("request", lambda r: r.url.startswith((watch.adres, "data:")) or pagina.elders.append(r.url))
    pagina.on("console", lambda bericht: pagina.klachten.append(bericht.text))
    pagina.goto(watch.adres)
    yield pagina
    context.close()


def wacht_op(pagina, tekst, waar="body"):
    pagina.locator(waar, has_text=tekst).first.wait_for()


def wacht_op_rust(pagina):
    pagina.locator("#volgen:empty").wait_for(state="attached")


def test_a_morning_with_the_page_beside_the_editor(pagina, watch, project):
    verhaal = project / "data/maastricht/2022/verhaal/focus.md"
    begin = verhaal.read_text("utf-8")
    uit = project / "output/maastricht/2022"

    # The first page comes by itself, and then the whole report.
    wacht_op(pagina, "In 2022 waren er 177 aanmeldingen")
    wacht_tot(lambda: (uit / "cijfers.xlsx").exists())

    # A sentence is on screen after saving; the place and what was folded out stay.
    pagina.evaluate("document.querySelectorAll('main details')[1].open = true; scrollTo(0, 3000)")
    verhaal.write_text(f"{begin}\nDeze zin is nieuw in de proef.\n", "utf-8")
    wacht_op(pagina, "Deze zin is nieuw in de proef.", "main")
    assert pagina.evaluate("[...document.querySelectorAll('main details')].map(d => d.open)").count(True) == 1
    wacht_tot(lambda: abs(pagina.evaluate("scrollY") - 3000) < 300)

    # A slip: the message is in the page, over the last good report, which stays in output/ too.
    wacht_tot(lambda: "Deze zin is nieuw" in (uit / "jaarverslag.html").read_text("utf-8"))
    voor = {naam: (uit / naam).read_bytes() for naam in NAMEN}
    verhaal.write_text(f"{begin}\nHet zijn er {{eval}}`cijfers.plaatsing`.\n", "utf-8")
    wacht_op(pagina, "Bedoelt u: plaatsingen", "#volgen")
    melding = pagina.inner_text("#volgen")
    assert melding.startswith("Niet gelukt.")
    assert "focus.md" in melding
    assert "regel" in melding
    assert "Traceback" not in melding
    assert "U ziet het laatste verslag dat wel lukte." in melding
    wacht_op(pagina, "Deze zin is nieuw in de proef.", "main")
    assert {naam: (uit / naam).read_bytes() for naam in NAMEN} == voor

    # Mended: the message goes.
    verhaal.write_text(begin, "utf-8")
    wacht_op_rust(pagina)
    assert "Deze zin is nieuw in de proef." not in pagina.inner_text("main")

    # A row more in the register is another number.
    trajecten = project / "data/maastricht/2022/trajecten.csv"
    register = trajecten.read_text("utf-8")
    erbij = re.sub(r"^T2022-\d+,K\d+", "T2022-9999,K999999", register.splitlines()[-1])
    trajecten.write_text(f"{register}{erbij}\n", "utf-8")
    wacht_op(pagina, "In 2022 waren er 178 aanmeldingen")
    trajecten.write_text(register, "utf-8")
    wacht_op(pagina, "In 2022 waren er 177 aanmeldingen")

    # The notebook itself.
    notebook = project / "notebooks/jaarverslag.ipynb"
    notebook.write_text(notebook.read_text("utf-8").replace("Stand van zaken", "Stand van nu"), "utf-8")
    wacht_op(pagina, "Stand van nu", "main")

    # The program: a fault in it is told, and when it is mended all goes on.
    module = project / "loket/tonen/voorblad.py"
    code = module.read_text("utf-8")
    module.write_text(f"{code}\ndef (:\n", "utf-8")
    wacht_op(pagina, "SyntaxError", "#volgen")
    assert "voorblad.py" in pagina.inner_text("#volgen")
    module.write_text(code.replace('soort: str = "Jaarverslag"', 'soort: str = "Jaarboek"'), "utf-8")
    wacht_op(pagina, "Jaarboek", "h1")
    wacht_op_rust(pagina)

    assert pagina.elders == []
    assert pagina.klachten == []


def test_what_stands_in_output_has_no_script_and_is_what_a_cold_build_gives(pagina, watch, project):
    uit = project / "output/maastricht/2022"
    subprocess.run(
        opdracht("report", "--output", "koud"), cwd=project, env=omgeving(project), check=True, capture_output=True
    )
    wacht_tot(lambda: all((uit / naam).exists() for naam in NAMEN))
    for naam in NAMEN:
        assert (uit / naam).read_bytes() == (project / "koud/maastricht/2022" / naam).read_bytes(), naam
    assert b"<script" not in (uit / "jaarverslag.html").read_bytes()


def test_it_stops_when_asked_and_leaves_nothing_behind(pagina, watch, project):
    # who watches, who builds, and a builder with its kernel ahead of need
    wacht_tot(lambda: len(processen(project)) >= 4)
    uitvoer, code = watch.stop()
    assert code == 0
    assert uitvoer.rstrip().endswith("Gestopt. Het laatste verslag staat in output/.")
    wacht_tot(lambda: not processen(project))
    assert list(watch.tijdelijk.rglob("*")) == []
    wacht_op(pagina, "make watch is gestopt", "#volgen")


def test_killed_at_once_it_leaves_no_process_behind(project):
    watch = Watch(project)
    wacht_tot(lambda: len(processen(project)) >= 4, 60)
    watch.proces.kill()
    watch.proces.wait()
    wacht_tot(lambda: not processen(project), 60)


def test_an_unknown_year_or_a_taken_port_is_said_at_once(project):
    import socket

    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = str(bezet.getsockname()[1])
        for opties, tekst in ((("--port", poort), "in gebruik"), (("--loket", "elders"), "‘elders’ is niet gevonden")):
            uitslag = subprocess.run(
                [*opdracht("watch", "--no-browser"), *opties],
                cwd=project, env=omgeving(project), capture_output=True, text=True, timeout=60,
            )  # fmt: skip
            assert uitslag.returncode == 1
            assert tekst in uitslag.stderr
            assert "Traceback" not in uitslag.stderr
