"""The tables of the deelnemers: which agreements are in force, and who registers with or without one."""

from __future__ import annotations

from collections.abc import Callable

from loket.basis import opmaak
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.tonen.tabellen import Getal, Tabel, tabel
from loket.tonen.verhaal import Tekst, geen_gegevens
from loket.tonen.waarde import in_zin


def stand(cijfers: Cijfers) -> Tekst:
    """Say how many of the deelnemers have an agreement on the last day."""
    return Tekst(_stand(cijfers, in_zin))


def _stand(cijfers: Cijfers, schrijf: Callable[[object], str]) -> str:
    dag, alle, met = cijfers.laatste_dag, cijfers.deelnemers, cijfers.overeenkomsten
    if not alle:
        return f"Op {dag} had het loket geen deelnemers."
    if not met:
        return f"Op {dag} had geen van de deelnemers ({schrijf(alle)}) een overeenkomst."
    wie = "een deel van de deelnemers" if cijfers.zonder_overeenkomst else "elke deelnemer"
    return f"Op {dag} had {wie} een overeenkomst: {schrijf(met)} van {schrijf(alle)}."


def door_de_tijd(cijfers: Cijfers) -> Tabel:
    """Return how many agreements were in force at the end of each quarter, of this year and the one before."""
    jaren = [jaar for jaar in (cijfers.jaar - 1, cijfers.jaar) if jaar in cijfers.register.jaren]
    standen = [cijfers.over(kwartaal) for jaar in jaren for kwartaal in cijfers.periode.van(jaar).kwartalen]
    return Tabel(
        "overeenkomsten",
        _stand(cijfers, str).rstrip("."),
        ("Op", "Organisaties", "Deelnemers", "Met overeenkomst", "Deel (%)", "Zonder overeenkomst"),
        tuple(
            (
                c.laatste_dag,
                c.partijen,
                c.deelnemers,
                c.overeenkomsten,
                c.overeenkomsten.aandeel if c.deelnemers else Getal("–"),
                c.zonder_overeenkomst,
            )
            for c in standen
        ),
        noot="Een convenantpartner heeft geen deelnemersovereenkomst nodig, en telt alleen mee bij de organisaties.",
    )


def aanmeldingen(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the aanmeldingen of each organisation by its status on the aanmelddatum."""
    titel = f"Aanmeldingen per organisatie en status op de aanmelddatum, {cijfers.periodetekst}"
    return tabel(cijfers.kruis("aanmeldingen", "verwijzer", "verwijzerstatus"), "aanmeldingen", titel, leeg=False)


def zonder(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the deelnemers without an agreement in force on the last day, with their aanmeldingen."""
    if not cijfers.deelnemers:
        return geen_gegevens(f"deelnemers op {cijfers.laatste_dag}")
    rijen = cijfers.zonder_overeenkomst.rijen
    if rijen.empty:
        return Tekst(f"*Op {cijfers.laatste_dag} had elke deelnemer een overeenkomst.*")
    return Tabel(
        "zonder-overeenkomst",
        f"Op {cijfers.laatste_dag} zonder overeenkomst: {opmaak.met_woord(len(rijen), ('deelnemer', 'deelnemers'))}",
        ("Deelnemer", "Deelnemer sinds", f"Aanmeldingen in {cijfers.periode.naam}"),
        tuple(
            (
                naam,
                opmaak.datum(sinds.date()),
                cijfers.cijfer(DEFINITIES["aanmeldingen"], (("verwijzer", naam),)),
            )
            for naam, sinds in rijen[["verwijzer", "geldig_van"]].itertuples(index=False)
        ),
    )
