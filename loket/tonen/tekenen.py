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
from cycler import cycler
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from loket.tonen.tabel_als_html import Tabel
from loket.tonen.zin import als_html

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
    "font.family": [LETTERTYPE, "DejaVu Sans"],  # the second has the signs that the first lacks
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
    "figure.figsize": (BREEDTE, 2.9),
    "figure.constrained_layout.use": True,
    "axes.prop_cycle": cycler(color=[DONKER, LICHT, MIDDEN, GRIJS]),
    "svg.hashsalt": "loket",  # ids in the SVG follow from its content, not from chance
    "svg.fonttype": "path",  # letters as shapes: an image cannot use the page's fonts
}


#: What stands under a chart that draws such figures.
_ILLUSTRATIEF = (
    "In de grafiek zelf staan geen letters achter de getallen; in de tabel wel: een kleine i is illustratief."
)


@dataclass(frozen=True)
class Grafiek:
    """A chart for readers.

    Parameters
    ----------
    anker : str
        Id in the document; stable from year to year.
    bericht : str
        Caption: what the chart says; a ``Zin`` when there are figures in it.
    alt : str
        Alternative text, with the numbers.
    svg : bytes
        The picture.
    tabel : Tabel
        The numbers that are drawn; None for a picture that draws none.
    """

    anker: str
    bericht: str
    alt: str
    svg: bytes
    tabel: Tabel | None

    def __repr__(self) -> str:
        return f"Grafiek: {self.bericht}"

    def _repr_html_(self) -> str:
        bron = base64.b64encode(self.svg).decode("ascii")
        lade = self.tabel and (
            f"<details><summary>De cijfers bij deze grafiek</summary>{self.tabel.html(kaal=True)}</details>"
        )
        noot = self.tabel.noot or _ILLUSTRATIEF * self.tabel.is_illustratief if self.tabel else ""
        noot = noot and f'<p class="noot">{als_html(noot)}</p>'
        return (
            f'<figure class="grafiek" id="grafiek-{self.anker}">'
            f'<img alt="{escape(self.alt)}" src="data:image/svg+xml;base64,{bron}">'
            f"<figcaption>{als_html(self.bericht)}</figcaption>"
            f"{noot}{lade or ''}</figure>"
        )


@contextmanager
def tekening(hoogte: float) -> Iterator[tuple[Axes, io.BytesIO]]:
    """Yield axes in the common style, and the buffer that holds the SVG once the block has ended.

    Parameters
    ----------
    hoogte : float
        Height in inches.
    """
    with mpl.rc_context():
        stel_in()
        figuur = Figure(figsize=(BREEDTE, hoogte))
        buffer = io.BytesIO()
        yield figuur.add_subplot(), buffer
        buffer.write(_schrijf(figuur))


def als_svg(figuur: Figure) -> bytes:
    """Write a chart in the common way: the same bytes each time, and letters that every reader has."""
    with mpl.rc_context():
        stel_in()
        return _schrijf(figuur)


def _schrijf(figuur: Figure) -> bytes:
    buffer = io.BytesIO()
    figuur.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


def stel_in() -> None:
    """Let every chart from now on have the common style, whatever the user's own settings are."""
    bekend = {Path(lettertype.fname) for lettertype in font_manager.fontManager.ttflist}
    for bestand in sorted(LETTERTYPEN.glob("*.ttf")):
        if bestand not in bekend:
            font_manager.fontManager.addfont(bestand)
            letters = font_manager.fontManager.ttflist
            letters.insert(0, letters.pop())  # before one of the same name that the system may have
    mpl.rcdefaults()
    mpl.rcParams.update(_STIJL)


stel_in()  # also for charts that an analyst draws herself
