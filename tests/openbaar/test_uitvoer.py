"""The annual report of the example, for the desk and for the public: what a reader of the second can find out."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from loket.basis.afspraken import INTERN, MIME_AFRONDINGEN, OPENBAAR
from loket.bouw.bouw import bouw
from loket.bouw.opdracht import Opdracht
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.inlezen import lees_cijfers
from loket.cijfers.soorten import Telling
from loket.openbaar import cellen, voor_publiek
from loket.openbaar.beleid import Openbaar

KLEIN = {"1", "2", "3", "4"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both reports, beside each other, as a desk does."""
    uitvoer = tmp_path_factory.mktemp("uitvoer")
    parameters = {"loket": "maastricht", "jaar": 2022}
    notebook, data = Path("notebooks/jaarverslag.ipynb"), Path("data")
    bouw(Opdracht(notebook, data, uitvoer, parameters, ("html", "csv"), publiek=INTERN), lambda _: None)
    alles = ("html", "pdf", "ipynb", "csv", "xlsx")
    bouw(Opdracht(notebook, data, uitvoer, parameters, alles, publiek=OPENBAAR), lambda _: None)
    return uitvoer / "maastricht" / "2022"


@pytest.fixture(scope="module")
def echt() -> Cijfers:
    return lees_cijfers("maastricht", 2022)


def _rijen(pad: Path) -> dict[tuple[str, str, str], dict[str, str]]:
    tekst = pad.read_text("utf-8")
    return {(r["cijfer"], r["groep"], r["periode"]): r for r in csv.DictReader(io.StringIO(tekst))}


def _over_mensen(naam: str, echt: Cijfers) -> bool:
    definitie = DEFINITIES[naam]
    return not isinstance(definitie, Telling) or bool(cellen.kolom_van(echt.register.frames[definitie.tabel]))


def _plekken(pad: Path) -> dict[tuple[str, str, str], set[str]]:
    """Return what a page prints of each figure: its definition, group and period."""
    gevonden: dict[tuple[str, str, str], set[str]] = {}
    soup = BeautifulSoup(pad.read_text("utf-8"), "html.parser")
    uitleg = {str(blok["id"]): blok for blok in soup.select("div.uitleg")}
    for cijfer in soup.select("span.cijfer"):
        blok = uitleg[str(cijfer.find("button")["popovertarget"])]
        delen = {d.find("dt").get_text(): d.find("dd").get_text() for d in blok.select("dl > div")}
        naam = str(blok.select_one(".slot a")["href"]).removeprefix("#begrip-").replace("-", "_")
        sleutel = naam, delen.get("Uitsplitsing", ""), delen.get("Periode", "")
        gevonden.setdefault(sleutel, set()).add(cijfer.find("data").get_text().strip())
    return gevonden


def test_the_names_of_the_files_tell_for_whom_they_are(folder: Path) -> None:
    namen = {pad.name for pad in folder.iterdir() if not pad.name.startswith(".")}
    assert namen == {
        "jaarverslag.html", "cijfers.csv", "jaarverslag-afrondingen.csv", "jaarverslag-openbaar.html",
        "jaarverslag-openbaar.pdf", "jaarverslag-openbaar.ipynb", "cijfers-openbaar.csv", "cijfers-openbaar.xlsx",
    }  # fmt: skip
    assert "niet voor publicatie" in (folder / "jaarverslag.html").read_text("utf-8")
    assert "niet voor publicatie" not in (folder / "jaarverslag-openbaar.html").read_text("utf-8")


def test_no_small_count_stands_where_it_stood(folder: Path, echt: Cijfers) -> None:
    was, nu = (_rijen(folder / naam) for naam in ("cijfers.csv", "cijfers-openbaar.csv"))
    klein = {
        s for s, r in was.items() if r["waarde"] in KLEIN and r["eenheid"] == "aantal" and _over_mensen(s[0], echt)
    }
    assert len(klein) > 100
    for sleutel, rij in nu.items():
        if _over_mensen(sleutel[0], echt):
            assert not {rij["waarde"]} & KLEIN or rij["eenheid"] != "aantal", sleutel
            assert not {rij["teller"], rij["noemer"]} & KLEIN, sleutel
    hier, daar = (_plekken(folder / f"jaarverslag{achter}.html") for achter in ("", "-openbaar"))
    gezien = {s: teksten & KLEIN for s, teksten in hier.items() if teksten & KLEIN and _over_mensen(s[0], echt)}
    assert len(gezien) > 20
    assert not {s for s, teksten in gezien.items() if teksten & daar.get(s, set())}
    assert not {s for s, teksten in daar.items() if teksten & KLEIN and _over_mensen(s[0], echt)}


