"""De grafieken van het rapport, elk met één aanroep: ``grafieken.wachttijd(cijfers)``. Ze rekenen zelf niets uit."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from loket.basis import opmaak
from loket.basis.afspraken import INTERN
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers, cohortjaren
from loket.cijfers.onzekerheid import verschilt
from loket.register.schema import ONBEKEND
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel, groepslabel, interval
from loket.tonen.tabellen import gegevens
from loket.tonen.tekenen import ARCERING, DONKER, GRIJS, INKT, LICHT, MIDDEN, Grafiek, tekening
from loket.tonen.verhaal import geen_gegevens
from loket.tonen.zin import Zin, opgesomd, zin

#: Figures do not change: a chart of the same figures is drawn once.
_eens = lru_cache(maxsize=1)


@_eens
def aanmeldingen_per_maand(cijfers: Cijfers) -> Grafiek | Tekst:
    """Draw the aanmeldingen by month, stacked by verwijzertype."""
    if not cijfers.aanmeldingen:
        return geen_gegevens(f"aanmeldingen in {cijfers.periode.voluit}")
    frame = cijfers.kruis("aanmeldingen", "maand", "verwijzertype")
    if ONBEKEND in frame and not frame.loc["Totaal", ONBEKEND]:  # another year has some of unknown type
        frame = frame.drop(columns=ONBEKEND)
    maanden, typen = frame.drop(index="Totaal"), list(frame.columns.drop("Totaal"))
    onder = np.zeros(len(maanden))
    with tekening(2.9) as (assen, svg):
        for type_, kleur, arcering in zip(typen, (DONKER, LICHT, GRIJS), ARCERING, strict=False):
            hoogte = maanden[type_].map(float).to_numpy()
            label = groepslabel("verwijzertype", type_)
            assen.bar(
                range(len(maanden)), hoogte, 0.75, onder, color=kleur, hatch=arcering, edgecolor="white", label=label
            )
            onder = onder + hoogte
        for plaats, cijfer in enumerate(maanden["Totaal"]):
            _bijschrift(assen, str(cijfer), plaats, float(cijfer), "boven")
        assen.set_xticks(range(len(maanden)), [groepslabel("maand", m) for m in maanden.index])
        assen.legend(loc="lower left", bbox_to_anchor=(0, 1.02), ncols=3, borderaxespad=0)
        assen.set_ylim(0, 1.15 * max(onder))  # so that the number on the highest bar stays below the legend
        _zonder_as(assen, "y")
    bericht = zin(f"In {cijfers.periode.voluit} ", cijfers.aanmeldingen.er, _drukste(cijfers, maanden["Totaal"]), ".")
    per_maand = [
        f"{opmaak.maandnaam(int(str(m)))} {rij['Totaal']} ({_delen(rij, typen, 'verwijzertype')})"
        for m, rij in maanden.iterrows()
    ]
    alt = f"Gestapelde staven: aanmeldingen per maand in {cijfers.periode.voluit}. {'; '.join(per_maand)}."
    return Grafiek("aanmeldingen-per-maand", bericht, alt, svg.getvalue(), gegevens(frame))


@_eens
def jaarstroom(cijfers: Cijfers) -> Grafiek | Tekst:
    """Draw the year's flow: how many aanmeldingen, intakes and plaatsingen took place in the period."""
    stappen = [cijfers.aanmeldingen, cijfers.intakes, cijfers.plaatsingen]
    if not any(stappen):
        return geen_gegevens(f"aanmeldingen, intakes en plaatsingen in {cijfers.periode.voluit}")
    namen = [opmaak.hoofdletter(c.definitie.label) for c in stappen]
    with tekening(1.6) as (assen, svg):
        assen.barh(range(len(stappen)), [float(c) for c in stappen], 0.68, color=DONKER)
        for plaats, cijfer in enumerate(stappen):
            _bijschrift(assen, str(cijfer), float(cijfer), plaats, "rechts")
        assen.set_yticks(range(len(stappen)), namen)
        assen.invert_yaxis()
        _zonder_as(assen, "x")
    rij = opgesomd([c.voluit for c in stappen])
    bericht = zin(f"In {cijfers.periode.voluit} waren er ", rij, ". Het gaat niet steeds om dezelfde kandidaten.")
    alt = f"Drie liggende staven voor {cijfers.periode.voluit}: {rij}."
    rijen = tuple((naam, cijfer) for naam, cijfer in zip(namen, stappen, strict=True))
    return Grafiek(
        "jaarstroom",
        bericht,
        alt,
        svg.getvalue(),
        Tabel("", "", ("Stap", f"Aantal in het {cijfers.periode.soort}"), rijen),
    )


