"""The annual report of the example, for the desk and for the public: what a reader of the second can find out."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import openpyxl

from cijfers.openbaar.naast import over_mensen
from cijfers.openbaar.vormen import KLEIN, VORMEN, stukken
from loket.basis.afspraken import MIME_AFRONDINGEN, MIME_CONTROLES
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.openbaar import voor_publiek
from loket.cijfers.openbaar.beleid import Openbaar


def _rijen(pad: Path) -> dict[tuple[str, str, str], dict[str, str]]:
    tekst = pad.read_text("utf-8")
    return {(r["cijfer"], r["groep"], r["periode"]): r for r in csv.DictReader(io.StringIO(tekst))}


def test_the_names_of_the_files_tell_for_whom_they_are(folder: Path) -> None:
    namen = {pad.name for pad in folder.iterdir() if not pad.name.startswith(".")}
    assert namen == {
        *VORMEN, *(naam.replace(".", "-openbaar.") for naam in VORMEN), "jaarverslag-afrondingen.csv",
    }  # fmt: skip
    assert "niet voor publicatie" in (folder / "jaarverslag.html").read_text("utf-8")
    assert "niet voor publicatie" not in (folder / "jaarverslag-openbaar.html").read_text("utf-8")


def test_no_small_count_stands_where_it_stood(folder: Path, voorbeeld: Cijfers) -> None:
    was, nu = (_rijen(folder / naam) for naam in ("cijfers.csv", "cijfers-openbaar.csv"))
    klein = {
        s for s, r in was.items() if r["waarde"] in KLEIN and r["eenheid"] == "aantal" and over_mensen(s[0], voorbeeld)
    }
    assert len(klein) > 100
    for sleutel, rij in nu.items():
        if over_mensen(sleutel[0], voorbeeld):
            assert not {rij["waarde"]} & KLEIN or rij["eenheid"] != "aantal", sleutel
            assert not {rij["teller"], rij["noemer"]} & KLEIN, sleutel


def test_paper_and_workbook_say_the_same(folder: Path, voorbeeld: Cijfers) -> None:
    nu = _rijen(folder / "cijfers-openbaar.csv")
    boek = openpyxl.load_workbook(folder / "cijfers-openbaar.xlsx", read_only=True)
    regels = boek["Cijfers"].iter_rows(values_only=True)
    kop = next(rij for rij in regels if rij and "waarde" in {str(c).lower() for c in rij})
    plaats = {str(naam).lower(): k for k, naam in enumerate(kop)}
    waarden = [rij[plaats["waarde"]] for rij in regels if rij[plaats["waarde"]] is not None]
    assert sorted(round(float(w), 2) for w in waarden) == sorted(round(float(r["waarde"]), 2) for r in nu.values())
    papier = " ".join(" ".join(tekst for _, tekst in stukken(folder / "jaarverslag-openbaar.pdf")).split())
    assert "openbare versie" in papier
    assert "zodat niemand te herkennen is" in papier
    assert f"{nu['aanmeldingen', '', '2022']['waarde']} aanmeldingen" in papier.replace("\N{NO-BREAK SPACE}", " ")


def test_the_notebook_beside_it_holds_no_case_no_log_and_no_warning(folder: Path, voorbeeld: Cijfers) -> None:
    tekst = (folder / "jaarverslag-openbaar.ipynb").read_text("utf-8")
    assert MIME_AFRONDINGEN not in tekst
    assert MIME_CONTROLES not in tekst  # what in the text is about one person is for the desk to mend
    assert "akkoord:" not in json.dumps(json.loads(tekst))
    trajecten = {*voorbeeld.register.frames["trajecten"]["traject_id"]}
    for pad in folder.glob("*-openbaar.*"):
        if pad.suffix in (".html", ".csv", ".ipynb"):
            assert not trajecten & {*re.findall(r"[\w-]+", pad.read_text("utf-8"))}


def test_the_log_is_for_the_desk(folder: Path) -> None:
    log = list(csv.DictReader(io.StringIO((folder / "jaarverslag-afrondingen.csv").read_text("utf-8"))))
    was = _rijen(folder / "cijfers.csv")
    assert log and all(was[r["cijfer"], r["groep"], r["periode"]]["waarde"] == r["van"] != r["naar"] for r in log)


def test_what_is_printed_is_what_is_attacked(folder: Path, voorbeeld: Cijfers) -> None:
    """The counts of people in the file are those that test_aanval.py attacks."""
    beleid = voor_publiek(voorbeeld).beleid
    assert isinstance(beleid, Openbaar)
    alle = beleid.tellingen
    rond = (alle.leden @ beleid.gewichten).tolist()
    keren = Counter(n for namen in alle.sleutels for n in namen)  # some are of a year and of a quarter, in one name
    aangevallen = {n: r for namen, r in zip(alle.sleutels, rond, strict=True) for n in namen if keren[n] == 1}
    rijen = _rijen(folder / "cijfers-openbaar.csv")
    gedrukt = {s: int(r["waarde"]) for s, r in rijen.items() if r["eenheid"] == "aantal" and s in aangevallen}
    assert len(gedrukt) > 500
    assert gedrukt == {s: aangevallen[s] for s in gedrukt}
