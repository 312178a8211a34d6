"""What a check is, what it looks at and what it finds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from loket.basis.afspraken import EVAL, kop_in
from loket.basis.meldingen import geen_notebook
from loket.cijfers.cijfers import Cijfers
from loket.controle import taal
from loket.controle.opbouw import Opbouw, lees_opbouw
from loket.controle.taal.bijschrift import toets_bijschrift
from loket.controle.taal.context import Context
from loket.controle.taal.rollen import Namen, Rol, VanJaar, lees_rol
from loket.tonen.delen import dit_notebook, pad_van
from loket.tonen.verhaal import Verhaal

Ernst = Literal["fout", "waarschuwing"]


@dataclass(frozen=True, order=True)
class Bevinding:
    """One finding of a check.

    Parameters
    ----------
    bestand : str
        File, relative to the desk's folder: ``2022/nametingen.csv``; for the notebook, ``notebooks/jaarverslag.ipynb``.
    plaats : str
        Row or line in it, in words; empty when the finding is about the file as a whole.
    gevonden : str
        What was found, with its values: an acknowledgement names exactly this, so it lapses when a value changes.
    verwacht, herstel : str
        What was expected, and what the reader can do about it, in Dutch.
    """

    bestand: str
    plaats: str
    gevonden: str
    verwacht: str
    herstel: str

    def __post_init__(self) -> None:
        # Written with plain spaces, so that it can be copied into akkoord.csv by hand.
        object.__setattr__(self, "gevonden", " ".join(self.gevonden.split()))


@dataclass(frozen=True)
class Stuk:
    """A piece of text of the report, as written: a section of the narrative, a Markdown cell or a fragment.

    ``namen`` is what the names in its roles stand for; None for a narrative, which knows only its year. ``vanaf`` is
    the line at which it begins.
    """

    bestand: str
    tekst: str
    waar: str = ""
    namen: Namen | None = None
    vanaf: int = 1

    def plaats(self, regel: int) -> str:
        """Return a line of this piece in words."""
        regel += self.vanaf - 1
        return f"{self.waar}, regel {regel}" if self.waar else f"regel {regel}"

    def rollen(self, jaar: int) -> Iterator[tuple[int, Rol]]:
        """Yield line and target of every number that is bound in this piece."""
        for treffer in EVAL.finditer(self.tekst):
            rol = lees_rol(treffer[1], self.namen or Namen.gewoon(jaar))
            yield self.tekst.count("\n", 0, treffer.start()) + 1, rol


@dataclass(frozen=True)
class Verslag:
    """All that the checks look at: the figures, the year's text and the notebook that shows them.

    Parameters
    ----------
    cijfers : Cijfers
        The figures of the report's year.
    stukken : tuple of Stuk
        The narrative of the year and the notebook's Markdown cells.
    code : tuple of str
        The notebook's code cells.
    notebook : str
        The notebook's name, for messages.
    vorige_teksten : mapping of str to str
        Last year's narrative, by section.
    colofon : str
        Who made the report, as its cover says.
    bijschriften : tuple of Stuk
        What code cells say of their charts, tables and pictures.
    """

    cijfers: Cijfers
    stukken: tuple[Stuk, ...] = ()
    code: tuple[str, ...] = ()
    notebook: str = "notebooks/jaarverslag.ipynb"
    vorige_teksten: Mapping[str, str] = field(default_factory=dict)
    colofon: str = ""
    bijschriften: tuple[Stuk, ...] = ()

    @classmethod
    def lees(cls, cijfers: Cijfers, verhaal: Verhaal) -> Verslag:
        """Read the notebook that is being run and take the narrative as it was written.

        A notebook that shows nothing of the narrative is not about it.
        """
        pad = dit_notebook()
        naam = f"{pad.parent.name}/{pad.name}"
        cellen = _cellen(pad)
        koppen, code = _code(cellen)
        opbouw = lees_opbouw(code, cijfers.jaar, cijfers.loket.nameting_jaren)
        geschreven = verhaal.geschreven() if opbouw.secties() else {}
        verhalen = [Stuk(f"{cijfers.jaar}/verhaal/{n}.md", t) for n, t in sorted(geschreven.items())]
        stukken = (*verhalen, *_tekstcellen(cellen, naam, opbouw.namen), *_fragmenten(opbouw, pad))
        vorige = verhaal.geschreven(cijfers.jaar - 1)
        vorige.pop("colofon", None)  # who made a report is often the same
        bijschriften = tuple(
            Stuk(naam, tekst, f"cel onder ‘{koppen[nummer]}’", opbouw.namen, vanaf)
            for nummer, vanaf, tekst in opbouw.bijschriften
        )
        return cls(cijfers, stukken, code, naam, vorige, verhaal.tekst("colofon"), bijschriften)

    @cached_property
    def opbouw(self) -> Opbouw:
        """What the notebook's code does."""
        return lees_opbouw(self.code, self.cijfers.jaar, self.cijfers.loket.nameting_jaren)

    @cached_property
    def context(self) -> Context:
        """What the narrative lint tests the text against."""
        return _context(self.cijfers, tuple(sorted(self.vorige_teksten.items())))

    @cached_property
    def getoetst(self) -> dict[Stuk, list[taal.Bevinding]]:
        """What the narrative lint found in each piece of text."""
        alle = (*self.stukken, *self.bijschriften)
        getoetst = {stuk: taal.toets_tekst(stuk.tekst, self.context, stuk.namen) for stuk in alle}
        van_code = {s: toets_bijschrift(s.tekst, getoetst[s], self.context, s.namen) for s in self.bijschriften}
        return getoetst | van_code

    def gekoppeld(self, *namen: str) -> list[tuple[Stuk, int, Rol]]:
        """Return where the figures so named (all figures when none is named) are bound in the text."""
        return [deel for deel in self._koppelingen if not namen or deel[2].naam in namen]

    @cached_property
    def _koppelingen(self) -> list[tuple[Stuk, int, Rol]]:
        rollen = ((stuk, *deel) for stuk in self.stukken for deel in stuk.rollen(self.cijfers.jaar))
        return [(stuk, regel, rol) for stuk, regel, rol in rollen if rol.naam]


