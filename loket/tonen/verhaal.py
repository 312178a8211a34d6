"""The year's own narrative: Markdown with live numbers, in which nothing can run code.

A number is bound with MyST's role ``{eval}`cijfers.plaatsingen```. In ``verhaal/*.md`` the expression is only a path to
a figure: names, attributes and literal keys. Text after ``<!-- als: pad | anders: … -->``, up to the next heading or
condition, is shown only when the path leads to something that is there and is not zero. A condition may also compare
two figures, or a figure with a number, and join such parts with ``and`` or ``or``:
``<!-- als: cijfers.plaatsingen < cijfers.taakstelling -->``. Of what is not known, nothing holds.
"""

from __future__ import annotations

import ast
import operator
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from loket.basis.afspraken import EVAL, INTERN, VOORWAARDE
from loket.basis.alineas import HERZIEN, OPMERKING, is_geschreven
from loket.basis.meldingen import InvoerFout, LoketFout, Melding, OnbekendeNaam, lijkt_op, nabij
from loket.basis.opmaak import ONBEKEND, VASTE_SPATIE, ZONDER_WAARDE
from loket.basis.pythonfouten import zonder_cijfers
from loket.cijfers.cijfer import VORMEN, Cijfer, zonder_aanhalingstekens
from loket.cijfers.cijfers import Cijfers, cohortjaren
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.inlezen import gelezen
from loket.register.inrichting import Inrichting
from loket.register.tekens import decodeer
from loket.tonen.alinea import Tekst
from loket.tonen.halfwerk import bezwaar_tegen, halfwerk
from loket.tonen.onthouden import beslis, onthouden, oordeel
from loket.tonen.publiek import zonder_intern
from loket.tonen.waarde import in_zin
from loket.tonen.weglaten import zonder_zinnen

#: No real path is longer; parsing a longer one could exhaust the stack.
_LANGSTE_PAD = 200
_KOP = re.compile(r"^#", re.MULTILINE)
#: How alike two names of sections are, of which one must be a slip: ``doelstellingen`` and ``doelstelling``.
_VERSCHRIJVING = 0.88
#: How a condition may compare two figures.
_VERGELIJK: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}

#: What readers see behind a paragraph that its author still has to rewrite.
_NOG_TE_HERZIEN = f"(nog{VASTE_SPATIE}te{VASTE_SPATIE}herzien)"

#: What figures say of their period, as text.
_VAN_PERIODE = ("laatste_dag", "periodetekst", "peildatumtekst", "stand_van_meting")
#: What a sentence may ask for.
_HOORT = 'Hier hoort een naam van een cijfer, zoals cijfers.plaatsingen of cijfers.plaatsingen["Servatius"].'
_WEL_REKENEN = "; dat kan in een tekstcel van het notebook, en een verandering is cijfers.plaatsingen.verschil"
#: What can only be a condition.
_WAAR = ("bekend", "heeft_metingen", "zonder_metingen")
#: What a path may ask of each kind of object; everything else is refused.
TOEGESTAAN: dict[type, tuple[str, ...]] = {
    Cijfers: (*DEFINITIES, "vorig", "jaar", "loket", *_WAAR, *_VAN_PERIODE),
    Cijfer: VORMEN,
    Inrichting: tuple(veld.name for veld in fields(Inrichting) if veld.type in ("str", "int")),
}


def namen_van(cijfers: Cijfers) -> dict[str, Any]:
    """Return what the names in a narrative stand for: those of the report's own notebook."""
    return {
        "cijfers": cijfers,
        "vorig": cijfers.vorig,
        "cohorten": cohortjaren(cijfers),
        "jaar": cijfers.jaar,
        "loket": cijfers.loket,
    }


