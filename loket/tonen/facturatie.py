"""Tabellen en grafiek van de facturen: de prijs, facturen naast intakes, hoe ze ervoor staan, en de bedragen."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from loket.basis import opmaak
from loket.basis.periode import Periode
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel, kolomkop
from loket.tonen.tabellen import tabel
from loket.tonen.tekenen import DONKER, GRIJS, LICHT, MIDDEN, Grafiek, tekening
from loket.tonen.verhaal import geen_gegevens
from loket.tonen.waarde import Getal
from loket.tonen.zin import Zin, samen, zin


def prijzen(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the trajectprijs by validity date, with the intakes of the period for which each held; each desk's own."""
    rijen = [
        (*([deel.loket.naam] if cijfers.delen else []), *rij)
        for deel in cijfers.delen or (cijfers,)
        for rij in _prijzen(deel)
    ]
    if not rijen:
        return geen_gegevens(f"een trajectprijs tot en met {cijfers.laatste_dag}")
    loket = ("Loket",) * bool(cijfers.delen)
    kop = (*loket, "Intake", "Tot en met", "Trajectprijs (€)", f"Intakes in {cijfers.periode.naam}")
    return Tabel("trajectprijs", "De trajectprijs hangt af van de dag van de intake", kop, tuple(rijen))


def _prijzen(cijfers: Cijfers) -> list[tuple[object, ...]]:
    tarieven = cijfers.register.tabel("tarieven").sort_values("geldig_van")
    tarieven = tarieven[tarieven["geldig_van"] <= pd.Timestamp(cijfers.periode.einde)]
    dagen = [dag.date() for dag in tarieven["geldig_van"]]
    laatste = [*(dag - timedelta(days=1) for dag in dagen[1:]), None]
    return [_prijs(cijfers, van, tot) for van, tot in zip(dagen, laatste, strict=bool(dagen))]


def _prijs(cijfers: Cijfers, van: date, tot: date | None) -> tuple[object, ...]:
    """Return the row of a price: its days, the price, and the intakes of the period on those days."""
    periode = cijfers.periode
    einde = min(periode.einde, tot or periode.einde)
    in_periode = einde >= periode.begin
    dagen = Periode(max(van, periode.begin) if in_periode else van, einde, periode.peildatum, periode.naam)
    prijs = cijfers.over(periode if dagen.begin == periode.begin and einde == periode.einde else dagen)
    tekst = (f"Vanaf {opmaak.datum(van)}", opmaak.datum(tot) if tot else "nog geen eind")
    return (*tekst, prijs.trajectprijs, prijs.intakes if in_periode else Getal("0"))


def tegenover_intakes(cijfers: Cijfers) -> Tabel | Tekst:
    """Return which intakes have a factuur, and for which intakes the facturen of the period are."""
    if not cijfers.intakes and not cijfers.facturen:
        return geen_gegevens(f"intakes en facturen in {cijfers.periode.voluit}")
    naam = cijfers.periode.naam
    intakes = (cijfers.intakes_gefactureerd, cijfers.nog_niet_gefactureerd, cijfers.intakes_zonder_prijs)
    facturen = (cijfers.facturen_eerder, cijfers.facturen_herhaald, cijfers.facturen_laat_verstuurd)
    return Tabel(
        "intakes",
        f"Intakes en facturen in {cijfers.periode.voluit}",
        ("Intakes en facturen", "Aantal", "Deel (%)"),
        (
            (f"Intakes in {naam}", cijfers.intakes, Getal()),
            *((f"Intakes: {c.definitie.label}", c, _deel(c)) for c in intakes),
            (f"Facturen in {naam}", cijfers.facturen, Getal()),
            *((f"Facturen: {c.definitie.label}", c, _deel(c)) for c in facturen),
            (f"Creditfacturen in {naam}", cijfers.creditfacturen, Getal()),
        ),
        noot=(
            "De eerste drie delen zijn samen alle intakes. Een factuur hoort bij het jaar van de factuurdatum;"
            " de delen van de facturen sluiten elkaar niet uit."
        ),
    )


