"""How problems are told."""

from __future__ import annotations

import pytest

from loket.basis.meldingen import InvoerFout, LoketFout, Melding, lijkt_op


def _melding(rij: int, bestand: str = "data/a.csv", kolom: str = "k", waarde: str = "w") -> Melding:
    return Melding(bestand, kolom, "iets anders", "verbeter het", rij, waarde)


@pytest.mark.parametrize(
    ("melding", "verwacht"),
    [
        (_melding(4, kolom="aanmelddatum", waarde="31-12-2022"), "rij 4, kolom aanmelddatum: ‘31-12-2022’"),
        (_melding(4, waarde=""), "rij 4, kolom k"),
        (_melding(0, bestand="data/x/loket.toml", kolom="voorbeelddata", waarde="true"), "regel voorbeelddata: ‘true’"),
        (_melding(0, kolom=""), "‘w’"),
        (_melding(0, kolom="", waarde=""), ""),
        (_melding(3, bestand="verhaal/focus.md", kolom=""), "regel 3: ‘w’"),
        (_melding(2, kolom="", waarde="x" * 61), f"rij 2: ‘{'x' * 57}…’"),
        (_melding(2, kolom="", waarde="x" * 60), f"rij 2: ‘{'x' * 60}’"),
    ],
)
def test_a_place_is_told_in_words(melding: Melding, verwacht: str) -> None:
    assert melding.plaats == verwacht


def test_one_problem_is_singular_and_complete() -> None:
    assert str(InvoerFout([_melding(2)])) == (
        "1 probleem in de invoer.\n"
        "\n"
        "data/a.csv\n"
        "  rij 2, kolom k: ‘w’\n"
        "    verwacht: iets anders\n"
        "    wat te doen: verbeter het"
    )


def test_all_rows_of_the_same_problem_are_told_when_asked_for() -> None:
    alle = str(InvoerFout([_melding(rij) for rij in range(2, 9)], meeste=None))
    assert all(f"  rij {rij}, " in alle for rij in range(2, 9))
    assert "en nog" not in alle


def test_all_problems_are_told_file_by_file_and_like_with_like() -> None:
    fout = InvoerFout(
        [
            _melding(9, bestand="data/b.csv"),
            *(_melding(rij) for rij in (6, 5, 4, 3, 2)),
            _melding(2),
            _melding(2, kolom="z"),
        ]
    )

    assert len(fout.meldingen) == 7  # the double one is told once
    assert str(fout) == (
        "7 problemen in de invoer.\n"
        "\n"
        "data/a.csv\n"
        "  rij 2, kolom k: ‘w’\n"
        "  rij 3, kolom k: ‘w’\n"
        "  rij 4, kolom k: ‘w’\n"
        "  … en nog 2 keer hetzelfde probleem\n"
        "    verwacht: iets anders\n"
        "    wat te doen: verbeter het\n"
        "  rij 2, kolom z: ‘w’\n"
        "    verwacht: iets anders\n"
        "    wat te doen: verbeter het\n"
        "\n"
        "data/b.csv\n"
        "  rij 9, kolom k: ‘w’\n"
        "    verwacht: iets anders\n"
        "    wat te doen: verbeter het"
    )


def test_a_notebook_shows_the_message_without_traceback() -> None:
    assert LoketFout("Dat kan niet.")._render_traceback_() == ["Dat kan niet."]


def test_the_nearest_names_are_given() -> None:
    assert lijkt_op("plaatsing", ["plaatsingen", "wachtlijst"]) == " Bedoelt u: plaatsingen?"
    assert lijkt_op("xyz", ["b", "a"]) == " Bekend zijn: a, b."
    assert lijkt_op("Roermond", ["Voerendaal", "Heerlen"]) == " Bekend zijn: Heerlen, Voerendaal."
    assert lijkt_op("Gulpen", ["Gulpen-Wittem", "Heerlen"]) == " Bedoelt u: Gulpen-Wittem?"
    assert lijkt_op("xyz", []) == ""
    assert lijkt_op("SERVATIUS", ["Maasvallei", "Servatius"]) == " Bedoelt u: Servatius?"
    assert lijkt_op("Deelnemer", ["Deelnemer 8", "Deelnemer 9", "deelnemer"]) == " Bedoelt u: deelnemer?"
    assert lijkt_op("xyz", [f"naam{nr}" for nr in range(21)]) == ""
