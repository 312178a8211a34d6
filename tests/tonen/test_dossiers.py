"""What has to be decided, what was decided, and how a subject stands."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from klein_register import Rij, cijfers_van_frames, frame, frames, maak_cijfers

from loket.cijfers.cijfers import Cijfers
from loket.tonen import dossiers
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.verhaal import Verhaal

PILOT: Rij = {"dossier": "Pilot", "stand": "Loopt", "vervolg": "Besluit over de pilot"}


def test_the_decisions_that_are_asked_for_say_of_whom_and_when() -> None:
    gevraagd = dossiers.gevraagd(
        maak_cijfers(dossiers=[PILOT | {"beslist": "Gemeente", "wanneer": "in 2023"}, PILOT | {"dossier": "Ander"}])
    )
    assert isinstance(gevraagd, Tabel)
    assert gevraagd.rijen == (("Pilot", "Besluit over de pilot", "Gemeente", "in 2023"),)


def test_no_decision_asked_for_has_a_sentence_of_its_own() -> None:
    gevraagd = dossiers.gevraagd(maak_cijfers(dossiers=[PILOT]))
    assert gevraagd == Tekst("In de dossiers staat geen besluit dat nog nodig is.")


def test_decisions_run_over_the_years_and_one_that_is_kept_stands_there_once() -> None:
    toen = frame("dossiers", [PILOT | {"besluit": "Begonnen", "datum": "2021-03-01"}], 2021)
    nu = frame(
        "dossiers",
        [
            PILOT | {"besluit": "Begonnen", "datum": "2021-03-01"},
            PILOT | {"dossier": "Ander", "besluit": "Verlengd"},
            PILOT | {"dossier": "Derde"},
        ],
    )
    alle = frames() | {"dossiers": pd.concat([toen, nu])}
    besluiten = dossiers.besluiten(cijfers_van_frames(alle))
    assert isinstance(besluiten, Tabel)
    assert besluiten.rijen == (("Ander", "Verlengd", "2022"), ("Pilot", "Begonnen", pd.Timestamp("2021-03-01")))


@pytest.mark.parametrize(("voortgang", "getoond"), [("Wij deden veel.", False), ("", True)])
def test_the_stand_is_shown_where_no_narrative_tells_it(tmp_path: Path, voortgang: str, getoond: bool) -> None:
    cijfers = maak_cijfers(dossiers=[PILOT])
    object.__setattr__(cijfers.register, "map", tmp_path)
    (tmp_path / "2022" / "verhaal").mkdir(parents=True)
    (tmp_path / "2022" / "verhaal" / "voortgang.md").write_text(voortgang, encoding="utf-8")
    assert isinstance(dossiers.overzicht(cijfers, Verhaal(cijfers)), Tabel) is getoond


def over_twee_jaren() -> Cijfers:
    """Return figures of 2022: A since 2021, B new, and Oud of 2021 alone."""
    toen = [
        {"dossier": "Oud", "stand": "Klaar", "vervolg": "Niets"},
        {"dossier": "A", "stand": "Plan", "vervolg": "Begin", "besluit": "Beginnen", "datum": "2021-03-01"},
    ]
    nu: list[Rij] = [
        {"dossier": "B", "stand": "Nieuw", "vervolg": "Verder", "besluit": "Later", "datum": "2023-01-02"},
        {"dossier": "A", "stand": "Loopt", "vervolg": "Klaar maken", "eigenaar": "Loket", "besluit": "Verlengd"},
    ]
    alle = frames() | {"dossiers": pd.concat([frame("dossiers", toen, 2021), frame("dossiers", nu)])}
    return cijfers_van_frames(alle)


def test_the_story_of_a_subject_goes_back_over_the_years() -> None:
    verloop = dossiers.verloop(over_twee_jaren())
    assert isinstance(verloop, Tabel)
    assert verloop.rijen == (
        ("B", "2022", "Nieuw", "", "Verder"),  # what was decided after the peildatum is not known yet
        ("A", "2021", "Plan", "Beginnen (1 maart 2021)", "Begin"),
        ("A", "2022", "Loopt", "Verlengd", "Klaar maken"),
        ("Oud", "2021", "Klaar", "", "Niets"),
    )
    assert verloop.noot.endswith("Niet meer bij 2022: Oud.")


def test_the_next_step_says_whose_it_is() -> None:
    stappen = dossiers.stappen(over_twee_jaren())
    assert isinstance(stappen, Tabel)
    assert stappen.rijen == (("B", "", "Verder", "", ""), ("A", "Loket", "Klaar maken", "", ""))
    assert "nan" not in stappen.html()


def test_without_subjects_there_are_sentences() -> None:
    leeg = maak_cijfers()
    assert str(dossiers.verloop(leeg)) == "*Tot en met 2022 staat er geen onderwerp in de dossiers.*"
    assert str(dossiers.stappen(leeg)) == "*In de dossiers van 2022 staat geen onderwerp.*"