def _deel(cijfer: Cijfer) -> Cijfer | Getal:
    return cijfer.aandeel if cijfer.noemer else Getal("–")


def stand(cijfers: Cijfers) -> Tabel | Tekst:
    """Return how the facturen of each year stand on the peildatum: paid, credited, open, late."""
    jaren = [cijfers[jaar] for jaar in cijfers.register.jaren if cijfers[jaar].facturen]
    if not jaren:
        return geen_gegevens(f"facturen tot en met {cijfers.peildatumtekst}")
    if not cijfers.betalingen_bekend:
        return Tekst(
            "*In het register staat geen enkele betaling. Welke facturen zijn betaald of nog open staan, is daarom"
            " onbekend. Vul de kolom betaald in facturen.csv om het te weten.*"
        )
    namen = (
        "facturen",
        "facturen_betaald",
        "facturen_gecrediteerd",
        "facturen_open",
        "facturen_te_laat",
        "gefactureerd_bedrag",
        "betaald_bedrag",
        "openstaand_bedrag",
    )
    rijen = [[getattr(jaar, naam) for jaar in jaren] for naam in namen]
    return Tabel(
        "stand",
        f"Hoe het op {cijfers.peildatumtekst} met de facturen staat, naar het jaar van de factuur",
        ("Facturen", *(jaar.periode.naam for jaar in jaren)),
        tuple((kolomkop(rij[0].definitie.naam), *rij) for rij in rijen),
        noot=zin(
            "Betaald, gecrediteerd en nog open zijn samen alle verstuurde facturen. Wat na de betaaltermijn (",
            cijfers.loket.betaal_dagen,
            " dagen) open staat, is een deel van wat open staat.",
        ),
    )


def per_kwartaal(cijfers: Cijfers) -> Grafiek | Tekst:
    """Draw how the facturen of each quarter stand on the peildatum, of this year and the one before."""
    jaren = [jaar for jaar in (cijfers.vorig, cijfers) if jaar.bekend and jaar.facturen]
    if not jaren:
        return geen_gegevens(f"facturen van {cijfers.periode.naam} en het jaar ervoor")
    kwartalen = [jaar.over(kwartaal) for jaar in jaren for kwartaal in jaar.periode.kwartalen]
    bekend = cijfers.betalingen_bekend
    with tekening(0.75 + 0.3 * len(kwartalen)) as (assen, svg):
        links = [0.0] * len(kwartalen)
        for naam, kleur, arcering in _STANDEN if bekend else (("Verstuurd", MIDDEN, ""),):
            lengten = [_lengte(kwartaal, naam) for kwartaal in kwartalen]
            if any(lengten):  # what there is none of, needs no word in the legend
                assen.barh(
                    range(len(kwartalen)),
                    lengten,
                    0.7,
                    links,
                    color=kleur,
                    hatch=arcering,
                    edgecolor="white",
                    label=naam,
                )
            links = [begin + lengte for begin, lengte in zip(links, lengten, strict=True)]
        for plaats, kwartaal in enumerate(kwartalen):
            tekst = str(kwartaal.facturen) + (f", {kwartaal.facturen_open} nog open" if kwartaal.facturen_open else "")
            assen.annotate(tekst, (links[plaats], plaats), (5, 0), textcoords="offset points", va="center")
        assen.set_yticks(range(len(kwartalen)), [kwartaal.periode.naam for kwartaal in kwartalen])
        assen.invert_yaxis()
        assen.set_xlim(0, 1.25 * max(links))
        assen.xaxis.set_visible(False)
        assen.spines["bottom"].set_visible(False)
        assen.legend(loc="lower left", bbox_to_anchor=(0, 1.02), ncols=4, borderaxespad=0)
    namen = ["facturen", "facturen_betaald", "facturen_gecrediteerd", "facturen_open", "facturen_te_laat"]
    namen = [*namen, "openstaand_bedrag"] if bekend else namen[:1]
    rijen = [(kwartaal.periode.naam, *(getattr(kwartaal, naam) for naam in namen)) for kwartaal in kwartalen]
    regels = [
        f"{kop}: " + ", ".join(f"{cijfer} {cijfer.definitie.label}" for cijfer in cellen) for kop, *cellen in rijen
    ]
    alt = f"Liggende staven: facturen per kwartaal, zoals bekend op {cijfers.peildatumtekst}. {'; '.join(regels)}."
    per_jaar = map(_wat_open_staat if bekend else _wat_is_verstuurd, reversed(jaren))
    bericht = samen(*per_jaar)
    kop = ("Kwartaal van de factuur", *map(kolomkop, namen))
    return Grafiek("facturen-per-kwartaal", bericht, alt, svg.getvalue(), Tabel("", "", kop, tuple(rijen)))


