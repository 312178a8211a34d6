"""The checksum of all that decides what a report looks like."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from loket.basis.meldingen import LoketFout
from loket.bouw.bon import spaar_definitief
from loket.bouw.opdracht import Opdracht, bestanden_in, vingerafdruk
from loket.bouw.uitvoer import zet_neer


def test_the_checksum_does_not_depend_on_place_or_order(tmp_path):
    for folder in ("hier", "daar"):
        (tmp_path / folder).mkdir()
        for naam in ("a", "b"):
            (tmp_path / folder / naam).write_text(naam)
    hier = [f"{tmp_path}/hier/{naam}" for naam in ("a", "b")]
    daar = [f"{tmp_path}/daar/{naam}" for naam in ("b", "a")]
    assert vingerafdruk(hier, {}, tmp_path / "hier") == vingerafdruk(daar, {}, tmp_path / "daar")


def test_the_checksum_changes_with_content_name_and_parameters(tmp_path):
    (tmp_path / "a").write_text("1")
    eerst = vingerafdruk([f"{tmp_path}/a"], {"jaar": 2022}, tmp_path)
    assert vingerafdruk([f"{tmp_path}/a"], {"jaar": 2021}, tmp_path) != eerst
    (tmp_path / "a").write_text("2")
    assert vingerafdruk([f"{tmp_path}/a"], {"jaar": 2022}, tmp_path) != eerst
    (tmp_path / "b").write_text("1")
    assert vingerafdruk([f"{tmp_path}/b"], {"jaar": 2022}, tmp_path) != eerst


def test_a_file_whose_name_is_no_text_counts_too(tmp_path):
    bestand = tmp_path / os.fsdecode(b"caf\xe9.csv")
    try:
        bestand.touch()
    except OSError:
        pytest.skip("dit bestandssysteem kent alleen namen in Unicode")
    assert vingerafdruk([str(bestand)], {}, tmp_path) != vingerafdruk([], {}, tmp_path)


def test_files_are_found_at_any_depth_but_what_python_compiled_is_no_input(tmp_path):
    for naam in ("a.py", "b/c.md", "b/__pycache__/a.pyc", "__pycache__/a.pyc"):
        (tmp_path / naam).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / naam).touch()
    (tmp_path / ".#a.py").symlink_to("weg")  # what an editor leaves beside a file
    assert sorted(bestanden_in(tmp_path)) == [f"{tmp_path}/a.py", f"{tmp_path}/b/c.md"]


def test_a_concept_does_not_replace_a_definitief_report(tmp_path):
    def opdracht(naam="jaarverslag", **meer):
        return Opdracht(Path(f"{naam}.ipynb"), tmp_path, tmp_path, {"loket": "l", "jaar": 2022} | meer)

    concept, definitief = opdracht(), opdracht(status="definitief")
    spaar_definitief(concept)  # nothing is there yet
    for een in (concept, definitief):
        spaar_definitief(een)
        zet_neer(een.doel, {"jaarverslag.html": b"x"}, "afdruk", een.bon, status=een.status)
    with pytest.raises(LoketFout) as fout:
        spaar_definitief(concept)
    assert f"In {concept.doel} staat jaarverslag als definitief verslag" in str(fout.value)
    assert "OUTPUT=" in str(fout.value)
    spaar_definitief(definitief)  # that is meant
    spaar_definitief(opdracht("proef"))  # another report
    (concept.doel / "jaarverslag.html").unlink()
    spaar_definitief(concept)  # it was taken away


@pytest.mark.parametrize("bon", ["", "[]", "{}", '{"uitvoer": 1, "status": "definitief"}', '"x"'])
def test_a_note_that_is_damaged_guards_nothing(tmp_path, bon):
    opdracht = Opdracht(Path("a.ipynb"), tmp_path, tmp_path, {"loket": "l", "jaar": 2022})
    opdracht.doel.mkdir(parents=True)
    (opdracht.doel / opdracht.bon).write_text(bon)
    spaar_definitief(opdracht)


def test_example_data_asked_for_by_name_reach_the_kernel_and_make_another_report():
    gewoon = Opdracht(
        Path("notebooks/jaarverslag.ipynb"), Path("data"), Path("uit"), {"loket": "maastricht", "jaar": 2022}
    )
    gevraagd = replace(gewoon, voorbeelddata=True)
    assert "LOKET_VOORBEELD" not in gewoon.omgeving
    assert gevraagd.omgeving["LOKET_VOORBEELD"] == "ja"
    assert gewoon.afdruk() != gevraagd.afdruk()


def test_of_next_year_the_planning_alone_decides(tmp_path):
    for jaar in ("2022", "2023"):
        (tmp_path / "toets" / jaar).mkdir(parents=True)
    opdracht = Opdracht(tmp_path / "planning.ipynb", tmp_path, tmp_path, {"loket": "toets", "jaar": 2022})
    opdracht.notebook.touch()
    eerst = opdracht.afdruk()
    (tmp_path / "toets/2023/trajecten.csv").write_text("nieuw")
    assert opdracht.afdruk() == eerst
    (tmp_path / "toets/2023/jaarplanning.csv").write_text("nieuw")
    assert opdracht.afdruk() != eerst