#: How a text of a word processor ends; no report reads it.
TEKSTVERWERKERS = (".docx", ".doc", ".odt", ".rtf")
#: What looks at a report and gives what it finds.
Zoek = Callable[[Verslag], Iterable[Bevinding]]


@dataclass(frozen=True)
class Controle:
    """A named check.

    Parameters
    ----------
    naam : str
        Short name, as ``akkoord.csv`` and the tables write it.
    ernst : {'fout', 'waarschuwing'}
        A fout stops the build; a waarschuwing is listed, and can be acknowledged with a reason.
    omschrijving : str
        What must hold, as one Dutch sentence.
    zoek : callable
        ``(verslag) -> findings``; nothing when all is well.
    te_doen : bool
        Whether its findings are no doubt about what is there, but work that is left.
    verklaarbaar : bool
        Whether a waarschuwing can be right as it stands.
    """

    naam: str
    ernst: Ernst
    omschrijving: str
    zoek: Zoek
    te_doen: bool = False
    verklaarbaar: bool = True

    @property
    def mag_blijven(self) -> bool:
        """Whether a finding can be acknowledged, with a reason; a fout never can."""
        return self.ernst == "waarschuwing" and self.verklaarbaar


def fout(naam: str, omschrijving: str) -> Callable[[Zoek], Controle]:
    """Make a check that stops a build of the function below this; parameters as of :class:`Controle`."""
    return lambda zoek: Controle(naam, "fout", omschrijving, zoek)


def waarschuwing(naam: str, omschrijving: str) -> Callable[[Zoek], Controle]:
    """Make a check that lists its findings of the function below this; parameters as of :class:`Controle`."""
    return lambda zoek: Controle(naam, "waarschuwing", omschrijving, zoek)


def werk(naam: str, omschrijving: str, *, verklaarbaar: bool = False) -> Callable[[Zoek], Controle]:
    """Make a check that lists as work left what the function below this finds; parameters as of :class:`Controle`.

    Work is done, not explained; only what may be right as it stands is ``verklaarbaar``.
    """
    return lambda zoek: Controle(naam, "waarschuwing", omschrijving, zoek, te_doen=True, verklaarbaar=verklaarbaar)


def van_de_cijfers(zoek: Callable[[Cijfers], Iterable[Bevinding]]) -> Zoek:
    """Make a check out of what looks at the figures alone; those do not change, so it looks once.

    Of a roll-up it looks at each of the desks, for there stand the tables that can be mended.
    """
    eens = lru_cache(maxsize=1)(lambda cijfers: tuple(_per_loket(zoek, cijfers)))
    return lambda verslag: eens(verslag.cijfers)


