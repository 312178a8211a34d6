"""The checks: everything that a report is tested for, each with its outcome.

:data:`CONTROLES` lists them. :func:`onderzoek` runs all of them on a report; :func:`controleer` does so in a notebook
and stops at faults. A warning that is right as it stands is acknowledged, with a reason, in ``akkoord.csv``.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace

from loket.basis.afspraken import CONCEPT, CONTROLEER_MET, DEFINITIEF, INTERN, VOORBEELD
from loket.basis.meldingen import InvoerFout, Melding
from loket.basis.opmaak import op_getal
from loket.cijfers.cijfers import Cijfers
from loket.controle.akkoord import Akkoord
from loket.controle.openbaar import OPENBARE_TEKST
from loket.controle.optellen import OPTELLEN
from loket.controle.opvallend import VAN_HET_REGISTER
from loket.controle.taalregels import TEKST
from loket.controle.te_doen import TE_DOEN
from loket.controle.twijfel import TWIJFEL
from loket.controle.vereist import VOLLEDIGHEID
from loket.controle.verslag import Bevinding, Controle, Verslag
from loket.rapporten import toets_status
from loket.tonen.verhaal import Verhaal
from loket.tonen.verklaard import Verklaring

__all__ = [
    "CONTROLES",
    "Bevinding",
    "Controle",
    "Uitkomst",
    "Verslag",
    "controleer",
    "onderzoek",
    "wat_te_doen_is",
]

#: Every check but one: whether each acknowledgement matches a finding can only be seen after all others.
CONTROLES: tuple[Controle, ...] = (*OPTELLEN, *VAN_HET_REGISTER, *TWIJFEL, *VOLLEDIGHEID, *TE_DOEN, *TEKST)


@dataclass(frozen=True)
class Uitkomst:
    """What one check found.

    Parameters
    ----------
    controle : Controle
        The check.
    open : tuple of Bevinding
        Findings that somebody still has to look at.
    akkoord : tuple of (Bevinding, str)
        Findings that were acknowledged, each with the reason.
    """

    controle: Controle
    open: tuple[Bevinding, ...]
    akkoord: tuple[tuple[Bevinding, str], ...] = ()

    @property
    def verklaard(self) -> tuple[Verklaring, ...]:
        """What was acknowledged, for the list of what is to be done."""
        akkoord = ((b, reden) for b, reden in self.akkoord if reden)  # of a public report it is not told why
        return tuple(Verklaring(self.controle.naam, b.bestand, b.gevonden, reden) for b, reden in akkoord)


def onderzoek(verslag: Verslag) -> list[Uitkomst]:
    """Run every check on a report and return their outcomes, in the order of :data:`CONTROLES`."""
    akkoord = Akkoord.lees(verslag.cijfers)
    gevonden = [(controle, sorted(set(controle.zoek(verslag)), key=_volgorde)) for controle in CONTROLES]
    uitkomsten = [_uitkomst(controle, bevindingen, akkoord) for controle, bevindingen in gevonden]
    alles = [(c, b) for c, bevindingen in gevonden for b in (*bevindingen, *akkoord.samen(c, bevindingen).values())]
    # The file is kept for the year; a quarter has few of its findings.
    van_het_jaar = verslag.cijfers.periode.soort == "jaar"
    nog_open = {(u.controle.naam, b.bestand) for u in uitkomsten for b in u.open if van_het_jaar}
    over = sorted(akkoord.zonder_bevinding(alles, nog_open, [*(c.naam for c in CONTROLES), OPENBARE_TEKST.naam]))
    passend = "Geen akkoord is verlopen."
    past = Controle("akkoord-past", "waarschuwing", passend, lambda _: over, verklaarbaar=False)
    return [*uitkomsten, Uitkomst(past, tuple(over))]


def wat_te_doen_is(verslag: Verslag) -> list[Uitkomst]:
    """Return what is left to do, which needs no figures: it can be asked when the register cannot be read."""
    akkoord = Akkoord.lees(verslag.cijfers)
    return [_uitkomst(controle, sorted(set(controle.zoek(verslag)), key=_volgorde), akkoord) for controle in TE_DOEN]


def _uitkomst(controle: Controle, bevindingen: list[Bevinding], akkoord: Akkoord) -> Uitkomst:
    samen = akkoord.samen(controle, bevindingen)
    redenen = [(b, akkoord.reden(controle, b) or akkoord.reden(controle, samen[b.bestand])) for b in bevindingen]
    return Uitkomst(
        controle, tuple(b for b, reden in redenen if not reden), tuple((b, reden) for b, reden in redenen if reden)
    )


def _volgorde(b: Bevinding) -> tuple[object, ...]:
    return b.bestand, op_getal(b.plaats), b


def controleer(cijfers: Cijfers, verhaal: Verhaal, status: str = CONCEPT) -> list[Uitkomst]:
    """Toets de cijfers en de tekst van het rapport.

    Parameters
    ----------
    cijfers : Cijfers
        De cijfers van het rapport.
    verhaal : Verhaal
        De teksten ervan.
    status : {'concept', 'definitief'}
        Een fout stopt elk rapport. Bij ``definitief`` mag er niets openstaan; voorbeelddata zijn dan alleen goed als
        u er zelf om vraagt.

    Raises
    ------
    LoketFout
        Als de status niet bestaat.
    InvoerFout
        Als er iets is wat het rapport stopt. Alles staat er dan bij.

    Examples
    --------
    >>> controles = controleer(cijfers, verhaal, status)
    """
    toets_status(status)
    verslag = Verslag.lees(cijfers.intern, verhaal)
    uitkomsten = onderzoek(verslag)
    van_tekst = van_de_tekst(cijfers, verslag)
    fouten = [
        _melding(b)
        for u in (*uitkomsten, *van_tekst)
        if status == DEFINITIEF or u.controle.ernst == "fout"
        for b in u.open
    ]
    if status == DEFINITIEF and cijfers.loket.voorbeelddata and not os.environ.get(VOORBEELD):
        fouten.insert(0, _geen_voorbeelddata(cijfers))
    if fouten:
        waar = "op weg naar een definitief verslag" if status == DEFINITIEF else "in de gegevens of de tekst"
        if status == DEFINITIEF and any(u.open and u.controle.mag_blijven for u in (*uitkomsten, *van_tekst)):
            toont = os.environ.get(CONTROLEER_MET, "make check")
            waar += f"; klopt iets zoals het is, dan toont {toont} de rij voor akkoord.csv"
        raise InvoerFout(fouten, waar)
    return voor_lezers(cijfers, verslag, uitkomsten)


def voor_lezers(cijfers: Cijfers, verslag: Verslag, uitkomsten: list[Uitkomst]) -> list[Uitkomst]:
    """Return of outcomes what those may see who the figures are for, and what others may not read in the text."""
    if cijfers.publiek == INTERN:
        return uitkomsten
    return [*map(_zonder_gevallen, uitkomsten), *van_de_tekst(cijfers, verslag)]


def van_de_tekst(cijfers: Cijfers, verslag: Verslag) -> list[Uitkomst]:
    """Return what stands in the text that others than the desk may not read; of a report for the desk nothing."""
    if cijfers.publiek == INTERN:
        return []
    voor_hen = replace(verslag, cijfers=cijfers)  # of which other conditions hold
    return [_uitkomst(OPENBARE_TEKST, [*OPENBARE_TEKST.zoek(voor_hen)], Akkoord.lees(verslag.cijfers))]


def _zonder_gevallen(uitkomst: Uitkomst) -> Uitkomst:
    """Say of an outcome only that something was found: what and how often tells of cases."""
    iets = Bevinding("", "", "bekeken door het loket; wat er is gevonden, staat alleen in de interne versie", "", "")
    return Uitkomst(uitkomst.controle, (), ((iets, ""),) * bool(uitkomst.open or uitkomst.akkoord))


def _geen_voorbeelddata(cijfers: Cijfers) -> Melding:
    verwacht = "false: een definitief verslag gaat over een echt loket, en dit register is verzonnen"
    herstel = "wijs met DATA= een echt register aan, of vraag uitdrukkelijk om voorbeelddata met VOORBEELD=ja"
    return Melding(str(cijfers.register.map / "loket.toml"), "voorbeelddata", verwacht, herstel, waarde="true")


def _melding(bevinding: Bevinding) -> Melding:
    nummer = re.fullmatch(r"(?:rij|regel) (\d+)", bevinding.plaats)
    waar = f"{bevinding.bestand} ({bevinding.plaats})" if bevinding.plaats and not nummer else bevinding.bestand
    rij = int(nummer[1]) if nummer else 0
    return Melding(waar, "", bevinding.verwacht, bevinding.herstel, rij, bevinding.gevonden)
