"""How cohorts are doing when as much time has passed since the closing, and who is followed further."""

from __future__ import annotations

from loket.cijfers.definities.telwoorden import KANDIDAAT, PLAATSING
from loket.cijfers.soorten import Definitie, Reken, Telling, Telt, gemiddelde, kwantiel, mediaan
from loket.cijfers.telregels import gevolgd, in_periode, nog_nooit_gemeten, nog_te_volgen

#: How a cohort is split at a moment in months; what is near it, is decided in ``register/volgmomenten.py``.
_HOE_HET_GING = (
    " Hoe het ging, zegt de eerste nameting van zes maanden ervoor tot zes maanden erna; wie toen niet is gemeten, telt"
    " in het geheel mee."
)
#: Only time decides who counts: with whole cohorts it is as large as those.
_GEHEEL = "nameting_cohort"


def volgmomenten() -> list[Definitie]:
    """Return how cohorts are doing when as much time has passed since the closing, and who is followed further."""

    def na(maanden: int, *groepen: str) -> Telling:
        return Telling(
            f"na_{maanden}_maanden",
            f"cohort {maanden} maanden na de afsluiting",
            KANDIDAAT,
            "volgmomenten",
            in_periode("afsluitdatum", moment=str(maanden)),
            f"De kandidaten uit het cohort voor wie op de peildatum {maanden} maanden sinds de afsluiting voorbij zijn."
            + _HOE_HET_GING * bool(groepen)
            + f" Terug is wie binnen {maanden} maanden opnieuw is aangemeld, of de woning verloor door een ontruiming"
            " of op initiatief van de corporatie (is die dag niet bekend, dan telt de dag van de nameting).",
            groepen=(*groepen, "terug", "terugkeer"),
            cohort=True,
            uitkomsten=groepen,
            geheel=_GEHEEL,
        )

    def dagen(naam: str, label: str, reken: Reken, wat: str) -> Telling:
        return Telling(
            naam,
            f"{label} van aanmelding tot sleutel",
            PLAATSING,
            "trajecten",
            in_periode("start_huur"),
            f"{wat} van de aanmelding tot de start van de huur, over alle plaatsingen in de periode."
            " Wie nog wacht of uitviel, telt niet mee.",
            eenheid="dagen",
            reken=reken,
            terugblik=True,
        )

    def stand(naam: str, label: str, telt: Telt, omschrijving: str, noemer: str = "", geheel: str = "") -> Telling:
        return Telling(naam, label, KANDIDAAT, "cohort", telt, omschrijving, noemer=noemer, geheel=geheel, stand=True)

    uitkomsten = ("wonen", "overlast", "huurachterstand", "ontruimd", "strikt")
    return [
        Telling(
            "eerste_nameting",
            "cohort bij de eerste nameting",
            KANDIDAAT,
            "volgmomenten",
            in_periode("afsluitdatum", moment="eerste"),
            "Alle kandidaten uit het cohort, naar hoe het ging bij hun eerste nameting, wanneer die ook was."
            " Wie nog niet is gemeten, telt in het geheel mee.",
            groepen=uitkomsten,
            cohort=True,
            uitkomsten=uitkomsten,
            geheel=_GEHEEL,
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
            KANDIDAAT,
            "cohort",
            in_periode("einde_volgen"),
            "De kandidaten van wie de tijd waarin het loket hen na de afsluiting volgt, in de periode afliep.",
            geheel=_GEHEEL,
        ),
        Telling(
            "los_zonder_meting",
            "van wie de laatste nameting ontbreekt",
            KANDIDAAT,
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
            geheel=_GEHEEL,
        ),
        stand(
            "te_meten_eerste",
            "van wie nog nooit gemeten",
            nog_nooit_gemeten,
            "Wie van hen op de peildatum nog geen enkele nameting had.",
            "te_meten",
        ),
    ]
