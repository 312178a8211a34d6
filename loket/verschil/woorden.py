"""The words that differ between two texts, so that a reader sees at once what was taken out and what was put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

#: A number with its points, comma and percent sign is one word, so that 87,7% → 86,3% reads as one change.
_DEEL = re.compile(r"\d(?:[\d.,]*\d)?%?|\w+(?:[-’'.]\w+)*|\s+|.", re.S)
#: Texts that share less than this part of their words are two texts, not one that was changed …
_GELIJK = 0.5
#: … unless one holds most of the other in stretches of some words, as when a sentence was added.
_STREKKING, _OMVAT = 3, 0.7


@dataclass(frozen=True)
class Stuk:
    """A stretch of text: the same in both versions, or what stood there and what stands there now."""

    oud: str
    nieuw: str

    @property
    def gelijk(self) -> bool:
        """Whether nothing changed here."""
        return self.oud == self.nieuw


def gelijkenis(oud: str, nieuw: str) -> float:
    """Return how much two texts have in common, from 0 to 1 in words; 0 when they are two different texts."""
    a, b = _woorden(oud), _woorden(nieuw)
    zoeker = SequenceMatcher(None, a, b, autojunk=False)
    samen = sum(deel.size for deel in zoeker.get_matching_blocks() if deel.size >= _STREKKING)
    omvat = samen / (min(len(a), len(b)) or 1)
    gelijk = zoeker.ratio()
    return max(gelijk, omvat / 2) if gelijk >= _GELIJK or omvat >= _OMVAT else 0.0


def vergelijk_woorden(oud: str, nieuw: str) -> tuple[Stuk, ...]:
    """Compare two texts word by word; a text that is new or gone, or has little in common, is one stretch."""
    if not oud or not nieuw or not gelijkenis(oud, nieuw):
        return (Stuk(oud, nieuw),)
    a, b = _DEEL.findall(oud), _DEEL.findall(nieuw)
    stappen = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return tuple(_voeg_samen([Stuk("".join(a[i:j]), "".join(b[k:m])) for _, i, j, k, m in stappen]))


def _voeg_samen(stukken: list[Stuk]) -> Iterator[Stuk]:
    """Join changes with hardly anything between them: a change of three words is read as one."""
    bezig = Stuk("", "")
    for plaats, stuk in enumerate(stukken):
        los = stuk.gelijk and not (0 < plaats < len(stukken) - 1 and _is_naad(stukken, plaats))
        if los:
            if not bezig.gelijk:
                yield bezig
            bezig = Stuk("", "")
            yield stuk
        else:
            bezig = Stuk(bezig.oud + stuk.oud, bezig.nieuw + stuk.nieuw)
    if not bezig.gelijk:
        yield bezig


def _is_naad(stukken: list[Stuk], plaats: int) -> bool:
    """Tell whether an unchanged stretch is a space, or one short word between longer changes."""
    tussen = len(_woorden(stukken[plaats].oud))
    buren = stukken[plaats - 1], stukken[plaats + 1]
    return not tussen or (tussen == 1 and all(max(map(len, (_woorden(b.oud), _woorden(b.nieuw)))) > 2 for b in buren))


def _woorden(tekst: str) -> list[str]:
    return [deel for deel in _DEEL.findall(tekst) if not deel.isspace()]


def als_html(stukken: tuple[Stuk, ...]) -> str:
    """Mark what changed for the eye, and say it to who listens."""
    return "".join(
        escape(stuk.nieuw)
        if stuk.gelijk
        else _merk("del", "verwijderd", stuk.oud) + _merk("ins", "toegevoegd", stuk.nieuw)
        for stuk in stukken
    )


def _merk(element: str, woord: str, tekst: str) -> str:
    """Put an element around a text, with its meaning as hidden text; spaces at its ends stay outside."""
    kern = tekst.strip()
    if not kern:
        return escape(tekst) if element == "ins" else ""
    voor, achter = tekst[: len(tekst) - len(tekst.lstrip())], tekst[len(tekst.rstrip()) :]
    stem = [f'<span class="stem">{teken}</span>' for teken in (f"[{woord}: ", "]")]
    return f"{voor}<{element}>{stem[0]}{escape(kern)}{stem[1]}</{element}>{achter}"
