"""Finds years that do not belong to the figures or the report they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.basis.opmaak import MAANDEN
from loket.controle.taal.context import Bevinding, Context
from loket.controle.taal.getallen import getallen, is_grens, telt_iets_anders
from loket.controle.taal.getypt import jaar_van_getal
from loket.controle.taal.onderwerpen import CIJFERWOORD
from loket.controle.taal.richting import DEELWOORD, MET_TOEN
from loket.controle.taal.rollen import Rol
from loket.controle.taal.zinnen import Zin

_I = re.IGNORECASE

JAAR = re.compile(r"(?<![\d-])20[0-4]\d(?!\d)")
#: A label may carry another year when it looks back or ahead, or names a cohort.
_ANDER_JAAR_MAG = re.compile(
    r"terugblik|vorig|duurza|cohort|focus|vooruit|plan(?:nen)?\b|conclusie|sinds|vanaf|ingang|vergel|opzichte|verschil"
    r"|nameting|afgesloten|agenda|ambitie|ter vergelijking",
    _I,
)
_VERGELIJKT = re.compile(
    r"\bdan (?:in|de|het)\b|opzichte|vergel|vorig|sinds|vanaf|ingang|tegen\b|eerder|gepubliceerd|destijds|\btoen\b"
    rf"|tegenover|\btred met\b|{MET_TOEN.pattern}",
    _I,
)
_LABEL = re.compile(
    r"^[^\w\n]*((?:\w+ *: *)?(?:\w+ +){0,4}?(?:20\d\d))(?:\t| per \w+$|[^\w\t]*?(?:[:|\t]|$))", re.MULTILINE
)
_VOOR = r"\bvoor (?:het jaar )?(20\d\d)\b"
_VOOR_HET_JAAR = re.compile(
    rf"{_VOOR}.*{DEELWOORD}|{DEELWOORD} {_VOOR[2:]}|\b(?:stel|maak|schre|schrijf|leg)\w* {_VOOR[2:]}"
    rf"|(?:cyclus|planning|begroting|jaarplan)\w* (?:voor (?:het jaar )?)?(20\d\d) (?:is|zijn|werd|werden|staat)\b",
    _I | re.S,
)

_VERSLAG = re.compile(
    r"^\W*(?:jaar)?(?:verslag|rapportage|rapport) (?:over )?(?:het jaar )?(20\d\d)"
    r"|(?:\bdit|\bdit is het|^\W*het) (?:jaar)?(?:verslag|rapport)\b(?!.*\b(?:vorig|eerder)\w*).*?\b(?:over"
    r"|beschrij\w+|van|betreft|laat zien|toont|vertelt|schetst|resultaten)\b.*?(20\d\d)"
    r"|\bverslagjaar,? \(?(20\d\d)"
    r"|\b(?:dit|ons|het) (?:jaar)?verslag (?:blik|kijk)\w*\b[^.;]*\bop (?:het jaar )?(20\d\d)(?! en )",
    _I,
)
#: What was made this year, and yet held for an earlier one.
_GOLD_VOOR = re.compile(
    r"\bdit (?:verslag)?jaar\b.*\b(?:geldt|gelden|gold|golden|betreft|betrof\w*|liep over|loopt over|ging over"
    r"|gaat over)"
    r" (?:voor |over )?(?:het jaar )?(20\d\d)\b",
    _I | re.S,
)
_NOG_NIET = re.compile(r"\bnog (?:niet|geen)\b", _I)
_AL_GEDAAN = re.compile(
    rf"\b(?:in|begin|eind|medio|sinds|per) (?:het jaar )?(20\d\d)\s+(?:is|zijn|heeft|hebben|werd|werden|was|waren"
    r"|had|hadden|begon|kwam|ging|nam|kreeg|\w+[ptkfs]te|\w+[^aeiou\W]de)\b"
    rf"(?:.*{DEELWOORD})?|\b(?:werd|werden|was|waren)\b.*\bin (20\d\d)\b.*{DEELWOORD}",
    _I | re.S,
)
_HULPWOORD = re.compile(
    r"\b(?:moet\w*|wil\w*|kan|kunnen|zal|zullen|zou\w*|hopen|verwacht\w*|naar verwachting|plan\w*|doel|streven"
    r"|gepland)\b",
    _I,
)
_ZOVER = re.compile(r"\b(?:is|zijn|heeft|hebben|was|waren)\b", _I)

_Vondst = tuple[int, int, str, str] | None


def verkeerd_jaar(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a year that does not belong to the figures or the report."""
    for zoek in (_ander_jaar_dan_cijfer, _ander_jaar_dan_getal, _opschrift, _oud_verslag):
        if treffer := zoek(zin, context):
            begin, einde, uitleg, herstel = treffer
            yield Bevinding("verkeerd-jaar", zin.regel(begin), zin.toon(begin, einde), uitleg, herstel)
            return


def noemt_cijfers(zin: Zin) -> bool:
    """Return whether a sentence or label names figures."""
    ruim = re.search(r"resultaten|cijfers|start huren|woningen|jaarcijfers", zin.tekst, _I)
    return bool(CIJFERWOORD.search(zin.tekst) or ruim)


