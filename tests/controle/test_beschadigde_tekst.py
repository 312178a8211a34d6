"""A damaged loket.toml, narrative or command line is refused in Dutch, or does nothing that cannot be seen."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from beschadigen import TEKENS, willekeurig
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loket.__main__ import main
from loket.basis.afspraken import EVAL, VOORWAARDE
from loket.basis.meldingen import InvoerFout, LoketFout
from loket.basis.proces import hoofd
from loket.bouw import bouw as rapport
from loket.bouw.opdracht import Opdracht
from loket.bouw.proza import markdown
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.inlezen import lees_cijfers
from loket.controle import Verslag
from loket.register.loket_toml import lees_inrichting
from loket.tonen.pad import geldt
from loket.tonen.verhaal import Verhaal

PROJECT = Path(__file__).parents[2]
_ENGELS = re.compile(r"Traceback|Error|\b(?:nan|None|NaT|line|expected|invalid|unexpected)\b")
_BEURTEN = settings(max_examples=int(os.environ.get("LOKET_SCHADE", "60")))
#: What goes wrong in Markdown with live numbers.
_ROLLEN = [
    *TEKENS, "`", "{", "}", "<", ">", "<!--", "-->", "<!-- als: cijfers.intakes -->", "[", "(", "# ", "***",
    "{eval}`", "{eval}`jaar`", "{eval}``", "{eval}`cijfers`", "{eval}`cijfers.intakes[2]`",
    "{eval}`cijfers[2101].intakes`",
    "{eval}`cijfers[True].intakes`", "{eval}`cijfers[1e5].intakes`", "{eval}`1if 2else 3`", "{eval}`\\x`",
    "{eval}`" + "(" * 190 + "`", "{eval}`" + "-" * 190 + "1`", "{eval}`" + "9" * 190 + "`",
    "{eval}`jaar" + ".a" * 80 + "`",
]  # fmt: skip


@pytest.fixture(scope="module")
def cijfers(tmp_path_factory: pytest.TempPathFactory) -> Cijfers:
    """Give the figures of a copy of the example data, of which tests may damage the texts."""
    kopie = tmp_path_factory.mktemp("tekst") / "data"
    shutil.copytree(PROJECT / "data", kopie)
    with pytest.MonkeyPatch.context() as mp:
        mp.setenv("LOKET_DATA", str(kopie))
        return lees_cijfers("maastricht", 2022)


VERHALEN = sorted(p.name for p in (PROJECT / "data/maastricht/2022/verhaal").glob("*.md"))


def woorden(tekst: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", tekst))


def _geschreven(waarde: object) -> str:
    """Write a value as the page does: a figure is an element of its own there, and so a word of its own."""
    return str(waarde) if isinstance(waarde, str | int) else f" {waarde} "


def zonder_verborgen(tekst: str, namen: dict[str, object]) -> str:
    """Leave out what a condition hides, up to the next heading or condition."""
    altijd, *voorwaardelijk = re.split(VOORWAARDE, tekst)
    for als, anders, stuk in zip(*[iter(voorwaardelijk)] * 3, strict=True):
        onder, kop, verder = re.split(r"(^#|\Z)", stuk, maxsplit=1, flags=re.MULTILINE)
        altijd += (onder if geldt(als, namen) else f"{anders or ''}\n\n") + kop + verder
    return altijd


@given(st.sampled_from(VERHALEN), willekeurig(_ROLLEN))
@example("voortgang.md", lambda b: b.replace(b"**", b"{eval}`jaar`**", 1))
@example("organisatie.md", lambda b: b.replace(b"{eval}`", "{eval}`\u00a0".encode(), 1))
@_BEURTEN
def test_a_damaged_narrative_is_refused_or_shows_all_its_words_and_numbers(cijfers, naam, schade):
    pad = cijfers.register.map / "2022" / "verhaal" / naam
    eerst = pad.read_bytes()
    pad.write_bytes(schade(eerst))
    try:
        verhaal = Verhaal(cijfers)
    except InvoerFout as fout:
        assert {melding.bestand for melding in fout.meldingen} == {str(pad)}
        assert all(melding.rij for melding in fout.meldingen)
        assert not _ENGELS.search(str(fout)), fout
        return
    finally:
        beschadigd = pad.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        pad.write_bytes(eerst)
    soep = BeautifulSoup(markdown(verhaal(pad.stem).markdown, [], "kop"), "html.parser")
    for merk in soep.select(".herkomst"):
        merk.decompose()  # the sign of where a figure comes from is no word
    zichtbaar = soep.get_text(" ")
    namen = {"cijfers": cijfers, "jaar": 2022, "loket": cijfers.loket}
    getoond = zonder_verborgen(beschadigd, namen)
    uitgeschreven = EVAL.sub(lambda rol: _geschreven(eval(rol[1].strip(), {}, namen)), getoond)  # as Python reads it
    zonder_opmerking = re.sub(r"<!--.*?-->|^\s*\d+[.)] ", "", uitgeschreven, flags=re.DOTALL | re.MULTILINE)
    onder_koppen = re.sub(
        r"^#{1,6}\s.*", "", re.sub(r"<!--.*?-->", "", beschadigd, flags=re.DOTALL), flags=re.MULTILINE
    )
    niets = "" if woorden(onder_koppen) else "Over 2022 is hier geen tekst geschreven."
    assert woorden(zichtbaar) == woorden(f"{zonder_opmerking} {niets}")
    assert not re.search(r"[{}`]|<!--|-->", zichtbaar)


@given(
    willekeurig(
        [*TEKENS, "=", "[", "]", "{", "#", "_", "1e9", "true", "inf", "[" * 3000, "9" * 5000, "[x]\n", "a.b = 1\n"]
    )
)
@example(lambda b: b.replace(b'"Beek"', b'"Beek", "Beek"'))
@example(lambda b: b.replace(b"nameting_jaren = 2", b"nameting_jaren = -2"))
@example(lambda b: b.replace(b"nameting_jaren = 2", b"nameting_jaren = 20000000"))
@example(lambda b: b.replace(b'naam = "Loket', b'naam = "\\u200bLoket'))
@example(lambda b: b.replace(b'kort = "Loket Housing"', b'kort = ""'))
@example(lambda b: b.replace(b"\nHeuvelland = ", b'\n"" = '))
@example(lambda b: b.replace(b'"Vaals", "Valken', b'"Vaals", "Vaals", "Valken'))
@_BEURTEN
def test_a_damaged_toml_is_refused_or_read_as_tomllib_reads_it(cijfers, schade):
    pad = cijfers.register.map / "loket.toml"
    eerst = pad.read_bytes()
    pad.write_bytes(schade(eerst))
    try:
        gelezen = lees_inrichting(pad.parents[1], "maastricht")
        waarden = tomllib.loads(pad.read_text("utf-8"))
    except InvoerFout as fout:
        assert all(m.bestand == str(pad) and m.herstel for m in fout.meldingen)
        assert not _ENGELS.search(str(fout)), fout
        return
    finally:
        pad.write_bytes(eerst)
    deelregios = {regio.naam: list(regio.gemeenten) for regio in gelezen.deelregios}
    routes = {r.naam: {"sinds": r.sinds, "uitval_reden": r.uitval_reden} for r in gelezen.gesloten_routes}
    assert (deelregios, routes) == (waarden.pop("deelregios", {}), waarden.pop("gesloten_routes", {}))
    assert all(naam.isprintable() and naam for naam in (*deelregios, *routes))
    for naam, waarde in waarden.items():
        getoond = getattr(gelezen, naam)
        assert getoond == (tuple(waarde) if isinstance(waarde, list) else waarde)
        for deel in getoond if isinstance(getoond, tuple) else (getoond,):
            assert isinstance(deel, bool) or (deel > 0 if isinstance(deel, int) else deel.isprintable() and deel)
        assert not isinstance(getoond, tuple) or len(set(getoond)) == len(getoond)


@given(willekeurig([*TEKENS, "<<<<<<< HEAD\n", "{", "}", "[", "]"]))
@example(lambda b: b.replace(b'"cells"', b'"cellen"', 1))
@example(lambda b: b.replace(b'"cell_type"', b'"celtype"', 1))
@example(lambda b: b.replace(b'"source": [', b'"source": 3, "x": [', 1))
@example(lambda b: b"[" * 100_000)
@example(lambda b: b"[1]")
@_BEURTEN
def test_a_damaged_notebook_is_refused_or_still_has_cells(tmp_path_factory, cijfers, schade):
    pad = tmp_path_factory.mktemp("notebook") / "jaarverslag.ipynb"
    pad.write_bytes(schade((PROJECT / "notebooks/jaarverslag.ipynb").read_bytes()))
    with pytest.MonkeyPatch.context() as mp:
        mp.setenv("LOKET_NOTEBOOK", str(pad))
        try:
            assert Verslag.lees(cijfers, Verhaal(cijfers)).stukken
        except InvoerFout as fout:
            assert str(pad) in str(fout)
            assert "een heel notebook" in str(fout)


_TEKST = st.one_of(
    st.sampled_from(
        ["", " ", "2022", "２０２２", "-1", "1e3", "maastricht", "../maastricht", "\udcff", "é", "concept"]
    ),
    st.sampled_from(["2022-12-31", "2022-12-30", "2023-02-30", "2023-W01-1", "20230131", "9999-12-31", "\x1b[2J"]),
    st.sampled_from(["jaar=2021", "status=klaar", "status=", "=", "x=1", "peildatum=gisteren", "peildatum=2021-01-01"]),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8),
)
_OPTIE = st.sampled_from(["--year", "--loket", "--peildatum", "--status", "-p", "--data", "--notebook", "--jaar", "x"])


def als_het_notebook(opdracht: Opdracht, *_: object) -> tuple[dict[str, bytes], dict[str, str]]:
    """Do with the parameters what the notebook does with them, without a kernel."""
    parameters = {"loket": "", "jaar": 0, "peildatum": "", "status": "concept"}
    parameters |= opdracht.parameters
    lees_cijfers(parameters["loket"], parameters["jaar"], parameters["peildatum"])
    if parameters["status"] not in ("concept", "definitief"):
        raise LoketFout("De status bestaat niet.")
    return {"verslag.html": b"1"}, {}


@given(st.lists(st.tuples(_OPTIE, _TEKST), max_size=4), st.booleans())
@example([("--notebook", "\udcff")], True)
@example([("--data", "\udcff")], True)
@example([("-p", "status=\udcff")], True)
@_BEURTEN
def test_whatever_is_typed_gives_a_report_or_one_dutch_message(tmp_path_factory, opties, met_jaar):
    uitvoer = tmp_path_factory.mktemp("uitvoer")
    getypt = [*(["--year", "2022"] if met_jaar else []), *(deel for optie in opties for deel in optie)]
    with pytest.MonkeyPatch.context() as mp:
        mp.chdir(PROJECT)
        mp.setenv("LOKET_DATA", "data")
        mp.setattr(sys, "argv", ["loket", "report", "--output", str(uitvoer), *getypt])
        mp.setattr(rapport, "_maak", als_het_notebook)
        mp.setattr(sys, "unraisablehook", sys.unraisablehook)
        fout = (uitvoer / "fout").open("w", encoding="utf-8", errors="backslashreplace")
        mp.setattr(sys, "stderr", fout)
        code = hoofd(main)
        fout.close()
    gemeld = (uitvoer / "fout").read_text("utf-8")
    assert code in (0, 1, 2)
    assert bool(gemeld) == bool(code)
    assert "fout in het programma" not in gemeld
    assert not _ENGELS.search(gemeld), gemeld
