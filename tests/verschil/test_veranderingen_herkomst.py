"""Definitions, files and software that differ between two reports."""

from __future__ import annotations

from bs4 import BeautifulSoup

from loket.basis.afspraken import Voorblad
from loket.bouw.document import Document
from loket.verschil.veranderingen import Begrip, Begrippaar, Herkomst, vergelijk_begrippen, vergelijk_herkomst
from loket.verschil.versie import Regel, Versie


def document(body: str) -> Document:
    return Document(Voorblad(), BeautifulSoup(body, "html.parser"), ())


def versie(definitie: str, document: Document | None = None) -> Versie:
    regel = Regel("op_tijd", "", "2022", 1, "aantal", "op tijd", definitie)
    return Versie("v", {regel.sleutel: regel}, document)


def begrip(naam: str, label: str, tekst: str) -> str:
    return f'<div id="begrip-{naam}"><dt>{label}</dt><dd>{tekst}</dd><dd class="eenheid">Eenheid: aantal.</dd></div>'


def annex(*begrippen: str) -> Document:
    return document(f'<dl class="begrippen">{"".join(begrippen)}</dl>')


def test_definitions_come_from_the_figures_where_one_text_is_unknown():
    nieuw = versie("Alles daarna.", annex(begrip("op-tijd", "Op tijd", "Staat hier anders.")))
    assert vergelijk_begrippen(versie("Alles daarvoor."), nieuw) == (
        Begrippaar("op_tijd", Begrip("op tijd", "Alles daarvoor."), Begrip("op tijd", "Alles daarna.")),
    )
    assert vergelijk_begrippen(versie("Gelijk."), versie("Gelijk.")) == ()


def test_with_both_texts_definitions_without_a_figure_are_known_too():
    oud = versie("x", annex(begrip("op-tijd", "Op tijd", "Een."), begrip("weg", "Weg", "Twee.")))
    nieuw = versie("y", annex(begrip("op-tijd", "Op tijd", "Een."), begrip("erbij", "Erbij", "Drie.")))
    assert vergelijk_begrippen(oud, nieuw) == (
        Begrippaar("erbij", Begrip(), Begrip("Erbij", "Drie.")),
        Begrippaar("weg", Begrip("Weg", "Twee."), Begrip()),
    )


def bronnen(*rijen: tuple[str, str, str]) -> Document:
    lijf = "".join(f"<tr><th>{a}</th><td>{b}</td><td>{c}</td></tr>" for a, b, c in rijen)
    return document(f'<figure id="tabel-bronnen"><table><thead></thead><tbody>{lijf}</tbody></table></figure>')


def test_files_that_differ_are_shown_with_their_rows():
    oud = bronnen(("a.csv", "3", "aa"), ("b.csv", "4", "bb"), ("c.csv", "5", "cc"))
    nieuw = bronnen(("a.csv", "3", "xx"), ("b.csv", "4", "bb"), ("d.csv", "6", "dd"))
    assert vergelijk_herkomst(oud, nieuw, "tabel-bronnen") == (
        Herkomst("a.csv", "3", "3"), Herkomst("c.csv", "5", ""), Herkomst("d.csv", "", "6"),
    )  # fmt: skip
