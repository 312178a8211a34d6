"""Tests every word that compares figures against the figures themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from loket.basis.eenheden import EENHEDEN
from loket.basis.opmaak import rond_af
from loket.controle.taal.context import Bevinding, Context, Gegeven
from loket.controle.taal.onderwerpen import CIJFERWOORD, PERSONEN, UITKOMST, cijferwoorden, over_cijfer
from loket.controle.taal.richting import GELIJK, GROEI, KRIMP, MET_TOEN, OMHOOG, OMLAAG, ONZEKER, STEEDS, VERBOGEN
from loket.controle.taal.rollen import Rol
from loket.controle.taal.zinnen import ROL, Zin

_I = re.IGNORECASE

_SOORTEN = {
    "gelijk": re.compile(rf"\b(?:{GELIJK})\b", _I | re.S),
    "op": re.compile(rf"\b(?:{GROEI}|{OMHOOG}|hogere|langere|grotere)\b", _I | re.S),
    "neer": re.compile(rf"\b(?:{KRIMP}|{OMLAAG}|lagere|kortere|kleinere)\b", _I | re.S),
}
_OORDEEL = re.compile(
    r"\bminimaal\b|\b(?:is|was|zijn|waren|bleef|bleven|blijft)\b(?: \w+){0,3} (?:beperkt|gering|nihil|marginaal)\b"
    r"|\b(?:opvallend|opmerkelijk|verrassend|uitzonderlijk|ongekend|relatief|ongewoon|buitengewoon|historisch"
    r"|verwaarloosbaar) (?:\w+ )?(?:weinig|veel|laag|lage|hoog|hoge|klein|groot|kort|lang|lange|korte)\b"
    r"|\b(?:verwaarloosbaar|boven verwachting|onder de (?:verwachting|maat)|tegenvallend\w*|teleurstellend\w*)\b"
    r"|\b(?:is|was|zijn|waren|blijft|bleef) (?:erg|heel|zeer|behoorlijk|vrij|nog altijd|nog steeds|opnieuw) "
    r"(?:laag|hoog|lang|kort|groot|klein)\b|\bvi?el(?:en)?\b[^.;]* (?:tegen|mee)(?= vergeleken|[.,;:!]|$)",
    _I,
)

#: Uses of these words that compare no figures: fixed phrases, bounds, what people do, and our team that grows.
_ANDERS = re.compile(
    r"\b(?:onder|of|zonder|te|des te|eens|lees|en nog|nog veel) meer\b|\bmin of meer\b|\bmeer (?:of|en) minder\b"
    r"|\bhoe (?:meer|minder|langer|hoger|lager)\b|\b(?:hoger|lager) (?:niveau|beroep|onderwijs)\b|\bmeer informatie\b"
    r"|\b(?:niet|geen|nooit|veel|te|nauwelijks|niets|niemand) meer\b(?! \w+en\b)"
    r"|\bminimaal (?=\d|één|een|twee|drie)|\bniet langer(?! dan)"
    r"|\bniet (?:langer|meer|minder)(?= dan (?:nodig|mogelijk|wenselijk|gewenst|afgesproken|\w+ maanden?))"
    r"|\b(?:langer|meer|vaker|hoger|minder) dan (?:nodig|mogelijk|wenselijk|genoeg|gewenst|alleen|welkom)\b"
    r"|^\W*langer wachten|\b(?:langer|meer) (?:zelfstandig|thuis|blijven)\b"
    r"|\b(?:we|wij|team) (?:\w+ )?groei\w+|\bgroei\w* (?:we|wij)\b",
    _I,
)
#: A wish, plan or rule, no claim about what was; unless the sentence goes on to conclude something.
_WENS = re.compile(
    r"\b(?:willen|wil|wens|hopen|hoopt|hopelijk|wenselijk|streven|streeft|doel|ambitie|beoog\w*|bedoeling|voornemens?"
    r"|(?<!dan )verwacht\w*|zal|zullen|zouden?|moet(?:en)?|kunnen|kan|mogen|nodig|belangrijk|agenda|prioriteit|inzetten"
    r"|ons in|zich in|pleiten"
    r"|werken aan"
    r"|vraag is)\b",
    _I,
)
_CONCLUSIE = re.compile(r"\b(?:constater\w*|concluder\w*|vast\s?stel\w*|zien|zagen|blijkt|bleek|zeggen)\b", _I)
_ALS = (
    r"\b(?:als(?! gevolg| loket| team| partners?| eerste| enige)|wanneer|indien|zodra|mits|tenzij|naarmate"
    r"|mocht(?:en)?)\b"
)
_NIET_KIJKEND = r"(?!.{0,80}\b(?:kijk\w*|leg\w*|vergelijk\w*|(?:af)?zet\w*|bekijk\w*|zien|ziet)\b)"
_VOORWAARDE = re.compile(rf"{_ALS}{_NIET_KIJKEND}[^,;.:]*$", _I | re.S)
_ALGEMEEN = re.compile(rf"^\W*{_ALS}{_NIET_KIJKEND}|\b(?:soms|meestal)\b", _I | re.S)
_VERWIJST = re.compile(r"^\W*(?:dat|dit|die|deze|het|zij|ze)\b", _I)
_DREMPEL = re.compile(
    r"\w+ dan (?:de |het |een |zo.n |ruim )?(?:helft|derde|kwart|€|\d+|één|twee|drie|vier|vijf|zes|zeven|acht|negen"
    r"|tien"
    rf"|elf|twaalf|honderd|half|anderhalf|afspraak|afgesproken|maand|jaar|{ROL})",
    _I,
)
_BIJVOEGLIJK = r"(?:\w+e |geplaatste |vrije )*"
_GETELD_ERNA = re.compile(
    rf"\W+{_BIJVOEGLIJK}(?:aanmelding|aangemeld|intake|plaatsing|geplaatst|bemiddeling|traject(?:en)? |uitval|overlast"
    r"|meldingen|huurachterstand|klacht|ontruim|huisuitzet"
    r"|woningen (?:\w+ )?(?:gerealiseerd|geleverd|opgeleverd|toegezegd|afgesproken))",
    _I,
)
_MENSEN_ERNA = re.compile(rf"\W+{_BIJVOEGLIJK}{PERSONEN.pattern}", _I)
#: ‘Meer’ or ‘minder’ is the predicate: ‘het aantal werd minder’, ‘… was minder dan vorig jaar’.
_EINDE = re.compile(
    r"\s*(?:geworden|dan)?\s*(?:[.,;:!?]|$)|\s+dan (?:in|vorig|het|een|eerder|ooit|voorheen|we)\b"
    r"|\s+(?:ge)?worden\b",
    _I,
)
_DUUR = re.compile(r"wachttijd|wachtlijst|wachtt?en?\b|gewacht|wachtduur|doorlooptijd|duur\b", _I)
_LIDWOORD = re.compile(r"\b(?:een|de|met|door)\W+$", _I)
_VERZONNEN = re.compile(r"\bzonder\b.*\b(?:waren|was|hadden|had)\b", _I | re.S)


def bewering(zin: Zin) -> tuple[str, re.Match[str]] | None:
    """Return the kind of claim and the word that makes it; None when the sentence claims nothing about figures."""
    tekst = _ANDERS.sub(lambda t: "…" * len(t[0]), zin.tekst)
    if zin.soort == "kop" or (zin.duiding and _VERZONNEN.search(tekst)) or _is_geen_bewering(tekst, zin):
        return None
    for soort, patroon in _SOORTEN.items():
        for treffer in patroon.finditer(tekst):
            if not _VOORWAARDE.search(tekst[: treffer.start()]) and _gaat_over_cijfer(treffer, tekst, zin):
                steeds = soort != "gelijk" and STEEDS.search(tekst)
                return ("steeds " + soort if steeds else soort), treffer
    toen = MET_TOEN.search(tekst)
    if toen and (over_cijfer(tekst) or UITKOMST.search(tekst)) and len(zin.cijferrollen) < 2:
        return "anders", toen
    oordeel = _OORDEEL.search(tekst)
    over = over_cijfer(tekst) or PERSONEN.search(tekst)
    return ("oordeel", oordeel) if oordeel and over and not zin.duiding and not zin.cijferrollen else None


def _is_geen_bewering(tekst: str, zin: Zin) -> bool:
    """Return whether a sentence states a wish, a rule or a doubt."""
    wens = _WENS.search(tekst) and not MET_TOEN.search(tekst) and not zin.cijferrollen and not _CONCLUSIE.search(tekst)
    return bool(wens or _ALGEMEEN.search(tekst) or ONZEKER.search(tekst))


def _gaat_over_cijfer(treffer: re.Match[str], tekst: str, zin: Zin) -> bool:
    """Return whether a comparing word is about a figure."""
    woord, verder = treffer[0].lower(), tekst[treffer.end() :]
    if _DREMPEL.match(tekst, treffer.start()) and len(zin.cijferrollen) < 2:
        return False
    over = bool(zin.cijferrollen) or over_cijfer(tekst)
    if _VERWIJST.match(tekst) and over_cijfer(zin.vorige):
        over, tekst = True, f"{zin.vorige} {tekst}"
    toen = bool(MET_TOEN.search(tekst))
    if woord in ("beter", "slechter"):
        return ((toen or bool(STEEDS.search(tekst))) and over) or len(zin.cijferrollen) > 1
    if woord in ("meer", "minder", "vaker"):
        mensen = _MENSEN_ERNA.match(verder) and (UITKOMST.search(tekst) or toen or CIJFERWOORD.search(tekst))
        zelf = over and (_EINDE.match(verder) or (woord == "vaker" and toen))
        return bool(_GETELD_ERNA.match(verder) or mensen or zelf or len(zin.cijferrollen) > 1)
    if woord in ("langer", "korter"):
        return bool(_DUUR.search(tekst))
    if woord in VERBOGEN.split("|"):
        ernaast = next(cijferwoorden(verder), None)
        return bool(ernaast and not verder[: ernaast.start()].strip() and _LIDWOORD.search(tekst[: treffer.start()]))
    return over or (toen and bool(PERSONEN.search(tekst) or _VERWIJST.match(tekst)))


_ANAFOOR = re.compile(r"^\W*(?:dat|dit|daarna|daarvan|in 20\d\d was|toen|het verschil|hiermee|die)\b", _I)
#: ‘In 2021 was die hoger: …’ says it of the figure that follows.
_WAS_HET = re.compile(rf"\b(?:in 20\d\d|toen|vorig jaar|een jaar eerder) (?:was|waren|lag|lagen)\b[^{ROL[1:-1]}]*$", _I)
_KOPPEL = "koppel beide cijfers in de zin, bijvoorbeeld met {eval}`cijfers.….verschil` of {eval}`cijfers.vorig.…`"
#: What says once more what a change says itself: how much more or less, and than when.
_NOG_EENS = re.compile(
    r"\s+(?:(?:\w+\s+)?(?:meer|minder|hoger|lager|langer|korter|vaker)\b(?:\s+dan\b)?|dan\b)"
    r"(?:\s+(?:in 20\d\d|vorig jaar|een jaar eerder)\b)?",
    _I,
)


def vergelijking(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a comparison whose figures are not bound, or say otherwise."""
    dubbel = [
        t for t in re.finditer(ROL, zin.tekst) if zin.rollen[t[0]].verschil and _NOG_EENS.match(zin.tekst, t.end())
    ]
    for rol in dubbel:
        te_veel = _NOG_EENS.match(zin.tekst, rol.end())
        assert te_veel, "it is there"
        woorden = " ".join(te_veel[0].split())
        uitleg = "Een .verschil zegt zelf al of het meer of minder is, en dan wanneer: ‘12 minder dan in 2021’."
        yield Bevinding(
            "vergelijking",
            zin.regel(rol.start()),
            zin.toon(rol.start(), te_veel.end()),
            uitleg,
            f"haal ‘{woorden}’ weg",
        )
    if dubbel:
        return
    gevonden = bewering(zin)
    if not gevonden:
        return
    soort, treffer = gevonden
    klacht = _toets(zin, soort, treffer, context)
    if klacht:
        uitleg, herstel = klacht
        fragment = zin.toon(treffer.start(), treffer.end())
        yield Bevinding("vergelijking", zin.regel(treffer.start()), fragment, uitleg, herstel)