def _per_loket(zoek: Callable[[Cijfers], Iterable[Bevinding]], cijfers: Cijfers) -> Iterator[Bevinding]:
    if not cijfers.delen:
        yield from zoek(cijfers)
    for deel in cijfers.delen:
        for bevinding in zoek(deel):
            yield replace(bevinding, bestand=f"{deel.loket.code}/{bevinding.bestand}")


def te_schrijven(notebook: Path, jaar: int, nameting_jaren: int) -> list[str]:
    """Return the texts of a year that a notebook shows: who made it first, then its sections in their order."""
    code = tuple(_bron(cel) for cel in _cellen(notebook) if cel["cell_type"] == "code")
    opbouw = lees_opbouw(code, jaar, nameting_jaren)
    secties = ["colofon"] * opbouw.roept_aan("voorblad") + [s for s, van in opbouw.secties_van_jaar() if van == jaar]
    return [f"{sectie}.md" for sectie in dict.fromkeys(secties)]


@lru_cache(maxsize=1)  # figures do not change, and last year's text hardly ever
def _context(cijfers: Cijfers, vorige_teksten: tuple[tuple[str, str], ...]) -> Context:
    return Context.van(cijfers, dict(vorige_teksten))


def _cellen(pad: Path) -> list[dict[str, Any]]:
    try:
        cellen: list[dict[str, Any]] = json.loads(pad.read_text("utf-8"))["cells"]
        if all(isinstance(_bron(cel), str) and "cell_type" in cel and "metadata" in cel for cel in cellen):
            return cellen
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        pass
    raise geen_notebook(pad)


def _bron(cel: dict[str, Any]) -> str:
    bron = cel["source"]
    return "".join(bron) if isinstance(bron, list) else str(bron)


def _code(cellen: list[dict[str, Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the code cells, after the heading under which each stands."""
    kop, gevonden = "het begin", []
    for cel in cellen:
        kop = kop_in(cel | {"source": _bron(cel)}) or kop
        if cel["cell_type"] == "code":
            gevonden.append((kop, _bron(cel)))
    koppen, code = zip(*gevonden, strict=True) if gevonden else ((), ())
    return koppen, code


def _tekstcellen(cellen: list[dict[str, Any]], bestand: str, namen: Namen) -> Iterator[Stuk]:
    kop = "het begin"
    for cel in cellen:
        if cel["cell_type"] != "markdown" or "verberg" in cel["metadata"].get("tags", []):
            continue
        kop = kop_in(cel) or kop
        yield Stuk(bestand, _bron(cel), f"cel onder ‘{kop}’", namen)


def _fragmenten(opbouw: Opbouw, notebook: Path) -> Iterator[Stuk]:
    """Yield every fragment as often as it is shown, with what its names then stand for."""
    for aanroep in opbouw.aanroepen:
        if aanroep.naam != "delen" or not aanroep.waarden:
            continue
        pad = pad_van(str(aanroep.waarden[0]), notebook)
        tekst = pad.read_text("utf-8", "replace")
        reeks = next(((naam, w) for naam, w in aanroep.benoemd if isinstance(w, tuple)), None)
        for een in reeks[1] if reeks else (None,):
            gebonden = dict(aanroep.benoemd) | ({reeks[0]: een} if reeks else {})
            jaar = next((w.jaar for w in gebonden.values() if isinstance(w, VanJaar)), opbouw.namen.jaar)
            yield Stuk(f"{notebook.parent.name}/delen/{pad.name}", tekst, "", Namen(jaar, tuple(gebonden.items())))


@lru_cache(maxsize=1024)
def bestandsnaam(pad: str) -> str:
    """Return a file of the register as findings name it: with its year's folder, if it stands in one."""
    delen = Path(pad).parts
    return "/".join(delen[-2:]) if delen[-2:-1] and delen[-2].isdecimal() else delen[-1]


def rijen(frame: pd.DataFrame) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield of each row of a table its file, its place in words and its values."""
    for (pad, rij), waarden in zip(frame.index.to_list(), frame.to_dict("records"), strict=True):
        yield bestandsnaam(str(pad)), f"rij {rij}", {str(kolom): waarde for kolom, waarde in waarden.items()}
