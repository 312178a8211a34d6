"""The data dictionary in data/README.md."""

from __future__ import annotations

from pathlib import Path

from loket.register.schema import schemas
from loket.register.uitleg_tabellen import met_woordenboek, werk_bij, woordenboek

_LEESMIJ = Path(__file__).parents[2] / "data" / "README.md"


def test_the_dictionary_beside_the_data_is_current() -> None:
    tekst = _LEESMIJ.read_text("utf-8")

    assert tekst == met_woordenboek(tekst), "run: python -m loket describe-data"


def test_every_table_and_column_is_in_it() -> None:
    tekst = woordenboek()

    for naam, schema in schemas().items():
        assert f"{naam}.csv`" in tekst
        assert all(f"| `{kolom}` |" in tekst for kolom in schema.columns)


def test_every_row_has_four_cells() -> None:
    rijen = [regel for regel in woordenboek().splitlines() if regel.startswith("|")]

    assert {rij.count("|") for rij in rijen} == {5}


def test_only_what_is_between_the_markers_is_replaced(tmp_path: Path) -> None:
    pad = tmp_path / "README.md"
    tekst = _LEESMIJ.read_text("utf-8")
    pad.write_text(tekst.replace("pseudoniem van het traject", "iets ouds"), encoding="utf-8")
    werk_bij(pad)

    assert pad.read_text("utf-8") == tekst
