"""A slip in a cell, told in JupyterLab and in a build: in Dutch, with the line, and no page of traceback."""

from __future__ import annotations

import linecache
import os
import re
import sys
import traceback
import warnings
from pathlib import Path
from typing import Any

import numpy as np

import loket
from loket.basis.afspraken import PROJECT
from loket.basis.meldingen import MISLUKT, InvoerFout, LoketFout, lijkt_op, nabij
from loket.basis.pythonfouten import python_in_woorden, zonder_cijfers
from loket.cijfers.definities import DEFINITIES
from loket.tonen.aanroep import is_van_loket, zo_hoort_het

#: In the name of the file under which a kernel keeps the code of a cell.
_VAN_CEL = ("ipykernel_", "ipython-input")
#: A number written with a comma, when what stands between brackets is taken away.
_MET_KOMMA = re.compile(r"(?P<naam>[^\W\d]\w*)\s*=\s*(?P<heel>\d+),(?P<deel>\d+)")
_KOMMA, _TUSSEN_HAKEN = re.compile(r"\d,\d"), re.compile(r"[\[(][^\])]*[\])]")
#: What libraries warn of, in Dutch.
_WAARSCHUWINGEN = (
    (
        r"set_ticklabels\(\) should only be used",
        "de teksten langs deze as staan niet vast op hun plek. Zet eerst de plekken, zoals assen.set_xticks([0, 1]).",
    ),
    (
        r"set on a copy of a DataFrame",
        'dit verandert de tabel niet. Noem eerst de rij en dan de kolom, zoals frame.loc["Servatius", "aantal"] = 33.',
    ),
    (r"Mean of empty slice|invalid value encountered", "van niets is geen gemiddelde te nemen; dat geeft nan."),
    (r"divide by zero", "er wordt door nul gedeeld; dat geeft inf."),
)

#: What is often written behind a point, and how it is called there.
_ANDERS = {
    "sort": "sort_values",
    "titel": "set_title",
    "title": "set_title",
    "xlabel": "set_xlabel",
    "ylabel": "set_ylabel",
    "legenda": "legend",
    "day": "dt.day",
    "month": "dt.month",
    "year": "dt.year",
}
#: How a workbook begins.
_WERKBOEK = (b"PK", b"\xd0\xcf")


def vertel(fout: BaseException) -> str:
    """Say what went wrong in a cell, and in which of its lines."""
    if isinstance(fout, KeyboardInterrupt):
        return "De cel is gestopt."
    stappen = traceback.extract_tb(fout.__traceback__)
    in_cel = [stap for stap in stappen if _is_cel(stap)]
    regel, bron = (in_cel[-1].lineno, in_cel[-1].line) if in_cel else (0, "")
    if isinstance(fout, SyntaxError):
        regel, bron = fout.lineno, fout.text
    if in_cel and (twee := _twee_getallen(in_cel[-1])):
        regel, bron, zin = twee
        return f"{MISLUKT}{zin}\n  waar: regel {regel}: {bron}"
    dieper = bool(in_cel) and stappen[-1] is not in_cel[-1]
    eigen = isinstance(fout, LoketFout)
    zinnen = [str(fout) if eigen else f"{MISLUKT}{in_woorden(fout, in_bestand=dieper)}"]
    zinnen += [f"  waar: regel {regel}: {(bron or '').strip()}"] * bool(regel)
    in_project = [stap for stap in stappen if _is_van_project(Path(stap.filename))]
    if dieper and not eigen and in_project:
        zinnen.append(f"  binnen: {Path(in_project[-1].filename).name}, regel {in_project[-1].lineno}")
    return "\n".join(zinnen)


