"""The tables of a roll-up: those of its desks, one under the other, with the desk that each row is of.

Each desk's rows were derived by its own agreements. A ``kandidaat_id`` is the same person at every desk if they make
their pseudonyms with one key (``zelfde_sleutel``); every other id is made one of its own desk.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from loket.register.afleiding import eerder
from loket.register.inrichting import Inrichting
from loket.register.koppelen import Ids, is_vaker
from loket.register.schema import ONBEKEND, VAN_HET_VERSLAG
from loket.register.volgmomenten import leid_volgmomenten_af
from loket.register.woordkolommen import per_woord

_VAN_HET_LOKET = ("traject_id", "verwijzer_id", "factuur_id", "klacht_id")
#: Texts that tell rows apart and that two desks may both have; the name of the desk comes before them.
_TEKSTEN = {"dossiers": "dossier", "jaarplanning": "gremium"}
#: The desk that a row is of, by its name: a column that only a roll-up has.
LOKET = "loket"


def voeg_samen(
    inrichting: Inrichting,
    delen: Mapping[Inrichting, Mapping[str, pd.DataFrame]],
    zelf: Mapping[str, pd.DataFrame],
    peildatum: date,
) -> dict[str, pd.DataFrame]:
    """Return the tables of a roll-up: those of its desks together, but for what is about its own reports."""
    if not inrichting.zelfde_sleutel:
        delen = {deel: {n: _met_code(f, deel, "kandidaat_id") for n, f in v.items()} for deel, v in delen.items()}
    samen = {
        naam: frame
        if naam in VAN_HET_VERSLAG
        else met_loket(naam, {deel: frames[naam] for deel, frames in delen.items()})
        for naam, frame in zelf.items()
    }
    namen = _namen_van_verwijzers(samen["verwijzers"])
    for naam in ("trajecten", "facturen", "verwijzers", "cohort"):
        samen[naam] = samen[naam].assign(
            verwijzer=per_woord(samen[naam]["verwijzer_id"], lambda code: namen.get(code, ONBEKEND))
        )
    # Who had a traject at one desk, or was closed there, may come back at another.
    vaker = is_vaker(samen["trajecten"]["kandidaat_id"])
    samen["trajecten"] = samen["trajecten"].assign(eerder=eerder(samen["trajecten"], vaker))
    samen["volgmomenten"] = leid_volgmomenten_af(
        samen["cohort"],
        samen["trajecten"][vaker],
        samen["nametingen"],
        Ids(samen["cohort"]["traject_id"]).plaatsen(samen["nametingen"]["traject_id"]),
        pd.Timestamp(peildatum),
    ).join(samen["cohort"][LOKET])
    return samen


def met_loket(naam: str, per_loket: Mapping[Inrichting, pd.DataFrame]) -> pd.DataFrame:
    """Return one table of several desks, each row with the name of its desk."""
    delen = [_van(naam, deel, frame) for deel, frame in per_loket.items()]
    woorden = [kolom for kolom in delen[0] if delen[0][kolom].dtype == "category"]
    samen = pd.concat(delen).astype(dict.fromkeys(woorden, "category"))
    return samen.sort_values("datum", kind="stable") if naam == "jaarplanning" else samen


def _van(naam: str, deel: Inrichting, frame: pd.DataFrame) -> pd.DataFrame:
    kolommen = {LOKET: pd.Series(deel.naam, frame.index, dtype="str")}
    if tekst := _TEKSTEN.get(naam):
        kolommen[tekst] = f"{deel.naam}: " + frame[tekst]
    return _met_code(frame, deel, *_VAN_HET_LOKET).assign(**kolommen)


def _met_code(frame: pd.DataFrame, deel: Inrichting, *ids: str) -> pd.DataFrame:
    """Make ids those of one desk."""
    bekend = [kolom for kolom in ids if kolom in frame]
    teksten = frame[bekend].astype("str")
    van_loket = teksten.mask(teksten != ONBEKEND, voor_id(deel) + teksten)
    van_loket = van_loket.astype({kolom: str(frame[kolom].dtype) for kolom in bekend})
    return frame.assign(**{kolom: van_loket[kolom] for kolom in bekend})


def voor_id(deel: Inrichting) -> str:
    """Return what comes before an id of a desk, to make it that of this desk alone."""
    return f"{deel.code}-"


def _namen_van_verwijzers(verwijzers: pd.DataFrame) -> pd.Series:
    """Return the name of each organisation by its id; where two desks have one of the same name, with its desk."""
    per_id = verwijzers.drop_duplicates("verwijzer_id").set_index("verwijzer_id")
    dubbel = per_id["verwijzer"].duplicated(keep=False) & (per_id["verwijzer"] != ONBEKEND)
    namen: pd.Series = per_id["verwijzer"].mask(dubbel, per_id["verwijzer"] + " (" + per_id[LOKET] + ")")
    return namen