class Verhaal:
    """De teksten van het loket: die van het jaar van het rapport en die van het jaar ervoor.

    Parameters
    ----------
    cijfers : Cijfers
        De cijfers van het jaar van het rapport.
    streng : bool
        Of een fout in een tekst het notebook stopt. Anders staat hij alleen in ``meldingen``.

    Raises
    ------
    InvoerFout
        Als een tekst niet te lezen is of naar een cijfer vraagt dat niet bestaat. Alle fouten staan er dan bij.

    Examples
    --------
    >>> verhaal = Verhaal(cijfers)
    >>> verhaal("focus")  # de tekst van 2022/verhaal/focus.md
    """

    def __init__(self, cijfers: Cijfers, *, streng: bool = True) -> None:
        self._teksten: dict[tuple[int, str], str] = {}
        self._geschreven: dict[tuple[int, str], str] = {}
        self._jaar, self._map = cijfers.jaar, cijfers.register.map
        self._loket = cijfers.loket
        self.bestanden: list[Path] = []
        self.meldingen: list[Melding] = []
        for jaartal in (cijfers.jaar - 1, cijfers.jaar):
            namen = namen_van(cijfers[jaartal])
            for bestand in sorted((cijfers.register.map / str(jaartal) / "verhaal").glob("*.md")):
                geschreven, fouten = lees_tekst(bestand)
                self._geschreven[jaartal, bestand.stem] = geschreven
                tekst, onbekend = toon(bestand, zonder_intern(geschreven, cijfers.publiek), namen)
                self._teksten[jaartal, bestand.stem] = tekst
                self.bestanden.append(bestand)
                self.meldingen += [*fouten, *onbekend]
        if self.meldingen and streng:
            raise InvoerFout(self.meldingen)

    def _weiger_verschrijving(self, sectie: str) -> None:
        """Refuse a name that no year has and that is nearly one that a year has: readers would miss that text."""
        bekend = {bestand.stem for bestand in self._map.glob("*/verhaal/*.md")}
        if sectie not in bekend and (bedoeld := nabij(sectie, bekend, _VERSCHRIJVING)):
            raise LoketFout(f"Er is in geen enkel jaar een tekst ‘{sectie}’. Bedoelt u: {' of '.join(bedoeld)}?")

    def __call__(self, sectie: str, jaar: int | None = None) -> Tekst:
        """Geef de tekst van een onderdeel, of een zin dat die er niet is; niets van voordat het loket begon.

        Parameters
        ----------
        sectie : str
            De naam van het bestand, zonder ``.md``.
        jaar : int, optional
            Het jaar van de tekst; anders dat van het rapport.
        """
        jaartal = self._jaar if jaar is None else jaar
        self._weiger_verschrijving(sectie)
        tekst = self._teksten.get((jaartal, sectie), "")
        is_er = is_geschreven(self._geschreven.get((jaartal, sectie), ""))
        if not is_er and self._loket.kon_schrijven(jaartal, self._jaar):
            tekst = f"{tekst}\n\n*Over {jaartal} is hier geen tekst geschreven.*".lstrip()
        return Tekst(HERZIEN.sub(f" **{_NOG_TE_HERZIEN}**", tekst))

    def geschreven(self, jaar: int | None = None) -> dict[str, str]:
        """Return the sections as the author wrote them, with the paths of their numbers; default this year's."""
        jaartal = self._jaar if jaar is None else jaar
        return {sectie: tekst for (van, sectie), tekst in self._geschreven.items() if van == jaartal}

    def tekst(self, sectie: str) -> str:
        """Return a section of the report's year as plain text on one line; empty when there is none."""
        tekst = HERZIEN.sub(f" {_NOG_TE_HERZIEN}", self._teksten.get((self._jaar, sectie), ""))
        return " ".join(OPMERKING.sub("", tekst).split())


def lees_tekst(bestand: Path) -> tuple[str, list[Melding]]:
    """Read a text of the author; return it and the problems."""
    try:
        tekst, meldingen = decodeer(bestand.read_bytes(), str(bestand))
    except OSError:
        return "", [Melding(str(bestand), "", "een leesbaar bestand", "geef leesrechten, of zet het bestand terug")]
    tekst = (tekst or "").replace("\r\n", "\n")
    regels = tekst.split("\n")
    half = [Melding(str(bestand), "", v, h, regel, regels[regel - 1].strip()) for regel, v, h in halfwerk(tekst)]
    return tekst, meldingen + half


