"""What a slip of the keyboard leaves half: a role, a comment, a condition. Readers would see code, or miss the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.basis.afspraken import EVAL, VOORWAARDE
from loket.basis.alineas import leeg
from loket.tonen.myst import niet_hetzelfde

#: A comment that nobody ends, up to the end of its line: what stands in it is told as that alone.
_OPEN = re.compile(r"(?<=<!--)(?!(?s:(?!<!--).)*?-->).*")
#: A comment that ends before another begins.
_OPMERKING = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
#: A condition, or what was meant as one: ``alss:``, ``indien:``, ``anders`` by itself, or anything with ``| anders``.
_ALS = re.compile(
    r"<!--\s*(?:als\b|(?:als+|indien|wanneer|if)\s*:|(?:anders|else)\b\W*-->|[^>|]*\|\s*ander)", re.IGNORECASE
)
_HALVE_OPMERKING = re.compile(r"<!--|-->")
_HALVE_ROL = re.compile(r"[{}`]+")
#: In a cell braces and backticks may also be about something else.
_HALVE_ROL_CEL = re.compile(
    r"(?<!`)\{\s*(?i:eval)\s*\}|(?<!`)\{(?:cijfers|vorig)\b|(?<![`\w{(\[])[{(\[]?eval[})\]]?(?=`)"
    r"|(?<!`)\{\w+\}(?=.?(?:cijfers|vorig)[.\[])|(?<![`}])`(?=(?:cijfers|vorig)[.\[](?![^`]*(?:trajecten|\()))"
)
#: A role with more backticks on one side than on the other: JupyterLab does not take it for one.
_ONGELIJK = re.compile(r"(?<!`)\{eval\}(`+)(?!`)[^`]+(?!\1(?!`))(?=`)")
#: A figure that nobody asks for: readers would see its name.
_KAAL = re.compile(r"(?<![\w.`/\[(-])cijfers(?:\[\d+\])?\.(?!(?:csv|xlsx|html|pdf)\b)[a-z_]\w*")
_HTML = re.compile(r"<(?=[A-Za-z/!?])(?!https?:)")

_ROL = (
    "een hele rol, zoals {eval}`cijfers.plaatsingen`",
    "schrijf het cijfer zo: {eval}`cijfers.plaatsingen`, met het teken ` aan beide kanten, en alleen om een cijfer",
)
_COMMENTAAR = (
    "een opmerking met begin en eind, zoals <!-- vast -->",
    "zet <!-- ervoor en --> erachter, of haal haar weg",
)
_VOORWAARDE = (
    "een voorwaarde op een eigen regel, zoals <!-- als: cijfers.trajectprijs | anders: … -->",
    "maak de voorwaarde heel, met wat er anders staat erin; in een cel staat zij op de eerste regel",
)
_TAG = ("tekst in Markdown, zonder HTML", "haal het teken < weg, of zet er een spatie achter")

#: Line within the text, what was expected and what to do.
Half = tuple[int, str, str]


#: What is often written amiss in a condition, outside its quotes, and what to do.
_VERSCHREVEN = (
    (
        re.compile(r"\banders\s*:", re.IGNORECASE),
        "Voor anders: hoort het teken |, zoals <!-- als: cijfers.klachten | anders: tekst -->.",
    ),
    (re.compile(r"[“”‘’„]"), "Typ rechte aanhalingstekens, \" of ', en geen gekrulde."),
    (re.compile(r"[\"']"), 'Er ontbreekt een aanhalingsteken: om een groep horen er twee, zoals ["Servatius"].'),
    (re.compile(r"\[[^\]]*$"), 'Er ontbreekt een ]: om een groep of een jaar horen er twee, zoals ["Servatius"].'),
    (re.compile(r"^[^\[]*\]"), 'Er ontbreekt een [: om een groep of een jaar horen er twee, zoals ["Servatius"].'),
    (re.compile(r"\|"), "Achter het teken | hoort anders: (met een dubbele punt), en dan de tekst."),
    (
        re.compile(r"\b(?:meer|minder|groter|kleiner|hoger|lager|hoogstens|minstens|gelijk|dan)\b", re.IGNORECASE),
        "Vergelijken doet u met een teken: > is meer dan, < minder dan, >= minstens, <= hoogstens en == gelijk aan.",
    ),
    (re.compile(r"&|\ben\b"), "Tussen twee voorwaarden hoort and, en niet & of en."),
    (re.compile(r"\bof\b"), "Tussen twee voorwaarden hoort or, en niet of."),
    (
        re.compile(r"(?:[<>]=?|[=!]=)\s*(?:$|and\b|or\b)"),
        "Achter het teken ontbreekt waarmee wordt vergeleken: een getal of een cijfer, zoals > 50.",
    ),
    (re.compile(r"^\s*(?:and|or)\b|\b(?:and|or)\s*$"), "Aan een kant van and of or ontbreekt een voorwaarde."),
    (re.compile(r"=>"), "Minstens schrijft u als >=, met het teken = achteraan."),
    (re.compile(r"=<"), "Hoogstens schrijft u als <=, met het teken = achteraan."),
    (re.compile(r"[^=<>!]=[^=]"), "Vergelijken doet u met ==, met twee keer het teken =."),
    (re.compile(r"\d,\d"), "Een getal schrijft u hier met een punt, zoals 67.5."),
    (re.compile(r"\d\s*(?:%|euro|procent|maand|dag|we[ek]+|jaar)"), "Achter een getal hoort hier geen % of maanden."),
)
_TUSSEN_AANHALING = re.compile(r"([\"']).*?\1")


def bezwaar_tegen(voorwaarde: str) -> str:
    """Return what is wrong in how a condition was written; empty when nothing is."""
    kaal = _TUSSEN_AANHALING.sub("", voorwaarde)
    return next((raad for patroon, raad in _VERSCHREVEN if patroon.search(kaal)), "")


def halfwerk(tekst: str) -> Iterator[Half]:
    """Find what is half in a text of ``verhaal/`` or ``delen/``, which holds no HTML."""
    tekst = leeg(VOORWAARDE, tekst)
    yield from _vind(_ALS, tekst, _VOORWAARDE)
    rest = leeg(_OPEN, leeg(_OPMERKING, leeg(EVAL, tekst)))
    for patroon, waarin in ((_ONGELIJK, tekst), (_HALVE_ROL, rest), (_KAAL, rest)):
        yield from _vind(patroon, waarin, _ROL)
    yield from _vind(_HALVE_OPMERKING, rest, _COMMENTAAR)
    yield from _vind(_HTML, leeg(_HALVE_OPMERKING, rest), _TAG)
    yield from niet_hetzelfde(leeg(_OPMERKING, tekst))


def halfwerk_in_cel(tekst: str) -> Iterator[Half]:
    """Find what is half in a Markdown cell, from which a condition that was understood has been taken away."""
    yield from _vind(_ALS, tekst, _VOORWAARDE)
    rest = leeg(_OPEN, leeg(_OPMERKING, leeg(EVAL, tekst)))
    for patroon, waarin in ((_ONGELIJK, tekst), (_HALVE_ROL_CEL, rest), (_KAAL, rest)):
        yield from _vind(patroon, waarin, _ROL)
    yield from _vind(_HALVE_OPMERKING, rest, _COMMENTAAR)
    yield from niet_hetzelfde(leeg(_OPMERKING, tekst))


def _vind(patroon: re.Pattern[str], tekst: str, uitleg: tuple[str, str]) -> Iterator[Half]:
    for regel in dict.fromkeys(tekst.count("\n", 0, gevonden.start()) + 1 for gevonden in patroon.finditer(tekst)):
        yield regel, *uitleg
