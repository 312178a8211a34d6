"""De tabellen van de kwartaalcijfers: het kwartaal in zijn jaar, en of de kwartalen samen het jaar zijn."""

from __future__ import annotations

from itertools import product

from loket.basis import opmaak
from loket.basis.eenheden import EENHEDEN
from loket.basis.periode import Periode
from loket.cijfers.afkomst import bezwaar
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Telling
from loket.cijfers.telregels import telt_op
from loket.tonen.alinea import Tekst
from loket.tonen.onthouden import niets
from loket.tonen.tabel_als_html import Tabel, groepslabel

#: What the report tells of the quarter beside the year so far, in its order; the last is a stock.
IN_HET_KWARTAAL = (
    "aanmeldingen",
    "intakes",
    "wachtlijst_in",
    "plaatsingen",
    "wachttijd",
    "positief_afgesloten",
    "negatief_afgesloten",
    "uitval",
    "klachten",
    "wachtlijst",
)
FACTUREN = ("facturen", "creditfacturen", "gefactureerde_trajecten", "gefactureerd_bedrag", "gecrediteerd_bedrag")


def jaar_tot_nu(cijfers: Cijfers) -> Cijfers:
    """Return the figures of the year up to the quarter's last day."""
    return cijfers.over(cijfers.periode.jaar_tot_nu)


def kwartalen(cijfers: Cijfers) -> list[Cijfers]:
    """Return the figures of each quarter of the year so far, as known on the report's peildatum."""
    return [cijfers.over(kwartaal) for kwartaal in cijfers.periode.jaar_tot_nu.kwartalen]


def naast_elkaar(
    cijfers: Cijfers, namen: tuple[str, ...] = IN_HET_KWARTAAL, anker: str = "stroom", wat: str = "Wat er gebeurde"
) -> Tabel:
    """Return the quarter beside the year so far, and beside the same of a year earlier where they can be compared."""
    nu = list(dict.fromkeys((cijfers, jaar_tot_nu(cijfers))))
    paren = [[(getattr(c, naam), getattr(c.vorig, naam)) for c in nu] for naam in namen]
    bezwaren = [bezwaar(*paar) for rij in paren for paar in rij]
    vergelijkbaar = "" in bezwaren
    perioden = [*nu, *(c.vorig for c in nu if vergelijkbaar)]
    noot = "" if vergelijkbaar else f"Zonder de cijfers van een jaar eerder: {bezwaren[0]}."
    return Tabel(
        anker,
        f"{wat} in {cijfers.periode.voluit}" + f", en in het jaar tot en met {cijfers.laatste_dag}" * (len(nu) > 1),
        ("Cijfer", *(_kop(c.periode) for c in perioden)),
        tuple((_label(naam), *(_per_paar(rij, vergelijkbaar))) for naam, rij in zip(namen, paren, strict=True)),
        noot=f"Elke rij telt wat er in die tijd gebeurde; een stand geldt op de laatste dag. {noot}".strip(),
    )


def _kop(periode: Periode) -> str:
    """Return a short head, so that the names of the figures keep room on paper: ``K2 2022``, ``K1 t/m K2 2022``."""
    if periode.kwartaal or periode.sleutel == str(periode.jaar):
        return f"K{periode.kwartaal} {periode.jaar}" if periode.kwartaal else periode.naam
    return f"K1 t/m K{(periode.einde.month + 2) // 3} {periode.jaar}"


def _per_paar(rij: list[tuple[Cijfer, Cijfer]], vergelijkbaar: bool) -> list[Cijfer]:
    return [*(nu for nu, _ in rij), *(toen for _, toen in rij if vergelijkbaar)]


def _label(naam: str) -> str:
    definitie = DEFINITIES[naam]
    stand = ", stand" if definitie.stand else ""
    return opmaak.hoofdletter(definitie.label) + stand + EENHEDEN[definitie.eenheid].in_kop


