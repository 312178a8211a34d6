"""A tiny web server for one reader on this machine: the page, and word of each new one."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Condition, Thread

_MAP = files("loket.lab.volgen")
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


ADRES = "127.0.0.1"
#: After so many seconds without news, the server says that it is still there.
_HARTSLAG = 10


@dataclass(frozen=True)
class Stand:
    """What there is to show: the number of the page, whether the next is being made, and what is wrong, if anything."""

    bladzijde: int = 0
    bezig: bool = True
    melding: str = ""


class Bord:
    """What the builder writes down and every reader sees; safe between threads."""

    def __init__(self) -> None:
        self.stand = Stand()
        self.html = ""
        self._nieuws = Condition()

    def zet(self, html: str | None = None, **veld: bool | str) -> None:
        """Write down what is new; a page that differs from the last gets the next number."""
        with self._nieuws:
            if html is not None and html != self.html:
                self.html = html
                self.stand = replace(self.stand, bladzijde=self.stand.bladzijde + 1)
            self.stand = replace(self.stand, **veld)  # type: ignore[arg-type]  # the names are those of the fields
            self._nieuws.notify_all()

    def volgende(self, vorige: Stand | None) -> Stand:
        """Return how things stand as soon as that differs from ``vorige``, or after a while."""
        with self._nieuws:
            self._nieuws.wait_for(lambda: self.stand != vorige, _HARTSLAG)
            return self.stand


@contextmanager
def serveer(bord: Bord, poort: int = 0) -> Iterator[str]:
    """Serve what is on the board for as long as the block lasts, and yield the address, token included.

    Parameters
    ----------
    bord : Bord
        What is shown.
    poort : int
        Port on 127.0.0.1; 0 takes a free one.

    Raises
    ------
    OSError
        When the port is taken.
    """
    token = secrets.token_urlsafe(16)

    antwoorden = type("Antwoorden", (_Antwoorden,), {"bord": bord, "token": token})
    with ThreadingHTTPServer((ADRES, poort), antwoorden) as server:
        server.daemon_threads = True  # who still listens does not keep us from stopping
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        try:
            yield f"http://{ADRES}:{server.server_port}/{token}/"
        finally:
            server.shutdown()


class _Antwoorden(BaseHTTPRequestHandler):
    """Answers only who asks this machine by its name and knows the token."""

    bord: Bord
    token: str
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Give the page or the news."""
        poort = self.connection.getsockname()[1]
        if self.headers.get("Host") not in (f"{ADRES}:{poort}", f"localhost:{poort}"):
            self._weiger(HTTPStatus.MISDIRECTED_REQUEST)  # another site's name that leads here
            return
        _, gegeven, pad = (*self.path.split("/", 2), "", "")[:3]
        antwoord = {"": self._bladzijde, "verslag": self._verslag, "nieuws": self._nieuws}.get(pad)
        if not antwoord or not secrets.compare_digest(gegeven.encode(), self.token.encode()):
            self._weiger(HTTPStatus.NOT_FOUND)
            return
        with suppress(ConnectionError):  # the reader has gone
            antwoord()

    def _bladzijde(self) -> None:
        eenmalig = secrets.token_urlsafe(16)
        pagina = bladzijde(self.bord.html, self.bord.stand.bladzijde, eenmalig)
        self._geef(pagina, beleid(eenmalig))

    def _verslag(self) -> None:
        """Give the report as it is, for the script to compare with what is shown."""
        self._geef(self.bord.html, "sandbox")

    def _geef(self, html: str, beleid: str) -> None:
        inhoud = html.encode()
        self._kop("text/html; charset=utf-8", **{"Content-Security-Policy": beleid})
        self.send_header("Content-Length", str(len(inhoud)))
        self.end_headers()
        self.wfile.write(inhoud)

    def _nieuws(self) -> None:
        self.close_connection = True
        self._kop("text/event-stream", Connection="close")
        self.end_headers()
        stand = None
        while True:
            stand = self.bord.volgende(stand)
            self.wfile.write(f"data: {json.dumps(asdict(stand))}\n\n".encode())
            self.wfile.flush()

    def _kop(self, soort: str, **meer: str) -> None:
        self.send_response(HTTPStatus.OK)
        vast = {
            "Content-Type": soort,
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for naam, waarde in (vast | meer).items():
            self.send_header(naam, waarde)

    def _weiger(self, code: HTTPStatus) -> None:
        self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for the builds, and the address holds the token."""
