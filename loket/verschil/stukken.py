"""Pieces of the page about what changed: pairs of figures, of words and of charts."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from loket.basis import opmaak
from loket.bouw import bouwstenen as b
from loket.verschil.cijferlijst import Paar, als_getal, als_geteld, als_naam, als_periode
from loket.verschil.tekst import Alinea, Beeld, Beeldpaar, Sectieverschil, als_html, vergelijk_woorden
from loket.verschil.versie import Regel

#: What stands before a paragraph that is new or gone as a whole; a changed one needs no word.
_SOORTEN = {"nieuw": "Nieuw", "vervallen": "Vervallen", "kop": "Kop"}


def paren_tabel(anker: str, titel: str, paren: Iterable[Paar]) -> str:
    """Return the table of figures that changed."""
    getal = range(1, 3)
    rijen = (
        b.rij(
            _data(paar.oud),
            _data(paar.nieuw),
            escape(paar.verschil),
            escape(als_periode(paar.nieuw)),
            kop=_cijferkop(paar.nieuw),
            getal=getal,
        )
        for paar in paren
    )
    return b.tabel(anker, titel, ("Cijfer", "Oud", "Nieuw", "Verschil", "Periode"), rijen, getal)


def regels_tabel(anker: str, titel: str, regels: Iterable[Regel]) -> str:
    """Return the table of figures that only one version has."""
    getal = range(1, 2)
    rijen = (b.rij(_data(r), escape(als_periode(r)), kop=_cijferkop(r), getal=getal) for r in regels)
    return b.tabel(anker, titel, ("Cijfer", "Waarde", "Periode"), rijen, getal)


def _cijferkop(regel: Regel) -> str:
    label, groep = als_naam(regel)
    return f'<a href="#{begripanker(regel)}">{escape(label)}</a>' + (f", {escape(groep)}" if groep else "")


def _data(regel: Regel) -> str:
    geteld = f' <span class="geteld">({escape(als_geteld(regel))})</span>' if regel.noemer else ""
    return f'<data value="{regel.waarde:.10g}">{escape(als_getal(regel))}</data>{geteld}'


def begripanker(regel: Regel) -> str:
    """Return the anchor of a figure's definition on the page."""
    return f"begrip-{regel.cijfer.replace('_', '-')}"


def definities(regels: Iterable[Regel]) -> str:
    """Return the definitions of figures, each once, in the order given."""
    uniek = {regel.cijfer: regel for regel in regels}
    blokken = "".join(
        f'<div id="{escape(begripanker(r))}"><dt>{escape(opmaak.hoofdletter(r.label))}</dt>'
        f'<dd>{escape(r.definitie)}</dd><dd class="eenheid">In cijfers.csv: {escape(r.cijfer)}.</dd></div>'
        for r in uniek.values()
    )
    return f'<dl class="begrippen">{blokken}</dl>'


def sectie(verschil: Sectieverschil) -> str:
    """Return the paragraphs that changed under one heading of the report."""
    return b.kop(3, f"tekst-{verschil.anker}", verschil.titel, verschil.nummer) + "".join(
        map(_alinea, verschil.alineas)
    )


def _alinea(anders: Alinea) -> str:
    if anders.soort == "veranderd":
        return f'<p class="anders">{als_html(anders.stukken)}</p>'
    soort = f'<p class="soort">{_SOORTEN[anders.soort]}</p>'
    stuk = anders.stukken[0]
    if anders.soort == "nieuw":
        tekst = f"<ins>{escape(stuk.nieuw)}</ins>"
    else:
        tekst = f"<del>{escape(stuk.oud)}</del>" if anders.soort == "vervallen" else als_html(anders.stukken)
    return f'<div class="anders {anders.soort}">{soort}<p>{tekst}</p></div>'


def grafiek(paar: Beeldpaar) -> str:
    """Return one chart in both versions, with what changed in its alternative text."""
    oud, nieuw = (beeld or Beeld(paar.beeld.anker) for beeld in (paar.oud, paar.nieuw))
    alt = als_html(vergelijk_woorden(oud.alt, nieuw.alt))
    beelden = _beeld(paar.oud, "oud", "Oud") + _beeld(paar.nieuw, "nieuw", "Nieuw")
    return (
        b.kop(3, f"beeld-{paar.beeld.anker}", paar.beeld.sectie, paar.beeld.nummer)
        + f'<div class="paar">{beelden}</div>'
        + f'<dl class="bij-beeld"><div><dt>De tekst voor wie het beeld niet ziet</dt><dd>{alt}</dd></div></dl>'
    )


def _beeld(beeld: Beeld | None, welk: str, woord: str) -> str:
    if beeld is None:
        anders = "Deze grafiek is nieuw." if welk == "oud" else "Deze grafiek is vervallen."
        return f'<p class="geen"><strong>{woord}.</strong> {anders}</p>'
    anker = escape(f"{beeld.anker}-{welk}")
    return (
        f'<figure class="grafiek" id="{anker}"><figcaption id="{anker}-titel"><span class="nummer">{woord}.</span> '
        f'{escape(beeld.bericht)}</figcaption><img alt="{escape(beeld.alt)}" src="{escape(beeld.bron)}"></figure>'
    )
