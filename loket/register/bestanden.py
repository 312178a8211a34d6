"""The files of a desk's tables: which they are, what is in them, and what is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from loket.basis.meldingen import Melding
from loket.register.lezen import lees_bytes, lees_tabel
from loket.register.schema import MAG_ONTBREKEN, schemas
from loket.register.typering import stapel, typeer
from loket.register.woordkolommen import als_tekst


@dataclass(frozen=True)
class Bron:
    """A file that was read: its path within the data folder, its SHA-256 and its number of rows."""

    pad: str
    sha256: str
    rijen: int


#: Bytes of the largest file that is kept in memory.
_HOUDT_VAST = 1_000_000


class Bestand(NamedTuple):
    """A file, known by its checksum; few bytes are kept, many are read again when they are needed."""

    pad: Path
    sha256: str
    bewaard: bytes | None

    @classmethod
    def zie(cls, pad: Path) -> Bestand:
        """Return the file as it is now; without a checksum when it cannot be read."""
        try:
            with pad.open("rb") as bestand:
                if pad.stat().st_size > _HOUDT_VAST:
                    return cls(pad, hashlib.file_digest(bestand, "sha256").hexdigest(), None)
                inhoud = bestand.read()
        except OSError:
            return cls(pad, "", None)
        return cls(pad, hashlib.sha256(inhoud).hexdigest(), inhoud)

    @property
    def inhoud(self) -> bytes | None:
        """The bytes of the file, or None when it cannot be read."""
        return lees_bytes(self.pad) if self.bewaard is None and self.sha256 else self.bewaard


@lru_cache(maxsize=128)
def _zonder_meldingen(naam: str, inhoud: bytes, mag_leeg: bool) -> pd.DataFrame | None:
    """Read a file in which nothing is wrong, once: most files are the same in the next report; None of any other."""
    frame, meldingen = lees_tabel(inhoud, schemas()[naam], "", mag_leeg=mag_leeg, als_woorden=True)
    return None if meldingen else frame


class Lezer:
    """Reads tables and gathers their problems; lives only while a register is being read."""

    def __init__(self, data: Path, bestanden: Iterable[Bestand]) -> None:
        self.data = data
        self.bestanden = {bestand.pad: bestand for bestand in bestanden}
        self.meldingen: list[Melding] = []
        self.bronnen: list[Bron] = []
        self.overgeslagen: set[str] = set()
        #: Whether the tables are complete enough to compare one with another.
        self.leesbaar = True

    def lees(self, naam: str, paden: list[Path], later: tuple[int, ...] = ()) -> pd.DataFrame:
        """Read one table from one or more files into a typed frame indexed by (bestand, rij).

        A year that has just begun (``later``) may have no row yet.
        """
        gelezen = {pad: self._lees_bestand(naam, pad, pad.parent.name in map(str, later)) for pad in paden}
        frames = {str(pad): frame for pad, frame in gelezen.items() if frame is not None}
        gelezen.clear()
        if not frames:
            leeg = pd.MultiIndex.from_arrays([pd.Index([], dtype="str"), pd.Index([], dtype="int64")])
            niets = pd.DataFrame(columns=list(schemas()[naam].columns), index=leeg.set_names(["bestand", "rij"]))
            return typeer(niets, naam)
        return stapel(naam, frames)

    def noteer(self, bestand: Bestand, rijen: int | None = None) -> None:
        """Remember a file that was read; of a text without rows the lines are counted."""
        aantal = (bestand.inhoud or b"").count(b"\n") if rijen is None else rijen
        self.bronnen.append(Bron(bestand.pad.relative_to(self.data).as_posix(), bestand.sha256, aantal))

    def _lees_bestand(self, naam: str, pad: Path, mag_leeg: bool) -> pd.DataFrame | None:
        schema = schemas()[naam]
        bestand = self.bestanden[pad]
        if (inhoud := bestand.inhoud) is None:
            if naam not in MAG_ONTBREKEN or pad.exists():
                kop = ",".join(schema.columns)
                verwacht = "een leesbaar bestand" if pad.exists() else "dit bestand; het ontbreekt"
                herstel = f"zet het terug, of maak het met deze kopregel: {kop}"
                if anders := [p.name for p in pad.parent.glob("*") if p.name.casefold() == pad.name and p != pad]:
                    herstel = f"er staat wel {anders[0]}: geef het de naam {pad.name}, met kleine letters"
                self.meldingen.append(Melding(str(pad), "", verwacht, herstel))
                self.leesbaar = False
            return None
        meldingen: list[Melding] = []
        if bestand.bewaard is None or (frame := _zonder_meldingen(naam, inhoud, mag_leeg)) is None:
            frame, meldingen = lees_tabel(inhoud, schema, str(pad), mag_leeg=mag_leeg, als_woorden=True)
        self.meldingen += meldingen
        if frame is None:
            self.leesbaar = False
            return None
        self.noteer(bestand, len(frame))
        if not meldingen:
            return frame
        fout = frame.index.isin([m.rij for m in meldingen])
        if naam in ("trajecten", "facturen"):
            self.overgeslagen |= set(frame.loc[fout, "traject_id"].dropna())
            self.leesbaar &= {m.rij for m in meldingen} <= set(frame.index)  # a row of the wrong width has no id
        if naam in ("verwijzers", "tarieven") and meldingen:
            self.leesbaar = False  # what refers to a refused row is not wrong itself
        return als_tekst(frame[~fout])  # without the words that were refused
