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
