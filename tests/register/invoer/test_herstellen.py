"""The register's own tables, saved by Excel, come back as they were."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from loket.basis.meldingen import InvoerFout
from loket.register.invoer.importeren import importeer
from loket.register.lezen import lees_tabel
from loket.register.schema import TABELLEN, schemas

PROJECT = Path(__file__).parents[3]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "data" / "maastricht", tmp_path / "data" / "maastricht")
    return tmp_path / "data" / "maastricht"


def zet_terug(bron: Path, desk: Path, *, proef: bool = False) -> str:
    regels: list[str] = []
    importeer(bron, desk.parent, desk.name, regels.append, proef=proef)
    return "\n".join(regels)


def als_excel(pad: Path, codering: str = "utf-8-sig") -> None:
    """Save a table as a Dutch Excel does: semicolons, 31-12-2022, 675,00 and line breaks of Windows."""
    soorten = {n: (k.metadata or {}).get("soort") for n, k in schemas()[pad.stem].columns.items()}
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    kop, *rijen = csv.reader(pad.open(encoding="utf-8", newline=""))
    schrijver.writerow(kop)
    for rij in rijen:
        cellen = []
        for naam, cel in zip(kop, rij, strict=True):
            if soorten[naam] == "datum" and cel:
                jaar, maand, dag = cel.split("-")
                cel = f"{dag}-{maand}-{jaar}"
            cellen.append(cel.replace(".", ",") if soorten[naam] in ("bedrag", "decimaal") else cel)
        schrijver.writerow(cellen)
    pad.write_bytes(buffer.getvalue().encode(codering))


def inhoud(desk: Path) -> dict[str, str]:
    """Return the tables as text; how a cell is quoted says nothing."""
    return {
        pad.relative_to(desk).as_posix(): str(list(csv.reader(pad.open(encoding="utf-8", newline=""))))
        for pad in desk.rglob("*.csv")
        if "vorige-invoer" not in pad.parts
    }


@pytest.mark.parametrize("codering", ["utf-8-sig", "cp1252"])
def test_every_table_that_excel_saved_comes_back_as_it_was(desk: Path, codering: str) -> None:
    eerst = inhoud(desk)
    for pad in desk.rglob("*.csv"):
        als_excel(pad, codering)

    gezegd = zet_terug(desk, desk)

    assert inhoud(desk) == eerst
    assert {p.stem for p in desk.rglob("*.csv")} <= {*TABELLEN}
    assert gezegd.count(".csv") == len(eerst)
    assert (desk / "vorige-invoer" / "2022" / "facturen.csv").read_bytes().count(b";") > 100
    assert zet_terug(desk, desk) == "Elke tabel is al te lezen; er is niets veranderd."


def test_tables_of_which_excel_put_each_row_in_one_cell_come_back_too(desk: Path) -> None:
    eerst = inhoud(desk)
    for naam in ("2022/taakstelling.csv", "2022/akkoord.csv", "2022/dossiers.csv"):
        pad = desk / naam
        cellen = [regel.split(";") for regel in pad.read_text("utf-8").splitlines()]  # as a double click opens it
        breedte = max(map(len, cellen))
        buffer = io.StringIO()
        csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerows(
            r + [""] * (breedte - len(r)) for r in cellen
        )
        pad.write_text(buffer.getvalue(), "utf-8-sig")
    assert inhoud(desk) != eerst
    zet_terug(desk, desk)
    assert inhoud(desk) == eerst


def test_the_message_names_the_command_that_puts_it_back(desk: Path) -> None:
    pad = desk / "2022" / "facturen.csv"
    als_excel(pad)
    _, (melding,) = lees_tabel(pad.read_bytes(), schemas()["facturen"], str(pad))
    assert melding.herstel.startswith(f"make import BRON={desk} DATA={desk.parent} zet elke tabel")

    als_excel(desk / "2021" / "facturen.csv")
    zet_terug(pad, desk)  # one file may be named as well
    assert pad.read_bytes() == (PROJECT / "data/maastricht/2022/facturen.csv").read_bytes()
    assert b";" in (desk / "2021" / "facturen.csv").read_bytes()


def test_a_try_writes_nothing(desk: Path) -> None:
    pad = desk / "2022" / "facturen.csv"
    als_excel(pad)
    eerst = pad.read_bytes()
    assert str(pad) in zet_terug(desk, desk, proef=True)
    assert pad.read_bytes() == eerst
    assert not (desk / "vorige-invoer").exists()


def test_what_cannot_be_read_is_told_of_all_tables_at_once_and_nothing_is_written(desk: Path) -> None:
    facturen, klachten, tarieven = desk / "2022" / "facturen.csv", desk / "2022" / "klachten.csv", desk / "tarieven.csv"
    als_excel(facturen)
    facturen.write_bytes(facturen.read_bytes().replace(b"05-01-2022", b"32-01-2022", 1).replace(b"675,00", b"veel", 1))
    klachten.write_bytes(klachten.read_bytes().replace(b"oordeel", b"mening"))
    tarieven.write_bytes(b"")
    eerst = {pad: pad.read_bytes() for pad in desk.rglob("*.csv")}

    with pytest.raises(InvoerFout) as fout:
        zet_terug(desk, desk)

    gezegd = {(m.bestand, m.rij, m.kolom, m.waarde) for m in fout.value.meldingen}
    assert {(str(facturen), 2, "factuurdatum", "32-01-2022"), (str(facturen), 2, "bedrag", "veel")} <= gezegd
    assert {bestand for bestand, *_ in gezegd} == {str(facturen), str(klachten), str(tarieven)}
    assert {pad: pad.read_bytes() for pad in desk.rglob("*.csv")} == eerst


def test_words_that_mean_unknown_elsewhere_are_left_alone(desk: Path) -> None:
    """One of the names of checks is ‘onbekend’."""
    pad = desk / "2022" / "akkoord.csv"
    als_excel(pad)
    zet_terug(pad, desk)
    assert "onbekend,2022/trajecten.csv" in pad.read_text("utf-8")
