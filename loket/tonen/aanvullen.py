"""Completes what an analyst is typing: the names that work there, each with its kind; nothing that is typed is run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from loket.basis.meldingen import LoketFout
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES, UITSPLITSINGEN
from loket.cijfers.soorten import Definitie
from loket.register.inrichting import Inrichting
from loket.tonen.pad import TOEGESTAAN, volg_pad

_PAD = r"(?P<pad>[^\W\d]\w*(?:\.\w+|\[[^][]*\])*)"
_NA_PUNT = re.compile(_PAD + r"\.(?P<deel>\w*)$")
_NA_HAAK = re.compile(_PAD + r"\[(?P<teken>[\"']?)(?P<deel>[^][\"']*)$")
_IN_PER = re.compile(_PAD + r"\.per\((?P<eerder>[^()]*)[\"'](?P<deel>\w*)$")
_NAAM = re.compile(r"(?<![\w.)\]\"'])(?P<deel>(?:[^\W\d]\w*)?)$")


class Aanvulling(NamedTuple):
    """One name that can stand here, and what it is: ``plaatsingen``, ``aantal``."""

    tekst: str
    soort: str


def vul_aan(begonnen: str, namen: dict[str, Any], *, code: bool = False) -> tuple[int, list[Aanvulling]]:
    """Return where the unfinished name begins, and what can stand there.

    Parameters
    ----------
    begonnen : str
        An expression up to the cursor: ``cijfers.plaats``.
    namen : dict
        What its first names stand for.
    code : bool
        Whether this is code, in which more can be asked of figures than in a text, and other names exist than these.
    """
    gevonden: list[Aanvulling] = []
    if code and (treffer := _IN_PER.search(begonnen)):
        keuzes = DEFINITIES if treffer["eerder"].strip() else UITSPLITSINGEN
        if isinstance(_volg(treffer["pad"], namen), Cijfers):
            gevonden = [Aanvulling(n, "uitsplitsing" if keuzes is UITSPLITSINGEN else _eenheid(n)) for n in keuzes]
    elif treffer := _NA_PUNT.search(begonnen):
        bron = _volg(treffer["pad"], namen)
        gevonden = sorted([*_van(bron), *(_overige(bron) if code else ())])
    elif treffer := _NA_HAAK.search(begonnen):
        gevonden = list(_sleutels(_volg(treffer["pad"], namen), treffer["teken"]))
    elif not code and (treffer := _NAAM.search(begonnen)):
        gevonden = [Aanvulling(naam, _soort(waarde)) for naam, waarde in namen.items()]
    if not treffer:
        return len(begonnen), []
    deel = treffer["deel"]
    return len(begonnen) - len(deel), [a for a in gevonden if a.tekst.lower().startswith(deel.lower())]


def _volg(pad: str, namen: dict[str, Any]) -> object:
    with suppress(LoketFout, AttributeError):
        return volg_pad(pad, namen)
    return None


def _van(bron: object) -> Iterator[Aanvulling]:
    """Yield what a path may ask of something."""
    for naam in TOEGESTAAN.get(type(bron), ()):
        if isinstance(bron, Cijfers) and naam in DEFINITIES:
            yield Aanvulling(naam, _eenheid(naam))
            continue
        with suppress(LoketFout):  # such as the share of what is no part of anything
            yield Aanvulling(naam, _soort(getattr(bron, naam)))


def _overige(bron: object) -> Iterator[Aanvulling]:
    """Yield what code may ask of figures besides."""
    if not isinstance(bron, Cijfers | Cijfer):
        return
    for naam in {*dir(type(bron))} - {*TOEGESTAAN[type(bron)]}:
        if not naam.startswith("_"):
            yield Aanvulling(naam, "functie" if callable(getattr(type(bron), naam)) else "eigenschap")


def _sleutels(bron: object, teken: str) -> Iterator[Aanvulling]:
    """Yield what can stand between brackets; a text gets quotes, unless the first of them was typed."""
    if isinstance(bron, Cijfer):
        for waarde, dimensie in bron.groepen.items():
            yield Aanvulling(waarde if teken else f'"{waarde}"', dimensie.replace("_", " "))
    elif isinstance(bron, Cijfers) and not teken:
        yield from (Aanvulling(str(jaar), "jaar") for jaar in bron.register.jaren)
    elif isinstance(bron, list) and not teken:
        yield from (Aanvulling(str(plek), _soort(waarde)) for plek, waarde in enumerate(bron))


def _soort(waarde: object) -> str:
    match waarde:
        case Cijfers():
            return "cijfers"
        case Cijfer():
            return _eenheid(waarde.definitie)
        case Inrichting():
            return "loket"
        case list():
            return "lijst"
        case bool():
            return "ja of nee"
        case int():
            return "getal"
    return "tekst"


def _eenheid(wat: str | Definitie) -> str:
    eenheid = (DEFINITIES[wat] if isinstance(wat, str) else wat).eenheid
    return "aandeel" if eenheid == "procent" else eenheid


def richt_in(shell: Any) -> None:
    """Let IPython complete what is asked of figures, with kinds; of anything else it knows more itself."""
    from IPython.core.completer import CompletionContext, SimpleCompletion, SimpleMatcherResult, context_matcher

    @context_matcher(priority=200)  # type: ignore[untyped-decorator]
    def loket_matcher(context: CompletionContext) -> SimpleMatcherResult:
        begonnen = context.text_until_cursor
        plek, gevonden = vul_aan(begonnen, shell.user_ns, code=True)
        completions = [SimpleCompletion(a.tekst, type=a.soort) for a in gevonden]
        return SimpleMatcherResult(completions=completions, suppress=True, matched_fragment=begonnen[plek:])

    shell.Completer.custom_matchers.append(loket_matcher)
