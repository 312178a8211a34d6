"""The data check as an analyst gets it: beside the annual report, without a single case, and readable for everybody."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from toegankelijk import lees, toets, toets_kleur
from voorgeladen import loket

from loket.bouw.exporters import LoketHTMLExporter
from loket.bouw.proza import ExportFout

PROJECT = Path(__file__).parents[2]
BESTANDEN = {"datacontrole.html", "datacontrole.pdf", "datacontrole.ipynb"}
CONTROLE = ("--report", "datacontrole")


def maak(uitvoer, *opties):
    return loket("report", "--year", 2022, "--output", uitvoer, *opties)


@pytest.fixture(scope="module")
def controle(gebouwd):
    return gebouwd("datacontrole")


def tekst(pad):
    """Return what a reader can get out of a file."""
    if pad.suffix == ".pdf":
        return "\n".join(bladzijde.extract_text() for bladzijde in PdfReader(pad).pages)
    return pad.read_text("utf-8")


def inhoud(doel):
    return {pad.name: (pad.read_bytes(), pad.stat().st_mtime_ns) for pad in doel.iterdir()}


def test_a_data_check_has_no_figures_but_every_other_form(controle):
    assert {pad.name for pad in controle.iterdir()} == BESTANDEN | {".datacontrole.gemaakt-van.json"}
    nbformat.validate(nbformat.read(controle / "datacontrole.ipynb", as_version=4))
    assert "Niets veranderd" in maak(controle.parents[1], *CONTROLE).stdout


def test_no_case_is_in_any_file(controle):
    codes = set()
    for pad in (PROJECT / "data" / "maastricht").glob("*/*.csv"):
        with pad.open(encoding="utf-8") as bestand:
            for rij in csv.DictReader(bestand):
                codes |= {rij[k] for k in ("traject_id", "kandidaat_id", "factuur_id", "klacht_id") if rij.get(k)}
    assert len(codes) > 1000
    for pad in controle.iterdir():
        assert not codes & set(re.findall(r"[\w-]+", tekst(pad))), pad.name
        assert "dataframe" not in tekst(pad)


def test_a_build_elsewhere_gives_the_same_bytes(tmp_path, controle):
    for naam in ("data", "notebooks"):
        shutil.copytree(PROJECT / naam, tmp_path / naam)
    opties = ("--data", tmp_path / "data", "--notebook", tmp_path / "notebooks" / "datacontrole.ipynb")
    env = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "HOME": str(tmp_path)}
    regel = [sys.executable, "-m", "loket", "report", "--year", "2022", "--output", "uit", *map(str, opties)]
    uitslag = subprocess.run(regel, capture_output=True, text=True, cwd=tmp_path, env=os.environ | env, timeout=180)
    assert uitslag.returncode == 0, uitslag.stderr
    for naam in BESTANDEN:
        assert (tmp_path / "uit" / "maastricht" / "2022" / naam).read_bytes() == (controle / naam).read_bytes()


def test_another_year_works(tmp_path):
    assert maak(tmp_path, *CONTROLE, "--year", 2020).returncode == 0
    tekst = (tmp_path / "maastricht" / "2020" / "datacontrole.html").read_text("utf-8")
    assert "Er zijn geen gegevens over de wachtlijst van 2019." in tekst
    assert not re.search(r"\bnan\b|\bNone\b|\bNaT\b|\{eval\}", tekst)


def test_a_later_peildatum_works_and_the_annual_report_is_left_alone(tmp_path, verslag_2022):
    doel = tmp_path / "maastricht" / "2022"
    shutil.copytree(verslag_2022, doel)
    eerst = inhoud(doel)
    assert maak(tmp_path, *CONTROLE, "--peildatum", "2023-03-31").returncode == 0
    assert "31 maart 2023" in (doel / "datacontrole.html").read_text("utf-8")
    assert {naam: wat for naam, wat in inhoud(doel).items() if "datacontrole" not in naam} == eerst
    assert {pad.name for pad in doel.iterdir()} > BESTANDEN
    assert "Niets veranderd" in maak(tmp_path).stdout


def test_hard_errors_stop_with_the_usual_message(tmp_path):
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    trajecten = tmp_path / "data" / "maastricht" / "2022" / "trajecten.csv"
    trajecten.write_text(trajecten.read_text("utf-8").replace(",Servatius,", ",Servatios,", 1), encoding="utf-8")
    uitslag = maak(tmp_path / "uit", *CONTROLE, "--data", tmp_path / "data")
    assert uitslag.returncode == 1
    assert "kolom corporatie: ‘Servatios’" in uitslag.stderr
    assert "Traceback" not in uitslag.stderr
    assert not (tmp_path / "uit").exists()


def test_soft_faults_are_counted(tmp_path):
    """One nameting is taken away and one meeting is set back to gepland."""
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    map_2022 = tmp_path / "data" / "maastricht" / "2022"
    nametingen = (map_2022 / "nametingen.csv").read_text("utf-8").splitlines(keepends=True)
    (map_2022 / "nametingen.csv").write_text("".join(nametingen[:-1]), encoding="utf-8")
    planning = map_2022 / "jaarplanning.csv"
    planning.write_text(planning.read_text("utf-8").replace(",gehouden", ",gepland", 1), encoding="utf-8")
    uitslag = maak(tmp_path / "uit", *CONTROLE, "--data", tmp_path / "data")
    assert uitslag.returncode == 0, uitslag.stderr
    html = (tmp_path / "uit" / "maastricht" / "2022" / "datacontrole.html").read_text("utf-8")
    overzicht = html.split('id="tabel-overzicht"')[1].split("</figure>")[0]
    rijen = dict(re.findall(r'<th scope="row">([^<]+)</th><td class="getal"><data[^>]*>(\d+)<', overzicht))
    assert rijen["Nameting te laat"] == "2"  # the example register has one of its own
    assert rijen["Overleg dat voorbij is, maar nog op ‘gepland’ staat"] == "1"
    assert nametingen[-1].partition(",")[0] not in html


def test_a_notebook_with_rows_reaches_no_reader():
    """Rows that JupyterLab showed stay in the notebook's outputs; the exporter refuses such a notebook."""
    cel = nbformat.v4.new_code_cell("controle", outputs=[nbformat.v4.new_output(
        "execute_result", {"text/html": '<figure></figure><details><table class="dataframe"></table></details>'}
    )])  # fmt: skip
    with pytest.raises(ExportFout, match="gegevens van kandidaten"):
        LoketHTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cel]))


