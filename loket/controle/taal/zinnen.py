"""Cuts a Markdown text into sentences that know their line, their kind and the figures bound in them.

A role becomes one private character in the sentence; quoted text and code are blanked, so that no rule sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from loket.basis.afspraken import EVAL
from loket.basis.alineas import HERZIEN, OPMERKING, OPSOMMING, VAST, blokken
from loket.controle.taal.context import Context
from loket.controle.taal.rollen import Namen, Rol, lees_rol

#: A bound number in a sentence.
ROL = "[\ue000-\uf8ff]"

#: Code and addresses.
_CODE = re.compile(r"`[^`]*`|\S+@\S+\w|\b(?:https?://|www\.)\S+\w|\b[\w-]+\.(?:nl|com|org|eu|be)\b(?:/\S*\w)?")
_CITAAT = re.compile(r"(?<!\w)‘[^’]*’|[“„][^”“]*[”“]|(?<!\w)\"[^\"]*\"")
_AFKORTING = r"(?<!\b[A-Z]\.)(?<!\bbv\.)(?<!\boa\.)(?<!\bo\.a\.)(?<!\bnr\.)(?<!\bart\.)(?<!\bca\.)"
_EINDE = re.compile(rf"(?<=[.!?]){_AFKORTING}\s+(?=[A-ZÀ-Ý0-9“‘„\"{ROL[1:-1]}])")
#: A list item that goes on about what the one above it counts.
_GAAT_DOOR = re.compile(r"^\W*(?:waarvan|van (?:wie|hen|deze|die)|daarvan|hiervan|daaruit|hieruit)\b", re.IGNORECASE)
#: A line of so many words can be a label.
_KORT = 10


@dataclass(frozen=True)
class Zin:
    """A sentence, heading or table row.

    Parameters
    ----------
    tekst : str
        The words, without Markdown; each role is one character.
    plaats : int
        Line on which it begins.
    soort : str
        ``kop``, ``tabel``, ``lijst`` or ``alinea``.
    duiding : bool
        Whether it stands in a quotation block that begins with **Duiding**.
    rollen : dict of str to Rol
        The roles in it, by their character.
    eerder, eronder : tuple of Rol
        The roles of the sentence before it; for a heading, those up to the next one.
    blok, vorige : str
        The paragraph or list item it stands in, and the sentence before it there.
    aanhef : str
        What stands above it: the heading, the head of its table, or the line that introduces its list.
    """

    tekst: str
    plaats: int
    soort: str = "alinea"
    duiding: bool = False
    rollen: dict[str, Rol] = field(default_factory=dict)
    eerder: tuple[Rol, ...] = ()
    eronder: tuple[Rol, ...] = ()
    blok: str = ""
    vorige: str = ""
    aanhef: str = ""

    @property
    def cijferrollen(self) -> tuple[Rol, ...]:
        """The roles that lead to a figure."""
        return tuple(rol for rol in self.rollen.values() if rol.naam)

    @property
    def is_opschrift(self) -> bool:
        """Whether it is a heading, or a short line without a full stop that stands above something."""
        kort = self.soort == "alinea" and self.tekst == self.blok and len(self.tekst.split()) <= _KORT
        return self.soort == "kop" or (kort and not self.cijferrollen and self.tekst.rstrip()[-1:].isalnum())

    def regel(self, positie: int) -> int:
        """Return the line of a position in the sentence."""
        return self.plaats + self.tekst.count("\n", 0, positie)

    def toon(self, begin: int, einde: int) -> str:
        """Return a part of the sentence as the author wrote it, on one line."""
        deel = "".join(f"{{eval}}`{self.rollen[t].pad}`" if t in self.rollen else t for t in self.tekst[begin:einde])
        return " ".join(deel.split())


def zinnen(tekst: str, context: Context, namen: Namen | None = None) -> list[Zin]:
    """Cut a text into sentences; ``namen`` are by default those of a narrative.

    What is marked as fixed is left out, and so is what still has to be rewritten: all of that may be wrong.
    """
    namen = namen or Namen.gewoon(context.jaar)
    rollen: dict[str, Rol] = {}

    def vervang(treffer: re.Match[str]) -> str:
        teken = chr(0xE000 + len(rollen))
        rollen[teken] = lees_rol(treffer[1], namen)
        return teken

    gevonden: list[Zin] = []
    kop, intro = "", ""
    for regel, soort, ruw in blokken(EVAL.sub(vervang, tekst)):
        if VAST.search(ruw) or HERZIEN.search(ruw) or any(feit in ruw for feit in context.feiten):
            continue
        # A condition may stand above the quotation.
        duiding = OPMERKING.sub("", ruw).lstrip().startswith(">") and "**Duiding" in ruw
        schoon = _schoon(ruw)
        kop = schoon if soort == "kop" else kop
        intro = schoon if soort in ("alinea", "kop") or (soort == "tabel" and intro[:1] != "|") else intro
        aanhef = f"{kop} {intro if soort in ('lijst', 'tabel') else ''}".strip()
        boven = gevonden[-1:] if soort == "lijst" and _GAAT_DOOR.match(schoon) else []
        eerder, vorige = (boven[0].cijferrollen, boven[0].tekst) if boven else ((), "")
        for stuk, verder in _knip(schoon, soort):
            eigen = {teken: rollen[teken] for teken in stuk if teken in rollen}
            gevonden.append(Zin(stuk, regel + verder, soort, duiding, eigen, eerder, (), schoon, vorige, aanhef))
            eerder, vorige = gevonden[-1].cijferrollen, stuk
    return [_met_eronder(zin, gevonden[i + 1 :]) for i, zin in enumerate(gevonden)]


def _met_eronder(zin: Zin, verder: list[Zin]) -> Zin:
    if not zin.is_opschrift:
        return zin
    eronder: list[Rol] = []
    for ander in verder:
        if ander.is_opschrift:
            break
        eronder += ander.cijferrollen
    return replace(zin, eronder=tuple(eronder))


def _schoon(ruw: str) -> str:
    """Remove Markdown, comments, code and quotations; keep every line break, so that lines can be counted."""
    for weg in (OPMERKING, _CODE, _CITAAT):
        ruw = weg.sub(lambda t: "…" + "\n" * t[0].count("\n"), ruw)
    regels = [re.sub(r"^\s*(>\s?)+", "", regel) for regel in ruw.split("\n")]
    regels = [re.sub(r"^#+\s*", "", OPSOMMING.sub("", regel)) for regel in regels]
    return re.sub(r"\*+|(?<!\w)_|_(?!\w)|<[^>\n]+>", "", "\n".join(regels))


def _knip(tekst: str, soort: str) -> Iterator[tuple[str, int]]:
    """Yield each sentence of a block, with the number of lines before it."""
    begin = 0
    grenzen = [] if soort in ("kop", "tabel") else [(t.start(), t.end()) for t in _EINDE.finditer(tekst)]
    for einde, volgend in [*grenzen, (len(tekst), len(tekst))]:
        if tekst[begin:einde].strip(" …\n"):
            yield tekst[begin:einde], tekst.count("\n", 0, begin)
        begin = volgend
