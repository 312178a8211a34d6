"""Het jaar naast de taakstelling, maand voor maand, en wat er van het volgende te verwachten is."""

from __future__ import annotations

from itertools import accumulate

from loket.basis import opmaak
from loket.basis.afspraken import ILLUSTRATIEF
from loket.cijfers.balans import wachtlijstbalans
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.vooruitblik import Vooruitblik
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel, groepslabel
from loket.tonen.tabellen import gegevens
from loket.tonen.tekenen import DONKER, GRIJS, Grafiek, tekening
from loket.tonen.verhaal import geen_gegevens
from loket.tonen.waarde import Gemerkt, Getal
from loket.tonen.zin import zin

#: Instead of what adds up month by month, when one of the months is not for the public.
_ONTHOUDEN = Tekst("*Van een van de maanden is er te weinig om te tonen; daarom staat het verloop hier niet.*")


def tempo(cijfers: Cijfers) -> Grafiek | Tekst:
    """Draw the plaatsingen of the year as they add up, month by month, against the pace that the taakstelling asks."""
    if not cijfers.taakstelling:
        return geen_gegevens(f"een taakstelling in {cijfers.periode.voluit}")
    per_maand = cijfers.per("maand", "plaatsingen", totaal=False)
    if any(cijfer.onthouden for cijfer in per_maand["plaatsingen"]):
        return _ONTHOUDEN
    stand = [0, *accumulate(int(float(cijfer)) for cijfer in per_maand["plaatsingen"])]
    doel = float(cijfers.taakstelling)
    nodig = [doel * maand / 12 for maand in range(13)]
    with tekening(2.7) as (assen, svg):
        assen.plot(range(13), nodig, "--", color=GRIJS, label="Nodig voor de taakstelling")
        assen.step(range(len(stand)), stand, where="post", color=DONKER, linewidth=2, label="Plaatsingen tot dan toe")
        assen.annotate(str(stand[-1]), (len(stand) - 1, stand[-1]), (6, -3), textcoords="offset points", va="top")
        assen.annotate(opmaak.getal(doel), (12, doel), (6, 0), textcoords="offset points", va="center")
        assen.set_xticks(range(1, 13), [groepslabel("maand", str(maand)) for maand in range(1, 13)])
        assen.set_xlim(0, 12.8)
        assen.set_ylim(0, 1.1 * max(doel, *stand))
        assen.legend(loc="lower left", bbox_to_anchor=(0, 1.02), ncols=2, borderaxespad=0)
    achter = next((maand for maand, (er, moet) in enumerate(zip(stand, nodig, strict=False)) if er < moet), 0)
    wanneer = f"Aan het eind van {cijfers.periode.voluit} waren er "
    bericht = zin(wanneer, cijfers.plaatsingen.voluit, " van ", cijfers.taakstelling, ".")
    if achter and stand[-1] < nodig[len(stand) - 1]:
        bericht += f" Eind {opmaak.maandnaam(achter)} waren het er voor het eerst minder dan het tempo vroeg."
    punten = "; ".join(f"eind {opmaak.maandnaam(m)} {n}" for m, n in enumerate(stand) if m)
    alt = f"Trapsgewijze lijn: plaatsingen tot dan toe. {punten}. De taakstelling is {cijfers.taakstelling}."
    return Grafiek("tempo", bericht, alt, svg.getvalue(), gegevens(cijfers.kruis("plaatsingen", "maand", "corporatie")))