@pytest.fixture(scope="module")
def pagina(browser, controle):
    """The page, opened once; at the end it has asked for nothing and said nothing."""
    with lees(browser, controle / "datacontrole.html") as pagina:
        yield pagina


@pytest.fixture(scope="module")
def beoordeeld():
    """The kinds of text of which axe has judged the colours."""
    return set()


@pytest.mark.parametrize("breedte", [320, 768, 1440])
def test_the_page_is_accessible_offline_and_silent(pagina, beoordeeld, breedte):
    pagina.set_viewport_size({"width": breedte, "height": 900})
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    toets(pagina, beoordeeld)


def test_in_the_dark_it_fits_as_well_and_its_colours_differ_enough(pagina):
    """At one width: test_browser looks at every part of a report at all of them."""
    pagina.emulate_media(color_scheme="dark")
    for breedte in (1440, 768, 320):
        pagina.set_viewport_size({"width": breedte, "height": 900})
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    toets_kleur(pagina)
    pagina.emulate_media(color_scheme="light")


def test_the_typeface_has_every_letter_of_the_page(controle):
    bron = (controle / "datacontrole.html").read_text("utf-8")
    tekst = " ".join(re.sub(r"<[^>]+>", "", re.sub(r"<style.*?</style>", "", bron, flags=re.S)).split())
    lettertype = TTFont(PROJECT / "loket" / "basis" / "lettertypen" / "AtkinsonHyperlegibleNext-Regular.ttf")
    assert {letter for letter in tekst if ord(letter) not in lettertype.getBestCmap()} == set()


def test_every_week_of_the_chart_is_on_paper_too(controle):
    """The weeks do not fit on one page; a table that may not be cut would run off it."""
    bladzijden = PdfReader(controle / "datacontrole.pdf").pages
    lager = []

    def bezoek(tekst, blad, regel, *_):
        if tekst.strip():
            lager.append(blad[1] * regel[4] + blad[3] * regel[5] + blad[5])

    for bladzijde in bladzijden:
        bladzijde.extract_text(visitor_text=bezoek)
    assert min(lager) > 0
    assert "26 december 2022" in "\n".join(bladzijde.extract_text() for bladzijde in bladzijden)
