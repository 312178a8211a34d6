"""The mutation harness itself: what it makes wrong, and what it leaves alone."""

from __future__ import annotations

import ast

from benchmarks.mutatie.mutanten import mutanten

BRON = '''
"""Docstring == 1."""

GRENS: int = 3


def telt(rijen: list[int], /, naam: str = "uitval") -> bool:
    """Docstring == 2."""
    if not rijen and naam in ("uitval", "een zin met spaties"):
        return None
    return sum(rijen, start=1) >= GRENS or f"tekst {naam} == x"
'''


def wat(bron: str = BRON) -> list[str]:
    return [mutant.wat.partition(" in ‘")[0] for mutant in mutanten("proef", bron)]


def test_every_kind_of_fault_is_made_once() -> None:
    assert sorted(wat()) == sorted(
        [
            "3 → 4",
            "'uitval' → 'XXuitval'",  # the default
            "'uitval' → 'XXuitval'",  # in the tuple
            "and → or",
            "or → and",
            "Not → niets",
            "In → NotIn",
            "GtE → Gt",
            "if → if not",
            "start=… → weg",
            "1 → 2",
            "return … → return None",
        ]
    )


def test_prose_docstrings_and_annotations_are_left_alone() -> None:
    assert not any("spaties" in naam or "Docstring" in naam or "tekst" in naam for naam in wat())


def test_each_mutant_is_the_module_with_one_difference() -> None:
    goed = ast.unparse(ast.parse(BRON)).splitlines()
    for mutant in mutanten("proef", BRON):
        anders = [a for a, b in zip(goed, mutant.bron.splitlines(), strict=True) if a != b]
        assert len(anders) == 1, mutant.wat


def test_a_good_test_kills_what_a_bad_test_lets_live() -> None:
    levend_goed, levend_slecht = [], []
    for mutant in mutanten("proef", "def groot(n):\n    return n > 3\n"):
        ruimte: dict[str, object] = {}
        exec(mutant.bron, ruimte)
        groot = ruimte["groot"]
        if [groot(3), groot(4)] == [False, True]:  # type: ignore[operator]
            levend_goed.append(mutant.wat)
        if groot(9) is True:  # type: ignore[operator]
            levend_slecht.append(mutant.wat)
    assert levend_goed == []
    assert len(levend_slecht) == 2
