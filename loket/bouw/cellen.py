"""The cells of a notebook: how it is read, where a cell stands, and what is wrong with one."""

from __future__ import annotations

import ast
import re
from ast import literal_eval
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from loket.basis import opmaak
from loket.basis.afspraken import EVAL, KERNEL, MIME_GEVALLEN, kop_in
from loket.basis.meldingen import LoketFout, Melding, geen_notebook
from loket.tonen.halfwerk import bezwaar_tegen, halfwerk_in_cel
from loket.tonen.weglaten import onthouden_in, zonder_zinnen

#: Characters: some sixty pages. A longer text would be read and set for minutes without a word.
_LANGSTE_CEL = 200_000
#: A number below nought, and what a sentence may say behind a change: a change has a sign or a word, not both.
_ONDER_NUL = re.compile(r"[-−]\d")
_MEER_OF_MINDER = re.compile(r"\s*(?:\w+\s+)?(meer|minder|hoger|lager|langer|korter|vaker)\b", re.IGNORECASE)
#: What makes a number one of people: the word behind it, perhaps with one between or as a part of them.
_VAN_MENSEN = re.compile(rf"\s+(?:van (?:de|deze|alle) |\w+ )?{opmaak.MENSEN}\b", re.IGNORECASE)


def lees_notebook(notebook: Path) -> NotebookNode:
    """Read a notebook that is to be run.

    Raises
    ------
    LoketFout
        When it is none, or one in another language.
    """
    try:
        nb = nbformat.read(notebook, as_version=4)
    except (OSError, UnicodeError) as fout:
        raise LoketFout(f"Het notebook {notebook} kan niet worden gelezen ({fout}).") from None
    except (nbformat.ValidationError, ValueError, LookupError, TypeError, AttributeError):
        raise geen_notebook(notebook) from None
    taal = {**nb.metadata.get("language_info", {}), **nb.metadata.get("kernelspec", {})}
    if (in_taal := str(taal.get("language") or taal.get("name") or "python")).lower()[:6] != "python":
        raise LoketFout(
            f"{notebook} is geschreven in {in_taal}.\n  verwacht: een notebook in Python\n"
            "  wat te doen: kies in JupyterLab de kern Python 3 en bewaar het"
        )
    # What another editor calls the kernel, or forgets to, is no matter: a build always brings its own.
    nb.metadata["kernelspec"], nb.metadata["language_info"] = nbformat.from_dict([dict(KERNEL), {"name": "python"}])
    return nb


def kop_van(nb: NotebookNode, cell: NotebookNode) -> str:
    """Return the heading under which a cell stands, to tell the analyst where to look."""
    tot = next(nummer for nummer, kandidaat in enumerate(nb.cells, 1) if kandidaat is cell)
    return next(filter(None, map(kop_in, reversed(nb.cells[:tot]))), "het begin van het notebook")


def bezwaar(data: dict[str, Any], verder: str = "") -> str:
    """Return why what an expression gives (MIME data) does not belong in a sentence; empty when it does.

    ``verder`` is how the sentence goes on.
    """
    if MIME_GEVALLEN in data or "<table" in data.get("text/html", ""):
        return "Losse gevallen en tabellen horen niet in een zin."
    if opmaak.MERK_ONBEKEND in data.get("text/html", ""):
        return opmaak.ZONDER_WAARDE
    if "text/html" not in data and not _is_woord(data.get("text/plain", "")):
        return "In een zin hoort een cijfer, een tekst of een getal."
    if opmaak.MERK_KLEIN in data.get("text/html", "") and (mensen := _VAN_MENSEN.match(verder)):
        return (
            f"In een versie voor anderen staat hier een klein aantal van uzelf: {data['text/plain']}{mensen[0]}. Loket"
            " rondt alleen zijn eigen cijfers af. Gebruik een cijfer van Loket, of laat de zin weg."
        )
    erna = _MEER_OF_MINDER.match(verder)
    if erna and _ONDER_NUL.match(getal := data.get("text/plain", "").strip("'")):
        return (
            f"Dit is {getal}, en erachter staat ‘{erna[1]}’. Een verandering schrijft u met .verschil, zoals"
            " cijfers.plaatsingen.verschil: die zegt zelf of het meer of minder is."
        )
    return ""


def na_rol(bron: str, uitdrukking: str) -> str:
    """Return how the text of a cell goes on behind a role."""
    return next((bron[rol.end() :] for rol in EVAL.finditer(bron) if rol[1] == uitdrukking), "")


