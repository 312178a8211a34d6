"""The year's own narrative: Markdown with live numbers, in which nothing can run code.

A number is bound with MyST's role ``{eval}`cijfers.plaatsingen```. In ``verhaal/*.md`` the expression is only a path to
a figure: names, attributes and literal keys.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from loket.basis.afspraken import EVAL
from loket.basis.meldingen import InvoerFout, LoketFout, Melding, lijkt_op
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.weergave import Weergave
from loket.register.inrichting import Inrichting
from loket.register.tekens import decodeer
from loket.tonen.halfwerk import halfwerk

#: No real path is longer; parsing a longer one could exhaust the stack.
_LANGSTE_PAD = 200

#: What figures say of their period, as text.
_VAN_PERIODE = ("laatste_dag", "periodetekst", "peildatumtekst", "stand_van_meting")
#: What a path may ask of each kind of object; everything else is refused.
_TOEGESTAAN: dict[type, tuple[str, ...]] = {
    Cijfers: (*DEFINITIES, "vorig", "jaar", "loket", *_VAN_PERIODE),
    Cijfer: ("aandeel", "vorig", "verschil", "voluit", "afgerond", "van", "kaal", "marge"),
    Inrichting: tuple(veld.name for veld in fields(Inrichting) if veld.type in ("str", "int")),
}


@dataclass(frozen=True)
class Tekst:
    """A piece of narrative with its numbers filled in."""

    markdown: str

    def _repr_markdown_(self) -> str:
        return self.markdown

    def __repr__(self) -> str:
        return re.sub(r"<[^>]+>", "", self.markdown)


class Verhaal:
    """The narrative of the report's year and, looking back, of the year before.

    Parameters
    ----------
    cijfers : Cijfers
        The figures of the report's year.

    Raises
    ------
    InvoerFout
        When a file cannot be read or a path leads nowhere; all problems of both years are listed.
    """

    def __init__(self, cijfers: Cijfers) -> None:
        self._teksten: dict[tuple[int, str], str] = {}
        self._geschreven: dict[tuple[int, str], str] = {}
        self._jaar = cijfers.jaar
        self.bestanden: list[Path] = []
        meldingen: list[Melding] = []
        for jaartal in (cijfers.jaar - 1, cijfers.jaar):
            namen = {"cijfers": cijfers[jaartal], "jaar": jaartal, "loket": cijfers.register.inrichting}
            for bestand in sorted((cijfers.register.map / str(jaartal) / "verhaal").glob("*.md")):
                geschreven, fouten = lees_tekst(bestand)
                self._geschreven[jaartal, bestand.stem] = geschreven
                tekst, onbekend = vul_in(bestand, geschreven, namen)
                self._teksten[jaartal, bestand.stem] = tekst
                self.bestanden.append(bestand)
                meldingen += [*fouten, *onbekend]
        if meldingen:
            raise InvoerFout(meldingen)

    def __call__(self, sectie: str, jaar: int | None = None) -> Tekst:
        """Return the text of a section, or a sentence that says there is none.

        Parameters
        ----------
        sectie : str
            Name of the file without ``.md``.
        jaar : int, optional
            Year of the narrative; default the report's year.
        """
        jaartal = self._jaar if jaar is None else jaar
        return Tekst(self._teksten.get((jaartal, sectie), f"*Over {jaartal} is hier geen tekst geschreven.*"))

    def geschreven(self, jaar: int | None = None) -> dict[str, str]:
        """Return the sections as the author wrote them, with the paths of their numbers; default this year's."""
        jaartal = self._jaar if jaar is None else jaar
        return {sectie: tekst for (van, sectie), tekst in self._geschreven.items() if van == jaartal}

    def tekst(self, sectie: str) -> str:
        """Return a section of the report's year as plain text on one line; empty when there is none."""
        return " ".join(self._teksten.get((self._jaar, sectie), "").split())


def lees_tekst(bestand: Path, zonder: Callable[[str], str] = str) -> tuple[str, list[Melding]]:
    """Read a narrative text; return it and the problems. ``zonder`` takes away what is understood elsewhere."""
    try:
        tekst, meldingen = decodeer(bestand.read_bytes(), str(bestand))
    except OSError:
        return "", [Melding(str(bestand), "", "een leesbaar bestand", "geef leesrechten, of zet het bestand terug")]
    tekst = (tekst or "").replace("\r\n", "\n")
    regels = tekst.split("\n")
    half = [
        Melding(str(bestand), "", v, h, regel, regels[regel - 1].strip()) for regel, v, h in halfwerk(zonder(tekst))
    ]
    return tekst, meldingen + half