def aansluiting(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the quarters so far beside the year so far, figure by figure, and whether they agree.

    What happened in the quarters adds up to the year; a stock is that of the last quarter. A mean does neither, and is
    left out.
    """
    per, geheel = kwartalen(cijfers), jaar_tot_nu(cijfers)
    if len(per) == 1:
        return Tekst(f"*Dit is het eerste kwartaal: het jaar tot en met {cijfers.laatste_dag} is dit kwartaal.*")
    namen = [naam for naam in (*IN_HET_KWARTAAL, *FACTUREN) if DEFINITIES[naam].stand or _telt_op(naam, cijfers)]
    rijen = [([getattr(k, naam) for k in per], getattr(geheel, naam)) for naam in namen]
    scheef = sum(bool(afwijking(*rij)) for rij in rijen)
    heel = str(cijfers.jaar) if len(per) == 4 else f"{cijfers.jaar} tot nu"
    titel = f"Alle {len(rijen)} cijfers van de kwartalen sluiten aan op {heel}"
    if scheef:
        titel = f"{scheef} van de {len(rijen)} cijfers van de kwartalen sluiten niet aan op {heel}"
    return Tabel(
        "aansluiting",
        titel,
        ("Cijfer", *(f"K{k.periode.kwartaal}" for k in per), heel, "Sluit aan"),
        tuple(
            (_label(naam), *delen, jaar, _oordeel(afwijking(delen, jaar)))
            for naam, (delen, jaar) in zip(namen, rijen, strict=True)
        ),
        noot=(
            "Wat in de kwartalen gebeurde, is samen het jaar. Een stand is die van het laatste kwartaal."
            " Een gemiddelde telt niet op: dat van het jaar gaat over alle plaatsingen samen."
        ),
    )


def _telt_op(naam: str, cijfers: Cijfers) -> bool:
    """Tell whether quarters add up; in a roll-up a kandidaat may count in two of them, at two desks."""
    definitie = DEFINITIES[naam]
    return isinstance(definitie, Telling) and telt_op(definitie) and not (cijfers.delen and definitie.telt_mensen)


def afwijking(delen: list[Cijfer], geheel: Cijfer) -> float:
    """Return how far the parts are from the whole: their sum, or of a stock the last of them."""
    getallen = [deel.waarde or 0.0 for deel in delen]
    samen = getallen[-1] if geheel.definitie.stand else sum(getallen)
    return round((geheel.waarde or 0.0) - samen, 2)


def _oordeel(afwijking: float) -> str:
    return f"nee, scheelt {opmaak.getal(abs(afwijking), 0 if opmaak.is_heel(afwijking) else 2)}" if afwijking else "ja"


def redenen(cijfers: Cijfers, naam: str, *dimensies: str) -> Tabel | Tekst:
    """Return why trajecten ended, by verwijzertype; each row is a combination of ``dimensies`` that occurs.

    ``redenen(cijfers, "uitval", "uitval_fase", "uitval_reden")`` tells in which phase they stopped too.
    """
    definitie, heel = DEFINITIES[naam], getattr(cijfers, naam)
    label = opmaak.hoofdletter(definitie.label)
    if not heel:
        return Tekst(f"*{niets(heel, f'{label} in {cijfers.periode.voluit}: geen.')}*")
    typen = cijfers.groepswaarden("verwijzertype")
    waarden = product(*map(cijfers.groepswaarden, dimensies))
    groepen = [tuple(zip(dimensies, combinatie, strict=True)) for combinatie in waarden]
    rijen = [
        (
            opmaak.hoofdletter(": ".join(waarde for _, waarde in groep)) or "Totaal",
            *(cijfers.cijfer(definitie, (*groep, ("verwijzertype", type_))) for type_ in typen),
            cijfers.cijfer(definitie, groep),
        )
        for groep in (*(groep for groep in groepen if cijfers.cijfer(definitie, groep)), ())
    ]
    kop = (" en ".join(("Fase", "reden")[-len(dimensies) :]), *(groepslabel("verwijzertype", type_) for type_ in typen))
    titel = f"{label} in {cijfers.periode.voluit}, naar {kop[0].lower()} en type verwijzer"
    anker = naam.replace("_", "-")
    return Tabel(anker, titel, (opmaak.hoofdletter(kop[0]), *kop[1:], "Totaal"), tuple(rijen), totaal=True)
