"""Where the old version comes from: a revision in git, the folder of a report, or only its figures."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from loket.basis import opmaak
from loket.basis.afspraken import INTERN, PROJECT
from loket.basis.meldingen import LoketFout, lijkt_op
from loket.bouw.opdracht import Opdracht
from loket.rapporten import JAARVERSLAG, ONDERWERP


@dataclass(frozen=True)
class Revisie:
    """One commit."""

    commit: str
    dag: date

    @property
    def naam(self) -> str:
        """How the page calls it; ten signs, because git's own short form grows with the project."""
        return f"versie {self.commit[:10]} van {opmaak.datum(self.dag)}"


def zoek_revisie(sinds: str) -> Revisie | None:
    """Return the commit that ``sinds`` names; None when there is none."""
    if sinds.startswith("-") or not sinds.strip():
        return None
    gevonden = _git("rev-parse", "--verify", "--quiet", f"{sinds}^{{commit}}")
    if gevonden is None:
        return None
    commit = gevonden.decode().strip()
    dag = _git("show", "--no-patch", "--format=%cs", commit) or b""
    return Revisie(commit, date.fromisoformat(dag.decode().strip()))


def in_git() -> bool:
    """Tell whether git works and knows the project."""
    return _git("rev-parse", "--git-dir") is not None


def bekende_namen(sinds: str) -> str:
    """Name the branches and tags that look like ``sinds``, for the tail of a message."""
    namen = (_git("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags") or b"").decode().split()
    return lijkt_op(sinds, namen)


def datamap_in_git(opdracht: Opdracht, revisie: Revisie) -> Path:
    """Return where the data folder stands within the project of ``revisie``.

    Raises
    ------
    LoketFout
        When git does not have these data: a real register stays outside.
    """
    raad = "  wat te doen: geef een map met een eerder verslag, of haar cijfers.csv: SINDS=/pad/naar/map"
    data = opdracht.data.resolve()
    if not data.is_relative_to(PROJECT):
        raise LoketFout(
            f"De gegevens in {opdracht.data} staan buiten dit project, en dus niet in git.\n"
            f"  verwacht: een register dat in dezelfde versie van git zit\n{raad}"
        )
    binnen = data.relative_to(PROJECT)
    toen = binnen / str(opdracht.parameters["loket"]) / str(opdracht.parameters["jaar"])
    if not _git("ls-tree", "--name-only", revisie.commit, f"{toen.as_posix()}/"):
        raise LoketFout(f"In {revisie.naam} bestaat de map {toen.as_posix()} nog niet.\n{raad}")
    return binnen


def pak_uit(revisie: Revisie, folder: Path) -> None:
    """Put the project as it was at ``revisie`` in an empty folder."""
    inhoud = _git("archive", "--format=tar", revisie.commit)
    if inhoud is None:
        raise LoketFout(f"De bestanden van {revisie.naam} kunnen niet uit git worden gehaald.")
    with tarfile.open(fileobj=io.BytesIO(inhoud)) as archief:
        archief.extractall(folder, filter="data")


