"""The tables of cases: trajecten, what was measured after them, invoices and klachten; with the rules within a row."""

from __future__ import annotations

import pandas as pd
from pandera.pandas import DataFrameSchema

from loket.register.kolommen import (
    alleen_met,
    bedrag,
    datum,
    keuze,
    lijst,
    regel,
    samen,
    sleutel,
    tabel,
    tekst,
    uitval_sluit_uit,
    volgorde,
)
from loket.register.schema.namen import (
    HUURACHTERSTAND,
    INITIATIEVEN,
    JA_NEE,
    OORDELEN,
    OVERLAST,
    RESULTATEN,
    UITVALFASEN,
)

# Why a rule stops a report: the figure that is wrong or impossible when a row breaks it.
_VOOR_HET_BESTAAT = "het traject is dan gebeurd voordat het bestond: op een eerdere peildatum telt het niet, later wel"
_BALANS = "de wachtlijst sluit dan niet: wie erbij kwam min wie eraf ging is niet het verschil"
_TE_WEINIG = "er is dan iets gebeurd waarvan de dag ontbreekt: te weinig {}"
_HEROPEND = "verbeter de dagen; een heropend traject krijgt een eigen rij, met hetzelfde kandidaat_id"


def is_heropend(trajecten: pd.DataFrame) -> pd.Series:
    """Tell which trajecten were closed negatively and went on to the wachtlijst after that: they go on again."""
    eerder = trajecten["afsluitdatum"] < trajecten["wachtlijstdatum"]
    return (eerder & (trajecten["resultaat"] == "negatief")).fillna(False)


def gevallen() -> list[DataFrameSchema]:
    """Return the schemas of the tables about kandidaten, invoices and klachten."""
    return [_trajecten(), _nametingen(), *_kleine()]


def _trajecten() -> DataFrameSchema:
    return tabel(
        "trajecten",
        "één rij per traject; later ingevulde data horen in dezelfde rij",
        {
            "traject_id": sleutel("pseudoniem van het traject, uniek over alle jaren", uniek=True),
            "kandidaat_id": sleutel("pseudoniem van de kandidaat; meer trajecten per kandidaat mag"),
            "product": lijst("product van het loket", "producten"),
            "verwijzer_id": sleutel(
                "verwijzer die aanmeldde, uit verwijzers.csv; leeg is onbekend", leeg=True, komt_terug=True
            ),
            "herkomstgemeente": tekst("gemeente waar de kandidaat vandaan komt; leeg is onbekend", leeg=True),
            "bindingsgemeente": lijst(
                "gemeente waar de kandidaat zijn netwerk of binding heeft; leeg is onbekend", "gemeenten", leeg=True
            ),
            "aanmelddatum": datum("dag van de aanmelding; bepaalt de jaarmap"),
            "intakedatum": datum("dag van de intake", leeg=True),
            "corporatie": lijst("corporatie op wier wachtlijst de kandidaat staat", "corporaties", leeg=True),
            "wachtlijstdatum": datum("dag van plaatsing op de wachtlijst", leeg=True),
            "start_huur": datum("eerste dag van de huur: de plaatsing", leeg=True),
            "plaatsingsgemeente": lijst("gemeente van de woning", "gemeenten", leeg=True),
            "einde_huur": datum("laatste dag van de huur", leeg=True),
            "einde_reden": lijst("grond waarop de huur eindigde", "einde_redenen", leeg=True),
            "uitval_datum": datum("dag waarop het traject stopte vóór een plaatsing", leeg=True),
            "uitval_fase": keuze("fase waarin het traject stopte", UITVALFASEN, leeg=True),
            "uitval_reden": lijst("reden van de uitval", "uitval_redenen", leeg=True),
            "afsluitdatum": datum("dag waarop het traject werd afgesloten", leeg=True),
            "resultaat": keuze("resultaat van het afgesloten traject", RESULTATEN, leeg=True),
            "afsluitreden": lijst("reden van een negatieve afsluiting", "afsluit_redenen", leeg=True),
            "route": lijst(
                "groep met een eigen route naar een woning; leeg is geen, of is de hele kolom leeg: niet bijgehouden",
                "routes",
                leeg=True,
                mag_weg=True,
            ),
        },
        volgorde("aanmelddatum", "intakedatum", _VOOR_HET_BESTAAT),
        volgorde("wachtlijstdatum", "start_huur", "de wachttijd is dan minder dan niets"),
        volgorde("start_huur", "einde_huur", "de huurder woont dan korter dan niet"),
        volgorde("start_huur", "afsluitdatum", "de huurder is dan korter dan niet gevolgd", _HEROPEND, is_heropend),
        volgorde("aanmelddatum", "uitval_datum", _VOOR_HET_BESTAAT),
        volgorde("wachtlijstdatum", "uitval_datum", _BALANS, _HEROPEND),
        volgorde("aanmelddatum", "afsluitdatum", _VOOR_HET_BESTAAT),
        regel(
            "intake_voor_wachtlijst",
            "intakedatum",
            lambda f: f["wachtlijstdatum"].notna() & f["intakedatum"].isna(),
            "een intakedatum, want er is een wachtlijstdatum",
            "vul de intakedatum in",
            _TE_WEINIG.format("intakes"),
        ),
        regel(
            "wachtlijst_voor_start_huur",
            "wachtlijstdatum",
            lambda f: f["start_huur"].notna() & f["wachtlijstdatum"].isna(),
            "een wachtlijstdatum, want er is een start_huur",
            "vul de wachtlijstdatum in",
            "er is dan geen wachttijd, en " + _BALANS,
        ),
        alleen_met("plaatsingsgemeente", "start_huur", _TE_WEINIG.format("plaatsingen")),
        alleen_met("einde_reden", "einde_huur", "wie vertrok, telt dan als iemand die er nog woont"),
        regel(
            "einde_na_start",
            "einde_huur",
            lambda f: f["einde_huur"].notna() & f["start_huur"].isna(),
            "leeg, want er is geen start_huur",
            "vul start_huur in, of maak einde_huur leeg",
            _TE_WEINIG.format("plaatsingen"),
        ),
        samen("uitval_fase", "uitval_datum", "van uitval zonder fase weet niemand of zij van de wachtlijst was"),
        alleen_met("uitval_reden", "uitval_datum", _TE_WEINIG.format("uitval")),
        uitval_sluit_uit("wachtlijstdatum", ("aanmelding", "intake"), _BALANS),
        uitval_sluit_uit("start_huur", UITVALFASEN, "hetzelfde traject telt dan als uitval en als plaatsing"),
        uitval_sluit_uit("afsluitdatum", UITVALFASEN, "hetzelfde traject telt dan als uitval en als afsluiting"),
        regel(
            "uitval_na_intake",
            "intakedatum",
            lambda f: f["uitval_fase"].isin(["intake", "wachtlijst"]) & f["intakedatum"].isna(),
            "een intakedatum, want de uitval was in of na de intake",
            "vul de intakedatum in, of verbeter uitval_fase",
            _TE_WEINIG.format("intakes"),
        ),
        regel(
            "uitval_van_wachtlijst",
            "wachtlijstdatum",
            lambda f: (f["uitval_fase"] == "wachtlijst").fillna(False) & f["wachtlijstdatum"].isna(),
            "een wachtlijstdatum, want de uitval was van de wachtlijst",
            "vul de wachtlijstdatum in, of verbeter uitval_fase",
            _BALANS,
        ),
        samen("resultaat", "afsluitdatum", "een afsluiting zonder dag of resultaat telt in geen cijfer mee"),
        regel(
            "positief_na_start_huur",
            "start_huur",
            lambda f: (f["resultaat"] == "positief").fillna(False) & f["start_huur"].isna(),
            "een start_huur, want het traject is positief afgesloten",
            "vul start_huur in, of verbeter het resultaat",
            _TE_WEINIG.format("plaatsingen") + ", en in het cohort",
        ),
        regel(
            "wachtende_niet_afgesloten",
            "afsluitdatum",
            lambda f: (
                f["afsluitdatum"].notna() & f["wachtlijstdatum"].notna() & f["start_huur"].isna() & ~is_heropend(f)
            ),
            "leeg, want de kandidaat staat nog op de wachtlijst",
            "leg het stoppen vast als uitval in de fase wachtlijst",
            _BALANS,
        ),
    )


