"""What stands in output/ is always a whole report, the old one or the new one."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from loket.basis import verwisselen
from loket.bouw import uitvoer
from loket.bouw.bon import is_bij
from loket.bouw.opdracht import BON
from loket.bouw.uitvoer import zet_neer

OUD = {"verslag.html": b"oud", "cijfers.csv": b"oud"}
NIEUW = {"verslag.html": b"nieuw", "cijfers.csv": b"nieuw"}


def inhoud(doel):
    return {pad.name: pad.read_bytes() for pad in doel.iterdir() if pad.name != BON}


@pytest.fixture
def doel(tmp_path):
    zet_neer(tmp_path / "loket" / "2022", OUD, "afdruk-oud")
    return tmp_path / "loket" / "2022"


def test_a_report_is_up_to_date_only_when_whole_and_of_the_same_input(doel):
    assert is_bij(doel, "afdruk-oud")
    assert not is_bij(doel, "afdruk-nieuw")
    (doel / "cijfers.csv").write_bytes(b"beschadigd")
    assert not is_bij(doel, "afdruk-oud")


@pytest.mark.parametrize("weg", [*OUD, BON])
def test_a_report_that_misses_a_file_is_made_again(doel, weg):
    (doel / weg).unlink()
    assert not is_bij(doel, "afdruk-oud")


def test_where_nothing_stands_nothing_is_up_to_date(tmp_path):
    assert not is_bij(tmp_path / "nergens", "afdruk-oud")


@pytest.mark.parametrize("bon", [b"", b"{}", b"[]", b'{"invoer": "afdruk-oud", "uitvoer": 3}'])
def test_a_damaged_note_means_building_again(doel, bon):
    (doel / BON).write_bytes(bon)
    assert not is_bij(doel, "afdruk-oud")


@pytest.mark.parametrize("ineens", [True, False])
def test_a_report_is_replaced_as_a_whole_and_other_files_stay(doel, monkeypatch, ineens):
    if not ineens:
        monkeypatch.setattr(verwisselen, "_wissel_ineens", lambda een, ander: False)
    (doel / "notitie.txt").write_text("van een collega")
    zet_neer(doel, NIEUW, "afdruk-nieuw")
    assert inhoud(doel) == {**NIEUW, "notitie.txt": b"van een collega"}
    assert is_bij(doel, "afdruk-nieuw")
    assert [pad.name for pad in doel.parent.iterdir()] == ["2022"]


def test_reports_with_their_own_note_share_a_folder(doel):
    zet_neer(doel, {"controle.html": b"1"}, "afdruk-controle", ".controle.json")
    assert is_bij(doel, "afdruk-oud")
    assert is_bij(doel, "afdruk-controle", ".controle.json")
    zet_neer(doel, NIEUW, "afdruk-nieuw")
    assert is_bij(doel, "afdruk-nieuw")
    assert is_bij(doel, "afdruk-controle", ".controle.json")


def test_reports_that_are_made_at_the_same_time_lose_nothing(doel):
    def maak(naam):
        for keer in range(25):
            zet_neer(doel, {f"{naam}.html": str(keer).encode()}, str(keer), f".{naam}.json")
            assert is_bij(doel, str(keer), f".{naam}.json")

    with ThreadPoolExecutor() as ploeg:
        list(ploeg.map(maak, ("verslag", "controle", "kwartaal")))
    assert all(is_bij(doel, "24", f".{naam}.json") for naam in ("verslag", "controle", "kwartaal"))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("bij", range(3))
def test_a_full_disk_leaves_the_old_report_and_nothing_else(doel, monkeypatch, bij, code):
    schrijf, keren = uitvoer.schrijf, []

    def soms(pad, bytes_):
        keren.append(pad)
        if len(keren) > bij:
            raise OSError(code, os.strerror(code))
        schrijf(pad, bytes_)

    monkeypatch.setattr(uitvoer, "schrijf", soms)
    with pytest.raises(OSError, match=os.strerror(code)):
        zet_neer(doel, NIEUW, "afdruk-nieuw")
    assert inhoud(doel) == OUD
    assert is_bij(doel, "afdruk-oud")
    assert [pad.name for pad in doel.parent.iterdir()] == ["2022"]


def test_what_a_killed_build_left_is_cleared_and_a_running_build_is_left_alone(doel):
    """In a container every build has the same number, so the number of a process says nothing."""
    dood, zelfde_nummer, levend = (
        doel.parent / f".in-aanbouw-{n}" for n in (f"{2**22 + 1}-x", f"{os.getpid()}-x", "1-y")
    )
    for folder in (dood, zelfde_nummer, levend):
        folder.mkdir()
    with verwisselen.om_de_beurt(levend):
        verwisselen.ruim_op(doel.parent)
        assert [pad.name for pad in doel.parent.iterdir() if pad != doel] == [levend.name]
    verwisselen.ruim_op(doel.parent)
    assert not levend.exists()


def test_without_locks_the_number_of_the_process_decides(doel, monkeypatch):
    def kan_niet(*_):
        raise OSError(errno.ENOLCK, "geen sloten")

    monkeypatch.setattr(verwisselen.fcntl, "flock", kan_niet)
    dood, levend = (doel.parent / f".in-aanbouw-{pid}-x" for pid in (2**22 + 1, os.getpid()))
    for folder in (dood, levend):
        folder.mkdir()
    verwisselen.ruim_op(doel.parent)
    assert (dood.exists(), levend.exists()) == (False, True)


def test_what_does_not_look_like_ours_is_left_alone(doel):
    (doel.parent / ".in-aanbouw-van-een-ander").mkdir()
    verwisselen.ruim_op(doel.parent)
    assert (doel.parent / ".in-aanbouw-van-een-ander").is_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="alleen Linux wisselt hier zeker in één stap")
def test_linux_swaps_the_folders_in_one_step(tmp_path):
    for naam in ("een", "ander"):
        (tmp_path / naam).mkdir()
        (tmp_path / naam / naam).touch()
    assert verwisselen._wissel_ineens(tmp_path / "een", tmp_path / "ander")
    assert (tmp_path / "een" / "ander").exists()
    assert (tmp_path / "ander" / "een").exists()


def test_when_the_new_report_cannot_take_its_place_the_old_one_comes_back(doel, monkeypatch):
    hernoem = os.rename

    def soms(van, naar):
        if "oud" not in os.fspath(van) and os.fspath(naar) == os.fspath(doel):
            raise OSError(errno.EACCES, "geen toegang")
        hernoem(van, naar)

    monkeypatch.setattr(verwisselen, "_wissel_ineens", lambda een, ander: False)
    monkeypatch.setattr(os, "rename", soms)
    with pytest.raises(OSError, match="geen toegang"):
        zet_neer(doel, NIEUW, "afdruk-nieuw")
    assert inhoud(doel) == OUD
    assert [pad.name for pad in doel.parent.iterdir()] == ["2022"]


#: Puts a report in place, and is killed just before its nth call of a function that touches the disk.
_GEDOOD = """
import fcntl, os, shutil, signal, sys, tempfile
from pathlib import Path
from loket.basis import verwisselen
from loket.bouw import uitvoer

