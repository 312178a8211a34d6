"""The cohort at equal age: how each kandidaat was doing so many months after the closing, and who came back.

Cohorts are only compared with each other when as much time has passed since the closing. A kandidaat is in a moment
when the peildatum has reached it; who was not measured then, is in it as such.
"""

from __future__ import annotations

import pandas as pd

from loket.register.koppelen import Plaatsen, naast
from loket.register.schema import ONBEKEND
from loket.register.woordkolommen import ja_nee, kies, met

#: The moments, in months after the closing; ``eerste`` is the first nameting, whenever it was.
EERSTE, MAANDEN = "eerste", (6, 12, 24)
#: A nameting belongs to the moment from so many months before it up to as many after it.
SPELING = 6

WONEN = _ER_NOG, _EIGEN, _CORPORATIE, _ZONDER, _WONEN_ONBEKEND, NIET_GEMETEN = (
    "woont er nog",
    "verhuisd op eigen initiatief",
    "verhuisd op initiatief van de corporatie",
    "verhuisd zonder bekend initiatief",
    "niet bekend of zij er nog wonen",
    "niet gemeten",
)
ONTRUIMD = ("ontruimd", "niet ontruimd", "ontruiming niet gemeten")
STRIKT = ("strikt duurzaam", "niet strikt duurzaam of niet gemeten")
TERUG = ("terug", "niet terug voor zover bekend")
TERUGKEER = _AANMELDING, _KWIJT, _NIET_BEKEND, _GEEN = (
    "nieuwe aanmelding",
    "woning verloren",
    "woning niet bekend",
    "niet terug",
)
#: The values of each column by which a moment is split; overlast and huurachterstand have those of the nametingen.
UITKOMSTEN = {"wonen": WONEN, "ontruimd": ONTRUIMD, "strikt": STRIKT, "terug": TERUG, "terugkeer": TERUGKEER}

_WIE = ["kandidaat_id", "traject_id"]
#: Grounds on which a tenancy ended that the tenant did not choose.
_VERLOREN = ("initiatief corporatie", "ontruiming")


def leid_volgmomenten_af(
    cohort: pd.DataFrame, vaker: pd.DataFrame, nametingen: pd.DataFrame, plekken: Plaatsen, peildatum: pd.Timestamp
) -> pd.DataFrame:
    """Return one row for each kandidaat of a cohort and each moment that the peildatum has reached.

    ``vaker`` holds the trajecten of every kandidaat with more than one, ``plekken`` the place in the cohort of each of
    the nametingen.

    Returns
    -------
    DataFrame
        Columns ``traject_id``, ``afsluitdatum``, ``moment``, ``nameting`` (its day), and how it was then: ``wonen``,
        ``overlast``, ``huurachterstand``, ``ontruimd``, ``strikt``. Of a moment in months also ``terug`` and
        ``terugkeer``: whether, and how, the kandidaat came back within that time.
    """
    metingen = _van_het_cohort(nametingen, plekken)
    kandidaten = cohort[["traject_id", "afsluitdatum", "einde_huur", "einde_reden"]].assign(
        plaats=range(len(cohort)),
        aangemeld=_opnieuw_aangemeld(cohort, vaker),
        kwijt=_woning_verloren(cohort, metingen),
        gezien=_gezien(cohort, metingen),
        van=pd.Series(pd.NaT, cohort.index, dtype="datetime64[s]"),
        tot=pd.Series(pd.NaT, cohort.index, dtype="datetime64[s]"),
    )
    delen = [_op(EERSTE, kandidaten, metingen)]
    for maanden in MAANDEN:
        begin, dag, einde = (pd.DateOffset(months=maanden + n) for n in (-SPELING, 0, SPELING))
        tot = kandidaten["afsluitdatum"] + dag
        zo_ver = kandidaten.assign(van=kandidaten["afsluitdatum"] + begin, tot=tot)[tot <= peildatum]
        gesloten, dagen = metingen["gesloten"], metingen["peildatum"]
        bij = dagen.between(gesloten + begin, gesloten + einde, inclusive="left")
        delen.append(_op(str(maanden), zo_ver, metingen[bij]))
    return pd.concat(delen)


def _van_het_cohort(nametingen: pd.DataFrame, plekken: Plaatsen) -> pd.DataFrame:
    """Return the nametingen of the cohort, by their place in it and the first of each first."""
    metingen: pd.DataFrame = nametingen.drop(columns="traject_id").set_axis(plekken)[plekken >= 0]
    return metingen.sort_values("peildatum", kind="stable")