def _toets(zin: Zin, soort: str, treffer: re.Match[str], context: Context) -> tuple[str, str] | None:
    """Return what is wrong with the claim and its remedy; None when the figures bear it out."""
    if soort == "oordeel":
        return "Dit oordeel over een aantal staat er zonder het cijfer.", _KOPPEL
    rollen = list(zin.cijferrollen)
    verschil = next((rol for rol in rollen if rol.verschil), None)
    if verschil:
        rollen = [
            Rol("", verschil.naam, verschil.groep, jaar, verschil.aandeel)
            for jaar in (verschil.jaar - 1, verschil.jaar)
        ]
    if _ANAFOOR.match(zin.tekst) and zin.eerder and (len(rollen) < 2 or not _na_dan(zin, treffer)):
        rollen = [zin.eerder[-1], *rollen]
    gegevens = [(rol, gegeven) for rol in rollen if (gegeven := context.gegeven(rol))]
    if len(gegevens) < 2:
        kan_zonder = verschil or zin.duiding
        return None if kan_zonder else ("Dit vergelijkt cijfers, maar ze staan er niet allebei bij.", _KOPPEL)
    return None if soort == "anders" else _beoordeel(soort, _ordenen(zin, treffer, gegevens))


def _na_dan(zin: Zin, treffer: re.Match[str]) -> re.Match[str] | None:
    return re.compile(rf"\b(?:dan|tegen)\b[^{ROL[1:-1]}]*({ROL})").search(zin.tekst, treffer.end())


