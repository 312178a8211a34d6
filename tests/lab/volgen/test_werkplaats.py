"""The process that builds for make watch: one answer to each line, whatever happens."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE

import pytest
from voorgeladen import start

from loket.bouw import bouwer
from loket.bouw.opdracht import Opdracht
from loket.bouw.splitsing import KAN_SPLITSEN
from loket.lab.volgen import werkplaats
from loket.lab.volgen.werkplaats import als_tekst

PROJECT = Path(__file__).parents[3]
#: The way of systems that cannot fork.
_ZONDER = "import sys; from loket.bouw import splitsing; splitsing.KAN_SPLITSEN = False\n"
_ZONDER += "from pathlib import Path; from loket.lab.volgen import werkplaats as w\n"
_ZONDER += "w.main(w._lees(sys.argv[1]), Path(sys.argv[2]))"


@pytest.fixture
def opdracht(tmp_path):
    notebook = PROJECT / "notebooks" / "deelnemers.ipynb"  # a small one
    return Opdracht(notebook, PROJECT / "data", tmp_path / "uit", {"loket": "maastricht", "jaar": 2022}, ("html",))


class Proces:
    def __init__(self, opdracht, folder, *hoe):
        orders, pijpen = (als_tekst(opdracht), str(folder / "bladzijde.html")), {"stdin": PIPE, "stdout": PIPE}
        if hoe:  # the warm process itself knows how to fork
            self.proces = subprocess.Popen([sys.executable, *hoe, *orders], cwd=PROJECT, text=True, **pijpen)
        else:
            self.proces = start("-m", "loket.lab.volgen.werkplaats", *orders, **pijpen)

    def vraag(self):
        self.proces.stdin.write("bouw\n")
        self.proces.stdin.flush()

    def antwoord(self):
        return json.loads(self.proces.stdout.readline())

    def kinderen(self):
        taak = Path(f"/proc/{self.proces.pid}/task/{self.proces.pid}/children")
        return [int(nummer) for nummer in taak.read_text().split()]

    def einde(self):
        rest = self.proces.communicate(timeout=60)[0]
        return rest, self.proces.returncode


def test_an_order_is_read_as_it_was_written(opdracht):
    assert werkplaats._lees(als_tekst(opdracht)) == opdracht


@pytest.mark.skipif(not KAN_SPLITSEN, reason="op dit systeem begint elke kern gewoon opnieuw")
def test_each_line_gets_one_answer_also_when_the_builder_is_killed(opdracht, tmp_path):
    proces = Proces(opdracht, tmp_path)
    while not proces.kinderen():
        assert proces.proces.poll() is None
        time.sleep(0.05)
    os.kill(proces.kinderen()[0], signal.SIGKILL)
    proces.vraag()
    assert proces.antwoord()["fout"].startswith("Het bouwen is afgebroken.")
    proces.vraag()
    assert [proces.antwoord(), proces.antwoord()] == [{"html": True, "nummer": 2}, {"klaar": True, "nummer": 2}]
    assert (tmp_path / "bladzijde.html").read_bytes() == (opdracht.doel / "deelnemers.html").read_bytes()
    proces.vraag()
    assert proces.antwoord() == {"klaar": False, "nummer": 3}  # nothing has changed
    assert proces.einde() == ("", 0)


@pytest.mark.skipif(not KAN_SPLITSEN, reason="op dit systeem wordt elke bouw afgemaakt")
def test_who_asks_again_does_not_wait_for_the_build_before(opdracht, tmp_path):
    opdracht = replace(opdracht, vormen=("html", "pdf"))
    proces = Proces(opdracht, tmp_path)
    proces.vraag()
    assert proces.antwoord() == {"html": True, "nummer": 1}  # the PDF is still to be made
    proces.vraag()
    assert [proces.antwoord(), proces.antwoord()] == [{"html": True, "nummer": 2}, {"klaar": True, "nummer": 2}]
    assert {pad.name for pad in opdracht.doel.iterdir()} == {
        "deelnemers.html", "deelnemers.pdf", ".deelnemers.gemaakt-van.json",
    }  # fmt: skip
    assert [pad.name for pad in opdracht.doel.parent.iterdir()] == [opdracht.doel.name]
    assert proces.einde() == ("", 0)


def test_without_forking_it_goes_the_plain_way(opdracht, tmp_path):
    proces = Proces(opdracht, tmp_path, "-c", _ZONDER)
    proces.vraag()
    assert [proces.antwoord(), proces.antwoord()] == [{"html": True, "nummer": 1}, {"klaar": True, "nummer": 1}]
    assert b"177" in (opdracht.doel / "deelnemers.html").read_bytes()
    assert proces.einde() == ("", 0)


@pytest.mark.parametrize(
    "inhoud", ["", "{", "[1]", '{"cells": 3}', '{"nbformat": 4, "nbformat_minor": 5, "cells": [{}]}']
)
def test_a_last_report_that_is_damaged_keeps_nothing_from_being_built(opdracht, inhoud, monkeypatch):
    for naam in opdracht.omgeving:  # warming up sets these
        monkeypatch.setenv(naam, "")
    opdracht.doel.mkdir(parents=True)
    (opdracht.doel / "deelnemers.ipynb").write_text(inhoud)
    werkplaats.warm_op(opdracht)


def test_what_is_wrong_is_the_answer(opdracht, tmp_path, monkeypatch):
    def stuk(*_: object) -> bool:
        raise ZeroDivisionError("door nul")

    monkeypatch.setattr("loket.bouw.bouw.bouw", stuk)
    antwoorden = []
    bouwer.maak(opdracht, tmp_path / "bladzijde.html", antwoorden.append)
    (antwoord,) = antwoorden
    assert antwoord["fout"].startswith("Dit is een fout in het programma zelf: Er wordt door nul gedeeld")
    assert "\n  waar: tests/lab/volgen/test_werkplaats.py" in antwoord["fout"]
