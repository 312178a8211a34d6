"""How one figure is told: with its unit, with what it is made of, and with its change since last year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from html import escape
from numbers import Real
from typing import Any

from loket.basis import opmaak
from loket.basis.afspraken import GEPUBLICEERD, LEGENDA, SCHEIDING
from loket.basis.eenheden import DUUR, EENHEDEN, verandering
from loket.basis.meldingen import LoketFout, OnbekendeNaam
from loket.cijfers.afkomst import bezwaar, herkomst, is_verzonnen_basisjaar, kanttekening, merk
from loket.cijfers.definities import DEFINITIES, UITSPLITSINGEN
from loket.cijfers.grootheid import Grootheid
from loket.cijfers.soorten import Definitie, Overleving, Telling, Verhouding
from loket.cijfers.telregels import InPeriode
from loket.register.samen import LOKET
from loket.register.schema import LOKETTABELLEN


@dataclass(frozen=True)
class Weergave:
    """A figure told in other words than its bare value, and still linked to its definition.

    Parameters
    ----------
    cijfer : Grootheid
        The figure.
    tekst : str
        The words.
    herkomst : str
        Where what the words say comes from; default where the figure does.
    geldt : bool
        Whether they say something that holds: a comparison may be one that cannot be made.
    """

    cijfer: Grootheid
    tekst: str
    herkomst: str = ""
    geldt: bool = True

    def __str__(self) -> str:
        return self.tekst

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        return met_opmaak(self.tekst, spec)

    def __getattr__(self, naam: str) -> Any:
        if naam.startswith("_"):
            raise AttributeError(naam)
        raise OnbekendeNaam(f"‘{naam}’ bestaat hier niet: ‘{self.tekst}’ is al tekst.\n  wat te doen: laat .{naam} weg")

    def __eq__(self, ander: object) -> Any:
        if isinstance(ander, Real):
            raise LoketFout(
                f"‘{self.tekst}’ is tekst, en niet met {ander} te vergelijken.\n"
                "  wat te doen: vergelijk het cijfer zelf, zoals cijfers.plaatsingen"
            )
        return vars(self) == vars(ander) if isinstance(ander, Weergave) else NotImplemented

    def __bool__(self) -> bool:
        return self.geldt and self.tekst != opmaak.ONBEKEND and self.cijfer.waarde is not None

    def _repr_html_(self) -> str:
        return html(self.cijfer, self.tekst, self.herkomst)


def met_opmaak(tekst: str, spec: str) -> str:
    """Give a text the width that an f-string asks for; a form for numbers is refused, for it is text.

    Raises
    ------
    LoketFout
        When ``spec`` is such a form.
    """
    try:
        return format(tekst, spec)
    except ValueError:
        raise LoketFout(f"‘:{spec}’ past hier niet: ‘{tekst}’ is al tekst.\n  wat te doen: laat :{spec} weg") from None


def html(cijfer: Grootheid, tekst: str, soort: str = "") -> str:
    """Return a figure as a link to its definition, with its unrounded value and its explanation for the exporters."""
    if cijfer.onthouden:
        return f'<span class="onthouden" data-wat="{escape(wat(cijfer))}">{opmaak.TE_WEINIG}</span>'
    if cijfer.waarde is None or tekst == opmaak.ONBEKEND:
        return f"{opmaak.MERK_ONBEKEND}{escape(tekst)}</span>"
    return (
        f'<a class="cijfer" href="#begrip-{cijfer.definitie.naam.replace("_", "-")}"'
        f' data-uitleg="{escape(SCHEIDING.join(f"{naam}: {wat}" for naam, wat in cijfer.uitleg.items()))}">'
        f'<data value="{cijfer.waarde:.10g}">{escape(tekst)}</data>'
        f"{merk(soort or cijfer.herkomst, cijfer.cijfers.loket.voorbeelddata)}</a>"
    )


def wat(cijfer: Grootheid) -> str:
    """Name a figure with its group, as the begin of a sentence: ``Plaatsingen (Maasvallei)``."""
    groep = ", ".join(waarde.replace("_", " ") for _, waarde in cijfer.groep)
    return opmaak.hoofdletter(cijfer.definitie.label) + f" ({groep})" * bool(groep)


def uitleg(cijfer: Grootheid) -> dict[str, str]:
    """Say of a figure what it is about: group, n of noemer, interval, period, and the files it is counted from."""
    vorig = cijfer.cijfers.vorig.cijfer(cijfer.definitie, cijfer.groep)
    delen = {
        "Waarde": str(cijfer),
        "Uitsplitsing": ", ".join(f"{dimensie.replace('_', ' ')} {waarde}" for dimensie, waarde in cijfer.groep),
        "Geteld": _geteld(cijfer),
        "95%-interval": interval(cijfer),
        "Periode": _periode(cijfer),
        "Jaar eerder": "" if bezwaar(cijfer, vorig) else str(vorig),
        "Let op": _let_op(cijfer),
        "Herkomst": _herkomst(cijfer),
        "Bron": _bron(cijfer),
    }
    return {naam: tekst for naam, tekst in delen.items() if tekst}


def beschrijving(cijfer: Grootheid) -> str:
    """Tell an analyst what a figure is: its definition, its value, what it is made of and how to write it."""
    definitie = cijfer.definitie
    groepen = opmaak.opsomming(_uitsplitsingen(cijfer))
    zin = (
        "Het aandeel was"
        if definitie.eenheid == "procent"
        else "Er waren"
        if isinstance(definitie, Telling)
        else "Het was"
    )
    regels = [
        opmaak.hoofdletter(definitie.label),
        definitie.omschrijving,
        "",
        *(f"{naam}: {wat}" for naam, wat in cijfer.uitleg.items()),
        f"Uit te splitsen naar: {groepen or 'niets'}",
        f"In een zin: {zin} {{eval}}`cijfers.{definitie.naam}`.",
    ]
    return "\n".join(regels)


def interval(cijfer: Grootheid) -> str:
    """Return the 95% interval in words, also when the data do not reach its upper bound; empty when there is none."""
    if is_verzonnen_basisjaar(cijfer):
        return ""
    toon = partial(EENHEDEN[cijfer.definitie.eenheid].toon, decimalen=_decimalen(cijfer))
    if cijfer.interval:
        laag, hoog = map(toon, cijfer.interval)
        return f"{laag.partition(opmaak.VASTE_SPATIE)[0].rstrip('%')}–{hoog}"
    if cijfer.ondergrens is not None:
        return f"van {toon(cijfer.ondergrens)}; de bovengrens is nog niet bereikt"
    return ""


def _decimalen(cijfer: Grootheid) -> int | None:
    """Return with how many decimals what follows from a figure is printed; None for as many as its unit has."""
    return cijfer.decimalen if cijfer.benaderd else None


def _geteld(cijfer: Grootheid) -> str:
    noemer = cijfer.noemer
    if noemer is None:
        return ""
    definitie = cijfer.definitie
    if isinstance(definitie, Verhouding):
        teller = "onbekend" if cijfer.teller is None else opmaak.getal(cijfer.teller)
        if definitie.eenheid in DUUR:  # neither is a part of the other
            labels = (DEFINITIES[naam].label for naam in (definitie.teller, definitie.noemer))
            return ", ".join(f"{label} {n}" for label, n in zip(labels, (teller, opmaak.getal(noemer)), strict=True))
        return f"{teller} van {opmaak.getal(noemer)}"
    if isinstance(definitie, Overleving) or definitie.eenheid in DUUR:
        return f"over {opmaak.met_woord(noemer, _woorden(definitie))}"
    return f"{cijfer.kaal} van {opmaak.getal(noemer)}"


def _let_op(cijfer: Grootheid) -> str:
    if cijfer.uit_reeks:
        return "zo gepubliceerd, niet uit het register berekend"
    if cijfer.voorlopig:
        return "voorlopig, want het cohort is nog niet de volle tijd gevolgd"
    telt_mensen = isinstance(cijfer.definitie, Telling) and cijfer.definitie.telt_mensen
    if cijfer.cijfers.loket.zelfde_sleutel and telt_mensen and LOKET not in dict(cijfer.groep):
        return "een kandidaat die bij twee loketten meetelt, telt één keer"
    return kanttekening(cijfer)


def _herkomst(cijfer: Grootheid) -> str:
    wat = LEGENDA[cijfer.cijfers.loket.voorbeelddata][cijfer.herkomst][1]
    alleen_afgerond = cijfer.herkomst != GEPUBLICEERD and herkomst(cijfer, 0) == GEPUBLICEERD
    return wat + "; afgerond op een heel getal is het zo gepubliceerd" * alleen_afgerond


def _woorden(definitie: Definitie) -> tuple[str, str]:
    geteld = definitie if isinstance(definitie, Telling) else DEFINITIES[definitie.noemer]
    assert isinstance(geteld, Telling), "a noemer is counted"
    return geteld.woorden


def _periode(cijfer: Grootheid) -> str:
    periode, peildatum = cijfer.cijfers.periode, opmaak.datum(cijfer.cijfers.register.peildatum)
    if cijfer.definitie.cohort:
        return f"afgesloten in {periode.naam}, zoals bekend op {peildatum}"
    if cijfer.definitie.stand:
        return f"op {opmaak.datum(periode.einde)}"
    return opmaak.periode(periode.begin, periode.einde)


def _bron(cijfer: Grootheid) -> str:
    if cijfer.uit_reeks:
        return "reeksen.csv"
    tabellen = sorted(_tabellen(cijfer.definitie))
    jaren = cijfer.cijfers.register.jaren
    if tabellen == ["taakstelling"]:
        jaren = (cijfer.cijfers.jaar,)
    bestanden = opmaak.opsomming([f"{tabel}.csv" for tabel in tabellen])
    if set(tabellen) <= set(LOKETTABELLEN) or not jaren:
        return bestanden
    return f"{bestanden} van {jaren[0]}" + (f" t/m {jaren[-1]}" if len(jaren) > 1 else "")


def _tabellen(definitie: Definitie) -> set[str]:
    """Return the tables from which a figure is counted; a cohort is made of two."""
    gevonden = {telling.tabel for telling in _tellingen(definitie)}
    van_cohort = gevonden & {"cohort", "volgmomenten"}
    na_jaren = isinstance(definitie, Overleving) and definitie.na
    return gevonden - van_cohort | ({"trajecten", "nametingen"} if van_cohort or na_jaren else set())


def _tellingen(definitie: Definitie) -> tuple[Telling, ...]:
    """Return the counts of which a figure is made; a count is made of itself."""
    if isinstance(definitie, Verhouding):
        return *_tellingen(DEFINITIES[definitie.teller]), *_tellingen(DEFINITIES[definitie.noemer])
    return _tellingen(DEFINITIES[definitie.groep]) if isinstance(definitie, Overleving) else (definitie,)


def _uitsplitsingen(cijfer: Grootheid) -> list[str]:
    """Return by what a figure can be split: first what its definition names, then what its tables hold besides."""
    eigen = [groep for groep in cijfer.cijfers.groepen(cijfer.definitie) if "," not in groep]
    frames = cijfer.cijfers.register.frames
    tellingen = _tellingen(cijfer.definitie)

    def kan(groep: str) -> bool:
        return all(groep in frames[t.tabel] or (groep == "maand" and isinstance(t.telt, InPeriode)) for t in tellingen)

    return list(dict.fromkeys([*eigen, *filter(kan, UITSPLITSINGEN)]))


def verschil(nu: Grootheid, toen: Grootheid) -> str:
    """Say how a figure has changed: ``12 minder dan in 2021``, or why that cannot be said."""
    if waarom := bezwaar(nu, toen):
        return f"niet te vergelijken: {waarom}"
    assert nu.waarde is not None and toen.waarde is not None, "what is unknown is not compared"
    jaartal, eenheid = toen.cijfers.periode.voluit, nu.definitie.eenheid
    if anders := verandering(nu.waarde - toen.waarde, eenheid, _decimalen(nu)):
        return f"{anders} dan in {jaartal}"
    return f"evenveel als in {jaartal}" if eenheid in ("aantal", "euro") else f"gelijk aan {jaartal}"
