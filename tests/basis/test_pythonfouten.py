"""Errors of Python are told in Dutch."""

from __future__ import annotations

import io
from pathlib import Path

import pandas
import pytest
from matplotlib.backends.registry import backend_registry

from loket.basis.pythonfouten import onbekende_naam, python_in_woorden


@pytest.mark.parametrize(
    ("code", "begin"),
    [
        ("1 / 0", "Er wordt door nul gedeeld: vraag eerst"),
        ("{}['a']", "De sleutel ‘a’ bestaat hier niet: kijk hoe die heet."),
        ("{}[3]", "De sleutel ‘3’ bestaat hier niet: kijk"),
        ("pandas.DataFrame({'a': [1]})['b']", "De sleutel ‘b’ bestaat hier niet: kijk hoe die heet. Bij een tabel"),
        ("pdd.DataFrame()", "De naam ‘pdd’ bestaat niet: kijk"),
        ("pandas()", "Wat vóór de haakjes staat, is zelf geen functie"),
        ("print(1 2)", "Tussen twee waarden ontbreekt een komma"),
        ("if a = 1:\n  pass", "Vergelijken doet u met =="),
        ("(lambda a, b, c: a)()", "Tussen de haakjes ontbreekt: ‘a’, ‘b’ en ‘c’."),
        ("(lambda a, b: a)()", "Tussen de haakjes ontbreekt: ‘a’ en ‘b’."),
        ("f(1, 2", "Het teken ( wordt nergens gesloten: zet"),
        ("f('a)", "Een tekst wordt niet gesloten: zet"),
        ("for x in []\n  x", "Aan het eind van een regel ontbreekt een dubbele punt: zet"),
        ("a = = 1", "Python kan dit niet lezen: "),
        ("for x in []:\nx", "Onder een regel die op : eindigt, hoort"),
        ("a = 1\n  b = 2", "Een regel begint te ver naar rechts of links: laat"),
        ("[1][5]", "Zoveel zijn er niet: het getal tussen [ ] is te groot."),
        ("pandas.Series([1]).iloc[5]", "Zoveel zijn er niet: "),
        ("import bestaat_niet", "Het pakket ‘bestaat_niet’ is er niet: kijk"),
        ("from pandas import DataFram", "‘DataFram’ staat niet in ‘pandas’: kijk"),
        ("open('weg.csv')", "Het bestand ‘weg.csv’ bestaat niet, of de map ervan. Kijk naar de naam; het pad"),
        ("open('data\\nieuw.csv')", "In deze tekst staat een \\, zoals in een pad van Windows: schrijf /"),
        ("open('data\\\\eigen.csv')", "In deze tekst staat een \\, zoals in een pad van Windows: schrijf /"),
        ("len(1, 2)", "Tussen de haakjes van len staat te veel of te weinig."),
        ("(lambda a: a)(1, 2)", "Tussen de haakjes van <lambda> staat te veel of te weinig."),
        ("(lambda a: a)()", "Tussen de haakjes ontbreekt: ‘a’."),
        ("(lambda a: a)(1, b=1)", "‘b’ hoort hier niet tussen de haakjes: haal"),
        ("1 + 'a'", "Een tekst en een getal, of iets wat leeg is, kunnen niet samen in een som: maak"),
        (
            "'a' + 1",
            'Een tekst en een getal gaan niet samen met +: zet het getal in de tekst, zoals f"aantal: {aantal}".',
        ),
        ("print 'a'", "Achter print horen haakjes: print(…)."),
        ("x = “a”", "Het teken “ kent Python niet: typ een recht aanhalingsteken"),
        ("a = [1]\na['a']", "Dit is een rij van waarden, en geen tabel"),
        (
            "pandas.DataFrame({'a': [1]}).set_axis(['x', 'y'], axis=1)",
            "Er staan meer of minder namen dan er kolommen zijn",
        ),
        ("abs(1)()", "Hier horen geen haakjes ( ) achter: haal"),
        ("abs(1)[0]", "Hier horen geen rechte haken [ ] achter: haal"),
        ("[].push(1)", "‘push’ bestaat hier niet: kijk"),
        ("{}.get('a').lower()", "Hier is niets om ‘.lower’ van te vragen."),
        ("float('12,5')", "‘12,5’ is voor Python geen getal: schrijf het met een punt"),
        ("int('een')", "‘een’ is voor Python geen getal: schrijf"),
        ("int('8.9')", "‘8.9’ is geen heel getal: schrijf float in plaats van int, zoals float(8.9)."),
        ("int('1.234')", "‘1.234’ is voor Python geen getal: schrijf"),
        ("a, b = abs", "Achter de functie rechts van = horen haakjes"),
        ("a, b = [].append", "Achter de functie rechts van = horen haakjes"),
        ("a, b = 3", "Links van = staat meer dan één naam, en rechts"),
        ("pandas.DataFrame({'a': [1]}).groupby('a')['b']", "De kolom ‘b’ bestaat hier niet: kijk hoe die heet"),
        ("pandas.DataFrame({'a': [1]}).plot(kind='pie')", "Een taart gaat over één kolom: zeg welke"),
        ("import locale; locale.setlocale(locale.LC_ALL, 'xx')", "Die taal staat niet op deze computer"),
        ("a, b = [1, 2, 3]", "Links van = staan niet evenveel namen"),
        ("bool(pandas.Series([1, 2]))", "Een hele kolom is niet waar of onwaar. Zet &"),
        ("pandas.to_datetime('31-31-2022')", "Die dag bestaat niet: schrijf een dag als"),
        ("pandas.Timestamp('gisteren')", "‘gisteren’ is geen dag: schrijf"),
        ("pandas.to_datetime(pandas.Series(['2022-01-01', 'x']))", "‘x’ is geen dag: schrijf"),
        ("pandas.DataFrame({'a': [1], 'b': [1, 2]})", "Niet alles is even lang: geef"),
        ("d = pandas.DataFrame({'a': [1, 2]})\nd['b'] = [1, 2, 3]", "Niet alles is even lang: geef"),
        (
            "pandas.to_datetime(pandas.Series(['2022-01-01'])) > 'gisteren'",
            "Een dag is alleen met een dag te vergelijken",
        ),
        ("pandas.to_datetime(pandas.Series(['2022-01-01'])) - 5", "Een dag is alleen met een dag te vergelijken"),
        ("pandas.Series(['a']) < 3", "Deze waarden zijn niet te vergelijken: een getal"),
        ("'a' < 3", "Deze waarden zijn niet te vergelijken: een getal"),
        ("pandas.Series(['a']).mean()", "Met tekst kan niet worden gerekend: kies"),
        ("pandas.Series(['a']).dt.month", "‘.dt’ past niet bij deze kolom: .dt is voor dagen"),
        ("pandas.DataFrame({'a': [1]})[['a', 'b']]", "‘b’ bestaat hier niet: kijk hoe de kolom heet"),
        ("pandas.DataFrame({'a': [1]}).drop(columns='b')", "‘b’ bestaat hier niet: kijk hoe de kolom heet"),
        ("pandas.DataFrame({'a': [1]}).query('b > 1')", "‘b’ bestaat hier niet: kijk hoe de kolom heet"),
        ("pandas.DataFrame({'a': ['x']}).astype({'a': int})", "‘x’ is voor Python geen getal: schrijf"),
        ("pandas.Series([1]).plot(kind='staaf')", "‘staaf’ is geen soort grafiek: kies"),
        ("pandas.Series([1]).plot(color='rood')", "‘rood’ is geen kleur: schrijf"),
        ("pandas.Series([1]).plot(kleur='red')", "‘kleur’ hoort hier niet tussen de haakjes: haal"),
        ("import matplotlib.pyplot as plt; plt.plot([1], color='rood')", "‘rood’ is geen kleur: schrijf"),
        ("pandas.DataFrame({'a': [1]})['a'].to_numpy() + 'x'", "Een tekst en een getal kunnen niet samen"),
        ("pandas.DataFrame({'a': [1]}).merge(pandas.DataFrame({'b': [1]}))", "De twee tabellen hebben geen kolom"),
        ("pandas.Series([1]).astype('getal')", "‘getal’ is geen soort waarde: schrijf"),
        ("pandas.Series([1]).append([2])", "‘.append’ bestaat niet meer: zet tabellen"),
        ("round('3')", "Alleen een getal is af te ronden: float(…)"),
        ("assert 1 == 2", "Wat achter assert staat, is niet waar."),
        ("open('nee/x.csv', 'w')", "Het bestand ‘nee/x.csv’ bestaat niet, of de map ervan."),
        ("pandas.Series(['a']).plot()", "Dit zijn geen getallen om te tekenen."),
        ("max([])", "Er is niets om het grootste of kleinste van te nemen."),
        ("'%1.1f %procent' % 5", 'Een procentteken in een opmaak schrijft u dubbel: %%, zoals "%1.0f%%".'),
        ("'%1.1f%' % 5", "Een procentteken in een opmaak schrijft u dubbel"),
        ("'%1.1f %zo' % 5", "Een procentteken in een opmaak schrijft u dubbel"),
        ("pandas.Series([1, None]).astype(int)", "Niet elke rij heeft een waarde"),
        (
            "pandas.DataFrame({'a': ['x']}).merge(pandas.DataFrame({'a': [1]}))",
            "De kolom ‘a’ is in de twee tabellen niet van dezelfde soort",
        ),
        ("pandas.read_csv(io.StringIO('a\\n1,2\\n1,2,3'))", "Dit bestand is zo geen tabel: staan er puntkomma’s"),
        ("pandas.read_csv(io.StringIO('a;b'), usecols=['a'])", "Het bestand heeft geen kolom ‘a’: kijk hoe die heet"),
        ("pandas.read_csv(io.StringIO('a;b'), parse_dates=['a'])", "Het bestand heeft geen kolom ‘a’: kijk"),
        ("pandas.read_csv(io.StringIO('a;b\\n1;2'), index_col='a')", "Het bestand heeft geen kolom a: kijk"),
        ("pandas.DataFrame({'a': [1]}).insert(0, 'a', 1)", "Een kolom ‘a’ is er al"),
        ("pandas.Series(['a']).isin('a')", "Achter isin hoort een lijst"),
        ("pandas.DataFrame({'a': 1})", "Ook om één waarde horen in een tabel rechte haken"),
        ("pandas.DataFrame().to_csv('nee/x.csv')", "De map ‘nee’ bestaat niet"),
        ("pandas.to_datetime(['a'])", "‘a’ is geen dag"),
        ("import matplotlib.pyplot as plt; plt.pie([1, 2], labels=['a'])", "Niet alles is even lang"),
        ("b'caf\\xe9'.decode()", "Het bestand is niet bewaard als UTF-8: bewaar"),
    ],
)
def test_an_error_of_python_is_told_in_dutch_alone(code: str, begin: str) -> None:
    try:
        exec(compile(code, "cel", "exec"), {"pandas": pandas, "io": io})
    except Exception as fout:
        gezegd = python_in_woorden(type(fout).__name__, str(fout))
        assert gezegd.startswith(begin)
        assert type(fout).__name__ not in gezegd
        assert "\n" not in gezegd
    else:
        pytest.fail("this goes well")


