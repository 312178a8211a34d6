"""The as-of rule and the derived columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from klein_register import INRICHTING, Rij, aanmelding, frames, geplaatst, maak_cijfers, positief, wachtend

from loket.cijfers.telregels import nog_onderweg, woonduur
from loket.register.afleiding import leid_af, zoals_bekend
from loket.register.inrichting import Opvolging

_PEIL = pd.Timestamp(2022, 6, 30)


def _rij(tabel: str, rij: Rij) -> dict[str, object]:
    """Return the filled-in cells of one row, as it was known on 30 June 2022."""
    bekend = zoals_bekend(frames(**{tabel: [rij]}), _PEIL)[tabel].iloc[0]
    return {str(kolom): waarde for kolom, waarde in bekend.dropna().items() if kolom in rij}


@pytest.mark.parametrize(
    ("gebeurtenis", "hangt_eraan"),
    [
        ("intakedatum", {}),
        ("wachtlijstdatum", {"corporatie": "Servatius"}),
        ("start_huur", {"plaatsingsgemeente": "Meerssen"}),
        ("einde_huur", {"einde_reden": "ontruiming"}),
        ("uitval_datum", {"uitval_fase": "intake", "uitval_reden": "trekt zich terug"}),
        ("afsluitdatum", {"resultaat": "negatief", "afsluitreden": "afspraken niet nagekomen"}),
    ],
)
def test_an_event_after_the_peildatum_is_forgotten_with_all_that_hangs_on_it(
    gebeurtenis: str, hangt_eraan: dict[str, object]
) -> None:
    op_tijd = aanmelding(1, "2022-01-01", **{gebeurtenis: "2022-06-30"}, **hangt_eraan)
    te_laat = op_tijd | {gebeurtenis: "2022-07-01"}

    assert set(_rij("trajecten", op_tijd)) == set(op_tijd)
    assert set(_rij("trajecten", te_laat)) == {"traject_id", "aanmelddatum"}


def test_a_decision_after_the_peildatum_is_forgotten_with_its_oordeel() -> None:
    klacht = {
        "klacht_id": "K1",
        "ontvangen": "2022-06-30",
        "besluit": "2022-06-30",
        "oordeel": "gegrond",
        "gevolg": "x",
    }

    assert set(_rij("klachten", klacht)) == set(klacht)
    assert set(_rij("klachten", klacht | {"besluit": "2022-07-01"})) == {"klacht_id", "ontvangen"}


@pytest.mark.parametrize(
    ("tabel", "kolom", "rij"),
    [
        ("trajecten", "aanmelddatum", {"traject_id": "T1"}),
        ("nametingen", "peildatum", {"traject_id": "T1"}),
        ("facturen", "factuurdatum", {"factuur_id": "F1", "traject_id": "T1"}),
        ("klachten", "ontvangen", {"klacht_id": "K1"}),
    ],
)
def test_a_row_does_not_exist_before_its_own_first_day(tabel: str, kolom: str, rij: Rij) -> None:
    rijen = [rij | {kolom: dag} for dag in ("2022-06-30", "2022-07-01")]

    assert zoals_bekend(frames(**{tabel: rijen}), _PEIL)[tabel][kolom].tolist() == [_PEIL]


def test_derived_columns_are_worked_out_per_row() -> None:
    trajecten = leid_af(
        frames(
            trajecten=[
                geplaatst(1, "2021-03-01", "2022-03-01"),  # 365 days
                geplaatst(2, "2021-03-01", "2022-03-02", plaatsingsgemeente="Meerssen", verwijzer_id="DN1"),  # 366 days
                aanmelding(3, "2022-01-01"),
            ]
        ),
        INRICHTING,
        _PEIL.date(),
    )["trajecten"].set_index("traject_id")

    assert trajecten["verwijzertype"].tolist() == ["convenantpartner", "deelnemer", "convenantpartner"]
    assert trajecten["wachttijd"].fillna(-1).tolist() == pytest.approx([365 / 30.4375, 366 / 30.4375, -1])
    assert trajecten["wachttijdklasse"].astype("str").fillna("").tolist() == ["11", "12", ""]
    assert trajecten["binnen_afspraak"].astype("str").fillna("").tolist() == ["ja", "nee", ""]
    assert trajecten["eigen_gemeente"].astype("str").fillna("").tolist() == ["ja", "nee", ""]


def test_a_longer_agreement_is_followed() -> None:
    def binnen(afspraak: int) -> str:
        inrichting = replace(INRICHTING, wachttijd_afspraak_maanden=afspraak)
        tabellen = frames(trajecten=[geplaatst(1, "2021-03-01", "2022-03-02")])
        tabel = leid_af(tabellen, inrichting, _PEIL.date())["trajecten"]
        return str(tabel["binnen_afspraak"].iloc[0])

    assert (binnen(12), binnen(13)) == ("nee", "ja")


def test_the_cohort_holds_each_positively_closed_traject_once_with_its_newest_nameting() -> None:
    cohort = leid_af(
        frames(
            trajecten=[positief(1, "2020-05-01"), positief(2, "2020-05-01"), geplaatst(3, "2020-01-01", "2020-01-01")],
            nametingen=[
                {"traject_id": "T1", "peildatum": "2022-01-01", "overlast": "meldingen"},
                {"traject_id": "T1", "peildatum": "2021-01-01", "overlast": "geen"},
            ],
        ),
        INRICHTING,
        _PEIL.date(),
    )["cohort"].set_index("traject_id")

    assert cohort.index.tolist() == ["T1", "T2"]
    assert cohort["nameting"].isna().tolist() == [False, True]
    assert cohort["keer_gemeten"].tolist() == [2, 0]
    assert cohort["overlast"].astype("str").fillna("").tolist() == ["meldingen", ""]


def test_tables_without_a_date_get_the_year_of_their_folder() -> None:
    afgeleid = leid_af(frames(taakstelling=[{"corporatie": "Servatius", "aantal": 3}]), INRICHTING, _PEIL.date())

    assert afgeleid["taakstelling"]["jaar"].tolist() == [2022]


def test_an_empty_cell_of_an_event_that_took_place_is_unknown_and_of_a_nameting_not_measured() -> None:
    leeg = aanmelding(1, "2022-01-01", verwijzer_id=None, bindingsgemeente=None)
    half = geplaatst(2, "2022-01-01", "2022-02-01", plaatsingsgemeente=None)
    meting = {"traject_id": "T2", "peildatum": "2022-03-01", "woont_nog": "nee", "overlast": None}
    afgeleid = leid_af(frames(trajecten=[leeg, half], nametingen=[meting]), INRICHTING, _PEIL.date())
    een, twee = afgeleid["trajecten"].astype("object").fillna("").to_dict("records")

    assert [een[k] for k in ("verwijzertype", "bindingsgemeente", "plaatsingsgemeente", "eigen_gemeente")] == [
        "onbekend", "onbekend", "", ""
    ]  # fmt: skip
    assert (twee["plaatsingsgemeente"], twee["eigen_gemeente"]) == ("onbekend", "onbekend")
    (gemeten,) = afgeleid["nametingen"].to_dict("records")
    assert (gemeten["verhuisinitiatief"], gemeten["overlast"]) == ("onbekend", "niet_gemeten")


@pytest.mark.parametrize(
    ("dag", "heet"),
    [("2021-12-31", "Oudst"), ("2022-01-01", "Oud"), ("2022-06-30", "Oud"), ("2022-07-01", "Servatius")],
)
def test_a_corporatie_is_called_by_its_new_name_from_the_day_after_its_last(dag: str, heet: str) -> None:
    opvolgers = (Opvolging("Oudst", date(2021, 12, 31), "Oud"), Opvolging("Oud", date(2022, 6, 30), "Servatius"))
    inrichting, op = replace(INRICHTING, opvolgers=opvolgers), date.fromisoformat(dag)
    afgeleid = leid_af(frames(trajecten=[wachtend(1, "2021-05-01", corporatie="Oudst")],
                              taakstelling=[{"corporatie": "Oudst", "aantal": 3}]), inrichting, op)  # fmt: skip

    assert [afgeleid[naam]["corporatie"].iloc[0] for naam in ("trajecten", "taakstelling")] == [heet, heet]
    assert heet in inrichting.op(op).corporaties
    assert inrichting.op(date(2022, 7, 1)).corporaties == INRICHTING.corporaties


def test_the_first_factuur_that_is_no_credit_makes_a_traject_invoiced() -> None:
    rijen = [("F1", "T1", "2022-03-01", -675.0), ("F2", "T1", "2022-03-02", 675.0), ("F3", "T1", "2022-02-01", 675.0)]
    kolommen = ("factuur_id", "traject_id", "factuurdatum", "bedrag")
    trajecten = [
        aanmelding(nr, "2020-01-01", intakedatum=dag)
        for nr, dag in enumerate(("2022-01-01", "2022-01-01", "2020-12-31", None), 1)
    ]
    facturen = [dict(zip(kolommen, rij, strict=True)) for rij in rijen]
    afgeleid = leid_af(frames(trajecten=trajecten, facturen=facturen), INRICHTING, _PEIL.date())

    assert afgeleid["facturen"]["eerste"].tolist() == ["nee", "nee", "ja"]
    assert afgeleid["trajecten"]["gefactureerd"].astype("str").fillna("").tolist() == ["ja", "nee", "", ""]


def test_a_traject_that_goes_on_after_a_negative_closing_is_followed_again() -> None:
    """Closed in January, placed in July: nothing of the tenancy is before its begin, and who waits is under way."""
    dicht = {"aanmelddatum": "2022-01-01", "intakedatum": "2022-01-01", "afsluitdatum": "2022-01-31"}
    dicht |= {"resultaat": "negatief", "afsluitreden": "afspraken niet nagekomen"}
    cijfers = maak_cijfers(
        trajecten=[geplaatst(1, "2022-02-01", "2022-07-01") | dicht, wachtend(2, "2022-02-01") | dicht]
    )
    trajecten = cijfers.register.tabel("trajecten")
    assert trajecten["laatst_bekend"].isna().all()
    assert [str(c) for c in (cijfers.negatief_afgesloten, cijfers.plaatsingen, cijfers.wachtlijst)] == ["2", "1", "1"]
    assert nog_onderweg(trajecten, cijfers.periode).tolist() == [False, True]
    assert woonduur(trajecten.iloc[:1], cijfers.periode)["duur"].tolist() == [pytest.approx(183 / 30.4375)]


def test_a_kandidaat_who_was_registered_on_an_earlier_day_had_a_traject_before() -> None:
    trajecten = [
        aanmelding(1, "2021-05-01", kandidaat_id="A"),
        aanmelding(2, "2022-03-01", kandidaat_id="A"),
        aanmelding(3, "2021-05-01", kandidaat_id="A"),  # on the very day of the first: neither is before the other
        aanmelding(4, "2022-03-01", kandidaat_id="B"),
    ]

    assert leid_af(frames(trajecten=trajecten), INRICHTING, _PEIL.date())["trajecten"]["eerder"].tolist() == [
        "nee",
        "ja",
        "nee",
        "nee",
    ]
