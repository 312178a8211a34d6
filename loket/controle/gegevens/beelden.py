"""The charts of the datacontrole; they draw what the checks counted and compute nothing."""

from __future__ import annotations

import pandas as pd
from matplotlib.ticker import MaxNLocator

from loket.basis import opmaak
from loket.controle.gegevens.gaten import per_week
from loket.controle.gegevens.geheel import Datacontrole
from loket.controle.gegevens.volledigheid import per_tabel, volledigheid
from loket.tonen.grafiek import DONKER, GRIJS, LICHT, Grafiek, tekening
from loket.tonen.tabellen import Getal, Tabel
from loket.tonen.verhaal import Tekst, geen_gegevens


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