def _nametingen() -> DataFrameSchema:
    return tabel(
        "nametingen",
        "één rij per jaarlijkse meting na een positieve afsluiting, twee jaar lang",
        {
            "traject_id": sleutel("afgesloten traject dat gemeten is"),
            "peildatum": datum("dag van de nameting; bepaalt de jaarmap"),
            "woont_nog": keuze("woont de huurder nog in de bemiddelde woning; leeg is onbekend", JA_NEE, leeg=True),
            "verhuisinitiatief": keuze("op wiens initiatief is verhuisd; leeg is onbekend", INITIATIEVEN, leeg=True),
            "overlast": keuze("overlast sinds de afsluiting; leeg is niet_gemeten, nooit geen", OVERLAST, leeg=True),
            "huurachterstand": keuze("huurachterstand; leeg is niet_gemeten, nooit geen", HUURACHTERSTAND, leeg=True),
            "ontruiming": keuze(
                "is de woning ontruimd op verzoek van de corporatie; leeg is onbekend", JA_NEE, leeg=True
            ),
        },
        regel(
            "initiatief_bij_verhuizing",
            "verhuisinitiatief",
            lambda f: f["verhuisinitiatief"].notna() & (f["woont_nog"] != "nee").fillna(True),
            "leeg, want woont_nog is geen ‘nee’",
            "maak het initiatief leeg, of verbeter woont_nog",
            "dezelfde kandidaat telt dan als blijver en als verhuisd",
        ),
        unique=["traject_id", "peildatum"],
    )


def _kleine() -> list[DataFrameSchema]:
    return [
        tabel(
            "facturen",
            "één rij per factuur: één per intake sinds er een tarief is; een creditfactuur heeft een minteken",
            {
                "factuur_id": sleutel("nummer van de factuur", uniek=True),
                "traject_id": sleutel("traject met de intake"),
                "factuurdatum": datum("dag van de factuur; bepaalt de jaarmap"),
                "bedrag": bedrag("bedrag in euro: het tarief van de intakedatum, of wat is gecrediteerd", credit=True),
                "betaald": datum(
                    "dag van de betaling; leeg is nog niet betaald, of niet bijgehouden als de hele kolom leeg is",
                    leeg=True,
                    mag_weg=True,
                ),
            },
        ),
        tabel(
            "klachten",
            "klachten waarover de klachtencommissie beslist",
            {
                "klacht_id": sleutel("nummer van de klacht", uniek=True),
                "ontvangen": datum("dag van ontvangst; bepaalt de jaarmap"),
                "besluit": datum("dag van de beslissing", leeg=True),
                "oordeel": keuze("oordeel van de klachtencommissie", OORDELEN, leeg=True),
                "gevolg": tekst("wat het loket daarna deed; geen als dat niets was", leeg=True),
            },
            volgorde("ontvangen", "besluit", "een klacht is dan beslist voordat zij er was"),
            alleen_met("oordeel", "besluit", _TE_WEINIG.format("klachten")),
        ),
    ]