#: How a factuur can stand, as the parts of a bar: they exclude each other and are together what was sent.
_STANDEN = (
    ("Betaald", MIDDEN, ""),
    ("Gecrediteerd", GRIJS, "...."),
    ("Open", LICHT, "////"),
    ("Te laat", DONKER, ""),
)


def _lengte(cijfers: Cijfers, stand: str) -> float:
    lengten = {
        "Verstuurd": float(cijfers.facturen),
        "Betaald": float(cijfers.facturen_betaald),
        "Gecrediteerd": float(cijfers.facturen_gecrediteerd),
        "Open": float(cijfers.facturen_open) - float(cijfers.facturen_te_laat),
        "Te laat": float(cijfers.facturen_te_laat),
    }
    return lengten[stand]


def _wat_open_staat(cijfers: Cijfers) -> Zin:
    """Say of a year with facturen how many of them are open, and how many of those for too long."""
    alle, open_, laat = cijfers.facturen.waarde, cijfers.facturen_open.waarde, cijfers.facturen_te_laat
    wie = zin("Van de ", cijfers.facturen.voluit, f" uit {cijfers.periode.naam}")
    er = zin("er nog ", cijfers.facturen_open)
    if alle == 1:
        wie, er = zin(f"De enige factuur uit {cijfers.periode.naam}"), zin("nog")
    if not open_ and cijfers.facturen_open.benaderd:
        return zin(wie, " staan er ", cijfers.facturen_open.voluit, " open.")
    if not open_:
        return wie + f" staat {'niet' if alle == 1 else 'er geen'} meer open."
    hoeveel = () if open_ == 1 else ("alle ", laat, " ") if laat.waarde == open_ else (laat, " daarvan ")
    termijn = zin(", ", *hoeveel, "na de betaaltermijn") if laat else ""
    return zin(wie, f" {'staat' if open_ == 1 else 'staan'} ", er, " open", termijn, ".")


def _wat_is_verstuurd(cijfers: Cijfers) -> Zin:
    begin = f"Uit {cijfers.periode.naam}: "
    return zin(begin, cijfers.facturen.voluit, ". Wat is betaald, staat niet in het register.")


def bedragen(cijfers: Cijfers, dimensie: str, titel: str) -> Tabel | Tekst:
    """Return the facturen and their amounts, split by ``verwijzertype`` or ``verwijzer``."""
    if not cijfers.facturen and not cijfers.creditfacturen:
        return geen_gegevens(f"{titel[:1].lower()}{titel[1:]} in {cijfers.periode.voluit}")
    namen = ["facturen", "creditfacturen", "gefactureerd_bedrag"]
    namen += ["openstaand_bedrag"] if cijfers.betalingen_bekend else []
    frame = cijfers.per(dimensie, *namen)
    return tabel(frame, f"bedrag-{dimensie}", f"{titel}, {cijfers.periodetekst}", leeg=False)
