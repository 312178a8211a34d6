"""What must add up in the register: if it does not, there is no report."""

from __future__ import annotations

from collections.abc import Iterator

from loket.cijfers.balans import wachtlijstbalans
from loket.cijfers.cijfers import Cijfers, cohortjaren
from loket.cijfers.definities import PARTITIES
from loket.controle.verslag import Bevinding, fout, van_de_cijfers


@fout("cohort-telt-op", "De delen van een cohort zijn, met wie nog niet is gemeten, samen precies het cohort.")
@van_de_cijfers
def _cohort_telt_op(cijfers: Cijfers) -> Iterator[Bevinding]:
    for cohort in cohortjaren(cijfers):
        if not cohort.nameting_cohort:
            continue
        ongemeten = float(cohort.nog_niet_gemeten)
        for naam, delen in PARTITIES.items():
            getallen = [*(getattr(cohort, deel).waarde or 0 for deel in delen), ongemeten]
            if sum(getallen) == cohort.nameting_cohort.waarde:
                continue
            yield Bevinding(
                f"{cijfers.jaar}/nametingen.csv",
                f"cohort {cohort.jaar}, {naam}",
                f"{' + '.join(f'{g:g}' for g in getallen)} = {sum(getallen):g}",
                f"delen die samen het cohort zijn: {cohort.nameting_cohort}",
                "kijk in de nametingen welk antwoord niet meetelt",
            )


@fout("wachtlijst-sluit", "Wie op de wachtlijst kwam en wie eraf ging, verklaart het verschil tussen begin en eind.")
@van_de_cijfers
def _wachtlijst_sluit(cijfers: Cijfers) -> Iterator[Bevinding]:
    balans = wachtlijstbalans(cijfers)
    if balans.bekend and balans.afwijking():
        begin, erbij, geplaatst, uitval, eind = balans
        yield Bevinding(
            f"{cijfers.jaar}/trajecten.csv",
            f"wachtlijst {cijfers.periode.naam}",
            f"{begin} + {erbij} − {geplaatst} − {uitval} is niet {eind}",
            "begin + nieuw − geplaatst − uitval = eind",
            "zoek het traject dat de wachtlijst verlaat zonder start_huur of uitval",
        )


OPTELLEN = (_cohort_telt_op, _wachtlijst_sluit)
