"""Frames of figures as tables for readers."""

from __future__ import annotations

import io
import re

import pandas as pd
import pytest
from klein_register import Rij, aanmelding, frames, geplaatst, maak_cijfers, maak_som, wachtend

from loket.basis.meldingen import LoketFout
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.inlezen import onthoud
from loket.cijfers.openbaar import voor_publiek
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel, groepslabel, kolomkop
from loket.tonen.tabellen import als_bijschrift, gegevens, lijst, tabel

_TAAK: list[Rij] = [{"corporatie": "Servatius", "aantal": 4}, {"corporatie": "Maasvallei", "aantal": 0}]


def _cijfers() -> Cijfers:
    return maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-03-03")], taakstelling=_TAAK)


def _tabel() -> Tabel:
    frame = _cijfers().per("corporatie", "plaatsingen", "realisatie", "wachttijd")
    gemaakt = tabel(frame, "corporaties", "Plaatsingen < 2022", koppen={"realisatie": "Deel (%)"}, noot="A & b")
    assert isinstance(gemaakt, Tabel)
    return gemaakt


def _cellen(html: str) -> list[list[str]]:
    """Return the text of every cell, row by row."""
    return [
        [re.sub("<[^>]+>", "", cel) for cel in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", rij)]
        for rij in re.findall("<tr>(.*?)</tr>", html)
    ]


def test_a_table_reads_as_dutch() -> None:
    assert _cellen(_tabel().html()) == [
        ["Corporatie", "Plaatsingen", "Deel (%)", "Gemiddelde wachttijd (maanden)"],
        ["Maasvallei", "0", "onbekend", "onbekend"],  # 0 of 0 homes
        ["Servatius", "1", "25,0", "2,0"],
        ["Totaal", "1", "25,0", "2,0"],
    ]


def test_a_table_is_accessible() -> None:
    html = _tabel()._repr_html_()

    assert html.startswith(
        '<figure class="tabel" id="tabel-corporaties"><table><caption>Plaatsingen &lt; 2022</caption>'
    )
    assert html.count('scope="col"') == 4
    assert html.count('<th scope="row">') == 3
    assert '<tfoot><tr><th scope="row">Totaal' in html
    assert '<th scope="col" class="getal">Plaatsingen</th>' in html
    assert '<p class="noot">A &amp; b</p>' in html
    assert not re.search(r"\bnan\b|None|NaT|>-0", html)


def test_a_bare_table_has_no_caption() -> None:
    html = _tabel().html(kaal=True)

    assert html.startswith("<table><thead>")
    assert "caption" not in html


def test_figures_in_a_table_are_linked() -> None:
    cijfers = _cijfers()
    html = gegevens(cijfers.per("corporatie", "plaatsingen")).html()

    assert html.count('href="#begrip-plaatsingen"') == 3


def test_rows_without_cases_can_be_left_out() -> None:
    frame = _cijfers().per("corporatie", "plaatsingen")
    gemaakt = tabel(frame, "x", "Plaatsingen", leeg=False)

    assert isinstance(gemaakt, Tabel)
    assert [rij[0] for rij in gemaakt.rijen] == ["Servatius", "Totaal"]


@pytest.mark.parametrize("naam", ["wachttijdklasse", "corporatie"])
def test_nothing_to_show_is_said_in_dutch(naam: str) -> None:
    frame = maak_cijfers().per(naam, "plaatsingen")

    assert tabel(frame, "x", "Plaatsingen in 2022", leeg=False) == Tekst("*Plaatsingen in 2022: geen enkele.*")
    assert tabel(frame.iloc[:0], "x", "Plaatsingen", leeg=False) == Tekst("*Er zijn geen gegevens over plaatsingen.*")


def test_the_order_of_the_report_is_kept() -> None:
    gemaakt = gegevens(_cijfers().per("maand", "plaatsingen"))

    assert [rij[0] for rij in gemaakt.rijen][:3] == ["jan", "feb", "mrt"]
    assert gemaakt.totaal


def test_a_list_shows_days_and_empty_cells_as_a_reader_expects() -> None:
    frame = pd.DataFrame(
        {
            "dag": pd.to_datetime(["2022-05-10", None]),
            "wie": pd.Series(["A & B", None], dtype="str"),
            "weg": ["x", "y"],
            "aantal": [1234, 0],
        }
    )
    gemaakt = lijst(frame, "lijst", "Een lijst", {"wie": "Wie", "dag": "Dag", "aantal": "Aantal"}, noot="Noot")

    assert isinstance(gemaakt, Tabel)
    assert repr(gemaakt) == "Tabel: Een lijst"
    assert _cellen(gemaakt.html()) == [
        ["Wie", "Dag", "Aantal"],
        ["A &amp; B", "10\N{NO-BREAK SPACE}mei 2022", "1.234"],
        ["–", "–", "0"],
    ]


def test_an_empty_list_says_so() -> None:
    frame = maak_cijfers().dit_jaar("dossiers")

    assert lijst(frame, "x", "Lopende dossiers", {"dossier": "Dossier"}) == Tekst(
        "*Er zijn geen gegevens over lopende dossiers.*"
    )


@pytest.mark.parametrize(
    ("dimensie", "waarde", "verwacht"),
    [
        ("maand", "3", "mrt"),
        ("wachttijdklasse", "0", "0 tot 1\N{NO-BREAK SPACE}maand"),
        ("wachttijdklasse", "3", "3 tot 4\N{NO-BREAK SPACE}maanden"),
        ("verwijzertype", "deelnemer", "Deelnemers"),
        ("oordeel", "deels_gegrond", "Deels gegrond"),
        ("corporatie", "Servatius", "Servatius"),
        ("maand", "Totaal", "Totaal"),
        ("maand", "jan", "jan"),  # as an analyst calls them herself
        ("maand", "januari 2022", "januari 2022"),
        ("maand", "2022-01", "2022-01"),
        ("maand", "13", "13"),
        ("maand", "onbekend", "onbekend"),
        ("wachttijdklasse", "tot 3 maanden", "Tot 3 maanden"),
        ("kwartaal", "K1", "K1"),
        ("jaar", "vorig jaar", "Vorig jaar"),
    ],
)
def test_a_group_is_called_as_a_reader_calls_it(dimensie: str, waarde: str, verwacht: str) -> None:
    assert groepslabel(dimensie, waarde) == verwacht


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [
        ("wachttijd", "Gemiddelde wachttijd (maanden)"),
        ("gefactureerd_bedrag", "Gefactureerd bedrag (€)"),
        ("uitval_fase", "Fase"),
        ("convenantpartner", "Convenantpartners"),
        ("niet_eerder_gezien", "Niet eerder gezien"),
    ],
)
def test_a_column_is_called_as_a_reader_calls_it(naam: str, verwacht: str) -> None:
    assert kolomkop(naam) == verwacht


