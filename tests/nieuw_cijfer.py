"""Put the places of a new figure ready, each still to be filled in: ``make new-figure NAAM=snelle_intakes``.

Nothing that is put here lets a test pass: the definition counts something else, the case is not there, and the SQL says
that it has to be written.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]

#: Of each place: the file, what stands there (``{naam}`` and ``{label}`` are filled in), before what text it comes, and
#: what to do there. The end of a file comes before nothing.
PLAATSEN = (
    (
        "loket/cijfers/definities/instroom.py",
        """\
        Telling(
            "{naam}",
            "{label}",
            ("NOG INVULLEN: één", "NOG INVULLEN: meer"),
            "trajecten",
            in_periode("NOG INVULLEN"),
            "NOG INVULLEN: in één zin welke gevallen tellen.",
        ),
""",
        "    ]\n\n\ndef _van_de_aanmeldingen(",
        "de definitie: welke tabel, welke rijen tellen, en dat in één zin",
    ),
    (
        "tests/cijfers/test_definities.py",
        '    "{naam}": [],  # NOG INVULLEN: Geval("waarom het dit is", 1, _t(aanmelding(1, "2022-01-03")))\n',
        '    "wacht_vanaf_0": [',
        "minstens één geval dat met de hand is uitgerekend",
    ),
    (
        "tests/cijfers/sql/2_vraag.sql",
        "        ('{naam}', []),\n",
        "        ('aanmeldingen', [",
        "tussen de haken: de kolommen waarnaar het verslag het cijfer uitsplitst",
    ),
    (
        "tests/cijfers/sql/doorstroom.sql",
        "union all\nselect '{naam}', '', p.jaar, error('NOG INVULLEN: de SQL van {naam}'), null from periode as p\n",
        "",
        "het cijfer nog een keer, in SQL en zonder naar de Python te kijken",
    ),
)


def zet_klaar(naam: str, project: Path = PROJECT) -> list[str]:
    """Write the stubs of a figure; return each place with what to do there.

    Raises
    ------
    SystemExit
        When the name cannot be one or is one already, or a place is not found; nothing is written then.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", naam):
        sys.exit(f"‘{naam}’ kan geen naam zijn.\n  verwacht: kleine letters, cijfers en _, zoals NAAM=snelle_intakes")
    nieuw: dict[Path, str] = {}
    gezegd = []
    for bestand, stuk, voor, wat in PLAATSEN:
        tekst = (project / bestand).read_text("utf-8")
        if re.search(rf"[\"']{naam}[\"']", tekst):
            sys.exit(f"‘{naam}’ staat al in {bestand}.\n  wat te doen: kies een andere naam")
        if tekst.count(voor) != 1 and voor:
            sys.exit(f"In {bestand} is de plek niet gevonden, vóór: {voor.strip()}")
        plek = tekst.index(voor) if voor else len(tekst)
        ingevuld = stuk.format(naam=naam, label=naam.replace("_", " "))
        nieuw[project / bestand] = tekst[:plek] + ingevuld + tekst[plek:]
        gezegd.append(f"  {bestand}, regel {tekst.count(chr(10), 0, plek) + 1}: {wat}")
    for pad, tekst in nieuw.items():
        pad.write_text(tekst, "utf-8")
    return gezegd


if __name__ == "__main__":
    print("Klaargezet; vul elke plek in waar NOG INVULLEN staat:", *zet_klaar(sys.argv[1]), sep="\n")
    print("Tot dan mislukken tests en komt er geen verslag. Wat elke plek vraagt: HANDLEIDING.md, ‘Een cijfer erbij’.")
