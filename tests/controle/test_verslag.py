"""What checks look at, and how a finding names its place."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from klein_verslag import PROJECT

from loket.basis.meldingen import InvoerFout
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.inlezen import lees_cijfers
from loket.controle import Verslag
from loket.controle.verslag import Bevinding, Stuk, bestandsnaam, rijen, van_de_cijfers
from loket.tonen.verhaal import Verhaal

CODE = "from loket import Verhaal as V\nlees = V(c)\nlees('focus')"


@pytest.fixture
def verslag(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Verslag:
    monkeypatch.setenv("LOKET_DATA", str(PROJECT / "data"))
    cellen = [
        {"cell_type": "markdown", "metadata": {"tags": ["verberg"]}, "source": "# Verborgen 177 aanmeldingen"},
        {"cell_type": "markdown", "metadata": {}, "source": ["## Kop van {eval}`jaar`\n", "Een regel."]},
        {"cell_type": "code", "metadata": {}, "source": CODE.splitlines(keepends=True)},
        {"cell_type": "markdown", "metadata": {}, "source": "\nTekst met {eval}`cijfers.plaatsingen`."},
        {"cell_type": "raw", "metadata": {}, "source": "ruw"},
    ]
    notebook = tmp_path / "notebooks" / "eigen.ipynb"
    notebook.parent.mkdir()
    notebook.write_text(json.dumps({"cells": cellen}), encoding="utf-8")
    monkeypatch.setenv("LOKET_NOTEBOOK", str(notebook))
    gelezen = lees_cijfers("maastricht", 2022)
    return Verslag.lees(gelezen, Verhaal(gelezen))


def test_it_reads_the_narrative_as_written_and_the_notebook_without_what_is_hidden(verslag: Verslag) -> None:
    per_bestand = [stuk.bestand for stuk in verslag.stukken]
    assert per_bestand[0] == "2022/verhaal/colofon.md"
    assert per_bestand[-2:] == ["notebooks/eigen.ipynb"] * 2
    assert not any("177" in stuk.tekst for stuk in verslag.stukken)
    assert any("{eval}`" in stuk.tekst for stuk in verslag.stukken if stuk.bestand.endswith(".md"))
    assert "voortgang" in verslag.vorige_teksten
    assert verslag.code == (CODE,)
    assert verslag.opbouw.secties() == {"focus"}


def test_a_bound_figure_knows_its_place(verslag: Verslag) -> None:
    stuk, regel, rol = verslag.gekoppeld("plaatsingen")[-1]
    assert stuk.plaats(regel) == "cel onder ‘Kop van …’, regel 2"
    assert (rol.pad, rol.naam, rol.jaar) == ("cijfers.plaatsingen", "plaatsingen", 2022)


def test_files_are_named_with_their_year() -> None:
    assert bestandsnaam("ergens/data/maastricht/2022/trajecten.csv") == "2022/trajecten.csv"
    assert bestandsnaam("ergens/data/maastricht/reeksen.csv") == "reeksen.csv"
    assert bestandsnaam("reeksen.csv") == "reeksen.csv"


def test_spaces_that_keep_a_number_together_are_written_as_plain_ones() -> None:
    assert Bevinding("", "", "1\xa0klacht,\n  2", "", "").gevonden == "1 klacht, 2"


def test_findings_about_the_same_file_go_by_their_place() -> None:
    een, twee = (Bevinding("a.csv", f"rij {n}", "x", "y", "z") for n in (1, 2))
    assert sorted([twee, een]) == [een, twee]


def test_a_place_in_a_narrative_is_its_line() -> None:
    assert Stuk("2022/verhaal/x.md", "").plaats(3) == "regel 3"


def test_figures_that_are_bound_can_be_asked_for_by_name_or_all_at_once(verslag: Verslag) -> None:
    alle = verslag.gekoppeld()
    assert {rol.naam for _, _, rol in verslag.gekoppeld("plaatsingen", "intakes")} <= {"plaatsingen", "intakes"}
    assert len({rol.naam for _, _, rol in alle}) > 2
    assert "" not in {rol.naam for _, _, rol in alle}


def test_of_each_row_the_place_is_told() -> None:
    index = pd.MultiIndex.from_tuples([("data/x/2022/a.csv", 2), ("data/x/2022/a.csv", 3)])
    frame = pd.DataFrame({"n": [7, 8]}, index=index)
    assert list(rijen(frame)) == [("2022/a.csv", "rij 2", {"n": 7}), ("2022/a.csv", "rij 3", {"n": 8})]


def test_without_another_notebook_it_is_the_annual_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOKET_NOTEBOOK", raising=False)
    gelezen = lees_cijfers("maastricht", 2022)
    verslag = Verslag.lees(gelezen, Verhaal(gelezen))
    assert verslag.notebook == "notebooks/jaarverslag.ipynb"
    assert [stuk.bestand for stuk in verslag.stukken][-2:] == ["notebooks/delen/cohort.md"] * 2


def test_what_looks_at_figures_alone_looks_once_whatever_the_text(verslag: Verslag) -> None:
    gezien = []

    @van_de_cijfers
    def zoek(cijfers: Cijfers) -> Iterator[Bevinding]:
        gezien.append(cijfers)
        yield Bevinding("trajecten.csv", "", str(cijfers.plaatsingen), "", "")

    gevonden = list(zoek(verslag))
    assert [b.gevonden for b in gevonden] == ["67"]
    assert list(zoek(Verslag(verslag.cijfers, (Stuk("a.md", "Een andere tekst."),)))) == gevonden
    assert gezien == [verslag.cijfers]
    assert [b.gevonden for b in zoek(Verslag(verslag.cijfers[2021]))] == [str(verslag.cijfers[2021].plaatsingen)]


@pytest.mark.parametrize(
    "inhoud", ["{", "[]", '{"cells": [{"source": ""}]}', '{"cells": [{"cell_type": "code", "source": ""}]}']
)
def test_a_notebook_that_is_not_whole_is_refused(inhoud: str, verslag: Verslag, tmp_path: Path) -> None:
    (tmp_path / "notebooks" / "eigen.ipynb").write_text(inhoud, encoding="utf-8")
    with pytest.raises(InvoerFout, match="een heel notebook"):
        Verslag.lees(verslag.cijfers, Verhaal(verslag.cijfers))


def test_who_made_the_report_is_no_repetition_of_last_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PROJECT / "data" / "maastricht", tmp_path / "maastricht")
    colofon = tmp_path / "maastricht/2022/verhaal/colofon.md"
    (tmp_path / "maastricht/2021/verhaal/colofon.md").write_text(colofon.read_text("utf-8"), encoding="utf-8")
    monkeypatch.setenv("LOKET_DATA", str(tmp_path))
    monkeypatch.delenv("LOKET_NOTEBOOK", raising=False)
    gelezen = lees_cijfers("maastricht", 2022)
    gevonden = Verslag.lees(gelezen, Verhaal(gelezen)).getoetst

    assert [b.regel for stuk, bevindingen in gevonden.items() if "colofon" in stuk.bestand for b in bevindingen] == []
