"""De tabellen van planning & control: hoe de jaarplanning ervoor staat, de bedragen, en hoelang klachten duren."""

from __future__ import annotations

from html import escape

import pandas as pd

from loket.basis import opmaak
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.register.planning import TE_LAAT
from loket.tonen.alinea import Tekst
from loket.tonen.onthouden import niets
from loket.tonen.tabel_als_html import Tabel, kolomkop
from loket.tonen.tabellen import lijst, tabel
from loket.tonen.verhaal import geen_gegevens
from loket.tonen.waarde import Getal, in_zin
from loket.tonen.zin import zin

#: Stands before what is overdue, beside the words.
MERK = "!"
_STANDEN = ("planning_gehouden", "planning_gepland", "planning_te_laat", "planning_vervallen")


def heel_jaar(cijfers: Cijfers) -> Cijfers:
    """Return the figures over the whole year, as known now: a planning is made for a year, also within a quarter."""
    return cijfers.over(cijfers.periode.van(cijfers.jaar))


def kort(cijfers: Cijfers, jaar: Cijfers) -> Tekst:
    """Conclude in three paragraphs: what of the planning was held, who still decides about what, how klachten stand."""
    return Tekst("\n\n".join((_kort_planning(jaar), _kort_dossiers(cijfers), _kort_klachten(cijfers))))


def _kort_planning(jaar: Cijfers) -> str:
    if not jaar.planning:
        return f"Van {jaar.jaar} is er geen jaarplanning."
    te_laat = (
        f"Te laat: **{in_zin(jaar.planning_te_laat.voluit)}**." if jaar.planning_te_laat else "Er is niets te laat."
    )
    gehouden = in_zin(jaar.planning_gehouden.aandeel.hoeveel)
    nog = f" Nog gepland: {in_zin(jaar.planning_gepland.voluit)}." * bool(jaar.planning_gepland)
    return f"Van de jaarplanning van {jaar.jaar} is **{gehouden}** gehouden. {te_laat}{nog}"


def _kort_dossiers(cijfers: Cijfers) -> str:
    if not cijfers.dossiers:
        return f"In de dossiers van {cijfers.jaar} staat geen onderwerp."
    zonder = f" Zonder eigenaar: {in_zin(cijfers.dossiers_zonder_eigenaar.aandeel.hoeveel)}."
    if not cijfers.dossiers_besluit_nodig:
        return f"In de dossiers van {cijfers.jaar} staat geen besluit dat nog nodig is.{zonder}"
    frame = cijfers.dossiers_besluit_nodig.rijen[["dossier", "beslist", "wanneer"]].astype("object")
    besluiten = [
        f"{dossier} ({', '.join(deel for deel in wie_en_wanneer if not pd.isna(deel))})"
        for dossier, *wie_en_wanneer in frame.itertuples(index=False)
    ]
    nodig = in_zin(cijfers.dossiers_besluit_nodig.voluit)
    return f"Een besluit is nog nodig over **{nodig}**: {escape('; '.join(besluiten), quote=False)}.{zonder}"


def _kort_klachten(cijfers: Cijfers) -> str:
    beslist = niets(cijfers.klachten, f"In {cijfers.periode.voluit} is over geen enkele klacht beslist.")
    if cijfers.klachten:
        op_tijd = f"{in_zin(cijfers.loket.klacht_dagen)} dagen: {in_zin(cijfers.klachten_op_tijd.aandeel.hoeveel)}"
        beslist = f"Over **{in_zin(cijfers.klachten.voluit)}** is beslist; binnen de termijn van {op_tijd}."
    if not cijfers.klachten_open:
        geen = f"Op {cijfers.laatste_dag} wachtte geen enkele klacht op een beslissing."
        return f"{beslist} {niets(cijfers.klachten_open, geen)}"
    laat = f"; na de termijn: {in_zin(cijfers.klachten_over_termijn)}"
    return (
        f"{beslist} Op {cijfers.laatste_dag} nog zonder beslissing: **{in_zin(cijfers.klachten_open.voluit)}**{laat}."
    )


def stand(jaar: Cijfers) -> Tekst:
    """Say how the planning of the year stands on the peildatum, what is overdue first."""
    if not jaar.planning:
        return geen_gegevens(f"de jaarplanning van {jaar.jaar}")
    laat, gepland = jaar.planning_te_laat, jaar.planning_gepland
    zinnen = [
        f"De jaarplanning van {jaar.jaar} heeft {in_zin(jaar.planning.voluit)}. Op {jaar.peildatumtekst} gehouden:"
        f" {in_zin(jaar.planning_gehouden)}."
    ]
    zinnen += [f"Te laat: **{in_zin(laat.voluit)}**."] if laat else ["Er is niets te laat."]
    zinnen += [f"Nog gepland: {in_zin(gepland.voluit)}."] * bool(gepland)
    return Tekst(" ".join(zinnen))


def per_gremium(jaar: Cijfers) -> Tabel | Tekst:
    """Return how the parts of the planning stand, by who meets; nothing when :func:`stand` says that there is none."""
    if not jaar.planning:
        return Tekst("")
    koppen = {naam: opmaak.hoofdletter(getattr(jaar, naam).definitie.label) for naam in _STANDEN}
    return tabel(
        jaar.per("gremium", "planning", *_STANDEN),
        "per-gremium",
        f"De jaarplanning van {jaar.jaar} per gremium, op {jaar.peildatumtekst}",
        koppen=koppen | {"gremium": "Wie", "planning": "Alle"},
        leeg=False,
    )


