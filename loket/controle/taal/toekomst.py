"""Finds plans and expectations for a time that has passed when the report appears."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.basis.opmaak import MAANDEN
from loket.controle.taal.context import Bevinding, Context
from loket.controle.taal.jaartallen import JAAR
from loket.controle.taal.richting import DEELWOORD, NU_GELDIG, NU_WE, NU_WERKWOORD, is_verleden
from loket.controle.taal.zinnen import Zin

_I = re.IGNORECASE
_SEIZOEN = "voorjaar|najaar|zomer|herfst|winter|lente"
_VOORZETSEL = (
    r"(?:in|eind|begin|medio|half|per|vanaf|voor|uiterlijk|tegen|rond|halverwege|gedurende|tijdens|ingang van"
    rf"|(?:{_SEIZOEN}|loop|eind|begin|einde|kwartaal|helft|halfjaar|half jaar|maanden|start|verloop) van)"
)
_TIJD = rf"(?: \d{{1,2}})?(?: (?:{MAANDEN}|{_SEIZOEN}))?(?: (?:het )?jaar)?"
#: When: in an earlier year or the report's, or in a part of ‘this year’.
_WANNEER = re.compile(
    rf"\b{_VOORZETSEL}{_TIJD} 20\d\d\b|(?<!sinds )(?<!van )(?<!tot )\b(?:{_SEIZOEN}|{MAANDEN}) 20\d\d\b", _I
)
_DIT_JAAR = re.compile(
    r"\bdit (?:voorjaar|najaar|kwartaal|halfjaar)\b|\bdeze (?:zomer|herfst|winter)\b|\blater (?:dit|in het) jaar\b"
    rf"|\b(?:komende?|aanstaande?|volgende?|eerstvolgende) (?:{_SEIZOEN}|week|maand|weken|maanden|kwartaal"
    rf"|{MAANDEN})\b"
    r"|(?<!over )(?<!van )(?<!sinds )\bdit jaar\b"
    r"|\b(?:voor|nog voor|tegen) (?:de zomer|de kerst|het einde van (?:het|dit) jaar|jaareinde)\b",
    _I,
)
#: ‘Sinds 1 juli 2022’ tells what was so from then on.
_SINDS = re.compile(r"\bsinds\b[^,;.]{0,25}?20\d\d", _I)
#: ‘In mei 2022 spreekt …’: the verb comes straight after the words that tell when.
_EERST_NU = re.compile(
    rf"^\W*(?:\w+ ){{0,4}}(?:{_WANNEER.pattern}|{_DIT_JAAR.pattern})(?:\s?\([^)]*\)|,[^,.;]*,)?\)?\s{NU_WERKWOORD}", _I
)
#: ‘De subsidie loopt eind 2022 af’: a separable verb with the words that tell when behind it.
_OM_WANNEER = re.compile(
    rf"\b(?!{NU_GELDIG})\w+(?:t|en) (?:{_WANNEER.pattern}|{_DIT_JAAR.pattern})[^.;:]*?"
    r"\b(?:af|aan|op|uit|in|toe|mee|plaats|door|over|bij|voor|terug|samen|weg|om|na|langs|open|dicht)\b(?=[^\w]*$"
    r"| (?:bij|aan|van|met)\b)",
    _I,
)
_VANAF = re.compile(r"(?:vanaf|per|ingang van)\b", _I)
#: What happens in a clause of its own tells when something else was: ‘kandidaten die in 2020 zijn afgesloten’.
_BIJZIN = re.compile(r"\b(?:die|dat|wie|waarin|waar|toen|als|zoals|wat)\b[^,]*$", _I)

#: Future tense.
_ZAL = re.compile(
    r"\b(?:zal|zult|zullen)\b|(?<!\bte )(?<!jaar )(?<!om )(?<!over )\bgaa[nt]\b(?!\s+(?:\w+\s+){0,2}(?:over|om)\b)", _I
)
#: ‘Zijn … gaan automatiseren’ is a perfect tense, and ‘dat … mee gaan doen’ no plan of its own.
_GEEN_ZAL = re.compile(r"\b(?:is|zijn|was|waren|dat)\b[^,.;:]*\bgaa[nt]\b", _I)
_DOEL = r"het (?:plan|voornemen|streven|doel)|de (?:planning|bedoeling|insteek|ambitie|inzet|verwachting)|ons doel"
#: Words of a plan, in the present: what is planned, what the aim is, what must be, what people want or expect.
_PLAN = re.compile(
    r"\b(?:is|zijn|staat|staan|ligt|liggen|wordt|worden)\b[^.;]*?\b(?:gepland|ingepland|voorzien|beoogd|geprogrammeerd"
    r"|op de (?:rol|planning|agenda|lijst)|op stapel|op het programma|in (?:de planning|voorbereiding))\b"
    rf"|\b(?:beoogd|gepland|voorzien|{_DOEL}) (?:is|staat)\b|\bis (?:{_DOEL})\b"
    r"|\b(?:moet|moeten|dient|dienen)\b[^.;]*?\b(?:\w+en|zijn|gaan|staan|doen|klaar|gereed|af|rond)\b"
    r"|\b(?:voornemens|(?:het|een) (?:voornemen|plan) (?:om|dat)|van plan|streven|streeft|mikken|mikt|hopen|hoopt"
    r"|verwachten|verwacht|naar verwachting|rekenen (?:erop|op)|gaan ervan uit|vertrouwen erop|zetten in op|toe naar"
    r"|willen|wil|beogen|beoogt|binnenkort|de komende|overweg(?:en|t)|van zins|straks|in de lijn der verwachting"
    r"|in het verschiet|nog te (?:doen|gebeuren))\b|\b(?:denk|meen|hoop|verwacht|wens|poog"
    r"|probe)\w*\b[^.;]*?\bte \w+en\b",
    _I | re.S,
)
_WORDT = re.compile(rf"\bword(?:t|en)\b.*{DEELWOORD}", _I | re.S)
#: Events in the present tense: what they tell is still to come.
_GEBEURT = re.compile(
    r"(?<!\bde )(?<!\bhet )(?<!\been )(?<!\bte )\b(?:op|in|aan|uit|af|over|plaats|samen|mee|door|terug|voor|deel|toe"
    r"|om|weg)?"
    r"(?:gaa[nt](?!\s+(?:\w+\s+){0,2}(?:over(?! op)|om)\b)|komt|komen|neemt|nemen|start|starten|begint|beginnen"
    r"|volgt|volgen|opent|openen|krijgt|krijgen|valt"
    r"|vallen|vindt plaats|vinden plaats|vindt(?=.*\bplaats\b)|vinden(?=.*\bplaats\b)"
    r"|beslist|beslissen|besluit|verschijnt|verschijnen|verhuist|verhuizen|stopt|stoppen|eindigt|eindigen"
    r"|organiseert|organiseren|presenteert|presenteren|publiceert|publiceren|levert|leveren|tekent|tekenen|rondt"
    r"|ronden"
    r"|breidt|breiden|treedt|treden|voert|voeren|sluit|sluiten|ontvangt|ontvangen|maakt|maken|stelt|stellen|houdt"
    r"|houden"
    r"|doet|doen|bespreekt|bespreken|evalueert|evalueren|richt|richten|loopt af|lopen af|pakt|pakken|vieren|viert"
    r"|hoeft"
    r"|hoeven"
    r"|past|passen|vervangt|vervangen|vernieuwt|vernieuwen|verlengt|verlengen|verandert|veranderen|onderzoekt"
    r"|onderzoeken"
    r"|bezoekt|bezoeken|kiest|kiezen|introduceert|introduceren|lanceert|lanceren|ontwikkelt|ontwikkelen|zet|zetten"
    r"|bouwt"
    r"|bouwen|test|testen|zoekt|sturen|stuurt|bieden|biedt|trekt|trekken|stapt|stappen|verdwijnt|verdwijnen"
    r"|wijzigt|wijzigen|schrijft|schrijven|bereidt|draagt|dragen|voortaan)\b",
    _I,
)
_VERLEDEN_TIJD = re.compile(
    r"\b(?:was|waren|had|hadden|spra(?:k|ken)|besloot|koos|kozen|wilden?|verwachtten?|leek|bleek)\b", _I
)


def toekomst_over_verleden(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a plan or expectation for a time before the report was written."""
    jaren = [int(jaar) for jaar in JAAR.findall(zin.tekst)]
    if zin.soort in ("kop", "tabel") or max(jaren, default=0) > context.jaar:
        return
    tekst = _SINDS.sub(lambda t: " " * len(t[0]), _GEEN_ZAL.sub(lambda t: " " * len(t[0]), zin.tekst))
    wanneer = _WANNEER.search(tekst) or _DIT_JAAR.search(tekst)
    if not wanneer:
        return
    if (bijzin := _BIJZIN.search(tekst[: wanneer.start()])) and not _PLAN.search(tekst):
        tekst = _alleen_bijzin(tekst, bijzin.start(), wanneer.end())
    plan, treffer = _PLAN.search(tekst), _ZAL.search(tekst)
    if not treffer and not is_verleden(_zonder_plan(tekst, plan)):
        treffer = plan or _WORDT.search(tekst) or _GEBEURT.search(tekst) or _nu(tekst, wanneer)
    if treffer:
        fragment = zin.toon(min(treffer.start(), wanneer.start()), max(treffer.end(), wanneer.end()))
        uitleg = f"Dit kijkt vooruit naar ‘{wanneer[0]}’, maar die tijd is voorbij als het verslag verschijnt."
        yield Bevinding(
            "toekomst-over-verleden", zin.regel(treffer.start()), fragment, uitleg, "schrijf wat er is gebeurd"
        )


def _nu(tekst: str, wanneer: re.Match[str]) -> re.Match[str] | None:
    """Return what tells of an event in the present tense, unless it goes on from then: ‘vanaf juli werken we’."""
    gaat_door = _VANAF.match(wanneer[0])
    return _OM_WANNEER.search(tekst) or (None if gaat_door else NU_WE.search(tekst) or _EERST_NU.match(tekst))


def _alleen_bijzin(tekst: str, begin: int, wanneer: int) -> str:
    """Blank all but the clause that tells when; a past tense before it stays, so that plans of then are left alone."""
    komma = tekst.find(",", wanneer)
    einde = len(tekst) if komma < 0 else komma
    voor = tekst[:begin] if _VERLEDEN_TIJD.search(tekst[:begin]) else " " * begin
    return voor + tekst[begin:einde]


def _zonder_plan(tekst: str, plan: re.Match[str] | None) -> str:
    """Blank the words of the plan: ‘is gepland’ looks like a perfect tense and is none."""
    return tekst[: plan.start()] + " " + tekst[plan.end() :] if plan else tekst
