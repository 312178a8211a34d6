"""Het blad van één partner: de eigen cijfers naast die van het hele loket, en wat er te doen is."""

# Nothing here may show another partner: each figure is the partner's own, or the desk's as
# :meth:`~loket.cijfers.partner.Partner.totaal` gives it.

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loket.basis import opmaak
from loket.basis.afspraken import Voorblad
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.partner import DEELNEMER, Partner
from loket.cijfers.partner import zoek_partner as kies
from loket.cijfers.soorten import Telling
from loket.rapporten import bestandsnaam
from loket.tonen import acties
from loket.tonen.acties import LOKET, Actie
from loket.tonen.alinea import Tekst
from loket.tonen.delen import dit_notebook
from loket.tonen.tabel_als_html import Tabel, kolomkop
from loket.tonen.verantwoording import CijfersCsv, Html, csv_van
from loket.tonen.verantwoording import begrippen as _begrippen
from loket.tonen.verhaal import Verhaal
from loket.tonen.voorblad import maak_voorblad
from loket.tonen.waarde import Getal, afgeleid

__all__ = ["begrippen", "cijfers_csv", "kies", "kwartalen", "overzicht", "te_doen", "voorblad"]

#: The figures of a sheet, in its order. A corporatie knows a candidate from the day that he is on its wachtlijst.
_VAN_CORPORATIE = (
    "wachtlijst_in", "plaatsingen", "taakstelling", "realisatie", "wachttijd", "wachttijd_geschat", "afspraak_deel",
    "wachtlijst", "wacht_te_lang", "langste_wacht",
)  # fmt: skip
_VAN_VERWIJZER = (
    "aanmeldingen", "intakes", "uitval", "plaatsingen", "wachttijd", "wachtlijst", "aangemeld_onderweg",
    "gefactureerd_bedrag", "openstaand_bedrag", "facturen_te_laat", "nog_niet_gefactureerd",
)  # fmt: skip
#: Of these the quarters are shown too.
_PER_KWARTAAL = {
    True: ("wachtlijst_in", "plaatsingen", "wachtlijst"),
    False: ("aanmeldingen", "intakes", "plaatsingen", "wachtlijst", "gefactureerd_bedrag"),
}
_NIET_GETOOND = "niet getoond"


def _namen(partner: Partner) -> tuple[str, ...]:
    return _VAN_CORPORATIE if partner.is_corporatie else _VAN_VERWIJZER


def voorblad(partner: Partner, verhaal: Verhaal, status: str) -> Voorblad:
    """Return the head of a sheet; the reviewers' remarks on the desk's own report are not for a partner."""
    heel = maak_voorblad(partner.cijfers, "Partnerblad", status, verhaal.tekst("colofon"))
    titel = f"Partnerblad {partner.naam} {partner.cijfers.periode.naam}"
    voettekst = heel.voettekst.replace(heel.titel, f"{titel} · {heel.loket}")
    bestanden = bestandsnaam(dit_notebook(), {"partner": partner.code}, partner.cijfers.publiek)
    return replace(heel, titel=titel, voettekst=voettekst, cijfers=bestanden, blad=True, opmerkingen=())


def overzicht(partner: Partner) -> Tabel:
    """Return the partner's own figures, beside last year's if the two can be compared, and beside the desk's."""
    cijfers = partner.cijfers
    eigen = [getattr(partner, naam) for naam in _namen(partner)]
    totalen = [partner.totaal(naam) for naam in _namen(partner)]
    vorig = (cijfers.vorig.periode.naam,) if any(c.verschil for c in eigen) else ()
    noten = [
        f"Het hele loket is {partner.naam} samen met alle andere partners.",
        "De taakstelling is van alle corporaties samen." * partner.is_corporatie,
        f"{opmaak.hoofdletter(_NIET_GETOOND)} is wat iets over een andere partner zou verraden." * (None in totalen),
    ]
    return Tabel(
        "partner",
        f"{partner.naam} en het hele loket in {cijfers.periode.voluit}",
        ("Cijfer", "Eigen cijfer", *vorig, "Hele loket", "Deel van het loket (%)"),
        tuple(
            (kolomkop(c.definitie.naam), c, *((c.vorig,) if vorig else ()), t or Getal(_NIET_GETOOND), _deel(c, t))
            for c, t in zip(eigen, totalen, strict=True)
        ),
        noot=" ".join(filter(None, noten)),
    )


