"""Wat er om de cijfers heen staat: kerncijfers, begrippen, de vergelijking, en alle cijfers als CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from loket.basis import opmaak
from loket.basis.afspraken import ANDERS, LEGENDA, MIME_AFRONDINGEN, MIME_CIJFERS, WEG
from loket.basis.eenheden import EENHEDEN
from loket.cijfers.afkomst import bezwaar
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.gepubliceerd import Vergelijking, vergelijk
from loket.cijfers.inlezen import gelezen, telt_mensen_eenmaal
from loket.cijfers.soorten import Definitie, Telling
from loket.cijfers.weergave import Weergave
from loket.tonen.alinea import Tekst
from loket.tonen.publiek import alleen_intern, toelichting
from loket.tonen.tabel_als_html import Tabel, groepslabel
from loket.tonen.waarde import Getal


@dataclass(frozen=True)
class Html:
    """A piece of HTML."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def kerncijfers(*cijfers: Cijfer) -> Html:
    """Return the key figures, each with last year's value and the change in words, or why there is none."""
    return Html(f'<dl class="kerncijfers">{"".join(map(_kerncijfer, cijfers))}</dl>')


def _kerncijfer(cijfer: Cijfer) -> str:
    vorig, jaartal = cijfer.vorig, cijfer.vorig.cijfers.periode.voluit
    if waarom := bezwaar(cijfer, vorig):
        eerder = f'<dd class="vorig">Geen vergelijking: {escape(waarom)}</dd>'
    else:
        verschil = escape(str(cijfer.verschil))
        eerder = f'<dd class="vorig">{vorig.html()} in {jaartal}</dd><dd class="verschil">{verschil}</dd>'
    return f'<div><dt>{escape(_kernlabel(cijfer))}</dt><dd class="waarde">{cijfer.html()}</dd>{eerder}</div>'


def _kernlabel(cijfer: Cijfer) -> str:
    cohort = f", cohort {cijfer.cijfers.jaar}" if cijfer.definitie.cohort else ""
    return opmaak.hoofdletter(cijfer.definitie.label) + cohort


def legenda(cijfers: Cijfers, *ook: Cijfers, per_verwijzer: bool = False, per_gemeente: bool = False) -> Html:
    """Return what the signs behind numbers mean, and how many of the figures of :func:`cijfers_csv` have each."""
    voorbeelddata = cijfers.loket.voorbeelddata
    alle = cijfers.alles(*ook, per_verwijzer=per_verwijzer, per_gemeente=per_gemeente)
    aantal = Counter(c.herkomst for c in alle)
    regels = "".join(
        f"<li>{f'Een kleine {teken}' if teken else 'Zonder letter'} achter het cijfer: {escape(wat)}"
        f" ({opmaak.met_woord(aantal[soort], ('cijfer', 'cijfers'))})</li>"
        for soort, (teken, wat) in LEGENDA[voorbeelddata].items()
    )
    waarvan = "<li>Dit telt alle cijfers in het CSV-bestand bij dit verslag, ook wat hier niet staat.</li>"
    zelf = (
        "<li>De letters gaan over cijfers met een definitie. Een getal dat de schrijver zelf telde, heeft er geen.</li>"
    )
    return Html(f'<ul class="legenda">{regels}{waarvan}{zelf}</ul>')


def begrippen(*namen: str) -> Html:
    """Return every definition, or those of these figures, in the order of the report."""
    cijfers = gelezen()
    vooraf = toelichting(cijfers) if cijfers else ""
    blokken = "".join(
        f'<div id="begrip-{naam.replace("_", "-")}"><dt>{escape(opmaak.hoofdletter(d.label))}</dt>'
        f"<dd>{escape(d.omschrijving + _in_een_som(d))}</dd>"
        f'<dd class="eenheid">Eenheid: {escape(d.eenheid)}. In het CSV-bestand: {naam}.</dd></div>'
        for naam, d in DEFINITIES.items()
        if not namen or naam in namen
    )
    return Html(f"<p>{escape(vooraf)}</p>" * bool(vooraf) + f'<dl class="begrippen">{blokken}</dl>')


def _in_een_som(definitie: Definitie) -> str:
    """Say of a figure that counts people how a roll-up counts who is at two desks."""
    eenmaal = isinstance(definitie, Telling) and definitie.telt_mensen and telt_mensen_eenmaal()
    return (
        " Een kandidaat die bij twee loketten meetelt, telt één keer: bij het loket waar de afgesproken wachttijd het"
        " eerst om is."
    ) * eenmaal


@alleen_intern("Wat eerder is gepubliceerd, naast wat het register geeft,")
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


