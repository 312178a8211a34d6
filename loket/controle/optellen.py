"""What must add up in the register: if it does not, there is no report."""

from __future__ import annotations

from collections.abc import Iterator

from loket.cijfers.balans import wachtlijstbalans
from loket.cijfers.cijfers import Cijfers, cohortjaren
from loket.cijfers.definities import PARTITIES
from loket.controle.verslag import Bevinding, fout, opsomming, van_de_cijfers


@fout("cohort-telt-op", "De delen van een cohort zijn samen precies het cohort.")
@van_de_cijfers
def _cohort_telt_op(cijfers: Cijfers) -> Iterator[Bevinding]:
    """Add up the parts of each cohort; only at the year's end must everybody have been measured."""
    for cohort in cohortjaren(cijfers):
        if not cohort.nameting_cohort:
            continue
        komt_nog = 0 if cijfers.periode.soort == "jaar" else float(cohort.nog_niet_gemeten)
        for naam, delen in PARTITIES.items():
            getallen = [getattr(cohort, deel).waarde or 0 for deel in delen]
            if sum(getallen) + komt_nog == cohort.nameting_cohort.waarde:
                continue
            zonder = cohort.nog_niet_gemeten.rijen
            yield Bevinding(
                f"{cijfers.jaar}/nametingen.csv",
                f"cohort {cohort.jaar}, {naam}",
                f"{' + '.join(f'{g:g}' for g in getallen)} = {sum(getallen):g}",
                f"delen die samen het cohort zijn: {cohort.nameting_cohort}",
                f"voeg de nameting toe van {opsomming(zonder['traject_id'])}"
                if len(zonder)
                else "kijk in de nametingen welk antwoord niet meetelt",
            )


@fout("factuur-bij-intake", "Elke intake van het jaar heeft precies één factuur.")
@van_de_cijfers
def _facturen_volgen_intakes(cijfers: Cijfers) -> Iterator[Bevinding]:
    """Compare the invoices of the period with the intakes; only at the year's end must every intake have one."""
    begin_tarief = cijfers.register.tabel("tarieven")["geldig_van"].min()
    intakes = cijfers[cijfers.jaar].intakes.rijen
    te_factureren = set(intakes.loc[intakes["intakedatum"] >= begin_tarief, "traject_id"])
    gefactureerd = set(cijfers.gefactureerde_trajecten.rijen["traject_id"])
    nog_te_doen = te_factureren - gefactureerd if cijfers.periode.soort == "jaar" else set()
    for trajecten, wat in (
        (nog_te_doen, "wel een intake maar geen factuur"),
        (gefactureerd - te_factureren, "wel een factuur maar geen intake"),
    ):
        if trajecten:
            yield Bevinding(
                f"{cijfers.jaar}/facturen.csv",
                cijfers.periode.naam,
                f"{opsomming(trajecten)}: {wat} in {cijfers.periode.naam}",
                f"een factuur bij elke intake: {cijfers.intakes} intakes, {cijfers.gefactureerde_trajecten} facturen",
                "zet factuurdatum en intakedatum in hetzelfde jaar, of voeg toe wat ontbreekt",
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


OPTELLEN = (_cohort_telt_op, _facturen_volgen_intakes, _wachtlijst_sluit)
