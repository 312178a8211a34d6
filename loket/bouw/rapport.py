"""One build: a notebook with its parameters becomes a whole report in output/."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loket.bouw.uitvoer import BON, is_bij, vingerafdruk, zet_neer
from loket.bouw.vastlegging import vastlegging
from loket.inrichting import jaren_tot, lees_inrichting
from loket.meldingen import LoketFout, lijkt_op

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Opdracht:
    """What to build.

    Parameters
    ----------
    notebook : Path
        The notebook to execute.
    data : Path
        The data folder.
    uitvoer : Path
        The output folder; the report goes to ``uitvoer/<loket>/<jaar>/``.
    parameters : dict
        The notebook's parameters; ``loket`` and ``jaar`` are among them.
    vormen : tuple of str
        What to make, by file extension.
    """

    notebook: Path
    data: Path
    uitvoer: Path
    parameters: dict[str, Any]
    vormen: tuple[str, ...] = ("html", "pdf", "ipynb", "csv", "xlsx")

    @property
    def bon(self) -> str:
        """Name of the note about this report; other notebooks have theirs in the same folder."""
        return f".{self.notebook.stem}{BON}"

    @property
    def doel(self) -> Path:
        """Folder of the report."""
        return self.uitvoer / str(self.parameters["loket"]) / str(self.parameters["jaar"])

    def afdruk(self) -> str:
        """Checksum of everything that decides what the report looks like."""
        map_loket = self.data / str(self.parameters["loket"])
        jaren = [map_loket / str(jaar) for jaar in jaren_tot(map_loket, int(self.parameters["jaar"]))]
        invoer = [p for p in map_loket.iterdir() if p.is_file()]
        invoer += [p for folder in jaren for p in folder.rglob("*") if p.is_file()]
        code = [p for p in (PROJECT / "loket").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
        slot = [PROJECT / "requirements.lock"]
        wortels = ((invoer, self.data), (code, PROJECT), (slot, PROJECT), ([self.notebook], self.notebook.parent))
        # Names relative to their root: the same project elsewhere gives the same report.
        delen = [vingerafdruk(bestanden, {}, wortel) for bestanden, wortel in wortels]
        keuzes = {
            "parameters": self.parameters,
            "vormen": self.vormen,
            "python": sys.version,
            "vastlegging": vastlegging(),
        }
        return vingerafdruk([], {"delen": delen, **keuzes})


def bouw(opdracht: Opdracht, meld: Callable[[str], None] = print) -> bool:
    """Build the report if anything has changed.

    Parameters
    ----------
    opdracht : Opdracht
        What to build.
    meld : callable
        Receives each Dutch line for the user.

    Returns
    -------
    bool
        Whether there was anything to do.

    Raises
    ------
    LoketFout
        When the input or the notebook has problems; what stood in output/ is untouched.
    """
    afdruk = lees_afdruk(opdracht)
    if is_bij(opdracht.doel, afdruk, opdracht.bon):
        meld(f"Niets veranderd: {opdracht.doel} is al bij.")
        return False
    inhoud = _maak(opdracht, meld)
    schrijf(opdracht.doel, inhoud, afdruk, opdracht.bon)
    for naam in inhoud:
        meld(f"  {opdracht.doel / naam}")
    return True


def lees_afdruk(opdracht: Opdracht) -> str:
    """Return the checksum of an order of which the desk, the year and every file must exist.

    Raises
    ------
    LoketFout
        When one of them does not, or cannot be read.
    """
    lees_inrichting(opdracht.data, str(opdracht.parameters["loket"]))
    try:
        return opdracht.afdruk()
    except OSError as fout:
        raise LoketFout(
            f"{fout.filename} kan niet worden gelezen: {_oorzaak(fout, 'leesrechten')}.\n"
            "  wat te doen: verbeter de naam van het bestand, of geef leesrechten"
        ) from None


def schrijf(doel: Path, inhoud: dict[str, bytes], afdruk: str, bon: str) -> None:
    """Put what was made in output/, whole, with its note.

    Raises
    ------
    LoketFout
        When that fails; what stood there is untouched.
    """
    try:
        zet_neer(doel, inhoud, afdruk, bon)
    except OSError as fout:
        raise LoketFout(
            f"Het verslag kan niet worden weggeschreven naar {doel}: {_oorzaak(fout)}.\n"
            "  wat te doen: maak ruimte of geef schrijfrechten op deze map, en probeer het opnieuw"
        ) from None


def _maak(opdracht: Opdracht, meld: Callable[[str], None]) -> dict[str, bytes]:
    """Execute the notebook, tell its warnings and export it; nothing is written."""
    from loket.bouw.kern import warme_kern

    omgeving = {
        "LOKET_DATA": str(opdracht.data),
        "LOKET_NOTEBOOK": str(opdracht.notebook.absolute()),
    }
    with warme_kern(omgeving) as km:
        # While the kernel warms up, this process imports what it needs itself.
        import nbformat

        from loket.bouw.exporters import LoketCSVExporter, LoketHTMLExporter, LoketPDFExporter, LoketXLSXExporter
        from loket.bouw.uitvoering import voer_uit, waarschuwingen

        nb = voer_uit(opdracht.notebook, opdracht.parameters, km)
    if gevonden := waarschuwingen(nb):
        meld(f"Let op, {len(gevonden)} keer (alles staat in: make check YEAR={opdracht.parameters['jaar']}):")
        for regel in gevonden:
            meld(f"  {regel}")
    naam = opdracht.notebook.stem
    maak: dict[str, Callable[[], bytes]] = {
        f"{naam}.html": lambda: LoketHTMLExporter().from_notebook_node(nb)[0].encode(),
        f"{naam}.pdf": lambda: LoketPDFExporter().from_notebook_node(nb)[0],
        f"{naam}.ipynb": lambda: (nbformat.writes(nb) + "\n").encode(),
        "cijfers.csv": lambda: LoketCSVExporter().from_notebook_node(nb)[0].encode(),
        "cijfers.xlsx": lambda: LoketXLSXExporter().from_notebook_node(nb)[0],
    }
    return {bestand: inhoud() for bestand, inhoud in maak.items() if bestand.rpartition(".")[2] in opdracht.vormen}


def controleer_parameters(bekend: dict[str, str], gegeven: dict[str, Any]) -> None:
    """Refuse parameters that the notebook does not have.

    Parameters
    ----------
    bekend : dict of str
        The notebook's own parameters with their default, as text.
    gegeven : dict
        The parameters to be set.
    """
    for naam in gegeven:
        if naam not in bekend:
            raise LoketFout(
                f"Het notebook kent geen parameter ‘{naam}’.{lijkt_op(naam, bekend)}\n"
                "  wat te doen: verbeter de naam, of voeg de parameter toe aan de cel met de tag ‘parameters’"
            )


def _oorzaak(fout: OSError, recht: str = "schrijfrechten") -> str:
    import errno

    redenen = {
        errno.ENOENT: "het bestand bestaat niet",
        errno.EISDIR: "het is een map",
        errno.ENOTDIR: "er staat een bestand waar een map moet staan",
        errno.EEXIST: "er staat een bestand waar een map moet staan",
        errno.ENOSPC: "de schijf is vol",
        errno.EACCES: f"er zijn geen {recht}",
        errno.EPERM: f"er zijn geen {recht}",
        errno.EROFS: "de schijf is alleen-lezen",
        errno.EDQUOT: "de schijfruimte is op",
        errno.EFBIG: "de schijf laat geen bestand van deze grootte toe",
    }
    return redenen.get(fout.errno or 0, os.strerror(fout.errno or 0))
