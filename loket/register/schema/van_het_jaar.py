"""The tables of one year that hold no cases: what was agreed and planned, and what is said of the report."""

from __future__ import annotations

from pandera.pandas import DataFrameSchema

from loket.register.kolommen import bedrag, datum, decimaal, getal, keuze, kolom, sleutel, tabel, tekst, vorm
from loket.register.schema.namen import JA_NEE


def van_het_jaar() -> list[DataFrameSchema]:
    """Return the schemas of the tables of a year that hold no cases."""
    return [
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
    ]
