"""A slip in a cell, as JupyterLab shows it."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from loket.basis.meldingen import InvoerFout, LoketFout
from loket.tonen.celfout import richt_in, richt_zinnen_in, vertel


@pytest.fixture
def toont(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Run a cell; return what is shown."""
    monkeypatch.delenv("LOKET_TRACEBACK", raising=False)
    shell = InteractiveShell()
    shell.history_manager.enabled = False
    richt_in(shell)
    shell.user_ns |= {"LoketFout": LoketFout, "InvoerFout": InvoerFout}

    def voer_uit(cel: str) -> str:
        shell.run_cell(cel)
        return capsys.readouterr().out.strip()

    return voer_uit


def test_the_line_of_the_cell_is_told_in_dutch_without_a_traceback(toont) -> None:
    assert toont("a = 0\nb = 1 / a\nc = 2") == (
        "Deze cel is mislukt. Er wordt door nul gedeeld: vraag eerst of het getal waardoor u deelt niet 0 is."
        "\n  waar: regel 2: b = 1 / a"
    )
    syntax = toont("print('a'")
    assert syntax.startswith("Deze cel is mislukt. De code houdt te vroeg op")
    assert syntax.endswith("waar: regel 1: print('a'")


def test_of_what_went_wrong_in_a_library_only_the_end_is_told(toont) -> None:
    regels = toont("import pandas as pd\npd.DataFrame({'a': [1]})['b']").splitlines()
    assert len(regels) == 2  # a file of pandas is not one that the analyst has
    assert regels[0].startswith("Deze cel is mislukt. De sleutel ‘b’ bestaat hier niet")
    assert regels[1] == "  waar: regel 2: pd.DataFrame({'a': [1]})['b']"
    in_loket = toont("from loket.basis.meldingen import nabij\nnabij(3, [])").splitlines()
    assert in_loket[-1].startswith("  binnen: meldingen.py, regel ")


@pytest.mark.parametrize(
    ("cel", "bedoeld"),
    [
        ("frame['aantl']", "Bedoelt u: aantal?"),
        ("frame[['groep', 'aantl']]", "Bedoelt u: aantal?"),
        ("frame.groupby('groept').sum()", "Bedoelt u: groep?"),
        ("frame['groep'].value_counts()['noord ']", "Bedoelt u: noord?"),
        ("frame['xyz']", "Bekend zijn: aantal, groep."),
        ("frame.gropby('groep')", "Bedoelt u: groupby"),
        ("frame.groupby('groep')['aantl'].sum()", "Bedoelt u: aantal?"),
        ("frame.sort('aantal')", "Bedoelt u: sort_values?"),
        ("frame.aantal.month", "Bedoelt u: dt.month?"),
        ("plt.gca().titel('x')", "Bedoelt u: set_title?"),
        ("plt.gca().legenda()", "Bedoelt u: legend?"),
        ("plt.titel('x')", "Bedoelt u: title of"),
        ("fig, assen = plt.subplots(2)\nassen.bar([1], [2])", "Bedoelt u: assen[0].bar?"),
        ("fig, assen = plt.subplots(2, 2)\nassen.bar([1], [2])", "Bedoelt u: assen[0, 0].bar?"),
        ("frame['b'] = frame['aantal'] / 67 * 100,0", "schrijft u hier met een punt, zoals 8.9."),
        ("frame['b'] = 8,9", "schrijft u hier met een punt, zoals 8.9."),
        ("frame.loc[10]", "Een rij ‘10’ is er niet."),
        ("frame.loc[0, 'aantl']", "Bedoelt u: aantal?"),
        ("frme", "Bedoelt u: frame?"),
        ("pd.DataFram()", "Bedoelt u: DataFrame?"),
        ("frame[(frame.aantal > 1) and (frame.aantal < 3)]", "Zet & in plaats van and"),
        ("frame[frame.groep == 'noord' & frame.aantal > 3]", "Om elke vergelijking horen haakjes"),
        ("open('C:\\Users\\jan')", "schrijf / in plaats daarvan"),
        ("frame.merge(3)", "neem van een cijfer de gevallen"),
        ("'%1.0f%' % 3", "schrijft u dubbel: %%"),
        ("import pandass", "Bedoelt u: pandas?"),
        ("import pandas.plottin", "Bedoelt u: plotting?"),
        ("import grafiek", "Bedoelt u: from loket import grafiek?"),
        ("from loket import tabl", "Bedoelt u: tabel?"),
        ("fout = KeyError(3)\nraise fout", "frame.columns noemt ze."),
    ],
)
def test_the_nearest_name_is_offered(toont, cel: str, bedoeld: str) -> None:
    maak = "import pandas as pd, matplotlib.pyplot as plt\nframe = pd.DataFrame({'groep': ['noord'], 'aantal': [1]})\n"
    assert bedoeld in toont(maak + cel).splitlines()[0]


def test_a_name_that_was_given_two_numbers_by_a_comma_is_told_where_that_was(toont) -> None:
    getoond = toont("import numpy as np\ngrens = 2,5\nx = np.arange(3)\nif x > grens: pass")
    assert "‘grens’ heeft twee getallen gekregen. Een komma in een getal is hier een punt: grens = 2.5." in getoond
    assert "waar: regel 2: grens = 2,5" in getoond
    assert "grens" not in toont("grens = 2,5\nander = 1 / 0")


