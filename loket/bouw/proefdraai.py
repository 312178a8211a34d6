"""A report tried out: all that would stop its build, in one list, without running an analyst's own code."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

import loket
from loket.basis.afspraken import CONCEPT, EVAL, VOORWAARDE
from loket.basis.meldingen import InvoerFout, LoketFout, Melding, OnbekendeNaam, OnbekendeWaarde, lijkt_op, van_cel
from loket.basis.opmaak import ZONDER_WAARDE
from loket.basis.pythonfouten import python_in_woorden
from loket.bouw.cellen import (
    bezwaar,
    geweigerd,
    half_in,
    kies,
    kop_van,
    lees_notebook,
    na_rol,
    rolmelding,
    verborgen_in,
    voorwaardemelding,
    vul_in,
)
from loket.bouw.document import lees_document
from loket.bouw.opdracht import Opdracht
from loket.bouw.pdf import druk, zet
from loket.bouw.toegestaan import DodeLink
from loket.bouw.uitdrukking import MISLUKT, ONBEKEND, EigenCode, Vervolg, bereken, wordt_gevraagd
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.inlezen import leeg as zonder_gegevens
from loket.cijfers.openbaar import lees_cijfers
from loket.controle import Uitkomst, Verslag, onderzoek, van_de_tekst, voor_lezers, wat_te_doen_is
from loket.rapporten import toets_status
from loket.tonen.aanroep import zo_hoort_het
from loket.tonen.alinea import Tekst
from loket.tonen.dagtekst import dagteksten
from loket.tonen.onthouden import beslis, oordeel
from loket.tonen.pad import namen_van
from loket.tonen.tussendoor import hoort_getoond
from loket.tonen.verhaal import Verhaal, weggelaten
from loket.tonen.waarde import html_van

_AF = "een verslag dat af kan"


@dataclass
class Proef:
    """What was found.

    Parameters
    ----------
    meldingen : list of Melding
        What stops a build, other than the checks.
    uitkomsten : list of Uitkomst
        Those of the checks; when the register cannot be read, only of those that say what is left to do.
    gelezen : bool
        Whether the register could be read; without figures only the text is looked at.
    niet_getoetst : list of str
        The headings of cells with code of the analyst's own, which only a build runs.
    teksten : list of (str, str, bool)
        The sections of the narrative that the report shows: file, heading under which it stands, whether it is there.
    weggelaten : list of str
        Where in them a condition leaves text out now, and which.
    """

    meldingen: list[Melding] = field(default_factory=list)
    uitkomsten: list[Uitkomst] = field(default_factory=list)
    gelezen: bool = True
    niet_getoetst: list[str] = field(default_factory=list)
    teksten: list[tuple[str, str, bool]] = field(default_factory=list)
    weggelaten: list[str] = field(default_factory=list)


def proefdraai(opdracht: Opdracht) -> Proef:
    """Try out a report.

    Raises
    ------
    LoketFout
        When there is no such desk, year or notebook.
    """
    os.environ |= opdracht.omgeving | {"LOKET_BOUW": "1"}
    return _Proefdraai(opdracht.notebook, opdracht.parameters).draai()


def met_de_rest(fout: LoketFout, opdracht: Opdracht) -> LoketFout:
    """Return what stopped a build, along with all else that would: a build stops at the first."""
    eigen = fout.meldingen if isinstance(fout, InvoerFout) else []
    verteld = {m[:2] + m[4:] for m in eigen}
    try:
        gevonden = proefdraai(opdracht).meldingen
    except LoketFout:
        gevonden = []
    if any(m.herstel == str(fout) for m in gevonden):  # the same, and where it stands
        return InvoerFout(gevonden, "in de gegevens en de tekst")
    rest = [m for m in gevonden if m[:2] + m[4:] not in verteld and not _staat_in(m, fout)]
    if not rest:
        return fout
    samen = InvoerFout([*eigen, *rest], "in de gegevens en de tekst")
    return samen if eigen else LoketFout(f"{fout}\n\nVerder: {samen}")


def _staat_in(melding: Melding, fout: LoketFout) -> bool:
    """Tell whether what check found is told by the build already: of a file, or a list such as of cells with cases."""
    regels = melding.herstel.splitlines()
    return (len(regels) > 1 or melding.bestand in str(fout)) and all(regel in str(fout) for regel in regels)


class _Navraag(Verhaal):
    """The narrative, that remembers which of its sections were asked for."""

    def __init__(self, cijfers: Cijfers, *, streng: bool = True) -> None:
        super().__init__(cijfers, streng=streng)
        self.gevraagd: list[tuple[int, str]] = []

    def __call__(self, sectie: str, jaar: int | None = None) -> Tekst:
        """Return the text of a section; see :class:`Verhaal`."""
        self.gevraagd.append((self._jaar if jaar is None else jaar, sectie))
        return super().__call__(sectie, jaar)

    def tekst(self, sectie: str) -> str:
        """Return a section on one line; see :class:`Verhaal`."""
        self.gevraagd.append((self._jaar, sectie))
        return super().tekst(sectie)


class _Proefdraai:
    def __init__(self, notebook: Path, parameters: dict[str, Any]) -> None:
        self.nb, self.bestand, self.parameters = lees_notebook(notebook), notebook, parameters
        self.proef = Proef()
        self.namen: dict[str, Any] = {}
        self.getoond: list[Uitkomst] = []
        self.overgeslagen: list[str] = []

    def draai(self) -> Proef:
        p = self.parameters
        keuze: dict[str, Any] = {
            "peildatum": p.get("peildatum"),
            "kwartaal": p.get("kwartaal") or None,
        }  # 0 is the whole year
        try:
            cijfers = lees_cijfers(p["loket"], p["jaar"], **keuze)
        except InvoerFout as fout:
            self.proef.meldingen += fout.meldingen
            self.proef.gelezen = False
            cijfers = zonder_gegevens(p["loket"], p["jaar"], **keuze)
        self._toets_verhaal(cijfers)
        for cel in self.nb.cells:
            if weigering := geweigerd(cel, self._plaats(cel)):
                self.proef.meldingen.append(weigering)
            elif cel.cell_type == "markdown":
                self._lees_tekst(cel)
            elif cel.cell_type == "code":
                self._lees_code(cel, cijfers)
        if self.proef.gelezen and not self.proef.meldingen:
            self._maak_document()
        return self.proef

    def _toets_verhaal(self, cijfers: Cijfers) -> None:
        self.verhaal = verhaal = _Navraag(cijfers, streng=False)
        self.proef.meldingen += [m for m in verhaal.meldingen if self.proef.gelezen or m.herstel != ZONDER_WAARDE]
        with self._hoort("het begin"):
            toets = onderzoek if self.proef.gelezen else wat_te_doen_is
            verslag = Verslag.lees(cijfers.intern, verhaal)
            uitkomsten = toets(verslag)
            if not self.proef.gelezen:
                uitkomsten = [self._zonder_geweigerde(uitkomst) for uitkomst in uitkomsten]
            self.getoond = voor_lezers(cijfers, verslag, uitkomsten)
            self.proef.uitkomsten = [*uitkomsten, *van_de_tekst(cijfers, verslag)]

    def _zonder_geweigerde(self, uitkomst: Uitkomst) -> Uitkomst:
        """Leave out what is said of a whole table of which rows were refused: they are there."""
        mis = {m.bestand for m in self.proef.meldingen if not m.leeg}
        heel = tuple(b for b in uitkomst.open if b.plaats or not any(pad.endswith(b.bestand) for pad in mis))
        return replace(uitkomst, open=heel)

    @contextmanager
    def _hoort(self, plaats: str, regel: int = 0, waarde: str = "") -> Iterator[None]:
        """Put what goes wrong within on the list, with the line of its cell."""
        try:
            yield
        except InvoerFout as fout:
            self._zet_bij([m for m in fout.meldingen if self.proef.gelezen or m.herstel != ZONDER_WAARDE])
        except LoketFout as fout:
            if self.proef.gelezen or not isinstance(fout, OnbekendeWaarde):  # of no register every figure is unknown
                self._zet_bij([van_cel(plaats, str(fout), regel, waarde)])
        except EigenCode:
            raise
        except Exception as fout:  # what Loket makes of wrong arguments is what the build would tell
            if self.proef.gelezen:
                wat = python_in_woorden(type(fout).__name__, str(fout))
                self._zet_bij([van_cel(plaats, f"{wat} {zo_hoort_het(fout)}".rstrip(), regel, waarde)])

    def _zet_bij(self, meldingen: list[Melding]) -> None:
        self.proef.meldingen += [m for m in meldingen if m not in self.proef.meldingen]

    def _plaats(self, cel: NotebookNode) -> str:
        return f"{self.bestand.as_posix()}, cel onder ‘{kop_van(self.nb, cel)}’"

    def _sla_over(self, cel: NotebookNode, waarom: EigenCode | None = None) -> None:
        self.overgeslagen.append(cel.source)
        if not isinstance(waarom, Vervolg) and (kop := kop_van(self.nb, cel)) not in self.proef.niet_getoetst:
            self.proef.niet_getoetst.append(kop)

    # --- text ------------------------------------------------------------------------------------------------

    def _lees_tekst(self, cel: NotebookNode) -> None:
        bron = cel.source
        if voorwaarde := VOORWAARDE.match(bron):
            if melding := voorwaardemelding(self._plaats(cel), bron, voorwaarde["als"]):
                self._zet_bij([melding])
                return
            cel.source = kies(voorwaarde, self._rol(cel, bron, voorwaarde["als"], als_voorwaarde=True))
            for rol in verborgen_in(bron, cel.source):
                self._toets_namen(cel, bron, rol)
        self.proef.meldingen += half_in(cel, bron, self._plaats(cel))
        resultaten = [
            {"expression": u, "result": {"status": "ok", "data": self._rol(cel, bron, u), "metadata": {}}}
            for u in EVAL.findall(cel.source)
        ]
        vul_in(cel, resultaten)

    def _rol(self, cel: NotebookNode, bron: str, uitdrukking: str, *, als_voorwaarde: bool = False) -> Any:
        """Return what a role gives as MIME data, or whether a condition holds; what is wrong is put on the list."""
        try:
            knoop = ast.parse(uitdrukking.strip(), mode="eval").body
            if als_voorwaarde:
                return oordeel(beslis(knoop, partial(bereken, namen=self.namen)))
            data = _als_uitvoer(bereken(knoop, self.namen))
            klacht = bezwaar(data, na_rol(bron, uitdrukking))
            if klacht and not (klacht == ZONDER_WAARDE and not self.proef.gelezen):
                self.proef.meldingen.append(rolmelding(self._plaats(cel), bron, uitdrukking, klacht))
        except EigenCode as waarom:
            self._sla_over(cel, waarom)
            data = {"text/plain": "0"}
        except InvoerFout as fout:  # not the role is wrong, but what it asks for
            self._zet_bij(fout.meldingen)
            data = {"text/plain": "0"}
        except Exception as fout:
            if self.proef.gelezen or not isinstance(fout, OnbekendeWaarde):
                uitleg = str(fout) if isinstance(fout, LoketFout) else python_in_woorden(type(fout).__name__, str(fout))
                self.proef.meldingen.append(rolmelding(self._plaats(cel), bron, uitdrukking, uitleg))
            data = {"text/plain": "0"}
        return True if als_voorwaarde else data

    def _toets_namen(self, cel: NotebookNode, bron: str, uitdrukking: str) -> None:
        try:
            bereken(ast.parse(uitdrukking.strip(), mode="eval").body, self.namen)
        except OnbekendeNaam as fout:
            self.proef.meldingen.append(rolmelding(self._plaats(cel), bron, uitdrukking, str(fout)))
        except Exception:  # what else is wrong, its condition may well be about
            pass

    # --- code ------------------------------------------------------------------------------------------------

    def _lees_code(self, cel: NotebookNode, cijfers: Cijfers) -> None:
        try:
            code = ast.parse(cel.source)
        except SyntaxError as fout:
            if cel.source.lstrip().startswith(("%", "!")):  # a command of IPython
                return self._sla_over(cel)
            wat = python_in_woorden(type(fout).__name__, fout.msg)
            self._zet_bij([van_cel(self._plaats(cel), wat, fout.lineno or 1, _regel(cel, fout.lineno or 1))])
            return None
        for nummer, klacht in dagteksten(code):
            self._zet_bij([van_cel(self._plaats(cel), klacht, nummer, _regel(cel, nummer))])
        cel.outputs = []
        for regel in code.body:
            getoond = self._lees_regel(cel, regel, cijfers)
            for jaar, sectie in self.verhaal.gevraagd:
                if cijfers.loket.kon_schrijven(jaar, cijfers.jaar):
                    self._noteer(jaar, sectie, kop_van(self.nb, cel), cijfers[jaar])
            self.verhaal.gevraagd.clear()
            if hoort_getoond(getoond) or (regel is code.body[-1] and getoond is not None):
                cel.outputs.append(new_output("display_data", _als_uitvoer(getoond)))
        if "parameters" in cel.metadata.get("tags", []):
            self.namen |= self.parameters
        return None

    def _noteer(self, jaar: int, sectie: str, kop: str, cijfers: Cijfers) -> None:
        """Keep that a section is shown under a heading, and what its conditions leave out now."""
        pad, geschreven = f"{jaar}/verhaal/{sectie}.md", self.verhaal.geschreven(jaar)
        if (tekst := (pad, kop, sectie in geschreven)) in self.proef.teksten:
            return
        self.proef.teksten.append(tekst)
        if self.proef.gelezen:
            weg = weggelaten(geschreven.get(sectie, ""), namen_van(cijfers))
            self.proef.weggelaten += [f"{pad}, regel {regel}: {als}" for regel, als in weg]

    def _lees_regel(self, cel: NotebookNode, regel: ast.stmt, cijfers: Cijfers) -> Any:
        """Work out a statement; return what it shows."""
        match regel:
            case ast.ImportFrom(module="loket", names=namen):
                for naam in namen:
                    self._neem_over(cel, naam, regel.lineno, cijfers)
            case ast.Import(names=namen) | ast.ImportFrom(names=namen):
                self.namen |= {(naam.asname or naam.name).partition(".")[0]: ONBEKEND for naam in namen}
            case ast.Expr(value=waarde):
                getoond = self._bereken(cel, waarde)
                return None if getoond is ONBEKEND or getoond is MISLUKT else getoond
            case ast.Assign(targets=[ast.Attribute(value=van, attr=naam)], value=waarde):
                if naam in DEFINITIES and isinstance(bron := self._bereken(cel, van), Cijfers):
                    with self._hoort(self._plaats(cel), regel.lineno, _regel(cel, regel.lineno)):
                        setattr(bron, naam, self._bereken(cel, waarde))  # which it refuses
                else:
                    self._sla_over(cel)
            case ast.Assign(targets=[doel], value=waarde) | ast.AnnAssign(target=doel, value=ast.expr() as waarde):
                self._bind(doel, self._bereken(cel, waarde))
            case _:
                self._sla_over(cel)
                gegeven = (k.id for k in ast.walk(regel) if isinstance(k, ast.Name) and isinstance(k.ctx, ast.Store))
                eigen = [regel.name] if isinstance(regel, ast.FunctionDef | ast.ClassDef) else []
                self.namen |= dict.fromkeys([*gegeven, *eigen], ONBEKEND)
        return None

    def _neem_over(self, cel: NotebookNode, naam: ast.alias, regel: int, cijfers: Cijfers) -> None:
        vervangers: dict[str, Callable[..., Any]] = {
            "lees_cijfers": lambda *_, **__: cijfers,
            "controleer": self._controleer,
            "Verhaal": lambda *_, **__: self.verhaal,  # what is wrong with it was told already
        }
        if naam.name in vervangers:
            wat: Any = vervangers[naam.name]
        elif naam.name in loket.__all__:
            wat = getattr(loket, naam.name)
        else:
            wat = MISLUKT
            fout = python_in_woorden("ImportError", f"cannot import name '{naam.name}' from 'loket'")
            self._zet_bij(
                [van_cel(self._plaats(cel), f"{fout}{lijkt_op(naam.name, loket.__all__)}", regel, _regel(cel, regel))]
            )
        self.namen[naam.asname or naam.name] = wat

    def _controleer(self, _: Cijfers, __: Verhaal, status: str = CONCEPT) -> list[Uitkomst]:
        """Return the outcome of the checks, which are told in their own table."""
        toets_status(status)
        return self.getoond

    def _bereken(self, cel: NotebookNode, knoop: ast.expr) -> Any:
        """Return the value of an expression; what is wrong with it is put on the list."""
        try:
            with self._hoort(self._plaats(cel), knoop.lineno, _regel(cel, knoop.lineno)):
                return bereken(knoop, self.namen)
        except EigenCode as waarom:
            self._sla_over(cel, waarom)
            self._toets_eigen(cel, knoop)
            return MISLUKT if isinstance(waarom, Vervolg) else ONBEKEND
        return MISLUKT

    def _toets_eigen(self, cel: NotebookNode, knoop: ast.expr) -> None:
        """Tell names that do not exist in code that is not run: they are no better for what stands around them."""
        for deel in wordt_gevraagd(knoop):
            try:
                bereken(deel, self.namen)
            except OnbekendeNaam as fout:
                self._zet_bij([van_cel(self._plaats(cel), str(fout), deel.lineno, _regel(cel, deel.lineno))])
            except Exception:  # what else there is to say of it, only running it would tell
                pass

    def _bind(self, doel: ast.expr, waarde: Any) -> None:
        match doel:
            case ast.Name(id=naam):
                self.namen[naam] = waarde
            case ast.Tuple(elts=delen):
                heel = isinstance(waarde, tuple | list) and len(waarde) == len(delen)
                for nummer, deel in enumerate(delen):
                    self._bind(deel, waarde[nummer] if heel else MISLUKT if waarde is MISLUKT else ONBEKEND)

    # --- the whole -------------------------------------------------------------------------------------------

    def _maak_document(self) -> None:
        try:
            document = lees_document(self.nb, niet_gelopen="\n".join(self.overgeslagen))
            if not self.overgeslagen:
                druk(zet(document))
        except InvoerFout as fout:
            self.proef.meldingen += fout.meldingen
        except DodeLink as fout:
            self.proef.meldingen.append(self._waar_staat(fout))
        except LoketFout as fout:
            self.proef.meldingen.append(Melding(self.bestand.as_posix(), "", _AF, str(fout)))

    def _waar_staat(self, fout: DodeLink) -> Melding:
        """Say in which text a link to nowhere stands; what stands in no text, is in the notebook."""
        for jaar in (self.parameters["jaar"], self.parameters["jaar"] - 1):
            for sectie, tekst in self.verhaal.geschreven(jaar).items():
                if (plek := tekst.find(f"({fout.doel})")) >= 0:
                    pad = f"{jaar}/verhaal/{sectie}.md"
                    return Melding(pad, "", _AF, str(fout), tekst.count("\n", 0, plek) + 1)
        return Melding(self.bestand.as_posix(), "", _AF, str(fout))


def _regel(cel: NotebookNode, nummer: int) -> str:
    return str(cel.source.splitlines()[nummer - 1].strip())


def _als_uitvoer(waarde: Any) -> dict[str, Any]:
    """Return a value as Jupyter would show it."""
    if (bundel := getattr(waarde, "_repr_mimebundle_", None)) is not None:
        return dict(bundel())
    data = {"text/plain": repr(waarde)}
    for vorm, naam in (("text/html", "_repr_html_"), ("text/markdown", "_repr_markdown_")):
        if (maak := getattr(waarde, naam, None)) is not None:
            data[vorm] = str(maak())
    if "text/html" not in data and not isinstance(waarde, str | bool) and (html := html_van(waarde)) is not None:
        data["text/html"] = html
    return data
