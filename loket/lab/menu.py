"""The export menu of JupyterLab: it offers the report, and when there is none it says why, in Dutch."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import path_regex
from jupyter_server.nbconvert.handlers import NbconvertFileHandler
from jupyter_server.services.nbconvert.handlers import NbconvertRootHandler
from jupyter_server.utils import url_path_join
from tornado import web

from loket.basis.meldingen import LoketFout

#: The exporters that run the notebook first, and what they make; any other would get a notebook without results.
VORMEN = {"Rapport (HTML)": "text/html", "Rapport (PDF)": "application/pdf"}
_PAD = r"/nbconvert/(?P<format>Rapport%20\((?:HTML|PDF)\))"

_BLADZIJDE = """<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Het verslag is niet gemaakt</title>
<style>main {{ max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 sans-serif }}
pre {{ font: inherit; white-space: pre-wrap }}</style>
</head>
<body>
<main><h1>Het verslag is niet gemaakt</h1>
<pre>{}</pre>
<p>Verbeter dit en bewaar het. Kies de vorm daarna opnieuw in het menu.</p></main>
</body>
</html>
"""


def handlers(basis: str) -> list[tuple[str, type]]:
    """Return the addresses of the menu, below the server's own ``basis``, with what answers there."""
    return [
        (url_path_join(basis, "/api/nbconvert"), Vormen),
        (url_path_join(basis, _PAD + path_regex), Verslag),
    ]


class Vormen(NbconvertRootHandler):
    """Tells JupyterLab what it can offer."""

    @web.authenticated
    @authorized  # type: ignore[untyped-decorator]
    async def get(self) -> None:
        """Give the forms of the report."""
        self.finish(json.dumps({naam: {"output_mimetype": soort} for naam, soort in VORMEN.items()}))


class Verslag(NbconvertFileHandler):
    """Makes the report; nbconvert's own address takes only names without spaces."""

    async def get(self, format: str, path: str) -> Any:
        """Give the report, or a page that says in Dutch what has to be mended."""
        try:
            return await super().get(format, path)
        except web.HTTPError as fout:
            if not isinstance(fout.__cause__, LoketFout):
                raise
            self.set_status(422)
            self.set_header("Content-Type", "text/html; charset=utf-8")
            return self.finish(_BLADZIJDE.format(escape(str(fout.__cause__))))
