"""Finds years that do not belong, and plans for a time that has passed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.taal.context import Bevinding, Context
from loket.taal.getallen import MAANDEN, getallen
from loket.taal.onderwerpen import CIJFERWOORD
from loket.taal.zinnen import Rol, Zin

_JAAR = re.compile(r"(?<![\d-])(?:20[0-4]\d)(?!\d)")
_I = re.IGNORECASE
#: A label may carry another year when it looks back or ahead, or names a cohort.
_ANDER_JAAR_MAG = re.compile(
    r"terugblik|vorig|duurza|cohort|focus|vooruit|plan(?:nen)?\b|conclusie|sinds|vanaf|ingang|vergel|opzichte|verschil",
    _I,
)
_VERGELIJKT = re.compile(
    r"\bdan (?:in|de|het)\b|opzichte|vergel|vorig|sinds|vanaf|ingang|tegen\b|eerder|gepubliceerd|destijds|\btoen\b", _I
)
_LABEL = re.compile(r"^[^\w\n]*((?:\w+ +){0,4}?(?:20\d\d))(?:\t|[^\w\t]*?(?:[:|\t]|$))", re.MULTILINE)
_PERIODE = re.compile(
    rf"(\d{{1,2}})(?:-(\d{{1,2}})|\s({MAANDEN}))(?:[- ](\d{{4}}))?\s+(?:tot(?: en met)?|t/m|-|–)\s+"
    rf"(\d{{1,2}})(?:-(\d{{1,2}})|\s({MAANDEN}))[- ](\d{{4}})",
    _I,
)
_DEELWOORD = r"(?:\w{0,8}ge\w+(?:d|t|en|aan)|vastgesteld|verstevigd|be\w+(?:d|t)|ver\w+(?:d|t)|opgericht)"
_VOOR_HET_JAAR = re.compile(
    rf"\bvoor (?:het jaar )?(20\d\d)\b.*\b{_DEELWOORD}\b|\bstelde\w* voor (?:het jaar )?(20\d\d)\b", _I | re.S
)
_VERSLAG = re.compile(r"^\W*jaarverslag (?:over )?(?:het jaar )?(20\d\d)|\bdit (?:jaar)?verslag\b.*?(20\d\d)", _I)
_AF = rf"\b(?:in|begin|eind|medio) (20\d\d)\s+(?:is|zijn|heeft|hebben|werd|werden|was|waren)\b.*\b{_DEELWOORD}\b"
_AL_GEDAAN = re.compile(_AF, _I | re.S)
_HULPWOORD = re.compile(r"\b(?:moet\w*|wil\w*|kan|kunnen|zal|zullen|hopen|verwacht\w*|naar verwachting)\b", _I)

_IN = (
    r"(?:in|eind|begin|medio|per|vanaf|ingang van|najaar van|voorjaar van|loop van|zomer van|kwartaal van|maanden van)"
    rf"(?: \d{{1,2}})?(?: (?:{MAANDEN}))?(?: (?:het )?jaar)?"
)
_WANNEER = re.compile(rf"\b{_IN} (20\d\d)\b", _I)
_BIJZIN = re.compile(r"\b(?:die|dat|wie|waarin|waar|toen|als)\b[^,]*$", _I)
_TOEKOMST = re.compile(r"\b(?:zal|zult|zullen)\b|(?<!\bte )\bgaa[nt]\b(?!\s+(?:\w+\s+){0,2}(?:over|om)\b)", _I)
#: ‘Zijn … gaan automatiseren’ is a perfect tense, and ‘dat … mee gaan doen’ no plan of its own.
_GEEN_TOEKOMST = re.compile(r"\b(?:is|zijn|was|waren|dat)\b[^,.;:]*\bgaa[nt]\b", _I)
_WORDT = re.compile(rf"\bword(?:t|en)\b.*\b{_DEELWOORD}\b", _I | re.S)
_NU = re.compile(
    r"\b(?:komt|komen|neemt|nemen|start|starten|begint|beginnen|volgt|volgen|opent|krijgt|krijgen|beslist|beslissen"
    r"|besluit)\b",
    _I,
)
_VERWACHT = re.compile(
    r"\b(?:naar verwachting|verwacht(?:en|t)?|hopen|hoopt|binnenkort|de komende|we willen|is de bedoeling)\b", _I
)
_VERLEDEN = re.compile(
    rf"\b(?:was|waren|werd|werden|had|hadden|zou|zouden|kwam\w*|bleek|bleken|ging|gingen|wilden?|verwachtten?)\b"
    rf"|\b(?:is|zijn|heeft|hebben)\b.*\b{_DEELWOORD}\b",
    _I | re.S,
)


def verkeerd_jaar(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a year that does not belong to the figures or the report."""
    for zoek in (_ander_jaar_dan_cijfer, _label, _deel_van_het_jaar, _oud_werkwoord):
        if treffer := zoek(zin, context):
            begin, einde, uitleg, herstel = treffer
            yield Bevinding("verkeerd-jaar", zin.regel(begin), zin.toon(begin, einde), uitleg, herstel)


_Vondst = tuple[int, int, str, str] | None


