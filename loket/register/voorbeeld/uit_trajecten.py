"""From trajecten to the four tables of case rows, written per year."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from loket.register.schema import schemas
from loket.register.voorbeeld.kans import Kans, werkdag
from loket.register.voorbeeld.nametingen import maak_nametingen
from loket.register.voorbeeld.plan import Plan, lees_plan
from loket.register.voorbeeld.rafels import betaal, rafel
from loket.register.voorbeeld.stromen import Traject, maak_trajecten


def schrijf_register(desk: Path, doel: Path | None = None, schaal: int = 1) -> list[Path]:
    """Write trajecten, nametingen, facturen and klachten of every year.

    Parameters
    ----------
    desk : Path
        Folder of the desk, with its ``voorbeeld.toml``.
    doel : Path, optional
        Folder in which the years become folders; default that of the desk itself.
    schaal : int
        How many times every traject occurs. Counts grow by this factor, means and shares stay the same.

    Returns
    -------
    list of Path
        The files written.
    """
    plan = lees_plan(desk)
    geschreven = []
    for naam, (frame, datum) in maak_tabellen(plan, schaal).items():
        for jaar in plan.jaren:
            pad = (doel or desk) / str(jaar) / f"{naam}.csv"
            pad.parent.mkdir(parents=True, exist_ok=True)
            nieuw = pad.with_suffix(".nieuw")
            frame[frame[datum].str.startswith(str(jaar))].to_csv(
                nieuw, index=False, lineterminator="\n", encoding="utf-8"
            )
            nieuw.replace(pad)
            geschreven.append(pad)
    return geschreven


def maak_tabellen(plan: Plan, schaal: int = 1) -> dict[str, tuple[pd.DataFrame, str]]:
    """Return each table with the column that decides its year."""
    kans, einde = Kans(plan.zaad), plan.einde
    trajecten = sorted(
        maak_trajecten(plan, kans), key=lambda t: (t.aanmelddatum, t.intakedatum or einde, t.start_huur or einde)
    )
    _nummer(plan, kans, trajecten)
    for traject in trajecten:
        _vul_aan(plan, kans, traject)
    nametingen = sorted(maak_nametingen(plan, kans, trajecten), key=lambda n: (n["traject_id"], n["peildatum"]))
    prijs_sinds = plan.tarieven[0][0]
    facturen = [
        _factuur(plan, kans, t, t.intakedatum) for t in trajecten if t.intakedatum and t.intakedatum >= prijs_sinds
    ]
    rijen = [_rij(t, plan.inrichting.producten[0]) for t in trajecten]
    if plan.rafels:
        rafel(plan, rijen, nametingen, facturen)
    betaal(facturen, einde)
    facturen = [rij for rij in facturen if rij["factuurdatum"] <= einde.isoformat()]
    klachten = [{naam: str(waarde) for naam, waarde in klacht.items()} for klacht in plan.klachten]
    return {
        "trajecten": (_tabel("trajecten", rijen, schaal), "aanmelddatum"),
        "nametingen": (_tabel("nametingen", nametingen, schaal), "peildatum"),
        "facturen": (_tabel("facturen", facturen, schaal), "factuurdatum"),
        "klachten": (_tabel("klachten", klachten, schaal), "ontvangen"),
    }


def _nummer(plan: Plan, kans: Kans, trajecten: list[Traject]) -> None:
    """Give pseudonyms and verwijzers; a few kandidaten come back after they dropped out, or wait elsewhere too."""
    kandidaten = kans.geschud(range(plan.eerste_kandidaat, plan.eerste_kandidaat + len(trajecten)))
    deelnemer, convenant = plan.kansen["deelnemer"], plan.kansen["convenantpartner"]
    for jaar, totalen in plan.jaren.items():
        van_jaar = [t for t in trajecten if t.aanmelddatum.year == jaar]
        typen = kans.geschud(
            [deelnemer] * totalen.deelnemers + [convenant] * (totalen.aanmeldingen - totalen.deelnemers)
        )
        for nummer, (traject, verwijzers) in enumerate(zip(van_jaar, typen, strict=True), 1):
            traject.meer |= {"traject_id": f"T{jaar}-{nummer:04d}", "verwijzer_id": kans.kies(verwijzers)}
    for traject, kandidaat in zip(trajecten, kandidaten, strict=True):
        traject.meer["kandidaat_id"] = f"K{kandidaat}"
    eerder_jaar = plan.laatste - 1
    uitgevallen = [t for t in trajecten if t.uitval_fase == "aanmelding" and t.aanmelddatum.year == eerder_jaar]
    terug = [t for t in trajecten if t.aanmelddatum >= date(plan.laatste, 3, 1)]
    paren = zip(kans.geschud(uitgevallen)[: plan.terug], kans.geschud(terug)[: plan.terug], strict=True)
    for eerder, later in paren:
        later.meer["kandidaat_id"] = eerder.meer["kandidaat_id"]
    wachtend = [t for t in trajecten if t.wachtlijstdatum and not t.start_huur and not t.uitval_datum]
    for traject, kandidaat_id in zip(wachtend, plan.ook_elders, strict=False):
        traject.meer["kandidaat_id"] = kandidaat_id


def _vul_aan(plan: Plan, kans: Kans, traject: Traject) -> None:
    """Add gemeenten and reasons."""
    kansen = plan.kansen
    binding = kans.kies(kansen["binding"])
    herkomst = binding if kans.kies({True: 4, False: 1}) else kans.kies(kansen["binding"] | kansen["van_buiten"])
    traject.meer |= {"bindingsgemeente": binding, "herkomstgemeente": herkomst}
    if traject.start_huur:
        blijft = binding in plan.woning_in and kans.kies({True: 9, False: 1})
        traject.meer["plaatsingsgemeente"] = binding if blijft else kans.kies(kansen["elders"])
    if traject.uitval_fase:
        traject.meer["uitval_reden"] = kans.kies(kansen["uitval"][traject.uitval_fase])
    if traject.resultaat == "negatief":
        traject.meer["afsluitreden"] = kans.kies(kansen["afsluitreden"])


def _factuur(plan: Plan, kans: Kans, traject: Traject, intake: date) -> dict[str, str]:
    dag = werkdag(intake + timedelta(days=kans.tussen(1, 10)))
    if dag.year != intake.year:  # the desk sends its last invoices before the year ends
        dag = werkdag(date(intake.year, 12, 31), -1)
    nummer = traject.meer["traject_id"].replace("T", "F")
    return {
        "factuur_id": nummer,
        "traject_id": traject.meer["traject_id"],
        "factuurdatum": dag.isoformat(),
        "bedrag": [prijs for sinds, prijs in plan.tarieven if sinds <= intake][-1],
    }


def _rij(traject: Traject, product: str) -> dict[str, str]:
    velden = {naam: waarde for naam, waarde in vars(traject).items() if naam != "meer"}
    tekst = {naam: waarde.isoformat() if isinstance(waarde, date) else waarde or "" for naam, waarde in velden.items()}
    return {"product": product} | tekst | traject.meer


def _tabel(naam: str, rijen: list[dict[str, str]], schaal: int) -> pd.DataFrame:
    """Make a table in the schema's column order, each row ``schaal`` times with ids of its own."""
    frame = pd.DataFrame(rijen, columns=list(schemas()[naam].columns), dtype="str").fillna("")
    if schaal == 1:
        return frame
    herhaald = frame.loc[frame.index.repeat(schaal)].reset_index(drop=True)
    volgnummer = "-" + pd.Series(range(len(herhaald))).mod(schaal).add(1).astype("str")
    for kolom in {"traject_id", "kandidaat_id", "factuur_id", "klacht_id"} & set(frame.columns):
        herhaald[kolom] += volgnummer
    return herhaald
