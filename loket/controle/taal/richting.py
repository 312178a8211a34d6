"""Dutch words that say whether a figure rose, fell or stayed the same, in every form of their verbs."""

from __future__ import annotations

import re


def _scheidbaar(deeltjes: str, vormen: str, deelwoord: str) -> str:
    """Return a pattern for a separable verb: ‘liep … terug’, ‘terugliep’, ‘terug te lopen’, ‘teruggelopen’."""
    los = rf"(?:{deeltjes})(?=\s*(?:[.,;:!?)…]|$|(?:tot|met|naar|van|in|door|omdat|en|bij|sinds|ten|dan|als|met)\b))"
    eerst = rf"(?:{vormen})\b(?:(?!\bdeel\b)[^.;:])*?\b{los}"
    vast = rf"(?:{deeltjes})(?:{vormen}|{deelwoord}| te (?:nemen|lopen|groeien|vallen|gaan|zakken|trekken))"
    return rf"(?:{eerst}|{vast})"


_NEMEN, _LOPEN = "neem|neemt|nemen|nam|namen", "loop|loopt|lopen|liep|liepen"
_GAAN, _VALLEN, _ZAKKEN = "gaat|gaan|ging|gingen", "valt|vallen|viel|vielen", "zak|zakt|zakken|zakte|zakten"
_MATE = r"(?:(?:kleine|lichte|forse|flinke|mooie|duidelijke|grote|sterke|behoorlijke) )?"
#: A rise: nouns, then verbs, then separable verbs.
GROEI = "|".join(
    (
        r"groei|stijging\w*|toename\w*|toeloop|aanwas|vermeerdering|verhoging|verdubbeling|opmars|piek|record\w*"
        r"|topjaar|aanzwellen",
        rf"een {_MATE}plus|meerwerk aan|toeneming|uitbreiding van het aantal",
        r"groei(?:t|en|de|den|end|ende)|gegroeid|stijg(?:t|en|end|ende)?|steeg|stegen|gestegen|ver(?:dubbel"
        r"|drievoudig)\w+",
        r"vermeerder\w+|klim(?:t|men)|klom(?:men)?|geklommen|explodeer\w+|geëxplodeerd|verbeter(?:t|de|den|d|en)"
        r"|uitgedijd",
        r"verhoog(?:d|de|den|t)|verleng(?:d|de|den|t)|piekt\w*|uitgegroeid",
        _scheidbaar("toe", _NEMEN, "genomen"),
        _scheidbaar("op", f"{_LOPEN}|drijft|dreef|dreven", "gelopen|gedreven"),
        _scheidbaar("uit", "dijt|dijde|dijen|dijden|groeit|groeide", "gedijd"),
        _scheidbaar("aan", "groeit?|groeien|groeide|groeiden|trok|trekt|zwol|zwelt", "gegroeid|getrokken|gezwollen"),
        r"goede kant op|omhoog|in de lift|vooruit(?:gegaan|gang)?|naar boven",
    )
)
#: A fall, in the same order.
KRIMP = "|".join(
    (
        r"daling\w*|afname\w*|krimp|terugloop|terugval|teruggang|achteruitgang|vermindering|verlaging|halvering|dip"
        r"|dieptepunt",
        rf"een {_MATE}min|reductie|inkrimping|verkorting|dal",
        r"daal(?:t|de|den)|dal(?:en|end|ende)|gedaald|zak(?:t|te|ten)|gezakt|slink(?:t|en)|slonk(?:en)?|geslonken",
        r"krimp(?:t|en)|kromp(?:en)?|(?:in)?gekrompen|halveer\w+|gehalveerd|verminder\w+|kelder\w*|gekelderd"
        r"|tuimel\w+|getuimeld",
        r"verkort(?:te|ten)?|verslechter\w*|schrompel\w+|ingestort|gereduceerd|verlaag(?:d|de|den|t)|duikel\w+"
        r"|gedecimeerd",
        r"teruggedrongen|teruggebracht|opgedroogd|afgekalfd|duikt|dook|doken",
        _scheidbaar(
            "af", f"{_NEMEN}|vlakt|vlakte|brokkelt|brokkelde|kalft|kalfde", "genomen|gevlakt|gebrokkeld|gekalfd"
        ),
        _scheidbaar("terug", f"{_LOPEN}|{_VALLEN}|{_GAAN}", "gelopen|gevallen|gegaan"),
        _scheidbaar("in|weg|terug", _ZAKKEN, "gezakt"),
        _scheidbaar("achteruit", _GAAN, "gegaan"),
        _scheidbaar("op", "droogt|droogde|drogen|droogden", "gedroogd"),
        r"verkeerde kant op|omlaag|onderuit|naar beneden",
    )
)
#: The same as before.
GELIJK = "|".join(
    (
        r"(?:bleef|bleven|blijft|blijven|is|zijn|was|waren|gebleven)\b[^.:;]*?\b(?:gelijk|constant|stabiel|identiek)",
        r"(?:gelijk|constant|stabiel|op peil|hetzelfde|laag|hoog|identiek) gebleven|evenveel|even (?:veel|lang|hoog"
        r"|laag|groot|vaak)",
        r"net ?zo ?(?:veel|lang|hoog|laag|goed|groot|vaak)|onveranderd|ongewijzigd|niet (?:wezenlijk )?veranderd"
        r"|niet gewijzigd",
        r"stabiliseer\w+|gestabiliseerd|gehandhaafd|(?:bleef|bleven|blijft|blijven) (?:\w+ ){0,2}(?:laag|hoog"
        r"|op peil|hetzelfde)",
        r"(?:op )?(?:hetzelfde|vergelijkbaar|vergelijkbare|gelijk|zelfde) (?:niveau|peil|aantal|aantallen|percentage)",
        r"op het (?:niveau|peil) van|gelijk aan (?:vorig|het|dat)|gelijke tred",
        r"(?:vergelijkbaar met|in lijn met|net als|evenals) (?:vorig|in 20\d\d|20\d\d|het jaar|een jaar|voorgaand)\w*",
        # nothing again
        r"zoals (?:vorig jaar|in 20\d\d|een jaar eerder)(?=.*\b(?:geen|niemand|niets|nul|weinig|veel)\b)",
        r"(?:opnieuw|wederom|andermaal|weer|ook al|ook dit jaar|ook nu) (?:\w+ ){0,2}(?:geen|niemand|nul)"
        r"|niet anders(?=[.,;:!]|$)",
    )
)
OMHOOG = r"meer|hoger|langer|vaker|groter|beter"
OMLAAG = r"minder|lager|korter|kleiner|slechter"
#: The comparatives before a noun: ‘een langere wachttijd’.
VERBOGEN = r"hogere|langere|grotere|lagere|kortere|kleinere"
_ANDER_JAAR = (
    r"(?:(?:in |het jaar |over )?20\d\d|(?:het )?(?:vorige?|voorgaande|voorbije|eerdere|andere) ja(?:ar|ren)"
    r"|een jaar (?:eerder|geleden)"
    r"|het jaar (?:ervoor|daarvoor|eerder)|eerder|ooit|verwacht|gehoopt|gewild|gedacht|begroot|gepland|we hadden"
    r"|voorheen|daarvoor|toen|(?:we|wij) gewend|in eerdere|jaren)"
)
#: Comparison with another time.
MET_TOEN = re.compile(
    rf"\b(?:ten opzichte van|t\.o\.v\.|vergeleken (?:met|bij)|(?:in|een) vergelijking (?:met|tot)|afgezet tegen"
    r"|dan(?: in)?|als(?: in)?"
    r"|het (?:peil|niveau|resultaat|cijfer|aantal) van|(?:achter|onder|boven|af|in) (?:op|bij)|achtergebleven bij"
    r"|in de buurt van|onder|boven"
    rf"|evenaar\w*|geëvenaard|overtr\w+|oversteg\w*|steekt|staken)\s+(?:we |wij )?(?:het (?:\w+ (?:van )?)?|(?:die"
    rf"|dat) van (?:het )?)?{_ANDER_JAAR}\b|\b(?:nog )?nooit (?:\w+ ){{0,3}}zo\w*\b|\bafgelopen jaren\b"
    r"|\blaatste jaren\b"
    r"|\bten opzichte van\b|\bachter (?:op|bij) (?:vorig|20|het jaar|voorgaand)\w*|\bnooit eerder\b|\btopjaar\b"
    r"|\bvoor corona\b|\brecord\w*|\bal jaren\b",
    re.IGNORECASE,
)
#: Always further the same way.
STEEDS = re.compile(
    rf"\b(?:steeds|almaar|alsmaar|telkens) (?:{OMHOOG}|{OMLAAG})\b|\b(?:elk|ieder) jaar\b|\bjaar (?:na|op) jaar\b"
    r"|\bgestaag\b",
    re.IGNORECASE,
)
#: The author says that the figures do not decide.
ONZEKER = re.compile(
    r"\bonzekerheid|\b(?:fout)?marge\b|\btoeval|\bniet significant|\bniet te vergelijken"
    r"|\b(?:niet|on)\s?(?:duidelijk|bekend|zeker|vast te stellen|te zeggen) of\b|\bniet of\b|\bde vraag is? ?of\b"
    r"|\bof\b.*\b(?:niet|onmogelijk) (?:te )?(?:vast\s?stellen|zeggen|bepalen|nagaan|aantonen|weten|beoordelen"
    r"|blijkt)",
    re.IGNORECASE,
)


#: A participle, and so something that is done.
DEELWOORD = (
    r"\b(?:\w{0,9}ge(?!meen|zin|bied|val|woon|deelte|vraag)\w+(?:d|t|en|aan)|vastgesteld|verstevigd|be(?!sluit\b"
    r"|leid\b|richt\b|eld\b|stand\b)\w+(?:d|t)|ver(?!band\b)\w+(?:d|t)"
    r"|ont\w+(?:d|t|en)|opgericht|begonnen|besloten|verschenen|vertrokken|verhuisd|ondertekend|geworden)\b"
)


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
