"""Keeping the kernel at work: it is asked the next things while its answers are being read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

#: So many cells are with the kernel at a time; what they show has to fit in the queue between the two.
_AANTAL = 4


@dataclass(frozen=True)
class Vraag:
    """Code for the kernel, how it is to be run, and the expressions to evaluate right after it."""

    code: str
    keuzes: dict[str, Any]
    uitdrukkingen: dict[str, str]


class Vooruit:
    """Asks the kernel some things ahead, so that it works on while an answer is being read.

    Parameters
    ----------
    stuur : callable
        Sends what is asked, and returns the number of the message.
    komt : iterable of Vraag
        All that will be asked, in order; when a cell fails, the kernel leaves what was asked after it.
    """

    def __init__(self, stuur: Callable[..., str], komt: Iterable[Vraag]) -> None:
        self._stuur, self._komt = stuur, iter(komt)
        self._gevraagd: deque[tuple[Vraag, str]] = deque()
        self._vul_aan()

    def __call__(self, code: str, **keuzes: Any) -> str:
        """Return the number of the message that asks this."""
        vraag, bericht = self._gevraagd.popleft() if self._gevraagd else (None, "")
        if not vraag or (vraag.code, vraag.keuzes) != (code, keuzes):
            raise RuntimeError(f"The kernel was not to be asked {code!r} now.")
        self._vul_aan()
        return bericht

    def _vul_aan(self) -> None:
        for vraag in islice(self._komt, _AANTAL - len(self._gevraagd)):
            bericht = self._stuur(vraag.code, user_expressions=vraag.uitdrukkingen, **vraag.keuzes)
            self._gevraagd.append((vraag, bericht))
