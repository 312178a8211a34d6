"""What follows from the tables: what was known on a peildatum, and the columns that figures count by."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from loket.basis.periode import DAGEN_PER_MAAND
from loket.register.tabelregels import geldige_verwijzer, jaarmap

#: An event's date and the columns that are only known with it.
_HANGT_AF_VAN: dict[str, dict[str, tuple[str, ...]]] = {
    "trajecten": {
        "intakedatum": (),
        "wachtlijstdatum": ("corporatie",),
        "start_huur": ("plaatsingsgemeente",),
        "einde_huur": ("einde_reden",),
        "uitval_datum": ("uitval_fase", "uitval_reden"),
        "afsluitdatum": ("resultaat", "afsluitreden"),
    },
    "klachten": {"besluit": ("oordeel", "gevolg")},
}
#: A row does not exist before this date.
_BESTAAT_VANAF = {
    "trajecten": "aanmelddatum",
    "nametingen": "peildatum",
    "facturen": "factuurdatum",
    "klachten": "ontvangen",
}


def zoals_bekend(frames: Mapping[str, pd.DataFrame], peildatum: pd.Timestamp) -> dict[str, pd.DataFrame]:
    """Apply the as-of rule: forget every row and every date after the peildatum, with what hangs on it.

    The frames given are not changed.
    """
    bekend = dict(frames)
    for naam, kolom in _BESTAAT_VANAF.items():
        bekend[naam] = frames[naam][frames[naam][kolom] <= peildatum]
    for naam, gebeurtenissen in _HANGT_AF_VAN.items():
        frame = bekend[naam]
        for datum, kolommen in gebeurtenissen.items():
            later = frame[datum] > peildatum
            frame = frame.assign(**{kolom: frame[kolom].mask(later) for kolom in (datum, *kolommen)})
        bekend[naam] = frame
    return bekend


def leid_af(frames: Mapping[str, pd.DataFrame], afspraak_maanden: int) -> dict[str, pd.DataFrame]:
    """Add the derived columns and the table ``cohort``.

    Added to ``trajecten``: ``verwijzertype`` (as valid on the aanmelddatum), ``wachttijd`` (start_huur −
    wachtlijstdatum, in months of 30,4375 days), ``wachttijdklasse`` (whole months, as text),
    ``binnen_afspraak`` (ja/nee: a wachttijd of at most ``afspraak_maanden``) and
    ``eigen_gemeente`` (ja/nee: placed in the bindingsgemeente), empty without a start_huur; and ``laatst_bekend``:
    of a closed traject the last day on which somebody saw who lives there (the afsluitdatum, or the newest nameting
    with ``woont_nog`` ja), empty while the traject goes on.
    Tables without a date of their own get the ``jaar`` of their folder.
    ``cohort`` holds the positively closed trajecten with a start_huur, each with its newest nameting.
    """
    afgeleid = dict(frames)
    trajecten = frames["trajecten"]
    types = geldige_verwijzer(trajecten, frames["verwijzers"]).set_index("traject_id")["type"]
    geplaatst = trajecten["start_huur"].notna()
    wacht = (trajecten["start_huur"] - trajecten["wachtlijstdatum"]).dt.days / DAGEN_PER_MAAND
    op_tijd = wacht <= afspraak_maanden
    eigen = trajecten["plaatsingsgemeente"] == trajecten["bindingsgemeente"]
    afgeleid["trajecten"] = trajecten.assign(
        verwijzertype=trajecten["traject_id"].map(types).astype("str"),
        wachttijd=wacht,
        wachttijdklasse=wacht[geplaatst].astype("int64").astype("str").reindex(trajecten.index),
        binnen_afspraak=op_tijd.map({True: "ja", False: "nee"}).where(geplaatst),
        eigen_gemeente=eigen.map({True: "ja", False: "nee"}).where(geplaatst),
        laatst_bekend=_laatst_bekend(trajecten, frames["nametingen"]),
    )
    for naam in ("taakstelling", "dossiers", "jaarplanning", "gepubliceerd", "tekstfouten", "akkoord", "opmerkingen"):
        afgeleid[naam] = frames[naam].assign(jaar=jaarmap(frames[naam]).to_numpy())
    afgeleid["cohort"] = _cohort(afgeleid["trajecten"], frames["nametingen"])
    return afgeleid


def _laatst_bekend(trajecten: pd.DataFrame, nametingen: pd.DataFrame) -> pd.Series:
    gezien = nametingen[nametingen["woont_nog"] == "ja"].groupby("traject_id")["peildatum"].max()
    nameting = gezien.reindex(trajecten["traject_id"]).set_axis(trajecten.index)
    gesloten = trajecten["afsluitdatum"]
    return nameting.where(nameting > gesloten, gesloten).where(gesloten.notna())


def _cohort(trajecten: pd.DataFrame, nametingen: pd.DataFrame) -> pd.DataFrame:
    positief = trajecten[(trajecten["resultaat"] == "positief") & trajecten["start_huur"].notna()]
    nieuwste = nametingen.sort_values("peildatum").drop_duplicates("traject_id", keep="last")
    metingen = nieuwste.set_index("traject_id").rename(columns={"peildatum": "nameting"})
    return positief.join(metingen, on="traject_id")
