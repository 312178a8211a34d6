"""What a notebook's code does, whatever its variables are called."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from klein_verslag import PROJECT

from loket.basis.afspraken import EVAL
from loket.cijfers.inlezen import lees_cijfers
from loket.controle import Verslag, onderzoek
from loket.controle.opbouw import lees_opbouw
from loket.controle.taal.rollen import VanJaar
from loket.tonen.verhaal import Verhaal


def namen(*cellen: str) -> dict[str, object]:
    return dict(lees_opbouw(cellen, 2022, 3).namen.gebonden)


def test_a_name_stands_for_what_was_bound_to_it() -> None:
    gebonden = namen(
        "jaar: int = 1999",
        "from loket import cohortjaren, lees_cijfers as lees",
        "c = lees(loket, jaar, peildatum)\nv, toen = c.vorig, c[2018]\nalle = cohortjaren(c)",
        "eerste, tweede, derde = alle\nlaatste = alle[-1]\nvolgend = jaar + 1",
    )
    assert gebonden["c"] == VanJaar(2022)
    assert (gebonden["v"], gebonden["toen"]) == (VanJaar(2021), VanJaar(2018))
    assert gebonden["alle"] == (VanJaar(2019), VanJaar(2020), VanJaar(2021))
    assert (gebonden["eerste"], gebonden["laatste"]) == (VanJaar(2019), VanJaar(2021))
    assert gebonden["volgend"] == 2023


def test_a_name_that_gets_another_value_stands_for_that() -> None:
    assert "c" not in namen("from loket import lees_cijfers", "c = lees_cijfers(loket, jaar)", "c = iets(c)")


def test_what_is_called_is_known_by_its_name_in_loket() -> None:
    opbouw = lees_opbouw(
        ("from loket import Verhaal, verantwoording as s", "v = Verhaal(c)", "s.begrippen()", "v('focus', jaar - 1)"),
        2022,
        2,
    )
    assert opbouw.roept_aan("verantwoording.begrippen")
    assert not opbouw.roept_aan("verantwoording.errata")
    assert opbouw.secties() == {"focus"}


def test_what_charts_and_tables_say_of_themselves_is_read_as_text() -> None:
    gevonden = lees_opbouw(
        (
            "from loket import grafiek as g, tabel",
            'alt = f"In {jaar} waren er 9."\ng(fig, "naam", "Er waren er 9",\n  alt=alt, cijfers=frame)\nprint("3")',
            'tabel(frame, "naam", bijschrift)',
        ),
        2022,
        3,
    ).bijschriften
    assert gevonden == ((1, 2, "Er waren er 9"), (1, 1, "In {eval}`jaar` waren er 9."))


def test_code_that_cannot_be_read_says_nothing() -> None:
    assert lees_opbouw(("c = (",), 2022, 2).aanroepen == ()


def test_renaming_every_variable_of_the_notebook_changes_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks know no name that the notebook gives: the same text with other names has the same findings."""
    monkeypatch.setenv("LOKET_DATA", str(PROJECT / "data"))
    monkeypatch.delenv("LOKET_NOTEBOOK", raising=False)
    cijfers = lees_cijfers("maastricht", 2022)
    goed = Verslag.lees(cijfers, Verhaal(cijfers))
    # A false sentence in each of the ways that depend on a name.
    fout = "In 2019 waren er {eval}`vorig.aanmeldingen.voluit`; {eval}`cohorten[1].woont_nog` wonen er nog."
    proef = replace(goed.stukken[-3], tekst=fout)
    eerst = replace(goed, stukken=(*goed.stukken, proef))
    anders = {"vorig": "erbij", "cohorten": "groepen", "cijfers": "getallen", "verhaal": "vertel"}

    def hernoem(tekst: str) -> str:
        return re.sub(rf"(?<![.\w])({'|'.join(anders)})\b", lambda naam: anders[naam[0]], tekst)

    def hernoem_tekst(tekst: str) -> str:
        return EVAL.sub(lambda rol: f"{{eval}}`{hernoem(rol[1])}`", tekst)

    code = tuple(cel if cel.startswith("from loket") else hernoem(cel) for cel in eerst.code)
    hernoemd = lees_opbouw(code, 2022, cijfers.loket.nameting_jaren).namen
    assert {"erbij", "groepen"} <= dict(hernoemd.gebonden).keys()
    stukken = tuple(
        replace(stuk, tekst=hernoem_tekst(stuk.tekst), namen=hernoemd) if stuk.bestand.endswith(".ipynb") else stuk
        for stuk in eerst.stukken
    )

    def gevonden(verslag: Verslag) -> list[tuple[str, str]]:
        return [(u.controle.naam, b.verwacht) for u in onderzoek(verslag) for b in u.open]

    assert gevonden(replace(eerst, code=code, stukken=stukken)) == gevonden(eerst)
    assert {"verkeerd-jaar", "voorlopig-gemerkt"} <= {naam for naam, _ in gevonden(eerst)}
