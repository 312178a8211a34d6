"""Finds a cause that is given for a figure outside a block marked as duiding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.controle.taal.context import Bevinding, Context
from loket.controle.taal.onderwerpen import UITKOMST, over_cijfer
from loket.controle.taal.richting import GROEI, KRIMP, OMHOOG, OMLAAG, ONZEKER
from loket.controle.taal.trechter import vind_schakel
from loket.controle.taal.zinnen import ROL, Zin

_I = re.IGNORECASE
#: Words that can mean nothing but a cause, sorted by what they say of it.
_STERK = re.compile(
    "|".join(
        (
            # it is thanks to, or to be blamed on
            r"\bte (?:danken|wijten|verklaren|verwijten) (?:aan|door|uit)\b|\bdank(?:en|t|ten)? (?:we|wij|is"
            r"|zijn)\b.*\baan\b",
            r"\baan\b[^.;:]*\bte (?:wijten|danken)\b|\bwijten (?:we|wij)\b.*\baan\b|\bdankzij\b|\bmede door\b"
            r"|\bdebet aan\b",
            r"\bschr(?:ijf|ijft|ijven|eef|even)\b.*\btoe aan\b|\btoe(?: te |ge)schre?[iv]\w+|\bverdienste van\b",
            r"\bhet werk van\b|\bop (?:het|hun|zijn|haar|ons|uw|de)(?: eigen)? conto\b|\bmet dank aan\b"
            r"|\bschuldige? (?:van|is)\b",
            # it follows from
            r"\b(?:gevolge? (?:van|is)|(?:als|tot) gevolg)\b|\bresultaat van\b(?! (?:vorig|20|het (?:jaar|vorig"
            r"|voorgaand)|een jaar))"
            r"|\bvandaar\b",
            r"\b(?:de vrucht|het product|een product|uitvloeisel|het effect|uitwerking) van\b|\bwortel\w* in\b"
            r"|\bzodoende\b",
            r"\bresulte(?:ert|erde|ren)\w* in\b|\bvloei\w* voort\b|\bvoortvloei\w*|\bvoortgekomen uit\b"
            r"|\bten grondslag\b",
            r"\bk(?:omt|wam|omen|wamen)\b[^.;:]{0,25}\b(?:doordat|omdat|door|voort uit)\b",
            # it made that
            r"\bgeleid tot\b|\blei(?:dt|dden?) (?:er)?(?:toe|tot)\b|\bertoe geleid\b|\bmaa?kt(?:e|en)? dat\b"
            r"|\bmaken dat\b",
            r"(?<!overlast )\bveroorza(?:akt\w*|ken)\b(?! (?:\w+ ){0,2}\w*overlast)|\bbepaal(?:t|de"
            r"|den)\b[^.;:]* (?:dat|hoe)\b",
            r"\bzorg(?:t|de|den) (?:er)?voor\b|\bgezorgd (?:er)?voor\b|\bervoor gezorgd\b|\bmogelijk gemaakt\b",
            r"\b(?:doet|deed|doen|deden|liet|laat|lieten)\b[^.;]*\b(?:stijgen|dalen|oplopen|toenemen|afnemen"
            r"|groeien|krimpen)\b",
            r"\b(?:stuw|drijf|drev|dreef|jaag|joeg|jag)\w*\b[^.;:]*\b(?:op|omhoog|omlaag|uit)\b|\brem(?:t|de|den"
            r"|men)\b",
            r"\b(?:hield|hielden|houdt|houden)\b[^.;:]*\b(?:tegen|laag|hoog|klein)\b|\b(?:rem"
            r"|zet)\w* (?:een )?(?:rem op|af)\b",
            r"\b(?:maakte?n?|maken)\b[^.;:]*\bmogelijk (?:om|dat)\b|\bin staat (?:om|gesteld)\b|\b(?:nekt|verlam"
            r"|smoor)\w*\b",
            r"\b(?:heeft|hebben|had|hadden)\b[^.;:]*\b(?:teruggebracht|teruggedrongen|verlaagd|verhoogd|verkort"
            r"|verlengd|vergroot"
            r"|verkleind|verminderd|opgestuwd|opgedreven)\b",
            r"\bin de weg (?:staa|gestaa|stond)\w*|\broet in\b|\btol (?:ge)?ëist\b",
            r"\b(?:vertraag|versnel|beïnvloed|bemoeilijk|belemmer|verhinder|opgestuw|afgerem|frustreer)\w*\b",
            # it explains, or plays a part
            r"\bverkla(?:art|ren|arde|arden)\b(?!.*\bgegrond)|\bverklaring (?:voor|is)\b|\boorzaak\b"
            r"|\breden (?:van|voor|is|hiervan)\b",
            r"\bachter\b[^.;:]*\b(?:zit(?:ten)?|schuilt?|schuilen|zat|gaat|gaan)\b|\bimmers\b"
            r"|\bgezien (?:de|het|dat)\b(?! (?:percentage|aantal|cijfer))",
            r"\bspe(?:elt|elde|len|elden)\b[^.;:]*\brol\b|\brol gespeeld\b|\bte maken met\b|\b[hl](?:angt|ing|ag"
            r"|igt) aan\b",
            r"\b(?:hangt|hing|hangen)\b[^.;:]*\bsamen met\b|\bsamenhang met\b|\bdr(?:oeg|oegen|aagt) bij aan\b"
            r"|\bbijgedragen aan\b",
            r"\beffect (?:van|gehad|op)\b|\binvloed (?:gehad )?op\b|\bonder (?:invloed|druk) (?:van|door)\b"
            r"|\bimpact\b|\bweerslag\b",
            r"\bdruk(?:t|te|ken|ten) (?:het|de|op)\b|\boorsprong\b|\bte(?:rug te voeren| herleiden)\b"
            r"|\btoont aan dat\b",
            r"\bzegt (?:iets|veel|alles) over\b|\bgetuig\w* van\b|\bparten\b|\bbewij(?:st|zen) dat\b",
            # without it, it would not have been; the cause that everybody named
            r"^\W*zonder\b.*\b(?:was|waren|had|hadden)\b|\bdoor (?:de )?(?:corona\w*|covid\w*|pandemie|lockdown\w*)",
        )
    ),
    _I | re.S,
)
#: Words that join a cause to what it explains, with the cause on the right (or first in the sentence).
_ZWAK = re.compile(
    r"\b(?P<zin>omdat|doordat|aangezien)\b|(?:^\W*|, |\bop )(?P<nu>nu) (?=(?:er|de|het|steeds|veel|weinig|zo|\w+s) )"
    r"|\b(?P<groep>vanwege|wegens|door)\b(?!.{0,40}\bte\s+\w+en\b)"
    r"|\b(?P<terug>daardoor|hierdoor|waardoor|zodat|daarom|want|(?<=, )dus|derhalve|bijgevolg)\b",
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
    rf"|nauwelijks|succes\w*|niemand|stuw\w*|drijf\w*|dreef|jaagt|joeg|rem(?:t|de|den|men))\b|{ROL}",
    _I | re.S,
)
_RICHTING = re.compile(
    rf"\b(?:{OMHOOG}|{OMLAAG}|weinig|lage?|laag|hoge?|hoog|lange?|korte?|achter\w*|vertraagd|niet (?:ge)?haal\w*"
    rf"|{GROEI}|{KRIMP})\b",
    _I | re.S,
)
#: The outcome stands before these, and the cause behind them.
_KOMT_VAN = re.compile(
    r"\b(?:gevolg van|te (?:wijten|danken)|(?:vrucht|product|uitvloeisel|resultaat|verdienste|schuld) van"
    r"|oorsprong|wortel\w*"
    r"|k(?:omt|wam|omen|wamen) (?:door|voort)|vloei\w* voort)",
    _I,
)
#: Figures that are an outcome whatever they are; a single klacht or intake is no figure.
_STEEDS_UITKOMST = re.compile(
    r"^\W*(?:dat )?(?:(?:de|het|onze|deze) )?(?:\w+e )?(?:wachttijd\w*|wachtlijst|wachtduur|doorlooptijd|uitval"
    r"|instroom|uitstroom"
    r"|ontruimingen|huisuitzettingen|overlast|\w*achterstanden|taakstelling|duurzaamheid)\b",
    _I,
)
_VERWIJST = re.compile(r"^\W*(?:(?:we|wij|men|ik) \w+ dat )?(?:dit|dat|deze|die|hier|een en ander)\b", _I)
#: What people can do, or what may follow, is no figure.
_MOGELIJK = re.compile(r"\b(?:kunnen (?:we|wij)|kan (?:het|de)|kan leiden|soms)\b(?!.*\baantal\b)", _I | re.S)
_ONTKEND = re.compile(
    r"\bniet (?:ge)?lei\w* tot|\b(?:niet|geen) (?:\w+ ){0,2}oorza\w+|\bkan (?:\w+ ){0,3}leiden tot|\bleidde niet tot"
    r"|\b(?:corporaties?|partners?|we|wij|team|gemeente) (?:zorg\w*|gezorgd) (?:er)?voor (?!een (?:\w*er|stijging"
    r"|daling))",
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
    komt_van = _STEEDS_UITKOMST.match(tekst) and _KOMT_VAN.search(tekst)
    return treffer if komt_van or _is_uitkomst(tekst, zin) else None


def _zwak(zin: Zin) -> re.Match[str] | None:
    """Return the joining word whose other half is the outcome of a figure."""
    for treffer in _ZWAK.finditer(zin.tekst):
        voor, na = zin.tekst[: treffer.start()], zin.tekst[treffer.end() :]
        if treffer["terug"]:
            uitkomst = na
        elif treffer["zin"] or treffer["nu"]:
            uitkomst = voor if voor.strip(" …\n") else na.partition(",")[2]
        else:
            uitkomst = f"{voor} {_NAAMGROEP.sub('', na, count=1)}"
        is_dader = treffer[0].lower() == "door" and voor.strip() and not _RICHTING.search(uitkomst)
        if not is_dader and _is_uitkomst(uitkomst, zin):
            return treffer
    return None


def _omstandigheid(zin: Zin) -> re.Match[str] | None:
    treffer = _OMSTANDIGHEID.search(zin.tekst)
    return treffer if treffer and _is_uitkomst(_OMSTANDIGHEID.sub("…", zin.tekst), zin) else None


def _is_uitkomst(tekst: str, zin: Zin) -> bool:
    """Return whether a part of a sentence tells how large a figure is, or which way it went."""
    gebonden = any(teken in tekst and rol.naam for teken, rol in zin.rollen.items())
    return gebonden or bool((over_cijfer(tekst) or UITKOMST.search(tekst)) and _HOEVEEL.search(tekst))
