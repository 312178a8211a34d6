"""What to build, of what, and where it goes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loket.basis.afspraken import (
    CONCEPT,
    CONTROLEER_MET,
    DEFINITIEF,
    GEWICHTEN,
    GROOTBOEK,
    INTERN,
    OPENBAAR,
    PARTNER,
    PROJECT,
    PUBLIEK,
    VOORBEELD,
)
from loket.basis.make import keuze_voor_make
from loket.basis.meldingen import LoketFout, oorzaak
from loket.rapporten import JAARVERSLAG, bestandsnaam, cijfernaam, onderwerp_voor_make
from loket.register.mappen import eigen_jaren, jaren_tot, mappen_van

#: Remembers what a report was made of and what came out. Reports that share a folder each have a note of their own,
#: with the report's name in front.
BON = ".gemaakt-van.json"
#: What decides how a report is made; a change of anything else is no other program.
_PROGRAMMA = ("loket", "notebooks", "requirements.lock")
_LENGTE = 12


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
    voorbeelddata : bool
        Whether a definitief report may be made of example data.
    publiek : str
        Who it is for: one of :data:`~loket.basis.afspraken.PUBLIEKEN`.
    """

    notebook: Path
    data: Path
    uitvoer: Path
    parameters: dict[str, Any]
    vormen: tuple[str, ...] = ("html", "pdf", "ipynb", "csv", "xlsx", "ics")
    voorbeelddata: bool = False
    publiek: str = INTERN

    @property
    def naam(self) -> str:
        """Name of the report's files: that of the notebook, and of the quarter or the partner it is about."""
        return bestandsnaam(self.notebook, self.parameters, self.publiek)

    @property
    def cijfernaam(self) -> str:
        """Name of the files with figures."""
        return cijfernaam(self.naam)

    @property
    def bon(self) -> str:
        """Name of the note about this report."""
        return f".{self.naam}{BON}"

    @property
    def doel(self) -> Path:
        """Folder of the report."""
        return self.uitvoer / str(self.parameters["loket"]) / str(self.parameters["jaar"])

    @property
    def status(self) -> str:
        """Whether it is a concept or a definitief report."""
        return str(self.parameters.get("status", CONCEPT))

    @property
    def legt_vast(self) -> bool:
        """Whether what it publishes has to stay as it is in all that is published later."""
        return (self.publiek, self.status) == (OPENBAAR, DEFINITIEF)

    @property
    def omgeving(self) -> dict[str, str]:
        """Environment variables by which the notebook finds its data and itself."""
        voorbeeld = {VOORBEELD: "ja"} if self.voorbeelddata else {}
        voor = f"{PARTNER}:{self.parameters['partner']}" if self.publiek == PARTNER else self.publiek
        waar = {"LOKET_DATA": str(self.data), "LOKET_NOTEBOOK": str(self.notebook.absolute())}
        return {**waar, PUBLIEK: voor, CONTROLEER_MET: self.controleer_met, **voorbeeld}

    @property
    def controleer_met(self) -> str:
        """The command that tells all that was found."""
        ander = "" if self.notebook.stem == JAARVERSLAG else f" REPORT={self.notebook.stem}"
        waar = keuze_voor_make(self.data, str(self.parameters["loket"]))
        waar += f" PUBLIEK={self.publiek}" * (self.publiek != INTERN)
        waar += f" PEILDATUM={peildatum}" if (peildatum := self.parameters.get("peildatum")) else ""
        return f"make check{ander} YEAR={self.parameters['jaar']}{onderwerp_voor_make(self.parameters)}{waar}"

    def bestandsnaam(self, vorm: str) -> str:
        """Return the name of the file of one form: ``jaarverslag.html``, ``cijfers.csv``."""
        return f"{self.cijfernaam if vorm in ('csv', 'xlsx') else self.naam}.{vorm}"

    def afdruk(self) -> str:
        """Checksum of everything that decides what the report looks like."""
        vastlegging = vraag_vastlegging()  # git looks while the files are read
        # Names relative to their root: the same project elsewhere gives the same report.
        delen = [vingerafdruk(bestanden, {}, wortel) for bestanden, wortel in self.bestanden()]
        keuzes = {
            "parameters": self.parameters,
            "vormen": self.vormen,
            "voorbeelddata": self.voorbeelddata,
            "publiek": self.publiek,
            "python": sys.version,
            "vastlegging": vastlegging(),
        }
        return vingerafdruk([], {"delen": delen, **keuzes})

    def bestanden(self) -> tuple[tuple[list[str], Path], ...]:
        """Return all files that any report of this kind is made of, each group with the folder that it begins at."""
        map_loket = self.data / str(self.parameters["loket"])
        jaren_tot(map_loket, int(self.parameters["jaar"]))  # of a roll-up, each desk must have the year
        invoer = [pad for folder in dict.fromkeys((map_loket, *mappen_van(map_loket))) for pad in self._invoer(folder)]
        if self.publiek == INTERN:  # which knows nothing of what was published
            invoer = [pad for pad in invoer if not pad.endswith((f"/{GROOTBOEK}", f"/{GEWICHTEN}"))]
        code = [*bestanden_in(PROJECT / "loket"), *bestanden_in(PROJECT / "notebooks" / "delen")]
        code.append(str(PROJECT / "requirements.lock"))
        tekst = [str(self.notebook), *bestanden_in(self.notebook.parent / "delen")]
        return (invoer, self.data), (code, PROJECT), (tekst, self.notebook.parent)

    def _invoer(self, map_loket: Path) -> list[str]:
        """Return the files in the folder of a desk that a report may read."""
        jaar, peiljaar = int(self.parameters["jaar"]), str(self.parameters.get("peildatum", ""))[:4]
        tot = int(peiljaar) if peiljaar.isdecimal() else jaar
        jaren = [eigen for eigen in eigen_jaren(map_loket) if eigen <= max(jaar, tot)]
        invoer = [str(pad) for pad in map_loket.iterdir() if pad.is_file()]
        invoer += [pad for eigen in jaren for pad in bestanden_in(map_loket / str(eigen))]
        komend = map_loket / str(jaar + 1) / "jaarplanning.csv"  # of next year, a report knows the planning alone
        return invoer + [str(komend)] * (komend.is_file() and str(komend) not in invoer)


