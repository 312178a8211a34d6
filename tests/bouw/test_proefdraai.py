"""What ``make check`` says is what ``make report`` does."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from breek_en_bouw import BREUKEN, GOED
from klein_register import schrijf_register
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from voorgeladen import python

from loket.basis.meldingen import InvoerFout, LoketFout, van_cel
from loket.bouw.opdracht import Opdracht
from loket.bouw.proefdraai import Proef, _Proefdraai, met_de_rest, proefdraai
from loket.cijfers.inlezen import leeg as zonder_gegevens
from loket.register.nieuw_jaar import begin_jaar

PROJECT = Path(__file__).parents[2]
#: The work is shared, so that all cores have some.
DELEN = 2
KWARTAAL = {"loket": "maastricht", "jaar": 2022, "kwartaal": 4}


@pytest.mark.parametrize("deel", range(DELEN))
def test_check_and_build_agree_on_every_way_to_break_a_report(tmp_path: Path, deel: int) -> None:
    """A few tests, so that the work is done once; the ways have names."""
    klaar = python("-m", "breek_en_bouw", tmp_path, deel, DELEN, env={"PYTHONPATH": str(Path(__file__).parent)})
    assert klaar.returncode == 0, klaar.stderr
    oordelen = json.loads(klaar.stdout)
    assert {naam: oordeel for naam, oordeel in oordelen.items() if naam in BREUKEN and not all(oordeel)} == {}
    assert {naam: oordeel for naam, oordeel in oordelen.items() if naam in GOED and any(oordeel)} == {}
    assert len(BREUKEN) >= 50


def _zoals_ervoor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what a trial sets in the environment be gone after the test."""
    for naam in ("LOKET_NOTEBOOK", "LOKET_DATA", "LOKET_BOUW", "LOKET_CONTROLEER_MET"):
        monkeypatch.setenv(naam, "")


def _probeer(folder: Path, monkeypatch: pytest.MonkeyPatch, *cellen: str, data: Path = PROJECT / "data") -> Proef:
    nb = nbformat.read(PROJECT / "notebooks/kwartaalcijfers.ipynb", as_version=4)
    nb.cells += [
        new_code_cell(bron.removeprefix(">>>")) if bron.startswith(">>>") else new_markdown_cell(bron)
        for bron in cellen
    ]
    (folder / "notebooks").mkdir(exist_ok=True)
    notebook = folder / "notebooks/proef.ipynb"
    nbformat.write(nb, notebook)
    _zoals_ervoor(monkeypatch)
    return proefdraai(Opdracht(notebook, data, folder, KWARTAAL))


def test_an_analysts_own_code_is_not_run_and_said_to_be_untested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bewijs = tmp_path / "gedaan"
    eigen = f">>>import pathlib\npathlib.Path({str(bewijs)!r}).touch()\nn = len(list(range(3)))\nn"
    proef = _probeer(tmp_path, monkeypatch, "## Eigen\n\nTekst.", eigen, "Er zijn {eval}`n`.", ">>>open('x', 'w')")
    assert not bewijs.exists()
    assert proef.niet_getoetst == ["Eigen"]
    assert proef.meldingen == []


_ASSEN = ">>>import matplotlib.pyplot as plt\nfig, assen = plt.subplots()\n"


@pytest.mark.parametrize(
    ("regel", "naam"),
    [
        ("assen.set_title(f'In {jaar}: {cijfers.plaatsingn}')", "plaatsingn"),
        ("hoogte = list(map(float, [cijfers.intakes, cijfers[2021].intaks]))", "intaks"),
        ("assen.bar([1], [float(cijfers.plaatsingen.trajectn.shape[0])])", "trajectn"),
        ("assen.set_title(cijfers.plaatsingn if jaar > 3000 else 'x')", ""),  # may never be asked
        ("hoogte = list(map(lambda cijfers: cijfers.lengte, []))", ""),  # another thing by the same name
        ("hoogte = [vorig.lengte for vorig in []]", ""),
        ("assen.bar([1], [float(cijfers.intakes)])", ""),
    ],
)
def test_a_wrong_name_in_code_that_is_not_run_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, regel: str, naam: str
) -> None:
    proef = _probeer(tmp_path, monkeypatch, "## Eigen\n\nTekst.", _ASSEN + regel)

    assert [(m.waarde, naam in m.herstel) for m in proef.meldingen] == [(regel, True)] * bool(naam)
    assert proef.niet_getoetst == ["Eigen"]


def test_a_module_with_brackets_and_a_name_that_was_not_imported_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proef = _probeer(
        tmp_path,
        monkeypatch,
        ">>>from loket import grafieken\ngrafieken()\ngrafiek(1)",
        "{eval}`cijfers.intakes[partner]`",
    )
    module, naam, groep = (melding.herstel for melding in proef.meldingen)
    assert module.startswith("Wat vóór de haakjes staat, is zelf geen functie")
    assert naam.endswith("voeg toe aan de cel die begint met from loket import: from loket import grafiek")
    assert "Om een groep horen aanhalingstekens: cijfers.intakes[" in groep


