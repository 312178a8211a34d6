"""The tables of the desk itself, valid over all years."""

from __future__ import annotations

from pandera.pandas import DataFrameSchema

from loket.register.kolommen import bedrag, datum, decimaal, getal, jaartal, keuze, sleutel, tabel, tekst, volgorde
from loket.register.schema.namen import VERWIJZERTYPEN


def van_het_loket() -> list[DataFrameSchema]:
    """Return the schemas of the tables of a desk."""
    return [
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
