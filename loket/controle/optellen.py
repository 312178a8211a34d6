"""What must add up in the register: if it does not, there is no report."""

from __future__ import annotations

from collections.abc import Iterator

from loket.cijfers.cijfers import Cijfers
from loket.controle.verslag import Bevinding, Controle, opsomming, van_de_cijfers

#: The partitions of a cohort: parts that exclude each other and together are the cohort.
PARTITIES = {
    "wonen": ("woont_nog", "verhuisd_eigen_initiatief", "verhuisd_initiatief_corporatie"),
    "overlast": ("overlast_geen", "overlast_meldingen", "overlast_structureel", "overlast_niet_gemeten"),
    "huurachterstand": (
        "huurachterstand_geen",
        "huurachterstand_opgelost",
        "huurachterstand_problematisch",
        "huurachterstand_niet_gemeten",
    ),
}


def cohortjaren(cijfers: Cijfers) -> list[Cijfers]:
    """Return the figures of every cohort that is under measurement in the report's year, oldest first."""
    return [cijfers[cijfers.jaar - n] for n in range(cijfers.register.inrichting.nameting_jaren, 0, -1)]


@van_de_cijfers
def _cohort_telt_op(cijfers: Cijfers) -> Iterator[Bevinding]:
    for cohort in cohortjaren(cijfers):
        if not cohort.nameting_cohort:
            continue
        for naam, delen in PARTITIES.items():
            getallen = [getattr(cohort, deel).waarde or 0 for deel in delen]
            if sum(getallen) == cohort.nameting_cohort.waarde:
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


@van_de_cijfers
def _facturen_volgen_intakes(cijfers: Cijfers) -> Iterator[Bevinding]:
    begin_tarief = cijfers.register.tabel("tarieven")["geldig_van"].min()
    intakes = cijfers.intakes.rijen
    te_factureren = set(intakes.loc[intakes["intakedatum"] >= begin_tarief, "traject_id"])
    gefactureerd = set(cijfers.gefactureerde_trajecten.rijen["traject_id"])
    for trajecten, wat in (
        (te_factureren - gefactureerd, "wel een intake maar geen factuur"),
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


@van_de_cijfers
def _wachtlijst_sluit(cijfers: Cijfers) -> Iterator[Bevinding]:
    balans = wachtlijstbalans(cijfers)
    if balans is None:
        return
    begin, erbij, geplaatst, uitval, eind = balans
    if begin + erbij - geplaatst - uitval != eind:
        yield Bevinding(
            f"{cijfers.jaar}/trajecten.csv",
            f"wachtlijst {cijfers.periode.naam}",
            f"{begin:g} + {erbij:g} − {geplaatst:g} − {uitval:g} is niet {eind:g}",
            "begin + nieuw − geplaatst − uitval = eind",
            "zoek het traject dat de wachtlijst verlaat zonder start_huur of uitval",
        )


def wachtlijstbalans(cijfers: Cijfers) -> tuple[float, float, float, float, float] | None:
    """Return the wachtlijst's begin, inflow, plaatsingen, uitval and end; None when last year is unknown."""
    begin = cijfers.vorig.wachtlijst.waarde
    delen = (begin, *(c.waarde for c in (cijfers.wachtlijst_in, cijfers.plaatsingen, cijfers.uitval["wachtlijst"])))
    waarden = [deel for deel in (*delen, cijfers.wachtlijst.waarde) if deel is not None]
    return (waarden[0], waarden[1], waarden[2], waarden[3], waarden[4]) if len(waarden) == 5 else None


OPTELLEN = (
    Controle(
        "cohort-telt-op",
        "fout",
        "De delen van een cohort zijn samen precies het cohort.",
        _cohort_telt_op,
    ),
    Controle(
        "factuur-bij-intake",
        "fout",
        "Elke intake van het jaar heeft precies één factuur.",
        _facturen_volgen_intakes,
    ),
    Controle(
        "wachtlijst-sluit",
        "fout",
        "Wie op de wachtlijst kwam en wie eraf ging, verklaart het verschil tussen begin en eind.",
        _wachtlijst_sluit,
    ),
)
