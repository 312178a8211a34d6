"""The annual report of the example, for the desk and for the public: what a reader of the second can find out."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from loket.basis.afspraken import INTERN, MIME_AFRONDINGEN, OPENBAAR
from loket.bouw.bouw import bouw
from loket.bouw.opdracht import Opdracht
from loket.cijfers.cijfers import Cijfers, cohortjaren
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.inlezen import lees_cijfers
from loket.cijfers.soorten import Telling
from loket.openbaar import cellen, voor_publiek
from loket.openbaar.beleid import Openbaar
from openbaar.vormen import Plaats, Woorden, is_aantal, letters, naast_elkaar, staven, stukken, woorden_van

KLEIN = {"1", "2", "3", "4"}
#: The files of a report, and where in each a small count of the desk must have been seen to say that it was looked at.
VORMEN = {
    "jaarverslag.html": {"tekst", "uitleg", "alt", "csv", "svg"},
    "jaarverslag.pdf": {"blad"},
    "cijfers.csv": {"csv"},
    "cijfers.xlsx": {"Cijfers", "tabel"},
    "jaarverslag.ipynb": {"tekst", "data-uitleg", "alt", "csv", "svg", "text/plain"},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both reports, beside each other, as a desk does."""
    uitvoer = tmp_path_factory.mktemp("uitvoer")
    parameters = {"loket": "maastricht", "jaar": 2022}
    notebook, data = Path("notebooks/jaarverslag.ipynb"), Path("data")
    alles = ("html", "pdf", "ipynb", "csv", "xlsx")
    for publiek in (INTERN, OPENBAAR):
        bouw(Opdracht(notebook, data, uitvoer, parameters, alles, publiek=publiek), lambda _: None)
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


def test_the_names_of_the_files_tell_for_whom_they_are(folder: Path) -> None:
    namen = {pad.name for pad in folder.iterdir() if not pad.name.startswith(".")}
    assert namen == {
        *VORMEN, *(naam.replace(".", "-openbaar.") for naam in VORMEN), "jaarverslag-afrondingen.csv",
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


@pytest.fixture(scope="module")
def versies(folder: Path, echt: Cijfers) -> dict[str, tuple[Woorden, Woorden]]:
    """Return the words of each form of both reports, without headings and without figures of something else."""
    html = woorden_van(folder / "jaarverslag.html")
    koppen = {letters(woorden) for plek, woorden in html if plek == "kop"}
    anders = {naam for naam in DEFINITIES if not _over_mensen(naam, echt)}
    return {
        naam: tuple(
            [(p, w) for p, w in woorden_van(folder / bestand) if letters(w) not in koppen and w[0] not in anders]
            for bestand in (naam, naam.replace(".", "-openbaar."))
        )
        for naam in VORMEN
    }


def _kleine(een: Woorden, ander: Woorden) -> Iterator[tuple[Plaats, Plaats]]:
    """Yield the small counts of people of one version that stand in the other as well, whatever they are there."""
    for (hier, nummer), daar in naast_elkaar(een, ander):
        woorden = een[hier][1]
        if woorden[nummer] in KLEIN and is_aantal(woorden, nummer):
            yield (hier, nummer), daar


def _gebleven(een: Woorden, ander: Woorden) -> list[Plaats]:
    return [(k, n) for (i, m), (k, n) in _kleine(een, ander) if een[i][1][m] == ander[k][1][n]]


@pytest.mark.parametrize("vorm", VORMEN)
def test_word_by_word_no_small_count_stands_where_it_stood(
    versies: dict[str, tuple[Woorden, Woorden]], vorm: str
) -> None:
    intern, openbaar = versies[vorm]
    assert {intern[stuk][0] for (stuk, _), _ in _kleine(intern, openbaar)} >= VORMEN[vorm]
    assert [openbaar[stuk] for stuk, _ in _gebleven(intern, openbaar)] == []


@pytest.mark.parametrize(
    ("vorm", "plek"), [(vorm, plek) for vorm, plekken in VORMEN.items() for plek in sorted(plekken)]
)
def test_a_small_count_that_is_put_back_is_found(
    versies: dict[str, tuple[Woorden, Woorden]], vorm: str, plek: str
) -> None:
    intern, openbaar = versies[vorm]
    (hier, m), (daar, n) = next(p for p in _kleine(intern, openbaar) if openbaar[p[1][0]][0] == plek)
    woorden = [*openbaar[daar][1]]
    woorden[n] = intern[hier][1][m]
    assert _gebleven(intern, [*openbaar[:daar], (plek, woorden), *openbaar[daar + 1 :]]) == [(daar, n)]


@pytest.mark.parametrize("vorm", ["jaarverslag.html", "cijfers.csv", "cijfers.xlsx"])
def test_where_nothing_stood_before_no_small_count_stands_either(
    versies: dict[str, tuple[Woorden, Woorden]], vorm: str
) -> None:
    """All that is left says how was rounded, or how many figures there are."""
    over = [(w, n) for _, w in versies[vorm][1] for n, woord in enumerate(w) if woord in KLEIN and is_aantal(w, n)]
    assert [w for w, n in over if "afgerond" not in w and w[n + 1] != "cijfers"] == []


def test_no_bar_is_as_long_as_a_small_count(folder: Path, echt: Cijfers) -> None:
    """Of a picture whose bars are all of something, how long they are tells how many each stands for."""
    aantallen = {}
    for achter, cijfers in (("", echt), ("-openbaar", voor_publiek(echt))):
        beelden = staven((folder / f"jaarverslag{achter}.html").read_text("utf-8"))
        cohorten = [c.nameting_cohort for c in cohortjaren(cijfers)] * 2  # those with overlast, then huurachterstand
        delen = [(beelden[1], cijfers.aanmeldingen), (beelden[2], cijfers.plaatsingen)]
        delen += [(beelden[4][4 * nr : 4 * nr + 4], cohort) for nr, cohort in enumerate(cohorten)]
        aantallen[achter] = [lengte * float(heel) / sum(staven_) for staven_, heel in delen for lengte in staven_]
    klein = [sum(0.5 < aantal < 4.5 for aantal in versie) for versie in aantallen.values()]
    assert klein[0] > 10
    assert klein[1] == 0


def test_paper_and_workbook_say_the_same(folder: Path, echt: Cijfers) -> None:
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
