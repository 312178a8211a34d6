"""The cover of a report: what it is called, what it is about, and what stands on every page."""

from __future__ import annotations

from loket.basis import opmaak
from loket.basis.afspraken import CONCEPT, INTERN, NIET_VOOR_PUBLICATIE, OPENBAAR, PARTNER, Voorblad
from loket.cijfers import afkomst
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.openbaar.afronden import grootste_afwijking
from loket.rapporten import bestandsnaam, cijfernaam, toets_status
from loket.tonen.delen import dit_notebook
from loket.tonen.verhaal import Verhaal

#: How a roll-up counts who is on two lists, by whether the desks share the key of their pseudonyms.
DUBBEL = {
    True: "Een kandidaat die bij twee loketten op de wachtlijst staat, telt één keer.",
    False: "Of een kandidaat bij twee loketten staat, is niet bekend: zo iemand telt twee keer.",
}
#: Who a report is for: on the cover, and at the foot of each page.
_VOOR = {
    INTERN: (f"alleen het loket zelf; {NIET_VOOR_PUBLICATIE}", NIET_VOOR_PUBLICATIE),
    PARTNER: ("alleen deze partner; aantallen van anderen zijn afgerond", "alleen voor deze partner"),
    OPENBAAR: ("iedereen; aantallen mensen zijn afgerond", "openbare versie"),
}


def voorblad(cijfers: Cijfers, verhaal: Verhaal, status: str, soort: str = "Jaarverslag") -> Voorblad:
    """Maak het voorblad, met de tekst ``colofon`` van het loket. Bij een concept staat dat op elke bladzijde.

    Examples
    --------
    >>> voorblad(cijfers, verhaal, status, "Kwartaalcijfers")
    """
    toets_status(status)
    return maak_voorblad(cijfers, soort, status, verhaal.tekst("colofon"))


def maak_voorblad(cijfers: Cijfers, soort: str, status: str, colofon: str = "", let_op: str = "") -> Voorblad:
    """Return the cover of any kind of report on a desk and a period; ``let_op`` is what it says of example data."""
    inrichting, periode = cijfers.loket, cijfers.periode
    publiek, in_het_kort = _VOOR[cijfers.publiek]
    titel = f"{soort} {inrichting.naam} {periode.naam}"
    return Voorblad(
        titel=titel,
        loket=inrichting.naam,
        soort=soort,
        jaar=cijfers.jaar,
        periode=cijfers.periodetekst,
        peildatum=cijfers.register.peildatum.isoformat(),
        peildatum_tekst=cijfers.peildatumtekst,
        colofon=colofon,
        voorbeelddata=inrichting.voorbeelddata,
        let_op=" ".join(
            filter(None, ((let_op or afkomst.let_op()) * inrichting.voorbeelddata, _som(cijfers), _afgerond(cijfers)))
        ),
        status=status,
        cijfers=cijfernaam(bestandsnaam(dit_notebook(), {"kwartaal": periode.kwartaal}, cijfers.publiek)),
        publiek=publiek,
        achter=f"-{cijfers.publiek}" * (cijfers.publiek != INTERN),
        opmerkingen=_opmerkingen(cijfers) if status == CONCEPT and cijfers.publiek == INTERN else (),
        voettekst=" · ".join(
            [titel, *([CONCEPT] * (status == CONCEPT)), *(["voorbeelddata"] * inrichting.voorbeelddata), in_het_kort]
        ),
    )


def _som(cijfers: Cijfers) -> str:
    """Say of a roll-up of which desks it is; empty for a desk."""
    if not cijfers.delen:
        return ""
    return (
        f"Dit rapport telt op: {opmaak.opsomming([deel.naam for deel in cijfers.loket.delen])}."
        " Waar ‘het loket’ staat, zijn zij samen bedoeld."
        f" {DUBBEL[cijfers.loket.zelfde_sleutel]}"
    )


def _afgerond(cijfers: Cijfers) -> str:
    """Say of what others may see that a nought need not be nobody; empty for the desk itself."""
    if cijfers.publiek == INTERN:
        return ""
    van = " van anderen" * (cijfers.publiek == PARTNER)
    hoogstens = grootste_afwijking(cijfers.beleid.drempel) if cijfers.beleid else 0
    return (
        f"Aantallen mensen{van} zijn afgerond: waar 0 staat, kunnen het er ook een paar zijn, en elk aantal kan tot"
        f" {hoogstens} hoger of lager zijn. Percentages zijn van die aantallen gemaakt."
    )


def _opmerkingen(cijfers: Cijfers) -> tuple[dict[str, str], ...]:
    """Return the reviewers' open remarks, each with the anchor at which it is shown, and where it was written."""
    tabel = cijfers.dit_jaar("opmerkingen")
    kolommen = ["anker", "rol", "opmerking"]
    rijen = tabel.loc[tabel["status"] == "open", kolommen].itertuples(name=None)
    return tuple(
        dict(zip(kolommen, rij, strict=True)) | {"bestand": f"{cijfers.jaar}/opmerkingen.csv", "rij": str(nummer)}
        for (_, nummer), *rij in rijen
    )