def test_errors_in_data_and_text_are_told_in_one_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PROJECT / "data/maastricht", tmp_path / "data/maastricht")
    jaar = tmp_path / "data/maastricht/2022"
    taak = jaar / "taakstelling.csv"
    taak.write_text(taak.read_text("utf-8").replace("Servatius,", "Servatius,-"), "utf-8")
    (jaar / "verhaal/focus.md").write_text("Er waren {eval}`cijfers.plaatsing` en {eval}`cijfers[2019].plaatsingen`.")
    proef = _probeer(tmp_path, monkeypatch, "## Een\n\n{eval}`cijfers.intake`", data=tmp_path / "data")
    assert [(Path(m.bestand.partition(",")[0]).name, m.waarde) for m in sorted(proef.meldingen)] == [
        ("taakstelling.csv", "-38"),
        ("focus.md", "cijfers.plaatsing"),
        ("proef.ipynb", "cijfers.intake"),
    ]
    assert not proef.gelezen
    assert all(u.controle.te_doen and not u.open for u in proef.uitkomsten)


def test_what_stopped_a_build_is_told_with_all_else_and_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip in a cell and one in a text: the build stops at the first, and knows no more."""
    _probeer(tmp_path, monkeypatch, "## Een\n\n{eval}`cijfers.intake`", ">>>cijfers.wachttijden")
    opdracht = Opdracht(tmp_path / "notebooks/proef.ipynb", PROJECT / "data", tmp_path, KWARTAAL)
    with pytest.raises(LoketFout) as fout:
        _ = zonder_gegevens("maastricht", 2022).wachttijden
    plaats = f"{opdracht.notebook.as_posix()}, cel onder ‘Een’"
    alles = str(met_de_rest(InvoerFout([van_cel(plaats, str(fout.value), 1, "cijfers.wachttijden")]), opdracht))
    assert alles.startswith("2 problemen in de gegevens en de tekst.")
    assert "proef.ipynb, cel onder ‘Een’" in alles
    assert "‘cijfers.intake’" in alles
    assert "Er is geen cijfer ‘wachttijden’." in alles
    assert alles.count("‘cijfers.wachttijden’") == 1

    eigen = LoketFout("Een cel van proef.ipynb is mislukt. Er wordt door nul gedeeld.")  # in code that is not tried out
    assert str(met_de_rest(eigen, opdracht)).startswith(f"{eigen}\n\nVerder: 2 problemen")

    _probeer(tmp_path, monkeypatch, "## Een\n\nAlles goed.")
    assert met_de_rest(eigen, opdracht) is eigen


def test_what_is_left_to_do_is_known_while_the_register_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The January of a new year: nothing is filled in yet."""
    shutil.copytree(PROJECT / "data/maastricht", tmp_path / "data/maastricht")
    begin_jaar(tmp_path / "data", "maastricht", 2023)
    _zoals_ervoor(monkeypatch)
    notebook = PROJECT / "notebooks/jaarverslag.ipynb"
    proef = proefdraai(Opdracht(notebook, tmp_path / "data", tmp_path, {"loket": "maastricht", "jaar": 2023}))

    assert not proef.gelezen
    assert all(m.leeg for m in proef.meldingen)
    assert {(Path(m.bestand).name, m.kolom) for m in proef.meldingen} == {
        ("taakstelling.csv", "aantal"), ("taakstelling.csv", "bron"), ("trajecten.csv", ""),
    }  # fmt: skip
    open_ = {u.controle.naam: [b.bestand for b in u.open] for u in proef.uitkomsten}
    assert open_["tabel-gevuld"] == [f"2023/{naam}.csv" for naam in ("facturen", "klachten", "nametingen")]
    assert (len(open_["dossier-bijgewerkt"]), len(open_["planning-bijgewerkt"])) == (9, 8)
    assert open_["overleg-gepland"] == []
    assert set(open_["tekst-herzien"]) == {
        f"2023/verhaal/{pad.name}" for pad in (PROJECT / "data/maastricht/2022/verhaal").glob("*.md")
    }


