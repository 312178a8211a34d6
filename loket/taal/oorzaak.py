"""Finds a cause that is given for a figure outside a block marked as duiding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.taal.context import Bevinding, Context
from loket.taal.onderwerpen import UITKOMST, over_cijfer
from loket.taal.richting import GROEI, KRIMP, OMHOOG, OMLAAG, ONZEKER
from loket.taal.trechter import vind_schakel
from loket.taal.zinnen import ROL, Zin

_I = re.IGNORECASE
#: Words that can mean nothing but a cause, sorted by what they say of it.
_STERK = re.compile(
    "|".join(
        (
            # it is thanks to, or to be blamed on
            r"\bte (?:danken|wijten|verklaren|verwijten) (?:aan|door|uit)\b|\bdank(?:en|t|ten)? (?:we|wij|is"
            r"|zijn)\b.*\baan\b",
            r"\baan\b[^.;:]*\bis te (?:wijten|danken)\b|\bwijten (?:we|wij)\b.*\baan\b|\bdankzij\b|\bmede door\b"
            r"|\bdebet aan\b",
            r"\bschr(?:ijf|ijft|ijven|eef|even)\b.*\btoe aan\b|\btoe(?: te |ge)schre?[iv]\w+|\bverdienste van\b"
            r"|\bhet werk van\b",
            # it follows from
            r"\bgevolge? (?:van|is)\b|\bresultaat van\b|\bresulte(?:ert|erde|ren)\w* in\b|\bvloei\w* voort\b"
            r"|\bvoortvloei\w*",
            r"\bk(?:omt|wam|omen|wamen)\b[^.;:]{0,25}\b(?:doordat|omdat|door|voort uit)\b|\bvoortgekomen uit\b"
            r"|\bvandaar\b",
            # it made that
            r"\bgeleid tot\b|\blei(?:dt|dden?) (?:er)?(?:toe|tot)\b|\bertoe geleid\b|\bveroorza(?:akt\w*|ken)\b",
            r"\bzorg(?:t|de|den) (?:er)?voor\b|\bgezorgd (?:er)?voor\b|\bervoor gezorgd\b",
            r"\b(?:doet|deed|doen|deden|liet|laat|lieten)\b[^.;]*\b(?:stijgen|dalen|oplopen|toenemen|afnemen|groeien"
            r"|krimpen)\b",
            r"\b(?:vertraag|versnel|beïnvloed|bemoeilijk|belemmer|verhinder|opgestuw|afgerem|frustreer)\w*\b",
            # it explains, or plays a part
            r"\bverkla(?:art|ren|arde|arden)\b|\bverklaring (?:voor|is)\b|\boorzaak\b|\breden (?:van|voor|is"
            r"|hiervan)\b",
            r"\bspe(?:elt|elde|len|elden)\b[^.;:]*\brol\b|\brol gespeeld\b|\bte maken met\b|\b[hl](?:angt|ing|ag"
            r"|igt) aan\b",
            r"\b(?:hangt|hing|hangen)\b[^.;:]*\bsamen met\b|\bsamenhang met\b|\bdr(?:oeg|oegen|aagt) bij aan\b"
            r"|\bbijgedragen aan\b",
            r"\beffect (?:van|gehad|op)\b|\binvloed (?:gehad )?op\b|\bonder (?:invloed|druk) (?:van|door)\b"
            r"|\bimpact\b|\bweerslag\b",
            r"\bdruk(?:t|te|ken|ten) (?:het|de|op)\b|\boorsprong\b|\bte(?:rug te voeren| herleiden)\b",
            r"\bzegt (?:iets|veel|alles) over\b|\bgetuig\w* van\b|\bparten\b|\bop het conto\b|\bbewij(?:st"
            r"|zen) dat\b|\btoont aan dat\b",
            # without it, it would not have been; the cause that everybody named
            r"^\W*zonder\b.*\b(?:was|waren|had|hadden)\b|\bdoor (?:de )?(?:corona\w*|covid\w*|pandemie|lockdown\w*)",
        )
    ),
    _I | re.S,
)
#: Words that join a cause to what it explains, with the cause on the right (or first in the sentence).
_ZWAK = re.compile(
    r"\b(?P<zin>omdat|doordat|aangezien)\b|\b(?P<groep>vanwege|wegens|door)\b(?!.{0,40}\bte\s+\w+en\b)"
    r"|\b(?P<terug>daardoor|hierdoor|waardoor|zodat|daarom|want)\b",
    _I | re.S,
)
#: The noun with which a cause begins: ‘wegens *de krappe markt* waren er weinig intakes’.
_NAAMGROEP = re.compile(r"\s*(?:(?:de|het|een|hun|onze|dit|deze|die) )?(?:\w+e )*\w+", _I)
#: What happened around the desk; told beside how a figure did, it is meant as the cause.
_OMSTANDIGHEID = re.compile(
    r"\b(?:corona\w*|covid\w*|pandemie|lockdown\w*|krapte|krappe \w+|schaarste|woningnood|\w*tekort|bouwstop|inflatie"
    r"|gebrek aan \w+|energieprijzen|stikstof\w*)\b",
    _I,
)
_SUCCES = re.compile(
    r"\blever(?:t|en|de)\b.*\bsucces op\b|\bwerp\w* (?:\w+ )?vruchten af\b|\bblijkt uit\b.*\bwerkt\b", _I
)
#: What makes a figure word an outcome: how much, or which way.
_HOEVEEL = re.compile(
    rf"\b(?:aantal\w*|zoveel|{OMHOOG}|{OMLAAG}|weinig|veel|lage?|laag|hoge?|hoog|lange?|korte?|klein\w*|grote?|groot"
    rf"|achter\w*|(?:ge)?haal\w*|tegen|mee|uit|geen|niet|boven|onder|extra|{GROEI}|{KRIMP}|\d+|slechts|bijna"
    rf"|beperkt\w*|gering\w*|goede?|mooie?|sterk\w*|snel\w*|ruim\w*|verdienste|vertraag\w*|versnel\w*|uitblijven"
    rf"|nauwelijks|succes\w*)\b|{ROL}",
    _I | re.S,
)
_RICHTING = re.compile(
    rf"\b(?:{OMHOOG}|{OMLAAG}|weinig|lage?|laag|hoge?|hoog|lange?|korte?|achter\w*|vertraagd|niet (?:ge)?haal\w*"
    rf"|{GROEI}|{KRIMP})\b",
    _I | re.S,
)
_VERWIJST = re.compile(r"^\W*(?:(?:we|wij|men|ik) \w+ dat )?(?:dit|dat|deze|die|hier|een en ander)\b", _I)
#: What people can do, or what may follow, is no figure.
_MOGELIJK = re.compile(r"\b(?:kunnen (?:we|wij)|kan (?:het|de)|kan leiden|soms)\b(?!.*\baantal\b)", _I | re.S)
_ONTKEND = re.compile(
    r"\bniet (?:ge)?lei\w* tot|\b(?:niet|geen) (?:\w+ ){0,2}oorza\w+|\bkan (?:\w+ ){0,3}leiden tot|\bleidde niet tot",
    _I,
)


def oorzaak(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a cause of a figure that is not marked as duiding."""
    if zin.duiding or zin.soort == "kop" or ONZEKER.search(zin.tekst):
        return
    treffer = _SUCCES.search(zin.tekst) or _sterk(zin) or _zwak(zin) or _omstandigheid(zin)
    if treffer:
        uitleg = "Dit noemt een oorzaak van een cijfer. Het register bewijst geen oorzaken."
        herstel = "zet de zin in een blok dat begint met > **Duiding.** en zeg dat het uw verklaring is"
        fragment = zin.toon(treffer.start(), treffer.end())
        yield Bevinding("oorzaak", zin.regel(treffer.start()), fragment, uitleg, herstel)


