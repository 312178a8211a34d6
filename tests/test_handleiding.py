"""What HANDLEIDING.md tells an analyst is so: its examples work, and what it points to is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
from klein_register import aanmelding, maak_cijfers

from loket import lees_cijfers
from loket.cijfers import soorten, telregels
from loket.register.schema import schemas

PROJECT = Path(__file__).parent.parent
HANDLEIDING = (PROJECT / "HANDLEIDING.md").read_text("utf-8")
_BLADEN = ("README.md", "HANDLEIDING.md", "data/README.md")
#: A link in Markdown that is no address: a path, an anchor, or both.
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")


def _ankers(tekst: str) -> set[str]:
    """Return the anchors of the headings of a page, as GitHub and JupyterLab make them."""
    koppen = re.findall(r"^#+ (.+)$", tekst, re.M)
    return {re.sub(r"[^\w\- ]", "", kop.lower()).replace(" ", "-") for kop in koppen}


@pytest.mark.parametrize("naam", _BLADEN)
def test_every_link_leads_somewhere(naam: str) -> None:
    blad = PROJECT / naam
    tekst = re.sub(r"`[^`\n]+`|^    .*$", "", blad.read_text("utf-8"), flags=re.M)  # what is code, is an example
    nergens = []
    for pad, anker in _LINK.findall(tekst):
        doel = blad.parent / pad if pad else blad
        if not doel.exists() or (anker and anker not in _ankers(doel.read_text("utf-8"))):
            nergens.append(f"{pad}#{anker}")
    assert nergens == []


def test_a_link_to_nowhere_would_be_found() -> None:
    assert _LINK.findall("[a](b.md#c) [d](#e) [f](https://g.nl#h)") == [("b.md", "c"), ("", "e")]
    assert _ankers("# Wie mag het lezen?\n## Meer dan één loket\n") == {"wie-mag-het-lezen", "meer-dan-één-loket"}


def test_every_setting_of_make_is_told() -> None:
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    hulp = makefile[makefile.index("Instellingen:") : makefile.index("\nreport:")]
    instellingen = set(re.findall(r"\b([A-Z]{4,})=", hulp))
    assert len(instellingen) > 10
    assert {naam for naam in instellingen if f"`{naam}`" not in HANDLEIDING} == set()


def _vormen() -> list[tuple[str, str]]:
    """Return what the table of forms says: an expression, and what the reader sees."""
    blok = HANDLEIDING[HANDLEIDING.index("## Handig in een zin") :]
    rijen = re.findall(r"^\| `(cijfers[^`]+)`.* \| ([^|]+) \|$", blok[: blok.index("\n## Eigen")], re.M)
    return [(uitdrukking, lezer) for uitdrukking, lezer in rijen if "," not in uitdrukking]


@pytest.mark.parametrize(("uitdrukking", "lezer"), _vormen())
def test_every_form_gives_what_the_manual_says(uitdrukking: str, lezer: str) -> None:
    """Of the example's 2022, the example that the manual is about."""
    assert (
        str(eval(uitdrukking, {"cijfers": lees_cijfers("maastricht", 2022)})).replace("\N{NO-BREAK SPACE}", " ")
        in lezer
    )


def _voorbeeld(begin: str) -> str:
    """Return an indented piece of code of the manual, from its first line to the first that is not indented."""
    regels = HANDLEIDING[HANDLEIDING.index(f"    {begin}") :].splitlines()
    einde = next(nr for nr, regel in enumerate(regels) if regel and not regel.startswith("    "))
    return "\n".join(regel.removeprefix("    ") for regel in regels[:einde])


def test_the_figure_of_the_manual_counts() -> None:
    """17 January is fourteen days after the 3rd, and counts; the 18th and an empty day do not."""
    namen: dict[str, Any] = vars(soorten) | vars(telregels)
    exec(_voorbeeld("def snelle_intake"), namen)
    (telling,) = eval(f"[{_voorbeeld('Telling(')}]", namen)
    dagen = ("2022-01-17", "2022-01-18", None, "2023-01-04")
    cijfers = maak_cijfers(trajecten=[aanmelding(nr, "2022-01-03", intakedatum=dag) for nr, dag in enumerate(dagen)])
    cijfer = cijfers.cijfer(telling)
    assert (cijfer.waarde, cijfer.noemer) == (1, 2)


def test_the_sql_of_the_manual_counts_the_same() -> None:
    with duckdb.connect() as duck:
        duck.sql("create table periode as select 2022 as jaar, date '2022-01-01' as begin, date '2022-12-31' as einde")
        duck.sql(
            "create table traject as"
            " select 'T' || dag as traject_id, date '2022-01-03' as aanmelddatum, dag::date as intakedatum"
            " from (values ('2022-01-17'), ('2022-01-18'), (null), ('2023-01-04')) as dagen(dag)"
        )
        rijen = duck.sql(_voorbeeld("union all").removeprefix("union all")).fetchall()
    assert rijen == [("snelle_intakes", "", 2022, 1, 2)]


def test_the_manual_names_every_derived_column() -> None:
    register = maak_cijfers().register
    meer = {"trajecten", "facturen"}
    afgeleid = {k for naam in meer for k in {*register.tabel(naam).columns} - {*schemas()[naam].columns}}
    assert afgeleid >= {"binnen_afspraak", "eerste"}
    assert [kolom for kolom in sorted(afgeleid) if f"`{kolom}`" not in HANDLEIDING] == []
    assert "nameting" in register.tabel("cohort")
