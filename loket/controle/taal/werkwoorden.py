"""Tells the tense of a Dutch sentence from the forms of its verbs."""

from __future__ import annotations

import re

from loket.controle.taal.jaartallen import DEELWOORD

_I = re.IGNORECASE
#: A verb in the present tense, of whatever meaning: before or after ‘we’, or straight after the words that tell when;
#: but not one with which the writer speaks of what is, or of the report.
NU_GELDIG = (
    r"(?:zien|vinden|noemen|kijken|blikken|hebben|zijn|delen|danken|bedanken|kunnen|tonen|beschrijven|geven|vermelden"
    r"|constateren|concluderen|noteren|melden|spreken|zeggen|laten(?=\b.*\bzien\b)|blijven|staan|kennen|tellen"
    r"|vatten|menen|merken"
    r"|voelen"
    r"|beschouwen|weten dat|denken dat|is|heeft|ziet|blijkt|bestaat|bestaan|telt|geldt|gelden|kent|blijft|staat"
    r"|hoort|toont"
    r"|betalen|betaalt|en|een|tegen|binnen|tussen|samen|alleen|buiten|boven|naast|dan|het|dat|niet|met|uit|tot|wat"
    r"|ook)\b"
)
NU_WERKWOORD = rf"(?!{NU_GELDIG})\w+(?:t|en)\b"
NU_WE = re.compile(rf"\b(?:we|wij) (?!{NU_GELDIG})\w+en\b|\b(?!{NU_GELDIG})\w+en (?:we|wij)\b", _I)
#: Past tenses: of to be and the like, of strong verbs, of weak verbs in the singular and then in the plural; perfects.
_VERLEDEN = re.compile(
    r"\b(?:was|waren|werd|werden|had|hadden|zou|zouden|kon|konden|moest|moesten|wilden?|hoopten?|verwachtten?"
    r"|kwam\w*|bleek|bleken|ging|gingen|stond|stonden|lag|lagen|nam|namen|kreeg|kregen|begon|deed|deden|hield"
    r"|hielden|vond|vonden"
    r"|liep|liepen|sprak|spraken|koos|kozen|gaf|gaven|bleef|bleven|liet|lieten|zag|zagen|schreef|schreven|bracht\w*"
    r"|dacht\w*"
    r"|besloot|sloot|sloten|viel|vielen|trad|traden|hing|hingen|steeg|stegen|trok|trokken|vroeg|vroegen|hielp"
    r"|hielpen|riep|riepen|won|wonnen|bood|boden|droeg|droegen|ontstond\w*|ontving\w*|bestond\w*"
    r"|besprak\w*|bezocht\w*|zocht\w*|onderzocht\w*|kocht\w*|mocht\w*|gold|golden|leek|leken|verscheen|verschenen"
    r"|verdween"
    r"|verdwenen|vertrok\w*|verloor|verloren|wees|wezen|werf|wierf|wierven|sloeg|sloegen|las|lazen|reed|reden"
    r"|ontbrak\w*|lukte\w*"
    r"|bedroeg|betrof|schoof|schoven|hoorden|leerden|wist|wisten"
    r"|zat|zaten"
    r"|\w+(?:eer|aal|oon|olg|org|oer|uur|ig|ever|ui[sz]|ol)den|\w+(?:aak|erk|oek|aats|tart|icht|acht)ten"
    r"|\w+(?:[kpf]ten|dden|[^aeiou\W][lm]den|\w{3,}enden)|(?!melden|gelden|houden|bieden|worden|vinden)\w+[lmgvzb]den"
    r"|(?!ge)\w+(?:keken|schreven|spraken|trokken|zochten|brachten|liepen|lieten|sloten|schoven|wezen)"
    r"|(?P<zwak>\w{2,}(?:ch|[fkpst])te|\w{2,}[^aeio\s\W]de))\b"
    rf"|(?<!\bte )\b(?:is|zijn|heeft|hebben)\b.*{DEELWOORD}",
    _I | re.S,
)
#: Nouns and numerals on -te and -de; and the words after which such a word is an adjective.
_GEEN_WERKWOORD = re.compile(
    r"(?:\w*gemeente|\w*ruimte|ziekte|aanstaande|gedachte|ronde|drukte|sterkte|diepte|hitte|methode|mode|vrede"
    r"|tweede|derde|vierde|beide|einde|mede|\w+ende|waarde|orde|aarde|rechte"
    r"|\w*ste)$",
    _I,
)
_ERVOOR = re.compile(
    r"\b(?:de|het|een|onze|ons|hun|deze|die|dit|dat|alle|elke|veel|meer|van|voor|met|in|op|naar|over|door|bij|aan"
    r"|tot|als|en"
    r"|goede|nieuwe|eigen|andere)\s+$",
    _I,
)


def is_verleden(tekst: str) -> bool:
    """Return whether a sentence has a verb in the past."""
    for treffer in _VERLEDEN.finditer(tekst):
        zwak = treffer["zwak"]
        if not zwak or not (_GEEN_WERKWOORD.match(zwak) or _ERVOOR.search(tekst[: treffer.start()])):
            return True
    return False
