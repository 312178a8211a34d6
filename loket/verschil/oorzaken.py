"""The part of the page that says why the report changed: input, definitions, code."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from loket.basis import opmaak
from loket.bouw import bouwstenen as b
from loket.verschil.tekst import als_html, vergelijk_woorden
from loket.verschil.veranderingen import Begrippaar, Bestand, Herkomst, Tabelverschil, Vergelijking

_GEEN_RIJEN = (
    "Hoeveel rijen erbij kwamen, weggingen of veranderden, is niet bekend:"
    " de gegevens van de oude versie zijn niet gegeven."
)


def oorzaken(v: Vergelijking) -> Iterator[str]:
    """Yield the sections: the data, the definitions, and the code with the notebook."""
    yield b.kop(3, "gegevens", "Gegevens")
    yield from _gegevens(v)
    yield b.kop(3, "definities", "Definities")
    if v.begrippen:
        yield f'<dl class="begrippen">{"".join(map(_begrip, v.begrippen))}</dl>'
    else:
        yield b.alinea("Geen definitie is veranderd.")
    yield b.kop(3, "code", "Code en notebook")
    yield from _code(v)


def _gegevens(v: Vergelijking) -> Iterator[str]:
    if v.alleen_afgerond:
        yield b.alinea("Wat er in de gegevens is veranderd, staat alleen in de interne versie van deze bladzijde.")
        return
    if v.tabellen is None or v.teksten is None:
        yield b.alinea(_GEEN_RIJEN)
        if v.bronnen:
            yield b.alinea("Wel is bekend uit welke bestanden beide verslagen zijn gemaakt. Deze zijn anders:")
            yield _herkomst(
                "bestanden", "Bestanden die anders zijn", ("Bestand", "Rijen oud", "Rijen nieuw"), v.bronnen
            )
        elif v.bronnen is not None:
            yield b.alinea("Wel is bekend uit welke bestanden beide verslagen zijn gemaakt: die zijn gelijk.")
        return
    if v.tabellen:
        getal = range(1, 4)
        rijen = (
            b.rij(
                *(opmaak.getal(n) for n in (t.erbij, t.weg, t.veranderd)),
                kop=f"<code>{escape(t.bestand)}</code>",
                getal=getal,
            )
            for t in v.tabellen
        )
        koppen = ("Bestand", "Rijen erbij", "Rijen weg", "Rijen veranderd")
        yield b.tabel("invoer", "Tabellen die zijn veranderd", koppen, rijen, getal, _noot(v.tabellen))
    else:
        yield b.alinea("Geen tabel is veranderd.")
    if v.teksten:
        yield b.alinea("Ook deze bestanden zijn anders:")
        yield _lijst(v.teksten)


def _noot(tabellen: tuple[Tabelverschil, ...]) -> str:
    zinnen = ["Alleen aantallen: de rijen zelf komen nooit op deze bladzijde."]
    if any(not (t.erbij or t.weg or t.veranderd) for t in tabellen):
        zinnen.append("Drie nullen: alleen de volgorde, een kolom of de schrijfwijze van het bestand is anders.")
    return " ".join(zinnen)


def _begrip(paar: Begrippaar) -> str:
    """Return a definition: word by word when it changed, and as a whole with a word when it is new or gone."""
    labels = [opmaak.hoofdletter(begrip.label) for begrip in (paar.oud, paar.nieuw)]
    noot = f'<dd class="eenheid">In cijfers.csv: {escape(paar.cijfer)}.</dd>'
    if all(labels):
        tekst = als_html(vergelijk_woorden(paar.oud.omschrijving, paar.nieuw.omschrijving))
        return f"<div><dt>{als_html(vergelijk_woorden(*labels))}</dt><dd>{tekst}</dd>{noot}</div>"
    stand, element = ("nieuw", "ins") if paar.nieuw.label else ("vervallen", "del")
    tekst = escape(paar.nieuw.omschrijving or paar.oud.omschrijving)
    kop = f"<dt>{escape(''.join(labels))} ({stand})</dt>"
    return f'<div class="{stand}">{kop}<dd><{element}>{tekst}</{element}></dd>{noot}</div>'


def _code(v: Vergelijking) -> Iterator[str]:
    if v.code:
        notebook = any(bestand.naam.endswith(".ipynb") for bestand in v.code)
        yield b.alinea(f"Het notebook is {'' if notebook else 'niet '}veranderd.")
        aantal = b.aantal(len(v.code), "bestand is", "bestanden zijn")
        yield f'<details class="bestanden"><summary>{aantal} anders</summary>{_lijst(v.code)}</details>'
    elif v.code is not None:
        yield b.alinea("De code en het notebook zijn gelijk.")
    else:
        yield b.alinea(
            "Of de code of het notebook is veranderd, is niet bekend: die van de oude versie zijn niet gegeven."
        )
    if v.pakketten:
        yield _herkomst("software", "Software die anders is", ("Pakket", "Versie oud", "Versie nieuw"), v.pakketten)


def _lijst(bestanden: tuple[Bestand, ...]) -> str:
    return f"<ul>{''.join(f'<li><code>{escape(d.naam)}</code>: {d.stand}</li>' for d in bestanden)}</ul>"


def _herkomst(anker: str, titel: str, koppen: tuple[str, str, str], rijen: tuple[Herkomst, ...]) -> str:
    getal = range(1, 3)
    regels = (
        b.rij(escape(h.oud or "–"), escape(h.nieuw or "–"), kop=f"<code>{escape(h.naam)}</code>", getal=getal)
        for h in rijen
    )
    return b.tabel(anker, titel, koppen, regels, getal)
