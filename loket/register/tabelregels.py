"""Rules that need more than one row or table, and without which a figure is wrong: references lead somewhere, once.

Each rule takes the typed tables (see :class:`Tabellen`) and yields a :class:`Melding` for each row that breaks it.
What is odd but makes no figure wrong is in ``afwijkingen/``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from loket.basis.meldingen import Melding, lijkt_op, nabij
from loket.register.inrichting import Inrichting
from loket.register.koppelen import Ids, Plaatsen
from loket.register.schema import EIGEN_DATUM

_LATER = pd.Timestamp("2100-12-31")


@dataclass(frozen=True)
class Tabellen:
    """The typed tables of all years: before the as-of rule, or as they were known on a peildatum.

    Parameters
    ----------
    frames : mapping of DataFrame
        By table name; each has a MultiIndex ``(bestand, rij)`` that says where the row stands.
    inrichting : Inrichting
        The desk's fixed facts.
    overgeslagen : frozenset of str
        Ids of trajecten whose row or factuur was already refused, so that no rule complains about them again.
    peildatum : Timestamp
        The day up to which the tables are known.
    """

    frames: Mapping[str, pd.DataFrame]
    inrichting: Inrichting
    overgeslagen: frozenset[str] = field(default_factory=frozenset)
    peildatum: pd.Timestamp = _LATER

    def __getitem__(self, naam: str) -> pd.DataFrame:
        return self.frames[naam]

    @cached_property
    def traject_ids(self) -> Ids:
        """The ids of all trajecten, to look up in."""
        return Ids(self.frames["trajecten"]["traject_id"])

    @cached_property
    def van_traject(self) -> dict[str, Plaatsen]:
        """The place of the traject of each nameting and factuur; -1 where there is none."""
        alle = self.traject_ids
        if not alle.is_uniek:
            alle = Ids(self.frames["trajecten"]["traject_id"].drop_duplicates())
        return {naam: alle.plaatsen(self.frames[naam]["traject_id"]) for naam in ("nametingen", "facturen")}

    def met_ids_van_trajecten(self) -> dict[str, pd.DataFrame]:
        """Return the sound tables that are about trajecten with the very ids of those: of many rows a text each."""
        ids = self.frames["trajecten"]["traject_id"].array
        return {
            naam: self.frames[naam].assign(traject_id=ids.take(plekken)) for naam, plekken in self.van_traject.items()
        }


@dataclass(frozen=True)
class Regel:
    """A rule over the tables.

    Parameters
    ----------
    naam : str
        Short name.
    houdt : str
        What must hold, as a Dutch sentence.
    reden : str
        Which figure is wrong or impossible when it does not; or, for what is merely odd, why none is.
    zoek : callable
        ``(tables) -> problems``.
    """

    naam: str
    houdt: str
    reden: str
    zoek: Callable[[Tabellen], Iterator[Melding]]


def toets_regels(tabellen: Tabellen) -> list[Melding]:
    """Apply every rule and return all problems."""
    return [melding for regel in REGELS for melding in regel.zoek(tabellen)]


def _meld(rijen: pd.DataFrame, kolom: str, verwacht: str, herstel: str) -> Iterator[Melding]:
    bestanden, nummers = (rijen.index.get_level_values(niveau) for niveau in ("bestand", "rij"))
    for bestand, rij, waarde in zip(bestanden, nummers, rijen[kolom], strict=True):
        getoond = "" if pd.isna(waarde) else str(waarde)
        if isinstance(waarde, pd.Timestamp):
            getoond = waarde.date().isoformat()
        yield Melding(str(bestand), kolom, verwacht, herstel, int(rij), getoond)


def jaarmap(frame: pd.DataFrame) -> pd.Index:
    """Return for each row the year of the folder in which its file stands."""
    assert isinstance(frame.index, pd.MultiIndex), "a table of a register is indexed by file and row"
    niveau = frame.index.names.index("bestand")
    jaren = np.array([int(bestand.split("/")[-2]) for bestand in frame.index.levels[niveau]], dtype="int64")
    per_rij: pd.Index = pd.Index(jaren[frame.index.codes[niveau]])
    return per_rij


def _in_de_goede_jaarmap(tabellen: Tabellen) -> Iterator[Melding]:
    for naam, kolom in EIGEN_DATUM.items():
        frame = tabellen[naam]
        fout = frame[frame[kolom].dt.year.to_numpy() != jaarmap(frame).to_numpy()]
        yield from _meld(
            fout,
            kolom,
            "een dag in het jaar van deze map",
            "verplaats de rij naar de map van haar eigen jaar, of verbeter de datum",
        )


def _corporatie_uit_de_lijst(tabellen: Tabellen) -> Iterator[Melding]:
    bekend = tabellen.inrichting.lijst("corporaties")
    for naam in ("trajecten", "taakstelling"):
        frame = tabellen[naam]
        fout = frame[frame["corporatie"].notna() & ~frame["corporatie"].isin(bekend)]
        for waarde, rijen in fout.groupby("corporatie"):
            yield from _meld(
                rijen,
                "corporatie",
                "een waarde uit de lijst ‘corporaties’ in loket.toml",
                "verbeter de waarde, vul de lijst aan, of zet een naam van vroeger onder [opvolgers]."
                f"{lijkt_op(str(waarde), bekend)}",
            )


def _traject_id_uniek(tabellen: Tabellen) -> Iterator[Melding]:
    if tabellen.traject_ids.is_uniek:
        return
    trajecten = tabellen["trajecten"]
    yield from _meld(
        trajecten[trajecten["traject_id"].duplicated(keep=False)],
        "traject_id",
        "elk traject_id één keer, ook over de jaren heen",
        "verwijder de dubbele rij, of geef het traject een eigen nummer",
    )


def _verwijzer_bekend(tabellen: Tabellen) -> Iterator[Melding]:
    trajecten, verwijzers = tabellen["trajecten"], tabellen["verwijzers"]
    ids = trajecten["verwijzer_id"]
    onbekend = trajecten[ids.notna() & ~ids.isin(verwijzers["verwijzer_id"])]
    for waarde, rijen in onbekend.groupby("verwijzer_id"):
        yield from _meld(
            rijen,
            "verwijzer_id",
            "een verwijzer uit verwijzers.csv",
            f"verbeter de code, of voeg de verwijzer toe.{_welke_verwijzer(str(waarde), verwijzers)}",
        )


def _welke_verwijzer(waarde: str, verwijzers: pd.DataFrame) -> str:
    """Name the code that may be meant; many desks write the organisation's name where its code belongs."""
    namen, codes = verwijzers["naam"], verwijzers["verwijzer_id"]
    van_die_naam = verwijzers[namen.str.casefold() == waarde.casefold()]
    bedoeld = van_die_naam if len(van_die_naam) else verwijzers[namen.isin(nabij(waarde, namen))]
    if bedoeld.empty or nabij(waarde, codes):
        return lijkt_op(waarde, codes)
    keuzes = dict.fromkeys(
        f"{code} ({naam})" for code, naam in zip(bedoeld["verwijzer_id"], bedoeld["naam"], strict=True)
    )
    return f" Bedoelt u: {' of '.join(keuzes)}?"


