"""What the terminal of ``make lab`` says, and what it leaves out."""

from __future__ import annotations

import logging

import pytest

from loket.basis.meldingen import LoketFout
from loket.lab import _geen_gewone_gang, _welkom


def _bericht(tekst: str, *waarden: object, fout: Exception | None = None) -> logging.LogRecord:
    waar = (type(fout), fout, None) if fout else None
    return logging.LogRecord("ServerApp", logging.CRITICAL, "", 0, tekst, waarden, waar)


@pytest.mark.parametrize(
    ("bericht", "blijft"),
    [
        (_bericht("\n\nTo access the server, open this file in a browser:\n  file:///x"), False),
        (_bericht("Shutting down..."), False),
        (_bericht("received signal %s, stopping", 15), False),
        (_bericht("ERROR: the Jupyter server could not be started because port %i is not available.", 1), True),
        (_bericht("nbconvert failed: %r", "x", fout=LoketFout("Cel 3: ...")), False),
        (_bericht("nbconvert failed: %r", "x", fout=ValueError("x")), True),
    ],
)
def test_only_problems_are_told_in_the_words_of_jupyter(bericht: logging.LogRecord, blijft: bool) -> None:
    assert _geen_gewone_gang(bericht) is blijft


def test_where_jupyterlab_is_and_how_it_stops_is_told_in_dutch() -> None:
    assert _welkom("http://127.0.0.1:8888/", "abc").splitlines() == [
        "JupyterLab staat klaar: http://127.0.0.1:8888/?token=abc",
        "Stop met Ctrl+C.",
    ]
