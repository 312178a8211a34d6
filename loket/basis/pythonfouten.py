"""What Python's own errors mean to an analyst, and what to do about them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from loket.basis.afspraken import PROJECT
from loket.basis.meldingen import lijkt_op

_PROCENT = 'Een procentteken in een opmaak schrijft u dubbel: %%, zoals "%1.0f%%".'
_SCHUINE_STREEP = "In deze tekst staat een \\, zoals in een pad van Windows: schrijf / in plaats daarvan."
#: What Python's own errors mean to an analyst, and what to do; a group in the pattern stands for what it is about. The
#: first row that fits holds.
_PYTHON = (
    ("IndentationError", r"expected an indented", "Onder een regel die op : eindigt, hoort een regel die inspringt."),
    (
        "IndentationError",
        r"",
        "Een regel begint te ver naar rechts of links: laat hem gelijk beginnen met die erboven.",
    ),
    ("TabError", r"", "Tabs en spaties staan door elkaar: begin elke regel met spaties."),
    ("SyntaxError", r"'(.)' was never closed", "Het teken {} wordt nergens gesloten: zet er de andere helft bij."),
    ("SyntaxError", r"incomplete input", "De code houdt te vroeg op: er ontbreekt een haakje, of een regel."),
    (
        "SyntaxError",
        r"invalid character '([“”‘’„])'",
        "Het teken {} kent Python niet: typ een recht aanhalingsteken, \" of '.",
    ),
    ("SyntaxError", r"Missing parentheses in call to '(\w+)'", "Achter {0} horen haakjes: {0}(…)."),
    ("SyntaxError", r"unicodeescape", _SCHUINE_STREEP),
    ("SyntaxError", r"unterminated", "Een tekst wordt niet gesloten: zet er een aanhalingsteken achter."),
    ("SyntaxError", r"forgot a comma", "Tussen twee waarden ontbreekt een komma: zet die ertussen."),
    ("SyntaxError", r"meant ['\"]==", "Vergelijken doet u met ==: één = geeft een waarde een naam."),
    ("SyntaxError", r"expected ':'", "Aan het eind van een regel ontbreekt een dubbele punt: zet die erbij."),
    (
        "SyntaxError",
        r"",
        "Python kan dit niet lezen: er is een punt, komma, haakje of aanhalingsteken te veel of te weinig.",
    ),
    ("AssertionError", r"", "Wat achter assert staat, is niet waar."),
    ("ZeroDivisionError", r"", "Er wordt door nul gedeeld: vraag eerst of het getal waardoor u deelt niet 0 is."),
    ("AttributeError", r"'NoneType' object has no attribute '(.+?)'", "Hier is niets om ‘.{}’ van te vragen."),
    (
        "AttributeError",
        r"'(?:Series|DataFrame)' object has no attribute 'append'",
        "‘.append’ bestaat niet meer: zet tabellen onder elkaar met pd.concat([een, twee]).",
    ),
    (
        "AttributeError",
        r"Can only use (\.\w+) accessor",
        "‘{}’ past niet bij deze kolom: .dt is voor dagen, .str voor teksten.",
    ),
    ("AttributeError", r"unexpected keyword argument '(.+?)'", "‘{}’ hoort hier niet tussen de haakjes: haal het weg."),
    (
        "AttributeError",
        r"attribute '(.+?)'",
        "‘{}’ bestaat hier niet: kijk met TAB welke namen er achter de punt kunnen.",
    ),
    ("TypeError", r"unexpected keyword argument '(.+?)'", "‘{}’ hoort hier niet tussen de haakjes: haal het weg."),
    ("TypeError", r"missing \d+ required .*?: (.+)$", "Tussen de haakjes ontbreekt: {}."),
    ("TypeError", r"^(.+?)\(\) takes .*given", "Tussen de haakjes van {} staat te veel of te weinig."),
    (
        "TypeError",
        r"Gevallen'",
        "Zo kan het niet met gevallen: maak er eerst een gewone tabel van, zoals"
        " df = cijfers.plaatsingen.trajecten.copy().",
    ),
    (
        "TypeError",
        r"can only concatenate str",
        'Een tekst en een getal gaan niet samen met +: zet het getal in de tekst, zoals f"aantal: {{aantal}}".',
    ),
    (
        "TypeError",
        r"list indices must be integers or slices, not str",
        "Dit is een rij van waarden, en geen tabel: tussen [ ] hoort een volgnummer, zonder aanhalingstekens.",
    ),
    (
        "TypeError",
        r"'r?(?:and|or)_'|for [&|]:",
        "Om elke vergelijking horen haakjes als & of | ertussen staat:"
        ' (t.corporatie == "Servatius") & (t.wachttijd > 6).',
    ),
    (
        "TypeError",
        r"merge Series or DataFrame|Cijfer'> was passed",
        "Hier hoort een tabel: neem van een cijfer de gevallen, zoals cijfers.facturen.trajecten.",
    ),
    ("ValueError", r"incomplete format|unsupported format", _PROCENT),
    ("TypeError", r"arguments for format string", _PROCENT),
    ("ValueError", r"Length mismatch", "Er staan meer of minder namen dan er kolommen zijn: geef elke kolom er een."),
    (
        "ValueError",
        r"level name (.+?) is not the name",
        '‘{}’ is geen kolom om mee te groeperen: zet meer kolommen samen tussen [ ], zoals groupby(["a", "b"]).',
    ),
    ("ValueError", r"cannot assign without a target", "Vergelijken doet u met ==: één = geeft een waarde een naam."),
    (
        "AttributeError",
        r"'(.+?)' is not a valid function for",
        "‘{}’ is geen manier om samen te nemen: kies sum, mean, median, min, max of count.",
    ),
    (
        "ValueError",
        r"'color' argument must be a valid color",
        'Dit is geen kleur: schrijf een code, zoals "#d52b1e", of een Engelse naam, zoals "red".',
    ),
    (
        "TypeError",
        r"unsupported operand|can only concatenate",
        "Een tekst en een getal, of iets wat leeg is, kunnen niet samen in een som: maak van een tekst een getal met"
        " float(…).",
    ),
    (
        "UFuncTypeError",
        r"",
        "Een tekst en een getal kunnen niet samen in een som: maak van een tekst een getal met float(…).",
    ),
    ("TypeError", r"data type '(.+?)' not understood", "‘{}’ is geen soort waarde: schrijf int, float of str."),
    (
        "TypeError",
        r"doesn't define __round__",
        "Alleen een getal is af te ronden: float(…) maakt er een van een tekst.",
    ),
    (
        "MergeError",
        r"No common columns",
        "De twee tabellen hebben geen kolom die hetzelfde heet: zeg welke bij elkaar horen, met left_on en right_on.",
    ),
    (
        "TypeError",
        r"datetime64|DatetimeArray",
        'Een dag is alleen met een dag te vergelijken, zoals pd.Timestamp("2022-12-31"); bij een dag telt u een duur'
        " op, zoals pd.Timedelta(days=5).",
    ),
    (
        "TypeError",
        r"Invalid comparison|not supported between",
        "Deze waarden zijn niet te vergelijken: een getal kan alleen met een getal, een tekst alleen met een tekst.",
    ),
    (
        "TypeError",
        r"Cannot perform reduction|agg function failed|does not support operation",
        "Met tekst kan niet worden gerekend: kies eerst een kolom met getallen, zoals"
        ' frame.groupby("corporatie")["wachttijd"].mean().',
    ),
    (
        "TypeError",
        r"no numeric data to plot|ufunc 'isfinite'",
        "Dit zijn geen getallen om te tekenen. Zijn het cijfers, maak er dan getallen van met .astype(float), zoals"
        ' frame["plaatsingen"].astype(float).',
    ),
    (
        "TypeError",
        r"'module' object is not callable",
        "Wat vóór de haakjes staat, is zelf geen functie maar een verzameling daarvan: zet er een punt en de naam van"
        " de functie tussen, zoals grafieken.wachttijd(cijfers). Een eigen grafiek maakt u met grafiek(…), zonder -en.",
    ),
    ("TypeError", r"has no len", "Met len(…) is hier niets te tellen: een cijfer is zelf al het aantal."),
    ("TypeError", r"to isin\(\)|DataFrame.isin", 'Achter isin hoort een lijst, zoals isin(["Servatius"]).'),
    (
        "TypeError",
        r"unpack non-iterable \w*(?:function|method)",
        "Achter de functie rechts van = horen haakjes: zet er ( ) achter.",
    ),
    ("TypeError", r"unpack non-iterable", "Links van = staat meer dan één naam, en rechts is er maar één waarde."),
    ("TypeError", r"not iterable", "Dit is één waarde; alleen een lijst of tabel heeft er meer om langs te gaan."),
    ("TypeError", r"not callable", "Hier horen geen haakjes ( ) achter: haal ze weg."),
    ("TypeError", r"not subscriptable", "Hier horen geen rechte haken [ ] achter: haal ze weg."),
    (
        "KeyError",
        r"Columns? not found: (.+?)['\"]?$",
        "De kolom ‘{}’ bestaat hier niet: kijk hoe die heet; frame.columns noemt ze.",
    ),
    ("KeyError", r"\[('.+?')\]", "{} bestaat hier niet: kijk hoe de kolom heet; frame.columns noemt ze."),
    (
        "UndefinedVariableError",
        r"name '(.+?)'",
        "‘{}’ bestaat hier niet: kijk hoe de kolom heet; frame.columns noemt ze.",
    ),
    (
        "KeyError",
        r"^['\"]?(.+?)['\"]?$",
        "De sleutel ‘{}’ bestaat hier niet: kijk hoe die heet. Bij een tabel is dat een kolom; frame.columns noemt ze.",
    ),
    ("IndexError", r"", "Zoveel zijn er niet: het getal tussen [ ] is te groot. Tellen begint bij 0."),
    (
        "ModuleNotFoundError",
        r"named '(.+?)'",
        "Het pakket ‘{}’ is er niet: kijk of u het goed schreef, of doe het met pandas of matplotlib.",
    ),
    ("ImportError", r"import name '(.+?)' from '(.+?)'", "‘{}’ staat niet in ‘{}’: kijk of u het goed schreef."),
    ("FileNotFoundError", r": '.*\\", _SCHUINE_STREEP),
    (
        "FileNotFoundError",
        r": '(.+?)'",
        "Het bestand ‘{}’ bestaat niet, of de map ervan. Kijk naar de naam; het pad begint bij de map van het project.",
    ),
    (
        "PermissionError",
        r": '(.+?)'",
        "Er zijn geen rechten voor ‘{}’: geef uzelf die rechten, of kies een ander bestand.",
    ),
    (
        "ValueError",
        r"invalid literal for int.*?: '(-?\d*\.(?!\d{3}')\d+)'",
        "‘{0}’ is geen heel getal: schrijf float in plaats van int, zoals float({0}).",
    ),
    (
        "ValueError",
        r"could not convert string to float: '(.*?)'|invalid literal for int.*?: '(.*?)'",
        "‘{}’ is voor Python geen getal: schrijf het met een punt in plaats van een komma, zonder punten voor duizend.",
    ),
    ("DateParseError", r"parse: (.+)$", "‘{}’ is geen dag: schrijf een dag als 2022-12-31."),
    ("DateParseError", r"", "Die dag bestaat niet: schrijf een dag als 2022-12-31."),
    ("ValueError", r"(?:time data|date string) \"(.*?)\"", "‘{}’ is geen dag: schrijf een dag als 2022-12-31."),
    (
        "IntCastingNaNError",
        r"",
        "Niet elke rij heeft een waarde, en leeg is geen heel getal: haal die rijen weg met .dropna().",
    ),
    (
        "ValueError",
        r"trying to merge .*key '(.+?)'",
        "De kolom ‘{}’ is in de twee tabellen niet van dezelfde soort: maak er in beide tekst van met .astype(str).",
    ),
    (
        "ParserError",
        r"",
        'Dit bestand is zo geen tabel: staan er puntkomma’s tussen de kolommen, geef dan sep=";" bij het lezen.',
    ),
    (
        "ValueError",
        r"(?:not found|to 'parse_dates'): \[?(.+?)\]?$|^Index (\S+) invalid",
        "Het bestand heeft geen kolom {}: kijk hoe die heet, en of er een komma tussen de kolommen staat.",
    ),
    ("ValueError", r"cannot insert (.+), already", "Een kolom ‘{}’ is er al: kies een andere naam."),
    ("ValueError", r"all scalar values", "Ook om één waarde horen in een tabel rechte haken: [ ]."),
    ("OSError", r"non-existent directory: '(.+?)'", "De map ‘{}’ bestaat niet: maak die eerst, of verbeter het pad."),
    ("ValueError", r"day is out of range|month must be", "Die dag bestaat niet."),
    (
        "ValueError",
        r"same (?:length|first dimension|size)|does not match (?:length|the number)|must be of length|shape mismatch",
        "Niet alles is even lang: geef elke kolom of lijst evenveel waarden.",
    ),
    ("ValueError", r"\w+\(\) .*empty", "Er is niets om het grootste of kleinste van te nemen."),
    (
        "ValueError",
        r"'(.+?)' is not a valid value for color|Invalid color (\S+)",
        '‘{}’ is geen kleur: schrijf een code, zoals "#d52b1e", of een Engelse naam, zoals "red".',
    ),
    (
        "ValueError",
        r"^(\w+) is not a valid plot kind",
        "‘{}’ is geen soort grafiek: kies line, bar, barh, hist, box, pie of scatter.",
    ),
    (
        "RuntimeError",
        r"'(.+?)' is not a recognised GUI",
        "‘{}’ kent %matplotlib niet: schrijf %matplotlib inline, of laat de regel weg.",
    ),
    ("ValueError", r"^pie requires", 'Een taart gaat over één kolom: zeg welke, zoals y="aantal".'),
    (
        "ValueError",
        r"Worksheet named '(.+?)' not found",
        "Een blad ‘{}’ is er niet: kijk in het werkboek hoe het heet.",
    ),
    (
        "Error",
        r"unsupported locale",
        "Die taal staat niet op deze computer: laat de regel weg. Wat Loket laat zien, is al in het Nederlands.",
    ),
    ("ValueError", r"values to unpack", "Links van = staan niet evenveel namen als er rechts waarden zijn."),
    (
        "ValueError",
        r"truth value of",
        "Een hele kolom is niet waar of onwaar. Zet & in plaats van and, | in plaats van or, en haakjes om elke"
        " vergelijking; van één kolom vraagt u .any() (minstens een) of .all() (alle).",
    ),
    (
        "UnicodeDecodeError",
        r"",
        'Het bestand is niet bewaard als UTF-8: bewaar het zo, of geef encoding="cp1252" bij het lezen.',
    ),
    ("MemoryError", r"", "Het geheugen is op: vraag minder tegelijk."),
    ("RecursionError", r"", "Dit roept zichzelf steeds weer aan."),
)


#: What kind of error it is, when nobody put it in words; Python's own follow.
_SOORTEN = {
    "AttributeError": "Dit kan hier niet achter de punt.",
    "OSError": "Een bestand kan niet worden gelezen of bewaard.",
    "TypeError": "Dit soort waarde past hier niet.",
    "ValueError": "Deze waarde past hier niet.",
}

#: How names that everybody knows are imported.
_GEWOON = {
    "np": "import numpy as np",
    "pd": "import pandas as pd",
    "plt": "import matplotlib.pyplot as plt",
}


def zonder_cijfers(naam: str) -> str:
    """Say of a figure that it was asked for by its name alone."""
    return f"De naam ‘{naam}’ bestaat niet. Bedoelt u: cijfers.{naam}?"


def onbekende_naam(naam: str, bekend: Iterable[str] = (), *, in_bestand: bool = False) -> str:
    """Say that a name does not exist, and what to do.

    Parameters
    ----------
    naam : str
        The name.
    bekend : iterable of str
        The names that there are, as far as they are known.
    in_bestand : bool
        Whether it stands in a file with code; else in a cell or a text of a notebook.
    """
    import loket  # by now it has told its names

    if in_bestand:
        regel = f": {_GEWOON[naam]}" if naam in _GEWOON else "."
        return (
            f"De naam ‘{naam}’ bestaat niet: kijk of u hem goed schreef, of importeer hem bovenaan dit bestand{regel}"
        )
    regel = _GEWOON.get(naam, f"from loket import {naam}" if naam in loket.__all__ else "")
    if regel:
        return (
            f"De naam ‘{naam}’ is hier nog niet bekend: voeg toe aan de cel die begint met from loket import: {regel}"
        )
    raad = lijkt_op(naam, bekend)
    if raad:
        return f"De naam ‘{naam}’ bestaat niet.{raad}"
    return (
        f"De naam ‘{naam}’ bestaat niet: kijk of u hem goed schreef, en of de cel die hem maakt hierboven staat."
        " Is het een tekst, zet er dan aanhalingstekens om."
    )


def python_in_woorden(soort: str, tekst: str, *, in_bestand: bool = False) -> str:
    """Say in Dutch what an error of Python means; in its own words, behind a Dutch sentence, when there are no others.

    Parameters
    ----------
    soort, tekst : str
        The name of the error, and what it says.
    in_bestand : bool
        Whether it arose in a file with code; else in a cell of a notebook.
    """
    if soort == "NameError" and (gevonden := re.search(r"name '(.+?)'", tekst)):
        return onbekende_naam(gevonden[1], in_bestand=in_bestand)
    for bekend, patroon, zin in _PYTHON:
        if bekend == soort and (gevonden := re.search(patroon, tekst)):
            return zin.format(*(_opgesomd(deel) for deel in gevonden.groups() if deel))
    wat = _SOORTEN.get(soort, "Dit kan niet worden uitgevoerd.")
    return f"{wat} Python zegt: {soort}{tekst and f': {tekst.splitlines()[0]}'}"


def _opgesomd(tekst: str) -> str:
    """Put Python's list of names (``'a', 'b', and 'c'``) in Dutch; other texts stay as they are."""
    if not re.fullmatch(r"'\w+'((,|,? and) '\w+')*", tekst):
        return tekst
    return re.sub(r"'(\w+)'", r"‘\1’", re.sub(r",? and ", " en ", tekst))


def programmafout(fout: BaseException) -> str:
    """Tell of a fault of the program itself, not of the user: in two lines, without the page of traceback."""
    import traceback

    wat = "Dit is een fout in het programma zelf"
    plaats = traceback.extract_tb(fout.__traceback__)[-1]
    bestand, regel = plaats.filename, plaats.lineno
    if isinstance(fout, SyntaxError):  # the place of a slip of the pen is not where it was found
        wat, bestand, regel = (
            "Een bestand van het programma kan niet worden gelezen",
            fout.filename or bestand,
            fout.lineno,
        )
    pad = Path(bestand)
    waar = pad.relative_to(PROJECT) if pad.is_relative_to(PROJECT) else pad.name
    return f"{wat}: {python_in_woorden(type(fout).__name__, str(fout), in_bestand=True)}\n  waar: {waar}, regel {regel}"
