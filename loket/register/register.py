"""The register of one desk, as it was known on a peildatum."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from loket.basis.meldingen import InvoerFout, LoketFout, Melding, lijkt_op
from loket.basis.periode import Periode
from loket.register.afleiding import leid_af, zoals_bekend
from loket.register.inrichting import INRICHTING, Inrichting
from loket.register.lezen import lees_bytes, lees_tabel
from loket.register.loket_toml import lees_inrichting
from loket.register.mappen import datamap, jaren_na, jaren_tot
from loket.register.samen import met_loket, voeg_samen
from loket.register.schema import (
    GEBEURTENISTABELLEN,
    JAARTABELLEN,
    LOKETTABELLEN,
    MAG_ONTBREKEN,
    VAN_HET_VERSLAG,
    ZONDER_CIJFERS,
    schemas,
    woordkolommen,
)
from loket.register.tabelregels import Tabellen, toets_regels
from loket.register.woorden import als_tekst, als_woorden, onder_elkaar, per_tekst


@dataclass(frozen=True)
class Bron:
    """A file that was read: its path within the data folder, its SHA-256 and its number of rows."""

    pad: str
    sha256: str
    rijen: int


@dataclass(frozen=True, eq=False)
class Register:
    """Alle tabellen van een loket, gecontroleerd, en niets van na de peildatum.

    Parameters
    ----------
    inrichting : Inrichting
        Wat er in ``loket.toml`` staat.
    peildatum : date
        Wat na deze dag gebeurde, is niet bekend (zie ``data/README.md``).
    jaren : tuple of int
        De jaren waarvan er een map is, tot en met het jaar van het rapport.
    bronnen : tuple of Bron
        De bestanden die zijn gelezen.
    map : Path
        De map van het loket.
    frames : mapping of DataFrame
        De tabellen, met hun naam; :meth:`tabel` geeft er een kopie van.
    delen : tuple of Register
        Van een loket dat een som is: de registers daarvan.
    """

    inrichting: Inrichting
    peildatum: date
    jaren: tuple[int, ...]
    bronnen: tuple[Bron, ...]
    map: Path
    frames: Mapping[str, pd.DataFrame]
    delen: tuple[Register, ...] = ()

    @classmethod
    def lees(cls, loket: str, periode: Periode, data: Path | None = None) -> Register:
        """Read every year folder up to the report's year, check all of it and apply the as-of rule.

        With a later peildatum the folders of later years are read too, for what happened up to that day.

        Parameters
        ----------
        loket : str
            Name of the desk's folder.
        periode : Periode
            Period of the report; its year's folder must exist, its peildatum sets the as-of rule.
        data : Path, optional
            The data folder; default :func:`datamap`.

        Raises
        ------
        LoketFout
            When the desk or the year does not exist.
        InvoerFout
            When the data hold problems; all of them are listed.
        """
        data = data or datamap()
        inrichting = lees_inrichting(data, loket)
        zelf = _inhoud(data, inrichting, jaren_tot(data / loket, periode.jaar), periode)
        if not inrichting.delen:
            return _ontleed(data, periode, zelf)
        delen = (_inhoud(data, deel, jaren_tot(data / deel.code, periode.jaar), periode) for deel in inrichting.delen)
        return _tel_op(data, periode, zelf, tuple(delen))

    @classmethod
    def leeg(cls, loket: str, periode: Periode) -> Register:
        """Return a register without a row that a figure counts, to look at the rest when the data cannot be read.

        The sound rows of :data:`~loket.register.schema.ZONDER_CIJFERS` are in it.

        Raises
        ------
        LoketFout
            When the desk does not exist or its settings are wrong.
        """
        data = datamap()
        inrichting, jaren = lees_inrichting(data, loket), jaren_tot(data / loket, periode.jaar)
        zelf = _leeg(data, inrichting, jaren, periode.peildatum)
        if not inrichting.delen:
            return zelf
        delen = (_leeg(data, d, jaren_tot(data / d.code, periode.jaar), periode.peildatum) for d in inrichting.delen)
        return cls.som(zelf, tuple(delen))

    @classmethod
    def uit_frames(
        cls,
        inrichting: Inrichting,
        frames: Mapping[str, pd.DataFrame],
        peildatum: date,
        jaren: tuple[int, ...],
        bronnen: tuple[Bron, ...] = (),
        map: Path = Path(),
    ) -> Register:
        """Make a register of typed, checked tables; the frames given are not changed."""
        bekend = leid_af(zoals_bekend(frames, pd.Timestamp(peildatum)), inrichting, peildatum)
        return cls(inrichting.op(peildatum), peildatum, jaren, bronnen, map, MappingProxyType(bekend))

    @classmethod
    def som(cls, zelf: Register, delen: tuple[Register, ...]) -> Register:
        """Return a roll-up: its own register, which holds what is about its reports alone, with those of its desks."""
        frames = voeg_samen(
            zelf.inrichting, {deel.inrichting: deel.frames for deel in delen}, zelf.frames, zelf.peildatum
        )
        bronnen = (*zelf.bronnen, *(bron for deel in delen for bron in deel.bronnen))
        return replace(zelf, frames=MappingProxyType(frames), bronnen=bronnen, delen=delen)

    def planning_van(self, jaar: int) -> tuple[pd.DataFrame, tuple[Bron, ...]]:
        """Return what the desk planned for a later year, and the file that says so; nothing when there is none yet.

        It is no event: a report of this year may announce it, whatever its peildatum.

        Raises
        ------
        InvoerFout
            When that file holds problems.
        """
        if self.delen:
            per_deel = {deel.inrichting: deel.planning_van(jaar) for deel in self.delen}
            planning = met_loket("jaarplanning", {deel: frame for deel, (frame, _) in per_deel.items()})
            return planning, tuple(bron for _, bronnen in per_deel.values() for bron in bronnen)
        pad = self.map / str(jaar) / "jaarplanning.csv"
        lezer = _Lezer(self.map.parent, [_Bestand.zie(pad)])
        planning = lezer.lees("jaarplanning", [pad] if pad.exists() else [])
        if lezer.meldingen:
            raise InvoerFout(lezer.meldingen)
        return planning, tuple(lezer.bronnen)

    def tabel(self, naam: str) -> pd.DataFrame:
        """Return a table; changing what is returned changes nothing in the register."""
        if naam not in self.frames:
            raise LoketFout(f"Het register heeft geen tabel ‘{naam}’.{lijkt_op(naam, self.frames)}")
        return als_tekst(self.frames[naam])  # copy-on-write: the data are copied when touched


#: Bytes of the largest file that is kept in memory.
_HOUDT_VAST = 1_000_000


class _Bestand(NamedTuple):
    """A file, known by its checksum; few bytes are kept, many are read again when they are needed."""

    pad: Path
    sha256: str
    bewaard: bytes | None

    @classmethod
    def zie(cls, pad: Path) -> _Bestand:
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


class _Inhoud(NamedTuple):
    """The bytes of the files of one desk; ``later`` are years after the report's that are read up to the peildatum."""

    inrichting: Inrichting
    jaren: tuple[int, ...]
    later: tuple[int, ...]
    bestanden: tuple[_Bestand, ...]