def test_a_list_of_another_length_is_no_number_with_a_comma(toont) -> None:
    gezegd = toont("import pandas as pd\nframe = pd.DataFrame({'a': [1]})\nframe['b'] = [8,9]")
    assert "evenveel waarden.\n" in gezegd


def test_a_workbook_is_read_otherwise_than_a_text(toont, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04\xff")
    gezegd = toont(f"import pandas as pd\npd.read_csv('{tmp_path}/x.xlsx')")
    assert "Dit bestand is een werkboek van Excel: lees het met pd.read_excel." in gezegd


def test_what_loket_says_itself_stays_as_it_is_and_all_can_be_seen(toont, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        toont("raise LoketFout('Dit kan niet.')") == "Dit kan niet.\n  waar: regel 1: raise LoketFout('Dit kan niet.')"
    )
    assert toont("raise InvoerFout([])") == "0 problemen in de invoer."
    assert vertel(KeyboardInterrupt()) == "De cel is gestopt."
    monkeypatch.setenv("LOKET_TRACEBACK", "1")
    assert "Traceback" in toont("1 / 0")


def test_a_gap_in_a_line_is_no_warning() -> None:
    with warnings.catch_warnings(record=True, action="always") as gezegd:
        float(np.ma.masked)
        assert len(gezegd) == 1
        richt_in(InteractiveShell())
        float(np.ma.masked)
        assert len(gezegd) == 1


@pytest.mark.parametrize(
    ("zin", "verteld"),
    [
        ("jar", "De naam ‘jar’ bestaat niet: kijk of u hem goed schreef, en of de cel die hem maakt hierboven staat."),
        ("plaatsing.aantal", "De naam ‘plaatsing’ bestaat niet: "),
        ("1 +", "Python kan dit niet lezen: er is een punt, komma, haakje of aanhalingsteken te veel of te weinig."),
        ("1 / 0", "Er wordt door nul gedeeld"),
        ("weiger()", "Dit kan niet."),
    ],
)
def test_a_slip_in_a_sentence_is_told_in_dutch(zin: str, verteld: str) -> None:
    shell = InteractiveShell()
    richt_zinnen_in(shell)

    def weiger() -> None:
        raise LoketFout("Dit kan niet.")

    shell.user_ns |= {"weiger": weiger, "plaatsingen": 1}
    antwoord = shell.user_expressions({"0": zin})["0"]
    assert (antwoord["status"], antwoord["ename"]) == ("error", "Let op")
    assert antwoord["evalue"].startswith(verteld)
    assert antwoord["evalue"].endswith("Bedoelt u: plaatsingen?") == zin.startswith("plaatsing")


@pytest.mark.parametrize(
    ("cel", "hoort"),
    [
        ("tabel(frame=3)", "tabel(frame, anker, titel, koppen=…, noot=…, leeg=…, openbaar=…)"),
        ("grafieken.jaarstroom()", "grafieken.jaarstroom(cijfers)"),
        ("overzichten.jaarstroom()", "overzichten.jaarstroom(cijfers)"),
        ("grafieken.jaarstroom(3)", "grafieken.jaarstroom(cijfers)"),
        ("Cijfers.kruis(1)", "cijfers.kruis(naam, rijen, kolommen)"),
        ("Verhaal(3)", "Verhaal(cijfers, streng=…)"),
        ("print(end=3)", ""),
        ("int()()", ""),
    ],
)
def test_how_a_function_of_lokets_own_is_called_is_told(toont, cel: str, hoort: str) -> None:
    eerste = toont(f"from loket import *\n{cel}").splitlines()[0]
    assert eerste.endswith(f" Zo hoort het: {hoort}.") if hoort else "Zo hoort het" not in eerste
    assert "Python zegt" not in eerste or not hoort


@pytest.mark.parametrize(
    ("waarschuwing", "gezegd"),
    [
        ("'set_ticklabels() should only be used with a fixed number of ticks'", "Zet eerst de plekken"),
        ("'A value is being set on a copy of a DataFrame or Series'", "Noem eerst de rij en dan de kolom"),
        ("'iets anders'", "Python zegt: iets anders"),
        ("'Pandas 4 doet het anders', FutureWarning", ""),
    ],
)
def test_what_a_library_warns_of_is_one_line_and_its_own_future_none(
    monkeypatch: pytest.MonkeyPatch, waarschuwing: str, gezegd: str
) -> None:
    monkeypatch.setattr(warnings, "formatwarning", warnings.formatwarning)
    with warnings.catch_warnings(record=True, action="always") as gewaarschuwd:
        richt_in(InteractiveShell())
        exec(f"import warnings\nwarnings.warn({waarschuwing})")
    regels = [warnings.formatwarning(w.message, w.category, w.filename, w.lineno) for w in gewaarschuwd]
    assert [(regel.startswith("Let op, regel 2: "), gezegd in regel) for regel in regels] == [(True, True)] * bool(
        gezegd
    )
