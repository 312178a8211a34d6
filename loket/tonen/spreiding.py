"""Waar mensen binding hebben en waar zij een woning kregen: naar gemeente, deelregio en eigen route."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from loket.basis import opmaak
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.register.deelregios import ANDERS, EIGEN
from loket.register.schema import ONBEKEND
from loket.tonen.alinea import Tekst
from loket.tonen.onthouden import niets
from loket.tonen.tabel_als_html import Tabel, interval
from loket.tonen.tabellen import gegevens, tabel
from loket.tonen.tekenen import DONKER, GRIJS, LICHT, Grafiek, tekening
from loket.tonen.verhaal import geen_gegevens
from loket.tonen.waarde import Getal, afgeleid
from loket.tonen.zin import Zin, zin

_ZONDER_DEELREGIOS = Tekst("*In loket.toml staat niet welke deelregio’s er zijn. Deze tabel is er daarom niet.*")
#: Largest dot in points squared, so that two rows of the chart do not touch.
_GROOTSTE_STIP = 260


def eigen_gemeente(cijfers: Cijfers) -> Tabel | Tekst:
    """Return who was placed in his own gemeente: with his ties in the desk's own gemeente, elsewhere, and together."""
    if not cijfers.plaatsingen:
        return geen_gegevens(f"plaatsingen in {cijfers.periode.voluit}")
    hier = cijfers.loket.gemeente
    namen = {EIGEN: f"Binding in {hier}", ANDERS: "Binding in een andere gemeente", ONBEKEND: "Binding onbekend"}
    groepen = [(namen.get(plek, plek), {"bindingsplek": plek}) for plek in cijfers.groepswaarden("bindingsplek")]
    rijen = [_rij(cijfers, naam, groep) for naam, groep in groepen if cijfers.deel("plaatsingen", **groep)]
    rijen.append(_rij(cijfers, "Totaal", {}))
    return Tabel(
        "eigen-gemeente",
        f"Plaatsingen in de eigen gemeente, met en zonder {hier}, {cijfers.periodetekst}",
        ("Kandidaten", "Plaatsingen", "In de eigen gemeente", "Deel (%)", "95%-interval (%)"),
        tuple(rijen),
        totaal=True,
        noot="De eigen gemeente is de gemeente waar de kandidaat zijn netwerk of binding heeft. Het interval zegt"
        " hoe ver het deel door toeval kan afwijken.",
    )


def _rij(cijfers: Cijfers, naam: str, groep: dict[str, str]) -> tuple[object, ...]:
    wat = ("plaatsingen", "geplaatst_eigen_gemeente", "eigen_gemeente")
    alle, eigen, deel = (cijfers.deel(een, **groep) for een in wat)
    return naam, alle, eigen, *((Getal("–"),) * 2 if ONBEKEND in groep.values() else _deel(deel))


def _deel(deel: Cijfer) -> tuple[object, object]:
    """Return a share, and its interval."""
    return deel if deel.interval else Getal("–"), interval(deel)


def _bezet(frame: pd.DataFrame) -> pd.DataFrame:
    """Leave out the columns without a case, and put those with most first, the unknown and the total last."""
    rijen, kolommen = (_op_volgorde(f["Totaal"]) for f in (frame, frame.T))
    geordend = frame.reindex(index=rijen, columns=[k for k in kolommen if frame.at["Totaal", k] or k == "Totaal"])
    return geordend.set_axis(pd.Index(rijen, name=frame.index.name))


def _op_volgorde(totalen: pd.Series) -> list[str]:
    laatst = {ONBEKEND: 1, "Totaal": 2}
    cijfers: dict[str, Cijfer] = {str(naam): cijfer for naam, cijfer in totalen.items()}
    return sorted(cijfers, key=lambda naam: (laatst.get(naam, 0), -float(cijfers[naam])))