def _inhoud(data: Path, inrichting: Inrichting, jaren: tuple[int, ...], periode: Periode) -> _Inhoud:
    """Read the files of a desk; a roll-up has its own settings, and perhaps tables about its reports."""
    folder = data / inrichting.code
    later = () if inrichting.delen else jaren_na(folder, periode.jaar, periode.peildatum.year)
    paden = _paden(folder, LOKETTABELLEN) + [p for jaar in jaren for p in _paden(folder / str(jaar), JAARTABELLEN)]
    paden += [pad for jaar in later for pad in _paden(folder / str(jaar), GEBEURTENISTABELLEN)]
    if inrichting.delen:
        paden = [pad for pad in paden if pad.stem in VAN_HET_VERSLAG and pad.exists()]
    return _Inhoud(inrichting, jaren, later, tuple(map(_Bestand.zie, [folder / INRICHTING, *paden])))


def _paden(folder: Path, tabellen: tuple[str, ...]) -> list[Path]:
    return [folder / f"{naam}.csv" for naam in tabellen]


def _lees_tabellen(data: Path, inhoud: _Inhoud) -> tuple[_Lezer, dict[str, pd.DataFrame]]:
    """Read the tables of a desk from the bytes of their files."""
    lezer, folder = _Lezer(data, inhoud.bestanden), data / inhoud.inrichting.code
    lezer.noteer(lezer.bestanden[folder / INRICHTING])
    frames = {}
    for naam in (*LOKETTABELLEN, *JAARTABELLEN):
        later = inhoud.later if naam in GEBEURTENISTABELLEN else ()
        mappen = [folder] if naam in LOKETTABELLEN else [folder / str(jaar) for jaar in (*inhoud.jaren, *later)]
        paden = [pad for plek in mappen if (pad := plek / f"{naam}.csv") in lezer.bestanden]
        frames[naam] = lezer.lees(naam, paden, inhoud.later)
    return lezer, frames


def _toets(lezer: _Lezer, frames: dict[str, pd.DataFrame], inrichting: Inrichting) -> list[Melding]:
    """Return all problems of the tables of a desk; of sound tables each id of a traject is kept once from here on."""
    if lezer.leesbaar and not inrichting.delen:
        tabellen = Tabellen(frames, inrichting, frozenset(lezer.overgeslagen))
        lezer.meldingen += toets_regels(tabellen)
        frames |= {} if lezer.meldingen else tabellen.met_ids_van_trajecten()
    return lezer.meldingen


@lru_cache(maxsize=1)
def _ontleed(data: Path, periode: Periode, inhoud: _Inhoud) -> Register:
    """Read the tables from the bytes of their files, and check them; the same bytes are not read twice in a row."""
    lezer, frames = _lees_tabellen(data, inhoud)
    if meldingen := _toets(lezer, frames, inhoud.inrichting):
        raise InvoerFout(meldingen)
    return _register(data, periode, inhoud, lezer, frames)


