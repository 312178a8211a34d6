"""The mutation harness itself: what it makes wrong, what it leaves alone, and that it tells good tests from bad."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from benchmarks.mutatie.__main__ import PROJECT, TESTS, Proef, met_tabel
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
    return [mutant.naam.partition(": ")[2].partition(" in ‘")[0] for mutant in mutanten("proef", bron)]


def test_every_module_and_each_of_its_tests_is_there() -> None:
    assert [module for module in TESTS if not (PROJECT / f"loket/{module}.py").is_file()] == []
    assert [test for tests in TESTS.values() for test in tests if not (PROJECT / "tests" / test).is_file()] == []


def test_every_kind_of_fault_is_made() -> None:
    assert sorted(wat()) == sorted(
        [
            "3 → 4",
            "3 → 2",
            "'uitval' → 'XXuitval'",  # the default
            "'uitval' → 'XXuitval'",  # in the tuple
            "And → Or",
            "Or → And",
            "Not → niets",
            "In → NotIn",
            "GtE → Gt",
            "GtE → Lt",
            "None → 0",
            "if → if not",
            "If → weg",
            "start=… → weg",
            "1 → 2",
            "1 → 0",
            "return … → return None",
        ]
    )


def test_statements_and_decorators_can_fall_out() -> None:
    assert wat("class K:\n    @property\n    def x(self):\n        self.y += n\n") == [
        "@property → weg",
        "AugAssign → weg",
        "Add → Sub",
    ]


def test_prose_docstrings_and_annotations_are_left_alone() -> None:
    assert not any("spaties" in naam or "Docstring" in naam or "tekst" in naam for naam in wat())
    assert wat('Telling("aanmeldingen", "aanmeldingen", ("aanmelding", "aanmeldingen"))') == [
        "'aanmeldingen' → 'XXaanmeldingen'"  # the name; the label and the words are for people
    ]


def test_each_mutant_differs_from_the_module_and_from_each_other() -> None:
    goed = ast.unparse(ast.parse(BRON))
    bronnen = [mutant.bron for mutant in mutanten("proef", BRON)]
    assert goed not in bronnen
    assert len(set(bronnen)) == len(bronnen)


def test_names_are_unique_and_hold_no_line_number() -> None:
    namen = [mutant.naam for mutant in mutanten("proef", BRON)]
    assert len(set(namen)) == len(namen)
    assert namen == [mutant.naam for mutant in mutanten("proef", "\n\n" + BRON)]


@pytest.mark.parametrize(("test", "levend"), [("[groot(3), groot(4)] == [False, True]", 0), ("groot(9) is True", 3)])
def test_a_good_test_kills_what_a_bad_test_lets_live(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, test: str, levend: int
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # as the harness does
    bron = "def groot(n):\n    return n > 3\n"
    module = tmp_path / "module_voor_mutatie.py"
    module.write_text(bron, "utf-8")
    proef_test = tmp_path / "test_groot.py"
    proef_test.write_text(
        f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\n"
        f"from module_voor_mutatie import groot\ndef test_groot():\n    assert {test}\n",
        "utf-8",
    )
    proef = Proef("module_voor_mutatie", module, (proef_test,))
    assert len(proef.levende(list(mutanten("module_voor_mutatie", bron)), 2, 60)) == levend


def test_new_rows_stand_beside_those_that_were_not_measured_now() -> None:
    oud = "voor\n<!-- tabel -->\n<!-- /tabel -->\nna"
    een = met_tabel(oud, {"basis/periode": (10, 8, 1)})
    twee = met_tabel(een, {"cijfers/cijfer": (10, 9, 1)})
    assert "| basis/periode | 10 | 8 | 1 | 1 | 88.9% |" in twee
    assert "| cijfers/cijfer | 10 | 9 | 1 | 0 | 100.0% |" in twee
    assert "| **together** | 20 | 17 | 2 | 1 | 94.4% |" in twee
    assert twee.startswith("voor\n") and twee.endswith("\nna")
