"""Behind every number on screen: its definition, what it was counted from, and its sources, in a popover.

The number itself stays plain text, so that it can be selected, copied and found; an empty button lies over it.
No script is needed: ``popovertarget`` opens and closes, Escape and a click beside it close.
"""

from __future__ import annotations

from html import escape

from bs4 import BeautifulSoup, Tag

from loket.basis.afspraken import SCHEIDING
from loket.bouw.boom import elementen, met_klasse


def maak_uitleg(soup: BeautifulSoup) -> str:
    """Give every figure in the body a button, and return the explanations as HTML; equal figures share one."""
    blokken = (blok for lijst in met_klasse(soup, "begrippen", "dl") for blok in elementen(lijst, "div"))
    begrippen = {str(blok["id"]): _naam_en_uitleg(blok) for blok in blokken if "id" in blok.attrs}
    bekend: dict[tuple[str, str], str] = {}
    popovers: list[str] = []
    for link in [a for a in elementen(soup, "a") if "data-uitleg" in a.attrs]:
        anker, uitleg = str(link["href"])[1:], str(link["data-uitleg"])
        if (anker, uitleg) not in bekend:
            bekend[anker, uitleg] = f"uitleg-{len(bekend) + 1}"
            popovers.append(_popover(bekend[anker, uitleg], anker, uitleg, *begrippen.get(anker, (anker, ""))))
        _als_knop(soup, link, bekend[anker, uitleg])
    return "".join(popovers)


def _als_knop(soup: BeautifulSoup, link: Tag, doel: str) -> None:
    link.name = "span"
    link.attrs = {"class": "cijfer"}
    link.append(soup.new_tag("button", attrs={"type": "button", "popovertarget": doel, "aria-label": "Uitleg"}))


def _naam_en_uitleg(begrip: Tag) -> tuple[str, str]:
    naam, uitleg = begrip.find("dt"), begrip.find("dd", class_=lambda klasse: klasse != "eenheid")
    return naam.get_text() if naam else str(begrip["id"]), uitleg.get_text() if uitleg else ""


def _popover(naam: str, anker: str, uitleg: str, begrip: str, definitie: str) -> str:
    paren = (deel.partition(": ") for deel in uitleg.split(SCHEIDING))
    regels = "".join(
        f"<div><dt>{escape(term, False)}</dt><dd>{escape(wat, False)}</dd></div>" for term, _, wat in paren
    )
    return (
        f'<div popover="" id="{naam}" class="uitleg" role="dialog" aria-labelledby="{naam}-kop">'
        f'<p class="kop" id="{naam}-kop">{escape(begrip, False)}</p>'
        f"<p>{escape(definitie, False)}</p><dl>{regels}</dl>"
        f'<p class="slot"><a href="#{anker}">Naar de begrippen</a>'
        f'<button type="button" popovertarget="{naam}" popovertargetaction="hide">Sluiten</button></p></div>'
    )
