"""The tables of a register: the one truth about columns, their meaning and what they may hold.

Tables are checked as they are written, as text, so that a message can show the value that was typed.
Lists that differ from desk to desk (corporaties, gemeenten, redenen) live in ``loket.toml``; a column that takes its
values from there names the list in ``metadata["lijst"]``, and ``tabelregels.py`` checks it.

Source of the tables and rules: the desk's data agreement, described in ``data/README.md``.
"""

from __future__ import annotations

from functools import cache

import pandas as pd
from pandera.pandas import Check, Column, DataFrameSchema

from loket.register.kolommen import (
    alleen_met,
    bedrag,
    datum,
    decimaal,
    getal,
    jaartal,
    keuze,
    kolom,
    lijst,
    regel,
    samen,
    sleutel,
    tekst,
    uitval_sluit_uit,
    volgorde,
    vorm,
)

VERWIJZERTYPEN = ("convenantpartner", "deelnemer")
UITVALFASEN = ("aanmelding", "intake", "wachtlijst")
RESULTATEN = ("positief", "negatief")
OORDELEN = ("gegrond", "deels_gegrond", "ongegrond", "niet_ontvankelijk")
OVERLAST = ("geen", "meldingen", "structureel", "niet_gemeten")
HUURACHTERSTAND = ("geen", "opgelost", "problematisch", "niet_gemeten")
INITIATIEVEN = ("eigen", "corporatie")
JA_NEE = ("ja", "nee")

#: Tables of one year, in the order in which they are read; the folder of the row's own first date holds the row.
JAARTABELLEN = (
    "trajecten",
    "nametingen",
    "facturen",
    "klachten",
    "taakstelling",
    "jaarplanning",
    "dossiers",
    "gepubliceerd",
    "tekstfouten",
    "akkoord",
    "opmerkingen",
)
#: Tables of what happened on a day; of a later year they are read too, up to the peildatum.
GEBEURTENISTABELLEN = ("trajecten", "nametingen", "facturen", "klachten")
#: Tables of the desk itself, valid over all years.
LOKETTABELLEN = ("verwijzers", "tarieven", "reeksen", "vergelijking")
#: Tables in which a year without any row cannot be right.
NOOIT_LEEG = ("trajecten", "taakstelling", "verwijzers", "tarieven")
#: Tables that a year, or the desk, may do without altogether.
MAG_ONTBREKEN = ("gepubliceerd", "tekstfouten", "akkoord", "opmerkingen", "vergelijking")
#: Tables about a report and what was published, not about kandidaten: a roll-up has its own, if any.
VAN_HET_VERSLAG = ("gepubliceerd", "tekstfouten", "akkoord", "opmerkingen", "reeksen", "vergelijking")
#: Tables that can be looked at when the others cannot be read: no figure sets them beside these.
ZONDER_CIJFERS = ("jaarplanning", "dossiers", "tekstfouten", "akkoord", "opmerkingen")
#: The date that decides in which year's folder a row lives.
EIGEN_DATUM = {
    "trajecten": "aanmelddatum",
    "nametingen": "peildatum",
    "facturen": "factuurdatum",
    "klachten": "ontvangen",
    "jaarplanning": "datum",
}
#: Every table of a register.
TABELLEN = (*JAARTABELLEN, *LOKETTABELLEN)
#: Tables of which only the folder tells the year of a row.
ZONDER_EIGEN_DATUM = tuple(naam for naam in JAARTABELLEN if naam not in EIGEN_DATUM)
#: How a reader sees what nobody knows: an empty cell whose event has taken place. Of a nameting it is ``niet_gemeten``.
ONBEKEND = "onbekend"

# Why a rule stops a report: the figure that is wrong or impossible when a row breaks it.
_VOOR_HET_BESTAAT = "het traject is dan gebeurd voordat het bestond: op een eerdere peildatum telt het niet, later wel"
_BALANS = "de wachtlijst sluit dan niet: wie erbij kwam min wie eraf ging is niet het verschil"
_TE_WEINIG = "er is dan iets gebeurd waarvan de dag ontbreekt: te weinig {}"
_HEROPEND = "verbeter de dagen; een heropend traject krijgt een eigen rij, met hetzelfde kandidaat_id"


def is_heropend(trajecten: pd.DataFrame) -> pd.Series:
    """Tell which trajecten were closed negatively and went on to the wachtlijst after that: they go on again."""
    eerder = trajecten["afsluitdatum"] < trajecten["wachtlijstdatum"]
    return (eerder & (trajecten["resultaat"] == "negatief")).fillna(False)


def woordkolommen(naam: str) -> set[str]:
    """Return the columns of a table that hold few words in many rows; see :mod:`~loket.register.woordkolommen`."""
    if naam not in GEBEURTENISTABELLEN:
        return set()
    kolommen = {str(kolom): k.metadata or {} for kolom, k in schemas()[naam].columns.items()}
    return {kolom for kolom, m in kolommen.items() if m["soort"] in ("keuze", "lijst", "tekst") or "komt_terug" in m}


