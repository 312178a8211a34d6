"""The PDF: accessible, archivable, complete, and the same bytes wherever it is made."""

import os
import subprocess
import sys
from io import BytesIO

import nbformat
import pytest
from bs4 import BeautifulSoup
from outloud import check
from pypdf import PdfReader

from loket.basis.afspraken import Voorblad
from loket.bouw import pdf
from loket.bouw.document import Document, ExportFout, lees_document
from loket.bouw.exporters import LoketPDFExporter


def maak_pdf(notebook):
    return LoketPDFExporter().from_notebook_node(notebook)[0]


@pytest.fixture
def bestand(als):
    return als(LoketPDFExporter)


@pytest.fixture
def lezer(bestand):
    return PdfReader(BytesIO(bestand))


def tekst_van(lezer):
    return " ".join(" ".join(pagina.extract_text() for pagina in lezer.pages).split())


def test_a_checker_finds_nothing(bestand, tmp_path):
    pad = tmp_path / "rapport.pdf"
    pad.write_bytes(bestand)
    uitslag = check(str(pad))
    assert uitslag.error is None
    assert [str(v) for v in uitslag.findings] == []


def test_metadata(lezer):
    assert lezer.metadata.title == "Jaarverslag Loket Housing Maastricht 2022"
    assert lezer.metadata.author == "Loket Housing Maastricht"
    assert lezer.metadata.creation_date.isoformat() == "2022-12-31T00:00:00+00:00"
    assert lezer.root_object["/Lang"] == "nl"
    kenmerken = lezer.root_object["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in kenmerken
    assert "<pdfaid:part>2</pdfaid:part>" in kenmerken
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in kenmerken


def test_words_and_numbers_are_those_of_the_notebook(lezer):
    tekst = tekst_van(lezer)
    for verwacht in (
        "Samengesteld door",
        "een verzonnen register",
        "In 2022 zijn er 177 aanmeldingen geweest bij Loket Housing.",
        "Tekens die Typst kent: # $ @ * _ < > ~ ` \\ [haken] // en schuin, vet.",
        "Tabel 1. Servatius plaatste de meeste kandidaten",
        "Figuur 1. Servatius haalde 84% van zijn taakstelling",
        "Servatius 38 32 84,2 8",
        "Totaal 88 67 76,1 9",
        "Afspraak: 12 maanden.",
        "177 Aanmeldingen 189 in 2021 12 minder dan in 2021",
        "Bijlage A Begrippen",
        "pagina 3 van",
    ):
        assert verwacht in tekst
    for verborgen in ("geheime_code", "De cijfers bij deze grafiek", "opmerking voor de schrijver"):
        assert verborgen not in tekst


def test_bookmarks_show_the_numbers_of_the_html(lezer):
    def plat(punten):
        return [t for punt in punten for t in (plat(punt) if isinstance(punt, list) else [punt.title])]

    titels = [" ".join(titel.split()) for titel in plat(lezer.outline)]
    assert titels[-3:] == ["Bijlage A Begrippen", "A.1 Hoe wij tellen", "Bijlage B Herkomst"]
    assert "2.2 Duurzaamheid van 2020" in titels


def test_figures_link_to_their_definition(lezer):
    links = [a.get_object() for pagina in lezer.pages for a in pagina.get("/Annots", [])]
    assert all("/URI" not in link.get("/A", {}) for link in links)
    # 6 key figures, 1 in the text, 3 in the table and 10 entries in the contents
    assert len(links) == 20


def test_a_page_break_never_cuts_a_short_table(maak):
    """Twenty tables with ever more text between them: head, rows and total always stand on one page."""
    delen = [(maak.tekst("Een alinea.\n\n" * nr), maak.tabel(f"tabel-{nr}")) for nr in range(20)]
    cellen = [cel for paar in delen for cel in paar]
    paginas = PdfReader(BytesIO(maak_pdf(maak.notebook([*cellen, maak.begrippen()])))).pages
    tellingen = [[p.extract_text().count(w) for w in ("Servatius plaatste", "Maasvallei", "Totaal")] for p in paginas]
    assert sum(eerste for eerste, _, _ in tellingen) == 20
    assert all(bijschrift == rij == totaal for bijschrift, rij, totaal in tellingen)


def test_a_heading_its_few_lines_and_its_table_stand_on_one_page(maak):
    """Thirty chapters with ever more text above them: no heading stays behind when its table goes on."""
    cellen = [
        cel
        for nr in range(30)
        for cel in (
            maak.tekst("Een alinea.\n\n" * nr + f"## Hoofdstuk nummer {nr}\n\nInleiding."),
            maak.tabel(f"tabel-{nr}"),
        )
    ]
    paginas = PdfReader(BytesIO(maak_pdf(maak.notebook([*cellen, maak.begrippen()])))).pages[2:]
    tellingen = [[p.extract_text().count(w) for w in ("Inleiding", "Servatius plaatste")] for p in paginas]
    assert sum(eerste for eerste, _ in tellingen) == 30
    assert all(inleiding == tabel for inleiding, tabel in tellingen)


def test_a_long_table_breaks_with_its_head_repeated(notebook, maak):
    kop = '<tr><th scope="col">Kop links</th><th scope="col" class="getal">Aantal</th></tr>'
    rijen = "".join(f'<tr><th scope="row">Rij {nr}</th><td class="getal">{nr}</td></tr>' for nr in range(100))
    notebook.cells.append(
        maak.html(
            '<figure class="tabel" id="tabel-lang"><table><caption>Lang</caption>'
            f"<thead>{kop}</thead><tbody>{rijen}</tbody></table></figure>"
        )
    )
    tekst = tekst_van(PdfReader(BytesIO(maak_pdf(notebook))))
    assert "Rij 99" in tekst
    assert tekst.count("Kop links") > 1


def test_a_long_chapter_name_is_cut_in_the_running_head(maak):
    naam = "Duurzaamheid van het wonen na een positief afgesloten traject"
    lezer = PdfReader(BytesIO(maak_pdf(maak.notebook([maak.tekst(f"## {naam}\n\nTekst.")]))))
    pagina = " ".join(lezer.pages[2].extract_text().split())
    assert "Duurzaamheid van het wonen na een …" in pagina
    assert f"1 {naam}" in pagina


def test_all_that_markdown_has_can_go_on_paper(maak):
    bron = (
        "## Kop\n\n1. een\n2. twee\n   - diep\n     - dieper\n\n---\n\n"
        "~~weg~~ [link](https://levanto.nl)  \nregel\n\n```\ncode\n```"
    )
    tekst = tekst_van(PdfReader(BytesIO(maak_pdf(maak.notebook([maak.tekst(bron)])))))
    assert "1. een 2. twee • diep – dieper weg link regel code" in tekst


def test_a_table_without_rows_is_still_a_table(maak):
    cel = maak.html(
        '<figure class="tabel" id="t"><table><caption>Nog niets</caption><thead><tr><th scope="col">Cijfer</th>'
        '<th scope="col">Uitkomst</th></tr></thead><tbody></tbody></table></figure>'
    )
    tekst = tekst_van(PdfReader(BytesIO(maak_pdf(maak.notebook([maak.tekst("## Kop"), cel])))))
    assert "Tabel 1. Nog niets Cijfer Uitkomst" in tekst


def test_without_a_cover_there_is_still_a_report(maak):
    lezer = PdfReader(BytesIO(maak_pdf(maak.notebook([maak.tekst("# Titel"), maak.tekst("## Kop\n\nTekst.")]))))
    assert lezer.metadata.title == "Titel"
    assert lezer.metadata.creation_date.year == 2000


@pytest.mark.parametrize(
    "tekst", ["#", "a@b.nl", '"aanhaling" \\ slash', "#set text(red)", "$x$ _y_ *z* <label> `code`"]
)
def test_markup_on_the_cover_is_only_text(notebook, maak, tekst):
    gegevens = maak.VOORBLAD | {"titel": tekst, "colofon": tekst}
    notebook.cells[3] = maak.uitvoer(**{"application/vnd.loket.voorblad+json": gegevens})
    lezer = PdfReader(BytesIO(maak_pdf(notebook)))
    assert lezer.metadata.title == tekst
    assert lezer.pages[0].extract_text().count(tekst) == 2


def test_same_bytes_in_another_place_and_time_zone(notebook, bestand, tmp_path):
    nbformat.write(notebook, tmp_path / "r.ipynb")
    code = (
        "import sys, nbformat; from loket.bouw.exporters import LoketPDFExporter as E; "
        "sys.stdout.buffer.write(E().from_notebook_node(nbformat.read(sys.argv[1], 4))[0])"
    )
    omgeving = os.environ | {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    opdracht = [sys.executable, "-c", code, str(tmp_path / "r.ipynb")]
    elders = subprocess.run(opdracht, cwd=tmp_path, env=omgeving, capture_output=True, check=True)
    assert elders.stdout == bestand


def test_a_chart_that_is_not_svg_is_refused(maak):
    cel = maak.grafiek()
    cel.outputs[0].data["text/html"] = cel.outputs[0].data["text/html"].replace("image/svg+xml", "image/png")
    with pytest.raises(ExportFout, match="geen SVG"):
        maak_pdf(maak.notebook([cel]))


def test_typst_warnings_stop_the_export(monkeypatch):
    monkeypatch.setattr(pdf, "_naar_typst", lambda _: '#text(font: "Bestaat niet")[x]')
    with pytest.raises(ExportFout, match="Typst waarschuwt"):
        pdf.maak_pdf(Document(Voorblad(titel="x"), BeautifulSoup("", "html.parser"), ()))


def test_typst_errors_are_told_with_their_place(monkeypatch):
    monkeypatch.setattr(pdf, "_naar_typst", lambda _: "#onbekend()")
    with pytest.raises(ExportFout, match="unknown variable"):
        pdf.maak_pdf(Document(Voorblad(titel="x"), BeautifulSoup("", "html.parser"), ()))


def test_one_pandoc_process(notebook, monkeypatch):
    document = lees_document(notebook)
    pdf.maak_pdf(document)  # the first call also asks pandoc for its version
    gestart = []
    echt = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: gestart.append(a) or echt(*a, **k))
    pdf.maak_pdf(document)
    assert len(gestart) == 1
