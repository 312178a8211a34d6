"""Ways in which a file gets damaged, and what a table holds according to nothing but Python's csv module."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from hypothesis import strategies as st

Schade = Callable[[bytes], bytes]

#: What slips in when a key is hit by accident, or a program saves a file its own way.
TEKENS = ['"', ",", ";", "\n", "\r", "\t", " ", "0", "9", "-", ".", "a", "'", "\0", "\x0b", "\x1b", "\u00a0", "\u200b"]


def _regels(inhoud: bytes) -> list[bytes]:
    return inhoud.splitlines(keepends=True)


def _midden(inhoud: bytes, erin: bytes) -> bytes:
    """Insert in the middle of the file, or of its header when it has nothing else."""
    plaats = len(inhoud) // 2
    return inhoud[:plaats] + erin + inhoud[plaats:]


def schrijf(rijen: list[list[str]]) -> bytes:
    """Write records with every field between quotes."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rijen)
    return buffer.getvalue().encode()


def lees(inhoud: bytes) -> list[list[str]]:
    """Read records with Python's csv module alone; blank lines are none."""
    return [rij for rij in csv.reader(io.StringIO(inhoud.decode(), newline="")) if rij]


#: Damage to a table that leaves every cell as it was, so that no figure may change.
ONSCHULDIG: dict[str, Schade] = {
    "CRLF": lambda b: b.replace(b"\n", b"\r\n"),
    "BOM": lambda b: b"\xef\xbb\xbf" + b,
    "no final newline": lambda b: b.rstrip(b"\n"),
    "blank lines": lambda b: b.replace(b"\n", b"\n\n"),
    "everything quoted": lambda b: schrijf(lees(b)),
    "columns in another order": lambda b: schrijf([rij[::-1] for rij in lees(b)]),
}
#: Damage to a table after which it cannot be trusted.
ONBRUIKBAAR: dict[str, Schade] = {
    "empty": lambda _: b"",
    "NUL": lambda b: _midden(b, b"\0"),
    "invalid UTF-8": lambda b: _midden(b, b"\xff"),
    "control character": lambda b: _midden(b, b"\x1b"),
    "UTF-16": lambda b: b.decode().encode("utf-16"),
    "semicolons": lambda b: b.replace(b",", b";"),
    "quote left open": lambda b: b + b'"',
    "huge cell": lambda b: b.rstrip(b"\n") + b"x" * 140_000 + b"\n",
    "header twice": lambda b: _regels(b)[0] + b,
    "column twice": lambda b: b.replace(b",", b"," + b.split(b",")[0] + b",", 1),
    "column missing": lambda b: schrijf([rij[1:] for rij in lees(b)]),
    "column renamed": lambda b: b"x" + b,
    "a field too many": lambda b: b.rstrip(b"\n") + b",\n",
    "a field too few": lambda b: _regels(b)[0] + b"x\n" + b"".join(_regels(b)[1:]),
    "old Macintosh": lambda b: b.replace(b"\n", b"\r") + b"x",
}


def _op_plaats(soort: str, plaats: int, teken: str, lengte: int) -> Schade:
    def doe(b: bytes) -> bytes:
        i = plaats % len(b)
        regels = _regels(b)
        regel = plaats % len(regels)
        match soort:
            case "flip a bit":
                return b[:i] + bytes([b[i] ^ (1 << lengte)]) + b[i + 1 :]
            case "insert":
                return b[:i] + teken.encode() + b[i:]
            case "delete":
                return b[:i] + b[i + 1 + lengte :]
            case "truncate":
                return b[:i]
            case "double a line":
                return b"".join(regels[: regel + 1] + regels[regel:])
        return b"".join(regels[:regel] + regels[regel + 1 :])  # lose a line

    doe.__name__ = f"{soort} ({plaats}, {teken!r}, {lengte})"
    return doe


def willekeurig(tekens: list[str] = TEKENS) -> st.SearchStrategy[Schade]:
    """Damage of any kind, anywhere in a file."""
    soorten = ["flip a bit", "insert", "delete", "truncate", "double a line", "lose a line"]
    return st.builds(
        _op_plaats, st.sampled_from(soorten), st.integers(0, 50_000), st.sampled_from(tekens), st.integers(0, 7)
    )