def _sterk(zin: Zin) -> re.Match[str] | None:
    tekst = _ONTKEND.sub(lambda t: "…" * len(t[0]), zin.tekst)
    treffer = _STERK.search(tekst)
    if not treffer or vind_schakel(zin) or _MOGELIJK.search(tekst):
        return None
    verwijst = bool(_VERWIJST.match(tekst))
    if verwijst and (over_cijfer(zin.vorige) or zin.eerder or over_cijfer(tekst)):
        return treffer
    return treffer if _is_uitkomst(tekst) else None


def _zwak(zin: Zin) -> re.Match[str] | None:
    """Return the joining word whose other half is the outcome of a figure."""
    for treffer in _ZWAK.finditer(zin.tekst):
        voor, na = zin.tekst[: treffer.start()], zin.tekst[treffer.end() :]
        if treffer["terug"]:
            uitkomst = na
        elif treffer["zin"]:
            uitkomst = voor if voor.strip(" …\n") else na.partition(",")[2]
        else:
            uitkomst = f"{voor} {_NAAMGROEP.sub('', na, count=1)}"
        is_dader = treffer[0].lower() == "door" and voor.strip() and not _RICHTING.search(uitkomst)
        if not is_dader and _is_uitkomst(uitkomst):
            return treffer
    return None


def _omstandigheid(zin: Zin) -> re.Match[str] | None:
    treffer = _OMSTANDIGHEID.search(zin.tekst)
    return treffer if treffer and _is_uitkomst(_OMSTANDIGHEID.sub("…", zin.tekst)) else None


def _is_uitkomst(tekst: str) -> bool:
    """Return whether a text tells how large a figure is, or which way it went."""
    return bool((over_cijfer(tekst) or UITKOMST.search(tekst)) and _HOEVEEL.search(tekst))
