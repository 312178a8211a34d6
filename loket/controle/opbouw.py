"""What the code of a notebook does, read from its syntax tree: what its names stand for, and what it calls.

Nothing is run. Names are those that the notebook itself gave, by an import or an assignment, so a variable may have any
name. Code that cannot be read says nothing: running it will tell what is wrong.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loket.controle.taal.rollen import Namen, VanJaar, lees_waarde


@dataclass(frozen=True)
class Aanroep:
    """One call: what is called as :mod:`loket` names it, and the arguments of which the value is known."""

    naam: str
    waarden: tuple[object, ...]
    benoemd: tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class Opbouw:
    """What a notebook's code does.

    Parameters
    ----------
    namen : Namen
        What its names stand for at its end.
    aanroepen : tuple of Aanroep
        What it calls, in order.
    teksten : frozenset of str
        Every text that stands in it.
    bijschriften : tuple of (int, int, str)
        What it says of its charts, tables and pictures: the number of the code cell, the line, and the text, in which
        a value stands as a role.
    """

    namen: Namen
    aanroepen: tuple[Aanroep, ...]
    teksten: frozenset[str]
    bijschriften: tuple[tuple[int, int, str], ...] = ()

    def roept_aan(self, naam: str) -> bool:
        """Tell whether this is called, such as ``verantwoording.begrippen``."""
        return any(aanroep.naam == naam for aanroep in self.aanroepen)

    def secties(self) -> set[str]:
        """Return the sections of the narrative that are shown."""
        return {sectie for sectie, _ in self.secties_van_jaar()}

    def secties_van_jaar(self) -> list[tuple[str, int]]:
        """Return the sections of the narrative that are shown, each with the year of which it is, in their order."""
        van_verhaal = (a for a in self.aanroepen if a.naam in ("Verhaal()", "Verhaal().tekst") and a.waarden)
        gevonden = (
            (str(a.waarden[0]), next((w for w in (*a.waarden[1:], dict(a.benoemd).get("jaar")) if w), self.namen.jaar))
            for a in van_verhaal
        )
        return [(sectie, jaar) for sectie, jaar in gevonden if isinstance(jaar, int)]


@dataclass(frozen=True)
class _Naam:
    """Something of :mod:`loket`: a module, function or class, or with ``()`` what a call of it gives."""

    naam: str


#: What is called with a caption or a description.
_MET_BIJSCHRIFT = ("afbeelding", "grafiek", "tabel")


class _Lezer:
    """Follows code from top to bottom."""

    def __init__(self, jaar: int, nameting_jaren: int) -> None:
        self.namen: dict[str, object] = {"jaar": jaar}
        self.jaar, self._nameting_jaren = jaar, nameting_jaren
        self.aanroepen: list[Aanroep] = []
        self.teksten: set[str] = set()
        self.bijschriften: list[tuple[int, int, str]] = []
        self._gegeven: dict[str, ast.expr] = {}

    def lees(self, nummer: int, code: str) -> None:
        """Read the code of one cell."""
        try:
            boom = ast.parse(code)
        except (SyntaxError, ValueError, RecursionError):
            return
        self.teksten |= {k.value for k in ast.walk(boom) if isinstance(k, ast.Constant) and isinstance(k.value, str)}
        for regel in boom.body:
            self._lees_regel(regel)
            if isinstance(regel, ast.Assign) and isinstance(doel := regel.targets[0], ast.Name):
                self._gegeven[doel.id] = regel.value
            for knoop in ast.walk(regel):
                if isinstance(knoop, ast.Call) and self._naam(knoop.func) in _MET_BIJSCHRIFT:
                    self.bijschriften += [(nummer, *deel) for deel in self._bijschriften(knoop)]

    def _bijschriften(self, aanroep: ast.Call) -> Iterator[tuple[int, str]]:
        """Yield line and text of what a chart or table says of itself, also when that got a name first."""
        for deel in (*aanroep.args, *(benoemd.value for benoemd in aanroep.keywords)):
            bron = self._gegeven.get(deel.id, deel) if isinstance(deel, ast.Name) else deel
            if tekst := _als_tekst(bron):
                yield bron.lineno, tekst

    def _lees_regel(self, regel: ast.stmt) -> None:
        self.aanroepen += [self._aanroep(knoop) for knoop in ast.walk(regel) if isinstance(knoop, ast.Call)]
        match regel:
            case ast.ImportFrom(module="loket", names=namen):
                self.namen |= {naam.asname or naam.name: _Naam(naam.name) for naam in namen}
            case ast.Assign(targets=[doel], value=waarde):
                self._bind(doel, self._waarde(waarde))
            case ast.AnnAssign(target=doel, value=ast.expr() as waarde):
                self._bind(doel, self._waarde(waarde))

    def _bind(self, doel: ast.expr, waarde: object) -> None:
        match doel:
            case ast.Name(id="jaar") if isinstance(waarde, int):
                pass  # the parameter: the report's own year is set over it
            case ast.Name(id=naam):
                self.namen[naam] = waarde
            case ast.Tuple(elts=delen) if isinstance(waarde, tuple) and len(waarde) == len(delen):
                for deel, eigen in zip(delen, waarde, strict=True):
                    self._bind(deel, eigen)

    def _waarde(self, knoop: ast.expr) -> object:
        match knoop:
            case ast.Tuple(elts=delen) | ast.List(elts=delen):
                return tuple(self._waarde(deel) for deel in delen)
            case ast.Call(func=functie, args=argumenten):
                eerste = self._waarde(argumenten[0]) if argumenten else None
                naam = self._naam(functie)
                if naam == "lees_cijfers":
                    jaartal = self._waarde(argumenten[1]) if len(argumenten) > 1 else None
                    return VanJaar(jaartal if isinstance(jaartal, int) else self.jaar)
                if naam == "cohortjaren" and isinstance(eerste, VanJaar):
                    return tuple(VanJaar(eerste.jaar - n) for n in range(self._nameting_jaren, 0, -1))
                return _Naam(f"{naam}()")
        return lees_waarde(knoop, self.namen)

    def _naam(self, knoop: ast.expr) -> str:
        match knoop:
            case ast.Name(id=naam):
                bekend = self.namen.get(naam)
                return bekend.naam if isinstance(bekend, _Naam) else naam
            case ast.Attribute(value=voor, attr=naam):
                return f"{self._naam(voor)}.{naam}"
            case ast.Call(func=functie):
                return f"{self._naam(functie)}()"
        return ""

    def _aanroep(self, knoop: ast.Call) -> Aanroep:
        benoemd = tuple((deel.arg, self._waarde(deel.value)) for deel in knoop.keywords if deel.arg)
        return Aanroep(self._naam(knoop.func), tuple(map(self._waarde, knoop.args)), benoemd)


def _als_tekst(knoop: ast.expr) -> str:
    """Return a text in code as it would stand in a cell; a name of one word, such as that of a place, is none."""
    match knoop:
        case ast.Constant(value=str(tekst)):
            return tekst if " " in tekst else ""
        case ast.JoinedStr(values=delen):
            return "".join(
                str(deel.value) if isinstance(deel, ast.Constant) else f"{{eval}}`{ast.unparse(deel.value)}`"
                for deel in delen
                if isinstance(deel, ast.Constant | ast.FormattedValue)
            )
    return ""


@lru_cache(maxsize=8)  # a report asks for it to find its texts, and again for its checks
def lees_opbouw(cellen: tuple[str, ...], jaar: int, nameting_jaren: int) -> Opbouw:
    """Read the code cells of a notebook that makes the report of ``jaar``."""
    lezer = _Lezer(jaar, nameting_jaren)
    for nummer, cel in enumerate(cellen):
        lezer.lees(nummer, cel)
    gebonden = {naam: waarde for naam, waarde in lezer.namen.items() if isinstance(waarde, VanJaar | tuple | int)}
    return Opbouw(
        Namen(jaar, tuple(gebonden.items())),
        tuple(lezer.aanroepen),
        frozenset(lezer.teksten),
        tuple(lezer.bijschriften),
    )
