"""The register of one desk, as it was known on a peildatum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from loket.basis.meldingen import InvoerFout, LoketFout, Melding, lijkt_op
from loket.basis.periode import Periode
from loket.register.afleiding import leid_af, zoals_bekend
from loket.register.bestanden import Bestand, Bron, Lezer
from loket.register.inrichting import INRICHTING, Inrichting
from loket.register.loket_toml import lees_inrichting
from loket.register.mappen import datamap, jaren_na, jaren_tot
from loket.register.samen import met_loket, voeg_samen
from loket.register.schema import (
    GEBEURTENISTABELLEN,
    JAARTABELLEN,
    LOKETTABELLEN,
    VAN_HET_VERSLAG,
    ZONDER_CIJFERS,
)
from loket.register.tabelregels import Tabellen, toets_regels
from loket.register.woordkolommen import als_tekst


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
        lezer = Lezer(self.map.parent, [Bestand.zie(pad)])
        planning = lezer.lees("jaarplanning", [pad] if pad.exists() else [])
        if lezer.meldingen:
            raise InvoerFout(lezer.meldingen)
        return planning, tuple(lezer.bronnen)

    def tabel(self, naam: str) -> pd.DataFrame:
        """Return a table; changing what is returned changes nothing in the register."""
        if naam not in self.frames:
            raise LoketFout(f"Het register heeft geen tabel ‘{naam}’.{lijkt_op(naam, self.frames)}")
        return als_tekst(self.frames[naam])  # copy-on-write: the data are copied when touched


class _Inhoud(NamedTuple):
    """The bytes of the files of one desk; ``later`` are years after the report's that are read up to the peildatum."""

    inrichting: Inrichting
    jaren: tuple[int, ...]
    later: tuple[int, ...]
    bestanden: tuple[Bestand, ...]


def _inhoud(data: Path, inrichting: Inrichting, jaren: tuple[int, ...], periode: Periode) -> _Inhoud:
    """Read the files of a desk; a roll-up has its own settings, and perhaps tables about its reports."""
    folder = data / inrichting.code
    later = () if inrichting.delen else jaren_na(folder, periode.jaar, periode.peildatum.year)
    paden = _paden(folder, LOKETTABELLEN) + [p for jaar in jaren for p in _paden(folder / str(jaar), JAARTABELLEN)]
    paden += [pad for jaar in later for pad in _paden(folder / str(jaar), GEBEURTENISTABELLEN)]
    if inrichting.delen:
        paden = [pad for pad in paden if pad.stem in VAN_HET_VERSLAG and pad.exists()]
    return _Inhoud(inrichting, jaren, later, tuple(map(Bestand.zie, [folder / INRICHTING, *paden])))


def _paden(folder: Path, tabellen: tuple[str, ...]) -> list[Path]:
    return [folder / f"{naam}.csv" for naam in tabellen]


def _lees_tabellen(data: Path, inhoud: _Inhoud) -> tuple[Lezer, dict[str, pd.DataFrame]]:
    """Read the tables of a desk from the bytes of their files."""
    lezer, folder = Lezer(data, inhoud.bestanden), data / inhoud.inrichting.code
    lezer.noteer(lezer.bestanden[folder / INRICHTING])
    frames = {}
    for naam in (*LOKETTABELLEN, *JAARTABELLEN):
        later = inhoud.later if naam in GEBEURTENISTABELLEN else ()
        mappen = [folder] if naam in LOKETTABELLEN else [folder / str(jaar) for jaar in (*inhoud.jaren, *later)]
        paden = [pad for plek in mappen if (pad := plek / f"{naam}.csv") in lezer.bestanden]
        frames[naam] = lezer.lees(naam, paden, inhoud.later)
    return lezer, frames


def _toets(lezer: Lezer, frames: dict[str, pd.DataFrame], inrichting: Inrichting) -> list[Melding]:
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


def _register(data: Path, periode: Periode, inhoud: _Inhoud, lezer: Lezer, frames: dict[str, pd.DataFrame]) -> Register:
    folder = data / inhoud.inrichting.code
    bronnen = tuple(lezer.bronnen)
    return Register.uit_frames(inhoud.inrichting, frames, periode.peildatum, inhoud.jaren, bronnen, folder)


def _leeg(data: Path, inrichting: Inrichting, jaren: tuple[int, ...], peildatum: date) -> Register:
    """Return the register of a desk with the sound rows of those tables alone that no figure needs."""
    folder = data / inrichting.code
    paden = {naam: [folder / str(jaar) / f"{naam}.csv" for jaar in jaren] for naam in JAARTABELLEN}
    if inrichting.delen:
        paden = {n: [p for p in van if n in VAN_HET_VERSLAG and p.exists()] for n, van in paden.items()}
    lezer = Lezer(data, [Bestand.zie(pad) for van_tabel in paden.values() for pad in van_tabel])
    gelezen = {naam: lezer.lees(naam, van_tabel) for naam, van_tabel in paden.items()}
    frames = {naam: lezer.lees(naam, []) for naam in (*LOKETTABELLEN, *JAARTABELLEN)}
    frames |= {naam: gelezen[naam] for naam in ZONDER_CIJFERS}
    return Register.uit_frames(inrichting, frames, peildatum, jaren, tuple(lezer.bronnen), folder)
