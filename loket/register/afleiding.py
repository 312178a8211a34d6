"""What follows from the tables: what was known on a peildatum, and the columns that figures count by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from loket.basis.periode import MAAND
from loket.register.deelregios import leid_deelregios_af
from loket.register.facturen import VAN_TRAJECT, leid_facturen_af
from loket.register.inrichting import Inrichting
from loket.register.klachten import leid_klachten_af
from loket.register.koppelen import Ids, Plaatsen, is_vaker, naast, op_plaats
from loket.register.planning import leid_planning_af
from loket.register.routes import leid_routes_af
from loket.register.schema import EIGEN_DATUM, GEBEURTENISTABELLEN, JAARTABELLEN, ONBEKEND, is_heropend, woordkolommen
from loket.register.tabelregels import jaarmap
from loket.register.verwijzers import leid_verwijzers_af, met_verwijzer
from loket.register.volgmomenten import SPELING, leid_volgmomenten_af
from loket.register.woordkolommen import gelijk, hele, ja_nee, met, per_woord

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
    "facturen": {"betaald": ()},
    "klachten": {"besluit": ("oordeel", "gevolg")},
    "dossiers": {"datum": ("besluit",)},
}


def zoals_bekend(frames: Mapping[str, pd.DataFrame], peildatum: pd.Timestamp) -> dict[str, pd.DataFrame]:
    """Apply the as-of rule: forget every row and every date after the peildatum, with what hangs on it.

    The frames given are not changed.
    """
    bekend = dict(frames)
    for naam in GEBEURTENISTABELLEN:
        gebeurd = frames[naam][EIGEN_DATUM[naam]] <= peildatum
        if not gebeurd.all():
            bekend[naam] = frames[naam][gebeurd]
    for naam, gebeurtenissen in _HANGT_AF_VAN.items():
        frame = bekend[naam]
        for datum, kolommen in gebeurtenissen.items():
            later = frame[datum] > peildatum
            if later.any():
                frame = frame.assign(**{kolom: frame[kolom].mask(later) for kolom in (datum, *kolommen)})
        bekend[naam] = frame
    return bekend


def leid_af(frames: Mapping[str, pd.DataFrame], inrichting: Inrichting, peildatum: date) -> dict[str, pd.DataFrame]:
    """Add the derived columns and the table ``cohort``, and say of what is not known that it is not.

    Added to ``trajecten``: ``verwijzertype`` and ``verwijzerstatus`` (as valid on the aanmelddatum), ``verwijzer`` (the
    name that the organisation has on the peildatum), ``wachttijd`` (start_huur −
    wachtlijstdatum, in months of 30,4375 days), ``wachttijdklasse`` (whole months, as text),
    ``binnen_afspraak`` (ja/nee: a wachttijd of at most what was agreed) and
    ``eigen_gemeente`` (ja/nee/onbekend: placed in the bindingsgemeente), empty without a start_huur; ``sleuteldagen``
    (start_huur − aanmelddatum, in days); ``termijn``
    (the last day on which a home is within what was agreed), empty without a wachtlijstdatum; ``gefactureerd``
    (ja/nee), empty without an intake for which there was a tarief; ``eerder`` (ja/nee: the kandidaat had a traject
    before); and ``laatst_bekend``:
    of a closed traject the last day on which somebody saw who lives there (the afsluitdatum, or the newest nameting
    with ``woont_nog`` ja), empty while the traject goes on, or goes on again.
    Added to ``nametingen``: ``gesloten``, the afsluitdatum of the traject.
    What deelregio's and routes add to them, and what is added to ``facturen``, ``klachten``, ``jaarplanning`` and
    ``verwijzers``, stands with the functions of those names.
    Tables of a year that hold no events get the ``jaar`` of their folder.
    ``cohort`` holds the positively closed trajecten with a start_huur, each with its newest nameting, the last day on
    which it is followed (``einde_volgen``), whether it was measured towards that day (``op_het_eind``, ja/nee), and how
    often it was measured (``keer_gemeten``).
    ``volgmomenten`` holds them once for each moment after the closing.
    """
    rijen = {naam: frame.index for naam, frame in frames.items()}
    jaren = {naam: jaarmap(frames[naam]).to_numpy() for naam in JAARTABELLEN if naam not in GEBEURTENISTABELLEN}
    # Between files and rows all of this takes half as long again: each row gets those back at the end.
    frames = {
        naam: frame.reset_index(drop=True).astype(dict.fromkeys(woordkolommen(naam), "category"))
        for naam, frame in frames.items()
    }
    afgeleid = met_onbekend(_met_opvolgers(frames, inrichting.heet_nu(peildatum)))
    trajecten = afgeleid["trajecten"]
    verwijzers = afgeleid["verwijzers"] = leid_verwijzers_af(frames["verwijzers"], peildatum)
    geplaatst = trajecten["start_huur"].notna()
    wacht = in_maanden(trajecten["start_huur"] - trajecten["wachtlijstdatum"])
    op_tijd = wacht <= inrichting.wachttijd_afspraak_maanden
    afgesproken = pd.Timedelta(days=(inrichting.wachttijd_afspraak_maanden * MAAND).days)
    trajecten = leid_routes_af(leid_deelregios_af(met_verwijzer(trajecten, verwijzers), inrichting), inrichting)
    ids, vaker = Ids(trajecten["traject_id"]), is_vaker(trajecten["kandidaat_id"])
    gemeten, gefactureerd = (ids.plaatsen(frames[naam]["traject_id"]) for naam in ("nametingen", "facturen"))
    van_factuur = op_plaats(trajecten[VAN_TRAJECT], gefactureerd, frames["facturen"].index)
    afgeleid["facturen"] = leid_facturen_af(frames["facturen"], van_factuur, inrichting, peildatum)
    afgeleid["trajecten"] = trajecten.assign(
        wachttijd=wacht,
        wachttijdklasse=hele(wacht.where(geplaatst)),
        binnen_afspraak=ja_nee(op_tijd).where(geplaatst),
        eigen_gemeente=_eigen_gemeente(trajecten).where(geplaatst),
        sleuteldagen=(trajecten["start_huur"] - trajecten["aanmelddatum"]).dt.days,
        termijn=trajecten["wachtlijstdatum"] + afgesproken,
        gefactureerd=_gefactureerd(trajecten, gefactureerd[afgeleid["facturen"]["eerste"] == "ja"], frames["tarieven"]),
        eerder=eerder(trajecten, vaker),
        laatst_bekend=_laatst_bekend(trajecten, frames["nametingen"].set_axis(gemeten)),
    )
    gesloten = op_plaats(trajecten["afsluitdatum"], gemeten, frames["nametingen"].index)
    afgeleid["nametingen"] = afgeleid["nametingen"].assign(gesloten=gesloten)
    afgeleid["klachten"] = leid_klachten_af(afgeleid["klachten"], inrichting)
    afgeleid["jaarplanning"] = leid_planning_af(frames["jaarplanning"], peildatum)
    for naam, jaar in jaren.items():
        afgeleid[naam] = afgeleid[naam].assign(jaar=jaar)
    metingen = afgeleid["nametingen"].set_axis(gemeten)
    cohort = _cohort(afgeleid["trajecten"], metingen, 12 * inrichting.nameting_jaren)
    afgeleid["cohort"] = cohort
    afgeleid["volgmomenten"] = leid_volgmomenten_af(
        cohort,
        trajecten[vaker],
        afgeleid["nametingen"],
        cohort.index.get_indexer(pd.Index(gemeten)),
        pd.Timestamp(peildatum),
    )
    rijen |= dict.fromkeys(("cohort", "volgmomenten"), rijen["trajecten"])
    return {naam: frame.set_axis(rijen[naam].take(frame.index.to_numpy())) for naam, frame in afgeleid.items()}


def in_maanden(duur: pd.Series[pd.Timedelta]) -> pd.Series:
    """Return lengths of time in months, of :data:`~loket.basis.periode.DAGEN_PER_MAAND` days."""
    maanden: pd.Series = duur / MAAND
    return maanden


def _met_opvolgers(frames: Mapping[str, pd.DataFrame], heet_nu: dict[str, str]) -> dict[str, pd.DataFrame]:
    """Call a corporatie by the name that it has on the peildatum."""
    hernoemd = dict(frames)
    for naam in ("trajecten", "taakstelling") if heet_nu else ():
        hernoemd[naam] = frames[naam].assign(
            corporatie=per_woord(frames[naam]["corporatie"], lambda naam: heet_nu.get(naam, naam))
        )
    return hernoemd


#: Columns of which an empty cell is unknown once another column is filled, or holds a value.
BEKEND_MET: dict[str, dict[str, tuple[str, str]]] = {
    "trajecten": {
        "verwijzer_id": ("aanmelddatum", ""),
        "herkomstgemeente": ("aanmelddatum", ""),
        "bindingsgemeente": ("aanmelddatum", ""),
        "corporatie": ("wachtlijstdatum", ""),
        "plaatsingsgemeente": ("start_huur", ""),
        "einde_reden": ("einde_huur", ""),
        "uitval_reden": ("uitval_datum", ""),
        "afsluitreden": ("resultaat", "negatief"),
    },
    "nametingen": {
        "woont_nog": ("peildatum", ""),
        "verhuisinitiatief": ("woont_nog", "nee"),
        "overlast": ("peildatum", ""),
        "huurachterstand": ("peildatum", ""),
        "ontruiming": ("peildatum", ""),
    },
    "klachten": {"oordeel": ("besluit", "")},
}


def met_onbekend(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Write ``onbekend`` in every empty cell that should hold something by now; what was not measured says that.

    The frames given are not changed.
    """
    gevuld = dict(frames)
    for naam, kolommen in BEKEND_MET.items():
        frame = frames[naam]
        nieuw = {}
        for kolom, (bij, waarde) in kolommen.items():
            hoort = (frame[bij] == waarde).fillna(False) if waarde else frame[bij].notna()
            woord = "niet_gemeten" if kolom in ("overlast", "huurachterstand") else ONBEKEND
            leeg = frame[kolom].isna() & hoort
            if leeg.any():
                nieuw[kolom] = met(frame[kolom], leeg, woord)
        gevuld[naam] = frame.assign(**nieuw)
    return gevuld


