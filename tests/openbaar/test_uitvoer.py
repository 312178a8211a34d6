"""The annual report of the example, for the desk and for the public: what a reader of the second can find out."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
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
from loket.openbaar import cellen
from openbaar.aanval import grenzen, val_aan

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


def _van_jaar(echt: Cijfers) -> tuple[cellen.Tellingen, np.ndarray]:
    """Return which counts are about the year alone: enough for the first attacks."""
    alle = cellen.tel(echt.register, echt)
    return alle, np.array([any(n[2] in ("2022", "2022-12-31") for n in namen) for namen in alle.sleutels])


@pytest.mark.parametrize("wat", ["intern", "suppressed", "rounded one by one"])
def test_the_attacker_wins_where_little_is_done(echt: Cijfers, wat: str) -> None:
    alle, van_jaar = _van_jaar(echt)
    leden = alle.leden[van_jaar]
    aantal = leden.sum(axis=1)
    los = 5 * np.floor(aantal / 5 + 0.5)
    klein = aantal < 5
    laag, hoog = {
        "intern": (aantal, aantal),
        "suppressed": (np.where(klein, 1, aantal), np.where(klein, 4, aantal)),
        "rounded one by one": (np.maximum(los - 2, 0), los + 2),
    }[wat]
    assert len(val_aan(leden, laag, hoog, genoeg=3).vast) >= 3


def test_the_attacker_finds_nobody_in_what_was_published(folder: Path, echt: Cijfers, capsys) -> None:
    alle, _ = _van_jaar(echt)
    gedrukt = {
        s: int(r["waarde"]) for s, r in _rijen(folder / "cijfers-openbaar.csv").items() if r["eenheid"] == "aantal"
    }
    keren = Counter(n for namen in alle.sleutels for n in namen)  # some are of a year and of a quarter, in one name
    bekend = [
        (nr, gedrukt[n]) for nr, namen in enumerate(alle.sleutels) for n in namen if n in gedrukt and keren[n] == 1
    ]
    assert len(bekend) > 500
    welke, rond = (np.array(kolom) for kolom in zip(*bekend, strict=True))
    welke, eerste = np.unique(welke, return_index=True)
    buit = val_aan(alle.leden[welke], *grenzen(rond[eerste], 5))
    with capsys.disabled():
        print(f"\nattack on the annual report of 2022: {buit}")
    assert not buit.vast
    assert buit.smalste >= 3.5
