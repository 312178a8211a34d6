"""Reading a notebook that is to be run, whatever its editor wrote about the kernel."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from klein_register import maak_cijfers

from loket.bouw.cellen import bezwaar, geweigerd, lees_notebook, na_rol
from loket.cijfers.inlezen import onthoud
from loket.cijfers.openbaar import voor_publiek
from loket.tonen.waarde import html_van


@pytest.mark.parametrize(
    "metadata",
    [{}, {"kernelspec": {"display_name": "Mijn omgeving"}}, {"language_info": {"file_extension": ".py"}}],
)
def test_a_notebook_that_does_not_name_its_language_is_in_python(tmp_path: Path, metadata: dict[str, object]) -> None:
    pad = tmp_path / "proef.ipynb"
    nb = nbformat.v4.new_notebook()
    nb.metadata.update(metadata)
    pad.write_text(nbformat.writes(nb), "utf-8")
    assert lees_notebook(pad).metadata["language_info"] == {"name": "python"}


@pytest.mark.parametrize(
    ("getal", "verder", "klopt"),
    [
        ("-16", " meer dan in 2021.", False),
        ("'-16'", " plaatsingen minder.", False),
        ("−0,5", " hoger.", False),
        ("16", " meer dan in 2021.", True),
        ("-16", ". Meer is er niet.", True),
        ("-16", " in de winter, en nooit meer.", True),
    ],
)
def test_a_number_below_nought_is_not_more_or_less(getal: str, verder: str, klopt: bool) -> None:
    assert bool(bezwaar({"text/plain": getal}, verder)) != klopt
    for rol in ("{eval}`a - b`", "{eval}``a - b``"):
        assert na_rol(f"Dat is {rol} meer.", "a - b") == " meer."


@pytest.mark.parametrize(
    ("verder", "klopt"),
    [
        (" plaatsingen in mei.", False),
        (" nieuwe huurders.", False),
        (" van de klachten ging over geluid.", False),
        (" maanden.", True),
        (". Andere mensen wachten.", True),
        (" weken voor mensen die wachten.", True),
    ],
)
def test_a_small_number_of_ones_own_is_not_one_of_people_in_a_report_for_others(verder: str, klopt: bool) -> None:
    onthoud(voor_publiek(maak_cijfers()))
    for getal, klein in ((3, True), (5, False), (0, False)):
        data = {"text/html": html_van(getal), "text/plain": str(getal)}
        assert bool(bezwaar(data, verder)) == (klein and not klopt)
    onthoud(maak_cijfers())
    assert not bezwaar({"text/html": html_van(3), "text/plain": "3"}, verder)


@pytest.mark.parametrize(
    ("cel", "zegt"),
    [
        (nbformat.v4.new_raw_cell("Er waren **veel** plaatsingen."), "van de soort Raw"),
        (nbformat.v4.new_raw_cell(" "), ""),
        (nbformat.v4.new_markdown_cell("voorblad(cijfers, verhaal, status)"), "dit is code"),
        (nbformat.v4.new_markdown_cell("t = tabel(\n    frame,\n)\nverhaal('klachten')"), "dit is code"),
        (nbformat.v4.new_markdown_cell("Klachten"), ""),
        (nbformat.v4.new_markdown_cell("Zie de bijlage (tabel)."), ""),
        (nbformat.v4.new_code_cell("voorblad(cijfers, verhaal, status)"), ""),
        (nbformat.v4.new_code_cell("<!-- als: cijfers.klachten -->\ntabel(frame)"), "deze cel is code"),
    ],
)
def test_a_cell_of_another_kind_than_it_is_meant_to_be_is_refused(cel: nbformat.NotebookNode, zegt: str) -> None:
    melding = geweigerd(cel, "hier")
    assert zegt in melding.verwacht if melding and zegt else not melding
    assert melding is not None or not zegt