def _deel(eigen: Cijfer, totaal: Cijfer | None) -> Cijfer | Getal:
    """Return which part of the desk's count is the partner's."""
    definitie = eigen.definitie
    is_telling = isinstance(definitie, Telling) and definitie.eenheid == "aantal" and not definitie.noemer
    return eigen.aandeel if is_telling and totaal else Getal("–")


def kwartalen(partner: Partner) -> Tabel:
    """Return how the partner's year went, quarter by quarter."""
    cijfers = partner.cijfers
    perioden = [*_kwartalen(cijfers), cijfers]
    rijen = [[partner.over(p, naam) for p in perioden] for naam in _PER_KWARTAAL[partner.is_corporatie]]
    return Tabel(
        "kwartalen",
        f"Het jaar van {partner.naam} per kwartaal",
        ("Cijfer", *(f"{p.periode.kwartaal}e kwartaal" for p in perioden[:-1]), f"Heel {cijfers.jaar}"),
        tuple((kolomkop(rij[0].definitie.naam), *rij) for rij in rijen),
        noot="De wachtlijst is die op de laatste dag van het kwartaal of het jaar.",
    )


def _kwartalen(cijfers: Cijfers) -> list[Cijfers]:
    return [cijfers.over(kwartaal) for kwartaal in cijfers.periode.kwartalen]


def te_doen(partner: Partner) -> Tabel | Tekst:
    """Return what the figures ask for, and of whom; or that they ask for nothing."""
    return acties.tabel(
        _taken_corporatie(partner) if partner.is_corporatie else _taken_verwijzer(partner),
        f"Dit vragen de cijfers van {partner.naam} en het loket",
        geen=f"Deze cijfers vragen nu niets van {partner.naam}.",
    )


def _taken_corporatie(partner: Partner) -> Iterator[Actie]:
    jaar = partner.cijfers.jaar
    tekort = partner.taakstelling.getal - partner.plaatsingen.getal
    if not partner.taakstelling:
        yield Actie("Spreek een taakstelling af: er is er geen vastgelegd", Getal("–"), f"{partner.naam} en het loket")
    elif tekort > 0:
        wat = f"Besluit of de woningen die in {jaar} aan de taakstelling ontbreken, er in {jaar + 1} bij komen"
        uit = partner.taakstelling, partner.plaatsingen
        yield Actie(wat, afgeleid(opmaak.getal(tekort), *uit), f"{partner.naam} en het loket")
    yield Actie(
        "Zoek eerst een woning voor wie al langer wacht dan is afgesproken", partner.wacht_te_lang, partner.naam
    )
    yield Actie("Zoek een woning voor iedereen die nog wacht", partner.wachtlijst, partner.naam)


def _taken_verwijzer(partner: Partner) -> Iterator[Actie]:
    if partner.soort == DEELNEMER and not partner.heeft_overeenkomst:
        yield Actie("Teken de deelnemersovereenkomst", Getal("–"), f"{partner.naam} en het loket")
    yield Actie("Houd contact met de kandidaten die nog op een woning wachten", partner.wachtlijst, partner.naam)
    yield Actie("Betaal de facturen die na de betaaltermijn nog open staan", partner.facturen_te_laat, partner.naam)
    yield Actie("Stuur de facturen van intakes die er nog geen hebben", partner.nog_niet_gefactureerd, LOKET)


def begrippen(partner: Partner) -> Html:
    """Return the definitions of the figures on the sheet."""
    return _begrippen(*_namen(partner))


def cijfers_csv(partner: Partner) -> CijfersCsv:
    """Return the figures of the sheet: the partner's own and the desk's totals, and nobody else's."""
    eenmaal = {c.sleutel: c for c in _alles(partner)}  # the wachtlijst of the last quarter is that of the year
    return csv_van(c for c in eenmaal.values() if c.waarde is not None)


def _alles(partner: Partner) -> Iterator[Cijfer]:
    for naam in _namen(partner):
        yield partner.over(partner.cijfers.vorig, naam)
        yield getattr(partner, naam)
        if totaal := partner.totaal(naam):
            yield totaal
    for naam in _PER_KWARTAAL[partner.is_corporatie]:
        yield from (partner.over(p, naam) for p in _kwartalen(partner.cijfers))