def _op(moment: str, rijen: pd.DataFrame, metingen: pd.DataFrame) -> pd.DataFrame:
    """Say of each kandidaat how it was at a moment, by the first of the nametingen that belong to it."""
    meting = metingen[~metingen.index.duplicated()].reindex(rijen["plaats"]).set_axis(rijen.index)
    strikt = (meting["woont_nog"] == "ja") & (meting["overlast"] == "geen") & (meting["huurachterstand"] == "geen")
    return rijen[["traject_id", "afsluitdatum"]].assign(
        moment=pd.Series(moment, rijen.index, dtype=pd.CategoricalDtype([EERSTE, *map(str, MAANDEN)])),
        nameting=meting["peildatum"],
        wonen=_wonen(meting),
        **{naam: met(meting[naam], meting[naam].isna(), "niet_gemeten") for naam in ("overlast", "huurachterstand")},
        ontruimd=kies(
            {ONTRUIMD[0]: meting["ontruiming"] == "ja", ONTRUIMD[1]: meting["ontruiming"] == "nee"}, ONTRUIMD[2]
        ),
        strikt=ja_nee(strikt, STRIKT),
        **_terugkeer(rijen),
    )


def _wonen(meting: pd.DataFrame) -> pd.Series:
    woont, verhuisd = meting["woont_nog"], meting["verhuisinitiatief"]
    waar = {_ER_NOG: woont == "ja", _WONEN_ONBEKEND: woont == ONBEKEND, _EIGEN: verhuisd == "eigen"}
    return kies(waar | {_CORPORATIE: verhuisd == "corporatie", _ZONDER: verhuisd == ONBEKEND}, NIET_GEMETEN)


def _terugkeer(rijen: pd.DataFrame) -> dict[str, pd.Series]:
    """Return who came back by ``tot``, which the first nameting has not: the first of an aanmelding and a lost home."""
    aangemeld, kwijt, tot = rijen["aangemeld"], rijen["kwijt"], rijen["tot"]
    is_kwijt = (kwijt <= tot) & ~(aangemeld < kwijt)
    is_aangemeld = (aangemeld <= tot) & ~is_kwijt
    beeindigd = rijen["einde_huur"].notna() & (rijen["einde_reden"] != ONBEKEND)
    gezien = (rijen["gezien"] >= rijen["van"]) | beeindigd
    soort = kies({_AANMELDING: is_aangemeld, _KWIJT: is_kwijt, _NIET_BEKEND: ~gezien}, _GEEN)
    terug = ja_nee(is_kwijt | is_aangemeld, TERUG)
    return {"terug": terug.where(tot.notna()), "terugkeer": soort.where(tot.notna())}


def _opnieuw_aangemeld(cohort: pd.DataFrame, vaker: pd.DataFrame) -> pd.Series:
    """Return the day on which each kandidaat was registered again after the closing."""
    zelf = cohort[[*_WIE, "afsluitdatum"]].assign(plaats=range(len(cohort)))[cohort.index.isin(vaker.index)]
    paren = zelf.merge(vaker[[*_WIE, "aanmelddatum"]], on="kandidaat_id", suffixes=("", "_ander"))
    later = (paren["aanmelddatum"] >= paren["afsluitdatum"]) & (paren["traject_id"] != paren["traject_id_ander"])
    return naast(paren[later].groupby("plaats")["aanmelddatum"].min(), cohort)


def _woning_verloren(cohort: pd.DataFrame, metingen: pd.DataFrame) -> pd.Series:
    """Return the day on which each lost the home; if that is not known, that of the nameting that tells of it."""
    verteld = metingen[(metingen["verhuisinitiatief"] == "corporatie") | (metingen["ontruiming"] == "ja")]
    nameting = naast(verteld["peildatum"].groupby(level=0).min(), cohort)
    verloren = cohort["einde_reden"].isin(_VERLOREN) | nameting.notna()
    dag = cohort["einde_huur"].fillna(nameting).where(verloren)
    return dag.where(dag >= cohort["afsluitdatum"])


def _gezien(cohort: pd.DataFrame, metingen: pd.DataFrame) -> pd.Series:
    """Return the last day on which a nameting tells of each how the tenancy was."""
    bekend = metingen[(metingen["woont_nog"] == "ja") | metingen["verhuisinitiatief"].isin(["eigen", "corporatie"])]
    return naast(bekend["peildatum"].groupby(level=0).max(), cohort)
