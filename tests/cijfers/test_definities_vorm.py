"""Of each definition: in what unit, of what it is a part, how it can be split, and over which time it speaks."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from loket.cijfers import definities
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Definitie, Telling

OVERLAST = {f"overlast_{uitkomst}" for uitkomst in ("geen", "meldingen", "structureel", "niet_gemeten")}
ACHTERSTAND = {f"huurachterstand_{uitkomst}" for uitkomst in ("geen", "opgelost", "problematisch", "niet_gemeten")}
VERHUISD = {f"verhuisd_{wie}" for wie in ("eigen_initiatief", "initiatief_corporatie", "initiatief_onbekend")}
#: Parts of a cohort that are only known of who was measured.
GEMETEN = {"woont_nog", "wonen_onbekend", "duurzaam_strikt_aantal"} | OVERLAST | ACHTERSTAND | VERHUISD
COHORT = {"nameting_cohort", "nog_niet_gemeten", "duurzaam", "duurzaam_strikt"} | GEMETEN
TRECHTER = {f"aangemeld_{stap}" for stap in ("intake", "wachtlijst", "geplaatst", "uitgevallen", "onderweg")}

WOONDUUR = {f"woont_na_{maanden}{grens}" for maanden in (12, 24) for grens in ("", "_minstens")}

#: What is so on one day, or known up to that day; all else happened in the period.
STAND = {
    "wachtlijst",
    "wachttijd_groep",
    "wachttijd_zonder_woning",
    "wachttijd_geschat",
    "huurders",
    "huurders_einde_onbekend",
    "wacht_te_lang",
    "langste_wacht",
} | WOONDUUR
DEEL_VAN = {
    "aanmeldingen": TRECHTER,
    "plaatsingen": {
        "geplaatst_binnen_afspraak",
        "binnen_afspraak",
        "geplaatst_eigen_gemeente",
        "eigen_gemeente",
        "eigen_gemeente_onbekend",
        "eigen_regio",
        "wachtlijst_maanden",
    },
    "wachtlijst": {"wacht_te_lang"},
    "afspraak_groep": {"afspraak_gehaald", "afspraak_deel"},
    "taakstelling": {"realisatie"},
    "wachttijd_groep": {"wachttijd_zonder_woning", "wachttijd_geschat"},
    "huurders": {"huurders_einde_onbekend"} | WOONDUUR,
    "intakes": {"nog_niet_gefactureerd"},
    "nameting_cohort": COHORT - {"nameting_cohort"},
}
EENHEID = {
    "maanden": {"wachttijd", "wachttijd_mediaan", "wachttijd_geschat", "langste_wacht", "wachtlijst_maanden"},
    "euro": {"gefactureerd_bedrag", "trajectprijs"},
    "procent": {
        "binnen_afspraak",
        "afspraak_deel",
        "realisatie",
        "eigen_gemeente",
        "eigen_regio",
        "duurzaam",
        "duurzaam_strikt",
    }
    | WOONDUUR,
}
GROEPEN = (
    {
        "aanmeldingen": ("verwijzertype", "maand", "maand,verwijzertype", "verwijzerstatus", "verwijzer"),
        "intakes": ("verwijzertype", "verwijzer"),
        "uitval": (
            "uitval_fase",
            "uitval_reden",
            "uitval_reden,uitval_fase",
            "verwijzertype",
            "uitval_fase,uitval_reden,verwijzertype",
            "bindingsregio",
        ),
        "gefactureerd_bedrag": ("verwijzertype", "verwijzer"),
        "plaatsingen": (
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
        "wachtlijst": ("corporatie", "bindingsgemeente", "bindingsregio"),
        "geplaatst_eigen_gemeente": ("bindingsgemeente", "bindingsplek", "bindingsregio"),
        "eigen_gemeente": ("bindingsplek", "bindingsregio"),
        "eigen_regio": ("bindingsregio",),
        "negatief_afgesloten": ("afsluitreden", "verwijzertype", "afsluitreden,verwijzertype"),
        "klachten": ("oordeel", "afhandeling"),
    }
    | dict.fromkeys(
        (
            "wachtlijst_in",
            "wachttijd",
            "wachttijd_mediaan",
            "geplaatst_binnen_afspraak",
            "binnen_afspraak",
            "taakstelling",
            "realisatie",
            "wachttijd_groep",
            "wachttijd_zonder_woning",
            "wachttijd_geschat",
            "wachtlijst_maanden",
        ),
        ("corporatie",),
    )
    | dict.fromkeys(
        ("afspraak_groep", "afspraak_gehaald", "afspraak_deel", "wacht_te_lang", "langste_wacht"),
        ("corporatie", "bindingsregio"),
    )
)
TRAJECTEN = {"uitval", "positief_afgesloten", "negatief_afgesloten", "gefactureerde_trajecten"} | TRECHTER
KANDIDATEN = {"wachtlijst_in", "wachtlijst", "wachttijd_groep", "wachttijd_zonder_woning"} | COHORT
WOORDEN = {
    ("aanmelding", "aanmeldingen"): {"aanmeldingen"},
    ("intake", "intakes"): {"intakes", "nog_niet_gefactureerd"},
    ("plaatsing", "plaatsingen"): {
        "plaatsingen",
        "wachttijd",
        "wachttijd_mediaan",
        "geplaatst_binnen_afspraak",
        "geplaatst_eigen_gemeente",
        "eigen_gemeente_onbekend",
    },
    ("woning", "woningen"): {"taakstelling"},
    ("huurder", "huurders"): {"huurders", "huurders_einde_onbekend"},
    ("klacht", "klachten"): {"klachten"},
    ("ontruiming", "ontruimingen"): {"ontruimingen"},
    ("euro", "euro"): {"gefactureerd_bedrag", "trajectprijs"},
    ("traject", "trajecten"): TRAJECTEN,
    ("kandidaat", "kandidaten"): KANDIDATEN,
}
#: Those that stand in the lists above. A new one is held by its case by hand and its SQL, which know noemer and groups.
BEKEND = [d for d in DEFINITIES.values() if not isinstance(d, Telling) or d.naam in set().union(*WOORDEN.values())]
per_definitie = pytest.mark.parametrize("definitie", BEKEND, ids=lambda d: f"[{d.naam}: ")


def _van(naam: str, indeling: dict[str, set[str]], anders: str) -> str:
    return next((waarde for waarde, namen in indeling.items() if naam in namen), anders)


@per_definitie
def test_its_unit_and_noemer(definitie: Definitie) -> None:
    assert definitie.eenheid == _van(definitie.naam, EENHEID, "aantal")
    assert (definitie.noemer or "") == _van(definitie.naam, DEEL_VAN, "")


@per_definitie
def test_its_groups(definitie: Definitie) -> None:
    assert definitie.groepen == GROEPEN.get(definitie.naam, ())


@per_definitie
def test_the_time_over_which_it_speaks(definitie: Definitie) -> None:
    assert definitie.stand is (definitie.naam in STAND)
    assert definitie.cohort is (definitie.naam in COHORT)
    if isinstance(definitie, Telling):
        assert definitie.gemeten is (definitie.naam in GEMETEN)


@per_definitie
def test_its_noun(definitie: Definitie) -> None:
    if isinstance(definitie, Telling):
        assert definitie.naam in WOORDEN[definitie.woorden]


def _zonder_haakjes(bron: str) -> list[int]:
    """Return the lines of comparisons of what ``&`` and ``|`` made: these come first, unless brackets say otherwise."""
    vergelijkingen = (knoop for knoop in ast.walk(ast.parse(bron)) if isinstance(knoop, ast.Compare))
    return [
        v.lineno
        for v in vergelijkingen
        for deel in (v.left, *v.comparators)
        if isinstance(deel, ast.BinOp) and isinstance(deel.op, ast.BitAnd | ast.BitOr)
    ]


def test_each_comparison_of_a_telregel_stands_in_brackets() -> None:
    assert _zonder_haakjes('f["a"] > 3 & f["b"]') == [1]
    assert _zonder_haakjes('(f["a"] > 3) & (f["b"] == "x") | f["c"].isna()') == []
    for bestand in sorted(Path(definities.__file__).parent.glob("*.py")):
        assert not (regels := _zonder_haakjes(bestand.read_text("utf-8"))), (
            f"zet in {bestand.name}, regel {regels[0]}, haakjes om elke vergelijking: (… > 3) & (… == …)"
        )
