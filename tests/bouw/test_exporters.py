"""The HTML file and the exporters as nbconvert knows them."""

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont
from voorgeladen import python

import loket.bouw
from loket.bouw.document import ExportFout
from loket.bouw.exporters import LoketCSVExporter, LoketHTMLExporter, LoketPDFExporter

LETTERTYPEN = Path(loket.bouw.__file__).parents[1] / "basis" / "lettertypen"


@pytest.fixture
def rapport(als):
    return als(LoketHTMLExporter)


@pytest.fixture
def soup(rapport):
    return BeautifulSoup(rapport, "html.parser")


def test_cover(soup):
    voorblad = soup.select_one("header.voorblad")
    assert soup.html["lang"] == "nl"
    assert soup.title.string == "Jaarverslag Loket Housing Maastricht 2022"
    assert voorblad.h1.string == "Jaarverslag Loket Housing Maastricht 2022"
    assert [dd.string for dd in voorblad.find_all("dd")] == [
        "1 januari t/m 31 december 2022",
        "31 december 2022",
        "H. Blokker, teammanager Loket Housing · januari 2023",
        "concept",
    ]
    assert "een verzonnen register" in voorblad.select_one(".let-op").get_text()


def test_real_data_carry_no_note_on_example_data(notebook, maak):
    notebook.cells[3] = maak.uitvoer(
        **{"application/vnd.loket.voorblad+json": maak.VOORBLAD | {"voorbeelddata": False, "let_op": ""}}
    )
    assert "verzonnen" not in LoketHTMLExporter().from_notebook_node(notebook)[0]


def test_the_cover_is_escaped(notebook, maak):
    gegevens = maak.VOORBLAD | {"titel": "A <b> & C", "colofon": "<script>x</script>"}
    notebook.cells[3] = maak.uitvoer(**{"application/vnd.loket.voorblad+json": gegevens})
    rapport = LoketHTMLExporter().from_notebook_node(notebook)[0]
    assert "<title>A &lt;b&gt; &amp; C</title>" in rapport
    assert "<script" not in rapport


def test_nothing_from_elsewhere_and_no_script(rapport, soup):
    assert soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"].startswith(
        "default-src 'none'"
    )
    assert not soup.find_all(["script", "link", "iframe", "object"])
    assert all(img["src"].startswith("data:") for img in soup.find_all("img"))
    assert set(re.findall(r"url\((\w+:[\w/]+)", rapport)) == {"data:font/woff2"}
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', rapport)
    for rommel in ("No description has been provided", "require.js", "mathjax", "jp-", "{eval}`jaar"):
        assert rommel.lower() not in rapport.lower()


def test_contents_name_every_chapter_and_lead_there(soup):
    links = soup.select("nav a")
    assert [a.get_text() for a in links][:4] == [
        "Samenvatting",
        "1 Doelstelling",
        "1.1 LEVANTOgroep & Loket",
        "2 Stand van zaken 2022",
    ]
    ids = [element["id"] for element in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in soup.select('a[href^="#"]')} <= set(ids)


def test_wide_blocks_scroll_in_their_own_named_box(soup):
    namen = [s.get("aria-label") or soup.find(id=s["aria-labelledby"]).get_text() for s in soup.select(".schuif")]
    assert namen == [
        "Tabel 1. Servatius plaatste de meeste kandidaten",
        "Figuur 1. Servatius haalde 84% van zijn taakstelling",
        "De cijfers bij Figuur 1",
        "Tabel",
    ]
    assert all(s["tabindex"] == "0" and s["role"] == "region" for s in soup.select(".schuif"))


def test_same_notebook_same_bytes(notebook, rapport):
    assert LoketHTMLExporter().from_notebook_node(notebook)[0] == rapport


def test_every_sign_is_in_the_typeface(soup):
    """The latin subset lacks → ≤ ≥ and the narrow no-break space: a fallback font would stand out."""
    for stijl in soup(["style", "code"]):
        stijl.decompose()
    for snede in ("Regular", "Italic", "Bold"):
        bekend = TTFont(LETTERTYPEN / f"AtkinsonHyperlegibleNext-{snede}.ttf").getBestCmap()
        assert {teken for teken in unescape(soup.get_text()) if ord(teken) not in bekend and teken != "\n"} == set()


@pytest.mark.parametrize("teken", ["→", "≤", "\u202f"])
def test_the_typeface_lacks_what_we_think_it_lacks(teken):
    assert ord(teken) not in TTFont(LETTERTYPEN / "AtkinsonHyperlegibleNext-Regular.ttf").getBestCmap()


def test_csv_is_given_exactly(notebook, maak):
    cijfers, resources = LoketCSVExporter().from_notebook_node(notebook)
    assert cijfers == maak.CSV
    assert resources["output_extension"] == ".csv"


@pytest.mark.parametrize("exporter", [LoketHTMLExporter, LoketPDFExporter, LoketCSVExporter])
def test_an_unexecuted_notebook_is_refused_in_dutch(exporter, maak):
    with pytest.raises(ExportFout, match="Voer "):
        exporter().from_notebook_node(maak.notebook([maak.tekst("{eval}`jaar`")]))


@pytest.mark.parametrize(
    ("exporter", "naam", "uitgang"),
    [
        (LoketHTMLExporter, "Rapport (HTML)", ".html"),
        (LoketPDFExporter, "Rapport (PDF)", ".pdf"),
        (LoketCSVExporter, "Cijfers (CSV)", ".csv"),
    ],
)
def test_names_for_jupyterlab(exporter, naam, uitgang):
    assert exporter.export_from_notebook == naam
    assert exporter().file_extension == uitgang


def test_the_html_path_does_not_load_the_pdf_path():
    code = "import sys, loket.bouw.exporters; print([m for m in ('typst', 'pypandoc') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("vorm", ["HTML", "PDF", "CSV"])
def test_command_line(notebook, tmp_path, vorm):
    nbformat.write(notebook, tmp_path / "rapport.ipynb")
    opdracht = ["-m", "nbconvert", "--to", f"loket.bouw.exporters.Loket{vorm}Exporter", "rapport.ipynb"]
    uitslag = python(*opdracht, cwd=tmp_path, env={"JUPYTER_CONFIG_DIR": str(tmp_path / "config")})
    assert uitslag.returncode == 0, uitslag.stderr
    begin = {"HTML": b"<!DOCTYPE html>", "PDF": b"%PDF-1.7", "CSV": b"cijfer,waarde"}[vorm]
    assert (tmp_path / f"rapport.{vorm.lower()}").read_bytes().startswith(begin)
