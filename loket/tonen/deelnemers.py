"""Tabellen en grafiek van de deelnemers: welke overeenkomsten lopen, en wie met of zonder overeenkomst aanmeldt."""

from __future__ import annotations

from datetime import date, timedelta

from loket.basis import opmaak
from loket.basis.periode import Periode
from loket.cijfers.cijfers import Cijfers
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.tabellen import tabel
from loket.tonen.tekenen import DONKER, GRIJS, Grafiek, tekening
from loket.tonen.verhaal import geen_gegevens
from loket.tonen.waarde import Getal
from loket.tonen.zin import Zin, zin


def stand(cijfers: Cijfers) -> Tekst:
    """Say how many of the deelnemers have an agreement on the last day."""
    return Tekst(_stand(cijfers).html + ".")


def _stand(cijfers: Cijfers) -> Zin:
    dag, alle, met = cijfers.laatste_dag, cijfers.deelnemers, cijfers.overeenkomsten
    if not alle:
        return zin(f"Op {dag} had het loket geen deelnemers")
    if not met:
        return zin(f"Op {dag} had geen van de deelnemers (", alle, ") een overeenkomst")
    wie = "een deel van de deelnemers" if cijfers.zonder_overeenkomst else "elke deelnemer"
    return zin(f"Op {dag} had {wie} een overeenkomst: ", met, " van ", alle)


def door_de_tijd(cijfers: Cijfers) -> Tabel:
    """Return how many agreements were in force at the end of each quarter, of this year and the one before."""
    standen = [cijfers.over(kwartaal) for jaar in _jaren(cijfers) for kwartaal in jaar.kwartalen]
    return Tabel(
        "overeenkomsten",
        _stand(cijfers),
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


def _jaren(cijfers: Cijfers) -> list[Periode]:
    """Return the year of the report, after the one before it when there is a register of that."""
    return [cijfers.periode.van(j) for j in (cijfers.jaar - 1, cijfers.jaar) if j in cijfers.register.jaren]


def verloop(cijfers: Cijfers) -> Grafiek | Tekst:
    """Draw how many deelnemers there were and how many had an agreement, from day to day."""
    standen = _standen(cijfers)
    if not any(c.deelnemers for c in standen):
        return geen_gegevens(f"deelnemers tot en met {cijfers.laatste_dag}")
    begin, einde = standen[0].periode.begin, cijfers.periode.einde
    dagen = [*(c.periode.begin.toordinal() for c in standen), einde.toordinal()]
    alle = [float(c.deelnemers) for c in (*standen, standen[-1])]
    met = [float(c.overeenkomsten) for c in (*standen, standen[-1])]
    with tekening(2.1) as (assen, svg):
        assen.step(dagen, alle, "--", where="post", color=GRIJS, linewidth=1.5, label="Deelnemers")
        assen.step(dagen, met, where="post", color=DONKER, linewidth=2, label="Deelnemers met een overeenkomst")
        tekst = f"{opmaak.getal(met[-1])} van {opmaak.getal(alle[-1])}"
        assen.annotate(tekst, (dagen[-1], met[-1]), (6, 0), textcoords="offset points", va="center")
        eerste = [kwartaal.begin for jaar in _jaren(cijfers) for kwartaal in jaar.kwartalen]
        koppen = [opmaak.maand(dag.month) + f"\n{dag.year}" * (dag.month == 1) for dag in eerste]
        assen.set_xticks([dag.toordinal() for dag in eerste], koppen)
        assen.set_xlim(dagen[0], dagen[0] + 1.13 * (dagen[-1] - dagen[0]))
        assen.set_ylim(0, 1.1 * max(alle))
        assen.locator_params(axis="y", integer=True)
        assen.legend(loc="lower left", bbox_to_anchor=(0, 1.02), ncols=2, borderaxespad=0)
    rijen = tuple((f"Vanaf {c.periode.naam}", c.deelnemers, c.overeenkomsten, c.zonder_overeenkomst) for c in standen)
    punten = "; ".join(f"{wanneer[0].lower()}{wanneer[1:]} {met} van {alle}" for wanneer, alle, met, _ in rijen)
    alt = f"Trapsgewijze lijnen, t/m {opmaak.datum(einde)}: deelnemers met een overeenkomst. {punten}."
    kop = ("Wanneer", "Deelnemers", "Met overeenkomst", "Zonder overeenkomst")
    bericht = _verloop(standen, begin, einde)
    return Grafiek("overeenkomsten-verloop", bericht, alt, svg.getvalue(), Tabel("", "", kop, rijen))


def _standen(cijfers: Cijfers) -> list[Cijfers]:
    """Return the figures of the first day, and of each day on which the deelnemers or their agreements changed."""
    frame, periode = cijfers.register.tabel("verwijzers"), cijfers.periode
    begin = min((jaar.begin for jaar in _jaren(cijfers)), default=periode.begin)
    wissels = [*frame["geldig_van"], *(frame["geldig_tot"] + timedelta(days=1)), *frame["deelnemersovereenkomst_sinds"]]
    dagen = sorted({begin, *(d.date() for d in wissels if d == d and begin < d.date() <= periode.einde)})
    alle = [cijfers.over(Periode(d, d, periode.peildatum, opmaak.datum(d))) for d in dagen]
    eerder = [None, *map(_stand_van, alle)]
    return [c for c, vorige in zip(alle, eerder, strict=False) if _stand_van(c) != vorige]


def _stand_van(cijfers: Cijfers) -> tuple[float, float]:
    return float(cijfers.deelnemers), float(cijfers.overeenkomsten)


def _verloop(standen: list[Cijfers], begin: date, einde: date) -> Zin:
    """Say what became of the number of agreements between two days."""
    met = [c.overeenkomsten for c in standen]
    toen, nu = met[0], met[-1]
    wissels = [c for c, vorige in zip(standen[1:], met[:-1], strict=True) if c.overeenkomsten.waarde != vorige.waarde]
    if not any(met):
        return zin(f"Van {opmaak.periode(begin, einde)} had geen enkele deelnemer een overeenkomst.")
    if toen.waarde == nu.waarde:
        wanneer = f"op {opmaak.datum(einde)} hetzelfde als op {opmaak.datum(begin)}"
        return zin(f"Het aantal deelnemers met een overeenkomst was {wanneer}: ", nu, ".")
    wanneer = f"Op {wissels[0].periode.naam}" if len(wissels) == 1 else f"Van {opmaak.periode(begin, einde)}"
    richting = "steeg" if float(nu) > float(toen) else "daalde"
    return zin(f"{wanneer} {richting} het aantal deelnemers met een overeenkomst van ", toen, " naar ", nu, ".")


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
    wie = " deelnemer" if len(rijen) == 1 else " deelnemers"
    return Tabel(
        "zonder-overeenkomst",
        zin(f"Op {cijfers.laatste_dag} zonder overeenkomst: ", cijfers.zonder_overeenkomst, wie),
        ("Deelnemer", "Deelnemer sinds", f"Aanmeldingen in {cijfers.periode.naam}"),
        tuple(
            (
                naam,
                opmaak.datum(sinds.date()),
                cijfers.deel("aanmeldingen", verwijzer=naam),
            )
            for naam, sinds in rijen[["verwijzer", "geldig_van"]].itertuples(index=False)
        ),
    )
