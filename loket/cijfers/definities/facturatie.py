"""Invoices against intakes: what is paid, open, credited or late."""

from __future__ import annotations

from loket.cijfers.soorten import Definitie, Telling, Telt, som
from loket.cijfers.telregels import (
    betaald,
    eerste_van_eerdere_intake,
    gewone_factuur,
    in_periode,
    onbetaald,
    zonder_prijs,
)
from loket.register.facturen import BETAALD, CREDIT, GECREDITEERD, OPEN


def facturatie() -> list[Definitie]:
    """Return how invoices stand."""
    per = ("verwijzertype", "verwijzer")
    factuur = ("factuur", "facturen")

    def deel(naam: str, label: str, telt: Telt, omschrijving: str, *, bijgehouden: str = "betaald") -> Telling:
        return Telling(
            naam,
            label,
            factuur,
            "facturen",
            telt,
            f"De verstuurde facturen uit de periode {omschrijving}",
            noemer="facturen",
            groepen=per,
            bijgehouden=bijgehouden,
        )

    def bedrag(
        naam: str, label: str, telt: Telt, omschrijving: str, *, keer: int = 1, bijgehouden: str = ""
    ) -> Telling:
        return Telling(
            naam,
            label,
            ("euro", "euro"),
            "facturen",
            telt,
            omschrijving,
            eenheid="euro",
            reken=som("bedrag", keer),
            groepen=per,
            bijgehouden=bijgehouden,
        )

    return [
        Telling(
            "facturen",
            "verstuurde facturen",
            factuur,
            "facturen",
            gewone_factuur(),
            "Alle facturen met een factuurdatum in de periode, ook als zij later zijn gecrediteerd; een creditfactuur"
            " telt niet mee.",
            groepen=per,
        ),
        Telling(
            "creditfacturen",
            "creditfacturen",
            ("creditfactuur", "creditfacturen"),
            "facturen",
            in_periode("factuurdatum", stand=CREDIT),
            "Alle creditfacturen met een factuurdatum in de periode.",
            groepen=per,
        ),
        bedrag(
            "gecrediteerd_bedrag",
            "gecrediteerd bedrag",
            in_periode("factuurdatum", stand=CREDIT),
            "De som van alle creditfacturen met een factuurdatum in de periode.",
            keer=-1,
        ),
        deel(
            "facturen_laat_verstuurd",
            "te laat verstuurd",
            gewone_factuur(verstuurd_op_tijd="nee"),
            "die later na de intake zijn verstuurd dan het loket wil (factuur_dagen in loket.toml).",
            bijgehouden="",
        ),
        deel(
            "facturen_eerder",
            "voor een intake van vóór de periode",
            eerste_van_eerdere_intake,
            "die de eerste van hun traject zijn, terwijl de intake vóór de periode was.",
            bijgehouden="",
        ),
        deel(
            "facturen_herhaald",
            "nog eens verstuurd",
            gewone_factuur(eerste="nee"),
            "voor een traject dat al een factuur had.",
            bijgehouden="",
        ),
        deel(
            "facturen_betaald",
            "betaald",
            gewone_factuur(stand=BETAALD),
            "die op de peildatum zijn betaald.",
        ),
        deel(
            "facturen_gecrediteerd",
            "gecrediteerd",
            gewone_factuur(stand=GECREDITEERD),
            "die niet zijn betaald en op de peildatum helemaal zijn gecrediteerd: de nieuwste van het traject eerst.",
        ),
        deel(
            "facturen_open",
            "nog open",
            gewone_factuur(stand=OPEN),
            "die op de peildatum niet zijn betaald en niet helemaal zijn gecrediteerd.",
        ),
        deel(
            "facturen_te_laat",
            "open na de betaaltermijn",
            gewone_factuur(te_laat="ja"),
            "die op de peildatum langer open staan dan de betaaltermijn (betaal_dagen in loket.toml).",
        ),
        bedrag(
            "betaald_bedrag",
            "betaald bedrag",
            betaald,
            "De som van alle facturen en creditfacturen uit de periode die op de peildatum zijn betaald"
            " of terugbetaald.",
            bijgehouden="betaald",
        ),
        bedrag(
            "openstaand_bedrag",
            "openstaand bedrag",
            onbetaald,
            "De som van alle facturen en creditfacturen uit de periode die op de peildatum niet zijn betaald of"
            " terugbetaald. Met het betaalde bedrag is dit het gefactureerde bedrag.",
            bijgehouden="betaald",
        ),
        Telling(
            "intakes_gefactureerd",
            "met een factuur op de peildatum",
            ("intake", "intakes"),
            "trajecten",
            in_periode("intakedatum", gefactureerd="ja"),
            "De intakes in de periode waarvan op de peildatum een factuur in het register stond.",
            noemer="intakes",
        ),
        Telling(
            "intakes_zonder_prijs",
            "van vóór de eerste trajectprijs",
            ("intake", "intakes"),
            "trajecten",
            zonder_prijs,
            "De intakes in de periode waarvoor nog geen trajectprijs gold: daar hoort geen factuur bij.",
            noemer="intakes",
        ),
    ]
