"""Reports side by side: a notebook is all that one takes, and none touches the files of another."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from voorgeladen import loket

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the notebooks and the data, without any code."""
    for naam in ("data", "notebooks"):
        shutil.copytree(PROJECT / naam, tmp_path / naam)
    return tmp_path


def inhoud(doel: Path) -> dict[str, tuple[bytes, int]]:
    return {pad.name: (pad.read_bytes(), pad.stat().st_mtime_ns) for pad in doel.iterdir()}


def test_reports_of_a_year_keep_their_own_files_and_the_second_time_nothing_is_built(
    project: Path, gebouwd: Callable[[str], Path]
) -> None:
    """The data check stands there already, made of the same data on another path; the annual report comes, and more."""
    rapporten = ("datacontrole", "jaarverslag", "kwartaalcijfers")
    doel = project / "output/maastricht/2022"
    shutil.copytree(gebouwd("datacontrole"), doel)
    for rapport in rapporten[1:]:
        eerst = inhoud(doel)
        uitslag = loket("report", "--year", 2022, "--report", rapport, cwd=project)
        assert uitslag.returncode == 0, uitslag.stderr
        assert eerst.items() <= inhoud(doel).items()
    assert (doel / "jaarverslag.pdf").read_bytes() == (gebouwd("jaarverslag") / "jaarverslag.pdf").read_bytes()
    eerst = inhoud(doel)
    assert {naam for naam in eerst if not naam.startswith(".")} == {
        *(f"datacontrole.{vorm}" for vorm in ("html", "pdf", "ipynb")),
        "jaarverslag.html", "jaarverslag.pdf", "jaarverslag.ipynb", "cijfers.csv", "cijfers.xlsx",
        *(f"kwartaalcijfers-k4.{vorm}" for vorm in ("html", "pdf", "ipynb", "csv", "xlsx")),
    }  # fmt: skip
    assert b"2022K4" in eerst["kwartaalcijfers-k4.csv"][0]
    assert b"2022K4" not in eerst["cijfers.csv"][0]
    for rapport in rapporten:
        assert "Niets veranderd" in loket("report", "--year", 2022, "--report", rapport, cwd=project).stdout
    assert inhoud(doel) == eerst


def test_a_copy_of_a_notebook_is_a_report_without_a_line_of_python(project: Path) -> None:
    """What an analyst does in JupyterLab: copy, change a sentence, and make it; a check and a list know it too."""
    nb = nbformat.read(PROJECT / "notebooks" / "kwartaalcijfers.ipynb", as_version=4)
    nb.cells.insert(5, nbformat.v4.new_markdown_cell("## Mijn proef\n\nEr waren {eval}`cijfers.intakes.voluit`."))
    nb.metadata["loket"]["titel"] = "Mijn proef"
    nbformat.write(nb, project / "notebooks" / "proef.ipynb")
    uitslag = loket("report", "--report", "proef", "--year", 2022, "--quarter", 3, cwd=project)
    assert uitslag.returncode == 0, uitslag.stderr
    doel = project / "output/maastricht/2022"
    assert {pad.suffix for pad in doel.glob("proef-k3.*")} == {".html", ".pdf", ".ipynb", ".csv", ".xlsx"}
    assert "Mijn proef" in (doel / "proef-k3.html").read_text("utf-8")
    assert "REPORT=proef YEAR=2022 QUARTER=3" in (doel / "proef-k3.html").read_text("utf-8")
    assert loket("check", "--report", "proef", "--year", 2022, "--quarter", 3, cwd=project).returncode == 0
    lijst = subprocess.run(
        [sys.executable, "-m", "loket.rapporten"], capture_output=True, text=True, cwd=project,
        env=os.environ | {"PYTHONPATH": str(PROJECT)}, check=True,
    )  # fmt: skip
    assert "REPORT=proef" in lijst.stdout


@pytest.mark.parametrize(
    ("opties", "verwacht"),
    [
        (("--report", "kwartaalcijfer"), "Bedoelt u: kwartaalcijfers"),
        (("--report", "kwartaalcijfers", "-p", "kwartaal=drie"), "‘kwartaal’ (QUARTER) kan niet ‘drie’ zijn"),
        (("--report", "kwartaalcijfers", "--quarter", "5"), "‘kwartaal’ (QUARTER) kan niet ‘5’ zijn."),
        (("--quarter", "3"), "kent geen parameter ‘kwartaal’"),
        (("--report", "datacontrole", "--status", "definitief"), "kent geen parameter ‘status’"),
    ],
)
def test_what_a_report_does_not_know_is_refused(project: Path, opties: tuple[str, ...], verwacht: str) -> None:
    uitslag = loket("report", "--year", 2022, *opties, cwd=project)
    assert uitslag.returncode == 1
    assert verwacht in uitslag.stderr
    assert "Traceback" not in uitslag.stderr
    assert not (project / "output").exists()


@pytest.mark.parametrize("jaren", [1, 3, 10])
def test_any_number_of_cohorts_makes_a_report(project: Path, jaren: int) -> None:
    toml = project / "data" / "maastricht" / "loket.toml"
    toml.write_text(toml.read_text("utf-8").replace("nameting_jaren = 2", f"nameting_jaren = {jaren}"), "utf-8")
    if jaren == 1:  # then the second nameting of a cohort is one too many
        _een_nameting_per_cohort(project / "data" / "maastricht")
    uitslag = loket("report", "--year", 2022, cwd=project)
    assert uitslag.returncode == 0, uitslag.stderr
    html = (project / "output/maastricht/2022/jaarverslag.html").read_text("utf-8")
    ankers = ["nieuw", "oud", *(f"oud-{n}" for n in range(2, 10))][:jaren]
    assert all(f'id="cohort-{anker}"' in html for anker in ankers)
    assert html.count('<h3 id="cohort-') == jaren


def _een_nameting_per_cohort(loket_map: Path) -> None:
    """Leave of each nameting only that of the year after closing."""
    gesloten = {}
    for pad in loket_map.glob("20*/trajecten.csv"):
        kop, *rijen = [regel.split(",") for regel in pad.read_text("utf-8").splitlines()]
        gesloten |= {rij[0]: rij[kop.index("afsluitdatum")][:4] for rij in rijen}
    for pad in loket_map.glob("20*/nametingen.csv"):
        kop_, *regels = pad.read_text("utf-8").splitlines(keepends=True)
        houden = [r for r in regels if gesloten[r.split(",")[0]] == str(int(pad.parent.name) - 1)]
        pad.write_text("".join([kop_, *houden]), encoding="utf-8")


def test_what_a_cell_writes_past_python_is_told_under_its_own_cell(project: Path) -> None:
    nb = nbformat.read(project / "notebooks" / "kwartaalcijfers.ipynb", as_version=4)
    for plek, bron in ((5, "## Eerste proef"), (6, 'import os\nos.write(1, b"x" * 100)\nNone'), (7, "## Tweede proef")):
        maak = nbformat.v4.new_markdown_cell if bron.startswith("#") else nbformat.v4.new_code_cell
        nb.cells.insert(plek, maak(bron))
    nb.cells.insert(8, nbformat.v4.new_code_cell("verder = 1"))
    nbformat.write(nb, project / "notebooks" / "proef.ipynb")
    uitslag = loket("report", "--report", "proef", "--year", 2022, cwd=project)
    assert uitslag.returncode == 1
    assert "Onder ‘Eerste proef’: een cel toont" in uitslag.stderr
    assert "Tweede proef" not in uitslag.stderr
