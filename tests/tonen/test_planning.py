"""How the year's planning stands, its amounts, and how long klachten take."""

from __future__ import annotations

from datetime import date

from klein_register import Rij, als_voorbeeld, maak_cijfers

from loket.basis.periode import kwartaal
from loket.cijfers.cijfers import Cijfers
from loket.tonen import planning
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel


def punt(dag: str, status: str, **meer: object) -> Rij:
    return {
        "datum": dag,
        "gremium": "BOWWZ",
        "onderwerp": f"Van {dag}",
        "verplichting": "Stuk",
        "status": status,
    } | meer


PUNTEN = [
    punt("2022-09-01", "gehouden", gremium="Regiegroep", begroot=100.0, bedrag=90.0),
    punt("2022-03-01", "gehouden", begroot=50.0),
    punt("2022-06-30", "gepland"),
    punt("2022-10-01", "vervallen"),
    punt("2022-12-01", "gepland", bedrag=7.5),
    punt("2021-12-01", "gehouden", begroot=1.0, bedrag=1.0),
]


def met_planning(periode: str = "jaar") -> Cijfers:
    """Return the figures of 2022, or those of its second quarter over the whole year."""
    if periode == "jaar":
        return maak_cijfers(jaarplanning=PUNTEN[:-1])
    return planning.heel_jaar(maak_cijfers(kwartaal(2022, 2), jaarplanning=PUNTEN[:-1]))


def cellen(tabel: Tabel | Tekst) -> list[tuple[str, ...]]:
    assert isinstance(tabel, Tabel), tabel
    return [tuple(cel.kaal if hasattr(cel, "kaal") else str(cel) for cel in rij) for rij in tabel.rijen]


def _kort(**tabellen: list[Rij]) -> list[str]:
    cijfers = maak_cijfers(**tabellen)
    return str(planning.kort(cijfers, cijfers)).replace("\N{NO-BREAK SPACE}", " ").split("\n\n")


def test_the_summary_concludes_also_when_there_is_nothing() -> None:
    assert _kort() == [
        "Van 2022 is er geen jaarplanning.",
        "In de dossiers van 2022 staat geen onderwerp.",
        "In 2022 is over geen enkele klacht beslist. Op 31 december 2022 wachtte geen enkele klacht op een beslissing.",
    ]


def test_the_summary_says_what_was_held_what_is_to_be_decided_by_whom_and_how_klachten_stand() -> None:
    dossier = {"dossier": "Pilot <A>", "stand": "Loopt", "vervolg": "Besluit"}
    klacht = {"klacht_id": "K1", "ontvangen": "2022-01-01", "besluit": "2022-01-05", "oordeel": "gegrond"}
    assert _kort(
        jaarplanning=PUNTEN[:-1],
        dossiers=[
            dossier | {"beslist": "Gemeente", "wanneer": "in 2023", "eigenaar": "Loket"},
            dossier | {"dossier": "Ander", "beslist": "Bestuur"},
            dossier | {"dossier": "Klaar"},
        ],
        klachten=[klacht, {"klacht_id": "K2", "ontvangen": "2022-01-01"}],
    ) == [
        "Van de jaarplanning van 2022 is **40,0% (2 van 5)** gehouden. Te laat: **2 onderdelen**.",
        "Een besluit is nog nodig over **2 onderwerpen**: Pilot &lt;A&gt; (Gemeente, in 2023); Ander (Bestuur). Zonder"
        " eigenaar: 66,7% (2 van 3).",
        "Over **1 klacht** is beslist; binnen de termijn van 42 dagen: elke klacht. Op 31 december 2022 nog zonder"
        " beslissing: **1 klacht**; na de termijn: 1.",
    ]


def test_the_summary_with_all_and_with_none() -> None:
    goed = _kort(jaarplanning=PUNTEN[:1], dossiers=[{"dossier": "Klaar", "stand": "Af", "vervolg": "Geen"}])
    assert goed[0] == "Van de jaarplanning van 2022 is **elk onderdeel** gehouden. Er is niets te laat."
    assert goed[1] == ("In de dossiers van 2022 staat geen besluit dat nog nodig is. Zonder eigenaar: elk onderwerp.")
    assert _kort(jaarplanning=PUNTEN[2:3])[0] == (
        "Van de jaarplanning van 2022 is **geen enkel onderdeel** gehouden. Te laat: **1 onderdeel**."
    )


def test_what_is_overdue_is_said_first() -> None:
    assert str(planning.stand(met_planning())) == (
        "De jaarplanning van 2022 heeft 5\xa0onderdelen. Op 31 december 2022 gehouden: 2. Te laat: **2\xa0onderdelen**."
    )
    assert str(planning.stand(maak_cijfers(jaarplanning=PUNTEN[:1]))).endswith("gehouden: 1. Er is niets te laat.")


def test_halfway_the_year_the_rest_is_planned() -> None:
    assert str(planning.stand(met_planning("kwartaal"))).endswith(
        "Op 30 juni 2022 gehouden: 1. Te laat: **1\xa0onderdeel**. Nog gepland: 2\xa0onderdelen."
    )


def test_every_part_stands_in_the_order_of_its_day_and_what_is_overdue_says_so() -> None:
    tabel = planning.onderdelen(met_planning("kwartaal"))
    assert isinstance(tabel, Tabel)
    assert [rij[1] for rij in tabel.rijen] == ["gehouden", "! te laat", "gepland", "vervallen", "gepland"]
    assert tabel.noot.startswith("! te laat: de dag is voorbij")
    op_tijd = planning.onderdelen(maak_cijfers(jaarplanning=PUNTEN[:1]))
    assert isinstance(op_tijd, Tabel)
    assert op_tijd.noot == ""


