"""What to build, of what, and where it goes."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loket.basis.meldingen import LoketFout, oorzaak
from loket.bouw.bon import BON, bestanden_in, vingerafdruk
from loket.bouw.vastlegging import vraag_vastlegging
from loket.register.datamap import jaren_tot

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

    @property
    def omgeving(self) -> dict[str, str]:
        """Environment variables by which the notebook finds its data and itself."""
        return {"LOKET_DATA": str(self.data), "LOKET_NOTEBOOK": str(self.notebook.absolute())}

    def wil(self, bestand: str) -> bool:
        """Tell whether a file of this name is to be made."""
        return bestand.rpartition(".")[2] in self.vormen

    def afdruk(self) -> str:
        """Checksum of everything that decides what the report looks like."""
        map_loket = self.data / str(self.parameters["loket"])
        jaren = [map_loket / str(jaar) for jaar in jaren_tot(map_loket, int(self.parameters["jaar"]))]
        vastlegging = vraag_vastlegging()  # git looks while the files are read
        invoer = [str(pad) for pad in map_loket.iterdir() if pad.is_file()]
        invoer += [pad for folder in jaren for pad in bestanden_in(folder)]
        code = [*bestanden_in(PROJECT / "loket"), str(PROJECT / "requirements.lock")]
        wortels = ((invoer, self.data), (code, PROJECT), ([str(self.notebook)], self.notebook.parent))
        # Names relative to their root: the same project elsewhere gives the same report.
        delen = [vingerafdruk(bestanden, {}, wortel) for bestanden, wortel in wortels]
        keuzes = {
            "parameters": self.parameters,
            "vormen": self.vormen,
            "python": sys.version,
            "vastlegging": vastlegging(),
        }
        return vingerafdruk([], {"delen": delen, **keuzes})


def controleer_loket(opdracht: Opdracht) -> None:
    """Refuse a desk that does not exist, or whose settings are wrong, before anything else is tried."""
    from loket.register.inrichting import lees_inrichting  # a build that has nothing to do does not need it

    lees_inrichting(opdracht.data, str(opdracht.parameters["loket"]))


def lees_afdruk(opdracht: Opdracht) -> str:
    """Return the checksum of an order of which the desk, the year and every file must exist.

    Raises
    ------
    LoketFout
        When one of them does not, or cannot be read.
    """
    try:
        return opdracht.afdruk()
    except OSError as fout:
        controleer_loket(opdracht)
        raise LoketFout(
            f"{fout.filename} kan niet worden gelezen: {oorzaak(fout, 'leesrechten')}.\n"
            "  wat te doen: verbeter de naam van het bestand, of geef leesrechten"
        ) from None