def onderdelen(jaar: Cijfers) -> Tabel | Tekst:
    """Return every part of the planning in the order of its days; what is overdue has a sign and says so."""
    if not jaar.planning:
        return Tekst("")
    frame = jaar.dit_jaar("jaarplanning").sort_values("datum", kind="stable")
    laat = frame["stand"] == TE_LAAT
    return lijst(
        frame.assign(stand=frame["stand"].mask(laat, f"{MERK} {TE_LAAT}")),
        "jaarplanning",
        f"De planning- en controlecyclus van {jaar.jaar}, op {jaar.peildatumtekst}",
        {
            "datum": "Datum",
            "stand": "Stand",
            "gremium": "Wie",
            "onderwerp": "Waarover",
            "verplichting": "Wat er moet zijn",
        },
        noot=f"{MERK} {TE_LAAT}: de dag is voorbij, en er staat niet bij of het is gehouden of vervallen."
        * bool(laat.any()),
    )


def begroting(jaar: Cijfers) -> Tabel | Tekst:
    """Return what was budgeted beside what it became, for the parts of which an amount is given.

    Only parts of which both are known are compared; the others are totalled apart.
    """
    frame = jaar.dit_jaar("jaarplanning").sort_values("datum", kind="stable")
    frame = frame[frame[["begroot", "bedrag"]].notna().any(axis=1)]
    if frame.empty:
        return geen_gegevens(f"bedragen in de jaarplanning van {jaar.jaar}")
    regels = frame.assign(
        **{kolom: [_bedrag(waarde) for waarde in frame[kolom]] for kolom in ("begroot", "bedrag")},
        verschil=[_bedrag(waarde) for waarde in frame["bedrag"] - frame["begroot"]],
    )
    return lijst(
        pd.concat([regels, pd.DataFrame(_sommen(jaar))]),
        "begroting",
        f"Begroot en werkelijk, {jaar.periodetekst}",
        {"onderwerp": "Waarover", "begroot": "Begroot (€)", "bedrag": "Werkelijk (€)", "verschil": "Verschil (€)"},
        noot="Een streepje betekent: niet bekend. Vergeleken is alleen waar beide bedragen bekend zijn.",
    )


def _sommen(jaar: Cijfers) -> list[dict[str, object]]:
    begroot, bedrag = jaar.planning_begroot_bekend, jaar.planning_bedrag_begroot
    erbij = _bedrag((bedrag.waarde or 0) - (begroot.waarde or 0))
    rijen = [("Samen, waar beide bekend zijn", begroot, bedrag, erbij, begroot.herkomst)] * (not begroot.rijen.empty)
    rijen += [
        ("Alle bedragen", jaar.planning_begroot, jaar.planning_bedrag, Getal("–"), jaar.planning_begroot.herkomst)
    ]
    return [dict(zip(("onderwerp", "begroot", "bedrag", "verschil", "herkomst"), rij, strict=True)) for rij in rijen]


def _bedrag(waarde: float) -> Getal:
    return Getal("–" if pd.isna(waarde) else opmaak.getal(waarde, 2))


# --- klachten -------------------------------------------------------------------------------------------------


def klachten_per_jaar(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the klachten of each year: received, decided, how long that took against the term, and what is open."""
    tot_nu = cijfers.over(cijfers.periode.jaar_tot_nu)  # how klachten stand on a day to come, nobody knows
    alle = [*(cijfers[jaar] for jaar in cijfers.register.jaren if jaar < cijfers.jaar), tot_nu]
    jaren = [jaar for jaar in alle if jaar.klachten_ontvangen or jaar.klachten or jaar.klachten_open]
    if not jaren:
        return geen_gegevens(f"klachten tot en met {cijfers.peildatumtekst}")
    namen = ["klachten_ontvangen", "klachten", "klachten_op_tijd", "klachten_langste_duur"]
    namen += ["klachten_open", "klachten_over_termijn"]
    return Tabel(
        "klachten",
        zin("Klachten per jaar, en de termijn van ", cijfers.loket.klacht_dagen, " dagen"),
        ("Jaar", *map(kolomkop, namen)),
        tuple((jaar.periode.naam, *(_of_streepje(getattr(jaar, naam)) for naam in namen)) for jaar in jaren),
        noot=(
            "Ontvangen telt in het jaar van ontvangst, beslist in het jaar van de beslissing. De dagen gaan alleen over"
            " klachten met een beslissing. Zonder beslissing: op de laatste dag van elke periode, ook als er later"
            " wel is beslist."
        ),
    )


def _of_streepje(cijfer: Cijfer) -> Cijfer | Getal:
    return Getal("–") if cijfer.waarde is None else cijfer


def uitkomsten(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the decisions of the period by oordeel, and whether anything was done after them; nothing without any."""
    if not cijfers.klachten:
        return Tekst("")
    return tabel(
        cijfers.kruis("klachten", "oordeel", "afhandeling"),
        "uitkomsten",
        f"Het oordeel over klachten, en of er daarna iets is gedaan, {cijfers.periodetekst}",
        leeg=False,
    )
