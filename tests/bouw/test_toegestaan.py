"""What may not reach readers is refused."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from loket.bouw.proza import ExportFout
from loket.bouw.toegestaan import controleer


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
        ('<p id="a">x</p><p id="a">y</p>', "twee keer voor als id: a"),
        ('<a href="#begrip-weg">177</a>', "‘177’ gaat naar #begrip-weg"),
        ("<p>{eval}`a`</p>", "niet ingevuld cijfer"),
    ],
)
def test_refused(inhoud: str, melding: str) -> None:
    with pytest.raises(ExportFout, match=melding):
        controleer(BeautifulSoup(inhoud, "html.parser"))


def test_allowed() -> None:
    controleer(
        BeautifulSoup(
            '<h2 id="a">A</h2><p><a href="#a">naar A</a> en <code>{eval}`b`</code></p>'
            '<figure class="grafiek"><img alt="x" src="data:image/svg+xml;base64,x"></figure>',
            "html.parser",
        )
    )
