"""Breaks a report in many ways, and tells of each whether ``make check`` and ``make report`` find it.

Run as a program: the kernels are forked, so the process may have no threads.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell

PROJECT = Path(__file__).parents[2]
#: What changes one thing in a copy of the project.
Breuk = Callable[[Path], None]


def _tekst(bestand: str, oud: str, nieuw: str) -> Breuk:
    def breek(wortel: Path) -> None:
        pad = wortel / "data/maastricht" / bestand
        inhoud = pad.read_text("utf-8")
        assert oud in inhoud, (bestand, oud)
        pad.write_text(inhoud.replace(oud, nieuw, 1), "utf-8")

    return breek


def _weg(bestand: str) -> Breuk:
    return lambda wortel: (wortel / "data/maastricht" / bestand).unlink()


def _bytes(bestand: str, maak: Callable[[bytes], bytes]) -> Breuk:
    def breek(wortel: Path) -> None:
        pad = wortel / "data/maastricht" / bestand
        pad.write_bytes(maak(pad.read_bytes()))

    return breek


def _verhaal(tekst: str) -> Breuk:
    return lambda wortel: (wortel / "data/maastricht/2022/verhaal/focus.md").write_text(tekst, "utf-8")


def _notebook(verander: Callable[[Any], None]) -> Breuk:
    def breek(wortel: Path) -> None:
        pad = wortel / "notebooks/kwartaalcijfers.ipynb"
        nb = nbformat.read(pad, as_version=4)
        verander(nb)
        nbformat.write(nb, pad)

    return breek


def _cel(*cellen: str, **metadata: Any) -> Breuk:
    """Add cells before the last chapter; a text that begins with ``>>>`` is code."""

    def breek(nb: Any) -> None:
        erbij = [
            new_code_cell(bron.removeprefix(">>>"), metadata=metadata)
            if bron.startswith(">>>")
            else new_markdown_cell(bron, metadata=metadata)
            for bron in cellen
        ]
        plaats = next(n for n, cel in enumerate(nb.cells) if "verantwoording.begrippen" in cel.source) - 1
        nb.cells[plaats:plaats] = erbij

    return _notebook(breek)


def _vervang(oud: str, nieuw: str) -> Breuk:
    def breek(nb: Any) -> None:
        (cel,) = [cel for cel in nb.cells if oud in cel.source][:1]
        cel.source = cel.source.replace(oud, nieuw)

    return _notebook(breek)


KOP = "### Proef\n\n"
#: What must stop a report, by name.
BREUKEN: dict[str, Breuk] = {
    # the register
    "een datum die geen datum is": _tekst("2022/trajecten.csv", "2022-", "31-12-2022"),
    "een kolom te weinig": _tekst("2022/trajecten.csv", "aanmelddatum,", ""),
    "een kolom die anders heet": _tekst("2022/trajecten.csv", "aanmelddatum", "aanmeldatum"),
    "een onbekende corporatie": _tekst("2022/taakstelling.csv", "Servatius", "Servatiuss"),
    "een negatieve taakstelling": _tekst("2022/taakstelling.csv", "Servatius,", "Servatius,-"),
    "een bestand dat ontbreekt": _weg("2022/trajecten.csv"),
    "puntkomma's": _bytes("2022/klachten.csv", lambda b: b.replace(b",", b";")),
    "een id dat dubbel is": _bytes("2022/klachten.csv", lambda b: b + b.splitlines()[1] + b"\n"),
    "een onbekend cijfer in een reeks": _tekst("reeksen.csv", "duurzaam", "duurzam"),
    "geen loket.toml": _weg("loket.toml"),
    "een loket.toml die half is": _tekst("loket.toml", 'naam = "', "naam = "),
    # the narrative
    "een verhaal met een onbekend cijfer": _verhaal("Er waren {eval}`cijfers.plaatsing`."),
    "een verhaal met een onbekende naam": _verhaal("Er waren {eval}`cijfer.plaatsingen`."),
    "een verhaal met een onbekende groep": _verhaal("Bij {eval}`cijfers.plaatsingen['Servatiuss']`."),
    "een verhaal met een halve rol": _verhaal("Er waren {eval}`cijfers.plaatsingen."),
    "een verhaal met een berekening": _verhaal("Er waren {eval}`cijfers.plaatsingen + 1`."),
    "een verhaal met een onbekende waarde": _verhaal("In 2019 {eval}`cijfers[2019].plaatsingen`."),
    "een verhaal met HTML": _verhaal("<b>Vet</b>."),
    "een verhaal met een plaatje": _verhaal("Zo ziet het eruit: ![ons logo](logo.png)"),
    "een verhaal met een kop zonder spatie": _verhaal("##Klachten\n\nEr waren er geen."),
    "een verhaal met een voetnoot": _verhaal("Zo is het[^1].\n\n[^1]: Noot."),
    "een verhaal met een halve opmerking": _verhaal("Goed.\n\n<!-- vast\n\nWeg."),
    "een verhaal met een halve voorwaarde": _verhaal("<!-- als cijfers.plaatsingen -->\nGoed."),
    "een verhaal in een andere codering": _bytes("2022/verhaal/focus.md", lambda b: "café".encode("cp1252")),
    # the notebook's text
    "een rol met een onbekend cijfer": _cel(KOP + "Er waren {eval}`cijfers.plaatsing`."),
    "een rol met een onbekende naam": _cel(KOP + "Er waren {eval}`cijfer.plaatsingen`."),
    "een rol met een onbekende vorm": _cel(KOP + "Er waren {eval}`cijfers.plaatsingen.percentage`."),
    "een rol met een onbekende groep": _cel(KOP + "Bij {eval}`cijfers.plaatsingen['Servatiuss']`."),
    "een rol die half is": _cel(KOP + "Er waren {eval}`cijfers.plaatsingen."),
    "een rol met een tabel": _cel(KOP + "Zo: {eval}`overzichten.jaarstroom(cijfers)`."),
    "een rol met een lijst": _cel(KOP + "Zo: {eval}`[1, 2]`."),
    "een rol met gevallen": _cel(KOP + "Zo: {eval}`cijfers.plaatsingen.trajecten`."),
    "een rol met een fout": _cel(KOP + "Zo: {eval}`1 / 0`."),
    "een rol die Python niet leest": _cel(KOP + "Zo: {eval}`cijfers.`."),
    "een rol met een onbekende waarde": _cel(KOP + "In 2019 {eval}`cijfers[2019].plaatsingen`."),
    "een voorwaarde met een onbekende naam": _cel("<!-- als: cijfer.plaatsingen -->\n" + KOP + "Tekst."),
    "een voorwaarde met &": _cel("<!-- als: cijfers.klachten & cijfers.intakes -->\n" + KOP + "Tekst."),
    "een voorwaarde met één is": _cel("<!-- als: cijfers.klachten = 1 -->\n" + KOP + "Tekst."),
    "een voorwaarde met ander": _cel("<!-- als: cijfers.klachten | ander: Geen. -->\n" + KOP + "Tekst."),
    "een voorwaarde over een tekst": _cel("<!-- als: cijfers.klachten.voluit == 1 -->\n" + KOP + "Tekst."),
    "een cijfer vergeleken met een tekst": _cel("<!-- als: cijfers.intakes == '67' -->\n" + KOP + "Tekst."),
    "een cijfer zonder cijfers ervoor": _cel(KOP + "Er waren {eval}`intakes`."),
    "een bijna hele rol": _cel(KOP + "Er waren (eval)`cijfers.intakes`."),
    "een script in de tekst": _cel(KOP + "<script>1</script>"),
    "een stijl in de tekst": _cel(KOP + '<p style="color:red">Rood</p>'),
    "een plaatje in de tekst": _cel(KOP + "![logo](logo.png)"),
    "een plaatje zonder beschrijving": _cel(KOP + "Zie ![](foto.png)."),
    "een voetnoot in de tekst": _cel(KOP + "Zo is het[^1].\n\n[^1]: Noot."),
    "een formule in de tekst": _cel(KOP + "Het is $a+b$."),
    "een kader in de tekst": _cel(KOP + ":::{note}\nLet op\n:::"),
    "een kop die een niveau overslaat": _cel("## Proef", "#### Te diep"),
    "een link die nergens heen gaat": _cel(KOP + "Zie [daar](#bestaat-niet)."),
    "een link met een programma": _cel(KOP + "Zie [daar](javascript:x)."),
    "een teken dat het lettertype niet heeft": _cel(KOP + "Mooi \N{GRINNING FACE} zo."),
    "een cel die te lang is": _cel(KOP + "woord " * 34_000),
    "een anker zonder kop": _cel("Tekst.", loket={"anker": "hier"}),
    # the notebook's code
    "code die Python niet leest": _cel(KOP, ">>>tabel(cijfers.per('corporatie', 'plaatsingen'"),
    "een dag met de maand voorop": _cel(KOP, '>>>f = cijfers.intakes.trajecten\nn = f["start_huur"] > "01-07-2022"'),
    "een naam die Loket niet heeft": _cel(KOP, ">>>from loket import grafiken"),
    "een grafiek die er niet is": _cel(KOP, ">>>grafieken.jaarstrom(cijfers)"),
    "een tabel van een onbekend cijfer": _cel(KOP, ">>>tabel(cijfers.per('corporatie', 'plaatsing'), 'x', 'X')"),
    "een onbekende uitsplitsing": _cel(KOP, ">>>tabel(cijfers.per('corporaties', 'plaatsingen'), 'x', 'X')"),
    "een tabel zonder titel": _cel(KOP, ">>>tabel(cijfers.per('corporatie', 'plaatsingen'), 'x')"),
    "een tabel van een cijfer": _cel(KOP, ">>>tabel(cijfers.plaatsingen, 'x', 'X')"),
    "twee keer dezelfde tabel": _cel(KOP, *[">>>tabel(cijfers.per('corporatie', 'plaatsingen'), 'x', 'X')"] * 2),
    "een deel dat er niet is": _cel(KOP, ">>>from loket import delen\ndelen('cohorten')"),
    "een deel zonder zijn cijfers": _cel(KOP, ">>>from loket import delen\ndelen('cohort', x=cijfers)"),
    "een los getal": _cel(KOP, ">>>cijfers.loket.nameting_jaren + 40"),
    "een losse tekst": _cel(KOP, ">>>cijfers.loket.naam"),
    "geen begrippen bij de cijfers": _vervang("verantwoording.begrippen()", "None"),
    "een cijfer met een andere waarde": _cel(KOP, ">>>cijfers.plaatsingen = 70"),
    "een tekst die net anders heet": _cel(KOP, ">>>verhaal('klachtn')"),
    "een tabel met een spatie in haar naam": _cel(
        KOP, ">>>tabel(cijfers.per('corporatie', 'plaatsingen'), 'x y', 'X')"
    ),
    "een frame": _cel(KOP, ">>>cijfers.per('corporatie', 'plaatsingen')"),
    "een cel die geen code meer is": _cel(KOP, "verhaal('klachten')"),
    "een losse anders": _verhaal("<!-- als: cijfers.plaatsingen -->\nWel.\n\n<!-- anders -->\nNiet."),
    "gevallen": _cel(KOP, ">>>cijfers.plaatsingen.trajecten"),
    "een naam vóór haar cel": _vervang("acties.van_kwartaal(cijfers, controles)", "acties.van_kwartaal(later)"),
    "een onbekende status": _vervang("status)  # stopt", "'klaar')  # stopt"),
}
#: What may not stop a report.
GOED: dict[str, Breuk] = {
    "niets": lambda _: None,
    "een bom": _bytes("2022/facturen.csv", lambda b: b"\xef\xbb\xbf" + b),
    "een verhaal met een voorwaarde": _verhaal(
        "<!-- als: cijfers[2019].plaatsingen -->\nIn 2019 {eval}`cijfers[2019].plaatsingen`."
    ),
    "een voorwaarde met or": _cel("<!-- als: cijfers.intakes == 1 or cijfers.intakes != 1 -->\n" + KOP + "Tekst."),
    "een rol met een getal": _cel(KOP + "Het is {eval}`88.54` en {eval}`len(cijfers.loket.corporaties)`."),
    "een rol met een aandeel": _cel(KOP + "Het is {eval}`cijfers.binnen_afspraak.van`."),
    "een tabel erbij": _cel(KOP, ">>>t = tabel(cijfers.per('corporatie', 'intakes'), 'x', f'In {jaar}')\nt"),
}


@_notebook
def _kort_in(nb: Any) -> None:
    """Leave out of a notebook what costs time and makes no difference here."""
    weg = (
        "herkomst.",
        "controlelijst(",
        "overzichten.",
        "kwartaalcijfers.",
        "facturatie.",
        "verantwoording.legenda",
        "verantwoording.cijfers_csv",
    )
    nb.cells = [cel for cel in nb.cells if not (cel.cell_type == "code" and cel.source.startswith(weg))]


def oordelen(wortel: Path, deel: int = 0, delen: int = 1) -> dict[str, tuple[str, str]]:
    """Return of each way what the check and the build say; an empty text is no complaint. ``delen`` share the work."""
    sys.path.insert(0, str(PROJECT))
    from loket.bouw import kernstart

    kernstart.laad()
    import ipykernel.kernelapp
    import ipykernel.zmqshell  # noqa: F401  # else each of the kernels does so after its fork

    gevonden = {}
    for naam, breek in [*BREUKEN.items(), *GOED.items()][deel::delen]:
        kopie = wortel / "project"
        shutil.rmtree(kopie, ignore_errors=True)
        for folder in ("data/maastricht", "notebooks"):
            shutil.copytree(PROJECT / folder, kopie / folder)
        _kort_in(kopie)
        breek(kopie)
        gevonden[naam] = (_check(kopie), _bouw(kopie))
    return gevonden


def _opdracht(kopie: Path, *vormen: str) -> Any:
    from loket.bouw.opdracht import Opdracht

    notebook = kopie / "notebooks/kwartaalcijfers.ipynb"
    parameters = {"loket": "maastricht", "jaar": 2022, "kwartaal": 4}
    return Opdracht(notebook, kopie / "data", kopie / "output", parameters, vormen)


def _check(kopie: Path) -> str:
    from loket.basis.meldingen import InvoerFout, LoketFout
    from loket.bouw.proefdraai import proefdraai

    try:
        proef = proefdraai(_opdracht(kopie))
    except LoketFout as fout:
        return str(fout)
    assert not proef.niet_getoetst, proef.niet_getoetst
    fouten = [u.controle.naam for u in proef.uitkomsten if u.controle.ernst == "fout" and u.open]
    return str(InvoerFout(proef.meldingen)) if proef.meldingen else ", ".join(fouten)


def _bouw(kopie: Path) -> str:
    from loket.basis.meldingen import LoketFout
    from loket.bouw.bouw import bouw
    from loket.bouw.kern import warme_kern
    from loket.bouw.splitsing import PROVISIONER

    opdracht = _opdracht(kopie, "pdf")  # the last that can go wrong
    try:
        bouw(opdracht, lambda _: None, warme_kern(opdracht.omgeving, provisioner=PROVISIONER))
    except LoketFout as fout:
        return str(fout)
    return ""


if __name__ == "__main__":
    print(json.dumps(oordelen(Path(sys.argv[1]), *map(int, sys.argv[2:]))))
