"""What the report must say of its figures and show beside them, so that a reader is not misled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loket.cijfers.definities import DEFINITIES
from loket.cijfers.telfout import waar_staat
from loket.controle.verslag import TEKSTVERWERKERS, Bevinding, Controle, Verslag, fout, waarschuwing
from loket.register.inrichting import NOG_INVULLEN

#: Words by which a text itself says that a cohort has not been followed for its full time.
_VOORLOPIG = re.compile(
    r"stand_van_meting|voorlopig|nog (?:niet de volle|geen \w+ jaar)|niet de volle tijd", re.IGNORECASE
)


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


#: What prints definitions; the sheet of a partner has those of its own figures.
_BEGRIPPEN = ("verantwoording.begrippen", "partners.begrippen")


@waarschuwing("begrippen-afgedrukt", "Van elk cijfer staat de definitie in het verslag.")
def _begrippen_afgedrukt(verslag: Verslag) -> Iterator[Bevinding]:
    gekoppeld = verslag.gekoppeld()
    if gekoppeld and not any(map(verslag.opbouw.roept_aan, _BEGRIPPEN)):
        yield Bevinding(
            verslag.notebook,
            "",
            f"{len({rol.naam for _, _, rol in gekoppeld})} cijfers zonder hun definitie",
            "een lijst met de definitie van elk cijfer",
            "zet een cel met verantwoording.begrippen() in het notebook",
        )


@waarschuwing("voorlopig-gemerkt", "Bij een cohort dat nog wordt gevolgd, staat dat het cijfer voorlopig is.")
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


@fout("definities-ingevuld", "Elk cijfer heeft een naam en een definitie die iemand heeft geschreven.")
def _definities_ingevuld(_: Verslag) -> Iterator[Bevinding]:
    """Look at all definitions: those that a report does not show stand in its file of figures."""
    for naam, definitie in DEFINITIES.items():
        teksten = (definitie.label, *getattr(definitie, "woorden", ()), definitie.omschrijving)
        if NOG_INVULLEN in " ".join(teksten).lower():
            bestand, regel = waar_staat(naam)
            yield Bevinding(
                bestand,
                f"regel {regel}" * bool(regel),
                f"{naam}: {NOG_INVULLEN}",
                "hoe het cijfer heet, in enkelvoud en meervoud, en in één zin welke gevallen tellen",
                f"vul elke plek in waar {NOG_INVULLEN.upper()} staat, of haal de definitie weg",
            )


@waarschuwing("stroom-en-trechter", "Naast de jaarstroom staat de trechter van dezelfde kandidaten.")
def _stroom_en_trechter(verslag: Verslag) -> Iterator[Bevinding]:
    stroom = any(map(verslag.opbouw.roept_aan, ("grafieken.jaarstroom", "overzichten.jaarstroom")))
    if stroom and not verslag.opbouw.roept_aan("overzichten.trechter"):
        yield Bevinding(
            verslag.notebook,
            "",
            "de jaarstroom zonder de trechter",
            "naast de jaarstroom een tabel die dezelfde kandidaten volgt",
            "zet een cel met overzichten.trechter(cijfers) onder de jaarstroom",
        )


@waarschuwing("redenen-getoond", "Bij negatieve afsluitingen en uitval staan de redenen.")
def _redenen_getoond(verslag: Verslag) -> Iterator[Bevinding]:
    for cijfer, reden in (("negatief_afgesloten", "afsluitreden"), ("uitval", "uitval_reden")):
        if verslag.gekoppeld(cijfer) and reden not in verslag.opbouw.teksten:
            yield Bevinding(
                verslag.notebook,
                "",
                f"{DEFINITIES[cijfer].label} zonder de redenen",
                "een tabel met de redenen",
                f"zet een tabel van {cijfer} naar {reden} in het notebook",
            )


@waarschuwing("verhaal-gebruikt", "Elke geschreven tekst staat in het verslag.")
def _verhaal_gebruikt(verslag: Verslag) -> Iterator[Bevinding]:
    gebruikt = {*verslag.opbouw.secties(), "colofon"}
    for bestand in sorted({stuk.bestand for stuk in verslag.stukken if "/verhaal/" in stuk.bestand}):
        sectie = bestand.rpartition("/")[2].removesuffix(".md")
        if sectie not in gebruikt:
            yield Bevinding(
                bestand,
                "",
                f"de tekst ‘{sectie}’ staat niet in het verslag",
                f'een cel met verhaal("{sectie}")',
                f'zet verhaal("{sectie}") in het notebook, of verbeter de naam van het bestand',
            )
    map_van_jaar = verslag.cijfers.register.map / str(verslag.cijfers.jaar) / "verhaal"
    for pad in sorted(map_van_jaar.glob("[!.~]*")) if verslag.opbouw.secties() else ():
        if pad.suffix.lower() in TEKSTVERWERKERS:
            yield Bevinding(
                f"{verslag.cijfers.jaar}/verhaal/{pad.name}",
                "",
                "geen platte tekst: het verslag leest dit bestand niet",
                "een bestand dat op .md eindigt",
                f"zet de tekst in {pad.stem}.md, en haal {pad.name} weg uit deze map",
            )


_strikt_ernaast = Controle(
    "strikt-ernaast",
    "waarschuwing",
    "Naast duurzaam wonen zoals gepubliceerd staat het cijfer dat strikt is geteld.",
    _ernaast("duurzaam", "duurzaam_strikt", "het strikte cijfer ernaast: het gepubliceerde is een bovengrens"),
)
_wachtenden_ernaast = Controle(
    "wachtenden-ernaast",
    "waarschuwing",
    "Naast de wachttijd van wie is geplaatst staat de schatting met wie nog wacht.",
    _ernaast(
        "wachttijd",
        "wachttijd_geschat",
        "de geschatte wachttijd ernaast: wie nog wacht, telt in het gemiddelde niet mee",
    ),
)

VOLLEDIGHEID = (
    _definities_ingevuld,
    _begrippen_afgedrukt,
    _strikt_ernaast,
    _voorlopig_gemerkt,
    _wachtenden_ernaast,
    _stroom_en_trechter,
    _redenen_getoond,
    _verhaal_gebruikt,
)
