"""From trajecten to the four tables of case rows, written per year."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from loket.register.schema import schemas
from loket.register.voorbeeld.kans import Kans, werkdag
from loket.register.voorbeeld.nametingen import maak_nametingen
from loket.register.voorbeeld.rafels import rafel
from loket.register.voorbeeld.stromen import AANMELDINGEN, EINDE, Traject, maak_trajecten

JAREN = (2020, 2021, 2022)
_ZAAD = 2022
_PRIJS, _PRIJS_SINDS = "675.00", date(2021, 1, 1)

_BINDING = {
    "Maastricht": 66, "Meerssen": 6, "Eijsden-Margraten": 5, "Valkenburg aan de Geul": 4, "Heerlen": 4,
    "Sittard-Geleen": 4, "Gulpen-Wittem": 3, "Vaals": 2, "Stein": 2, "Beek": 2, "Kerkrade": 1, "Landgraaf": 1,
}  # fmt: skip
_HERKOMST = _BINDING | {"Roermond": 2, "Eindhoven": 1, "Rotterdam": 1, "Weert": 1}
#: Gemeenten where the corporaties of this register placed people; none in the Heuvelland but Meerssen.
_WONING_IN = ("Maastricht", "Meerssen", "Heerlen", "Sittard-Geleen", "Beek")
_CONVENANT = {"CP01": 30, "CP02": 24, "CP03": 11, "CP04": 6}
_DEELNEMER = {f"DN{n:02d}": 16 - n for n in range(1, 15)}
_UITVAL = {
    "aanmelding": {
        "trekt zich terug": 9,
        "niet bereikbaar": 8,
        "geen binding met de regio": 4,
        "zorgvraag te zwaar": 3,
    },
    "intake": {"zorgvraag te zwaar": 5, "schulden niet geregeld": 4, "geen passende zorg": 3, "trekt zich terug": 2},
    "wachtlijst": {"andere woonruimte gevonden": 6, "trekt zich terug": 3, "naar beschermd wonen": 3},
}
_AFSLUIT = {"zorg gestopt door kandidaat": 3, "afspraken niet nagekomen": 2, "naar zwaardere zorg": 1}
_KLACHTEN = [
    ("KL2021-01", "2021-09-14", "2021-10-21", "ongegrond", "geen"),
    (
        "KL2022-01", "2022-03-08", "2022-04-19", "gegrond",
        "nieuw traject aangeboden; kandidaat gaat eerst beschermd wonen en het traject is beëindigd",
    ),
]  # fmt: skip


def schrijf_register(doel: Path, schaal: int = 1) -> list[Path]:
    """Write trajecten, nametingen, facturen and klachten of every year.

    Parameters
    ----------
    doel : Path
        Folder of the desk; the years become folders in it.
    schaal : int
        How many times every traject occurs. Counts grow by this factor, means and shares stay the same.

    Returns
    -------
    list of Path
        The files written.
    """
    geschreven = []
    for naam, (frame, datum) in maak_tabellen(schaal).items():
        for jaar in JAREN:
            pad = doel / str(jaar) / f"{naam}.csv"
            pad.parent.mkdir(parents=True, exist_ok=True)
            nieuw = pad.with_suffix(".nieuw")
            frame[frame[datum].str.startswith(str(jaar))].to_csv(
                nieuw, index=False, lineterminator="\n", encoding="utf-8"
            )
            nieuw.replace(pad)
            geschreven.append(pad)
    return geschreven


def maak_tabellen(schaal: int = 1) -> dict[str, tuple[pd.DataFrame, str]]:
    """Return each table with the column that decides its year."""
    kans = Kans(_ZAAD)
    trajecten = sorted(
        maak_trajecten(kans), key=lambda t: (t.aanmelddatum, t.intakedatum or EINDE, t.start_huur or EINDE)
    )
    _nummer(kans, trajecten)
    for traject in trajecten:
        _vul_aan(kans, traject)
    nametingen = sorted(maak_nametingen(kans, trajecten), key=lambda n: (n["traject_id"], n["peildatum"]))
    facturen = [_factuur(kans, t) for t in trajecten if t.intakedatum and t.intakedatum >= _PRIJS_SINDS]
    rijen = [_rij(t) for t in trajecten]
    rafel(rijen, nametingen, facturen)
    klachten = [dict(zip(schemas()["klachten"].columns, klacht, strict=True)) for klacht in _KLACHTEN]
    return {
        "trajecten": (_tabel("trajecten", rijen, schaal), "aanmelddatum"),
        "nametingen": (_tabel("nametingen", nametingen, schaal), "peildatum"),
        "facturen": (_tabel("facturen", facturen, schaal), "factuurdatum"),
        "klachten": (_tabel("klachten", klachten, schaal), "ontvangen"),
    }


def _nummer(kans: Kans, trajecten: list[Traject]) -> None:
    """Give pseudonyms and verwijzers; a few kandidaten come back a year after they dropped out."""
    kandidaten = kans.geschud(range(100_000, 100_000 + len(trajecten)))
    for jaar in JAREN:
        van_jaar = [t for t in trajecten if t.aanmelddatum.year == jaar]
        aantal, deelnemers = AANMELDINGEN[jaar]
        typen = kans.geschud([_DEELNEMER] * deelnemers + [_CONVENANT] * (aantal - deelnemers))
        for nummer, (traject, verwijzers) in enumerate(zip(van_jaar, typen, strict=True), 1):
            traject.meer |= {"traject_id": f"T{jaar}-{nummer:04d}", "verwijzer_id": kans.kies(verwijzers)}
    for traject, kandidaat in zip(trajecten, kandidaten, strict=True):
        traject.meer["kandidaat_id"] = f"K{kandidaat}"
    uitgevallen = [t for t in trajecten if t.uitval_fase == "aanmelding" and t.aanmelddatum.year == 2021]
    terug = [t for t in trajecten if t.aanmelddatum >= date(2022, 3, 1)]
    for eerder, later in zip(kans.geschud(uitgevallen)[:4], kans.geschud(terug)[:4], strict=True):
        later.meer["kandidaat_id"] = eerder.meer["kandidaat_id"]


def _vul_aan(kans: Kans, traject: Traject) -> None:
    """Add gemeenten and reasons."""
    binding = kans.kies(_BINDING)
    herkomst = binding if kans.kies({True: 4, False: 1}) else kans.kies(_HERKOMST)
    traject.meer |= {"bindingsgemeente": binding, "herkomstgemeente": herkomst}
    if traject.start_huur:
        blijft = binding in _WONING_IN and kans.kies({True: 9, False: 1})
        gemeente = binding if blijft else kans.kies({"Maastricht": 7, "Meerssen": 1, "Sittard-Geleen": 1})
        traject.meer["plaatsingsgemeente"] = gemeente
    if traject.uitval_fase:
        traject.meer["uitval_reden"] = kans.kies(_UITVAL[traject.uitval_fase])
    if traject.resultaat == "negatief":
        traject.meer["afsluitreden"] = kans.kies(_AFSLUIT)


def _factuur(kans: Kans, traject: Traject) -> dict[str, str]:
    intake = traject.intakedatum or EINDE
    dag = werkdag(intake + timedelta(days=kans.tussen(1, 10)))
    if dag.year != intake.year:  # the desk sends its last invoices before the year ends
        dag = werkdag(date(intake.year, 12, 31), -1)
    nummer = traject.meer["traject_id"].replace("T", "F")
    return {
        "factuur_id": nummer,
        "traject_id": traject.meer["traject_id"],
        "factuurdatum": dag.isoformat(),
        "bedrag": _PRIJS,
    }


def _rij(traject: Traject) -> dict[str, str]:
    velden = {naam: waarde for naam, waarde in vars(traject).items() if naam != "meer"}
    tekst = {naam: waarde.isoformat() if isinstance(waarde, date) else waarde or "" for naam, waarde in velden.items()}
    return {"product": "Housing"} | tekst | traject.meer


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
