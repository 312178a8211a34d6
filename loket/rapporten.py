"""Which reports there are: the notebooks of ``notebooks/``, each with what it says of itself.

A notebook ``NAME.ipynb`` is the report NAME. Its cell tagged ``parameters`` says what it needs, with types
(``kwartaal: int = 4``); its metadata ``loket`` says its title, who reads it and
whether it is for the desk alone.
"""

from __future__ import annotations

import ast
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import Any

from loket.basis.afspraken import CONCEPT, INTERN, OPENBAAR, PARTNER, PUBLIEKEN, STATUSSEN
from loket.basis.meldingen import LoketFout, geen_notebook, lijkt_op, oorzaak
from loket.basis.periode import peildag

NOTEBOOKS = Path("notebooks")
#: The report that is made when none is named. Its figures are called ``cijfers``, those of any other carry its name.
JAARVERSLAG = "jaarverslag"
#: The parameters that say about what part of the year or the desk a report is, and how its files say so.
ONDERWERP = {"kwartaal": "-k{}", "partner": "-{}"}
#: What every report takes, also one that has no use for it.
_ALTIJD = ("loket", "jaar", "peildatum", "status")
_IN_MAKE = {"kwartaal": "QUARTER", "partner": "PARTNER"}

#: How the files of a report end that is not for the desk itself.
_ACHTER = tuple(f"-{publiek}" for publiek in PUBLIEKEN if publiek != INTERN)
_TYPEN = {"int": "een geheel getal", "float": "een getal", "str": "een tekst", "bool": "True of False"}
_WOORD = re.compile(r"\w+")
_PAST: dict[str, Any] = {"int": int, "float": (int, float), "str": str, "bool": bool}


@dataclass(frozen=True)
class Parameter:
    """One parameter of a notebook: its name, the name of its type, and its value when nobody sets it."""

    naam: str
    type: str
    standaard: object

    def lees(self, waarde: object) -> object:
        """Return a value as this parameter's type.

        Raises
        ------
        LoketFout
            When it is none.
        """
        tekst = str(waarde).strip()
        try:
            if self.type == "bool":
                return {"true": True, "false": False}[tekst.lower()]
            gelezen = {"int": int, "float": float}.get(self.type, str)(tekst)
        except (ValueError, KeyError):
            raise self._weiger(waarde, f"{_TYPEN[self.type]}, zoals {self.standaard!r}") from None
        if self.naam == "kwartaal" and gelezen not in (1, 2, 3, 4, self.standaard):
            raise self._weiger(waarde, "1, 2, 3 of 4")
        return gelezen

    def _weiger(self, waarde: object, verwacht: str) -> LoketFout:
        in_make = f" ({_IN_MAKE[self.naam]})" if self.naam in _IN_MAKE else ""
        return LoketFout(f"De parameter ‘{self.naam}’{in_make} kan niet ‘{waarde}’ zijn.\n  verwacht: {verwacht}")


