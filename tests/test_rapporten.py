"""Which reports there are, and what each takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from loket.basis.meldingen import LoketFout
from loket.rapporten import (
    Rapport,
    bestandsnaam,
    cijfernaam,
    lees_parameters,
    lees_rapport,
    main,
    rapporten,
    zoek_rapport,
)

PROJECT = Path(__file__).parents[1]
BRON = """loket: str = "maastricht"  # map
jaar: int = 2022
deel: float = 0.5
voluit: bool = False
naam = "x"
kwartaal: int = 0
"""


def schrijf(folder: Path, naam: str, bron: str = BRON, gebruikt: bool = True, **eigen: str) -> Path:
    cel = {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": bron.splitlines(keepends=True)}
    pad = folder / f"{naam}.ipynb"
    rest = {"cell_type": "code", "metadata": {}, "source": ["toon(deel, voluit, naam, kwartaal)"]}
    pad.write_text(
        json.dumps({"cells": [cel, rest][: 1 + gebruikt], "metadata": {"loket": eigen} if eigen else {}}),
        encoding="utf-8",
    )
    return pad


@pytest.mark.parametrize(("naam", "waarde", "raad"), [("deel", 0.7, "gebruik haar"), ("kwartaal", 3, "lees_cijfers(")])
def test_a_parameter_with_which_nothing_is_done_is_refused(
    tmp_path: Path, naam: str, waarde: object, raad: str
) -> None:
    with pytest.raises(LoketFout, match=rf"doet niets met de parameter ‘{naam}’(?s:.)*{re.escape(raad)}"):
        lees_rapport(schrijf(tmp_path, "ongebruikt", gebruikt=False)).kies({naam: waarde})
    assert lees_rapport(schrijf(tmp_path, "gebruikt")).kies({naam: waarde}) == {naam: waarde}
    assert lees_rapport(schrijf(tmp_path, "jaar", gebruikt=False)).kies({"jaar": 2021}) == {"jaar": 2021}


def test_a_parameter_may_be_used_in_text_alone_but_not_the_quarter(tmp_path: Path) -> None:
    pad = schrijf(tmp_path, "tekst", gebruikt=False)
    nb = json.loads(pad.read_text("utf-8"))
    nb["cells"].append(
        {"cell_type": "markdown", "metadata": {}, "source": ["{eval}`naam` in kwartaal {eval}`kwartaal`"]}
    )
    nb["cells"].append({"cell_type": "code", "metadata": {}, "source": ["%time toon(deel)"]})
    pad.write_text(json.dumps(nb), "utf-8")
    assert lees_rapport(pad).ongebruikt == ("loket", "jaar", "voluit", "kwartaal")


@pytest.mark.parametrize(
    ("regel", "raad"),
    [
        ("grens: int = 9,5", "schrijf in een getal een punt, zoals 9.5"),
        ("grens = 9,5", "schrijf in een getal een punt, zoals 9.5"),
        ("grens: int = 9.5", "zet achter = een geheel getal"),
        ('grens: float = "9"', "zet achter = een getal"),
        ("grens: bool = 1", "zet achter = True of False"),
    ],
)
def test_a_default_that_is_not_of_its_type_is_refused(regel: str, raad: str) -> None:
    with pytest.raises(LoketFout, match=re.escape(raad)):
        lees_parameters(regel, Path("n.ipynb"))


def test_every_notebook_is_a_report_and_the_annual_one_comes_first(tmp_path: Path) -> None:
    for naam in ("zomer", "jaarverslag", "april"):
        schrijf(tmp_path, naam, titel=f"Het {naam}", voor="meelezers")
    (tmp_path / "half.ipynb").write_text("{")
    gevonden = rapporten(tmp_path)
    assert [rapport.naam for rapport in gevonden] == ["jaarverslag", "april", "zomer"]
    assert (gevonden[1].titel, gevonden[1].voor) == ("Het april", "meelezers")
    assert lees_rapport(schrijf(tmp_path, "kaal")).titel == "kaal"


def test_a_report_says_for_whom_there_is_a_version(tmp_path: Path) -> None:
    over_gevallen = lees_rapport(schrijf(tmp_path, "lijst", alleen_intern=True))
    gewoon = lees_rapport(schrijf(tmp_path, "gewoon", titel="x"))
    van_partner = zoek_rapport("partner")
    assert [r.publieken for r in (over_gevallen, gewoon, van_partner)] == [
        ("intern",), ("intern", "openbaar"), ("intern", "partner", "openbaar"),
    ]  # fmt: skip
    assert van_partner.controleer_publiek("partner") == "partner"
    with pytest.raises(LoketFout, match="lijst is er alleen voor het loket zelf"):
        over_gevallen.controleer_publiek("openbaar")
    with pytest.raises(LoketFout, match="gewoon gaat niet over één partner"):
        gewoon.controleer_publiek("partner")


def test_an_unknown_report_is_told_with_the_nearest_names(tmp_path: Path) -> None:
    schrijf(tmp_path, "jaarverslag")
    with pytest.raises(LoketFout, match=r"Er is geen rapport ‘jaarverlsag’.*Bedoelt u: jaarverslag"):
        zoek_rapport("jaarverlsag", tmp_path)
    with pytest.raises(LoketFout, match=r"Er is geen rapport ‘\.\./jaarverslag’"):
        zoek_rapport("../jaarverslag", tmp_path)


def test_a_notebook_that_is_not_whole_is_told(tmp_path: Path) -> None:
    (tmp_path / "half.ipynb").write_text('{"cells": 3, "metadata": {}}')
    with pytest.raises(LoketFout, match=r"een heel notebook\n.* git checkout HEAD -- \S*half\.ipynb\n"):
        zoek_rapport("half", tmp_path)
    with pytest.raises(LoketFout, match=r"weg\.ipynb kan niet worden gelezen: het bestand bestaat niet"):
        lees_rapport(tmp_path / "weg.ipynb")


def test_values_take_the_type_of_the_parameter(tmp_path: Path) -> None:
    rapport = lees_rapport(schrijf(tmp_path, "proef"))
    gekozen = rapport.kies({"loket": "x", "jaar": "2021", "deel": "2", "voluit": "True", "naam": 7})
    assert gekozen == {"loket": "x", "jaar": 2021, "deel": 2.0, "voluit": True, "naam": "7"}
    assert [type(waarde) for waarde in gekozen.values()] == [str, int, float, bool, str]


@pytest.mark.parametrize(
    ("naam", "waarde", "melding"),
    [
        ("jaar", "3e", "‘jaar’ kan niet ‘3e’ zijn.\n  verwacht: een geheel getal, zoals 2022"),
        ("jaar", "3.5", "een geheel getal"),
        ("deel", "half", "een getal, zoals 0.5"),
        ("voluit", "ja", "True of False"),
        ("kwartaal", "5", "‘kwartaal’ (QUARTER) kan niet ‘5’ zijn.\n  verwacht: 1, 2, 3 of 4"),
        ("jaren", "2", "kent geen parameter ‘jaren’, die ‘2’ zou moeten zijn. Bedoelt u: jaar"),
    ],
)
def test_a_wrong_value_or_name_is_refused_with_what_was_expected(
    tmp_path: Path, naam: str, waarde: str, melding: str
) -> None:
    with pytest.raises(LoketFout) as fout:
        lees_rapport(schrijf(tmp_path, "proef")).kies({naam: waarde})
    assert melding in str(fout.value)


def test_a_report_of_a_whole_year_names_those_of_a_quarter_and_does_not_advise_to_become_one() -> None:
    with pytest.raises(LoketFout) as fout:
        zoek_rapport("jaarverslag").kies({"kwartaal": 2})
    assert "REPORT=kwartaalcijfers of REPORT=planning" in str(fout.value)
    assert "QUARTER=2 toont naast het kwartaal het jaar tot en met 30 juni" in str(fout.value)
    assert "voeg de parameter toe" not in str(fout.value)
    with pytest.raises(LoketFout, match=r"laat PARTNER weg, of kies een rapport dat het wel vraagt: REPORT=partner$"):
        zoek_rapport("jaarverslag").kies({"partner": "Servatius"})


def test_a_parameters_cell_that_is_gone_is_told_with_how_to_get_it_back() -> None:
    with pytest.raises(LoketFout, match=r"ontbreekt de cel met parameters.*\n.*kopieer die cel uit een ander notebook"):
        Rapport(Path("notebooks/x.ipynb"), {}, "x", "").kies({"loket": "maastricht"})


@pytest.mark.parametrize(
    ("regel", "raad"),
    [
        ("jaar = 2022 + 1", "zet in deze cel alleen parameters"),
        ("import os", "zet in deze cel alleen parameters"),
        ("jaar: list = [1]", "zet in deze cel alleen parameters"),
        ("x.y = 1", "zet in deze cel alleen parameters"),
        ('loket: str = "maastricht', "deze regel is niet te lezen: kijk of er een aanhalingsteken"),
        ("jaar: int =  # het jaar", "zet een waarde achter ="),
        ("loket: str = maastricht  # map", 'zet aanhalingstekens om een tekst: "maastricht"'),
    ],
)
def test_a_parameters_cell_holds_parameters_only(regel: str, raad: str) -> None:
    with pytest.raises(LoketFout, match=f"(?s)regel 2: ‘.*wat te doen: {raad}"):
        lees_parameters(f"a = 1\n{regel}\n", Path("notebooks/x.ipynb"))


def test_the_list_for_make_help_names_what_a_report_takes_of_its_own(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT)
    main()
    regels = capsys.readouterr().out.splitlines()
    assert regels[0].startswith("  REPORT=jaarverslag")
    assert any("REPORT=kwartaalcijfers" in regel and regel.endswith("(kwartaal)") for regel in regels)


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [
        ("jaarverslag", "cijfers"),
        ("jaarverslag-openbaar", "cijfers-openbaar"),
        ("kwartaalcijfers-k4-openbaar", "kwartaalcijfers-k4-openbaar"),
        ("jaarverslag-eigen", "jaarverslag-eigen"),
    ],
)
def test_the_files_with_figures_end_as_the_report_does(naam: str, verwacht: str) -> None:
    assert cijfernaam(naam) == verwacht


def test_a_report_for_others_says_so_in_its_name() -> None:
    assert bestandsnaam(Path("notebooks/partner.ipynb"), {"partner": "DN07"}, "openbaar") == "partner-dn07-openbaar"
    assert bestandsnaam(Path("notebooks/jaarverslag.ipynb"), {}) == "jaarverslag"
