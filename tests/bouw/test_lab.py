"""An analyst's morning in a real JupyterLab: open, run, change the register, run again, make a slip, save, export."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout

PROJECT = Path(__file__).parents[2]
SLEUTEL = "geheim"
#: A slow machine may take its time; what never comes must end the test all the same.
GEDULD = 120_000


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory):
    """A project folder of the analyst: notebooks and data."""
    werkmap = tmp_path_factory.mktemp("analist")
    for naam in ("notebooks", "data"):
        shutil.copytree(PROJECT / naam, werkmap / naam)
    return werkmap


@pytest.fixture(scope="module")
def lab(werkmap):
    """JupyterLab as ``make lab`` starts it, on a port of its own."""
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        poort = los.getsockname()[1]
    vast = ["--no-browser", f"--port={poort}", f"--IdentityProvider.token={SLEUTEL}", "--allow-root"]
    omgeving = os.environ | {"HOME": str(werkmap), "PYTHONPATH": str(PROJECT)}
    opdracht = [sys.executable, "-m", "loket", "lab", "--year", "2022", "--", *vast]
    with (werkmap / "lab.log").open("w") as verslag:
        server = subprocess.Popen(
            opdracht, cwd=werkmap, env=omgeving, stdout=verslag, stderr=verslag, start_new_session=True
        )
    yield f"http://127.0.0.1:{poort}/lab/tree/notebooks/jaarverslag.ipynb?token={SLEUTEL}"
    os.killpg(server.pid, signal.SIGTERM)
    server.wait(30)


@pytest.fixture(scope="module")
def pagina(browser, lab, werkmap):
    """The notebook in JupyterLab, loaded once: each test goes on where the one before it stopped."""
    context = browser.new_context(viewport={"width": 1500, "height": 1200}, accept_downloads=True)
    pagina = context.new_page()
    pagina.set_default_timeout(GEDULD)
    tot = time.monotonic() + GEDULD / 1000
    while True:
        try:
            pagina.goto(lab)
            break
        except Exception:  # it is still starting
            assert time.monotonic() < tot, (werkmap / "lab.log").read_text()
            time.sleep(0.5)
    pagina.wait_for_selector(".jp-Notebook .jp-CodeCell")
    pagina.wait_for_function("document.querySelector('#jp-main-statusbar')?.textContent.includes('| Inactief')")
    yield pagina
    context.close()


def kies(pagina, menu, *namen):
    pagina.click(f'.lm-MenuBar-itemLabel:text-is("{menu}")')
    for naam in namen:
        pagina.locator(f'.lm-Menu-itemLabel:text-is("{naam}")').last.click()


def wacht_op(pagina, tekst):
    """Wait until the notebook shows a text, however it is spaced and marked up."""
    zonder = "document.querySelector('.jp-Notebook').textContent.replace(/\\s+/g, '')"
    pagina.wait_for_function(f"tekst => {zonder}.includes(tekst)", arg=re.sub(r"\s+", "", tekst))


def aangeboden(pagina):
    """Press TAB until names are offered, and return them with their kinds.

    Of a kernel or server that takes more than a second JupyterLab forgets the answer.
    """
    lijst = pagina.locator(".jp-Completer:not(.lm-mod-hidden)")
    tot = time.monotonic() + GEDULD / 1000
    while not lijst.count():
        assert time.monotonic() < tot, "er worden geen namen aangeboden"
        pagina.keyboard.press("Tab")
        with suppress(PlaywrightTimeout):
            lijst.locator(".jp-Completer-match").first.wait_for(timeout=4000)
    namen, soorten = (lijst.locator(f".jp-Completer-{deel}").all_inner_texts() for deel in ("match", "typeExtended"))
    return dict(zip(namen, soorten, strict=True))


def test_an_analysts_morning(pagina, werkmap, verslag_2022):
    notebook = werkmap / "notebooks" / "jaarverslag.ipynb"
    voor = notebook.read_text("utf-8")
    assert pagina.locator(".jp-mod-dirty").count() == 0  # to open is not to change
    kies(pagina, "Uitvoeren", "Voer alle cellen uit")
    wacht_op(pagina, "In 2022 waren er 177 aanmeldingen")

    trajecten = werkmap / "data" / "maastricht" / "2022" / "trajecten.csv"
    register = trajecten.read_text("utf-8")
    laatste = register.splitlines()[-1]
    trajecten.write_text(register + re.sub(r"^T2022-\d+,K\d+", "T2022-9999,K999999", laatste) + "\n", "utf-8")
    kies(pagina, "Uitvoeren", "Voer alle cellen uit")
    wacht_op(pagina, "In 2022 waren er 178 aanmeldingen")
    trajecten.write_text(register, "utf-8")

    pagina.locator(".jp-Notebook .jp-CodeCell").last.click()
    for toets in ("Escape", "b", "m", "Enter"):
        pagina.keyboard.press(toets)
    pagina.keyboard.type("Nieuw: {eval}`cijfers.intakes` en {eval}`cijfers.plaatsing`.")
    pagina.keyboard.press("Control+Enter")  # once is enough
    wacht_op(pagina, "Nieuw: 127 en Let op: Er is geen cijfer ‘plaatsing’. Bedoelt u: plaatsingen of planning?.")
    kies(pagina, "Bewerk", "Verwijder cel")

    # TAB within a number in a text offers the figures that begin so.
    pagina.locator(".jp-Notebook .jp-CodeCell").last.click()
    for toets in ("Escape", "b", "m", "Enter"):
        pagina.keyboard.press(toets)
    pagina.keyboard.type("Er waren {eval}`cijfers.plaats")
    assert aangeboden(pagina) == {"plaatsingen": "aantal"}
    for toets in ("Escape", "Escape"):
        pagina.keyboard.press(toets)
    kies(pagina, "Bewerk", "Verwijder cel")

    pagina.locator(".jp-Notebook .jp-CodeCell").last.click()
    for toets in ("Escape", "b", "Enter"):
        pagina.keyboard.press(toets)
    pagina.keyboard.type("cijfers.plaatsing")
    assert aangeboden(pagina) == {"plaatsingen": "aantal"}
    pagina.keyboard.press("Escape")
    pagina.keyboard.press("Shift+Enter")
    wacht_op(pagina, "Er is geen cijfer ‘plaatsing’. Bedoelt u: plaatsingen")
    uitvoer = pagina.locator(".jp-OutputArea-output", has_text="Er is geen cijfer").last.inner_text()
    assert uitvoer.strip().splitlines()[1:] == ["  waar: regel 1: cijfers.plaatsing"]  # no traceback
    for _ in ("the new one below it", "the one with the slip"):
        kies(pagina, "Bewerk", "Verwijder cel")

    kies(pagina, "Bestand", "Notebook opslaan")
    pagina.wait_for_function("!document.querySelector('.jp-mod-dirty')")
    assert notebook.read_text("utf-8") == voor

    kies(pagina, "Bestand", "Maak van dit notebook een")
    aanbod = pagina.locator(".lm-Menu").last.locator(".lm-Menu-itemLabel").all_inner_texts()
    assert list(filter(None, aanbod)) == ["Rapport (HTML)", "Rapport (PDF)"]
    pagina.keyboard.press("Escape")
    pagina.keyboard.press("Escape")
    for vorm in ("HTML", "PDF"):
        with pagina.expect_download(timeout=GEDULD) as download:
            kies(pagina, "Bestand", "Maak van dit notebook een", f"Rapport ({vorm})")
        download.value.save_as(werkmap / f"uit.{vorm.lower()}")
    for vorm in ("html", "pdf"):  # of the same notebook and data, elsewhere
        assert (werkmap / f"uit.{vorm}").read_bytes() == (verslag_2022 / f"jaarverslag.{vorm}").read_bytes()


def test_a_text_that_the_report_leaves_out_says_so(pagina):
    """Its condition does not hold; nor may one that cannot be judged pass in silence."""
    pagina.locator(".jp-Notebook .jp-CodeCell").last.click()
    for toets in ("Escape", "b", "m", "Enter"):
        pagina.keyboard.press(toets)
    pagina.keyboard.type("<!-- als: cijfers.klachten > 100 -->\nEr waren heel veel klachten.")
    pagina.keyboard.press("Control+Enter")
    cel = pagina.locator(".jp-MarkdownCell.jp-mod-active")
    pagina.wait_for_selector(".jp-MarkdownCell.jp-mod-active.loket-weg")
    assert cel.get_attribute("data-loket").startswith("Deze tekst staat nu niet in het rapport")
    tekst = pagina.locator(".jp-MarkdownCell.jp-mod-active .myst")
    assert tekst.evaluate("tekst => getComputedStyle(tekst).textDecorationLine") == "line-through"
    pagina.keyboard.press("Enter")
    pagina.keyboard.press("Control+a")
    pagina.keyboard.type("<!-- als: cijfers.klachtn -->\nEr waren klachten.")
    pagina.keyboard.press("Control+Enter")
    pagina.wait_for_selector(".jp-MarkdownCell.jp-mod-active:not(.loket-weg)[data-loket*='‘klachtn’']")
    kies(pagina, "Bewerk", "Verwijder cel")


def test_what_is_shown_looks_like_the_report(pagina, werkmap):
    if not pagina.locator(".kerncijfers").count():  # the test before this one was run elsewhere
        kies(pagina, "Uitvoeren", "Voer alle cellen uit")
    wacht_op(pagina, "cijfers.csv met")
    regels = (werkmap / "lab.log").read_text().splitlines()  # the kernel is running, and has not said a word
    assert [regel.partition(":")[0] for regel in regels] == ["JupyterLab staat klaar", "Stop met Ctrl+C."]
    plek = "['dt', '.waarde'].map(naam => document.querySelector('.kerncijfers ' + naam).getBoundingClientRect())"
    kolommen, hoogten = pagina.evaluate(f"() => {{ const d = {plek}; return [d.map(e => e.x), d.map(e => e.y)]; }}")
    assert kolommen[0] == kolommen[1]  # JupyterLab itself puts a term beside its description
    assert hoogten[1] < hoogten[0]
    for soort, kant in ((":not(.getal)", "left"), (".getal", "right")):
        cel = pagina.locator(f"figure.tabel tbody td{soort}").first
        assert cel.evaluate("cel => getComputedStyle(cel).textAlign") == kant


@pytest.fixture
def verschrijving(werkmap):
    """A wrong name in the narrative."""
    focus = werkmap / "data" / "maastricht" / "2022" / "verhaal" / "focus.md"
    goed = focus.read_text("utf-8")
    focus.write_text(f"{goed}\nEr waren {{eval}}`cijfers.plaatsing` plaatsingen.\n", "utf-8")
    yield
    focus.write_text(goed, "utf-8")


@pytest.mark.usefixtures("verschrijving")
def test_a_cell_that_fails_comes_into_sight(pagina):
    kies(pagina, "Uitvoeren", "Voer alle cellen uit")
    melding = pagina.locator(".jp-OutputArea-output", has_text="‘plaatsing’ bestaat niet bij cijfers")
    melding.wait_for()
    pagina.wait_for_function("document.querySelector('.jp-Cell.jp-mod-active').textContent.includes('bestaat niet')")
    plek = melding.bounding_box()
    assert 0 < plek["y"] < plek["y"] + plek["height"] < pagina.viewport_size["height"]
    assert "Traceback" not in melding.inner_text()


@pytest.mark.usefixtures("verschrijving")
def test_an_export_that_fails_says_why(pagina):
    with pagina.context.expect_page() as geopend:
        kies(pagina, "Bestand", "Maak van dit notebook een", "Rapport (HTML)")
    uitleg = geopend.value
    uitleg.wait_for_selector("h1:text-is('Het verslag is niet gemaakt')")
    tekst = uitleg.inner_text("main")
    assert "‘plaatsing’ bestaat niet bij cijfers. Bedoelt u: plaatsingen" in tekst
    assert "Traceback" not in tekst


def test_a_dialog_is_in_dutch_also_what_jupyterlab_does_not_translate(pagina):
    pagina.locator(".jp-Notebook .jp-Cell").first.click()
    pagina.keyboard.press("Control+Shift+S")
    pagina.wait_for_selector(".jp-Dialog-header:text-is('Opslaan als…')")
    assert pagina.locator(".jp-Dialog-button").all_inner_texts() == ["Annuleer", "Opslaan"]
    pagina.keyboard.press("Escape")
    zegt = pagina.locator("body").inner_html()
    assert 'title="Link naar deze kop"' in zegt
    assert not re.search(r'"(Link to this Section|More commands|main area [a-z]+|Cell toolbar)"|checkpoint: None', zegt)


def test_a_text_in_the_editor_is_offered_the_names_that_work_there(pagina, lab):
    pagina = pagina.context.new_page()
    pagina.set_default_timeout(GEDULD)
    with pagina.expect_response(re.compile("loket/namen")):  # the server is ready for the first TAB
        pagina.goto(lab.replace("notebooks/jaarverslag.ipynb", "data/maastricht/2022/verhaal/focus.md"))
    pagina.click(".jp-FileEditor .cm-content")
    pagina.wait_for_timeout(1500)  # our own completer is put in place a second after the start
    for typt, verwacht in (
        ("Er waren {eval}`vorig.plaats", {"plaatsingen": "aantal"}),
        ("<!-- als: cohorten[1].duurzaam_strikt", {"duurzaam_strikt": "aandeel", "duurzaam_strikt_aantal": "aantal"}),
    ):
        pagina.keyboard.press("Control+End")
        pagina.keyboard.type(f"\n{typt}")
        pagina.keyboard.press("Tab")
        assert aangeboden(pagina) == verwacht
        pagina.keyboard.press("Escape")