def _ander_jaar_dan_cijfer(zin: Zin, context: Context) -> _Vondst:
    """Compare the only year of a sentence with the years of its figures."""
    if (
        zin.soort == "kop"
        or _VERGELIJKT.search(zin.tekst)
        or any(r.pad.startswith("jaar") for r in zin.rollen.values())
    ):
        return None
    jaren = list(_JAAR.finditer(zin.tekst))
    rollen = [rol for rol in zin.cijferrollen if rol.naam != "trajectprijs" and not rol.verschil]
    if not rollen or len({j[0] for j in jaren}) != 1 or any(rol.jaar == int(jaren[0][0]) for rol in rollen):
        return None
    uitleg = f"De zin noemt {jaren[0][0]}, maar het cijfer gaat over {rollen[0].jaar}."
    return jaren[0].start(), jaren[0].end(), uitleg, "schrijf {eval}`jaar`, of koppel het cijfer van het genoemde jaar"


def _label(zin: Zin, context: Context) -> _Vondst:
    """Look at a heading, table label or label before a colon that names another year."""
    treffer = re.search(r"^()(.*?20\d\d)", zin.tekst) if zin.soort == "kop" else _LABEL.search(zin.tekst)
    opschrift = zin.tekst if zin.soort == "kop" else treffer[0] if treffer else ""
    if not treffer or _ANDER_JAAR_MAG.search(opschrift) or not _noemt_cijfers(zin):
        return None
    jaren = [int(j) for j in _JAAR.findall(treffer[0])]
    rollen: tuple[Rol, ...] = zin.eronder if zin.soort == "kop" else zin.cijferrollen
    if not jaren or context.jaar in jaren or any(rol.jaar in jaren for rol in rollen):
        return None
    if not rollen and not any(True for _ in getallen(zin.tekst)):
        return None
    uitleg = f"Dit opschrift noemt {jaren[0]}, maar eronder of erbij staan cijfers van {context.jaar}."
    return treffer.start(), treffer.end(), uitleg, "schrijf {eval}`jaar` in plaats van het jaartal"


def _noemt_cijfers(zin: Zin) -> bool:
    return bool(
        CIJFERWOORD.search(zin.tekst) or re.search(r"resultaten|cijfers|start huren|jaarcijfers", zin.tekst, _I)
    )


def _deel_van_het_jaar(zin: Zin, context: Context) -> _Vondst:
    """Look for a stretch of days within a year beside figures of that whole year."""
    treffer = _PERIODE.search(zin.tekst)
    if not treffer or not (zin.cijferrollen or (_noemt_cijfers(zin) and any(True for _ in getallen(zin.tekst)))):
        return None
    namen = MAANDEN.split("|")
    maanden = [int(treffer[i]) if treffer[i] else namen.index(treffer[i + 1].lower()) + 1 for i in (2, 6)]
    jaar = int(treffer[8])
    if not all(1 <= maand <= 12 for maand in maanden) or not all(1 <= int(treffer[i]) <= 31 for i in (1, 5)):
        return None
    begin, einde = (int(treffer[1]), maanden[0], int(treffer[4] or jaar)), (int(treffer[5]), maanden[1], jaar)
    if begin == (1, 1, jaar) and einde == (31, 12, jaar):
        return None
    if begin[2] != jaar or any(rol.jaar != jaar for rol in zin.cijferrollen):
        return None
    uitleg = f"Deze periode is korter dan {jaar}, maar het cijfer gaat over het hele jaar."
    return treffer.start(), treffer.end(), uitleg, "schrijf {eval}`cijfers.periodetekst`"


def _oud_werkwoord(zin: Zin, context: Context) -> _Vondst:
    """Look for what was made ‘for’ an earlier year, a report on another year, and what is done in a later year."""
    herstel = "controleer het jaartal; hoort het zo, zet dan <!-- vast --> achter de alinea"
    if (t := _VERSLAG.search(zin.tekst)) and int(t[1] or t[2]) != context.jaar:
        return t.start(), t.end(), f"Dit verslag gaat over {context.jaar}.", herstel
    t = None if zin.cijferrollen or _VERGELIJKT.search(zin.tekst) else _VOOR_HET_JAAR.search(zin.tekst)
    if t and int(t[1] or t[2]) < context.jaar:
        return t.start(), t.end(), f"Dit staat in het verslag van {context.jaar}, maar ging over eerder.", herstel
    t = _AL_GEDAAN.search(zin.tekst)
    if t and int(t[1]) > context.jaar and not _HULPWOORD.search(zin.tekst):
        return t.start(), t.end(), f"Dit staat er als gedaan, maar {t[1]} is na {context.jaar}.", herstel
    return None


def toekomst_over_verleden(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a plan or expectation for a time before the report was written."""
    jaren = [int(j) for j in _JAAR.findall(zin.tekst)]
    wanneer = [t for t in _WANNEER.finditer(zin.tekst) if not _BIJZIN.search(zin.tekst[: t.start()])]
    verwacht = _VERWACHT.search(zin.tekst)
    if verwacht:
        wanneer = list(_WANNEER.finditer(zin.tekst))
    if not wanneer or max(jaren) > context.jaar or zin.soort in ("kop", "tabel"):
        return
    heden = not _VERLEDEN.search(zin.tekst)
    treffer = _TOEKOMST.search(_GEEN_TOEKOMST.sub(lambda t: " " * len(t[0]), zin.tekst)) or (
        verwacht if heden else None
    )
    if not treffer and heden:
        treffer = _WORDT.search(zin.tekst) or _NU.search(zin.tekst)
    if treffer:
        fragment = zin.toon(min(treffer.start(), wanneer[0].start()), max(treffer.end(), wanneer[0].end()))
        uitleg = f"Dit kijkt vooruit naar {wanneer[0][1]}, maar dat jaar is voorbij als het verslag verschijnt."
        yield Bevinding(
            "toekomst-over-verleden", zin.regel(treffer.start()), fragment, uitleg, "schrijf wat er is gebeurd"
        )