@dataclass(frozen=True)
class Rapport:
    """A report: its notebook and what that says of itself.

    Parameters
    ----------
    notebook : Path
        The notebook; its name is the report's.
    parameters : dict of str to Parameter
        What can be set, in the order of the notebook.
    titel : str
        What it is called in a list of reports.
    voor : str
        For whom it is made, in Dutch; empty when the notebook does not say.
    alleen_intern : bool
        Whether it is about single cases, and so has no version for others than the desk.
    ongebruikt : tuple of str
        Parameters that none of its cells asks for: what is given would change the report's name at most.
    """

    notebook: Path
    parameters: dict[str, Parameter]
    titel: str = ""
    voor: str = ""
    alleen_intern: bool = False
    ongebruikt: tuple[str, ...] = ()

    @property
    def naam(self) -> str:
        """The report's name, as ``REPORT=`` takes it."""
        return self.notebook.stem

    @property
    def publieken(self) -> tuple[str, ...]:
        """For whom there is a version: for a partner when it is about one."""
        anderen = (*(PARTNER,) * ("partner" in self.parameters), OPENBAAR)
        return (INTERN, *(() if self.alleen_intern else anderen))

    def controleer_publiek(self, publiek: str) -> str:
        """Return for whom it is to be made.

        Raises
        ------
        LoketFout
            When there is no version for those.
        """
        if publiek in self.publieken:
            return publiek
        wat, anders = ("gaat niet over één partner", "kies REPORT=partner met PARTNER=…, of PUBLIEK=openbaar")
        if self.alleen_intern:
            wat, anders = "is er alleen voor het loket zelf: het gaat over losse trajecten", "kies een ander rapport"
        raise LoketFout(f"Het rapport {self.naam} {wat}.\n  wat te doen: {anders}, of laat PUBLIEK={publiek} weg")

    def kies(self, gegeven: Mapping[str, object]) -> dict[str, Any]:
        """Return parameters that were given as values of the right type.

        Raises
        ------
        LoketFout
            When the notebook has no parameter of that name or does nothing with it, or a value is not of its type.
        """
        gekozen: dict[str, Any] = {}
        if gegeven and not self.parameters:
            raise LoketFout(
                f"In het notebook {self.notebook} ontbreekt de cel met parameters: de eerste cel met code, met jaar en"
                " loket erin.\n  wat te doen: kopieer die cel uit een ander notebook en zet haar bovenaan, of haal"
                " het notebook terug uit git"
            )
        for naam, waarde in gegeven.items():
            if naam not in self.parameters:
                raise LoketFout(
                    f"Het notebook {self.notebook} kent geen parameter ‘{naam}’, die ‘{waarde}’ zou moeten zijn."
                    + (_waar_wel(naam) if naam in ONDERWERP else f"{lijkt_op(naam, self.parameters)}\n{_VOEG_TOE}")
                )
            gekozen[naam] = self.parameters[naam].lees(waarde)
            if naam in self.ongebruikt and naam not in _ALTIJD:
                mee = "geef haar mee, met lees_cijfers(loket, jaar, peildatum, kwartaal=kwartaal)"
                anders = "gebruik haar in een cel, of haal de regel uit de cel met parameters"
                raise LoketFout(
                    f"Het notebook {self.notebook} doet niets met de parameter ‘{naam}’.\n"
                    f"  wat te doen: {mee if naam == 'kwartaal' else anders}"
                )
        return gekozen


#: What to do about a parameter that a notebook lacks.
_VOEG_TOE = "  wat te doen: verbeter de naam, of voeg de parameter toe aan de cel met de tag ‘parameters’"
#: A notebook counts what its cells ask for: that parameter alone would only change the name of its files.
_HALF_JAAR = "\n  een half jaar: REPORT=kwartaalcijfers QUARTER=2 toont naast het kwartaal het jaar tot en met 30 juni"


def _waar_wel(parameter: str) -> str:
    """Name the reports that are about a quarter or a partner, for the tail of a message."""
    wel = " of ".join(f"REPORT={rapport.naam}" for rapport in rapporten() if parameter in rapport.parameters)
    ander = f", of kies een rapport dat het wel vraagt: {wel}" if wel else ""
    return f"\n  wat te doen: laat {_IN_MAKE[parameter]} weg{ander}" + _HALF_JAAR * (parameter == "kwartaal")


def bestandsnaam(notebook: Path, parameters: Mapping[str, object], publiek: str = INTERN) -> str:
    """Return how a report's files are called: after the notebook, what it is about, and who may see it."""
    over = (vorm.format(kort(str(parameters[naam]))) for naam, vorm in ONDERWERP.items() if parameters.get(naam))
    return notebook.stem + "".join(over) + f"-{publiek}" * (publiek != INTERN)


