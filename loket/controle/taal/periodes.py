"""Finds a stretch shorter than the year beside figures of the whole year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.controle.taal.context import Bevinding, Context
from loket.controle.taal.getallen import MAANDEN, getallen, is_grens, telt_iets_anders
from loket.controle.taal.jaartallen import noemt_cijfers
from loket.controle.taal.zinnen import Zin

_I = re.IGNORECASE
_NAMEN = MAANDEN.split("|")
_TOT = r"(?:tot(?: en met)?|t/m|tm|-|–|en)"
_DATUMS = re.compile(
    rf"(\d{{1,2}})(?:-(\d{{1,2}})|\s({MAANDEN}))(?:[- ](\d{{4}}))?\s+{_TOT}\s+"
    rf"(\d{{1,2}})(?:-(\d{{1,2}})|\s({MAANDEN}))(?:[- ](\d{{4}}))?",
    _I,
)
_VAN_TOT = re.compile(rf"\b({MAANDEN})(?: 20\d\d)?\s*{_TOT}\s*({MAANDEN})\b", _I)
_RANG = r"(?:eerste|tweede|derde|vierde|laatste|afgelopen|vorige|1e|2e|3e|4e)"
_DEEL = re.compile(
    rf"\b{_RANG} (?:helft|half ?jaar|halfjaar|kwartaal|trimester|semester)\b|\b(?:Q[1-4]|H[12]|K[1-4])\b"
    rf"|\b(?:eerste|laatste|afgelopen) (?:\d{{1,2}}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf"
    r"|paar) (?:maanden|mnd)\b"
    r"|\b(?:in|tijdens|voor|na|tot) (?:het|de|dit|deze) (?:voorjaar|najaar|zomer|herfst|winter|lente|zomermaanden"
    r"|wintermaanden)\b"
    rf"|\b(?:in|tijdens|begin|medio) (?:de maand )?(?:{MAANDEN})\b(?! 20[01])|\beind (?:{'|'.join(_NAMEN[:11])})\b"
    r"|\bhalverwege (?:het jaar|20\d\d)\b|\b(?:half ?jaarcijfers|kwartaalcijfers)\b"
    rf"|\b(?:tot(?: en met)?|t/m) (?:eind )?(?:{'|'.join(_NAMEN[:11])})\b",
    _I,
)
#: Where a shorter stretch beside a figure of the year is meant, or says nothing about it.
_MAG = re.compile(
    r"\b(?:meer detail|uitgebreid\w*|zie|verwijs|sinds|bijlage|kwartaalrapportage|overeenkomst|per 1)\b", _I
)
_ZONDER_PERIODE = ("trajectprijs", "duurzaam", "duurzaam_strikt", "nameting_cohort")


def halve_periode(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a stretch of days or months within a year beside figures of that whole year."""
    if _MAG.search(zin.tekst):
        return
    rollen = zin.eronder if zin.soort == "kop" else zin.cijferrollen
    rollen = tuple(
        rol for rol in rollen if rol.naam not in _ZONDER_PERIODE and not rol.groep & {*map(str, range(1, 13))}
    )
    if not rollen and not (noemt_cijfers(zin) and _heeft_aantal(zin.tekst)):
        return
    treffer = _deel(zin.tekst, context.jaar)
    if treffer:
        uitleg = "Deze periode is korter dan het jaar, maar het cijfer gaat over het hele jaar."
        fragment = zin.toon(treffer.start(), treffer.end())
        herstel = "schrijf {eval}`cijfers.periodetekst`"
        yield Bevinding("halve-periode", zin.regel(treffer.start()), fragment, uitleg, herstel)


def _heeft_aantal(tekst: str) -> bool:
    return any(not is_grens(getal, tekst) and not telt_iets_anders(getal, tekst) for getal in getallen(tekst))


def _deel(tekst: str, dit_jaar: int) -> re.Match[str] | None:
    """Return the words for a stretch within one year; None when there are none, or they are the whole year."""
    for treffer in _DATUMS.finditer(tekst):
        maanden = [int(treffer[i]) if treffer[i] else _NAMEN.index(treffer[i + 1].lower()) + 1 for i in (2, 6)]
        einde = int(treffer[8] or dit_jaar)
        begin = int(treffer[4] or einde)
        heel = (int(treffer[1]), maanden[0], int(treffer[5]), maanden[1]) == (1, 1, 31, 12)
        bestaat = all(1 <= maand <= 12 for maand in maanden) and all(1 <= int(treffer[i]) <= 31 for i in (1, 5))
        return treffer if begin == einde and bestaat and not heel else None
    for treffer in _VAN_TOT.finditer(tekst):
        return None if (treffer[1].lower(), treffer[2].lower()) == ("januari", "december") else treffer
    return _DEEL.search(tekst)
