"""Finds numbers, nouns, periods and headings that are not written as the house writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.controle.taal.context import Bevinding, Context
from loket.controle.taal.enkelvoud import ongelijk_getal
from loket.controle.taal.getallen import GRENS, MAANDEN
from loket.controle.taal.zinnen import Zin

_I = re.IGNORECASE
_PUNT = re.compile(
    r"(?<![\d.,])\d+\.\d{1,2}(?=\s*(?:%|procent\w*\b|euro\b|maa?nd\w*\b|mnd\b|jaar\b))"
    r"|€\s*\d+(?:,\d{3})*\.\d\d(?!\d)|€\s*\d{1,3}(?:,\d{3})+(?!\d)"
    r"|(?<![\d.,])\d+\.\d{1,2}(?= (?:fte|keer|maal|punt(?:en)?|personen|miljoen|ton|kilometer|(?:op|uit)"
    r" (?:een|de) (?:schaal|10|tien)))"
    r"|(?:(?<=gemiddeld )|(?<=\been )|(?<=cijfer )|(?<=score )|(?<=score van )|(?<=cijfer van )"
    r"|(?<=factor ))\d+\.\d{1,2}(?!\d|\.\d)"
)
_PROCENT = re.compile(r"(?<![\d.,])(\d+)([.,]\d+)?\s*(?:%|procent\b)")
_DAG = rf"(?:\d{{1,2}}-\d{{1,2}}(?:-\d{{4}})?|\d{{1,2}} (?:{MAANDEN})(?: \d{{4}})?)"
_SLOT = r"(?:(?:28|29|30|31)-\d{1,2}(?:-\d{4})?|(?:28|29|30|31) (?:\w+)(?: \d{4})?)"
_TOT = re.compile(rf"{_DAG}\s+tot\s+{_SLOT}|\b(?:{MAANDEN})(?: \d{{4}})?\s+tot\s+(?:eind )?(?:{MAANDEN})\b", _I)
_NUMMER = re.compile(
    r"^(?:\d+(?:\.\d+)+\.?|(?!(?:19|20)\d\d\b)\d+[.):])\s|^\d{1,2}\s+(?=[A-ZÀ-Ý])|^(?:Hoofdstuk|Paragraaf)\s+\d", _I
)
_NUMMER_KLEIN = re.compile(r"^\d{1,2}\s+[a-zà-ÿ]")


def opmaak(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find decimal points, mixed decimals, wrong singular or plural, and ‘tot’ where t/m is meant."""
    for treffer in _PUNT.finditer(zin.tekst):
        goed = treffer[0].translate(str.maketrans(".,", ",."))
        yield _bevinding(zin, treffer, "Een getal heeft in het Nederlands een komma, geen punt.", f"schrijf {goed}")
    yield from _ongelijke_decimalen(zin)
    for treffer, uitleg, goed in ongelijk_getal(_NUMMER.sub("", zin.tekst) if zin.soort == "kop" else zin.tekst):
        yield _bevinding(zin, treffer, uitleg, f"schrijf {goed}, of koppel het met .voluit")
    for treffer in _TOT.finditer(zin.tekst):
        uitleg = "‘Tot’ telt de laatste dag niet mee, en die hoort er hier bij."
        yield _bevinding(zin, treffer, uitleg, "schrijf t/m, of gebruik {eval}`cijfers.periodetekst`")


def getypte_nummering(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a heading that begins with a typed number."""
    treffer = _NUMMER.match(zin.tekst) if zin.soort == "kop" and not _NUMMER_KLEIN.match(zin.tekst) else None
    if treffer:
        uitleg = "Dit nummer is getypt. De nummering van koppen wordt vanzelf gemaakt."
        fragment = zin.toon(treffer.start(), treffer.end())
        yield Bevinding("getypte-nummering", zin.plaats, fragment, uitleg, "laat het nummer weg")


def _ongelijke_decimalen(zin: Zin) -> Iterator[Bevinding]:
    if not any(treffer[2] for treffer in _PROCENT.finditer(zin.blok)):
        return
    for treffer in _PROCENT.finditer(zin.tekst):
        if not treffer[2] and not GRENS.search(zin.tekst[: treffer.start()]):
            uitleg = "Naast een percentage met één decimaal staat er een zonder."
            yield _bevinding(zin, treffer, uitleg, f"schrijf {treffer[1]},0% of het echte cijfer met één decimaal")


def _bevinding(zin: Zin, treffer: re.Match[str], uitleg: str, herstel: str) -> Bevinding:
    fragment = zin.toon(treffer.start(), treffer.end())
    return Bevinding("opmaak", zin.regel(treffer.start()), fragment, uitleg, herstel)