def sleutelkolommen(naam: str) -> list[str]:
    """Return the columns by which a row of a table is known; none of what is no table."""
    if (schema := schemas().get(naam)) is None:
        return []
    uniek = [str(kolom) for kolom, k in schema.columns.items() if (k.metadata or {})["uniek"]]
    return list(schema.unique or uniek[:1])


@cache
def schemas() -> dict[str, DataFrameSchema]:
    """Return the schema of every table, by name.

    Built on first use: nothing does work at import time.
    """
    trajecten = DataFrameSchema(
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
        checks=[
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
        ],
        title="trajecten",
        description="één rij per traject; later ingevulde data horen in dezelfde rij",
        strict=True,
    )
    nametingen = DataFrameSchema(
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
        checks=[
            regel(
                "initiatief_bij_verhuizing",
                "verhuisinitiatief",
                lambda f: f["verhuisinitiatief"].notna() & (f["woont_nog"] != "nee").fillna(True),
                "leeg, want woont_nog is geen ‘nee’",
                "maak het initiatief leeg, of verbeter woont_nog",
                "dezelfde kandidaat telt dan als blijver en als verhuisd",
            ),
        ],
        unique=["traject_id", "peildatum"],
        title="nametingen",
        description="één rij per jaarlijkse meting na een positieve afsluiting, twee jaar lang",
        strict=True,
    )
    return {"trajecten": trajecten, "nametingen": nametingen} | _kleine_tabellen()


