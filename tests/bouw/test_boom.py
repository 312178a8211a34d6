"""Finding elements in a body."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from loket.bouw.boom import elementen, figuren, koppen, met_klasse, op_anker, rijen


def soep(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def namen(gevonden: list[Tag]) -> list[str]:
    return [element.name for element in gevonden]


def test_elements_come_in_their_order_however_deep() -> None:
    body = soep("<h2>a <b>b</b></h2><!-- c --><div><p>d</p>e</div><h2>f</h2>")
    assert namen(elementen(body)) == ["h2", "b", "div", "p", "h2"]
    assert [e.get_text() for e in elementen(body, "h2", "p")] == ["a b", "d", "f"]
    assert namen(elementen(body.div)) == ["p"]  # not the element itself, nor what follows it


def test_headings_of_a_report() -> None:
    assert namen(koppen(soep("<h1>a</h1><h2>b</h2><div><h4>c</h4></div><h3>d</h3><h5>e</h5>"))) == ["h2", "h4", "h3"]


def test_elements_by_a_class_among_others() -> None:
    body = soep('<p class="a noot">1</p><div class="noot"><p class="noot">2</p></div><p class="noten">3</p>')
    assert [e.get_text() for e in met_klasse(body, "noot", "p")] == ["1", "2"]
    assert namen(met_klasse(body, "noot")) == ["p", "div", "p"]
    body.div["class"] = "tabel lang"  # as one text it is one class
    assert namen(met_klasse(body, "tabel lang")) == ["div"]


def test_tables_and_charts_are_figures_and_nothing_else_is() -> None:
    body = soep(
        '<figure class="tabel lang" id="a"></figure><figure id="b"></figure><div><figure class="grafiek" id="c">'
        '<table class="tabel"></table></figure></div>'
    )
    assert [figuur["id"] for figuur in figuren(body)] == ["a", "c"]


def test_a_table_by_its_rows() -> None:
    tabel = soep(
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><th>c</th><td><b>1</b></td></tr></tbody></table>"
    )
    assert [[cel.get_text() for cel in rij] for rij in rijen(tabel)] == [["a", "b"], ["c", "1"]]


def test_anchors_lead_to_their_element() -> None:
    assert {
        anker: element.name for anker, element in op_anker(soep('<p id="a">x<b id="c">y</b></p><p>z</p>')).items()
    } == {
        "a": "p",
        "c": "b",
    }
