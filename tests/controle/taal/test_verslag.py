"""The lint on the example report, which is sound, and on the report as it was published, which was not."""

import json
from pathlib import Path

import pytest

from loket.cijfers.inlezen import lees_cijfers
from loket.controle.taal import Context, toets_tekst

PROJECT = Path(__file__).parents[3]
VERHALEN = sorted((PROJECT / "data/maastricht/2022/verhaal").glob("*.md"))
CELLEN = [
    "".join(cel["source"])
    for cel in json.loads((PROJECT / "notebooks/jaarverslag.ipynb").read_text("utf-8"))["cells"]
    if cel["cell_type"] == "markdown"
]


@pytest.fixture(scope="module")
def verslag() -> Context:
    vorige = {b.stem: b.read_text("utf-8") for b in (PROJECT / "data/maastricht/2021/verhaal").glob("*.md")}
    return Context.van(lees_cijfers("maastricht", 2022), vorige)


@pytest.mark.parametrize("bestand", VERHALEN, ids=lambda pad: pad.stem)
def test_the_narrative_of_the_example_has_no_findings(verslag, bestand):
    assert toets_tekst(bestand.read_text("utf-8"), verslag) == []


@pytest.mark.parametrize("cel", CELLEN, ids=[str(i) for i in range(len(CELLEN))])
def test_the_text_of_the_notebook_has_no_findings(verslag, cel):
    assert toets_tekst(cel, verslag) == []


#: The faults of the published report of 2022, by their number in the list of faults: the sentence and its rule.
GEPUBLICEERD = [
    (4, "We kunnen constateren dat we steeds meer kandidaten duurzaam kunnen laten wonen.", "vergelijking"),
    (
        4,
        "Als we deze cijfers afzetten tov 2020/2021 is de duurzaamheid constant gebleven; 2020 =87.7% en in 2021="
        " 86.3%.",
        "vergelijking",
    ),
    (6, "| **Taakstelling 2021** | 16 | 38 | 34 | **88** |", "verkeerd-jaar"),
    (7, "| **Start huren vanaf 01-01-2022 tot 30-06-2022** | 10 | 32 | 25 | **67** |", "halve-periode"),
    (7, "| **Start huren vanaf 01-01-2022 tot 30-06-2022** | 10 | 32 | 25 | **67** |", "opmaak"),
    (
        10,
        "In 2022 zijn er **177 aanmeldingen** geweest. Daaruit hebben **127 intakes** plaatsgevonden en deze hebben"
        " geleid tot **67 bemiddelingen/plaatsingen**.",
        "trechter",
    ),
    (12, "Dat is een terugloop ten opzichte van het jaar 2021.", "vergelijking"),
    (
        19,
        "Bij 86.3% van alle positief afgesloten kandidaten in 2021 is er sprake van geen overlast. Bij 11% is er sprake"
        " geweest van een of meerdere overlast meldingen.",
        "opmaak",
    ),
    (19, "We hebben in 2018 82.5% duurzaamheid behaald, terwijl dit in 2019 94% is.", "opmaak"),
    (19, "Bij 2.7% (2 kandidaat) is er sprake geweest van structurele overlast.", "opmaak"),
    (20, "Auteur: H Blokker, Teammanager Locket Housing", "naamvariant"),
    (20, "## 2.1 Terugblik Loker Housing 2021", "naamvariant"),
    (20, "### 4.1 Duurzaamheid in 2020:", "getypte-nummering"),
    (20, "Het loket Housing Maastricht heeft een nieuwe jaarplanning.", "naamvariant"),
    (
        21,
        "Deze evaluatie zal in het jaar 2022 worden afgerond door het externe bureau dat zij hiervoor hebben"
        " aangesteld.",
        "toekomst-over-verleden",
    ),
    (21, "In 2022 zal deze pilot een verder vervolg gaan krijgen.", "toekomst-over-verleden"),
    (
        21,
        "Het Loket Housing Maastricht heeft voor het jaar 2021 een planning en controle cyclus vastgesteld en"
        " ingevoerd; dit betreft een jaarplanning.",
        "verkeerd-jaar",
    ),
    (
        22,
        "Afgelopen jaar zijn vanwege corona minder kandidaten op de wachtlijst bij de corporatie geplaatst.",
        "oorzaak",
    ),
    (22, "We verwachten dat dit door corona komt in combinatie met de wachttijd.", "oorzaak"),
]


@pytest.mark.parametrize(("nummer", "zin", "regel"), GEPUBLICEERD)
def test_a_fault_of_the_published_report_is_found_on_its_line(verslag, nummer, zin, regel):
    gevonden = toets_tekst(f"Dit is de inleiding.\n\n{zin}\n", verslag)
    assert (regel, 3) in {(b.regel, b.plaats) for b in gevonden}, nummer


def test_a_point_repeated_from_last_year_is_found_on_its_line(verslag):
    zin = (
        "Het loket Housing Maastricht heeft ingestoken op een intensievere samenwerking met alle partners; gemeenten,"
        " woningcorporaties en zorginstellingen."
    )
    terugblik = Context(verslag.jaar, verslag.cijfers, {"voortgang": f"- {zin}"}, verslag.namen)
    assert ("herhaling", 3) in {(b.regel, b.plaats) for b in toets_tekst(f"- Iets anders.\n\n- {zin}", terugblik)}
