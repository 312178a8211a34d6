"""What surrounds the figures: key figures, definitions, comparison, and all figures as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from loket.basis import opmaak
from loket.basis.afspraken import MIME_CIJFERS
from loket.basis.eenheden import EENHEDEN
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.gepubliceerd import Vergelijking, vergelijk
from loket.tonen.tabellen import Getal, Tabel, groepslabel
from loket.tonen.verhaal import Tekst


@dataclass(frozen=True)
class Html:
    """A piece of HTML."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def kerncijfers(*cijfers: Cijfer) -> Html:
    """Return the key figures, each with last year's value and the change in words."""
    return Html(f'<dl class="kerncijfers">{"".join(map(_kerncijfer, cijfers))}</dl>')


def _kerncijfer(cijfer: Cijfer) -> str:
    vorig, jaartal = cijfer.vorig, cijfer.vorig.cijfers.periode.voluit
    eerder = f'<dd class="vorig">{jaartal}: onbekend</dd>'
    if vorig.waarde is not None:
        verschil = escape(str(cijfer.verschil))
        eerder = f'<dd class="vorig">{vorig.html()} in {jaartal}</dd><dd class="verschil">{verschil}</dd>'
    return f'<div><dt>{escape(_kernlabel(cijfer))}</dt><dd class="waarde">{cijfer.html()}</dd>{eerder}</div>'


def _kernlabel(cijfer: Cijfer) -> str:
    cohort = f", cohort {cijfer.cijfers.jaar}" if cijfer.definitie.cohort else ""
    return opmaak.hoofdletter(cijfer.definitie.label) + cohort


def begrippen() -> Html:
    """Return every definition, in the order of the report."""
    blokken = "".join(
        f'<div id="begrip-{naam.replace("_", "-")}"><dt>{escape(opmaak.hoofdletter(d.label))}</dt>'
        f"<dd>{escape(d.omschrijving)}</dd>"
        f'<dd class="eenheid">Eenheid: {escape(d.eenheid)}. In cijfers.csv: {naam}.</dd></div>'
        for naam, d in DEFINITIES.items()
    )
    return Html(f'<dl class="begrippen">{blokken}</dl>')


def vergelijking(cijfers: Cijfers) -> Tabel | Tekst:
    """Return what was published beside what the register gives."""
    toetsen = vergelijk(cijfers)
    if not toetsen:
        return Tekst(f"*Over {cijfers.jaar} is nog niets gepubliceerd.*")
    afwijkend = [t for t in toetsen if not t.gelijk]
    titel = f"{len(toetsen) - len(afwijkend)} van de {len(toetsen)} gepubliceerde cijfers zijn gelijk aan dit verslag"
    return Tabel(
        "vergelijking",
        titel,
        ("Cijfer", "Periode", "Gepubliceerd", "Dit verslag", "Uitkomst"),
        tuple((_cijfernaam(t.cijfer), _periodenaam(t.cijfer), _gedrukt(t), t.cijfer, t.uitkomst) for t in toetsen),
    )


def errata(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the known errors in what was published, with the reason of each."""
    rijen = tuple(
        (f"{_cijfernaam(t.cijfer)}, {_periodenaam(t.cijfer)}", _gedrukt(t), t.cijfer, t.erratum)
        for t in vergelijk(cijfers)
        if t.erratum
    )
    if not rijen:
        return Tekst("*Er zijn geen fouten bekend in wat is gepubliceerd.*")
    return Tabel(
        "errata", "Bekende fouten in het gepubliceerde verslag", ("Cijfer", "Gedrukt", "Juist", "Reden"), rijen
    )


def _cijfernaam(cijfer: Cijfer) -> str:
    groepen = "".join(f", {groepslabel(dimensie, waarde)}" for dimensie, waarde in cijfer.groep)
    return opmaak.hoofdletter(cijfer.definitie.label) + groepen


def _periodenaam(cijfer: Cijfer) -> str:
    periode = cijfer.cijfers.periode
    return opmaak.datum(periode.einde) if cijfer.definitie.stand else periode.naam


def _gedrukt(toets: Vergelijking) -> Getal:
    decimalen = len(toets.gepubliceerd.partition(".")[2])
    gedrukt = opmaak.getal(float(toets.gepubliceerd), decimalen)
    aandeel = f" ({toets.gedrukt_aandeel.replace('.', ',')}%)" if toets.gedrukt_aandeel else ""
    return Getal(gedrukt + aandeel)


@dataclass(frozen=True)
class CijfersCsv:
    """All figures of the report, as the text of cijfers.csv."""

    tekst: str

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {MIME_CIJFERS: self.tekst, "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"cijfers.csv met {self.tekst.count(chr(10)) - 1} cijfers"


@lru_cache(maxsize=1)  # figures do not change
def cijfers_csv(cijfers: Cijfers) -> CijfersCsv:
    """Return every figure of the report: ``cijfer,groep,periode,waarde,eenheid,teller,noemer,label,definitie``."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, lineterminator="\n")
    schrijver.writerow(["cijfer", "groep", "periode", "waarde", "eenheid", "teller", "noemer", "label", "definitie"])
    for c in cijfers.alles():
        getallen = [_machinegetal(c.waarde, c.definitie.eenheid), c.definitie.eenheid]
        getallen += [_machinegetal(deel, "aantal") for deel in (c.teller, c.noemer)]
        schrijver.writerow([*c.sleutel, *getallen, c.definitie.label, c.definitie.omschrijving])
    return CijfersCsv(buffer.getvalue())


def _machinegetal(waarde: float | None, eenheid: str) -> str:
    """Write a number for machines: a decimal point, at most four decimals (euro: two); empty when unknown."""
    if waarde is None:
        return ""
    return f"{opmaak.rond_af(waarde, EENHEDEN[eenheid].voor_machines):f}"