def _twee_getallen(stap: traceback.FrameSummary) -> tuple[int, str, str] | None:
    """Return the line that gave a name two numbers, ``grens = 2,5``, when the line that failed uses that name."""
    for nummer, regel in enumerate(linecache.getlines(stap.filename), 1):
        gevonden = _MET_KOMMA.fullmatch(regel.strip())
        if gevonden and nummer != stap.lineno and re.search(rf"\b{gevonden['naam']}\b", stap.line or ""):
            punt = f"{gevonden['naam']} = {gevonden['heel']}.{gevonden['deel']}"
            zin = f"‘{gevonden['naam']}’ heeft twee getallen gekregen. Een komma in een getal is hier een punt: {punt}."
            return nummer, regel.strip(), zin
    return None


def _is_cel(stap: traceback.FrameSummary) -> bool:
    return any(deel in stap.filename for deel in _VAN_CEL)


def _is_van_project(bestand: Path) -> bool:
    """Tell whether a file is of the project itself, and not of a package that it uses."""
    return bestand.is_relative_to(PROJECT) and not bestand.is_relative_to(sys.prefix)


def in_woorden(fout: BaseException, *, in_bestand: bool = False) -> str:
    """Say in Dutch what went wrong, with the names that look like the one that was not found."""
    if isinstance(fout, KeyError) and (rijen := _rijen_van_loc(fout)):
        return f"Een rij ‘{fout.args[0]}’ is er niet.{lijkt_op(str(fout.args[0]), rijen)}"
    if isinstance(fout, NameError) and fout.name in DEFINITIES:
        return zonder_cijfers(fout.name)
    if isinstance(fout, NameError) and (anders := _met_andere_letters(fout)):
        return f"De naam ‘{fout.name}’ is hier niet bekend. Bedoelt u: {anders}?"
    if isinstance(fout, ModuleNotFoundError) and fout.name in loket.__all__:
        return f"‘{fout.name}’ is geen pakket. Bedoelt u: from loket import {fout.name}?"
    if isinstance(fout, UnicodeDecodeError) and fout.object.startswith(_WERKBOEK):
        return "Dit bestand is een werkboek van Excel: lees het met pd.read_excel."
    hoort = zo_hoort_het(fout)
    if hoort and in_bestand and isinstance(fout, AttributeError | TypeError) and _in_loket(fout):
        return f"Wat er tussen de haakjes staat, past daar niet. {hoort}"
    wat = fout.msg if isinstance(fout, SyntaxError) else str(fout)  # not the name under which the cell is kept
    zin = f"{python_in_woorden(type(fout).__name__, wat, in_bestand=in_bestand)}{_nabij(fout)}"
    return f"{zin} {hoort}".rstrip()


def _in_loket(fout: BaseException) -> bool:
    """Tell whether it went wrong in Loket's own code, and not in what that called."""
    return is_van_loket([frame for frame, _ in traceback.walk_tb(fout.__traceback__)][-1])


def _met_andere_letters(fout: NameError) -> str:
    """Return the name in the notebook that is the same but for its capitals: ``cijfers`` of ``Cijfers``."""
    namen = [frame.f_globals for frame, _ in traceback.walk_tb(fout.__traceback__)][-1:]
    return next((n for n in (namen[0] if namen else ()) if n.casefold() == str(fout.name).casefold()), "")


def _rijen_van_loc(fout: BaseException) -> list[str]:
    """Return the names of the rows, when ``.loc`` was asked for a row."""
    lokaal = [frame.f_locals for frame, _ in traceback.walk_tb(fout.__traceback__)]
    van_loc = [namen for namen in lokaal if type(namen.get("self")).__name__ == "_LocIndexer" and "axis" in namen]
    return [*map(str, van_loc[-1]["self"].obj.index)] if van_loc and van_loc[-1]["axis"] == 0 else []


