"""Whatever is public is described."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from klein_register import aanmelding, maak_cijfers

from loket.cijfers import soorten, telregels
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


# --- the example of a figure in README.md ---------------------------------------------------------------------------


def _uit_leesmij(begin: str) -> str:
    """Return an indented piece of code of README.md, from its first line to the first that is not indented."""
    tekst = (_PAKKET.parent / "README.md").read_text("utf-8")
    regels = tekst[tekst.index(f"    {begin}") :].splitlines()
    einde = next(nr for nr, regel in enumerate(regels) if regel and not regel.startswith("    "))
    return "\n".join(regel.removeprefix("    ") for regel in regels[:einde])


def test_the_figure_of_the_readme_counts() -> None:
    """17 January is fourteen days after the 3rd, and counts; the 18th and an empty day do not."""
    namen: dict[str, Any] = vars(soorten) | vars(telregels)
    exec(_uit_leesmij("def snelle_intake"), namen)
    (telling,) = eval(f"[{_uit_leesmij('Telling(')}]", namen)
    dagen = ("2022-01-17", "2022-01-18", None, "2023-01-04")
    cijfers = maak_cijfers(trajecten=[aanmelding(nr, "2022-01-03", intakedatum=dag) for nr, dag in enumerate(dagen)])
    cijfer = cijfers.cijfer(telling)
    assert (cijfer.waarde, cijfer.noemer) == (1, 2)


def test_the_sql_of_the_readme_counts_the_same() -> None:
    with duckdb.connect() as duck:
        duck.sql("create table periode as select 2022 as jaar, date '2022-01-01' as begin, date '2022-12-31' as einde")
        duck.sql(
            "create table traject as"
            " select 'T' || dag as traject_id, date '2022-01-03' as aanmelddatum, dag::date as intakedatum"
            " from (values ('2022-01-17'), ('2022-01-18'), (null), ('2023-01-04')) as dagen(dag)"
        )
        rijen = duck.sql(_uit_leesmij("union all").removeprefix("union all")).fetchall()
    assert rijen == [("snelle_intakes", "", 2022, 1, 2)]


def test_the_readme_names_every_derived_column() -> None:
    tekst = (_PAKKET.parent / "README.md").read_text("utf-8")
    register = maak_cijfers().register
    meer = {"trajecten", "facturen"}
    afgeleid = {k for naam in meer for k in {*register.tabel(naam).columns} - {*schemas()[naam].columns}}
    assert afgeleid >= {"binnen_afspraak", "eerste"}
    assert [kolom for kolom in sorted(afgeleid) if f"`{kolom}`" not in tekst] == []
    assert "nameting" in register.tabel("cohort")