def rolmelding(plaats: str, bron: str, uitdrukking: str, uitleg: str) -> Melding:
    """Tell what is wrong with a role or condition in the cell ``bron`` at ``plaats``."""
    regel = next((n for n, r in enumerate(bron.split("\n"), 1) if f"`{uitdrukking}`" in r), 1)
    if uitleg == opmaak.ZONDER_WAARDE:
        return Melding(plaats, "", "een cijfer met een waarde", uitleg, regel, uitdrukking)
    verwacht = "een naam of pad dat bestaat, zoals {eval}`cijfers.plaatsingen`"
    herstel = f"verbeter de naam. {uitleg}" if "bestaat" in uitleg else uitleg
    return Melding(plaats, "", verwacht, herstel, regel, uitdrukking)


def half_in(cel: NotebookNode, bron: str, plaats: str) -> Iterator[Melding]:
    """Tell what is half in a Markdown cell of which the condition was understood; ``bron`` is what the analyst sees."""
    weg = bron.count("\n") - cel.source.count("\n")
    for regel, verwacht, herstel in halfwerk_in_cel(cel.source):
        waarde = cel.source.split("\n")[regel - 1].strip()
        yield Melding(plaats, "", verwacht, herstel, regel + weg, waarde)


def kies(voorwaarde: re.Match[str], geldt: bool | str) -> str:
    """Return what is left of a Markdown cell: the text after its condition, or what is to be said otherwise."""
    if geldt is True:
        return voorwaarde.string[voorwaarde.end() :]
    return (geldt or voorwaarde["anders"]) if voorwaarde["anders"] else ""


def voorwaardemelding(plaats: str, bron: str, voorwaarde: str) -> Melding | None:
    """Tell what is wrong in how the condition of the cell ``bron`` at ``plaats`` was written."""
    if not (bezwaar := bezwaar_tegen(voorwaarde)):
        return None
    verwacht = "een voorwaarde, zoals <!-- als: cijfers.klachten > 1 and cijfers.intakes -->"
    return Melding(plaats, "", verwacht, bezwaar, 1, bron.split("\n")[0])


def verborgen_in(bron: str, getoond: str) -> list[str]:
    """Return the roles that the condition of a cell hides now: a slip in their names is told before they are shown."""
    te_zien = EVAL.findall(getoond)
    return [rol for rol in dict.fromkeys(EVAL.findall(bron)) if rol not in te_zien]


def vul_in(cel: NotebookNode, resultaten: list[dict[str, Any]]) -> None:
    """Give a Markdown cell the results of its roles, and tell otherwise what a withheld figure leaves unsaid."""
    html = {r["expression"]: str(r["result"].get("data", {}).get("text/html", "")) for r in resultaten}
    cel.source = zonder_zinnen(cel.source, lambda rol: onthouden_in(html.get(rol, "")))
    over = set(EVAL.findall(cel.source))
    for data in (r["result"].get("data", {}) for r in resultaten):
        if "text/html" in data:  # for the check alone
            data["text/html"] = data["text/html"].replace(f" {opmaak.MERK_KLEIN}", "")
    cel.metadata["user_expressions"] = [r for r in resultaten if r["expression"] in over]


def geweigerd(cel: NotebookNode, plaats: str) -> Melding | None:
    """Refuse a cell that would be read and set for minutes, and one of another kind than it is meant to be."""
    bron = cel.source.strip()
    if (lengte := len(cel.source)) > _LANGSTE_CEL:
        verwacht = f"hoogstens {opmaak.getal(_LANGSTE_CEL)} tekens in een cel"
        return Melding(
            plaats, "", verwacht, "verdeel de tekst over meer cellen", waarde=f"{opmaak.getal(lengte)} tekens"
        )
    if cel.cell_type == "raw" and bron:
        verwacht = "een cel met tekst (Markdown) of code; van een cel van de soort Raw toont geen rapport iets"
        herstel = "klik in de cel en kies boven het notebook Markdown of Code, of verwijder de cel"
    elif cel.cell_type == "markdown" and _is_code(bron):
        verwacht = "tekst in een cel met tekst; dit is code, en de lezer zou die zien"
        herstel = "klik in de cel en kies boven het notebook Code"
    elif cel.cell_type == "code" and bron.startswith("<!--"):
        verwacht = "een voorwaarde of opmerking met <!-- boven tekst; deze cel is code"
        herstel = "kies voor tekst boven het notebook Markdown; in code schrijft u if cijfers.klachten: boven de regels"
    else:
        return None
    return Melding(plaats, "", verwacht, herstel, 1, bron.split("\n")[0])


def _is_code(tekst: str) -> bool:
    """Tell whether a text is nothing but calls."""
    try:
        regels = ast.parse(tekst).body
    except (SyntaxError, ValueError):
        return False
    return bool(regels) and all(isinstance(getattr(regel, "value", None), ast.Call) for regel in regels)


def _is_woord(weergave: str) -> bool:
    """Tell whether a repr is that of a text or number: a list or column could hold cases."""
    try:
        return isinstance(literal_eval(weergave), str | int | float)
    except (ValueError, SyntaxError):
        return False
