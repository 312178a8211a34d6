"""The year against the taakstelling, and what may be expected of the next."""

from __future__ import annotations

import pytest
from klein_register import geplaatst, maak_cijfers, wachtend

from loket.basis.afspraken import ILLUSTRATIEF
from loket.basis.periode import jaar
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.inlezen import lees_cijfers
from loket.cijfers.openbaar import voor_publiek
from loket.cijfers.vooruitblik import vooruitblik
from loket.tonen import vooruitkijken
from loket.tonen.alinea import Tekst
from loket.tonen.tekenen import Grafiek
from loket.tonen.waarde import Gemerkt

TAAK = [{"corporatie": "Servatius", "aantal": 24}, {"corporatie": "Maasvallei", "aantal": 0}]


@pytest.fixture(scope="module")
def cijfers() -> Cijfers:
    return lees_cijfers("maastricht", 2022)


def test_the_pace_is_told_only_as_far_as_the_figures_go() -> None:
    achter = vooruitkijken.tempo(maak_cijfers(trajecten=[geplaatst(1, "2021-06-01", "2022-01-05")], taakstelling=TAAK))
    assert isinstance(achter, Grafiek)
    # 24 homes are two a month: 1 in January is one less.
    assert "Eind januari waren het er voor het eerst minder" in achter.bericht
    alles = [geplaatst(nr, "2021-06-01", "2022-01-05") for nr in range(24)]
    gehaald = vooruitkijken.tempo(maak_cijfers(trajecten=alles, taakstelling=TAAK))
    assert isinstance(gehaald, Grafiek)
    assert "minder" not in gehaald.bericht
    assert isinstance(vooruitkijken.tempo(maak_cijfers()), Tekst)


def test_each_corporatie_is_set_against_its_own_pace() -> None:
    huren = [geplaatst(nr, "2021-06-01", f"2022-{maand:02d}-05") for nr, maand in enumerate((1, 4, 4, 12))]
    tabel = vooruitkijken.tempo_per_corporatie(maak_cijfers(trajecten=huren, taakstelling=TAAK))
    assert not isinstance(tabel, Tekst)
    rijen = {str(rij[0]): list(map(str, rij[1:])) for rij in tabel.rijen}
    assert rijen["Servatius"] == ["1 (nodig 6)", "3 (nodig 12)", "3 (nodig 18)", "4 (nodig 24)"]
    assert rijen["Maasvallei"] == ["0 (nodig 0)"] * 4
    assert rijen["Totaal"] == rijen["Servatius"]


def test_the_months_of_the_list_add_up_to_the_year(cijfers: Cijfers) -> None:
    tabel = vooruitkijken.maandbalans(cijfers)
    assert not isinstance(tabel, Tekst)
    *maanden, geheel = [[float(str(cel)) for cel in rij[1:]] for rij in tabel.rijen]
    assert len(maanden) == 12
    assert maanden[0][0] == geheel[0]
    assert maanden[-1][-1] == geheel[-1]
    assert [sum(m[k] for m in maanden) for k in range(1, 5)] == geheel[1:5]
    for begin, erbij, _, geplaatst_, uitval, eind in maanden:
        assert begin + erbij - geplaatst_ - uitval == eind


def test_for_others_the_balance_is_by_quarter_and_adds_up(cijfers: Cijfers) -> None:
    """A month has few people, and its figures are in no other report: they are not rounded along."""
    tabel = vooruitkijken.maandbalans(voor_publiek(cijfers))
    assert not isinstance(tabel, Tekst)
    assert (tabel.titel, tabel.kop[0]) == ("De wachtlijst in 2022, kwartaal voor kwartaal", "Kwartaal")
    assert [rij[0] for rij in tabel.rijen] == [*(f"{k}e kwartaal" for k in range(1, 5)), "2022"]
    *kwartalen, geheel = [[float(str(cel)) for cel in rij[1:]] for rij in tabel.rijen]
    assert [sum(k[n] for k in kwartalen) for n in range(1, 5)] == geheel[1:5]
    for begin, erbij, _, geplaatst_, uitval, eind in kwartalen:
        assert begin + erbij - geplaatst_ - uitval == eind


def test_the_ages_of_who_waits_add_up_to_the_list(cijfers: Cijfers) -> None:
    klassen = [f"wacht_vanaf_{van}" for van in (0, 6, 12, 18)]
    per = cijfers.per("corporatie", "wachtlijst", *klassen)
    assert all(sum(float(str(rij[k])) for k in klassen) == float(str(rij["wachtlijst"])) for _, rij in per.iterrows())


def test_the_expectation_stands_beside_what_happened_or_says_why_not(cijfers: Cijfers) -> None:
    vooruit = vooruitblik(cijfers)
    tabel = vooruitkijken.verwachting(cijfers, vooruit)
    assert not isinstance(tabel, Tekst)
    assert [str(rij[0]) for rij in tabel.rijen] == ["Maasvallei", "Servatius", "Woonpunt", "Totaal"]
    assert tabel.rijen[-1][2] == Gemerkt(repr(vooruit.plaatsingen), ILLUSTRATIEF)
    assert f'<td class="getal">{vooruit.plaatsingen!r}<sup><span class="herkomst">i</span></sup></td>' in tabel.html()
    assert "illustratief" in tabel.noot
    klein = maak_cijfers(jaar(2022), trajecten=[wachtend(1, "2022-02-01")])
    geen = vooruitkijken.verwachting(klein, vooruitblik(klein))
    assert isinstance(geen, Tekst)
    assert "te weinig bekend" in geen.markdown
