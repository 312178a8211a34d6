"""Who comes in, and how far they get."""

from __future__ import annotations

from loket.cijfers.definities.telwoorden import KANDIDAAT, TRAJECT
from loket.cijfers.soorten import Definitie, Telling, Telt
from loket.cijfers.telregels import in_periode, met_datum, nog_onderweg, op_wachtlijst


def instroom() -> list[Definitie]:
    """Return who was registered, had an intake and came on the list."""
    return [
        Telling(
            "aanmeldingen",
            "aanmeldingen",
            ("aanmelding", "aanmeldingen"),
            "trajecten",
            in_periode("aanmelddatum"),
            "Alle trajecten met een aanmelddatum in de periode. Het type verwijzer is het type op de aanmelddatum.",
            groepen=("verwijzertype", "maand", "maand,verwijzertype", "verwijzerstatus", "verwijzer"),
        ),
        Telling(
            "intakes",
            "intakes",
            ("intake", "intakes"),
            "trajecten",
            in_periode("intakedatum"),
            "Alle trajecten met een intakedatum in de periode, ook als de aanmelding eerder was.",
            groepen=("verwijzertype", "verwijzer"),
        ),
        Telling(
            "wachtlijst_in",
            "nieuw op de wachtlijst",
            KANDIDAAT,
            "trajecten",
            in_periode("wachtlijstdatum"),
            "Alle trajecten die in de periode op de wachtlijst van een corporatie kwamen.",
            groepen=("corporatie",),
        ),
        Telling(
            "uitval",
            "uitval vóór plaatsing",
            TRAJECT,
            "trajecten",
            in_periode("uitval_datum"),
            "Alle trajecten die in de periode stopten voordat er een woning was, naar de fase en de reden.",
            groepen=(
                "uitval_fase",
                "uitval_reden",
                "uitval_reden,uitval_fase",
                "verwijzertype",
                "uitval_fase,uitval_reden,verwijzertype",
                "bindingsregio",
            ),
        ),
        Telling(
            "wachtlijst",
            "wachtlijst",
            KANDIDAAT,
            "trajecten",
            op_wachtlijst,
            "Alle trajecten die op de laatste dag van de periode op de wachtlijst stonden:"
            " met een wachtlijstdatum, nog zonder start van de huur en zonder uitval.",
            groepen=("corporatie", "bindingsgemeente", "bindingsregio"),
            stand=True,
        ),
    ]


def _van_de_aanmeldingen(naam: str, label: str, telt: Telt, omschrijving: str) -> Telling:
    return Telling(
        naam,
        label,
        TRAJECT,
        "trajecten",
        telt,
        f"De trajecten die in de periode zijn aangemeld en die {omschrijving}, in die periode of later,"
        " voor zover bekend op de peildatum.",
        noemer="aanmeldingen",
    )


def trechter() -> list[Definitie]:
    """Return how far those who were registered in the period have come."""

    def met(datum: str) -> Telt:
        return met_datum("aanmelddatum", datum)

    return [
        _van_de_aanmeldingen("aangemeld_intake", "met een intake", met("intakedatum"), "een intake kregen"),
        _van_de_aanmeldingen(
            "aangemeld_wachtlijst", "op de wachtlijst gekomen", met("wachtlijstdatum"), "op de wachtlijst kwamen"
        ),
        _van_de_aanmeldingen("aangemeld_geplaatst", "geplaatst", met("start_huur"), "een woning kregen"),
        _van_de_aanmeldingen(
            "aangemeld_uitgevallen", "uitgevallen", met("uitval_datum"), "uitvielen vóór een plaatsing"
        ),
        _van_de_aanmeldingen(
            "aangemeld_onderweg", "nog onderweg", nog_onderweg, "nog geen woning hebben en niet zijn gestopt"
        ),
    ]
