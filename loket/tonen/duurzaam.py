"""De duurzaamheidsmonitor: cohorten op gelijke leeftijd, hoelang mensen blijven wonen, en wie er wordt gevolgd."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from loket.basis import opmaak
from loket.basis.eenheden import EENHEDEN
from loket.basis.opmaak import aantal_decimalen
from loket.cijfers.afkomst import bezwaar
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.onzekerheid import aandeel, verloop, verschil_in_delen
from loket.cijfers.telregels import woonduur, woonduur_minstens
from loket.cijfers.weergave import Weergave
from loket.register.volgmomenten import MAANDEN, ONTRUIMD, STRIKT, TERUG, TERUGKEER, WONEN
from loket.tonen.alinea import Tekst
from loket.tonen.onthouden import niets
from loket.tonen.publiek import alleen_intern
from loket.tonen.tabel_als_html import Tabel, interval
from loket.tonen.tekenen import DONKER, LICHT, Grafiek, tekening
from loket.tonen.verhaal import geen_gegevens
from loket.tonen.waarde import afgeleid
from loket.tonen.zin import Zin, opgesomd, samen, zin

#: What is compared at equal age, in the order of the report.
_MOMENTEN = {"eerste_nameting": "Eerste nameting", "na_12_maanden": "12\xa0maanden", "na_24_maanden": "24\xa0maanden"}
_TERUG = {f"na_{maanden}_maanden": f"{maanden}\xa0maanden" for maanden in MAANDEN}

#: Figures do not change: a chart of the same figures is drawn once.
_eens = lru_cache(maxsize=1)


def cohorten(cijfers: Cijfers) -> list[Cijfers]:
    """Return the cohorts under measurement and the one let go last, oldest first; of those with anybody in them."""
    jaren = range(cijfers.jaar - cijfers.loket.nameting_jaren - 1, cijfers.jaar)
    return [cijfers[jaar] for jaar in jaren if cijfers[jaar].bekend and cijfers[jaar].nameting_cohort]


def _rijen(cijfers: Cijfers, momenten: dict[str, str]) -> list[tuple[str, Cijfer]]:
    """Return each moment with each cohort of which somebody has reached it: those of equal age under each other."""
    alle = [(label, getattr(cohort, naam)) for naam, label in momenten.items() for cohort in cohorten(cijfers)]
    return [(label, cijfer) for label, cijfer in alle if cijfer]


def _hoofd(label: str, cijfer: Cijfer) -> tuple[object, ...]:
    """Return the first cells of a row: the moment, the cohort, and how many of it have reached the moment."""
    return label, str(cijfer.cijfers.jaar), cijfer


def _maanden(aantal: int) -> str:
    return opmaak.met_woord(aantal, ("maand", "maanden"))


def _deel(cijfer: Cijfer, dimensie: str, waarde: str) -> Cijfer:
    return cijfer.cijfers.cijfer(cijfer.definitie, ((dimensie, waarde),))


def _strikt(cijfer: Cijfer) -> Cijfer:
    return _deel(cijfer, "strikt", STRIKT[0]).aandeel


def _zonder_overlast(cijfer: Cijfer) -> Cijfer:
    return _deel(cijfer, "overlast", "geen").aandeel


def _gemeten(cijfers: Cijfers) -> list[tuple[str, Cijfer]]:
    return [(label, c) for label, c in _rijen(cijfers, _MOMENTEN) if _strikt(c).waarde is not None]


def _nog_niet(cijfers: Cijfers, momenten: dict[str, str]) -> str:
    """Say of which cohort a moment has not come yet, for anybody or for everybody."""
    zinnen = []
    for naam, label in momenten.items():
        for cohort in cohorten(cijfers):
            zo_ver = getattr(cohort, naam)
            wie = "niet iedereen" if zo_ver or zo_ver.benaderd else "niemand"
            if zo_ver < cohort.nameting_cohort:
                zinnen.append(f" Van cohort {cohort.jaar} is nog {wie} {label} geleden afgesloten.")
    return "".join(zinnen)


# --- at equal age ------------------------------------------------------------------------------------------------


@_eens
def gelijke_leeftijd(cijfers: Cijfers) -> Grafiek | Tekst:
    """Draw of each cohort, as long after the closing, who lives sustainably: strictly, and as published before."""
    rijen = _gemeten(cijfers)
    if not rijen:
        return geen_gegevens("een cohort met nametingen")
    punten = [(f"{label}, cohort {c.cijfers.jaar}", _strikt(c), _zonder_overlast(c)) for label, c in rijen]
    strikt = "Strikt: woont er nog, zonder overlast en zonder huurachterstand"
    reeksen = (
        ("Zonder overlast, ruim geteld", LICHT, "white", -0.15, [p for *_, p in punten]),
        (strikt, DONKER, DONKER, 0.15, [s for _, s, _ in punten]),
    )
    with tekening(1.1 + 0.45 * len(punten)) as (assen, svg):
        for naam, kleur, vulling, naast, cijferrij in reeksen:
            hoogten = [plaats + naast for plaats in range(len(punten))]
            for hoogte, cijfer in zip(hoogten, cijferrij, strict=True):
                if cijfer.interval:
                    assen.plot(cijfer.interval, [hoogte] * 2, color=kleur, linewidth=4, alpha=0.45)
                assen.annotate(str(cijfer), (101, hoogte), va="center", annotation_clip=False)
            waarden = [float(cijfer) for cijfer in cijferrij]
            assen.plot(waarden, hoogten, "o", color=kleur, mfc=vulling, mew=1.6, label=naam)
        assen.set_yticks(range(len(punten)), [label for label, *_ in punten])
        assen.invert_yaxis()
        assen.set_xlim(min(60.0, *(c.interval[0] - 2 for *_, r in reeksen for c in r if c.interval)), 100)
        assen.xaxis.set_major_formatter(lambda waarde, _: opmaak.getal(waarde) + "%")
        assen.legend(loc="lower right", bbox_to_anchor=(1, 1.02), borderaxespad=0)
    per = [f"{label}: zonder overlast {p.van}, strikt {s.van}" for label, s, p in punten]
    alt = f"Punten met een balk voor het 95%-interval: wie duurzaam woont. {'; '.join(per)}."
    kop = (
        "Moment",
        "Cohort",
        "Kandidaten",
        "Zonder overlast (%)",
        "95%-interval (%)",
        "Strikt (%)",
        "95%-interval (%) ",
    )
    cellen = [(*_hoofd(*rij), p, interval(p), s, interval(s)) for rij, (_, s, p) in zip(rijen, punten, strict=True)]
    tabel = Tabel("", "", kop, tuple(cellen))
    return Grafiek("gelijke-leeftijd", _bericht([c for _, c in rijen]), alt, svg.getvalue(), tabel)


def _bericht(rijen: list[Cijfer]) -> Zin:
    """Tell of the first moment how each cohort did; whether they differ only if both may be compared."""
    eerste = [c for c in rijen if c.definitie is rijen[0].definitie]
    per = opgesomd([zin(f"van cohort {c.cijfers.jaar} ", _strikt(c).van) for c in eerste])
    moment = _MOMENTEN[rijen[0].definitie.naam].lower()
    bericht = zin("Strikt geteld woonde ", per, f" duurzaam bij de {moment}.")
    return bericht + (_verschil(*map(_strikt, eerste[-2:])) if len(eerste) > 1 else "")


def _verschil(toen: Cijfer, nu: Cijfer) -> str:
    if waarom := bezwaar(nu, toen):
        return f" Of de cohorten verschillen, is niet getoetst: {waarom}."
    delen = [(int(c.teller or 0), int(c.noemer or 0)) for c in (nu, toen)]
    laag, hoog = verschil_in_delen(*delen)
    van = f" Het verschil tussen cohort {toen.cijfers.jaar} en cohort {nu.cijfers.jaar}"
    return f"{van} kan toeval zijn." if laag <= 0 <= hoog else f"{van} is groter dan toeval verklaart."


def wonen(cijfers: Cijfers) -> Tabel | Tekst:
    """Return who still lived there at each moment, who moved and on whose initiative, and who was evicted."""
    koppen = ("Woont er nog", "Zelf verhuisd", "Verhuisd door corporatie", "Verhuisd, onbekend", "Wonen onbekend")
    kolommen = [("wonen", waarde, kop) for waarde, kop in zip(WONEN, (*koppen, "Niet gemeten"), strict=True)]
    titel = "Wie er nog woonde, en op wiens initiatief is verhuisd"
    return _uitkomsten(cijfers, "wonen", titel, [*kolommen, ("ontruimd", ONTRUIMD[0], "Ontruimd")])


def overlast(cijfers: Cijfers) -> Tabel | Tekst:
    """Return who gave overlast at each moment."""
    return _uitkomsten(cijfers, "overlast", "Overlast", _kolommen(cijfers, "overlast"))


def huurachterstand(cijfers: Cijfers) -> Tabel | Tekst:
    """Return who had arrears at each moment."""
    return _uitkomsten(cijfers, "huurachterstand", "Huurachterstand", _kolommen(cijfers, "huurachterstand"))


def _kolommen(cijfers: Cijfers, dimensie: str) -> list[tuple[str, str, str]]:
    waarden = cijfers.groepswaarden(dimensie)
    return [(dimensie, waarde, opmaak.hoofdletter(waarde.replace("_", " "))) for waarde in waarden]


def _uitkomsten(cijfers: Cijfers, anker: str, titel: str, kolommen: list[tuple[str, str, str]]) -> Tabel | Tekst:
    rijen = _gemeten(cijfers)
    if not rijen:
        return geen_gegevens(f"{anker} bij een nameting")
    # A column for what nobody can tell is only there when somebody is in it.
    gevuld = [k for k in kolommen if k[1] not in WONEN[3:5] or any(_deel(c, *k[:2]) for _, c in rijen)]
    return Tabel(
        anker,
        f"{titel}, even lang na de afsluiting",
        ("Moment", "Cohort", "Kandidaten", *(kop for *_, kop in gevuld)),
        tuple((*_hoofd(label, c), *(_deel(c, *kolom[:2]) for kolom in gevuld)) for label, c in rijen),
        noot="De kandidaten zijn allen die zo lang geleden zijn afgesloten, ook wie toen niet is gemeten."
        + _nog_niet(cijfers, _MOMENTEN),
    )


# --- how long tenancies last --------------------------------------------------------------------------------------

_GRENZEN = ("", "_minstens")
#: As long as a tenancy is drawn, in months from its start; at these steps the numbers at risk are told.
_TOT, _STAP = 24, 6


def blijven(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the estimated share that still lives there after 12 and 24 months, both bounds, with those at risk."""
    grenzen = {n: [getattr(cijfers, f"woont_na_{n}{grens}") for grens in _GRENZEN] for n in (12, 24)}
    bereikt = {n: paar for n, paar in grenzen.items() if paar[0].waarde is not None}
    if not bereikt:
        geen = "Hoe lang huurders blijven wonen, is nog niet te schatten: niemand is al 12 maanden gevolgd."
        return Tekst(f"*{niets(cijfers.woont_na_12, geen)}*")
    onbekend = cijfers.huurders_einde_onbekend
    waarom = zin("Van elke huurder is bekend tot wanneer hij er woonde: de grenzen zijn gelijk.")
    if onbekend:
        waarom = zin(
            "Negatief afgesloten, zonder dat bekend is of zij er nog wonen: ",
            onbekend.voluit,
            ". Bij de bovengrens is niemand van hen vertrokken, bij de ondergrens ieder van hen op de dag van de"
            " afsluiting.",
        )
    return Tabel(
        "blijven",
        zin("Wie na de start van de huur nog in de woning woont, geschat over ", cijfers.huurders.voluit),
        ("Na", "Zo lang gevolgd", "Bovengrens (%)", "95%-interval (%)", "Ondergrens (%)", "95%-interval (%)"),
        tuple(
            (
                _maanden(n),
                getattr(cijfers, f"huurders_na_{n}"),
                *(cel for grens in paar for cel in (grens, interval(grens))),
            )
            for n, paar in bereikt.items()
        ),
        noot=waarom
        + " Zo lang gevolgd is van wie bekend is dat hij toen nog in de woning woonde. Wie korter is gevolgd,"
        " telt mee tot hij voor het laatst is gezien.",
    )


