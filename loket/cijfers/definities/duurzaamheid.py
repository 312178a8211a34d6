"""How a cohort is doing after the closing, by its newest nameting."""

from __future__ import annotations

from loket.cijfers.definities.telwoorden import KANDIDAAT
from loket.cijfers.soorten import Definitie, Telling, Verhouding
from loket.cijfers.telregels import duurzaam_strikt, in_periode, nog_niet_gemeten


def _cohortdeel(naam: str, label: str, omschrijving: str, **gelijk: str) -> Telling:
    return Telling(
        naam,
        label,
        KANDIDAAT,
        "cohort",
        in_periode("afsluitdatum", **gelijk),
        f"De kandidaten uit het cohort {omschrijving}, volgens de nieuwste nameting.",
        noemer="nameting_cohort",
        cohort=True,
        gemeten=True,
    )


def duurzaamheid() -> list[Definitie]:
    """Return the parts of a cohort, and how long tenancies last."""
    return [
        Telling(
            "nameting_cohort",
            "cohort van de nameting",
            KANDIDAAT,
            "cohort",
            in_periode("afsluitdatum"),
            "Alle kandidaten met een woning van wie het traject in de periode positief is afgesloten.",
            cohort=True,
            geheel="positief_afgesloten",  # nobody is closed positively without a home
        ),
        _cohortdeel("woont_nog", "woont nog in de bemiddelde woning", "die nog in hun woning wonen", woont_nog="ja"),
        _cohortdeel(
            "verhuisd_eigen_initiatief",
            "verhuisd op eigen initiatief",
            "die op eigen initiatief zijn verhuisd",
            verhuisinitiatief="eigen",
        ),
        _cohortdeel(
            "verhuisd_initiatief_corporatie",
            "verhuisd op initiatief van de corporatie",
            "die op initiatief van de corporatie zijn verhuisd",
            verhuisinitiatief="corporatie",
        ),
        _cohortdeel(
            "verhuisd_initiatief_onbekend",
            "verhuisd, initiatief onbekend",
            "die zijn verhuisd zonder dat bekend is op wiens initiatief",
            verhuisinitiatief="onbekend",
        ),
        _cohortdeel(
            "wonen_onbekend",
            "onbekend of zij er nog wonen",
            "die wel zijn gemeten, maar van wie niet bekend is of zij nog in hun woning wonen",
            woont_nog="onbekend",
        ),
        Telling(
            "nog_niet_gemeten",
            "nog niet gemeten",
            KANDIDAAT,
            "cohort",
            nog_niet_gemeten,
            "De kandidaten uit het cohort voor wie op de peildatum nog geen nameting bekend was.",
            noemer="nameting_cohort",
            cohort=True,
        ),
        _cohortdeel("overlast_geen", "geen overlast", "bij wie geen overlast was", overlast="geen"),
        _cohortdeel(
            "overlast_meldingen",
            "een of meer meldingen van overlast",
            "over wie meldingen van overlast kwamen, en die meewerkten aan een oplossing",
            overlast="meldingen",
        ),
        _cohortdeel(
            "overlast_structureel",
            "structurele overlast",
            "bij wie structurele overlast was",
            overlast="structureel",
        ),
        _cohortdeel(
            "overlast_niet_gemeten",
            "overlast niet gemeten",
            "bij wie overlast niet is gemeten",
            overlast="niet_gemeten",
        ),
        _cohortdeel(
            "huurachterstand_geen",
            "geen huurachterstand",
            "zonder huurachterstand",
            huurachterstand="geen",
        ),
        _cohortdeel(
            "huurachterstand_opgelost",
            "huurachterstand, opgelost",
            "met een huurachterstand die samen met de corporatie is opgelost",
            huurachterstand="opgelost",
        ),
        _cohortdeel(
            "huurachterstand_problematisch",
            "problematische huurschuld",
            "met een problematische huurschuld",
            huurachterstand="problematisch",
        ),
        _cohortdeel(
            "huurachterstand_niet_gemeten",
            "huurachterstand niet gemeten",
            "bij wie huurachterstand niet is gemeten",
            huurachterstand="niet_gemeten",
        ),
        Verhouding(
            "duurzaam",
            "duurzaam wonen",
            "overlast_geen",
            "nameting_cohort",
            "Het deel van het cohort zonder overlast, ruim geteld:"
            " ook wie is verhuisd of een huurachterstand heeft, telt mee als er geen overlast was."
            " Wie niet is gemeten, telt alleen in het geheel mee.",
            cohort=True,
        ),
        Telling(
            "duurzaam_strikt_aantal",
            "duurzaam wonen, strikt geteld",
            KANDIDAAT,
            "cohort",
            duurzaam_strikt,
            "De kandidaten uit het cohort die nog in hun woning wonen, zonder overlast en zonder huurachterstand.",
            noemer="nameting_cohort",
            cohort=True,
            gemeten=True,
        ),
        Verhouding(
            "duurzaam_strikt",
            "duurzaam wonen, strikt",
            "duurzaam_strikt_aantal",
            "nameting_cohort",
            "Het deel van het cohort dat nog in de woning woont, zonder overlast en zonder huurachterstand."
            " Dit is per kandidaat bepaald. Wie niet is gemeten, telt alleen in het geheel mee.",
            cohort=True,
        ),
        Telling(
            "ontruimingen",
            "ontruimingen",
            ("ontruiming", "ontruimingen"),
            "nametingen",
            in_periode("peildatum", ontruiming="ja"),
            "Alle nametingen in de periode waaruit blijkt dat een woning op verzoek van de corporatie is ontruimd.",
        ),
    ]


#: The partitions of a cohort: parts that exclude each other and together are the cohort.
PARTITIES = {
    "wonen": (
        "woont_nog",
        "verhuisd_eigen_initiatief",
        "verhuisd_initiatief_corporatie",
        "verhuisd_initiatief_onbekend",
        "wonen_onbekend",
    ),
    "overlast": ("overlast_geen", "overlast_meldingen", "overlast_structureel", "overlast_niet_gemeten"),
    "huurachterstand": (
        "huurachterstand_geen",
        "huurachterstand_opgelost",
        "huurachterstand_problematisch",
        "huurachterstand_niet_gemeten",
    ),
}