def test_no_chart_tells_a_small_count(folder: Path) -> None:
    soup = BeautifulSoup((folder / "jaarverslag-openbaar.html").read_text("utf-8"), "html.parser")
    alts = [
        str(beeld.get("alt") or beeld.get("aria-label")) for beeld in soup.select("figure img, figure svg[role=img]")
    ]
    assert len(alts) >= 5
    for alt in alts:
        zonder = re.sub(r"(\d+ tot )?\d+\s+maand(en)?", "", alt)
        assert not re.findall(r"(?<![\d,.])[1-4](?![\d,.%])", zonder), alt


def test_paper_and_workbook_say_the_same(folder: Path, echt: Cijfers) -> None:
    nu = _rijen(folder / "cijfers-openbaar.csv")
    boek = openpyxl.load_workbook(folder / "cijfers-openbaar.xlsx", read_only=True)
    regels = boek["Cijfers"].iter_rows(values_only=True)
    kop = next(rij for rij in regels if rij and "waarde" in {str(c).lower() for c in rij})
    plaats = {str(naam).lower(): k for k, naam in enumerate(kop)}
    waarden = [rij[plaats["waarde"]] for rij in regels if rij[plaats["waarde"]] is not None]
    assert sorted(round(float(w), 2) for w in waarden) == sorted(round(float(r["waarde"]), 2) for r in nu.values())
    papier = " ".join(
        " ".join(blad.extract_text() for blad in PdfReader(folder / "jaarverslag-openbaar.pdf").pages).split()
    )
    assert "openbare versie" in papier
    assert "zodat niemand te herkennen is" in papier
    assert f"{nu['aanmeldingen', '', '2022']['waarde']} aanmeldingen" in papier.replace("\N{NO-BREAK SPACE}", " ")


def test_the_notebook_beside_it_holds_no_case_and_no_log(folder: Path, echt: Cijfers) -> None:
    tekst = (folder / "jaarverslag-openbaar.ipynb").read_text("utf-8")
    assert MIME_AFRONDINGEN not in tekst
    assert "akkoord:" not in json.dumps(json.loads(tekst))
    trajecten = {*echt.register.frames["trajecten"]["traject_id"]}
    for pad in folder.glob("*-openbaar.*"):
        if pad.suffix in (".html", ".csv", ".ipynb"):
            assert not trajecten & {*re.findall(r"[\w-]+", pad.read_text("utf-8"))}


def test_the_log_is_for_the_desk(folder: Path) -> None:
    log = list(csv.DictReader(io.StringIO((folder / "jaarverslag-afrondingen.csv").read_text("utf-8"))))
    was = _rijen(folder / "cijfers.csv")
    assert log and all(was[r["cijfer"], r["groep"], r["periode"]]["waarde"] == r["van"] != r["naar"] for r in log)


def test_what_is_printed_is_what_is_attacked(folder: Path, echt: Cijfers) -> None:
    """The counts of people in the file are those that test_aanval.py attacks."""
    beleid = voor_publiek(echt).beleid
    assert isinstance(beleid, Openbaar)
    alle = beleid.tellingen
    rond = (alle.leden @ beleid.gewichten).tolist()
    keren = Counter(n for namen in alle.sleutels for n in namen)  # some are of a year and of a quarter, in one name
    aangevallen = {n: r for namen, r in zip(alle.sleutels, rond, strict=True) for n in namen if keren[n] == 1}
    rijen = _rijen(folder / "cijfers-openbaar.csv")
    gedrukt = {s: int(r["waarde"]) for s, r in rijen.items() if r["eenheid"] == "aantal" and s in aangevallen}
    assert len(gedrukt) > 500
    assert gedrukt == {s: aangevallen[s] for s in gedrukt}
