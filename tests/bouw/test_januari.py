"""A desk's January, from its workbook to the report of the new year, with nothing but the commands of the README."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from voorgeladen import loket

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for naam in ("data", "notebooks"):
        shutil.copytree(PROJECT / naam, tmp_path / naam)
    return tmp_path


def zet_bij(blad: openpyxl.worksheet.worksheet.Worksheet, koprij: int, **velden: object) -> None:
    """Append a row by the headers of a sheet; a header is written here without its spaces and signs."""
    koppen = ["".join(t for t in str(cel.value) if t.isalnum()) for cel in blad[koprij]]
    assert set(velden) <= set(koppen), koppen
    blad.append([velden.get(kop) for kop in koppen])


def positief_afgesloten_in(jaar: int) -> list[str]:
    rijen = [r for p in PROJECT.glob("data/maastricht/20*/trajecten.csv") for r in csv.DictReader(p.open())]
    return [r["traject_id"] for r in rijen if r["resultaat"] == "positief" and r["afsluitdatum"][:4] == str(jaar)]


def test_the_register_of_2023_goes_in_and_its_report_comes_out(project: Path) -> None:
    boek = openpyxl.load_workbook(PROJECT / "data" / "voorbeeld-export" / "register.xlsx")
    for nummer, dag in enumerate((date(2023, 1, 9), "3 feb 2023", "14-03-2023", "5/4/23"), start=1):
        zet_bij(
            boek["Trajecten"], 4, Trajectnr=f"T2023-{nummer:04d}", KandidaatID=f"K20000{nummer}", Verwijzer="CP01",
            Herkomstgemeente="Maastricht", Gemeentebinding="maastricht", Datumaanmelding=dag,
            Datumintake="20-4-2023" if nummer < 3 else "n.v.t.",
        )  # fmt: skip
    leeg = (None, "-", "?", "n.v.t.")
    wachtend = [
        rij
        for rij in boek["Trajecten"].iter_rows(min_row=5)
        if rij[8].value not in leeg and all(rij[kolom].value in leeg for kolom in (9, 13, 16))
    ][:2]
    for rij in wachtend:
        rij[9].value, rij[10].value = date(2023, 5, 1), "Maastricht"
    for corporatie, aantal in (("Maasvallei", 12), ("Servatius", 30), ("Woonpunt", 25)):
        zet_bij(boek["Taakstelling"], 1, Jaar=2023, Corporatie=corporatie, Aantal=aantal, Bron="brief van maart 2023")
    for nummer in (1, 2):
        zet_bij(
            boek["Facturen"], 3, Factuurid=f"F2023-{nummer:04d}", Trajectnr=f"T2023-{nummer:04d}",
            Factuurdatum="28-04-2023", Bedrag="€ 675,00",
        )  # fmt: skip
    for traject in positief_afgesloten_in(2022):
        zet_bij(
            boek["Metingen"], 1, Trajectnr=traject, Peildatum="1-11-2023", Woontnog="J", Overlast="geen",
            Huurachterstand="Geen", Ontruiming="N",
        )  # fmt: skip
    boek.save(project / "register-2023.xlsx")

    def maak(*opdracht: object) -> str:
        uitslag = loket(*opdracht, cwd=project)
        assert uitslag.returncode == 0, uitslag.stderr
        return uitslag.stdout

    maak("new-year", "--year", 2023)
    maak("import", "--bron", "register-2023.xlsx", "--proef", "ja")
    assert (project / "data/maastricht/2023/trajecten.csv").read_text("utf-8").count("\n") == 1
    gezegd = maak("import", "--bron", "register-2023.xlsx")
    regels = {tuple(regel.split()) for regel in gezegd.splitlines()}
    assert ("trajecten", "2023", "4", "0", "0", "0") in regels
    assert ("facturen", "2023", "2", "0", "0", "0") in regels
    assert "start_huur: ‘’ wordt ‘2023-05-01’" in gezegd

    te_doen = loket("check", "--year", 2023, cwd=project)
    assert "<!-- herzien -->" in te_doen.stdout
    assert "taakstelling.csv" not in te_doen.stdout.partition("Nog te doen")[2].partition("Teksten")[0]

    maak("report", "--year", 2023)
    uit = project / "output/maastricht/2023"
    cijfers = {
        rij["cijfer"]: rij["waarde"]
        for rij in csv.DictReader((uit / "cijfers.csv").open(encoding="utf-8"))
        if rij["periode"] == "2023" and not rij["groep"]
    }
    assert [float(cijfers[n]) for n in ("aanmeldingen", "intakes", "plaatsingen", "gefactureerde_trajecten")] == [
        4,
        2,
        2,
        2,
    ]
    assert float(cijfers["taakstelling"]) == 67
    assert "nog te herzien" in (uit / "jaarverslag.html").read_text("utf-8")
    definitief = loket("report", "--year", 2023, "--status", "definitief", cwd=project)
    assert definitief.returncode == 1
    assert "<!-- herzien -->" in definitief.stderr
