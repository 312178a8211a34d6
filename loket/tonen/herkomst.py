"""Waarvan een rapport is gemaakt, en hoe u precies hetzelfde nog een keer maakt."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.metadata import version
from pathlib import Path

from loket.basis import opmaak
from loket.basis.afspraken import DEFINITIEF, INTERN
from loket.cijfers.cijfers import Cijfers
from loket.rapporten import JAARVERSLAG, onderwerp_voor_make
from loket.register.bestanden import Bron
from loket.tonen.delen import dit_notebook
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.verhaal import Verhaal

#: The packages whose version can change what a report says or looks like.
_PAKKETTEN = (
    "loket",
    "pandas",
    "numpy",
    "matplotlib",
    "babel",
    "papermill",
    "nbconvert",
    "pypandoc_binary",
    "typst",
    "icalendar",
)


def herhaling(cijfers: Cijfers, status: str) -> Tabel:
    """Return how to make this report again: the revision of the program, the input and the command.

    The build says the revision in ``LOKET_VASTLEGGING``: a commit, followed by ``+`` when something was changed after
    it. In JupyterLab there is none, because there the notebook itself is being changed.
    """
    commit = os.environ.get("LOKET_VASTLEGGING", "")
    programma = f"vastlegging {commit.rstrip('+')}" if commit else "niet vastgelegd in git"
    programma += ", met wijzigingen die nog niet zijn vastgelegd" * commit.endswith("+")
    peildatum = cijfers.register.peildatum
    rapport, onderwerp = dit_notebook().stem, onderwerp_voor_make({"kwartaal": cijfers.periode.kwartaal})
    opdracht = f"make report{f' REPORT={rapport}' * (rapport != JAARVERSLAG)} YEAR={cijfers.jaar}"
    opdracht += f"{onderwerp} LOKET={cijfers.loket.code} STATUS={status}"
    opdracht += " VOORBEELD=ja" * (status == DEFINITIEF and cijfers.loket.voorbeelddata)
    opdracht += f" PUBLIEK={cijfers.publiek}" * (cijfers.publiek != INTERN)
    opdracht += f" PEILDATUM={peildatum.isoformat()}" * (peildatum != cijfers.periode.einde)
    return Tabel(
        "herhaling",
        "Met dit programma, deze invoer en deze opdracht komt er precies hetzelfde verslag uit",
        ("Wat", "Waarde"),
        (
            ("Programma", programma),
            ("Invoer", f"de bestanden in de tabel met bronnen, met data tot en met {opmaak.datum(peildatum)}"),
            ("Opdracht", opdracht),
        ),
        noot="Alle bestanden van het verslag zijn dan byte voor byte gelijk. Staan de gegevens in een eigen map,"
        " zet dan DATA= met die map achter de opdracht.",
    )


def bronnen(cijfers: Cijfers, verhaal: Verhaal, *ook: Bron) -> Tabel:
    """Return the files that the report was made of, with their checksums; ``ook`` are those of no other report."""
    teksten = [_tekstbron(pad, cijfers.register.map.parent) for pad in verhaal.bestanden]
    alle = [*cijfers.register.bronnen, *ook, *teksten]
    if cijfers.publiek != INTERN:  # how many rows a file has, or its checksum, tells of who is in it
        titel = "De bestanden waaruit dit verslag is gemaakt"
        return Tabel("bronnen", titel, ("Bestand", "Wat het is"), tuple((b.pad, _wat(b)) for b in alle))
    rijen = tuple((b.pad, b.rijen, b.sha256[:16]) for b in alle)
    return Tabel(
        "bronnen",
        "De bestanden waaruit dit verslag is gemaakt",
        ("Bestand", "Rijen", "SHA-256 (begin)"),
        rijen,
        noot=(
            "De controlesom is het begin van de SHA-256 van het bestand."
            " Van een bestand dat geen tabel is, zijn de regels geteld."
        ),
    )


def _wat(bron: Bron) -> str:
    return {"csv": "tabel", "toml": "instellingen"}.get(bron.pad.rpartition(".")[2], "tekst")


def _tekstbron(pad: Path, data: Path) -> Bron:
    inhoud = pad.read_bytes()
    return Bron(pad.relative_to(data).as_posix(), hashlib.sha256(inhoud).hexdigest(), inhoud.count(b"\n"))


@cache
def pakketten() -> Tabel:
    """Return the versions of the software that made the report."""
    rijen = tuple((naam, version(naam)) for naam in _PAKKETTEN)
    return Tabel("pakketten", "De software waarmee dit verslag is gemaakt", ("Pakket", "Versie"), rijen)