@alleen_intern("Wat er fout is in wat eerder is gepubliceerd,")
def errata(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the known errors in what was published, in its figures and in its text, with the reason of each."""
    getallen: list[tuple[object, ...]] = [  # as words, for there are texts in their columns
        (
            f"{_cijfernaam(t.cijfer)}, {_periodenaam(t.cijfer)}",
            f"{_gedrukt(t)}{'' if t.is_gedrukt or t.gedrukt_aandeel else ' (volgt uit wat is gedrukt)'}",
            Weergave(t.cijfer, t.cijfer.kaal),
            t.erratum,
        )
        for t in vergelijk(cijfers)
        if t.erratum
    ]
    teksten = cijfers.dit_jaar("tekstfouten")[["paragraaf", "gedrukt", "juist", "reden"]]
    rijen = (*getallen, *((f"Tekst van {p}", f"‘{g}’", *rest) for p, g, *rest in teksten.itertuples(index=False)))
    if not rijen:
        return Tekst("*Er zijn geen fouten bekend in wat is gepubliceerd.*")
    kop = ("Waar", "Gedrukt", "Juist", "Reden")
    return Tabel("errata", "Bekende fouten in het gepubliceerde verslag", kop, rijen)


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
    """All figures of the report, as the text of cijfers.csv; and which of them are not as they were counted."""

    tekst: str
    afrondingen: str = ""

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        log = {MIME_AFRONDINGEN: self.afrondingen} if self.afrondingen else {}
        return {MIME_CIJFERS: self.tekst, "text/plain": repr(self), **log}

    def __repr__(self) -> str:
        return f"cijfers.csv met {self.tekst.count(chr(10)) - 1} cijfers"


@lru_cache(maxsize=1)  # figures do not change
def cijfers_csv(cijfers: Cijfers, *ook: Cijfers, per_verwijzer: bool = False, per_gemeente: bool = False) -> CijfersCsv:
    """Return every figure of the report, with its parts, its definition and where it comes from.

    The other parameters are those of :meth:`~loket.cijfers.cijfers.Cijfers.alles`.
    """
    return csv_van(cijfers.alles(*ook, per_verwijzer=per_verwijzer, per_gemeente=per_gemeente, onthouden=True))


def csv_van(cijfers: Iterable[Cijfer]) -> CijfersCsv:
    """Return figures as a file of figures; what is withheld is told to the desk, when it was published before."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, lineterminator="\n")
    kop = ["cijfer", "groep", "periode", "waarde", "eenheid", "teller", "noemer", "label", "definitie", "herkomst"]
    schrijver.writerow(kop)
    log: list[tuple[str, ...]] = []
    for c in cijfers:
        eerder = c.cijfers.beleid.gepubliceerd.get(c.sleutel) if c.cijfers.beleid else None
        if (eerder is not None and eerder != c.waarde) or (not c.onthouden and c.waarde != c.intern.waarde):
            van_naar = (_machinegetal(deel.waarde, c.definitie.eenheid) for deel in (c.intern, c))
            log.append((*c.sleutel, *van_naar, _machinegetal(eerder, "aantal"), _na_eerder(c, eerder)))
        if c.onthouden:
            continue
        getallen = [_machinegetal(c.waarde, c.definitie.eenheid), c.definitie.eenheid]
        getallen += [_machinegetal(deel, "aantal") for deel in (c.teller, c.noemer)]
        schrijver.writerow([*c.sleutel, *getallen, c.definitie.label, c.definitie.omschrijving, c.herkomst])
    return CijfersCsv(buffer.getvalue(), _afrondingen(log))


def _na_eerder(cijfer: Cijfer, eerder: int | None) -> str:
    """Say what became of a published number: it stays, unless the people behind it changed or it is no longer safe."""
    if eerder is None:
        return ""
    return WEG if cijfer.onthouden else "blijft zoals gepubliceerd" if cijfer.waarde == eerder else ANDERS


def _afrondingen(regels: list[tuple[str, ...]]) -> str:
    """Return the log of what was rounded for the public; empty when nothing was."""
    buffer = io.StringIO()
    kop = ("cijfer", "groep", "periode", "van", "naar", "eerder", "let_op")
    csv.writer(buffer, lineterminator="\n").writerows([kop, *regels])
    return buffer.getvalue() if regels else ""


def _machinegetal(waarde: float | None, eenheid: str) -> str:
    """Write a number for machines: a decimal point, at most four decimals (euro: two); empty when unknown."""
    if waarde is None:
        return ""
    return f"{opmaak.rond_af(waarde, EENHEDEN[eenheid].voor_machines):f}"
