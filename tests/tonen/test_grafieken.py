"""Every chart: its words hold the numbers, its picture is always the same, and no year makes it fail."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from klein_register import Rij, aanmelding, als_voorbeeld, geplaatst, maak_cijfers, positief
from matplotlib.figure import Figure

from loket.cijfers.cijfers import Cijfers
from loket.tonen import grafieken, tekenen
from loket.tonen.alinea import Tekst
from loket.tonen.tekenen import Grafiek

Tekenaar = Callable[[Cijfers], Grafiek | Tekst]

_ALLE: dict[str, Tekenaar] = {
    naam: getattr(grafieken, naam)
    for naam in (
        "aanmeldingen_per_maand",
        "jaarstroom",
        "taakstelling",
        "wachttijd",
        "overlast_en_huurachterstand",
        "duurzaam_reeks",
    )
}


@pytest.fixture(autouse=True)
def _geen_waarschuwing() -> Iterator[None]:
    """Fail on any warning, such as a letter that the font does not have."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", ResourceWarning)  # of a test before this one, told when memory is cleared
        yield


def _jaar() -> Cijfers:
    """Two cohorts of two, three aanmeldingen, two intakes, two plaatsingen: one in time and one not."""
    metingen: list[Rij] = [
        {"traject_id": "T1", "peildatum": "2021-05-01"},
        {"traject_id": "T2", "peildatum": "2021-05-01", "overlast": "structureel", "huurachterstand": "opgelost"},
        {"traject_id": "T3", "peildatum": "2022-05-01", "huurachterstand": "niet_gemeten"},
        {"traject_id": "T4", "peildatum": "2022-05-01"},
    ]
    return maak_cijfers(
        trajecten=[
            positief(1, "2020-05-01"),
            positief(2, "2020-05-01"),
            positief(3, "2021-05-01"),
            positief(4, "2021-05-01"),
            geplaatst(5, "2022-01-01", "2022-03-03", aanmelddatum="2022-01-01"),
            geplaatst(6, "2021-03-01", "2022-03-02", corporatie="Maasvallei"),
            aanmelding(7, "2022-03-01", intakedatum="2022-03-15", verwijzer_id="DN1"),
            aanmelding(8, "2022-03-31"),
        ],
        nametingen=metingen,
        taakstelling=[{"corporatie": "Servatius", "aantal": 2}, {"corporatie": "Maasvallei", "aantal": 4}],
    )


def _teken(naam: str, cijfers: Cijfers) -> Grafiek:
    grafiek = _ALLE[naam](cijfers)
    assert isinstance(grafiek, Grafiek)
    return grafiek


@cache
def _getekend(naam: str) -> Grafiek:
    """Draw a chart of the usual year, once for all tests that only read it."""
    return _teken(naam, _jaar())


def test_every_chart_is_tested_here() -> None:
    openbaar = {
        naam
        for naam, functie in vars(grafieken).items()
        if getattr(functie, "__module__", "") == "loket.tonen.grafieken" and not naam.startswith("_")
    }

    assert openbaar == {*_ALLE, "reeksjaren"}
    assert {functie.__name__ for functie in grafieken.ALLE} == set(_ALLE)


@pytest.mark.parametrize(
    ("naam", "delen"),
    [
        (
            "aanmeldingen_per_maand",
            ["januari 1 (1 van convenantpartners en 0 van deelnemers)", "maart 2 (1 van", "april 0"],
        ),
        (
            "jaarstroom",
            ["3\N{NO-BREAK SPACE}aanmeldingen", "2\N{NO-BREAK SPACE}intakes", "2\N{NO-BREAK SPACE}plaatsingen"],
        ),
        ("taakstelling", ["Servatius 1 van 2 (50,0%)", "Maasvallei 1 van 4 (25,0%)"]),
        (
            "wachttijd",
            [
                "2 tot 3\N{NO-BREAK SPACE}maanden: 1",
                "12 tot 13\N{NO-BREAK SPACE}maanden: 1",
                "mediaan 7,0\N{NO-BREAK SPACE}maanden",
            ],
        ),
        (
            "overlast_en_huurachterstand",
            [
                "Overlast, cohort 2020 geen 1, meldingen 0, structureel 1 en niet gemeten 0",
                "Huurachterstand, cohort 2021 geen 1, opgelost 0, problematisch 0 en niet gemeten 1",
            ],
        ),
        (
            "duurzaam_reeks",
            [
                "cohort 2018 82,5% (alleen als percentage gepubliceerd)",
                "cohort 2020 50,0% (95%-interval 9,5–90,5%)",
                "cohort 2021 100,0%",
            ],
        ),
    ],
)
def test_the_alternative_text_holds_the_numbers(naam: str, delen: list[str]) -> None:
    alt = _getekend(naam).alt

    for deel in delen:
        assert deel in alt