@_eens
def taakstelling(cijfers: Cijfers) -> Grafiek | Tekst:
    """Draw the plaatsingen of each corporatie against its taakstelling."""
    if not cijfers.taakstelling:
        return geen_gegevens(f"een taakstelling in {cijfers.periode.voluit}")
    frame = cijfers.per("corporatie", "taakstelling", "plaatsingen", "realisatie")
    rijen = frame.drop(index="Totaal").sort_values(
        "realisatie", key=lambda s: s.map(float), ascending=False, kind="stable"
    )
    with tekening(1.9) as (assen, svg):
        plaatsen = range(len(rijen))
        doelen = rijen["taakstelling"].map(float)
        assen.barh(plaatsen, doelen, 0.68, color="none", edgecolor=GRIJS, linewidth=1.2, label="Taakstelling")
        assen.barh(plaatsen, rijen["plaatsingen"].map(float), 0.68, color=DONKER, label="Plaatsingen")
        for plaats, (_, rij) in enumerate(rijen.iterrows()):
            uiterste = max(float(rij["taakstelling"]), float(rij["plaatsingen"]))
            tekst = f"{rij['plaatsingen']} van {rij['taakstelling']} ({rij['realisatie']})"
            _bijschrift(assen, tekst, uiterste, plaats, "rechts")
        assen.set_yticks(plaatsen, list(rijen.index))
        assen.invert_yaxis()
        assen.legend(loc="lower left", bbox_to_anchor=(0, 1.02), ncols=2, borderaxespad=0, reverse=True)
        assen.margins(x=0.28)
        assen.set_xlim(left=0)
        _zonder_as(assen, "x")
    met_taak = rijen[rijen["taakstelling"].map(bool)]
    haalde = [str(naam) for naam, r in met_taak.iterrows() if float(r["plaatsingen"]) >= float(r["taakstelling"])]
    samen = "alle corporaties samen" if 0 < len(haalde) < len(met_taak) else "samen"
    wie = f"{_wie_haalde(haalde, len(met_taak))}: {samen} "
    bericht = zin(wie, cijfers.plaatsingen, " van ", cijfers.taakstelling, ".")
    if not cijfers.plaatsingen:
        bericht = zin("Op de taakstelling van ", cijfers.taakstelling.voluit, " waren er nog geen plaatsingen.")
    per = [f"{naam} {r['plaatsingen']} van {r['taakstelling']} ({r['realisatie']})" for naam, r in rijen.iterrows()]
    alt = f"Liggende staven: plaatsingen en taakstelling per corporatie in {cijfers.periode.voluit}. {'; '.join(per)}."
    return Grafiek("taakstelling", bericht, alt, svg.getvalue(), gegevens(frame))


