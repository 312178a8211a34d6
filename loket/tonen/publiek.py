"""What a report says, and leaves out, that others than the desk may see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import pandas as pd

from loket.basis.afspraken import INTERN, PARTNER
from loket.basis.alineas import blokken
from loket.basis.meldingen import LoketFout
from loket.basis.opmaak import MENSEN, TE_WEINIG, is_heel, opsomming
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.inlezen import gelezen
from loket.cijfers.openbaar.afronden import grootste_afwijking
from loket.cijfers.openbaar.beleid import MINSTE_GEVALLEN
from loket.cijfers.rekenen import Uitkomst
from loket.tonen.alinea import Tekst

#: A count as a cell of text may have it: ``3``, or ``3 mensen``.
_GETELD = re.compile(
    rf"\s*(\d{{1,6}})(?:\s+(?:\w+ )?(?:{MENSEN}|kandidaat|huurder|cliënt|bewoner|mens|man|vrouw|jongere|klacht"
    r"|plaatsing|aanmelding|intakes?|personen|persoon|keer))?\s*",
    re.IGNORECASE,
)
#: So many small numbers are named in a refusal; or one more, rather than “and one more”.
_NOEM = 5
#: In a paragraph, a list item or a dossier that only the desk may read.
MERK_INTERN = re.compile(r"[ \t]*<!--\s*intern\s*-->", re.IGNORECASE)


def alleen_intern(wat: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Replace what a function shows of figures by a sentence, in a report that others may see: it is about cases.

    Parameters
    ----------
    wat : str
        What it shows, as the begin of that sentence.
    """

    def merk(toon: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(toon)
        def toon_of_niet(cijfers: Cijfers, *rest: Any, **keuzes: Any) -> Any:
            if cijfers.publiek != INTERN:
                return Tekst(f"*{wat} staat alleen in de interne versie van dit verslag.*")
            return toon(cijfers, *rest, **keuzes)

        return toon_of_niet

    return merk


def zonder_intern(tekst: str, publiek: str) -> str:
    """Leave out the paragraphs and list items of a text that the reader may not see; line breaks stay."""
    if publiek == INTERN or not MERK_INTERN.search(tekst):
        return MERK_INTERN.sub("", tekst)
    for _, soort, blok in blokken(tekst):
        if MERK_INTERN.search(blok) and soort != "kop":
            tekst = tekst.replace(blok, "\n" * blok.count("\n"), 1)
    return MERK_INTERN.sub("", tekst)


def dossiers(cijfers: Cijfers) -> pd.DataFrame:
    """Return the dossiers of the register that the reader may see: not those with the mark in any of their texts."""
    frame = cijfers.register.tabel("dossiers")
    teksten = frame.select_dtypes(["object", "string"]).columns
    intern = frame[teksten].apply(lambda kolom: kolom.str.contains(MERK_INTERN.pattern, case=False, na=False))
    if cijfers.publiek != INTERN:
        frame = frame[~intern.any(axis=1)]
    return frame.assign(**{k: frame[k].str.replace(MERK_INTERN, "", regex=True) for k in teksten if intern[k].any()})


def voor_anderen() -> Cijfers | None:
    """Return the figures that were read last when the report is for others than the desk; else nothing."""
    cijfers = gelezen()
    return cijfers if cijfers is not None and cijfers.publiek != INTERN else None


def _drempel() -> int:
    """Return below which number a count of people is small in this report; 0 in one for the desk."""
    cijfers = voor_anderen()
    return cijfers.beleid.drempel if cijfers is not None and cijfers.beleid else 0


def is_klein(waarde: object) -> bool:
    """Tell whether a number of one's own would be a small count in a report for others, if it counts people.

    What came of figures is no number of one's own: those are rounded.
    """
    return (
        is_heel(waarde) and not isinstance(waarde, Uitkomst | bool) and 0 < int(waarde) < _drempel()  # type: ignore[call-overload]
    )


def _in_cijfers(waarde: object) -> object:
    """Return a count that was written as text, alone or before people, as a number; all else as it is."""
    geteld = _GETELD.fullmatch(waarde) if type(waarde) is str else None
    return int(geteld[1]) if geteld else waarde


def weiger_klein(getallen: Iterable[tuple[str, object]]) -> None:
    """Refuse numbers of one's own, each with where it stands, that may be small counts of people: nobody rounded them.

    Raises
    ------
    LoketFout
        When the report is for others and there is one.
    """
    if klein := [f"{waar} {waarde}" for waar, waarde in getallen if is_klein(_in_cijfers(waarde))]:
        meer = [f"nog {len(klein) - _NOEM}"] if len(klein) > _NOEM + 1 else []
        raise LoketFout(
            f"In een versie voor anderen staan hier kleine aantallen van uzelf: {opsomming([*klein[:_NOEM], *meer])}."
            " Loket rondt alleen zijn eigen cijfers af.\n"
            f"  verwacht: geen aantal mensen van 1 tot en met {_drempel() - 1}\n"
            "  wat te doen: neem groepen samen, laat een kleine groep weg, of gebruik een cijfer van Loket, zoals"
            " cijfers.per(…); gaat het niet om mensen of komt het uit cijfers van Loket,"
            " zet dan openbaar=True tussen de haakjes"
        )


def toelichting(cijfers: Cijfers) -> str:
    """Say in plain words what was done to the figures, as a paragraph; empty for the desk itself."""
    if cijfers.beleid is None:
        return ""
    drempel: int = cijfers.beleid.drempel
    eigen = cijfers.publiek == PARTNER
    van = " van anderen" * eigen
    return (
        f"In deze versie zijn aantallen mensen{van} afgerond, zodat niemand te herkennen is. Een aantal van 1 tot en"
        f" met {drempel - 1} is 0 of {drempel} geworden. Een 0 kan dus ook een paar mensen zijn. Om alle tabellen"
        " kloppend te houden, kan ook een groter aantal iets anders zijn: nooit meer dan"
        f" {grootste_afwijking(drempel)} erbij of eraf. Wat van aantallen is gemaakt, zoals totalen, bedragen en"
        " percentages, volgt uit de afgeronde aantallen; een interval gaat alleen over toeval, niet over het afronden."
        " Percentages, tijden en intervallen zijn hele getallen. Zij"
        f" staan er alleen als zij over {MINSTE_GEVALLEN} of meer gevallen gaan; anders staat er ‘{TE_WEINIG}’. Dat"
        " staat er ook bij de tijd van één persoon, zoals de langste wachttijd. Van een dag die in een tabel staat en"
        " is geweest, staat er alleen de maand. Getallen die voor dit verslag apart zijn uitgerekend, zijn niet"
        " afgerond; onder een tabel of grafiek staat dat erbij."
        f"{' De eigen cijfers staan er zoals ze zijn.' * eigen}"
    )
