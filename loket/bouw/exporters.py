"""The forms of a report as nbconvert exporters, so that JupyterLab's menu and the build share them."""

from __future__ import annotations

from base64 import b64encode
from importlib.resources import files
from typing import Any

from bs4 import BeautifulSoup
from nbconvert.exporters import Exporter, HTMLExporter
from nbformat import NotebookNode
from traitlets import List, Unicode

from loket.bouw.boom import elementen, koppen, met_klasse
from loket.bouw.document import Document, lees_cijfers, lees_document
from loket.bouw.scherm import maak_uitleg, voeg_csv_toe

_SJABLOON = files("loket.bouw") / "sjabloon"
_LETTERTYPEN = files("loket.basis") / "lettertypen"

Resources = dict[str, Any]


class LoketHTMLExporter(HTMLExporter):
    """Make one HTML file that holds everything it needs: no script, no request to anywhere."""

    export_from_notebook = "Rapport (HTML)"
    template_paths = List([str(_SJABLOON)])
    template_file = Unicode("rapport.html.j2")
    language_code = Unicode("nl")
    # nbconvert's own preprocessors see cells one by one; here the document is read as a whole.
    default_preprocessors = List([])

    def from_notebook_node(
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[str, Resources]:
        """Give the report as HTML."""
        return self.pagina(lees_document(nb)), self._init_resources(resources)

    def pagina(self, document: Document, klasse: str = "") -> str:
        """Give a document as one HTML file; ``klasse`` names the kind of page for the style sheet."""
        rapport = self.template.render(
            document=document,
            body=scherm_body(document.kopie(), str(document.voorblad.jaar or "")),
            stijl=(_SJABLOON / "rapport.css").read_text(encoding="utf-8"),
            letters={snede: _data_uri(snede) for snede in ("Regular", "Italic", "Bold")},
            taal=self.language_code,
            klasse=klasse,
        )
        return f"{rapport}\n"


class LoketPDFExporter(Exporter):
    """Make one PDF that is accessible (PDF/UA-1) and archivable (PDF/A-2a)."""

    export_from_notebook = "Rapport (PDF)"
    output_mimetype = "application/pdf"
    default_preprocessors = List([])
    file_extension = Unicode(".pdf")

    def from_notebook_node(
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[bytes, Resources]:
        """Give the report as the bytes of a PDF."""
        from loket.bouw.pdf import maak_pdf  # heavy: only who wants a PDF pays for it

        return maak_pdf(lees_document(nb)), self._init_resources(resources)


class LoketCSVExporter(Exporter):
    """Give the figures of the report as CSV, exactly as the notebook handed them over."""

    export_from_notebook = "Cijfers (CSV)"
    output_mimetype = "text/csv"
    default_preprocessors = List([])
    file_extension = Unicode(".csv")

    def from_notebook_node(
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[str, Resources]:
        """Give the figures as CSV."""
        return lees_cijfers(nb), self._init_resources(resources)


class LoketXLSXExporter(Exporter):
    """Give the report's tables and figures as a workbook."""

    export_from_notebook = "Cijfers (Excel)"
    output_mimetype = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    default_preprocessors = List([])
    file_extension = Unicode(".xlsx")

    def from_notebook_node(
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[bytes, Resources]:
        """Give the report as the bytes of a workbook."""
        from loket.bouw.werkboek import maak_werkboek  # only who wants a workbook pays for it

        return maak_werkboek(lees_document(nb), lees_cijfers(nb)), self._init_resources(resources)


def scherm_body(soup: BeautifulSoup, jaar: str = "") -> str:
    """Add to the body what only a screen needs: links on headings, scrolling tables, ways back, data, explanations."""
    for kop in koppen(soup):
        link = soup.new_tag("a", href=f"#{kop['id']}", attrs={"class": "anker"})
        link.extend(list(kop.contents))
        kop.append(link)
    for blok in elementen(soup, "table", "img"):
        schuif = soup.new_tag("div", attrs={"class": "schuif", "role": "region", "tabindex": "0"})
        figuur = blok.find_parent("figure")
        if not figuur:
            schuif["aria-label"] = "Tabel"
        elif blok.find_parent("details"):
            nummer = "".join(merk.get_text() for merk in met_klasse(figuur, "nummer", "span"))
            schuif["aria-label"] = f"De cijfers bij {nummer.rstrip('.')}"
        else:
            schuif["aria-labelledby"] = f"{figuur['id']}-titel"
        blok.wrap(schuif)
    for hoofdstuk in elementen(soup, "h2")[1:]:
        hoofdstuk.insert_before(BeautifulSoup(_TERUG, "html.parser"))
    soup.append(BeautifulSoup(_TERUG, "html.parser"))
    voeg_csv_toe(soup, jaar)
    uitleg = maak_uitleg(soup)
    return f"{soup}{uitleg}"


_TERUG = '<p class="terug"><a href="#begin">Terug naar boven</a></p>\n'


def _data_uri(snede: str) -> str:
    inhoud = (_LETTERTYPEN / f"AtkinsonHyperlegibleNext-{snede}.woff2").read_bytes()
    return f"data:font/woff2;base64,{b64encode(inhoud).decode('ascii')}"
