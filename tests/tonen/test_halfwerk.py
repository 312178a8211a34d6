"""What a slip of the keyboard leaves half in a text."""

from __future__ import annotations

import pytest

from loket.basis.afspraken import VOORWAARDE
from loket.tonen.halfwerk import bezwaar_tegen, halfwerk, halfwerk_in_cel


@pytest.mark.parametrize(
    "tekst",
    [
        "{eval}'cijfers.intakes'",
        "{eval} `cijfers.intakes`",
        "{eval}cijfers.intakes`",
        "{eval}`cijfers.intakes",
        "{eval}`cijfers.intakes'",
        "{eval}´cijfers.intakes´",
        "{Eval}`cijfers.intakes`",
        "{evla}cijfers.intakes",
        "{eval`cijfers.intakes`",
        "eval}`cijfers.intakes`",
        "(eval)`cijfers.intakes`",
        "eval`cijfers.intakes`",
        "eval cijfers.intakes",
        "`cijfers.intakes`",
        "cijfers[2021].intakes",
        "{cijfers.intakes}",
        "{eval}``cijfers.intakes`",
        "{eval}`cijfers.intakes``",
        "{eval}`cijfers.intakes en {eval}`vorig.intakes` eerder",
    ],
)
def test_a_half_role_is_told_once_in_cell_and_text(tekst: str) -> None:
    """JupyterLab shows such a text as it was typed, and so would a report."""
    gevonden = [
        regel for regel, verwacht, _ in halfwerk_in_cel(f"Een.\n\nEr waren {tekst} dit jaar.") if "rol" in verwacht
    ]
    assert gevonden == [3] * len(gevonden) != []
    assert any("rol" in verwacht for _, verwacht, _ in halfwerk(f"Er waren {tekst} dit jaar."))


@pytest.mark.parametrize(
    "tekst",
    [
        "{eval}`cijfers.intakes`s en {eval}``vorig.intakes``",
        "`{eval}` en ``{eval}`cijfers.intakes` `` zijn voorbeelden",
        "in cijfers.csv en [de bladen](cijfers.html)",
        "met deze cijfers.Er komt meer",
        "zie `cijfers.intakes.trajecten` en `cijfers.per(…)`",
        "een `code` met {haakjes}",
    ],
)
def test_what_is_no_role_is_left_alone_in_a_cell(tekst: str) -> None:
    assert [*halfwerk_in_cel(f"Er staat {tekst}.")] == []


@pytest.mark.parametrize("tekst", ["<!-- anders -->", "<!--Anders:-->", "<!-- else -->"])
def test_what_is_otherwise_belongs_in_the_condition_itself(tekst: str) -> None:
    gevonden = [*halfwerk(f"Wel.\n\n{tekst}\nNiet."), *halfwerk_in_cel(f"Wel.\n\n{tekst}\nNiet.")]
    assert [(regel, "met wat er anders staat erin" in herstel) for regel, _, herstel in gevonden] == [(3, True)] * 2
    assert [*halfwerk("Wel.\n\n<!-- anders dan vorig jaar -->\nNiet.")] == []


@pytest.mark.parametrize(
    ("voorwaarde", "raad"),
    [
        ("cijfers.klachten en cijfers.intakes", "hoort and"),
        ("cijfers.klachten & cijfers.intakes", "hoort and"),
        ("cijfers.plaatsingen => 5", "als >="),
        ("cijfers.plaatsingen =< 5", "als <="),
        ("cijfers.klachten of cijfers.intakes", "hoort or"),
        ("cijfers.klachten meer dan 5", "> is meer dan"),
        ("cijfers.klachten minstens 5", "> is meer dan"),
        ("cijfers.klachten = 1", "met =="),
        ("cijfers.plaatsingen >= 67,5", "met een punt"),
        ("cijfers.realisatie > 80%", "geen % of maanden"),
        ("cijfers.wachttijd > 6 maanden", "geen % of maanden"),
        ("cijfers.klachten | ander: Geen.", "hoort anders:"),
        ("cijfers.plaatsingen >", "ontbreekt waarmee wordt vergeleken"),
        ("cijfers.plaatsingen >= and cijfers.uitval", "ontbreekt waarmee wordt vergeleken"),
        ("cijfers.plaatsingen and", "ontbreekt een voorwaarde"),
        ("or cijfers.plaatsingen", "ontbreekt een voorwaarde"),
        ('cijfers.plaatsingen["Servatius] > 3', "ontbreekt een aanhalingsteken"),
        ('cijfers.plaatsingen["Servatius" > 3', "ontbreekt een ]"),
        ("cijfers[2019.bekend", "ontbreekt een ]"),
        ("cijfers.plaatsingen'Servatius'] > 3", "ontbreekt een ["),
        ("cijfers.klachten anders: Er waren er geen en dus niets.", "Voor anders: hoort het teken |"),
        ('cijfers.plaatsingen["]"] > 3', ""),
        ("cijfers.plaatsingen[“Servatius”] > 3", "Typ rechte aanhalingstekens"),
        ('cijfers.wachttijd_groep["6 maanden of 80% & 6,5 = x"] >= 0.5 and cijfers[2021].klachten != 1', ""),
    ],
)
def test_what_is_written_amiss_in_a_condition_is_told_with_what_it_should_be(voorwaarde: str, raad: str) -> None:
    assert raad in bezwaar_tegen(voorwaarde)
    assert bool(raad) == bool(bezwaar_tegen(voorwaarde))


@pytest.mark.parametrize("anders", ["", " | anders: Er was weinig uitval."])
def test_a_condition_that_nobody_closed_is_told_and_hides_nothing(anders: str) -> None:
    """Else all up to the end of the next comment would go with it."""
    open_ = f"<!-- als: cijfers.uitval > 50{anders}"
    gevonden = [*halfwerk(f"Eerst.\n\n{open_}\nOok dit.\n\n<!-- als: cijfers.plaatsingen -->\nEn dit.")]
    assert {(regel, verwacht.partition(",")[0]) for regel, verwacht, _ in gevonden} == {
        (3, "een voorwaarde op een eigen regel"), (3, "een opmerking met begin en eind"),
    }  # fmt: skip
    assert VOORWAARDE.match(f"{open_}\nVeel. <!-- nakijken -->") is None
    assert [regel for regel, *_ in halfwerk_in_cel(f"{open_}\nVeel. <!-- nakijken -->")] == [1, 1]
