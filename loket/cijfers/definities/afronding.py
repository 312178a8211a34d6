"""How trajecten end, the invoices and the klachten that the annual report counts."""

from __future__ import annotations

from loket.cijfers.definities.telwoorden import TRAJECT
from loket.cijfers.soorten import Definitie, Telling, laatste, som
from loket.cijfers.telregels import geldig_tarief, in_periode


def afronding() -> list[Definitie]:
    """Return how trajecten end, and what was invoiced and complained about."""
    return [
        Telling(
            "positief_afgesloten",
            "positief afgesloten trajecten",
            TRAJECT,
            "trajecten",
            in_periode("afsluitdatum", resultaat="positief"),
            "Alle trajecten met een afsluitdatum in de periode en een positief resultaat.",
        ),
        Telling(
            "negatief_afgesloten",
            "negatief afgesloten trajecten",
            TRAJECT,
            "trajecten",
            in_periode("afsluitdatum", resultaat="negatief"),
            "Alle trajecten met een afsluitdatum in de periode en een negatief resultaat, naar de reden.",
            groepen=("afsluitreden", "verwijzertype", "afsluitreden,verwijzertype"),
        ),
        Telling(
            "gefactureerde_trajecten",
            "gefactureerde trajecten",
            TRAJECT,
            "facturen",
            in_periode("factuurdatum", eerste="ja"),
            "Alle trajecten waarvan de eerste factuur in de periode is gestuurd; een traject telt één keer, ook als de"
            " factuur later is herhaald of gecrediteerd.",
        ),
        Telling(
            "nog_niet_gefactureerd",
            "nog niet gefactureerd op de peildatum",
            ("intake", "intakes"),
            "trajecten",
            in_periode("intakedatum", gefactureerd="nee"),
            "De intakes in de periode waarvan op de peildatum nog geen factuur in het register stond; een intake van"
            " vóór de eerste trajectprijs telt niet mee.",
            noemer="intakes",
        ),
        Telling(
            "gefactureerd_bedrag",
            "gefactureerd bedrag",
            ("euro", "euro"),
            "facturen",
            in_periode("factuurdatum"),
            "De som van alle facturen met een factuurdatum in de periode; wat is gecrediteerd, gaat eraf.",
            eenheid="euro",
            reken=som("bedrag"),
            groepen=("verwijzertype", "verwijzer"),
        ),
        Telling(
            "trajectprijs",
            "trajectprijs",
            ("euro", "euro"),
            "tarieven",
            geldig_tarief,
            "De prijs die een zorgorganisatie per intake betaalt, zoals die gold op de laatste dag van de periode.",
            eenheid="euro",
            reken=laatste("trajectprijs", "geldig_van"),
        ),
        Telling(
            "klachten",
            "klachten met een beslissing",
            ("klacht", "klachten"),
            "klachten",
            in_periode("besluit"),
            "Alle klachten waarover de klachtencommissie in de periode besliste, naar het oordeel.",
            groepen=("oordeel", "afhandeling"),
        ),
    ]