def _eigen_gemeente(trajecten: pd.DataFrame) -> pd.Series:
    woning, binding = trajecten["plaatsingsgemeente"], trajecten["bindingsgemeente"]
    return met(ja_nee(gelijk(woning, binding)), (woning == ONBEKEND) | (binding == ONBEKEND), ONBEKEND)


def _gefactureerd(trajecten: pd.DataFrame, gefactureerd: Plaatsen, tarieven: pd.DataFrame) -> pd.Series:
    te_doen = trajecten["intakedatum"] >= tarieven["geldig_van"].min()
    gedaan = pd.Series(pd.RangeIndex(len(trajecten)).isin(gefactureerd), trajecten.index)
    return ja_nee(gedaan).where(te_doen)


def eerder(trajecten: pd.DataFrame, vaker: pd.Series) -> pd.Series:
    """Tell of each traject (ja/nee) whether its kandidaat, if :func:`is_vaker`, was registered on an earlier day."""
    dagen = trajecten.loc[vaker].groupby("kandidaat_id")["aanmelddatum"]
    terug = vaker.copy()
    terug[vaker] = dagen.transform("min") < trajecten.loc[vaker, "aanmelddatum"]
    return ja_nee(terug)


def _laatst_bekend(trajecten: pd.DataFrame, nametingen: pd.DataFrame) -> pd.Series:
    nameting = naast(nametingen.loc[nametingen["woont_nog"] == "ja", "peildatum"].groupby(level=0).max(), trajecten)
    gesloten = trajecten["afsluitdatum"].mask(is_heropend(trajecten))
    return nameting.where(nameting > gesloten, gesloten).where(gesloten.notna())


def _cohort(trajecten: pd.DataFrame, nametingen: pd.DataFrame, maanden: int) -> pd.DataFrame:
    positief = (trajecten["resultaat"] == "positief") & trajecten["start_huur"].notna()
    op_volgorde = (
        nametingen.drop(columns=["traject_id", "gesloten"])
        .sort_values("peildatum")
        .rename(columns={"peildatum": "nameting"})
    )
    nieuwste = op_volgorde[~op_volgorde.index.duplicated(keep="last")]
    keren = np.bincount(nametingen.index[nametingen.index >= 0], minlength=len(trajecten))
    cohort = trajecten[positief].assign(keer_gemeten=keren[positief])
    cohort = pd.concat([cohort, nieuwste.reindex(np.flatnonzero(positief)).set_axis(cohort.index)], axis=1)
    op_het_eind = cohort["nameting"] >= cohort["afsluitdatum"] + pd.DateOffset(months=maanden - SPELING)
    return cohort.assign(
        einde_volgen=cohort["afsluitdatum"] + pd.DateOffset(months=maanden),
        op_het_eind=ja_nee(op_het_eind),
    )
