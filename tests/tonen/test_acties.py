"""What is to be done at the end of a report, and by whom."""

from __future__ import annotations

from klein_register import aanmelding, als_voorbeeld, geplaatst, maak_cijfers

from loket.basis.periode import kwartaal
from loket.tonen import acties
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel


def cellen(tabel: Tabel | Tekst) -> list[tuple[str, ...]]:
    assert isinstance(tabel, Tabel)
    return [tuple(map(str, rij)) for rij in tabel.rijen]


def test_homes_that_were_agreed_and_are_not_there_yet_are_asked_of_the_corporatie() -> None:
    doel = [{"corporatie": "Servatius", "aantal": 3}, {"corporatie": "Maasvallei", "aantal": 1}]
    trajecten = [geplaatst(1, "2022-01-01", "2022-02-01"), geplaatst(2, "2022-01-01", "2022-05-01"),
                 geplaatst(3, "2022-01-01", "2022-05-01", corporatie="Maasvallei")]  # fmt: skip
    cijfers = maak_cijfers(kwartaal(2022, 2), trajecten=trajecten, taakstelling=doel, tarieven=[])
    rij = "Zeg wanneer de toegezegde woningen komen die er nog niet zijn (taakstelling 2022)"

    assert cellen(acties.van_kwartaal(cijfers)) == [(rij, "1", "Servatius")]
    html = acties.van_kwartaal(als_voorbeeld(cijfers))
    assert isinstance(html, Tabel)
    assert '<span class="herkomst">i</span>' in html.html(), "what is made of made-up cases is made up"


def test_what_is_not_known_is_asked_of_the_desk() -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-01-01", verwijzer_id=None, intakedatum="2022-02-01")])

    assert cellen(acties.van_kwartaal(cijfers)) == [
        ("Stuur de factuur van de intakes die er nog geen hebben", "1", "het loket"),
        ("Zoek uit wie er aanmeldde: het type verwijzer is onbekend", "1", "het loket"),
    ]


def test_aanmeldingen_without_an_agreement_ask_for_a_decision() -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-01-01", verwijzer_id="DN1")])

    assert [rij[1:] for rij in cellen(acties.van_deelnemers(cijfers))] == [
        ("1", "deelnemers"),
        ("1", "gemeente en loket"),
    ]


def test_nothing_to_do_is_a_sentence() -> None:
    zonder = maak_cijfers(verwijzers=[])

    for gemaakt in (acties.van_kwartaal(zonder), acties.van_facturatie(zonder), acties.van_deelnemers(zonder)):
        assert str(gemaakt) == "*Uit deze cijfers volgt niets om te besluiten of te herstellen.*"


def test_what_planning_dossiers_and_klachten_ask_for() -> None:
    punt = {"gremium": "BOWWZ", "onderwerp": "Cijfers", "verplichting": "Stuk", "datum": "2022-01-20"}
    klachten = [
        {"klacht_id": "K1", "ontvangen": "2022-01-01"},
        {"klacht_id": "K2", "ontvangen": "2022-12-30"},
        {"klacht_id": "K3", "ontvangen": "2022-01-01", "besluit": "2022-01-05", "oordeel": "gegrond"},
    ]
    dossier = {"dossier": "Pilot", "stand": "Loopt", "vervolg": "Besluit", "beslist": "Gemeente"}
    cijfers = maak_cijfers(jaarplanning=[punt | {"status": "gepland"}], klachten=klachten, dossiers=[dossier])

    assert cellen(acties.van_planning(cijfers, cijfers, 8)) == [
        ("Schrijf op of dit is gehouden of vervallen, of doe het alsnog", "1", "het loket"),
        ("Spreek af wie het onderwerp trekt", "1", "gemeente en loket"),
        ("Beslis over klachten zonder beslissing", "2", "klachtencommissie"),
        ("Beslis daarvan eerst over wat na de termijn is", "1", "klachtencommissie"),
        ("Schrijf op wat er na de beslissing over een klacht is gedaan", "1", "het loket"),
        ("Leg de dagen van 2023 vast: zij zijn nog een voorstel", "8", "het loket"),
    ]
    leeg = maak_cijfers()
    assert isinstance(acties.van_planning(leeg, leeg, 0), Tekst)
