"""Dutch formats: one rule for every number, amount and date, in text, table and chart.

1.234 · 87,7% · € 85.725,00 · 8,9 maanden · 10 mei 2022 · 1 klacht, 2 klachten
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from numbers import Integral

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

TAAL = "nl_NL"
#: The names of the months, as a pattern.
MAANDEN = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
#: What is printed where there is no value.
ONBEKEND = "onbekend"
#: What is printed where the value is known, but not for the reader to see.
TE_WEINIG = "te weinig om te tonen"
#: Keeps a number and its unit on one line.
VASTE_SPATIE = "\u00a0"
#: In the HTML of a value that is not known: no sentence may hold it.
MERK_ONBEKEND = '<span class="onbekend">'
#: In that of a small number of the analyst's own, in a report for others: it may not be one of people.
MERK_KLEIN = 'class="klein"'
#: Words for people, and for what the register has of each of them; in a text for others, no small number stands before.
MENSEN = r"(?:kandidaten|huurders|cliënten|bewoners|mensen|mannen|vrouwen|jongeren|klachten|plaatsingen|aanmeldingen)"
ZONDER_WAARDE = (
    "Dit cijfer is onbekend. Kies een ander jaar, of laat de zin weg als het onbekend is:"
    " zet erboven <!-- als: pad | anders: andere tekst -->."
)
#: Whole numbers from and up to here are written as a year.
_JAREN = range(1900, 2100)


class Uiteenlopend(int):
    """A number of which several have their own: reckoned with as the largest, written as all: ``12 of 9``."""

    alle: tuple[int, ...]

    def __new__(cls, alle: Iterable[int]) -> Uiteenlopend:
        """Make one of the numbers, in the order in which they are to be written."""
        waarden = tuple(dict.fromkeys(alle))
        zelf = super().__new__(cls, max(waarden))
        zelf.alle = waarden
        return zelf

    def __str__(self) -> str:
        return " of ".join(map(getal, self.alle))

    def __format__(self, spec: str) -> str:
        return super().__format__(spec) if spec else str(self)


def elk(waarde: int) -> tuple[int, ...]:
    """Return the numbers that a number is: one, but for what is :class:`Uiteenlopend`."""
    return waarde.alle if isinstance(waarde, Uiteenlopend) else (waarde,)


def aantal_decimalen(gedrukt: str) -> int:
    """Return how many decimals a printed number has, written with a point."""
    return -int(Decimal(gedrukt).as_tuple().exponent)


def rond_af(waarde: float, decimalen: int) -> Decimal:
    """Round half up, as people do; numbers are rounded here, at print, and nowhere else."""
    return Decimal(repr(float(waarde))).quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)


@lru_cache(maxsize=8192)  # a report writes the same numbers and days many times
def getal(waarde: float | None, decimalen: int = 0) -> str:
    """Write a number: ``1.234`` or ``8,9``; never ``-0``."""
    if waarde is None:
        return ONBEKEND
    afgerond = rond_af(waarde, decimalen) + 0
    patroon = "#,##0" + ("." + "0" * decimalen if decimalen else "")
    return str(format_decimal(afgerond, format=patroon, locale=TAAL))


def is_heel(waarde: object) -> bool:
    """Tell whether a number is whole by its type: a count, not a measure that happens to be round."""
    return isinstance(waarde, Integral)


def kan_jaar_zijn(waarde: object) -> bool:
    """Tell whether a number is a whole one that can be a year: those are written without a point."""
    return is_heel(waarde) and waarde in _JAREN


def procent(waarde: float | None, decimalen: int = 1) -> str:
    """Write a percentage: ``87,7%``."""
    return ONBEKEND if waarde is None else f"{getal(waarde, decimalen)}%"


@lru_cache(maxsize=1024)
def euro(waarde: float | None, decimalen: int = 2) -> str:
    """Write an amount: ``€ 85.725,00``."""
    if waarde is None:
        return ONBEKEND
    patroon = f"¤{VASTE_SPATIE}#,##0{'.' * bool(decimalen)}{'0' * decimalen}"
    bedrag = rond_af(waarde, decimalen) + 0
    patroon = f"{patroon};{patroon.replace('#', '-#', 1)}"
    return str(format_currency(bedrag, "EUR", format=patroon, locale=TAAL, currency_digits=False))


def maanden(waarde: float | None, decimalen: int = 1) -> str:
    """Write a duration: ``8,9 maanden``, ``1,0 maand``."""
    return met_woord(waarde, ("maand", "maanden"), decimalen)


def dagen(waarde: float | None, decimalen: int = 0) -> str:
    """Write a duration in days: ``247 dagen``, ``1 dag``."""
    return met_woord(waarde, ("dag", "dagen"), decimalen)


@lru_cache(maxsize=1024)
def datum(dag: date) -> str:
    """Write a day: ``10 mei 2022``."""
    return str(format_date(dag, format="d MMMM y", locale=TAAL))


def maand_en_jaar(dag: date) -> str:
    """Write in which month a day is: ``mei 2022``."""
    return str(format_date(dag, format="LLLL y", locale=TAAL))


def periode(begin: date, einde: date) -> str:
    """Write a stretch of days, both included: ``1 januari t/m 31 december 2022``."""
    eerste = datum(begin).removesuffix(f" {begin.year}") if begin.year == einde.year else datum(begin)
    return f"{eerste} t/m {datum(einde)}"


def maand(nummer: int) -> str:
    """Write a month's short name: ``jan``."""
    return str(format_date(date(2000, nummer, 1), format="LLL", locale=TAAL)).rstrip(".")


def met_woord(waarde: float | None, woorden: tuple[str, str], decimalen: int = 0) -> str:
    """Write a number with its noun: ``1 klacht``, ``2 klachten``."""
    if waarde is None:
        return ONBEKEND
    enkelvoud, meervoud = woorden
    geschreven = str(waarde) if isinstance(waarde, Uiteenlopend) else getal(waarde, decimalen)
    return f"{geschreven}{VASTE_SPATIE}{enkelvoud if rond_af(waarde, decimalen) == 1 else meervoud}"


def op_getal(tekst: str) -> list[tuple[int, str]]:
    """Return by what to sort a text so that ``rij 9`` comes before ``rij 10``."""
    return [(int(deel), "") if deel.isdecimal() else (0, deel) for deel in re.split(r"(\d+)", tekst)]


def opsomming(delen: list[str]) -> str:
    """Join parts as a sentence does: ``a, b en c``."""
    return f"{', '.join(delen[:-1])} en {delen[-1]}" if len(delen) > 1 else "".join(delen)


def hoofdletter(tekst: str) -> str:
    """Give the first letter a capital and leave the rest alone."""
    return tekst[:1].upper() + tekst[1:]


def maandnaam(nummer: int) -> str:
    """Write a month's full name: ``januari``."""
    return str(format_date(date(2000, nummer, 1), format="LLLL", locale=TAAL))