@alleen_intern("De grafiek van wie er nog woont, huurder voor huurder,")
@_eens
def blijven_door_de_tijd(cijfers: Cijfers) -> Grafiek | Tekst:
    """Draw the estimated share that still lives there as time goes on, with both bounds and the numbers at risk."""
    huurders = cijfers.huurders
    duren = [meet(huurders.rijen, cijfers.periode) for meet in (woonduur, woonduur_minstens)]
    langst = duren[0]["duur"].max() if huurders else 0
    if langst < _STAP:
        return geen_gegevens(f"huurders die {_STAP} maanden zijn gevolgd")
    momenten = range(0, int(min(_TOT, langst)) + 1, _STAP)
    gevolgd = [int((duren[0]["duur"] >= maand).sum()) for maand in momenten]
    delen = [[opmaak.procent(aandeel(duur, maand).waarde) for duur in duren] for maand in momenten]
    with tekening(3.1) as (assen, svg):
        stijlen = ((DONKER, "-", "Bovengrens"), (LICHT, "--", "Ondergrens"))
        for duur, (kleur, stijl, naam) in zip(duren, stijlen, strict=True):
            lijn = verloop(duur)
            tijden, over = [0.0, *lijn.tijden, _TOT], [1.0, *lijn.over, lijn.over[-1]]
            assen.step(tijden, [100 * deel for deel in over], stijl, where="post", color=kleur, lw=2, label=naam)
        laagst = min(100 * float(lijn.over[lijn.tijden <= momenten[-1]].min(initial=1.0)), 90.0)
        assen.set_xlim(0, momenten[-1])
        assen.set_ylim(10 * (laagst // 10), 100.5)
        assen.yaxis.set_major_formatter(lambda waarde, _: opmaak.getal(waarde) + "%")
        assen.set_xticks(momenten, [f"{m}\n({opmaak.getal(n)})" for m, n in zip(momenten, gevolgd, strict=True)])
        assen.set_xlabel("Maanden na de start van de huur (tussen haakjes: hoeveel huurders zo lang zijn gevolgd)")
        assen.legend(loc="lower left")
    rijen = [(_maanden(m), opmaak.getal(n), *deel) for m, n, deel in zip(momenten, gevolgd, delen, strict=True)]
    per = [f"na {na} {n} gevolgd, bovengrens {boven}, ondergrens {onder}" for na, n, boven, onder in rijen]
    alt = f"Twee dalende trappen: wie er nog woont, volgens de boven- en de ondergrens. {'; '.join(per)}."
    na, _, boven, onder = rijen[-1]
    cellen = [[na, *(afgeleid(deel, huurders) for deel in rest)] for na, *rest in rijen]
    _, zo_lang, hoog, laag = cellen[-1]
    deel = (hoog,) if boven == onder else (laag, " (ondergrens) tot ", hoog, " (bovengrens)")
    nog = zin(f"Naar schatting woont na {na} ", *deel, " nog in de woning; zo lang gevolgd: ")
    bericht = zin(nog, zo_lang, " van ", huurders.voluit, ".")
    cellen[0][1] = huurders
    tabel = Tabel("", "", ("Na", "Zo lang gevolgd", "Bovengrens", "Ondergrens"), tuple(map(tuple, cellen)))
    return Grafiek("blijven", bericht, alt, svg.getvalue(), tabel)


# --- who comes back ----------------------------------------------------------------------------------------------


def terug(cijfers: Cijfers) -> Tabel | Tekst:
    """Return who came back within 6, 12 and 24 months of the closing, among those who were followed as long."""
    rijen = _rijen(cijfers, _TERUG)
    if not rijen:
        geen = "Van niemand is de positieve afsluiting al zes maanden geleden."
        eerste = [getattr(cohort, next(iter(_TERUG))) for cohort in cohorten(cijfers)]
        return Tekst(f"*{niets(eerste[-1] if eerste else None, geen)}*")
    kolommen = [("terugkeer", waarde) for waarde in TERUGKEER[:2]]
    delen = [(label, c, _deel(c, "terug", TERUG[0])) for label, c in rijen]
    return Tabel(
        "terug",
        "Wie na een positieve afsluiting terugkwam of de woning verloor",
        (
            "Binnen",
            "Cohort",
            "Zo lang geleden afgesloten",
            "Nieuwe aanmelding",
            "Woning verloren",
            "Samen (%)",
            "95%-interval (%)",
            "Woning niet bekend",
        ),
        tuple(
            (
                *_hoofd(label, c),
                *(_deel(c, *k) for k in kolommen),
                t.aandeel,
                interval(t.aandeel),
                _deel(c, "terugkeer", TERUGKEER[2]),
            )
            for label, c, t in delen
        ),
        noot=(
            "Ieder telt één keer, met wat het eerst gebeurde. Een aanmelding bij een"
            f" {'loket dat hier niet is opgeteld' if cijfers.loket.zelfde_sleutel else 'ander loket'} is niet te zien."
            " Van wie de woning niet bekend is, kan een verlies ontbreken; het percentage is dan een ondergrens."
            + _nog_niet(cijfers, _TERUG)
        ),
    )


def sleutel(cijfers: Cijfers) -> Tabel | Tekst:
    """Return how many days passed from aanmelding to key, beside the year before if the two can be compared."""
    if not cijfers.plaatsingen:
        return geen_gegevens(f"plaatsingen in {cijfers.periode.voluit}")
    namen = ("sleutel_dagen_kwart", "sleutel_dagen", "sleutel_dagen_driekwart", "sleutel_dagen_gemiddeld")
    vergelijkbaar = not bezwaar(cijfers.sleutel_dagen, cijfers.vorig.sleutel_dagen)
    perioden = [*([cijfers.vorig] if vergelijkbaar else []), cijfers]
    koppen = ("Een kwart binnen", "De helft binnen (mediaan)", "Driekwart binnen", "Gemiddeld")
    kanttekening = cijfers.sleutel_dagen.kanttekening
    return Tabel(
        "sleutel",
        f"Dagen van aanmelding tot sleutel, van wie in {cijfers.periode.voluit} een woning kreeg",
        ("Plaatsingen in", "Aantal", *koppen),
        tuple((p.periode.naam, p.plaatsingen, *(getattr(p, naam) for naam in namen)) for p in perioden),
        noot=zin(
            f"Wie nog geen woning had, telt niet mee, zoals wie op {cijfers.laatste_dag} op de wachtlijst stond (",
            cijfers.wachtlijst,
            f") en wie in {cijfers.periode.voluit} uitviel (",
            cijfers.uitval,
            "). Wie lang wacht, telt dus pas als er een woning is.",
            f" {kanttekening}" if kanttekening else "",
        ),
    )


# --- who is followed on -------------------------------------------------------------------------------------------


def volgen(cijfers: Cijfers) -> Tabel:
    """Return how many are let go, and how many are to be measured in the year to come."""
    jaren = opmaak.met_woord(cijfers.loket.nameting_jaren, ("jaar", "jaar"))
    return Tabel(
        "volgen",
        f"Wie het loket na {cijfers.periode.voluit} loslaat, en wie het verder volgt",
        ("Kandidaten", "Aantal"),
        (
            (f"Los te laten: de {jaren} liepen in {cijfers.periode.voluit} af", cijfers.los_te_laten),
            ("Van wie de laatste nameting ontbreekt", cijfers.los_zonder_meting),
            (f"Te meten in {cijfers.jaar + 1}: de {jaren} lopen nog", cijfers.te_meten),
            ("Van wie voor de eerste keer", cijfers.te_meten_eerste),
        ),
        noot=samen(
            _wie_niet(cijfers),
            "Wie het zijn, staat alleen in JupyterLab: cijfers.los_te_laten.trajecten en cijfers.te_meten.trajecten.",
        ),
    )


def _wie_niet(cijfers: Cijfers) -> Zin:
    """Say which tenants are not followed: those whose traject goes on, and those who were closed negatively."""
    if cijfers.beleid:  # these are counted here, and so not rounded with the others
        return zin()
    rijen = cijfers.huurders.rijen
    dicht = rijen["afsluitdatum"] <= pd.Timestamp(cijfers.periode.einde)
    groepen = {
        "van wie het traject nog loopt (wordt gevolgd na een positieve afsluiting)": ~dicht,
        "van wie het traject negatief is afgesloten (wordt niet gevolgd)": dicht & (rijen["resultaat"] == "negatief"),
    }
    wie = [
        zin(afgeleid(opmaak.met_woord(int(masker.sum()), ("huurder", "huurders")), cijfers.huurders), f" {waarom}")
        for waarom, masker in groepen.items()
        if masker.any()
    ]
    return zin("Niet in deze tabel: ", opgesomd(wie), ".") if wie else zin()


def elders(cijfers: Cijfers) -> Tabel | Tekst:
    """Return what comparable programmes publish, beside the own figure that comes nearest, and why it is another."""
    tabel = cijfers.register.tabel("vergelijking")
    if tabel.empty:
        return geen_gegevens("andere programma’s (vergelijking.csv)")
    kolommen = ["programma", "maat", "waarde", "eenheid", "cijfer", "anders"]
    rijen = []
    for programma, maat, waarde, eenheid, naam, anders in tabel[kolommen].itertuples(index=False):
        daar = EENHEDEN[eenheid].toon(float(waarde), aantal_decimalen(waarde))
        eigen = cijfers.deel(naam)
        waarom = f"Hier: {eigen.definitie.label}. {anders} {eigen.kanttekening}".strip()
        rijen.append((f"{programma}: {maat}", daar, _hier(eigen), waarom))
    return Tabel(
        "elders",
        "Wat vergelijkbare programma’s publiceren, ter oriëntatie",
        ("Programma en maat", "Daar", "Hier", "Waarom het niet hetzelfde is"),
        tuple(rijen),
        noot=f"Bronnen: {'; '.join(dict.fromkeys(tabel['bron']))}.",
    )


def _hier(cijfer: Cijfer) -> Weergave | str:
    """Return the own figure; of an estimate with two bounds, both."""
    if cijfer.waarde is None:
        return opmaak.ONBEKEND
    onder = cijfer.cijfers.cijfer(DEFINITIES.get(f"{cijfer.definitie.naam}_minstens", cijfer.definitie))
    return Weergave(cijfer, str(cijfer) if str(onder) == str(cijfer) else f"{onder.kaal}–{cijfer}")