def bouw_toen(revisie: Revisie, project: Path, binnen: Path, opdracht: Opdracht, uitvoer: Path) -> Path:
    """Make the report with the code in ``project`` and this Python's packages; return the folder of the report.

    Raises
    ------
    LoketFout
        When that version cannot make it; its own message is repeated.
    """
    loket, jaar = str(opdracht.parameters["loket"]), str(opdracht.parameters["jaar"])
    keuzes = ["--year", jaar, "--loket", loket, "--data", str(binnen), "--output", str(uitvoer)]
    if opdracht.notebook.stem != JAARVERSLAG:
        keuzes += ["--notebook", f"notebooks/{opdracht.notebook.name}"]
    if opdracht.publiek != INTERN:
        keuzes += ["--publiek", opdracht.publiek]
    for naam in ONDERWERP:
        if waarde := opdracht.parameters.get(naam):
            keuzes += ["-p", f"{naam}={waarde}"]
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("LOKET_")}
    omgeving |= {"PYTHONPATH": str(project)}
    with subprocess.Popen(
        [sys.executable, "-m", "loket", "report", *keuzes],
        cwd=project, env=omgeving, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as proces:  # fmt: skip
        try:
            fout = proces.communicate()[1].decode("utf-8", "replace").strip()
        except BaseException:
            proces.terminate()  # it then stops its kernel itself
            raise
    doel = uitvoer / loket / jaar
    if proces.returncode:
        regels = fout.replace(f"{project}/", "").splitlines() or ["(geen melding)"]
        gezegd = "\n    ".join(regels[-1:] if any(r.startswith("Traceback") for r in regels) else regels)
        raise LoketFout(
            f"Het verslag van {revisie.naam} kan niet worden gemaakt. De code van toen meldt:\n    {gezegd}\n"
            "  wat te doen: kies een latere versie, of geef een map met een eerder verslag: SINDS=/pad/naar/map"
        )
    if not list(doel.glob("*.csv")):
        raise geeft_geen_cijfers(opdracht, f" in {revisie.naam}")
    return doel


def geeft_geen_cijfers(opdracht: Opdracht, waar: str = "") -> LoketFout:
    """Return the refusal to compare a report whose notebook writes no figures."""
    return LoketFout(
        f"Het rapport {opdracht.notebook.stem} geeft{waar} geen cijfers, en is dus niet te vergelijken.\n"
        "  wat te doen: zet onderaan het notebook een cel verantwoording.cijfers_csv(cijfers), of kies een rapport met"
        " cijfers, zoals REPORT=jaarverslag"
    )


def _git(*opdracht: str) -> bytes | None:
    """Ask git about the project; None when it has no answer."""
    try:
        uitslag = subprocess.run(["git", "-C", str(PROJECT), *opdracht], capture_output=True, check=False)
    except OSError:
        return None
    return None if uitslag.returncode else uitslag.stdout


def zoek_bron(sinds: str, opdracht: Opdracht) -> Path | Revisie:
    """Find the old version: a file or folder goes before a revision with the same name.

    Raises
    ------
    LoketFout
        When there is neither.
    """
    pad = Path(sinds)
    if pad.is_file() and opdracht.publiek != INTERN and pad.name != opdracht.bestandsnaam("csv"):
        raise LoketFout(
            f"{pad} kan van een versie zijn waarin aantallen niet zijn afgerond; die hoort niet in een pagina"
            f" voor {opdracht.publiek}.\n"
            f"  verwacht: een bestand {opdracht.bestandsnaam('csv')}\n"
            f"  wat te doen: geef dat bestand, of de map waarin het staat: SINDS={pad.parent}"
        )
    if sinds and (pad.is_file() or bestanden(pad, opdracht)[0].is_file()):
        return pad
    if revisie := zoek_revisie(sinds):
        return revisie
    waarom = f"‘{sinds}’ is niet gevonden" if sinds else "Er is geen oude versie gegeven"
    if sinds and pad.is_dir():
        waarom = f"In de map {pad} staat geen {opdracht.bestandsnaam('csv')}"
    if sinds and not in_git():
        waarom += ", en dit project staat hier niet in git"
    raad = bekende_namen(sinds) if sinds and not pad.exists() else ""
    raise LoketFout(
        f"{waarom}.{raad}\n"
        "  verwacht: een versie in git zoals HEAD~1 (de versie voor deze), een cijfers.csv van een eerder verslag,"
        " of de map van een eerder verslag\n"
        "  wat te doen: geef bijvoorbeeld SINDS=HEAD~1 of SINDS=output/maastricht/2022; git log noemt de versies"
    )


def kenmerk(oud: Path | Revisie, opdracht: Opdracht) -> str:
    """Return what tells this old version from every other, on any machine."""
    if isinstance(oud, Revisie):
        return oud.commit
    return f"{'map' if oud.is_dir() else 'bestand'} {controlesom(*bestanden(oud, opdracht))}"


def bestanden(verslag: Path, opdracht: Opdracht) -> tuple[Path, Path]:
    """Return the figures and the executed notebook of a report; a lone cijfers.csv has no notebook.

    Versions that knew one report only called its figures ``cijfers.csv``, whatever its name.
    """
    if not verslag.is_dir():
        return verslag, verslag / opdracht.bestandsnaam("ipynb")
    csv, ipynb = (verslag / opdracht.bestandsnaam(vorm) for vorm in ("csv", "ipynb"))
    if opdracht.publiek == INTERN and not ipynb.is_file() and (oud := verslag / opdracht.notebook.name).is_file():
        csv, ipynb = verslag / "cijfers.csv", oud
    return csv, ipynb


def controlesom(*paden: Path) -> str:
    """Return the beginning of the SHA-256 of files together; those that do not exist are left out."""
    som = hashlib.sha256()
    for pad in paden:
        if pad.is_file():
            som.update(pad.read_bytes())
    return som.hexdigest()[:10]
