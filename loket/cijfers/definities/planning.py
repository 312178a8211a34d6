"""The year's planning, the dossiers, and the klachten against their term."""

from __future__ import annotations

from loket.cijfers.definities.telwoorden import ONDERDEEL
from loket.cijfers.soorten import Definitie, Telling, Telt, langste, som
from loket.cijfers.telregels import (
    besluit_nodig,
    in_periode,
    klacht_open,
    klacht_over_termijn,
    met_waarde,
    van_het_jaar,
    zonder_eigenaar,
)
from loket.register.planning import GEHOUDEN, GEPLAND, TE_LAAT, VERVALLEN


def planning() -> list[Definitie]:
    """Return how the meetings and obligations of the year stand."""

    def deel(naam: str, label: str, stand: str, omschrijving: str) -> Telling:
        return Telling(
            naam,
            label,
            ONDERDEEL,
            "jaarplanning",
            in_periode("datum", stand=stand),
            f"De onderdelen van de jaarplanning met een dag in de periode {omschrijving}",
            noemer="planning",
            groepen=("gremium",),
        )

    def bedrag(naam: str, label: str, kolom: str, *bekend: str, omschrijving: str) -> Telling:
        return Telling(
            naam,
            label,
            ("euro", "euro"),
            "jaarplanning",
            met_waarde("datum", *bekend),
            omschrijving,
            eenheid="euro",
            reken=som(kolom),
        )

    return [
        Telling(
            "planning",
            "onderdelen van de jaarplanning",
            ONDERDEEL,
            "jaarplanning",
            in_periode("datum"),
            "Alle overleggen en verplichtingen in de jaarplanning met een dag in de periode.",
            groepen=("gremium",),
        ),
        deel("planning_gehouden", "gehouden", GEHOUDEN, "die op de peildatum zijn gehouden."),
        deel("planning_gepland", "nog gepland", GEPLAND, "die na de peildatum komen en niet zijn vervallen."),
        deel(
            "planning_te_laat",
            "te laat",
            TE_LAAT,
            "waarvan de dag op de peildatum voorbij is, terwijl niet vaststaat dat zij zijn gehouden of vervallen.",
        ),
        deel("planning_vervallen", "vervallen", VERVALLEN, "die zijn vervallen."),
        bedrag(
            "planning_begroot",
            "begroot bedrag",
            "begroot",
            "begroot",
            omschrijving="De som van wat in de jaarplanning is begroot, van onderdelen met een dag in de periode.",
        ),
        bedrag(
            "planning_bedrag",
            "werkelijk bedrag",
            "bedrag",
            "bedrag",
            omschrijving="De som van de werkelijke bedragen in de jaarplanning, van onderdelen met een dag in de"
            " periode. Wat na de peildatum komt, telt niet mee.",
        ),
        bedrag(
            "planning_begroot_bekend",
            "begroot, met bekend bedrag",
            "begroot",
            "begroot",
            "bedrag",
            omschrijving="Het begrote bedrag van de onderdelen waarvan ook het werkelijke bedrag bekend is.",
        ),
        bedrag(
            "planning_bedrag_begroot",
            "werkelijk, waar begroot",
            "bedrag",
            "begroot",
            "bedrag",
            omschrijving="Het werkelijke bedrag van de onderdelen waarvoor ook een bedrag is begroot.",
        ),
    ]


def dossiers() -> list[Definitie]:
    """Return the subjects, and what they still lack."""

    def onderwerpen(naam: str, label: str, telt: Telt, omschrijving: str, noemer: str = "dossiers") -> Telling:
        return Telling(naam, label, ("onderwerp", "onderwerpen"), "dossiers", telt, omschrijving, noemer=noemer)

    return [
        onderwerpen(
            "dossiers",
            "lopende onderwerpen",
            van_het_jaar,
            "Alle onderwerpen in de dossiers van het jaar waarin de periode ligt.",
            "",
        ),
        onderwerpen(
            "dossiers_besluit_nodig",
            "onderwerpen waarvoor een besluit nodig is",
            besluit_nodig,
            "De onderwerpen in de dossiers van het jaar waarbij staat wie nog een besluit moet nemen.",
        ),
        onderwerpen(
            "dossiers_zonder_eigenaar",
            "onderwerpen zonder eigenaar",
            zonder_eigenaar,
            "De onderwerpen in de dossiers van het jaar waarbij niet staat wie het onderwerp trekt.",
        ),
    ]


def klachten() -> list[Definitie]:
    """Return the klachten against their term."""
    klacht = ("klacht", "klachten")
    return [
        Telling(
            "klachten_ontvangen",
            "ontvangen klachten",
            klacht,
            "klachten",
            in_periode("ontvangen"),
            "Alle klachten die in de periode zijn ontvangen, ook als er nog geen beslissing is.",
        ),
        Telling(
            "klachten_op_tijd",
            "beslist binnen de termijn",
            klacht,
            "klachten",
            in_periode("besluit", op_tijd="ja"),
            "De klachten met een beslissing in de periode, binnen de termijn na ontvangst (klacht_dagen in loket.toml)."
            " Wie nog op een beslissing wacht, telt niet mee.",
            noemer="klachten",
            groepen=("oordeel",),
        ),
        Telling(
            "klachten_langste_duur",
            "langste tijd tot een beslissing",
            klacht,
            "klachten",
            in_periode("besluit"),
            "De meeste dagen van ontvangst tot beslissing, over de klachten met een beslissing in de periode. Wie nog"
            " op een beslissing wacht, telt niet mee.",
            eenheid="dagen",
            reken=langste("duur"),
            groepen=("oordeel",),
        ),
        Telling(
            "klachten_open",
            "klachten zonder beslissing",
            klacht,
            "klachten",
            klacht_open,
            "De klachten die op de laatste dag van de periode waren ontvangen en toen nog geen beslissing hadden.",
            stand=True,
        ),
        Telling(
            "klachten_over_termijn",
            "zonder beslissing na de termijn",
            klacht,
            "klachten",
            klacht_over_termijn,
            "De klachten zonder beslissing waarvan op de laatste dag van de periode de termijn voorbij was"
            " (klacht_dagen in loket.toml).",
            noemer="klachten_open",
            stand=True,
        ),
    ]
