"""The revision of the program, in a small repository of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from loket.bouw.opdracht import vraag_vastlegging


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for rol in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{rol}_NAME", "T")
        monkeypatch.setenv(f"GIT_{rol}_EMAIL", "t@example.org")
    (tmp_path / "loket").mkdir()
    (tmp_path / "loket" / "a.py").write_text("1", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    leg_vast(tmp_path)
    return tmp_path


def git(project: Path, *opdracht: str) -> str:
    return subprocess.run(["git", *opdracht], cwd=project, check=True, capture_output=True, text=True).stdout.strip()


def leg_vast(project: Path) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--no-gpg-sign", "--message", "x")


def test_it_is_the_last_commit(project: Path) -> None:
    assert vraag_vastlegging(project)() == git(project, "rev-parse", "HEAD")[:12]


def test_a_change_of_the_program_is_told_and_of_something_else_is_not(project: Path) -> None:
    eerst = vraag_vastlegging(project)()
    (project / "README.md").write_text("anders", encoding="utf-8")
    assert vraag_vastlegging(project)() == eerst
    leg_vast(project)
    assert vraag_vastlegging(project)() == eerst

    (project / "loket" / "a.py").write_text("2", encoding="utf-8")
    assert vraag_vastlegging(project)() == f"{eerst}+"
    leg_vast(project)
    assert vraag_vastlegging(project)() == git(project, "rev-parse", "HEAD")[:12] != eerst


def test_outside_git_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert vraag_vastlegging(tmp_path)() == ""
    monkeypatch.setenv("PATH", "")
    assert vraag_vastlegging(tmp_path)() == ""
