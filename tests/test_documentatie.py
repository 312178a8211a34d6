"""Whatever is public is described."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Telling, Verhouding
from loket.register.schema import schemas

_PAKKET = Path(__file__).parent.parent / "loket"
_BESTANDEN = sorted(_PAKKET.rglob("*.py"))


def _zonder_uitleg(boom: ast.AST, naam: str) -> Iterator[str]:
    """Yield every public module, class, function and method without docstring."""
    if isinstance(boom, ast.Module | ast.ClassDef | ast.FunctionDef) and not ast.get_docstring(boom):
        yield naam
    if isinstance(boom, ast.Module | ast.ClassDef):
        for knoop in boom.body:
            if isinstance(knoop, ast.ClassDef | ast.FunctionDef) and not knoop.name.startswith("_"):
                yield from _zonder_uitleg(knoop, f"{naam}.{knoop.name}")


@pytest.mark.parametrize("bestand", _BESTANDEN, ids=lambda b: b.relative_to(_PAKKET).as_posix())
def test_everything_public_has_a_docstring(bestand: Path) -> None:
    assert list(_zonder_uitleg(ast.parse(bestand.read_text("utf-8")), bestand.stem)) == []


def test_a_missing_docstring_would_be_found() -> None:
    boom = ast.parse('"""M."""\nclass A:\n    """A."""\n    def b(self): ...\n    def _c(self): ...\ndef d(): ...\n')

    assert list(_zonder_uitleg(boom, "m")) == ["m.A.b", "m.d"]


@pytest.mark.parametrize("tabel", schemas())
def test_every_table_and_column_is_described(tabel: str) -> None:
    schema = schemas()[tabel]

    assert schema.description
    for naam, kolom in schema.columns.items():
        assert kolom.description, naam
        assert {"soort", "verwacht", "herstel"} <= set(kolom.metadata or {}), naam


@pytest.mark.parametrize("naam", DEFINITIES)
def test_every_definition_is_described(naam: str) -> None:
    definitie = DEFINITIES[naam]

    assert definitie.naam == naam
    assert definitie.label
    assert definitie.label[0].islower(), "a label can stand in a sentence"
    assert definitie.omschrijving[0].isupper()
    assert definitie.omschrijving.endswith(".")
    assert definitie.eenheid in ("aantal", "procent", "maanden", "dagen", "euro")
    if isinstance(definitie, Telling):
        assert all(definitie.woorden)
        assert definitie.tabel in {*schemas(), "cohort", "volgmomenten"}


@pytest.mark.parametrize("naam", DEFINITIES)
def test_every_definition_refers_to_definitions_that_exist(naam: str) -> None:
    definitie = DEFINITIES[naam]
    if definitie.noemer:
        assert isinstance(DEFINITIES[definitie.noemer], Telling)
    if isinstance(definitie, Verhouding):
        assert isinstance(DEFINITIES[definitie.teller], Telling)


def test_labels_are_told_apart() -> None:
    labels = [d.label for d in DEFINITIES.values()]

    assert len(labels) == len(set(labels))
