"""How a figure is printed for others than the desk: in whole numbers, also what follows from it."""

from __future__ import annotations

import csv
import io
from datetime import date
from math import ceil, floor

import pandas as pd
import pytest
from klein_register import geplaatst, maak_cijfers, wachtend

from loket.cijfers.cijfers import Cijfers
from loket.cijfers.openbaar import voor_publiek
from loket.cijfers.openbaar.beleid import Openbaar
from loket.tonen.publiek import toelichting
from loket.tonen.tabel_als_html import interval
from loket.tonen.tabellen import lijst
from loket.tonen.verantwoording import cijfers_csv, csv_van
from loket.tonen.waarde import html_van


@pytest.fixture(scope="module")
def echt() -> Cijfers:
    """Forty were placed, most of them in time, and twenty wait: the half had a home after some months and days."""
    rijen = [geplaatst(nr, f"2021-0{1 + nr % 9}-1{nr % 7}", f"2022-0{1 + nr % 9}-0{1 + nr % 8}") for nr in range(40)]
    return maak_cijfers(trajecten=[*rijen, *(wachtend(40 + nr, f"2022-0{1 + nr % 9}-05") for nr in range(20))])


@pytest.mark.parametrize("naam", ["binnen_afspraak", "wachttijd_geschat"])
def test_an_interval_ends_at_whole_numbers_outside_what_was_computed(echt: Cijfers, naam: str) -> None:
    nu = getattr(voor_publiek(echt), naam)
    precies = nu._interval()
    assert precies and any(grens % 1 for grens in precies)
    laag, hoog = nu.interval
    assert (laag, hoog) == (floor(precies[0]), ceil(precies[1]))
    eenheid = "%" if naam == "binnen_afspraak" else "\N{NO-BREAK SPACE}maanden"
    assert nu.marge.tekst == nu.uitleg["95%-interval"] == f"{laag}–{hoog}{eenheid}"
    assert str(interval(nu)) == f"{laag}–{hoog}"
    assert "," in getattr(echt, naam).marge.tekst


def test_a_partner_sees_its_own_with_decimals(echt: Cijfers) -> None:
    van_partner = echt.voor(Openbaar(echt, {}, "Servatius"))
    eigen, heel = van_partner.deel("wachttijd", corporatie="Servatius"), van_partner.wachttijd
    assert "," in str(eigen) and "," not in str(heel)
    assert "," in eigen.cijfers.deel("binnen_afspraak", corporatie="Servatius").marge.tekst
    assert "aantallen mensen van anderen afgerond" in toelichting(van_partner)
    assert "eigen cijfers" not in toelichting(voor_publiek(echt))


@pytest.mark.parametrize(
    ("rond", "dag", "tekst"),
    [
        (True, date(2022, 5, 2), "mei 2022"),
        (True, date(2022, 12, 31), "december 2022"),
        (True, date(2023, 1, 19), "19 januari 2023"),  # what is only planned, has happened to nobody
        (False, date(2022, 5, 2), "2 mei 2022"),
    ],
)
def test_of_what_has_been_others_see_the_month(
    echt: Cijfers, monkeypatch: pytest.MonkeyPatch, rond: bool, dag: date, tekst: str
) -> None:
    monkeypatch.setattr("loket.cijfers.inlezen._gelezen", [voor_publiek(echt) if rond else echt])
    frame = pd.DataFrame({"wat": ["Overleg"], "dag": pd.to_datetime([dag])})
    tabel = lijst(frame, "dagen", "Dagen", {"wat": "Wat", "dag": "Wanneer"})
    assert f"<td>{tekst}</td>" in tabel.html().replace("\N{NO-BREAK SPACE}", " ")
    assert html_van(dag) == tekst


def test_the_log_says_what_became_of_what_was_published(echt: Cijfers) -> None:
    """A number that was rounded and published as it is now stays; the twenty who wait were published as fifty."""
    rond = next(
        c
        for c in voor_publiek(echt).alles()
        if c.sleutel[2] == "2022" and c.teller is None and c.waarde not in (None, c.intern.waarde)
    )
    assert rond.waarde is not None and echt.wachtlijst.waarde == 20
    eerder = {rond.sleutel: int(rond.waarde), ("wachtlijst", "", "2022-12-31"): 50}
    nu = echt.voor(Openbaar(echt, {}, gepubliceerd=eerder))
    cijfers = [nu.cijfer(rond.definitie, rond.groep), nu.wachtlijst]
    gehouden, anders = csv.DictReader(io.StringIO(csv_van(cijfers).afrondingen))
    naar = f"{rond.waarde:.0f}"
    assert [gehouden[k] for k in ("naar", "eerder", "let_op")] == [naar, naar, "blijft zoals gepubliceerd"]
    assert [anders[k] for k in ("van", "eerder", "let_op")] == ["20", "50", "anders dan gepubliceerd"]
    assert anders["naar"] == f"{nu.wachtlijst.waarde:.0f}" != "50"


def test_the_log_says_what_was_published_and_is_withheld_now(echt: Cijfers) -> None:
    """Nobody counted in what was published before: then no rounding of the twenty who wait is safe."""
    niemand = dict.fromkeys(voor_publiek(echt).beleid.tellingen.mensen.tolist(), 0)
    for eerder, regels in (({}, []), ({echt.wachtlijst.sleutel: 20}, [["20", "", "20", "niet meer getoond"]])):
        nu = echt.voor(Openbaar(echt, niemand, gepubliceerd=eerder))
        assert nu.wachtlijst.onthouden
        uitkomst = cijfers_csv(nu)
        log = csv.DictReader(io.StringIO(uitkomst.afrondingen))
        gevonden = [r for r in log if (r["cijfer"], r["groep"], r["periode"]) == echt.wachtlijst.sleutel]
        assert [[r[k] for k in ("van", "naar", "eerder", "let_op")] for r in gevonden] == regels
        assert not any(regel.startswith("wachtlijst,,") for regel in uitkomst.tekst.splitlines())