def weggelaten(tekst: str, namen: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield line and text of each condition that does not hold now, and so leaves out what stands below it."""
    for voorwaarde in _die_niet_gelden(tekst, namen):
        if _onder(tekst, voorwaarde).strip():
            yield tekst.count("\n", 0, voorwaarde.start()) + 1, voorwaarde["als"]


def zonder_weggelaten(tekst: str, namen: dict[str, Any]) -> str:
    """Blank what conditions leave out of a text now, but for what it says instead; every line stays where it was."""
    for voorwaarde in _die_niet_gelden(tekst, namen):
        begin, einde = voorwaarde.span("anders") if voorwaarde["anders"] else (voorwaarde.end(), voorwaarde.end())
        tot = voorwaarde.end() + len(_onder(tekst, voorwaarde))
        for van, naar in ((voorwaarde.start(), begin), (einde, tot)):
            tekst = tekst[:van] + re.sub(r"[^\n]", " ", tekst[van:naar]) + tekst[naar:]
    return tekst


def _die_niet_gelden(tekst: str, namen: dict[str, Any]) -> list[re.Match[str]]:
    """Return the conditions that do not hold now; one that is wrong is told when the text is filled in."""
    gevonden = []
    for voorwaarde in VOORWAARDE.finditer(tekst):
        with suppress(LoketFout, AttributeError):
            gevonden += [] if geldt(voorwaarde["als"], namen) else [voorwaarde]
    return gevonden


def _onder(tekst: str, voorwaarde: re.Match[str]) -> str:
    """Return what a condition is about: up to the next one, or the next heading."""
    volgende, kop = (patroon.search(tekst, voorwaarde.end()) for patroon in (VOORWAARDE, _KOP))
    return tekst[voorwaarde.end() : min(g.start() if g else len(tekst) for g in (volgende, kop))]


def toon(bestand: Path, tekst: str, namen: dict[str, Any]) -> tuple[str, list[Melding]]:
    """Fill in a text; return it and the problems. Of what its conditions hide only the names are looked at."""
    stukken: list[tuple[int, str]] = []
    meldingen: list[Melding] = []
    plaats = 0
    for voorwaarde in [*VOORWAARDE.finditer(tekst), None]:
        begin = voorwaarde.start() if voorwaarde else len(tekst)
        if begin > plaats:
            stukken.append((plaats, tekst[plaats:begin]))
        if not voorwaarde:
            break
        einde = voorwaarde.end() + len(_onder(tekst, voorwaarde))
        waarde, fouten = waarde_van(bestand, tekst, voorwaarde.start("als"), voorwaarde["als"], namen, volg=geldt)
        meldingen += fouten
        plek = voorwaarde.end() if waarde else voorwaarde.start("anders")
        anders = f"{oordeel(waarde) or voorwaarde['anders']}\n\n" if voorwaarde["anders"] else ""
        stukken.append((plek, tekst[voorwaarde.end() : einde] if waarde else anders))
        if not fouten:
            verborgen = voorwaarde.span("anders") if waarde else (voorwaarde.end(), einde)
            meldingen += _onbekende_namen(bestand, tekst, *verborgen, namen)
        plaats = einde
    uit = []
    for plek, deel in stukken:
        ingevuld, fouten = vul_in(bestand, deel, namen, tekst.count("\n", 0, max(plek, 0)))
        uit.append(ingevuld)
        meldingen += fouten
    return "".join(uit), meldingen


def _onbekende_namen(bestand: Path, tekst: str, begin: int, einde: int, namen: dict[str, Any]) -> list[Melding]:
    """Return the slips in the names of a part that is not shown now: else they are told on the day that it is."""
    meldingen: list[Melding] = []
    for rol in EVAL.finditer(tekst, begin, einde):
        try:
            volg_pad(rol[1], namen)
        except OnbekendeNaam as fout:
            meldingen.append(_melding(bestand, tekst, rol.start(), rol[1], fout, 0))
        except LoketFout:  # such as a group that this desk has not, which the condition may well be about
            pass
    return meldingen


def vul_in(bestand: Path, tekst: str, namen: dict[str, Any], ervoor: int = 0) -> tuple[str, list[Melding]]:
    """Fill in every number of a text; return the text and the problems. ``ervoor`` lines of the file precede it."""
    meldingen: list[Melding] = []

    def vervang(treffer: re.Match[str]) -> str:
        waarde, fouten = waarde_van(bestand, tekst, treffer.start(), treffer[1], namen, ervoor)
        try:
            return "" if fouten else in_zin(waarde)
        except InvoerFout as fout:  # not the path is wrong, but what it leads to
            fouten = fout.meldingen
            return ""
        except LoketFout as fout:
            if str(fout) == ZONDER_WAARDE and _is_te_herzien(tekst, treffer.end()):
                return ONBEKEND  # the draft of a new year, of which much is not known yet
            fouten = [_melding(bestand, tekst, treffer.start(), treffer[1], fout, ervoor)]
            return ""
        finally:
            meldingen.extend(fouten)

    # A path that leads nowhere is told when it is filled in.
    heel = zonder_zinnen(tekst, lambda pad: onthouden(waarde_van(bestand, tekst, 0, pad, namen)[0]))
    return EVAL.sub(vervang, heel), meldingen


def _is_te_herzien(tekst: str, plaats: int) -> bool:
    """Tell whether the paragraph in which a place lies still has to be rewritten; no definitief report has one."""
    einde = tekst.find("\n\n", plaats)
    return bool(HERZIEN.search(tekst, plaats, len(tekst) if einde < 0 else einde))


def waarde_van(
    bestand: Path,
    tekst: str,
    plaats: int,
    pad: str,
    namen: dict[str, Any],
    ervoor: int = 0,
    volg: Callable[[str, dict[str, Any]], object] | None = None,
) -> tuple[object, list[Melding]]:
    """Return to what a path in a text leads, and the problem when that is nowhere."""
    try:
        return (volg or volg_pad)(pad, namen), []
    except InvoerFout as fout:
        return None, fout.meldingen
    except (LoketFout, AttributeError) as fout:
        return None, [_melding(bestand, tekst, plaats, pad, fout, ervoor)]


def _melding(bestand: Path, tekst: str, plaats: int, pad: str, fout: Exception, ervoor: int) -> Melding:
    regel = ervoor + tekst.count("\n", 0, plaats) + 1
    if str(fout) == ZONDER_WAARDE:
        return Melding(str(bestand), "", "een cijfer met een waarde", ZONDER_WAARDE, regel, pad)
    verwacht = "een pad naar een cijfer, zoals {eval}`cijfers.plaatsingen`"
    is_naam = isinstance(fout, OnbekendeNaam | AttributeError)
    return Melding(str(bestand), "", verwacht, f"{'verbeter de naam. ' * is_naam}{fout}", regel, pad)


def volg_pad(uitdrukking: str, namen: dict[str, Any]) -> object:
    """Follow a path of names, attributes and literal keys; nothing is called.

    Raises
    ------
    LoketFout
        When the text is no such path or leads nowhere; the nearest names are given.
    """
    return _volg(_ontleed(uitdrukking), namen)


def geldt(voorwaarde: str, namen: dict[str, Any]) -> object:
    """Judge a condition: a path that leads to something, two figures compared, or those joined by ``and`` or ``or``.

    Raises
    ------
    LoketFout
        When it is neither, or a path leads nowhere.
    """
    if bezwaar := bezwaar_tegen(voorwaarde):
        raise LoketFout(bezwaar)
    return beslis(_ontleed(voorwaarde), partial(_geldt, namen=namen))


def _geldt(knoop: ast.expr, namen: dict[str, Any]) -> object:
    match knoop:
        case ast.Compare(left=links, ops=[teken], comparators=[rechts]) if type(teken) in _VERGELIJK:
            een, ander = (_getal(kant, namen, exact=type(teken) in (ast.Eq, ast.NotEq)) for kant in (links, rechts))
            return een is not None and ander is not None and _VERGELIJK[type(teken)](een, ander)
    return _volg(knoop, namen)


def _getal(knoop: ast.expr, namen: dict[str, Any], *, exact: bool) -> float | None:
    """Return the number of one side of a comparison; None when it is no longer the ``exact`` one.

    Raises
    ------
    OnbekendeWaarde
        When it is not known.
    """
    if isinstance(knoop, ast.Constant) and isinstance(knoop.value, int | float):
        return knoop.value
    if isinstance(knoop, ast.Constant):
        raise LoketFout(f"Een cijfer is alleen met een getal te vergelijken, en {ast.unparse(knoop)} is een tekst.")
    gevonden = _volg(knoop, namen)
    if isinstance(gevonden, Cijfer):
        return None if exact and gevonden.benaderd else gevonden.getal
    if isinstance(gevonden, int):
        return gevonden
    raise LoketFout(f"‘{ast.unparse(knoop)}’ is geen cijfer en geen getal; daarmee kan niet worden vergeleken.")


def _ontleed(uitdrukking: str) -> ast.expr:
    if len(uitdrukking) > _LANGSTE_PAD:
        raise LoketFout(f"{_HOORT} Dit is te lang.")
    try:
        with warnings.catch_warnings(action="ignore"):  # Python's own remarks on odd numbers are in English
            return ast.parse(uitdrukking.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise LoketFout(bezwaar_tegen(uitdrukking) or _HOORT) from None


def _volg(knoop: ast.expr, namen: dict[str, Any]) -> object:
    match knoop:
        case ast.Name(id=naam):
            if naam in DEFINITIES:
                raise OnbekendeNaam(zonder_cijfers(naam))
            if naam not in namen:
                raise OnbekendeNaam(f"De naam ‘{naam}’ bestaat niet.{lijkt_op(naam, [*namen, *DEFINITIES])}")
            return namen[naam]
        case ast.Attribute(value=voor, attr=naam):
            bron = _volg(voor, namen)
            toegestaan = TOEGESTAAN.get(type(bron), ())
            if naam not in toegestaan:
                raise OnbekendeNaam(f"‘{naam}’ bestaat niet bij {ast.unparse(voor)}.{lijkt_op(naam, toegestaan)}")
            return getattr(bron, naam)
        case ast.Subscript(value=voor, slice=ast.Constant(value=sleutel)) if isinstance(sleutel, str | int):
            bron = _volg(voor, namen)
            if isinstance(bron, list) and isinstance(sleutel, int) and sleutel < len(bron):
                return bron[sleutel]
            if not isinstance(bron, Cijfers | Cijfer):
                raise LoketFout(f"Achter {ast.unparse(voor)} horen geen rechte haken [ ].")
            gekozen: object = bron[sleutel]  # type: ignore[index]  # each refuses a key of the wrong kind itself
            return gekozen
        case ast.Subscript(value=voor, slice=ast.Name(id=naam)) if isinstance(bron := _volg(voor, namen), Cijfer):
            raise zonder_aanhalingstekens(bron, ast.unparse(voor), naam)
    raise LoketFout(f"{_HOORT} Rekenen kan hier niet{_WEL_REKENEN * isinstance(knoop, ast.BinOp)}.")


def telt_voor_anderen() -> bool:
    """Tell whether the figures that were read last are for others than the desk: what is 0 may be a few."""
    van = gelezen()
    return van is not None and van.publiek != INTERN


def geen_gegevens(waarover: str) -> Tekst:
    """Say in the report that there is nothing to show, or for others than the desk too little."""
    te_weinig = " of te weinig" * telt_voor_anderen()
    return Tekst(f"*Er zijn geen{te_weinig} gegevens over {waarover}.*")