def vul_in(bestand: Path, tekst: str, namen: dict[str, Any], ervoor: int = 0) -> tuple[str, list[Melding]]:
    """Fill in every number of a text; return the text and the problems. ``ervoor`` lines of the file precede it."""
    meldingen: list[Melding] = []

    def vervang(treffer: re.Match[str]) -> str:
        waarde, fouten = waarde_van(bestand, tekst, treffer.start(), treffer[1], namen, ervoor)
        try:
            return "" if fouten else als_html(waarde)
        except LoketFout as fout:
            fouten = [_melding(bestand, tekst, treffer.start(), treffer[1], fout, ervoor)]
            return ""
        finally:
            meldingen.extend(fouten)

    return EVAL.sub(vervang, tekst), meldingen


def waarde_van(
    bestand: Path, tekst: str, plaats: int, pad: str, namen: dict[str, Any], ervoor: int = 0
) -> tuple[object, list[Melding]]:
    """Return to what a path in a text leads, and the problem when that is nowhere."""
    try:
        return volg_pad(pad, namen), []
    except (LoketFout, AttributeError) as fout:
        return None, [_melding(bestand, tekst, plaats, pad, fout, ervoor)]


def _melding(bestand: Path, tekst: str, plaats: int, pad: str, fout: Exception, ervoor: int) -> Melding:
    verwacht = "een pad naar een cijfer, zoals {eval}`cijfers.plaatsingen`"
    regel = ervoor + tekst.count("\n", 0, plaats) + 1
    return Melding(str(bestand), "", verwacht, f"verbeter de naam. {fout}", regel, pad)


def als_html(waarde: object) -> str:
    """Return a value as a narrative prints it: a figure with its link, a text or whole number as it is.

    Raises
    ------
    LoketFout
        When the value is anything else: no table or case belongs in a sentence.
    """
    if isinstance(waarde, Cijfer | Weergave):
        return waarde._repr_html_()
    if isinstance(waarde, str | int):
        return str(waarde)
    raise LoketFout("Dit is geen cijfer of tekst; maak het pad af tot een cijfer, zoals cijfers.plaatsingen.")


def volg_pad(uitdrukking: str, namen: dict[str, Any]) -> object:
    """Follow a path of names, attributes and literal keys; nothing is called.

    Raises
    ------
    LoketFout
        When the text is no such path or leads nowhere; the nearest names are given.
    """
    if len(uitdrukking) > _LANGSTE_PAD:
        raise LoketFout("Dit is geen pad: het is te lang.")
    try:
        with warnings.catch_warnings(action="ignore"):  # Python's own remarks on odd numbers are in English
            boom = ast.parse(uitdrukking.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise LoketFout("Dit is geen pad: gebruik alleen namen, punten en [sleutels].") from None
    return _volg(boom, namen)


def _volg(knoop: ast.expr, namen: dict[str, Any]) -> object:
    match knoop:
        case ast.Name(id=naam):
            if naam not in namen:
                raise LoketFout(f"De naam ‘{naam}’ bestaat niet.{lijkt_op(naam, [*namen, *DEFINITIES])}")
            return namen[naam]
        case ast.Attribute(value=voor, attr=naam):
            bron = _volg(voor, namen)
            toegestaan = _TOEGESTAAN.get(type(bron), ())
            if naam not in toegestaan:
                raise LoketFout(f"‘{naam}’ bestaat niet bij {ast.unparse(voor)}.{lijkt_op(naam, toegestaan)}")
            return getattr(bron, naam)
        case ast.Subscript(value=voor, slice=ast.Constant(value=sleutel)) if isinstance(sleutel, str | int):
            bron = _volg(voor, namen)
            if not isinstance(bron, Cijfers | Cijfer):
                raise LoketFout(f"{ast.unparse(voor)} kent geen [sleutels].")
            gekozen: object = bron[sleutel]  # type: ignore[index]  # each refuses a key of the wrong kind itself
            return gekozen
    raise LoketFout("Dit is geen pad: gebruik alleen namen, punten en [sleutels], geen berekeningen of aanroepen.")


def geen_gegevens(waarover: str) -> Tekst:
    """Say in the report that there is nothing to show."""
    return Tekst(f"*Er zijn geen gegevens over {waarover}.*")