@lru_cache(maxsize=1)  # figures do not change: a chart of the same figures is drawn once
def kaart(cijfers: Cijfers) -> Grafiek | Tekst:
    """Draw the plaatsingen as dots: a row for each gemeente of the ties, a column for each gemeente of a home."""
    if not cijfers.plaatsingen:
        return geen_gegevens(f"plaatsingen in {cijfers.periode.voluit}")
    frame = _bezet(cijfers.kruis("plaatsingen", "bindingsgemeente", "plaatsingsgemeente"))
    frame = frame[frame["Totaal"].map(bool)]
    stippen = frame.drop(index="Totaal", columns="Totaal")
    grootste = max(float(cel) for cel in stippen.to_numpy().ravel())
    soorten: dict[str, tuple[str, str]] = {
        "ja": (DONKER, "eigen gemeente"),
        "nee": (LICHT, "andere gemeente"),
        ONBEKEND: (GRIJS, "onbekend"),
    }
    # Form is the second cue, beside colour.
    vormen = {"ja": "o", "nee": "s", ONBEKEND: "D"}
    with tekening(0.95 + 0.3 * len(stippen)) as (assen, svg):
        for y, (binding, rij) in enumerate(stippen.iterrows()):
            for x, (woning, cijfer) in enumerate(rij.items()):
                if not cijfer:
                    continue
                soort = _eigen(str(binding), str(woning))
                kleur, label = soorten[soort]
                assen.scatter(x, y, s=_GROOTSTE_STIP * float(cijfer) / grootste, c=kleur, marker=vormen[soort])
                assen.annotate(str(cijfer), (x, y), (11, 0), textcoords="offset points", va="center")
        gebruikt = {_eigen(str(b), str(w)) for b, rij in stippen.iterrows() for w, cijfer in rij.items() if cijfer}
        for soort in (s for s in soorten if s in gebruikt):
            kleur, label = soorten[soort]
            assen.scatter([], [], s=45, c=kleur, marker=vormen[soort], label=label)
        assen.set_xticks(range(len(stippen.columns)), [_breek(str(k)) for k in stippen.columns])
        assen.set_yticks(range(len(stippen)), list(map(_naam, map(str, stippen.index))))
        assen.xaxis.tick_top()
        assen.tick_params(axis="x", length=0, rotation=0 if len(stippen.columns) <= 6 else 55)
        assen.set_xlim(-0.5, max(len(stippen.columns), 7) - 0.3)  # so that a phone shows some columns at once
        assen.set_ylim(len(stippen) - 0.5, -0.6)
        hoek = assen.annotate("Binding in", (0, 1), (-4, 4), xycoords="axes fraction", textcoords="offset points")
        hoek.set(ha="right", va="bottom", color=GRIJS)
        assen.xaxis.set_label_position("top")
        assen.set_xlabel("Woning in", loc="left", color=GRIJS)
        assen.grid(color=GRIJS, alpha=0.18, linewidth=0.6)
        assen.set_axisbelow(True)
        for kant in assen.spines.values():
            kant.set_visible(False)
        assen.legend(
            loc="upper left", bbox_to_anchor=(0, -0.01), ncols=3, borderaxespad=0, handletextpad=0.2, columnspacing=1
        )
    deel = cijfers.eigen_gemeente.Hoeveel
    bericht = zin(
        deel, " van de plaatsingen" * ("%" in str(deel)), " was in de eigen gemeente", _waar_anders(stippen), "."
    )
    per = [
        f"binding in {_naam(str(b))}: {opmaak.opsomming([f'{c} in {_naam(str(w))}' for w, c in rij.items() if c])}"
        for b, rij in stippen.iterrows()
    ]
    alt = f"Stippen: plaatsingen in {cijfers.periode.voluit}, naar gemeente van binding en woning. {'; '.join(per)}."
    return Grafiek("gemeenten", bericht, alt, svg.getvalue(), gegevens(frame, {"bindingsgemeente": "Binding in"}))


def _eigen(binding: str, woning: str) -> str:
    if ONBEKEND in (binding, woning):
        return ONBEKEND
    return "ja" if binding == woning else "nee"


def _waar_anders(stippen: pd.DataFrame) -> Zin:
    """Say in which gemeente most of those got a home who did not get one in their own; nothing when two are equal."""
    per = {
        str(woning): sum(float(c) for b, c in kolom.items() if _eigen(str(b), str(woning)) == "nee")
        for woning, kolom in stippen.items()
    }
    samen, meeste = int(sum(per.values())), max(per.values(), default=0)
    namen = [woning for woning, aantal in per.items() if aantal == meeste]
    if not samen or len(namen) > 1:
        return zin()
    if meeste == samen:
        return zin(f"; wie elders een woning kreeg, kreeg die in {namen[0]}")
    hoeveel = afgeleid(f"{int(meeste)} van {samen}", *stippen.to_numpy().ravel())
    return zin(f"; wie elders een woning kreeg, kreeg die het vaakst in {namen[0]}: ", hoeveel)


def _naam(gemeente: str) -> str:
    return opmaak.hoofdletter(gemeente)


def _breek(gemeente: str) -> str:
    return textwrap.fill(_naam(gemeente), 13)


# --- deelregio's -----------------------------------------------------------------------------------------------------


