"""A caption or remark with figures in it: as text its words, as HTML each figure with its sign and its definition."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from loket.tonen.onthouden import zonder_delen
from loket.tonen.waarde import html_van


class Zin(str):
    """A text that knows which figures are in it; made by :func:`zin`, and added to as any text is."""

    html: str
    #: Its words and figures as they were put together: a sentence around it may have to be told otherwise.
    delen: tuple[object, ...]

    def __add__(self, erachter: str) -> Zin:
        return zin(self, erachter)

    def __radd__(self, ervoor: str) -> Zin:
        return zin(ervoor, self)


def zin(*delen: object) -> Zin:
    """Put words and figures behind each other: ``zin("Zo lang gevolgd: ", cijfers.huurders, ".")``."""
    plat = tuple(stuk for deel in delen for stuk in (deel.delen if isinstance(deel, Zin) else (deel,)))
    getoond = zonder_delen(plat)
    heel = Zin("".join(map(str, getoond)))
    heel.html = "".join(map(als_html, getoond))
    heel.delen = plat
    return heel


def opgesomd(delen: Sequence[object]) -> Zin:
    """Join parts as a sentence does, figures with their signs: ``a, b en c``."""
    ervoor = ["", *[", "] * (len(delen) - 2), " en "]
    return zin(*(stuk for paar in zip(ervoor, delen, strict=False) for stuk in paar))


def samen(*zinnen: str) -> Zin:
    """Put sentences behind each other; those that are empty leave no space."""
    gezegd = [z for z in zinnen if z]
    return zin(*(stuk for plek, z in enumerate(gezegd) for stuk in (" " * bool(plek), z)))


def als_html(deel: object) -> str:
    """Return a text or a figure as HTML, in which only figures and what is a :class:`Zin` have markup."""
    if isinstance(deel, Zin):
        return deel.html
    if isinstance(deel, str):
        return escape(deel)
    html = html_van(deel)
    if html is None:
        raise TypeError(f"{type(deel).__name__} is no text and no figure")
    return html
