from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from loket.cijfers.openbaar.afronden import gewichten, grootste_afwijking, past


def tabel(zaad: int, mensen: int = 60) -> tuple[np.ndarray, np.ndarray]:
    """Make counts of people who are split in three ways and two of those crossed, with their totals."""
    kans = np.random.default_rng(zaad)
    delen = {soorten: kans.integers(0, soorten, mensen) for soorten in (4, 6, 12)}
    delen[24] = delen[4] * 6 + delen[6]
    rijen = [np.ones(mensen, int), *(deel == waarde for soorten, deel in delen.items() for waarde in range(soorten))]
    leden = np.array(rijen, dtype="int64")
    return leden, np.arange(len(leden)) == 0


def los_op(leden: np.ndarray, hoofd: np.ndarray, vast: np.ndarray | None = None) -> np.ndarray:
    return gewichten(leden, 5, hoofd, np.full(leden.shape[1], -1) if vast is None else vast)


def test_what_is_small_becomes_nothing_or_the_threshold() -> None:
    # 3 and 9 of 12: the 3 become 0 or 5, the others stay at least 5, and nothing moves by more than 8
    leden = np.array([[1] * 12, [1] * 3 + [0] * 9, [0] * 3 + [1] * 9])
    rond = leden @ los_op(leden, np.array([True, False, False]))
    assert rond[1] in (0, 5)
    assert rond[2] >= 5
    assert rond[0] == rond[1] + rond[2]
    assert np.abs(rond - [12, 3, 9]).max() <= 8


@pytest.mark.parametrize(
    ("rond", "echt", "goed"),
    [(0, 0, True), (5, 0, True), (0, 4, True), (5, 1, True), (4, 4, False), (6, 4, False), (0, 5, False), (4, 9, False),
     (13, 5, True), (14, 5, False), (92, 100, True), (91, 100, False)],
)  # fmt: skip
def test_the_rules(rond: int, echt: int, goed: bool) -> None:
    assert bool(past(rond, echt, 5)) == goed


def test_every_rule_is_kept_and_tables_add_up_for_200_random_registers() -> None:
    """Rounded, parts are still their whole: each split of the people, and the crossing of two splits."""
    for zaad in range(200):
        leden, hoofd = tabel(zaad)
        gewicht = gewichten(leden, 5, hoofd, np.full(leden.shape[1], -1), stappen=300)
        rond = leden @ gewicht
        assert past(rond, leden.sum(axis=1), 5).all(), zaad
        assert rond[0] == rond[1:5].sum() == rond[5:11].sum() == rond[11:23].sum() == rond[23:].sum(), zaad


@pytest.mark.parametrize("zaad", range(5))
def test_the_order_of_the_counts_does_not_make_another_solution_unsafe(zaad: int) -> None:
    leden, hoofd = tabel(zaad)
    andersom = leden[::-1].copy()
    rond = andersom @ los_op(andersom, hoofd[::-1])
    assert past(rond, andersom.sum(axis=1), 5).all()


def test_the_same_counts_give_the_same_weights() -> None:
    leden, hoofd = tabel(3)
    assert (los_op(leden, hoofd) == los_op(leden.copy(), hoofd)).all()


def test_who_counted_before_counts_as_often_for_ever() -> None:
    leden, hoofd = tabel(1)
    eerder = los_op(leden, hoofd)
    erbij = np.hstack([leden, leden[:, :9]])  # nine more people, of kinds that there were
    nu = los_op(erbij, hoofd, np.r_[eerder, np.full(9, -1)])
    assert (nu[: len(eerder)] == eerder).all()
    assert past(erbij @ nu, erbij.sum(axis=1), 5).mean() > 0.95, "what is not safe then, the policy withholds"


def test_when_everybody_counted_before_there_is_nothing_to_choose() -> None:
    leden, hoofd = tabel(2)
    eerder = los_op(leden, hoofd)
    assert (los_op(leden, hoofd, eerder) == eerder).all()


def test_an_empty_register_needs_no_weights() -> None:
    assert los_op(np.zeros((0, 0), "int64"), np.zeros(0, bool)).tolist() == []


@pytest.mark.parametrize("zaad", range(2))
def test_it_comes_near_what_an_integer_program_finds(zaad: int) -> None:
    # HiGHS proves the least deviation of the total for a small table; the search may be one threshold off that.
    leden, hoofd = tabel(zaad, mensen=25)
    echt, ruimte = leden.sum(axis=1), grootste_afwijking(5)
    tellingen, mensen = leden.shape
    klein = echt < 5
    # per person a weight, per small count whether it becomes the threshold, and how far off the total is
    eis = np.hstack([leden, -5 * np.diag(klein.astype(int)), np.zeros((tellingen, 1), int)])
    af = np.vstack([np.r_[leden[0], np.zeros(tellingen), teken] for teken in (-1, 1)])
    uitkomst = milp(
        np.r_[np.zeros(mensen + tellingen), 1],
        integrality=np.r_[np.ones(mensen + tellingen), 0],
        bounds=Bounds(0, np.r_[np.full(mensen, 40), np.where(klein, 1, 0), 40]),
        constraints=[
            LinearConstraint(eis, np.where(klein, 0, np.maximum(5, echt - ruimte)), np.where(klein, 0, echt + ruimte)),
            LinearConstraint(af, [-np.inf, echt[0]], [echt[0], np.inf]),
        ],
    )
    assert uitkomst.status == 0
    assert abs((leden @ los_op(leden, hoofd))[0] - echt[0]) <= uitkomst.fun + 5