@lru_cache(maxsize=1)
def _tel_op(data: Path, periode: Periode, zelf: _Inhoud, delen: tuple[_Inhoud, ...]) -> Register:
    """Do the same of a roll-up and the desks that it sums: the problems of all of them are told at once."""
    gelezen = [(inhoud, *_lees_tabellen(data, inhoud)) for inhoud in (zelf, *delen)]
    if meldingen := [m for inhoud, lezer, frames in gelezen for m in _toets(lezer, frames, inhoud.inrichting)]:
        raise InvoerFout(meldingen)
    som, *registers = [_register(data, periode, *deel) for deel in gelezen]
    return Register.som(som, tuple(registers))


def _register(
    data: Path, periode: Periode, inhoud: _Inhoud, lezer: _Lezer, frames: dict[str, pd.DataFrame]
) -> Register:
    folder = data / inhoud.inrichting.code
    bronnen = tuple(lezer.bronnen)
    return Register.uit_frames(inhoud.inrichting, frames, periode.peildatum, inhoud.jaren, bronnen, folder)


def _leeg(data: Path, inrichting: Inrichting, jaren: tuple[int, ...], peildatum: date) -> Register:
    """Return the register of a desk with the sound rows of those tables alone that no figure needs."""
    folder = data / inrichting.code
    paden = {naam: [folder / str(jaar) / f"{naam}.csv" for jaar in jaren] for naam in JAARTABELLEN}
    if inrichting.delen:
        paden = {n: [p for p in van if n in VAN_HET_VERSLAG and p.exists()] for n, van in paden.items()}
    lezer = _Lezer(data, [_Bestand.zie(pad) for van_tabel in paden.values() for pad in van_tabel])
    gelezen = {naam: lezer.lees(naam, van_tabel) for naam, van_tabel in paden.items()}
    frames = {naam: lezer.lees(naam, []) for naam in (*LOKETTABELLEN, *JAARTABELLEN)}
    frames |= {naam: gelezen[naam] for naam in ZONDER_CIJFERS}
    return Register.uit_frames(inrichting, frames, peildatum, jaren, tuple(lezer.bronnen), folder)


@lru_cache(maxsize=128)
def _zonder_meldingen(naam: str, inhoud: bytes, mag_leeg: bool) -> pd.DataFrame | None:
    """Read a file in which nothing is wrong, once: most files are the same in the next report; None of any other."""
    frame, meldingen = lees_tabel(inhoud, schemas()[naam], "", mag_leeg=mag_leeg, als_woorden=True)
    return None if meldingen else frame


class _Lezer:
    """Reads tables and gathers their problems; lives only while a register is being read."""

    def __init__(self, data: Path, bestanden: Iterable[_Bestand]) -> None:
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
        return _stapel(naam, frames)

    def noteer(self, bestand: _Bestand, rijen: int | None = None) -> None:
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


def _stapel(naam: str, frames: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the rows of a table's files as one typed frame; it takes the files, so that not all are there twice."""
    frames = {bestand: frames.pop(bestand).copy(deep=False) for bestand in [*frames]}
    index = _plaatsen({bestand: frame.index.to_numpy() for bestand, frame in frames.items()})
    kolommen = {
        kolom: onder_elkaar(_typeer(frame.pop(kolom), soort) for frame in frames.values())
        for kolom, soort in _soorten(naam)
    }
    return pd.DataFrame(kolommen, copy=False).set_axis(index)


def _plaatsen(rijen: dict[str, np.ndarray]) -> pd.MultiIndex:
    """Return where rows stand: (bestand, rij)."""
    bestand = np.repeat(np.arange(len(rijen)), [len(van_bestand) for van_bestand in rijen.values()])
    rij = np.concatenate([*rijen.values()])
    niveaus: Any = [pd.Index([*rijen]), pd.RangeIndex(rij.max(initial=0) + 1)]
    codes: Any = [bestand, rij]
    return pd.MultiIndex(niveaus, codes, names=["bestand", "rij"])


def typeer(frame: pd.DataFrame, naam: str) -> pd.DataFrame:
    """Return a table of checked texts with each column as what it is: a day, a number, a text."""
    return frame.assign(**{kolom: _typeer(frame[kolom], soort) for kolom, soort in _soorten(naam)})


def _soorten(naam: str) -> list[tuple[str, str]]:
    woorden = woordkolommen(naam)
    soorten = {kolom: (k.metadata or {}).get("soort", "tekst") for kolom, k in schemas()[naam].columns.items()}
    return [(kolom, "woord" if kolom in woorden else soort) for kolom, soort in soorten.items()]


def _typeer(waarden: pd.Series, soort: str) -> pd.Series:
    if soort == "woord":
        return als_woorden(waarden)
    if soort == "datum":
        return per_tekst(waarden, lambda dagen: pd.to_datetime(dagen, format="%Y-%m-%d").astype("datetime64[s]"))
    if soort in ("getal", "decimaal", "bedrag"):
        return per_tekst(waarden, lambda getallen: getallen.astype("float64"))
    return waarden.astype("int64" if soort == "jaar" else "str")