@_eens
def wachttijd(cijfers: Cijfers) -> Grafiek | Tekst:
    """Draw how the wachttijd of the plaatsingen is spread, with the agreed longest wachttijd."""
    if not cijfers.plaatsingen:
        return geen_gegevens(f"plaatsingen in {cijfers.periode.voluit}")
    frame = cijfers.per("wachttijdklasse", "plaatsingen")
    klassen = frame.drop(index="Totaal")["plaatsingen"]
    afspraak = cijfers.register.inrichting.wachttijd_afspraak_maanden
    with tekening(2.6) as (assen, svg):
        hoogte = [float(c) for c in klassen]
        grenzen = opmaak.elk(afspraak)  # of a roll-up: between them, it depends on the desk
        kleuren = [
            DONKER if int(k) < min(grenzen) else MIDDEN if int(k) < max(grenzen) else LICHT for k in klassen.index
        ]
        assen.bar([int(k) + 0.5 for k in klassen.index], hoogte, 0.9, color=kleuren)
        for klasse, cijfer in klassen.items():
            if cijfer:
                _bijschrift(assen, str(cijfer), int(str(klasse)) + 0.5, float(cijfer), "boven")
        for maanden in grenzen:
            assen.axvline(maanden, color=INKT, linestyle="--", linewidth=1)
        assen.margins(y=0.18)
        tekst = f"afspraak: {afspraak} maanden"
        assen.annotate(
            tekst, (afspraak, 1), (4, 0), xycoords=assen.get_xaxis_transform(), textcoords="offset points", va="top"
        )
        assen.set_xticks(range(0, max(len(klassen), afspraak) + 1, 2))
        assen.set_xlabel("Wachttijd in maanden")
        _zonder_as(assen, "y")
    deel = cijfers.binnen_afspraak.Hoeveel
    wie = " van de plaatsingen" * ("%" in str(deel))
    binnen = opmaak.met_woord(afspraak, ("maand", "maanden"))
    bericht = zin(deel, f"{wie} was binnen {binnen}.")
    per = [f"{groepslabel('wachttijdklasse', str(k))}: {c}" for k, c in klassen.items() if c]
    alt = (
        f"Staven: plaatsingen in {cijfers.periode.voluit} naar wachttijd, met een lijn bij {afspraak} maanden."
        f" {'; '.join(per)}."
    )
    if cijfers.publiek == INTERN:  # else they are not those of the bars, which were rounded
        alt += f" Gemiddelde {cijfers.wachttijd}, mediaan {cijfers.wachttijd_mediaan}."
    bezet = frame[frame["plaatsingen"].map(bool)]
    return Grafiek("wachttijd", bericht, alt, svg.getvalue(), gegevens(bezet))


_UITKOMSTEN = {
    "Overlast": {
        "overlast_geen": "geen",
        "overlast_meldingen": "meldingen",
        "overlast_structureel": "structureel",
        "overlast_niet_gemeten": "niet gemeten",
    },
    "Huurachterstand": {
        "huurachterstand_geen": "geen",
        "huurachterstand_opgelost": "opgelost",
        "huurachterstand_problematisch": "problematisch",
        "huurachterstand_niet_gemeten": "niet gemeten",
    },
}