def deelregios(cijfers: Cijfers) -> Tabel | Tekst:
    """Return of each deelregio who waits with ties there, who was placed, and how many of those in it."""
    if not cijfers.loket.deelregios:
        return _ZONDER_DEELREGIOS
    frame = cijfers.per(
        "bindingsregio",
        "wachtlijst",
        "wacht_te_lang",
        "plaatsingen",
        "geplaatst_eigen_gemeente",
        "geplaatst_eigen_regio",
    )
    koppen = {
        "bindingsregio": "Binding in",
        "wachtlijst": "Wacht",
        "wacht_te_lang": "Van wie te lang",
        "plaatsingen": "Geplaatst",
        "geplaatst_eigen_gemeente": "In eigen gemeente",
        "geplaatst_eigen_regio": "In eigen deelregio",
    }
    return tabel(
        frame,
        "deelregios",
        f"Wie wacht op {cijfers.laatste_dag} en wie is geplaatst in {cijfers.periode.naam}, per deelregio",
        koppen=koppen,
        leeg=False,
        noot=f"Te lang is langer dan de afgesproken {cijfers.loket.wachttijd_afspraak_maanden} maanden. Wie zich niet"
        " meldde, of uitviel vóór een plaatsing, staat niet in deze tabel.",
    )


def op_tijd(cijfers: Cijfers) -> Tabel | Tekst:
    """Return of each deelregio, of all for whom the agreed wait ended, how many had a home by then."""
    if not cijfers.loket.deelregios:
        return _ZONDER_DEELREGIOS
    if not cijfers.afspraak_groep:
        geen = f"Voor niemand op de wachtlijst was de afgesproken tijd in {cijfers.periode.voluit} al om."
        return Tekst(f"*{niets(cijfers.afspraak_groep, geen)}*")
    regios = [(r, {"bindingsregio": r}) for r in cijfers.groepswaarden("bindingsregio")]
    rijen = []
    for naam, groep in [*regios, ("Totaal", {})]:
        wie, gehaald, deel = (cijfers.deel(f"afspraak_{wat}", **groep) for wat in ("groep", "gehaald", "deel"))
        if wie:
            rijen.append((_naam(naam), wie, gehaald, *_deel(deel)))
    return Tabel(
        "op-tijd",
        f"Een woning binnen de afgesproken {cijfers.loket.wachttijd_afspraak_maanden} maanden, naar deelregio van de"
        f" binding, {cijfers.periodetekst}",
        ("Binding in", "Tijd om", "Op tijd een woning", "Deel (%)", "95%-interval (%)"),
        tuple(rijen),
        totaal=True,
        noot="Tijd om: de afgesproken tijd liep in de periode af. Wie uitviel of nog wacht, telt mee in het geheel."
        " Bij een kleine groep kan het deel door toeval ver afwijken: zie het interval.",
    )


