"""The page about what changed, as a document in the design of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import TypeVar

from loket.basis.opmaak import getal, hoofdletter
from loket.bouw import bouwstenen as b
from loket.bouw.document import Document
from loket.verschil import stukken as s
from loket.verschil.oorzaken import oorzaken
from loket.verschil.veranderingen import Vergelijking
from loket.verschil.versie import Regel

T = TypeVar("T")

_ALLEEN_CIJFERS = "Niet vergeleken: van de oude versie zijn alleen de cijfers gegeven."


def maak_document(v: Vergelijking) -> Document:
    """Return the page as a document, with the same checks as a report.

    Raises
    ------
    ExportFout
        When something is on it that may not reach readers.
    """
    assert v.nieuw.document  # the new version is a whole report
    voorblad = v.nieuw.document.voorblad
    titel = f"Wat is er veranderd? {voorblad.titel}"
    voor = voorblad.voettekst.rpartition(" · ")[2]  # who may see it: the same as the report
    voettekst = " · ".join(filter(None, [titel, "voorbeelddata" * voorblad.voorbeelddata, voor]))
    voorblad = replace(voorblad, titel=titel, voettekst=voettekst, colofon="", status="", opmerkingen=())
    return b.maak_document(_delen(v), voorblad)


def _delen(v: Vergelijking) -> Iterator[str]:
    yield from _in_het_kort(v)
    if v.alles_gelijk:
        return
    yield from _cijfers(v)
    yield b.kop(2, "waarom", "Waarom")
    yield b.alinea("Een verslag verandert door zijn gegevens, zijn tekst, zijn definities of de code die het maakt.")
    yield from oorzaken(v)
    yield from _tekst(v)
    yield from _grafieken(v)
    if v.cijfers.regels:
        yield b.kop(2, "begrippen", "Begrippen")
        yield b.alinea("Zo zijn de cijfers van deze bladzijde geteld.")
        yield s.definities(v.cijfers.regels)


def _in_het_kort(v: Vergelijking) -> Iterator[str]:
    yield b.kop(2, "in-het-kort", "In het kort")
    yield (
        "<p>Deze bladzijde zet twee versies van hetzelfde verslag naast elkaar."
        f" <strong>Oud</strong> is {escape(v.oud.naam)}. <strong>Nieuw</strong> is {escape(v.nieuw.naam)}.</p>"
    )
    yield from _anders_gemaakt(v)
    if v.verslag_gelijk:
        yield f'<p class="let-op"><strong>Er is niets veranderd.</strong> {escape(_alles_gelijk(v))}</p>'
    else:
        yield b.tellingen(_tellingen(v))
    if v.tekst is None:
        yield b.alinea(
            "Tekst en grafieken zijn niet vergeleken: van de oude versie zijn alleen de cijfers gegeven."
            " Geef een map met een heel verslag om ook die te vergelijken."
        )


def _anders_gemaakt(v: Vergelijking) -> Iterator[str]:
    """Say it when the two reports were not made alike: another title, peildatum or status."""
    if v.oud.document and v.nieuw.document:
        toen, nu = v.oud.document.voorblad, v.nieuw.document.voorblad
        for wat, a, c in (
            ("De titel", toen.titel, nu.titel),
            ("De peildatum", toen.peildatum_tekst, nu.peildatum_tekst),
            ("De status", toen.status, nu.status),
        ):
            if a != c:
                yield b.alinea(f"Let op: {wat.lower()} van de oude versie is een andere: ‘{a}’ in plaats van ‘{c}’.")


def _alles_gelijk(v: Vergelijking) -> str:
    gelijk = b.aantal(v.cijfers.gelijk, "cijfer", "cijfers")
    zin = (
        f"De vergeleken {gelijk} zijn gelijk."
        if v.tekst is None
        else f"Alle {gelijk}, alinea’s en grafieken zijn gelijk."
    )
    if v.alles_gelijk:
        return zin
    return f"{zin} Wat er wel veranderde in de bestanden waaruit het verslag is gemaakt, staat onder Waarom."


def _tellingen(v: Vergelijking) -> Iterator[tuple[str, int | None, str]]:
    lijst = v.cijfers
    yield "Cijfers veranderd", len(lijst.veranderd), f"{getal(lijst.gelijk)} gelijk"
    yield (
        "Cijfers nieuw of vervallen",
        len(lijst.nieuw) + len(lijst.vervallen),
        f"{getal(len(lijst.nieuw))} nieuw, {getal(len(lijst.vervallen))} vervallen",
    )
    yield "Definities veranderd", len(v.begrippen), "hoe een cijfer is geteld"
    yield "Alinea’s veranderd", None if v.tekst is None else v.alineas, _onbekend(v) or "met nieuwe en vervallen"
    gelijk = f"{getal(v.grafieken_gelijk)} gelijk"
    yield "Grafieken veranderd", None if v.grafieken is None else len(v.grafieken), _onbekend(v) or gelijk


def _onbekend(v: Vergelijking) -> str:
    return "niet vergeleken" if v.tekst is None else ""


def _cijfers(v: Vergelijking) -> Iterator[str]:
    lijst = v.cijfers
    yield b.kop(2, "cijfers", "Cijfers")
    if not lijst.regels:
        yield b.alinea(f"Geen cijfer is veranderd: {b.aantal(lijst.gelijk, 'cijfer is', 'cijfers zijn')} gelijk.")
        return
    yield b.alinea(
        f"{hoofdletter(b.aantal(len(lijst.veranderd), 'cijfer is', 'cijfers zijn'))} veranderd en"
        f" {b.aantal(lijst.gelijk, 'cijfer is', 'cijfers zijn')} gelijk gebleven."
        " Kies de naam van een cijfer voor zijn definitie."
    )
    for anker, welke, paren in _naar_groep(lijst.veranderd, lambda paar: paar.nieuw):
        yield s.paren_tabel(f"veranderd-{anker}", f"{welke} die zijn veranderd", paren)
    for anker, welke, regels in _naar_groep(lijst.nieuw, lambda regel: regel):
        yield s.regels_tabel(f"nieuw-{anker}", f"{welke} die nieuw zijn", regels)
    for anker, welke, regels in _naar_groep(lijst.vervallen, lambda regel: regel):
        yield s.regels_tabel(f"vervallen-{anker}", f"{welke} die zijn vervallen", regels)


def _naar_groep(wat: Sequence[T], regel: Callable[[T], Regel]) -> Iterator[tuple[str, str, list[T]]]:
    """Put what is about all before what is about a part; a table without rows is left out."""
    totalen = [ding for ding in wat if not regel(ding).groep]
    delen = [ding for ding in wat if regel(ding).groep]
    if totalen:
        yield "totalen", "Totalen", totalen
    if delen:
        yield "uitsplitsingen", "Uitsplitsingen", delen


def _tekst(v: Vergelijking) -> Iterator[str]:
    yield b.kop(2, "tekst", "Tekst")
    if v.tekst is None:
        yield b.alinea(_ALLEEN_CIJFERS)
    elif not v.tekst:
        yield b.alinea("Geen zin is veranderd.")
    else:
        yield (
            "<p>Dit is de tekst zoals een lezer die ziet, met de cijfers ingevuld."
            " <del>Doorgestreept</del> is wat er stond, <ins>onderstreept</ins> is wat er nu staat.</p>"
        )
        yield from map(s.sectie, v.tekst)


def _grafieken(v: Vergelijking) -> Iterator[str]:
    yield b.kop(2, "grafieken", "Grafieken")
    if v.grafieken is None:
        yield b.alinea(_ALLEEN_CIJFERS)
    elif not v.grafieken:
        yield b.alinea("Geen grafiek is veranderd.")
    else:
        gelijk = hoofdletter(b.aantal(v.grafieken_gelijk, "grafiek", "grafieken"))
        yield b.alinea(f"{gelijk} {'bleef' if v.grafieken_gelijk == 1 else 'bleven'} gelijk.")
        yield from map(s.grafiek, v.grafieken)