def test_a_row_that_is_made_up_has_a_sign_and_the_note_says_what_it_means() -> None:
    frame = pd.DataFrame({"dag": ["1 mei", "2 mei", "3 mei"], "herkomst": ["illustratief", "gepubliceerd", None]})
    html = lijst(frame, "planning", "Planning", {"dag": "Datum"}, noot="Zo was het.")._repr_html_()

    assert html.count('class="herkomst"') == 1
    assert '<th scope="row">1 mei<sup><span class="herkomst">i</span></sup></th>' in html
    assert "Zo was het. Een regel met een kleine i is illustratief, dus verzonnen en geen feit over het loket." in html
    echt = lijst(frame[1:], "planning", "Planning", {"dag": "Datum"})._repr_html_()
    assert "kleine i" not in echt and 'class="herkomst"' not in echt


def test_what_has_nothing_to_be_split_by_is_in_no_row_and_told() -> None:
    trajecten = [geplaatst(1, "2022-01-01", "2022-03-03"), *(aanmelding(n, "2022-02-02") for n in (2, 3))]
    frame = maak_cijfers(trajecten=trajecten).per("corporatie", "aanmeldingen", "plaatsingen")
    (gemaakt, zonder_rij) = (tabel(f, "x", "Naar corporatie", noot="Zo.") for f in (frame, frame.drop("Maasvallei")))
    assert isinstance(gemaakt, Tabel) and isinstance(zonder_rij, Tabel)
    assert gemaakt.noot == zonder_rij.noot == "Zo. Zonder corporatie, en dus in geen rij: Aanmeldingen 2."
    heel = tabel(frame[["plaatsingen"]], "x", "Naar corporatie")
    assert isinstance(heel, Tabel) and heel.noot == ""


