"""The checksum of all that decides what a report looks like."""

from __future__ import annotations

import os

import pytest

from loket.bouw.opdracht import bestanden_in, vingerafdruk


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
