"""The cover and tables of the datacontrole, each one call with the checks; other modules did the counting."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd
from matplotlib.ticker import MaxNLocator

from loket.basis import opmaak
from loket.basis.afspraken import Voorblad
from loket.cijfers.afkomst import VERZONNEN
from loket.controle.gegevens.bevinding import OORDELEN
from loket.controle.gegevens.gaten import DOORLOPEND, alle_stiltes, gaten, per_week
from loket.controle.gegevens.geheel import Datacontrole
from loket.controle.gegevens.sluitend import TOTAAL, balans_van
from loket.controle.gegevens.tijdigheid import dit_jaar_gevolgd, nametingen_per_cohort, nametingen_van, samenvatting
from loket.controle.gegevens.uitschieters import GEBEURTENISSEN, piekdagen
from loket.controle.gegevens.volledigheid import aantal_verplicht, per_tabel, volledigheid
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.tekenen import DONKER, GRIJS, LICHT, Grafiek, tekening
from loket.tonen.verhaal import geen_gegevens
from loket.tonen.voorblad import maak_voorblad
from loket.tonen.waarde import Getal


def voorblad(controle: Datacontrole) -> Voorblad:
    """Return the cover; it needs no narrative, for that is written after this check."""
    let_op = f"{VERZONNEN} Wat hier is gevonden, is dus geen feit over het loket."
    return maak_voorblad(controle.cijfers, "Datacontrole", "voor intern gebruik", let_op=let_op)


def overzicht(controle: Datacontrole) -> Tabel:
    """Return every check with its number of findings and its verdict, what asks for work first."""
    op_volgorde = sorted(controle.controles, key=lambda c: OORDELEN.index(c.oordeel))
    rijen = tuple((c.naam, c.aantal, c.oordeel) for c in op_volgorde)
    return Tabel("overzicht", controle.aandacht, ("Controle", "Aantal", "Oordeel"), rijen)


def volledigheid_per_kolom(controle: Datacontrole) -> Tabel:
    """Return how many cells of each optional column are expected, and how many are empty."""
    rijen = tuple(
        (f"{r['tabel']}: {r['kolom']}", r["wanneer"], r["verwacht"], r["leeg"], _getal(r["procent"], 1))
        for r in _rijen(volledigheid(controle.cijfers.register.frames))
    )
    titel = "Kolommen die leeg mogen zijn tot hun fase is bereikt"
    kop = ("Tabel en kolom", "Een waarde wordt verwacht", "Verwacht", "Leeg", "Gevuld (%)")
    noot = f"Nog {aantal_verplicht()} kolommen zijn verplicht. Een lege cel daarin houdt Loket al tegen bij het lezen."
    return Tabel("volledigheid", titel, kop, rijen, noot=noot)


def doorlooptijden(controle: Datacontrole) -> Tabel:
    """Return how many days each follow-up took."""
    rijen = tuple(
        (r["stap"], r["aantal"], _getal(r["mediaan"], 1), _getal(r["negen_van_tien"]), _getal(r["langste"]))
        for r in _rijen(samenvatting(dit_jaar_gevolgd(controle.invoer)))
    )
    titel = f"Doorlooptijden in {controle.cijfers.periode.naam}, in dagen"
    kop = ("Stap", "Aantal", "Mediaan", "Negen van de tien binnen", "Langste")
    return Tabel("doorlooptijden", titel, kop, rijen)


def nametingen(controle: Datacontrole) -> Tabel | Tekst:
    """Return for each cohort how many nametingen are due, done and overdue."""
    frame = nametingen_per_cohort(nametingen_van(controle.invoer))
    if frame.empty:
        return geen_gegevens("cohorten om te meten")
    rijen = tuple(
        (f"Cohort {r['cohort']}", r["trajecten"], r["verwacht"], r["gedaan"], r["te_laat"]) for r in _rijen(frame)
    )
    titel = f"Nametingen per cohort, op {controle.cijfers.peildatumtekst}"
    kop = ("Cohort", "Trajecten", "Nametingen verwacht", "Gedaan", "Te laat")
    return Tabel("nametingen", titel, kop, rijen)


def weken_en_maanden(controle: Datacontrole) -> Tabel:
    """Return the empty weeks and months of each event that goes on all year."""
    frame = gaten(controle.invoer.trajecten, controle.cijfers.periode)
    rijen = tuple(
        (opmaak.hoofdletter(DOORLOPEND[r["kolom"]]), r["aantal"], r["lege_weken"], r["lege_maanden"])
        for r in _rijen(frame)
    )
    weken, maanden = frame[["weken", "maanden"]].max()
    titel = f"Lege weken en maanden in {controle.cijfers.periode.naam}, van {weken} hele weken en {maanden} maanden"
    return Tabel("gaten", titel, ("Gebeurtenis", "Aantal", "Lege weken", "Lege maanden"), rijen)


def lange_stiltes(controle: Datacontrole) -> Tabel | Tekst:
    """Return the improbably long stretches without an event."""
    frame = alle_stiltes(controle.invoer.trajecten, controle.cijfers.periode, controle.grenzen.toeval)
    if frame.empty:
        return Tekst("Er was geen onwaarschijnlijk lange tijd zonder aanmelding, intake of plaatsing.")
    rijen = tuple((opmaak.hoofdletter(r["gebeurtenis"]), r["van"], r["tot"], r["dagen"]) for r in _rijen(frame))
    kop = ("Gebeurtenis", "Eerste dag zonder", "Laatste dag zonder", "Dagen")
    return Tabel("stiltes", "Onwaarschijnlijk lange tijd zonder gebeurtenis", kop, rijen)


def drukke_dagen(controle: Datacontrole) -> Tabel | Tekst:
    """Return the days with improbably many events of one kind."""
    frame = piekdagen(controle.invoer.trajecten, controle.cijfers.periode, controle.grenzen.toeval)
    if frame.empty:
        return Tekst("Er waren geen dagen met onwaarschijnlijk veel gebeurtenissen van één soort.")
    rijen = tuple((opmaak.hoofdletter(GEBEURTENISSEN[r["kolom"]]), r["dag"], r["aantal"]) for r in _rijen(frame))
    titel = "Dagen met onwaarschijnlijk veel gebeurtenissen van één soort"
    return Tabel("piekdagen", titel, ("Gebeurtenis", "Dag", "Aantal"), rijen)


def wachtlijstbalans(controle: Datacontrole) -> Tabel | Tekst:
    """Return the balance of the wachtlijst by corporatie and as a whole."""
    frame = balans_van(controle.invoer)
    if frame is None:
        return geen_gegevens(f"de wachtlijst van {controle.cijfers.jaar - 1}")
    tellingen = ["begin", "erbij", "geplaatst", "uitval", "eind", "afwijking"]
    rijen = tuple((r["corporatie"], *(r[k] for k in tellingen), _getal(r["procent"], 1)) for r in _rijen(frame))
    scheef = (frame["afwijking"] != 0).any()
    titel = f"De wachtlijst is in {controle.cijfers.periode.naam} {'niet ' * bool(scheef)}in balans"
    kop = ("Corporatie", "Begin", "Erbij", "Geplaatst", "Uitval", "Eind", "Afwijking", "Afwijking (% van eind)")
    return Tabel("balans", titel, kop, rijen, totaal=frame.index[-1] == TOTAAL)


def _rijen(frame: pd.DataFrame) -> list[dict[Hashable, Any]]:
    return frame.reset_index().to_dict("records")


def _getal(waarde: float, decimalen: int = 0) -> Getal:
    return Getal("–" if pd.isna(waarde) else opmaak.getal(waarde, decimalen))


def volledigheid_per_tabel(controle: Datacontrole) -> Grafiek | Tekst:
    """Draw which part of the expected cells is filled, table by table, the least complete first."""
    frame = per_tabel(volledigheid(controle.cijfers.register.frames))
    if frame.empty:
        return geen_gegevens("kolommen waarin iets wordt verwacht")
    namen, plaatsen = list(map(str, frame.index)), range(len(frame))
    delen = [f"{opmaak.getal(r['gevuld'])} van {opmaak.getal(r['verwacht'])}" for r in frame.to_dict("records")]
    with tekening(0.5 + 0.36 * len(frame)) as (assen, svg):
        assen.barh(plaatsen, 100, 0.62, color="none", edgecolor=GRIJS, linewidth=1)
        assen.barh(plaatsen, frame["procent"], 0.62, color=DONKER)
        for plaats, tekst in enumerate(delen):
            assen.annotate(tekst, (100, plaats), (5, 0), textcoords="offset points", va="center")
        assen.set_yticks(plaatsen, namen)
        assen.invert_yaxis()
        assen.set_xlim(0, 132)
        assen.xaxis.set_visible(False)
        assen.spines["bottom"].set_visible(False)
    verwacht, leeg = frame["verwacht"].sum(), frame["leeg"].sum()
    bericht = "Elke cel waar een waarde hoort, is gevuld."
    if leeg:
        bericht = (
            f"Van de {opmaak.met_woord(verwacht, ('cel', 'cellen'))} waar een waarde hoort,"
            f" {'is' if leeg == 1 else 'zijn'} er {opmaak.getal(leeg)} leeg."
        )
    per = "; ".join(f"{naam} {deel}" for naam, deel in zip(namen, delen, strict=True))
    alt = f"Liggende staven: gevulde cellen van de cellen waar een waarde hoort, per tabel. {per}."
    rijen = tuple(
        (naam, r["verwacht"], r["gevuld"], Getal(opmaak.getal(r["procent"], 1)))
        for naam, r in zip(namen, frame.to_dict("records"), strict=True)
    )
    tabel = Tabel("", "", ("Tabel", "Cellen verwacht", "Gevuld", "Gevuld (%)"), rijen)
    return Grafiek("volledigheid-per-tabel", bericht, alt, svg.getvalue(), tabel)


def aanmeldingen_per_week(controle: Datacontrole) -> Grafiek | Tekst:
    """Draw the aanmeldingen of each week, with a mark where there was none."""
    periode = controle.cijfers.periode
    frame = per_week(controle.invoer.trajecten["aanmelddatum"], periode).reset_index()
    if not frame["aantal"].any():
        return geen_gegevens(f"aanmeldingen in {periode.naam}")
    heel = frame[frame["heel"]]
    leeg = heel[heel["aantal"] == 0]
    eerste_van_maand = frame[frame["week"].dt.day <= 7]
    with tekening(2.4) as (assen, svg):
        assen.bar(frame.index, frame["aantal"], 0.8, color=DONKER)
        if len(leeg):
            hoogte = [0.25] * len(leeg)
            assen.plot(leeg.index, hoogte, "v", color=LICHT, markersize=6, label="week zonder aanmelding")
            assen.legend(loc="lower left", bbox_to_anchor=(0, 1.02), borderaxespad=0)
        assen.set_xticks(eerste_van_maand.index, [opmaak.maand(nummer) for nummer in eerste_van_maand["week"].dt.month])
        assen.yaxis.set_major_locator(MaxNLocator("auto", integer=True))
        assen.set_ylabel("Aanmeldingen")
    bericht = (
        f"In {len(leeg)} van de {len(heel)} hele weken van {periode.naam} kwam geen aanmelding binnen;"
        f" het hoogste aantal in een week was {opmaak.getal(heel['aantal'].max())}."
    )
    zonder = opmaak.opsomming([_dag(week) for week in leeg["week"]])
    alt = (
        f"Staven: aanmeldingen per week in {periode.naam}, van {heel['aantal'].min()} tot {heel['aantal'].max()}."
        f" {f'Zonder aanmelding waren de weken vanaf {zonder}.' if zonder else 'Elke hele week had een aanmelding.'}"
    )
    rijen = tuple((_dag(r["week"]) + " (deel)" * (not r["heel"]), r["aantal"]) for r in frame.to_dict("records"))
    tabel = Tabel("", "", ("Week vanaf maandag", "Aanmeldingen"), rijen)
    return Grafiek("aanmeldingen-per-week", bericht, alt, svg.getvalue(), tabel)


def _dag(dag: pd.Timestamp) -> str:
    return opmaak.datum(dag.date())