def test_for_others_it_tells_what_the_text_may_not_and_reads_the_rounded_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_loket = schrijf_register(tmp_path / "data")
    (map_loket / "2022/verhaal").mkdir(exist_ok=True)
    (map_loket / "2022/verhaal/klachten.md").write_text("Dat meldde mevrouw.\n", "utf-8")
    monkeypatch.setenv("LOKET_BOUW", "1")
    cellen = [
        "from loket import Verhaal, controleer, lees_cijfers",
        'cijfers = lees_cijfers("toets", 2022)\nverhaal = Verhaal(cijfers)\ncontroles = controleer(cijfers, verhaal)',
        'verhaal("klachten")',
    ]
    # Nobody was placed in the small register: intern that is so, for others it can be a few.
    tekst = new_markdown_cell("<!-- als: cijfers.plaatsingen | anders: Niemand. -->\nEr waren er.")
    nb = new_notebook(cells=[*map(new_code_cell, cellen), tekst])
    nbformat.write(nb, tmp_path / "proef.ipynb")
    order = Opdracht(tmp_path / "proef.ipynb", tmp_path / "data", tmp_path, {"loket": map_loket.name, "jaar": 2022})
    gezien = {}
    for publiek in ("intern", "openbaar"):
        trial = _Proefdraai(order.notebook, order.parameters)
        for naam, waarde in replace(order, publiek=publiek).omgeving.items():
            monkeypatch.setenv(naam, waarde)
        proef = trial.draai()
        assert proef.meldingen == []
        open_ = {u.controle.naam: [b.gevonden for b in u.open] for u in proef.uitkomsten}
        gezien[publiek] = open_.get("openbare-tekst"), trial.nb.cells[-1].source
    assert gezien["intern"] == (None, "Niemand.")
    assert gezien["openbaar"] == (["een verhaal over één persoon: ‘mevrouw’"], "Plaatsingen: hoogstens 4.")


def test_a_slip_in_a_name_that_a_condition_hides_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rollen = "{eval}`cijfers.plaatsinge`, {eval}`plaatsingen`, {eval}`cijfers.plaatsingen['Elders']`"
    meldingen = _probeer(tmp_path, monkeypatch, f"<!-- als: False -->\nNiet te zien: {rollen}.").meldingen
    assert [m.waarde for m in meldingen] == ["cijfers.plaatsinge", "plaatsingen"]


def test_a_remark_at_no_place_of_the_report_is_told_by_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PROJECT / "data" / "maastricht", tmp_path / "data" / "maastricht")
    tabel = tmp_path / "data" / "maastricht" / "2022" / "opmerkingen.csv"
    tabel.write_text("anker,rol,opmerking,status\nzz-zz,gemeente,Klopt dit?,open\n", "utf-8")
    (melding,) = _probeer(tmp_path, monkeypatch, data=tmp_path / "data").meldingen
    assert (melding.bestand, melding.plaats) == ("2022/opmerkingen.csv", "rij 2, kolom anker: ‘zz-zz’")


def test_a_link_to_nowhere_is_told_once_with_the_text_and_line_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(PROJECT / "data" / "maastricht", tmp_path / "data" / "maastricht")
    tekst = tmp_path / "data" / "maastricht" / "2022" / "verhaal" / "focus.md"
    tekst.write_text("Een tekst.\n\nZie [de wachtlijst](#wachtlijs).\n", "utf-8")
    eigen = ">>>for _ in range(1):\n    print('mijn')"
    verhaal = '>>>from loket import Verhaal\nVerhaal(cijfers)("focus")'
    (melding,) = _probeer(tmp_path, monkeypatch, verhaal, eigen, data=tmp_path / "data").meldingen
    assert (melding.bestand, melding.rij) == ("2022/verhaal/focus.md", 3)
    opdracht = Opdracht(tmp_path / "notebooks/proef.ipynb", tmp_path / "data", tmp_path, KWARTAAL)
    alles = str(met_de_rest(LoketFout(melding.herstel), opdracht))
    assert alles.count("gaat naar #wachtlijs") == 1
    assert "2022/verhaal/focus.md" in alles


def test_of_a_register_that_cannot_be_read_no_figure_is_judged_and_no_table_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A division of two figures, a table without rows: all of it follows from the one fault, which is told."""
    data = tmp_path / "data"
    shutil.copytree(PROJECT / "data" / "maastricht", data / "maastricht")
    planning = data / "maastricht" / "2022" / "jaarplanning.csv"
    planning.write_text(planning.read_text("utf-8").replace(",gehouden,", ",Gehouden,"), "utf-8")
    deel = "cijfers.intakes / cijfers.uitval"
    proef = _probeer(tmp_path, monkeypatch, f">>>d = f'{{{deel}:.1%}}'", f"Dat is {{eval}}`{deel}`.", data=data)
    assert {m.bestand.rpartition("/")[2] for m in proef.meldingen} == {"jaarplanning.csv"}, proef.meldingen
    assert [b.gevonden for u in proef.uitkomsten for b in u.open if "jaarplanning" in b.bestand and not b.plaats] == []


def test_what_a_condition_leaves_out_of_the_text_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    shutil.copytree(PROJECT / "data" / "maastricht", data / "maastricht")
    (data / "maastricht/2022/verhaal/klachten.md").write_text("<!-- als: cijfers.klachten > 900 -->\nVeel.\n", "utf-8")
    nb = PROJECT / "notebooks/jaarverslag.ipynb"
    _zoals_ervoor(monkeypatch)
    proef = proefdraai(Opdracht(nb, data, tmp_path, {"loket": "maastricht", "jaar": 2022}))
    assert "2022/verhaal/klachten.md, regel 1: cijfers.klachten > 900" in proef.weggelaten
