"""How it stands with a factuur, and whose it is."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from klein_register import INRICHTING, aanmelding, frames, kop

from loket.register.afleiding import leid_af, zoals_bekend
from loket.register.facturen import BETAALD, CREDIT, GECREDITEERD, OPEN
from loket.register.lezen import lees_tabel
from loket.register.schema import schemas

_EIND = date(2022, 12, 31)


def _facturen(*rijen: tuple[str, float, str | None], peildatum: date = _EIND):
    """Derive the facturen of one traject with an intake on 1 February; each is (day, amount, paid on)."""
    tabellen = frames(
        trajecten=[aanmelding(1, "2022-01-01", intakedatum="2022-02-01", verwijzer_id="DN1")],
        facturen=[
            {"factuur_id": f"F{nr}", "traject_id": "T1", "factuurdatum": dag, "bedrag": bedrag, "betaald": betaald}
            for nr, (dag, bedrag, betaald) in enumerate(rijen)
        ],
    )
    return leid_af(zoals_bekend(tabellen, pd.Timestamp(peildatum)), INRICHTING, peildatum)["facturen"]


@pytest.mark.parametrize(
    ("rijen", "standen"),
    [
        ([("2022-02-01", 675.0, None)], [OPEN]),
        ([("2022-02-01", 675.0, "2022-12-31")], [BETAALD]),
        ([("2022-02-01", 675.0, "2023-01-01")], [OPEN]),
        # The newest unpaid one is taken back, in whatever order the rows stand.
        (
            [("2022-03-01", 675.0, None), ("2022-02-01", 675.0, None), ("2022-04-01", -675.0, None)],
            [GECREDITEERD, OPEN],
        ),
        # What is paid is not taken back: the desk owes it.
        ([("2022-02-01", 675.0, "2022-02-09"), ("2022-04-01", -675.0, None)], [BETAALD]),
        # What was paid back has nothing more to take back.
        ([("2022-02-01", 675.0, None), ("2022-04-01", -675.0, "2022-05-01")], [OPEN]),
        ([("2022-02-01", 675.0, None), ("2022-04-01", -674.99, None)], [OPEN]),
        ([("2022-02-01", 600.0, None), ("2022-03-01", 75.0, None), ("2022-04-01", -675.0, None)], [GECREDITEERD] * 2),
    ],
)
def test_how_it_stands(rijen, standen) -> None:
    gevonden = _facturen(*rijen)["stand"].tolist()

    assert [stand for stand in gevonden if stand != CREDIT] == standen
    assert gevonden.count(CREDIT) == sum(bedrag < 0 for _, bedrag, _ in rijen)


def test_late_is_open_for_longer_than_the_desk_gives() -> None:
    facturen = _facturen(("2022-12-01", 675.0, None), ("2022-11-30", 675.0, None), ("2022-01-31", 675.0, "2022-12-01"))

    assert facturen["te_laat"].tolist() == ["nee", "ja", "nee"]


def test_sent_in_time_is_within_31_days_of_the_intake() -> None:
    facturen = _facturen(("2022-03-04", 675.0, None), ("2022-03-05", 675.0, None))

    assert facturen["verstuurd_op_tijd"].tolist() == ["ja", "nee"]
    assert facturen["verwijzer"].tolist() == ["Deelnemer"] * 2
    assert facturen["verwijzertype"].tolist() == ["deelnemer"] * 2


@pytest.mark.parametrize(
    "inhoud",
    [
        "factuur_id,traject_id,factuurdatum,bedrag\nF1,T1,2022-02-01,675.00\n",
        kop("facturen") + "F1,T1,2022-02-01,675.00,\n",
    ],
)
def test_the_column_of_payments_may_be_left_out(inhoud: str) -> None:
    frame, meldingen = lees_tabel(inhoud.encode(), schemas()["facturen"], "facturen.csv")

    assert not meldingen
    assert frame is not None
    assert list(frame.columns) == list(schemas()["facturen"].columns)
    assert frame["betaald"].isna().all()
    assert str(frame["betaald"].dtype) == "str"


def test_a_payment_is_a_day() -> None:
    inhoud = kop("facturen") + "F1,T1,2022-02-01,675.00,ja\n"
    _, meldingen = lees_tabel(inhoud.encode(), schemas()["facturen"], "facturen.csv")

    assert [(m.kolom, m.waarde) for m in meldingen] == [("betaald", "ja")]