@_eens
def overlast_en_huurachterstand(cijfers: Cijfers) -> Grafiek | Tekst:
    """Draw how the cohorts under measurement are doing: overlast and huurachterstand, as shares."""
    cohorten = [c for c in cohortjaren(cijfers) if c.nameting_cohort]
    if not cohorten:
        return geen_gegevens("een cohort met nametingen")
    rijen = [(f"{soort}, cohort {c.jaar}", c, namen) for soort, namen in _UITKOMSTEN.items() for c in cohorten]
    with tekening(0.75 + 0.42 * len(rijen)) as (assen, svg):
        for plaats, (_, cohort, namen) in enumerate(rijen):
            links = 0.0
            for naam, kleur, arcering in zip(
                namen, (MIDDEN, LICHT, DONKER, GRIJS), ("", "////", "", "\\\\\\\\"), strict=True
            ):
                cijfer: Cijfer = getattr(cohort, naam)
                breedte = float(cijfer.aandeel)
                assen.barh(plaats, breedte, 0.7, left=links, color=kleur, hatch=arcering, edgecolor="white")
                links += breedte
            geen: Cijfer = getattr(cohort, next(iter(namen)))
            tekst = f"geen: {geen.aandeel}"
            assen.annotate(tekst, (0, plaats), (6, 0), textcoords="offset points", va="center", color="white")
            rest = [f"{namen[n]} {getattr(cohort, n)}" for n in list(namen)[1:] if getattr(cohort, n)]
            _bijschrift(assen, ", ".join(rest), 100, plaats, "rechts")
        assen.set_yticks(range(len(rijen)), [naam for naam, _, _ in rijen])
        assen.invert_yaxis()
        assen.set_xlim(0, 158)
        _zonder_as(assen, "x")
    kop = ("Uitkomst", *(f"Cohort {c.jaar}" for c in cohorten))
    cellen = [
        (f"{soort}: {woord}", *(getattr(c, naam) for c in cohorten))
        for soort, namen in _UITKOMSTEN.items()
        for naam, woord in namen.items()
    ]
    # A caption may only say what the numbers say, also in a year that goes badly.
    meeste = all(float(getattr(c, next(iter(namen))).aandeel) > 50 for _, c, namen in rijen)
    bericht = zin(
        f"{'De meeste kandidaten waren' if meeste else 'Zo veel kandidaten waren'} zonder overlast (",
        _per_cohort(cohorten, "overlast_geen"),
        ") en zonder huurachterstand (",
        _per_cohort(cohorten, "huurachterstand_geen"),
        ").",
    )
    alles = [
        f"{naam} {opmaak.opsomming([f'{w} {getattr(c, n)}' for n, w in namen.items()])}" for naam, c, namen in rijen
    ]
    alt = f"Liggende staven van 100%, aantallen kandidaten. {'; '.join(alles)}."
    return Grafiek("overlast-en-huurachterstand", bericht, alt, svg.getvalue(), Tabel("", "", kop, tuple(cellen)))


@_eens
def duurzaam_reeks(cijfers: Cijfers) -> Grafiek | Tekst:
    """Draw duurzaam wonen by cohort since the desk started, with intervals where the noemer is known."""
    punten = [c.duurzaam for c in reeksjaren(cijfers) if c.duurzaam.waarde is not None]
    if not punten:
        return geen_gegevens("duurzaam wonen")
    with tekening(2.2) as (assen, svg):
        for plaats, punt in enumerate(punten):
            if punt.interval:
                assen.plot([plaats, plaats], punt.interval, color=GRIJS, linewidth=5, alpha=0.55, solid_capstyle="butt")
            vulling = "white" if punt.uit_reeks else DONKER
            assen.plot(
                plaats, float(punt), "o", markersize=8, color=DONKER, markerfacecolor=vulling, markeredgewidth=1.6
            )
            assen.annotate(str(punt), (plaats, float(punt)), (9, 0), textcoords="offset points", va="center")
        assen.set_xticks(range(len(punten)), [_puntlabel(punt) for punt in punten])
        assen.set_xlim(-0.5, len(punten) - 0.2)
        onderkant = min(60.0, *(p.interval[0] if p.interval else float(p) - 5 for p in punten))
        assen.set_ylim(onderkant, 100)
        assen.yaxis.set_major_formatter(lambda waarde, _: opmaak.getal(waarde) + "%")
        assen.set_yticks([streep for streep in range(0, 101, 10) if streep >= onderkant])
    laatste = punten[-1]
    voorlopig = " (voorlopig)" * laatste.voorlopig
    wat = " is gepubliceerd" if laatste.uit_reeks else " was zonder overlast"
    onzeker = (", met een 95%-interval van ", laatste.marge) if laatste.interval else ()
    bericht = zin(f"Duurzaam wonen van cohort {laatste.cijfers.jaar}: ", laatste, f"{wat}{voorlopig}", *onzeker, ".")
    per = [
        f"cohort {p.cijfers.jaar} {p}{f' (95%-interval {p.marge})' if p.interval else ''}"
        f"{' (alleen als percentage gepubliceerd)' * p.uit_reeks}"
        for p in punten
    ]
    alt = f"Punten met onzekerheidsbalken: duurzaam wonen per cohort. {'; '.join(per)}."
    rijen = tuple(
        (f"Cohort {p.cijfers.jaar}", p, "onbekend" if p.noemer is None else p.van, interval(p), _herkomst(p))
        for p in punten
    )
    kop = ("Cohort", "Duurzaam (%)", "Aantal", "95%-interval (%)", "Herkomst")
    return Grafiek("duurzaam", bericht, alt, svg.getvalue(), Tabel("", "", kop, rijen))