@pytest.mark.parametrize(
    ("soort", "tekst", "verwacht"),
    [
        ("EigenFout", "iets", "Dit kan niet worden uitgevoerd. Python zegt: EigenFout: iets"),
        ("ValueError", "iets anders\nen meer", "Deze waarde past hier niet. Python zegt: ValueError: iets anders"),
        ("StopIteration", "", "Dit kan niet worden uitgevoerd. Python zegt: StopIteration"),
    ],
)
def test_an_error_that_nobody_put_in_words_is_told_by_its_kind_and_in_its_own(
    soort: str, tekst: str, verwacht: str
) -> None:
    assert python_in_woorden(soort, tekst) == verwacht


@pytest.mark.parametrize(
    ("naam", "regel"),
    [
        ("grafiek", "from loket import grafiek"),
        ("plt", "import matplotlib.pyplot as plt"),
        ("np", "import numpy as np"),
    ],
)
def test_of_a_name_that_was_not_imported_the_import_is_told(naam: str, regel: str) -> None:
    gezegd = onbekende_naam(naam, ["grafieken"])
    assert (
        gezegd
        == f"De naam ‘{naam}’ is hier nog niet bekend: voeg toe aan de cel die begint met from loket import: {regel}"
    )
    assert python_in_woorden("NameError", f"name '{naam}' is not defined") == gezegd


