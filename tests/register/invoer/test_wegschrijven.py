"""All tables of a desk are put in place, or none."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

from loket.basis import verwisselen
from loket.basis.meldingen import InvoerFout
from loket.register.invoer import wegschrijven
from loket.register.invoer.samenvoegen import Rij
from loket.register.invoer.wegschrijven import als_bestanden, lees_bestaand, vervang, zegt_hetzelfde

OUD = {"2022/trajecten.csv": b"oud", "2022/facturen.csv": b"oud", "2022/verhaal/focus.md": b"tekst"}
NIEUW = {"2022/trajecten.csv": b"nieuw", "2022/facturen.csv": b"nieuw", "2023/trajecten.csv": b"nieuw"}
ELDERS = {"apart/apart.csv": b"reden"}


def inhoud(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def loket(tmp_path: Path) -> Path:
    for naam, bytes_ in OUD.items():
        pad = tmp_path / "data" / "loket" / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(bytes_)
    return tmp_path / "data" / "loket"


NA = (
    NIEUW
    | {"2022/verhaal/focus.md": b"tekst"}
    | ELDERS
    | {"vorige-invoer/2022/trajecten.csv": b"oud", "vorige-invoer/2022/facturen.csv": b"oud"}
)


def test_tables_are_replaced_text_stays_and_what_was_there_is_kept_until_the_next_import(loket: Path) -> None:
    vervang(loket, NIEUW, ELDERS)
    assert inhoud(loket) == NA
    vervang(loket, {"2022/facturen.csv": b"nieuwer"}, {})
    assert {naam: b for naam, b in inhoud(loket).items() if not naam.startswith("2")} == {
        "vorige-invoer/2022/facturen.csv": b"nieuw"
    }
    vervang(loket, {}, ELDERS)  # nothing changed: there is nothing newer to keep
    assert inhoud(loket)["vorige-invoer/2022/facturen.csv"] == b"nieuw"
    assert [pad.name for pad in loket.parent.iterdir()] == ["loket"]


def test_without_hard_links_files_are_copied(loket: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kan_niet(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", kan_niet)
    vervang(loket, NIEUW, ELDERS)
    assert inhoud(loket) == NA


@pytest.mark.parametrize("moment", range(1, 26))
def test_killed_at_any_moment_all_is_written_or_nothing(loket: Path, moment: int) -> None:
    kind = os.fork()
    if not kind:  # pragma: no cover
        _dood_bij(moment)
        vervang(loket, NIEUW, ELDERS)
        os._exit(0)
    _, status = os.waitpid(kind, 0)
    gedood = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    assert gedood == (moment <= STAPPEN)

    assert inhoud(loket) in (OUD, NA)
    verwisselen.ruim_op(loket.parent)
    assert inhoud(loket) in (OUD, NA)
    assert [pad.name for pad in loket.parent.iterdir()] == ["loket"]


#: How many calls that touch the disk an import makes; a later one is not reached.
STAPPEN = 23


def _dood_bij(moment: int) -> None:  # pragma: no cover
    keren = 0

    def geteld(functie):
        def doe(*args, **kwargs):
            nonlocal keren
            keren += 1
            if keren == moment:
                os.kill(os.getpid(), signal.SIGKILL)
            return functie(*args, **kwargs)

        return doe

    os.link, os.mkdir, shutil.rmtree, os.rename = map(geteld, (os.link, os.mkdir, shutil.rmtree, os.rename))
    wegschrijven.schrijf, wegschrijven.verwissel = geteld(wegschrijven.schrijf), geteld(wegschrijven.verwissel)
    tempfile.mkdtemp = geteld(tempfile.mkdtemp)


def test_rows_with_a_date_stand_in_the_order_of_their_key_and_others_as_they_came() -> None:
    facturen = {("F2",): Rij(2022, {"factuur_id": "F2"}), ("F1",): Rij(2022, {"factuur_id": "F1"})}
    dossiers = {("2022", "b"): Rij(2022, {"dossier": "b"}), ("2022", "a"): Rij(2022, {"dossier": "a"})}
    assert als_bestanden("facturen", facturen, [2021, 2022]) == {
        "2021/facturen.csv": b"factuur_id,traject_id,factuurdatum,bedrag,betaald\n",
        "2022/facturen.csv": b"factuur_id,traject_id,factuurdatum,bedrag,betaald\nF1,,,,\nF2,,,,\n",
    }
    assert als_bestanden("dossiers", dossiers, [2022])["2022/dossiers.csv"].splitlines()[1:] == [
        b"b,,,,,,,",
        b"a,,,,,,,",
    ]


def test_a_table_that_may_be_missing_is_not_made_for_nothing() -> None:
    assert als_bestanden("akkoord", {}, [2022]) == {}
    assert list(als_bestanden("tarieven", {}, [2022])) == ["tarieven.csv"]


def test_what_stands_there_is_read_and_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "2022").mkdir()
    pad = tmp_path / "2022" / "facturen.csv"
    pad.write_text("bedrag,factuur_id,traject_id,factuurdatum\n675.00,F1,T1,2022-01-03\n\n")
    assert lees_bestaand(tmp_path)["facturen"] == [
        Rij(2022, {"bedrag": "675.00", "factuur_id": "F1", "traject_id": "T1", "factuurdatum": "2022-01-03"})
    ]
    pad.write_text("factuur_id;traject_id\n")
    (tmp_path / "tarieven.csv").write_bytes(b"\xff")
    with pytest.raises(InvoerFout) as fout:
        lees_bestaand(tmp_path)
    assert {Path(m.bestand).name for m in fout.value.meldingen} == {"facturen.csv", "tarieven.csv"}


def test_quotes_and_line_ends_say_nothing_new(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'"a",b\r\n1,2\r\n')
    assert zegt_hetzelfde(tmp_path / "a.csv", b"a,b\n1,2\n")
    assert not zegt_hetzelfde(tmp_path / "a.csv", b"a,b\n1,3\n")
    assert not zegt_hetzelfde(tmp_path / "nergens.csv", b"")
