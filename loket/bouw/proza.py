"""Prose: Markdown with MyST's inline numbers, rendered to HTML."""

from __future__ import annotations

import html
import re
from ast import literal_eval
from functools import cache
from typing import Any

import mistune

from loket.basis.meldingen import LoketFout

_ROL = r"\{eval\}(?P<rol_tik>`+)(?P<rol_uitdrukking>[^`]+?)(?P=rol_tik)(?!`)"


class ExportFout(LoketFout):
    """The executed notebook can't become a report; the text says in Dutch what is wrong and where."""


def _rol_plugin(md: mistune.Markdown) -> None:
    """Teach mistune MyST's {eval} role; as an inline rule it leaves code spans and code blocks alone."""

    def lees_rol(_: Any, gevonden: re.Match[str], state: Any) -> int:
        uitdrukking = gevonden["rol_uitdrukking"].strip()
        state.append_token({"type": "cijfer", "raw": _resultaat(uitdrukking, **state.env["loket"])})
        return gevonden.end()

    md.inline.register("loket_rol", _ROL, lees_rol, before="codespan")
    if md.renderer:
        md.renderer.register("cijfer", lambda _renderer, raw: raw)


@cache
def _mistune() -> mistune.Markdown:
    return mistune.create_markdown(escape=False, plugins=["strikethrough", "table", _rol_plugin])


def markdown(bron: str, uitdrukkingen: list[dict[str, Any]], kop: str) -> str:
    """Render a piece of Markdown, with the stored results of its {eval} roles filled in."""
    bron = re.sub(r"\A(\s*<!--.*?-->)+", "", bron, flags=re.S)
    md = _mistune()
    state = md.block.state_cls()
    state.env["loket"] = {"kop": kop, "resultaten": {u["expression"].strip(): u["result"] for u in uitdrukkingen}}
    return str(md.parse(bron, state)[0])


def _resultaat(uitdrukking: str, resultaten: dict[str, Any], kop: str) -> str:
    """Give the stored result of one inline number as HTML."""
    resultaat = resultaten.get(uitdrukking)
    if resultaat is None or resultaat.get("status") != "ok":
        reden = f" ({resultaat['evalue']})" if resultaat and resultaat.get("evalue") else ""
        raise ExportFout(
            f"Onder ‘{kop}’ is {{eval}}`{uitdrukking}` niet berekend{reden}. Voer het notebook opnieuw uit."
        )
    data = resultaat["data"]
    if "text/html" in data:
        return str(data["text/html"])
    tekst = str(data.get("text/plain", ""))
    if tekst[:1] in {"'", '"'}:  # the repr of a str
        tekst = str(literal_eval(tekst))
    return html.escape(tekst, quote=False)
