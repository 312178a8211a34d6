"""The yearly nametingen of the cohorts; each row of the plan is a number of tenants with the same outcome."""

from __future__ import annotations

from datetime import timedelta

from loket.register.voorbeeld.kans import Kans, werkdag
from loket.register.voorbeeld.plan import Plan
from loket.register.voorbeeld.stromen import Traject

_EERDER = {"structureel": "meldingen", "problematisch": "opgelost"}


def maak_nametingen(plan: Plan, kans: Kans, trajecten: list[Traject]) -> list[dict[str, str]]:
    """Measure every positively closed traject of each cohort, and end the tenancy of who moved."""
    rijen: list[dict[str, str]] = []
    for jaar, uitkomst_en_aantal in plan.nametingen.items():
        cohort = [t for t in trajecten if t.resultaat == "positief" and t.afsluitdatum and t.afsluitdatum.year == jaar]
        uitkomsten = kans.geschud([tuple(uitkomst) for *uitkomst, aantal in uitkomst_en_aantal for _ in range(aantal)])
        for traject, uitkomst in zip(cohort, uitkomsten, strict=True):
            rijen += _metingen(plan, kans, traject, uitkomst)
    return rijen


def _metingen(plan: Plan, kans: Kans, traject: Traject, uitkomst: tuple[str, ...]) -> list[dict[str, str]]:
    afgesloten = traject.afsluitdatum or plan.einde
    dagen = [werkdag(afgesloten + timedelta(days=365 * n - kans.tussen(4, 25)), -1) for n in _jaren(plan)]
    dagen = [dag for dag in dagen if dag <= plan.einde]
    woont, overlast, achterstand = uitkomst
    laat = woont != "ja" and len(dagen) == 2 and kans.kies({True: 1, False: 1})
    rijen = []
    for nummer, dag in enumerate(dagen, 1):
        laatste = nummer == len(dagen)
        woonde = "ja" if (laat and not laatste) else woont
        rijen.append(
            {
                "traject_id": traject.meer["traject_id"],
                "peildatum": dag.isoformat(),
                "woont_nog": "ja" if woonde == "ja" else "nee",
                "verhuisinitiatief": "" if woonde == "ja" else woonde,
                # At the first nameting trouble was not yet as far as at the last one.
                "overlast": overlast if laatste else _EERDER.get(overlast, overlast),
                "huurachterstand": achterstand if laatste else _EERDER.get(achterstand, achterstand),
                "ontruiming": "nee",
            }
        )
    if woont != "ja":
        van = dagen[-2] if laat else afgesloten
        einde = kans.dag(van + timedelta(days=10), dagen[-1 if laat else 0])
        redenen = {"eigen": "eigen initiatief", "corporatie": "initiatief corporatie"}
        traject.meer |= {"einde_huur": einde.isoformat(), "einde_reden": redenen[woont]}
    return rijen


def _jaren(plan: Plan) -> range:
    return range(1, plan.inrichting.nameting_jaren + 1)