@pytest.mark.parametrize(
    ("naam", "bericht"),
    [
        ("aanmeldingen_per_maand", "In 2022 waren er 3 aanmeldingen."),
        ("taakstelling", "Geen corporatie haalde haar taakstelling: samen 2 van 6."),
        ("wachttijd", "50,0% (1 van 2) van de plaatsingen was binnen 12 maanden."),
        (
            "duurzaam_reeks",
            "Duurzaam wonen van cohort 2021: 100,0% was zonder overlast (voorlopig), met een 95%-interval van"
            " 34,2–100,0%.",
        ),
    ],
)
def test_the_caption_says_what_the_chart_says(naam: str, bericht: str) -> None:
    assert _getekend(naam).bericht.replace("\N{NO-BREAK SPACE}", " ") == bericht


def _bericht(naam: str, **tabellen: list[Rij]) -> str:
    return _teken(naam, maak_cijfers(**tabellen)).bericht.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("aantallen", "verwacht"),
    [
        # Of 140 about 11,5 in April: that month alone gives (30 − 11,5)² / 11,5 = 29,7; the limit of 12 months is 19,7.
        ([10] * 3 + [30] + [10] * 8, "In 2022 waren er 140 aanmeldingen, de meeste in april: 30."),
        ([5] * 6 + [30] + [5] * 4 + [30], "In 2022 waren er 110 aanmeldingen, de meeste in juli en december: elk 30."),
        (
            [10] * 3 + [14] + [10] * 8,
            "In 2022 waren er 124 aanmeldingen. De verschillen tussen de maanden kunnen toeval zijn.",
        ),
        ([0] * 6 + [20] + [0] * 5, "In 2022 waren er 20 aanmeldingen."),  # fewer than 5 a month expected: no test
        ([0] * 6 + [1] + [0] * 5, "In 2022 was er 1 aanmelding."),
    ],
)
def test_a_busiest_month_is_named_only_when_chance_does_not_explain_it(aantallen: list[int], verwacht: str) -> None:
    dagen = [f"2022-{maand:02}-01" for maand, aantal in enumerate(aantallen, 1) for _ in range(aantal)]
    assert (
        _bericht("aanmeldingen_per_maand", trajecten=[aanmelding(nr, dag) for nr, dag in enumerate(dagen)]) == verwacht
    )


@pytest.mark.parametrize(
    ("wachten", "verwacht"),
    [
        (["2022-01-01"] * 2, "Elke plaatsing was binnen 12 maanden."),
        (["2020-01-01"], "Geen enkele plaatsing was binnen 12 maanden."),
        (["2020-01-01", "2022-01-01", "2022-01-01"], "66,7% (2 van 3) van de plaatsingen was binnen 12 maanden."),
    ],
)
def test_how_many_were_in_time(wachten: list[str], verwacht: str) -> None:
    assert (
        _bericht("wachttijd", trajecten=[geplaatst(n, dag, "2022-06-01") for n, dag in enumerate(wachten)]) == verwacht
    )


@pytest.mark.parametrize(
    ("taken", "geplaatst_bij", "verwacht"),
    [
        (
            {"Servatius": 1, "Maasvallei": 1},
            ["Servatius", "Maasvallei"],
            "Elke corporatie haalde haar taakstelling: samen 2 van 2.",
        ),
        (
            {"Servatius": 1, "Maasvallei": 1},
            ["Servatius"],
            "Servatius haalde haar taakstelling: alle corporaties samen 1 van 2.",
        ),
        ({"Servatius": 2, "Maasvallei": 0}, ["Servatius"], "De taakstelling is niet gehaald: samen 1 van 2."),
        ({"Servatius": 1}, ["Servatius"], "De taakstelling is gehaald: samen 1 van 1."),
        ({"Servatius": 2, "Maasvallei": 2}, ["Servatius"], "Geen corporatie haalde haar taakstelling: samen 1 van 4."),
    ],
)
def test_who_met_the_taakstelling(taken: dict[str, int], geplaatst_bij: list[str], verwacht: str) -> None:
    trajecten = [geplaatst(nr, "2022-01-01", "2022-03-03", corporatie=naam) for nr, naam in enumerate(geplaatst_bij)]
    taak: list[Rij] = [{"corporatie": naam, "aantal": aantal} for naam, aantal in taken.items()]
    assert _bericht("taakstelling", trajecten=trajecten, taakstelling=taak) == verwacht


