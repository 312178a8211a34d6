"""Cover, key figures, definitions, sources, comparison and cijfers.csv."""

from __future__ import annotations

import csv
import io
import re

from klein_register import Rij, aanmelding, als_voorbeeld, geplaatst, maak_cijfers, positief

from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.tonen import verantwoording
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel


def _cijfers(**tabellen: list[Rij]) -> Cijfers:
    rijen: dict[str, list[Rij]] = {
        "trajecten": [geplaatst(1, "2022-01-01", "2022-03-03"), aanmelding(2, "2021-05-01"), positief(3, "2020-05-01")],
        "nametingen": [{"traject_id": "T3", "peildatum": "2021-05-01"}],
    }
    return maak_cijfers(**(rijen | tabellen))


def test_a_key_figure_stands_beside_last_years() -> None:
    cijfers = _cijfers()
    html = verantwoording.kerncijfers(cijfers.aanmeldingen, cijfers[2020].duurzaam, cijfers[2018].aanmeldingen).html
    tekst = re.sub(r"<[^>]+>", "|", html).replace("\N{NO-BREAK SPACE}", " ")

    assert re.sub(r"\|+", "|", tekst) == (
        "|Aanmeldingen|1|1| in 2021|evenveel als in 2021"
        "|Duurzaam wonen, cohort 2020|100,0%|Geen vergelijking: 2019 is onbekend"
        "|Aanmeldingen|onbekend|Geen vergelijking: 2017 is onbekend|"
    )


def test_every_definition_is_told_once_in_the_order_of_the_report() -> None:
    html = verantwoording.begrippen().html

    assert re.findall(r"In het CSV-bestand: (\w+)\.", html) == list(DEFINITIES)
    assert DEFINITIES["duurzaam"].omschrijving in html


def test_every_link_to_a_definition_leads_somewhere() -> None:
    cijfers = _cijfers(taakstelling=[{"corporatie": "Servatius", "aantal": 2}])
    getoond = "".join(getattr(cijfers[2020] if d.cohort else cijfers, naam).html() for naam, d in DEFINITIES.items())
    begrippen = verantwoording.begrippen().html

    ankers = set(re.findall(r'href="#([^"]+)"', getoond))
    assert len(ankers) > 30
    assert ankers <= set(re.findall(r'id="([^"]+)"', begrippen))


def _gepubliceerd(**meer: object) -> Rij:
    return {"paragraaf": "1", "cijfer": "aanmeldingen", "periode": "2022", "waarde": "1", "eenheid": "aantal"} | meer


def test_the_comparison_counts_what_is_equal_and_shows_what_is_not() -> None:
    erratum = _gepubliceerd(
        cijfer="overlast_geen", periode="2020", waarde="2", gedrukt_aandeel="66.7", erratum="telt dubbel"
    )
    cijfers = _cijfers(gepubliceerd=[_gepubliceerd(), erratum])
    vergelijking, errata = verantwoording.vergelijking(cijfers), verantwoording.errata(cijfers)

    assert isinstance(vergelijking, Tabel)
    assert vergelijking.titel == "1 van de 2 gepubliceerde cijfers zijn gelijk aan dit verslag"
    assert [[str(cel) for cel in rij] for rij in vergelijking.rijen] == [
        ["Aanmeldingen", "2022", "1", "1", "gelijk"],
        ["Geen overlast", "2020", "2 (66,7%)", "1", "erratum"],
    ]
    assert all(f'<td class="getal">{rij[2]}</td>' in vergelijking.html() for rij in vergelijking.rijen)

    assert isinstance(errata, Tabel)
    assert [[str(cel) for cel in rij] for rij in errata.rijen] == [
        ["Geen overlast, 2020", "2 (66,7%)", "1", "telt dubbel"]
    ]


def test_what_the_source_does_not_print_is_not_said_to_be_printed() -> None:
    rij = _gepubliceerd(waarde="5", gedrukt="nee", erratum="telt dubbel")
    errata = verantwoording.errata(_cijfers(gepubliceerd=[rij]))
    assert isinstance(errata, Tabel)
    assert errata.rijen[0][1] == "5 (volgt uit wat is gedrukt)"