def _verwijzer_overlapt_niet(tabellen: Tabellen) -> Iterator[Melding]:
    verwijzers = tabellen["verwijzers"].sort_values(["verwijzer_id", "geldig_van"])
    vorige_tot = verwijzers.groupby("verwijzer_id")["geldig_tot"].shift()
    zelfde = verwijzers["verwijzer_id"].duplicated()
    fout = verwijzers[zelfde & ~(vorige_tot < verwijzers["geldig_van"])]
    yield from _meld(
        fout,
        "geldig_van",
        "een dag na de geldig_tot van de vorige rij van dezelfde verwijzer",
        "sluit de vorige rij af met geldig_tot",
    )


def _traject_bestaat(tabellen: Tabellen) -> Iterator[Melding]:
    bekend = tabellen["trajecten"]["traject_id"]
    for naam, plekken in tabellen.van_traject.items():
        frame = tabellen[naam]
        fout = frame[plekken < 0]
        fout = fout[~fout["traject_id"].isin(tabellen.overgeslagen)]
        for waarde, rijen in fout.groupby("traject_id"):
            yield from _meld(
                rijen,
                "traject_id",
                "een traject uit trajecten.csv",
                f"verbeter de code, of voeg het traject toe.{lijkt_op(str(waarde), bekend)}",
            )


def tarief_op(dagen: pd.Series, tarieven: pd.DataFrame) -> pd.Series:
    """Return the trajectprijs (euro) valid on each day; empty before the first tarief."""
    op_volgorde = tarieven.sort_values("geldig_van")
    plaats = op_volgorde["geldig_van"].searchsorted(dagen, side="right") - 1
    prijzen = op_volgorde["trajectprijs"].reset_index(drop=True).reindex(plaats)  # -1, before the first, is empty
    return prijzen.set_axis(dagen.index)


REGELS = (
    Regel(
        "jaarmap",
        "Elke rij staat in de map van het jaar van haar eigen dag.",
        "een verslag over een eerder jaar leest de map niet waarin de rij staat",
        _in_de_goede_jaarmap,
    ),
    Regel(
        "corporatie-uit-de-lijst",
        "Elke corporatie staat in loket.toml, bij corporaties of bij opvolgers.",
        "een tikfout telt dan als een corporatie van zichzelf, en de echte telt te weinig",
        _corporatie_uit_de_lijst,
    ),
    Regel(
        "traject-uniek",
        "Elk traject_id komt één keer voor, ook over de jaren heen.",
        "hetzelfde traject telt anders dubbel",
        _traject_id_uniek,
    ),
    Regel(
        "verwijzer-bekend",
        "Elke ingevulde verwijzer_id staat in verwijzers.csv.",
        "het traject telt dan bij geen enkel type, terwijl de verwijzer wel bekend is",
        _verwijzer_bekend,
    ),
    Regel(
        "verwijzer-eenduidig",
        "De rijen van één verwijzer overlappen niet in tijd.",
        "op die dagen heeft de verwijzer dan twee typen",
        _verwijzer_overlapt_niet,
    ),
    Regel(
        "traject-bestaat",
        "Elke nameting en elke factuur hoort bij een traject dat er is.",
        "een code die nergens heen leidt, telt in het ene cijfer wel en in het andere niet",
        _traject_bestaat,
    ),
)
