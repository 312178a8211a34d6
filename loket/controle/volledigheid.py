"""What the report must show beside its figures, so that a reader is not misled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.controle.verslag import Bevinding, Controle, Verslag, rijen, van_de_cijfers

#: Words by which a text itself says that a cohort has not been followed for its full time.
_VOORLOPIG = re.compile(
    r"stand_van_meting|voorlopig|nog (?:niet de volle|geen \w+ jaar)|niet de volle tijd", re.IGNORECASE
)
#: Behind a paragraph that the author took over and still has to rewrite.
_HERZIEN = re.compile(r"<!--\s*herzien\s*-->", re.IGNORECASE)
_VERHAAL = re.compile(r"verhaal(?:\.tekst)?\(\s*[\"'](\w+)[\"']")


def _ernaast(cijfer: str, ander: str, waarom: str) -> Callable[[Verslag], Iterator[Bevinding]]:
    """Require that a figure stands in the report wherever another one does, for the same year."""

    def zoek(verslag: Verslag) -> Iterator[Bevinding]:
        erbij = {rol.jaar for _, _, rol in verslag.gekoppeld(ander)}
        for stuk, regel, rol in verslag.gekoppeld(cijfer):
            if verslag.cijfers[rol.jaar].bekend and rol.jaar not in erbij:
                erbij.add(rol.jaar)
                yield Bevinding(
                    stuk.bestand,
                    stuk.plaats(regel),
                    f"{cijfer} van {rol.jaar} zonder {ander}",
                    waarom,
                    f"zet er {{eval}}`{rol.pad.replace(cijfer, ander)}` bij",
                )

    return zoek


def _begrippen_afgedrukt(verslag: Verslag) -> Iterator[Bevinding]:
    gekoppeld = verslag.gekoppeld()
    if gekoppeld and "verantwoording.begrippen(" not in verslag.code:
        yield Bevinding(
            verslag.notebook,
            "",
            f"{len({rol.naam for _, _, rol in gekoppeld})} cijfers zonder hun definitie",
            "een lijst met de definitie van elk cijfer",
            "zet een cel met verantwoording.begrippen() in het notebook",
        )


def _voorlopig_gemerkt(verslag: Verslag) -> Iterator[Bevinding]:
    for stuk in verslag.stukken:
        if _VOORLOPIG.search(stuk.tekst):
            continue
        for regel, rol in stuk.rollen(verslag.cijfers.jaar):
            uitkomst = rol.naam in DEFINITIES and DEFINITIES[rol.naam].cohort and rol.naam != "nameting_cohort"
            cohort = verslag.cijfers[rol.jaar] if uitkomst else None
            if cohort and cohort.bekend and getattr(cohort, rol.naam).voorlopig:
                yield Bevinding(
                    stuk.bestand,
                    stuk.plaats(regel),
                    f"{rol.naam} van cohort {rol.jaar}",
                    "dat erbij staat dat dit cijfer voorlopig is: het cohort is nog niet de volle tijd gevolgd",
                    "zet er een zin bij met ‘voorlopig’, of {eval}`….stand_van_meting`",
                )
                break


def _stroom_en_trechter(verslag: Verslag) -> Iterator[Bevinding]:
    if "jaarstroom(" in verslag.code and "trechter(" not in verslag.code:
        yield Bevinding(
            verslag.notebook,
            "",
            "de jaarstroom zonder de trechter",
            "naast de jaarstroom een tabel die dezelfde kandidaten volgt",
            "zet een cel met overzichten.trechter(cijfers) onder de jaarstroom",
        )


def _redenen_getoond(verslag: Verslag) -> Iterator[Bevinding]:
    for cijfer, reden in (("negatief_afgesloten", "afsluitreden"), ("uitval", "uitval_reden")):
        if verslag.gekoppeld(cijfer) and reden not in verslag.code:
            yield Bevinding(
                verslag.notebook,
                "",
                f"{DEFINITIES[cijfer].label} zonder de redenen",
                "een tabel met de redenen",
                f"zet een tabel van {cijfer} naar {reden} in het notebook",
            )


def _verhaal_gebruikt(verslag: Verslag) -> Iterator[Bevinding]:
    gebruikt = {*_VERHAAL.findall(verslag.code), "colofon"}
    for bestand in sorted({stuk.bestand for stuk in verslag.stukken if stuk.bestand.endswith(".md")}):
        sectie = bestand.rpartition("/")[2].removesuffix(".md")
        if sectie not in gebruikt:
            yield Bevinding(
                bestand,
                "",
                f"de tekst ‘{sectie}’ staat niet in het verslag",
                f'een cel met verhaal("{sectie}")',
                f'zet verhaal("{sectie}") in het notebook, of verbeter de naam van het bestand',
            )


def _tekst_herzien(verslag: Verslag) -> Iterator[Bevinding]:
    for stuk in verslag.stukken:
        for treffer in _HERZIEN.finditer(stuk.tekst):
            begin = stuk.tekst[: treffer.start()].rstrip()
            alinea = begin.rpartition("\n\n")[2]
            yield Bevinding(
                stuk.bestand,
                stuk.plaats(begin.count("\n") + 1),
                f"nog te herzien: {alinea[:60]}",
                "een alinea die voor dit jaar is herschreven",
                "herschrijf de alinea en haal <!-- herzien --> weg",
            )


@van_de_cijfers
def _opmerking_open(cijfers: Cijfers) -> Iterator[Bevinding]:
    tabel = cijfers.dit_jaar("opmerkingen")
    for bestand, plaats, rij in rijen(tabel[tabel["status"] == "open"]):
        yield Bevinding(
            bestand,
            plaats,
            f"{rij['rol']} bij {rij['anker']}: {rij['opmerking']}",
            "een opmerking die is verwerkt",
            "pas het verslag aan of leg uit waarom niet, en zet de status op verwerkt",
        )


VOLLEDIGHEID = (
    Controle(
        "begrippen-afgedrukt",
        "waarschuwing",
        "Van elk cijfer staat de definitie in het verslag.",
        _begrippen_afgedrukt,
    ),
    Controle(
        "strikt-ernaast",
        "waarschuwing",
        "Naast duurzaam wonen zoals gepubliceerd staat het cijfer dat strikt is geteld.",
        _ernaast("duurzaam", "duurzaam_strikt", "het strikte cijfer ernaast: het gepubliceerde is een bovengrens"),
    ),
    Controle(
        "voorlopig-gemerkt",
        "waarschuwing",
        "Bij een cohort dat nog wordt gevolgd, staat dat het cijfer voorlopig is.",
        _voorlopig_gemerkt,
    ),
    Controle(
        "wachtenden-ernaast",
        "waarschuwing",
        "Naast de wachttijd van wie is geplaatst staat de schatting met wie nog wacht.",
        _ernaast(
            "wachttijd",
            "wachttijd_geschat",
            "de geschatte wachttijd ernaast: wie nog wacht, telt in het gemiddelde niet mee",
        ),
    ),
    Controle(
        "stroom-en-trechter",
        "waarschuwing",
        "Naast de jaarstroom staat de trechter van dezelfde kandidaten.",
        _stroom_en_trechter,
    ),
    Controle(
        "redenen-getoond",
        "waarschuwing",
        "Bij negatieve afsluitingen en uitval staan de redenen.",
        _redenen_getoond,
    ),
    Controle(
        "verhaal-gebruikt",
        "waarschuwing",
        "Elke geschreven tekst staat in het verslag.",
        _verhaal_gebruikt,
    ),
    Controle(
        "tekst-herzien",
        "waarschuwing",
        "Elke alinea is voor dit jaar herschreven.",
        _tekst_herzien,
    ),
    Controle(
        "opmerking-open",
        "waarschuwing",
        "Elke opmerking van meelezers is verwerkt.",
        _opmerking_open,
    ),
)
