"""What people type in a cell, read as what a column of the register holds.

A day, an amount, a yes or no: every way of writing that can mean only one thing is understood, and nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from math import isfinite
from typing import Any

from pandera.pandas import Column

from loket.register.invoer.bladen import Cel

#: What a cell says, but for signs and spaces, when nothing is known; one with only signs, such as "-", says nothing.
_ONBEKEND = frozenset({"", "onbekend", "nvt", "nb", "nogonbekend", "nietbekend", "nietvantoepassing"})
#: What a spreadsheet shows where it could not reckon; no such cell is taken for empty.
_REKENFOUTEN = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#N/B", "#VERW!"})
_JA, _NEE = (
    frozenset({"ja", "j", "x", "1", "v", "waar", "true", "yes"}),
    frozenset({"nee", "n", "0", "onwaar", "false"}),
)
#: Day 0 of a spreadsheet, and the numbers that a day of 1990 up to 2100 has.
_DAG_NUL, _DAGEN = date(1899, 12, 30), range(32_874, 73_415)
_DAG_MAAND_JAAR = re.compile(r"(\d{1,2})[-/. ]\s*(\d{1,2}|[a-z]+)\.?[-/. ]\s*(\d{4}|\d{2})")
_JAAR_MAAND_DAG = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_WEEKDAG = re.compile(r"^(?:ma|di|wo|do|vr|za|zo|maan|dins|woens|donder|vrij|zater|zon)(?:dag)?\.?,?\s+")
_TIJD = re.compile(r"(?:[T ,]+|\s+om\s+)\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:\s*uur)?Z?$", re.I)


class Onleesbaar(ValueError):
    """A cell that cannot be read as its column; the register's own rule for the column says what was expected."""


def schoon(cel: Cel) -> str:
    """Return the text of a cell: no spaces around it, one space within, no line breaks, no invisible signs."""
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if isinstance(cel, float) and cel.is_integer():
        return str(int(cel))
    if isinstance(cel, float):
        return repr(round(cel, 10))  # a spreadsheet counts in binary: 0.1 + 0.2
    tekst = unicodedata.normalize("NFC", "" if cel is None else str(cel))
    zichtbaar = "".join(t for t in tekst if unicodedata.category(t) not in ("Cf", "Co", "Cn") or t in "\u00ad\u200d")
    return " ".join("".join(" " if unicodedata.category(t) == "Cc" else t for t in zichtbaar).split())


@lru_cache(maxsize=10_000)
def plat(tekst: str) -> str:
    """Return a text without what does not matter in comparing: capitals, accents, signs."""
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    zonder = "".join(t for t in ontleed if not unicodedata.combining(t))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", zonder).split())


def is_onbekend(tekst: str) -> bool:
    """Tell whether a text says that nothing is known."""
    return plat(tekst).replace(" ", "") in _ONBEKEND


def lees_cel(cel: Cel, kolom: Column, keuzes: tuple[str, ...] = ()) -> str:
    """Read a cell as its column holds it.

    Parameters
    ----------
    cel : object
        What the spreadsheet holds.
    kolom : Column
        Column of the schema; its kind decides how the cell is read.
    keuzes : tuple of str
        The values of the column's list, when it has one.

    Returns
    -------
    str
        The text as a table of the register holds it; empty when nothing is known.

    Raises
    ------
    Onleesbaar
        When the cell cannot be what the column asks for.
    """
    soort = (kolom.metadata or {}).get("soort", "tekst")
    tekst = schoon(cel)
    if tekst in _REKENFOUTEN:
        raise Onleesbaar
    keuzes = keuzes or (kolom.metadata or {}).get("keuzes", ())
    if keuzes:
        return _keuze(tekst, keuzes)
    if is_onbekend(tekst):
        return ""
    if soort == "datum":
        return lees_dag(cel).isoformat()
    if soort == "bedrag":
        return f"{_op_de_cent(lees_getal(tekst)):.2f}"
    if soort in ("getal", "jaar"):
        return str(_heel(lees_getal(tekst)))
    if soort == "decimaal":
        return f"{lees_getal(tekst.removesuffix('%')).normalize():f}"
    if soort == "gedrukt":
        return f"{lees_getal(tekst.removesuffix('%')):f}"
    return tekst


