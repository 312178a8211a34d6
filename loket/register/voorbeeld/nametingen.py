"""The yearly nametingen of the two cohorts; each row of the plan is a number of tenants with the same outcome."""

from __future__ import annotations

from datetime import timedelta

from loket.register.voorbeeld.kans import Kans, werkdag
from loket.register.voorbeeld.stromen import EINDE, Traject

#: (woont_nog or initiatief, overlast, huurachterstand) → number. The totals of each column are published; which
#: outcomes go together is not, and is illustrative.
UITKOMSTEN = {
    2020: {
        ("ja", "geen", "geen"): 55,
        ("ja", "geen", "opgelost"): 3,
        ("ja", "meldingen", "geen"): 4,
        ("ja", "meldingen", "opgelost"): 1,
        ("ja", "meldingen", "problematisch"): 1,
        ("ja", "structureel", "opgelost"): 1,
        ("eigen", "geen", "geen"): 6,
        ("eigen", "meldingen", "geen"): 1,
        ("corporatie", "structureel", "problematisch"): 1,
    },
    2021: {
        ("ja", "geen", "geen"): 56,
        ("ja", "geen", "opgelost"): 3,
        ("ja", "meldingen", "geen"): 5,
        ("ja", "meldingen", "opgelost"): 2,
        ("ja", "structureel", "geen"): 1,
        ("ja", "structureel", "opgelost"): 1,
        ("eigen", "geen", "geen"): 4,
        ("eigen", "meldingen", "geen"): 1,
    },
}
_EERDER = {"structureel": "meldingen", "problematisch": "opgelost"}


def maak_nametingen(kans: Kans, trajecten: list[Traject]) -> list[dict[str, str]]:
    """Measure every positively closed traject of both cohorts, and end the tenancy of who moved."""
    rijen: list[dict[str, str]] = []
    for jaar, plan in UITKOMSTEN.items():
        cohort = [t for t in trajecten if t.resultaat == "positief" and t.afsluitdatum and t.afsluitdatum.year == jaar]
        uitkomsten = kans.geschud([uitkomst for uitkomst, aantal in plan.items() for _ in range(aantal)])
        for traject, uitkomst in zip(cohort, uitkomsten, strict=True):
            rijen += _metingen(kans, traject, uitkomst)
    return rijen


def _metingen(kans: Kans, traject: Traject, uitkomst: tuple[str, str, str]) -> list[dict[str, str]]:
    afgesloten = traject.afsluitdatum or EINDE
    dagen = [werkdag(afgesloten + timedelta(days=365 * n - kans.tussen(4, 25)), -1) for n in (1, 2)]
    dagen = [dag for dag in dagen if dag <= EINDE]
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
