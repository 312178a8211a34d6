"""The desks of a roll-up beside each other, and what is said of a roll-up elsewhere."""

from __future__ import annotations

import pytest
from klein_register import frames, geplaatst, maak_cijfers, maak_som, positief, wachtend

from loket.basis.opmaak import Uiteenlopend, elk, met_woord
from loket.basis.periode import kwartaal
from loket.cijfers import inlezen
from loket.cijfers.cijfers import Cijfers
from loket.controle.gegevens import Datacontrole
from loket.controle.gegevens.facturen import facturen_te_herstellen
from loket.tonen import duurzaam, facturatie, loketten, overzichten, spreiding, verantwoording
from loket.tonen import kwartaal as kwartaalcijfers
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.voorblad import _som
from loket.tonen.waarde import in_woorden


@pytest.fixture(scope="module")
def som() -> Cijfers:
    """One kandidaat waits at both desks; the second has a price of its own."""
    a = [wachtend(1, "2022-02-01", kandidaat_id="K1"), geplaatst(2, "2022-01-03", "2022-06-01", kandidaat_id="K2")]
    prijs = {"trajectprijs": 700.0, "geldig_van": "2022-01-01"}
    b = [wachtend(1, "2022-05-01", kandidaat_id="K1")]
    return maak_som(frames(trajecten=a), frames(trajecten=b, tarieven=[prijs]))


def _rij(tabel: object, begin: str) -> list[str]:
    assert isinstance(tabel, Tabel)
    return next([str(cel) for cel in rij[1:]] for rij in tabel.rijen if str(rij[0]).startswith(begin))


def test_each_figure_stands_by_desk_and_together_with_whether_it_can_be_compared(som: Cijfers) -> None:
    tabel = loketten.naast_elkaar(som)
    assert isinstance(tabel, Tabel)
    assert tabel.kop == ("Cijfer", "Loket A", "Loket B", "Samen", "Te vergelijken")
    assert _rij(tabel, "Wachtlijst") == ["1", "1", "1", "ja, als aantal"]
    assert _rij(tabel, "Plaatsingen") == ["1", "0", "1", "ja, als aantal"]
    assert _rij(tabel, "Wacht langer")[-1] == "nee, elk loket heeft een eigen afspraak"
    assert _rij(tabel, "Duurzaam")[-1] == "nee, elk loket volgt een eigen aantal jaren"
    assert _rij(tabel, "Trajectprijs")[2:] == ["verschilt", "ja"]
    assert _rij(tabel, "Gefactureerd bedrag")[-1] == "nee, elk loket heeft een eigen prijs"
    assert _rij(tabel, "Taakstelling")[-1] == "ja, als aantal"
    assert "één keer" in tabel.noot


def test_the_agreements_say_which_are_the_same(som: Cijfers) -> None:
    tabel = loketten.afspraken(som)
    spatie = "\u00a0"
    assert _rij(tabel, "Afgesproken langste") == [f"12{spatie}maanden", f"9{spatie}maanden", "nee"]
    assert _rij(tabel, "Gevolgd") == [f"2{spatie}jaar", f"1{spatie}jaar", "nee"]
    assert _rij(tabel, "Betalen") == [f"30{spatie}dagen", f"30{spatie}dagen", "ja"]
    assert _rij(tabel, "Werkt sinds") == ["2018", "2021", "nee"]


def test_of_a_desk_there_is_nothing_to_compare() -> None:
    cijfers = maak_cijfers(trajecten=[wachtend(1, "2022-02-01")])
    assert [str(t) for t in (loketten.naast_elkaar(cijfers), loketten.afspraken(cijfers))] == ["", ""]
    assert _som(cijfers) == ""


def test_the_cover_says_which_desks_and_how_people_count(som: Cijfers) -> None:
    assert _som(som).startswith("Dit rapport telt op: Loket A en Loket B.")
    assert _som(som).endswith("telt één keer.")
    apart = maak_som(frames(), frames(), zelfde_sleutel=False)
    assert _som(apart).endswith("zo iemand telt twee keer.")


def test_a_number_that_differs_is_written_as_all() -> None:
    afspraak = Uiteenlopend([12, 9, 12])
    assert (afspraak, str(afspraak), f"{afspraak}", in_woorden(afspraak)) == (12, "12 of 9", "12 of 9", "12 of 9")
    assert met_woord(afspraak, ("maand", "maanden")) == "12 of 9\u00a0maanden"
    assert (elk(afspraak), elk(7)) == ((12, 9), (7,))


def test_a_balance_counts_trajecten_and_quarters_leave_people_out(som: Cijfers) -> None:
    balans = overzichten.wachtlijstbalans(som)
    assert isinstance(balans, Tabel)
    assert balans.kop[0] == "Trajecten"
    assert [str(c) for c in balans.rijen[-1][1:]][-1] == "2"
    sluit_aan = kwartaalcijfers.aansluiting(som.over(kwartaal(2022, 4)))
    assert isinstance(sluit_aan, Tabel)
    namen = {str(rij[0]) for rij in sluit_aan.rijen}
    assert "Nieuw op de wachtlijst" not in namen
    assert {str(rij[-1]) for rij in sluit_aan.rijen} == {"ja"}


def test_prices_and_findings_are_those_of_each_desk(som: Cijfers) -> None:
    prijzen = facturatie.prijzen(som)
    assert isinstance(prijzen, Tabel)
    assert [(str(r[0]), str(r[3])) for r in prijzen.rijen] == [
        ("Loket A", "€\u00a0675,00"),
        ("Loket B", "€\u00a0700,00"),
    ]
    controles = facturen_te_herstellen(som).controles
    assert {c.naam.partition(":")[0] for c in controles} == {"Loket A", "Loket B"}
    per_deel = [len(Datacontrole(deel).controles) for deel in som.delen]
    assert len(Datacontrole(som).controles) == sum(per_deel)


def test_begrippen_say_of_a_figure_that_counts_people_how_they_count(
    som: Cijfers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inlezen, "_gelezen", [som])
    eenmaal = "Een kandidaat die bij twee loketten meetelt, telt één keer"
    assert eenmaal in verantwoording.begrippen("wachtlijst").html
    assert eenmaal not in verantwoording.begrippen("plaatsingen").html
    monkeypatch.setattr(inlezen, "_gelezen", [som.delen[0]])
    assert eenmaal not in verantwoording.begrippen("wachtlijst").html


def test_what_is_not_kept_at_one_desk_and_who_comes_back_elsewhere_is_told(som: Cijfers) -> None:
    assert "een van de loketten staat bij geen enkel traject een route" in str(spreiding.routes(som))
    a = [positief(1, "2021-03-01", kandidaat_id="K1")]
    terug = duurzaam.terug(maak_som(frames(trajecten=a), frames()))
    assert isinstance(terug, Tabel)
    assert "bij een loket dat hier niet is opgeteld is niet te zien" in terug.noot
