"""Who takes part, with or without an agreement."""

from __future__ import annotations

from loket.cijfers.soorten import Definitie, Telling, Telt
from loket.cijfers.telregels import deelnemer, geldige_verwijzer, in_periode, met_overeenkomst, zonder_overeenkomst


def deelnemers() -> list[Definitie]:
    """Return who takes part, and by what agreement."""
    organisatie = ("organisatie", "organisaties")

    def deelnemers(naam: str, label: str, telt: Telt, omschrijving: str, noemer: str = "") -> Telling:
        return Telling(naam, label, organisatie, "verwijzers", telt, omschrijving, noemer=noemer, stand=True)

    return [
        Telling(
            "partijen",
            "zorgorganisaties die kunnen aanmelden",
            organisatie,
            "verwijzers",
            geldige_verwijzer,
            "Alle verwijzers die op de laatste dag van de periode geldig waren; elke organisatie telt één keer.",
            groepen=("verwijzertype",),
            stand=True,
        ),
        deelnemers(
            "deelnemers",
            "deelnemers",
            deelnemer,
            "De verwijzers die op de laatste dag van de periode deelnemer waren.",
        ),
        deelnemers(
            "overeenkomsten",
            "deelnemers met een overeenkomst",
            met_overeenkomst,
            "De deelnemers van wie de deelnemersovereenkomst op de laatste dag van de periode gold.",
            "deelnemers",
        ),
        deelnemers(
            "zonder_overeenkomst",
            "deelnemers zonder overeenkomst",
            zonder_overeenkomst,
            "De deelnemers voor wie op de laatste dag van de periode geen deelnemersovereenkomst gold.",
            "deelnemers",
        ),
        Telling(
            "overeenkomsten_begonnen",
            "begonnen deelnemersovereenkomsten",
            ("overeenkomst", "overeenkomsten"),
            "verwijzers",
            in_periode("deelnemersovereenkomst_sinds", eerste="ja"),
            "De deelnemersovereenkomsten die in de periode begonnen; wie daarna een andere naam of een ander type"
            " krijgt, telt niet nog eens.",
        ),
    ]
