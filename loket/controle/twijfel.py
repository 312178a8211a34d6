"""What may be right in the register but should be looked at: the careful reader's questions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from loket.basis import opmaak
from loket.cijfers.cijfers import Cijfers, cohortjaren
from loket.cijfers.gepubliceerd import meldingen, vergelijk
from loket.controle.verslag import Bevinding, bestandsnaam, rijen, van_de_cijfers, waarschuwing
from loket.register.schema import EIGEN_DATUM, GEBEURTENISTABELLEN

#: A desk in which nothing happens for longer than this is rare; a slip in the year of a peildatum is not.
_STIL = pd.Timedelta(days=183)


@waarschuwing("gelijke-cohorten", "Opeenvolgende cohorten zijn niet precies even groot.")
@van_de_cijfers
def _gelijke_cohorten(cijfers: Cijfers) -> Iterator[Bevinding]:
    for oud, nieuw in pairwise(cohortjaren(cijfers)):
        if oud.nameting_cohort and oud.nameting_cohort.waarde == nieuw.nameting_cohort.waarde:
            yield Bevinding(
                f"{cijfers.jaar}/nametingen.csv",
                "",
                f"cohort {oud.jaar} en cohort {nieuw.jaar}: allebei {oud.nameting_cohort.voluit}",
                "twee cohorten die niet toevallig even groot zijn",
                "kijk na of geen cohort dubbel is ingevoerd",
            )


@waarschuwing(
    "gemiddelde-van-gemiddelden",
    "Het gemiddelde over alle gevallen is hetzelfde als het gemiddelde van de corporaties.",
)
@van_de_cijfers
def _gemiddelde_van_gemiddelden(cijfers: Cijfers) -> Iterator[Bevinding]:
    frame = cijfers.per("corporatie", "wachttijd", totaal=False)
    per_corporatie = [c.waarde for c in frame["wachttijd"] if c.waarde is not None]
    over_alles = cijfers.wachttijd
    if not per_corporatie:
        return
    van_gemiddelden = opmaak.maanden(sum(per_corporatie) / len(per_corporatie))
    if van_gemiddelden != str(over_alles):
        yield Bevinding(
            f"{cijfers.jaar}/trajecten.csv",
            "",
            f"wachttijd over alle plaatsingen {over_alles}, gemiddelde van de corporaties {van_gemiddelden}",
            "twee manieren van middelen die hetzelfde geven",
            "noem alleen het gemiddelde over alle plaatsingen, en zeg dat erbij",
        )


@waarschuwing("overeenkomst-halverwege", "Deelnemers hadden op de aanmelddatum al een deelnemersovereenkomst.")
@van_de_cijfers
def _overeenkomst_halverwege(cijfers: Cijfers) -> Iterator[Bevinding]:
    sinds = cijfers.register.tabel("verwijzers")[["verwijzer_id", "deelnemersovereenkomst_sinds"]].drop_duplicates()
    aangemeld = cijfers.aanmeldingen.rijen[["verwijzer_id", "aanmelddatum"]].merge(sinds, on="verwijzer_id")
    ingang = aangemeld["deelnemersovereenkomst_sinds"]
    eerder = ingang[(aangemeld["aanmelddatum"] < ingang) & (ingang <= pd.Timestamp(cijfers.periode.einde))]
    for dag, aantal in eerder.dt.date.value_counts().sort_index().items():
        hoeveel = opmaak.met_woord(aantal, ("aanmelding", "aanmeldingen"))
        yield Bevinding(
            "verwijzers.csv",
            "kolom deelnemersovereenkomst_sinds",
            f"{hoeveel} in {cijfers.jaar} vóór de overeenkomst van {opmaak.datum(dag)}",
            "deelnemers met een overeenkomst op de aanmelddatum",
            "zeg bij de cijfers over deelnemers dat de overeenkomst pas later inging",
        )


@waarschuwing("grond-van-einde", "Van elke huurder die vertrok, is de grond bekend.")
@van_de_cijfers
def _grond_van_einde(cijfers: Cijfers) -> Iterator[Bevinding]:
    trajecten, nametingen = cijfers.register.frames["trajecten"], cijfers.register.frames["nametingen"]
    dit_jaar = nametingen["peildatum"].dt.year == cijfers.jaar
    vertrokken = nametingen[dit_jaar & ((nametingen["woont_nog"] == "nee") | (nametingen["ontruiming"] == "ja"))]
    met_reden = trajecten.loc[trajecten["einde_reden"].notna(), ["traject_id", "einde_reden"]]
    met_reden = met_reden[met_reden["traject_id"].isin(vertrokken["traject_id"])]
    redenen = dict(zip(met_reden["traject_id"], met_reden["einde_reden"], strict=True))
    for bestand, plaats, meting in rijen(vertrokken[["traject_id", "ontruiming"]]):
        reden = redenen.get(meting["traject_id"], "")
        if reden and (reden == "ontruiming") == (meting["ontruiming"] == "ja"):
            continue
        einde = f"einde_reden ‘{reden}’, ontruiming {meting['ontruiming']}" if reden else "zonder einde_reden"
        yield Bevinding(
            bestand,
            plaats,
            f"{meting['traject_id']}: vertrokken, {einde}",
            "de grond waarop de huur eindigde, dezelfde als in de nameting",
            "vul einde_huur en einde_reden in bij het traject, of verbeter de nameting",
        )


@waarschuwing("cohort-gemeten", "Elk cohort is gemeten.")
@van_de_cijfers
def _cohort_gemeten(cijfers: Cijfers) -> Iterator[Bevinding]:
    for cohort in cohortjaren(cijfers):
        if cohort.nameting_cohort and not cohort.is_gemeten and cijfers.periode.soort == "jaar":
            yield Bevinding(
                f"{cijfers.jaar}/nametingen.csv",
                "",
                f"cohort {cohort.jaar}: nog niemand gemeten",
                f"nametingen van {cohort.nameting_cohort.voluit}",
                "voeg de nametingen toe, of zeg in de tekst dat er nog niet is gemeten",
            )


@waarschuwing("reeks-zonder-noemer", "Bij elk gepubliceerd percentage hoort een noemer.")
@van_de_cijfers
def _reeks_zonder_noemer(cijfers: Cijfers) -> Iterator[Bevinding]:
    reeksen = cijfers.register.tabel("reeksen")
    kaal = reeksen[reeksen["noemer"].isna()]
    for bestand, plaats, reeks in rijen(kaal):
        yield Bevinding(
            bestand,
            plaats,
            f"{reeks['indicator']} {reeks['jaar']}: {reeks['waarde'].replace('.', ',')}% zonder noemer",
            "bij elk percentage het aantal waarvan",
            "zoek de noemer op, of zeg bij het cijfer dat die niet bekend is",
        )


@waarschuwing(
    "gepubliceerd-gelijk", "Wat is gepubliceerd, is gelijk aan wat het register geeft, of het verschil is verklaard."
)
@van_de_cijfers
def _gepubliceerd_gelijk(cijfers: Cijfers) -> Iterator[Bevinding]:
    for m in meldingen(vergelijk(cijfers)):
        yield Bevinding(bestandsnaam(m.bestand), f"rij {m.rij}", f"{m.kolom} {m.waarde}", m.verwacht, m.herstel)


@waarschuwing("elke-corporatie", "Elke corporatie heeft een taakstelling.")
@van_de_cijfers
def _elke_corporatie(cijfers: Cijfers) -> Iterator[Bevinding]:
    bekend = set(cijfers.dit_jaar("taakstelling")["corporatie"])
    for corporatie in cijfers.loket.corporaties:
        if corporatie not in bekend:
            yield Bevinding(
                f"{cijfers.jaar}/taakstelling.csv",
                "",
                f"{corporatie}: geen taakstelling",
                "een rij voor elke corporatie uit loket.toml",
                "voeg de rij toe, met 0 als er niets is afgesproken",
            )


@waarschuwing("register-bij", "Het register loopt tot kort voor de peildatum.")
@van_de_cijfers
def _register_bij(cijfers: Cijfers) -> Iterator[Bevinding]:
    frames = cijfers.register.frames
    nieuwste = pd.Series([frames[naam][EIGEN_DATUM[naam]].max() for naam in GEBEURTENISTABELLEN]).max()
    peildatum = pd.Timestamp(cijfers.register.peildatum)
    # What ends before the period is a year of which nothing has been filled in yet, and that is told elsewhere.
    if nieuwste >= pd.Timestamp(cijfers.periode.begin) and nieuwste + _STIL < peildatum:
        yield Bevinding(
            f"{cijfers.jaar}/trajecten.csv",
            "",
            f"het nieuwste is van {opmaak.datum(nieuwste)}, de peildatum is {opmaak.datum(peildatum)}",
            "een register waarin tot kort voor de peildatum iets gebeurde",
            "verbeter PEILDATUM, of lees het register opnieuw in",
        )


TWIJFEL = (
    _register_bij,
    _gelijke_cohorten,
    _gemiddelde_van_gemiddelden,
    _overeenkomst_halverwege,
    _grond_van_einde,
    _cohort_gemeten,
    _reeks_zonder_noemer,
    _gepubliceerd_gelijk,
    _elke_corporatie,
)