def _kleine_tabellen() -> dict[str, DataFrameSchema]:
    def tabel(
        naam: str, uitleg: str, kolommen: dict[str, Column], *checks: Check, unique: list[str] | None = None
    ) -> DataFrameSchema:
        return DataFrameSchema(
            kolommen, checks=list(checks), unique=unique, title=naam, description=uitleg, strict=True
        )

    tabellen = [
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
        tabel(
            "taakstelling",
            "aantal woningen dat elke corporatie voor het jaar toezegde",
            {
                "corporatie": kolom(
                    "corporatie uit loket.toml",
                    None,
                    "een corporatie uit loket.toml",
                    "verbeter de naam",
                    uniek=True,
                    soort="lijst",
                    lijst="corporaties",
                ),
                "aantal": getal("toegezegde woningen"),
                "bron": tekst("waar de afspraak staat"),
            },
        ),
        tabel(
            "jaarplanning",
            "de planning- en controlecyclus: overleg en verplichtingen van het jaar",
            {
                "datum": datum("dag; bepaalt de jaarmap"),
                "gremium": tekst("wie bijeenkomt"),
                "onderwerp": tekst("waarover"),
                "verplichting": tekst("wat er dan moet zijn"),
                "bedrag": bedrag("bedrag in euro dat er werkelijk mee gemoeid was; leeg is niet bekend", leeg=True),
                "status": keuze("stand", ("gepland", "gehouden", "vervallen")),
                "herkomst": keuze(
                    "waar de regel uit komt; leeg is de eigen planning, illustratief is verzonnen",
                    ("gepubliceerd", "illustratief"),
                    leeg=True,
                    mag_weg=True,
                ),
                "begroot": bedrag(
                    "bedrag in euro dat ervoor is begroot; leeg is niet begroot", leeg=True, mag_weg=True
                ),
                "terugkerend": keuze(
                    "komt dit elk jaar terug; bij nee zet make new-year het niet in het volgende jaar",
                    JA_NEE,
                    leeg=True,
                    mag_weg=True,
                ),
            },
            unique=["datum", "gremium", "onderwerp"],
        ),
        tabel(
            "dossiers",
            "lopende onderwerpen en hun stand aan het eind van het jaar",
            {
                "dossier": tekst("onderwerp", uniek=True),
                "stand": tekst("stand van zaken aan het eind van het jaar"),
                "besluit": tekst("genomen besluit", leeg=True),
                "datum": datum("dag van het besluit", leeg=True),
                "vervolg": tekst("wat er nu gebeurt, of welk besluit nodig is"),
                "beslist": tekst("wie dat besluit neemt; leeg als er geen besluit nodig is", leeg=True, mag_weg=True),
                "wanneer": tekst("wanneer dat besluit nodig is", leeg=True, mag_weg=True),
                "eigenaar": tekst("wie het onderwerp trekt; leeg is nog niet afgesproken", leeg=True, mag_weg=True),
            },
            unique=["dossier"],
        ),
        tabel(
            "gepubliceerd",
            "de cijfers zoals ze gepubliceerd zijn, met de errata die bekend zijn",
            {
                "paragraaf": tekst("paragraaf van het gepubliceerde verslag"),
                "cijfer": sleutel("naam van de definitie"),
                "groep": vorm(
                    "uitsplitsing, zoals corporatie=Servatius",
                    r"[a-z_]+=[^=,]+(?:,[a-z_]+=[^=,]+)*",
                    "kolom=waarde, zoals corporatie=Servatius",
                    leeg=True,
                ),
                "periode": vorm(
                    "jaar, of peildatum van een stand, waarover het cijfer gaat",
                    r"20[0-9]{2}(?:-[0-9]{2}-[0-9]{2})?",
                    "een jaar of dag, zoals 2022 of 2022-12-31",
                ),
                # Kept as text: the decimals that the source prints say how precisely to compare.
                "waarde": decimaal("gepubliceerde waarde, met de decimalen van de bron", soort="gedrukt"),
                "eenheid": keuze("eenheid", ("aantal", "procent", "maanden", "euro")),
                "noemer": getal("aantal waarvan", leeg=True),
                "toelichting": tekst("hoe de bron het drukt", leeg=True),
                "gedrukt_aandeel": decimaal("percentage dat de bron bij dit aantal drukt", leeg=True, soort="gedrukt"),
                "erratum": tekst("reden waarom het register anders telt dan de bron", leeg=True),
                "gedrukt": keuze(
                    "nee, als de bron dit getal zelf niet drukt, maar het volgt uit wat zij drukt",
                    ("nee",),
                    leeg=True,
                    mag_weg=True,
                ),
            },
            unique=["cijfer", "groep", "periode"],
        ),
        tabel(
            "tekstfouten",
            "bekende fouten in de tekst van wat is gepubliceerd",
            {
                "paragraaf": tekst("waar het staat in het gepubliceerde verslag, zoals paragraaf 2.2"),
                "gedrukt": tekst("wat er is gedrukt"),
                "juist": tekst("wat er moet staan"),
                "reden": tekst("waarom het gedrukte niet klopt"),
            },
            unique=["paragraaf", "gedrukt"],
        ),
        tabel(
            "akkoord",
            "waarschuwingen van make check die zijn bekeken en zo goed zijn",
            {
                "controle": sleutel("naam van de controle"),
                "bestand": tekst("bestand waarin iets is gevonden, zoals make check het noemt"),
                "gevonden": tekst("wat is gevonden, precies zoals make check het schrijft"),
                "reden": tekst("waarom het zo goed is"),
            },
            unique=["controle", "bestand", "gevonden"],
        ),
        tabel(
            "opmerkingen",
            "opmerkingen van meelezers bij een concept; zolang er een openstaat, wordt het verslag niet definitief",
            {
                "anker": vorm(
                    "plek in het verslag: wat in het adres na # staat, zoals klachten of tabel-corporaties",
                    r"[a-z0-9-]+",
                    "een anker, zoals klachten of tabel-corporaties",
                ),
                "rol": tekst("wie opmerkt, als rol: gemeente, corporatie, zorgorganisatie; geen naam"),
                "opmerking": tekst("de opmerking"),
                "status": keuze("stand", ("open", "verwerkt")),
            },
            unique=["anker", "rol", "opmerking", "status"],
        ),
        tabel(
            "verwijzers",
            "zorgorganisaties die kandidaten aanmelden",
            {
                "verwijzer_id": sleutel("code van de verwijzer"),
                "naam": tekst("naam"),
                "type": keuze("rol in de samenwerking", VERWIJZERTYPEN),
                "geldig_van": datum("eerste dag waarop deze rij geldt"),
                "geldig_tot": datum("laatste dag waarop deze rij geldt; leeg is nog geldig", leeg=True),
                "deelnemersovereenkomst_sinds": datum("begin van de deelnemersovereenkomst", leeg=True),
            },
            volgorde("geldig_van", "geldig_tot", "de rij geldt dan op geen enkele dag"),
            unique=["verwijzer_id", "geldig_van"],
        ),
        tabel(
            "tarieven",
            "trajectprijs die het loket per intake rekent",
            {
                "trajectprijs": bedrag("prijs per traject in euro"),
                "geldig_van": datum("eerste intakedatum waarvoor de prijs geldt", uniek=True),
            },
        ),
        tabel(
            "reeksen",
            "gepubliceerde cijfers over jaren die in geen register staan",
            {
                "indicator": sleutel("naam van de definitie"),
                "jaar": jaartal("jaar waarover het cijfer gaat"),
                "waarde": decimaal("gepubliceerde waarde, met de decimalen van de bron", soort="gedrukt"),
                "noemer": getal("aantal waarvan; leeg als de bron het niet noemt", leeg=True),
                "bron": tekst("waar het gepubliceerd is"),
            },
            unique=["indicator", "jaar"],
        ),
        tabel(
            "vergelijking",
            "wat vergelijkbare programma’s elders publiceren, als context bij een eigen cijfer",
            {
                "programma": tekst("naam van het programma, met land of onderzoeker"),
                "maat": tekst("wat er is gemeten, zoals de bron het noemt"),
                "waarde": decimaal("gepubliceerde waarde, met de decimalen van de bron", soort="gedrukt"),
                "eenheid": keuze("eenheid", ("dagen", "maanden", "procent")),
                "cijfer": sleutel("naam van de definitie die er het dichtst bij komt"),
                "anders": tekst("waarom het niet dezelfde maat is"),
                "bron": tekst("waar en wanneer het gepubliceerd is"),
            },
            unique=["programma", "maat"],
        ),
    ]
    return {schema.title: schema for schema in tabellen if schema.title}