def parameters_voor(rapport: Rapport, loket: str, jaar: int, status: str, **gegeven: object) -> dict[str, Any]:
    """Return the parameters with which a report is made: what was given, and what it is about by itself.

    A concept is what a notebook makes when nobody says more, so that is not said.

    Raises
    ------
    LoketFout
        When the notebook has no such parameter, or a value is not of its type, no day or no status.
    """
    toets_status(status)
    if peildatum := str(gegeven.get("peildatum") or ""):
        peildag(peildatum, jaar)
    bekend = rapport.parameters
    gekozen: dict[str, object] = {"loket": loket, "jaar": jaar}
    gekozen |= {naam: parameter.standaard for naam, parameter in bekend.items() if naam in ONDERWERP}
    zonder = bekend["status"].standaard if "status" in bekend else CONCEPT
    gekozen |= {"status": status} if (status, zonder) != (CONCEPT, CONCEPT) else {}
    return rapport.kies(gekozen | gegeven)


def toets_status(status: str) -> None:
    """Refuse a status that does not exist.

    Raises
    ------
    LoketFout
        When it does not.
    """
    if status not in STATUSSEN:
        raise LoketFout(f"De status ‘{status}’ bestaat niet.{lijkt_op(status, STATUSSEN)}")


def kort(naam: str) -> str:
    """Return a name as part of a file's name: ascii letters and digits, with hyphens between."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", kaal).strip("-")


def onderwerp_voor_make(parameters: Mapping[str, object]) -> str:
    """Return what a command of make needs behind it to be about the same quarter or partner."""
    gekozen = {naam: str(parameters[naam]) for naam in ONDERWERP if parameters.get(naam)}
    return "".join(f" {_IN_MAKE[naam]}={quote(waarde)}" for naam, waarde in gekozen.items())


def cijfernaam(naam: str) -> str:
    """Return how the files with its figures are called: only those of the annual report are just ``cijfers``."""
    voor, *publiek = naam.rpartition("-") if naam.endswith(_ACHTER) else (naam, "", "")
    return "".join(("cijfers" if voor == JAARVERSLAG else voor, *publiek))


def rapporten(folder: Path = NOTEBOOKS) -> list[Rapport]:
    """Return every report, the annual report first; a notebook that is not whole is left out."""
    gevonden = []
    for pad in sorted(folder.glob("*.ipynb"), key=lambda pad: (pad.stem != JAARVERSLAG, pad.stem)):
        try:
            gevonden.append(lees_rapport(pad))
        except LoketFout:  # told when that report is made; the others can still be
            continue
    return gevonden


def zoek_rapport(naam: str, folder: Path = NOTEBOOKS) -> Rapport:
    """Return the report of this name.

    Raises
    ------
    LoketFout
        When there is none; the nearest names are given.
    """
    pad = folder / f"{naam}.ipynb"
    if "/" in naam or not pad.is_file():
        bekend = [pad.stem for pad in folder.glob("*.ipynb")]
        half = _HALF_JAAR if "half" in naam.casefold() else ""
        raise LoketFout(
            f"Er is geen rapport ‘{naam}’: {pad} bestaat niet.{lijkt_op(naam, bekend)}\n"
            f"  wat te doen: verbeter de naam, of zet het notebook in {folder}/{half}"
        )
    return lees_rapport(pad)


def lees_rapport(notebook: Path) -> Rapport:
    """Read what a notebook says of itself, without running it.

    Raises
    ------
    LoketFout
        When it is no notebook, or its parameters cannot be read.
    """
    try:
        inhoud = notebook.read_text("utf-8")
    except OSError as fout:
        waarom = oorzaak(fout, "leesrechten")
        raise LoketFout(
            f"{notebook} kan niet worden gelezen: {waarom}.\n  wat te doen: verbeter de naam, of geef leesrechten"
        ) from None
    except UnicodeError:
        raise geen_notebook(notebook) from None
    try:
        nb = json.loads(inhoud)
        eigen = nb["metadata"].get("loket", {})
        cellen = ["".join(cel["source"]) for cel in nb["cells"] if "parameters" in cel["metadata"].get("tags", [])]
        anders = [cel for cel in nb["cells"] if "parameters" not in cel["metadata"].get("tags", [])]
        code, tekst = (
            ["".join(c["source"]) for c in anders if c["cell_type"] == soort] for soort in ("code", "markdown")
        )
        titel, voor = str(eigen.get("titel", notebook.stem)), str(eigen.get("voor", ""))
        alleen_intern = bool(eigen.get("alleen_intern", False))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise geen_notebook(notebook) from None
    parameters = lees_parameters("\n".join(cellen), notebook)
    in_code, in_tekst = {naam for bron in code for naam in _namen(bron)}, set(_WOORD.findall("\n".join(tekst)))
    ongebruikt = (n for n in parameters if n not in in_code and (n in ONDERWERP or n not in in_tekst))
    return Rapport(notebook, parameters, titel, voor, alleen_intern, tuple(ongebruikt))


def _namen(bron: str) -> set[str]:
    """Return the names that a cell with code asks for; of what is no Python, all its words."""
    try:
        return {knoop.id for knoop in ast.walk(ast.parse(bron)) if isinstance(knoop, ast.Name)}
    except SyntaxError:
        return set(_WOORD.findall(bron))


def lees_parameters(bron: str, notebook: Path) -> dict[str, Parameter]:
    """Read the parameters cell: one ``name: type = value`` a line; without a type, that of the value.

    Raises
    ------
    LoketFout
        When a line is something else.
    """
    try:
        regels = ast.parse(bron).body
    except SyntaxError as fout:
        herstel = "deze regel is niet te lezen: kijk of er een aanhalingsteken of haakje ontbreekt"
        raise _geen_parameter(notebook, fout.lineno or 1, bron, herstel) from None
    gevonden = {}
    for regel in regels:
        match regel:
            case ast.AnnAssign(target=ast.Name(id=naam), annotation=ast.Name(id=soort), value=ast.expr() as waarde):
                pass
            case ast.Assign(targets=[ast.Name(id=naam)], value=waarde):
                soort = ""
            case _:
                raise _geen_parameter(notebook, regel.lineno, bron)
        try:
            standaard = ast.literal_eval(waarde)
        except ValueError:
            raise _geen_parameter(notebook, regel.lineno, bron) from None
        soort = soort or type(standaard).__name__
        if isinstance(standaard, tuple):  # 9,5
            raise _geen_parameter(notebook, regel.lineno, bron, "schrijf in een getal een punt, zoals 9.5")
        if soort not in _TYPEN:
            raise _geen_parameter(notebook, regel.lineno, bron)
        if not isinstance(standaard, _PAST[soort]) or (type(standaard) is bool) != (soort == "bool"):
            raise _geen_parameter(notebook, regel.lineno, bron, f"zet achter = {_TYPEN[soort]}, of verander het type")
        gevonden[naam] = Parameter(naam, soort, standaard)
    return gevonden


def _geen_parameter(
    notebook: Path,
    regel: int,
    bron: str,
    herstel: str = "zet in deze cel alleen parameters, en rekenwerk in een cel eronder",
) -> LoketFout:
    wat = bron.splitlines()[regel - 1].strip()
    waarde = wat.partition("=")[2].partition("#")[0].strip()
    if "=" in wat and not waarde:
        herstel = "zet een waarde achter ="
    elif waarde.isidentifier():
        herstel = f'zet aanhalingstekens om een tekst: "{waarde}"'
    return LoketFout(
        f"{notebook}, cel met de tag ‘parameters’, regel {regel}: ‘{wat}’\n"
        f"  verwacht: naam: type = waarde, met een van de typen {', '.join(_TYPEN)}\n"
        f"  wat te doen: {herstel}"
    )


def main() -> None:
    """Print the reports for ``make help``."""
    for rapport in rapporten():
        eigen = [naam for naam in rapport.parameters if naam not in _ALTIJD]
        extra = f"  ({', '.join(eigen)})" if eigen else ""
        print(f"  REPORT={rapport.naam:<20} {rapport.titel}{extra}")


if __name__ == "__main__":
    main()
