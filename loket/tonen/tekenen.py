"""One chart: SVG, message, alternative text and data table; and the style that all charts share."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from loket.tonen.tabellen import Tabel

LETTERTYPEN = Path(__file__).parents[1] / "basis" / "lettertypen"
LETTERTYPE = "Atkinson Hyperlegible Next"

INKT = "#1f2a33"
GRIJS = "#5b6770"
#: Colours of categories differ in lightness as well as in hue, so that a greyscale print keeps them apart; each is at
#: least 3:1 on white. The same category has the same colour everywhere.
DONKER, MIDDEN, LICHT = "#123f5c", "#23666d", "#c87f1e"
#: Pattern as second cue, beside colour.
ARCERING = ("", "////", "....")

#: Width of a chart in inches: the text column on paper, so that 9 points in the chart are 9 points in print.
BREEDTE = 6.3

_STIJL: dict[Any, Any] = {
    "font.family": LETTERTYPE,
    "font.size": 9.5,
    "text.color": INKT,
    "axes.edgecolor": GRIJS,
    "axes.labelcolor": INKT,
    "axes.labelsize": 9.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.8,
    "xtick.color": INKT,
    "ytick.color": INKT,
    "xtick.labelsize": 9.5,
    "ytick.labelsize": 9.5,
    "ytick.major.size": 0,
    "xtick.major.size": 3,
    "legend.frameon": False,
    "hatch.linewidth": 0.6,
    "figure.facecolor": "white",
    "svg.hashsalt": "loket",  # ids in the SVG follow from its content, not from chance
    "svg.fonttype": "path",  # letters as shapes: an image cannot use the page's fonts
}


@dataclass(frozen=True)
class Grafiek:
    """A chart for readers.

    Parameters
    ----------
    anker : str
        Id in the document; stable from year to year.
    bericht : str
        Caption: what the chart says.
    alt : str
        Alternative text, with the numbers.
    svg : bytes
        The picture.
    tabel : Tabel
        The numbers that are drawn.
    """

    anker: str
    bericht: str
    alt: str
    svg: bytes
    tabel: Tabel

    def __repr__(self) -> str:
        return f"Grafiek: {self.bericht}"

    def _repr_html_(self) -> str:
        bron = base64.b64encode(self.svg).decode("ascii")
        return (
            f'<figure class="grafiek" id="grafiek-{self.anker}">'
            f'<img alt="{escape(self.alt)}" src="data:image/svg+xml;base64,{bron}">'
            f"<figcaption>{escape(self.bericht)}</figcaption>"
            f"<details><summary>De cijfers bij deze grafiek</summary>{self.tabel.html(kaal=True)}</details></figure>"
        )


@contextmanager
def tekening(hoogte: float) -> Iterator[tuple[Axes, io.BytesIO]]:
    """Yield axes in the common style, and the buffer that holds the SVG once the block has ended.

    Parameters
    ----------
    hoogte : float
        Height in inches.
    """
    bekend = {Path(lettertype.fname) for lettertype in font_manager.fontManager.ttflist}
    for bestand in sorted(LETTERTYPEN.glob("*.ttf")):
        if bestand not in bekend:
            font_manager.fontManager.addfont(bestand)
    with mpl.rc_context(_STIJL):
        figuur = Figure(figsize=(BREEDTE, hoogte), layout="constrained")
        buffer = io.BytesIO()
        yield figuur.add_subplot(), buffer
        figuur.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