def _ander_jaar_dan_cijfer(zin: Zin, context: Context) -> _Vondst:
    """Compare the only year of a sentence with the years of its figures."""
    gekoppeld = any(rol.jaartal for rol in zin.rollen.values())
    if zin.soort == "kop" or gekoppeld or _VERGELIJKT.search(zin.tekst):
        return None
    jaren = list(JAAR.finditer(zin.tekst))
    rollen = [rol for rol in zin.cijferrollen if rol.naam != "trajectprijs" and not rol.verschil]
    if not rollen or len({j[0] for j in jaren}) != 1 or any(rol.jaar == int(jaren[0][0]) for rol in rollen):
        return None
    uitleg = f"De zin noemt {jaren[0][0]}, maar het cijfer gaat over {rollen[0].jaar}."
    return jaren[0].start(), jaren[0].end(), uitleg, "schrijf {eval}`jaar`, of koppel het cijfer van het genoemde jaar"


def _ander_jaar_dan_getal(zin: Zin, context: Context) -> _Vondst:
    """Compare the only year of a sentence, an earlier one, with the year of which its typed number is the figure."""
    jaren = list(JAAR.finditer(zin.tekst))
    if len(jaren) != 1 or int(jaren[0][0]) >= context.jaar or zin.cijferrollen or _VERGELIJKT.search(zin.tekst):
        return None
    for getal in getallen(zin.tekst):
        if jaar_van_getal(getal, zin, context) == context.jaar:
            uitleg = f"De zin noemt {jaren[0][0]}, maar dit getal is dat van {context.jaar}."
            return jaren[0].start(), jaren[0].end(), uitleg, "controleer het jaartal, en koppel het cijfer van dat jaar"
    return None


def _opschrift(zin: Zin, context: Context) -> _Vondst:
    """Look at a heading, table label or label before a colon that names another year."""
    is_kop = zin.soort == "kop"
    treffer = re.search(r"^()(.*?20\d\d)", zin.tekst) if is_kop else _LABEL.search(zin.tekst)
    label = zin.tekst if is_kop else treffer[0] if treffer else ""
    if not treffer or _ANDER_JAAR_MAG.search(label) or not noemt_cijfers(zin):
        return None
    jaren = [int(j) for j in JAAR.findall(treffer[0])]
    rollen: tuple[Rol, ...] = zin.eronder if is_kop or zin.eronder else zin.cijferrollen
    if not jaren or context.jaar in jaren or any(rol.jaar in jaren for rol in rollen):
        return None
    if not rollen and not any(True for _ in getallen(zin.tekst)):
        return None
    uitleg = f"Dit opschrift noemt {jaren[0]}, maar eronder of erbij staan cijfers van {context.jaar}."
    return treffer.start(), treffer.end(), uitleg, "schrijf {eval}`jaar` in plaats van het jaartal"


def _oud_verslag(zin: Zin, context: Context) -> _Vondst:
    """Look for what was made ‘for’ an earlier year, a report on another year, and what is done in a later year."""
    herstel = "controleer het jaartal; hoort het zo, zet dan <!-- vast --> achter de alinea"
    t = _VERSLAG.search(zin.tekst)
    eerder = t and t[3] and (_VERGELIJKT.search(zin.tekst) or _NOG_NIET.search(zin.tekst))
    eerder = eerder or (t and t[0].lower().startswith("het ") and str(context.jaar) in zin.tekst)
    if t and not eerder and int(t[t.lastindex or 0]) != context.jaar and str(context.jaar) not in t[0]:
        return t.start(), t.end(), f"Dit verslag gaat over {context.jaar}.", herstel
    t = None if zin.cijferrollen or _VERGELIJKT.search(zin.tekst) else _VOOR_HET_JAAR.search(zin.tekst)
    t = t or _GOLD_VOOR.search(zin.tekst)
    if t and max(int(jaar) for jaar in JAAR.findall(zin.tekst)) < context.jaar:
        return t.start(), t.end(), f"Dit staat in het verslag van {context.jaar}, maar ging over eerder.", herstel
    t = _AL_GEDAAN.search(zin.tekst)
    jaar = int(t[1] or t[2]) if t else 0
    if t and jaar > context.jaar and not _HULPWOORD.search(zin.tekst) and _is_voorbij(t[0]):
        return t.start(), t.end(), f"Dit staat er als gedaan, maar {jaar} is na {context.jaar}.", herstel
    return None


def _is_voorbij(tekst: str) -> bool:
    """Return whether a verb is past: a past tense, or a perfect with its participle."""
    zover = _ZOVER.search(tekst)
    return not zover or zover[0].lower() in ("was", "waren") or bool(re.search(DEELWOORD, tekst[zover.end() :], _I))


_NAMEN = MAANDEN.split("|")
_MAANDNUMMERS = {*map(str, range(1, 13))}
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
    rollen = tuple(rol for rol in rollen if rol.naam not in _ZONDER_PERIODE and not rol.groep & _MAANDNUMMERS)
    if not rollen and not (noemt_cijfers(zin) and _heeft_aantal(zin.tekst)):
        return
    treffer = _deel(zin.tekst, context.jaar)
    if treffer and not _van_die_maand(treffer[0].lower(), zin, rollen):
        uitleg = "Deze periode is korter dan die van het cijfer."
        fragment = zin.toon(treffer.start(), treffer.end())
        herstel = (
            'schrijf {eval}`cijfers.periodetekst`, of neem het cijfer van die maand, zoals cijfers.aanmeldingen["4"]'
        )
        yield Bevinding("halve-periode", zin.regel(treffer.start()), fragment, uitleg, herstel)


def _van_die_maand(maand: str, zin: Zin, rollen: tuple[Rol, ...]) -> bool:
    """Tell whether each figure is the total of one of the month that is named: ‘in april 10, van de 52’."""
    van_maand = {rol.naam for rol in zin.cijferrollen for g in rol.groep & _MAANDNUMMERS if _NAMEN[int(g) - 1] in maand}
    return bool(rollen) and {rol.naam for rol in rollen} <= van_maand


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
