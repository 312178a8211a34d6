"""Names for who writes a text in JupyterLab's editor, where no kernel is: those that work in that very file."""

from __future__ import annotations

import ast
import asyncio
import json
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from tornado import web

from loket.basis.meldingen import LoketFout
from loket.lab.notebooks import lees_keuze

if TYPE_CHECKING:
    from loket.tonen.aanvullen import Aanvulling


class Namen(APIHandler):
    """Answers what can stand at the end of an expression that is being typed in a text."""

    auth_resource = "contents"

    @web.authenticated
    @authorized  # type: ignore[untyped-decorator]
    async def get(self) -> None:
        """Give where the unfinished name begins, and the names with their kinds."""
        pad, begonnen = (self.get_query_argument(naam, "", strip=False) for naam in ("pad", "begonnen"))
        plek, gevonden = await asyncio.to_thread(aanvullingen, Path(pad), begonnen)
        self.finish(json.dumps({"plek": plek, "namen": [aanvulling._asdict() for aanvulling in gevonden]}))


def aanvullingen(pad: Path, begonnen: str) -> tuple[int, list[Aanvulling]]:
    """Complete an expression in the text ``pad``, a path in the project; nothing where no text with numbers is."""
    from loket.tonen.aanvullen import vul_aan  # heavy: JupyterLab need not wait for it

    try:
        return vul_aan(begonnen, _namen_in(pad))
    except LoketFout:  # a year or a desk that is not there: the commands say so
        return len(begonnen), []


def _namen_in(pad: Path) -> dict[str, Any]:
    if pad.suffix != ".md":
        return {}
    match pad.parts[-4:]:
        case [loket, jaar, "verhaal", _] if jaar.isdecimal():
            return _namen(loket, int(jaar))
        case [*_, "delen", _]:
            keuze = lees_keuze()
            return dict.fromkeys(_gebonden(pad), _namen(str(keuze["loket"]), int(str(keuze["jaar"])))["cijfers"])
    return {}


@lru_cache(maxsize=4)
def _namen(loket: str, jaar: int) -> dict[str, Any]:
    """Return the names of a narrative; which there are does not depend on the cases."""
    from loket.cijfers.inlezen import leeg
    from loket.tonen.pad import namen_van

    return namen_van(leeg(loket, jaar))


def _gebonden(deel: Path) -> set[str]:
    """Return the names that notebooks give a fragment: ``cohort`` of ``delen("cohort", cohort=cohorten)``."""
    namen: set[str] = set()
    for notebook in deel.parent.parent.glob("*.ipynb"):
        for cel in json.loads(notebook.read_text("utf-8"))["cells"]:
            with suppress(SyntaxError):  # Markdown, or a cell that is being written
                for knoop in ast.walk(ast.parse("".join(cel["source"]))):
                    match knoop:
                        case ast.Call(func=ast.Name(id="delen"), args=[ast.Constant(value=deel.stem)], keywords=erbij):
                            namen |= {sleutel.arg for sleutel in erbij if sleutel.arg}
    return namen
