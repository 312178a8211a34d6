"""A slip in a definition is told in Dutch, with the figure and the nearest names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from klein_register import aanmelding, maak_cijfers

from loket.basis.meldingen import InvoerFout
from loket.cijfers.definities import DEFINITIES, UITSPLITSINGEN
from loket.cijfers.soorten import Definitie, Overleving, Telling, Verhouding, som
from loket.cijfers.telfout import toets_vorm
from loket.cijfers.telregels import in_periode, wacht_te_lang

INTAKES, GESCHAT, REALISATIE = DEFINITIES["intakes"], DEFINITIES["wachttijd_geschat"], DEFINITIES["realisatie"]
assert isinstance(INTAKES, Telling)
assert isinstance(GESCHAT, Overleving)
assert isinstance(REALISATIE, Verhouding)


@pytest.mark.parametrize(
    ("definitie", "waarde", "zegt"),
    [
        (
            replace(INTAKES, telt=in_periode("intakedatumm")),
            "intakedatumm",
            ("een kolom van trajecten, want daarmee telt cijfer ‘intakes’", "Bedoelt u: intakedatum"),
        ),
        (
            replace(INTAKES, telt=in_periode("afsluitdatum", resultaat="positeif")),
            "positeif",
            ("een waarde van kolom resultaat, want daarmee telt cijfer ‘intakes’", "Bedoelt u: positief"),
        ),
        (
            replace(INTAKES, telt=in_periode("wachtlijstdatum", corporatie="Servatus")),
            "Servatus",
            ("een waarde van kolom corporatie", "Bedoelt u: Servatius"),
        ),
        (replace(INTAKES, tabel="traject"), "traject", ("een tabel van het register", "Bedoelt u: trajecten")),
        (replace(INTAKES, reken=som("bedrag")), "bedrag", ("een kolom van trajecten", "Bekend zijn: aanmelddatum, ")),
        (replace(REALISATIE, noemer="taken"), "taken", ("een cijfer, want daarmee telt", "verbeter de naam.")),
        (replace(GESCHAT, duur=lambda f, _: f["x"]), "x", ("een kolom van de gevallen", "verbeter de naam.")),
        (replace(INTAKES, telt=lambda f, _: f["intakedatum"] + 1), "intakes", ("een telregel die lukt",)),
        (
            replace(INTAKES, telt=lambda f, _: plt),  # noqa: F821
            "intakes",
            ("bovenaan dit bestand: import matplotlib.pyplot as plt",),
        ),
    ],
)
def test_a_slip_in_a_definition_names_the_figure(definitie: Definitie, waarde: str, zegt: tuple[str, ...]) -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-02-02")])
    with pytest.raises(InvoerFout) as fout:
        _ = cijfers.cijfer(definitie).waarde
    (melding,) = fout.value.meldingen
    assert melding.bestand.startswith("loket/cijfers/definities/")
    assert melding.waarde == waarde
    assert str(fout.value).startswith("1 probleem in de definities.")
    for deel in zegt:
        assert deel in str(fout.value)


@pytest.mark.parametrize(("groep", "bedoeld"), [("gemeente", "plaatsingsgemeente"), ("oordeel", "Bekend zijn: aan")])
def test_a_split_by_a_column_that_the_table_has_not_is_told_with_its_file(
    monkeypatch: pytest.MonkeyPatch, groep: str, bedoeld: str
) -> None:
    definitie = replace(INTAKES, groepen=("verwijzertype", groep))
    monkeypatch.setitem(DEFINITIES, "intakes", definitie)
    monkeypatch.setattr("loket.cijfers.telwerk.UITSPLITSINGEN", (*UITSPLITSINGEN, groep))
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-02-02", intakedatum="2022-02-03")])
    with pytest.raises(InvoerFout) as fout:
        cijfers.alles()
    (melding,) = fout.value.meldingen
    assert (melding.bestand, melding.waarde) == ("loket/cijfers/definities/instroom.py", groep)
    assert "cijfer ‘intakes’" in melding.verwacht
    assert bedoeld in melding.herstel


@pytest.mark.parametrize("fout", [{"woorden": "intakes"}, {"groepen": ("verwijzer")}])
def test_one_text_where_more_belong_is_told_with_its_definition(fout: dict[str, Any]) -> None:
    (veld,) = fout
    with pytest.raises(InvoerFout, match=f"{veld} van cijfer ‘intakes’ zoals ") as gevonden:
        toets_vorm([REALISATIE, replace(INTAKES, **fout)])
    (melding,) = gevonden.value.meldingen
    assert (melding.bestand, melding.waarde) == ("loket/cijfers/definities/instroom.py", fout[veld])
    toets_vorm(DEFINITIES.values())


@pytest.mark.parametrize(
    ("fout", "zegt"),
    [
        ({"telt": "snelle_intake"}, "haal de aanhalingstekens weg"),
        ({"naam": "snelle intakes"}, "schrijf de naam zonder spaties"),
        ({"naam": "class"}, "schrijf de naam zonder spaties"),
    ],
)
def test_a_name_or_rule_that_can_be_none_is_told(fout: dict[str, Any], zegt: str) -> None:
    with pytest.raises(InvoerFout, match=zegt):
        toets_vorm([replace(INTAKES, **fout)])


@pytest.mark.parametrize("telt", [lambda f, _: None, lambda f, _: f["intakedatum"], lambda f, _: [True]])
def test_a_rule_that_does_not_say_of_each_row_whether_it_counts_is_told(telt: Any) -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-02-02")])
    with pytest.raises(InvoerFout, match="van elke rij zegt of zij meetelt") as fout:
        _ = cijfers.cijfer(replace(INTAKES, telt=telt)).waarde
    assert fout.value.meldingen[0].bestand == "loket/cijfers/definities/instroom.py"


def test_a_part_that_is_more_than_its_whole_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    met_intake = aanmelding(1, "2022-02-02", intakedatum="2022-03-01")
    cijfers = maak_cijfers(trajecten=[met_intake, aanmelding(2, "2021-02-02")])
    alle = replace(INTAKES, naam="snel", noemer="intakes", telt=lambda f, _: f["product"] != "")
    monkeypatch.setitem(DEFINITIES, "snel", alle)
    with pytest.raises(InvoerFout, match="er tellen er 2 van 1: zet haakjes"):
        _ = cijfers.snel.aandeel.interval


def test_a_value_of_the_register_or_its_lists_is_no_slip() -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-02-02", herkomstgemeente="Elders")])
    for gelijk in ({"herkomstgemeente": "Elders"}, {"corporatie": "Maasvallei"}, {"bindingsgemeente": "onbekend"}):
        assert cijfers.cijfer(replace(INTAKES, telt=in_periode("aanmelddatum", **gelijk))).waarde in (0, 1)


def test_a_slip_in_a_file_of_definitions_is_told_with_its_line() -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-02-02")])
    with pytest.raises(InvoerFout) as fout:
        _ = cijfers.cijfer(replace(INTAKES, telt=lambda f, _: wacht_te_lang(f, None))).waarde
    (melding,) = fout.value.meldingen
    assert melding.bestand == "loket/cijfers/telregels.py"
    assert melding.rij


def test_a_wrong_column_in_a_rule_is_told_where_it_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The rule is a function in telregels.py; the definition only names it."""
    bestand = tmp_path / "telregels.py"
    bestand.write_text("\ndef snel(frame, periode):\n    return frame['intake_datum'].notna()\n", "utf-8")
    namen: dict[str, Any] = {}
    exec(compile(bestand.read_text("utf-8"), str(bestand), "exec"), namen)
    monkeypatch.setattr("loket.cijfers.telfout._KAMER", tmp_path)
    with pytest.raises(InvoerFout) as fout:
        _ = maak_cijfers(trajecten=[aanmelding(1, "2022-01-03")]).cijfer(replace(INTAKES, telt=namen["snel"])).waarde
    (melding,) = fout.value.meldingen
    assert (melding.bestand, melding.rij, melding.waarde) == ("loket/cijfers/telregels.py", 3, "intake_datum")
