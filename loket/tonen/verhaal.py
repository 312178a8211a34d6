"""The year's own narrative: Markdown with live numbers, in which nothing can run code.

A number is bound with MyST's role ``{eval}`cijfers.plaatsingen```. In ``verhaal/*.md`` the expression is only a path to
a figure: names, attributes and literal keys. Text after ``<!-- als: pad | anders: … -->``, up to the next heading or
condition, is shown only when the path leads to something that is there and is not zero. A condition may also compare
two figures, or a figure with a number, and join such parts with ``and`` or ``or``:
``<!-- als: cijfers.plaatsingen < cijfers.taakstelling -->``. Of what is not known, nothing holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from loket.basis.afspraken import EVAL, VOORWAARDE
from loket.basis.alineas import HERZIEN, OPMERKING, is_geschreven
from loket.basis.meldingen import InvoerFout, LoketFout, Melding, OnbekendeNaam, nabij
from loket.basis.opmaak import ONBEKEND, VASTE_SPATIE, ZONDER_WAARDE
from loket.cijfers.cijfers import Cijfers
from loket.register.tekens import decodeer
from loket.tonen.alinea import Tekst
from loket.tonen.halfwerk import halfwerk
from loket.tonen.onthouden import onthouden, oordeel
from loket.tonen.pad import geldt, namen_van, volg_pad
from loket.tonen.publiek import voor_anderen, zonder_intern
from loket.tonen.waarde import in_zin
from loket.tonen.weglaten import zonder_zinnen

_KOP = re.compile(r"^#", re.MULTILINE)
#: How alike two names of sections are, of which one must be a slip: ``doelstellingen`` and ``doelstelling``.
_VERSCHRIJVING = 0.88
#: What readers see behind a paragraph that its author still has to rewrite.
_NOG_TE_HERZIEN = f"(nog{VASTE_SPATIE}te{VASTE_SPATIE}herzien)"


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


def geen_gegevens(waarover: str) -> Tekst:
    """Say in the report that there is nothing to show, or for others than the desk too little."""
    te_weinig = " of te weinig" * bool(voor_anderen())
    return Tekst(f"*Er zijn geen{te_weinig} gegevens over {waarover}.*")