def uitwisseling(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the plaatsingen by the deelregio of the ties and that of the home."""
    if not cijfers.loket.deelregios:
        return _ZONDER_DEELREGIOS
    frame = _bezet(cijfers.kruis("plaatsingen", "bindingsregio", "plaatsingsregio"))
    titel = f"Plaatsingen naar de deelregio van de binding (rij) en van de woning (kolom), {cijfers.periodetekst}"
    return tabel(frame, "uitwisseling", titel, leeg=False, koppen={"bindingsregio": "Binding in"})


@dataclass(frozen=True)
class Apart:
    """The deelregio that ``loket.toml`` sets apart; false when it sets none apart."""

    cijfers: Cijfers

    def __bool__(self) -> bool:
        return bool(self.naam)

    @property
    def naam(self) -> str:
        """Name of the deelregio."""
        return self.cijfers.loket.aandachtsregio

    def _van(self, naam: str, dimensie: str = "bindingsregio") -> Cijfer:
        return self.cijfers.deel(naam, **{dimensie: self.naam})

    @property
    def wachtlijst(self) -> Cijfer:
        """Who waits, with ties in the deelregio."""
        return self._van("wachtlijst")

    @property
    def te_lang(self) -> Cijfer:
        """Who of them waits longer than agreed."""
        return self._van("wacht_te_lang")

    @property
    def langste_wacht(self) -> Cijfer:
        """How long the one has waited who waits longest."""
        return self._van("langste_wacht")

    @property
    def plaatsingen(self) -> Cijfer:
        """Who was placed, with ties in the deelregio."""
        return self._van("plaatsingen")

    @property
    def eigen_regio(self) -> Cijfer:
        """The share of them that was placed in it."""
        return self._van("eigen_regio")

    @property
    def woningen(self) -> Cijfer:
        """The homes that were found in the deelregio, for whomever."""
        return self._van("plaatsingen", "plaatsingsregio")


def deelregio_apart(cijfers: Cijfers) -> Tabel | Tekst:
    """Return who waits and who was placed, of each gemeente of the deelregio that is set apart, and its homes."""
    apart = Apart(cijfers)
    if not apart:
        return Tekst("*In loket.toml staat geen aandachtsregio. Er is dus geen deelregio die hier apart staat.*")
    namen = ("wachtlijst", "plaatsingen", "geplaatst_eigen_gemeente", "geplaatst_eigen_regio")
    van = next(d.gemeenten for d in cijfers.loket.deelregios if d.naam == apart.naam)
    plekken = [*((g, "bindingsgemeente", "plaatsingsgemeente") for g in van)]
    plekken.append((apart.naam, "bindingsregio", "plaatsingsregio"))
    rijen = tuple(
        (
            _naam(plek) if binding != "bindingsregio" else "Totaal",
            *(cijfers.deel(naam, **{binding: plek}) for naam in namen),
            cijfers.deel("plaatsingen", **{woning: plek}),
        )
        for plek, binding, woning in plekken
    )
    return Tabel(
        "deelregio-apart",
        f"{apart.naam}: wie wacht op {cijfers.laatste_dag}, wie is geplaatst in {cijfers.periode.naam} en waar",
        ("Gemeente", "Wacht", "Geplaatst", "In eigen gemeente", "In eigen deelregio", "Woningen hier"),
        rijen,
        totaal=True,
        noot="Wacht en geplaatst tellen de kandidaten met binding in de gemeente. Woningen hier telt de plaatsingen"
        " in de gemeente zelf, voor wie dan ook.",
    )


def waar_geplaatst(cijfers: Cijfers) -> Tabel | Tekst:
    """Return where those were placed who have their ties in the deelregio that is set apart."""
    apart = Apart(cijfers)
    if not apart:
        return Tekst("")
    if not apart.plaatsingen:
        geen = f"In {cijfers.periode.voluit} is niemand geplaatst met binding in deelregio {apart.naam}."
        return Tekst(f"*{niets(apart.plaatsingen, geen)}*")
    van = next(d.gemeenten for d in cijfers.loket.deelregios if d.naam == apart.naam)
    frame = cijfers.kruis("plaatsingen", "bindingsgemeente", "plaatsingsgemeente").loc[list(van)]
    bezet = [k for k in frame if any(frame[k])]
    return tabel(
        frame[bezet],
        "waar-geplaatst",
        f"Waar kandidaten met binding in deelregio {apart.naam} een woning kregen, {cijfers.periodetekst}",
        leeg=False,
        koppen={"bindingsgemeente": "Binding in"},
    )


# --- routes ----------------------------------------------------------------------------------------------------------


def routes(cijfers: Cijfers) -> Tabel | Tekst:
    """Return of each group with a route of its own who was registered all the same, and who was sent on."""
    if not cijfers.loket.routes:
        return Tekst("*In loket.toml staat geen groep met een eigen route naar een woning.*")
    if cijfers.aanmeldingen_route.waarde is None:
        waar = "In het register van een van de loketten" if cijfers.delen else "In het register"
        return Tekst(
            f"*{waar} staat bij geen enkel traject een route. Wie er uit deze groepen is aangemeld, is daarom"
            " onbekend, en niet 0.*"
        )
    sinds = {r.naam: opmaak.datum(r.sinds) for r in cijfers.loket.gesloten_routes}
    namen = ("aanmeldingen_route", "aanmeldingen_gesloten_route", "doorverwezen", "route_niet_doorverwezen")
    return Tabel(
        "routes",
        f"Groepen met een eigen route naar een woning, {cijfers.periodetekst}",
        ("Groep", "Sinds", "Aangemeld", "Vanaf die dag", "Doorverwezen", "Niet doorverwezen"),
        tuple(
            (route, sinds.get(route, "–"), *(cijfers.deel(naam, route=route) for naam in namen))
            for route in cijfers.groepswaarden("route")
        ),
        noot="Sinds: vanaf die dag gaat de groep niet meer via het loket. Doorverwezen telt wie in de periode stopte"
        " omdat de eigen route geldt, ook van een eerdere aanmelding. Niet doorverwezen telt alleen aanmeldingen"
        " van de periode. Wie het loket niet bereikte, staat niet in het register.",
    )
