"""Every figure's definition, one after the other.

A figure is a definition, not a number: the rows that count, and for a share the definition among which it counts.
The same definition serves year, quarter, corporatie, verwijzertype and gemeente, so totals agree by construction.
Each ``omschrijving`` is printed in the report's Begrippen: it says in one sentence what the code beside it does.

Source: the desk's list of definitions (``data/README.md``) and the published annual report of 2022.
"""

from __future__ import annotations

from loket.cijfers.soorten import (
    Definitie,
    Overleving,
    Reken,
    Telling,
    Telt,
    Verhouding,
    besluit_nodig,
    betaald,
    deelnemer,
    duurzaam_strikt,
    eerste_van_eerdere_intake,
    einde_onbekend,
    gehuurd,
    geldig_tarief,
    geldige_verwijzer,
    gemiddelde,
    gevolgd,
    gewone_factuur,
    in_periode,
    keert_terug,
    klacht_open,
    klacht_over_termijn,
    kwantiel,
    laatste,
    langste,
    mediaan,
    met_datum,
    met_overeenkomst,
    met_waarde,
    nog_niet_gemeten,
    nog_nooit_gemeten,
    nog_onderweg,
    nog_te_volgen,
    onbetaald,
    op_wachtlijst,
    som,
    van_het_jaar,
    wacht_al,
    wacht_te_lang,
    wacht_zonder_woning,
    wachtduur,
    wachttijdgroep,
    woonduur,
    woonduur_minstens,
    zonder_eigenaar,
    zonder_overeenkomst,
    zonder_prijs,
)
from loket.register.facturen import BETAALD, CREDIT, GECREDITEERD, OPEN
from loket.register.planning import GEHOUDEN, GEPLAND, TE_LAAT, VERVALLEN

_TRAJECT = ("traject", "trajecten")
_KANDIDAAT = ("kandidaat", "kandidaten")
_PLAATSING = ("plaatsing", "plaatsingen")
_ONDERDEEL = ("onderdeel", "onderdelen")


def _instroom() -> list[Definitie]:
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
            _KANDIDAAT,
            "trajecten",
            in_periode("wachtlijstdatum"),
            "Alle trajecten die in de periode op de wachtlijst van een corporatie kwamen.",
            groepen=("corporatie",),
        ),
        Telling(
            "uitval",
            "uitval vóór plaatsing",
            _TRAJECT,
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
            _KANDIDAAT,
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
        _TRAJECT,
        "trajecten",
        telt,
        f"De trajecten die in de periode zijn aangemeld en die {omschrijving}, in die periode of later,"
        " voor zover bekend op de peildatum.",
        noemer="aanmeldingen",
    )


def _trechter() -> list[Definitie]:
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