@pytest.mark.parametrize("naam", _ALLE)
def test_a_legend_never_covers_a_value(naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    figuren: list[Figure] = []
    schrijf = tekenen._schrijf
    monkeypatch.setattr(tekenen, "_schrijf", lambda figuur: (figuren.append(figuur), schrijf(figuur))[1])
    druk = [aanmelding(nr, f"2022-{1 + nr % 12:02}-01") for nr in range(40)]
    for cijfers in (_jaar(), maak_cijfers(trajecten=druk, taakstelling=[{"corporatie": "Servatius", "aantal": 3}])):
        _ALLE[naam](cijfers)
    for figuur in figuren:
        figuur.canvas.draw()
        for assen in figuur.axes:
            if legenda := assen.get_legend():
                vak = legenda.get_window_extent()
                assert not [tekst.get_text() for tekst in assen.texts if vak.overlaps(tekst.get_window_extent())]


def test_a_caption_claims_a_majority_only_where_there_is_one() -> None:
    goed: Rij = {"traject_id": "T1", "peildatum": "2021-05-01"}
    slecht = goed | {"overlast": "structureel"}

    def bericht(meting: Rij) -> str:
        cijfers = maak_cijfers(trajecten=[positief(1, "2020-05-01")], nametingen=[meting])
        return _teken("overlast_en_huurachterstand", cijfers).bericht

    assert bericht(goed).startswith("De meeste kandidaten waren zonder overlast (cohort 2020: 100,0%)")
    assert not bericht(slecht).startswith("De meeste")
    assert "zonder overlast (cohort 2020: 0,0%)" in bericht(slecht)


@pytest.mark.parametrize("naam", _ALLE)
def test_a_chart_is_a_figure_with_a_picture_a_caption_and_its_numbers(naam: str) -> None:
    html = _getekend(naam)._repr_html_()

    assert re.match(
        r'<figure class="grafiek" id="grafiek-[a-z-]+"><img alt="[^"]{20,}" src="data:image/svg\+xml;base64,', html
    )
    assert re.search(r"<figcaption>.{20,}</figcaption>", html)
    assert "<summary>De cijfers bij deze grafiek</summary><table>" in html
    assert not re.search(r"\bnan\b|None|NaT|>-0", re.sub(r'src="[^"]*"', "", html))


@pytest.mark.parametrize("naam", _ALLE)
def test_the_same_numbers_give_the_same_bytes(naam: str) -> None:
    een, twee = _getekend(naam).svg, _teken(naam, _jaar()).svg

    assert een == twee
    assert b"<svg" in een
    assert not re.search(rb"\bnan\b", een)


@pytest.mark.parametrize("naam", _ALLE)
def test_a_year_without_any_row_says_so_in_dutch(naam: str) -> None:
    uitkomst = _ALLE[naam](maak_cijfers(reeksen=[]))

    assert isinstance(uitkomst, Tekst)
    assert uitkomst.markdown.startswith("*Er zijn geen gegevens over ")


@pytest.mark.parametrize("naam", _ALLE)
def test_a_year_with_one_row_can_be_drawn_or_says_so(naam: str) -> None:
    cijfers = maak_cijfers(
        jaren=(2022,),
        trajecten=[aanmelding(1, "2022-01-01")],
        taakstelling=[{"corporatie": "Servatius", "aantal": 0}, {"corporatie": "Maasvallei", "aantal": 1}],
    )

    assert not re.search(r"\bnan\b|None", repr(_ALLE[naam](cijfers)))


def test_a_taakstelling_without_placements_claims_nothing() -> None:
    cijfers = maak_cijfers(taakstelling=[{"corporatie": "Servatius", "aantal": 3}])

    assert _teken("taakstelling", cijfers).bericht.replace("\N{NO-BREAK SPACE}", " ") == (
        "Op de taakstelling van 3 woningen waren er nog geen plaatsingen."
    )


def test_a_corporatie_without_taakstelling_comes_last() -> None:
    cijfers = maak_cijfers(
        trajecten=[
            geplaatst(1, "2022-01-01", "2022-02-01"),
            geplaatst(2, "2022-01-01", "2022-02-01", corporatie="Maasvallei"),
        ],
        taakstelling=[{"corporatie": "Servatius", "aantal": 4}, {"corporatie": "Maasvallei", "aantal": 0}],
    )

    assert _teken("taakstelling", cijfers).alt.endswith("Servatius 1 van 4 (25,0%); Maasvallei 1 van 0 (onbekend).")


def test_the_series_runs_from_the_start_to_last_year() -> None:
    assert [c.jaar for c in grafieken.reeksjaren(maak_cijfers())] == [2018, 2019, 2020, 2021]


def test_a_chart_of_made_up_cases_says_so() -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-05-01")])
    assert "illustratief" not in grafieken.jaarstroom(cijfers)._repr_html_()
    html = grafieken.jaarstroom(als_voorbeeld(cijfers))._repr_html_()
    assert '<p class="noot">In de grafiek zelf staan geen letters' in html
    assert '<span class="herkomst">i</span>' in html.partition("<figcaption>")[2].partition("</figcaption>")[0]


def test_whoever_is_of_unknown_type_is_drawn_and_told_and_left_out_only_when_there_is_none(cijfers_van) -> None:
    bekend = {"traject_id": "T1", "aanmelddatum": "2022-01-10"}
    onbekend = {"traject_id": "T2", "aanmelddatum": "2022-01-11", "verwijzer_id": None}
    met = grafieken.aanmeldingen_per_maand(cijfers_van(trajecten=[bekend, onbekend]))
    zonder = grafieken.aanmeldingen_per_maand(
        cijfers_van(trajecten=[bekend, onbekend | {"aanmelddatum": "2021-12-31"}])
    )
    assert "en 1 van onbekend" in met.alt
    assert b"Onbekend" in met.svg
    assert "onbekend" not in zonder.alt
    assert b"Onbekend" not in zonder.svg