def _ordenen(zin: Zin, treffer: re.Match[str], gegevens: list[tuple[Rol, Gegeven]]) -> list[Gegeven]:
    """Put the figures in the order of the comparison: what is compared with first."""
    if dan := _na_dan(zin, treffer):
        basis = [paar for paar in gegevens if paar[0] is zin.rollen[dan[1]]]
        ander = [paar for paar in gegevens if paar[0] is not zin.rollen[dan[1]]]
        if basis and ander:
            return [gegeven for _, gegeven in [*basis, *ander]]
    erna = re.compile(ROL).search(zin.tekst, treffer.end())
    if erna and _WAS_HET.search(zin.tekst[: treffer.start()]):
        gegevens = sorted(gegevens, key=lambda paar: paar[0] is zin.rollen[erna[0]])
    elif len({rol.naam for rol, _ in gegevens}) == 1:
        gegevens = sorted(gegevens, key=lambda paar: paar[0].jaar)
    return [gegeven for _, gegeven in gegevens]


def _beoordeel(soort: str, reeks: list[Gegeven]) -> tuple[str, str] | None:
    """Compare the claim with the figures, in the order of the comparison."""
    herstel = "schrijf wat de cijfers laten zien, of laat de vergelijking weg"
    decimalen = EENHEDEN[reeks[0].eenheid].decimalen
    waarden = [float(rond_af(gegeven.waarde, decimalen)) for gegeven in reeks]
    stappen = [nieuw - oud for oud, nieuw in pairwise(waarden)]
    if soort == "gelijk":
        ruis = [_overlapt(oud, nieuw) for oud, nieuw in pairwise(reeks)]
        anders = any(stap and not gelijk for stap, gelijk in zip(stappen, ruis, strict=True))
        return ("De cijfers zijn niet gelijk.", herstel) if anders else None
    teken = 1 if soort.endswith("op") else -1
    if soort.startswith("steeds") and any(teken * stap <= 0 for stap in stappen):
        return "De reeks gaat niet steeds dezelfde kant op.", herstel
    if teken * (waarden[-1] - waarden[0]) <= 0:
        return "De cijfers laten een andere richting zien.", herstel
    if _overlapt(reeks[0], reeks[-1]):
        return "Het verschil is kleiner dan de onzekerheid van de cijfers.", herstel
    return None


def _overlapt(een: Gegeven, ander: Gegeven) -> bool:
    """Return whether each value lies within the other's interval; False when an interval is unknown."""
    if not een.interval or not ander.interval:
        return False
    (laag, hoog), (onder, boven) = een.interval, ander.interval
    return laag <= ander.waarde <= hoog and onder <= een.waarde <= boven
