"""Rows as CSV: the columns of the schema in its order, quotes where needed, one line break."""

from __future__ import annotations

from loket.register.schrijven import als_csv, tabel_als_csv


def test_rows_become_lines_with_quotes_only_where_they_are_needed() -> None:
    assert als_csv([("naam", "aantal"), ("Wonen, zorg", 3), ("", None)]) == 'naam,aantal\n"Wonen, zorg",3\n,\n'


def test_a_table_has_every_column_in_the_order_of_its_schema_whatever_the_rows_hold() -> None:
    rijen = [{"bron": "brief", "corporatie": "Maasvallei"}]
    kop, rij = tabel_als_csv("taakstelling", rijen).splitlines()
    assert kop.split(",")[0] == "corporatie"
    assert dict(zip(kop.split(","), rij.split(","), strict=True)) == {
        "corporatie": "Maasvallei",
        "aantal": "",
        "bron": "brief",
    }