def tempo_per_corporatie(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the plaatsingen of each corporatie up to the end of each quarter, beside what the pace asks by then."""
    if not cijfers.taakstelling:
        return geen_gegevens(f"een taakstelling in {cijfers.periode.voluit}")
    doelen = cijfers.per("corporatie", "taakstelling")
    stand = cijfers.kruis("plaatsingen", "maand", "corporatie").drop(index="Totaal")
    if any(cijfer.onthouden for naam in doelen.index for cijfer in stand[naam]):
        return _ONTHOUDEN
    rijen = []
    for naam in doelen.index:
        per_maand = [int(float(cijfer)) for cijfer in stand[naam]]
        doel = float(str(doelen.at[naam, "taakstelling"]))
        tot = [(sum(per_maand[: 3 * k]), doel * k / 4) for k in range(1, len(per_maand) // 3 + 1)]
        cellen = [Getal(f"{er} (nodig {opmaak.getal(moet, 1 if moet % 1 else 0)})") for er, moet in tot]
        rijen.append((str(naam), *cellen))
    return Tabel(
        "tempo-per-corporatie",
        f"Plaatsingen tot en met elk kwartaal van {cijfers.jaar}, met wat er dan nodig was",
        ("Corporatie", *(f"T/m kwartaal {k}" for k in range(1, len(rijen[0])))),
        tuple(rijen),
        totaal=True,
        noot="Nodig is elk kwartaal een kwart van de taakstelling."
        + " Kwartaal 1 tot en met 3 zijn illustratief." * cijfers.loket.voorbeelddata,
    )


def maandbalans(cijfers: Cijfers) -> Tabel | Tekst:
    """Return how the wachtlijst moved, step by step: who came, came back, was placed, dropped out, and waits."""
    terug, rijen = DEFINITIES["wachtlijst_terug"], []
    for stap in cijfers.stappen:
        van_stap = cijfers.over(stap)
        balans = wachtlijstbalans(van_stap)
        rijen.append(
            (
                opmaak.maandnaam(stap.begin.month) if stap.is_maand else f"{stap.kwartaal}e kwartaal",
                *(balans.begin, balans.erbij, van_stap.cijfer(terug), balans.geplaatst, balans.uitval, balans.eind),
            )
        )
    per = "maand" if all(stap.is_maand for stap in cijfers.stappen) else "kwartaal"
    jaar = wachtlijstbalans(cijfers)
    totaal = (opmaak.hoofdletter(cijfers.periode.voluit), jaar.begin, jaar.erbij, cijfers.cijfer(terug), *jaar[2:])
    return Tabel(
        "maandbalans",
        f"De wachtlijst in {cijfers.periode.voluit}, {per} voor {per}",
        (opmaak.hoofdletter(per), "Bij het begin", "Erbij", "Waarvan terug", "Geplaatst", "Uitval", "Aan het eind"),
        (*rijen, totaal),
        totaal=True,
        noot=(
            "De stand aan het eind is de stand bij het begin, plus wie erbij kwam, min wie is geplaatst of uitviel."
            " Waarvan terug: wie erbij kwam en eerder al een ander traject had."
            + " Wie bij twee loketten op de wachtlijst staat, telt hier twee keer."
            * bool(cijfers.delen)
        ),
    )


def _verzonnen(cijfers: Cijfers, getal: Getal) -> Getal | Gemerkt:
    """Give a number that made-up cases alone give the sign of that."""
    return Gemerkt(getal, ILLUSTRATIEF) if cijfers.loket.voorbeelddata else getal


def verwachting(cijfers: Cijfers, vooruit: Vooruitblik) -> Tabel | Tekst:
    """Return what may be expected of next year, beside what happened in this one."""
    if not vooruit:
        return Tekst(f"*{vooruit.reden}*")
    nu = cijfers.per("corporatie", "plaatsingen", "wachtlijst")
    samen = {"Totaal": (vooruit.plaatsingen.verwachting, vooruit.wachtlijst.verwachting)}
    rijen = []
    for naam, delen in (vooruit.per_corporatie | samen).items():
        cellen: list[object] = []
        for kolom, deel in zip(("plaatsingen", "wachtlijst"), delen, strict=True):
            laag, hoog = deel.interval
            uitkomst = Getal(opmaak.getal(deel.midden)), Getal(f"{laag}–{hoog}")
            cellen += [nu.at[naam, kolom], *(_verzonnen(cijfers, getal) for getal in uitkomst)]
        rijen.append((naam, *cellen))
    return Tabel(
        "verwachting",
        f"Wat er in {vooruit.jaar} te verwachten is, als het gaat zoals in de jaren tot en met {cijfers.jaar}",
        (
            "Corporatie",
            *(f"Plaatsingen {cijfers.jaar}", f"Verwacht {vooruit.jaar}", "80% kans: van–tot"),
            *(f"Wachtlijst eind {cijfers.jaar}", f"Verwacht eind {vooruit.jaar}", "80% kans: van–tot"),
        ),
        tuple(rijen),
        totaal=True,
        noot=(
            "Verwacht is de middelste uitkomst: de helft is hoger, de helft is lager. De onderste rij is geen som, maar"
            " een eigen verwachting voor de hele wachtlijst: corporaties kunnen samen mee- of tegenvallen."
            + " De verwachting komt uit een verzonnen register, en is dus illustratief."
            * cijfers.loket.voorbeelddata
        ),
    )
