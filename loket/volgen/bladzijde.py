"""The report as ``make watch`` serves it: with a script that fetches the next one. What stands in output/ has none."""

from __future__ import annotations

from importlib.resources import files

_MAP = files("loket.volgen")
#: The report's own policy forbids scripts and requests; this copy allows one script and news from its own server.
_STRENG = "default-src 'none';"

_WACHT = """<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Het verslag wordt gemaakt</title>
</head>
<body>
<main><h1>Het verslag wordt gemaakt</h1><p>De eerste keer duurt dat enkele tellen.</p></main>
</body>
</html>
"""


def beleid(eenmalig: str) -> str:
    """Return the content security policy for a page whose script carries the nonce ``eenmalig``."""
    return f"{_STRENG} {_ruimte(eenmalig)} style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; \
form-action 'none'; frame-ancestors 'none'"


def _ruimte(eenmalig: str) -> str:
    return f"script-src 'nonce-{eenmalig}'; connect-src 'self';"


def bladzijde(html: str, nummer: int, eenmalig: str) -> str:
    """Return the report, or a page to wait on when there is none yet, with the script that follows it.

    Parameters
    ----------
    html : str
        The report as it stands in output/; empty when there is none.
    nummer : int
        Number of this page, by which the script sees that there is another.
    eenmalig : str
        Nonce for the script.
    """
    script, stijl = ((_MAP / naam).read_text("utf-8") for naam in ("volgen.js", "volgen.css"))
    deel = (
        f'<style data-volgen>{stijl}</style><div data-volgen id="volgen" role="status" data-bladzijde="{nummer}"></div>'
        f'<script data-volgen nonce="{eenmalig}">{script}</script>'
    )
    pagina = (html or _WACHT).replace(_STRENG, f"{_STRENG} {_ruimte(eenmalig)}", 1)
    voor, slot, na = pagina.rpartition("</body>")
    return f"{voor}{deel}{slot}{na}"
