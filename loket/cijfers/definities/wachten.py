"""The wachtlijst: how long people wait, beside what was agreed, and the estimates of it."""

from __future__ import annotations

from loket.cijfers.definities.telwoorden import KANDIDAAT
from loket.cijfers.soorten import Definitie, Overleving, Telling, Verhouding, langste
from loket.cijfers.telregels import (
    einde_onbekend,
    gehuurd,
    in_periode,
    op_wachtlijst,
    wacht_al,
    wacht_te_lang,
    wacht_zonder_woning,
    wachtduur,
    wachttijdgroep,
    woonduur,
    woonduur_minstens,
)


def afspraak() -> list[Definitie]:
    """Return what became of the agreed longest wait, of everybody and not only of those who got a home."""
    return [
        Telling(
            "afspraak_groep",
            "kandidaten van wie de afgesproken wachttijd om is",
            KANDIDAAT,
            "trajecten",
            in_periode("termijn"),
            "Alle trajecten waarvoor de afgesproken wachttijd in de periode afliep, geteld vanaf de wachtlijstdatum;"
            " ook wie al een woning had of was gestopt. Ieder van hen is de hele afgesproken tijd gevolgd.",
            groepen=("corporatie", "bindingsregio"),
        ),
        Telling(
            "afspraak_gehaald",
            "van wie met een woning binnen de afgesproken wachttijd",
            KANDIDAAT,
            "trajecten",
            in_periode("termijn", binnen_afspraak="ja"),
            "Wie van hen een woning kreeg binnen de afgesproken wachttijd.",
            noemer="afspraak_groep",
            groepen=("corporatie", "bindingsregio"),
        ),
        Verhouding(
            "afspraak_deel",
            "woning binnen de afgesproken wachttijd",
            "afspraak_gehaald",
            "afspraak_groep",
            "Wie een woning kreeg binnen de afgesproken wachttijd, als deel van allen voor wie die tijd in de periode"
            " afliep. Wie stopte of nog wacht, telt in het geheel mee.",
            groepen=("corporatie", "bindingsregio"),
        ),
        Telling(
            "wacht_te_lang",
            "wacht langer dan afgesproken",
            KANDIDAAT,
            "trajecten",
            wacht_te_lang,
            "Wie op de laatste dag van de periode op de wachtlijst stond en al langer wachtte dan is afgesproken.",
            noemer="wachtlijst",
            terugblik=True,
            groepen=("corporatie", "bindingsregio"),
            stand=True,
        ),
        Telling(
            "langste_wacht",
            "langst wachtende kandidaat",
            KANDIDAAT,
            "trajecten",
            op_wachtlijst,
            "De langste tijd die iemand op de wachtlijst op de laatste dag van de periode al wachtte.",
            eenheid="maanden",
            reken=langste("duur"),
            meet=wachtduur,
            terugblik=True,
            groepen=("corporatie", "bindingsregio"),
            stand=True,
        ),
        Verhouding(
            "wachtlijst_maanden",
            "wachtlijst in maanden plaatsingen",
            "wachtlijst",
            "plaatsingen",
            "Hoeveel maanden nodig zijn voor evenveel plaatsingen als er kandidaten op de wachtlijst staan, als er elke"
            " maand zoveel zijn als gemiddeld in de periode.",
            deel=False,
            eenheid="maanden",
            groepen=("corporatie",),
        ),
    ]


