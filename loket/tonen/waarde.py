"""How a value stands in a sentence or a table: figures with their explanation, plain numbers and days in Dutch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from numbers import Number
from typing import Any

import numpy as np
import pandas as pd

from loket.basis import opmaak
from loket.basis.afspraken import BEREKEND, ILLUSTRATIEF
from loket.basis.meldingen import LoketFout
from loket.cijfers.afkomst import merk
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.rekenen import Uitkomst
from loket.cijfers.weergave import Weergave
from loket.register.inrichting import Verzonnen
from loket.tonen.publiek import is_klein, voor_anderen


class Getal(str):
    """A number that is no figure and already written out, such as a percentage: aligned as a number."""

    __slots__ = ()


class Fractie(float):
    """A share that an analyst reckoned himself, such as 0,605: with three decimals."""

    __slots__ = ()


@dataclass(frozen=True)
class Gemerkt:
    """A number or text with the sign of where it comes from."""

    waarde: object
    herkomst: str
    voorbeelddata: bool = True

    def __str__(self) -> str:
        return str(self.waarde)


def afgeleid(tekst: str, *uit: Cijfer) -> Gemerkt:
    """Return a number, written out, that follows from figures: made up when one of those is."""
    verzonnen = ILLUSTRATIEF in (cijfer.herkomst for cijfer in uit)
    return Gemerkt(Getal(tekst), ILLUSTRATIEF if verzonnen else BEREKEND, uit[0].cijfers.loket.voorbeelddata)


def is_getal(waarde: object) -> bool:
    """Tell whether a value is a plain number; yes and no are none."""
    return isinstance(waarde, Number) and not isinstance(waarde, bool)


def wanneer(dag: date) -> str:
    """Write when something was or will be: ``2 mei 2022``; for others than the desk of what has been only the month."""
    dag = dag.date() if isinstance(dag, pd.Timestamp) else dag
    van = voor_anderen()
    if van is not None and dag <= van.register.peildatum:
        return opmaak.maand_en_jaar(dag)
    return opmaak.datum(dag)


def in_woorden(waarde: object) -> str:
    """Write a plain number, day or text as a sentence does: ``88,5``, ``1.234``, ``2 mei 2022``; empty for others.

    A whole number that can be a year is written as one: ``2022``.
    """
    if isinstance(waarde, str):
        return waarde
    if isinstance(waarde, date):
        return wanneer(waarde)
    if not is_getal(waarde) or isinstance(waarde, complex):
        return ""
    if isinstance(waarde, opmaak.Uiteenlopend):
        return str(waarde)
    if pd.isna(waarde):  # type: ignore[call-overload]
        return opmaak.ONBEKEND
    getal = float(waarde)  # type: ignore[arg-type]
    if isinstance(waarde, Fractie):
        return opmaak.getal(getal, 3)
    if not opmaak.is_heel(waarde):
        return opmaak.getal(getal, 1)
    return str(int(getal)) if _is_jaar(waarde) else opmaak.getal(getal)


def _is_jaar(waarde: object) -> bool:
    return opmaak.kan_jaar_zijn(waarde) and not isinstance(waarde, Uitkomst)


def html_van(waarde: object) -> str | None:
    """Return a value as readers see it, with its unrounded number for who copies it; None when it is no such value."""
    if isinstance(waarde, Cijfer | Weergave):
        return waarde._repr_html_()
    if isinstance(waarde, Gemerkt):
        return f"{html_van(waarde.waarde)}{merk(waarde.herkomst, waarde.voorbeelddata)}"
    if isinstance(waarde, Verzonnen):
        return f"{escape(in_woorden(waarde))}{merk(ILLUSTRATIEF, True)}"
    if not (tekst := in_woorden(waarde)):
        return "" if isinstance(waarde, str) else None
    if is_getal(waarde) and not _is_jaar(waarde) and tekst != opmaak.ONBEKEND:
        teken = merk(waarde.herkomst, waarde.voorbeelddata) if isinstance(waarde, Uitkomst) else ""
        klein = f" {opmaak.MERK_KLEIN}" * is_klein(waarde)
        return f'<data value="{waarde:.10g}"{klein}>{escape(tekst)}</data>{teken}'
    return escape(tekst, quote=False)


def in_zin(waarde: object) -> str:
    """Return a value as a narrative prints it.

    Raises
    ------
    LoketFout
        When it is not known, or no figure, number, day or text: no table or case belongs in a sentence.
    """
    html = html_van(waarde)
    if html is None:
        raise LoketFout("Dit is geen cijfer of tekst; maak het pad af tot een cijfer, zoals cijfers.plaatsingen.")
    if opmaak.MERK_ONBEKEND in html:
        raise LoketFout(opmaak.ZONDER_WAARDE)
    return html


def richt_in(shell: Any) -> None:
    """Let IPython show numbers and days in Dutch, also in the sentences of a notebook; text stays as it is."""
    weergave = shell.display_formatter.formatters["text/html"]
    for soort in (int, float, Decimal, date, np.integer, np.floating):
        weergave.for_type(soort, html_van)
