"""Who got a home: how many, where and after how long; and what deelregio's and routes tell."""

from __future__ import annotations

from loket.cijfers.definities.telwoorden import PLAATSING, TRAJECT
from loket.cijfers.soorten import Definitie, Telling, Telt, Verhouding, gemiddelde, mediaan, som
from loket.cijfers.telregels import in_periode, met_datum, van_het_jaar


def plaatsingen() -> list[Definitie]:
    """Return the homes that were found."""
    return [
        Telling(
            "plaatsingen",
            "plaatsingen",
            PLAATSING,
            "trajecten",
            in_periode("start_huur"),
            "Alle trajecten waarvan de huur in de periode begon.",
            groepen=(
                "corporatie",
                "verwijzertype",
                "bindingsgemeente",
                "plaatsingsgemeente",
                "wachttijdklasse",
                "bindingsplek",
                "bindingsregio",
                "plaatsingsregio",
                "bindingsregio,plaatsingsregio",
                "bindingsgemeente,plaatsingsgemeente",
            ),
        ),
        Telling(
            "wachttijd",
            "gemiddelde wachttijd",
            PLAATSING,
            "trajecten",
            in_periode("start_huur"),
            "De gemiddelde tijd van de wachtlijstdatum tot de start van de huur, over alle plaatsingen in de periode,"
            " in maanden van 30,4375 dagen. Wie nog wacht, telt niet mee.",
            eenheid="maanden",
            reken=gemiddelde("wachttijd"),
            terugblik=True,
            groepen=("corporatie",),
        ),
        Telling(
            "wachttijd_mediaan",
            "mediaan van de wachttijd",
            PLAATSING,
            "trajecten",
            in_periode("start_huur"),
            "De middelste wachttijd: de helft van de plaatsingen in de periode wachtte korter, de helft langer.",
            eenheid="maanden",
            reken=mediaan("wachttijd"),
            terugblik=True,
            groepen=("corporatie",),
        ),
        Telling(
            "geplaatst_binnen_afspraak",
            "plaatsingen binnen de afgesproken wachttijd",
            PLAATSING,
            "trajecten",
            in_periode("start_huur", binnen_afspraak="ja"),
            "De plaatsingen in de periode waarbij de wachttijd niet langer was dan de afspraak met de corporaties.",
            noemer="plaatsingen",
            terugblik=True,
            groepen=("corporatie",),
        ),
        Verhouding(
            "binnen_afspraak",
            "aandeel binnen de afgesproken wachttijd",
            "geplaatst_binnen_afspraak",
            "plaatsingen",
            "De plaatsingen binnen de afgesproken wachttijd, als deel van alle plaatsingen in de periode.",
            groepen=("corporatie",),
        ),
        Telling(
            "taakstelling",
            "taakstelling",
            ("woning", "woningen"),
            "taakstelling",
            van_het_jaar,
            "Het aantal woningen dat de corporaties voor het jaar toezegden.",
            reken=som("aantal"),
            groepen=("corporatie",),
        ),
        Verhouding(
            "realisatie",
            "realisatie van de taakstelling",
            "plaatsingen",
            "taakstelling",
            "De plaatsingen in de periode, als percentage van de taakstelling van het jaar.",
            deel=False,
            groepen=("corporatie",),
        ),
        Telling(
            "geplaatst_eigen_gemeente",
            "plaatsingen in de eigen gemeente",
            PLAATSING,
            "trajecten",
            in_periode("start_huur", eigen_gemeente="ja"),
            "De plaatsingen in de gemeente waar de kandidaat zijn netwerk of binding heeft.",
            noemer="plaatsingen",
            groepen=("bindingsgemeente", "bindingsplek", "bindingsregio"),
        ),
        Telling(
            "eigen_gemeente_onbekend",
            "plaatsingen waarvan de eigen gemeente onbekend is",
            PLAATSING,
            "trajecten",
            in_periode("start_huur", eigen_gemeente="onbekend"),
            "De plaatsingen waarvan de gemeente van de woning of die van het netwerk van de kandidaat niet bekend is.",
            noemer="plaatsingen",
        ),
        Verhouding(
            "eigen_gemeente",
            "aandeel geplaatst in de eigen gemeente",
            "geplaatst_eigen_gemeente",
            "plaatsingen",
            "De plaatsingen in de eigen gemeente (de bindingsgemeente), als deel van alle plaatsingen in de periode."
            " Een plaatsing waarvan een van beide gemeenten onbekend is, telt alleen in het geheel mee.",
            groepen=("bindingsplek", "bindingsregio"),
        ),
    ]


def spreiding() -> list[Definitie]:
    """Return what deelregio's and routes tell; a desk that keeps none of them in loket.toml knows none of these."""

    def route(naam: str, label: str, telt: Telt, omschrijving: str, noemer: str = "") -> Telling:
        return Telling(
            naam,
            label,
            TRAJECT if naam == "doorverwezen" else ("aanmelding", "aanmeldingen"),
            "trajecten",
            telt,
            omschrijving,
            noemer=noemer,
            groepen=("route",),
            bijgehouden="route",
        )

    return [
        Telling(
            "geplaatst_eigen_regio",
            "plaatsingen in de eigen deelregio",
            PLAATSING,
            "trajecten",
            in_periode("start_huur", eigen_regio="ja"),
            "De plaatsingen in de deelregio waar de kandidaat zijn netwerk of binding heeft. Welke gemeenten samen een"
            " deelregio zijn, staat in loket.toml; een gemeente die daar niet bij staat, telt op zichzelf.",
            noemer="plaatsingen",
            groepen=("bindingsgemeente", "bindingsregio"),
            bijgehouden="bindingsregio",
        ),
        Verhouding(
            "eigen_regio",
            "aandeel geplaatst in de eigen deelregio",
            "geplaatst_eigen_regio",
            "plaatsingen",
            "De plaatsingen in de eigen deelregio, als deel van alle plaatsingen in de periode."
            " Een plaatsing waarvan een van beide gemeenten onbekend is, telt alleen in het geheel mee.",
            groepen=("bindingsregio",),
        ),
        route(
            "aanmeldingen_route",
            "aanmeldingen van een groep met een eigen route",
            met_datum("aanmelddatum", "route"),
            "De aanmeldingen in de periode van iemand uit een groep die een eigen route naar een woning heeft.",
            "aanmeldingen",
        ),
        route(
            "aanmeldingen_gesloten_route",
            "van wie aangemeld toen de eigen route al gold",
            in_periode("aanmelddatum", route_gesloten="ja"),
            "De aanmeldingen in de periode van iemand uit een groep die op de aanmelddatum niet meer via het loket"
            " hoorde te gaan, volgens de dag in loket.toml.",
            "aanmeldingen_route",
        ),
        route(
            "route_niet_doorverwezen",
            "van wie niet doorverwezen",
            in_periode("aanmelddatum", route_gesloten="ja", doorverwezen="nee"),
            "De aanmeldingen van toen de eigen route al gold, die op de peildatum niet zijn gestopt omdat de kandidaat"
            " naar de eigen route is doorverwezen.",
            "aanmeldingen_gesloten_route",
        ),
        route(
            "doorverwezen",
            "doorverwezen naar de eigen route",
            in_periode("uitval_datum", doorverwezen="ja"),
            "De trajecten die in de periode stopten omdat de kandidaat is doorverwezen naar de eigen route van de"
            " groep, ook als de aanmelding eerder was.",
        ),
    ]
