"""Checks on the figures themselves: what must add up, adds up, or the build stops and says where it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from loket.cijfers import Cijfers
from loket.meldingen import InvoerFout, Melding

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


def controleer(cijfers: Cijfers) -> None:
    """Check the figures of the report's year and of the cohorts under measurement.

    Raises
    ------
    InvoerFout
        When something does not add up; all problems are listed, each with the trajecten concerned.
    """
    problemen = [melding for controle in CONTROLES for melding in controle(cijfers)]
    if problemen:
        raise InvoerFout(problemen)


def cohortjaren(cijfers: Cijfers) -> list[Cijfers]:
    """Return the figures of every cohort that is under measurement in the report's year, oldest first."""
    return [cijfers[cijfers.jaar - n] for n in range(cijfers.register.inrichting.nameting_jaren, 0, -1)]


def _cohort_telt_op(cijfers: Cijfers) -> Iterator[Melding]:
    for cohort in cohortjaren(cijfers):
        if not cohort.nameting_cohort:
            continue
        for naam, delen in PARTITIES.items():
            som = sum(getattr(cohort, deel).waarde or 0 for deel in delen)
            if som == cohort.nameting_cohort.waarde:
                continue
            zonder = cohort.nog_niet_gemeten.rijen
            yield _melding(
                f"nametingen.csv (cohort {cohort.jaar}, {naam})",
                f"delen die samen het cohort zijn: {cohort.nameting_cohort}; ze tellen op tot {som:g}",
                f"voeg de nameting toe van {_opsomming(zonder['traject_id'])}",
            )


def _facturen_volgen_intakes(cijfers: Cijfers) -> Iterator[Melding]:
    if cijfers.trajectprijs.waarde is None:
        return
    begin_tarief = cijfers.register.tabel("tarieven")["geldig_van"].min()
    intakes = cijfers.intakes.rijen
    te_factureren = set(intakes.loc[intakes["intakedatum"] >= begin_tarief, "traject_id"])
    gefactureerd = set(cijfers.gefactureerde_trajecten.rijen["traject_id"])
    for trajecten, wat in (
        (te_factureren - gefactureerd, "wel een intake maar geen factuur"),
        (gefactureerd - te_factureren, "wel een factuur maar geen intake"),
    ):
        if trajecten:
            yield _melding(
                f"facturen.csv ({cijfers.periode.naam})",
                f"evenveel facturen als intakes in {cijfers.periode.naam}: {cijfers.intakes};"
                f" {_opsomming(trajecten)} had in die periode {wat}",
                "zet factuurdatum en intakedatum in hetzelfde jaar, of voeg toe wat ontbreekt",
            )


def _wachtlijst_sluit(cijfers: Cijfers) -> Iterator[Melding]:
    balans = wachtlijstbalans(cijfers)
    if balans is None:
        return
    begin, erbij, geplaatst, uitval, eind = balans
    if begin + erbij - geplaatst - uitval != eind:
        yield _melding(
            f"trajecten.csv (wachtlijst {cijfers.periode.naam})",
            "begin + nieuw − geplaatst − uitval = eind;"
            f" hier {begin:g} + {erbij:g} − {geplaatst:g} − {uitval:g} ≠ {eind:g}",
            "zoek het traject dat de wachtlijst verlaat zonder start_huur of uitval",
        )


def wachtlijstbalans(cijfers: Cijfers) -> tuple[float, float, float, float, float] | None:
    """Return the wachtlijst's begin, inflow, plaatsingen, uitval and end; None when last year is unknown."""
    begin = cijfers.vorig.wachtlijst.waarde
    delen = (begin, *(c.waarde for c in (cijfers.wachtlijst_in, cijfers.plaatsingen, cijfers.uitval["wachtlijst"])))
    waarden = [deel for deel in (*delen, cijfers.wachtlijst.waarde) if deel is not None]
    return (waarden[0], waarden[1], waarden[2], waarden[3], waarden[4]) if len(waarden) == 5 else None


CONTROLES: tuple[Callable[[Cijfers], Iterator[Melding]], ...] = (
    _cohort_telt_op,
    _facturen_volgen_intakes,
    _wachtlijst_sluit,
)


def _melding(bestand: str, verwacht: str, herstel: str) -> Melding:
    return Melding(bestand, "", verwacht, herstel)


def _opsomming(trajecten: pd.Series | set[str]) -> str:
    namen = sorted(trajecten)
    return ", ".join(namen[:5]) + (f" en nog {len(namen) - 5} trajecten" if len(namen) > 5 else "")
