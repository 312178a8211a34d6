"""One build: a notebook with its parameters becomes a whole report in output/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loket.basis.afspraken import AFRONDINGEN, ANDERS, GROOTBOEK, MIME_AFRONDINGEN, PARTNER, WEG
from loket.basis.meldingen import LoketFout, oorzaak
from loket.bouw.bon import is_bij, spaar_definitief
from loket.bouw.gelezen import sommen
from loket.bouw.opdracht import Opdracht, controleer_loket, lees_afdruk
from loket.rapporten import bestandsnaam

if TYPE_CHECKING:
    from concurrent.futures import Future

#: A kernel that runs, or is starting, for as long as it is held.
Kern = AbstractContextManager[Any]


def bouw(
    opdracht: Opdracht,
    meld: Callable[[str], None] = print,
    kern: Kern | None = None,
    toon: Callable[[bytes], None] | None = None,
) -> bool:
    """Build the report if anything has changed.

    Parameters
    ----------
    opdracht : Opdracht
        What to build.
    meld : callable
        Receives each Dutch line for the user.
    kern : context manager, optional
        Gives the manager of a kernel that has the environment of the order; default one of its own.
    toon : callable, optional
        Receives the HTML as soon as it is made, before anything is written.

    Returns
    -------
    bool
        Whether there was anything to do.

    Raises
    ------
    LoketFout
        When the input or the notebook has problems; what stood in output/ is untouched.
    """
    afdruk = lees_afdruk(opdracht)
    if is_bij(opdracht.doel, afdruk, opdracht.bon):
        meld(f"Niets veranderd: {opdracht.naam} in {opdracht.doel} is al bij.")
        return False
    controleer_loket(opdracht)
    spaar_definitief(opdracht)
    inhoud, kenmerken = _maak(opdracht, meld, kern, toon)
    if opdracht.legt_vast:
        afdruk = _leg_vast(opdracht, inhoud, afdruk)
    schrijf(opdracht.doel, inhoud, afdruk, opdracht.bon, **kenmerken)
    for naam in inhoud:
        meld(f"  {opdracht.doel / naam}")
    return True


def _leg_vast(opdracht: Opdracht, inhoud: dict[str, bytes], afdruk: str) -> str:
    """Put what is about to be published in the ledger, and return the checksum of the input that has it.

    That comes first: what is published and not in the ledger could be published otherwise later. So could what was made
    of a ledger to which another build has added meanwhile.
    """
    from loket.basis.verwisselen import om_de_beurt
    from loket.cijfers import openbaar
    from loket.cijfers.openbaar import grootboek

    over = opdracht.parameters
    loket, kwartaal = str(over["loket"]), over.get("kwartaal") or None
    map_loket = opdracht.data / loket
    with om_de_beurt(map_loket):  # another report may be made at the same moment
        if lees_afdruk(opdracht) != afdruk:
            raise LoketFout(
                f"De invoer van {opdracht.naam} is veranderd terwijl het verslag werd gemaakt.\n"
                "  wat te doen: maak het verslag opnieuw; maak definitieve openbare verslagen van één loket na elkaar"
            )
        openbaar.leg_vast(opdracht.data, loket, int(over["jaar"]), str(over.get("peildatum", "")), kwartaal)
        grootboek.werk_bij(map_loket / GROOTBOEK, inhoud.get(opdracht.bestandsnaam("csv"), b"").decode())
    return lees_afdruk(opdracht)


def schrijf(doel: Path, inhoud: dict[str, bytes], afdruk: str, bon: str, **kenmerken: object) -> None:
    """Put what was made in output/, whole, with its note and what that is to remember.

    Raises
    ------
    LoketFout
        When that fails; what stood there is untouched.
    """
    from loket.bouw.uitvoer import zet_neer  # only when there is something to write

    try:
        zet_neer(doel, inhoud, afdruk, bon, **kenmerken)
    except OSError as fout:
        raise LoketFout(
            f"Het verslag kan niet worden weggeschreven naar {doel}: {oorzaak(fout)}.\n"
            "  wat te doen: maak ruimte of geef schrijfrechten op deze map, en probeer het opnieuw"
        ) from None


def _maak(
    opdracht: Opdracht, meld: Callable[[str], None], kern: Kern | None, toon: Callable[[bytes], None] | None
) -> tuple[dict[str, bytes], dict[str, object]]:
    """Execute the notebook, tell its warnings and export it; nothing is written.

    Returns its files, and what its note is to remember.
    """
    from concurrent.futures import ThreadPoolExecutor

    from loket.bouw.kern import warme_kern

    with ThreadPoolExecutor(2) as pers:  # pandoc and Typst, which make the PDF, work outside Python
        with kern or warme_kern(opdracht.omgeving) as km:
            # While the kernel warms up, this process imports what it needs itself.
            from loket.bouw.uitvoering import neem_uit, voer_uit, waarschuwingen
            from loket.bouw.vormen import kenmerken, vormen

            gelezen: list[str] = []
            nb = voer_uit(opdracht.notebook, opdracht.parameters, km, gelezen.extend)
            afrondingen = neem_uit(nb, MIME_AFRONDINGEN)
            if gevonden := waarschuwingen(nb):
                meld(f"Let op (alles staat in: {opdracht.controleer_met}):")
                for regel in gevonden:
                    meld(f"  {regel}")
            for regel in _na_publicatie(afrondingen):
                meld(regel)
            maken = {vorm: maak for vorm, maak in vormen(nb).items() if vorm in opdracht.vormen}
            eerst = "html" if toon else "pdf"  # what somebody waits for, or else what takes longest
            komt: dict[str, Future[bytes]] = {}
            for vorm in sorted(maken, key=lambda vorm: vorm != eerst):
                komt[vorm] = maken[vorm](pers)
                if toon and vorm == eerst:
                    toon(komt[vorm].result())
        inhoud = {opdracht.bestandsnaam(vorm): komt[vorm].result() for vorm in maken}
        if afrondingen:  # for the desk alone, whoever the report is for
            intern = bestandsnaam(opdracht.notebook, opdracht.parameters)
            van_partner = f"-{PARTNER}" * (opdracht.publiek == PARTNER)
            inhoud[f"{intern}{AFRONDINGEN}{van_partner}.csv"] = afrondingen.encode()
        oud = opdracht.doel / opdracht.bestandsnaam("csv")
        bekend = chain.from_iterable(bestanden for bestanden, _ in opdracht.bestanden())
        eigen = {"status": opdracht.status, "publiek": opdracht.publiek, "gelezen": sommen(gelezen, bekend)}
        return inhoud, {**eigen, **kenmerken(nb, oud)}


def _na_publicatie(afrondingen: str) -> Iterator[str]:
    """Say of how many published numbers the report shows another, or none."""
    from loket.basis.opmaak import met_woord

    anders, weg = map(afrondingen.count, (ANDERS, WEG))
    woorden = "gepubliceerd aantal", "gepubliceerde aantallen"
    if anders:
        zijn = "is" if anders == 1 else "zijn"
        yield f"Let op: {met_woord(anders, woorden)} {zijn} nu anders, want er tellen andere mensen in mee."
    if weg:
        staat = "staat" if weg == 1 else "staan"
        waarom = "geen afronding die bij het gepubliceerde past, is nog veilig"
        yield f"Let op: {met_woord(weg, woorden)} {staat} er niet meer in: {waarom}."
    if anders or weg:
        yield "  Welke dat zijn, staat in de lijst van afrondingen naast het verslag."
