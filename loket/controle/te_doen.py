"""What is left to do before a report is definitief: what was taken over from last year, is empty, or is still open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.basis import opmaak
from loket.basis.afspraken import EVAL
from loket.basis.alineas import is_geschreven, te_herzien
from loket.cijfers.cijfers import Cijfers
from loket.controle.verslag import TEKSTVERWERKERS, Bevinding, Verslag, rijen, van_de_cijfers, werk
from loket.register.inrichting import NOG_INVULLEN
from loket.register.nieuw_jaar import STAND_VAN
from loket.register.planning import TE_LAAT, komt_terug
from loket.register.schema import JAARTABELLEN, MAG_ONTBREKEN

#: So much of a paragraph tells which one it is.
_BEGIN = 60
#: What Markdown puts at the beginning of a paragraph.
_TEKENS = re.compile(r"^[\s>*+\d.)-]+|\*\*")


@werk("tekst-herzien", "Elke alinea is voor dit jaar herschreven.")
def _tekst_herzien(verslag: Verslag) -> Iterator[Bevinding]:
    for stuk in verslag.stukken:
        for regel, alinea in te_herzien(stuk.tekst):
            woorden = " ".join(_TEKENS.sub("", EVAL.sub("…", alinea)).split())
            yield Bevinding(
                stuk.bestand,
                stuk.plaats(regel),
                f"nog te herzien: {_begin(woorden) or 'wat hierboven staat'}",
                "een alinea die voor dit jaar is herschreven",
                "herschrijf de alinea en haal <!-- herzien --> weg",
            )


def _begin(woorden: str) -> str:
    return woorden if len(woorden) <= _BEGIN else f"{woorden[:_BEGIN].rpartition(' ')[0] or woorden[:_BEGIN]}…"


@werk("loket-ingevuld", "Elke regel van loket.toml is ingevuld.")
@van_de_cijfers
def _loket_ingevuld(cijfers: Cijfers) -> Iterator[Bevinding]:
    for naam in cijfers.loket.open:
        yield Bevinding(
            "loket.toml",
            "",
            f"{naam}: {NOG_INVULLEN}",
            "de vaste gegevens van dit loket",
            "vul de regel in; erboven staat waarvoor zij is",
        )
    if cijfers.jaar < cijfers.loket.gestart_in:
        yield Bevinding(
            "loket.toml",
            "",
            f"gestart_in = {cijfers.loket.gestart_in}",
            f"hoogstens {cijfers.jaar}, want daarover gaat dit verslag",
            "zet er het eerste jaar waarin het loket in deze vorm werkte",
        )


@werk("tekst-geschreven", "Elke tekst die het verslag toont, is geschreven.")
def _tekst_geschreven(verslag: Verslag) -> Iterator[Bevinding]:
    """Look for what the report would leave empty: a section of this year, or the look back at last year's."""
    jaar = verslag.cijfers.jaar
    dit_jaar = {stuk.bestand.rpartition("/")[2]: stuk.tekst for stuk in verslag.stukken if "/verhaal/" in stuk.bestand}
    vorig_jaar = {f"{sectie}.md": tekst for sectie, tekst in verslag.vorige_teksten.items()}
    for sectie, van in dict.fromkeys(verslag.opbouw.secties_van_jaar()):
        if not verslag.cijfers.loket.kon_schrijven(van, jaar):
            continue
        teksten = {jaar: dit_jaar, jaar - 1: vorig_jaar}.get(van, {})
        if not is_geschreven(teksten.get(f"{sectie}.md", "")):
            herstel = f'schrijf haar, of haal de cel met verhaal("{sectie}") uit het notebook'
            ernaast = (verslag.cijfers.register.map / str(van) / "verhaal").glob(f"{sectie}.*")
            if lijkt := next((pad for pad in ernaast if pad.suffix != ".md"), None):  # Windows hides how it ends
                naar = "zet die tekst in" if lijkt.suffix.lower() in TEKSTVERWERKERS else "noem dat bestand"
                herstel = f"er staat wel {lijkt.name}: {naar} {sectie}.md"
            yield Bevinding(
                f"{van}/verhaal/{sectie}.md",
                "",
                f"over {van} is ‘{sectie}’ niet geschreven",
                "een tekst, want het verslag toont haar; een akkoord vervangt die niet",
                herstel,
            )


@werk("auteur-genoemd", "Op het voorblad staat wie het verslag heeft samengesteld.")
def _auteur_genoemd(verslag: Verslag) -> Iterator[Bevinding]:
    if verslag.opbouw.roept_aan("voorblad") and not is_geschreven(verslag.colofon):
        yield Bevinding(
            f"{verslag.cijfers.jaar}/verhaal/colofon.md",
            "",
            "geen auteur",
            "wie het verslag heeft samengesteld, en wanneer; een akkoord vervangt dat niet",
            "schrijf dat in colofon.md, op één regel",
        )