def _afspraak() -> list[Definitie]:
    """Return what became of the agreed longest wait, of everybody and not only of those who got a home."""
    return [
        Telling(
            "afspraak_groep",
            "kandidaten van wie de afgesproken wachttijd om is",
            _KANDIDAAT,
            "trajecten",
            in_periode("termijn"),
            "Alle trajecten waarvoor de afgesproken wachttijd in de periode afliep, geteld vanaf de wachtlijstdatum;"
            " ook wie al een woning had of was gestopt. Ieder van hen is de hele afgesproken tijd gevolgd.",
            groepen=("corporatie", "bindingsregio"),
        ),
        Telling(
            "afspraak_gehaald",
            "van wie met een woning binnen de afgesproken wachttijd",
            _KANDIDAAT,
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
            _KANDIDAAT,
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
            _KANDIDAAT,
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


def _schattingen() -> list[Definitie]:
    return [
        Telling(
            "wachttijd_groep",
            "kandidaten achter de geschatte wachttijd",
            _KANDIDAAT,
            "trajecten",
            wachttijdgroep,
            "Alle trajecten die in de periode, of in het jaar ervoor, op de wachtlijst van een corporatie kwamen.",
            groepen=("corporatie",),
            stand=True,
        ),
        Telling(
            "wachttijd_zonder_woning",
            "van wie nog zonder woning",
            _KANDIDAAT,
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


def _plaatsingen() -> list[Definitie]:
    return [
        Telling(
            "plaatsingen",
            "plaatsingen",
            _PLAATSING,
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
            _PLAATSING,
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
            _PLAATSING,
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
            _PLAATSING,
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
            _PLAATSING,
            "trajecten",
            in_periode("start_huur", eigen_gemeente="ja"),
            "De plaatsingen in de gemeente waar de kandidaat zijn netwerk of binding heeft.",
            noemer="plaatsingen",
            groepen=("bindingsgemeente", "bindingsplek", "bindingsregio"),
        ),
        Telling(
            "eigen_gemeente_onbekend",
            "plaatsingen waarvan de eigen gemeente onbekend is",
            _PLAATSING,
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


def _afronding() -> list[Definitie]:
    return [
        Telling(
            "positief_afgesloten",
            "positief afgesloten trajecten",
            _TRAJECT,
            "trajecten",
            in_periode("afsluitdatum", resultaat="positief"),
            "Alle trajecten met een afsluitdatum in de periode en een positief resultaat.",
        ),
        Telling(
            "negatief_afgesloten",
            "negatief afgesloten trajecten",
            _TRAJECT,
            "trajecten",
            in_periode("afsluitdatum", resultaat="negatief"),
            "Alle trajecten met een afsluitdatum in de periode en een negatief resultaat, naar de reden.",
            groepen=("afsluitreden", "verwijzertype", "afsluitreden,verwijzertype"),
        ),
        Telling(
            "gefactureerde_trajecten",
            "gefactureerde trajecten",
            _TRAJECT,
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


def _cohortdeel(naam: str, label: str, omschrijving: str, **gelijk: str) -> Telling:
    return Telling(
        naam,
        label,
        _KANDIDAAT,
        "cohort",
        in_periode("afsluitdatum", **gelijk),
        f"De kandidaten uit het cohort {omschrijving}, volgens de nieuwste nameting.",
        noemer="nameting_cohort",
        cohort=True,
        gemeten=True,
    )


def _duurzaamheid() -> list[Definitie]:
    return [
        Telling(
            "nameting_cohort",
            "cohort van de nameting",
            _KANDIDAAT,
            "cohort",
            in_periode("afsluitdatum"),
            "Alle kandidaten met een woning van wie het traject in de periode positief is afgesloten.",
            cohort=True,
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
            _KANDIDAAT,
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
            "Het deel van het cohort zonder overlast. Zo is het cijfer eerder gepubliceerd;"
            " ook wie is verhuisd of een huurachterstand heeft, telt mee als er geen overlast was."
            " Wie niet is gemeten, telt alleen in het geheel mee.",
            cohort=True,
        ),
        Telling(
            "duurzaam_strikt_aantal",
            "duurzaam wonen, strikt geteld",
            _KANDIDAAT,
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


#: How long somebody waits, in months, from and up to; the last has no end.
_WACHTKLASSEN = ((0, 6), (6, 12), (12, 18), (18, None))


def _wachtenden() -> list[Definitie]:
    def klasse(van: int, tot: int | None) -> Telling:
        hoe_lang = f"{van} tot {tot} maanden" if tot else f"{van} maanden of langer"
        if not van:
            hoe_lang = f"korter dan {tot} maanden"
        return Telling(
            f"wacht_vanaf_{van}",
            f"wacht {hoe_lang}",
            _KANDIDAAT,
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
            _KANDIDAAT,
            "trajecten",
            keert_terug,
            "Wie in de periode op de wachtlijst kwam, en eerder al een ander traject in het register had.",
            noemer="wachtlijst_in",
            groepen=("corporatie",),
        ),
    ]


def _facturatie() -> list[Definitie]:
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


def _deelnemers() -> list[Definitie]:
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


def _volgmomenten() -> list[Definitie]:
    """Return how cohorts are doing when as much time has passed since the closing, and who is followed further."""

    def na(maanden: int, *groepen: str) -> Telling:
        return Telling(
            f"na_{maanden}_maanden",
            f"cohort {maanden} maanden na de afsluiting",
            _KANDIDAAT,
            "volgmomenten",
            in_periode("afsluitdatum", moment=str(maanden)),
            f"De kandidaten uit het cohort voor wie op de peildatum {maanden} maanden sinds de afsluiting voorbij zijn."
            + _HOE_HET_GING * bool(groepen)
            + f" Terug is wie binnen {maanden} maanden opnieuw is aangemeld, of de woning verloor door een ontruiming"
            " of op initiatief van de corporatie (is die dag niet bekend, dan telt de dag van de nameting).",
            groepen=(*groepen, "terug", "terugkeer"),
            cohort=True,
            uitkomsten=groepen,
        )

    def dagen(naam: str, label: str, reken: Reken, wat: str) -> Telling:
        return Telling(
            naam,
            f"{label} van aanmelding tot sleutel",
            _PLAATSING,
            "trajecten",
            in_periode("start_huur"),
            f"{wat} van de aanmelding tot de start van de huur, over alle plaatsingen in de periode."
            " Wie nog wacht of uitviel, telt niet mee.",
            eenheid="dagen",
            reken=reken,
            terugblik=True,
        )

    def stand(naam: str, label: str, telt: Telt, omschrijving: str, noemer: str = "") -> Telling:
        return Telling(naam, label, _KANDIDAAT, "cohort", telt, omschrijving, noemer=noemer, stand=True)

    uitkomsten = ("wonen", "overlast", "huurachterstand", "ontruimd", "strikt")
    return [
        Telling(
            "eerste_nameting",
            "cohort bij de eerste nameting",
            _KANDIDAAT,
            "volgmomenten",
            in_periode("afsluitdatum", moment="eerste"),
            "Alle kandidaten uit het cohort, naar hoe het ging bij hun eerste nameting, wanneer die ook was."
            " Wie nog niet is gemeten, telt in het geheel mee.",
            groepen=uitkomsten,
            cohort=True,
            uitkomsten=uitkomsten,
        ),
        na(6),
        na(12, *uitkomsten),
        na(24, *uitkomsten),
        dagen("sleutel_dagen", "middelste aantal dagen", mediaan("sleuteldagen"), "Het middelste aantal dagen"),
        dagen(
            "sleutel_dagen_kwart",
            "een kwart binnen: dagen",
            kwantiel("sleuteldagen", 0.25),
            "Het aantal dagen waarbinnen een kwart van de plaatsingen er was (eerste kwartiel), geteld",
        ),
        dagen(
            "sleutel_dagen_driekwart",
            "driekwart binnen: dagen",
            kwantiel("sleuteldagen", 0.75),
            "Het aantal dagen waarbinnen driekwart van de plaatsingen er was (derde kwartiel), geteld",
        ),
        dagen(
            "sleutel_dagen_gemiddeld",
            "gemiddeld aantal dagen",
            gemiddelde("sleuteldagen"),
            "Het gemiddelde aantal dagen",
        ),
        *(
            Telling(
                f"huurders_na_{maanden}",
                f"huurders die {maanden} maanden zijn gevolgd",
                ("huurder", "huurders"),
                "trajecten",
                gevolgd(maanden),
                f"De gevolgde huurders van wie bekend is dat zij {maanden} maanden na de start van de huur nog in hun"
                " woning woonden. Op hen rust het vervolg van de schatting.",
                noemer="huurders",
                stand=True,
            )
            for maanden in (12, 24)
        ),
        Telling(
            "los_te_laten",
            "kandidaten om los te laten",
            _KANDIDAAT,
            "cohort",
            in_periode("einde_volgen"),
            "De kandidaten van wie de tijd waarin het loket hen na de afsluiting volgt, in de periode afliep.",
        ),
        Telling(
            "los_zonder_meting",
            "van wie de laatste nameting ontbreekt",
            _KANDIDAAT,
            "cohort",
            in_periode("einde_volgen", op_het_eind="nee"),
            "Wie van de kandidaten om los te laten in de laatste zes maanden van die tijd, of daarna, niet is gemeten.",
            noemer="los_te_laten",
        ),
        stand(
            "te_meten",
            "kandidaten om het komende jaar te meten",
            nog_te_volgen,
            "De kandidaten van wie het traject positief is afgesloten en die het loket na de laatste dag van de periode"
            " nog volgt, ook als zij zijn verhuisd.",
        ),
        stand(
            "te_meten_eerste",
            "van wie nog nooit gemeten",
            nog_nooit_gemeten,
            "Wie van hen op de peildatum nog geen enkele nameting had.",
            "te_meten",
        ),
    ]


def _spreiding() -> list[Definitie]:
    """Return what deelregio's and routes tell; a desk that keeps none of them in loket.toml knows none of these."""

    def route(naam: str, label: str, telt: Telt, omschrijving: str, noemer: str = "") -> Telling:
        return Telling(
            naam,
            label,
            _TRAJECT if naam == "doorverwezen" else ("aanmelding", "aanmeldingen"),
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
            _PLAATSING,
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


def _planning() -> list[Definitie]:
    def deel(naam: str, label: str, stand: str, omschrijving: str) -> Telling:
        return Telling(
            naam,
            label,
            _ONDERDEEL,
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
            _ONDERDEEL,
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
            "van wie de dag op de peildatum voorbij is, terwijl niet vaststaat dat zij zijn gehouden of vervallen.",
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


def _dossiers() -> list[Definitie]:
    def dossiers(naam: str, label: str, telt: Telt, omschrijving: str, noemer: str = "dossiers") -> Telling:
        return Telling(naam, label, ("onderwerp", "onderwerpen"), "dossiers", telt, omschrijving, noemer=noemer)

    return [
        dossiers(
            "dossiers",
            "lopende onderwerpen",
            van_het_jaar,
            "Alle onderwerpen in de dossiers van het jaar waarin de periode ligt.",
            "",
        ),
        dossiers(
            "dossiers_besluit_nodig",
            "onderwerpen waarvoor een besluit nodig is",
            besluit_nodig,
            "De onderwerpen in de dossiers van het jaar waarbij staat wie nog een besluit moet nemen.",
        ),
        dossiers(
            "dossiers_zonder_eigenaar",
            "onderwerpen zonder eigenaar",
            zonder_eigenaar,
            "De onderwerpen in de dossiers van het jaar waarbij niet staat wie het onderwerp trekt.",
        ),
    ]


def _klachten() -> list[Definitie]:
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


#: How a cohort is split at a moment in months; what is near it, is decided in ``register/volgmomenten.py``.
_HOE_HET_GING = (
    " Hoe het ging, zegt de eerste nameting van zes maanden ervoor tot zes maanden erna; wie toen niet is gemeten, telt"
    " in het geheel mee."
)

#: All definitions by name, in the order of the report.
DEFINITIES: dict[str, Definitie] = {
    definitie.naam: definitie
    for definitie in [
        *_instroom(),
        *_trechter(),
        *_plaatsingen(),
        *_schattingen(),
        *_afronding(),
        *_duurzaamheid(),
        *_wachtenden(),
        *_afspraak(),
        *_facturatie(),
        *_deelnemers(),
        *_volgmomenten(),
        *_spreiding(),
        *_planning(),
        *_dossiers(),
        *_klachten(),
    ]
}

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
