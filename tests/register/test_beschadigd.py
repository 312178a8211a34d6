"""A damaged table is refused at its place, or gives what a register edited by hand to the same cells gives."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from pathlib import Path

import pandas as pd
import pytest
from beschadigen import ONBRUIKBAAR, ONSCHULDIG, Schade, lees, schrijf, willekeurig
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loket.basis.meldingen import InvoerFout
from loket.cijfers.gepubliceerd import vergelijk
from loket.cijfers.inlezen import lees_cijfers
from loket.register import bestanden
from loket.register.lezen import lees_tabel
from loket.register.schema import schemas
from loket.tonen.verantwoording import cijfers_csv

PROJECT = Path(__file__).parents[2]
VOORBEELD = PROJECT / "data" / "maastricht"
TABELLEN = [*sorted(p.relative_to(VOORBEELD).as_posix() for p in VOORBEELD.rglob("*.csv")), "2022/opmerkingen.csv"]
_OPMERKINGEN = (
    "anker,rol,opmerking,status\nklachten,gemeente,Wanneer?,verwerkt\ntabel-corporaties,corporatie,Goed,open\n"
)
_ENGELS = re.compile(r"Traceback|Error|\b(?:nan|None|NaT|line|expected|invalid|unexpected)\b")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a copy of the example data that tests may damage; of files that did not change a table is made once."""
    kopie = tmp_path_factory.mktemp("beschadigd") / "data"
    shutil.copytree(PROJECT / "data", kopie)
    (kopie / "maastricht/2022/opmerkingen.csv").write_text(_OPMERKINGEN, encoding="utf-8")
    gelezen: dict[tuple[bytes, str], object] = {}
    gestapeld: dict[tuple[object, ...], tuple[pd.DataFrame, object]] = {}
    stapel = bestanden.stapel

    def onthoud(inhoud, schema, bestand, **meer):
        if (inhoud, bestand) not in gelezen:
            gelezen[inhoud, bestand] = lees_tabel(inhoud, schema, bestand, **meer)
        return gelezen[inhoud, bestand]

    def onthoud_stapel(naam, frames):
        welke = (naam, *((bestand, id(frame)) for bestand, frame in frames.items()))
        if welke not in gestapeld:  # with the frames themselves: else another could get their id
            gestapeld[welke] = stapel(naam, dict(frames)), frames
        return gestapeld[welke][0].copy()

    with pytest.MonkeyPatch.context() as mp:
        mp.setenv("LOKET_DATA", str(kopie))
        mp.setattr(bestanden, "lees_tabel", onthoud)
        mp.setattr(bestanden, "stapel", onthoud_stapel)
        yield kopie / "maastricht"


@pytest.fixture(scope="module")
def gaaf(data) -> dict[str, pd.DataFrame]:
    return tabellen()


def tabellen(pad: Path | None = None) -> dict[str, pd.DataFrame]:
    """Read the register; every figure follows from these tables."""
    cijfers = lees_cijfers("maastricht", 2022)
    if pad and pad.stem == "gepubliceerd":
        vergelijk(cijfers)
    return {naam: frame.reset_index(drop=True) for naam, frame in cijfers.register.frames.items()}


def zelfde(een: dict[str, pd.DataFrame], ander: dict[str, pd.DataFrame]) -> bool:
    return all(een[naam].equals(ander[naam]) for naam in een)


def met(pad: Path, inhoud: bytes) -> dict[str, pd.DataFrame] | InvoerFout:
    """Read the register with other content in one file, and put that file back."""
    eerst = pad.read_bytes()
    pad.write_bytes(inhoud)
    try:
        return tabellen(pad)
    except InvoerFout as fout:
        return fout
    finally:
        pad.write_bytes(eerst)


def is_goed_gemeld(fout: InvoerFout) -> None:
    """Require Dutch, a file of the register, a remedy, and a row or column unless the whole file is wrong."""
    assert not _ENGELS.search(str(fout)), fout
    for melding in fout.meldingen:
        assert melding.bestand.endswith(".csv")
        assert melding.herstel
        heel = re.search("het bestand is leeg|minstens één rij", melding.verwacht)
        assert melding.rij or melding.kolom or heel, fout


def wet(data: Path, gaaf: dict[str, pd.DataFrame], tabel: str, schade: Schade) -> bool:
    """Require that damage to a table is refused or harmless; return whether it was refused."""
    pad = data / tabel
    beschadigd = schade(pad.read_bytes())
    uitkomst = met(pad, beschadigd)
    if isinstance(uitkomst, InvoerFout):
        is_goed_gemeld(uitkomst)
        return True
    kop, *rijen = lees(beschadigd)
    frame, _ = lees_tabel(beschadigd, schemas()[pad.stem], tabel)
    assert frame is not None
    assert frame[kop].fillna("").to_numpy().tolist() == rijen  # no row and no letter is lost
    met_de_hand = met(pad, schrijf([kop, *rijen]))
    assert not isinstance(met_de_hand, InvoerFout)
    assert zelfde(uitkomst, met_de_hand)
    ongeschonden = {tuple(zip(kop, rij, strict=True)) for rij in rijen} == _cellen(pad, kop)
    assert zelfde(uitkomst, gaaf) or not ongeschonden
    return False


def _cellen(pad: Path, kop: list[str]) -> set[tuple[tuple[str, str], ...]]:
    eigen_kop, *rijen = lees(pad.read_bytes())
    return {tuple(sorted(zip(eigen_kop, rij, strict=True), key=lambda c: kop.index(c[0]))) for rij in rijen}


@pytest.mark.parametrize("soort", ONBRUIKBAAR)
def test_a_file_that_cannot_be_trusted_is_refused_whatever_table_it_is(data, gaaf, soort):
    aanvaard = [tabel for tabel in TABELLEN if not wet(data, gaaf, tabel, ONBRUIKBAAR[soort])]
    assert aanvaard == []


@contextmanager
def alle_tabellen(data: Path, *schade: Schade) -> Iterator[None]:
    """Damage every table at once, and put all of them back."""
    inhoud = {data / tabel: (data / tabel).read_bytes() for tabel in TABELLEN}
    try:
        for pad, bytes_ in inhoud.items():
            pad.write_bytes(reduce(lambda b, doe: doe(b), schade, bytes_))
        yield
    finally:
        for pad, bytes_ in inhoud.items():
            pad.write_bytes(bytes_)


@pytest.mark.parametrize("soort", ONSCHULDIG)
def test_another_way_of_writing_the_same_cells_changes_no_figure(data, gaaf, soort):
    with alle_tabellen(data, ONSCHULDIG[soort]):
        assert zelfde(tabellen(), gaaf)


def test_equal_tables_give_an_equal_cijfers_csv(data):
    eerst = cijfers_csv(lees_cijfers("maastricht", 2022)).tekst
    with alle_tabellen(data, *reversed(ONSCHULDIG.values())):
        assert cijfers_csv(lees_cijfers("maastricht", 2022)).tekst == eerst


@given(st.sampled_from(TABELLEN), willekeurig())
@example("2022/opmerkingen.csv", lambda b: b + b.splitlines(keepends=True)[1])
@settings(max_examples=int(os.environ.get("LOKET_SCHADE", "80")))
def test_any_damage_to_a_table_is_refused_or_changes_no_figure_but_that_of_the_changed_cell(data, gaaf, tabel, schade):
    wet(data, gaaf, tabel, schade)