def schattingen() -> list[Definitie]:
    """Return how long a home takes for whoever comes on the list, uitval being another end."""
    return [
        Telling(
            "wachttijd_groep",
            "kandidaten achter de geschatte wachttijd",
            KANDIDAAT,
            "trajecten",
            wachttijdgroep,
            "Alle trajecten die in de periode, of in het jaar ervoor, op de wachtlijst van een corporatie kwamen.",
            groepen=("corporatie",),
            stand=True,
        ),
        Telling(
            "wachttijd_zonder_woning",
            "van wie nog zonder woning",
            KANDIDAAT,
            "trajecten",
            wacht_zonder_woning,
            "Wie van de groep achter de geschatte wachttijd op de laatste dag van de periode geen woning had:"
            " wie nog wachtte, en wie van de wachtlijst ging zonder woning.",
            noemer="wachttijd_groep",
            groepen=("corporatie",),
            stand=True,
        ),
        Overleving(
            "wachttijd_geschat",
            "geschatte wachttijd, met wie nog wacht",
            "wachttijd_groep",
            wachtduur,
            "De tijd waarna de helft van de groep een woning had (cumulatieve incidentie volgens Aalen–Johansen)."
            " Wie nog wacht, telt mee tot de laatste dag van de periode;"
            " wie van de wachtlijst ging zonder woning, kreeg er geen en blijft in het geheel meetellen.",
            groepen=("corporatie",),
            stand=True,
        ),
        Telling(
            "huurders",
            "huurders die zijn gevolgd",
            ("huurder", "huurders"),
            "trajecten",
            gehuurd,
            "Alle trajecten in het register waarvan de huur uiterlijk op de laatste dag van de periode begon.",
            stand=True,
        ),
        Telling(
            "huurders_einde_onbekend",
            "van wie niet bekend is of zij er nog wonen",
            ("huurder", "huurders"),
            "trajecten",
            einde_onbekend,
            "De gevolgde huurders van wie het traject negatief is afgesloten, zonder dat bekend is of en wanneer de"
            " huur is geëindigd, en zonder nameting na de afsluiting waarin zij er nog woonden.",
            noemer="huurders",
            stand=True,
        ),
        *(
            Overleving(
                f"woont_na_{maanden}",
                f"woont er na {maanden} maanden nog",
                "huurders",
                woonduur,
                f"Het geschatte deel van de huurders dat {maanden} maanden na de start van de huur nog in de"
                " woning woont (Kaplan–Meier). Een huurder telt mee tot de laatste dag van de periode. Na de afsluiting"
                " van het traject telt hij mee tot de laatste nameting waarin hij er nog woonde. Wie negatief is"
                " afgesloten zonder bekend einde van de huur, telt niet als vertrokken: dit is een bovengrens.",
                na=maanden,
                stand=True,
            )
            for maanden in (12, 24)
        ),
        *(
            Overleving(
                f"woont_na_{maanden}_minstens",
                f"woont er na {maanden} maanden nog, ondergrens",
                "huurders",
                woonduur_minstens,
                f"Het geschatte deel van de huurders dat {maanden} maanden na de start van de huur nog in de"
                " woning woont (Kaplan–Meier), als iedereen van wie niet bekend is of hij er nog woont, is vertrokken"
                " op de dag van de negatieve afsluiting: de ondergrens.",
                na=maanden,
                stand=True,
            )
            for maanden in (12, 24)
        ),
    ]


#: How long somebody waits, in months, from and up to; the last has no end.
_WACHTKLASSEN = ((0, 6), (6, 12), (12, 18), (18, None))


def wachtenden() -> list[Definitie]:
    """Return who waits, by how long."""

    def klasse(van: int, tot: int | None) -> Telling:
        hoe_lang = f"{van} tot {tot} maanden" if tot else f"{van} maanden of langer"
        if not van:
            hoe_lang = f"korter dan {tot} maanden"
        return Telling(
            f"wacht_vanaf_{van}",
            f"wacht {hoe_lang}",
            KANDIDAAT,
            "trajecten",
            wacht_al(van, tot),
            f"Wie op de laatste dag van de periode op de wachtlijst stond, en daar toen {hoe_lang} op stond.",
            noemer="wachtlijst",
            groepen=("corporatie",),
            stand=True,
        )

    return [
        *(klasse(van, tot) for van, tot in _WACHTKLASSEN),
        Telling(
            "wachtlijst_terug",
            "van wie eerder een traject had",
            KANDIDAAT,
            "trajecten",
            in_periode("wachtlijstdatum", eerder="ja"),
            "Wie in de periode op de wachtlijst kwam, en eerder al een ander traject in het register had.",
            noemer="wachtlijst_in",
            groepen=("corporatie",),
        ),
    ]