def _nabij(fout: BaseException) -> str:
    """Name what there is and looks like the name that was not found: of a column, a key, or what follows a point."""
    gezocht, namen = str(getattr(fout, "name", "")), list[str]()
    frames = [frame for frame, _ in traceback.walk_tb(fout.__traceback__)]
    if isinstance(fout, NameError) and frames:
        namen = nabij(gezocht, [naam for naam in frames[-1].f_globals if not naam.startswith("_") and len(naam) > 2])
    elif isinstance(fout, AttributeError):
        if anders := _heet_anders(gezocht, fout.obj):
            return f" Bedoelt u: {anders}?"
        namen = [naam for naam in dir(fout.obj) if not naam.startswith("_")]
    elif isinstance(fout, ModuleNotFoundError):
        from pkgutil import iter_modules

        voor, _, gezocht = gezocht.rpartition(".")
        pad = getattr(sys.modules.get(voor), "__path__", None)
        namen = nabij(gezocht, [module.name for module in iter_modules(pad)], 0.8)
    elif isinstance(fout, ImportError):
        module, gezocht = sys.modules.get(gezocht), "".join(re.findall(r"import name '(.+?)'", str(fout)))
        namen = nabij(gezocht, getattr(module, "__all__", dir(module)))
    elif isinstance(fout, KeyError):
        gezocht = "".join(re.findall(r"'(?:Columns? not found: )?(.+?)'", repr(fout))[:1])
        zelf = (getattr(ding := frame.f_locals.get("self"), "obj", ding) for frame in frames)
        tabel = next((t for t in zelf if type(t).__name__ in ("DataFrame", "Series")), None)
        namen = [] if tabel is None else [naam for naam in tabel.keys().tolist() if isinstance(naam, str)]
    elif isinstance(fout, ValueError) and "even lang" in python_in_woorden("ValueError", str(fout)):
        regels = [stap.line or "" for stap in traceback.extract_tb(fout.__traceback__) if _is_cel(stap)][-1:]
        if any(_KOMMA.search(_TUSSEN_HAKEN.sub("", regel)) for regel in regels):
            return " Een getal met een komma schrijft u hier met een punt, zoals 8.9."
    return lijkt_op(gezocht, namen)


def _heet_anders(naam: str, bron: object) -> str:
    """Return how something is called in Python that goes by another name; empty when nothing is known."""
    if isinstance(bron, np.ndarray) and bron.size and hasattr(bron.flat[0], naam):  # as of plt.subplots(2)
        return f"assen[{', '.join('0' * bron.ndim)}].{naam}"
    anders = _ANDERS.get(naam, "")
    return anders if hasattr(type(bron), anders.partition(".")[0]) else ""


def richt_in(shell: Any) -> None:
    """Let IPython tell errors so; with ``LOKET_TRACEBACK`` set, it shows all there is."""
    # numpy says so, in English and twice, when pandas draws a line with a gap; that there is a gap can be seen.
    warnings.filterwarnings("ignore", "Warning: converting a masked element to nan")
    for soort in (DeprecationWarning, FutureWarning):  # what a later version of a library will do: its makers' concern
        warnings.filterwarnings("ignore", category=soort)
    warnings.formatwarning = _waarschuw
    toon = shell._showtraceback

    def toon_kort(soort: type[BaseException], fout: Any, regels: list[str]) -> None:
        kort = isinstance(fout, BaseException) and not isinstance(fout, InvoerFout)  # that says where each problem is
        toon(soort, fout, [vertel(fout)] if kort and not os.environ.get("LOKET_TRACEBACK") else regels)

    shell._showtraceback = toon_kort


def _waarschuw(message: Warning | str, category: object, filename: str, lineno: int, line: str | None = None) -> str:
    """Put what a library warns of in one line; the names are Python's."""
    zinnen = (zin for patroon, zin in _WAARSCHUWINGEN if re.search(patroon, str(message)))
    return f"Let op, regel {lineno}: {next(zinnen, f'Python zegt: {message}')}\n"


def richt_zinnen_in(shell: Any) -> None:
    """Let what goes wrong in the number of a sentence be told in Dutch in JupyterLab; a build adds its place."""

    def vertel_kort() -> dict[str, object]:
        fout = sys.exc_info()[1]
        assert fout is not None  # IPython asks while it handles one
        wat = str(fout) if isinstance(fout, LoketFout) else in_woorden(fout)
        return {"status": "error", "traceback": [], "ename": "Let op", "evalue": wat}

    shell._user_obj_error = vertel_kort