def test_faults_in_the_text_stand_with_those_in_the_figures() -> None:
    fout = {
        "paragraaf": "hoofdstuk 3",
        "gedrukt": "Taakstelling 2021",
        "juist": "Taakstelling 2022",
        "reden": "van 2022",
    }
    errata = verantwoording.errata(_cijfers(tekstfouten=[fout]))

    assert isinstance(errata, Tabel)
    assert errata.rijen == (("Tekst van hoofdstuk 3", "‘Taakstelling 2021’", "Taakstelling 2022", "van 2022"),)


def test_a_key_figure_without_a_base_has_no_change_and_the_legend_counts_each_kind() -> None:
    cijfers = als_voorbeeld(_cijfers(gepubliceerd=[_gepubliceerd()]))
    kaart = verantwoording.kerncijfers(cijfers.aanmeldingen).html
    assert kaart.endswith('<dd class="vorig">Geen vergelijking: het cijfer van 2021 is illustratief</dd></div></dl>')
    assert "evenveel" not in kaart

    alles = [c.herkomst for c in cijfers.alles()]
    legenda = verantwoording.legenda(cijfers).html.replace("\N{NO-BREAK SPACE}", " ")
    assert alles.count("gepubliceerd") == 2  # the aanmeldingen, and the series of 2018
    assert "Zonder letter achter het cijfer: zo gepubliceerd door het loket (2 cijfers)" in legenda
    assert "Een kleine i achter het cijfer: illustratief, dus verzonnen en geen feit over het loket" in legenda
    assert f"({alles.count('illustratief')} cijfers)" in legenda
    assert "alle cijfers in het CSV-bestand bij dit verslag, ook wat hier niet staat" in legenda


def test_a_year_of_which_nothing_is_published_says_so() -> None:
    assert verantwoording.vergelijking(_cijfers()) == Tekst("*Over 2022 is nog niets gepubliceerd.*")
    assert verantwoording.errata(_cijfers()) == Tekst("*Er zijn geen fouten bekend in wat is gepubliceerd.*")


def test_cijfers_csv_holds_every_known_figure_for_machines() -> None:
    cijfers = _cijfers(
        facturen=[{"factuur_id": "F1", "traject_id": "T1", "factuurdatum": "2022-05-01", "bedrag": 1675.5}]
    )
    gemaakt = verantwoording.cijfers_csv(cijfers)
    kop, *rijen = list(csv.reader(io.StringIO(gemaakt.tekst)))
    regels = [rij[:7] for rij in rijen]

    assert kop == [
        "cijfer",
        "groep",
        "periode",
        "waarde",
        "eenheid",
        "teller",
        "noemer",
        "label",
        "definitie",
        "herkomst",
    ]
    assert {rij[9] for rij in rijen if rij[:3] == ["duurzaam", "", "2018"]} == {"gepubliceerd"}
    assert {rij[9] for rij in rijen if rij[:3] != ["duurzaam", "", "2018"]} == {"berekend"}
    for verwacht in (
        ["aanmeldingen", "verwijzertype=deelnemer", "2022", "0", "aantal", "", ""],
        ["wachtlijst", "", "2022-12-31", "0", "aantal", "", ""],
        ["wachtlijst", "", "2021-12-31", "0", "aantal", "", ""],
        ["wachttijd", "", "2022", "2.0041", "maanden", "", "1"],
        ["gefactureerd_bedrag", "", "2022", "1675.50", "euro", "", ""],
        ["overlast_geen", "", "2020", "1", "aantal", "", "1"],
        ["duurzaam", "", "2020", "100.0000", "procent", "1", "1"],
        ["duurzaam", "", "2018", "82.5000", "procent", "", ""],
    ):
        assert regels.count(verwacht) == 1, verwacht
    assert len({tuple(rij[:3]) for rij in regels}) == len(regels)
    assert all(rij[3] for rij in regels)
    assert repr(gemaakt) == f"cijfers.csv met {len(regels)} cijfers"
    assert "\r" not in gemaakt.tekst
