"""What JupyterLab makes of Markdown and the report would not, or neither as it was meant: refused, with a remedy.

What both show is tried in ``notebooks/schrijven.md``, whose table the tests read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Code: an example of a sign is no use of it.
_CODE = re.compile(
    r"^(`{3,}|~{3,})(?![^\n]*\{).*?^\1[ \t]*$|(?<![`}])(`{1,2})(?!`).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE
)
_VERWACHT = "Markdown die JupyterLab en het verslag tonen zoals u het bedoelt"

#: What is refused, and what to write instead. Line by line, after code is taken out.
_GEWEIGERD: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(patroon, re.MULTILINE), herstel)
    for patroon, herstel in (
        (r"\[\^[^\]\s]+\]", "zet de voetnoot tussen haakjes in de zin"),
        (r"^ {0,3}(?::{3,}|`{3,}|~{3,})\s*\{", "schrijf een kader als citaat: begin de regels met >"),
        (r"^ {0,3}:{3,}", "schrijf een kader als citaat: begin de regels met >"),
        (r"\{(?!eval\})[a-z][\w:-]*\}(?=`)", "gebruik alleen {eval}; verwijs naar een kop met [tekst](#anker)"),
        (r"\{\{.*?\}\}", "gebruik voor een cijfer {eval}`…`"),
        (r"\$\$|(?<![\\\w$€])\$(?=[^\s$])[^$\n]*[^\s\\$]\$(?!\w)|\\begin\{", "schrijf de formule in woorden"),
        (r"(?<!\\)!\[[^\]\n]*\][(\[]", "zet een plaatje in een cel: afbeelding('pad', 'alt-tekst', 'bijschrift')"),
        (r"(?<!!)\[\]\(", "geef de verwijzing een tekst: [tekst](#anker)"),
        (r"\[-?@[\w:]", "noem de bron in de zin, met een link"),
        (r"(?<![~\w])\w+~[^~\s]+~(?!~)|\w\^[^^\s]+\^", "schrijf het teken zelf, zoals H₂O of m²"),
        (r"^(?![#>|*+\-\s\d]).*\S\n:[ \t]+\S", "maak er een opsomming van: - **woord**: uitleg"),
        (r"^\s*[•·▪●◦‣]", "begin elke regel van een opsomming met - en een spatie"),
        (r"^\s*[-*+] \[[ xX]\]", "gebruik een gewone opsomming, met ✓ voor wat klaar is"),
        (r"(?<=[\])*_])\{[.#:][^}\n]*\}", "laat {…} achter de tekst weg"),
        (r"^%(?= )|^\+\+\+", "zet een opmerking voor uzelf tussen <!-- en -->"),
        (
            r"^ {0,3}(?:#{2,6}(?=[^\s#])|#(?=[^\W\d_]))",
            "zet een spatie achter de # van een kop, en \\ voor een andere #",
        ),
        (r"^\([\w-]+\)=(?=[ \t]*$)(?!\s*\n+#{2,4} )", "zet het anker op de regel vóór een kop"),
    )
)


def niet_hetzelfde(tekst: str) -> Iterator[tuple[int, str, str]]:
    """Find what the report would print otherwise than JupyterLab; yield line, what was expected and what to do."""
    zonder_code = _CODE.sub(lambda gevonden: re.sub(r"[^\n]", " ", gevonden[0]), tekst)
    for patroon, herstel in _GEWEIGERD:
        for gevonden in patroon.finditer(zonder_code):
            yield zonder_code.count("\n", 0, gevonden.start()) + 1, _VERWACHT, herstel