def reeksjaren(cijfers: Cijfers) -> list[Cijfers]:
    """Return the figures of every closed cohort since the desk started, oldest first."""
    return [cijfers[j] for j in range(cijfers.register.inrichting.gestart_in, cijfers.jaar)]


def _drukste(cijfers: Cijfers, maanden: pd.Series) -> Zin:
    """Say which month had most when chance does not explain it, and else that it does; of a few cases nothing."""
    nummers = [int(str(m)) for m in maanden.index]
    dagen = [(min(cijfers.periode.einde, date(cijfers.jaar, m, monthrange(cijfers.jaar, m)[1])).day) for m in nummers]
    uitkomst = verschilt([float(c) for c in maanden], dagen)
    if uitkomst is None:
        return zin()
    if not uitkomst:
        return zin(". De verschillen tussen de maanden kunnen toeval zijn")
    meeste = max(maanden, key=float)
    namen = [opmaak.maandnaam(m) for m, cijfer in zip(nummers, maanden, strict=True) if float(cijfer) == float(meeste)]
    return zin(f", de meeste in {opmaak.opsomming(namen)}: {'elk ' if len(namen) > 1 else ''}", meeste)


def _wie_haalde(namen: list[str], alle: int) -> str:
    if not namen:
        return "De taakstelling is niet gehaald" if alle == 1 else "Geen corporatie haalde haar taakstelling"
    if len(namen) == alle:
        return "De taakstelling is gehaald" if alle == 1 else "Elke corporatie haalde haar taakstelling"
    werkwoord, bezit = ("haalde", "haar") if len(namen) == 1 else ("haalden", "hun")
    return f"{opmaak.opsomming(sorted(namen))} {werkwoord} {bezit} taakstelling"


def _bijschrift(assen: Axes, tekst: str, x: float, y: float, kant: str) -> None:
    schuif, uitlijning = ((0, 3), ("center", "bottom")) if kant == "boven" else ((5, 0), ("left", "center"))
    assen.annotate(tekst, (x, y), schuif, textcoords="offset points", ha=uitlijning[0], va=uitlijning[1])


def _zonder_as(assen: Axes, as_: str) -> None:
    """Hide the axis whose values are written at the marks."""
    getattr(assen, f"{as_}axis").set_visible(False)
    assen.spines["left" if as_ == "y" else "bottom"].set_visible(False)


def _delen(rij: pd.Series, kolommen: list[str], dimensie: str) -> str:
    return opmaak.opsomming([f"{rij[k]} van {groepslabel(dimensie, k).lower()}" for k in kolommen])


def _per_cohort(cohorten: list[Cijfers], naam: str) -> Zin:
    return opgesomd([zin(f"cohort {c.jaar}: ", getattr(c, naam).aandeel) for c in cohorten])


def _herkomst(punt: Cijfer) -> str:
    return f"{punt.herkomst}{', voorlopig' * punt.voorlopig}"


def _puntlabel(punt: Cijfer) -> str:
    bijschrift = (
        "gepubliceerd" if punt.uit_reeks else "voorlopig" if punt.voorlopig else f"n = {opmaak.getal(punt.noemer)}"
    )
    return f"{punt.cijfers.jaar}\n{bijschrift}"


#: Every chart of the report.
ALLE = (
    aanmeldingen_per_maand,
    jaarstroom,
    taakstelling,
    wachttijd,
    overlast_en_huurachterstand,
    duurzaam_reeks,
)
