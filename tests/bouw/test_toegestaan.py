"""What may not reach readers is refused."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from loket.bouw.proza import ExportFout
from loket.bouw.toegestaan import controleer, klachten, uitvoerklacht


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ('<table border="1" class="dataframe"><tr><td>1</td></tr></table>', "tabel van pandas"),
        ("<script>1</script>", "<script>"),
        ("<style>p {}</style>", "<style>"),
        ("<svg onload='x()'></svg>", "<svg>"),
        ("<math></math>", "<math>"),
        ("<button>x</button>", "<button>"),
        ("<blink>x</blink>", "<blink>"),
        ('<p onclick="x()">x</p>', "‘onclick’"),
        ('<p style="position:fixed">x</p>', "‘style’"),
        (
            '<figure class="grafiek"><img alt="x" src="data:image/png;base64,x" onerror="x()"></figure>',
            "<img> heeft ‘onerror’",
        ),
        ('<div srcdoc="<script>1</script>">x</div>', "‘srcdoc’"),
        ('<a href="javascript:x()">x</a>', "‘javascript:x"),
        ('<a href=" JavaScript:x()">x</a>', "JavaScript"),
        ('<a href="data:text/html,x">x</a>', "‘data:text/html,x’"),
        ('<a href="java&#10;script:x()">x</a>', "gaat naar"),
        ('<a href="//elders.nl" target="_blank">x</a>', "‘target’"),
        (
            '<figure class="grafiek"><img alt="x" src="plaatje.png"><figcaption>x</figcaption></figure>',
            "plaatje.png",
        ),
        (
            '<figure class="grafiek"><img src="data:image/png;base64,x"><figcaption>x</figcaption></figure>',
            "geen alt-tekst",
        ),
        ('<img alt="x" src="data:image/png;base64,x">', "los in de tekst"),
        ("<p>{eval}`a`</p>", "niet ingevuld cijfer"),
    ],
)
def test_refused(inhoud: str, melding: str) -> None:
    gevonden = [wat for wat, _ in klachten(BeautifulSoup(inhoud, "html.parser"))]
    assert re.search(melding, "; ".join(gevonden)), gevonden


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ('<p id="a">x</p><p id="a">y</p>', "De naam ‘a’ staat er twee keer: onder geen kop en onder geen kop"),
        (
            '<h2>Een</h2><figure id="tabel-x"><b id="tabel-x-titel">x</b></figure>'
            '<h3>Twee</h3><figure id="tabel-x"><b id="tabel-x-titel">y</b></figure>',
            "De naam ‘x’ staat er twee keer: onder ‘Een’ en onder ‘Twee’",
        ),
        ('<a href="#begrip-weg">177</a>', "‘177’ gaat naar #begrip-weg"),
    ],
)
def test_names_that_lead_nowhere_or_to_two_places_are_refused(inhoud: str, melding: str) -> None:
    with pytest.raises(ExportFout, match=melding):
        controleer(BeautifulSoup(inhoud, "html.parser"))


def test_allowed() -> None:
    soup = BeautifulSoup(
        '<h2 id="a">A</h2><p><a href="#a">naar A</a> en <code>{eval}`b`</code></p>'
        '<figure class="grafiek"><img alt="x" src="data:image/svg+xml;base64,x"></figure>',
        "html.parser",
    )
    assert [*klachten(soup)] == []
    controleer(soup)


#: What a cell can show, and what of it readers get.
UITVOER: dict[str, tuple[dict[str, object], str]] = {
    "html": ({"text/html": "<p>x</p>", "text/plain": "x"}, ""),
    "markdown": ({"text/markdown": "x"}, ""),
    "gevallen": ({"application/vnd.loket.gevallen": "", "text/plain": "3 gevallen"}, "kandidaten"),
    "png": ({"image/png": "iVBOR", "text/plain": "<Figure size 640x480 with 1 Axes>"}, "grafiek of plaatje"),
    "jpeg": ({"image/jpeg": "x"}, "grafiek of plaatje"),
    "svg": ({"image/svg+xml": "<svg/>", "text/plain": "<IPython.core.display.SVG object>"}, "grafiek of plaatje"),
    "een figuur zonder plaatje": ({"text/plain": "<Figure size 640x480 with 1 Axes>"}, "grafiek of plaatje"),
    "plotly": ({"application/vnd.plotly.v1+json": {}}, "vnd.plotly"),
    "vega": ({"application/vnd.vegalite.v5+json": {}, "text/plain": "<VegaLite 5 object>"}, "VegaLite"),
    "widget": ({"application/vnd.jupyter.widget-view+json": {}, "text/plain": "IntSlider(value=0)"}, "widget"),
    "latex": ({"text/latex": "$x$", "text/plain": "<IPython.core.display.Math object>"}, "Math"),
    "json": ({"application/json": {}, "text/plain": "<IPython.core.display.JSON object>"}, "JSON"),
    "javascript": ({"application/javascript": "x()"}, "application/javascript"),
    "tekst": ({"text/plain": "'Jan Jansen'"}, "een los object"),
    "getal": ({"text/html": '<data value="88.5">88,5</data>', "text/plain": "88.5"}, "een los getal"),
    "te groot": ({"text/html": "x" * 9_000_000}, "meer dan in een verslag past"),
}


@pytest.mark.parametrize(("data", "melding"), UITVOER.values(), ids=UITVOER)
def test_every_output_of_a_cell_is_shown_or_refused(data: dict[str, object], melding: str) -> None:
    klacht = uitvoerklacht({"output_type": "display_data", "data": data})
    assert (klacht is None) == (not melding)
    if klacht:
        assert melding in klacht[0]
        assert "Jansen" not in klacht[0]  # it may be a case
        assert klacht[1]


def test_what_a_cell_prints_is_refused_but_a_warning_is_for_the_analyst() -> None:
    assert "print(…)" in (uitvoerklacht({"output_type": "stream", "name": "stdout", "text": "x"}) or ("",))[0]
    assert uitvoerklacht({"output_type": "stream", "name": "stderr", "text": "x"}) is None
