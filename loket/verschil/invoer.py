"""Why a report changed: its input and its code. Of rows only the counts are kept, never a row."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from loket.register.datamap import jaren_tot
from loket.register.schema import schemas

Rij = dict[str, str]


@dataclass(frozen=True)
class Tabelverschil:
    """How many rows of one table came, went and changed; ``erbij`` and ``weg`` count changed rows without a key."""

    bestand: str
    erbij: int = 0
    weg: int = 0
    veranderd: int = 0


@dataclass(frozen=True)
class Bestand:
    """A file that is new, gone or changed: ``stand`` is ``nieuw``, ``vervallen`` or ``veranderd``."""

    naam: str
    stand: str


def vergelijk_tabel(bestand: str, oud: str, nieuw: str) -> Tabelverschil:
    """Count the rows that differ between two versions of a table, given as the text of the CSV; empty is no file.

    Parameters
    ----------
    bestand : str
        Path of the file; its name tells which columns make a row one and the same.
    """
    toen, nu = _rijen(oud), _rijen(nieuw)
    gedeeld = set(toen[0]) & set(nu[0]) if toen and nu else set()
    sleutel = _sleutel(Path(bestand).stem)
    if set(sleutel) <= gedeeld and sleutel:
        a, b = ({tuple(rij[k] for k in sleutel): rij for rij in rijen} for rijen in (toen, nu))
        if len(a) == len(toen) and len(b) == len(nu):
            anders = sum(any(a[k][kolom] != b[k][kolom] for kolom in gedeeld) for k in a.keys() & b.keys())
            return Tabelverschil(bestand, len(b.keys() - a.keys()), len(a.keys() - b.keys()), anders)
    telling_toen, telling_nu = (Counter(tuple(sorted(rij.items())) for rij in rijen) for rijen in (toen, nu))
    return Tabelverschil(bestand, (telling_nu - telling_toen).total(), (telling_toen - telling_nu).total())


def _rijen(tekst: str) -> list[Rij]:
    return [
        {kolom: waarde or "" for kolom, waarde in rij.items() if isinstance(kolom, str)}
        for rij in csv.DictReader(io.StringIO(tekst))
    ]


def _sleutel(tabel: str) -> list[str]:
    schema = schemas().get(tabel)
    if not schema:
        return []
    return list(schema.unique or [naam for naam, kolom in schema.columns.items() if kolom.unique][:1])


def vergelijk_gegevens(
    oud: Path, nieuw: Path, loket: str, jaar: int
) -> tuple[tuple[Tabelverschil, ...], tuple[Bestand, ...]]:
    """Compare the tables, and the other files, that a report over ``jaar`` reads from two data folders."""
    tabellen, overig = [], []
    for bestand in vergelijk_bestanden(_invoer(oud, loket, jaar), _invoer(nieuw, loket, jaar)):
        if bestand.naam.endswith(".csv"):
            teksten = (_lees(data / bestand.naam) for data in (oud, nieuw))
            tabellen.append(vergelijk_tabel(bestand.naam, *teksten))
        else:
            overig.append(bestand)
    return tuple(tabellen), tuple(overig)


def vergelijk_bestanden(oud: dict[str, Path], nieuw: dict[str, Path]) -> tuple[Bestand, ...]:
    """Return the files that differ between two sets, by name."""
    gevonden = []
    for naam in sorted({**oud, **nieuw}):
        if naam not in oud or naam not in nieuw:
            gevonden.append(Bestand(naam, "nieuw" if naam in nieuw else "vervallen"))
        elif oud[naam].read_bytes() != nieuw[naam].read_bytes():
            gevonden.append(Bestand(naam, "veranderd"))
    return tuple(gevonden)


def _invoer(data: Path, loket: str, jaar: int) -> dict[str, Path]:
    jaren = [data / loket / str(jaartal) for jaartal in jaren_tot(data / loket, jaar)]
    return _op_naam(data, [*(data / loket).glob("*"), *(pad for folder in jaren for pad in folder.rglob("*"))])


def code(project: Path, notebook: str) -> dict[str, Path]:
    """Return the files beside the data that decide what a report says: the code, its packages and the notebook."""
    paden = [pad for pad in (project / "loket").rglob("*") if "__pycache__" not in pad.parts]
    return _op_naam(project, [*paden, project / "requirements.lock", project / "notebooks" / notebook])


def _op_naam(wortel: Path, paden: Iterable[Path]) -> dict[str, Path]:
    return {pad.relative_to(wortel).as_posix(): pad for pad in paden if pad.is_file()}


def _lees(pad: Path) -> str:
    return pad.read_text("utf-8", errors="replace") if pad.is_file() else ""