doel, ineens, nummer = Path(sys.argv[1]), sys.argv[2] == "ineens", int(sys.argv[3])
keren = 0

def tel(functie):
    def geteld(*args, **kwargs):
        global keren
        keren += 1
        if keren == nummer:
            os.kill(os.getpid(), signal.SIGKILL)
        return functie(*args, **kwargs)
    return geteld

if not ineens:
    verwisselen._wissel_ineens = lambda een, ander: False
uitvoer.schrijf, verwisselen._wissel_ineens = tel(uitvoer.schrijf), tel(verwisselen._wissel_ineens)
os.rename, shutil.rmtree, os.link = tel(os.rename), tel(shutil.rmtree), tel(os.link)
tempfile.mkdtemp, fcntl.flock = tel(tempfile.mkdtemp), tel(fcntl.flock)
uitvoer.zet_neer(doel, {"verslag.html": b"nieuw", "cijfers.csv": b"nieuw"}, "afdruk-nieuw")
"""


#: How many such calls there are.
_STAPPEN = {"ineens": 10, "in twee stappen": 13}


@pytest.mark.parametrize("wissel", _STAPPEN)
@pytest.mark.parametrize("nummer", range(1, 15))
def test_a_build_that_is_killed_at_any_step_loses_no_report(doel, wissel, nummer):
    ander = {"notitie.txt": b"van een collega"}
    (doel / "notitie.txt").write_bytes(ander["notitie.txt"])
    opdracht = [sys.executable, "-c", _GEDOOD, str(doel), wissel, str(nummer)]
    proces = subprocess.run(opdracht, capture_output=True, text=True, timeout=60)
    assert proces.returncode == (0 if nummer > _STAPPEN[wissel] else -signal.SIGKILL), proces.stderr
    if wissel == "ineens":  # with one step there is not even a moment without a report
        assert inhoud(doel) in (OUD | ander, NIEUW | ander)
    verwisselen.ruim_op(doel.parent)
    assert inhoud(doel) in (OUD | ander, NIEUW | ander)
    assert is_bij(doel, "afdruk-oud") or is_bij(doel, "afdruk-nieuw")
    zet_neer(doel, NIEUW, "afdruk-nieuw")
    assert inhoud(doel) == NIEUW | ander
    assert [pad.name for pad in doel.parent.iterdir()] == ["2022"]