def test_a_slip_in_a_command_of_matplotlib_is_told() -> None:
    with pytest.raises(RuntimeError) as fout:
        backend_registry.resolve_gui_or_backend("inlin")
    assert python_in_woorden("RuntimeError", str(fout.value)).startswith("‘inlin’ kent %matplotlib niet: schrijf")


def test_a_sheet_that_is_not_in_a_workbook_is_told(tmp_path: Path) -> None:
    werkboek = tmp_path / "x.xlsx"
    pandas.DataFrame({"a": [1]}).to_excel(werkboek)
    with pytest.raises(ValueError, match="not found") as fout:
        pandas.read_excel(werkboek, sheet_name="trajecten", engine="openpyxl")
    assert python_in_woorden("ValueError", str(fout.value)).startswith("Een blad ‘trajecten’ is er niet: kijk")


def test_what_cases_cannot_do_a_copy_can() -> None:
    assert python_in_woorden(
        "TypeError", "cannot concatenate object of type '<class 'loket.cijfers.cijfer.Gevallen'>'"
    ).endswith("df = cijfers.plaatsingen.trajecten.copy().")


def test_another_name_that_is_not_there_is_perhaps_mistyped() -> None:
    assert onbekende_naam("cijfer", ["cijfers"]) == "De naam ‘cijfer’ bestaat niet. Bedoelt u: cijfers?"
    assert onbekende_naam("xyz").endswith("Is het een tekst, zet er dan aanhalingstekens om.")


def test_in_a_file_no_cell_is_spoken_of() -> None:
    gezegd = python_in_woorden("NameError", "name 'snelle_intake' is not defined", in_bestand=True)
    assert gezegd.endswith("of importeer hem bovenaan dit bestand.")
    assert onbekende_naam("pd", in_bestand=True).endswith("bovenaan dit bestand: import pandas as pd")
