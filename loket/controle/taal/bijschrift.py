"""Tests what code says of a chart, table or picture: as any text, and stricter, for code can fill everything in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loket.controle.taal.context import Bevinding, Context
from loket.controle.taal.getallen import getallen, is_grens, telt_iets_anders
from loket.controle.taal.jaartallen import JAAR
from loket.controle.taal.rollen import Namen
from loket.controle.taal.zinnen import Zin, zinnen

_ROL = re.compile(r"\{eval\}`(.+?)`")
#: In a text this can be a part of a telephone number.
_TUSSEN_HAKEN = re.compile(r"\((\d\d)\)")
#: What the advice to bind a typed number says; behind it stands how to leave a text as it is, which code cannot.
_KOPPEL = re.compile(r"koppel het: \{eval\}`(.+?)`\..*")


def toets_bijschrift(
    tekst: str, gevonden: list[Bevinding], context: Context, namen: Namen | None = None
) -> list[Bevinding]:
    """Return the findings about a caption: those of any text (``gevonden``), told for code, and what is typed in it."""
    anders = [replace(b, herstel=in_code(b.herstel)) for b in gevonden]
    regels = {(b.regel, b.plaats) for b in anders}
    for zin in zinnen(tekst, context, namen or Namen.gewoon(context.jaar)):
        anders += [b for b in (*_getypt(zin), *_zonder_dit_jaar(zin, context)) if (b.regel, b.plaats) not in regels]
    return anders


def _getypt(zin: Zin) -> Iterator[Bevinding]:
    """Find the numbers that are written in digits, whatever they count."""
    uitleg = "Dit getal is getypt. Het verandert niet mee als het register verandert."
    herstel = 'laat de code het invullen: zet een f voor de tekst, en erin waar het vandaan komt: f"… {…} …"'
    for getal in getallen(_TUSSEN_HAKEN.sub(r" \1 ", zin.tekst)):
        in_cijfers = zin.tekst[getal.begin].isdigit()
        if in_cijfers and not is_grens(getal, zin.tekst) and not telt_iets_anders(getal, zin.tekst):
            fragment = zin.toon(getal.begin, getal.einde)
            yield Bevinding("getypt-getal", zin.regel(getal.begin), fragment, uitleg, herstel)


def _zonder_dit_jaar(zin: Zin, context: Context) -> Iterator[Bevinding]:
    """Find a typed year where the year of the report is not: next year it is older still."""
    jaren = list(JAAR.finditer(zin.tekst))
    gekoppeld = any(rol.jaartal or rol.naam for rol in zin.rollen.values())
    if jaren and not gekoppeld and context.jaar not in {int(jaar[0]) for jaar in jaren}:
        uitleg = f"Dit jaartal is getypt, en het verslag gaat over {context.jaar}."
        herstel = "schrijf {jaar}, of {jaar - 1} voor het jaar ervoor, en zet een f voor de tekst"
        yield Bevinding("verkeerd-jaar", zin.regel(jaren[0].start()), jaren[0][0], uitleg, herstel)


def in_code(herstel: str) -> str:
    """Say in which way code does what a text does with a role."""
    if koppel := _KOPPEL.search(herstel):
        pad = koppel[1].replace('"', "'")  # a text between double quotes cannot hold them
        return f'{herstel[: koppel.start()]}zet een f voor de tekst, en erin {{{pad}}}: f"… {{{pad}}} …".'
    anders = _ROL.sub(lambda rol: "{" + rol[1].replace('"', "'") + "}", herstel)
    return anders if anders == herstel else f"{anders}; zet een f voor de tekst"
