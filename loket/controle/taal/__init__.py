"""Tests the narrative: typed numbers, stale sentences, claims that the figures do not bear out.

``toets_tekst`` only warns. Each rule is a small function that reads one sentence; it guesses from words, so it can be
wrong: how often is measured in ``benchmarks/taaltoets``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from loket.controle.taal.context import Bevinding, Context, Gegeven
from loket.controle.taal.getypt import getypt_getal
from loket.controle.taal.herhaling import herhaling
from loket.controle.taal.jaartallen import halve_periode, verkeerd_jaar
from loket.controle.taal.namen import naamvariant
from loket.controle.taal.oorzaak import oorzaak
from loket.controle.taal.rollen import Namen
from loket.controle.taal.schrijfwijze import getypte_nummering, opmaak
from loket.controle.taal.toekomst import toekomst_over_verleden
from loket.controle.taal.trechter import trechter
from loket.controle.taal.vergelijking import vergelijking
from loket.controle.taal.zinnen import Zin, zinnen

__all__ = ["REGELS", "Bevinding", "Context", "Gegeven", "toets_tekst"]

_PER_ZIN: dict[str, Callable[[Zin, Context], Iterator[Bevinding]]] = {
    "getypt-getal": getypt_getal,
    "verkeerd-jaar": verkeerd_jaar,
    "halve-periode": halve_periode,
    "toekomst-over-verleden": toekomst_over_verleden,
    "vergelijking": vergelijking,
    "trechter": trechter,
    "naamvariant": naamvariant,
    "oorzaak": oorzaak,
    "opmaak": opmaak,
    "getypte-nummering": getypte_nummering,
}
#: The names of the rules.
REGELS = (*_PER_ZIN, "herhaling")


def toets_tekst(tekst: str, context: Context, namen: Namen | None = None) -> list[Bevinding]:
    """Test a Markdown text with ``{eval}`` roles, and return the findings in the order of the text.

    Parameters
    ----------
    tekst : str
        A section of the narrative, or a Markdown cell of the notebook, as written.
    context : Context
        The report's figures, names and last year's text.
    namen : Namen, optional
        What the names in its roles stand for; default those of a narrative.
    """
    return list(_toets(tekst, context, namen or Namen.gewoon(context.jaar)))


@lru_cache(maxsize=256)  # of a narrative, one sentence changes at a time
def _toets(tekst: str, context: Context, namen: Namen) -> tuple[Bevinding, ...]:
    gelezen = zinnen(tekst, context, namen)
    bevindingen = [b for zin in gelezen for regel in _PER_ZIN.values() for b in regel(zin, context)]
    bevindingen += herhaling(gelezen, context)
    return tuple(sorted(dict.fromkeys(bevindingen), key=lambda b: b.plaats))