def _keuze(tekst: str, keuzes: tuple[str, ...]) -> str:
    """Return the value of the list that the text is; another text is left as it is, for the rules to judge."""
    gezocht = plat(tekst)
    for keuze in keuzes:
        if plat(keuze) == gezocht:
            return keuze
    if {"ja", "nee"} <= set(keuzes) and gezocht in _JA | _NEE:
        return "ja" if gezocht in _JA else "nee"
    return "" if is_onbekend(tekst) else tekst


def lees_dag(cel: Cel) -> date:
    """Read a day: a real date, the number of a spreadsheet, or a text with day, month and year in Dutch order.

    Raises
    ------
    Onleesbaar
        When it is no day, or a day before 1990 or after 2100.
    """
    if isinstance(cel, datetime):
        dag = cel.date()
    elif isinstance(cel, date):
        dag = cel
    elif isinstance(cel, int | float) and not isinstance(cel, bool):
        dag = _van_nummer(float(cel))
    else:
        dag = _van_tekst(schoon(cel).lower())
    if not 1990 <= dag.year <= 2100:
        raise Onleesbaar
    return dag


def _van_nummer(nummer: float) -> date:
    if not isfinite(nummer) or int(nummer) not in _DAGEN:
        raise Onleesbaar
    return _DAG_NUL + timedelta(days=int(nummer))


def _van_tekst(tekst: str) -> date:
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", tekst):
        return _van_nummer(float(tekst.replace(",", ".")))
    kaal = _WEEKDAG.sub("", _TIJD.sub("", tekst))
    if gevonden := _JAAR_MAAND_DAG.fullmatch(kaal):
        jaar, maand, dag = map(int, gevonden.groups())
    elif gevonden := _DAG_MAAND_JAAR.fullmatch(kaal):
        dag, jaar = int(gevonden[1]), int(gevonden[3])
        maand = int(gevonden[2]) if gevonden[2].isdecimal() else _maanden().get(gevonden[2], 0)
        if len(gevonden[3]) == 2:
            jaar += 1900 if jaar >= 90 else 2000  # a register holds no day before 1990
    else:
        raise Onleesbaar
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise Onleesbaar from None


@cache
def _maanden() -> dict[str, int]:
    """Return the Dutch names of the months, whole and shortened."""
    from babel.dates import get_month_names

    namen = {
        naam.rstrip("."): nummer
        for breedte in ("wide", "abbreviated")
        for nummer, naam in get_month_names(breedte, locale="nl").items()
    }
    return namen | {naam[:3]: nummer for naam, nummer in namen.items()} | {"maa": 3, "sept": 9}


def lees_getal(tekst: str) -> Decimal:
    """Read a number as it is written in Dutch, such as ``€ 1.350,00``; a point before two digits is a decimal one.

    Raises
    ------
    Onleesbaar
        When it is no number.
    """
    kaal = re.sub(r"^(?:€|eur|euro)|(?:€|eur|euro)$", "", tekst.casefold().strip()).replace(" ", "")
    kaal = re.sub(r",[-–—]+$", "", kaal)
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", kaal):
        kaal = kaal.replace(".", "")
    if not re.fullmatch(r"-?\d{1,12}(?:[.,]\d{1,12})?", kaal):
        raise Onleesbaar
    return Decimal(kaal.replace(",", "."))


def _heel(waarde: Decimal) -> int:
    if waarde != int(waarde):
        raise Onleesbaar
    return int(waarde)


def _op_de_cent(waarde: Decimal) -> Decimal:
    if round(waarde, 2) != waarde:
        raise Onleesbaar
    return waarde


def keuzes_van(kolom: Column, lijsten: Any) -> tuple[str, ...]:
    """Return the values of a column's list in loket.toml, given something with ``lijst(naam)``; none without a list."""
    naam = (kolom.metadata or {}).get("lijst")
    return lijsten.lijst(naam) if naam else ()
