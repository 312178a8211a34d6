"""Rules that need more than one row or table: every reference must lead somewhere, every intake has its invoice.

Each rule takes the typed tables (see :class:`Tabellen`) and yields a :class:`Melding` for each row that breaks it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from loket.basis.meldingen import Melding, lijkt_op
from loket.register.inrichting import Inrichting
from loket.register.schema import EIGEN_DATUM, schemas

_LATER = pd.Timestamp("2100-12-31")


@dataclass(frozen=True)
class Tabellen:
    """The typed tables of all years, before the as-of rule.

    Parameters
    ----------
    frames : dict of DataFrame
        By table name; each has a MultiIndex ``(bestand, rij)`` that says where the row stands.
    inrichting : Inrichting
        The desk's fixed facts.
    overgeslagen : frozenset of str
        Ids of trajecten whose row or factuur was already refused, so that no rule complains about them again.
    """

    frames: dict[str, pd.DataFrame]
    inrichting: Inrichting
    overgeslagen: frozenset[str] = field(default_factory=frozenset)
    einde: pd.Timestamp = _LATER

    def __getitem__(self, naam: str) -> pd.DataFrame:
        return self.frames[naam]


def toets_regels(tabellen: Tabellen) -> list[Melding]:
    """Apply every rule and return all problems."""
    return [melding for regel in REGELS for melding in regel(tabellen)]


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


def _uit_de_lijst(tabellen: Tabellen) -> Iterator[Melding]:
    for naam, frame in tabellen.frames.items():
        for kolom, omschrijving in schemas()[naam].columns.items():
            lijst = (omschrijving.metadata or {}).get("lijst")
            if not lijst:
                continue
            bekend = tabellen.inrichting.lijst(lijst)
            fout = frame[frame[kolom].notna() & ~frame[kolom].isin(bekend)]
            for waarde, rijen in fout.groupby(kolom):
                yield from _meld(
                    rijen,
                    kolom,
                    f"een waarde uit de lijst ‘{lijst}’ in loket.toml",
                    f"verbeter de waarde, of vul de lijst aan.{lijkt_op(str(waarde), bekend)}",
                )


def _traject_id_uniek(tabellen: Tabellen) -> Iterator[Melding]:
    trajecten = tabellen["trajecten"]
    yield from _meld(
        trajecten[trajecten["traject_id"].duplicated(keep=False)],
        "traject_id",
        "elk traject_id één keer, ook over de jaren heen",
        "verwijder de dubbele rij, of geef het traject een eigen nummer",
    )


def _verwijzer_bekend(tabellen: Tabellen) -> Iterator[Melding]:
    trajecten, verwijzers = tabellen["trajecten"], tabellen["verwijzers"]
    onbekend = trajecten[~trajecten["verwijzer_id"].isin(verwijzers["verwijzer_id"])]
    for waarde, rijen in onbekend.groupby("verwijzer_id"):
        yield from _meld(
            rijen,
            "verwijzer_id",
            "een verwijzer uit verwijzers.csv",
            f"verbeter de code, of voeg de verwijzer toe.{lijkt_op(str(waarde), verwijzers['verwijzer_id'])}",
        )
    bekend = trajecten.drop(index=onbekend.index)
    ongeldig = bekend[~bekend["traject_id"].isin(geldige_verwijzer(bekend, verwijzers)["traject_id"])]
    yield from _meld(
        ongeldig,
        "verwijzer_id",
        "een verwijzer die op de aanmelddatum geldig was (zie geldig_van en geldig_tot in verwijzers.csv)",
        "verbeter de code of de aanmelddatum, of vul verwijzers.csv aan",
    )


def geldige_verwijzer(trajecten: pd.DataFrame, verwijzers: pd.DataFrame) -> pd.DataFrame:
    """Pair each traject with the row of its verwijzer that was valid on its aanmelddatum.

    Returns
    -------
    DataFrame
        Columns ``traject_id`` and ``type``; trajecten without a valid row are left out.
    """
    paren = trajecten[["traject_id", "verwijzer_id", "aanmelddatum"]].merge(verwijzers, on="verwijzer_id")
    tot = paren["geldig_tot"].fillna(_LATER)
    return paren.loc[paren["aanmelddatum"].between(paren["geldig_van"], tot), ["traject_id", "type"]]


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


def _nameting_van_positief_traject(tabellen: Tabellen) -> Iterator[Melding]:
    nametingen, trajecten = tabellen["nametingen"], tabellen["trajecten"]
    nametingen = nametingen[~nametingen["traject_id"].isin(tabellen.overgeslagen)]
    positief = trajecten.loc[trajecten["resultaat"] == "positief"].drop_duplicates("traject_id")
    afgesloten = _zoek_op(nametingen["traject_id"], positief.set_index("traject_id")["afsluitdatum"])
    yield from _meld(
        nametingen[afgesloten.isna()],
        "traject_id",
        "een traject dat positief is afgesloten",
        "verwijder de nameting, of vul afsluitdatum en resultaat van het traject in",
    )
    jaren = tabellen.inrichting.nameting_jaren
    uiterlijk = afgesloten + pd.DateOffset(years=jaren)
    te_vroeg, te_laat = nametingen["peildatum"] < afgesloten, nametingen["peildatum"] > uiterlijk
    yield from _meld(
        nametingen[te_vroeg | te_laat],
        "peildatum",
        f"een dag op of na de afsluitdatum van het traject, en hoogstens {jaren * 12} maanden later",
        "verbeter de peildatum, of de afsluitdatum van het traject",
    )


def _factuur_bij_intake(tabellen: Tabellen) -> Iterator[Melding]:
    facturen, trajecten, tarieven = tabellen["facturen"], tabellen["trajecten"], tabellen["tarieven"]
    facturen = facturen[~facturen["traject_id"].isin(tabellen.overgeslagen)]
    yield from _meld(
        facturen[facturen["traject_id"].duplicated(keep=False)],
        "traject_id",
        "precies één factuur per intake",
        "verwijder de dubbele factuur",
    )
    te_factureren = trajecten[trajecten["intakedatum"] >= tarieven["geldig_van"].min()]
    gelezen = te_factureren[te_factureren["intakedatum"] <= tabellen.einde]
    zonder_factuur = gelezen[~gelezen["traject_id"].isin(facturen["traject_id"])]
    yield from _meld(
        zonder_factuur[~zonder_factuur["traject_id"].isin(tabellen.overgeslagen)],
        "traject_id",
        "een factuur in facturen.csv, want er is een intake geweest",
        "voeg de factuur toe, of verbeter de intakedatum",
    )
    zonder_intake = facturen[~facturen["traject_id"].isin(te_factureren["traject_id"])]
    yield from _meld(
        zonder_intake,
        "traject_id",
        "een traject met een intake in de tijd dat er een trajectprijs was",
        "verwijder de factuur, of vul de intakedatum van het traject in",
    )


def _factuur_volgt_tarief(tabellen: Tabellen) -> Iterator[Melding]:
    facturen, trajecten, tarieven = tabellen["facturen"], tabellen["trajecten"], tabellen["tarieven"]
    per_traject = trajecten.drop_duplicates("traject_id").set_index("traject_id")
    intake = _zoek_op(facturen["traject_id"], per_traject["intakedatum"])
    bekend = facturen[intake.notna()].assign(intakedatum=intake[intake.notna()])
    tarief = tarief_op(bekend["intakedatum"], tarieven)
    yield from _meld(
        bekend[tarief.notna() & (bekend["bedrag"] != tarief)],
        "bedrag",
        "het tarief uit tarieven.csv dat gold op de intakedatum",
        "verbeter het bedrag of het tarief",
    )
    yield from _meld(
        bekend[bekend["factuurdatum"] < bekend["intakedatum"]],
        "factuurdatum",
        "een dag op of na de intakedatum van het traject",
        "verbeter de factuurdatum of de intakedatum",
    )


def _zoek_op(sleutels: pd.Series, waarden: pd.Series) -> pd.Series:
    """Look up the value of each key; empty where there is none, also when there is no value at all."""
    return waarden.reindex(sleutels).set_axis(sleutels.index)


def tarief_op(dagen: pd.Series, tarieven: pd.DataFrame) -> pd.Series:
    """Return the trajectprijs (euro) valid on each day; empty before the first tarief."""
    op_volgorde = tarieven.sort_values("geldig_van")
    plaats = op_volgorde["geldig_van"].searchsorted(dagen, side="right") - 1
    prijzen = op_volgorde["trajectprijs"].reset_index(drop=True).reindex(plaats)  # -1, before the first, is empty
    return prijzen.set_axis(dagen.index)


REGELS: tuple[Callable[[Tabellen], Iterator[Melding]], ...] = (
    _in_de_goede_jaarmap,
    _uit_de_lijst,
    _traject_id_uniek,
    _verwijzer_bekend,
    _verwijzer_overlapt_niet,
    _nameting_van_positief_traject,
    _factuur_bij_intake,
    _factuur_volgt_tarief,
)