@werk("opmerking-open", "Elke opmerking van meelezers is verwerkt.")
def _opmerking_open(verslag: Verslag) -> Iterator[Bevinding]:
    tabel = verslag.cijfers.dit_jaar("opmerkingen")
    for bestand, plaats, rij in rijen(tabel[tabel["status"] == "open"]):
        yield Bevinding(
            bestand,
            plaats,
            f"{rij['rol']} bij {rij['anker']}: {rij['opmerking']}",
            "een opmerking die is verwerkt",
            "pas het verslag aan of leg uit waarom niet, en zet de status op verwerkt",
        )


@werk("planning-bijgewerkt", "Van elk overleg dat is geweest, staat vast of het is gehouden.")
@van_de_cijfers
def _planning_bijgewerkt(cijfers: Cijfers) -> Iterator[Bevinding]:
    planning = cijfers.dit_jaar("jaarplanning")
    for bestand, plaats, punt in rijen(planning[planning["stand"] == TE_LAAT]):
        yield Bevinding(
            bestand,
            plaats,
            f"{punt['onderwerp']} op {opmaak.datum(punt['datum'].date())}: gepland",
            "gehouden of vervallen, want de dag is voorbij",
            "vul in hoe het is gegaan",
        )


@werk("overleg-gepland", "Wie vorig jaar bijeenkwam, staat even vaak in de jaarplanning.", verklaarbaar=True)
@van_de_cijfers
def _overleg_gepland(cijfers: Cijfers) -> Iterator[Bevinding]:
    if cijfers.periode.soort != "jaar":
        return
    nu, toen = (jaar.dit_jaar("jaarplanning") for jaar in (cijfers, cijfers.vorig))
    keren = nu["gremium"].value_counts()
    terug = [komt_terug(*punt) for punt in toen[["status", "terugkerend"]].itertuples(index=False)]
    for gremium, eerder in toen.loc[terug, "gremium"].value_counts().sort_index().items():
        if (aantal := keren.get(gremium, 0)) < eerder:
            yield Bevinding(
                f"{cijfers.jaar}/jaarplanning.csv",
                "",
                f"{gremium}: {aantal} keer, in {cijfers.vorig.jaar} {eerder} keer",
                f"even vaak als in {cijfers.vorig.jaar}",
                "zet het overleg erbij; ging het niet door, dan met status vervallen",
            )


@werk("dossier-bijgewerkt", "Elk dossier heeft een stand van dit jaar.", verklaarbaar=True)
@van_de_cijfers
def _dossier_bijgewerkt(cijfers: Cijfers) -> Iterator[Bevinding]:
    if cijfers.periode.soort != "jaar":
        return
    wat = ["dossier", "stand", "vervolg"]
    eerder = {tuple(rij) for rij in cijfers.vorig.dit_jaar("dossiers")[wat].to_numpy()}
    for bestand, plaats, rij in rijen(cijfers.dit_jaar("dossiers")):
        if STAND_VAN.match(rij["stand"]) or tuple(rij[kolom] for kolom in wat) in eerder:
            yield Bevinding(
                bestand,
                plaats,
                f"{rij['dossier']}: nog de stand van een eerder jaar",
                f"de stand van eind {cijfers.jaar}",
                f"schrijf hoe het er eind {cijfers.jaar} voor staat, zonder ‘Stand eind …’, en wat het vervolg is",
            )


@werk("tabel-gevuld", "Een tabel waarin vorig jaar iets stond, is dit jaar niet leeg.", verklaarbaar=True)
@van_de_cijfers
def _tabel_gevuld(cijfers: Cijfers) -> Iterator[Bevinding]:
    aantal = {bron.pad.partition("/")[2]: bron.rijen for bron in cijfers.register.bronnen}
    for naam in JAARTABELLEN:
        bestand, eerder = f"{cijfers.jaar}/{naam}.csv", aantal.get(f"{cijfers.vorig.jaar}/{naam}.csv", 0)
        if cijfers.periode.soort == "jaar" and naam not in MAG_ONTBREKEN and eerder and aantal.get(bestand) == 0:
            yield Bevinding(
                bestand,
                "",
                f"geen enkele rij; in {cijfers.vorig.jaar} {opmaak.met_woord(eerder, ('rij', 'rijen'))}",
                "de rijen van dit jaar",
                "vul de tabel; was er echt niets, zet de waarschuwing dan in akkoord.csv",
            )


TE_DOEN = (
    _loket_ingevuld,
    _tekst_geschreven,
    _auteur_genoemd,
    _tekst_herzien,
    _tabel_gevuld,
    _overleg_gepland,
    _planning_bijgewerkt,
    _dossier_bijgewerkt,
    _opmerking_open,
)
