"""What the notebook's cells and the build agree on; light, so that the build need not load the figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

#: Where the project stands.
PROJECT = Path(__file__).parents[2]

#: Stands between the parts of a figure's explanation, in the attribute ``data-uitleg``.
SCHEIDING = " • "

#: Outputs that carry data for the exporters, not text for readers.
MIME_VOORBLAD = "application/vnd.loket.voorblad+json"
MIME_CIJFERS = "application/vnd.loket.cijfers+csv"
#: A calendar (RFC 5545), which becomes a file beside the report.
MIME_KALENDER = "text/calendar"
#: The warnings that are still open, for the build to tell.
MIME_CONTROLES = "application/vnd.loket.controles+json"
#: Which counts were rounded for the public: for the desk alone, so the build takes it out of the notebook.
MIME_AFRONDINGEN = "application/vnd.loket.afrondingen+csv"
#: Marks cases in a notebook's output, so that no build lets them through.
MIME_GEVALLEN = "application/vnd.loket.gevallen"

#: Every notebook runs in the environment's own Python.
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

#: MyST's inline role, between one or more backticks; group 1 is the expression. A role that itself stands between
#: backticks is an example, not a role; what is not closed before the next is none either.
EVAL = re.compile(r"(?<!`)\{eval\}`+((?:(?!\{eval\})[^`])+)`+")
_IN_OPMERKING = r"(?:(?!<!--|-->).)"
#: What makes a text conditional: the first line of a Markdown cell, or any line of another text. One that is not closed
#: before the next begins is none.
VOORWAARDE = re.compile(
    rf"^<!--\s*(?i:als):\s*(?P<als>{_IN_OPMERKING}+?)\s*(?:\|\s*(?i:anders):\s*(?P<anders>{_IN_OPMERKING}*?)\s*)?-->\n?",
    re.S | re.M,
)

#: A concept says so on every page and may have open warnings; a definitief report may not.
STATUSSEN = CONCEPT, DEFINITIEF = ("concept", "definitief")
#: The environment variable that lets a definitief report be made of example data.
VOORBEELD = "LOKET_VOORBEELD"
#: Where a number comes from; decided in :mod:`loket.cijfers.afkomst`.
HERKOMSTEN = GEPUBLICEERD, BEREKEND, ILLUSTRATIEF = ("gepubliceerd", "berekend", "illustratief")
#: Every kind of number, by whether the report is of example data: the sign behind it, and what that means. What is
#: usual in a report has no sign.
LEGENDA = {
    False: {
        GEPUBLICEERD: ("g", "eerder gepubliceerd"),
        BEREKEND: ("", "berekend uit het register"),
    },
    True: {
        GEPUBLICEERD: ("", "zo gepubliceerd door het loket"),
        BEREKEND: ("b", "berekend uit gepubliceerde cijfers en vaste gegevens"),
        ILLUSTRATIEF: ("i", "illustratief, dus verzonnen en geen feit over het loket"),
    },
}
#: The environment variable that holds the command which checks the report being made.
CONTROLEER_MET = "LOKET_CONTROLEER_MET"
#: Who a report is for, and the environment variable that says so; behind ``partner:`` stands which partner.
PUBLIEKEN = INTERN, PARTNER, OPENBAAR = ("intern", "partner", "openbaar")
PUBLIEK = "LOKET_PUBLIEK"
#: What stands on each page of a report that is for the desk alone.
NIET_VOOR_PUBLICATIE = "niet voor publicatie"
#: Behind the name of a report, that of the list of what was rounded in its versions for others.
AFRONDINGEN = "-afrondingen"
#: What that list says of a number that is not as it was published before, or that is withheld now.
ANDERS, WEG = "anders dan gepubliceerd", "niet meer getoond"
#: What was published of a desk, beside its register, and how often each of its people counts in that.
GROOTBOEK, GEWICHTEN = "gepubliceerd-openbaar.csv", "gewichten-openbaar.csv"
#: Date of a document that names no peildatum: never "now", so that the same input gives the same bytes.
TERUGVALDATUM = date(2000, 1, 1)


@dataclass(frozen=True)
class Voorblad:
    """What the cover says, and what stands on every page; the notebook hands it to the build as JSON."""

    titel: str = "Rapport"
    loket: str = ""
    soort: str = ""
    jaar: int | None = None
    periode: str = ""
    peildatum: str = ""
    peildatum_tekst: str = ""
    colofon: str = ""
    voorbeelddata: bool = False
    #: What a reader of example data has to know first.
    let_op: str = ""
    status: str = ""
    voettekst: str = ""
    #: How the files with the report's figures are called, without extension.
    cijfers: str = ""
    #: Whether it is a report of one page: without a cover, contents and numbered headings.
    blad: bool = False
    #: Who it is for, and how the names of its files end by that.
    publiek: str = ""
    achter: str = ""
    opmerkingen: tuple[dict[str, str], ...] = ()

    @property
    def datum(self) -> date:
        """The peildatum, or a fixed date when the notebook gave none."""
        return date.fromisoformat(self.peildatum) if self.peildatum else TERUGVALDATUM

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return {MIME_VOORBLAD: asdict(self), "text/plain": f"Voorblad: {self.titel}"}


def kop_in(cel: Mapping[str, Any]) -> str:
    """Return the last heading in a Markdown cell, to tell where something stands; empty when there is none."""
    bron = cel["source"] if isinstance(cel["source"], str) else "".join(cel["source"])
    koppen = re.findall(r"^#+ +(.+)$", bron, re.MULTILINE) if cel["cell_type"] == "markdown" else []
    return EVAL.sub("…", koppen[-1]).strip() if koppen else ""
