"""The example register as a desk would keep it: one messy workbook, to try ``make import`` on."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from loket.register.schema import JAARTABELLEN, ZONDER_EIGEN_DATUM, schemas

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: Each sheet: its table, the rows of title above its header, and its headers where they differ from the columns.
_BLADEN: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {
    "Trajecten": (
        "trajecten",
        ("Registratie Loket Housing (voorbeeld, alles is verzonnen)", "bijgewerkt door de administratie"),
        {
            "traject_id": "Trajectnr", "kandidaat_id": "Kandidaat ID", "verwijzer_id": "Verwijzer",
            "herkomstgemeente": "Herkomst gemeente", "bindingsgemeente": "Gemeente binding",
            "aanmelddatum": "Datum aanmelding", "intakedatum": "Datum intake", "corporatie": "CORPORATIE",
            "wachtlijstdatum": "Wachtlijst datum", "start_huur": "Start huur",
            "plaatsingsgemeente": "Gemeente plaatsing",
            "einde_huur": "Einde huur", "einde_reden": "Reden einde", "uitval_datum": "Datum uitval",
            "uitval_fase": "Fase uitval", "uitval_reden": "Reden uitval", "afsluitdatum": "Datum afsluiting",
            "resultaat": "Resultaat", "afsluitreden": "Reden afsluiting",
        },
    ),
    "Metingen": (
        "nametingen",
        (),
        {
            "traject_id": "Trajectnr", "peildatum": "Peildatum", "woont_nog": "Woont nog?",
            "verhuisinitiatief": "Verhuis-initiatief", "overlast": "Overlast", "huurachterstand": "Huurachterstand",
            "ontruiming": "Ontruiming",
        },
    ),
    "Facturen": ("facturen", ("Facturen",), {"factuur_id": "Factuur-id", "traject_id": "Trajectnr"}),
    "Klachten": ("klachten", (), {"ontvangen": "Ontvangen", "klacht_id": "Klacht ID"}),
    "Taakstelling": ("taakstelling", (), {"aantal": "Aantal"}),
    "Planning": ("jaarplanning", (), {}),
    "Dossiers": ("dossiers", (), {}),
    "Verwijzers": ("verwijzers", (), {}),
    "Tarieven": ("tarieven", (), {}),
}  # fmt: skip
_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_TYPEFOUTEN = {"Valkenburg aan de Geul": "Valkenburg a/d Geul", "Eijsden-Margraten": "Eysden-Margraten"}
_LEEG = ("", "", "", "-", "", "n.v.t.", "", "?", "", "", "")
#: No person has this number; it only passes the eleven test.
_NEP_BSN = "BSN 123456782 staat in het dossier"


def schrijf_export(desk: Path, doel: Path) -> Path:
    """Write the tables of the example desk as one workbook, with what goes wrong in workbooks; always the same bytes.

    Parameters
    ----------
    desk : Path
        Folder of the desk whose tables are read.
    doel : Path
        The workbook; its folder is made.
    """
    import xlsxwriter

    doel.parent.mkdir(parents=True, exist_ok=True)
    nieuw = doel.with_suffix(".nieuw")
    with xlsxwriter.Workbook(str(nieuw), {"default_date_format": "dd-mm-yyyy"}) as boek:
        boek.set_properties({"title": "Voorbeeld: verzonnen registratie", "created": datetime(2023, 1, 9)})
        kop = boek.add_format({"bold": True, "bottom": 1})
        for naam, (tabel, titels, koppen) in _BLADEN.items():
            _schrijf_blad(boek.add_worksheet(naam), kop, tabel, titels, koppen, list(_rijen(desk, tabel)))
        lijstjes = boek.add_worksheet("lijstjes")
        lijstjes.write_column(0, 0, ["keuzes voor de kolommen", "ja", "nee"])
        lijstjes.hide()
    nieuw.replace(doel)
    return doel


def _rijen(desk: Path, tabel: str) -> Iterator[dict[str, str]]:
    """Give the rows of a table of all years; a table without a date of its own gets the year as a column."""
    paden = sorted(desk.glob(f"[0-9]*/{tabel}.csv")) if tabel in JAARTABELLEN else [desk / f"{tabel}.csv"]
    for pad in paden:
        with pad.open(encoding="utf-8", newline="") as bestand:
            for rij in csv.DictReader(bestand):
                yield {"jaar": pad.parent.name, **rij} if tabel in ZONDER_EIGEN_DATUM else rij


def _schrijf_blad(
    blad: Worksheet,
    kop: Format,
    tabel: str,
    titels: tuple[str, ...],
    koppen: dict[str, str],
    rijen: list[dict[str, str]],
) -> None:
    soorten = {naam: str((kolom.metadata or {}).get("soort")) for naam, kolom in schemas()[tabel].columns.items()}
    kolommen = [naam for naam in (rijen[0] if rijen else soorten) if naam != "product"]
    hoogte = 0
    for titel in titels:
        blad.merge_range(hoogte, 0, hoogte, 4, titel)
        hoogte += 1
    hoogte += bool(titels)  # a blank row under the titles
    blad.write_row(hoogte, 0, [koppen.get(naam, naam.replace("_", " ").capitalize()) for naam in kolommen], kop)
    for nummer, rij in enumerate(rijen, start=1):
        for plaats, naam in enumerate(kolommen):
            _cel(blad, hoogte + nummer, plaats, rommelig(rij[naam], soorten.get(naam, "getal"), nummer + plaats, naam))
    einde = hoogte + len(rijen) + 1
    if tabel == "trajecten":
        blad.write(hoogte, len(kolommen), "Opmerkingen", kop)
        blad.write(hoogte + 5, len(kolommen), _NEP_BSN)
        _maak_fouten(blad, kolommen, rijen, hoogte, einde)


def _maak_fouten(blad: Worksheet, kolommen: list[str], rijen: list[dict[str, str]], kop: int, einde: int) -> None:
    """Add what no import may swallow: two rows twice, a blank row, two rows with faults, a hidden row."""
    dag_die_niet_bestaat = rijen[-1] | {"traject_id": "T2022-0901", "aanmelddatum": "31-02-2022"}
    verkeerde_volgorde = rijen[-2] | {"traject_id": "T2022-0902", "intakedatum": "2019-03-01"}
    extra: list[Callable[[str], str]] = [rijen[3].__getitem__, rijen[400].__getitem__, lambda _: ""]
    extra += [dag_die_niet_bestaat.__getitem__, verkeerde_volgorde.__getitem__]
    for meer, velden in enumerate(extra):
        for plaats, naam in enumerate(kolommen):
            _cel(blad, einde + meer, plaats, velden(naam))
    blad.set_row(kop + 12, None, None, {"hidden": True})


def _cel(blad: Worksheet, rij: int, kolom: int, waarde: object) -> None:
    if isinstance(waarde, datetime):
        blad.write_datetime(rij, kolom, waarde)
    elif waarde != "":
        blad.write(rij, kolom, waarde)


def rommelig(waarde: str, soort: str, nummer: int, naam: str) -> object:
    """Return a value as somebody typed it; ``nummer`` chooses among the ways of typing."""
    if not waarde:
        return _LEEG[nummer % len(_LEEG)] if soort != "tekst" else ""
    if soort == "datum":
        return _dag(date.fromisoformat(waarde), nummer % 7)
    if soort == "bedrag":
        return (float(waarde), f"€ {waarde.replace('.', ',')}", f"{waarde[:-3]},-", f" {waarde} ")[nummer % 4]
    if soort in ("getal", "decimaal"):
        return float(waarde)
    if waarde in ("ja", "nee") and naam != "resultaat":
        return (waarde, waarde[0].upper(), waarde.capitalize(), {"ja": "x", "nee": "0"}[waarde])[nummer % 4]
    if soort in ("lijst", "keuze"):
        anders = _TYPEFOUTEN.get(waarde, waarde) if nummer % 5 == 0 else waarde
        return (anders, f"{anders} ", anders.replace("_", " ").capitalize(), f"\u00a0{anders}")[nummer % 4]
    return f"{waarde} " if nummer % 6 == 0 else waarde


def _dag(dag: date, manier: int) -> object:
    if manier == 1:
        return f"{dag.day}-{dag.month}-{dag.year}"
    if manier == 2:
        return f"{dag.day:02d}/{dag.month:02d}/{dag.year % 100:02d}"
    if manier == 3:
        return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"
    if manier == 4:
        return (dag - date(1899, 12, 30)).days
    if manier == 5:
        return f"{dag.day:02d}-{dag.month:02d}-{dag.year} 09:30"
    return datetime.combine(dag, time())
