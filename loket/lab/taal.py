"""JupyterLab's own words: what its Dutch language pack does not have yet, and an analyst meets in a day."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from jupyterlab_server import translations_handler
from jupyterlab_server.translation_utils import get_language_pack

_NEDERLANDS = "nl_NL"
#: The domain of JupyterLab itself; those of its extensions have their own.
_DOMEIN = "jupyterlab"


def met_aanvulling(taal: str) -> tuple[dict[str, Any], str]:
    """Return what JupyterLab asks of a language: all words by domain, and what went wrong.

    Ours come before those of the pack: it lacks many, and some say something else than what happens.

    A package can give words by the entry point ``jupyterlab.locale``, but JupyterLab then compares versions, and cannot
    read that of this pack. To be deleted when it can.
    """
    woorden, fout = get_language_pack(taal)
    if taal == _NEDERLANDS and _DOMEIN in woorden:
        eigen = json.loads((files("loket.lab") / "instellingen" / "nederlands.json").read_text("utf-8"))
        woorden[_DOMEIN] = woorden[_DOMEIN] | eigen
    return woorden, fout


def vul_aan() -> None:
    """Let JupyterLab's server answer with these words as well."""
    translations_handler.get_language_pack = met_aanvulling  # type: ignore[attr-defined, assignment]