def test_who_is_at_two_desks_stands_in_two_rows_and_counts_once() -> None:
    twee = [wachtend(1, "2022-02-01", kandidaat_id="K1", corporatie="Servatius")]
    een = [wachtend(1, "2022-05-01", kandidaat_id="K1", corporatie="Maasvallei")]
    gemaakt = tabel(
        maak_som(frames(trajecten=een), frames(trajecten=twee)).per("loket", "wachtlijst", "aanmeldingen"), "x", "Wie"
    )
    assert isinstance(gemaakt, Tabel)
    assert [str(rij[1]) for rij in gemaakt.rijen] == ["1", "1", "1"]
    wie = "wie bij meer dan één loket meetelt, kan in meer dan één rij staan, en telt in het totaal één keer"
    assert gemaakt.noot == f"Wachtlijst: {wie}."


@pytest.mark.parametrize(
    ("tekst", "wordt"),
    [
        ("In kwartaal 4 waren er 13.0 plaatsingen.", "In kwartaal 4 waren er 13 plaatsingen."),
        ("Gemiddeld 14.75, of 1770.0 in het jaar (12.5%).", "Gemiddeld 14,75, of 1.770 in het jaar (12,5%)."),
        ("Samen 14.7499999.", "Samen 14,7."),
        ("Om 10.30 uur, 31.12.2022: 1.234 en 12,5 (2.1a)", "Om 10.30 uur, 31.12.2022: 1.234 en 12,5 (2.1a)"),
    ],
)  # fmt: skip
def test_numbers_that_code_puts_in_a_caption_are_written_in_dutch(tekst: str, wordt: str) -> None:
    assert als_bijschrift(tekst) == wordt


@pytest.mark.parametrize("naam", ["Wie", None])
def test_the_rows_of_figures_may_be_called_anything(naam: str | None) -> None:
    trajecten = [geplaatst(1, "2022-01-01", "2022-03-03"), aanmelding(2, "2022-02-02")]
    frame = maak_cijfers(trajecten=trajecten).per("corporatie", "aanmeldingen").rename_axis(naam)
    gemaakt = tabel(frame, "x", "Wie")
    assert isinstance(gemaakt, Tabel)
    assert gemaakt.noot == "Zonder corporatie, en dus in geen rij: Aanmeldingen 1."


def test_what_is_summed_is_no_number_of_rows() -> None:
    gemaakt = tabel(_cijfers().per("corporatie", "taakstelling"), "x", "Afgesproken")
    assert isinstance(gemaakt, Tabel) and gemaakt.noot == ""


def test_a_file_of_excel_read_as_one_column_is_refused() -> None:
    frame = pd.read_csv(io.StringIO("gemeente;aantal;gemiddelde\nMaastricht;12;14,75\n"))
    with pytest.raises(LoketFout, match=r"‘gemeente;aantal;gemiddelde’: de kolommen zijn niet(?s:.)*sep=';'"):
        tabel(frame, "eigen", "Eigen tabel")


def test_rows_that_are_left_out_for_others_may_be_of_a_few_people() -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(nr, "2022-01-01", "2022-03-03") for nr in range(1, 30)])
    for zien, noot in ((cijfers, ""), (voor_publiek(cijfers), "Een rij met alleen 0 staat er niet")):
        onthoud(zien)
        getoond = tabel(zien.per("corporatie", "plaatsingen"), "x", "Plaatsingen", leeg=False)
        assert isinstance(getoond, Tabel)
        assert len(getoond.rijen) == 2, "one corporatie and the total"
        assert getoond.noot.startswith(noot)
        assert bool(getoond.noot) == bool(noot)
