"""Tabellen met de cijfers van één jaar of twee jaren onder elkaar. Ze rekenen zelf niets uit."""

from __future__ import annotations

from loket.basis import opmaak
from loket.cijfers import balans as balansen
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.weergave import Weergave
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.tabellen import tabel
from loket.tonen.verhaal import geen_gegevens
from loket.tonen.waarde import Getal


def jaarstroom(cijfers: Cijfers) -> Tabel:
    """Return what happened in the year, beside the year before if the two can be compared: a flow, not one group."""
    namen = (
        "aanmeldingen",
        "intakes",
        "wachtlijst_in",
        "plaatsingen",
        "positief_afgesloten",
        "negatief_afgesloten",
        "uitval",
    )
    nu = [getattr(cijfers, naam) for naam in namen]
    vorig = (cijfers.vorig.periode.naam, "Verschil") if any(c.verschil for c in nu) else ()
    return Tabel(
        "stroom",
        f"Wat er in {cijfers.periode.voluit} gebeurde",
        ("Gebeurtenis", cijfers.periode.naam, *vorig),
        tuple((opmaak.hoofdletter(c.definitie.label), c, *((c.vorig, _kort(c.verschil)) if vorig else ())) for c in nu),
        noot=(
            f"Elke rij telt wat er in het {cijfers.periode.soort} gebeurde."
            " De rijen gaan dus niet over dezelfde kandidaten."
        ),
    )


def trechter(cijfers: Cijfers) -> Tabel | Tekst:
    """Return what became of those registered in the year, and of those registered the year before."""
    jaren = [jaar for jaar in (cijfers.vorig, cijfers) if jaar.bekend and jaar.aanmeldingen]
    if not jaren:
        return geen_gegevens(f"de aanmeldingen van {cijfers.periode.voluit}")
    stappen = ("intake", "wachtlijst", "geplaatst", "uitgevallen", "onderweg")
    delen = [[getattr(jaar, f"aangemeld_{stap}") for jaar in jaren] for stap in stappen]
    # The name of a quarter alone: a longer head would leave no room for the names of the steps on paper.
    kop = [k for j in jaren for k in ("Aangemeld in " * (j.periode.soort == "jaar") + j.periode.naam, "Deel (%)")]
    return Tabel(
        "trechter",
        f"Hoe ver kandidaten zijn gekomen die in {opmaak.opsomming([j.periode.voluit for j in jaren])} zijn aangemeld",
        ("Stap", *kop),
        (
            ("Aangemeld", *(cel for jaar in jaren for cel in (jaar.aanmeldingen, Getal()))),
            *(
                (opmaak.hoofdletter(rij[0].definitie.label), *(cel for c in rij for cel in (c, c.aandeel)))
                for rij in delen
            ),
        ),
        noot=(
            f"Elke kolom volgt dezelfde kandidaten, tot en met {cijfers.peildatumtekst}."
            " Wie later is aangemeld, is korter gevolgd."
        ),
    )


def wachtlijstbalans(cijfers: Cijfers) -> Tabel | Tekst:
    """Return how the wachtlijst came from its begin to its end; the first period of a register has no begin."""
    perioden = [p for p in (cijfers.vorig, cijfers) if p.bekend and balansen.wachtlijstbalans(p).bekend]
    if not perioden:
        return geen_gegevens(f"de wachtlijst aan het begin van {cijfers.periode.voluit}")
    koppen = (
        "Op de wachtlijst bij het begin",
        "Erbij: nieuw op de wachtlijst",
        "Eraf: geplaatst",
        "Eraf: uitgevallen vanaf de wachtlijst",
        "Op de wachtlijst aan het eind",
    )
    rijen = tuple(zip(koppen, *map(balansen.wachtlijstbalans, perioden), strict=True))
    return Tabel(
        "wachtlijstbalans",
        f"De wachtlijst in {cijfers.periode.voluit}: wie kwam erbij, wie ging eraf",
        ("Trajecten" if cijfers.delen else "Kandidaten", *(p.periode.naam for p in perioden)),
        rijen,
        totaal=True,
        noot="Begin, plus wie erbij kwam, min wie eraf ging, is het eind."
        + " Wie bij twee loketten op de wachtlijst staat, telt hier twee keer." * cijfers.loket.zelfde_sleutel,
    )


def afspraak(cijfers: Cijfers) -> Tabel | Tekst:
    """Return by corporatie how long everybody waits, beside what was agreed: not only who got a home."""
    if not cijfers.afspraak_groep and not cijfers.wachtlijst:
        return geen_gegevens(f"de wachtlijst in {cijfers.periode.voluit}")
    maanden = opmaak.met_woord(cijfers.loket.wachttijd_afspraak_maanden, ("maand", "maanden"))
    koppen = {
        "afspraak_groep": f"{maanden} om",
        "afspraak_gehaald": "Met woning op tijd",
        "afspraak_deel": "Deel (%)",
        "wachtlijst": "Wacht nog",
        "wacht_te_lang": f"Langer dan {maanden}",
        "langste_wacht": "Langste (maanden)",
    }
    return tabel(
        cijfers.per("corporatie", *koppen),
        "afspraak",
        f"De afspraak van {maanden} voor iedereen op de wachtlijst, per corporatie",
        koppen=koppen,
        noot=(
            f"De eerste drie kolommen gaan over kandidaten voor wie de {maanden} in {cijfers.periode.voluit} om waren,"
            f" de laatste drie over wie op {cijfers.laatste_dag} wachtte."
        ),
    )


def _kort(verschil: Weergave) -> str:
    """Leave out the year that the column beside it names: ``12 minder dan in 2021`` becomes ``12 minder``."""
    return str(verschil).partition(" dan in ")[0].partition(" als in ")[0] if verschil else ""