def test_who_meets_has_a_row_with_how_all_of_it_stands() -> None:
    assert cellen(planning.per_gremium(met_planning())) == [
        ("BOWWZ", "4", "1", "0", "2", "1"),
        ("Regiegroep", "1", "1", "0", "0", "0"),
        ("Totaal", "5", "2", "0", "2", "1"),
    ]


def test_only_parts_of_which_both_amounts_are_known_are_compared() -> None:
    assert cellen(planning.begroting(met_planning())) == [
        ("Van 2022-03-01", "50,00", "–", "–"),
        ("Van 2022-09-01", "100,00", "90,00", "-10,00"),
        ("Van 2022-12-01", "–", "7,50", "–"),
        ("Samen, waar beide bekend zijn", "100,00", "90,00", "-10,00"),
        ("Alle bedragen", "150,00", "97,50", "–"),
    ]


def test_without_a_pair_of_amounts_nothing_is_compared() -> None:
    alleen = planning.begroting(maak_cijfers(jaarplanning=[punt("2022-03-01", "gehouden", begroot=50.0)]))
    assert cellen(alleen) == [("Van 2022-03-01", "50,00", "–", "–"), ("Alle bedragen", "50,00", "0,00", "–")]


def test_amounts_of_an_example_are_marked() -> None:
    rij = punt("2022-03-01", "gehouden", begroot=50.0, bedrag=40.0, herkomst="illustratief")
    tabel = planning.begroting(als_voorbeeld(maak_cijfers(jaarplanning=[rij])))
    assert isinstance(tabel, Tabel)
    assert tabel.html().count('<th scope="row">') == tabel.html().count("</sup></th>") == 3


# --- klachten -----------------------------------------------------------------------------------------------------

KLACHTEN: list[Rij] = [
    {"klacht_id": "K1", "ontvangen": "2021-12-01", "besluit": "2022-01-12", "oordeel": "gegrond", "gevolg": "excuses"},
    {"klacht_id": "K2", "ontvangen": "2022-03-01", "besluit": "2022-05-01", "oordeel": "ongegrond", "gevolg": "geen"},
    {"klacht_id": "K3", "ontvangen": "2022-03-01", "besluit": "2022-03-02"},
    {"klacht_id": "K4", "ontvangen": "2022-06-01"},
    {"klacht_id": "K5", "ontvangen": "2022-12-24"},
]  # fmt: skip


def test_klachten_stand_in_the_year_in_which_each_thing_happened() -> None:
    # K1 took 42 days, K2 61, K3 one; K4 waits since June, K5 for a week.
    assert cellen(planning.klachten_per_jaar(maak_cijfers(klachten=KLACHTEN))) == [
        ("2021", "1", "0", "0", "–", "1", "0"),
        ("2022", "4", "3", "2", "61", "2", "1"),
    ]


def test_of_what_was_done_it_is_counted_that_it_was_and_nothing_of_the_story_is_told() -> None:
    tabel = planning.uitkomsten(maak_cijfers(klachten=KLACHTEN))
    assert cellen(tabel) == [
        ("Gegrond", "1", "0", "0", "1"),
        ("Ongegrond", "0", "1", "0", "1"),
        ("Onbekend", "0", "0", "1", "1"),
        ("Totaal", "1", "1", "1", "3"),
    ]
    assert isinstance(tabel, Tabel)
    assert "excuses" not in tabel.html()


def test_a_later_decision_changes_nothing() -> None:
    later = [KLACHTEN[3] | {"besluit": "2023-01-05", "oordeel": "gegrond"}]
    assert cellen(planning.klachten_per_jaar(maak_cijfers(klachten=later))) == [("2022", "1", "0", "0", "–", "1", "1")]
    gezien = maak_cijfers(klachten=later, peildatum=date(2023, 1, 31))
    assert cellen(planning.klachten_per_jaar(gezien)) == [("2022", "1", "0", "0", "–", "1", "1")]


def test_within_the_year_klachten_stand_as_on_the_last_day_of_the_quarter() -> None:
    # K4 waits since June: its term is over on 13 July. How that will be in December, nobody knows on 30 June.
    tabel = planning.klachten_per_jaar(maak_cijfers(kwartaal(2022, 2), klachten=KLACHTEN))
    assert cellen(tabel)[-1] == ("1e t/m 2e kwartaal 2022", "3", "3", "2", "61", "1", "0")


def test_of_a_year_that_is_not_over_only_the_planning_is_among_the_figures() -> None:
    toen = maak_cijfers(kwartaal(2022, 2), klachten=KLACHTEN, jaarplanning=PUNTEN[:-1])
    van_het_jaar = {c.definitie.naam for c in toen.alles(planning.heel_jaar(toen)) if c.sleutel[2] == "2022"}
    assert "planning_te_laat" in van_het_jaar
    assert all(naam.startswith("planning") for naam in van_het_jaar)


def test_a_register_without_a_row_has_sentences_and_says_each_thing_once() -> None:
    leeg = maak_cijfers()
    assert str(planning.stand(leeg)) == "*Er zijn geen gegevens over de jaarplanning van 2022.*"
    assert str(planning.begroting(leeg)) == "*Er zijn geen gegevens over bedragen in de jaarplanning van 2022.*"
    assert str(planning.klachten_per_jaar(leeg)) == "*Er zijn geen gegevens over klachten tot en met 31 december 2022.*"
    al_gezegd = (planning.per_gremium(leeg), planning.onderdelen(leeg), planning.uitkomsten(leeg))
    assert al_gezegd == (Tekst(""),) * 3
