"""What a real desk's register has and a neat example lacks: blanks, a late nameting, an invoice over the year's end.

No published total changes by it. What ``make check`` then finds, is acknowledged in the ``akkoord.csv`` of the year.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from loket.register.voorbeeld.kans import werkdag
from loket.register.voorbeeld.plan import Plan

Rij = dict[str, str]

#: So many of the last intakes of a year are invoiced in January: as many out of 2022 as into it.
OVER_DE_JAARGRENS = 2


def rafel(plan: Plan, trajecten: list[Rij], nametingen: list[Rij], facturen: list[Rij]) -> None:
    """Roughen the rows of a neat register, always in the same places."""
    _maak_leeg(trajecten, plan.rafels["gemeente_buiten_de_lijst"])
    _geef_route(trajecten, plan.rafels["route"], plan.rafels["doorverwezen"])
    _meet_laat_en_niet(trajecten, nametingen)
    for jaar in (2021, 2022):
        _factureer_in_januari(trajecten, facturen, jaar)
    _crediteer(facturen)


def _eerste(rijen: list[Rij], past: Callable[[Rij], bool], aantal: int = 1) -> list[Rij]:
    return [rij for rij in rijen if past(rij)][:aantal]


def _maak_leeg(trajecten: list[Rij], van_buiten: str) -> None:
    """Forget who registered somebody in 2021, and in 2022 where some came from and why one stopped."""
    van_2021 = [rij for rij in trajecten if rij["aanmelddatum"] >= "2021-03-01"]
    van_2022 = [rij for rij in trajecten if rij["aanmelddatum"] >= "2022-01-01"]
    _eerste(van_2021, lambda rij: rij["aanmelddatum"] < "2022")[0]["verwijzer_id"] = ""
    for rij in _eerste(van_2022, lambda rij: not rij["intakedatum"], 2):
        rij["herkomstgemeente"] = ""
    _eerste(van_2022, lambda rij: bool(rij["start_huur"]), 2)[-1]["bindingsgemeente"] = ""
    _eerste(van_2022, lambda rij: bool(rij["wachtlijstdatum"]))[0]["bindingsgemeente"] = van_buiten
    _eerste(van_2022, lambda rij: bool(rij.get("uitval_reden")))[0]["uitval_reden"] = ""


def _geef_route(trajecten: list[Rij], route: str, doorverwezen: str) -> None:
    """Let seven of 2021 be of the group that has a route of its own since 2022, and three of 2022 come all the same.

    Two of those were sent on at once; the third was taken on.
    """
    van_2021 = [rij for rij in trajecten if rij["aanmelddatum"][:4] == "2021"]
    van_2022 = [rij for rij in trajecten if rij["aanmelddatum"] >= "2022-02-01"]
    gestopt = _eerste(van_2022, lambda rij: rij["uitval_fase"] == "aanmelding" and rij["uitval_reden"] != "", 2)
    wachtend = _eerste(
        van_2022, lambda rij: bool(rij["wachtlijstdatum"]) and not rij["start_huur"] + rij["uitval_datum"]
    )
    for rij in [*van_2021[20:188:24], *gestopt, wachtend[0]]:
        rij["route"] = route
    for rij in gestopt:
        rij["uitval_reden"] = doorverwezen


def _meet_laat_en_niet(trajecten: list[Rij], nametingen: list[Rij]) -> None:
    """Leave out the second nameting of one tenant of 2020 with whom all was well, and be late with that of another."""
    gesloten = {rij["traject_id"]: rij["afsluitdatum"] for rij in trajecten}
    goed = ("ja", "geen", "geen")
    tweede = [
        rij
        for rij in nametingen
        if gesloten[rij["traject_id"]] < "2020-12-01"
        and rij["peildatum"] > "2022-06-30"
        and (rij["woont_nog"], rij["overlast"], rij["huurachterstand"]) == goed
    ]
    nametingen.remove(tweede[0])
    laat = date.fromisoformat(gesloten[tweede[1]["traject_id"]]) + timedelta(days=745)  # 24,5 months
    tweede[1]["peildatum"] = werkdag(laat).isoformat()


def _factureer_in_januari(trajecten: list[Rij], facturen: list[Rij], jaar: int) -> None:
    """Send the invoices of the year's last intakes after the holidays."""
    intakes = sorted(
        (rij["intakedatum"], rij["traject_id"]) for rij in trajecten if rij["intakedatum"][:4] == str(jaar)
    )
    laatste = {traject for _, traject in intakes[-OVER_DE_JAARGRENS:]}
    for rij in facturen:
        if rij["traject_id"] in laatste:
            rij["factuurdatum"] = werkdag(date(jaar + 1, 1, 5)).isoformat()


def _crediteer(facturen: list[Rij]) -> None:
    """Send one invoice of 2022 twice and take the second back; one of 2021 was lower, as agreed."""
    _eerste(facturen, lambda rij: rij["factuurdatum"] >= "2021-05-01")[0]["bedrag"] = "600.00"
    dubbel = _eerste(facturen, lambda rij: rij["factuurdatum"] >= "2022-04-01")[0]
    plaats = facturen.index(dubbel) + 1
    terug = werkdag(date.fromisoformat(dubbel["factuurdatum"]) + timedelta(days=8)).isoformat()
    facturen[plaats:plaats] = [
        dubbel | {"factuur_id": f"{dubbel['factuur_id']}-2"},
        dubbel | {"factuur_id": f"{dubbel['factuur_id']}-C", "factuurdatum": terug, "bedrag": f"-{dubbel['bedrag']}"},
    ]


def betaal(facturen: list[Rij], einde: date) -> None:
    """Pay nearly every invoice within six weeks, but no second one, one in forty not at all, and none after the end."""
    for nummer, rij in enumerate(facturen):
        dag = werkdag(date.fromisoformat(rij["factuurdatum"]) + timedelta(days=9 + nummer * 7 % 34))
        if nummer % 40 != 17 and rij["factuur_id"].count("-") == 1 and dag <= einde:
            rij["betaald"] = dag.isoformat()