def controleer_loket(opdracht: Opdracht) -> None:
    """Refuse a desk that does not exist, or whose settings are wrong, before anything else is tried."""
    from loket.register.loket_toml import lees_inrichting  # a build that has nothing to do does not need it

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


def bestanden_in(folder: Path) -> Iterator[str]:
    """Yield the files in a folder and below it; as text, for to make a path of each takes longer than to read it."""
    for plek, mappen, namen in os.walk(folder):
        mappen[:] = [naam for naam in mappen if naam != "__pycache__"]
        yield from (pad for naam in namen if os.path.isfile(pad := f"{plek}/{naam}"))


def vingerafdruk(bestanden: Iterable[str], gegevens: Mapping[str, object], wortel: Path = Path()) -> str:
    """Return one checksum over files (contents, and names from ``wortel`` on) and other inputs, in any order."""
    som = hashlib.sha256(json.dumps(dict(gegevens), sort_keys=True, default=str).encode())
    for pad in sorted(bestanden):
        som.update(os.fsencode(pad.removeprefix(f"{wortel}/")) + b"\0")
        with open(pad, "rb") as bestand:
            som.update(hashlib.file_digest(bestand, "sha256").digest())
    return som.hexdigest()


# --- the revision of the program -----------------------------------------------------------------------------


def vraag_bouwomgeving() -> Callable[[], dict[str, str]]:
    """Ask for the environment variables that tell a kernel that it makes a report, and of which revision.

    Returns at once, as :func:`vraag_vastlegging` does.
    """
    vastlegging = vraag_vastlegging()
    return lambda: {"LOKET_BOUW": "1", "LOKET_VASTLEGGING": vastlegging()}


def vraag_vastlegging(project: Path = PROJECT) -> Callable[[], str]:
    """Ask git for the last commit that changed the program, and return at once.

    Returns
    -------
    callable
        Waits for the answer and gives it: twelve characters, followed by ``+`` when something was changed after it;
        empty outside git.
    """
    try:  # both at once, for git is half of the time of a build that has nothing to do
        vragen = [_git(project, *opdracht) for opdracht in (("log", "-1", "--format=%H"), ("status", "--porcelain"))]
    except OSError:  # no git here
        return lambda: ""

    def antwoord() -> str:
        antwoorden = [git.communicate()[0].strip() for git in vragen]
        commit, gewijzigd = (tekst * (git.returncode == 0) for git, tekst in zip(vragen, antwoorden, strict=True))
        return commit[:_LENGTE] + "+" * bool(commit and gewijzigd)

    return antwoord


def _git(project: Path, *opdracht: str) -> subprocess.Popen[str]:
    opdrachtregel = ["git", "-C", str(project), *opdracht, "--", *_PROGRAMMA]
    return subprocess.Popen(opdrachtregel, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
